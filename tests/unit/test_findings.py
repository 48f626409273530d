"""What a copy editor would mark: each fault is found where it stands, and what is right is left alone."""

import csv
import datetime as dt
import re
import runpy
import string
import tomllib
from decimal import Decimal

import pytest

import krnews
from krnews import boilerplate, dates
from krnews._tables import read_table
from krnews.amounts import bands
from krnews.findings import Finding, sentences
from support import ROOT

PUBLISHED = dt.date(2024, 4, 11)


def on_amounts(text):
    return [(x.code, text[x.start : x.end]) for x in krnews.check_amounts(krnews.extract_amounts(text))]


def on_dates(text, published=PUBLISHED):
    return [(x.code, text[x.start : x.end]) for x in dates.check_dates(text, published=published)]


class TestSentences:
    @pytest.mark.parametrize("code", sentences())
    def test_both_languages_name_the_same_facts(self, code):
        said = sentences()[code]
        named = [{name for _, name, _, _ in string.Formatter().parse(said[lang]) if name} for lang in ("en", "ko")]
        assert named[1] <= named[0] or code == "weekday-conflict"
        assert re.search("[가-힣]", said["ko"])
        assert not re.search("[가-힣]", said["en"])

    def test_a_fact_that_is_missing_is_an_error(self):
        with pytest.raises(KeyError):
            Finding.of(0, 1, "malformed-number")


class TestConversions:
    def test_alone_and_ten_times_too_much(self):
        text = "회사는 29억 달러(약 39조 원)를 들인다."
        assert on_amounts(text) == [("conversion-implausible", "29억 달러(약 39조 원")]

    @pytest.mark.parametrize(
        "text",
        [
            "상금은 500만 엔(약 4억5000만 원)이다.",  # of 100 yen
            "벌금 3만 유로(약 420만 원)를 물었다.",
            "매출은 1200억 원(약 90억 달러)이다.",  # the won first
            "땅값은 70만 위안(약 13억 원)이다.",
        ],
    )
    def test_rates_that_never_were(self, text):
        assert [code for code, _ in on_amounts(text)] == ["conversion-implausible"]

    @pytest.mark.parametrize(
        "text",
        [
            "회사는 29억 달러(약 3조9000억 원)를 들인다.",
            "회사는 2007년 10억 달러(약 9200억 원)를 들였다.",
            "2009년 3월에는 1억 달러(약 1570억 원)였다.",
            "한 끼에 1달러(약 1000원)를 낸다.",  # rounded
            "상금은 500만 엔(약 4500만 원)이다.",
            "1200억 원(약 9000만 달러)어치를 판다.",
            "물가가 올라 100만 리라(약 4만 원)에 팔린다.",  # no band is known
            "3억 달러(약 2억7000만 유로)를 썼다.",  # neither is the won
        ],
    )
    def test_rates_that_were(self, text):
        assert on_amounts(text) == []

    def test_the_one_that_never_was_is_marked_also_where_it_comes_first(self):
        text = "먼저 2억 달러(약 27조 원)를 쓰고, 이어 3억 달러(약 4050억 원)를 쓴다."
        assert on_amounts(text) == [("conversion-implausible", "2억 달러(약 27조 원")]

    def test_one_that_is_off_the_others_of_its_text(self):
        text = "1억 달러(약 1350억 원), 2억 달러(약 2700억 원), 3억 달러(약 2100억 원)를 차례로 쓴다."
        assert on_amounts(text) == [("conversion-off", "3억 달러(약 2100억 원")]

    def test_a_text_of_another_time_agrees_with_itself(self):
        assert on_amounts("1970년에 1억 달러(310억 원), 이듬해 2억 달러(680억 원)를 빌렸다.") == []

    @pytest.mark.parametrize("code", bands.bands())
    def test_bands_lie_the_right_way_round_and_not_too_wide(self, code):
        band = bands.bands()[code]
        assert Decimal(1) < band.high / band.low < 3
        assert code in {x.currency for x in map(krnews.parse_amount, (f"{code} 3", f"{code} 5"))}

    def test_each_band_has_a_source_with_its_date_and_says_the_days_of_both_ends(self):
        table = read_table("krnews.amounts", "rates.toml")
        assert len({band["code"] for band in table["band"]}) == len(table["band"])
        for band in table["band"]:
            days = [dt.date.fromisoformat(day) for day in band["seen"].split(" and ")]
            assert all(band["since"] <= day <= band["until"] for day in days), band["code"]
            assert band["until"] <= table["source"][band["source"]]["dated"], band["code"]
            assert {"what", "url"} <= table["source"][band["source"]].keys()

    def test_bands_are_written_from_the_file_of_the_central_bank(self):
        days = ["2001-01-03,1.25,1501.26,100,", "2000-01-03,1,900.9,300.1,", "1999-01-04,1,1,1,", "2002-01-02,N/A,,1,"]
        script = runpy.run_path(str(ROOT / "tools" / "rates.py"))
        usd, eur = script["extremes"](csv.DictReader(["Date,USD,KRW,TRY,", *days]))
        assert usd == ("USD", Decimal("900"), Decimal("1210"), "2000-01-03", "2001-01-03", "2000-01-03", "2001-01-03")
        assert (eur.code, eur.low, eur.high) == ("EUR", Decimal("900"), Decimal("1510"))
        (band,) = tomllib.loads(script["written"](usd))["band"]
        assert band.keys() == read_table("krnews.amounts", "rates.toml")["band"][0].keys()


class TestNumbers:
    def test_digits_grouped_wrongly(self):
        assert on_amounts("벌금 2만5,0000유로를 냈다") == [("malformed-number", "2만5,0000유로")]

    @pytest.mark.parametrize("text", ["1,23,456원", "1,234,56원", "12,34,567.8달러", "$1,23,456"])
    def test_digits_grouped_by_two_and_by_three(self, text):
        assert on_amounts(f"벌금 {text}를 냈다") == [("malformed-number", text)]

    @pytest.mark.parametrize("text", ["6백7천만원", "3백5천 원", "1억2백3천만원"])
    def test_units_that_rise_so_that_the_sum_is_open(self, text):
        amount, other = krnews.extract_amounts(f"벌금 {text}과 추징금 2천만원을 냈다")
        assert (amount.text, amount.low, amount.high, amount.currency) == (text, None, None, "KRW")
        assert other.low == 20_000_000
        assert on_amounts(f"벌금 {text}을 냈다") == [("malformed-number", text)]

    @pytest.mark.parametrize("text", ["수백만원", "몇천만원", "3천5백만원", "1백2십만원"])
    def test_sums_that_are_indefinite_or_right_are_no_finding(self, text):
        assert on_amounts(f"벌금 {text}을 냈다") == []

    @pytest.mark.parametrize("text", ["12,34만원", "100,0원", "$1,00", "1,234,5원", "1억2,34만 원", "약 3,50달러"])
    def test_digits_that_commas_group_so_that_the_sum_is_open(self, text):
        (amount,) = krnews.extract_amounts(f"벌금 {text}를 냈다")
        assert (amount.text, amount.low, amount.high, amount.bounds()) == (
            text.removeprefix("약 "),
            None,
            None,
            (None, None),
        )
        assert on_amounts(f"벌금 {text}를 냈다") == [("malformed-number", amount.text)]

    @pytest.mark.parametrize("text", ["12,34~50만원", "12,34만~50만원"])
    def test_a_range_that_begins_with_them_is_read_whole(self, text):
        (amount,) = krnews.extract_amounts(f"벌금 {text}을 냈다")
        assert (amount.text, amount.low, str(amount.high), amount.value) == (text, None, "500000", None)
        assert on_amounts(f"벌금 {text}을 냈다") == [("malformed-number", text)]

    @pytest.mark.parametrize("text", ["득표율 12,34%", "총 1,18만2,270건", "비율은 12,34만 대 1이었다"])
    def test_what_counts_no_money_is_none(self, text):
        assert krnews.extract_amounts(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "10,20만원씩",
            "1,234,12,000원",
            "1,234, 56원",
            "2,3만 원",
            "5,10만원권",
            "2만5,000유로",
            "1,234,567원",
            "3조 4,458억 원",
            "1,2차 협상에 3억 원",
        ],
    )
    def test_digits_grouped_rightly(self, text):
        assert on_amounts(text) == []


class TestDays:
    def test_a_weekday_that_was_another(self):
        assert on_dates("총회는 2024년 4월 9일(월) 열린다.") == [("weekday-conflict", "2024년 4월 9일(월)")]

    def test_the_day_before_that_was_another(self):
        text = "회사는 전날(8일) 공장을 멈췄다."
        assert on_dates(text) == [("bracket-conflict", "전날(8일)")]
        assert on_dates("회사는 전날(10일) 공장을 멈췄다.") == []

    @pytest.mark.parametrize(
        ("text", "span"),
        [
            ("새 다리는 이미 2024년 5월 3일 문을 열었다.", "2024년 5월 3일"),
            ("총회는 지난 2024년 12월 3일 열렸다.", "지난 2024년 12월 3일"),
            ("총회는 2025년 5월 3일 가람시에서 열렸다.", "2025년 5월 3일"),
        ],
    )
    def test_told_as_past_and_dated_behind_publication(self, text, span):
        assert on_dates(text) == [("event-ahead", span)]
        assert on_dates(text, published=dt.date(2025, 6, 1)) == []
        assert on_dates(text, published=None) == []

    @pytest.mark.parametrize(
        "text",
        [
            "총회는 2024년 5월 3일 열린다고 위원회가 밝혔다.",
            "마감은 2024년 12월 3일로 늦춰졌다.",
            "공사는 2025년 5월까지 이어진다고 말했다.",
            "회사는 2024년 5월 3일 공장을 열기로 했다.",
            "다리는 2024년 4월 12일 열렸다.",  # the other side of the date line
            "지난해 12월 3일 열렸다.",
        ],
    )
    def test_plans_are_no_conflict(self, text):
        assert on_dates(text) == []


class TestPages:
    STORY = "가온은행은 이번에도 금리를 그대로 두었다고 9일 밝혔다. " * 4
    CAPTION = "▲가온은행 본점 앞을 시민들이 지나고 있다. 사진제공=가온은행"

    def codes(self, page):
        return [(x.code, page[x.start : x.end]) for x in boilerplate.check_segments(page, krnews.segment(page))]

    def test_a_caption_that_stands_twice(self):
        page = f"가온은행, 금리 묶었다\n입력 2024-04-11 09:00\n{self.CAPTION}\n{self.CAPTION}\n{self.STORY}"
        assert self.codes(page) == [("caption-repeated", self.CAPTION)]

    def test_a_page_whose_story_is_elsewhere(self):
        page = "가온은행, 금리 묶었다\n입력 2024-04-11 09:00\n공유하기\n댓글 0\n주요 뉴스\n배추 한 포기에 9천 원"
        assert [code for code, _ in self.codes(page)] == ["body-absent"]

    def test_a_page_that_is_whole(self):
        assert self.codes(f"가온은행, 금리 묶었다\n입력 2024-04-11 09:00\n{self.CAPTION}\n{self.STORY}\n댓글 0") == []

    def test_on_a_page_findings_stand_where_the_page_has_them(self):
        page = "입력 2024-04-11 09:00\n가온은행은 2만5,0000유로&nbsp;벌금을 2024년 4월 9일(월) 냈다고 밝혔다."
        found = [(x.code, page[x.start : x.end]) for x in krnews.parse(page).findings]
        assert found == [("malformed-number", "2만5,0000유로"), ("weekday-conflict", "2024년 4월 9일(월)")]
