"""Who wrote, by the bare name: behind the section in the first line, or alone below the last sentence."""

from __future__ import annotations

from krnews.boilerplate.copies import runs
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern

NAME, FIRST = 3, 9
_BELOW = frozenset({Kind.CAPTION, Kind.COMMENTS, Kind.COPYRIGHT, Kind.REACTIONS, Kind.PROMO})
"""What stands below the name of the one who wrote: the story goes on below any other one."""


def mark_names(lines: list[Line]) -> None:
    """Name the first line that is a section and a name, and the name below the last sentence of a page."""
    told = len(lines) > 1 and (runs(lines[1]) or any(line.kind is Kind.TIMESTAMP for line in lines[2:4]))
    if told and lines[0].kind is None and lines[0].size <= FIRST:
        found = pattern("name-behind-section").fullmatch(lines[0].text)
        if found and not any(found["name"] in line.text for line in lines[1:]):
            lines[0].kind, lines[0].rule = Kind.BYLINE, "name-behind-section"
    for at in range(1, len(lines) - 1):
        line = lines[at]
        above, below = lines[at - 1], lines[at + 1]
        if line.size != NAME or line.kind is not None or below.kind not in _BELOW:
            continue
        if above.kind is not None or above.close is not Close.FULL:
            continue
        told = any(line.text in other.text for other in lines if other is not line)
        if not told and pattern("bare-name").fullmatch(line.text):
            line.kind, line.rule = Kind.BYLINE, "name-alone"
