"""Which day a phrase means: bare days, days of a month, and days before and after."""

from __future__ import annotations

import datetime as dt

from krnews.dates import bare, intervals, underspecified
from krnews.dates.anaphora import anaphor, from_today, session
from krnews.dates.beside import until_behind, weekday_said
from krnews.dates.context import cue
from krnews.dates.intervals import Interval
from krnews.dates.lengths import length
from krnews.dates.months import before_its_end, held_month
from krnews.dates.named import read_holiday, read_lunar_day
from krnews.dates.periods import month_of
from krnews.dates.phrase import Phrase, Slots
from krnews.dates.scene import EXPLICIT, MENTION, PUBLICATION, Reading, Scene, of
from krnews.dates.story import held_year, year_after
from krnews.dates.years import year_of

# How far behind a date its photo stamp may stand, in characters.
_STAMP = 180
# How many phrases further down a text is looked through for the day of its title.
_LOOK = 40


def read_day(scene: Scene, slots: Slots) -> Reading | None:
    """A day, or several: 9일, 3월 9일, 지난달 9일, 6~8일, 추석."""
    if "holiday" in slots:
        return read_holiday(scene, slots)
    if "day_shift" in slots:
        return from_today(scene, slots["day_shift"])
    if "day_back" in slots:
        return anaphor(scene, slots)
    if "lunar" in slots:
        return read_lunar_day(scene, slots)
    if "session" in slots:
        return session(scene, slots["session"])
    if any(name in slots for name in ("month", "month_shift", "month_back")):
        return _day_of_month(scene, slots)
    return _bare(scene, slots)


def _day_of_month(scene: Scene, slots: Slots) -> Reading | None:
    number = slots["day"]
    found = _photo_date(scene, slots) or month_of(scene, slots, number)
    if found is None:
        return None
    of_month, why, anchor = found
    date = intervals.on(of_month.first.year, of_month.first.month, number)
    if date is None:
        return Reading(underspecified.value(slots), f"{of_month.value} has no day {number}; {why}")
    if anchor != EXPLICIT and "month" in slots and year_of(scene, slots) is None and "frame" not in slots:
        fitting = bare.year_of_weekday(date, scene.published, slots.get("weekday"))
        if fitting is not None:
            return _with_end(fitting[0], slots, fitting[1], PUBLICATION)
        held = held_year(scene, date) or year_after(scene, date)
        if held is not None:
            date, why, anchor = held
    return _with_end(date, slots, why, anchor)


def _with_end(date: dt.date, slots: Slots, why: str, anchor: str, others: tuple[tuple[str, str], ...] = ()) -> Reading:
    return of(_to_day2(date, slots), why, anchor, others)


def _to_day2(date: dt.date, slots: Slots) -> Interval:
    """The day, or the days from it to the second one of 6~8일, where the month has that."""
    last = intervals.on(date.year, date.month, slots["day2"]) if "day2" in slots else None
    return intervals.span(date, last) if last is not None and last > date else intervals.day(date)


def _bare(scene: Scene, slots: Slots) -> Reading | None:
    number, published = slots["day"], scene.published
    if _counts_days(scene, number):
        return length({"unit": "D", "count": number}, approx=False)
    stamp = _photo_date(scene, slots)
    if stamp is not None:
        date = intervals.on(stamp[0].first.year, stamp[0].first.month, number)
        if date is not None:
            return _with_end(date, slots, stamp[1], stamp[2])
    held = held_month(scene, number)
    if published is None:
        return _with_end(*_as_end(held, slots)) if held is not None else None
    frame = slots.get("frame")
    if frame == "past":
        date = bare.latest(number, published)
        return _with_end(date, slots, f"지난: the last {number}일 before publication", PUBLICATION)
    if frame in ("future", "next"):
        date = bare.earliest(number, published)
        if held is not None and held[0] > date:
            return _with_end(*_as_end(held, slots))
        return _with_end(date, slots, f"오는: the next {number}일 from publication on", PUBLICATION)
    if held is not None:
        return _with_end(*_as_end(held, slots))
    by_weekday = bare.on_weekday(number, published, slots.get("weekday", weekday_said(scene)))
    if by_weekday is not None:
        return _with_end(by_weekday[0], slots, by_weekday[1], PUBLICATION)
    ahead = _ends_a_term(scene) or _begins_untold(scene) or _listed_ahead(scene)
    tense = "future" if ahead else scene.tense
    choice = bare.choose_day(number, published, tense, photo=scene.context.looks_at_photo(scene.phrase.end))
    same = _said_before(scene, number) or _named_ahead(scene, number, choice.date)
    same = same or _named_behind(scene, number, choice.date)
    if same is not None and same[0] != choice.date:
        return _with_end(*_as_end(same, slots))
    begins = before_its_end(scene, slots, choice.date)
    if begins is not None:
        return _with_end(begins[0], slots, f"bare {number}일; {begins[1]}", PUBLICATION)
    others = tuple((_to_day2(date, slots).value, why) for date, why in choice.others)
    return _with_end(choice.date, slots, choice.why, PUBLICATION, others)


def _counts_days(scene: Scene, number: int) -> bool:
    """Whether a bracket behind a stretch of days says how many they are: 1월 5일~12일(8일)."""
    named = scene.memory.any_day
    if named is None or named.interval.grain != "range":
        return False
    behind = scene.context.text[named.end : scene.phrase.start].strip()
    return behind in ("(", "（") and number == (named.interval.last - named.interval.first).days + 1


def _ends_a_term(scene: Scene) -> bool:
    """Whether a bracket says up to when something goes on: 가람은행(~28일)."""
    start = scene.phrase.start
    return cue("open_term").search(scene.context.text, max(0, start - 4), start) is not None


def _begins_untold(scene: Scene) -> bool:
    """Whether something begins on a day, and no verb says when that was: 2일부터 나래국회, in a title of the 28th."""
    begins = cue("since_then").match(scene.context.text, scene.phrase.end)
    return begins is not None and scene.tense is None and until_behind(scene) is None


def _listed_ahead(scene: Scene) -> bool:
    """Whether no verb tells of a day, but that before it in a list is to come: 22일부터 28일까지다. 나군 22~27일."""
    named, published = scene.memory.any_day, scene.published
    if named is None or published is None or scene.tense is not None or scene.distance(named) > 1:
        return False
    return published < named.interval.last and named.interval.last.month == published.month


def _said_before(scene: Scene, number: int) -> tuple[dt.date, str] | None:
    """The day that the phrase before it names, where this is the same day in other words: 설날인 22일, 성탄절(25일)."""
    near, counted = (scene.memory.any_day, scene.memory.week), scene.memory.any_day
    next_to_it = counted is not None and scene.context.text[counted.end : scene.phrase.start] == " "
    if next_to_it and counted and counted.slots.get("day_back", 0) > 0 and counted.interval.first.day == number:
        return counted.interval.first, f"{counted.interval.value} in other words"  # 마감 다음 날 14일
    beside = (m for m in near if m and cue("apposition").fullmatch(scene.context.text, m.end, scene.phrase.start))
    named = next(beside, None)
    if named is None or ("day_back" in named.slots and named.interval.first.day != number):
        return None
    first, last = named.interval.first, named.interval.last
    near_days = (intervals.on(base.year, base.month, number) for base in (first, last))
    date = next((date for date in near_days if date is not None and first <= date <= last), None)
    return (date, f"{named.interval.value} in other words") if date is not None else None


def _named_ahead(scene: Scene, number: int, chosen: dt.date) -> tuple[dt.date, str] | None:
    """The day to come that was named with this number: 오는 29일 연다. 그는 “29일에 열자고 했다”고 말했다."""
    named, published = scene.memory.ahead.get(number), scene.published
    if named is None or published is None or (published - chosen).days <= bare.NEAR or scene.told == ("past", True):
        return None
    return named, f"{named.isoformat()} again"


def _named_behind(scene: Scene, number: int, chosen: dt.date) -> tuple[dt.date, str] | None:
    """The day to come that the text names further down, where a title says only its number: 14일 일정 공개."""
    published = scene.published
    if published is None or (published - chosen).days <= bare.NEAR or scene.tense is not None:
        return None
    for phrase in scene.phrases[scene.index + 1 : scene.index + _LOOK]:
        if phrase.slots.get("day") != number or "year" in phrase.slots:
            continue
        if phrase.slots.get("frame") == "future" and "month" not in phrase.slots:
            return bare.earliest(number, published), f"오는 {number}일 further down"
        if phrase.slots.get("month") == published.month % 12 + 1:
            date = intervals.on(published.year, published.month + 1, number)
            return (date, f"in {intervals.year_month(date)} further down") if date is not None else None
    return None


def _as_end(held: tuple[dt.date, str], slots: Slots) -> tuple[dt.date, Slots, str, str]:
    return held[0], slots, held[1], MENTION


def _photo_date(scene: Scene, slots: Slots) -> tuple[Interval, str, str] | None:
    """The month of the stamp under a photo (…하고 있다. 2021.2.26/뉴스1), where its day is the same."""
    if any(name in slots for name in ("year", "year_shift", "month_shift", "frame")):
        return None
    end = scene.phrase.end
    for phrase in scene.phrases[scene.index + 1 : scene.index + 5]:
        if phrase.start - end > _STAMP or scene.context.text.find("\n", end, phrase.start) >= 0:
            return None
        said = phrase.slots
        if "year" not in said or said.get("day") != slots.get("day") or "day" not in said:
            continue
        if said["month"] == slots.get("month", said["month"]) and is_stamp(scene.context.text, phrase):
            year, month = said["year"], said["month"]
            return intervals.month(year, month), f"the stamp of the photo: {year}-{month:02}-{said['day']:02}", MENTION
    return None


def is_stamp(text: str, phrase: Phrase) -> bool:
    """Whether a complete date in figures is the stamp under a photo."""
    if "day" not in phrase.slots or "year" not in phrase.slots or "년" in text[phrase.start : phrase.end]:
        return False
    return cue("photo_credit").match(text, phrase.end) is not None or text[phrase.end : phrase.end + 2].strip() == ""
