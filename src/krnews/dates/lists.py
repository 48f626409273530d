"""Days and years in a list: neighbours are a stretch (15·16일, 토·일요일), others are told apart (20, 22, 24일)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from krnews.dates.clocks import SLOTS as CLOCK_SLOTS
from krnews.dates.context import cue
from krnews.dates.phrase import Phrase
from krnews.dates.tables import tables

_UNITS = ("day", "year")
_WEEK = 7
_SHORT = 100
# The days of a month do not begin anew behind the last one, nor do years.
_NO_TURN = 10_000


def members(text: str, phrase: Phrase) -> Iterator[Phrase]:
    """The phrase, or those of its members where it lists several that are no neighbours.

    Args:
        text: The text that is read.
        phrase: A phrase; a list of weekdays stands in its slot `listed`, as it is written.
    """
    written = phrase.slots.pop("listed", None)
    if written is not None:
        at, unit, turn = text.index(written, phrase.start), "weekday", _WEEK
    else:
        unit, turn = next((unit for unit in _UNITS if f"{unit}2" in phrase.slots), ""), _NO_TURN
        found = cue("listed_numbers").search(text, phrase.start, phrase.end) if unit else None
        if found is None:
            yield phrase
            return
        at, written = found.start(), found[0]
    items = list(cue("listed_item").finditer(written))
    numbers = [_number(item[0]) for item in items]
    if unit == "year":  # 2022·24년
        numbers = [number if number > _SHORT else numbers[0] // _SHORT * _SHORT + number for number in numbers]
    if all((number - before) % turn == 1 for before, number in pairwise(numbers)):
        phrase.slots |= {unit: numbers[0], f"{unit}2": numbers[-1]}
        yield phrase
        return
    own = CLOCK_SLOTS | {unit, f"{unit}2"}
    shared = {slot: said for slot, said in phrase.slots.items() if slot not in own}
    start = phrase.start
    for item, number, following in zip(items, numbers, items[1:], strict=False):
        yield Phrase(start, at + item.end(), {**shared, unit: number})
        start = at + following.start()
    phrase.slots[unit] = numbers[-1]
    phrase.slots.pop(f"{unit}2", None)
    phrase.start = start
    yield phrase


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(tables().maps["weekday"][written])
