"""What stands near a title: the writer by name and post, a picture with its mark, decks in a list, the facts."""

from __future__ import annotations

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.spans import Span

POST = 40
SHOWN = 40
TWICE, SPACES = 4, 2
SHORTEST, LONGEST = 6, 110
BETWEEN = 13
LISTED = frozenset("●■◆▲○▷·-–")
"""With what each of several decks may begin."""
_FACTS = frozenset({Kind.BYLINE, Kind.TIMESTAMP})


def names_writer(text: str, story: str) -> bool:
    """Whether a line is a name and a post, and nobody of whom the story tells."""
    found = pattern("name-and-trade").fullmatch(text) if len(text) <= POST else None
    if found is None and len(text) <= POST and pattern("post").search(text):
        found = pattern("name-of-post").fullmatch(text)
    return found is not None and (found["name"] not in story or f"{found['name']}입니다" in story)


def is_writer(line: Line, story: str, *, page: bool) -> bool:
    """Whether a line names who wrote; where no furniture shows that the text is a page, a post has to end it."""
    if not names_writer(line.text, story):
        return False
    return page or (line.close is Close.OPEN and pattern("post").search(line.text) is not None)


def set_apart(title: Line) -> None:
    """Part the words of a title from the name of its field before them and from the outlet behind them."""
    if label := pattern("title-field").match(title.text):
        title.head = Span(0, label.end(), Kind.NAVIGATION, "field-label")
    if outlet := pattern("outlet-behind-title").search(title.text):
        title.tails = [Span(outlet.start(), title.size, Kind.MASTHEAD, "outlet-behind-title")]


def is_lone_picture(lines: list[Line], at: int) -> bool:
    """Whether a line between title and story has the mark of a picture, and none beside it has the same mark."""
    line = lines[at]
    if line.kind is not None or line.text[0] != "▲" or line.close is Close.FULL:
        return False
    return all(other.text[0] != "▲" for other in lines[at - 1 : at + 2] if other is not line)


def is_of_picture(lines: list[Line], at: int) -> bool:
    """Whether a short line says what kind of picture it is, or stands right above whose it is (`[다솜시 제공]`)."""
    line = lines[at]
    if line.kind is not None or line.size > SHOWN or line.close is Close.FULL:
        return False
    credits = [below.text for below in lines[at + 1 : at + 2] if below.kind is Kind.CAPTION]
    credited = any(pattern("credit-below").fullmatch(text) for text in credits)
    return credited or pattern("graphic").fullmatch(line.text) is not None


def above_stamp(lines: list[Line], last: int) -> int:
    """The line below the story that stands twice right above the first stamp of the page; 0 where none does."""
    stamp = next((at for at, line in enumerate(lines) if line.kind is Kind.TIMESTAMP), 0)
    for at in range(max(last, stamp - TWICE), stamp - 1):
        line = lines[at]
        if line.kind is None and line.text == lines[at + 1].text and line.text.count(" ") >= SPACES:
            lines[at + 1].kind, lines[at + 1].rule = Kind.NAVIGATION, "title-again"
            return at
    return 0


def is_listed_deck(lines: list[Line], at: int, title: int, first: int) -> bool:
    """Whether a line is one of several with one mark, close above the story or below the title, under no header."""
    line = lines[at]
    if line.kind is not None or line.text[0] not in LISTED or line.furniture:
        return False
    below_title = all(other.kind in _FACTS or other.kind is Kind.DECK for other in lines[title + 1 : at])
    if first - at > BETWEEN and not below_title:
        return False
    if any(other.opens or other.kind is Kind.RELATED for other in lines[title + 1 : at]):
        return False
    near = (lines[at - 1], lines[at + 1])
    if not SHORTEST <= line.size <= LONGEST:
        return False
    return any(other.kind in (None, Kind.DECK) and other.text[0] == line.text[0] for other in near)


def heads_list_of_facts(lines: list[Line], at: int) -> bool:
    """Whether the writer and the stamp are the next items of the list that a line begins: it is the head of a page."""
    below = lines[at + 1 : at + 3]
    return len(below) == 2 and all(line.bullet and line.kind in _FACTS for line in below)
