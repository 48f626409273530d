"""Which week, weekend or weekday a phrase means; weeks are those of ISO 8601, Monday to Sunday."""

from __future__ import annotations

import datetime as dt

from krnews.dates import bare, intervals
from krnews.dates.beside import in_apposition, is_joined, is_until, number_beside, said_beside, said_of
from krnews.dates.context import cue
from krnews.dates.intervals import DAY, span
from krnews.dates.periods import month_of
from krnews.dates.phrase import Slots
from krnews.dates.scene import MENTION, PUBLICATION, Mentioned, Reading, Scene, of
from krnews.dates.years import spoken_on

_SATURDAY = 6
# So many days off, a day in brackets may still explain a week: 이번 주(20~24일) in a paper of Sunday.
_SIDE = 7


def read_week(scene: Scene, slots: Slots) -> Reading | None:
    """A week, a weekend or a weekday."""
    published = scene.published
    if "week_nth" in slots:
        found = month_of(scene, slots)
        if found is None:
            return None
        first, why, anchor = found
        year, number = first.first.year, first.first.month
        if "weekday" in slots:
            date = intervals.weekday_of_month(year, number, slots["week_nth"], slots["weekday"])
            return of(intervals.day(date), why, anchor) if date.month == number else None
        if "weekend" in slots:
            saturday = intervals.weekday_of_month(year, number, slots["week_nth"], _SATURDAY)
            found_weekend = intervals.weekend(saturday)
            return (
                of(found_weekend, f"{why}; weekends go by their Saturday", anchor) if saturday.month == number else None
            )
        week = intervals.week_of_month(year, number, slots["week_nth"])
        counted = _day_counted(scene, week)
        if counted is not None:
            return of(counted, f"the week of the day in brackets beside {week.value}", anchor)
        return of(week, f"{why}; weeks go by their Thursday", anchor)
    if published is None:
        return None
    if "weekend" in slots:
        return _weekend(scene, slots, published)
    if "weekday" in slots:
        return _until_weekday(_weekday(scene, slots, published), slots)
    shift = slots["week_shift"]
    if (spoken := spoken_on(scene)) is not None:
        counted_from = intervals.week(spoken + 7 * DAY * shift)
        return of(counted_from, f"{_weeks(shift)} of {spoken.isoformat()}, when it was said", MENTION)
    found_week = intervals.week(published + 7 * DAY * shift)
    beside = said_beside(scene)
    if beside is not None and abs((beside - found_week.first).days) <= _SIDE and not in_apposition(scene):
        explained_week = intervals.week(beside)
        if explained_week != found_week:
            return of(explained_week, f"the week of {beside.isoformat()}, which stands beside it", MENTION)
    return of(found_week, f"{_weeks(shift)} of publication ({intervals.week(published).value})", PUBLICATION)


def _day_counted(scene: Scene, week: intervals.Interval) -> intervals.Interval | None:
    """The week of the day in brackets by which its figures were taken: 12월 넷째 주(27일 기준)."""
    following = scene.next_phrase()
    number = number_beside(scene)
    if following is None or number is None or cue("as_of").match(scene.context.text, following.end) is None:
        return None
    days = (week.first + step * DAY for step in range(-7, 14))
    return next((intervals.week(date) for date in days if date.day == number), None)


def _weeks(shift: int) -> str:
    return {-1: "the week before that", 0: "the week", 1: "the week after that"}.get(shift, f"{shift} weeks from that")


def _weekend(scene: Scene, slots: Slots, published: dt.date) -> Reading:
    shift, why = slots.get("week_shift"), ""
    if shift is None:
        frame = slots.get("frame")
        monday_past = published.isoweekday() <= 2 and scene.tense == "past"
        if frame == "past" or (frame is None and monday_past):
            shift, why = -1, "the one that is over"
        else:
            shift, why = 1 if frame == "next" else 0, "the one of the week"
    else:
        why = f"{_weeks(shift)}"
    found = intervals.weekend(published + 7 * DAY * int(shift))
    return of(found, f"{why} of publication ({intervals.week(published).value})", PUBLICATION)


def _until_weekday(first: Reading, slots: Slots) -> Reading:
    """The days from a weekday to the one that ends its list or stretch: 토·일요일, 월~수요일."""
    if "weekday2" not in slots or first.interval is None:
        return first
    begin = first.interval.last
    return of(span(begin, begin + DAY * ((slots["weekday2"] - slots["weekday"]) % 7)), first.why, first.anchor)


def _weekday(scene: Scene, slots: Slots, published: dt.date) -> Reading:
    number = slots["weekday"]
    if "week_shift" in slots:
        spoken = spoken_on(scene)
        monday = intervals.week((spoken or published) + 7 * DAY * slots["week_shift"]).first
        anchor = PUBLICATION if spoken is None else MENTION
        return of(intervals.day(monday + DAY * (number - 1)), f"in {intervals.week(monday).value}", anchor)
    named = scene.memory.any_day
    if named is not None and (
        said_of(scene, named) or (named.interval.first.isoweekday() == number and _said_of_a_term(scene, named))
    ):
        return of(named.interval, f"said of {named.interval.value}", MENTION)
    beside = number_beside(scene)
    explained = bare.on_weekday(beside, published, number) if beside is not None else None
    if explained is not None:  # 월요일인 16일
        return of(intervals.day(explained[0]), explained[1], PUBLICATION)
    here = intervals.week(published).first + DAY * (number - 1)
    if named is not None and named.slots.keys() == {"weekday"} and is_joined(scene, named) and is_until(scene):
        ahead = (number - named.interval.last.isoweekday()) % 7 or 7
        return of(intervals.day(named.interval.last + DAY * ahead), f"goes on from {named.interval.value}", MENTION)
    frame = slots.get("frame")
    if frame == "next":
        return of(intervals.day(here + 7 * DAY), "in the week after publication", PUBLICATION)
    if frame == "this":
        return of(intervals.day(here), "in the week of publication", PUBLICATION)
    if frame == "past":
        back = here if here < published else here - 7 * DAY
        return of(intervals.day(back), "the last one before publication", PUBLICATION)
    if frame is None and named is not None and _is_next_in_list(scene, named, here, published):
        behind = (number - named.interval.last.isoweekday()) % 7
        return of(intervals.day(named.interval.last + DAY * behind), f"behind {named.interval.value}", MENTION)
    if frame == "future" or scene.tense == "future":
        ahead = here if here >= published else here + 7 * DAY
        return of(intervals.day(ahead), "the next one from publication on", PUBLICATION)
    if scene.tense == "past":
        back = here if here <= published else here - 7 * DAY
        return of(intervals.day(back), "told in the past, so the last one", PUBLICATION)
    return of(intervals.day(here), "in the week of publication", PUBLICATION)


def _is_next_in_list(scene: Scene, named: Mentioned, day: dt.date, published: dt.date) -> bool:
    """Whether the text tells of day after day, the one before further ahead: 17일에는 비가, 수요일에는 눈이 온다."""
    if named.interval.grain != "day" or named.interval.last <= max(day, published) or scene.distance(named) > 1:
        return False
    ends = (named.end, scene.phrase.end)
    return scene.tense != "past" and all(cue("set_apart").match(scene.context.text, end) for end in ends)


def _said_of_a_term(scene: Scene, named: Mentioned) -> bool:
    """Whether the weekday is said of a term that the day before it may be: 31일까지 내야 한다. 마감일이 토요일이라."""
    text, phrase = scene.context.text, scene.phrase
    if scene.distance(named) > 1 or cue("predicate").match(text, phrase.end) is None:
        return False
    return cue("term_of").search(text, max(0, phrase.start - 12), phrase.start) is not None
