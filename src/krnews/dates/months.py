"""Which month a bare day takes from the days beside it: of a list, a range, or a story to come."""

from __future__ import annotations

import datetime as dt

from krnews.dates import bare, intervals
from krnews.dates.beside import is_joined, is_since, is_until, until_behind
from krnews.dates.context import cue
from krnews.dates.periods import month_of
from krnews.dates.phrase import Slots, grain_of
from krnews.dates.scene import Mentioned, Scene

# Events of a month, with their days in brackets, are told in so many sentences behind the one that names it.
_LISTED = 3
_MONTHS = ("month", "month_shift", "month_back")


def held_month(scene: Scene, number: int) -> tuple[dt.date, str] | None:
    """The day in the month of the day before it: 8월 2일부터 8일까지; with why."""
    named = scene.memory.any_day
    bracketed = _in_brackets(scene, named, number)
    if bracketed is not None:
        return bracketed
    if named is None or "holiday" in named.slots:
        return None
    if not scene.same_sentence(named.start):
        return _goes_on_ahead(scene, named, number) or _goes_on_behind(scene, named, number)
    base = named.interval.last
    again = _said_again(scene, named, number)
    if again is not None:
        return again
    if number == base.day + 1 and _has_month(named) and _lists_next(scene):
        return base + intervals.DAY, f"the day behind {named.interval.value} in a list of days"
    near_publication = scene.published is None or 0 <= scene.published.day - number <= 1
    if number == base.day + 1 and _has_month(named) and _has_ended(scene, named) and not near_publication:
        return base + intervals.DAY, f"the day behind {named.interval.value}, the end of a stretch"
    if is_joined(scene, named):
        date = intervals.on(base.year, base.month + (number < base.day), number)
        if date is None or number == base.day or (number < base.day and not is_until(scene)):
            return None
        return date, f"goes on from {named.interval.value}, so {intervals.year_month(date)}"
    if number > base.day and cue("ahead_of").search(scene.context.text, named.end, scene.phrase.start):
        return None
    spoken = scene.published is not None and number == scene.published.day and "day2" not in scene.phrase.slots
    if number <= base.day or scene.published is None or spoken:
        return _shortly_before(scene, named, number) or _goes_on_ahead(scene, named, number)
    told = scene.tense == "past" and number > scene.published.day and base < scene.published
    if told and _has_month(named) and (base.year, base.month) != (scene.published.year, scene.published.month):
        # 4월 5일부터 …, 9일부터 시행했다: in a paper of the 8th of July
        date = intervals.on(base.year, base.month, number)
        return (date, f"told in the past behind {named.interval.value}, so of its month") if date is not None else None
    if base.year < scene.published.year and _has_month(named) and not 0 < scene.published.day - number <= bare.NEAR:
        # 지난해 9월 9일 내보이고 12일부터 팔았다
        date = intervals.on(base.year, base.month, number)
        return (date, f"goes on from {named.interval.value}, so {intervals.year_month(date)}") if date else None
    if scene.tense == "past" and base > scene.published and 0 < scene.published.day - number <= bare.NEAR:
        return None  # 9월 1일 시행하려던 것을 25일 당겨 시행했다: in a paper of 30 August
    to_come = base >= scene.published and ("frame" in named.slots or _has_month(named))
    near = _is_near(scene.published, base, number)
    if to_come and near and _tells_apart(scene, named):
        return None
    # 13~14일 청약을 받고 23일 상장한다: days of one plan, told in their order
    this = (base.year, base.month) == (scene.published.year, scene.published.month)
    far = scene.tense != "future" and number - scene.published.day > bare.NEAR if this else not near
    to_come = to_come or (base > scene.published and far)
    if to_come or (_has_month(named) and is_until(scene) and is_since(scene, named)):
        date = intervals.on(base.year, base.month, number)
        if date is not None:
            return date, f"behind {named.interval.value} in the same sentence, so {intervals.year_month(date)}"
    return None


def _in_brackets(scene: Scene, day: Mentioned | None, number: int) -> tuple[dt.date, str] | None:
    """The day in brackets of an event of the month that the sentence names: 10월에는 국화축제(13~14일)가 열린다."""
    of_month, text, at = scene.memory.period, scene.context.text, scene.phrase.start
    if of_month is None or of_month.interval.grain != "month" or scene.distance(of_month) > _LISTED:
        return None
    if text[at - 1 : at] not in ("(", "（") or not cue("in_month").match(text, of_month.end):
        return None
    days = of_month.interval
    if day is not None and day.start > of_month.start and not days.first <= day.interval.first <= days.last:
        return None
    date = intervals.on(days.first.year, days.first.month, number)
    return (date, f"in brackets behind {days.value}, so {days.value}") if date is not None else None


def _has_ended(scene: Scene, named: Mentioned) -> bool:
    """Whether a day ends a stretch that is over: 20일부터 26일까지 받은 뒤 27일부터."""
    if scene.published is None or named.interval.last >= scene.published:
        return False
    return cue("until").match(scene.context.text, named.end) is not None


def _lists_next(scene: Scene) -> bool:
    """Whether a day begins the next member of a list of days: 10월 3일은 개천절, 4일은 추석."""
    text, phrase = scene.context.text, scene.phrase
    return (
        text[max(0, phrase.start - 2) : phrase.start].rstrip().endswith(",")
        and cue("topic_of").match(text, phrase.end) is not None
    )


def _said_again(scene: Scene, named: Mentioned, number: int) -> tuple[dt.date, str] | None:
    """The very day, or one of the days, that the sentence named with a month: 10월 2~3일 열려던 행사를 2일로 모았다."""
    published, days = scene.published, named.interval
    if published is None or 0 <= published.day - number <= 1:  # 2일 밝혔다: the day of speech
        return None
    # 15~20일 받는다(마감 20일)
    far = days.grain == "range" and days.first > published and (days.last - published).days > bare.NEAR
    if not (_has_month(named) or (far and number in (days.first.day, days.last.day))):
        return None
    date = intervals.on(days.first.year, days.first.month, number)
    if date is None or not days.first <= date <= days.last:
        return None
    return date, f"{named.interval.value} again, so {intervals.year_month(date)}"


def _goes_on_ahead(scene: Scene, named: Mentioned, number: int) -> tuple[dt.date, str] | None:
    """The day in the month of an event to come, where it would be past, but is told as to come.

    등록은 5월 10일 마감된다. 11일에는 추첨이 있다.
    """
    published, base = scene.published, named.interval.last
    if published is None or not _has_month(named) or scene.distance(named) > 1:
        return None
    # 12일 떠나고 24일 치른다: in their order, so both of next month
    in_order = named.held and number > base.day and "frame" not in scene.phrase.slots
    # 9일부터 17일까지 머물며 15일 치른다
    inside = named.held and number < base.day and cue("until").match(scene.context.text, named.end) is not None
    if number >= published.day and not (in_order or inside):
        return None
    if scene.same_sentence(named.start) and _is_next(published, number) and _tells_apart(scene, named):
        return None  # 11월 13일 실시되는 시험의 원서 접수가 1일부터: in a paper of 31 August
    if _comes_before(scene, base, number):
        return None
    if base <= published or (base.year, base.month) == (published.year, published.month) or scene.tense != "future":
        return None
    apart = cue("set_apart").match(scene.context.text, scene.phrase.end)
    if scene.context.tells_past(scene.phrase.end) and not apart:  # 11일 연다고 밝혔다 may be the day of speech
        return None
    date = intervals.on(base.year, base.month, number)
    return (date, f"to come behind {named.interval.value}, so {intervals.year_month(date)}") if date else None


def _goes_on_behind(scene: Scene, named: Mentioned, number: int) -> tuple[dt.date, str] | None:
    """The day in the month of a story long past.

    11월 6일 시장이 열렸다. 7일에는 두 곳이 계약했다: in a paper of 23 December.
    """
    published, base = scene.published, named.interval.last
    if published is None or not _has_month(named) or scene.distance(named) > 1 or scene.tense == "future":
        return None
    if number == base.day > published.day and base < published and scene.tense == "past":
        return base, f"{named.interval.value} again"
    if intervals.year_month(base) >= intervals.year_month(published) or published.day - number <= bare.NEAR:
        return None
    if not 0 <= number - base.day <= bare.NEAR:
        return None
    date = intervals.on(base.year, base.month, number)
    return (date, f"goes on from {named.interval.value}, so {intervals.year_month(date)}") if date else None


def _shortly_before(scene: Scene, named: Mentioned, number: int) -> tuple[dt.date, str] | None:
    """The day shortly before one of a month to come, in its sentence: 9월 29일은 쉬고 28일은 연다."""
    published, base = scene.published, named.interval.last
    if published is None or not _has_month(named) or scene.tense != "future" or "frame" in scene.phrase.slots:
        return None
    month = base.year, base.month
    if month <= (published.year, published.month) or not 0 < base.day - number <= bare.NEAR:
        return None
    if _is_near(published, base, number) or scene.context.tells_past(scene.phrase.end) or number == published.day:
        return None
    date = intervals.on(base.year, base.month, number)
    return (date, f"shortly before {named.interval.value}, so {intervals.year_month(date)}") if date else None


def _has_month(named: Mentioned) -> bool:
    return named.held or any(name in named.slots for name in _MONTHS)


def _is_near(published: dt.date, base: dt.date, number: int) -> bool:
    """Whether the day with this number lies ahead within a week, and not in the month of `base`."""
    if (base.year, base.month) == (published.year, published.month):
        return False
    date = intervals.on(published.year, published.month, number)
    return date is not None and 0 < (date - published).days <= bare.NEAR


def _comes_before(scene: Scene, base: dt.date, number: int) -> bool:
    """Whether the day behind it in the sentence shows that a day is of the month before: 30일 열고 5월 2일 닫는다."""
    following = scene.next_phrase()
    if following is None or following.start >= scene.context.sentence_end(scene.phrase.end):
        return False
    return following.slots.get("month") == base.month and following.slots.get("day", number) < number


def _is_next(published: dt.date, number: int) -> bool:
    """Whether the day with this number lies ahead within a week, of the next month too."""
    return any((published + step * intervals.DAY).day == number for step in range(1, bare.NEAR + 1))


def _tells_apart(scene: Scene, named: Mentioned) -> bool:
    """Whether the day before is told of another thing: 4월 10일 치러지는 총선의 후보자 등록이 21일."""
    text, at = scene.context.text, scene.phrase.start
    if cue("then_before").search(text, max(named.end, at - 8), at):  # 11월 1일 연설을 들은 뒤, 30일 처리한다
        return False
    return cue("relative").match(scene.context.text, named.end) is not None


def before_its_end(scene: Scene, slots: Slots, chosen: dt.date) -> tuple[dt.date, str] | None:
    """The beginning of a stretch whose end has a month of its own: 28일부터 다음 달 9일까지; with why.

    Args:
        scene: The scene of the beginning.
        slots: What the beginning says.
        chosen: The day that it would be alone.
    """
    end = _end(scene)
    if end is None or scene.published is None:
        return None
    this = intervals.on(scene.published.year, scene.published.month, slots["day"])
    why = f"begins what ends on {end.isoformat()}, so "
    if this is not None and chosen < this < end:
        return this, f"{why}this month"
    if chosen <= end:
        return None
    found = intervals.on(end.year, end.month, slots["day"]) if slots["day"] < end.day else None
    found = found or intervals.on(end.year, end.month - 1, slots["day"])
    return (found, f"{why}{intervals.year_month(found)}") if found else None


def _end(scene: Scene) -> dt.date | None:
    """The day of the end that stands behind a bare day, where it names its month."""
    end = scene.phrase.to or until_behind(scene)
    if end is None or "day" not in end.slots or grain_of(end.slots) not in ("day", "clock"):
        return None
    if not any(name in end.slots for name in ("month", "month_shift")):
        return None
    inner = Scene([end], 0, scene.context, scene.published, scene.memory)
    found = month_of(inner, end.slots, end.slots["day"])
    return intervals.on(found[0].first.year, found[0].first.month, end.slots["day"]) if found is not None else None
