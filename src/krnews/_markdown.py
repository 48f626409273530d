"""Marks of Markdown in a story that a crawler has written as such: headings, emphasis, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from krnews._alignment import Edit
from krnews.text import Text

_TARGET = (
    r"\((?:https?://|//?|#|\?|mailto:|javascript:|data:)[^()\s]{0,3000}(?:\([^()\s]{0,200}\)[^()\s]{0,300})?"
    r"(?:\s\"[^\"\n]{0,300}\")?\)"
)
_SURE = {
    "](": re.compile(rf"\]{_TARGET}"),
    "#": re.compile(r"\A\s*#\s\S|\n##{1,3}\s\S[\s\S]*?\n##{1,3}\s\S"),
    "**": re.compile(r"(?:\A|\n)[ ]{0,3}\*\*[^*\n]{2,200}\*\*[ ]*(?=\n|\Z)"),
}
"""What shows that a text is Markdown, by what stands in it; most texts hold none of these."""
_LINK = re.compile(rf"!\[[^\[\]\n]{{0,500}}\]{_TARGET}|\[(?P<said>[^\[\]\n]{{0,500}})\]{_TARGET}")
_EMPHASIS = re.compile(
    r"\*\*(?P<said>(?=\S)[^*\n]{1,500}(?<=\S))\*\*|\\(?=[\\`*_{}\[\]()#+.!|>~-])"
    r"|(?<![^\n])[*_](?P<line>(?=[^\s*_])[^*_\n]{1,200}(?<=\S))[*_](?=\n|\Z)|(?<![^\n])>[ ]?(?=\S)"
)
_HEADING = re.compile(r"(?m)^[ ]{0,3}#{1,6}[ ]+(?P<said>)(?=\S)")


def is_markdown(text: str) -> bool:
    """Whether the text shows that it is Markdown: a link with its target, headings, a line that is strong.

    Example:
        >>> is_markdown("[한별시](https://example.com)는"), is_markdown("김** 씨는 #1 장면을 [표 1](위)에")
        (True, False)
    """
    return any(mark in text and sure.search(text) is not None for mark, sure in _SURE.items())


def without_emphasis(text: Text) -> Text:
    r"""The text without the marks of what is strong, of lines in italics and of quotations, and without escapes.

    They hide bylines, stamps, labels and sentences.

    Example:
        >>> without_emphasis(Text(r"**한누리 기자** 1\. 하나"))
        Text('한누리 기자 1. 하나')
    """
    return text.edit(_edits(_EMPHASIS, str(text)))


def without_links(text: Text) -> Text:
    """What a reader sees of headings and links, and of pictures nothing.

    Example:
        >>> without_links(Text("## [지금](https://example.com)"))
        Text('지금')
    """
    seen = text.edit(_edits(_LINK, str(text)))
    return seen.edit(_edits(_HEADING, str(seen)))


def _edits(marks: re.Pattern[str], text: str) -> Iterator[Edit]:
    for mark in marks.finditer(text):
        said = next((name for name, words in mark.groupdict().items() if words is not None), None)
        start, end = mark.span(said) if said else (mark.end(), mark.end())
        yield mark.start(), start, ""
        yield end, mark.end(), ""
