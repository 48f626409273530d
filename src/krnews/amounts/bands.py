"""Which rates of exchange are plausible at all: for a conversion that no other of its text can be measured against."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table

_HOME = "KRW"
_ABOUT = Context(prec=28)  # whatever precision the caller works with


class Band(NamedTuple):
    """The rates of one currency against the won.

    Attributes:
        low, high: Won for one unit of it, the least and the greatest.
        since, until: The first and the last year that was looked at.
        margin: By what factor a rate may lie outside all the same.
    """

    low: Decimal
    high: Decimal
    since: int
    until: int
    margin: Decimal


@cache
def bands() -> dict[str, Band]:
    """ISO 4217 code -> its band."""
    table = read_table("krnews.amounts", "rates.toml")
    margin = Decimal(table["margin"])
    return {
        x["code"]: Band(Decimal(x["low"]), Decimal(x["high"]), x["since"].year, x["until"].year, margin)
        for x in table["band"]
    }


def outside(original: str | None, converted: str | None, low: Decimal, high: Decimal) -> Band | None:
    """The band that every rate from `low` to `high` lies outside of, or None.

    Args:
        original: The currency that is restated.
        converted: The other currency; one of the two is the won, else nothing is known.
        low: The least rate that the two sums may mean, units of `converted` for one of `original`; above zero.
        high: The greatest.

    Returns:
        The band in units of `converted` for one of `original`.

    Example:
        >>> outside("USD", "KRW", Decimal(134), Decimal(135)).low
        Decimal('900')
        >>> outside("USD", "KRW", Decimal(1340), Decimal(1350)) is None
        True
    """
    if converted == _HOME:
        band = bands().get(original or "")
    elif original == _HOME and (of := bands().get(converted or "")):
        band = Band(_ABOUT.divide(1, of.high), _ABOUT.divide(1, of.low), of.since, of.until, of.margin)
    else:
        return None
    if band and (_ABOUT.multiply(high, band.margin) < band.low or low > _ABOUT.multiply(band.high, band.margin)):
        return band
    return None
