"""What a phrase of time is: where it stands and what it says, in slots; and how fine the unit is that it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Slots = dict[str, Any]


@dataclass(slots=True)
class Phrase:
    """A stretch of text that names a time.

    Attributes:
        start, end: Where it stands.
        slots: What it says, by the slots of the tables.
        to: The other end where two dates are joined by a dash (3월 30일~4월 2일).
        zone: The time zone named in brackets behind it, as written.
        approx: Whether 쯤, 께, 경, 약 or the like stands with it.
    """

    start: int
    end: int
    slots: Slots = field(default_factory=dict)
    to: Phrase | None = None
    zone: str | None = None
    approx: bool = False

    def has(self, *names: str) -> bool:
        """Whether any of the slots is filled."""
        return not self.slots.keys().isdisjoint(names)


# Slot -> its grain; the grains stand from the finest to the coarsest.
_GRAINS = {
    "clock": ("hour", "daypart", "turn"),
    "each": ("each", "often"),
    "length": ("count",),
    "day": ("day", "day_shift", "day_back", "session", "holiday"),
    "week": ("weekday", "weekend", "week_shift", "week_nth"),
    "month": ("month", "month_shift", "month_back"),
    "quarter": ("quarter", "quarter_back", "quarter_shift"),
    "half": ("half",),
    "season": ("season",),
    "year": ("year", "yy", "dangi", "year_shift", "year_new", "year_back"),
    "decade": ("decade",),
    "century": ("century",),
}
_NAMES = ("none", *reversed(_GRAINS))
_RANKS = {slot: _NAMES.index(grain) for grain, slots in _GRAINS.items() for slot in slots}


def grain_of(slots: Slots) -> str:
    """The finest unit that the slots name, "none" where they name none.

    Example:
        >>> grain_of({"month": 4, "day": 9}), grain_of({"year": 2024}), grain_of({"frame": "past"})
        ('day', 'year', 'none')
    """
    return _NAMES[max([_RANKS.get(slot, 0) for slot in slots], default=0)]


_CALENDAR_RANKS = {slot: 0 if slot in _GRAINS["clock"] else rank for slot, rank in _RANKS.items()}


def calendar_grain_of(slots: Slots) -> str:
    """The finest unit that the slots name, the clock left out.

    Example:
        >>> calendar_grain_of({"day": 9, "hour": 3})
        'day'
    """
    return _NAMES[max([_CALENDAR_RANKS.get(slot, 0) for slot in slots], default=0)]


def ordinal_of(slots: Slots) -> int | None:
    """Which month, quarter or half of its year the slots name, None where they say so in no number."""
    found = slots.get("month", slots.get("quarter", slots.get("half")))
    return found if isinstance(found, int) else None
