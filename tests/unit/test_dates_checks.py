import datetime as dt

import pytest

from krnews.dates import check_dates, extract_dates, read_dates
from support import golden

THURSDAY = dt.date(2024, 4, 11)


def codes(text, published=THURSDAY):
    return [finding.code for finding in check_dates(text, published=published)]


class TestWeekday:
    @pytest.mark.parametrize(
        "text",
        [
            "2024년 4월 9일(월) 열린다",
            "4월 9일(월) 열린다",
            "오는 15일(화) 열린다",
            "다음 달 9일(월) 열린다",
            "지난달 9일 월요일 열렸다",
            "4월 9일(일) 열렸다",
            "5월 2일(금) 열린다",
        ],
    )
    def test_conflict(self, text):
        assert codes(text) == ["weekday-conflict"]

    @pytest.mark.parametrize(
        "text",
        [
            "2024년 4월 9일(화) 열린다",
            "15일(월) 열린다",
            "22일(금) 열렸다",
            "11월 9일(목) 열렸다",
            "9월 9일(화) 열린다",
            "9일(금) 열렸다",
            "9일(월·수) 연다",
        ],
    )
    def test_agrees_or_may_agree(self, text):
        assert codes(text) == []

    @pytest.mark.parametrize("number", range(7))
    def test_names_every_day_of_the_week(self, number):
        day = dt.date(2024, 4, 15) + dt.timedelta(number)
        wrong = "월화수목금토일"[(number + 3) % 7]
        (finding,) = check_dates(f"2024년 4월 {day.day}일({wrong}) 열린다")
        assert finding.message.endswith(f": {day.isoformat()} is a {day:%A}")
        assert finding.message_ko.endswith(f"은 {'월화수목금토일'[number]}요일이다")

    def test_says_which_day_it_is(self):
        (finding,) = check_dates("오는 15일(화) 열린다", published=THURSDAY)
        assert "2024-04-15 is a Monday" in finding.message
        assert "월요일" in finding.message_ko
        assert (finding.start, finding.end) == (0, 9)


class TestBracket:
    @pytest.mark.parametrize(
        "text",
        [
            "시장은 전날(3일) 밝혔다",
            "시장은 전날（3일） 밝혔다",
            "시장은 전날 (3일) 밝혔다",
            "오늘(15일) 연다",
            "9일 모였다. 다음 날(15일) 떠났다",
        ],
    )
    def test_conflict(self, text):
        assert codes(text) == ["bracket-conflict"]

    @pytest.mark.parametrize(
        "text",
        [
            "시장은 전날(10일) 밝혔다", "9일 모였다. 전날(8일)은 쉬었다", "어제(10일) 끝났다",
            "선거 다음 날(15일) 떠났다", "시장은 전날(3명) 만났다", "오늘(12일) 나온 신문",
        ],
    )  # fmt: skip
    def test_agrees_or_may_agree(self, text):
        assert codes(text) == []


def test_without_publication_only_complete_dates():
    assert codes("2024년 4월 9일(월)", None) == ["weekday-conflict"]
    assert codes("9일(월) 전날(3일)", None) == []


def test_good_texts_give_no_findings():
    for case in golden("dates/in-the-wild.json"):
        assert check_dates(case["text"], published=dt.date.fromisoformat(case["published"])) == []


def test_not_a_date():
    with pytest.raises(TypeError, match="check_dates"):
        check_dates("9일", published="2024-04-11")


def test_reading_and_checking_in_one_go():
    text = "지난 9일(월) 만났다. 이날 3년 전 일도 말했다."
    mentions = extract_dates(text, published=THURSDAY)
    assert read_dates(text, published=THURSDAY) == (mentions, check_dates(text, published=THURSDAY))
    assert len(mentions) == 3
