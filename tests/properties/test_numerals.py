import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krnews.numerals import SPACE, parse_number, read_numeral
from krnews.numerals.plain import read_plain
from krnews.numerals.reader import NumeralReader

BIG = ("", "만", "억", "조", "경")
SMALL = ("", "십", "백", "천")
DIGITS = "일이삼사오육칠팔구"


def blocks(value):
    """The blocks of ten thousands with their units, from the greatest."""
    parts = []
    for unit in BIG:
        value, block = divmod(value, 10_000)
        if block:
            parts.insert(0, (block, unit))
    return parts


def with_units(value):
    return "".join(f"{block}{unit}" for block, unit in blocks(value)) or "0"


def with_commas(value):
    return "".join(f"{block:,}{unit}" for block, unit in blocks(value)) or "0"


def with_small_units(value):
    """5천8백38억: digits before every unit."""
    return "".join(_small(block, str) + unit for block, unit in blocks(value)) or "0"


def in_hangul(value):
    return "".join(_small(block, lambda d: DIGITS[d - 1]) + unit for block, unit in blocks(value)) or "영"


def _small(block, digit):
    figures = [int(d) for d in f"{block:04}"]
    return "".join(digit(d) + unit for d, unit in zip(figures, reversed(SMALL), strict=True) if d)


STYLES = (str, "{:,}".format, with_units, with_commas, with_small_units, in_hangul)
VALUES = st.integers(0, 10**20 - 1) | st.integers(0, 99_999) | st.integers(0, 9_999).map(lambda n: n * 10**8)


@pytest.mark.parametrize("write", STYLES)
@given(value=VALUES)
def test_what_is_written_in_any_style_reads_back(write, value):
    assert parse_number(write(value)) == value


@given(value=VALUES, fraction=st.integers(0, 999))
def test_decimals(value, fraction):
    assert parse_number(f"{value:,}.{fraction:03}") == Decimal(f"{value}.{fraction:03}")


@given(value=VALUES)
def test_full_width_digits(value):
    assert parse_number("".join(chr(ord(d) + 0xFEE0) for d in str(value))) == value


@given(value=VALUES)
def test_spaces_between_the_blocks_change_nothing(value):
    assert parse_number(" ".join(f"{block}{unit}" for block, unit in blocks(value)) or "0") == value


@given(
    text=st.text(alphabet="0123456789,.일이삼십백천만억조경수몇여 원") | st.text(),
    at=st.integers(0, 20),
    spaces=st.booleans(),
)
def test_never_fails_and_stays_inside(text, at, spaces):
    numeral = read_numeral(text, at, spaces=spaces)
    if numeral is not None:
        assert at == numeral.start < numeral.end <= len(text)
        assert numeral.value is None or numeral.vague is None
        assert numeral.value is not None or numeral.vague is not None or numeral.malformed


@given(text=st.text(alphabet="0123456789,.일이삼십백천만억조경수몇여 "))
def test_what_follows_changes_no_numeral_that_ends_at_a_space(text):
    numeral = read_numeral(text + "\n")
    again = read_numeral(text + "\n가나다")
    assert numeral == again


PIECES = st.sampled_from(
    [*"0123456789,.만억조천백십수몇일이오여원%~ \u3000\u200b\n３，", "1,234", "12,34", "00", "1.50", "2500"]
)


@given(text=st.lists(PIECES, max_size=8).map("".join), lead=st.integers(0, 10**12))
def test_the_short_cut_reads_what_the_automaton_reads(text, lead):
    written = f"{lead}{text}"
    plain = read_plain(written, 0)
    assert plain is None or repr(plain) == repr(NumeralReader(written, 0, spaces=True).read())


@pytest.mark.parametrize("written", ["350", "3,500", "1.5억", "3조9000억", "3조 9000억 원", "1억2500만3000", "2.50"])
def test_the_short_cut_is_taken(written):
    assert repr(read_plain(written, 0)) == repr(NumeralReader(written, 0, spaces=True).read())


@pytest.mark.parametrize("written", ["12,34", "3천만", "만", "3억5조", "2만5,0000", "29억여", "１2", "3.5.1", ""])
def test_the_short_cut_leaves_the_rest(written):
    assert read_plain(written, 0) is None


@given(letter=st.characters())
def test_a_space_is_what_python_takes_for_one_and_ends_no_line(letter):
    is_space = letter in "\u200b\u2060\ufeff" or (letter.isspace() and f"a{letter}b".splitlines() == [f"a{letter}b"])
    assert bool(re.fullmatch(SPACE, letter)) == is_space
