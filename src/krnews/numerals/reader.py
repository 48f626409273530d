"""The automaton that reads a numeral at a position of a text."""

from __future__ import annotations

import re
from decimal import Decimal

from krnews.numerals.model import Numeral
from krnews.numerals.plain import read_plain
from krnews.numerals.words import DIGITS, EXACT, MYRIAD, ONE, SPACES, read_figures, without_doubled_digit, words

_ZERO = Decimal(0)
_NO_BOUND = Decimal("Infinity")
_SPACE = re.compile(SPACES)


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
    return (spaces and read_plain(text, at)) or NumeralReader(text, at, spaces=spaces).read()


class NumeralReader:
    """The automaton: closed blocks of ten thousands, the open block, and a number that waits for its unit.

    `alone` says that the text is a number and nothing else, so that no letter of it is a particle.
    """

    def __init__(self, text: str, at: int, *, spaces: bool, alone: bool = False) -> None:
        self.text, self.words = text, words()
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
        self.malformed = self.more = self.is_open = False
        self.some: tuple[Decimal, Decimal] | None = None
        self.before_some: tuple[int, int, Decimal | None, Decimal] | None = None
        self.estimate = False

    def read(self) -> Numeral | None:
        """The numeral, or None where none begins."""
        self._read_estimate()
        while self._step():
            pass
        self._give_back()
        if self.end == self.start:
            return None
        value, vague = self._worth()
        lead = EXACT.multiply(self.top, self.first_small or ONE)
        return Numeral(
            self.start, self.end, value, self.unit, self.top, lead, vague, self.more, self.hangul, self.malformed,
            self.estimate,
        )  # fmt: skip

    def _give_back(self) -> None:
        """Leave digits that belong to a number behind this one (10만20만), and a 수 that counts no unit."""
        if self.before_some is not None and self.end == self.before_some[0]:
            _, self.end, self.block, self.small_bound = self.before_some
            self.some = None
        if self.waiting is not None and self._begins_unit(self.end):
            self.waiting = None
            self.end, self.unit = self.before_waiting

    def _begins_unit(self, at: int) -> bool:
        letter = self.text[at : at + 1]
        return letter in self.words.small or letter in self.words.big

    def _worth(self) -> tuple[Decimal | None, tuple[Decimal, Decimal] | None]:
        if self.is_open:
            return None, None
        rest = EXACT.add(self.block or _ZERO, self.waiting or _ZERO)
        if self.some is None:
            value = EXACT.add(self.total, rest)
            whole = EXACT.to_integral_value(value)
            return (whole if whole == value else value), None
        low, high = self.some
        return None, (EXACT.add(self.total, low), EXACT.add(self.total, high))

    def _step(self) -> bool:
        """Read one more piece; False where the numeral ends."""
        known, at = self.words, self.end
        letter = self.text[at : at + 1]
        if letter not in known.letters and at > self.start:
            at = self._skip_space(at)
            letter = self.text[at : at + 1]
        if letter in DIGITS:
            return bool(letter) and self._read_digits(at)
        if letter in known.small:
            return self._read_small(at, known.small[letter])
        if letter in known.big:
            return self._read_big(at, known.big[letter])
        if letter in known.digits:
            return self._read_hangul_digit(at, known.digits[letter])
        if letter in known.some:
            return self._read_some(at)
        return letter == "여" and self._read_more(at)

    def _skip_space(self, at: int) -> int:
        """Where the next piece may begin behind `at`."""
        return _SPACE.match(self.text, at).end() if self.spaces else at  # type: ignore[union-attr]

    def _read_digits(self, at: int) -> bool:
        if self.waiting is not None or self.some or self.more:
            return False
        if self.hangul and at > self.end and not self._goes_on_in_digits(at):
            return False
        figures = read_figures(self.text, at, spaces=self.spaces)
        value = figures.value
        if value is None:
            self.is_open, value = True, _ZERO
        bound = min(self.small_bound, self.big_bound if self.big_bound == _NO_BOUND else MYRIAD)
        if value >= bound and figures.malformed:
            value = without_doubled_digit(figures.written)
        if value >= bound:
            return False
        self.malformed |= figures.malformed
        self.before_waiting = self.end, self.unit
        self.waiting, self.unit, self.hangul = value, ONE, False
        self.end = figures.end
        return True

    def _read_hangul_digit(self, at: int, value: Decimal) -> bool:
        has_unit = self._begins_unit(at + 1)
        # 이 behind 억 is the particle, unless a unit shows it to be a number: 170억이 넘는, 1억이천만
        fits = has_unit or self.alone or (self.hangul and (self.block is not None or self.end == self.start))
        if self.waiting is not None or self.some or self.more or not fits:
            return False
        self.before_waiting = self.end, self.unit
        self.waiting, self.unit, self.end = value, ONE, at + 1
        return True

    def _read_small(self, at: int, unit: Decimal) -> bool:
        if unit >= self.small_bound or self.more:
            if not self._rises(at, unit):
                return False
            self.malformed = self.is_open = True
        if self.some:
            self.some = self._scaled(unit)
        else:
            if self.waiting is None and at > self.end and not self._goes_on_in_units(at):
                return False
            count = ONE if self.waiting is None else self.waiting
            if self.total and count >= unit and EXACT.multiply(count, unit) >= MYRIAD:  # 1조9000천억: 9000억
                self.malformed = True
                count = EXACT.divide(count, unit)
            self.block = EXACT.add(self.block or _ZERO, EXACT.multiply(count, unit))
            self.waiting = None
        if self.first_small is None and self.top == ONE:
            self.first_small = unit
        self.small_bound = self.unit = unit
        self.end = at + 1
        return True

    def _goes_on_in_units(self, at: int) -> bool:
        """Whether a unit behind a space is one of them: 1억 천만 원, 2만 천 원."""
        if not self.total or self.block is not None or self.some:
            return False
        if self.big_bound == MYRIAD:
            return self.words.under_myriad.match(self.text, at) is not None
        found = self.words.under_big.match(self.text, at)
        return found is not None and self.words.big[found["big"]] < self.big_bound

    def _goes_on_in_digits(self, at: int) -> bool:
        """Whether digits behind a space belong to the unit before it: 천 3백억 원, 만 5천 원."""
        if self.block is None:
            return bool(self.total) and self.words.digits_behind_big.match(self.text, at) is not None
        return self.small_bound == 1000 and self.words.digits_behind_thousand.match(self.text, at) is not None

    def _rises(self, at: int, unit: Decimal) -> bool:
        """Whether a unit stands behind a smaller one in one number, which nobody can tell the value of: 6백6천만."""
        if self.waiting is None or self.block is None or self.some or self.more or self.hangul or at > self.end:
            return False
        return unit > self.small_bound and self.text[self.before_waiting[0]] in DIGITS

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
        behind = self._skip_space(at + 1)
        if self.waiting is not None or self.some or self.more or not self._begins_unit(behind):
            return False
        self.before_some = behind, self.end, self.block, self.small_bound
        if self.block is None:
            self.some = (Decimal(2), Decimal(10))
        else:
            # 십수억: ten and some; the count goes up to the next ten
            self.some = (self.block, EXACT.add(self.block, self.small_bound))
            self.block = None
            self.small_bound = min(self.small_bound, ONE)
        self.end = behind
        return True

    def _read_estimate(self) -> None:
        """Read 두세 or 이삼 at the beginning, where a unit stands behind it."""
        found = words().estimate.match(self.text, self.end)
        behind = self._skip_space(found.end()) if found else self.end
        if found and self._begins_unit(behind):
            self.some, self.estimate, self.end = words().estimates[found[0]], True, behind

    def _read_more(self, at: int) -> bool:
        if self.more or self.end == self.start or not self.words.more.match(self.text, at):
            return False
        self.more = True
        self.end = at + 1
        return True

    def _scaled(self, unit: Decimal) -> tuple[Decimal, Decimal]:
        assert self.some
        return EXACT.multiply(self.some[0], unit), EXACT.multiply(self.some[1], unit)
