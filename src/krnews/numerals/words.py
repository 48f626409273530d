"""What a numeral is made of: its letters, its digits, and arithmetic that does not round."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from krnews._tables import read_table

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Arithmetic that never rounds; for sums and products only, never for a division."""

ONE = Decimal(1)
MYRIAD = Decimal(10_000)
EOK = Decimal(100_000_000)
UNSEEN_SPACES = frozenset("\u200b\u2060\ufeff")
"""Spaces without width, which `str.isspace` does not know."""
# One class, spelled out: a choice of two, one of them negated, is many times slower to repeat.
SPACE = r"[\t\x1f \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u200b\u2060\ufeff]"
"""A space that does not end the line, also one without width, as a pattern."""
SPACES = f"{SPACE}{{0,2}}"
"""Up to two spaces on the same line, also those without width, as a pattern."""
DIGITS = "0123456789０１２３４５６７８９"
"""The digits of Korean papers; those of other scripts are left alone."""
_D = f"[{DIGITS}]"
# Two numbers so near to each other stand side by side (15,18만원); others are one number, grouped wrongly (12,34만원).
_CLOSE = 5
_COMMAS = frozenset(",，")


class Words(NamedTuple):
    """The letters of numerals: what digits and units are worth, 수 and 몇, 두세, and where 여 means "and some".

    `letters` are all that a numeral can go on with, the figures included. `under_big` and `under_myriad` are units
    without a digit that a numeral goes on with behind a space, the two `digits_behind` the figures.
    """

    digits: dict[str, Decimal]
    small: dict[str, Decimal]
    big: dict[str, Decimal]
    some: frozenset[str]
    estimates: dict[str, tuple[Decimal, Decimal]]
    estimate: re.Pattern[str]
    more: re.Pattern[str]
    letters: frozenset[str]
    under_big: re.Pattern[str]
    under_myriad: re.Pattern[str]
    digits_behind_thousand: re.Pattern[str]
    digits_behind_big: re.Pattern[str]


@cache
def words() -> Words:
    """The table of letters, compiled."""
    table = read_table("krnews.numerals", "numerals.toml")
    (gap,) = table["gap"]

    def group(kind: str) -> dict[str, Decimal]:
        return {entry["word"]: Decimal(entry.get("value", 0)) for entry in table[kind]}

    estimates = {
        word: (Decimal(entry["low"]), Decimal(entry["high"])) for entry in table["estimate"] for word in entry["words"]
    }
    not_more = "|".join(entry["rest"] for entry in table["not_more"])
    digits, small, big, some = map(group, ("digit", "small", "big", "some"))
    return Words(
        digits=digits,
        small=small,
        big=big,
        some=frozenset(some),
        estimates=estimates,
        estimate=re.compile("|".join(sorted(estimates, key=len, reverse=True))),
        more=re.compile(f"여(?!{not_more})"),
        letters=frozenset([*DIGITS, *digits, *small, *big, *some, "여"]),
        under_big=re.compile(gap["under_big"]),
        under_myriad=re.compile(gap["under_myriad"]),
        digits_behind_thousand=re.compile(gap["digits_behind_thousand"]),
        digits_behind_big=re.compile(gap["digits_behind_big"]),
    )


def unit_letters() -> str:
    """The letters of the units: 십 백 천 만 억 조 경."""
    table = words()
    return "".join([*table.small, *table.big])


def numeral_letters() -> str:
    """The Hangul letters a numeral can be made of, 수 and 몇 included, for the patterns of callers."""
    table = words()
    return "".join([*table.digits, *table.small, *table.big, *table.some])


def big_units() -> frozenset[str]:
    """The units of ten thousands: 만 억 조 경."""
    return frozenset(words().big)


def estimates() -> dict[str, tuple[int, int]]:
    """The words for one number or the other (두세 is 2 or 3), for the patterns of callers."""
    return {word: (int(low), int(high)) for word, (low, high) in words().estimates.items()}


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
# A last group that is too small (12,34, 100,0), unless the commas part numbers of their own.
_BROKEN = re.compile(
    rf"(?<!{_D}[,，]){_D}{{1,3}}(?:[,，]{_D}{{1,3}}){{0,8}}[,，]{_D}{{1,2}}(?!{_D}|[,，]{_D})(?:[.．]{_D}++)?+"
)
_TO_ASCII = str.maketrans({",": None, "，": None, " ": None, "．": "."})


class Figures(NamedTuple):
    """Digits with their commas and decimals: where they end, their value, and whether they are grouped wrongly.

    `value` is None where the groups leave it open: 12,34 may be 12.34, 1,234 or 12 and 34.
    """

    end: int
    value: Decimal | None
    written: str
    malformed: bool


def read_figures(text: str, at: int, *, spaces: bool) -> Figures:
    """The digits at `at`, where one stands; with `spaces`, those of tokenised text (2, 500 만), too."""
    found = _FIGURES.match(text, at)
    assert found
    broken = _BROKEN.match(text, at) if text[found.end() : found.end() + 1] in _COMMAS else None
    if broken and not _is_list(broken[0]):
        return Figures(broken.end(), None, broken[0], malformed=True)
    parted = _PARTED.match(text, at) if spaces and text[found.end() : found.end() + 2] in (", ", "， ") else None
    found = parted or found
    return Figures(
        found.end(), Decimal(found[0].translate(_TO_ASCII)), found[0], parted is None and found["bad"] is not None
    )


def _is_list(written: str) -> bool:
    """Whether commas without a space part numbers of their own: 2,3만원, 10,20만원, 5,10만원권, 1,3,5만원."""
    parts = written.replace("，", ",").split(",")
    if any(part[0] in "0０" or not part.isdecimal() for part in parts):
        return False
    pairs = [*pairwise(map(int, parts))]
    if any(left >= right for left, right in pairs):
        return False
    return len(parts) > 2 or all(
        right == left + 1
        or (left >= 10 and right <= left + _CLOSE)
        or (right % 10 == 0 and (left % 10 == 0 or right <= 10 * (left + 1)))
        for left, right in pairs
    )


def without_doubled_digit(written: str) -> Decimal:
    """The value of digits without the one that was typed twice: 4,4458 -> 4458, 5,0000 -> 5000."""
    return Decimal(re.sub(r"(\d)\1", r"\1", written.translate(_TO_ASCII), count=1))
