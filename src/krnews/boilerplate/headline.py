"""Which lines before the story are its title and its deck."""

from __future__ import annotations

import re
from collections import Counter

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line

SHORTEST, LONGEST = 8, 110
REACH = 60
DECKS = 6
_MARKS = re.compile(r"[…“”‘’\"'!?·↑↓→%]|\.\.|…")


def mark_headline(lines: list[Line], first: int, last: int, *, page: bool) -> None:
    """Name title and deck among the lines before the story (`lines[first:last]`)."""
    if first == 0 and last == 0:
        last = len(lines)
        first = last
    candidates = [at for at in range(max(0, first - 400), first) if _could_be(lines[at])]
    if not candidates:
        return
    title = _title(lines, candidates, first, page=page)
    if title is None:
        return
    words = lines[title].text
    lines[title].kind = Kind.TITLE
    lines[title].rule = "first-line" if title == candidates[0] else "headline"
    decks = 0
    for at in range(title + 1, first):
        line = lines[at]
        if line.kind is None and line.text == words:
            line.kind, line.rule = Kind.NAVIGATION, "title-again"
        elif at in candidates and decks < DECKS and not line.bullet and _near(lines, at, title, first, page=page):
            line.kind, line.rule = Kind.DECK, "deck-above-story"
            decks += 1


def _could_be(line: Line) -> bool:
    return line.kind is None and SHORTEST <= line.size <= LONGEST and not line.furniture


def _title(lines: list[Line], candidates: list[int], first: int, *, page: bool) -> int | None:
    if not page:
        return candidates[0] if candidates[0] == _first_open(lines) else None
    repeated = Counter(line.text for line in lines)
    best: tuple[float, int] | None = None
    for at in candidates:
        line = lines[at]
        score = 0.0
        score += 3 if 14 <= line.size <= 70 else 0
        score += 2 if line.text.count(" ") >= 2 else -3
        score += 1.5 if _MARKS.search(line.text) else 0
        score += 3 if repeated[line.text] > 1 and line.text.count(" ") >= 2 else 0
        score -= 3 if line.bullet else 0
        score -= 2 if line.close is Close.FULL else 0
        after = lines[at + 1 : at + 8]
        score += 4 if any(x.kind in (Kind.TIMESTAMP, Kind.BYLINE) for x in after) else 0
        score += 1 if any(x.kind in (Kind.TOOLBAR, Kind.REACTIONS) for x in after) else 0
        score -= min(4.0, (first - at) / 15)
        score += 1 if at == candidates[0] and at < 4 else 0
        if best is None or score > best[0]:
            best = (score, at)
    return best[1] if best and best[0] >= 3 else None


def _first_open(lines: list[Line]) -> int:
    return next((at for at, line in enumerate(lines) if line.kind is None), 0)


def _near(lines: list[Line], at: int, title: int, first: int, *, page: bool) -> bool:
    """Whether only decks, pictures and tools stand between the line and the story, or the title."""
    between = lines[at + 1 : first]
    if all(x.kind in (Kind.CAPTION, Kind.TOOLBAR, Kind.BYLINE, Kind.TIMESTAMP, None) for x in between) and len(between) <= 12:
        return True
    above = lines[title + 1 : at]
    return len(above) <= DECKS and all(x.kind in (Kind.DECK, Kind.CAPTION) for x in above)
