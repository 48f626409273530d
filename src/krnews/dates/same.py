"""What 같은 기간 goes back to, and which mentions say again what the one before them said."""

from __future__ import annotations

from krnews.dates.beside import is_until
from krnews.dates.clocks import same_clock
from krnews.dates.context import WINDOW, cue
from krnews.dates.intervals import DAY, Interval, between, month, span
from krnews.dates.phrase import Slots, calendar_grain_of
from krnews.dates.scene import MENTION, Mentioned, Reading, Scene, of

# A year that stands farther than this behind the beginning of its sentence is not what the sentence is about.
_TOPIC = 12
# 이 기간 is said of a stretch so many sentences before it.
_NEAR = 2
_OPENING = ' \n\t"“▲△■·'
_STRETCHES = frozenset({"range", "month", "quarter", "half", "weekend", "week"})
# A stretch of more days is no event that goes on from a day.
_LONG = 60


def read_same(scene: Scene, same: str) -> Reading:
    """같은 기간, 같은 시각: what was named last."""
    memory = scene.memory
    if same == "clock":
        return same_clock(scene)
    if same == "stretch":
        return _this_stretch(scene)
    last, current, period = memory.last, memory.current, memory.compared
    if period is not None and period is memory.stretch:
        return of(period.interval, f"the stretch named before: {period.interval.value}", MENTION)
    if last is not None and "ago" in last.slots and current is not None and last.interval.first < current.interval.last:
        days = span(last.interval.first, current.interval.last)
        return of(days, f"from {last.interval.value} to {current.interval.value}", MENTION)
    if period is not None:
        return of(period.interval, f"the stretch named before: {period.interval.value}", MENTION)
    return Reading("XXXX-XX-XX", "no stretch of time named before")


def _this_stretch(scene: Scene) -> Reading:
    """이 기간, 해당 기간: the stretch that was named near; no date where there is none, for it may be any stretch."""
    named = scene.memory.compared
    if named is None or scene.distance(named) > _NEAR or named.interval.grain not in _STRETCHES:
        return Reading("", "no stretch of time named near")
    begins = scene.context.sentence_start(scene.phrase.start)
    if named.interval.grain != "range" and scene.context.text[begins : scene.phrase.start].strip(_OPENING):
        return Reading("", "not said of a period at the beginning of a sentence")  # 10월 형을 받고 이 기간에
    for phrase in reversed(scene.phrases[max(0, scene.index - _NEAR * 4) : scene.index]):
        if phrase.start < named.end:
            break
        # 3월 말 문을 닫은 뒤 4년간 쉬었다. 이 기간에
        if phrase.slots.get("unit") in ("Y", "M", "W") and cue("goes_on_for").match(scene.context.text, phrase.end):
            return Reading("", "another stretch of time is told between")
    return of(named.interval, f"the stretch named before: {named.interval.value}", MENTION)


def months_to(scene: Scene, named: Mentioned) -> Mentioned | None:
    """The stretch that ends with a month, quarter or half just read: 1월부터 3월까지, 올해 들어 3월까지."""
    before, text = scene.memory.period, scene.context.text
    if before is not None and is_until(scene) and (before.interval.grain, named.interval.grain) == ("year", "month"):
        if before.interval.first.year != named.interval.first.year or named.interval.first.month == 1:
            return None
        begun = between(month(before.interval.first.year, 1), named.interval)
        began = cue("began").fullmatch(text, before.end, scene.phrase.start)
        return Mentioned(begun, named.start, named.end, named.slots) if began else None
    if before is None or not is_until(scene) or before.interval.grain != named.interval.grain:
        return None
    if before.interval.first >= named.interval.first or named.interval.grain not in ("month", "quarter", "half"):
        return None
    if scene.phrase.start - before.end > _TOPIC or cue("since").match(text, before.end) is None:
        return None
    return Mentioned(between(before.interval, named.interval), named.start, named.end, named.slots)


def stretch_to(scene: Scene, named: Mentioned) -> Mentioned | None:
    """The stretch that ends with a day just read: 3월 2일부터 8일까지, 지난 6일 이후 17일까지."""
    if not is_until(scene):
        return None
    if (of_month := _since_its_first(scene, named)) is not None:
        return of_month
    before = scene.memory.any_day
    if before is None or not scene.same_sentence(before.start):
        return None
    if before.interval.first >= named.interval.last:
        return None
    if cue("stretch_since").match(scene.context.text, before.end) is None:
        return None
    return Mentioned(span(before.interval.first, named.interval.last), before.start, named.end, named.slots)


def _since_its_first(scene: Scene, named: Mentioned) -> Mentioned | None:
    """The days of a month or year up to one of them: 이달 들어 20일까지, 올해 들어 3월 10일까지."""
    of_month, text = scene.memory.period, scene.context.text
    if of_month is None or of_month.interval.grain not in ("month", "year"):
        return None
    if of_month.interval.last < named.interval.last:
        return None
    if cue("began").fullmatch(text, of_month.end, scene.phrase.start) is None:
        return None
    first = of_month.interval.first
    if not first < named.interval.last:
        return None
    return Mentioned(span(first, named.interval.last), named.start, named.end, named.slots)


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


def is_only_reason(scene: Scene) -> bool:
    """Whether days off are told only as the reason of figures: 추석 연휴 때문에 … 같은 기간 수입은."""
    return "holiday" in scene.phrase.slots and cue("as_reason").match(scene.context.text, scene.phrase.end) is not None


def is_only_compared(scene: Scene, interval: Interval) -> bool:
    """Whether a year within a sentence stands beside figures of so many days: 1~20일 …이 지난해 15일에서 줄었다."""
    text, end, named = scene.context.text, scene.phrase.end, scene.memory.compared
    if scene.memory.period is not None and cue("compared").match(text, end):
        return True  # 2분기에 지난해 1분기보다 줄었다. 전년 동기 대비로는
    if scene.memory.period is not None and scene.context.says(
        "contrasted", end, min(scene.context.sentence_end(end), end + WINDOW)
    ):
        return True
    if named is None or calendar_grain_of(named.slots) != "day":
        return False
    begins = scene.phrase.start - scene.context.sentence_start(scene.phrase.start)
    if interval.grain == "month" and begins > _TOPIC and "month" in scene.phrase.slots:
        return scene.context.says("surpassed", end, min(scene.context.sentence_end(end), end + WINDOW))
    if interval.grain != "year":
        return False
    if cue("began").match(text, end):  # 1~20일 … 올해 들어 … 전년 동기
        return True
    if scene.context.says("surpassed", end, min(scene.context.sentence_end(end), end + WINDOW)):
        return True
    return begins > _TOPIC
