"""What 같은 기간 goes back to, and which mentions say again what the one before them said."""

from __future__ import annotations

from krnews.dates.beside import is_until
from krnews.dates.clocks import same_clock
from krnews.dates.context import cue
from krnews.dates.intervals import DAY, Interval, span
from krnews.dates.phrase import Slots, calendar_grain_of
from krnews.dates.scene import MENTION, Mentioned, Reading, Scene, of

# A year that stands farther than this behind the beginning of its sentence is not what the sentence is about.
_TOPIC = 12
# A stretch of more days is no event that goes on from a day.
_LONG = 60


def read_same(scene: Scene, same: str) -> Reading:
    """같은 기간, 같은 시각: what was named last."""
    memory = scene.memory
    if same == "clock":
        return same_clock(scene)
    last, current, period = memory.last, memory.current, memory.compared
    if period is not None and period is memory.stretch:
        return of(period.interval, f"the stretch named before: {period.interval.value}", MENTION)
    if last is not None and "ago" in last.slots and current is not None and last.interval.first < current.interval.last:
        days = span(last.interval.first, current.interval.last)
        return of(days, f"from {last.interval.value} to {current.interval.value}", MENTION)
    if period is not None:
        return of(period.interval, f"the stretch named before: {period.interval.value}", MENTION)
    return Reading("XXXX-XX-XX", "no stretch of time named before")


def stretch_to(scene: Scene, named: Mentioned) -> Mentioned | None:
    """The stretch that ends with a day just read: 3월 2일부터 8일까지, 지난 6일 이후 17일까지."""
    before = scene.memory.any_day
    if before is None or not is_until(scene) or not scene.same_sentence(before.start):
        return None
    if before.interval.first >= named.interval.last:
        return None
    if cue("stretch_since").match(scene.context.text, before.end) is None:
        return None
    return Mentioned(span(before.interval.first, named.interval.last), before.start, named.end, named.slots)


def stretch_of_length(scene: Scene, slots: Slots) -> Mentioned | None:
    """The stretch of so many days from the one just read: 30일부터 이틀간."""
    before, count = scene.memory.any_day, slots.get("count")
    if before is None or slots.get("unit") != "D" or not isinstance(count, int) or not 1 < count <= _LONG:
        return None
    text = scene.context.text
    if cue("since_then").fullmatch(text, before.end, scene.phrase.start) is None or before.interval.grain != "day":
        return None
    first = before.interval.first
    return Mentioned(span(first, first + (count - 1) * DAY), before.start, scene.phrase.end, before.slots)


def is_another_name(scene: Scene, named: Mentioned) -> bool:
    """Whether a named day is said of the day before it in its sentence: 10월 3일을 개천절, 4일은 추석."""
    before = scene.memory.any_day
    if before is None or "holiday" not in named.slots or before.interval != named.interval:
        return False
    return scene.same_sentence(before.start)


def is_said_again(scene: Scene, named: Mentioned) -> bool:
    """Whether brackets say again what the phrase before them counted back: 전날(16일)."""
    before = scene.memory.any_day
    if before is None or before.interval != named.interval or before.slots.get("day_back", 0) >= 0:
        return False
    return scene.context.text[before.end : named.start].strip() in ("(", "（")


def is_only_compared(scene: Scene, interval: Interval) -> bool:
    """Whether a year within a sentence stands beside figures of so many days: 1~20일 …이 지난해 15일에서 줄었다."""
    named = scene.memory.compared
    if named is None or interval.grain != "year" or calendar_grain_of(named.slots) != "day":
        return False
    return scene.phrase.start - scene.context.sentence_start(scene.phrase.start) > _TOPIC
