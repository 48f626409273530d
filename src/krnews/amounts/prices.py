"""Tables of prices whose currency stands in the header: a coin ticker with 현재가(원)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.amounts.extract import parse_amount
from krnews.amounts.model import Amount, Price
from krnews.numerals import EXACT
from krnews.text import as_str

_LONGEST_NAME = 40


class _Words(NamedTuple):
    header: re.Pattern[str]
    other: frozenset[str]


@cache
def _words() -> _Words:
    table = read_table("krnews.amounts", "prices.toml")
    price = [re.escape(word) for entry in table["price"] for word in entry["words"]]
    return _Words(
        re.compile(rf"(?:{'|'.join(price)})\s?[(\[（]\s?(?:단위\s?[:：]\s?)?(?P<unit>[^)\]）\d\n]{{1,8}})[)\]）]"),
        frozenset(word for kind in ("price", "other") for entry in table[kind] for word in entry["words"]),
    )


_NUMBER = re.compile(r"[+\-−▲▼△▽]?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_PERCENT = re.compile(r"([+\-−▲▼△▽]?)\s?(\d+(?:\.\d+)?)\s?[%％]")
_CELL = re.compile(r"[^\s•·*|\t][^\n|\t•]*?(?=\s{2,}|\s*[\n|\t•]|\s*$|\s+[+\-−▲▼]?\d[\d,.]*(?:\s|%|$))")
_FALLING = frozenset("-−▼▽△")


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


def extract_price_table(text: str) -> list[Price]:
    r"""The rows of the price tables of a page, each with its price in the currency of the table's header.

    A table begins at a header with a unit in brackets (현재가(원), 가격(달러)); its rows are a name, a number and
    perhaps a change in percent, on one line or on a line each. It ends where the pattern does.

    Args:
        text: A `str` or a `Text`; a whole page.

    Returns:
        The rows in reading order; empty where the page has no such table. Offsets are those of `text`.

    Raises:
        TypeError: `text` is no str.

    Example:
        >>> rows = extract_price_table("종목\n현재가(원)\n변동률\n가나코인\n155,296\n+3.46%\n")
        >>> rows[0].name, rows[0].amount.value, rows[0].amount.currency, rows[0].change
        ('가나코인', Decimal('155296'), 'KRW', Decimal('3.46'))
    """
    plain = as_str(text, "extract_price_table")
    headers = [(header, unit) for header in _words().header.finditer(plain) if (unit := _unit(header["unit"]))]
    rows: list[Price] = []
    for at, (header, unit) in enumerate(headers):
        end = headers[at + 1][0].start() if at + 1 < len(headers) else len(plain)
        rows.extend(_rows(plain, header.end(), end, unit))
    return rows


def _unit(written: str) -> Amount | None:
    """What one of the table's numbers is worth: one 억원."""
    try:
        return parse_amount(f"1{written.strip()}")
    except ValueError:
        return None


def _rows(text: str, start: int, end: int, unit: Amount) -> Iterator[Price]:
    name: _Cell | None = None
    row: Price | None = None
    for cell in _cells(text, start, end):
        if cell.text in _words().other or not cell.text.strip("-:="):  # a header, a rule, or a dash for nothing
            continue
        percent = _PERCENT.fullmatch(cell.text)
        number = None if percent else _NUMBER.fullmatch(cell.text)
        if percent and row is not None:
            change = Decimal(percent[2])
            change = change.copy_negate() if percent[1] in _FALLING and percent[1] else change
            yield Price(row.start, cell.end, row.name, row.amount, change)
            row = name = None
        elif number and name is not None:
            row = Price(name.start, cell.end, name.text, _priced(cell, number, unit))
            name = None
        elif percent or number or len(cell.text) > _LONGEST_NAME:
            break
        else:
            if name is not None:
                break
            if row is not None:
                yield row
            row, name = None, cell
    if row is not None:
        yield row


def _cells(text: str, start: int, end: int) -> Iterator[_Cell]:
    for found in _CELL.finditer(text, start, end):
        yield _Cell(found.start(), found.end(), found[0])


def _priced(cell: _Cell, number: re.Match[str], unit: Amount) -> Amount:
    value = EXACT.multiply(Decimal((number[1] + (number[2] or "")).replace(",", "")), unit.low or Decimal(1))
    return Amount(cell.start, cell.end, cell.text, value, value, unit.currency, unit=unit.unit)
