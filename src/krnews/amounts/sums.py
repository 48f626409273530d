"""Adding amounts up, where that makes sense."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from krnews.amounts.model import Amount, Total, listed_amounts
from krnews.numerals import EXACT


def sum_amounts(amounts: Iterable[Amount]) -> Total:
    """The sum of amounts of one currency.

    Args:
        amounts: Amounts of one text. A range adds to both bounds of the total; qualifiers are not looked at.

    Returns:
        The total, exact.

    Raises:
        TypeError: Something else than an amount is among them.
        ValueError: There are no amounts; one is indefinite (수십억원); two restate each other in different
            currencies (29억 달러, 약 3조9000억원), or the currencies differ otherwise.

    Example:
        >>> from krnews.amounts import extract_amounts
        >>> sum_amounts(extract_amounts("국비 75억 원과 시비 25억5000만 원")).value
        Decimal('10050000000')
    """
    listed = listed_amounts(amounts, "sum_amounts")
    if not listed:
        raise ValueError("sum_amounts(): no amounts to add; expected at least one")
    _refuse_twins(listed)
    _refuse_mixed(listed)
    low = high = Decimal(0)
    for amount in listed:
        if amount.low is None or amount.high is None:
            raise ValueError(
                f"sum_amounts(): {amount.text} is indefinite; leave out amounts whose `low` is None, "
                "or add up their `bounds()` yourself"
            )
        low, high = EXACT.add(low, amount.low), EXACT.add(high, amount.high)
    return Total(low, high, listed[0].currency, len(listed))


def _refuse_twins(amounts: list[Amount]) -> None:
    by_start = {amount.start: amount for amount in amounts}
    for amount in amounts:
        twin = by_start.get(amount.converts) if amount.converts is not None else None
        if twin is not None:
            raise ValueError(
                f"sum_amounts(): {amount.text} is {twin.text} said again in another currency and would count twice; "
                "leave out the amounts whose `converts` is not None"
            )


def _refuse_mixed(amounts: list[Amount]) -> None:
    kinds = dict.fromkeys(a.currency or a.unit or "no currency" for a in amounts)
    if len(kinds) > 1:
        raise ValueError(
            f"sum_amounts(): amounts of different currencies ({', '.join(kinds)}); add up one at a time, "
            "e.g. [a for a in amounts if a.currency == 'KRW']"
        )
