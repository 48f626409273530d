"""What interval a sum and the words around it leave: 1,300원대 is 1,300 to 1,400, 3억원 이하 has no lower end."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.numerals import EXACT, big_units

_TEN = Decimal(10)


class Bounds(NamedTuple):
    """The interval that an amount and its qualifiers state; None where an end is open."""

    low: Decimal | None
    high: Decimal | None


@cache
def _means() -> dict[str, str]:
    """What each qualifier says of the sum, by the table."""
    table = read_table("krnews.amounts", "qualifiers.toml")
    return {word: e["means"] for kind in ("before", "after") for e in table[kind] for word in e.get("words", ())}


def bounds_of(bounds: Bounds, qualifiers: Iterable[str], written: str, *, vague: bool) -> Bounds:
    """The bounds of a sum, its qualifiers taken at their word; see `Amount.bounds`.

    Args:
        bounds: What the sum alone says.
        qualifiers: The words around it.
        written: The sum as written; where it begins with its unit, 억대 is all from 1억 to 10억.
        vague: Whether it is indefinite (수십억), so that 여 and 대 say nothing more.
    """
    low, high = bounds
    means = {_means().get(word, "about") for word in qualifiers}
    if "step" in means and not vague and high is not None:
        step = _step(high) if written[:1] not in big_units() else EXACT.multiply(high, Decimal(9))
        low, high = (low, EXACT.add(high, step)) if high >= 0 else (EXACT.subtract(high, step), high)
    at_least, at_most = "at-least" in means, "at-most" in means
    if at_least and not at_most:
        return Bounds(low, None)
    if at_most and not at_least:
        return Bounds(None, high)
    return Bounds(low, high)


def _step(value: Decimal) -> Decimal:
    """The place of the last figure that is not zero: 10억 in 30억, 100 in 1,300."""
    digits = value.normalize(EXACT).as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return _TEN.scaleb(exponent - 1, EXACT) if value else Decimal(1)
