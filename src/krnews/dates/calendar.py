"""Which day a named day is, and which days the exchange is open.

Fixed days are counted here; the days off and the exchange come from `holidays`, which is imported only when such a day
is asked for, the terms of the year and days of the moon without a day off from `sky`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from krnews.dates import intervals, sky
from krnews.dates.intervals import DAY, Interval
from krnews.dates.tables import holidays_by_name, key

# The years that `holidays` knows the lunar calendar for.
FIRST_YEAR, LAST_YEAR = 1949, 2050
_EXCHANGES = {"KRX": "XKRX", "NYSE": "XNYS"}


def holiday(name: str, year: int, *, off: bool = False) -> Interval | None:
    """The day that is called `name` in a year, or all its days off; None where the calendar does not know.

    Args:
        name: A name of `calendar.toml`; spaces do not matter.
        year: The calendar year.
        off: Whether the official days off are meant (추석 연휴).

    Example:
        >>> holiday("추석", 2024).value
        '2024-09-17'
        >>> holiday("추석", 2025, off=True).value
        '2025-10-05/2025-10-08'
    """
    entry = holidays_by_name()[key(name)]
    if "library" in entry:
        date = _lunar(entry["library"], year)
    elif "term" in entry:
        date = sky.term(year, entry["term"])
    elif "hot" in entry:
        date = sky.hot_day(year, *entry["hot"])
    elif "lunar" in entry:
        date = sky.lunar_day(year, *entry["lunar"])
    elif "nth" in entry:
        nth, weekday, more = entry["nth"]
        date = intervals.weekday_of_month(year, entry["month"], nth, weekday) + more * DAY
    else:
        date = dt.date(year, entry["month"], entry["day"])
    if date is None:
        return None
    if not (off and entry.get("off")):
        return intervals.day(date)
    first = last = date
    closed = _days_off(year)
    while _is_off(first - DAY, closed, entry["library"]):
        first -= DAY
    while _is_off(last + DAY, closed, entry["library"]):
        last += DAY
    return intervals.span(first, last)


def session(date: dt.date, step: int, exchange: str = "KRX") -> dt.date:
    """The next day of trading before (-1) or after (1) a day."""
    date += step * DAY
    while date.weekday() >= 5 or date in _closed(exchange, date.year):
        date += step * DAY
    return date


def _is_off(date: dt.date, closed: Mapping[dt.date, str], name: str) -> bool:
    """Whether a day belongs to the days off of a holiday; a temporary one beside it does."""
    return any(part.endswith((name, "Temporary Public Holiday")) for part in closed.get(date, "").split("; "))


def _lunar(name: str, year: int) -> dt.date | None:
    for date, names in _days_off(year).items():
        if name in names.split("; "):
            return date
    return None


@cache
def _days_off(year: int) -> Mapping[dt.date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    import holidays

    return dict(holidays.country_holidays("KR", years=year, language="en_US"))


@cache
def _closed(exchange: str, year: int) -> frozenset[dt.date]:
    import holidays

    return frozenset(holidays.financial_holidays(_EXCHANGES[exchange], years=year))
