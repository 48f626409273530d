"""Which days the phrases of a text mean: the second pass, in the order of the text.

`phrases` has found them; here each gets its value, its days and its reason. What was named before is kept in a
`Memory`, because 이날 is not the day of publication but the day the story was at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from krnews.dates import eras, lengths, periods, underspecified, years
from krnews.dates.ago import read_ago, read_day_ago
from krnews.dates.beside import in_apposition
from krnews.dates.clocks import SLOTS as CLOCK_SLOTS
from krnews.dates.clocks import at_time, clock_value, day_of_clock, goes_on_from, is_of_the_afternoon, with_part
from krnews.dates.context import Context
from krnews.dates.days import read_day
from krnews.dates.intervals import Interval, between, day
from krnews.dates.model import DateMention
from krnews.dates.phrase import Phrase, Slots, grain_of
from krnews.dates.remember import remember
from krnews.dates.same import (
    read_same,
)
from krnews.dates.scene import Memory, Reading, Scene, of
from krnews.dates.seasons import read_season
from krnews.dates.tables import key, tables
from krnews.dates.weeks import read_week

_COUNTED = frozenset({"year_back", "month_back", "year_shift", "month_shift"})
# How many of year, month and day a phrase of a grain tells.
_TOLD = {"year": 1, "month": 2, "day": 3}


def resolve(text: str, phrases: list[Phrase], published: dt.date | None) -> list[DateMention | None]:
    """The mentions of a text, with their days; None for a phrase that stands for no time there.

    Args:
        text: The text that was read.
        phrases: Its phrases, in order.
        published: The day of publication, or None.
    """
    context, memory = Context(text), Memory()
    found: list[DateMention | None] = []
    at = 0
    for index, phrase in enumerate(phrases):
        scene = Scene(phrases, index, context, published, memory)
        if memory.lead is not None and context.heading_between(at, phrase.start):
            memory.current = memory.lead
        at = phrase.start
        reading = read(scene)
        remember(scene, reading)
        found.append(_mention(text, phrase, reading) if reading.value else None)
    return found


def read(scene: Scene) -> Reading:
    """What the phrase of a scene means."""
    phrase = scene.phrase
    try:
        reading = _explained(scene, _read_slots(scene, phrase.slots))
        if phrase.to is not None and reading.interval is not None:
            reading = _to_end(scene, reading, phrase.to)
    except (OverflowError, ValueError):  # before the year 1 or behind 9999
        reading = Reading(underspecified.value(phrase.slots), "lies outside the calendar")
    part = phrase.slots.get("part")
    if part is not None:
        reading.mod = part
    elif phrase.approx and reading.mod is None:
        reading.mod = "APPROX"
    return reading


def _explained(scene: Scene, reading: Reading) -> Reading:
    """A year or month counted from another, said again in figures: 이듬해인 2018년, 다음 달인 2015년 10월."""
    following = scene.next_phrase()
    slots = scene.phrase.slots
    if following is None or following.start != scene.phrase.end + 2:
        return reading
    if _COUNTED.isdisjoint(slots) or not in_apposition(scene):
        return reading
    said = following.slots
    # as far as the phrase itself tells: 이듬해인 2001년 7월 26일 explains a year
    told = ("year", "month", "day")[: _TOLD.get(grain_of(slots), 0)]
    if "year2" in said or not told or any(name not in said for name in told):
        return reading
    found = _calendar(scene, {name: said[name] for name in told})
    return found or reading


def _read_slots(scene: Scene, slots: Slots) -> Reading:
    if "vague" in slots:
        return lengths.vague(slots)
    if "era" in slots:
        return Reading(underspecified.value({"year_back": 0}), "before the year 1, where the calendar has no days")
    if "each" in slots or "often" in slots:
        return lengths.recurring(slots)
    if "same" in slots and grain_of(slots) == "none":
        return read_same(scene, slots["same"])
    if "count" in slots and CLOCK_SLOTS.isdisjoint(slots):
        if "ago" in slots:
            found = read_ago(scene, slots)
        else:
            found = eras.read_short_year(scene, slots) or lengths.length(slots, approx=scene.phrase.approx)
        return found or Reading(underspecified.value({}), _why_not(scene))
    if not CLOCK_SLOTS.isdisjoint(slots):
        clock = {name: value for name, value in slots.items() if name in CLOCK_SLOTS}
        return _clock(scene, {name: value for name, value in slots.items() if name not in clock}, clock)
    return _calendar(scene, slots) or Reading(underspecified.value(slots), _why_not(scene))


def _why_not(scene: Scene) -> str:
    """Why a phrase cannot be placed in the calendar."""
    if scene.published is None:
        return "no day of publication to count from"
    return "neither the text nor the day of publication says which"


def _calendar(scene: Scene, slots: Slots) -> Reading | None:
    """A phrase without a clock time."""
    reading = _stretch(scene, slots)
    if reading is None or reading.interval is None or "edge" not in slots:
        return reading
    edge = slots["edge"]
    date = reading.interval.first if edge == "first" else reading.interval.last
    return of(day(date), f"the {edge} day of {reading.interval.value}; {reading.why}", reading.anchor)


_READERS: dict[str, Callable[[Scene, Slots], Reading | None]] = {
    "length": read_day_ago,
    "day": read_day,
    "week": read_week,
    "month": periods.read_month,
    "quarter": periods.read_quarter,
    "half": periods.read_quarter,
    "season": read_season,
}


def _stretch(scene: Scene, slots: Slots) -> Reading | None:
    """The day or the stretch of days that a phrase names, whichever day of it is meant."""
    if "fiscal" in slots:
        return eras.read_fiscal(slots)
    grain = grain_of(slots)
    if grain in ("decade", "century"):
        return eras.read_era(slots)
    return _READERS.get(grain, years.read_year)(scene, slots)


def _clock(scene: Scene, slots: Slots, clock: Slots) -> Reading:
    """A clock time or part of the day, on the day that is named with it or before it."""
    said = {} if slots else goes_on_from(scene)
    if "daypart" not in clock:
        clock = with_part(clock, said)
        if "daypart" in clock:  # 오후 2시와 4시, 7시
            scene.phrase.slots = {**scene.phrase.slots, "daypart": clock["daypart"]}
    if is_of_the_afternoon(scene, clock):
        clock = {**clock, "daypart": "TAF"}
    time = clock_value(clock)
    if "each" in said:  # 매일 오전 9시부터 오후 6시까지
        return Reading(f"{underspecified.value({'day_shift': 0})}{time}", "on each of the days before it", type="TIME")
    reading = _calendar(scene, slots) if slots else day_of_clock(scene)
    if reading is None or reading.interval is None:
        why = reading.why if reading is not None else _why_not(scene)
        return Reading((underspecified.value(slots) if slots else "XXXX-XX-XX") + time, why, type="TIME")
    days = dict.fromkeys((reading.interval.first.isoformat(), reading.interval.last.isoformat()))
    reading.value = at_time("/".join(days), time)
    reading.others = tuple((at_time(value, time), why) for value, why in reading.others)
    reading.type = "TIME"
    return reading


def _to_end(scene: Scene, reading: Reading, end: Phrase) -> Reading:
    """The stretch from a phrase to the one behind its dash."""
    assert reading.interval is not None
    start = reading.interval
    slots = dict(end.slots)
    if grain_of(slots) == "day" and "day" in slots:
        slots.setdefault("month", start.last.month)
    if years.year_of(scene, slots) is None:
        slots["year"] = start.last.year
        later = _calendar(scene, slots)
        if later is not None and later.interval is not None and later.interval.last < start.first:
            slots["year"] += 1
    last = _calendar(scene, slots)
    if last is None or last.interval is None or last.interval.last < start.first:
        return reading
    return of(between(start, last.interval), reading.why, reading.anchor)


def _mention(text: str, phrase: Phrase, reading: Reading) -> DateMention:
    days: Interval | None = reading.interval
    zone = tables().maps["zone"].get(key(phrase.zone)) if phrase.zone else None
    return DateMention(
        start=phrase.start,
        end=phrase.end,
        text=text[phrase.start : phrase.end],
        type=reading.type,
        value=reading.value,
        first=days.first if days else None,
        last=days.last if days else None,
        mod=reading.mod,
        anchor=reading.anchor,
        why=reading.why,
        alternatives=reading.others,
        zone=zone,
    )
