"""What an amount is: the values that the functions on amounts give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from krnews.amounts.bounds import Bounds, bounds_of


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as the text states it.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        text: The span as written.
        low, high: Bounds in units of `currency`, inclusive; equal for a single sum. Both None for 수십억원, and
            where wrong commas leave the sum open (12,34만원); the one that is not told None for 500만∼수천만원.
        currency: ISO 4217 code, or None where the text names none, or names one that several countries use (페소).
        qualifiers: The words around it that qualify it, as written (약, 최대, 이상, 가량).
        per: What one of it buys: 주 in 주당 5만원, 달러 in 달러당 1,380원; None where the text does not say.
        inferred: Whether `currency` was filled in by the caller's default.
        unit: The currency as written ("달러", "$"); None where the text names none.
        vague: For 수십억원 and 500만∼수천만원, the least and the greatest sum that can be meant, the greatest
            exclusive; else None.
        converts: `start` of the amount that this one restates in another currency: of 29억 달러 for the won in
            29억 달러(약 3조9000억원); else None.
    """

    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    qualifiers: tuple[str, ...] = ()
    per: str | None = None
    inferred: bool = False
    unit: str | None = None
    vague: tuple[Decimal, Decimal] | None = None
    converts: int | None = None

    @property
    def value(self) -> Decimal | None:
        """The single sum, or None for a range and for an indefinite amount."""
        return self.low if self.low == self.high else None

    def bounds(self) -> Bounds:
        """The sum as an interval, its qualifiers taken at their word.

        이상 초과 최소 부터 넘는 leave the upper end open, 이하 미만 최대 까지 the lower one. 대 and 여 end at the next
        step of the last figure that is not zero: 1,300원대 is 1,300 to 1,400, 30억여원 is 30억 to 40억. 수십억원 is
        20억 to 100억, 억대 1억 to 10억. 약, 가량, 정도 say nothing that can be counted and leave the sum as it is.

        Returns:
            (low, high) in units of `currency`; None for an open end.

        Example:
            >>> from krnews.amounts import parse_amount
            >>> parse_amount("1,300원대").bounds()
            Bounds(low=Decimal('1300'), high=Decimal('1400'))
            >>> parse_amount("3억원 이하").bounds()
            Bounds(low=None, high=Decimal('300000000'))
        """
        if self.low is None or self.high is None:
            low, high = self.vague or (None, None)
        else:
            low, high = self.low, self.high
        return bounds_of(Bounds(low, high), self.qualifiers, self.text, vague=self.vague is not None)


def listed_amounts(amounts: Iterable[Amount], caller: str) -> list[Amount]:
    """The amounts as a list, for a function that reads what `extract_amounts` gave.

    Raises:
        TypeError: Something else is among them; the message names `caller` and says what to do.
    """
    listed = list(amounts) if isinstance(amounts, Iterable) and not isinstance(amounts, str) else [amounts]
    for amount in listed:
        if not isinstance(amount, Amount):
            got = f"{caller}() reads amounts, got {type(amount).__name__}"
            raise TypeError(f"{got}; pass what extract_amounts(text) gives")
    return listed


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount and the same amount in another currency: 29억 달러(약 3조9000억원).

    Attributes:
        original: The amount that is restated.
        converted: The amount in the brackets behind it.
        rate: Units of `converted.currency` for one unit of `original.currency`, as the two sums imply,
            to ten significant digits. For two ranges, the rate of their sums.
    """

    original: Amount
    converted: Amount
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of several amounts of one currency.

    Attributes:
        low, high: Bounds in units of `currency`, inclusive; equal where every amount was a single sum.
        currency: ISO 4217 code, or None where no amount named one.
        count: How many amounts were added.
    """

    low: Decimal
    high: Decimal
    currency: str | None
    count: int

    @property
    def value(self) -> Decimal | None:
        """The single sum, or None where a range was among the amounts."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Price:
    """One line of a price table.

    Attributes:
        start, end: Offsets of the whole line, from the name to its last figure (str indices, half-open).
        name: What is priced, as written.
        amount: The price; its currency is that of the table's header.
        change: The change in percent that stands beside it, None where the table has none.
    """

    start: int
    end: int
    name: str
    amount: Amount
    change: Decimal | None = None
