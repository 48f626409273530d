"""Decades and centuries, fiscal and school years, and the years that papers before 2000 wrote with two figures."""

from __future__ import annotations

import datetime as dt

from krnews.dates import intervals
from krnews.dates.context import cue
from krnews.dates.intervals import Interval
from krnews.dates.phrase import Slots
from krnews.dates.scene import EXPLICIT, Reading, Scene, of

# Papers before 2000 wrote years from this one on with two figures; smaller numbers count years. For some years more
# they wrote the last ones so, as 지난 96년 always is.
_SHORT_YEARS, _SURE_YEARS, _LAST_PAPERS = 60, 80, 2009


def read_short_year(scene: Scene, slots: Slots) -> Reading | None:
    """95년 in a paper of the last century, which is a year unless the words behind it make a length of it."""
    count, published = slots["count"], scene.published
    if published is None or slots["unit"] != "Y" or not isinstance(count, int):
        return None
    if slots.keys() - {"count", "unit", "frame"}:
        return None
    told = "frame" in slots and count >= _SURE_YEARS
    first = _SHORT_YEARS if published.year <= 1999 else _SURE_YEARS if told or published.year <= _LAST_PAPERS else 100
    if not first <= count <= 99 and not _goes_on_in_century(scene, count):
        return None
    text, end = scene.context.text, scene.phrase.end
    if cue("lasting").match(text, end + text.startswith(" ", end)) is not None:
        return None
    return of(intervals.year(1900 + count), "a year of the century, as papers wrote it before 2000", EXPLICIT)


def _goes_on_in_century(scene: Scene, count: int) -> bool:
    """Whether the sentence goes on from a year of the last century, with no stretch from then to now: 1948년 … 51년."""
    named, published, start = scene.memory.year, scene.published, scene.phrase.start
    if named is None or published is None or named[1] != scene.sentence or not 1900 <= named[0] <= 1999:
        return False
    if not named[0] % 100 < count <= 99 or abs(published.year - named[0] - count) <= 1:
        return False
    return cue("goes_on").search(scene.context.text, max(0, start - 4), start) is not None


def read_fiscal(slots: Slots) -> Reading:
    """A fiscal year, whose days depend on whose it is, or a school year, from March on."""
    if slots["fiscal"] == "school":
        year = slots["year"]
        days = Interval(f"SY{year:04}", dt.date(year, 3, 1), intervals.month(year + 1, 2).last, "fiscal")
        return of(days, "a school year, March to February", EXPLICIT)
    return Reading(f"FY{slots['year']:04}", "a fiscal year; its days depend on whose it is", EXPLICIT)


def read_era(slots: Slots) -> Reading:
    """A decade or a century."""
    if "century" in slots:
        found, last = intervals.century(slots["century"]), slots.get("century2")
        found = intervals.between(found, intervals.century(last)) if last is not None else found
    else:
        found, last = intervals.decade(_decade(slots["decade"])), slots.get("decade2")
        found = intervals.between(found, intervals.decade(_decade(last))) if last is not None else found
    return of(found, f"the years {found.first.year} to {found.last.year}", EXPLICIT)


def _decade(start: int) -> int:
    start -= start % 10
    return start if start >= 100 else start + (2000 if start <= 20 else 1900)
