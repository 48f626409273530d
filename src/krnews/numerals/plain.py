"""The plainest numerals, by one pattern: 350, 3,500, 1.5억, 3조9000억, 1억 2500만.

Nine of ten numerals of a news page are such. Whatever else stands in a numeral or behind it is left to the automaton
of `reader`, which reads these no otherwise, only slower; a test compares the two.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from krnews.numerals.model import Numeral
from krnews.numerals.words import EXACT, ONE, SPACES, words


@cache
def _plain() -> re.Pattern[str]:
    """Figures with at most two units of ten thousands and the digits behind them, then nothing of a numeral."""
    known = words()
    unit = f"[{''.join(known.big)}]"
    four = r"[0-9]{1,4}(?![0-9０-９.,．，])"
    return re.compile(
        r"(?P<first>[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,24})(?P<part>\.[0-9]{1,9})?(?![0-9０-９.,．，])"
        rf"(?:{SPACES}(?P<unit>{unit})(?:{SPACES}(?P<second>{four}){SPACES}(?P<lower>{unit}))?"
        rf"(?:{SPACES}(?P<rest>{four}))?)?(?!{SPACES}[{''.join(known.letters)}])"
    )


def read_plain(text: str, at: int) -> Numeral | None:
    """The numeral at `at`, spaces inside allowed; None where there is none or it is not plain.

    Example:
        >>> read_plain("총 3조 9000억 원", 2).value
        Decimal('3900000000000')
        >>> read_plain("3천만", 0) is None
        True
    """
    found = _plain().match(text, at)
    if found is None:
        return None
    first, part, unit, second, lower, rest = found.groups()
    figures = first.replace(",", "")
    big = words().big
    if unit is None:
        value = Decimal(figures) if part is None else _whole(Decimal(figures + part))
        return Numeral(at, found.end(), value)
    top = last = big[unit]
    value = EXACT.multiply(Decimal(figures + (part or "")), top)
    if second is not None:
        last = big[lower]
        if last >= top:
            return None
        value = EXACT.add(value, EXACT.multiply(Decimal(second), last))
    if rest is not None:
        last = ONE
        value = EXACT.add(value, Decimal(rest))
    return Numeral(at, found.end(), value if part is None else _whole(value), last, top, top)


def _whole(value: Decimal) -> Decimal:
    """The value without needless zeros behind the point."""
    whole = EXACT.to_integral_value(value)
    return whole if whole == value else value
