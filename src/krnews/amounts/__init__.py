"""Amounts of money: finding them, reading and writing one, conversions, price tables, sums, checks."""

from krnews.amounts.bounds import Bounds
from krnews.amounts.checks import check_amounts
from krnews.amounts.conversions import pair_conversions
from krnews.amounts.extract import extract_amounts, parse_amount
from krnews.amounts.format import format_amount
from krnews.amounts.model import Amount, Conversion, Price, Total
from krnews.amounts.prices import extract_price_table
from krnews.amounts.sums import sum_amounts

__all__ = [
    "Amount",
    "Bounds",
    "Conversion",
    "Price",
    "Total",
    "check_amounts",
    "extract_amounts",
    "extract_price_table",
    "format_amount",
    "pair_conversions",
    "parse_amount",
    "sum_amounts",
]
