"""The two readers: every amount of a text, and the one amount that a string is."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from functools import cache

from krnews._reading import evened
from krnews._tables import read_table
from krnews.amounts.conversions import led_back, link
from krnews.amounts.model import Amount
from krnews.amounts.parts import with_parts
from krnews.amounts.scanner import scan
from krnews.numerals import read_numeral
from krnews.text import as_str

_CODE = re.compile("[A-Z]{3}")


def extract_amounts(text: str, *, currency: str | None = None) -> list[Amount]:
    """The sums of money in a text, in reading order.

    Reads digits and Hangul, spaced or not, ranges, lists, indefinites (수십억원), qualifiers, what a sum is paid per,
    signs and codes, and the English of Korean papers. Numbers that count something else are left alone.

    Args:
        text: A `str` or a `Text`, of any length.
        currency: ISO 4217 code for amounts that name no currency ("2년간 4조"); they are marked `inferred`.

    Returns:
        The amounts; offsets are those of `text`.

    Raises:
        TypeError: `text` is no str.
        ValueError: `currency` is no code of three capital letters.

    Example:
        >>> first, second = extract_amounts("공장에 29억 달러(약 3조9000억원)를 넣는다")
        >>> first.low, first.currency
        (Decimal('2900000000'), 'USD')
        >>> second.text, second.value, second.qualifiers
        ('3조9000억원', Decimal('3900000000000'), ('약',))
    """
    plain = as_str(text, "extract_amounts")
    if currency is not None and not _CODE.fullmatch(currency):
        raise ValueError(f"extract_amounts(): currency={currency!r} is no ISO 4217 code; expected one such as 'KRW'")
    even = evened(plain)
    amounts = _read(plain) if even is None else [led_back(amount, even) for amount in _read(str(even))]
    if currency is None:
        return amounts
    return [a if a.unit or a.currency else replace(a, currency=currency, inferred=True) for a in amounts]


def _read(plain: str) -> list[Amount]:
    return with_parts(plain, link(plain, list(scan(plain))))


def parse_amount(text: str) -> Amount:
    """The amount that a text consists of.

    Args:
        text: One amount, with its qualifiers ("약 3조9000억원 이상"); white space around it may stand. A number
            alone ("4700") is an amount without a currency.

    Returns:
        The amount; offsets are those of `text`.

    Raises:
        TypeError: `text` is no str.
        ValueError: It holds no amount, or more than one, or other words.

    Example:
        >>> parse_amount("3조9000억원").value
        Decimal('3900000000000')
        >>> parse_amount("약 5만~10만원").high
        Decimal('100000')
    """
    plain = as_str(text, "parse_amount")
    found: list[Amount] = []
    for sure in (False, True):
        found = list(scan(plain, sure=sure))
        if len(found) == 1 and not _rest(plain, found[0]):
            return found[0]
    number = None if found else _number(plain)
    if number is None:
        raise ValueError(_refusal(plain, found))
    return number


def _rest(text: str, amount: Amount) -> str:
    """What the text says besides the amount and its qualifiers."""
    rest = text[: amount.start] + text[amount.end :]
    for word in (*amount.qualifiers, amount.per or ""):
        rest = rest.replace(word, "", 1)
    return rest.strip(_glue())


@cache
def _glue() -> str:
    """What may stand between an amount, its qualifiers and the ends of the text: spaces, particles, a plus."""
    letters: str = read_table("krnews.amounts", "qualifiers.toml")["glue"]["letters"]
    return string.whitespace + letters


def _refusal(text: str, found: list[Amount]) -> str:
    shown = repr(text if len(text) <= 40 else text[:37] + "...")
    if not found:
        return (
            f'parse_amount() reads one amount such as "3조9000억원" or "$500M", got {shown}; '
            "use parse_number for a number that counts no money"
        )
    if len(found) > 1:
        listed = ", ".join(amount.text for amount in found[:3])
        return f"parse_amount() reads one amount, {shown} holds {len(found)} ({listed}); use extract_amounts"
    return (
        f"parse_amount() reads one amount and nothing else, {shown} also says {_rest(text, found[0])[:40]!r}; "
        "use extract_amounts to find the amounts of a text"
    )


def _number(text: str) -> Amount | None:
    """A number alone, as an amount without a currency."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    negative = text[start : start + 1] == "-"
    numeral = read_numeral(text, start + negative, spaces=True)
    if numeral is None or numeral.end != end:
        return None
    value = -numeral.value if negative and numeral.value is not None else numeral.value
    return Amount(start, end, text[start:end], value, value, None, vague=numeral.vague)
