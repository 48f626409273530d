"""What is counted back or ahead from a day: 이틀 전, 3주 뒤, 2년 전; the grain follows the unit."""

from __future__ import annotations

import datetime as dt

from krnews.dates import intervals
from krnews.dates.anaphora import shift_words
from krnews.dates.beside import in_apposition, is_since, number_beside, said_beside
from krnews.dates.context import cue
from krnews.dates.intervals import DAY, Interval
from krnews.dates.periods import month_of
from krnews.dates.phrase import Slots, grain_of
from krnews.dates.scene import MENTION, PUBLICATION, Mentioned, Reading, Scene, of
from krnews.dates.years import same_of_year

# Figures of a month, quarter or stretch of days are compared for so many sentences.
_FIGURES = 3
_UNIT_NAMES = {"Y": "year", "M": "month", "W": "week"}


def read_ago(scene: Scene, slots: Slots) -> Reading | None:
    """이틀 전, 3주 뒤, 2년 전: the grain follows the unit."""
    step, unit, count = slots["ago"], slots["unit"], slots["count"]
    if "count2" in slots and unit == "D":
        return _days_between(scene, step * count, step * slots["count2"])
    if count == "X" or isinstance(count, float) or "count2" in slots:
        return Reading("PAST_REF" if step < 0 else "FUTURE_REF", "a number of units that is not certain")
    count *= step
    if "same" in slots:
        year = scene.published.year if scene.published is not None else 0
        if year or scene.memory.compared is not None:
            return same_of_year(scene, {**slots, "year_back": count}, year + count)
        return None
    memory, published = scene.memory, scene.published
    if unit in ("D", "SESSION"):
        return _days_from(scene, count)
    if unit == "W" and (again := _day_in_other_words(scene, 7 * count)) is not None:
        return again
    named = memory.period
    compared = (
        named is not None
        and "ago" not in named.slots
        and scene.distance(named) <= _holds(scene, named)
        and cue("compared").match(scene.context.text, scene.phrase.end)
    )
    explained = _month_in_other_words(scene) if unit == "M" else None
    if explained is not None:
        return of(explained, f"{explained.value} stands in apposition", MENTION)
    many = "" if abs(count) == 1 else "s"
    why = f"{abs(count)} {_UNIT_NAMES[unit]}{many} {'before' if step < 0 else 'after'}"
    if compared and named is not None and unit == "Y":
        return of(intervals.shifted(named.interval, count), f"{why} {named.interval.value}", MENTION)
    if compared and named is not None and named.interval.grain == "month" and unit == "M":
        base = named.interval.first
        return of(intervals.month(base.year, base.month + count), f"{why} {named.interval.value}", MENTION)
    told = _from_story(scene, unit, count) if step > 0 and scene.tense == "past" else None
    if told is not None:
        return of(told[0], f"{why} {told[1]}; told in the past", MENTION)
    if published is None:
        return None
    if unit == "W":
        return of(intervals.week(published + 7 * count * DAY), f"{why} publication", PUBLICATION)
    if unit == "M":
        return of(intervals.month(published.year, published.month + count), f"{why} publication", PUBLICATION)
    if "more_months" in slots:
        months = 12 * count + step * slots["more_months"]
        return of(intervals.month(published.year, published.month + months), f"{why} publication", PUBLICATION)
    return of(intervals.year(published.year + count), f"{why} publication", PUBLICATION)


def read_day_ago(scene: Scene, slots: Slots) -> Reading | None:
    """The day of 사흘 전 새벽 2시 and 일주일 전 밤: at a part of the day a week is so many days."""
    days = 7 if slots["unit"] == "W" else 1
    counts = {name: slots[name] * days for name in ("count", "count2") if isinstance(slots.get(name), int)}
    return read_ago(scene, {**slots, **counts, "unit": "D"})


def _holds(scene: Scene, named: Mentioned) -> int:
    """For how many sentences a period is what 1년 전 is compared with."""
    return 0 if is_since(scene, named) else 1 if named.interval.grain == "year" else _FIGURES


def _day_in_other_words(scene: Scene, count: int) -> Reading | None:
    """The day of so many weeks, where that is said again: 1주일 전인 14일."""
    if not in_apposition(scene):
        return None
    found, beside, number = _days_from(scene, count), said_beside(scene), number_beside(scene)
    if found is None or found.interval is None:
        return None
    return found if found.interval.first == beside or found.interval.first.day == number else None


def _month_in_other_words(scene: Scene) -> Interval | None:
    """The month of the day by which it is said again: 한 달 전인 1월 24일."""
    following = scene.next_phrase()
    if following is None or "month" not in following.slots or not in_apposition(scene):
        return None
    if following.start - scene.phrase.end > 2 or grain_of(following.slots) not in ("day", "month"):
        return None
    inner = Scene(scene.phrases, scene.index + 1, scene.context, scene.published, scene.memory)
    found = month_of(inner, following.slots, following.slots.get("day"))
    return intervals.month(found[0].first.year, found[0].first.month) if found is not None else None


def _from_story(scene: Scene, unit: str, count: int) -> tuple[Interval, str] | None:
    """The stretch that 2년 뒤 means in a story, which is told from what was named before; with that."""
    memory = scene.memory
    if unit == "Y":
        if memory.year is None or scene.sentence - memory.year[1] > 1:
            return None
        return intervals.year(memory.year[0] + count), str(memory.year[0])
    grains = ("day", "month") if unit == "M" else ("day",)
    near = [m for m in (memory.period, memory.any_day) if m and m.interval.grain in grains and scene.distance(m) <= 1]
    if not near:
        return None
    named = max(near, key=lambda mentioned: mentioned.start)
    base = named.interval.last
    found = intervals.week(base + 7 * count * DAY) if unit == "W" else intervals.month(base.year, base.month + count)
    return found, named.interval.value


def _days_between(scene: Scene, one: int, other: int) -> Reading | None:
    """사나흘 뒤: from the third day to the fourth."""
    found, last = _days_from(scene, min(one, other)), _days_from(scene, max(one, other))
    if found is None or last is None or found.interval is None or last.interval is None:
        return None
    days = intervals.span(found.interval.first, last.interval.last)
    return of(days, f"{found.why} to {shift_words(max(one, other))}", found.anchor)


def _days_from(scene: Scene, count: int) -> Reading | None:
    current, published = scene.memory.current, scene.published
    bases: list[tuple[dt.date, str, str]] = []
    last = scene.memory.last
    if count > 0 and last is not None and scene.tense == "past" and scene.distance(last) <= 1:
        bases.append((last.interval.last, f"told in the past, so from {last.interval.value}", MENTION))
    if current is not None:
        bases.append((current.interval.last, f"counted from {current.interval.value}", MENTION))
    named = scene.memory.any_day
    if named is not None and scene.distance(named) <= 1 and number_beside(scene) is not None:
        bases.append((named.interval.last, f"counted from {named.interval.value}", MENTION))
    if published is not None:
        bases.append((published, f"published on {published.isoformat()}", PUBLICATION))
    beside = said_beside(scene)
    for base, why, anchor in bases:
        if beside is not None and base + count * DAY == beside:
            return of(intervals.day(beside), f"{why}; {shift_words(count)}, as the day beside it says", anchor)
    for base, why, anchor in bases:
        if number_beside(scene) == (base + count * DAY).day:
            return of(
                intervals.day(base + count * DAY), f"{why}; {shift_words(count)}, as the day beside it says", anchor
            )
    if beside is not None and in_apposition(scene):
        return of(intervals.day(beside), f"{beside.isoformat()} stands in apposition", MENTION)
    if not bases:
        return None
    base, why, anchor = bases[0]
    return of(intervals.day(base + count * DAY), f"{why}; {shift_words(count)}", anchor)
