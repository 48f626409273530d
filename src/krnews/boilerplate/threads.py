"""What readers wrote below a story: names, moments, comments, and the buttons to answer them."""

from __future__ import annotations

import re

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Line
from krnews.boilerplate.rules import pattern

LONGEST_COMMENT = 5
"""Lines of one comment."""
ABOVE = 12
"""Lines between the header and the first comment: a form, buttons to sort."""
_ENDS = frozenset({Kind.COPYRIGHT, Kind.MASTHEAD, Kind.KEYWORDS, Kind.TICKER, Kind.RELATED, Kind.PROMO})
_MENUS = frozenset({"company-links", "site-menu"})
_MOMENT = re.compile(r"\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?\s\d{1,2}:\d\d(?::\d\d)?\)?$")
_CLOCK = re.compile(r"\d{1,2}:\d\d")


def mark_threads(lines: list[Line], last: int) -> None:
    """Name what readers wrote: below a header of comments, names, moments and buttons to answer stand about it."""
    at = last
    while at < len(lines):
        if lines[at].kind is Kind.COMMENTS:
            at = max(at, _behind_thread(lines, at) - 1)
        at += 1


def _behind_thread(lines: list[Line], head: int) -> int:
    """Behind what was read below the header at `head`; comments are named where a moment or a button shows them."""
    end, told, shown, since = head + 1, 0, 0, -ABOVE
    for at in range(head + 1, len(lines)):
        line = lines[at]
        if line.kind in _ENDS or line.rule in _MENUS or since > LONGEST_COMMENT:
            break
        since += 1
        if line.kind is None and not _MOMENT.search(line.text):
            told += 1
            end += end == at
            continue
        if line.kind in (None, Kind.TIMESTAMP):
            shown += line.rule != "time-ago" and _CLOCK.search(line.text) is not None
        elif line.kind in (Kind.COMMENTS, Kind.REACTIONS):
            shown += pattern("of-a-comment").match(line.text) is not None
        else:
            continue
        end, since = at + 1, 0
    if shown and told:
        _name(lines[head + 1 : end])
    return end


def _name(lines: list[Line]) -> None:
    """Name the comments, from the first line on that nothing else tells."""
    written = False
    for line in lines:
        written = written or line.kind is None
        if written and line.kind is not Kind.COMMENTS:
            line.kind, line.rule = Kind.COMMENTS, "comment-of-reader"
