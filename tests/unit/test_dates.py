import datetime as dt
import subprocess
import sys

import pytest

from krnews import Text
from krnews.dates import extract_dates, read_dates
from support import golden, label

THURSDAY = dt.date(2024, 4, 11)


def only(text, published=THURSDAY):
    (mention,) = extract_dates(text, published=published)
    return mention


def read(case):
    return extract_dates(case["text"], published=dt.date.fromisoformat(case["published"]))


def plain(mention):
    days = [day and day.isoformat() for day in (mention.first, mention.last)]
    return [mention.start, mention.end, mention.text, mention.type, mention.value, *days, mention.mod]


def wanted(case):
    names = ("start", "end", "text", "type", "value", "first", "last", "mod")
    return [[gold[name] for name in names] for gold in case["dates"]]


class TestGolden:
    @pytest.mark.parametrize("case", golden("dates/in-the-wild.json"), ids=label)
    def test_in_the_wild(self, case):
        mentions = read(case)
        assert [plain(mention) for mention in mentions] == wanted(case)
        for mention, gold in zip(mentions, case["dates"], strict=True):
            assert gold.get("anchor", mention.anchor) == mention.anchor

    @pytest.mark.parametrize("case", golden("dates/negative.json"), ids=label)
    def test_negative(self, case):
        assert read(case) == []

    @pytest.mark.parametrize("case", golden("dates/known-failures.json"), ids=label)
    @pytest.mark.xfail(strict=True, reason="see docs: limits")
    def test_known_gap(self, case):
        assert [plain(mention) for mention in read(case)] == wanted(case)


class TestReasons:
    """Each way to a day, with the reason that is given for it and the days it could have been."""

    @pytest.mark.parametrize("case", golden("dates/reasons.json"), ids=label)
    def test_value_anchor_and_reason(self, case):
        published = case["published"] and dt.date.fromisoformat(case["published"])
        mentions = extract_dates(case["text"], published=published)
        told = [(m.text, m.value, m.anchor, m.why, m.mod, [list(other) for other in m.alternatives]) for m in mentions]
        assert told == [
            (gold["text"], gold["value"], gold["anchor"], gold["why"], gold.get("mod"), gold.get("alternatives", []))
            for gold in case["dates"]
        ]

    @pytest.mark.parametrize(("text", "value"), [("1년 6개월 전 열렸다", "2022-10"), ("2년 3개월 뒤 연다", "2026-07")])
    def test_years_and_months(self, text, value):
        assert only(text).value == value


class TestBareDay:
    def test_later_than_publication_within_a_week_is_ahead(self):
        mention = only("7일 만난다", dt.date(2025, 2, 4))
        assert mention.value == "2025-02-07"
        assert mention.why == "bare 7일; published on the 4th; 3 days ahead, so this month"
        assert mention.alternatives == (("2025-01-07", "7th of 2025-01"),)

    def test_far_ahead_depends_on_the_verb(self):
        assert only("23일 회의를 연다", dt.date(2025, 9, 3)).value == "2025-09-23"
        assert only("23일 회의를 열었다", dt.date(2025, 9, 3)).value == "2025-08-23"

    def test_a_month_without_the_day_is_passed_over(self):
        assert only("지난 31일 끝났다", dt.date(2024, 3, 1)).value == "2024-01-31"
        assert only("31일 끝났다", dt.date(2024, 3, 1)).value == "2024-01-31"

    def test_weekday_chooses_the_month(self):
        assert only("22일(금) 열렸다", THURSDAY).value == "2024-03-22"

    def test_late_in_the_month(self):
        assert only("2일 시작한다", dt.date(2024, 5, 30)).value == "2024-06-02"
        assert only("2일 시작했다", dt.date(2024, 5, 30)).value == "2024-05-02"


class TestThisDay:
    def last(self, text):
        return extract_dates(text, published=THURSDAY)[-1].value

    def test_an_old_day_holds_for_one_sentence(self):
        story = "시는 10일 대책을 냈다. 3일 다리가 무너졌다."
        assert self.last(f"{story} 이날 비가 왔다.") == "2024-04-03"
        assert self.last(f"{story} 주민이 다쳤다. 시는 이날 사과했다.") == "2024-04-10"

    def test_what_is_left_behind_in_the_sentence_does_not_count(self):
        assert self.last("시는 10일 사과했다. 지난 3일에 이어 두 번째다. 이날 회견은 짧았다.") == "2024-04-10"

    def test_a_term_does_not_count(self):
        assert self.last("시는 10일 모였다. 접수는 9일까지였다. 시는 이날 사과했다.") == "2024-04-10"

    def test_a_story_written_ahead(self):
        assert self.last("12일 시에 따르면 다리가 무너졌다. 시는 이날 사과했다.") == "2024-04-12"
        assert self.last("오는 12일 회의가 열린다. 시는 이날 사과했다.") == "2024-04-11"


class TestPublication:
    def test_aware_datetimes_move_to_seoul(self):
        moment = dt.datetime(2024, 4, 10, 20, 0, tzinfo=dt.UTC)
        assert only("오늘 만난다", moment).first == THURSDAY

    def test_naive_datetimes_are_seoul(self):
        assert only("오늘 만난다", dt.datetime(2024, 4, 11, 0, 30)).first == THURSDAY

    @pytest.mark.parametrize("published", ["2024-04-11", 20240411, 1.5])
    def test_something_else_says_what_to_do(self, published):
        with pytest.raises(TypeError, match="find_published"):
            extract_dates("오늘", published=published)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("9일", "XXXX-XX-09"), ("6~8일", "XXXX-XX-06/XXXX-XX-08"), ("3월", "XXXX-03"), ("4월 9일", "XXXX-04-09"),
            ("지난해", "XXXX"), ("지난달 9일", "XXXX-XX-09"), ("이달", "XXXX-XX"), ("이번 주", "XXXX-WXX"),
            ("이번 주말", "XXXX-WXX-WE"), ("다음 주 수요일", "XXXX-WXX-3"), ("3분기", "XXXX-Q3"), ("상반기", "XXXX-H1"),
            ("9일 오전 9시", "XXXX-XX-09T09:00"), ("어제", "XXXX-XX-XX"), ("올여름", "XXXX-SU"),
            ("추석", "XXXX-XX-XX"), ("2주 전", "XXXX-XX-XX"), ("같은 기간", "XXXX-XX-XX"), ("1~3월", "XXXX-01/XXXX-03"),
            ("같은 시각", "XXXX-XX-XX"), ("오후 3시", "XXXX-XX-XXT15:00"),
        ],
    )  # fmt: skip
    def test_without_it_values_are_underspecified(self, text, value):
        mention = only(text, None)
        assert mention.value == value
        assert (mention.first, mention.last) == (None, None)

    def test_without_it_complete_dates_and_what_counts_from_them_resolve(self):
        values = [m.value for m in extract_dates("2024년 4월 9일 만났다. 이날 비가 왔다. 다음 날 갰다.")]
        assert values == ["2024-04-09", "2024-04-09", "2024-04-10"]
        assert only("2023년 2분기", None).last == dt.date(2023, 6, 30)


class TestMention:
    def test_offsets_are_those_of_the_text_given(self):
        text = Text("광고|오는 15일 연다").edit([(0, 3, "")])
        mention = only(text)
        assert text[mention.start : mention.end] == mention.text == "오는 15일"
        assert text.to_source(mention.start, mention.end) == (3, 9)

    def test_zone(self):
        assert only("9일(이하 현지시간) 열린").zone == "local"
        assert only("10일 새벽 3시(한국시간)").zone == "Asia/Seoul"
        assert only("9일 열린").zone is None

    def test_every_why_is_one_line(self):
        for case in golden("dates/in-the-wild.json"):
            for mention in read(case):
                assert mention.why
                assert "\n" not in mention.why

    def test_anaphor_keeps_the_other_reading(self):
        mention = extract_dates("9일 만났다. 이날 비가 왔다.", published=THURSDAY)[1]
        assert mention.alternatives == (("2024-04-11", "published on 2024-04-11"),)

    def test_alternatives_are_written_as_the_value_is(self):
        mention = only("6~8일 오전 9시 연다")
        assert mention.value == "2024-04-06T09:00/2024-04-08T09:00"
        assert mention.alternatives[0][0] == "2024-03-06T09:00/2024-03-08T09:00"
        assert only("6일 오후 2~4시 연다").alternatives[0][0] == "2024-03-06T14:00/2024-03-06T16:00"

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("2023년 2월 29일", "2023-02 has no day 29; the year is written"),
            ("지난달 31일", "2024-02 has no day 31; the month before that of publication (2024-03)"),
            ("1년 전", "1 year before publication"),
            ("20세기", "the years 1901 to 2000"),
        ],
    )
    def test_why(self, text, why):
        assert only(text, dt.date(2024, 3, 11)).why == why

    def test_why_without_publication(self):
        assert only("9일", None).why == "no day of publication to count from"


class TestBadInput:
    @pytest.mark.parametrize("text", ["", " \n\t", "\ud800 가", "\x00", "일" * 10_000, "9" * 100_000])
    def test_nothing_to_find(self, text):
        assert extract_dates(text, published=THURSDAY) == []

    def test_surrogates_and_nuls_stand_aside(self):
        assert only("\ud8009일\x00").value == "2024-04-09"

    @pytest.mark.parametrize(("text", "hint"), [(b"9", "decode it first"), (None, 'pass ""'), (9, "text of one page")])
    @pytest.mark.parametrize("function", [extract_dates, read_dates])
    def test_not_a_str_says_what_to_do(self, function, text, hint):
        with pytest.raises(TypeError, match=rf"^{function.__name__}\(\) reads str, .*{hint}"):
            function(text)

    @pytest.mark.parametrize("text", ["0일", "32일 연다", "13월", "2월 30일", "25시", "5~3일"])
    def test_what_is_no_day(self, text):
        assert all(mention.text != text for mention in extract_dates(text, published=THURSDAY))

    def test_a_clock_that_goes_back_is_read_on_its_own(self):
        mentions = extract_dates("9일 오후 2시에서 1시까지 열렸다", published=THURSDAY)
        assert [mention.text for mention in mentions] == ["9일 오후 2시", "1시"]

    def test_leap_days(self):
        assert only("2023년 2월 29일", THURSDAY).first is None
        assert only("2024년 2월 29일", THURSDAY).value == "2024-02-29"

    @pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.datetime.max.replace(tzinfo=dt.UTC)])
    def test_the_edges_of_the_calendar(self, published):
        text = (
            "어제 내일 지난달 다음 달 다음 주 31일 3년 전 지난 추석 연휴 전 거래일 지난겨울 전날(3일) 12월 31일~1월 2일"
        )
        mentions, _ = read_dates(text, published=published)
        assert len(mentions) == 13

    def test_the_day_of_a_month_that_has_none_is_not_read_alone(self):
        assert [m.text for m in extract_dates("9월 31일 열린다. 2월 30일이다.", published=THURSDAY)] == ["9월", "2월"]

    def test_a_far_year_keeps_its_day(self):
        assert only("9999년 12월 31일까지").last == dt.date.max


def test_import_loads_nothing_heavy():
    code = (
        "import sys, krnews.dates; print(sorted({'dateparser', 'holidays', 'kiwipiepy', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n", "\r\n\r\n", " \n  \n"])
@pytest.mark.parametrize(
    ("published", "text", "values"),
    [
        ("2024-08-01", "새 구장은 오는 9월 15일 문을 연다. 시는 같은 날 새 길도 연다.", ["2024-09-15", "2024-09-15"]),
        (
            "2024-01-13",
            "개막전은 3월 5일 오후 3시 한별구장에서 열린다. 이에 앞서 4일 오후 3시에는 나루와 샛별이 만난다.",
            ["2024-03-05T15:00", "2024-03-04T15:00"],
        ),
        (
            "2024-12-27",
            "회담은 28일 오후 2시부터 시청에서 열린다. 이어 오후 3시 15분부터 두 시장이 기자들과 만난다.",
            ["2024-12-28T14:00", "2024-12-28T15:15"],
        ),
        (
            "2024-12-23",
            "지난 11월 6일 시장이 열렸다. 한별은 7일 투수를 붙잡았다. 이어 하루 뒤 포수와도 계약했다.",
            ["2024-11-06", "2024-11-07", "2024-11-08"],
        ),
        (
            "2025-03-25",
            "회사는 2024년 매출이 1조 원을 넘었다고 밝혔다. 순이익은 전년보다 12% 늘었다.",
            ["2024", "2023"],
        ),
    ],
)
def test_a_story_goes_on_in_the_next_paragraph(published, text, values, gap):
    text = text.replace(". ", f".{gap}")
    found = extract_dates(text, published=dt.date.fromisoformat(published))
    assert [mention.value for mention in found] == values
