"""What stands between title and story and is neither: who wrote, by name and post, and a picture with its mark."""

from __future__ import annotations

from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern

POST = 40


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


def is_lone_picture(lines: list[Line], at: int) -> bool:
    """Whether a line between title and story has the mark of a picture, and none beside it has the same mark."""
    line = lines[at]
    if line.kind is not None or line.text[0] != "▲" or line.close is Close.FULL:
        return False
    return all(other.text[0] != "▲" for other in lines[at - 1 : at + 2] if other is not line)
