from decimal import Decimal

import pytest

from krnews import Text
from krnews.amounts import extract_amounts, parse_amount
from support import golden, label

SPACES = "     　 "


def read(text, **options):
    return [(a.text, a.low, a.high, a.currency) for a in extract_amounts(text, **options)]


class TestCases:
    @pytest.mark.parametrize("case", golden("amounts/in-the-wild.json"), ids=label)
    def test_in_the_wild(self, case):
        found = extract_amounts(case["text"])
        assert [(a.start, a.end, a.text, a.low, a.high, a.currency, list(a.qualifiers), a.per) for a in found] == [
            (
                a["start"],
                a["end"],
                a["text"],
                a["low"] and Decimal(a["low"]),
                a["high"] and Decimal(a["high"]),
                a["currency"],
                a["qualifiers"],
                a.get("per"),
            )
            for a in case["amounts"]
        ]

    @pytest.mark.parametrize("case", golden("amounts/in-the-wild.json"), ids=label)
    def test_offsets_are_those_of_the_text(self, case):
        for amount in extract_amounts(case["text"]):
            assert case["text"][amount.start : amount.end] == amount.text

    @pytest.mark.parametrize("case", golden("amounts/negative.json"), ids=label)
    def test_negative(self, case):
        assert extract_amounts(case["text"]) == []

    @pytest.mark.parametrize("case", golden("amounts/known-failures.json"), ids=label)
    @pytest.mark.xfail(strict=True, reason="see the how-to page on amounts: limits")
    def test_known_failure(self, case):
        assert [a.text for a in extract_amounts(case["text"])] == case["amounts"]


class TestInput:
    @pytest.mark.parametrize("text", ["", " ", "\n\t", "\ud800", "\0", "원", "달러", "1", "억"])
    def test_nothing_to_find_is_an_empty_list(self, text):
        assert extract_amounts(text) == []

    def test_surrogates_and_nul_do_not_disturb(self):
        assert [a.low for a in extract_amounts("\ud8003만원\0 5만원\0")] == [30_000, 50_000]

    @pytest.mark.parametrize(("value", "hint"), [(b"3", "decode it first"), (None, 'pass ""'), (3, "text of one page")])
    def test_not_a_str_says_what_to_do(self, value, hint):
        with pytest.raises(TypeError, match=hint):
            extract_amounts(value)

    def test_reads_a_text_with_its_own_offsets(self):
        text = Text("광고|3조 원").edit([(0, 3, "")])
        amount = extract_amounts(text)[0]
        assert (amount.start, amount.end) == (0, 4)
        assert text.to_source(amount.start, amount.end) == (3, 7)

    @pytest.mark.parametrize("space", SPACES)
    def test_spaces_of_every_kind(self, space):
        assert read(f"총 1억{space}2000만{space}원")[0][1:] == (120_000_000, 120_000_000, "KRW")

    def test_never_reads_over_a_line_end(self):
        assert read("예산 3억\n2000만원") == [
            ("3억", 300_000_000, 300_000_000, None),
            ("2000만원", 20_000_000, 20_000_000, "KRW"),
        ]

    @pytest.mark.parametrize("unit", ["1", "1,", "일", "1억", "이천", "수십", "1조1억1만", "1~", "$1", "1만원"])
    def test_hostile_repeats_come_to_an_end(self, unit):
        text = unit * (100_000 // len(unit))
        for amount in extract_amounts(text):
            assert text[amount.start : amount.end] == amount.text


class TestDefaultCurrency:
    def test_fills_in_what_the_text_does_not_name(self):
        amount = extract_amounts("2년간 4조 투자", currency="KRW")[0]
        assert (amount.currency, amount.inferred) == ("KRW", True)

    def test_leaves_named_ones(self):
        amount = extract_amounts("4조 달러", currency="KRW")[0]
        assert (amount.currency, amount.inferred) == ("USD", False)

    @pytest.mark.parametrize("currency", ["won", "원", "krw", ""])
    def test_what_is_no_code_is_refused(self, currency):
        with pytest.raises(ValueError, match="no ISO 4217 code; expected one such as 'KRW'"):
            extract_amounts("2년간 4조 투자", currency=currency)

    def test_leaves_ambiguous_names(self):
        amount = extract_amounts("100만 페소", currency="KRW")[0]
        assert (amount.currency, amount.unit, amount.inferred) == (None, "페소", False)


class TestBounds:
    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("3억원", "300000000", "300000000"),
            ("약 3억원", "300000000", "300000000"),
            ("3억~5억원", "300000000", "500000000"),
            ("3억원 이상", "300000000", None),
            ("최소 3억원", "300000000", None),
            ("3억원이 넘는", "300000000", None),
            ("3억원 이하", None, "300000000"),
            ("최대 3억원", None, "300000000"),
            ("3억원 미만", None, "300000000"),
            ("1,300원대", "1300", "1400"),
            ("10억원대", "1000000000", "2000000000"),
            ("억대 연봉", "100000000", "1000000000"),
            ("4600억원대", "460000000000", "470000000000"),
            ("2억6천여만원", "260000000", "270000000"),
            ("수십억원", "2000000000", "10000000000"),
            ("십수억원", "1000000000", "2000000000"),
            ("수억~수십억원", "200000000", "10000000000"),
            ("수십억원 이상", "2000000000", None),
            ("500만∼수천만 원", "5000000", "100000000"),
            ("-300억원대", "-40000000000", "-30000000000"),
            ("1조원이 넘는", "1000000000000", None),
            ("0원대", "0", "1"),
        ],
    )
    def test_takes_the_qualifiers_at_their_word(self, text, low, high):
        bounds = extract_amounts(text)[0].bounds()
        assert bounds == (low and Decimal(low), high and Decimal(high))


class TestParseAmount:
    @pytest.mark.parametrize(
        ("text", "value", "currency"),
        [
            ("3조9000억원", "3900000000000", "KRW"),
            (" 약 29억 달러 이상 ", "2900000000", "USD"),
            ("주당 5만원", "50000", "KRW"),
            ("$1.5M", "1500000", "USD"),
            ("4700", "4700", None),
            ("2.9조", "2900000000000", None),
            ("1억5천", "150000000", None),
            ("1조", "1000000000000", None),
            ("-300", "-300", None),
            ("1억5000 원", "100005000", "KRW"),
            ("3동", "3", "VND"),
            ("96불", "96", "USD"),
            ("+5억원", "500000000", "KRW"),
            ("3만원 넘는", "30000", "KRW"),
            ("5만원 안팎의", "50000", "KRW"),
            ("한 5만원쯤", "50000", "KRW"),
            ("5,000원/kg", "5000", "KRW"),
        ],
    )
    def test_reads_one_amount(self, text, value, currency):
        amount = parse_amount(text)
        assert (amount.value, amount.currency) == (Decimal(value), currency)
        assert text[amount.start : amount.end] == amount.text

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("", "such as"),
            ("  ", "such as"),
            ("만원 버스", "such as"),
            ("3원칙", "also says '칙'"),
            ("3만원, 5만원", r"holds 2 \(3만원, 5만원\); use extract_amounts"),
            ("3만원을 냈다", "also says '냈다'"),
            ("점심값 3만원", "also says"),
        ],
    )
    def test_says_what_was_wrong_and_how_to_mend_it(self, text, says):
        with pytest.raises(ValueError, match=says):
            parse_amount(text)

    def test_not_a_str(self):
        with pytest.raises(TypeError, match="decode it first"):
            parse_amount(b"3")

    @pytest.mark.parametrize(("length", "shown"), [(40, "가" * 40), (41, "가" * 37 + r"\.\.\.")])
    def test_a_long_text_is_cut_in_the_message(self, length, shown):
        with pytest.raises(ValueError, match=rf"^parse_amount\(\) reads .*, got '{shown}'; use parse_number"):
            parse_amount("가" * length)


class TestChains:
    @pytest.mark.parametrize(
        ("text", "amounts"),
        [
            ("5만~3만원을 받는다", [("3만원", 30_000, 30_000, "KRW")]),
            ("100달러~20만원이 든다", [("100달러", 100, 100, "USD"), ("20만원", 200_000, 200_000, "KRW")]),
            ("2016에서 3만원을 더했다", [("3만원", 30_000, 30_000, "KRW")]),
            (
                "900에서 1200만원으로",
                [("900", 9_000_000, 9_000_000, "KRW"), ("1200만원", 12_000_000, 12_000_000, "KRW")],
            ),
            ("9500~1억2000만원", [("9500~1억2000만원", 95_000_000, 120_000_000, "KRW")]),
            ("$5~10 billion", [("$5~10 billion", 5_000_000_000, 10_000_000_000, "USD")]),
            ("-3억원~-1억원", [("-3억원~-1억원", -300_000_000, -100_000_000, "KRW")]),
            ("1만·2만~3만원", [("1만", 10_000, 10_000, "KRW"), ("2만~3만원", 20_000, 30_000, "KRW")]),
            ("12달러 50센트~13달러", [("12달러 50센트~13달러", Decimal("12.5"), 13, "USD")]),
            ("from $5 million to $7 million", [("$5 million", 5e6, 5e6, "USD"), ("$7 million", 7e6, 7e6, "USD")]),
            ("수십, 3만원을 냈다", [("3만원", 30_000, 30_000, "KRW")]),
            ("2, 수십만원을 냈다", [("수십만원", None, None, "KRW")]),
            ("3월 12, 3000만원을 냈다", [("3000만원", 30_000_000, 30_000_000, "KRW")]),
            ("1만·50만원", [("1만", 10_000, 10_000, "KRW"), ("50만원", 500_000, 500_000, "KRW")]),
            ("1만·51만원", [("51만원", 510_000, 510_000, "KRW")]),
            ("0·3만원", [("3만원", 30_000, 30_000, "KRW")]),
            ("5000만~수천만원", [("수천만원", None, None, "KRW")]),
            ("삼십~삼십오 원", [("삼십~삼십오 원", 30, 35, "KRW")]),
            ("3만 5000~4만원", [("3만 5000~4만원", 35_000, 40_000, "KRW")]),
        ],
    )
    def test_share_only_what_makes_sense(self, text, amounts):
        assert read(text) == amounts

    @pytest.mark.parametrize(
        "text", ["버전 1.2.3만원", "표의 2e5억원", "아파트 2만 동을 지었다", "3조", "3조\n한빛\n4조\n가온"]
    )
    def test_pieces_of_other_numbers_are_no_amounts(self, text):
        assert read(text) == []


NAMED = (
    "KRW:원 USD:달러 JPY:엔 EUR:유로 GBP:파운드 CNY:위안 HKD:홍콩달러 TWD:대만달러 SGD:싱가포르달러 AUD:호주달러 "
    "NZD:뉴질랜드달러 CAD:캐나다달러 CHF:스위스프랑 RUB:루블 INR:루피 PKR:파키스탄루피 LKR:스리랑카루피 IDR:루피아 "
    "VND:베트남동 THB:바트 MYR:링깃 PHP:필리핀페소 MXN:멕시코페소 ARS:아르헨티나페소 CLP:칠레페소 COP:콜롬비아페소 "
    "BRL:헤알 TRY:리라 SAR:사우디리얄 QAR:카타르리얄 IRR:이란리알 AED:디르함 KWD:쿠웨이트디나르 ILS:셰켈 "
    "EGP:이집트파운드 SEK:크로나 NOK:노르웨이크로네 DKK:덴마크크로네 PLN:즈워티 CZK:코루나 HUF:포린트 UAH:흐리우냐 "
    "KZT:텡게 UZS:우즈베키스탄숨 MNT:투그릭 MMK:짯 KHR:리엘 BDT:타카 NGN:나이라 KPW:북한원 DEM:마르크"
)
ENGLISH = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "K": 3, "k": 3, "M": 6, "m": 6,
           "mn": 6, "mln": 6, "B": 9, "b": 9, "bn": 9, "bln": 9, "T": 12, "tn": 12}  # fmt: skip


class TestNames:
    @pytest.mark.parametrize("named", NAMED.split())
    def test_of_currencies(self, named):
        code, name = named.split(":")
        assert read(f"값은 3억 {name}이다") == [(f"3억 {name}", 300_000_000, 300_000_000, code)]

    @pytest.mark.parametrize(("word", "zeros"), ENGLISH.items())
    def test_of_english_numbers(self, word, zeros):
        assert read(f"It cost ${2}{word} then")[0][1] == Decimal(2).scaleb(zeros)

    @pytest.mark.parametrize(
        "text",
        [
            "원칙은 3원칙이다", "그는 3엔진을 샀다", "유로 2024에 3유로파리그", "30위안부", "무게는 40파운드다",
            "아파트 30동", "It has 300 dong", "30랜드마크", "30프랑스", "30레알 마드리드", "3루피안", "3타카하시",
            "3밧데리", "3마르크스", "3실링", "30元旦", "30환자", "30 marks", "It has 3 won", "1전 2기",
            "3달러, 1전이다",
        ],
    )  # fmt: skip
    def test_that_begin_other_words_are_none(self, text):
        assert [a.currency for a in extract_amounts(text) if a.currency not in ("USD",)] == []

    @pytest.mark.parametrize(
        ("text", "amounts"),
        [
            ("미화 500을 냈다", []),
            ("It trades 4.3 won higher", ["4.3 won"]),
            ("It has 250 won", ["250 won"]),
            ("It has 100 won", ["100 won"]),
            ("It has 99 won", []),
            ("It fell 3 won", ["3 won"]),
            ("값이 70불이다", ["70불"]),
            ("사람이 70불을 봤다", []),
            ("벌금 70불을 냈다", ["70불"]),
            ("F35달러", []),
            ("F1000달러", ["1000달러"]),
            ("F3만달러", ["3만달러"]),
            ("1달러 5센트", ["1달러 5센트"]),
            ("1달러5센트", ["1달러5센트"]),
            ("5달러 120센트", ["5달러", "120센트"]),
            ("5달러 100센트", ["5달러", "100센트"]),
            ("5달러 99센트", ["5달러 99센트"]),
            ("총 001만원", []),
        ],
    )
    def test_that_are_also_other_words(self, text, amounts):
        assert [a.text for a in extract_amounts(text)] == amounts

    @pytest.mark.parametrize("minus", ["-", "−", "－", "마이너스 "])
    def test_every_minus(self, minus):
        assert read(f"이익은 {minus}300억원이다") == [(f"{minus}300억원", -30_000_000_000, -30_000_000_000, "KRW")]

    @pytest.mark.parametrize("triangle", "△▵")
    def test_a_triangle_is_a_minus_behind_a_result_only(self, triangle):
        assert read(f"영업이익 {triangle}300억원")[0][1] == -30_000_000_000
        assert read(f"{triangle}300억원")[0][1] == 30_000_000_000


class TestWithoutACurrency:
    @pytest.mark.parametrize(
        ("text", "amounts"),
        [
            ("예산 4조를 들이기로 했다고 밝혔다.", ["4조"]),
            ("매출 4조를 바꿨다고 말했다.", ["4조"]),
            ("그가 투자 4조를 바꿨다고 말했다.", ["4조"]),
            ("가격이 뛰어 4조를 바꿨다고 말했다.", ["4조"]),
            ("그가 현금으로 4조를 바꿨다고 말했다.", ["4조"]),
            ("그가 무역으로 4조를 바꿨다고 말했다.", ["4조"]),
            ("그가 2년간 4조를 바꿨다고 말했다.", ["4조"]),
            ("그가 상속세 4조를 바꿨다고 말했다.", ["4조"]),
            ("이 나라는 3억의 인구를 가졌다.", []),
            ("이 나라는 조회수 3억을 넘겼다.", []),
            ("이 나라는 3억을 넘겼다.", ["3억"]),
            ("휴대전화 3억5203만대를 팔았다.", []),
            ("아파트는 3억대를 넘겼다.", ["3억"]),
            ("그가 4조를 바꿨다고 말했다.\n예산은 그대로다.", []),
            ("올해 예산이 늘었다.\n그가 4조를 바꿨다고 말했다.", []),
            ("가온시장 4조", ["4조"]),
            ("가온시 4조", []),
            ("1억 2024년", ["1억"]),
            ("그는 5억 2024를 적었다", ["5억"]),
        ],
    )
    def test_only_what_is_money_by_its_line(self, text, amounts):
        assert [a.text for a in extract_amounts(text)] == amounts


class TestQualifiers:
    @pytest.mark.parametrize(
        ("text", "qualifiers"),
        [
            ("29억여~30억원", ("여",)),
            ("29억~30억여원", ("여",)),
            ("30억원에 육박하는", ("육박",)),
            ("30억원에 가까운", ("가까운",)),
            ("30억원 가까이", ("가까이",)),
            ("그 값은 3만원\n이상하다", ()),
            ("평균 최대 약 거의 3억원", ("최대", "약", "거의")),
            ("3억원 가량 정도 이상 초과", ("가량", "정도", "이상")),
        ],
    )
    def test_of_ranges_and_lines(self, text, qualifiers):
        assert extract_amounts(text)[0].qualifiers == qualifiers

    @pytest.mark.parametrize(
        ("text", "qualifiers"),
        [
            ("계약 30억원", ()),
            ("주총 3억원", ()),
            ("최근 3억원", ()),
            ("매각 3억원", ()),
            ("약 30억원", ("약",)),
            ("최대 약 30억원", ("최대", "약")),
            ("30억원대 이상", ("대", "이상")),
        ],
    )
    def test_ends_of_other_words_are_none(self, text, qualifiers):
        assert extract_amounts(text)[0].qualifiers == qualifiers

    @pytest.mark.parametrize("text", ["배당 500원", "수당 30만원", "민주당 3억원"])
    def test_words_that_end_like_a_unit_price_are_none(self, text):
        assert extract_amounts(text)[0].per is None


@pytest.mark.parametrize("headline", ["군수 집에서 나온 돈은 억대", "벌금만 수십억대", "입장료 만원"])
def test_the_end_of_a_headline_is_the_end_of_a_text(headline):
    alone = extract_amounts(headline)
    assert alone
    assert extract_amounts(f"{headline}\n다음 줄은 이어진다.")[: len(alone)] == alone
