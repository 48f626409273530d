"""What is known where a phrase is resolved: the day of publication, what was read before, and what stands around."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from krnews.dates.context import Context
from krnews.dates.intervals import Interval
from krnews.dates.phrase import Phrase, Slots

_FAR = 1 << 30
PUBLICATION, MENTION, EXPLICIT = "publication", "mention", "explicit"


@dataclass(slots=True)
class Reading:
    """What a phrase means, and why.

    Attributes:
        value: As in TIMEX3.
        why: One line that a person can check.
        anchor: publication, mention, explicit, or None where nothing was counted from.
        interval: Its days, None where it has none.
        others: Other values it could have, with reasons.
        type: DATE, TIME, DURATION or SET.
        mod: START, MID, END, APPROX or None.
    """

    value: str
    why: str
    anchor: str | None = None
    interval: Interval | None = None
    others: tuple[tuple[str, str], ...] = ()
    type: str = "DATE"
    mod: str | None = None


def of(interval: Interval, why: str, anchor: str | None, others: tuple[tuple[str, str], ...] = ()) -> Reading:
    """The reading of a stretch of days."""
    return Reading(interval.value, why, anchor, interval, others)


@dataclass(slots=True)
class Mentioned:
    """A stretch of days that the text named, and where; `held` where it has its month from another."""

    interval: Interval
    start: int
    end: int
    slots: Slots
    held: bool = False


class Memory:
    """What the text has named so far.

    Attributes:
        current: The day that 이날 would mean: the last one not after publication, without background and captions.
        lead: The first of these, to which a new heading goes back.
        last: The last day not after publication, background included: 같은 날.
        any_day: The last day of all, those to come included.
        plan: The last day that was told as to come.
        ahead: The days to come that were named with 오는, with their month or as the end of such a stretch, by number.
        headed: The last day with its month that stands behind a mark at the beginning of a line: ■10월 31일.
        named_day: The last day that was not itself counted from another: 당일.
        week: The last week that was named by its month: 4월 넷째 주.
        background: A day named as background, good for 이날 only in the sentence behind it.
        period: The last month, quarter, half or year.
        told_month: The last month that was counted from publication: 지난달.
        stretch: The last stretch from one day to another: 2일부터 8일까지.
        clock: The last clock time with its day.
        year: The last year named.
    """

    def __init__(self) -> None:
        self.current: Mentioned | None = None
        self.lead: Mentioned | None = None
        self.last: Mentioned | None = None
        self.any_day: Mentioned | None = None
        self.plan: Mentioned | None = None
        self.ahead: dict[int, dt.date] = {}
        self.headed: Mentioned | None = None
        self.named_day: Mentioned | None = None
        self.week: Mentioned | None = None
        self.background: Mentioned | None = None
        self.period: Mentioned | None = None
        self.told_month: Mentioned | None = None
        self.stretch: Mentioned | None = None
        self.clock: tuple[str, Interval | None] | None = None
        self.year: tuple[int, int] | None = None

    @property
    def compared(self) -> Mentioned | None:
        """What 같은 기간 goes back to: the last period, or the stretch from day to day where that came later."""
        period, stretch = self.period, self.stretch
        return stretch if stretch is not None and (period is None or period.start <= stretch.start) else period


class Scene:
    """A phrase among the others of its text.

    Args:
        phrases: All phrases of the text.
        index: Which of them.
        context: What stands around.
        published: The day of publication, or None.
        memory: What was named before.

    Attributes:
        sentence: The number of the sentence of the phrase.
    """

    def __init__(
        self, phrases: list[Phrase], index: int, context: Context, published: dt.date | None, memory: Memory
    ) -> None:
        self.phrases, self.index = phrases, index
        self.phrase = phrases[index]
        self.context, self.published, self.memory = context, published, memory
        self.sentence = context.sentence_number(self.phrase.start)
        self._tense: tuple[str | None] | None = None
        self._told: tuple[str | None, bool] | None = None

    @property
    def tense(self) -> str | None:
        """Whether the sentence speaks of what is to come or of what was."""
        if self._tense is None:
            self._tense = (self.context.tense(self.phrase.start, self.phrase.end),)
        return self._tense[0]

    @property
    def told(self) -> tuple[str | None, bool]:
        """The tense as far as it decides on a year, and whether the words leave no doubt."""
        if self._told is None:
            self._told = self.context.told(self.phrase.start, self.phrase.end)
        return self._told

    @property
    def quoted(self) -> bool:
        """Whether the phrase stands in quotation marks."""
        return self.context.quoted(self.phrase.start)

    @property
    def said_on(self) -> Mentioned | None:
        """The day of speech that the sentence names before a quotation in which the phrase stands, or None."""
        named = self.memory.any_day
        if named is None or not self.quoted or not self.same_sentence(named.start) or self.context.quoted(named.start):
            return None
        return None if self.published is not None and named.interval.last > self.published else named

    def next_phrase(self) -> Phrase | None:
        """The phrase behind, or None."""
        return self.phrases[self.index + 1] if self.index + 1 < len(self.phrases) else None

    def distance(self, named: Mentioned | None) -> int:
        """How many sentences behind a mention the phrase stands; many where there was none."""
        return _FAR if named is None else self.sentence - self.context.sentence_number(named.start)

    def explains(self, named: Mentioned) -> bool:
        """Whether the phrase is the first in the brackets behind a mention: 2분기(4~6월)."""
        return self.context.text[named.end : self.phrase.start].strip() in ("(", "（")

    def same_sentence(self, place: int) -> bool:
        """Whether a place before stands in the sentence of the phrase."""
        return self.context.sentence_number(place) == self.sentence
