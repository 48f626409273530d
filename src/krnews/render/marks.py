"""Escaping and underlining: how a stretch of text is written into HTML with its amounts and dates marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from krnews.text import Text

# Neither UTF-8 nor HTML can hold these; each becomes one U+FFFD, so that offsets stay what they are.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to underline.

    Attributes:
        start, end: Offsets into the text that is shown.
        kind: "amount" or "date".
        ref: The id of its row in the tables.
        tip: What the tool tip says, in lines.
    """

    start: int
    end: int
    kind: str
    ref: str
    tip: str


def safe(text: str) -> str:
    """`text` for HTML, in an element or in a quoted attribute."""
    # A parser would turn a bare carriage return into a line feed; the reference keeps it.
    return escape(_UNWRITABLE.sub("\ufffd", text)).replace("\r", "&#13;")


def flat(text: str) -> str:
    """`text` in one line."""
    return " ".join(text.split())


def marked(text: str, start: int, end: int, marks: Iterable[Mark], *, link: bool) -> str:
    """`text[start:end]` with its marks, which are sorted; of two that overlap the first is shown.

    A linked mark leads to its row in the tables, and the row leads back to it.
    """
    parts, at = [], start
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < at or first >= last:
            continue
        parts.append(safe(text[at:first]))
        inner, tip = safe(text[first:last]), safe(mark.tip)
        if link and mark.start == first:
            parts.append(f'<a class="{mark.kind}" id="{mark.ref}-at" href="#{mark.ref}" title="{tip}">{inner}</a>')
        else:
            parts.append(f'<span class="{mark.kind}" title="{tip}">{inner}</span>')
        at = last
    parts.append(safe(text[at:end]))
    return "".join(parts)


def reaching(marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """Those of the sorted `marks` that reach into a span."""
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    while first and marks[first - 1].end > start:
        first -= 1
    return marks[first : bisect_left(marks, end, key=lambda mark: mark.start)]


def within(part: Text, marks: Sequence[Mark]) -> str:
    """A part of the story, with those marks of its source that stand in it."""
    first, last = part.to_source(0, len(part))
    moved = []
    for mark in reaching(marks, first, last):
        start, end = part.from_source(mark.start, mark.end)
        # A mark that began in an earlier line is shown to go on here, but the link stands where it began.
        moved.append(replace(mark, start=start if mark.start >= first else -1, end=end))
    return marked(str(part), 0, len(part), moved, link=True)
