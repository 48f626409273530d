"""What stands near a title: the writer by name and post, a picture with its mark, decks in a list, the facts."""

from __future__ import annotations

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import ENDING, pattern
from krnews.boilerplate.spans import Span
from krnews.boilerplate.vocabulary import Vocabulary

POST = 40
SHOWN = 40
TWICE, SPACES = 4, 2
SHORTEST, LONGEST = 6, 110
BETWEEN = 13
KICKER_SPACES = 6
ENOUGH, NEXT = 0.4, 3
"""What part of the words of one of so many lines the story has, where they are told to be of its title."""
TOLD, BESIDE = 14, 12
"""A title of so many characters is told again with so many more beside it."""
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
    """Part the words of a title from the name of its field before them, and the outlet or the counter behind them."""
    if label := pattern("title-field").match(title.text):
        title.head = Span(0, label.end(), Kind.NAVIGATION, "field-label")
    if behind := pattern("behind-title").search(title.text):
        title.tails = [Span(behind.start(), title.size, Kind.MASTHEAD, "behind-title")]


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


def says_again(text: str, title: str) -> bool:
    """Whether a line is the title again, alone or with the name of an outlet or a section beside it."""
    if text == title or len(title) < TOLD or not 0 < len(text) - len(title) <= BESIDE:
        return text == title
    before, _, after = text.partition(title)
    return (
        len(before) + len(after) == len(text) - len(title) and not (before and after) and ENDING not in before + after
    )


def is_kicker(lines: list[Line], at: int, candidates: list[int]) -> bool:
    """Whether a line names the series and its part (`[물길] ② 둑 너머`), with the longer title right below it."""
    if not pattern("part-of-series").match(lines[at].text) or lines[at].text.count(" ") > KICKER_SPACES:
        return False
    below = lines[at + 1] if at + 1 in candidates else None
    return below is not None and below.size > lines[at].size and below.text.count(" ") >= SPACES


def below_stamp(lines: list[Line], candidates: list[int]) -> int | None:
    """The title that only a stamp and a byline part from the section, which is the first candidate."""
    head, at = candidates[:2]
    between = {line.kind for line in lines[head + 1 : at]}
    return at if between <= _FACTS and lines[at].text.count(" ") >= SPACES else None


def is_outdone(lines: list[Line], candidates: list[int], story: Vocabulary) -> bool:
    """Whether the first line of a page has no word of the story, and a line apart from it has many."""
    if story.shared(lines[0].text):
        return False
    apart = next((number for number, at in enumerate(candidates) if at != number), len(candidates))
    return any(story.shared(lines[at].text) >= ENOUGH for at in candidates[apart : apart + NEXT])


def heads_list_of_facts(lines: list[Line], at: int) -> bool:
    """Whether the writer and the stamp are the next items of the list that a line begins: it is the head of a page."""
    below = lines[at + 1 : at + 3]
    return len(below) == 2 and all(line.bullet and line.kind in _FACTS for line in below)
