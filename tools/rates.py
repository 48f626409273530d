"""Write the bands of `krnews/amounts/rates.toml` from the euro reference rates of the European Central Bank.

python tools/rates.py eurofxref-hist.csv

The file is the ECB's own (https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip). What one unit of a currency
was worth in won on a day is the euro's rate in won over its rate in that currency. The extremes are rounded outwards to
three figures. A currency whose greatest rate was more than three times its least is left out: its band would tell
nothing. The currencies that the ECB does not publish are in the table by hand.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from pathlib import Path
from typing import NamedTuple

FIRST = "2000"
WIDEST = 3
CODES = (
    "USD", "EUR", "JPY", "CNY", "GBP", "AUD", "CAD", "NZD", "CHF", "HKD", "SGD", "THB", "INR", "IDR", "PHP", "MYR",
    "SEK", "NOK", "DKK", "CZK", "PLN", "HUF", "MXN", "ILS", "BRL", "ZAR", "TRY",
)  # fmt: skip
DOWN, UP = Context(prec=3, rounding=ROUND_FLOOR), Context(prec=3, rounding=ROUND_CEILING)


class Extremes(NamedTuple):
    """What one unit of a currency was worth in won: the least and the greatest, and the days of each.

    Attributes:
        since, until: The first and the last day that was looked at.
    """

    code: str
    low: Decimal
    high: Decimal
    lowest: str
    highest: str
    since: str
    until: str


def extremes(rows: Iterable[dict[str, str]]) -> Iterator[Extremes]:
    """The extremes of each currency over the days of the file since 2000."""
    days = [row for row in rows if row["Date"] >= FIRST and _number(row, "KRW")]
    for code in CODES:
        rates = [(_number(day, "KRW") / value, day["Date"]) for day in days if (value := _number(day, code))]
        if not rates:
            continue
        (low, lowest), (high, highest) = min(rates), max(rates)
        if high <= WIDEST * low:
            dates = [date for _, date in rates]
            yield Extremes(code, DOWN.plus(low), UP.plus(high), lowest, highest, min(dates), max(dates))


def written(found: Extremes) -> str:
    """An entry of the table."""
    return (
        f'[[band]]\ncode = "{found.code}"\nlow = "{found.low:f}"\nhigh = "{found.high:f}"\nsince = {found.since}\n'
        f'until = {found.until}\nsource = "ecb"\nseen = "{found.lowest} and {found.highest}"\n'
    )


def _number(row: dict[str, str], code: str) -> Decimal:
    if code == "EUR":
        return Decimal(1)
    value = row.get(code) or "N/A"
    return Decimal(0) if value == "N/A" else Decimal(value)


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="ascii", newline="") as file:
        print("".join(map(written, extremes(csv.DictReader(file)))), end="")
