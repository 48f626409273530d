"""Lists of days: neighbours are a stretch (15·16일, 토·일요일), others are days of their own (20, 22, 24일)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from krnews.dates.clocks import SLOTS as CLOCK_SLOTS
from krnews.dates.phrase import Phrase
from krnews.dates.tables import tables

_ITEM = re.compile(r"\d+|[월화수목금토일]")
# The days of a month do not begin anew behind the last one.
_NO_TURN = 100
# What the members do not share: which day each is, and the hour behind the last.
_OWN = CLOCK_SLOTS | {"day", "day2", "weekday", "weekday2"}


def members(text: str, phrase: Phrase) -> Iterator[Phrase]:
    """The phrase, or those of its days where it lists several that are no neighbours.

    Args:
        text: The text that is read.
        phrase: A phrase that has its list, as written, in `listed`, or none.
    """
    written = phrase.slots.pop("listed", None)
    if written is None:
        yield phrase
        return
    at = text.index(written, phrase.start)
    items = list(_ITEM.finditer(written))
    days = [_number(item[0]) for item in items]
    name, turn = ("day", _NO_TURN) if items[0][0].isdigit() else ("weekday", 7)
    if all((day - before) % turn == 1 for before, day in pairwise(days)):
        phrase.slots |= {name: days[0], f"{name}2": days[-1]}
        yield phrase
        return
    shared = {slot: said for slot, said in phrase.slots.items() if slot not in _OWN}
    start = phrase.start
    for item, day, following in zip(items, days, items[1:], strict=False):
        yield Phrase(start, at + item.end(), {**shared, name: day})
        start = at + following.start()
    phrase.slots[name] = days[-1]
    phrase.slots.pop(f"{name}2", None)
    phrase.start = start
    yield phrase


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(tables().maps["weekday"][written])
