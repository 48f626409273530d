"""Which year a phrase means, and the stretch of one year that stands in the place of another: 지난해 같은 기간."""

from __future__ import annotations

import datetime as dt

from krnews.dates import intervals
from krnews.dates.context import cue
from krnews.dates.phrase import Slots
from krnews.dates.scene import EXPLICIT, MENTION, PUBLICATION, Reading, Scene, of

_YEARS = frozenset({"year", "yy", "dangi", "year_shift", "year_new", "year_rel", "year_back"})
# 새해 is the year that has begun up to this month, then the next one.
_STILL_NEW = 3
# 지난 연말 and 오는 연초 are never of this year.
_EDGES = {("past", "END"): -1, ("future", "START"): 1, ("next", "START"): 1}


def written_year(slots: Slots) -> int | None:
    """The year that stands in figures, in full."""
    if "year" in slots:
        return int(slots["year"])
    if "dangi" in slots:
        return int(slots["dangi"]) - 2333
    if "yy" in slots:
        return int(slots["yy"]) + (2000 if slots["yy"] < 50 else 1900)
    return None


def year_of(scene: Scene, slots: Slots) -> tuple[int, str, str] | None:
    """The year that the phrase itself names, with why and anchor; None where it names none."""
    year = written_year(slots)
    if year is not None:
        return year, "the year is written", EXPLICIT
    shift = slots.get("year_shift", slots.get("year_rel"))
    if shift == 0 and "frame" in slots and "part" in slots:
        shift = _EDGES.get((slots["frame"], slots["part"]), shift)
    spoken = scene.said_on.interval.last if scene.said_on is not None else spoken_in(scene)
    if isinstance(shift, int) and spoken is not None:
        return spoken.year + shift, f"{_years(shift)}; said on {spoken.isoformat()}", MENTION
    if isinstance(shift, int) and scene.published is not None:
        return scene.published.year + shift, f"{_years(shift)}; published in {scene.published.year}", PUBLICATION
    if "year_new" in slots and scene.published is not None:
        shift = 0 if scene.published.month <= _STILL_NEW else 1
        why = f"the new year, published in {intervals.year_month(scene.published)}"
        return scene.published.year + shift, why, PUBLICATION
    if "year_back" in slots:
        named = _named_year(scene)
        if named is not None:
            return named[0] + slots["year_back"], f"counted from {named[0]}, {named[1]}", named[2]
    return None


def _years(shift: int) -> str:
    return {-2: "two years before", -1: "the year before", 0: "the same year", 1: "the year after"}.get(
        shift, f"{shift} years after"
    )


def _named_year(scene: Scene) -> tuple[int, str, str] | None:
    if scene.memory.year is not None:
        year, sentence = scene.memory.year
        # 전년 compares with the figures just named; 이듬해 and 그해 go on with a story.
        if scene.sentence - sentence <= 1 or scene.phrase.slots["year_back"] >= 0:
            return year, "the year named last", MENTION
    if scene.published is not None:
        return scene.published.year, "the year of publication", PUBLICATION
    return None


def read_year(scene: Scene, slots: Slots) -> Reading | None:
    """A year, or several: 2024년, 올해, 2021~2023년."""
    named = year_of(scene, slots)
    if named is None:
        return None
    year, why, anchor = named
    if "same" in slots:
        return same_of_year(scene, slots, year)
    if "year2" in slots:
        last = slots["year2"] + (year // 100 * 100 if slots["year2"] < 100 else 0)
        return of(intervals.between(intervals.year(year), intervals.year(last)), why, anchor)
    return of(intervals.year(year), why, anchor)


def same_of_year(scene: Scene, slots: Slots, year: int) -> Reading:
    """지난해 같은 기간, 전년 동월: the period named last, in another year."""
    same = slots["same"]
    memory = scene.memory
    named = memory.any_day if same == "day" else memory.compared if same == "period" else memory.period
    if named is not None and named.interval.grain in ("month", "quarter", "half", "day", "range"):
        years = slots.get("year_back", year - named.interval.first.year)
        moved = intervals.shifted(named.interval, years)
        return of(moved, f"the same stretch as {named.interval.value}, in {moved.first.year}", MENTION)
    if same == "month" and scene.published is not None:
        of_month = intervals.month(year, scene.published.month)
        return of(of_month, f"the month of publication, in {year}", PUBLICATION)
    return of(intervals.year(year), f"no period named before; {year}", PUBLICATION)


def spoken_on(scene: Scene) -> dt.date | None:
    """The day, named before it, on which was said what stands in quotation marks: 4월 2일 “이달 말”."""
    said = scene.said_on
    if said is None or cue("relative_past").match(scene.context.text, said.end):
        return None
    return said.interval.last


def spoken_in(scene: Scene) -> dt.date | None:
    """The day, or the end of the month, in which was said what stands in quotation marks: 지난해 12월 “내년 3월”."""
    day, named = spoken_on(scene), scene.memory.period
    if day is not None or named is None or named.interval.grain != "month" or not scene.quoted:
        return day
    quoted = cue("quotes").match(scene.context.text, named.end)
    if quoted is None or not scene.same_sentence(named.start) or scene.context.quoted(named.start):
        return None
    past = scene.published is None or named.interval.last < scene.published
    return named.interval.last if past and quoted.end() <= scene.phrase.start else None


def names_year(slots: Slots) -> bool:
    """Whether the slots say a year, in figures or counted from another."""
    return not _YEARS.isdisjoint(slots)
