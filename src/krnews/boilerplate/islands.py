"""What a page sets between two paragraphs of its story: a box of links, an advert, a player, a list with bullets.

Such lines are worth less than nothing, so that the stretch that is worth most would end at them. Between paragraphs
that surely go on they cost nothing: the story is read across them, and each line is named by what it is.
"""

from __future__ import annotations

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import MENU
from krnews.boilerplate.voice import is_polite

LONGEST = 12
"""Lines of an island."""
LINE = 90
HEADLINE = 12
PARAGRAPH = 45
SENTENCE = 18
KOREAN = 0.4
BEHIND = 2
"""Paragraphs that show that a story goes on; one is enough above its signature."""
PLAYER = 2
"""Clocks that make a player, which has a word of a menu for its name."""
_CLOCKS = frozenset({"clock", "clock-of-entry"})
_DATES = frozenset({"bare-stamp", "time-ago"})
"""Stamps of the links in a box; any other one is of a story."""
_ANSWERS = frozenset({"reader-tools", "reaction"})
_SIGNED = frozenset({Kind.BYLINE, Kind.COPYRIGHT})
_SET_IN = frozenset(
    {
        None,
        Kind.NAVIGATION,
        Kind.RELATED,
        Kind.PROMO,
        Kind.TOOLBAR,
        Kind.CAPTION,
        Kind.ORNAMENT,
        Kind.HEADING,
    }
)


def mark_islands(lines: list[Line]) -> None:
    """Set `inside` of the lines that stand between two paragraphs of one story."""
    above: int | None = None
    boxed = False
    for at, line in enumerate(lines):
        if line.rule in _ANSWERS:
            line.inside = line.inside or is_answer(lines, at)
        boxed = line.rule == "stock-box" or (boxed and line.kind is Kind.TICKER)
        if _is_running(line):
            if above is not None and above + 1 < at <= above + 1 + LONGEST and _one_story(lines, above, at):
                for inner in lines[above + 1 : at]:
                    inner.inside = True
            above = at
        elif above == at - 1 and line.kind is None and line.close is Close.FULL and not line.bullet:
            above = at  # a short sentence that goes on
        elif not (boxed or _may_be_set_in(line)):
            above = None


def _may_be_set_in(line: Line) -> bool:
    """Whether a line may be a part of an island: short, and of no kind that ends a story."""
    if line.kind is None:
        return line.size <= LINE and line.close is not Close.FULL
    return line.kind in _SET_IN or line.rule in _DATES


def is_answer(lines: list[Line], at: int) -> bool:
    """Whether a word of a toolbar is an answer (네. 아니요.): it has a full stop, and stands among sentences."""
    line = lines[at]
    if line.rule not in _ANSWERS or line.close is not Close.FULL or not 0 < at < len(lines) - 1:
        return False
    near = (lines[at - 1], lines[at + 1])
    return all(other.kind in (None, Kind.BODY) and other.close is not Close.OPEN for other in near)


def _is_running(line: Line) -> bool:
    """Whether a line is a Korean sentence or more, with no word of a menu in it."""
    running = line.kind is None and line.close is Close.FULL and line.size >= SENTENCE and not line.bullet
    return running and not line.furniture and line.hangul >= KOREAN


def _one_story(lines: list[Line], above: int, below: int) -> bool:
    """Whether the paragraphs above and below an island speak alike, and those below go on or are signed."""
    island = lines[above + 1 : below]
    clocks = sum(line.rule in _CLOCKS for line in island)
    if any(line.rule == MENU for line in island) and clocks < PLAYER:
        return False  # the head of a column: what is below it is another story
    headed = any(line.opens and line.kind is Kind.RELATED for line in island)
    if any(line.kind is Kind.TIMESTAMP for line in island) and not headed and clocks < PLAYER:
        return False
    told = 0
    while told < BEHIND and below + told < len(lines) and _is_running(lines[below + told]):
        told += 1
    known = [line for line in lines[max(0, above - 2) : above + 1] if _is_running(line)]
    if {*map(is_polite, known)}.isdisjoint(map(is_polite, lines[below : below + told])):
        return False
    if all(line.kind is not None for line in island) and not headed:
        return True  # no headline stands there, of which the sentences could be the teaser
    behind = lines[below + told] if below + told < len(lines) else None
    signed = behind is not None and behind.kind in _SIGNED
    if told == BEHIND or signed or any(tail.kind is Kind.BYLINE for tail in lines[below].tails):
        return True
    if lines[below].size < PARAGRAPH:
        return False
    if 2 * sum(line.kind is None and ":" in line.text for line in island) >= len(island):
        return True  # fields of what the story tells of
    # a paragraph of several sentences: a teaser has one, or stands below its own headline
    headlines = sum(line.kind is None and line.size >= HEADLINE for line in island)
    return headlines != 1 and (headed or clocks != 1) and ". " in lines[below].text
