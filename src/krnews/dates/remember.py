"""What a phrase leaves in memory for the ones behind it: the day of the story, plans, background, periods."""

from __future__ import annotations

from krnews.dates.anaphora import is_background
from krnews.dates.beside import is_as_of, is_left_behind, is_since, is_until
from krnews.dates.context import cue
from krnews.dates.days import is_stamp
from krnews.dates.intervals import Interval
from krnews.dates.phrase import calendar_grain_of
from krnews.dates.same import (
    is_another_name,
    is_only_compared,
    is_only_reason,
    is_said_again,
    months_to,
    stretch_of_length,
    stretch_to,
)
from krnews.dates.scene import EXPLICIT, MENTION, Mentioned, Reading, Scene
from krnews.dates.story import heads_a_line
from krnews.dates.years import names_year

_PERIODS = frozenset({"month", "quarter", "half", "year", "range"})
_AHEAD = 3
# So many characters before a day say of which zone it is.
_ZONE = 12
_HOUR_ALONE = frozenset({"hour", "minute", "daypart"})


def remember(scene: Scene, reading: Reading) -> None:
    """Keeps what later phrases may count from."""
    memory, phrase, interval = scene.memory, scene.phrase, reading.interval
    if reading.type == "DURATION":
        memory.stretch = stretch_of_length(scene, phrase.slots) or memory.stretch
    if (
        interval is None
        or reading.type in ("DURATION", "SET")
        or cue("index_base").match(scene.context.text, phrase.end)
    ):
        return
    if reading.type == "TIME" and "hour" in phrase.slots:
        memory.clock = reading.value, interval
        _go_on(scene, interval)
    context = scene.context
    held = reading.anchor == MENTION and ("day" in phrase.slots or "month" in phrase.slots)
    named = Mentioned(interval, phrase.start, phrase.end, phrase.slots, held)
    if heads_a_line(scene):
        memory.headed = named
    if is_stamp(context.text, phrase) or context.in_caption(phrase.start):
        return
    if memory.current is not None and context.sourced_caption(phrase.end):
        return
    grain = calendar_grain_of(phrase.slots)
    if memory.period is not None and interval.grain in _PERIODS and is_left_behind(scene):
        return
    compared = is_only_compared(scene, interval)
    told_of = not compared or reading.anchor == EXPLICIT
    if names_year(phrase.slots) and phrase.slots.get("year_back", 1) >= 0 and told_of:
        memory.year = interval.first.year, scene.sentence
    if grain == "week" and "week_nth" in phrase.slots:
        memory.week = named
    if "month_shift" in phrase.slots and interval.grain == "month" and not compared:
        memory.told_month = named
    if interval.grain == "range" and grain == "day" and not is_only_reason(scene):
        memory.period = named  # the sums of 1~20일 are compared with the same stretch of the year before
    if interval.grain in _PERIODS and grain not in ("day", "week") and "same" not in phrase.slots:
        aside = compared or phrase.has("year_back", "month_back", "quarter_back", "ago")
        aside = aside or (interval.grain == "year" and "part" in phrase.slots)
        memory.stretch = months_to(scene, named) or memory.stretch
        if not aside or memory.compared is None:
            memory.period = named
        return
    if grain == "day" or "weekday2" in phrase.slots or (interval.grain == "day" and grain != "none"):
        _remember_day(scene, named)


def _only_dates(scene: Scene, named: Mentioned) -> bool:
    """Whether an earlier day only dates what has gone on since, or what a noun was: 22일부터 쌓인, 13일 찾았던."""
    current, text = scene.memory.current, scene.context.text
    if current is None or named.interval.last >= current.interval.last or "month" in named.slots:
        return False
    return is_since(scene, named) or cue("recalled").match(text, named.end) is not None


def _go_on(scene: Scene, interval: Interval) -> None:
    """An hour that has its day from a story behind carries that on: 2일 0시 19분 들렀다. 오전 1시 나왔다. 오전 2시."""
    memory, phrase = scene.memory, scene.phrase
    if not phrase.slots.keys() <= _HOUR_ALONE:
        return
    behind, last = memory.background, memory.last
    if behind is not None and behind.interval == interval:
        memory.background = Mentioned(interval, phrase.start, phrase.end, behind.slots, behind.held)
    elif last is not None and last.interval == interval and memory.current is None:
        memory.last = Mentioned(interval, phrase.start, phrase.end, last.slots, last.held)


def _remember_day(scene: Scene, named: Mentioned) -> None:
    memory, slots, text = scene.memory, named.slots, scene.context.text
    if memory.any_day is not None and cue("in_other_zone").search(text, max(0, named.start - _ZONE), named.start):
        return
    if memory.headed is named:  # the entry of a chronicle is at its own day
        memory.current = memory.last = memory.any_day = memory.named_day = named
        memory.background = None
        return
    if is_said_again(scene, named):
        memory.named_day = named
        return
    memory.stretch = stretch_to(scene, named) or memory.stretch
    if is_another_name(scene, named):
        return
    # 전 거래일 대비 is only compared with: a clock time behind it is of the day before it
    if not ("session" in slots and cue("compared").match(scene.context.text, named.end)):
        memory.any_day = named
    if "day_back" not in slots:
        memory.named_day = named
    ahead = (named.interval.last - scene.published).days if scene.published is not None else 0
    if ahead > 0:
        if named.interval.grain == "day" and "day" in named.slots:
            memory.ahead[named.interval.last.day] = named.interval.last
        # Written ahead: an article of the 23rd that says 24일 … 밝혔다 is at the 24th.
        written_ahead = ahead <= _AHEAD and scene.tense == "past" and "frame" not in slots
        current = memory.current  # 8일 …가 9일 온다고 보도했다: the story is at the day of speech
        written_ahead = written_ahead and not (current is not None and scene.same_sentence(current.start))
        if scene.quoted or not written_ahead:
            ends = memory.plan is not None and is_until(scene) and scene.same_sentence(memory.plan.start)
            memory.plan = memory.plan if ends else named
            return
    memory.last = named
    if scene.quoted and "day_back" not in slots and "day_shift" not in slots and memory.current is not None:
        memory.background = named  # what somebody tells of other days is not where the story is
        return
    if slots.get("session") or "holiday" in slots or "ago" in slots or slots.get("day_back", 0) < 0:
        return
    behind = memory.background
    if slots.get("base") == "last" and memory.current and memory.current.interval != named.interval:
        # 16일 경찰에 따르면 … 전날 떠났다. 같은 날 돌아왔다. 이날 …
        memory.background = named if behind and behind.interval == named.interval else behind
        return
    if _only_dates(scene, named):
        memory.background = None
        return
    goes_on = behind is not None and "day_back" in slots and behind.interval.last == named.interval.last
    if goes_on or is_as_of(scene, named) or is_background(scene, named.interval):
        # 지난 5일에 이어 leaves that day behind: 이날 in the next sentence is another one.
        left = (
            cue("since_event").match(scene.context.text, named.end) is not None
            or "day_shift" in slots
            or is_until(scene)
            or is_left_behind(scene)
            or is_as_of(scene, named)
        )
        memory.background = None if left else named
        return
    memory.current = named
    if memory.lead is None:
        memory.lead = named
