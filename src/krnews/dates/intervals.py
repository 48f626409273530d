"""Calendar stretches with their TIMEX3 values: days, weeks, months, quarters and so on."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

DAY = dt.timedelta(days=1)
_OF_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Interval(NamedTuple):
    """A stretch of days.

    Attributes:
        value: As in TIMEX3.
        first, last: The first and last day, inclusive.
        grain: day, week, weekend, month, quarter, half, season, year, decade, century or range.
    """

    value: str
    first: dt.date
    last: dt.date
    grain: str


def day(date: dt.date) -> Interval:
    """One day."""
    return Interval(date.isoformat(), date, date, "day")


def span(first: dt.date, last: dt.date) -> Interval:
    """From one day to another."""
    return Interval(f"{first.isoformat()}/{last.isoformat()}", first, last, "range")


def between(left: Interval, right: Interval) -> Interval:
    """From the first day of one interval to the last of another."""
    return Interval(f"{left.value}/{right.value}", left.first, right.last, "range")


@lru_cache(maxsize=1024)
def month(year: int, number: int) -> Interval:
    """A month; numbers outside 1 to 12 count on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = dt.date(year, number, 1)
    last = dt.date(year + number // 12, number % 12 + 1, 1) - DAY if (year, number) != (9999, 12) else dt.date.max
    return Interval(f"{year:04}-{number:02}", first, last, "month")


def is_quarter(interval: Interval) -> bool:
    """Whether an interval is a quarter of a calendar year, also one written by its months: 1~3월."""
    if interval.grain == "quarter":
        return True
    first, last = interval.first, interval.last
    if (first.month % 3, first.day) != (1, 1) or not _OF_MONTHS.fullmatch(interval.value):
        return False
    return (last.year, last.month) == (first.year, first.month + 2)


def year_month(date: dt.date) -> str:
    """The month of a day as reasons name it, 2024-04; many times faster than to format it by %Y-%m."""
    return f"{date.year}-{date.month:02}"


def year(number: int) -> Interval:
    """A calendar year."""
    return Interval(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def quarter(of_year: int, number: int) -> Interval:
    """A quarter; numbers outside 1 to 4 count on into other years."""
    of_year, number = of_year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = month(of_year, 3 * number - 2), month(of_year, 3 * number)
    return Interval(f"{of_year:04}-Q{number}", first.first, last.last, "quarter")


def half(of_year: int, number: int) -> Interval:
    """A half of a year; numbers outside 1 and 2 count on into other years."""
    of_year, number = of_year + (number - 1) // 2, (number - 1) % 2 + 1
    first, last = month(of_year, 6 * number - 5), month(of_year, 6 * number)
    return Interval(f"{of_year:04}-H{number}", first.first, last.last, "half")


def week(date: dt.date) -> Interval:
    """The ISO week of a day."""
    monday = date - DAY * date.weekday()
    iso = monday.isocalendar()
    return Interval(f"{iso.year:04}-W{iso.week:02}", monday, monday + 6 * DAY, "week")


def weekend(date: dt.date) -> Interval:
    """Saturday and Sunday of the ISO week of a day."""
    of_week = week(date)
    return Interval(f"{of_week.value}-WE", of_week.last - DAY, of_week.last, "weekend")


def week_of_month(of_year: int, number: int, nth: int) -> Interval:
    """The nth week of a month, -1 the last; a week belongs to the month of its Thursday."""
    of_month = month(of_year, number)
    thursday = of_month.first + DAY * ((3 - of_month.first.weekday()) % 7)
    if nth < 0:
        thursday = of_month.last - DAY * ((of_month.last.weekday() - 3) % 7)
    else:
        thursday += 7 * DAY * (nth - 1)
    return week(thursday)


def weekday_of_month(of_year: int, number: int, nth: int, weekday: int) -> dt.date:
    """The nth Monday (1) to Sunday (7) of a month, -1 the last."""
    of_month = month(of_year, number)
    if nth < 0:
        return of_month.last - DAY * ((of_month.last.isoweekday() - weekday) % 7)
    return of_month.first + DAY * ((weekday - of_month.first.isoweekday()) % 7 + 7 * (nth - 1))


def season(of_year: int, name: str) -> Interval:
    """A season: SP from March, SU from June, FA from September, WI from December on (the year of its December)."""
    start = _SEASON_MONTHS[name]
    return Interval(f"{of_year:04}-{name}", month(of_year, start).first, month(of_year, start + 2).last, "season")


def decade(start: int) -> Interval:
    """Ten years from `start` on; its value is the year without the last figure."""
    return Interval(f"{start // 10}", dt.date(start, 1, 1), dt.date(start + 9, 12, 31), "decade")


def century(number: int) -> Interval:
    """A century: the 20th is 1901 to 2000, its value 19."""
    return Interval(f"{number - 1:02}", dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31), "century")


def on(of_year: int, number: int, day_number: int) -> dt.date | None:
    """The day, or None where there is none such; months outside 1 to 12 count on into other years."""
    of_month = month(of_year, number)
    return of_month.first + DAY * (day_number - 1) if day_number <= of_month.last.day else None


def shifted(interval: Interval, years: int) -> Interval:
    """The same stretch some years later: 2021-H1 -> 2020-H1; the 29th of February becomes the 28th."""
    of_year = interval.first.year + years
    if interval.grain == "month":
        return month(of_year, interval.first.month)
    if interval.grain == "quarter":
        return quarter(of_year, (interval.first.month + 2) // 3)
    if interval.grain == "half":
        return half(of_year, 1 if interval.first.month == 1 else 2)
    if interval.grain == "year":
        return year(of_year)
    if interval.grain == "day":
        return day(_same_day(interval.first, years))
    if _OF_MONTHS.fullmatch(interval.value):
        # 1~2월: whole months stay whole, the 29th of February with them
        return between(month(of_year, interval.first.month), month(interval.last.year + years, interval.last.month))
    return span(_same_day(interval.first, years), _same_day(interval.last, years))


def _same_day(date: dt.date, years: int) -> dt.date:
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return date.replace(year=date.year + years, day=28)
