"""Amounts and dates read one kind of space; offsets and text stay those of the source."""

import datetime as dt
import unicodedata

import pytest

import krnews
from krnews._reading import evened

DAY = dt.date(2024, 5, 3)


@pytest.mark.parametrize("gap", ["\u00a0", "  ", "\u3000", "\u2009", "\u00a0 "])
class TestGaps:
    def test_an_amount_is_read_across_it(self, gap):
        text = f"투자는 3조{gap}9000억{gap}원(약{gap}29억{gap}달러)이다. 45억{gap}년 전 일이 아니다."
        first, second = krnews.extract_amounts(text)
        assert (first.value, first.text) == (3_900_000_000_000, f"3조{gap}9000억{gap}원")
        assert text[second.start : second.end] == second.text
        assert second.converts == first.start

    def test_a_date_is_read_across_it(self, gap):
        text = f"행사는 오는{gap}5월{gap}9일{gap}오후{gap}3시에 열린다."
        (mention,) = krnews.extract_dates(text, published=DAY)
        assert mention.value == "2024-05-09T15:00"
        assert text[mention.start : mention.end] == mention.text == f"오는{gap}5월{gap}9일{gap}오후{gap}3시"

    def test_a_finding_stands_where_the_date_does(self, gap):
        text = f"회의는{gap}2024년{gap}4월{gap}9일(월) 열린다."
        (finding,) = krnews.check_dates(text)
        assert text[finding.start : finding.end].startswith("2024년")

    def test_a_stamp_is_read_across_it(self, gap):
        assert krnews.find_published(f"입력{gap}2024.05.03{gap}09:10").isoformat() == "2024-05-03T09:10:00+09:00"


@pytest.mark.parametrize("end", ["\r\n", "\r", "  \n", " \t\n", "\u2028", "\x0b"])
@pytest.mark.parametrize(
    "text",
    [
        "Ferry to open by 2027\nPublished by the city",
        "배는 하루전\n다시 떴다. 기름값은 3천만\n원이 들었고 5월 9일\n끝난다.",
    ],
)
class TestLineEnds:
    def test_they_change_no_date(self, text, end):
        told = [mention.value for mention in krnews.extract_dates(text, published=DAY)]
        found = krnews.extract_dates(text.replace("\n", end), published=DAY)
        assert [mention.value for mention in found] == told
        assert all(text.replace("\n", end)[x.start : x.end] == x.text for x in found)

    def test_they_change_no_amount(self, text, end):
        told = [amount.value for amount in krnews.extract_amounts(text)]
        assert [amount.value for amount in krnews.extract_amounts(text.replace("\n", end))] == told


def test_a_gap_of_three_parts_columns():
    assert evened("매출   3조") is None
    assert str(evened("매출 \u00a0 3조")) == "매출   3조"


def test_even_text_is_not_copied():
    assert evened("3조 9000억 원\n5조") is None


@pytest.mark.parametrize(
    "written",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.translate({48 + n: 0xFF10 + n for n in range(10)}),
        lambda text: text.replace("(", "（").replace(")", "）"),
        lambda text: text.replace("~", "∼"),
        lambda text: text.replace("~", "～"),
        lambda text: text.replace("·", "・"),
    ],
    ids=["NFD", "figures of full width", "brackets of full width", "∼", "～", "・"],
)
def test_forms_of_a_sign_change_no_value(written):
    text = "3·1절인 1일(금)부터 다음 달 9~12일까지 29억 달러(약 3조~4조 원)를 나눠 준다."
    new = written(text)
    for extract in (krnews.extract_amounts, lambda x: krnews.extract_dates(x, published=dt.date(2024, 3, 2))):
        old_found, found = extract(text), extract(new)
        assert len(found) == len(old_found) >= 2
        for before, after in zip(old_found, found, strict=True):
            assert after.value == before.value
            assert after.text == new[after.start : after.end]
            assert after.text == written(before.text)
