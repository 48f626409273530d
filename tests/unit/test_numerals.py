from decimal import Decimal

import pytest

from krnews._tables import read_table
from krnews.numerals import EOK, MYRIAD, ONE, numeral_letters, parse_number, read_numeral


class TestValue:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("350", "350"),
            ("1,234,567", "1234567"),
            ("1,386.5", "1386.5"),
            ("4.0", "4"),
            ("1억1000만", "110000000"),
            ("3조9000억", "3900000000000"),
            ("12.7조", "12700000000000"),
            ("4,157억", "415700000000"),
            ("1천465.7", "1465.7"),
            ("1조 5천8백38억", "1583800000000"),
            ("3억9천900만", "399000000"),
            ("500만 2015", "5002015"),
            ("1경2345조", "12345000000000000"),
            ("삼천오백", "3500"),
            ("천만", "10000000"),
            ("일백만", "1000000"),
            ("이천이십사", "2024"),
            ("영", "0"),
            ("육천칠백팔십구", "6789"),
            ("일천억일", "100000000001"),
            ("일억 이", "100000002"),
            ("1억이천만", "120000000"),
            ("만5000", "15000"),
            ("５００", "500"),
            ("１，２３４．５", "1234.5"),
            ("-300억", "-30000000000"),
            ("마이너스 2조", "-2000000000000"),
            (" 7500 억 ", "750000000000"),
            ("80兆5千億", "80500000000000"),
            ("3百萬", "3000000"),
        ],
    )
    def test_is_exact(self, text, value):
        assert parse_number(text) == Decimal(value)
        assert "E" not in str(parse_number(text))

    @pytest.mark.parametrize(("text", "written"), [("1.5억", "150000000"), ("4.0", "4"), ("0.50만", "5000")])
    def test_has_no_decimals_that_say_nothing(self, text, written):
        assert str(parse_number(text)) == written

    def test_of_more_digits_than_a_context_holds(self):
        digits = "123456789" * 9
        assert parse_number(digits + "억") == Decimal(digits + "0" * 8)
        assert parse_number(digits + ".25") == Decimal(digits + ".25")


class TestWhereItEnds:
    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("170억이 넘는", "170억"),
            ("1억만 더", "1억"),
            ("10만20만", "10만"),
            ("2만50000", "2만"),
            ("1,2,3", "1"),
            ("5,10만", "5"),
            ("2024.06.20", "2024.06"),
            ("2, 500 만 파운드", "2, 500 만"),
            ("33 조 2, 000억 원", "33 조 2, 000억"),
            ("1, 234, 567 원", "1, 234, 567"),
            ("2, 500만", "2"),
            ("2024, 500 만", "2024"),
            ("1억٣만", "1억"),
            ("이천이십사년", "이천이십사"),
            ("29억여원", "29억여"),
            ("2,700여만원", "2,700여만"),
            ("100여성단체", "100"),
            ("천만이 넘는", "천만"),
            ("3만 만원관중", "3만"),
            ("1억수억", "1억"),
            ("1억수용", "1억"),
            ("2만10000", "2만"),
            ("3천1000", "3천"),
            ("3천1,0000", "3천"),
            ("3천5천", "3천"),
            ("이천 500", "이천"),
            ("삼5", "삼"),
            ("수십5", "수십"),
            ("십여5", "십여"),
            ("3천여백", "3천여"),
            ("10여수만", "10여"),
            ("수십수만", "수십"),
            ("5수십", "5"),
            ("3억 천만", "3억 천만"),
            ("3억 천만다행", "3억"),
            ("3억 천원", "3억"),
            ("1억 이천만 원", "1억 이천만"),
            ("2조 천2백억", "2조 천2백억"),
            ("2조 천조", "2조"),
            ("2만 천 원", "2만 천"),
            ("2만 천 명", "2만"),
            ("만 5천", "만 5천"),
            ("만 5세", "만"),
            ("천 3백", "천 3백"),
            ("천 3천", "천"),
            ("백 50만", "백"),
            ("1억천만원", "1억천만"),
            ("3 천만", "3 천만"),
            ("1억이천 원", "1억이천"),
            ("30여객기", "30"),
            ("10여야", "10"),
        ],
    )
    def test_at_what_is_no_part_of_it(self, text, read):
        numeral = read_numeral(text, 0, spaces=True)
        assert text[: numeral.end] == read

    def test_without_spaces_at_the_first_space(self):
        assert read_numeral("1억 1000만").end == 2
        assert read_numeral("1억 1000만", spaces=True).end == 8
        assert read_numeral("2, 500 만").end == 1

    def test_never_goes_over_a_line_end(self):
        assert read_numeral("1억\n1000만", spaces=True).end == 2

    def test_nowhere_is_none(self):
        assert read_numeral("원") is None
        assert read_numeral("", 0) is None
        assert read_numeral("수원") is None
        assert read_numeral(" 3억", spaces=True) is None
        assert read_numeral(" 삼억", spaces=True) is None
        assert read_numeral("X") is None

    def test_reads_at_a_position(self):
        assert read_numeral("총 3억", 2)[:3] == (2, 4, Decimal(300_000_000))


class TestWhatItTells:
    def test_unit_and_top(self):
        numeral = read_numeral("1억1000만")
        assert (numeral.unit, numeral.top) == (10_000, 100_000_000)
        assert read_numeral("3천").unit == 1000
        assert read_numeral("350").unit == 1

    @pytest.mark.parametrize(
        ("text", "lead"),
        [
            ("4천만", 10_000_000),
            ("1억1000만", 100_000_000),
            ("1억2천만", 100_000_000),
            ("5백", 100),
            ("2천5백", 1000),
            ("3500", 1),
            ("만5천", 10_000),
        ],
    )
    def test_what_its_first_figure_counts(self, text, lead):
        assert read_numeral(text).lead == lead

    def test_indefinite_has_an_interval_and_no_value(self):
        for text, low, high in [
            ("수십억", 2_000_000_000, 10_000_000_000),
            ("몇백만", 2_000_000, 10_000_000),
            ("몇 백 만", 2_000_000, 10_000_000),
            ("십수억", 1_000_000_000, 2_000_000_000),
            ("수만", 20_000, 100_000),
            ("1억 수천만", 120_000_000, 200_000_000),
        ]:
            numeral = read_numeral(text, spaces=True)
            assert numeral.value is None
            assert numeral.vague == (low, high)
            assert numeral.end == len(text)

    def test_more(self):
        assert read_numeral("29억여").more
        assert read_numeral("2,700여만").value == 27_000_000
        assert not read_numeral("29억").more

    def test_hangul(self):
        assert read_numeral("삼천만").hangul
        assert not read_numeral("3천만").hangul

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("2만5,0000", 25_000),
            ("2만1,0000", 21_000),
            ("2조 4,4458억", 2_445_800_000_000),
            ("1,234,5678", 12_345_678),
            ("1,2345.5", Decimal("12345.5")),
            ("1,23,456", 123_456),
            ("1,234,56", 123_456),
        ],
    )
    def test_wrong_groups_are_told_and_the_doubled_digit_is_dropped(self, text, meant):
        numeral = read_numeral(text, spaces=True)
        assert numeral.malformed
        assert numeral.value == meant

    @pytest.mark.parametrize(
        "text",
        [
            "12,34",
            "12,34만",
            "1억2,34만",
            "12,34만5000",
            "100,0",
            "1,00",
            "20,000,0",
            "1,234,5",
            "1,5억",
            "12，34",
            "1,23.5",
        ],
    )
    def test_groups_that_leave_the_value_open_give_none(self, text):
        for numeral in (read_numeral(text), read_numeral(text, spaces=True)):
            assert (numeral.end, numeral.value, numeral.vague, numeral.malformed) == (len(text), None, None, True)

    @pytest.mark.parametrize(
        "text", ["2,3만", "10,20만", "15,18만", "5,10만", "5,60만", "1,3,5만", "1,2차", "1, 34만", "12,", "12,가"]
    )
    def test_numbers_of_their_own_are_none_such(self, text):
        assert not read_numeral(text).malformed
        assert read_numeral(text).end == text.index(",")

    def test_right_groups_are_not(self):
        assert not read_numeral("1,234,567").malformed
        assert not read_numeral("2, 500 만", spaces=True).malformed

    def test_names_of_units_are_their_worth(self):
        assert [parse_number(word) for word in ("일", "만", "억")] == [ONE, MYRIAD, EOK]

    def test_letters(self):
        assert set("일만조경수몇") <= set(numeral_letters())
        assert all("가" <= letter <= "힣" or letter in "兆億萬万千百" for letter in numeral_letters())


class TestTable:
    def test_words_stand_once_and_have_a_source(self):
        table = read_table("krnews.numerals", "numerals.toml")
        entries = [entry for kind in table.values() for entry in kind]
        assert all(entry["seen"] for entry in entries)
        words = [entry["word"] for entry in entries if "word" in entry]
        assert len(words) == len(set(words))

    @pytest.mark.parametrize("kind", ["digit", "small", "big"])
    def test_every_word_is_read(self, kind):
        for entry in read_table("krnews.numerals", "numerals.toml")[kind]:
            assert parse_number(entry["word"]) == entry["value"]


class TestErrors:
    @pytest.mark.parametrize("text", ["", "원", "3만 2만", "3만원", "1,2,3", "\ud800", "\0"])
    def test_what_is_no_numeral_says_what_is(self, text):
        with pytest.raises(ValueError, match="one Korean numeral"):
            parse_number(text)

    @pytest.mark.parametrize("text", ["12,34만", "100,0", "-1,00"])
    def test_commas_that_leave_the_value_open(self, text):
        with pytest.raises(ValueError, match=f"commas of '{text}' leave its value open"):
            parse_number(text)

    @pytest.mark.parametrize("text", ["6백6천만", "3백5천", "2천5백3천", "1억2백3천만"])
    def test_units_that_rise_leave_the_value_open(self, text):
        found = read_numeral(text)
        assert (found.end, found.value, found.malformed) == (len(text), None, True)
        with pytest.raises(ValueError, match=f"units of '{text}' leave its value open"):
            parse_number(text)

    def test_indefinite(self):
        with pytest.raises(ValueError, match="indefinite"):
            parse_number("수십억")

    @pytest.mark.parametrize(("length", "shown"), [(40, "가" * 40), (41, "가" * 37 + "...")])
    def test_a_long_text_is_cut_in_the_message(self, length, shown):
        with pytest.raises(ValueError, match=f"got '{shown}'"):
            parse_number("가" * length)

    def test_not_a_str(self):
        with pytest.raises(TypeError, match=r"^parse_number\(\) reads str.*decode it first"):
            parse_number(b"3")


class TestEstimate:
    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [("두세 억", 200_000_000, 300_000_000), ("서너만", 30_000, 40_000), ("이삼천만", 20_000_000, 30_000_000)],
    )
    def test_means_both_of_its_ends(self, text, low, high):
        numeral = read_numeral(text, spaces=True)
        assert numeral.estimate
        assert (numeral.vague, numeral.value, numeral.end) == ((low, high), None, len(text))

    @pytest.mark.parametrize("text", ["두세 명", "서너", "이삼월"])
    def test_needs_a_unit(self, text):
        numeral = read_numeral(text, spaces=True)
        assert numeral is None or not numeral.estimate
