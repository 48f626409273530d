"""What stands around a date: its sentence and line, quotation marks, tense, captions, headings.

Every question looks at a bounded window, so that reading a text stays linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from krnews._tables import alternatives, read_table

# Characters looked at behind and before a date.
WINDOW = 110
# Every sentence ends in one of four characters: the engine skips to the next, then looks at what stands around.
_SENTENCE = re.compile(
    r"[\n.!?](?:(?<=\n)\s*"
    r"|(?:(?<=[가-힣\"”’)\]].)[.!?]*[\"”’)\]]*(?=[\s가-힣A-Z\d\[(【▲◆]|$)|(?<=[a-z].)[.!?]*[\"”’)]*(?=\s))(?:[^\S\n]*\n\s*)?)"
)
_QUOTES = re.compile('[“”"]')


@cache
def cue(name: str) -> re.Pattern[str]:
    """The patterns of a kind in `cues.toml`, as one."""
    return re.compile(alternatives(read_table("krnews.dates", "cues.toml")[name]))


class Context:
    """The surroundings of the dates of one text.

    Args:
        text: The text that the offsets belong to.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [match.end() for match in _SENTENCE.finditer(text)]
        self._quotes = _inside_quotes(text)
        self._begun: dict[str, list[int]] = {}

    def _lines(self, name: str) -> list[int]:
        """Where the lines begin that a cue begins; looked for once."""
        starts = self._begun.get(name)
        if starts is None:
            starts = [match.start() + 1 for match in _behind_line_end(name).finditer(self.text)]
            starts = self._begun[name] = [0, *starts] if cue(name).match(self.text) else starts
        return starts

    def sentence_number(self, at: int) -> int:
        """Which sentence a character stands in, from 0; a line break ends a sentence."""
        return bisect_right(self._ends, at)

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a character begins."""
        number = self.sentence_number(at)
        return self._ends[number - 1] if number else 0

    def sentence_end(self, at: int) -> int:
        """Where the sentence of a character ends."""
        number = self.sentence_number(at)
        return self._ends[number] if number < len(self._ends) else len(self.text)

    def quoted(self, at: int) -> bool:
        """Whether a character stands inside double quotation marks."""
        return bisect_right(self._quotes, at) % 2 == 1

    def tense(self, start: int, end: int) -> str | None:
        """What the nearest verb behind a date says, else what stands before it: "future", "past" or None."""
        if cue("term").match(self.text, end) or cue("decided").match(self.text, end):
            return "future"
        told = self._told_in_english(start, end) if self.text[start : start + 1].isascii() else None
        if told is not None:
            return told
        stop = min(self.sentence_end(end), end + WINDOW)
        ahead = cue("future").search(self.text, end, stop)
        behind = cue("past").search(self.text, end, stop)
        if ahead is None:
            return "past" if behind is not None else self._tense_before(start)
        return "future" if behind is None or ahead.start() <= behind.start() else "past"

    def _told_in_english(self, start: int, end: int) -> str | None:
        """What the verb before an English day says, or the one at once behind it."""
        if not self.text[start:end].isascii() or not self.text[end - 1 : end].isalpha():
            return None
        before = self.text[max(self.sentence_start(start), start - WINDOW) : start]
        for name, tense in (("english_spoken", "past"), ("english_to_come", "future"), ("english_over", "past")):
            if cue(name).search(before):
                return tense
        return "past" if cue("english_over_behind").match(self.text, end) else None

    def told(self, start: int, end: int) -> tuple[str | None, bool]:
        """The tense of what a date is said of, and whether the words straight behind the date leave no doubt of it.

        What is announced is to come, although to announce it is past: 9월 12일 방한한다고 발표했다.
        """
        if cue("decided").match(self.text, end) or cue("foretold").match(self.text, end):
            return "future", True
        if cue("happened").match(self.text, end) or cue("happened_at_once").match(self.text, end):
            return "past", True
        tense = self.tense(start, end)
        if tense == "past" and cue("announced").match(self.text, end):
            return "future", False
        return tense, False

    def tells_past(self, end: int) -> bool:
        """Whether any verb behind a date, as far as its sentence goes, is past."""
        return self.says("past", end, min(self.sentence_end(end), end + WINDOW))

    def told_ahead(self, start: int, end: int) -> bool:
        """Whether all that is told of a date is to come."""
        return self.tense(start, end) == "future" and not self.tells_past(end)

    def _tense_before(self, start: int) -> str | None:
        before = self.text[max(self.sentence_start(start), start - WINDOW) : start]
        return next((tense for tense in ("future", "past") if cue(f"{tense}_before").search(before)), None)

    def topic(self, at: int) -> str | None:
        """What the sentence of a character is about, where it begins with it: 강 의원은."""
        found = cue("topic").match(self.text, self.sentence_start(at), at)
        return found["topic"] if found is not None else None

    def says(self, name: str, start: int, stop: int) -> bool:
        """Whether a cue stands somewhere in a stretch."""
        return cue(name).search(self.text, max(0, start), min(len(self.text), stop)) is not None

    def in_caption(self, at: int) -> bool:
        """Whether a place stands in the caption of a photo: near the beginning of a line that has its sign."""
        captions = self._lines("caption_line")
        if not captions:
            return False
        line = self.text.rfind("\n", max(0, at - 2 * WINDOW), at) + 1
        nearest = bisect_right(captions, line) - 1
        return (line > 0 or at <= 2 * WINDOW) and nearest >= 0 and captions[nearest] == line

    def sourced_caption(self, end: int) -> bool:
        """Whether the sentence of a date describes a photo and has its source behind it: … 살펴보고 있다. 연합뉴스."""
        return cue("photo_source").match(self.text, self.sentence_end(end)) is not None and self.looks_at_photo(end)

    def looks_at_photo(self, end: int) -> bool:
        """Whether the sentence of a date describes a photo (…하고 있다)."""
        stop = min(self.sentence_end(end), end + 2 * WINDOW)
        return self.says("caption", end, min(stop + 20, end + 2 * WINDOW)) and not self.says("by_source", end, stop)

    def heading_between(self, start: int, end: int) -> bool:
        """Whether a line of its own with a bullet stands between two places."""
        headings = self._lines("heading_line")
        return bool(headings) and bisect_right(headings, start) < bisect_right(headings, end)


@cache
def _behind_line_end(name: str) -> re.Pattern[str]:
    return re.compile(f"\n(?:{cue(name).pattern})")


def _inside_quotes(text: str) -> list[int]:
    """The places where quoted stretches begin and end, in turn; a line break ends an open one."""
    places: list[int] = []
    at = 0
    for match in _QUOTES.finditer(text):
        start, mark = match.start(), match[0]
        if len(places) % 2 == 1 and (line_end := text.find("\n", at, start)) >= 0:
            places.append(line_end)
        is_open = len(places) % 2 == 1
        if mark == '"' or (mark == "“" and not is_open) or (mark == "”" and is_open):
            places.append(start)
        at = start
    if len(places) % 2 == 1 and (line_end := text.find("\n", at)) >= 0:
        places.append(line_end)
    return places
