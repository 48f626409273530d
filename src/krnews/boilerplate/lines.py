"""What a line looks like, before its neighbours are asked: wording, sentence or not, length, script, marks."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from itertools import pairwise

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.rules import ENDING, LABEL_MAX, finals, pattern, rule_of, wording
from krnews.boilerplate.spans import Span, tail_spans

_CLOSERS = "\"'”’」』)]>》〉 /\\"
_TELEPHONE = 24
"""Characters at the end of a line in which the sign of a number to call may stand."""
_DIRECTION = 20
"""So many characters of a line a stage direction and the end of the sentence before it take."""
_BULLET = re.compile(r"[ \t\xa0]*(?:[•·‧∙◦]\s+)?")
_DATED = re.compile(r"(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.$")
_HANGUL = re.compile(r"[가-힣][가-힣]*+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z]*+")


LONG = 200
RULE_MAX = 600
REPORT = 16
"""Characters of a sentence at the least that reports; a dialog says less (`로그인에 실패했습니다.`)."""
REPORT_END = 40
"""Characters at its end by which it is told."""


class Close(IntEnum):
    """How a line ends."""

    OPEN = 0
    WEAK = 1
    """With a mark that headlines have too (?, !, a quotation), or a noun and a full stop."""
    FULL = 2
    """As a sentence does."""


class Line:
    """A line of the page that is not blank.

    Attributes:
        start, end: Offsets of the line without the space around it.
        text: What stands there, without its bullet.
        bullet: It is an item of a list.
        kind, rule: What its wording tells, or None and "".
        opens: It heads a list of its kind.
        head: What stands before its first word, where a template knows it.
        tails: What stands behind its last sentence.
        close: How it ends, its tails left out.
        inside: It stands between two paragraphs of one story.
        wrapped: It is a part of a paragraph that was broken into lines.
        polite: Whether the polite style ends it, once `voice.is_polite` was asked.
        size: Length of `text`.
        gaps: Where in `text` a space stands for the line break inside a line that was wrapped, and how many characters
            more than one stand there in the page.
    """

    __slots__ = (
        "_furniture",
        "_hangul",
        "bullet",
        "close",
        "end",
        "gaps",
        "head",
        "inside",
        "kind",
        "opens",
        "polite",
        "rule",
        "size",
        "start",
        "tails",
        "text",
        "wrapped",
    )

    def __init__(self, start: int, end: int, text: str, *, bullet: bool) -> None:
        self.start, self.end, self.text, self.bullet = start, end, text, bullet
        self.size = len(text)
        self.kind: Kind | None = None
        self.rule = ""
        self.opens = False
        self.inside = self.wrapped = False
        self.polite: bool | None = None
        self.close = closing(text)
        self.gaps: list[tuple[int, int]] = []
        self.head: Span | None = None
        self.tails: list[Span] = []
        self._hangul = -1.0
        self._furniture = -1
        told = text
        if self.size > LONG or ENDING in text or "@" in text:
            self.tails = tail_spans(text)
            if self.tails:
                told = text[: self.tails[0].start].rstrip()
                self.close = closing(told)
        self._word(told)
        if self.tails:
            self._join_button(told)

    @classmethod
    def of(cls, parts: list[Line]) -> Line:
        """The line that was wrapped into `parts`."""
        first, last = parts[0], parts[-1]
        line = cls(first.start, last.end, " ".join(part.text for part in parts), bullet=first.bullet)
        at = 0
        for part, below in pairwise(parts):
            at += part.size
            line.gaps.append((at, below.start - part.end - 1))
            at += 1
        if line.kind is None:  # too long for the wording that tells its first part
            line.kind, line.rule = first.kind, first.rule
        return line

    def place(self, at: int) -> int:
        """Where in the page the character `at` of `text` stands."""
        begin = self.end - self.size - sum(more for _, more in self.gaps)
        return begin + at + sum(more for gap, more in self.gaps if gap < at)

    def _word(self, text: str) -> None:
        """Take the kind that the wording of `text`, the line without its tails, tells."""
        told = None
        if len(text) <= LABEL_MAX:
            told = wording(text)
        elif len(text) <= RULE_MAX or not _HANGUL.search(text, 0, RULE_MAX):
            told = rule_of(text)
        if told:
            self.kind, self.rule, self.opens = told.kind, told.name, told.opens

    def _join_button(self, told: str) -> None:
        """Take a notice with its button as one: the button is no tail of a story."""
        if self.kind is None and self.size <= LABEL_MAX and pattern("pledge-at-end").search(told):
            whole = rule_of(self.text)
            if whole and whole.name == "notice-and-button":
                self.tails, self.kind, self.rule = [], whole.kind, whole.name

    @property
    def hangul(self) -> float:
        """The share of Hangul among the letters, 0 where there are none."""
        if self._hangul < 0:
            sample = self.text[:2000]
            if _LATIN.search(sample):
                korean, latin = (len(sample) - len(run.sub("", sample)) for run in (_HANGUL, _LATIN))
                self._hangul = korean / (korean + latin)
            else:
                self._hangul = float(_HANGUL.search(sample) is not None)
        return self._hangul

    @property
    def furniture(self) -> int:
        """How many words of menus, dialogs and notices stand in it."""
        if self._furniture < 0:
            self._furniture = len(pattern("furniture-word").findall(self.text, 0, 400))
            if self._furniture and self._reports():
                self._furniture = 0
        return self._furniture

    def _reports(self) -> bool:
        """Whether the line is a sentence that reports, whatever it speaks of."""
        if pattern("goes-on-telling").match(self.text):
            return True
        if self.size < REPORT or self.close is not Close.FULL:
            return False
        if pattern("of-an-office").match(self.text):
            return True
        end = self.text[-REPORT_END:]
        return any(pattern(name).search(end) for name in ("told-in-print", "told-in-the-past", "told-politely"))


@cache
def _finals() -> frozenset[str]:
    return frozenset(finals("at the end of a line"))


def closing(text: str) -> Close:
    """How `text` ends."""
    if "☎" in text[-_TELEPHONE:]:
        text = text[: text.rindex("☎")].rstrip() or text
    bare = text.rstrip(_CLOSERS)
    if not bare:
        return Close.OPEN
    last = bare[-1]
    if text[-1] == ")" and pattern("stage-direction").search(text, max(0, len(text) - _DIRECTION)):
        return Close.FULL
    if last == ".":
        before = bare[-2:-1]
        if before in _finals():
            return Close.FULL
        if before == "." or not before:
            return Close.OPEN
        if before in "\"'”’)" and len(bare) > 2:
            return Close.FULL if bare[-3] in _finals() else Close.WEAK
        if before.isalnum():
            if _DATED.search(bare):
                return Close.OPEN
            return Close.FULL if before.isascii() and len(bare) > 40 else Close.WEAK
        return Close.OPEN
    if last in "?!":
        return Close.WEAK
    if len(bare) < len(text.rstrip()):
        return Close.WEAK
    return Close.OPEN


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    found = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + (raw.index(bare[0]) if raw[0] != bare[0] else 0)
            bullet = _BULLET.match(bare)
            skip = bullet.end() if bullet and bullet.end() < len(bare) else 0
            found.append(Line(start, start + len(bare), bare[skip:], bullet=skip > 0))
        at += len(raw) + 1
    return found
