"""Korean numerals: 3조9000억, 1천465.7, 삼천오백, 수십억, 29억여.

The one place that knows how digits, Hangul digits and the units 십 백 천 만 억 조 경 make a number. It reads a number
at a position and says what it is worth; what the number counts (won, years, people) is for the callers to know.
"""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.text import as_str

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Arithmetic that never rounds; for sums and products only, never for a division."""

ONE = Decimal(1)
MYRIAD = Decimal(10_000)
SPACES = r"(?:[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|[\u200b\u2060\ufeff]){0,2}"
"""Up to two spaces on the same line, also those without width, as a pattern."""
_ZERO = Decimal(0)
_NO_BOUND = Decimal("Infinity")


class Numeral(NamedTuple):
    """A number as it stands in a text.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        value: What it is worth; None for 수십, 몇백만.
        unit: The unit it ends in: 10000 in 1억1000만, 100000000 in 3억, 10 in 삼십, 1 in 350.
        top: The greatest unit of ten thousands in it: 100000000 in 1억1000만, 1 in 3500.
        lead: What its first figure counts: 10000000 in 4천만, 100000000 in 1억1000만, 1 in 3500.
        vague: For 수십, 몇백만: the least and the greatest number it can mean, the greatest exclusive.
        more: Whether 여 stands in it or behind it: 29억여, 2700여만.
        hangul: Whether it is written without a digit: 삼천만.
        malformed: Whether its commas group the digits wrongly: 2만5,0000.
    """

    start: int
    end: int
    value: Decimal | None
    unit: Decimal = ONE
    top: Decimal = ONE
    lead: Decimal = ONE
    vague: tuple[Decimal, Decimal] | None = None
    more: bool = False
    hangul: bool = False
    malformed: bool = False


class _Words(NamedTuple):
    digits: dict[str, Decimal]
    small: dict[str, Decimal]
    big: dict[str, Decimal]
    some: frozenset[str]
    more: re.Pattern[str]


@cache
def _words() -> _Words:
    table = read_table("krnews", "numerals.toml")

    def group(kind: str) -> dict[str, Decimal]:
        return {entry["word"]: Decimal(entry.get("value", 0)) for entry in table[kind]}

    not_more = "|".join(entry["rest"] for entry in table["not_more"])
    return _Words(
        digits=group("digit"),
        small=group("small"),
        big=group("big"),
        some=frozenset(group("some")),
        more=re.compile(f"여(?!{not_more})"),
    )


def numeral_letters() -> str:
    """The Hangul letters a numeral can be made of, 수 and 몇 included, for the patterns of callers."""
    words = _words()
    return "".join([*words.digits, *words.small, *words.big, *words.some])


# Digits: well grouped; grouped wrongly but evidently one number; plain. The bounded repeats keep a failing try short.
_DIGITS = re.compile(
    r"(?P<good>\d{1,3}(?:[,，]\d{3}){1,9}(?!\d|[,，]\d{3}))(?:[.．]\d++)?+"
    r"|(?P<bad>\d{1,4}(?:[,，]\d{3,4}){1,9}(?!\d))(?:[.．]\d++)?+"
    r"|\d++(?:[.．]\d++)?+"
)
_SPACE = re.compile(SPACES)
_TO_ASCII = str.maketrans({",": None, "，": None, "．": "."})


def read_numeral(text: str, at: int = 0, *, spaces: bool = False) -> Numeral | None:
    """The longest numeral that begins at `at`.

    Digits, Hangul digits and units may be mixed as they are in print (1조 5천8백38억); units must fall. A particle that
    looks like a digit or a unit (170억이, 1억만) is not read.

    Args:
        text: The text to read in.
        at: Where the numeral begins; what stands before is not looked at.
        spaces: Whether spaces may stand inside: "1억 1000만", "7500 억", "수 십억".

    Returns:
        The numeral, or None where none begins.

    Example:
        >>> read_numeral("총 1억1000만 달러", 2).value
        Decimal('110000000')
        >>> read_numeral("이천이십사년").end
        5
        >>> read_numeral("수십억원").vague
        (Decimal('2000000000'), Decimal('10000000000'))
    """
    return _Reader(text, at, spaces=spaces).read()


class _Reader:
    """The automaton: closed blocks of ten thousands, the open block, and a number that waits for its unit.

    `alone` says that the text is a number and nothing else, so that no letter of it is a particle.
    """

    def __init__(self, text: str, at: int, *, spaces: bool, alone: bool = False) -> None:
        self.text = text
        self.start = self.end = at
        self.spaces = spaces
        self.alone = alone
        self.total = _ZERO
        self.block: Decimal | None = None
        self.waiting: Decimal | None = None
        self.before_waiting = (at, ONE)
        self.top = self.unit = ONE
        self.first_small: Decimal | None = None
        self.big_bound = self.small_bound = _NO_BOUND
        self.hangul = True
        self.malformed = self.more = False
        self.some: tuple[Decimal, Decimal] | None = None
        self.counting_some: tuple[int, int, None, Decimal | None, Decimal] | None = None

    def read(self) -> Numeral | None:
        while self._step():
            pass
        self._give_back()
        if self.end == self.start:
            return None
        value, vague = self._worth()
        lead = EXACT.multiply(self.top, self.first_small or ONE)
        return Numeral(
            self.start, self.end, value, self.unit, self.top, lead, vague, self.more, self.hangul, self.malformed
        )  # fmt: skip

    def _give_back(self) -> None:
        """Leave digits that belong to a number behind this one (10만20만), and a 수 that counts no unit."""
        if self.counting_some is not None and self.end == self.counting_some[0]:
            _, self.end, self.some, self.block, self.small_bound = self.counting_some
        if self.waiting is not None and self.end > self.start and self._begins_unit(self.end):
            self.waiting = None
            self.end, self.unit = self.before_waiting

    def _begins_unit(self, at: int) -> bool:
        return self.text[at : at + 1] in _words().small or self.text[at : at + 1] in _words().big

    def _worth(self) -> tuple[Decimal | None, tuple[Decimal, Decimal] | None]:
        rest = EXACT.add(self.block or _ZERO, self.waiting or _ZERO)
        if self.some is None:
            value = EXACT.add(self.total, rest)
            whole = EXACT.to_integral_value(value)
            return (whole if whole == value else value), None
        low, high = self.some
        return None, (EXACT.add(self.total, low), EXACT.add(self.total, high))

    def _step(self) -> bool:
        """Read one more piece; False where the numeral ends."""
        words, text, at = _words(), self.text, self.end
        if self.spaces and at > self.start:
            at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        letter = text[at : at + 1]
        if letter.isdecimal():
            return self._read_digits(at)
        if letter in words.small:
            return self._read_small(at, words.small[letter])
        if letter in words.big:
            return self._read_big(at, words.big[letter])
        if letter in words.digits:
            return self._read_hangul_digit(at, words.digits[letter])
        if letter in words.some:
            return self._read_some(at)
        if letter == "여":
            return self._read_more(at)
        return False

    def _read_digits(self, at: int) -> bool:
        inside = self.end > self.start
        if self.waiting is not None or self.some or self.more or (inside and self.hangul and at > self.end):
            return False
        found = _DIGITS.match(self.text, at)
        assert found
        value = Decimal(found[0].translate(_TO_ASCII))
        bound = min(self.small_bound, self.big_bound if self.big_bound == _NO_BOUND else MYRIAD)
        if value >= bound and found["bad"]:
            value = Decimal(_undouble(found[0]))
        if value >= bound:
            return False
        self.malformed |= found["bad"] is not None
        self.before_waiting = self.end, self.unit
        self.waiting, self.unit, self.hangul = value, ONE, False
        self.end = found.end()
        return True

    def _read_hangul_digit(self, at: int, value: Decimal) -> bool:
        has_unit = self._begins_unit(at + 1)
        # 이 behind 억 is the particle, unless a unit shows it to be a number: 170억이 넘는, 1억이천만
        fits = has_unit or self.alone or (self.hangul and (self.block is not None or self.end == self.start))
        if self.waiting is not None or self.some or self.more or not fits or value >= self.small_bound:
            return False
        self.before_waiting = self.end, self.unit
        self.waiting, self.unit, self.end = value, ONE, at + 1
        return True

    def _read_small(self, at: int, unit: Decimal) -> bool:
        if unit >= self.small_bound or self.more:
            return False
        if self.some:
            if self.block is not None:
                return False
            self.some = self._scaled(unit)
        else:
            if self.waiting is None and at > self.end and self.end > self.start:
                return False
            count = ONE if self.waiting is None else self.waiting
            self.block = EXACT.add(self.block or _ZERO, EXACT.multiply(count, unit))
            self.waiting = None
        if self.first_small is None and self.top == ONE:
            self.first_small = unit
        self.small_bound = self.unit = unit
        self.end = at + 1
        return True

    def _read_big(self, at: int, unit: Decimal) -> bool:
        opened = self.block is not None or self.waiting is not None or self.some is not None
        if unit >= self.big_bound or (self.end > self.start and not opened):
            return False
        if self.some:
            self.some = self._scaled(unit)
        else:
            count = EXACT.add(self.block or _ZERO, self.waiting or _ZERO) if opened else ONE
            self.total = EXACT.add(self.total, EXACT.multiply(count, unit))
            self.block = self.waiting = None
        self.top = max(self.top, unit)
        self.big_bound = self.unit = unit
        self.small_bound = MYRIAD
        self.end = at + 1
        return True

    def _read_some(self, at: int) -> bool:
        behind = at + 1
        if self.spaces:
            behind = _SPACE.match(self.text, behind).end()  # type: ignore[union-attr]
        if self.waiting is not None or self.some or self.more or not self._begins_unit(behind):
            return False
        self.counting_some = behind, self.end, None, self.block, self.small_bound
        if self.block is None:
            self.some = (Decimal(2), Decimal(10))
        else:
            # 십수억: ten and some; the count goes up to the next ten
            self.some = (self.block, EXACT.add(self.block, self.small_bound))
            self.block = None
            self.small_bound = min(self.small_bound, ONE)
        self.end = behind
        return True

    def _read_more(self, at: int) -> bool:
        if self.more or self.end == self.start or not _words().more.match(self.text, at):
            return False
        self.more = True
        self.end = at + 1
        return True

    def _scaled(self, unit: Decimal) -> tuple[Decimal, Decimal]:
        assert self.some
        return EXACT.multiply(self.some[0], unit), EXACT.multiply(self.some[1], unit)


def _undouble(digits: str) -> str:
    """The digits without the one that was typed twice: 4,4458 -> 4458, 5,0000 -> 5000."""
    plain = digits.translate(_TO_ASCII)
    return re.sub(r"(\d)\1", r"\1", plain, count=1)


def parse_number(text: str) -> Decimal:
    """The number that a text consists of.

    Args:
        text: One numeral and nothing else; white space around it and a sign before it may stand.

    Returns:
        Its value, exact.

    Raises:
        TypeError: `text` is no str.
        ValueError: It is no numeral, more than one, or indefinite (수십억).

    Example:
        >>> parse_number("1억1000만")
        Decimal('110000000')
        >>> parse_number("삼천오백")
        Decimal('3500')
    """
    plain = as_str(text, "parse_number").strip()
    sign = _SIGN.match(plain)
    at = sign.end() if sign else 0
    numeral = _Reader(plain, at, spaces=True, alone=True).read()
    if numeral is None or numeral.end != len(plain):
        raise ValueError(
            f'parse_number() reads one Korean numeral such as "1억1000만" or "3,500", got {_shown(plain)}; '
            "use extract_amounts to find the sums of a text"
        )
    if numeral.value is None:
        raise ValueError(
            f"parse_number(): {_shown(plain)} is indefinite and has no value; "
            "extract_amounts gives such a sum with the interval it can mean"
        )
    return EXACT.minus(numeral.value) if sign and sign["minus"] else numeral.value


_SIGN = re.compile(r"(?:(?P<minus>[-−－]|마이너스)|[+＋]|플러스)\s*")


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
