"""Which year a day of a month takes from the days before it: of a list, a range, a story, a chronicle."""

from __future__ import annotations

import datetime as dt

from krnews.dates import intervals
from krnews.dates.beside import is_joined, is_since, is_until
from krnews.dates.context import cue
from krnews.dates.scene import MENTION, Mentioned, Scene
from krnews.dates.years import names_year, written_year

# A line that a mark heads has its day within so many characters.
_MARK = 4
# How many days one step of a story may take.
_CHAIN = 92
# A story of another year goes on for so many sentences.
_STORY = 3
# What is told as past and would lie ahead is of the year named before, within so many days.
_YEAR = 366
# A day so near to publication is hardly one of a chronicle.
_NEAR_PUBLICATION = 45
# So many years back a sentence is about history, and its days are of one year.
_HISTORY = 10


def held_year(scene: Scene, date: dt.date) -> tuple[dt.date, str, str] | None:
    """The year of a day named before in the same list or range: 2018년 9월 19일부터 10월 4일까지."""
    if (headed := _heads_the_next(scene, date) or _counted_from_plan(scene, date)) is not None:
        return headed
    named = scene.memory.any_day
    if named is None:
        return _year_of_month_before(scene, date)
    if (listed := _in_marked_list(scene, date, named)) is not None:
        return listed
    if _goes_on_next_year(scene, date, named):
        moved = intervals.on(named.interval.last.year, date.month, date.day)
        return (moved, f"the year of {named.interval.value} before it", MENTION) if moved is not None else None
    counted = named.interval.last
    same = "day_back" in named.slots and (counted.month, counted.day) == (date.month, date.day)
    if same and cue("apposition").fullmatch(scene.context.text, named.end, scene.phrase.start):  # 다음 날인 3월 3일
        return counted, f"{named.interval.value} in other words", MENTION
    ends = "month" in named.slots and is_until(scene) and is_since(scene, named)
    in_list = is_joined(scene, named) and (written_year(named.slots) is not None or ends)
    story = not in_list and _goes_on_with_a_story(scene, date, named)
    if not (in_list or story or _goes_on_in_history(scene, named) or _is_next_in_history(scene, date, named)):
        return _year_of_month_before(scene, date)
    moved = date.replace(year=named.interval.last.year) if (date.month, date.day) != (2, 29) else date
    behind = (moved - named.interval.last).days
    if behind < (0 if in_list else -_CHAIN) or behind > (_YEAR if in_list or story else _CHAIN):
        return None
    if ends and moved == date:  # publication says the same
        return None
    return moved, f"the year of {named.interval.value} before it", MENTION


def heads_a_line(scene: Scene) -> bool:
    """Whether a day with its month stands behind a mark at the beginning of its line: ■10월 31일."""
    text, at = scene.context.text, scene.phrase.start
    if "month" not in scene.phrase.slots or "day" not in scene.phrase.slots:
        return False
    begins = text.rfind("\n", max(0, at - _MARK), at) + 1
    return (begins > 0 or at < _MARK) and cue("list_mark").fullmatch(text[begins:at].strip(" \t") + " ") is not None


def _heads_the_next(scene: Scene, date: dt.date) -> tuple[dt.date, str, str] | None:
    """The day of the next entry of a chronicle: ■2016년 10월 24일 … ■10월 31일 … ■1월 3일."""
    before, published = scene.memory.headed, scene.published
    if before is None or published is None or not heads_a_line(scene):
        return None
    base = before.interval.last
    found = (intervals.on(base.year + step, date.month, date.day) for step in (0, 1))
    moved = next((day for day in found if day is not None and day >= base), None)
    if moved is None or (base < published < moved):
        return None
    return moved, f"the entry behind {before.interval.value}", MENTION


def _counted_from_plan(scene: Scene, date: dt.date) -> tuple[dt.date, str, str] | None:
    """The day that is said so many months behind one to come: 내년 3월 9일 뽑는다. … 두 달 뒤인 5월 10일 취임한다."""
    before = scene.phrases[scene.index - 1] if scene.index else None
    if before is None or before.slots.get("unit") != "M" or before.slots.get("ago", -1) < 0:
        return None
    if cue("said_again").fullmatch(scene.context.text, before.end, scene.phrase.start) is None:
        return None
    count = before.slots["count"]
    for plan in scene.memory.ahead.values():
        month = intervals.month(plan.year, plan.month + count) if isinstance(count, int) else None
        if month is not None and (month.first.month, month.first.year != date.year) == (date.month, True):
            moved = intervals.on(month.first.year, date.month, date.day)
            return (moved, f"{count} months behind {plan.isoformat()}", MENTION) if moved is not None else None
    return None


def _in_marked_list(scene: Scene, date: dt.date, named: Mentioned) -> tuple[dt.date, str, str] | None:
    """The year of the member before it in a list with marks: ▲1월 11일 ▲2월 22일 ▲4월 12일."""
    if "month" not in named.slots or not scene.same_sentence(named.start):
        return None
    text = scene.context.text
    if not all(cue("list_mark").search(text, max(0, at - 2), at) for at in (named.start, scene.phrase.start)):
        return None
    moved = intervals.on(named.interval.last.year, date.month, date.day)
    if moved is None or moved < named.interval.last or moved == date:
        return None
    return moved, f"the year of {named.interval.value} before it in a list", MENTION


def _goes_on_next_year(scene: Scene, date: dt.date, named: Mentioned) -> bool:
    """Whether a sentence goes on with days of the next year, of which it named one: 내년 4월 7일까지, 4월 9일에."""
    published = scene.published
    if published is None or named.interval.first.year <= published.year or not scene.same_sentence(named.start):
        return False
    return (names_year(named.slots) or named.held) and date < published and "day" in named.slots


def _year_of_month_before(scene: Scene, date: dt.date) -> tuple[dt.date, str, str] | None:
    """The year of a month named before, from which a story goes on: 2023년 5월 시작했다. 11월 3일 공사를 끝냈다."""
    named = scene.memory.period
    if named is None or named.interval.grain != "month" or not (names_year(named.slots) or named.held):
        return None
    moved = intervals.on(named.interval.last.year, date.month, date.day)
    if moved is None or moved < named.interval.first:
        return None
    # 2018년 3월 떠났다. 3월 25일부터 나흘 머물렀다
    again = named.interval.first.month == date.month and scene.distance(named) <= 1 and scene.told[0] == "past"
    if again and moved < date:
        return moved, f"in {named.interval.value}, named before it", MENTION
    near = (moved - named.interval.last).days <= _CHAIN
    if not ((near and _goes_on_in_history(scene, named)) or _goes_on_with_a_story(scene, date, named)):
        return None
    return moved, f"the year of {named.interval.value} before it", MENTION


def year_after(scene: Scene, date: dt.date) -> tuple[dt.date, str, str] | None:
    """The day in the next year, where it ends a stretch that began late in this one: 11월 2일부터 1월 9일까지."""
    named = scene.memory.any_day
    if named is None or "month" not in named.slots or named.slots["month"] <= date.month:
        return None
    base = named.interval.first
    moved = intervals.on(base.year + 1, date.month, date.day)
    if moved is None or date >= base or not (is_joined(scene, named) and is_since(scene, named) and is_until(scene)):
        return None
    # told as past, it cannot end behind publication: then its beginning was misread
    if scene.tense == "past" and scene.published is not None and moved > scene.published:
        return None
    return moved, f"ends what began on {base.isoformat()}, so in the year after", MENTION


def _goes_on_with_a_story(scene: Scene, date: dt.date, named: Mentioned) -> bool:
    """Whether what is told as past would lie ahead, but follows on a day of an earlier year."""
    if scene.published is None or scene.distance(named) > _STORY or scene.told[0] != "past":
        return False
    here = intervals.on(scene.published.year, date.month, date.day)
    return here is not None and here > scene.published and named.interval.last.year < date.year


def _goes_on_in_history(scene: Scene, named: Mentioned) -> bool:
    """Whether the sentence tells of long ago: 1946년 8월 합치고 9월 1일 새로 냈다."""
    if scene.published is None or scene.published.year - named.interval.last.year < _HISTORY:
        return False
    if not (names_year(named.slots) or named.held) or not scene.same_sentence(named.start):
        return False
    return cue("relative_past").match(scene.context.text, named.end) is None


def _is_next_in_history(scene: Scene, date: dt.date, named: Mentioned) -> bool:
    """Whether a sentence begins with the next day of a chronicle: 1997년 1월 23일 난다. 3월 18일에는."""
    if scene.published is None or not 0 < scene.distance(named) <= _STORY:
        return False
    if scene.published.year - named.interval.last.year < _HISTORY or not (names_year(named.slots) or named.held):
        return False
    begins = scene.context.sentence_start(scene.phrase.start)
    at_once = not scene.context.text[begins : scene.phrase.start].strip()
    return at_once and abs((date - scene.published).days) > _NEAR_PUBLICATION
