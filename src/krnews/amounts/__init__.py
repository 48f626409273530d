"""Amounts of money: finding them, reading one, pairing conversions."""

from krnews.amounts.conversions import pair_conversions
from krnews.amounts.extract import extract_amounts, parse_amount
from krnews.amounts.model import Amount, Bounds, Conversion, Price, Total

__all__ = ["Amount", "Bounds", "Conversion", "Price", "Total", "extract_amounts", "pair_conversions", "parse_amount"]
