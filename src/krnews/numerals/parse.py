"""Reading a text that is a number and nothing else."""

from __future__ import annotations

import re
from decimal import Decimal

from krnews.numerals.reader import NumeralReader
from krnews.numerals.words import EXACT
from krnews.text import as_str

_SIGN = re.compile(r"(?:(?P<minus>[-−－]|마이너스)|[+＋]|플러스)\s*")


def parse_number(text: str) -> Decimal:
    """The number that a text consists of.

    Args:
        text: One numeral and nothing else; white space around it and a sign before it may stand.

    Returns:
        Its value, exact.

    Raises:
        TypeError: `text` is no str.
        ValueError: It is no numeral, more than one, or one without a value (수십억, 12,34만).

    Example:
        >>> parse_number("1억1000만")
        Decimal('110000000')
        >>> parse_number("삼천오백")
        Decimal('3500')
    """
    plain = as_str(text, "parse_number").strip()
    sign = _SIGN.match(plain)
    at = sign.end() if sign else 0
    numeral = NumeralReader(plain, at, spaces=True, alone=True).read()
    if numeral is None or numeral.end != len(plain):
        raise ValueError(
            f'parse_number() reads one Korean numeral such as "1억1000만" or "3,500", got {_shown(plain)}; '
            "use parse_amount for a sum with its currency"
        )
    if numeral.value is None and numeral.malformed:
        if "," not in plain:
            raise ValueError(f"parse_number(): the units of {_shown(plain)} leave its value open; they fall")
        raise ValueError(f"parse_number(): the commas of {_shown(plain)} leave its value open; they group three digits")
    if numeral.value is None:
        raise ValueError(
            f"parse_number(): {_shown(plain)} is indefinite and has no value; "
            "extract_amounts gives such a sum with the interval it can mean"
        )
    return EXACT.minus(numeral.value) if sign and sign["minus"] else numeral.value


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
