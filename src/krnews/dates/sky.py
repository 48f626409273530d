"""The moon and the sun: days of the lunar calendar, the 24 terms of the year, and the three hot days.

Computed, not listed, after Meeus, Astronomical Algorithms, chapters 25 and 49, at Korean time; both hold to some
minutes, so a month or term that begins within minutes of midnight may come out a day off.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise
from math import pi, sin

from krnews.dates.intervals import DAY

# The years for which the formulas hold.
FIRST_YEAR, LAST_YEAR = 1900, 2100
_KST = 9 / 24
_DELTA_T = 0.0008  # about 70 seconds between the time of the formulas and that of clocks
_EPOCH, _EPOCH_DAY = 2451545.0, dt.date(2000, 1, 1)  # noon in Greenwich
_MONTH, _YEAR = 29.530588861, 365.2422
_SOLSTICE = 270
# 경 in the row of ten names of days, from 갑 on; the first of January 2000 was a 무.
_KYONG, _STEM_OF_EPOCH = 6, 4


def term(year: int, longitude: int) -> dt.date:
    """The day on which the sun reaches a longitude (315 is 입춘, 0 춘분, 90 하지, 270 동지).

    Example:
        >>> term(2024, 315)
        datetime.date(2024, 2, 4)
    """
    start = dt.date(year, 1, 1)
    day = _EPOCH + (start - _EPOCH_DAY).days + ((longitude - 280) % 360) * _YEAR / 360
    for _ in range(6):
        day += ((longitude - _sun(day) + 180) % 360 - 180) * _YEAR / 360
    return _date(day)


def hot_day(year: int, longitude: int, nth: int) -> dt.date:
    """The nth 경 day from a term on: 초복 is the third and 중복 the fourth from 하지, 말복 the first from 입추.

    Example:
        >>> hot_day(2024, 90, 3), hot_day(2024, 135, 1)
        (datetime.date(2024, 7, 15), datetime.date(2024, 8, 14))
    """
    first = term(year, longitude)
    stem = ((first - _EPOCH_DAY).days + _STEM_OF_EPOCH) % 10
    return first + DAY * ((_KYONG - stem) % 10 + 10 * (nth - 1))


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> dt.date | None:
    """The solar date of a day of the lunar calendar; None where there is no such day, or the year is too far away.

    Example:
        >>> lunar_day(2024, 8, 15)
        datetime.date(2024, 9, 17)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    for number, is_leap, first, following in (*_months(year), *_months(year + 1)):
        if (number, is_leap) != (month, leap):
            continue
        if first.year >= year and not (first.year == year and first.month <= 2 and month >= 11):
            date = first + DAY * (day - 1)
            return date if date < following else None
    return None


@cache
def _months(year: int) -> tuple[tuple[int, bool, dt.date, dt.date], ...]:
    """The months from the one of the winter solstice of the year before: number, leap, first day, that of the next."""
    here, there = (_lunation_of(term(of, _SOLSTICE)) for of in (year - 1, year))
    starts = [_new_moon(k) for k in range(here, there + 1)]
    spans = [*pairwise(starts)]
    majors = {term(of, longitude) for of in (year - 1, year) for longitude in range(0, 360, 30)}
    months, number, leap_found = [], 10, len(spans) < 13
    for first, following in spans:
        without = not leap_found and not any(first <= major < following for major in majors)
        leap_found |= without
        number += not without
        months.append(((number - 1) % 12 + 1, without, first, following))
    return tuple(months)


def _lunation_of(date: dt.date) -> int:
    """The number of the new moon on or before a day."""
    k = round((date - dt.date(2000, 1, 6)).days / _MONTH) + 1
    while _new_moon(k) > date:
        k -= 1
    return k


def _date(day: float) -> dt.date:
    """The calendar day in Korea of a moment in Julian days."""
    return _EPOCH_DAY + DAY * int((day - _EPOCH + _KST + 0.5) // 1)


def _sun(day: float) -> float:
    """The apparent longitude of the sun in degrees."""
    t = (day + _DELTA_T - _EPOCH) / 36525
    anomaly = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * pi / 180
    node = (125.04 - 1934.136 * t) * pi / 180
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    return (mean + centre - 0.00569 - 0.00478 * sin(node)) % 360


@cache
def _new_moon(k: int) -> dt.date:
    """The day of the kth new moon from that of the 6th of January 2000 on."""
    t = k / 1236.85
    day = 2451550.09766 + _MONTH * k + 0.00015437 * t * t
    e = 1 - 0.002516 * t
    sun = (2.5534 + 29.10535670 * k) * pi / 180
    moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * pi / 180
    node = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * pi / 180
    omega = (124.7746 - 1.56375588 * k) * pi / 180
    day += -0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    day += 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    day += -0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node) + 0.00056 * e * sin(2 * moon + sun)
    day += -0.00042 * sin(3 * moon) + 0.00042 * e * sin(sun + 2 * node) + 0.00038 * e * sin(sun - 2 * node)
    day += -0.00024 * e * sin(2 * moon - sun) - 0.00017 * sin(omega)
    return _date(day - _DELTA_T)
