import datetime as dt

import pytest

from krnews.dates import calendar, sky


class TestLunarDays:
    @pytest.mark.parametrize(("name", "month", "day"), [("설", 1, 1), ("부처님 오신 날", 4, 8), ("추석", 8, 15)])
    def test_agree_with_the_days_off(self, name, month, day):
        years = range(calendar.FIRST_YEAR, calendar.LAST_YEAR + 1)
        days_off = {year: off.first for year in years if (off := calendar.holiday(name, year)) is not None}
        assert len(days_off) > 60
        assert {year: sky.lunar_day(year, month, day) for year in days_off} == days_off

    @pytest.mark.parametrize(
        ("year", "month", "first"),
        [(2020, 4, (2020, 5, 23)), (2023, 2, (2023, 3, 22)), (2025, 6, (2025, 7, 25)), (2033, 11, (2033, 12, 22))],
    )
    def test_leap_months(self, year, month, first):
        assert sky.lunar_day(year, month, 1, leap=True) == dt.date(*first)
        assert sky.lunar_day(year, month % 12 + 1, 1, leap=True) is None

    def test_the_last_months_lie_in_the_next_year(self):
        assert sky.lunar_day(2023, 12, 1) == dt.date(2024, 1, 11)
        assert sky.lunar_day(2023, 11, 15) == dt.date(2023, 12, 27)

    def test_days_that_there_are_not(self):
        assert sky.lunar_day(2024, 12, 30) is None
        assert sky.lunar_day(1592, 4, 13) is None
        assert sky.lunar_day(2101, 1, 1) is None


class TestTerms:
    @pytest.mark.parametrize(
        ("longitude", "month", "day"),
        [(315, 2, 4), (345, 3, 5), (0, 3, 20), (90, 6, 21), (135, 8, 7), (150, 8, 22), (180, 9, 22), (270, 12, 21)],
    )
    def test_of_2024(self, longitude, month, day):
        assert sky.term(2024, longitude) == dt.date(2024, month, day)

    @pytest.mark.parametrize(
        ("year", "first", "second", "last"),
        [(2019, (7, 12), (7, 22), (8, 11)), (2024, (7, 15), (7, 25), (8, 14)), (2025, (7, 20), (7, 30), (8, 9))],
    )
    def test_hot_days(self, year, first, second, last):
        found = sky.hot_day(year, 90, 3), sky.hot_day(year, 90, 4), sky.hot_day(year, 135, 1)
        assert found == tuple(dt.date(year, *day) for day in (first, second, last))
