"""Korean numerals: 3조9000억, 1천465.7, 삼천오백, 수십억, 29억여.

The one place that knows how digits, Hangul digits and the units 십 백 천 만 억 조 경 make a number. It reads a number
at a position and says what it is worth; what the number counts (won, years, people) is for the callers to know.
"""

from krnews.numerals.model import Numeral
from krnews.numerals.parse import parse_number
from krnews.numerals.reader import read_numeral
from krnews.numerals.words import (
    EOK,
    EXACT,
    MYRIAD,
    ONE,
    SPACE,
    SPACES,
    UNSEEN_SPACES,
    big_units,
    estimates,
    numeral_letters,
    unit_letters,
)

__all__ = [
    "EOK", "EXACT", "MYRIAD", "ONE", "SPACE", "SPACES", "UNSEEN_SPACES", "Numeral", "big_units", "estimates",
    "numeral_letters", "parse_number", "read_numeral", "unit_letters",
]  # fmt: skip
