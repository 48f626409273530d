"""What is left of a page below the signature, in a text that a crawler has stripped of everything else."""

from __future__ import annotations

import re
from itertools import pairwise

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import is_row
from krnews.boilerplate.rules import pattern

HEADLINES = 5
SHORTEST, LONGEST = 8, 90
SPACES = 2
LISTS = 2
"""So many lists at the least, each from the first place on: the one of the day, the one of the week."""
_MARKS = ("item-mark", "listed", "item-of-list", "annex", "field", "closing-date")
"""How the lines of a list begin that may belong to the story."""
_TAG_MARKS = frozenset("#-*")
_PLACE = re.compile(r"(\d{1,2})\.\s?\S")


def mark_leftovers(lines: list[Line], last: int) -> None:
    """Name the headlines of other stories below the signature: all lines are such, up to the end of the text."""
    at = last
    while at < len(lines) and lines[at].kind in (Kind.BYLINE, Kind.ORNAMENT):
        at += 1
    if len(lines) - at < HEADLINES:
        return
    rest = [line for line in lines[at:] if line.kind is not Kind.ORNAMENT]
    signed = _is_signed(lines[max(0, last - 1) : at])
    if len(rest) >= HEADLINES and ((signed and all(map(_is_headline, rest))) or _is_ranked(rest)):
        for line in rest:
            line.kind, line.rule = Kind.RELATED, "headline-below-signature"


def mark_tags(lines: list[Line]) -> None:
    """Name the tags that stand in a line each, with a space behind their mark: two or more in a row."""
    wording = pattern("spaced-tag")
    tagged = [line.kind is None and line.text[0] in _TAG_MARKS and bool(wording.fullmatch(line.text)) for line in lines]
    for at, line in enumerate(lines):
        if tagged[at] and any(tagged[max(0, at - 1) : at] + tagged[at + 1 : at + 2]):
            line.kind, line.rule = Kind.KEYWORDS, "tag-in-line"


def _is_signed(lines: list[Line]) -> bool:
    """Whether an address of the writer stands in a byline of the lines, or behind the last sentence."""
    return any(
        "@" in line.text and (line.kind is Kind.BYLINE or any(tail.kind is Kind.BYLINE for tail in line.tails))
        for line in lines
    )


def _is_ranked(rest: list[Line]) -> bool:
    """Whether all lines are the places of lists that begin with the first place, each list below another one."""
    places = [int(found[1]) if (found := _PLACE.match(line.text)) and _is_open(line) else 0 for line in rest]
    follows = all(place in (1, before + 1) for before, place in pairwise([0, *places]))
    return follows and 0 not in places and places.count(1) >= LISTS


def _is_open(line: Line) -> bool:
    return line.kind is None and line.close is not Close.FULL and line.size <= LONGEST


def _is_headline(line: Line) -> bool:
    return (
        _is_open(line)
        and line.size >= SHORTEST
        and line.text.count(" ") >= SPACES
        and not line.bullet
        and not is_row(line)
        and not any(pattern(name).match(line.text) for name in _MARKS)
    )
