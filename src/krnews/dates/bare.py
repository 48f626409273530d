"""Which month or year a date without one belongs to: 7일, 3월, 11월 2일.

A day after the day of publication may be next Friday or last month. The rules are those of newspapers, in the order in
which they are tried; the first that answers gives its reason, and the runners-up are kept with theirs.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from krnews.dates import intervals
from krnews.dates.intervals import DAY

# Days ahead within which a bare day is read as coming, whatever the tense.
NEAR = 7
# No other year is looked at for a day that lies farther from publication there.
_HALF_YEAR = 183
# From this day of the month on, a small number with a verb of the future is a day of the next month.
LATE, SMALL = 21, 12
# In the first months of a year its papers still tell of the last ones of the year before.
_NEW_YEAR, _OLD_YEAR = range(1, 4), range(10, 13)


class Choice(NamedTuple):
    """A day and its reason, with the other days that it could have been."""

    date: dt.date
    why: str
    others: tuple[tuple[dt.date, str], ...] = ()


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th ..."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def days(count: int) -> str:
    """A number of days in words."""
    return f"{count} day" if count == 1 else f"{count} days"


def choose_day(number: int, published: dt.date, tense: str | None, *, photo: bool = False) -> Choice:
    """The day that a bare `number`일 means.

    Args:
        number: The day of the month, 1 to 31.
        published: The day of publication.
        tense: "future" or "past", as the sentence says it, or None.
        photo: Whether the sentence describes a photo, which cannot show what is to come.

    Example:
        >>> choose_day(7, dt.date(2025, 2, 4), None).why
        'bare 7일; published on the 4th; 3 days ahead, so this month'
    """
    this = intervals.on(published.year, published.month, number)
    before = _near_month(number, published, -1)
    after = _near_month(number, published, 1)
    head = f"bare {number}일; published on the {ordinal(published.day)}; "
    if this is None:
        ahead_of_it = tense == "future" and published.day > NEAR  # on the 3rd, 31일 … 열 것이라고 했다 is behind
        chosen, why = (after, "no such day this month, verb of the future") if ahead_of_it else (
            before, "no such day this month, so the last month that has one")  # fmt: skip
        return _choice(chosen, head + why, before, after)
    ahead = (this - published).days
    if ahead <= 0:
        if published.day >= LATE and number <= SMALL and tense == "future":
            return _choice(after, f"{head}late in the month, verb of the future, so next month", this, before)
        when = "the same day" if ahead == 0 else f"{days(-ahead)} before"
        return _choice(this, f"{head}{when}, so this month", before, after)
    if photo and ahead > 1 and tense != "future":
        return _choice(before, f"{head}{days(ahead)} ahead, but under a photo, so last month", this)
    if ahead <= NEAR:
        return _choice(this, f"{head}{days(ahead)} ahead, so this month", before)
    if tense == "future":
        return _choice(this, f"{head}{days(ahead)} ahead, verb of the future, so this month", before)
    skips = intervals.on(published.year, published.month - 1, number) is None
    if skips and 2 * ahead < (published - before).days:  # on 18 December: 31일부터 줄인다고 밝혔다
        return _choice(this, f"{head}{days(ahead)} ahead, no such day last month, so this month", before)
    return _choice(
        before, f"{head}{days(ahead)} ahead, more than {NEAR} and no sign of the future, so last month", this
    )


def choose_month_year(month: int, published: dt.date, tense: str | None, *, sure: bool = False) -> tuple[int, str]:
    """The year that a month without one belongs to, and why; `sure` where its own verb, straight behind it, is past.

    Example:
        >>> choose_month_year(12, dt.date(2025, 1, 9), "past")
        (2024, 'no year; 11 months ahead of publication, so last year')
    """
    ahead = month - published.month
    if tense == "past" and (ahead >= 6 or (sure and ahead > 0)):
        return _last_year(published, ahead)
    return _year_by_distance(ahead, published, tense)


def choose_day_year(month: int, published: dt.date, tense: str | None, *, sure: bool, day: int = 1) -> tuple[int, str]:
    """The year that a day of a month without a year belongs to, and why.

    Newspapers say 지난해 of a day of last year, so a day that lies ahead stays in the year of publication.

    Args:
        month: The month of the day.
        published: The day of publication.
        tense: "future" or "past", as the sentence says it, or None.
        sure: Whether the words straight behind the day say so (6월 3일 열렸다, 6월 3일로 정했다).
        day: The day of that month.

    Example:
        >>> choose_day_year(6, dt.date(2025, 4, 8), "past", sure=False)
        (2025, 'no year, so the year of publication')
        >>> choose_day_year(6, dt.date(2025, 4, 8), "past", sure=True)
        (2024, 'no year; 2 months ahead of publication, so last year')
    """
    ahead = month - published.month
    if ahead == 0:
        return published.year, "no year; the month of publication"
    at_new_year = published.month in _NEW_YEAR and month in _OLD_YEAR
    far = ahead >= 2 or (ahead == 1 and day > published.day)
    if tense == "past" and (at_new_year or (sure and far)):
        return _last_year(published, ahead)
    if tense == "future" and sure and ahead <= -6:
        return _next_year(published, ahead)
    return _year_by_distance(ahead, published, tense)


def _year_by_distance(ahead: int, published: dt.date, tense: str | None) -> tuple[int, str]:
    if ahead >= 9 and tense != "future":
        return _last_year(published, ahead)
    if (ahead <= -9 and tense == "future") or (ahead <= -10 and tense is None and published.month == 12):
        return _next_year(published, ahead)
    return published.year, "no year, so the year of publication"


def _last_year(published: dt.date, ahead: int) -> tuple[int, str]:
    return published.year - 1, f"no year; {ahead} months ahead of publication, so last year"


def _next_year(published: dt.date, ahead: int) -> tuple[int, str]:
    return published.year + 1, f"no year; {-ahead} months behind publication and to come, so next year"


def on_weekday(number: int, published: dt.date, weekday: int | None) -> tuple[dt.date, str] | None:
    """The nearest day with this number that is this weekday, among the months around publication; with why."""
    if weekday is None:
        return None
    near = [intervals.on(published.year, published.month + step, number) for step in (0, -1, 1)]
    fitting = [date for date in near if date is not None and date.isoweekday() == weekday]
    if not fitting:
        return None
    best = min(fitting, key=lambda date: abs((date - published).days))
    return best, f"bare {number}일; the one near publication that is a {best:%A}"


def year_of_weekday(date: dt.date, published: dt.date | None, weekday: int | None) -> tuple[dt.date, str] | None:
    """A day in the year beside, where only there it is the weekday beside it and near publication: 1월 10일(수)."""
    if published is None or weekday is None or date.isoweekday() == weekday:
        return None
    for step in (1, -1):
        other = intervals.on(date.year + step, date.month, date.day) if date.year + step > 0 else None
        if other is not None and other.isoweekday() == weekday and abs((other - published).days) <= _HALF_YEAR:
            return other, f"no year; the one near publication that is a {other:%A}"
    return None


def latest(number: int, published: dt.date) -> dt.date:
    """The last day with this number, the day of publication included: 지난 9일."""
    this = intervals.on(published.year, published.month, number)
    return this if this is not None and this <= published else _near_month(number, published, -1)


def earliest(number: int, published: dt.date) -> dt.date:
    """The next day with this number, the day of publication included: 오는 15일."""
    this = intervals.on(published.year, published.month, number)
    return this if this is not None and this >= published else _near_month(number, published, 1)


def _near_month(number: int, published: dt.date, step: int) -> dt.date:
    """The day in the nearest month before or after that has it; every day number stands in one of two months."""
    near = intervals.on(published.year, published.month + step, number)
    return near or intervals.on(published.year, published.month + 2 * step, number) or published + step * 30 * DAY


def _choice(date: dt.date, why: str, *others: dt.date) -> Choice:
    said = tuple((other, f"{ordinal(other.day)} of {intervals.year_month(other)}") for other in others if other != date)
    return Choice(date, why, said)
