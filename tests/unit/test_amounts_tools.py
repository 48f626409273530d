from decimal import Decimal

import pytest

from krnews.amounts import (
    check_amounts,
    extract_amounts,
    extract_price_table,
    format_amount,
    pair_conversions,
    parse_amount,
    sum_amounts,
)
from krnews.amounts.bands import outside

STYLES = ("news", "spaced", "digits", "code")
TICKER = """실시간 시세
  • 종목
  • 현재가(원)
  • 변동률
    • 가나코인
    • 155,296,000
    • +3.46%
    • 다라 캐시
    • 4,115
    • -0.57%
    • 마바
    • 551
* 24시간 변동률 기준
회사소개"""


class TestConversions:
    @pytest.mark.parametrize(
        ("text", "original", "converted", "rate"),
        [
            ("29억 달러(약 3조9000억원)를", "29억 달러", "3조9000억원", "1344.827586"),
            ("2조엔(한화 약 18조원)", "2조엔", "18조원", "9"),
            ("1억 달러 (현재 환율 기준 약 1350억원)", "1억 달러", "1350억원", "1350"),
            ("약 2만 파운드, 우리 돈 3400만 원에", "2만 파운드", "3400만 원", "1700"),
            ("1300억원(1억 달러)", "1300억원", "1억 달러", "0.0007692307692"),
            ("100만 달러어치(약 13억원)", "100만 달러", "13억원", "1300"),
            ("100~200달러(13만∼26만원)", "100~200달러", "13만∼26만원", "1300"),
            ("3.9 trillion won ($2.9 billion)", "3.9 trillion won", "$2.9 billion", "0.0007435897436"),
        ],
    )
    def test_pairs(self, text, original, converted, rate):
        pair = pair_conversions(extract_amounts(text))[0]
        assert (pair.original.text, pair.converted.text) == (original, converted)
        assert pair.rate == pytest.approx(Decimal(rate), rel=Decimal("1e-6"))

    @pytest.mark.parametrize(
        "text",
        [
            "예산 75억원(시비 30억원)",
            "예산 75억원(약 30억원)",
            "3억 달러와 4000억원",
            "3억 달러를 빌려 (이자만 40억원)",
            "수억 달러(수천억원)",
            "0달러(0원)",
            "",
        ],
    )
    def test_does_not_pair(self, text):
        assert pair_conversions(extract_amounts(text)) == []

    def test_needs_nothing_but_the_amounts(self):
        first, second = extract_amounts("29억 달러(약 3조9000억원)")
        assert second.converts == first.start
        assert pair_conversions([second, first])[0].original is first
        assert pair_conversions([second]) == []

    def test_what_stands_behind_the_brackets_qualifies_the_original(self):
        first, second = extract_amounts("한 번에 5000위안(약 95만 원) 이하")
        assert (first.qualifiers, second.qualifiers) == (("이하",), ("약",))


class TestFormat:
    @pytest.mark.parametrize(
        ("text", "news", "spaced", "digits", "code"),
        [
            ("3조 9,000억 원", "3조9000억원", "3조9000억 원", "3,900,000,000,000원", "KRW 3,900,000,000,000"),
            ("$1.5M", "150만달러", "150만 달러", "1,500,000달러", "USD 1,500,000"),
            ("1158.5원", "1158.5원", "1158.5 원", "1,158.5원", "KRW 1,158.5"),
            ("-300억원", "-300억원", "-300억 원", "-30,000,000,000원", "-KRW 30,000,000,000"),
            ("0원", "0원", "0 원", "0원", "KRW 0"),
            ("1조1원", "1조1원", "1조1 원", "1,000,000,000,001원", "KRW 1,000,000,000,001"),
            (
                "500~1200만원",
                "500만~1200만원",
                "500만~1200만 원",
                "5,000,000원~12,000,000원",
                "KRW 5,000,000~KRW 12,000,000",
            ),
            ("수십억 달러", "수십억 달러", "수십억 달러", "수십억 달러", "수십억 달러"),
            ("2억 홍콩달러", "2억홍콩달러", "2억 홍콩달러", "200,000,000홍콩달러", "HKD 200,000,000"),
            ("2.9조", "2조9000억", "2조9000억", "2,900,000,000,000", "2,900,000,000,000"),
            ("1경2345조원", "1경2345조원", "1경2345조 원", "12,345,000,000,000,000원", "KRW 12,345,000,000,000,000"),
            ("0.5원", "0.5원", "0.5 원", "0.5원", "KRW 0.5"),
            ("3만0.5원", "3만0.5원", "3만0.5 원", "30,000.5원", "KRW 30,000.5"),
            ("100만 페소", "100만페소", "100만 페소", "1,000,000페소", "1,000,000페소"),
        ],
    )
    def test_styles(self, text, news, spaced, digits, code):
        amount = parse_amount(text)
        assert [format_amount(amount, style) for style in ("news", "spaced", "digits", "code")] == [
            news,
            spaced,
            digits,
            code,
        ]

    @pytest.mark.parametrize(
        "text", ["수억~수십억원", "십수억원", "500만∼수천만원", "수백원", "수만 엔", "몇천만 달러"]
    )
    @pytest.mark.parametrize("style", ["news", "spaced", "digits", "code"])
    def test_indefinite_reads_back(self, text, style):
        amount = parse_amount(text)
        again = parse_amount(format_amount(amount, style))
        assert again.vague == amount.vague is not None
        assert (again.low, again.high, again.currency) == (amount.low, amount.high, amount.currency)

    def test_a_bare_number_that_words_would_change_is_written_in_digits(self):
        amount = parse_amount("100,005,000")
        assert format_amount(amount) == "100,005,000"
        assert parse_amount(format_amount(amount)).value == amount.value

    def test_an_indefinite_one_gets_the_default_currency(self):
        amount = extract_amounts("뇌물 수십억을 받았다", currency="KRW")[0]
        assert format_amount(amount) == "수십억원"

    def test_a_total(self):
        assert format_amount(sum_amounts(extract_amounts("1억원과 2억원"))) == "3억원"

    def test_unknown_style_lists_the_known_ones(self):
        with pytest.raises(ValueError, match="news, spaced, digits, code"):
            format_amount(parse_amount("1원"), "short")

    def test_unknown_currency_lists_the_known_ones(self):
        with pytest.raises(ValueError, match=r"'XYZ'.*KRW"):
            format_amount(extract_amounts("2.9조", currency="XYZ")[0])


class TestWrongArguments:
    @pytest.mark.parametrize("function", [sum_amounts, pair_conversions, check_amounts])
    @pytest.mark.parametrize("amounts", ["3억원", ["3억원"], [None], None, 7])
    def test_what_is_no_amount_names_the_way_out(self, function, amounts):
        with pytest.raises(TypeError, match=rf"{function.__name__}\(\) reads amounts, got .*extract_amounts\(text\)"):
            function(amounts)

    @pytest.mark.parametrize("amount", ["3억원", 300_000_000, Decimal(3)])
    def test_format_names_the_way_out(self, amount):
        got = type(amount).__name__
        with pytest.raises(TypeError, match=rf"writes an amount or a total, got {got}; .*parse_amount"):
            format_amount(amount)


class TestSum:
    def test_adds_up_exactly(self):
        total = sum_amounts(extract_amounts("1조원, 1원, 0.5원"))
        assert (total.value, total.currency, total.count) == (Decimal("1000000000001.5"), "KRW", 3)

    def test_of_one_is_that_one(self):
        total = sum_amounts(extract_amounts("3억 달러"))
        assert (total.value, total.currency, total.count) == (300_000_000, "USD", 1)

    def test_a_range_adds_to_both_bounds(self):
        total = sum_amounts(extract_amounts("1만원과 2만~3만원"))
        assert (total.low, total.high, total.value) == (30_000, 40_000, None)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("", "no amounts"),
            ("3억원과 수십억원", "수십억원 is indefinite"),
            ("3억원과 2억 달러", r"KRW, USD.*a.currency == 'KRW'"),
            ("29억 달러(약 3조9000억원)", "said again in another currency"),
            ("3억원에 2.9조 투자", "KRW, no currency"),
            ("100만 페소와 3억원", "페소, KRW"),
        ],
    )
    def test_refuses_what_makes_no_sum(self, text, says):
        with pytest.raises(ValueError, match=says):
            sum_amounts(extract_amounts(text))


class TestPriceTable:
    def test_rows_have_the_currency_of_the_header(self):
        rows = extract_price_table(TICKER)
        assert [(r.name, r.amount.value, r.amount.currency, r.change) for r in rows] == [
            ("가나코인", 155_296_000, "KRW", Decimal("3.46")),
            ("다라 캐시", 4115, "KRW", Decimal("-0.57")),
            ("마바", 551, "KRW", None),
        ]
        for row in rows:
            assert TICKER[row.amount.start : row.amount.end] == row.amount.text
            assert TICKER[row.start : row.end].startswith(row.name)

    def test_rows_on_one_line(self):
        rows = extract_price_table("품목 | 가격(달러)\n구리 | 9,812.5 | -1.2%\n알루미늄 | 2,455 | 0.3%\n")
        assert [(r.name, r.amount.value, r.amount.currency, r.change) for r in rows] == [
            ("구리", Decimal("9812.5"), "USD", Decimal("-1.2")),
            ("알루미늄", 2455, "USD", Decimal("0.3")),
        ]

    def test_a_unit_in_the_header_multiplies(self):
        rows = extract_price_table("종목\t시가(억원)\n가나\t1,200\n")
        assert rows[0].amount.value == 120_000_000_000

    def test_each_table_has_the_currency_of_its_own_header(self):
        rows = extract_price_table("종목\n현재가(원)\n가나\n1,200\n품목\n가격(달러)\n구리\n9,812\n주석\n31\n")
        assert [(r.name, r.amount.value, r.amount.currency) for r in rows] == [
            ("가나", 1200, "KRW"),
            ("구리", 9812, "USD"),
            ("주석", 31, "USD"),
        ]

    @pytest.mark.parametrize(("length", "rows"), [(40, 1), (41, 0)])
    def test_a_long_line_is_no_name(self, length, rows):
        assert len(extract_price_table(f"종목\n현재가(원)\n{'가' * length}\n1,200\n")) == rows

    def test_rows_of_markdown(self):
        rows = extract_price_table(
            "| 종목 | 현재가(원) | 등락률 |\n|---|---:|---|\n| 가나 | 1,050 | -0.3% |\n| 다라 | 77 | - |\n"
        )
        assert [(r.name, r.amount.value, r.change) for r in rows] == [
            ("가나", 1050, Decimal("-0.3")),
            ("다라", 77, None),
        ]

    def test_rows_of_spaced_words(self):
        rows = extract_price_table("종목 현재가(원)\n가나코인 155,296 +3.46%\n")
        assert [(r.name, r.amount.value, r.change) for r in rows] == [("가나코인", 155_296, Decimal("3.46"))]

    @pytest.mark.parametrize(
        "text", ["", "현재가(원)", "가격(오름)\n가\n1", "종목\n가나\n1,000\n", "가격(원)이 올랐다. 3만원이다."]
    )
    def test_no_table(self, text):
        assert extract_price_table(text) == []

    def test_is_no_story_amount(self):
        assert extract_amounts(TICKER) == []

    def test_not_a_str(self):
        with pytest.raises(TypeError, match="decode it first"):
            extract_price_table(b"1")


class TestChecks:
    def test_wrong_groups(self):
        findings = check_amounts(extract_amounts("벌금 2만5,0000유로를 냈다. 3만원도 냈다."))
        assert [(f.code, f.start, f.end) for f in findings] == [("malformed-number", 3, 13)]

    def test_a_conversion_off_the_others(self):
        text = "1억 달러(약 1300억원)와 2억 달러(약 2600억원)에 이어 3억 달러(약 9100억원)"
        findings = check_amounts(extract_amounts(text))
        assert [f.code for f in findings] == ["conversion-off"]
        assert text[findings[0].start : findings[0].end] == "3억 달러(약 9100억원"
        assert "3,033.3 KRW/USD" in findings[0].message
        assert "1,300.0" in findings[0].message_ko

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "1200억 원(약 90억 달러)",
                "1200억 원(90억 달러): 0.075 USD/KRW lies outside 0.0006289 to 0.001111, "
                "where it was from 2000 to 2026",
            ),
            (
                "29억 달러(약 39조 원)",
                "29억 달러(39조 원): 13,448.3 KRW/USD lies outside 900.0 to 1,590.0, where it was from 2000 to 2026",
            ),
            (
                "1억 엔(약 9억원), 2억 엔(약 18억원), 3억 엔(약 54억원)",
                "3억 엔(54억원): 18.0 KRW/JPY is far from 9, the rate of the other conversions here",
            ),
        ],
    )
    def test_says_what_is_off_and_by_how_much(self, text, message):
        assert [finding.message for finding in check_amounts(extract_amounts(text))] == [message]

    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("1억2340만 유로(약 1234억원), 2억1110만 유로(약 4011억원)", 22),
            ("1억2340만 유로(약 1234억원), 2억1110만 유로(약 2427억6500만원), 1억1110만 유로(약 2111억원)", 49),
            ("1억1110만 유로(약 2111억원), 1억2340만 유로(약 1234억원), 2억1110만 유로(약 2132억원)", 0),
        ],
    )
    def test_the_one_off_the_others_wherever_it_stands(self, text, start):
        findings = check_amounts(extract_amounts(text))
        assert [(finding.code, finding.start) for finding in findings] == [("conversion-off", start)]

    def test_a_band_is_left_behind_its_margin(self):
        for low, high in ((750, 750), (1908, 1908), (700, 750), (1908, 2000), (100, 9000)):
            assert outside("USD", "KRW", Decimal(low), Decimal(high)) is None
        for low, high in ((700, 749), (1909, 2000)):
            assert outside("USD", "KRW", Decimal(low), Decimal(high)).high == 1590
        assert outside("USD", "EUR", Decimal(900), Decimal(900)) is None

    def test_of_two_the_second_where_they_are_far_apart(self):
        findings = check_amounts(extract_amounts("10억6000만유로(약 1조3400억원), 10억6000만유로(약 7000억원)"))
        assert [f.start for f in findings] == [24]

    @pytest.mark.parametrize(
        "text",
        [
            "1억 달러(약 1300억원)와 2억 달러(약 2700억원)",
            "1달러(약 1000원)와 100달러(13만4000원)와 200달러(26만8000원)",
            "1997년 1억 달러(약 900억원), 2024년 2억 달러(약 2600억원), 3억 달러(약 4000억원)",
            "1억 달러(약 1300억원)와 2억 유로(약 3000억원)",
            "1억2340만 달러(약 1665억9000만원), 2억1110만 달러(약 2849억8500만원), 3억3330만 달러(약 3999억6000만원)",
            "3,000원과 1,234,567원",
        ],
    )
    def test_rounding_and_other_years_are_no_finding(self, text):
        assert check_amounts(extract_amounts(text)) == []
