"""Dates in the ways in which papers name them, each with its days, counted from a day of publication."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st

from krnews.testing.manner import fill, manner
from krnews.testing.written import WrittenDate

_WEEKDAYS = "월화수목금토일"
_DAY = dt.timedelta(days=1)


class _Named(NamedTuple):
    """A date as named, and which sentences suit it."""

    words: str
    value: str
    first: dt.date | None
    last: dt.date | None
    sentences: str
    type: str = "DATE"


_Form = Callable[[st.DrawFn, dt.date], _Named]


@st.composite
def dates(draw: st.DrawFn, published: dt.date, *, bare: bool = True) -> WrittenDate:
    """Sentences that name one date, for a paper of the day `published`.

    Args:
        draw: Given by hypothesis.
        published: The day of publication.
        bare: Whether bare days (9일) are among them. They mean another day where other dates stand beside them, so
            leave them out where sentences are put together.

    Returns:
        A strategy of `WrittenDate`.

    Example:
        >>> import datetime
        >>> from hypothesis import find
        >>> found = find(dates(datetime.date(2024, 4, 11)), lambda written: written.value == "2024-03-09")
        >>> found.first
        datetime.date(2024, 3, 9)
    """
    form = draw(st.sampled_from(_FORMS + (_BARE if bare else ())))
    named = form(draw, published)
    text, at = fill(draw(st.sampled_from(manner()["date"][named.sentences])), "date", named.words)
    return WrittenDate(text, at, at + len(named.words), named.type, named.value, named.first, named.last)


def _on(day: dt.date, words: str, published: dt.date) -> _Named:
    return _Named(words, day.isoformat(), day, day, "past" if day <= published else "ahead")


def _full(draw: st.DrawFn, published: dt.date) -> _Named:
    day = draw(st.dates(published - 3000 * _DAY, published + 900 * _DAY))
    words = draw(
        st.sampled_from(
            [
                f"{day.year}년 {day.month}월 {day.day}일",
                f"{day.year}년{day.month}월{day.day}일",
                f"{day:%Y-%m-%d}",
                f"{day:%Y.%m.%d}",
                f"{day.year}년 {day.month}월 {day.day}일({_WEEKDAYS[day.weekday()]})",
            ]
        )
    )
    return _on(day, words, published)


def _month_and_day(draw: st.DrawFn, published: dt.date) -> _Named:
    """4월 9일, near enough that the year goes without saying."""
    day = published + draw(st.integers(-40, 40)) * _DAY
    return _on(day, f"{day.month}월 {day.day}일", published)


def _last_month(draw: st.DrawFn, published: dt.date) -> _Named:
    end = published.replace(day=1) - _DAY
    day = end.replace(day=draw(st.integers(1, end.day)))
    return _on(day, f"{draw(st.sampled_from(['지난달', '지난 달']))} {day.day}일", published)


def _next_month(draw: st.DrawFn, published: dt.date) -> _Named:
    start = (published.replace(day=28) + 7 * _DAY).replace(day=1)
    day = start.replace(day=draw(st.integers(1, _days_in(start))))
    return _on(day, f"다음 달 {day.day}일", published)


def _counted(draw: st.DrawFn, published: dt.date) -> _Named:
    words, shift = draw(st.sampled_from([("어제", -1), ("오늘", 0), ("내일", 1), ("모레", 2), ("그제", -2)]))
    return _on(published + shift * _DAY, words, published)


def _year(draw: st.DrawFn, published: dt.date) -> _Named:
    words, shift, sentences = draw(
        st.sampled_from([("지난해", -1, "past"), ("작년", -1, "past"), ("내년", 1, "ahead"), ("재작년", -2, "past")])
    )
    year = published.year + shift
    return _Named(words, f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31), sentences)


def _month_of_year(draw: st.DrawFn, published: dt.date) -> _Named:
    words, shift, sentences = draw(st.sampled_from([("지난해", -1, "past"), ("내년", 1, "ahead")]))
    first = dt.date(published.year + shift, draw(st.integers(1, 12)), 1)
    return _Named(f"{words} {first.month}월", f"{first:%Y-%m}", first, first.replace(day=_days_in(first)), sentences)


def _quarter(draw: st.DrawFn, published: dt.date) -> _Named:
    year, quarter = published.year - draw(st.integers(1, 5)), draw(st.integers(1, 4))
    last = dt.date(year, 3 * quarter, 1)
    return _Named(
        f"{year}년 {quarter}분기", f"{year:04}-Q{quarter}", dt.date(year, 3 * quarter - 2, 1),
        last.replace(day=_days_in(last)), "past",
    )  # fmt: skip


def _duration(draw: st.DrawFn, _: dt.date) -> _Named:
    count = draw(st.integers(2, 60))
    word, letter = draw(st.sampled_from([("년", "Y"), ("개월", "M"), ("일", "D"), ("주", "W")]))
    return _Named(f"{count}{word}", f"P{count}{letter}", None, None, "lasting", "DURATION")


def _bare_day(draw: st.DrawFn, published: dt.date) -> _Named:
    """9일: of today or of the last days."""
    day = published - draw(st.integers(0, 5)) * _DAY
    return _on(day, f"{day.day}일", published)._replace(sentences="past")


def _days_in(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


_FORMS: tuple[_Form, ...] = (
    _full, _month_and_day, _last_month, _next_month, _counted, _year, _month_of_year, _quarter, _duration,
)  # fmt: skip
_BARE: tuple[_Form, ...] = (_bare_day,)
