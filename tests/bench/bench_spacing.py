"""Spacing beside its peers: F1, damage and speed on the same sentences in one run.

    python tests/bench/bench_spacing.py [--gold FILE...]

The sentences are the project's own corpus; their loss is drawn from a seed. `--gold` takes JSONL with `input` (spaces
lost) and `gold` instead.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

from table import markdown

import krnews
from krnews._kiwi import kiwi
from krnews.spacing import model
from krnews.spacing.losing import lose

CORPUS = Path(__file__).resolve().parent.parent / "cases" / "spacing" / "corpus.txt"
Pair = tuple[str, str]
Fix = Callable[[str], str]


def own_pairs() -> list[Pair]:
    """The sentences of the corpus, each as it reads and as it lost a part of its spaces."""
    rng = Random(4)
    sentences = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if line]
    return [(lose(text, rng, ("some", "many", "most", "lines")), text) for text in sentences]


def spaces(text: str) -> tuple[str, set[int]]:
    """The characters that are not blank, and the numbers of those behind which a space stands."""
    chars: list[str] = []
    found: set[int] = set()
    for char in text:
        if char.isspace():
            found.add(len(chars))
        else:
            chars.append(char)
    return "".join(chars), found - {0, len(chars)}


def score(fix: Fix, pairs: Sequence[Pair]) -> tuple[float, float, int]:
    """F1 over spaces, gaps changed per 1,000, texts whose letters were altered."""
    hit = wrong = missed = gaps = altered = 0
    for given, gold in pairs:
        (letters, want), (out, got) = spaces(gold), spaces(fix(given))
        altered += letters != out
        hit, wrong, missed = hit + len(want & got), wrong + len(got - want), missed + len(want - got)
        gaps += max(len(letters) - 1, 1)
    return 2 * hit / max(2 * hit + wrong + missed, 1), 1000 * (wrong + missed) / gaps, altered


def systems() -> dict[str, Fix | None]:
    """The systems; None where a peer is not installed."""
    found: dict[str, Fix | None] = {"krnews": lambda text: str(krnews.normalize_spacing(text))}
    shared = kiwi()
    found["Kiwi.space"] = lambda text: str(shared.space(text))
    found["quickspacer"] = None
    if find_spec("quickspacer") and find_spec("tensorflow"):
        from quickspacer import Spacer

        spacer = Spacer(level=3)
        found["quickspacer"] = lambda text: str(spacer.space([text])[0])
    return found


def overhead(pairs: Sequence[Pair]) -> float:
    """What krnews adds to Kiwi's work on documents of twelve sentences, in seconds of a processor of one run.

    Kiwi reads the lines of a document in threads of its own; on a clock, two cores halve its time and not ours.
    """
    documents = ["\n".join(given for given, _ in pairs[at : at + 12]) for at in range(0, len(pairs), 12)]
    real, spent = model.kiwi(), 0.0

    class Timed:
        def tokenize(self, texts: Sequence[str]) -> object:
            nonlocal spent
            start = time.process_time()
            tokens = list(real.tokenize(texts))
            spent += time.process_time() - start
            return tokens

    keep, ratios = model.kiwi, []
    model.kiwi = Timed  # type: ignore[assignment]
    try:
        for number in range(8):
            spent, start = 0.0, time.process_time()
            for document in documents:
                krnews.normalize_spacing(document)
            if number:  # the first run loads Kiwi
                ratios.append((time.process_time() - start - spent) / spent)
    finally:
        model.kiwi = keep
    return statistics.median(ratios)


def report(pairs: Sequence[Pair] | None = None) -> str:
    """The benchmark as Markdown."""
    pairs = pairs or own_pairs()
    full = [(gold.replace(" ", ""), gold) for _, gold in pairs]
    clean = [(gold, gold) for _, gold in pairs]
    documents = [" ".join(gold for _, gold in pairs[at : at + 12]) for at in range(0, len(pairs) - 11, 12)]
    chars = sum(len(given) for given, _ in pairs)
    rows = []
    for name, fix in systems().items():
        if fix is None:
            rows.append([name, "not installed", *["–"] * 5])
            continue
        fix(pairs[0][0])
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            partial = score(fix, pairs)
            seconds.append(time.perf_counter() - start)
        whole, kept, docs = score(fix, full), score(fix, clean), score(fix, [(text, text) for text in documents])
        altered = partial[2] + whole[2] + kept[2]
        figures = [f"{partial[0]:.4f}", f"{whole[0]:.4f}", f"{kept[1]:.2f}", f"{docs[1]:.3f}", str(altered)]
        rows.append([name, *figures, f"{chars / min(seconds):,.0f}"])
    head = ["system", "partial F1", "full F1", "clean damage", "document damage", "letters altered", "characters/s"]
    return (
        f"{len(pairs)} sentences; *partial*: a part of the spaces lost, *full*: all of them; damage: gaps changed per "
        "1,000 in intact sentences and in intact documents of twelve sentences. Characters a second are those of "
        "single sentences.\n\n"
        f"{markdown(head, rows)}\n\n"
        f"On documents krnews adds {overhead(pairs):.0%} to the processor time in which Kiwi reads.\n"
    )


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=Path, metavar="FILE")
    files = parser.parse_args().gold or []
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    print(report([(row["input"], row["gold"]) for row in rows] or None))


if __name__ == "__main__":
    main()
