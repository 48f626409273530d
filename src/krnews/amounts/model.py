"""What an amount is: the values that `extract_amounts` and `pair_conversions` give."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as the text states it.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        text: The span as written.
        low, high: Bounds in units of `currency`, inclusive; equal for a single sum, None for 수십억원.
        currency: ISO 4217 code, or None where the text names none.
        qualifiers: The words around it that qualify it, as written (약, 최대, 이상, 가량).
        per: What one of it buys: 주 in 주당 5만원, 달러 in 달러당 1,380원; None where the text does not say.
        inferred: Whether `currency` was filled in by the caller's default.
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

    @property
    def value(self) -> Decimal | None:
        """The single sum, or None for a range and for an indefinite amount."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount and the same amount in another currency: 29억 달러(약 3조9000억원).

    Attributes:
        original: The amount before the brackets.
        converted: The amount inside them.
        rate: Units of `converted.currency` for one unit of `original.currency`, as the two sums imply.
    """

    original: Amount
    converted: Amount
    rate: Decimal
