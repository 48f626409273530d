"""Which day a day with a name is: 추석, 입춘, and the days of the lunar calendar."""

from __future__ import annotations

import datetime as dt

from krnews.dates import bare, calendar, intervals, sky
from krnews.dates.anaphora import shift_words
from krnews.dates.beside import said_beside
from krnews.dates.context import cue
from krnews.dates.intervals import DAY, Interval
from krnews.dates.phrase import Slots
from krnews.dates.scene import MENTION, PUBLICATION, Reading, Scene, of
from krnews.dates.years import year_of


def read_holiday(scene: Scene, slots: Slots) -> Reading | None:
    """A named day, or the day before or after it: 추석, 추석 연휴, 추석 다음 날."""
    found, eve = _holiday(scene, slots), slots.get("eve", 0)
    if found is None or found.interval is None or not eve:
        return found
    base = found.interval.first if eve < 0 else found.interval.last
    return of(intervals.day(base + eve * DAY), f"{found.why}; {shift_words(eve)}", found.anchor)


def _holiday(scene: Scene, slots: Slots) -> Reading | None:
    """A named day: of the year that is said, the last, the next, or the nearest one."""
    name, off = slots["holiday"], "off" in slots
    named = year_of(scene, slots) or _year_before(scene)
    published = scene.published
    if named is not None:
        found = calendar.holiday(name, named[0], off=off)
        return None if found is None else of(found, f"{name} of {named[0]}: {named[1]}", named[2])
    if published is None:
        return None
    near = [calendar.holiday(name, published.year + step, off=off) for step in (-1, 0, 1)]
    known = [interval for interval in near if interval is not None]
    if not known:
        return None
    beside = said_beside(scene)
    if beside is not None:
        fitting = calendar.holiday(name, beside.year, off=off)
        if fitting is not None and fitting.first <= beside - slots.get("eve", 0) * DAY <= fitting.last:
            return of(fitting, f"{beside.isoformat()} stands beside it", MENTION)
    frame = slots.get("frame")
    if frame == "past":
        best = max((interval for interval in known if interval.first <= published), key=_first, default=known[0])
        return of(best, f"the last {name} before publication", PUBLICATION)
    if frame in ("future", "next"):
        best = min((interval for interval in known if interval.last >= published), key=_first, default=known[-1])
        return of(best, f"the next {name} from publication on", PUBLICATION)
    year, why = bare.choose_month_year(known[len(known) // 2].first.month, published, scene.tense)
    found = calendar.holiday(name, year, off=off)
    return None if found is None else of(found, f"{name}: {why}", PUBLICATION)


def _year_before(scene: Scene) -> tuple[int, str, str] | None:
    """The year that the sentence is about, straight before the name: 작년에는 추석이 일렀다."""
    named = scene.memory.period
    if named is None or named.interval.grain != "year" or not scene.same_sentence(named.start):
        return None
    if cue("of_year").fullmatch(scene.context.text, named.end, scene.phrase.start) is None:
        return None
    return named.interval.first.year, f"the year of {named.interval.value} before it", MENTION


def read_lunar_day(scene: Scene, slots: Slots) -> Reading | None:
    """A day of the lunar calendar: of the year that is said, else of the one that its solar date tells."""

    def on(year: int) -> dt.date | None:
        return sky.lunar_day(year, slots["month"], slots["day"], leap="leap" in slots)

    named, published = year_of(scene, slots), scene.published
    if named is None and published is not None and (here := on(published.year)) is not None:
        tense, sure = scene.told
        year, why = bare.choose_day_year(here.month, published, tense, sure=sure)
        named = year - here.year + published.year, why, PUBLICATION
    date = on(named[0]) if named is not None else None
    if date is None or named is None:
        return Reading("XXXX-XX-XX", "a day of the lunar calendar, in a year that is not known")
    return of(intervals.day(date), f"lunar {slots['month']}.{slots['day']} of {named[0]}; {named[1]}", named[2])


def _first(interval: Interval) -> dt.date:
    return interval.first
