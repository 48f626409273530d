"""Writing an amount the way papers do: 3조9000억원. What is written reads back to the same value."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from krnews.amounts.currencies import names
from krnews.amounts.model import Amount, Total
from krnews.numerals import EOK, EXACT, MYRIAD

Style = Literal["news", "spaced", "digits", "code"]

_BIG = ("", "만", "억", "조", "경")


def format_amount(amount: Amount | Total, style: Style = "news") -> str:
    """The amount in words of money; `parse_amount` reads it back to the same bounds and currency.

    Args:
        amount: An amount, or a total. Qualifiers are not written.
        style: "news" 3조9000억원, "spaced" 3조9000억 원, "digits" 3,900,000,000,000원,
            "code" KRW 3,900,000,000,000.

    Returns:
        The sum or the range (3000만~5000만원); an indefinite sum (수십억원) in every style as it was written.

    Raises:
        TypeError: `amount` is neither an amount nor a total.
        ValueError: `style` is none of the four, or the currency has a code that no name is known for.

    Example:
        >>> from krnews.amounts import parse_amount
        >>> format_amount(parse_amount("KRW 3,900,000,000,000"))
        '3조9000억원'
        >>> format_amount(parse_amount("3조9000억원"), "code")
        'KRW 3,900,000,000,000'
    """
    if not isinstance(amount, Amount | Total):
        got = f"format_amount() writes an amount or a total, got {type(amount).__name__}"
        raise TypeError(f"{got}; parse_amount reads one out of a text")
    if style not in get_args(Style):
        raise ValueError(f"format_amount(): no style {style!r}; expected one of {', '.join(get_args(Style))}")
    unit = _unit(amount)
    if isinstance(amount, Amount) and amount.vague:
        return amount.text if amount.unit and amount.unit in amount.text else _with_unit(amount.text, unit, "news")
    if amount.low is None or amount.high is None:
        raise ValueError(f"format_amount(): {amount} has neither a value nor an interval; extract_amounts gives one")
    if amount.low == amount.high:
        return _with_unit(_number(amount.low, style, bare=not unit), unit, style)
    return _range([_number(v, style, bare=not unit) for v in (amount.low, amount.high)], unit, style)


def _unit(amount: Amount | Total) -> str:
    if amount.currency is None:
        return (amount.unit or "") if isinstance(amount, Amount) else ""
    if amount.currency not in names():
        raise ValueError(
            f"format_amount(): no name is known for the currency {amount.currency!r}; expected one of "
            f"{', '.join(sorted(names()))}"
        )
    return amount.currency


def _with_unit(number: str, unit: str, style: Style) -> str:
    if style == "code" and unit in names():
        sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
        return f"{sign}{unit} {digits}"
    gap = " " if style == "spaced" and unit else ""
    return f"{number}{gap}{names().get(unit, unit).replace(' ', '')}"


def _range(ends: list[str], unit: str, style: Style) -> str:
    """The ends with their currency; the left one goes without where it ends in a unit of its own."""
    left, right = ends
    alone = left[-1] in _BIG[1:] and not left.startswith("-") and style != "code"
    return f"{left if alone or not unit else _with_unit(left, unit, style)}~{_with_unit(right, unit, style)}"


def _number(value: Decimal, style: Style, *, bare: bool) -> str:
    sign = "-" if value < 0 else ""
    value = EXACT.abs(value)
    # 1억5000 without a currency would be read as 1억5000만
    ambiguous = bare and value >= EOK and EXACT.remainder(value, MYRIAD) != 0
    if style in {"digits", "code"} or ambiguous:
        return sign + f"{_plain(value):,f}"
    return sign + _in_words(value)


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent or idle zeros."""
    whole = EXACT.to_integral_value(value)
    return whole if whole == value else value


def _in_words(value: Decimal) -> str:
    """3조9000억, 5만1234.5; the blocks of ten thousands from the greatest."""
    whole, _, fraction = f"{_plain(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    blocks: list[str] = []
    for unit in _BIG:
        last = unit == _BIG[-1]
        block, whole = (whole, "") if last else (whole[-4:], whole[:-4])
        figure = block.lstrip("0")
        if unit == "" and fraction:
            figure = f"{figure or '0'}.{fraction}"
        if figure:
            blocks.insert(0, figure + unit)
    return "".join(blocks) or "0"
