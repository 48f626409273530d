"""What a numeral is: the value that the readers give."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from krnews.numerals.words import ONE


class Numeral(NamedTuple):
    """A number as it stands in a text.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        value: What it is worth; None for 수십, 몇백만, and where its commas leave that open: 12,34만.
        unit: The unit it ends in: 10000 in 1억1000만, 100000000 in 3억, 10 in 삼십, 1 in 350.
        top: The greatest unit of ten thousands in it: 100000000 in 1억1000만, 1 in 3500.
        lead: What its first figure counts: 10000000 in 4천만, 100000000 in 1억1000만, 1 in 3500.
        vague: For 수십, 몇백만: the least and the greatest number it can mean, the greatest exclusive.
        estimate: Whether it is one number or the other (두세 억); both ends of `vague` are then meant.
        more: Whether 여 stands in it or behind it: 29억여, 2700여만.
        hangul: Whether it is written without a digit: 삼천만.
        malformed: Whether its commas group the digits wrongly or its units rise: 2만5,0000, 12,34만, 6백6천만.
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
    estimate: bool = False
