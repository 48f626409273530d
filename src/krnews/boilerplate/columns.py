"""Pages that were wrapped at one width: which lines are parts of one, as it stood before.

Mail programs, readers and exports break the lines of a page between words, wherever no further word has room. The
width tells then where a line goes on, and each is read whole: a caption with its credit, a notice, a headline.
"""

from __future__ import annotations

from itertools import pairwise

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.spans import head_span
from krnews.boilerplate.widths import MEASURES, Measure, is_full

NARROWEST, WIDEST = 24, 120
"""The columns that are looked for, in characters or half letters."""
WIDE = 45
"""A column that few lines but those of running text fill."""
LEAST, SURE = 3, 2
"""So many lines at the least have no room for the next word; so many where all of them do, in a wide column."""
FILLED, MOST = 0.8, 0.5
"""What part of the long lines that no sentence ends has no room left, at the least; of a page with many headlines."""
LONG = 0.6
"""From what part of the width on a line is a long one."""
_OPEN = frozenset({None, Kind.BODY})
_ENDINGS = _OPEN | {Kind.COPYRIGHT, Kind.PROMO}
"""What the last words of a line may be told for that was wrapped; others are lines of their own."""


def rejoined(text: str, lines: list[Line]) -> list[Line]:
    """`lines` with those that were wrapped put together; the list itself where the page was not wrapped."""
    if len(lines) <= LEAST or all(line.close is Close.OPEN for line in lines):
        return lines
    for measure in MEASURES:
        column = _column(lines, measure)
        if column and (full := _filled(text, lines, column, measure)):
            return _joined(lines, full)
    return lines


def _column(lines: list[Line], measure: Measure) -> int:
    """The width of the widest line that is told by nothing; 0 where pages are not wrapped at it."""
    column = 0
    for line in lines:
        if line.kind is None and 2 * line.size > column and " " in line.text:  # an address alone has any width
            column = max(column, measure(line.text))
            if column > WIDEST:
                return 0
    return column if column >= NARROWEST else 0


def _filled(text: str, lines: list[Line], column: int, measure: Measure) -> set[int]:
    """The lines that had no room for the first word of the next; none where the page was not wrapped."""
    full: set[int] = set()
    told: set[int] = set()
    long = parts = broken = 0
    for at, (line, below) in enumerate(pairwise(lines)):
        ended = line.close is Close.FULL and not line.tails
        if measure(line.text) < LONG * column or ended or below.bullet or line.text == below.text:
            continue
        if below.kind not in _ENDINGS and below.kind is not line.kind:
            continue
        if text.count("\n", line.end, below.start) > 1 or head_span(below.text):
            continue
        if below.text[0] == line.text[0] and pattern("item-mark").match(below.text):
            continue
        part = _goes_on(line.text, below.text)
        filled = is_full(line.text, below.text, column, measure) and (part or below.kind in _OPEN)
        if line.kind not in _OPEN:
            told |= {at} if filled and part and below.kind in (None, line.kind) else set()
            continue
        long += 1
        parts += part
        if filled:
            full.add(at)
            broken += part
    likely = broken > 0 or column >= WIDE
    if len(full) == long:
        sure = likely and (long >= LEAST or (long >= SURE and broken > 0 and column >= WIDE))
    elif len(full) >= FILLED * long:
        sure = len(full) >= LEAST and likely
    else:
        sure = len(full) >= MOST * long and broken >= LEAST and broken >= FILLED * parts
    return full | told if sure else set()


def _goes_on(text: str, below: str) -> bool:
    """Whether a line stops inside a clause."""
    if below[0].isascii() and below[0].islower():
        return text[-1].isascii() and text[-1] not in ".?!"
    return pattern("inside-a-clause").search(text) is not None


def _joined(lines: list[Line], full: set[int]) -> list[Line]:
    whole: list[Line] = []
    at = 0
    while at < len(lines):
        first = at
        while at in full:
            at += 1
        at += 1
        whole.append(lines[first] if at == first + 1 else Line.of(lines[first:at]))
    return whole
