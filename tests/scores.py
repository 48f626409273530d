"""How well the project's own corpus is read: one figure for each capability, for `test_floors`."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from krnews import extract_amounts, extract_dates, normalize_spacing, normalize_unicode
from labelled import KEPT, Labelled, kinds_of, labelled_pages, word_scores
from support import CASES, golden, page

FILES = ("in-the-wild.json", "negative.json", "known-failures.json")
WHOLE = sorted((CASES / "whole-pages").glob("*.json"))
EXAMPLES = ("pressreader", "widget", "plain", "bilingual", "wire")


class Count:
    """Hits among what is wanted and what was found."""

    def __init__(self) -> None:
        self.hits = self.right = self.wanted = self.found = 0

    def add(self, wanted: list[Any], found: list[Any], same: Callable[[Any, Any], bool]) -> None:
        """Count one text; a value is right where it overlaps one that is wanted, and is the same."""
        near = [(w, f) for w in wanted for f in found if f.start < w["end"] and w["start"] < f.end and same(w, f)]
        self.hits += len({id(w) for w, _ in near})
        self.right += len({id(f) for _, f in near})
        self.wanted += len(wanted)
        self.found += len(found)

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        recall, precision = self.hits / max(1, self.wanted), self.right / max(1, self.found)
        return 2 * recall * precision / (recall + precision) if self.hits else 0.0


def pages_() -> list[Labelled]:
    """The labelled pages of the corpus."""
    return list(labelled_pages())


def amounts() -> Count:
    """Amounts: bounds and currency."""
    count = Count()
    for case in _cases("amounts"):
        wanted = [x if isinstance(x, dict) else _unread(case["text"], x) for x in case.get("amounts", [])]
        count.add(wanted, extract_amounts(case["text"]), _same_amount)
    for text, marked, spans in _examples():
        found = [x for x in extract_amounts(text) if _outside(x, spans)]
        count.add(marked["amounts"], found, _same_amount)
    return count


def dates() -> Count:
    """Dates: the days, or the value where there are none."""
    count = Count()
    for case in _cases("dates"):
        day = case.get("published") and _when(case["published"])
        count.add(case.get("dates", []), extract_dates(case["text"], published=day), _same_date)
    for text, marked, spans in _examples():
        found = [x for x in extract_dates(text, published=_when(marked["published"])) if _outside(x, spans)]
        count.add(marked["dates"], found, _same_date)
    return count


def kinds() -> tuple[int, int, int]:
    """Lines of pages: how many have the right kind, are rightly kept or dropped, and how many there are."""
    right = kept = total = 0
    for labelled in pages_():
        pairs = list(zip(kinds_of(labelled.text()), [kind for kind, _, _ in labelled.lines], strict=True))
        right += sum(found == wanted for found, wanted in pairs)
        kept += sum((found in KEPT) == (wanted in KEPT) for found, wanted in pairs)
        total += len(pairs)
    return right, kept, total


def whole() -> tuple[int, int, int]:
    """The same of the pages of `whole-pages`, for which no rule was made: they were labelled apart, and read last."""
    right = kept = total = 0
    for path in WHOLE:
        marked = json.loads(path.read_text(encoding="utf-8"))
        pairs = list(zip(kinds_of(marked["text"]), marked["kinds"], strict=True))
        right += sum(found == wanted for found, wanted in pairs)
        kept += sum((found in KEPT) == (wanted in KEPT) for found, wanted in pairs)
        total += len(pairs)
    return right, kept, total


def story() -> float:
    """Words of the story: the mean F1 of the pages."""
    scores = [word_scores(labelled.text(), labelled.story)[2] for labelled in pages_()]
    return sum(scores) / len(scores)


def spacing(rate: float = 0.7) -> float:
    """Spaces put back in sentences that lost most of them: F1."""
    hits = put = lost = 0
    for number, line in enumerate((CASES / "spacing" / "corpus.txt").read_text("utf-8").split("\n")):
        dice = random.Random(number)
        squeezed = "".join(char for char in line if char != " " or dice.random() >= rate)
        wanted, kept, found = (_spaces(x) for x in (line, squeezed, normalize_spacing(squeezed)))
        hits, put, lost = hits + len(found & wanted - kept), put + len(found - kept), lost + len(wanted - kept)
    return 2 * hits / (put + lost)


def characters() -> tuple[int, int]:
    """Damaged texts: how many come back as they were, and how many there are."""
    cases = golden("unicode/in-the-wild.json")
    return sum(normalize_unicode(case["original"]) == case["expected"] for case in cases), len(cases)


def _cases(feature: str) -> Iterator[dict[str, Any]]:
    for name in FILES:
        yield from golden(f"{feature}/{name}")


def _unread(text: str, span: str) -> dict[str, Any]:
    """A known failure of which only the span is marked: it counts as missed, whatever is read there."""
    at = text.index(span)
    return {"start": at, "end": at + len(span), "low": "-1", "high": "-2", "currency": None}


def _examples() -> Iterator[tuple[str, dict[str, Any], list[tuple[int, int]]]]:
    """The example pages, what a person marked in them, and the spans of their price tables, which are not marked."""
    for name in EXAMPLES:
        text, marked = page(name), json.loads((CASES / "pages" / f"{name}.json").read_text(encoding="utf-8"))
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        tickers = [x["line"] for x in marked["lines"] if x["kind"] == "ticker"]
        yield text, marked, [(starts[number - 1], starts[number]) for number in tickers]


def _outside(item: Any, spans: Iterable[tuple[int, int]]) -> bool:
    return not any(start <= item.start < end for start, end in spans)


def _same_amount(wanted: dict[str, Any], found: Any) -> bool:
    low, high = (None if wanted[end] is None else Decimal(wanted[end]) for end in ("low", "high"))
    currency = found.currency in (wanted["currency"], "KRW" if wanted.get("bare") else wanted["currency"])
    return (found.low, found.high) == (low, high) and currency


def _same_date(wanted: dict[str, Any], found: Any) -> bool:
    if wanted["value"].endswith("_REF"):
        return True
    if wanted["first"] is None or found.first is None:
        return bool(found.value == wanted["value"])
    first, last = _when(wanted["first"]), _when(wanted["last"])
    inside = bool(wanted["mod"]) and first <= found.first <= found.last <= last
    return inside or (found.first, found.last) == (first, last)


def _when(value: str) -> dt.date:
    return dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)


def _spaces(text: str) -> set[int]:
    """Between which letters spaces stand."""
    found, letters = set(), 0
    for char in text:
        if char == " ":
            found.add(letters)
        else:
            letters += 1
    return found
