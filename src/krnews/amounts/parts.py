"""The parts of a sum that a bracket lists without a currency: 100만달러(계약금 20만, 연봉 60만, 옵션 20만).

What makes them money is that they add up to the sum before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.amounts.model import Amount
from krnews.numerals import EXACT, MYRIAD, Numeral, read_numeral


class _Patterns(NamedTuple):
    bracket: re.Pattern[str]
    item: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = read_table("krnews.amounts", "joins.toml")["parts"]
    return _Patterns(*(re.compile(table[key]) for key in ("bracket", "item", "ends")))


def with_parts(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, and the parts of each that its bracket lists without saying the currency again.

    Example:
        >>> from krnews.amounts import extract_amounts
        >>> [(a.text, a.currency) for a in extract_amounts("30만 달러(계약금 10만, 연봉 20만)")]
        [('30만 달러', 'USD'), ('10만', 'USD'), ('20만', 'USD')]
    """
    found: list[Amount] = []
    for at, amount in enumerate(amounts, start=1):
        found.append(amount)
        if amount.unit is not None and amount.value is not None:
            found.extend(_parts(text, amount, amounts[at].start if at < len(amounts) else len(text)))
    return found


def _parts(text: str, whole: Amount, following: int) -> Iterator[Amount]:
    """The parts between a sum and the amount behind it, where they are its parts."""
    bracket = _patterns().bracket.match(text, whole.end)
    if bracket is None or bracket.end() > following:
        return
    numbers: list[Numeral] = []
    for item in _patterns().item.finditer(text, bracket.start(), bracket.end()):
        numeral = read_numeral(text, item.start("number"), spaces=True)
        if numeral is None or numeral.unit < MYRIAD or not _patterns().ends.match(text, numeral.end):
            return
        numbers.append(numeral)
    values = [numeral.value for numeral in numbers if numeral.value is not None]
    total = values[0] if values else None
    for value in values[1:]:
        total = EXACT.add(total, value) if total is not None else None
    if len(values) < 2 or len(values) < len(numbers) or total != whole.value:
        return
    for numeral in numbers:
        written = text[numeral.start : numeral.end]
        yield Amount(numeral.start, numeral.end, written, numeral.value, numeral.value, whole.currency)
