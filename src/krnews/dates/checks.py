"""What a copy editor would mark at the dates of a text: 22일(월요일) that was no Monday, 전날(20일) that was not.

Nothing is repaired; a finding says what does not agree. A doubt is no finding: where another month or another day to
count from would make both sides agree, nothing is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from krnews.dates import intervals
from krnews.dates.ahead import events_ahead
from krnews.dates.context import cue
from krnews.dates.intervals import DAY
from krnews.dates.model import DateMention
from krnews.dates.phrase import Phrase
from krnews.findings import Finding

_SHIFTS = range(-3, 4)
# A day of a month so near to publication, in days, is of no other year.
_CLOSE = 45
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES_KO = ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일")


def conflicts(
    text: str, phrases: Sequence[Phrase], mentions: Sequence[DateMention], published: dt.date | None
) -> list[Finding]:
    """What `check_dates` says of a text that is read: its phrases, and what each of them means."""
    found = [_weekday(phrase, mention, published) for phrase, mention in zip(phrases, mentions, strict=True)]
    if published is not None:
        found += _brackets(text, phrases, mentions, published)
        found += events_ahead(text, phrases, mentions, published)
    return sorted((finding for finding in found if finding is not None), key=lambda finding: finding.start)


def _weekday(phrase: Phrase, mention: DateMention, published: dt.date | None) -> Finding | None:
    number, days = phrase.slots.get("weekday"), mention.first
    if number is None or days is None or "day" not in phrase.slots or mention.first != mention.last:
        return None
    if days.isoweekday() == number or _fits_elsewhere(phrase, days, number, published):
        return None
    return Finding.of(
        mention.start, mention.end, "weekday-conflict", text=mention.text, day=days.isoformat(),
        weekday=_NAMES[days.weekday()], weekday_ko=_NAMES_KO[days.weekday()],
    )  # fmt: skip


def _fits_elsewhere(phrase: Phrase, day: dt.date, number: int, published: dt.date | None) -> bool:
    """Whether the weekday is right in another month, or another year, that the words leave open."""
    slots = phrase.slots
    if "year" in slots or "yy" in slots:
        return False
    if "month" in slots and published is not None and abs((day - published).days) <= _CLOSE:
        return False  # 지난해 or 내년 would stand before it
    if "month" in slots:
        others = [intervals.on(day.year + step, day.month, day.day) for step in (-1, 1)]
    elif any(name in slots for name in ("month_shift", "month_back", "day_shift")):
        return False
    elif published is None:
        return True
    else:
        others = [intervals.on(day.year, day.month + step, day.day) for step in (-2, -1, 1)]
    return any(other is not None and other.isoweekday() == number for other in others)


def _brackets(
    text: str, phrases: Sequence[Phrase], mentions: Sequence[DateMention], published: dt.date
) -> Iterator[Finding]:
    """전날(20일) where the day before was another, whichever day the words may count from."""
    possible = _Possible(mentions, published)
    for index in range(len(phrases) - 1):
        said, inside = phrases[index], phrases[index + 1]
        if inside.start - said.end > 3 or text[said.end : inside.start].strip() not in ("(", "（"):
            continue
        shift: Any = said.slots.get("day_back", said.slots.get("day_shift"))
        if shift not in _SHIFTS or "day" not in inside.slots or "day2" in inside.slots:
            continue
        word, number = mentions[index], inside.slots["day"]
        if text[inside.end : inside.end + 1] not in (")", "）") or word.first is None or word.first.day == number:
            continue
        if number in possible.numbers(shift, index) or _counts_from_words(text, said, shift):
            continue
        yield Finding.of(
            word.start, inside.end + 1, "bracket-conflict", text=text[word.start : inside.end + 1],
            bracket=f"{number}일", day=word.first.isoformat(),
        )  # fmt: skip


def _counts_from_words(text: str, said: Phrase, shift: int) -> bool:
    """Whether what a day counts from is named by words, not by a date: 선거 다음 날(11일)."""
    if shift == 0 or "day_back" not in said.slots:
        return False
    return cue("event_before").search(text[max(0, said.start - 8) : said.start]) is not None


class _Possible:
    """The numbers of the days that a word may mean, by its shift.

    They are counted from any day named before, from the day of publication and from the days beside it; only as far
    as somebody asks, since hardly a text has such brackets.
    """

    def __init__(self, mentions: Sequence[DateMention], published: dt.date) -> None:
        self._mentions, self._published = mentions, published
        self._counted = 0
        self._numbers: dict[int, set[int]] = {}

    def numbers(self, shift: int, index: int) -> set[int]:
        """The numbers of a word with this shift that stands as the mention with this index."""
        if not self._numbers:
            self._numbers = {shift: set() for shift in _SHIFTS}
            for step in (-1, 0, 1):
                self._add(self._published, step)
        for mention in self._mentions[self._counted : index]:
            if mention.first is not None:
                self._add(mention.first)
        self._counted = index
        return self._numbers[shift]

    def _add(self, base: dt.date, step: int = 0) -> None:
        """Takes in the days that stand around a day, or one step from it; none at the ends of the calendar."""
        if dt.date.min + 7 * DAY < base < dt.date.max - 7 * DAY:
            for shift, numbers in self._numbers.items():
                numbers.add((base + (shift + step) * DAY).day)
