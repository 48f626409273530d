"""What always holds of dates, whatever the text and the day of publication."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krnews.dates import check_dates, extract_dates, find_published, find_stamps
from krnews.dates.context import Context
from support import share

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2045, 12, 31))
WEEKDAYS = "월화수목금토일"
# A day in each of the ways in which newspapers write a complete one.
STYLES = {
    "words": lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    "words without spaces": lambda d: f"{d.year}년{d.month}월{d.day}일",
    "dots": lambda d: f"{d:%Y.%m.%d}",
    "dots with a last one": lambda d: f"{d:%Y.%m.%d}.",
    "dots and spaces": lambda d: f"{d.year}. {d.month}. {d.day}.",
    "hyphens": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d:%Y/%m/%d}",
    "figures": lambda d: f"{d:%Y%m%d}",
    "weekday": lambda d: f"{d.year}년 {d.month}월 {d.day}일({WEEKDAYS[d.weekday()]})",
    "weekday in full": lambda d: f"{d.year}년 {d.month}월 {d.day}일 {WEEKDAYS[d.weekday()]}요일",
    "in the past": lambda d: f"지난 {d.year}년 {d.month}월 {d.day}일",
    "English": lambda d: f"{d:%B} {d.day}, {d.year}",
    "English, day first": lambda d: f"{d.day} {d:%B} {d.year}",
}
PIECES = st.sampled_from(
    [
        *(
            "9일",
            "10일",
            "6~8일",
            "이날",
            "전날",
            "다음 날(10일)",
            "지난달",
            "오는",
            "지난",
            "올해",
            "3월",
            "말",
            "2분기",
        ),
        *(
            "오전",
            "9시",
            "30분",
            "2년간",
            "이틀 전",
            "매주",
            "추석 연휴",
            "주말",
            "하고 있다",
            "밝혔다",
            "열린다",
            "예정",
        ),
        *(
            "까지",
            "부터",
            "인",
            "2024.4.9",
            "/하늘통신",
            "on the 26th",
            "last year",
            "년",
            "월",
            "일",
            "1",
            "24",
            "같은 기간",
        ),
        *("“", "”", '"', "(", ")", ".", ",", "\n", "●", "▲"),
    ]
)
LISTS = st.lists(PIECES, max_size=30)
TEXTS = st.one_of(st.text(max_size=80), LISTS.map(" ".join), LISTS.map("".join))
PUBLISHED = st.one_of(st.none(), DAYS)


@given(day=DAYS, published=PUBLISHED, style=st.sampled_from(sorted(STYLES)))
def test_a_formatted_day_parses_back(day, published, style):
    (mention,) = extract_dates(STYLES[style](day), published=published)
    assert (mention.first, mention.last, mention.value) == (day, day, day.isoformat())
    assert mention.anchor == "explicit"


@given(
    moment=st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2045, 12, 31)),
    style=st.sampled_from(["입력 {0:%Y-%m-%d %H:%M:%S}", "승인 {0:%Y.%m.%d. %H:%M:%S}", "송고시간{0:%Y/%m/%d %H:%M:%S}",
                           "등록 : {0:%Y년 %m월 %d일 %H시 %M분 %S초}", "제목\n{0:%Y-%m-%dT%H:%M:%S}\n본문"]),
)  # fmt: skip
def test_a_formatted_stamp_parses_back(moment, style):
    moment = moment.replace(microsecond=0)
    found = find_published(style.format(moment))
    assert found.replace(tzinfo=None) == moment
    assert found.utcoffset() == dt.timedelta(hours=9)


@given(text=TEXTS, published=PUBLISHED)
def test_mentions_are_well_formed(text, published):
    read = 0
    for mention in extract_dates(text, published=published):
        assert read <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        assert (mention.first is None) == (mention.last is None)
        if mention.first is not None:
            assert mention.first <= mention.last
        assert mention.type in ("DATE", "TIME", "DURATION", "SET")
        assert mention.anchor in ("publication", "mention", "explicit", None)
        assert mention.value
        assert mention.why
        assert "\n" not in mention.why
        read = mention.end


@given(text=TEXTS, published=PUBLISHED)
def test_stamps_and_checks_take_any_text(text, published):
    find_stamps(text)
    for finding in check_dates(text, published=published):
        assert 0 <= finding.start < finding.end <= len(text)


@given(
    published=st.dates(dt.date(1995, 1, 1), dt.date(2040, 1, 1)),
    weeks=st.integers(-50, 50),
    phrase=st.sampled_from(
        [
            *("이번 주", "다음 주 수요일", "지난 월요일", "오는 금요일", "지난 주말", "이번 주말"),
            *("어제", "열흘 전", "전날", "2주 전"),
        ]
    ),
)
def test_weekdays_move_with_publication_by_whole_weeks(published, weeks, phrase):
    step = dt.timedelta(weeks=weeks)
    (here,) = extract_dates(phrase, published=published)
    (there,) = extract_dates(phrase, published=published + step)
    assert (there.first, there.last) == (here.first + step, here.last + step)


@given(published=DAYS, number=st.integers(1, 31))
def test_a_bare_day_is_near_and_has_its_number(published, number):
    (mention,) = extract_dates(f"{number}일", published=published)
    assert mention.first.day == number
    assert -62 <= (mention.first - published).days <= 31
    assert all(dt.date.fromisoformat(value).day == number for value, _ in mention.alternatives)


@given(published=DAYS, number=st.integers(1, 31))
def test_direction_words_hold_their_direction(published, number):
    (past,) = extract_dates(f"지난 {number}일", published=published)
    (future,) = extract_dates(f"오는 {number}일", published=published)
    assert past.first <= published <= future.first
    assert past.first.day == future.first.day == number


@given(
    published=DAYS,
    phrase=st.sampled_from(
        [
            *(
                "지난달 9일",
                "다음 달 3일",
                "지난해 12월 3일",
                "이번 주",
                "다음 주 수요일",
                "올해 2월",
                "작년 말",
                "2년 3개월",
            ),
            *("이틀 전", "9일 오전 9시 30분", "올해 3분기", "내년 1월 하순", "8월 첫째 주", "오는 31일", "지난 주말"),
            *("같은 날", "추석 연휴"),
        ]
    ),
)
def test_lost_spaces_change_nothing(published, phrase):
    spaced, glued = (extract_dates(text, published=published) for text in (phrase, phrase.replace(" ", "")))
    assert [(m.type, m.value, m.first, m.last, m.mod) for m in spaced] == [
        (m.type, m.value, m.first, m.last, m.mod) for m in glued
    ]


@given(moment=st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2045, 1, 1), timezones=st.just(dt.UTC)))
def test_aware_publication_is_its_day_in_seoul(moment):
    day = (moment + dt.timedelta(hours=9)).date()
    assert extract_dates("9일 전날 올해", published=moment) == extract_dates("9일 전날 올해", published=day)


@share(0.3)
@pytest.mark.parametrize(
    "unit", ["1일 ", "6~", "지난", "전", "9일(", "이날(", "“이날 ", "1,2,3,4일", "\n● ", "전날(20일) ", "24.6."]
)
@given(times=st.integers(1, 300))
def test_repeats_are_read_to_the_end(unit, times):
    text = unit * times
    for mention in extract_dates(text, published=dt.date(2024, 4, 11)):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("unit", ["1일 ", "6~", "지난", "전", "9일(", "2024.", "a", "9"])
def test_a_hundred_thousand_characters(unit):
    text = (unit * 100_000)[:100_000]
    for read in (lambda: extract_dates(text, published=dt.date(2024, 4, 11)), lambda: find_stamps(text)):
        read()


@given(text=st.text(alphabet='“”"\n가', max_size=16))
def test_a_quotation_ends_at_its_mark_or_at_the_end_of_the_line(text):
    inside, expected = False, []
    for letter in text:
        inside = not inside if letter == '"' else letter == "“" or (inside and letter not in "”\n")
        expected.append(inside)
    context = Context(text)
    assert [context.quoted(at) for at in range(len(text))] == expected


@given(lines=st.lists(st.sampled_from(["● 가", "  ■ 가", "가", "", "▲ 가", "[사진 가"]), max_size=6))
def test_headings_and_captions_are_lines_that_begin_with_their_sign(lines):
    text = "\n".join(lines)
    context, start = Context(text), 0
    for line in lines:
        if start:
            assert context.heading_between(start - 1, start) == line.strip().startswith(("●", "■"))
        assert context.in_caption(start) == line.startswith(("▲", "[사진"))
        start += len(line) + 1


@given(text=st.lists(PIECES, max_size=12).map(" ".join))
def test_the_end_of_a_line_is_the_end_of_a_text(text):
    def spans(whole):
        return [mention.text for mention in extract_dates(whole, published=dt.date(2024, 5, 3))]

    alone = spans(text)
    assert spans(f"{text}\n그는 쉬었다.")[: len(alone)] == alone


@given(text=st.lists(PIECES, max_size=12).map(" ".join), kinds=st.randoms(use_true_random=False))
def test_the_kind_of_space_changes_nothing(text, kinds):
    def read(whole):
        found = extract_dates(whole, published=dt.date(2024, 5, 3))
        assert all(whole[mention.start : mention.end] == mention.text for mention in found)
        return [("".join(mention.text.split()), mention.value) for mention in found]

    text = " ".join(text.split())
    odd = "".join(kinds.choice([" ", "  ", "\u00a0", "\u2009\u00a0", "\u3000"]) if c == " " else c for c in text)
    assert read(odd) == read(text)
