"""Training: weights from well-spaced sentences.

    python -m krnews.spacing.train FILE... --out DIR

A sentence is robbed of its spaces in the ways in which real texts lose theirs, Kiwi reads what is left, and a
logistic regression learns at which gaps a space was lost. Each round draws new losses. The last rounds prune: the
features that matter least go, and those that stay learn again. One seed always gives the same weights, bit for bit.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from krnews._kiwi import kiwi
from krnews.spacing.features import BITS, gaps
from krnews.spacing.losing import CURLED, PARTIAL, curl, lose
from krnews.spacing.tokens import columns
from krnews.spacing.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        seed: Of all that is drawn.
        rounds: Rounds before pruning; each reads every sentence once, with losses of its own.
        sizes: How many features stay in each of the rounds that prune.
        rate: Learning rate of AdaGrad.
        batch: Gaps between two updates.
        step: What one step of a weight is worth in the file, in logits.
        holdout: One sentence in so many is held out for the report; 0 trains on all.
    """

    seed: int = 1
    rounds: int = 4
    sizes: tuple[int, ...] = (240_000, 120_000, 68_000, 68_000)
    rate: float = 0.05
    batch: int = 512
    step: float = 0.1
    holdout: int = 20


class Figures(NamedTuple):
    """How well spaces are put back, on sentences that were not trained on.

    Attributes:
        full: F1 over the spaces of sentences that lost all of them.
        partial: F1 on sentences that lost a part.
        damage: Gaps changed in intact sentences, per 1,000.
        sentences: How many were held out.
    """

    full: float
    partial: float
    damage: float
    sentences: int


def train(sentences: Sequence[str], plan: Plan | None = None, card: dict[str, Any] | None = None) -> Weights:
    """Weights trained on well-spaced sentences.

    Args:
        sentences: One sentence or paragraph each, without line breaks.
        plan: How; the defaults are those of the shipped weights.
        card: What the file shall say of itself, beside the plan.

    Returns:
        The weights; the same sentences and plan always give the same.
    """
    import numpy as np

    plan = plan or Plan()
    learner = _Learner(plan)
    total = plan.rounds + len(plan.sizes)
    for number in range(total):
        if number >= plan.rounds:
            learner.prune(plan.sizes[number - plan.rounds])
        keys, lost = _examples(sentences, plan.seed, number, total)
        learner.learn(keys, lost, np.random.default_rng([plan.seed, number]), last=number == total - 1)
    values = np.clip(np.round(learner.weights / plan.step), -127, 127).astype(np.int8)
    told = {**(card or {}), "seed": plan.seed, "sentences": len(sentences), "weights": int(np.count_nonzero(values))}
    return Weights(values, plan.step, told)


_SAMPLE = 20  # batches between two samples of the mean


class _Learner:
    """Logistic regression by AdaGrad over hashed features."""

    def __init__(self, plan: Plan) -> None:
        import numpy as np

        self.plan = plan
        self.weights = np.zeros(1 << BITS, np.float32)
        self.squares = np.full(1 << BITS, 0.1, np.float32)
        self.counts = np.zeros(1 << BITS, np.int64)
        self.alive = np.ones(1 << BITS, np.bool_)

    def learn(
        self, keys: NDArray[np.uint32], lost: NDArray[np.float32], rng: np.random.Generator, *, last: bool = False
    ) -> None:
        """Read the examples once, in a drawn order; the last time, keep the mean of the weights over that round.

        Where they stand when the examples run out is chance, and costs up to two thousandths of F1.
        """
        import numpy as np

        self.counts += np.bincount(keys.ravel(), minlength=1 << BITS)
        order = rng.permutation(len(lost))
        kept = np.flatnonzero(self.alive)
        total, taken = np.zeros(len(kept), np.float64), 0
        for at in range(0, len(order), self.plan.batch):
            batch = keys[order[at : at + self.plan.batch]]
            flat = batch.ravel()
            error = 1 / (1 + np.exp(-self.weights[batch].sum(axis=1))) - lost[order[at : at + self.plan.batch]]
            slope = np.repeat(error, batch.shape[1]) * self.alive[flat]
            np.add.at(self.squares, flat, slope * slope)
            np.add.at(self.weights, flat, -self.plan.rate * slope / np.sqrt(self.squares[flat]))
            if last and at // self.plan.batch % _SAMPLE == 0:
                total += self.weights[kept]
                taken += 1
        if taken:
            self.weights[kept] = total / taken

    def prune(self, size: int) -> None:
        """Keep the `size` features that matter most: those with a heavy weight that are seen often."""
        import numpy as np

        matter = np.abs(self.weights) * np.log1p(self.counts)
        if np.count_nonzero(matter) > size:
            self.alive &= matter > np.partition(matter, -size - 1)[-size - 1]
        self.weights *= self.alive
        self.squares[:] = 0.1


def _examples(sentences: Sequence[str], seed: int, number: int, total: int) -> tuple[Any, Any]:
    """The gaps of all sentences that show no space, and whether one was lost there."""
    import numpy as np

    robbed = []
    for n, text in enumerate(sentences):
        rng = Random(f"{seed} {number} {n}")
        robbed.append(lose(curl(text) if rng.random() < CURLED else text, rng))
    keys, lost = [], []
    told = _bar(kiwi().tokenize(robbed), len(robbed), f"round {number + 1}/{total}")
    for given, text, tokens in zip(robbed, sentences, told, strict=True):
        found = gaps(given, columns([(0, tokens)]))
        keys.append(found.keys)
        lost.append(_spaced(text)[~found.spaced])
    return np.concatenate(keys), np.concatenate(lost).astype(np.float32)


def _spaced(text: str) -> Any:
    """For each gap of the text whether a space stands there."""
    import numpy as np

    at = np.flatnonzero(~np.array([c.isspace() for c in text], np.bool_))
    return np.diff(at) > 1


def measure(weights: Weights, sentences: Sequence[str], seed: int = 0) -> Figures:
    """Figures of the weights on sentences that they were not trained on."""
    from krnews.spacing.model import Spacing

    spacing = Spacing(weights)
    full, partial, clean = [0] * 4, [0] * 4, [0] * 4
    for n, text in enumerate(_bar(sentences, len(sentences), "measuring")):
        _count(full, text, text.replace(" ", ""), spacing)
        _count(partial, text, lose(text, Random(f"{seed} measure {n}"), PARTIAL), spacing)
        _count(clean, text, text, spacing)
    damage = 1000 * (clean[1] + clean[2]) / max(clean[3], 1)
    return Figures(round(_f1(full), 4), round(_f1(partial), 4), round(damage, 2), len(sentences))


def _count(counts: list[int], text: str, given: str, spacing: Any) -> None:
    want, got = _spaced(text), _spaced(spacing.normalize_spacing(given))
    for n, value in enumerate(((want & got).sum(), (got & ~want).sum(), (want & ~got).sum(), len(want))):
        counts[n] += int(value)


def _f1(counts: Sequence[int]) -> float:
    return 2 * counts[0] / max(2 * counts[0] + counts[1] + counts[2], 1)


def sentences_of(paths: Iterable[Path]) -> list[str]:
    """The sentences of files: one a line, or JSONL whose objects have a `text`.

    Raises:
        ValueError: A line of a JSONL file holds none, or a file is not in UTF-8; the message says where.
    """
    found: dict[str, None] = {}
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise ValueError(f"{path} is not in UTF-8 ({error}); convert it first, as by iconv -f CP949") from error
        for number, line in enumerate(lines, 1):
            text = line
            if path.suffix in (".jsonl", ".ndjson") and line.strip():
                row = json.loads(line)
                if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                    raise ValueError(f'{path}, line {number}: expected an object with a "text"')
                text = row["text"]
            text = " ".join(text.split())
            if " " in text:
                found[text] = None
    return list(found)


def _bar(items: Iterable[Any], total: int, name: str) -> Iterator[Any]:
    """Pass the items on, and draw a progress bar where a person watches."""
    shown = sys.stderr.isatty()
    for n, item in enumerate(items, 1):
        yield item
        if shown and (n % 100 == 0 or n == total):
            done = 30 * n // total
            print(f"\r{name:12} {'█' * done}{'░' * (30 - done)} {n:,}/{total:,}", end="", file=sys.stderr, flush=True)
    if shown:
        print(file=sys.stderr)


def main(argv: Sequence[str] | None = None) -> int:
    """The command line: train, write ``weights.npz`` and ``report.json``, print the report."""
    defaults = Plan()
    parser = argparse.ArgumentParser(
        prog="python -m krnews.spacing.train", description="Train the weights of normalize_spacing on your own text."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a sentence a line, or JSONL with a text")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where weights.npz and report.json go")
    parser.add_argument("--seed", type=int, default=defaults.seed, help="default: %(default)s")
    parser.add_argument(
        "--holdout", type=int, default=defaults.holdout, metavar="N",
        help="hold out one sentence in N for the figures, 0 for none; default: %(default)s",
    )  # fmt: skip
    parser.add_argument("--note", default="", help="a word on sources and licence, for the card in the file")
    given = parser.parse_args(argv)
    try:
        sentences = sentences_of(given.files)
        if not sentences:
            raise ValueError("the files hold no sentence with a space")
        held = [text for text in sentences if given.holdout and crc32(text.encode()) % given.holdout == 0]
        if len(held) == len(sentences):
            raise ValueError(f"--holdout {given.holdout} leaves no sentence to learn from; hold out one in 2 or more")
        given.out.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    plan = replace(defaults, seed=given.seed, holdout=given.holdout)
    out = set(held)
    weights = train([text for text in sentences if text not in out], plan, {"note": given.note})
    data = weights.to_bytes()
    (given.out / "weights.npz").write_bytes(data)
    report = {**weights.card, "bytes": len(data), "sha256": sha256(data).hexdigest()}
    if held:
        report["held out"] = measure(weights, held, plan.seed)._asdict()
    told = json.dumps(report, ensure_ascii=False, indent=2)
    (given.out / "report.json").write_text(told + "\n", encoding="utf-8")
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
