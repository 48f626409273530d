"""Which months, quarters and halves a phrase means."""

from __future__ import annotations

import datetime as dt

from krnews.dates import bare, intervals
from krnews.dates.context import cue
from krnews.dates.intervals import Interval
from krnews.dates.phrase import Slots, grain_of, ordinal_of
from krnews.dates.scene import MENTION, PUBLICATION, Mentioned, Reading, Scene, of
from krnews.dates.years import names_year, spoken_in, year_of

# A quarter or half takes the year that stands at most so many characters before it.
_YEAR_HOLDS = 14
# 전월 is compared with a month so many sentences before it.
_FIGURES = 8


def read_quarter(scene: Scene, slots: Slots) -> Reading | None:
    """A quarter or a half, with its year or without."""
    make, grain, per_year = (intervals.half, "half", 2) if "half" in slots else (intervals.quarter, "quarter", 4)
    published = scene.published
    if "quarter_shift" in slots or "quarter_back" in slots:
        return _quarter_from(scene, slots)
    number = slots[grain]
    named = year_of(scene, slots) or _year_before(scene)
    if named is None:
        if published is None:
            return None
        now = (published.month - 1) * per_year // 12 + 1
        named = _year_of_part(number, now, per_year, published.year, scene, slots.get("frame"))
    year, why, anchor = named
    found = make(year, number)
    if "quarter2" in slots:
        found = intervals.between(found, make(year, slots["quarter2"]))
    return of(found, why, anchor)


def _year_of_part(
    number: int, now: int, per_year: int, year: int, scene: Scene, frame: str | None
) -> tuple[int, str, str]:
    if frame == "past" and number >= now:
        return year - 1, "the last one that is over", PUBLICATION
    if frame in ("future", "next") and number < now:
        return year + 1, "the next one", PUBLICATION
    # Results of the last quarters are told in the first months of the next year; of the next one, forecasts are.
    late = number - now >= per_year - 1
    if late and frame is None and cue("results").match(scene.context.text, scene.phrase.end):
        return year - 1, "results that are told while the year has just begun, so last year's", PUBLICATION
    late = late or (number - now >= per_year // 2 and not cue("set_ahead").match(scene.context.text, scene.phrase.end))
    if frame is None and late and scene.tense == "past":
        return year - 1, "told in the past while the year has just begun, so last year's", PUBLICATION
    if frame is None and now - number >= per_year - 1 and per_year > 2 and scene.tense == "future":
        return year + 1, "to come while the year is ending, so next year's", PUBLICATION
    return year, "no year, so the year of publication", PUBLICATION


def _quarter_from(scene: Scene, slots: Slots) -> Reading | None:
    named = scene.memory.period
    if "quarter_back" in slots and named is not None and intervals.is_quarter(named.interval):
        base, why, anchor = named.interval.first, f"counted from {named.interval.value}", MENTION
    elif scene.published is not None:
        base, why, anchor = scene.published, "counted from the quarter of publication", PUBLICATION
    else:
        return None
    step: int = slots["quarter_back"] if "quarter_back" in slots else slots["quarter_shift"]
    return of(intervals.quarter(base.year, (base.month + 2) // 3 + step), why, anchor)


def _year_before(scene: Scene) -> tuple[int, str, str] | None:
    """The year of a quarter, half or month just named in the same sentence: 올해 3분기까지 … 4분기부터는."""
    named = scene.memory.period
    if named is None or "frame" in scene.phrase.slots:
        return None
    if named.interval.grain in ("quarter", "half") and scene.explains(named):
        return named.interval.first.year, f"explains {named.interval.value}", MENTION
    said, published = named.slots, scene.published
    to_come = published is not None and named.interval.first > published and grain_of(said) == "month"
    # 내년 3월 정하고 4월 준다, 9월과 11월 연다: a plan goes on
    goes_on = to_come and scene.distance(named) <= (1 if scene.tense == "future" else 0)
    if not (goes_on or scene.same_sentence(named.start)):
        return None
    if named.interval.grain == "year" and names_year(said) and grain_of(scene.phrase.slots) in ("quarter", "half"):
        near = scene.phrase.start - named.end <= _YEAR_HOLDS
        if near and not cue("compared").match(scene.context.text, named.end):
            return named.interval.first.year, f"the year of {named.interval.value} before it", MENTION
    if grain_of(said) != grain_of(scene.phrase.slots) or not (
        goes_on or named.held or names_year(said) or _goes_on(scene, named)
    ):
        return None
    ours, theirs = ordinal_of(scene.phrase.slots), ordinal_of(said)
    if ours is None or theirs is None:
        return None
    if ours < theirs or (ours == theirs and not goes_on):
        return _year_after(scene, named) if ours < theirs else None
    known = published.year if published is not None else None
    other = named.interval.first.year != known and not goes_on
    if scene.tense == "future" and other and not _goes_on(scene, named):
        return None
    year = named.interval.first.year
    return year, f"the year of {named.interval.value} before it", MENTION


def _year_after(scene: Scene, named: Mentioned) -> tuple[int, str, str] | None:
    """The year in which a stretch ends that began late in the one before: 11월부터 2월까지."""
    if not (_goes_on(scene, named) and cue("until").match(scene.context.text, scene.phrase.end)):
        return None
    year = named.interval.first.year + 1
    # told as past, it cannot end behind publication: then its beginning was misread
    if scene.tense == "past" and scene.published is not None and year > scene.published.year:
        return None
    return year, f"ends what began in {named.interval.value}, so in the year after", MENTION


def _year_of_topic(scene: Scene) -> tuple[int, str, str] | None:
    """Last year, where the sentence begins with it: 지난해 나래물산은 9월 9일 새 차를 냈다."""
    named = scene.memory.period
    shift = named.slots.get("year_shift") if named is not None else None
    if named is None or shift not in (-1, 0) or named.interval.grain != "year":
        return None
    if not scene.same_sentence(named.start) or (scene.tense == "past") != (shift == -1):
        return None
    if cue("topic_of_year").fullmatch(scene.context.text, named.end, scene.phrase.start) is None:
        return None
    return named.interval.first.year, f"the year of {named.interval.value} before it", MENTION


def _goes_on(scene: Scene, named: Mentioned) -> bool:
    """Whether a period ends the stretch that another begins: 8월 초부터 9월 초까지."""
    text = scene.context.text
    return scene.phrase.start - named.end <= 12 and cue("since").match(text, named.end) is not None


def month_of(scene: Scene, slots: Slots, day: int | None = None) -> tuple[Interval, str, str] | None:
    """The month that a phrase names, with why and anchor."""
    published = scene.published
    if "month_shift" in slots:
        shift, spoken = slots["month_shift"], spoken_in(scene)
        if spoken is not None:
            found = intervals.month(spoken.year, spoken.month + shift)
            return found, f"counted from {intervals.year_month(spoken)}; said on {spoken.isoformat()}", MENTION
        if published is None:
            return None
        why = {-1: "the month before that", 0: "the month", 1: "the month after that"}.get(
            shift, f"{shift} months from that"
        )
        found = intervals.month(published.year, published.month + shift)
        return found, f"{why} of publication ({intervals.year_month(published)})", PUBLICATION
    if "month_back" in slots:
        return _month_from(scene, slots["month_back"])
    number = slots["month"]
    named = year_of(scene, slots)
    if named is None and "frame" not in slots:
        named = _year_of_topic(scene)
    if named is None and day is None:
        named = _year_before(scene)
    if named is None and published is not None:
        frame = slots.get("frame")
        if frame is not None:
            named = _framed_year(number, day, published, frame)
        elif day is None and cue("delivered").match(scene.context.text, scene.phrase.end):
            named = published.year + (number < published.month), "the next one to be delivered", PUBLICATION
        elif day is None:
            # 이날 발표될 12월 물가: in a paper of January
            tense = None if cue("statistics").match(scene.context.text, scene.phrase.end) else scene.tense
            sure = scene.told == ("past", True)
            named = *bare.choose_month_year(number, published, tense, sure=sure), PUBLICATION
        else:
            tense, sure = scene.told
            named = *bare.choose_day_year(number, published, tense, sure=sure, day=day), PUBLICATION
    if named is None:
        return None
    return intervals.month(named[0], number), named[1], named[2]


def _framed_year(number: int, day: int | None, published: dt.date, frame: str) -> tuple[int, str, str]:
    here = (number, day or 0)
    now = (published.month, published.day if day else 0)
    if frame == "past" and here > now:
        return published.year - 1, "the last one before publication", PUBLICATION
    if frame in ("future", "next") and here < now:
        return published.year + 1, "the next one after publication", PUBLICATION
    return published.year, "in the year of publication", PUBLICATION


def _month_from(scene: Scene, shift: int) -> tuple[Interval, str, str] | None:
    named, day = scene.memory.period, scene.memory.any_day
    told = _month_told(scene, named) if shift < 0 else None
    if told is not None:
        base = told.interval.first
        return intervals.month(base.year, base.month + shift), f"counted from {told.interval.value}", MENTION
    if (
        named is not None
        and named.interval.grain == "month"
        and scene.sentence - scene.context.sentence_number(named.start) <= 2
        and not (shift == 0 and day is not None and day.start > named.start and scene.same_sentence(day.start))
    ):
        base = named.interval.first
        return intervals.month(base.year, base.month + shift), f"counted from {named.interval.value}", MENTION
    if shift == 0 and day is not None:
        base = day.interval.first
        return intervals.month(base.year, base.month), f"the month of {day.interval.value}", MENTION
    if scene.published is None:
        return None
    base = scene.published
    why = f"no month named before, so counted from publication ({intervals.year_month(base)})"
    return intervals.month(base.year, base.month + shift), why, PUBLICATION


def _month_told(scene: Scene, named: Mentioned | None) -> Mentioned | None:
    """The month that figures are told of, with which another is compared: 지난달 …. 전월보다."""
    told, context = scene.memory.told_month, scene.context
    if told is None or scene.distance(told) > _FIGURES or not cue("compared").match(context.text, scene.phrase.end):
        return None
    if named is None or named.start <= told.start or named.interval.grain != "month":
        return told
    at_once = named.start - context.sentence_start(named.start) <= _YEAR_HOLDS
    near = scene.same_sentence(named.start) or (scene.distance(named) == 1 and at_once)
    return None if near else told


def read_month(scene: Scene, slots: Slots) -> Reading | None:
    """A month, or several: 3월, 지난달, 1~3월."""
    found = month_of(scene, slots)
    if found is None:
        return None
    first, why, anchor = found
    if "month2" in slots:
        later = intervals.month(first.first.year + (slots["month2"] < first.first.month), slots["month2"])
        return of(intervals.between(first, later), why, anchor)
    named = scene.memory.compared if "same" in slots else None
    if named is not None and named.interval.grain == "range":  # 1~10일 … 지난달 같은 기간
        begins, ends = named.interval.first, named.interval.last
        days = [intervals.on(first.first.year, first.first.month, one.day) for one in (begins, ends)]
        if begins.month == ends.month and days[0] is not None:
            return of(intervals.span(days[0], days[1] or first.last), f"{why}; as {named.interval.value}", MENTION)
    return of(first, why, anchor)
