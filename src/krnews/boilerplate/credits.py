"""Which lines are captions by their own words: whose picture it is, said behind them or before, or a mark."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.boilerplate.beside import LONGEST, SENTENCES, leads
from krnews.boilerplate.copies import LEAST_COPY
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import ENDING, pattern, sentences

SHORTEST = 4
SHORT = 45
"""A line that is longer is no credit alone."""
TAIL = 60
"""Characters at the end of a line in which a credit is looked for."""
SEVERAL, MOST = 2, 3
"""So many sentences are several; no caption has more than these."""
CELL = " |"
"""What is left around a caption of the cell of a table that it stood in."""
_MARK = re.compile("[./[(【<|:ㅣIl=ⓒ©▲\\]’”]")
"""Without one of these no line is told to be a caption by its own words; I and l stand for a bar."""
_PICTURE = "▲"
_BRACKETS = ("/", "[", "(", "<", "【")
_FINISHED = (ENDING, "요.")
"""How no credit ends."""
_FIRST = frozenset("[(【<▲△AER로")
"""With what a caption begins that ends in a full sentence: a mark, or an agency whose picture it is (`AFP=`)."""
_CREDIT_TAILS = frozenset({"tail-credit", "tail-copyright"})
_BELOW = frozenset({Kind.RELATED, Kind.PROMO, Kind.TOOLBAR, Kind.COMMENTS, Kind.REACTIONS})


class _Words(NamedTuple):
    """What is asked of a line.

    Attributes:
        line: The line.
        text: Its words, without what is behind their credit.
        tail: The end of the words.
        told: How many sentences stand in them.
        finished: They end as no credit does.
        signed: A reporter's name behind them belongs to a story.
    """

    line: Line
    text: str
    tail: str
    told: int
    finished: bool
    signed: bool

    @property
    def shown(self) -> bool:
        """Whether they say what a picture shows."""
        return pattern("scene").search(self.text) is not None


def caption_rule(line: Line) -> str:
    """The name of what makes `line` a caption, or "" where nothing does."""
    words = _words(line)
    if words is None:
        return ""
    text, tail, told = words.text, words.tail, words.told
    if line.size < SHORT and (rule := _alone(text)):
        return rule
    if told <= SENTENCES and _is_wired(text):
        return "caption-wire"
    if told > MOST or pattern("price-last").search(tail) or (told >= SEVERAL and leads(text)):
        return ""
    marked = None if words.finished else pattern("marked-credit").search(tail)
    if marked and not words.signed:
        return "caption-credit" if _is_of_picture(marked, words) else ""
    if told == 0 and line.size >= LEAST_COPY // 2 and pattern("name-behind-noun").search(tail):
        return "caption-credit"
    if told == 1 and pattern("credit-first").match(text) and pattern("scene-sentence").search(tail):
        return "caption-credit-first"
    if _is_marked(words):
        return "" if pattern("marked-item").match(text) else "caption-mark"
    return "caption-credit" if told <= SENTENCES and _ends_in_source(words) else ""


def credit_of_several(line: Line) -> re.Match[str] | None:
    """The name of an agency or a paper behind the last of several sentences, or behind one that explains."""
    told = line.text[: line.text.rfind(ENDING) + len(ENDING)]
    if sentences(line.text) < SEVERAL and not pattern("explained").search(told):
        return None
    begin = max(0, line.size - TAIL)
    return _sources().search(line.text, begin) or pattern("marked-credit").search(line.text, begin)


def is_peeled(line: Line) -> bool:
    """Whether what makes the credit stands behind the line as a tail of its own."""
    return any(tail.rule in _CREDIT_TAILS for tail in line.tails)


@cache
def _sources(before: str = r"[.\]’”]\s?(?:[가-힣A-Za-z]{2,8}\s?[/=|]\s?)?") -> re.Pattern[str]:
    """A credit without a mark of its own, behind the sentence or what else stands `before` it."""
    parts = [
        f"(?P<{entry['name']}>{entry['pattern']})" for entry in read_table("krnews.boilerplate", "spans.toml")["credit"]
    ]
    return re.compile(rf"{before}(?:{'|'.join(parts)})\.?$")


def _words(line: Line) -> _Words | None:
    """What is asked of a line, or None where nothing can make it a caption."""
    text = _without_lists(line).strip(CELL)
    if line.size >= SHORT and text.endswith(_FINISHED) and text[0] not in _FIRST:
        return None
    behind = pattern("stamp-behind-credit").search(text, max(0, line.size - TAIL)) if "@" in text[-TAIL:] else None
    text = text[: behind.start()] if behind else text
    if not SHORTEST <= line.size <= LONGEST or not _MARK.search(text):
        return None
    signed = behind is None and any(span.kind is Kind.BYLINE for span in line.tails)
    signed = signed and not (pattern("scene").search(text) and not pattern("going-on").search(text))
    return _Words(line, text, text[-TAIL:], sentences(text), text.endswith(_FINISHED), signed)


def _without_lists(line: Line) -> str:
    """The text of a line without the head of a list or an appeal behind its end: `… [인기뉴스]` names no agency."""
    stop = line.size
    for tail in reversed(line.tails):
        if tail.kind not in _BELOW:
            break
        stop = tail.start
    return line.text[:stop].rstrip() if stop < line.size else line.text


def _alone(text: str) -> str:
    """What a line is that has nothing but a credit."""
    if pattern("credit-alone").fullmatch(text):
        return "caption-credit"
    return "caption-mark" if pattern("mark-and-credit").fullmatch(text) else ""


def _is_wired(text: str) -> bool:
    """Whether words begin as a wire story does and end as a picture of it."""
    return pattern("wire-photo").fullmatch(text) is not None and pattern("photo-tail").search(text[-TAIL:]) is not None


def _is_of_picture(credit: re.Match[str], words: _Words) -> bool:
    """Whether a credit with a mark is that of a picture: behind a paragraph it names who wrote or owns it."""
    several = words.told >= SEVERAL
    named = credit.lastgroup == "named" and not credit[0].startswith(_BRACKETS)
    named = named or (credit.lastgroup == "slash" and (several or is_peeled(words.line)))
    named = named or (is_peeled(words.line) and (several or _forbids(credit)))
    return not named or words.told == 0 or words.text.startswith(_PICTURE) or words.shown


def _forbids(credit: re.Match[str]) -> bool:
    """Whether a notice of rights says what is forbidden: it is of the page then, not of a picture."""
    return credit.lastgroup == "right" and pattern("rights-word").search(credit[0]) is not None


def _is_marked(words: _Words) -> bool:
    """Whether words begin with the mark of a picture, and are no question and no list of such marks."""
    if not words.text.startswith(_PICTURE) or "? " in words.text or words.text.count(_PICTURE) >= SEVERAL:
        return False
    return words.line.close is Close.FULL or ENDING in words.tail[20:]


def _ends_in_source(words: _Words) -> bool:
    """Whether words end in the name of who gave the picture, without a mark of its own."""
    found = None if words.finished else _sources().search(words.tail)
    if not found and words.text[:1] == _PICTURE:
        found = _sources(rf"{_PICTURE}[^/]*/\s?").match(words.text)
    return found is not None and not (words.signed or (found.lastgroup == "photographer" and not words.shown))
