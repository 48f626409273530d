"""Amounts that are said again in another currency: 29억 달러(약 3조9000억원).

`link` looks at the text and marks each such amount with the one it restates; `pair_conversions` needs the marks only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from functools import cache

from krnews._reading import on_source
from krnews._tables import alternatives, read_table
from krnews.amounts.model import Amount, Conversion, listed_amounts
from krnews.amounts.qualifiers import read_after
from krnews.text import Text

_FURTHEST = 30
_RATE = Context(prec=10)


@cache
def _between() -> re.Pattern[str]:
    """What may stand between an amount and its conversion."""
    return re.compile(alternatives(read_table("krnews.amounts", "conversions.toml")["between"]))


_CLOSED = re.compile(r"[^()（）\n]{0,15}[)）\]]")


def led_back(amount: Amount, read: Text) -> Amount:
    """An amount that was read from `read`, on its source; so is its pointer to the sum that it restates."""
    placed, at = on_source(amount, read), amount.converts
    return placed if at is None else replace(placed, converts=read.to_source(at, at)[0])


def link(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, those that restate the one before them marked; 8000위안(약 143만 원) 이하 qualifies the first."""
    linked = list(amounts)
    for at in range(1, len(linked)):
        original, converted = linked[at - 1], linked[at]
        if not _restates(text, original, converted):
            continue
        linked[at] = replace(converted, converts=original.start)
        closed = _CLOSED.match(text, converted.end)
        if closed and (after := read_after(text, closed.end())):
            linked[at - 1] = replace(original, qualifiers=(*original.qualifiers, *after))
    return linked


def _restates(text: str, original: Amount, converted: Amount) -> bool:
    if converted.start - original.end > _FURTHEST or original.converts is not None:
        return False
    if original.unit is None or converted.unit is None or original.currency == converted.currency:
        return False
    return _between().fullmatch(text, original.end, converted.start) is not None


def pair_conversions(amounts: Iterable[Amount]) -> list[Conversion]:
    """The amounts that are said twice, in two currencies, with the rate that the two sums imply.

    Args:
        amounts: What `extract_amounts` gave; some may have been left out since.

    Raises:
        TypeError: Something else than an amount is among them.

    Returns:
        One conversion for each pair whose two amounts are both there and have a value, in reading order.

    Example:
        >>> from krnews.amounts import extract_amounts
        >>> pair = pair_conversions(extract_amounts("29억 달러(약 3조9000억원)"))[0]
        >>> pair.original.currency, pair.converted.currency, pair.rate
        ('USD', 'KRW', Decimal('1344.827586'))
    """
    listed = listed_amounts(amounts, "pair_conversions")
    by_start = {amount.start: amount for amount in listed}
    pairs = []
    for converted in listed:
        original = by_start.get(converted.converts) if converted.converts is not None else None
        rate = _rate(original, converted) if original else None
        if original and rate is not None:
            pairs.append(Conversion(original, converted, rate))
    return pairs


def _rate(original: Amount, converted: Amount) -> Decimal | None:
    sums = [_RATE.add(a.low, a.high) for a in (original, converted) if a.low is not None and a.high is not None]
    if len(sums) < 2 or not sums[0]:
        return None
    return _RATE.divide(sums[1], sums[0])
