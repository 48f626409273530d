"""Which season a phrase means: of a year that is named, the last, the next, or the one of publication."""

from __future__ import annotations

import datetime as dt

from krnews.dates import intervals
from krnews.dates.context import cue
from krnews.dates.phrase import Slots
from krnews.dates.scene import PUBLICATION, Reading, Scene, of
from krnews.dates.years import year_of

# 지난겨울 is the season that lasts only in its last days; so many days ahead, it is as good as begun.
_SEASON_EDGE = dt.timedelta(days=31)


def read_season(scene: Scene, slots: Slots) -> Reading | None:
    """A season: of a year that is named, the last, the next, or the one of publication."""
    name = slots["season"]
    named = year_of(scene, slots)
    published = scene.published
    if named is not None:
        return of(intervals.season(named[0], name), named[1], named[2])
    if published is None:
        return None
    found = intervals.season(published.year, name)
    before = intervals.season(published.year - 1, name)
    if name == "WI" and published <= before.last and slots.get("frame") != "future":
        found, before = before, intervals.season(published.year - 2, name)
    if slots.get("frame") == "past" and found.last - published > _SEASON_EDGE:
        return of(before, "the last one before publication", PUBLICATION)
    # 이제 겨울에 들어섰다 is about the one that begins
    to_come = found.first - published > _SEASON_EDGE and "frame" not in slots
    if to_come and scene.tense == "past" and cue("in_season").match(scene.context.text, scene.phrase.end):
        return of(before, "told in the past, so the last one", PUBLICATION)
    if slots.get("frame") in ("future", "next") and found.last < published:
        return of(intervals.season(published.year + 1, name), "the next one after publication", PUBLICATION)
    return of(found, "the one of the year of publication", PUBLICATION)
