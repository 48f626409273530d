"""What a numeral is made of: its letters, its digits, and arithmetic that does not round."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Arithmetic that never rounds; for sums and products only, never for a division."""

ONE = Decimal(1)
MYRIAD = Decimal(10_000)
EOK = Decimal(100_000_000)
SPACES = r"(?:[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|[\u200b\u2060\ufeff]){0,2}"
"""Up to two spaces on the same line, also those without width, as a pattern."""
DIGITS = "0123456789０１２３４５６７８９"
"""The digits of Korean papers; those of other scripts are left alone."""
_D = f"[{DIGITS}]"


class Words(NamedTuple):
    """The letters of numerals: what the digits and the units are worth, 수 and 몇, and where 여 means "and some"."""

    digits: dict[str, Decimal]
    small: dict[str, Decimal]
    big: dict[str, Decimal]
    some: frozenset[str]
    more: re.Pattern[str]


@cache
def words() -> Words:
    """The table of letters, compiled."""
    table = read_table("krnews.numerals", "numerals.toml")

    def group(kind: str) -> dict[str, Decimal]:
        return {entry["word"]: Decimal(entry.get("value", 0)) for entry in table[kind]}

    not_more = "|".join(entry["rest"] for entry in table["not_more"])
    return Words(
        digits=group("digit"),
        small=group("small"),
        big=group("big"),
        some=frozenset(group("some")),
        more=re.compile(f"여(?!{not_more})"),
    )


def numeral_letters() -> str:
    """The Hangul letters a numeral can be made of, 수 and 몇 included, for the patterns of callers."""
    table = words()
    return "".join([*table.digits, *table.small, *table.big, *table.some])


# Digits: well grouped; grouped wrongly but evidently one number; plain. The bounded repeats keep a failing try short.
_PAIR = rf"[,，]{_D}{{2}}(?!{_D}|[,，]{_D})"
_FIGURES = re.compile(
    rf"(?P<good>{_D}{{1,3}}(?:[,，]{_D}{{3}}){{1,9}}(?!{_D}|[,，]{_D}{{3}}|{_PAIR}))(?:[.．]{_D}++)?+"
    rf"|(?P<bad>{_D}{{1,4}}(?:[,，]{_D}{{3,4}}){{1,9}}(?!{_D}|{_PAIR})"
    rf"|(?<!{_D}[,，]){_D}{{1,3}}(?:[,，]{_D}{{2}}){{1,9}}(?:[,，]{_D}{{3}}){{1,9}}(?!{_D}|[,，]{_D})"  # 1,23,456
    rf"|(?<!{_D}[,，]){_D}{{1,3}}(?:[,，]{_D}{{3}}){{1,9}}{_PAIR})(?:[.．]{_D}++)?+"  # 1,234,56
    rf"|{_D}++(?:[.．]{_D}++)?+"
)
# Tokenised corpora part everything (2, 500 만 파운드): 000 is no number of its own, nor are digits with a gap behind.
_PARTED = re.compile(
    rf"{_D}{{1,3}}(?:[,，] [0０]{_D}{{2}}(?:[,，] {_D}{{3}})*+(?= ?[가-힣])|(?:[,，] {_D}{{3}})++(?= [가-힣]))"
)
_TO_ASCII = str.maketrans({",": None, "，": None, " ": None, "．": "."})


class Figures(NamedTuple):
    """Digits with their commas and decimals: where they end, their value, and whether they are grouped wrongly."""

    end: int
    value: Decimal
    written: str
    malformed: bool


def read_figures(text: str, at: int, *, spaces: bool) -> Figures:
    """The digits at `at`, where one stands; with `spaces`, those of tokenised text (2, 500 만), too."""
    parted = _PARTED.match(text, at) if spaces else None
    found = parted or _FIGURES.match(text, at)
    assert found
    return Figures(
        found.end(), Decimal(found[0].translate(_TO_ASCII)), found[0], parted is None and found["bad"] is not None
    )


def without_doubled_digit(written: str) -> Decimal:
    """The value of digits without the one that was typed twice: 4,4458 -> 4458, 5,0000 -> 5000."""
    return Decimal(re.sub(r"(\d)\1", r"\1", written.translate(_TO_ASCII), count=1))
