from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krnews.amounts import (
    check_amounts,
    extract_amounts,
    extract_price_table,
    format_amount,
    pair_conversions,
    parse_amount,
)
from krnews.amounts.currencies import names

CODES = sorted(names())
UNITS = {"": 1, "천": 10**3, "만": 10**4, "천만": 10**7, "억": 10**8, "조": 10**12}
PIECES = ["1", "12", "1,234", "3.5", *UNITS, "원", "달러", "유로", "위안", "$", "약 ", "최대 ", " 이상", "대", "(", ")"]
PIECES += [
    "~",
    "에서 ",
    ", ",
    "·",
    " ",
    "여",
    "수",
    "몇",
    "당 ",
    "이천",
    "△",
    "-",
    "명",
    "년",
    "은 ",
    "를 ",
    "\n",
    "US$",
    "M",
]
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
MONEY = st.integers(1, 10**17) | st.integers(1, 9_999).map(lambda n: n * 10**8) | st.integers(1, 99_999)


@given(value=MONEY, cents=st.sampled_from([0, 0, 0, 5, 25]), code=st.sampled_from(CODES), minus=st.booleans())
@pytest.mark.parametrize("style", ["news", "spaced", "digits", "code"])
def test_an_amount_written_in_any_style_reads_back(style, value, cents, code, minus):
    exact = (Decimal(value) + Decimal(cents) / 100) * (-1 if minus else 1)
    amount = parse_amount(f"{code} 1")
    written = format_amount(_like(amount, exact, exact), style)
    again = parse_amount(written)
    assert (again.low, again.high, again.currency) == (exact, exact, code)


@given(low=MONEY, more=MONEY, code=st.sampled_from(CODES))
@pytest.mark.parametrize("style", ["news", "spaced", "digits", "code"])
def test_a_range_written_in_any_style_reads_back(style, low, more, code):
    ends = Decimal(low), Decimal(low + more)
    again = parse_amount(format_amount(_like(parse_amount(f"{code} 1"), *ends), style))
    assert (again.low, again.high, again.currency) == (*ends, code)


def _like(amount, low, high):
    return type(amount)(amount.start, amount.end, amount.text, low, high, amount.currency)


@given(
    count=st.integers(1, 9999),
    unit=st.sampled_from([u for u in UNITS if u]),
    gaps=st.tuples(*[st.sampled_from(["", " ", "\u00a0", "  "])] * 2),
)
@pytest.mark.parametrize("currency", ["원", "달러", "유로", "위안", "엔", "홍콩달러"])
def test_adding_spaces_never_changes_the_value(currency, count, unit, gaps):
    written = f"{count}{gaps[0]}{unit}{gaps[1]}{currency}"
    assert parse_amount(written).value == count * UNITS[unit]


@given(
    amounts=st.lists(
        st.tuples(st.integers(1, 9999), st.sampled_from(["만", "억", "조"]), st.sampled_from(["원", "달러", "유로"])),
        min_size=1,
        max_size=4,
    )
)
def test_deleting_the_spaces_of_a_sentence_never_changes_a_value(amounts):
    text = " 그리고 ".join(f"예산 약 {count} {unit} {currency}을 지난해 투자했다." for count, unit, currency in amounts)
    want = [count * UNITS[unit] for count, unit, _ in amounts]
    assert [a.value for a in extract_amounts(text)] == want
    assert [a.value for a in extract_amounts(text.replace(" ", ""))] == want


@given(text=NEWSLIKE | st.text())
def test_offsets_rise_and_hold_the_text(text):
    end = 0
    for amount in extract_amounts(text):
        assert end <= amount.start < amount.end
        assert text[amount.start : amount.end] == amount.text
        end = amount.end


@given(text=NEWSLIKE)
def test_what_an_amount_says_is_consistent(text):
    found = extract_amounts(text, currency="KRW")
    starts = {amount.start for amount in found}
    for amount in found:
        is_open = amount.low is None or amount.high is None
        if is_open and amount.vague is None:  # 12,34만원: the commas leave it open, and a finding says so
            assert check_amounts([amount])[0].code == "malformed-number"
        else:
            assert is_open == (amount.vague is not None)
            assert is_open or amount.low <= amount.high
        assert amount.currency is not None
        assert amount.converts is None or amount.converts < amount.start
        assert amount.converts is None or amount.converts in starts
        low, high = amount.bounds()
        assert low is None or high is None or low <= high


@given(text=NEWSLIKE)
@settings(deadline=None)
def test_nothing_built_on_amounts_fails_on_what_was_found(text):
    found = extract_amounts(text)
    check_amounts(found)
    extract_price_table(text)
    for pair in pair_conversions(found):
        assert pair.rate.is_finite()
    for amount in found:
        if amount.low is None and amount.vague is None:  # the commas leave it open
            with pytest.raises(ValueError, match="neither a value nor an interval"):
                format_amount(amount)
            continue
        again = parse_amount(format_amount(amount))
        assert (again.low, again.high, again.currency, again.vague) == (
            amount.low,
            amount.high,
            amount.currency,
            amount.vague,
        )


@given(text=NEWSLIKE, other=NEWSLIKE)
def test_lines_are_read_on_their_own(text, other):
    alone = [(a.text, a.low, a.high) for a in extract_amounts(text)]
    together = [(a.text, a.low, a.high) for a in extract_amounts(f"{text}\n가나다라마바사\n{other}")]
    assert together[: len(alone)] == alone


@given(text=NEWSLIKE, kinds=st.randoms(use_true_random=False))
def test_the_kind_of_space_changes_nothing(text, kinds):
    def read(whole):
        found = extract_amounts(whole)
        assert all(whole[amount.start : amount.end] == amount.text for amount in found)
        assert {a.converts for a in found} <= {None, *(a.start for a in found)}
        return [("".join(a.text.split()), a.low, a.high, a.currency, a.qualifiers, a.per) for a in found]

    text = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    odd = "".join(kinds.choice([" ", "  ", "\u00a0", "\u2009\u00a0", "\u3000"]) if c == " " else c for c in text)
    assert read(odd) == read(text)
