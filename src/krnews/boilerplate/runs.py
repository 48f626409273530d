"""Which lines belong together: what a header opens, what stands between neighbours of one kind, what repeats."""

from __future__ import annotations

import re

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.spans import is_byline

FURNITURE = frozenset(
    {
        Kind.TOOLBAR, Kind.REACTIONS, Kind.COMMENTS, Kind.RELATED, Kind.TICKER, Kind.PROMO, Kind.COPYRIGHT,
        Kind.NAVIGATION, Kind.MASTHEAD,
    }
)  # fmt: skip
"""Kinds that only a page has: where one is found, the lines around the story have to show what they are."""

_COUNT = re.compile(r"[\d,.\s%()+]+")
_SUBHEAD_MARK = re.compile(r"[●◆◇■□▣◈○◎▶▷☞△▽►★☆※【\[<〈《#]|\d{1,2}[.)]\s|[①-⑳]|[ⅠⅡⅢⅣⅤ]|[가나다라마]\.\s")
_MASTHEAD = re.compile(r"(?:[A-Z][\w&]*\s){0,4}(?:Daily|News|Times|Herald|Journal|Post|Today|Newspaper)|[가-힣A-Za-z\s]{0,8}(?:일보|신문|뉴스|투데이|타임스|저널|방송)")


def mark_signatures(lines: list[Line]) -> None:
    """Name the lines that are nothing but a byline."""
    for line in lines:
        if line.kind is None and line.size <= 90 and is_byline(line.text):
            line.kind, line.rule = Kind.BYLINE, "byline"


def widen(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The stretch with the finished sentences that touch it."""
    if first == last:
        return first, last
    while first > 0 and _sentence(lines[first - 1]):
        first -= 1
    while last < len(lines) and _sentence(lines[last]):
        last += 1
    return first, last


def _sentence(line: Line) -> bool:
    return line.kind is None and line.close is Close.FULL and not line.furniture and not line.bullet


def mark_inside(lines: list[Line], first: int, last: int) -> None:
    """Name the lines of the story itself."""
    for at in range(first, last):
        line = lines[at]
        if line.kind is Kind.BODY:
            line.rule = line.rule or "list-item"
        if line.kind is not None:
            continue
        if line.close is Close.FULL or line.size > 60:
            line.kind, line.rule = Kind.BODY, "sentence"
        elif _heads(lines, at, last):
            line.kind, line.rule = Kind.HEADING, "short-line-between-paragraphs"
        else:
            line.kind, line.rule = Kind.BODY, "line-of-the-story"


def _heads(lines: list[Line], at: int, last: int) -> bool:
    line = lines[at]
    if at + 1 >= last:
        return False
    if line.text[-1] in "”\"" and line.text[0] in "“\"":
        return False
    return bool(_SUBHEAD_MARK.match(line.text)) or line.close is Close.OPEN or line.size < 45


def mark_before(lines: list[Line], first: int, *, page: bool) -> None:
    """Name what is still open before the story."""
    _fill(lines, 0, first, page=page, behind=False)


def mark_behind(lines: list[Line], last: int, *, page: bool) -> None:
    """Name what is still open behind the story."""
    _fill(lines, last, len(lines), page=page, behind=True)


def _fill(lines: list[Line], start: int, end: int, *, page: bool, behind: bool) -> None:
    section: Kind | None = None
    for at in range(start, end):
        line = lines[at]
        if line.opens:
            section = line.kind
        if line.kind is not None:
            if not line.opens and line.kind in (Kind.COPYRIGHT, Kind.MASTHEAD, Kind.REACTIONS):
                section = None
            continue
        if not page:
            line.kind, line.rule = Kind.BODY if behind or line.close is Close.FULL else Kind.DECK, "no-furniture-on-page"
        elif _COUNT.fullmatch(line.text):
            before = lines[at - 1].kind if at else None
            line.kind = section or (before if before in FURNITURE else Kind.ORNAMENT)
            line.rule = "count"
        elif section:
            line.kind, line.rule = section, "below-header"
        elif at < 3 and not behind and _MASTHEAD.fullmatch(line.text):
            line.kind, line.rule = Kind.MASTHEAD, "outlet-name"
        elif line.size >= 15 and (behind or line.bullet):
            line.kind, line.rule = Kind.RELATED, "headline-around-story"
        else:
            line.kind, line.rule = Kind.NAVIGATION, "short-line-around-story"


def mark_foreign(lines: list[Line]) -> None:
    """Name the copy of the story in another script, where the story itself is Korean."""
    story = [line for line in lines if line.kind in (Kind.BODY, Kind.HEADING, Kind.TITLE, Kind.DECK)]
    korean = sum(line.size for line in story if line.hangul >= 0.3)
    if korean < 120:
        return
    bodies = [line for line in story if line.kind is Kind.BODY]
    tail = []
    for line in reversed(bodies):
        if line.hangul >= 0.3:
            break
        tail.append(line)
    if len(tail) >= 2:
        for line in tail:
            line.kind, line.rule = Kind.FOREIGN, "foreign-copy"
