"""Paragraphs that a print version, a mail or a PDF has broken into lines of one width.

Such lines look like labels or headlines: short, and no sentence ends in most of them. They give themselves away
together: they are about as long as the longest of them, and many stop where no headline does, inside a clause.
"""

from __future__ import annotations

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.spans import head_span
from krnews.boilerplate.widths import MEASURES, half_letters, is_full

NARROWEST, WIDEST = 12, 90
FULL_WIDTH = 0.6
"""What part of the width a line has at the least, unless a sentence ends in it."""
LEAST = 4
LEADS = 4
"""So many first lines may be whole sentences, longer than the broken ones below them."""
WHOLE, TOLD, BROKEN = 0.8, 0.5, 0.2
"""What part of the lines, at the least, is as wide; tells of running text; stops inside a clause."""
PHRASES, MOST = 0.6, 0.5
"""Where so many lines stop inside a clause, they are broken by phrases, and less of them is as wide."""

CUT, LETTER = 3, 2
"""So many lines at the least end within so many half letters of the width of a column that breaks words."""

FILLED, FILL = 4, 0.9
"""So many lines at the least, and what part of them, have no room left for the first word of the next."""

_BRACKETS = frozenset("[(【<")
_BELOW_TITLE = frozenset({Kind.TIMESTAMP, Kind.BYLINE, Kind.TOOLBAR, Kind.CAPTION, Kind.REACTIONS, Kind.PROMO})
"""What stands between title and story: below it no line of a run is the title."""


def mark_wrapped(lines: list[Line]) -> None:
    """Set `wrapped` of the lines that are parts of broken paragraphs."""
    lines = [line for line in lines if line.rule != "ornament"]  # what parts items has no width of its own
    start = 0
    for at in range(len(lines) + 1):
        inside = at < len(lines) and lines[at].kind is None and not lines[at].bullet and lines[at].size <= WIDEST
        leads = inside and at > start and lines[at].text[0] in _BRACKETS and _leads(lines[at].text)
        if inside and not leads:
            continue
        parted = start > 0 and lines[start - 1].kind in _BELOW_TITLE
        for lead in range(start, min(start + LEADS, at - LEAST + 1)):
            if (
                _mark_run(lines[lead:at], parted=parted, least=1 + (lead > start))
                or lines[lead].close is not Close.FULL
            ):
                break
        start = at + (not leads)


def _leads(text: str) -> bool:
    """Whether a line begins with a dateline: the story begins here, and what stands above is its title."""
    head = head_span(text)
    return head is not None and head.kind is Kind.DATELINE


def _ends(line: Line) -> bool:
    """Whether a sentence ends in a line; the last words of an English one are too few to tell by themselves."""
    return line.close is Close.FULL or (line.close is Close.WEAK and line.text[-1] == "." and line.hangul == 0)


def _cut_at_width(run: list[Line]) -> list[bool]:
    """Which lines are broken inside their words: as wide as a column, to the letter; [] where the run is no column."""
    if len(run) < LEAST or run[0].close is Close.FULL or run[-1].close is not Close.FULL:
        return []
    widths = [half_letters(line.text) for line in run]
    column = max(widths)
    cut = [line.close is Close.OPEN and column - width <= LETTER for line, width in zip(run, widths, strict=True)]
    open_lines = sum(line.close is not Close.FULL for line in run)
    return cut if open_lines >= CUT and sum(cut) == open_lines else []


def _filled(run: list[Line]) -> list[bool]:
    """Which lines are broken between words where no further word had room; [] where the run is not broken so."""
    open_at = [at for at, line in enumerate(run[:-1]) if not _ends(line)]
    if len(open_at) < FILLED or not _ends(run[-1]):
        return []
    for measure in MEASURES:
        column = max(measure(line.text) for line in run)
        full = {at for at in open_at if is_full(run[at].text, run[at + 1].text, column, measure)}
        begin = min(LEADS, *full, len(run))  # a title above the first broken line has room left
        if len(full) >= FILLED and len(full) >= FILL * sum(at >= begin for at in open_at):
            return [at in full for at in range(len(run))]
    return []


def _mark_run(run: list[Line], *, parted: bool, least: int) -> bool:
    """Mark the lines of a run, if it is one of broken paragraphs with so many broken lines at the least, and say so.

    Those before its first sure one are marked only where something else parts it from the title.
    """
    width = sorted(line.size for line in run)[len(run) * 3 // 4]
    if width < NARROWEST:
        return False
    filled = _filled(run)
    broken = (
        _cut_at_width(run)
        or filled
        or [line.close is Close.OPEN and pattern("inside-a-clause").search(line.text) is not None for line in run]
    )
    ended = [_ends(line) for line in run]
    ended[-1] = ended[-1] or pattern("cry").search(run[-1].text) is not None
    told = [
        broken[at] or ended[at] or pattern("sentence-within").search(line.text) is not None
        for at, line in enumerate(run)
    ]
    first = 0 if parted and not filled else next((at for at, sure in enumerate(told) if sure), len(run))
    last = max((at for at, sure in enumerate(told) if sure), default=-1)
    size = last + 1 - first
    if size < LEAST or not any(ended[first:]):
        return False
    wide = sum(ended[at] or run[at].size >= FULL_WIDTH * width for at in range(first, last + 1))
    parts = sum(broken[first:]) >= MOST * size and not any(pattern("item-mark").match(line.text) for line in run)
    whole = PHRASES if parts else WHOLE
    if wide < whole * size or sum(told[first:]) < TOLD * size or sum(broken[first:]) < max(least, BROKEN * size):
        return False
    for line in run[first : last + 1]:
        line.wrapped = True
    return True
