"""Clock times and parts of the day: 오후 3시 20분 is T15:20, 새벽 is TDN."""

from __future__ import annotations

from krnews.dates.context import cue
from krnews.dates.intervals import day
from krnews.dates.phrase import Slots
from krnews.dates.plans import plan_gone_on_with
from krnews.dates.scene import MENTION, PUBLICATION, Mentioned, Reading, Scene, of

# The part of the day around noon has no name in TIMEX3; its hours go on from the morning.
MIDDAY = "TMI"
# Characters between a clock time and the one that it goes on from: in a range or list, and in a sentence.
_JOINT, _SAME = 8, 40
# An hour up to this one is of the night or the afternoon.
_EARLY = 5
# A story of a day goes on for so many sentences, where no other day is told of.
_STORY = 3
SLOTS = frozenset({"daypart", "hour_from", "hour", "turn", "minute", "second", "thirty", "offset"})


def clock_value(slots: Slots) -> str:
    """The time of day as TIMEX3 has it, with its T: "T15:20", "TMO"."""
    part = slots.get("daypart")
    if "turn" in slots:
        return f"T{slots['turn']}:00"
    if "hour" not in slots:
        return "TAF" if part == MIDDAY else str(part)
    hour = hour_of_day(slots["hour"], part)
    if "hour_from" in slots:
        start = hour_of_day(slots["hour_from"], part)
        hour = hour_of_day(slots["hour"], part_of_end(part, slots["hour_from"], slots["hour"]))
        return f"T{start:02}:00/T{hour:02}:{slots.get('minute', 0):02}"
    minute = 30 if "thirty" in slots else slots.get("minute", 0)
    second = f":{slots['second']:02}" if "second" in slots else ""
    return f"T{hour:02}:{minute:02}{second}{slots.get('offset', '')}"


def at_time(days: str, time: str) -> str:
    """Days at a time: several days each at it (29~30일 오전 6시), the last one at both ends of 2~4시."""
    if "/" in time:
        last = days.rpartition("/")[2]
        return "/".join(f"{last}{end}" for end in time.split("/"))
    return "/".join(f"{one}{time}" for one in days.split("/"))


def part_of_end(part: str | None, start: int, end: int) -> str | None:
    """The part of the day of an hour that goes on from one in `part`: 오전 9시에서 1시 ends in the afternoon.

    Example:
        >>> part_of_end("TMO", 10, 12), part_of_end("TMO", 9, 1), part_of_end("TMO", 9, 11)
        ('TAF', 'TAF', 'TMO')
    """
    return "TAF" if part == "TMO" and start < 12 and (end == 12 or end < start) else part


def hour_of_day(hour: int, part: str | None) -> int:
    """The hour from 0 to 24 that an hour and a part of the day mean.

    Example:
        >>> hour_of_day(3, "TAF"), hour_of_day(12, "TMO"), hour_of_day(2, "TDN"), hour_of_day(11, "TNI")
        (15, 0, 2, 23)
    """
    if part is None or hour > 12:
        return hour
    if part in ("TMO", "TDN"):
        return 0 if hour == 12 else hour
    if part == "TNI":
        return 24 if hour == 12 else hour if hour < 5 else hour + 12
    if part == MIDDAY:
        return hour if hour >= 9 else hour + 12
    return 12 if hour == 12 else hour + 12


def goes_on_from(scene: Scene) -> Slots:
    """What the phrase says that this clock time goes on from: 오후 2시에서 4시까지; empty where there is none."""
    before = scene.phrases[scene.index - 1] if scene.index else None
    gap = scene.phrase.start - before.end if before is not None else _SAME + 1
    if before is None or gap > _SAME or (gap > _JOINT and not scene.same_sentence(before.start)):
        return {}
    if gap <= _JOINT and cue("joined").fullmatch(scene.context.text, before.end, scene.phrase.start):
        return before.slots
    # 오후 7시 44분 일어난 지진과 이어 8시 32분 일어난 지진
    said, hour = before.slots, scene.phrase.slots.get("hour", 0)
    later = "daypart" in said and "hour" in said and said["hour"] % 12 < hour <= 11
    return {name: said[name] for name in ("daypart", "hour")} if later and scene.same_sentence(before.start) else {}


def with_part(clock: Slots, said: Slots) -> Slots:
    """The clock with the part of the day of the one that it goes on from."""
    if "daypart" not in said:
        return clock
    start, end = said.get("hour", 99), clock["hour"]
    part = part_of_end(said["daypart"], start, end)
    return {"daypart": part, **clock} if start % 12 < end <= 12 or part != said["daypart"] else clock


def is_of_the_afternoon(scene: Scene, clock: Slots) -> bool:
    """Whether an hour from one to five, of which nobody says when, is that of an event by day: 20일 2시 개막식."""
    hour = clock.get("hour", 0)
    if "daypart" in clock or "hour_from" in clock or not 1 <= hour <= _EARLY:
        return False
    context, end = scene.context, scene.phrase.end
    if context.text[scene.phrase.start : end].find(f"0{hour}") >= 0 or ":" in context.text[scene.phrase.start : end]:
        return False
    return context.says("by_day", end, min(context.sentence_end(end), end + _SAME))


def day_of_clock(scene: Scene) -> Reading | None:
    """The day of a clock time that stands alone."""
    memory, behind, last = scene.memory, scene.memory.background, scene.memory.last
    planned = memory.any_day
    if planned is not None and scene.distance(planned) == 1 and _goes_on(scene, planned):
        # 28일 오후 2시 만난다. 이어 오후 4시 기자회견을 연다
        return of(day(planned.interval.last), f"goes on from {planned.interval.value}", MENTION)
    here = memory.any_day
    if here is not None and scene.same_sentence(here.start):
        return of(day(here.interval.last), f"on the day named before: {here.interval.value}", MENTION)
    current = memory.current
    if (
        behind is not None
        and scene.distance(behind) <= 1
        and (current is None or (behind.start > current.start and scene.tense == "past"))
    ):
        # 지난 3일 불이 났다. 오후 9시쯤 꺼졌다
        return of(day(behind.interval.last), f"on the day named before: {behind.interval.value}", MENTION)
    plan = plan_gone_on_with(scene)
    if plan is not None:
        return of(day(plan.interval.last), f"the plan of {plan.interval.value} goes on", MENTION)
    if memory.current is None and last is not None and scene.distance(last) <= 1 and scene.tense == "past":
        # 전날 오후 2시쯤 다쳤다. 오후 3시쯤 숨졌다
        return of(day(last.interval.last), f"on the day named before: {last.interval.value}", MENTION)
    if behind is not None and current is None and scene.distance(behind) <= _STORY and scene.tense == "past":
        return of(day(behind.interval.last), f"the story of {behind.interval.value} goes on", MENTION)
    if current is not None:
        return of(day(current.interval.last), f"on the day named before: {current.interval.value}", MENTION)
    if scene.published is not None:
        return of(day(scene.published), f"on the day of publication, {scene.published.isoformat()}", PUBLICATION)
    return None


def _goes_on(scene: Scene, planned: Mentioned) -> bool:
    """Whether a sentence that begins with 이어 tells more of a day to come that had its hour."""
    if scene.published is None or planned.interval.last <= scene.published or "hour" not in planned.slots:
        return False
    return cue("then").match(scene.context.text, scene.context.sentence_start(scene.phrase.start)) is not None


def same_clock(scene: Scene) -> Reading:
    """같은 시각: the time that was named last, on its day or on the one straight before it (전날 같은 시각)."""
    memory = scene.memory
    if memory.clock is None or memory.clock[1] is None:
        return Reading("XXXX-XX-XX", "no clock time named before", type="TIME")
    value, days = memory.clock
    beside, time = scene.phrases[scene.index - 1], value.rpartition("T")
    if beside.end + 1 == scene.phrase.start and "/" not in value:
        named = memory.any_day
        if named is not None and named.start == beside.start and "hour" not in beside.slots:  # 전날 같은 시각
            value, days = at_time(named.interval.value, f"T{time[2]}"), named.interval
        elif "ago" in beside.slots:
            return Reading(f"XXXX-XX-XXT{time[2]}", "the time named before, on a day that is not certain", type="TIME")
    return Reading(value, f"the time named before: {value}", MENTION, days, type="TIME")
