"""Dates: krnews beside korean-datetime and dateparser's search, on the same texts in one run.

    python tests/bench/bench_dates.py [--gold FILE...]

Without gold, the texts are the project's own cases. Gold files are JSON lines with `text`, `published` and `dates`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from table import best_seconds, markdown

from krnews import dates

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "dates"
PAGES = ROOT / "examples" / "pages"
HEAD = (
    "system",
    "found",
    "precision",
    "right: written or from publication",
    "right: from another mention",
    "right: durations and sets",
    "characters a second",
)
KINDS = ("dated", "mention", "length")
NOON = dt.time(12)


class Hit(NamedTuple):
    """What a system says about one date; `value` only where it has no days."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    value: str | None = None


Reader = Callable[[str, dt.date], list[Hit]]


def krnews(text: str, published: dt.date) -> list[Hit]:
    found = dates.extract_dates(text, published=published)
    return [Hit(m.start, m.end, m.first, m.last, m.value) for m in found]


def korean_datetime() -> Reader:
    """It is asked for the nearest day, which suits news best; its intervals end at the midnight behind."""
    from korean_datetime import Cycle, ParseOptions, parse_all

    options = ParseOptions(cycle=Cycle.NEAREST)

    def read(text: str, published: dt.date) -> list[Hit]:
        hits = []
        for found in parse_all(text, now=dt.datetime.combine(published, NOON), options=options):
            first = last = found.start.date()
            if found.end is not None:
                last = max(first, (found.end - dt.timedelta(seconds=1)).date())
            hits.append(Hit(*found.span, first, last))
        return hits

    return read


def dateparser() -> Reader:
    """Its search gives the words that it read, not where they stood: the first place behind the last one is taken."""
    from dateparser.search import search_dates

    def read(text: str, published: dt.date) -> list[Hit]:
        base = dt.datetime.combine(published, NOON)
        hits, at = [], 0
        for words, moment in search_dates(text, languages=["ko", "en"], settings={"RELATIVE_BASE": base}) or []:
            start = max(at, text.find(words, at))
            at = start + len(words)
            hits.append(Hit(start, at, moment.date(), moment.date()))
        return hits

    return read


def peer(module: str, make: Callable[[], Reader]) -> Reader | None:
    return make() if importlib.util.find_spec(module) else None


def systems() -> dict[str, Reader | None]:
    return {
        "krnews": krnews,
        "korean-datetime (nearest)": peer("korean_datetime", korean_datetime),
        "dateparser `search_dates`": peer("dateparser", dateparser),
    }


def is_right(hit: Hit, gold: dict[str, Any]) -> bool:
    if gold["type"] in ("DURATION", "SET"):
        return hit.value == gold["value"]
    if gold["first"] is None:
        return True  # a vague word: finding it is enough
    first, last = (dt.date.fromisoformat(gold[end][:10]) for end in ("first", "last"))
    if hit.first is None or hit.last is None:
        return False
    inside = bool(gold.get("mod")) and first <= hit.first <= hit.last <= last
    return (hit.first, hit.last) == (first, last) or inside


def kind_of(gold: dict[str, Any]) -> str:
    if gold["type"] in ("DURATION", "SET"):
        return "length"
    return "mention" if gold.get("anchor") == "mention" else "dated"


def score(read: Reader, rows: Sequence[dict[str, Any]]) -> Counter[str]:
    count: Counter[str] = Counter()
    for row in rows:
        hits = guarded(read, row)
        for gold in row["dates"]:
            near = [hit for hit in hits if hit.start < gold["end"] and gold["start"] < hit.end]
            kind = kind_of(gold)
            count["gold"] += 1
            count[kind] += 1
            count["found"] += bool(near)
            count[f"{kind} right"] += any(is_right(hit, gold) for hit in near)
        count["hits"] += len(hits)
        count["true"] += sum(any(h.start < g["end"] and g["start"] < h.end for g in row["dates"]) for h in hits)
    return count


def guarded(read: Reader, row: dict[str, Any]) -> list[Hit]:
    """A text on which a peer fails counts as one in which it found nothing."""
    try:
        return read(row["text"], dt.date.fromisoformat(row["published"][:10]))
    except Exception:
        return []


def own_rows() -> list[dict[str, Any]]:
    wild = json.loads((CASES / "in-the-wild.json").read_text(encoding="utf-8"))
    known = json.loads((CASES / "known-failures.json").read_text(encoding="utf-8"))
    negative = json.loads((CASES / "negative.json").read_text(encoding="utf-8"))
    return [*wild, *known, *({**row, "dates": []} for row in negative)]


def own_pages() -> list[dict[str, Any]]:
    """Whole pages, on which the speed is taken: the cases are short and hold a date in every ten characters."""
    paths = sorted(PAGES.glob("*.txt"))
    return [{"text": path.read_text(encoding="utf-8"), "published": "2024-04-11"} for path in paths]


def gold_rows(paths: Iterable[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def report(rows: list[dict[str, Any]] | None = None) -> str:
    """The table of all systems on the same texts in this run, in Markdown."""
    own = rows is None
    rows = own_rows() if rows is None else rows
    gold = sum(len(row["dates"]) for row in rows)
    timed = own_pages() if own else rows
    chars = sum(len(row["text"]) for row in timed)
    lines = []
    for name, read in systems().items():
        if read is None:
            lines.append((name, "not installed", "", "", "", "", ""))
            continue
        count = score(read, rows)
        seconds = best_seconds(lambda read=read: [guarded(read, row) for row in timed])  # type: ignore[misc]
        lines.append(
            (
                name,
                f"{count['found'] / max(1, count['gold']):.3f}",
                f"{count['true'] / max(1, count['hits']):.3f}",
                *(f"{count[f'{kind} right']} of {count[kind]}" for kind in KINDS),
                f"{chars / seconds:,.0f}",
            )
        )
    texts = "the project's own cases, which krnews was built with" if own else "the given gold"
    where = "the example pages" if own else "the same texts"
    said = (
        f"{gold} dates in {len(rows)} texts ({texts}), all systems in one run. A date is found where a hit overlaps "
        "it, and right where its first and last day are the same (for durations and sets, its TIMEX3 value). "
        "korean-datetime leaves out durations and recurring times on purpose; dateparser gives one day for each hit. "
        f"Speed is taken on {where}."
    )
    return f"{said}\n\n{markdown(HEAD, lines)}"


def main(arguments: Sequence[str]) -> None:
    """Print the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", nargs="+", type=Path)
    paths = options.parse_args(arguments).gold
    print(report(gold_rows(paths) if paths else None))


if __name__ == "__main__":
    main(sys.argv[1:])
