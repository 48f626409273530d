"""One number with its currency and its sign: $500M, 마이너스 1조5019억원, 12달러 50센트, 천만원."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.amounts.context import counts_things, is_order
from krnews.amounts.currencies import Unit, read_letter_before, read_minor, read_multiplier, read_sign_before, read_unit
from krnews.amounts.sharing import implied
from krnews.numerals import EOK, EXACT, MYRIAD, ONE, SPACES, Numeral, read_numeral

_LONGEST = 48
"""No sum of money is written with more characters; longer runs of digits are noise."""
_BEFORE = 12
_CROWD = 48
"""Whose house is full stands at most so many characters before 만원."""
_CENT = Decimal("0.01")
_NO_SUM = re.compile(r"00|0[0-9](?<=:..)")
"""Zeros first, or the seconds of a clock: 23:55:01 조회."""
_SIGN_ENDS = frozenset("-−－―–—‒△▵스")


@dataclass(slots=True)
class Member:
    """A number that may be a sum, alone or in a range.

    Attributes:
        start, end: Offsets of the span, sign and currency included.
        numeral: The number.
        unit: The currency that it names itself.
        negative: Whether a sign makes it negative.
        change: What 센트 or 전 add to it.
    """

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None = None
    negative: bool = False
    change: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        """The sum in units of the currency, None for 수십억."""
        value = self.numeral.value
        if value is None:
            return None
        if self.unit and self.unit.factor != ONE:
            value = EXACT.multiply(value, self.unit.factor)
        if self.change:
            value = EXACT.add(value, self.change)
        return EXACT.minus(value) if self.negative else value

    @property
    def has_sign_before(self) -> bool:
        """Whether the currency stands before the number: $5."""
        return self.unit is not None and self.unit.start < self.numeral.start


class _Patterns(NamedTuple):
    joined_behind: re.Pattern[str]
    range_behind: re.Pattern[str]
    digits_behind_space: re.Pattern[str]
    rest_behind_space: re.Pattern[str]
    behind_rest: re.Pattern[str]
    minus: re.Pattern[str]
    loss: re.Pattern[str]
    any_behind: re.Pattern[str]
    house_behind: re.Pattern[str]
    house_before: re.Pattern[str]
    maybe_behind: re.Pattern[str]
    crowd: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = read_table("krnews.amounts", "joins.toml")
    ranges = "".join(
        sign for entry in table["join"] if entry["kind"] == "range" for sign in entry["signs"] if len(sign) == 1
    )
    joins = [re.escape(sign) for entry in table["join"] for sign in entry["signs"]]
    return _Patterns(
        joined_behind=re.compile(rf"\s?(?:{'|'.join(joins)})\s?[0-9]"),  # 5.4 trillion and 1.1 trillion won
        range_behind=re.compile(rf"{SPACES}[{re.escape(ranges)}]{SPACES}[0-9０-９][0-9０-９,.]*{SPACES}[천만억조경]"),
        digits_behind_space=re.compile(r"\s[0-9０-９,，.．]+$"),
        rest_behind_space=re.compile(table["rest_behind_space"]["digits"]),
        behind_rest=re.compile(table["rest_behind_space"]["behind"]),
        minus=re.compile(table["minus"]["pattern"]),
        loss=re.compile(table["loss"]["pattern"]),
        any_behind=re.compile(table["full_house"]["any_behind"]),
        house_behind=re.compile(table["full_house"]["money_behind"]),
        house_before=re.compile(table["full_house"]["money_before"]),
        maybe_behind=re.compile(table["full_house"]["may_be_money"]),
        crowd=re.compile(table["full_house"]["crowd"]),
    )


def read_member(text: str, at: int, floor: int, inherited: Unit | None = None, *, sure: bool = False) -> Member | None:
    """The number at `at` with its sign and currency; None where it cannot be a sum of money.

    Args:
        text: The text to read in.
        at: Where the number begins.
        floor: Signs are not looked for before this offset.
        inherited: The sign of the member before it ($5~10 billion), which this one has as well.
        sure: Whether the text is known to be about money; names of currencies are then taken as such.
    """
    numeral = read_numeral(text, at, spaces=True)
    if numeral is None or numeral.end - at > _LONGEST or _NO_SUM.match(text, at):
        return None
    sign = read_sign_before(text, at, floor)
    multiplied = _multiplied(text, numeral)
    if sign is None and multiplied and len(text[numeral.end : multiplied.end].strip(" -")) > 1:
        # W3M is a name, W3.2bn and W3.2 trillion are none
        sign = read_letter_before(text, at, floor)
    unit = multiplied and read_unit(text, multiplied.end, at, multiplied, sure=sure)
    if multiplied and (unit or sign or inherited or _patterns().joined_behind.match(text, multiplied.end)):
        numeral = multiplied
    unit = unit or read_unit(text, numeral.end, at, numeral, sure=sure)
    if unit is None and sign is None:
        shorter = _cut(text, numeral)
        if shorter is not numeral and counts_things(text, numeral.end):
            return None
        numeral = shorter
    if numeral.hangul and not _stands_alone(text, numeral, unit):
        return None
    member = Member(
        start=sign.start if sign else at,
        end=unit.end if unit else numeral.end,
        numeral=numeral,
        unit=unit or sign or inherited,
    )
    if unit and not sign and not _bounded(text, member):
        return None
    if unit and numeral.more:
        # 2억6000여 원 leaves out 만: nobody says "6000 won and some" of two hundred million
        member.numeral = numeral._replace(value=implied(numeral, digits=True))
    if unit:
        _add_small_change(text, member)
    _take_sign(text, member, floor)
    return member


def _multiplied(text: str, numeral: Numeral) -> Numeral | None:
    """The number with the multiplier of English behind it: 3.9 trillion, 500M."""
    letters = text[numeral.end : numeral.end + 2].strip()
    if not letters or not (letters[0] == "-" or (letters[0].isascii() and letters[0].isalpha())):
        return None
    if numeral.hangul or numeral.value is None or numeral.top > ONE:
        return None
    found = read_multiplier(text, numeral.end)
    if found is None:
        return None
    end, worth = found
    value = EXACT.multiply(numeral.value, worth)
    whole = EXACT.to_integral_value(value)
    return numeral._replace(end=end, value=whole if whole == value else value, unit=worth, top=worth, lead=worth)


def _cut(text: str, numeral: Numeral) -> Numeral:
    """The number without digits behind a space, which count something else: 5억 2024년, but not 12억 5000에 팔렸다."""
    if numeral.unit > ONE or numeral.top == ONE or _patterns().range_behind.match(text, numeral.end):
        return numeral
    written = text[numeral.start : numeral.end]
    if _patterns().rest_behind_space.search(written) and _patterns().behind_rest.match(text, numeral.end):
        return numeral
    kept = _patterns().digits_behind_space.sub("", written)
    shorter = read_numeral(kept, spaces=True) if kept != written else None
    if shorter is None:
        return numeral
    return shorter._replace(start=numeral.start, end=numeral.start + shorter.end)


def _stands_alone(text: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether a number written in Hangul is one: 삼천만 원, 억대, but neither 조원 nor 만원 관중."""
    letters = text[numeral.start : numeral.end]
    if len(letters.rstrip("여")) > 1:
        return numeral.unit > ONE or unit is not None
    if numeral.top == EOK:
        return is_order(text, unit.end if unit else numeral.end)
    if numeral.top > MYRIAD or unit is None or numeral.unit == ONE:
        return False
    if unit.word != "원" or unit.start > numeral.end:
        return True
    if numeral.top == ONE:
        return _patterns().any_behind.match(text, unit.end) is not None
    before = text[max(0, numeral.start - _BEFORE) : numeral.start]
    if _patterns().house_behind.match(text, unit.end) or _patterns().house_before.search(before):
        return True
    around = text[max(0, numeral.start - _CROWD) : unit.end + _BEFORE]
    return bool(_patterns().maybe_behind.match(text, unit.end)) and not _patterns().crowd.search(around)


def _bounded(text: str, member: Member) -> bool:
    """Whether a number behind a Latin letter (F35달러) is large enough not to be part of a name."""
    before = text[member.start - 1 : member.start]
    if not (before.isascii() and before.isalpha()):
        return True
    return member.numeral.top > ONE or (member.numeral.value is not None and member.numeral.value >= 1000)


def _add_small_change(text: str, member: Member) -> None:
    """Add 50센트 to 12달러."""
    behind = text[member.end : member.end + 2]
    if member.unit is None or member.unit.factor != ONE or not behind.strip()[:1].isdecimal():
        return
    numeral = read_numeral(text, member.end + len(behind) - len(behind.lstrip()))
    if numeral is None or numeral.value is None or numeral.value >= 100:
        return
    minor = read_minor(text, numeral.end, member.unit.code)
    if minor is not None:
        member.end = minor
        member.change = EXACT.multiply(numeral.value, _CENT)


def _take_sign(text: str, member: Member, floor: int) -> None:
    """Take a written sign into the member: -300억원, 마이너스 1조원, 영업이익 △300억원."""
    # the patterns are tried only behind what a sign can end in
    before = text[max(0, member.start - 2) : member.start]
    if (before[-1:] not in _SIGN_ENDS and before != "스 ") or member.start < floor:
        return
    low = max(floor, member.start - _BEFORE)
    before = text[low : member.start]
    found = _patterns().minus.search(before)
    if found:
        member.start, member.negative = low + found.start(), True
    elif _patterns().loss.search(before):
        member.start, member.negative = member.start - 1, True
