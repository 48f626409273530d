"""Finding amounts in a text.

A pattern proposes where a number may begin; from there the text is read once, from left to right, so that the time
grows with the length of the text, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.amounts.chains import amounts_of, join_letters, read_chain
from krnews.amounts.currencies import first_letters, first_two_letters, last_letters
from krnews.amounts.members import read_member
from krnews.amounts.model import Amount
from krnews.amounts.words import GAP
from krnews.numerals import SPACE, estimates, numeral_letters, unit_letters

_UNSEEN = "\0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters without width; digits on both sides of one are one number, which normalize_unicode joins."""


_UNIT_OF_TABLE = 6
"""단위: stands at most so many characters before the unit of a table."""
_ESTIMATE = 8
"""두세 or 서너 stands at most so many characters before the unit that it counts, the space between them included."""


class _Patterns(NamedTuple):
    candidate: re.Pattern[str]
    estimate: re.Pattern[str]
    inside: re.Pattern[str]
    not_inside: re.Pattern[str]
    unit_price: re.Pattern[str]
    unit_of_table: re.Pattern[str]
    unit_in_letters: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = read_table("krnews.amounts", "joins.toml")
    digit, letters, units = "[0-9０-９]", numeral_letters(), unit_letters()
    ends, follows = re.escape(last_letters()), re.escape(first_letters() + join_letters())
    # Digits need a sign before them; or a unit, a currency or a join behind. Most count something else: 2024년, 3.5%.
    signed = "|".join(f"(?<=[{ends}]{SPACE * gap}.)" for gap in range(3))
    names = f"{first_two_letters()}|[{re.escape(join_letters())}]"
    told = rf"(?={digit}*+(?:[,.，．]{digit}++){{0,10}}+{GAP}(?:[여{units}]|{names}))"
    # Hangul must end in a unit with a currency or a join behind it; or in 억 or 조, unless it is that letter alone
    # and no 두세 stands before it.
    more = f"{GAP}[{letters}여]"  # 24 letters are looked at
    counts = rf"(?<=[{units}]){GAP}여?{GAP}(?=[{follows}])"
    # 삼천오백오 원; not 일 and 이, which other words end in (백일, 본인만이), nor 만사: two letters stand before
    ones = rf"(?<=[{letters}][{units}][삼사오육칠팔구]){GAP}(?=원)"
    either = sorted(estimates(), key=len, reverse=True)
    last = f"[{''.join(sorted({word[-1] for word in either}))}]"
    several = rf"(?:{more}){{1,24}}+(?:{counts}|{ones}|(?<=[억조])|(?<=[억조]이)|(?<=[억조] 이))"
    # a unit that is the only letter: 만 원, not 만나; 억 also says of what order a sum is, 억대
    unit = rf"(?:{GAP}여?{GAP}(?={names})|(?<=억){GAP}여?{GAP}(?=[{follows}]))"
    alone = rf"(?<=[{units}])(?!{more})(?:{unit}|(?<={last}[억조])|(?<={last} [억조]))"
    # a unit without its 일 before figures, at the beginning of a word: 천5백 원, 만 5천 원, 백만 5천 원
    leads = rf"(?<=[백천만])(?:(?<=[천만]){SPACE}?+)?+|[{letters}]{{1,8}}+(?<=만){SPACE}?+"
    led = rf"(?<![가-힣].)(?:{leads})[0-9]++(?:,[0-9]{{3}})?+{GAP}[{units}원]"
    return _Patterns(
        re.compile(
            rf"[0-9０-９{letters}](?:(?<={digit})(?<!{digit}.)(?:{told}|{signed}){digit}*+"
            rf"|(?<=[{letters}])(?<![0-9０-９{letters}].)(?:{several}|{alone}|{led}))"
        ),
        re.compile(rf"(?<![가-힣])(?:{'|'.join(either)}){GAP}$"),
        re.compile(table["inside"]["pattern"]),
        re.compile(table["inside"]["not_behind"]),
        re.compile(table["unit_price"]["behind"]),
        re.compile(table["unit_of_table"]["before"]),
        re.compile(table["unit_of_table"]["letters"] + table["unit_of_table"]["behind"]),
    )


def scan(text: str, *, sure: bool = False) -> Iterator[Amount]:
    """The amounts of a text in reading order, with their qualifiers; conversions are not yet linked.

    Args:
        text: The text to read.
        sure: Whether it is known to be about money, so that 3동 is a sum and not a count of buildings.
    """
    search = _patterns().candidate.search
    at = floor = 0
    while found := search(text, at):
        start = _begin(text, found.start(), found.end())
        member = None if start is None else read_member(text, start, floor, sure=sure)
        if member is None:
            at = found.end() if text[found.start()].isdecimal() else found.start() + 1
            continue
        chain = read_chain(text, member, floor, sure=sure)
        at = chain.end
        for amount in amounts_of(text, chain):
            floor = amount.end
            if not (_patterns().unit_price.match(text, amount.end) or _is_unit_of_table(text, amount)):
                yield amount


def _is_unit_of_table(text: str, amount: Amount) -> bool:
    """Whether an amount is the unit in which a table counts: (단위: 백만 원), 천원/kg."""
    before = text[max(0, amount.start - _UNIT_OF_TABLE) : amount.start]
    if _patterns().unit_of_table.search(before):
        return True
    return not text[amount.start].isdecimal() and _patterns().unit_in_letters.match(text, amount.start) is not None


def _goes_on(text: str, start: int) -> bool:
    """Whether the digits at `start` are the rest of a number: behind a comma, a stop, 1e, or what nobody sees."""
    before = text[max(0, start - 4) : start]
    if before[-1:] in {".", ",", "．", "，", "e", "E"}:
        return before[-2:-1].isdecimal()
    seen = before.rstrip(_UNSEEN)
    return len(seen) < len(before) and seen[-1:].isdecimal()


def _begin(text: str, start: int, end: int) -> int | None:
    """Where the number that was proposed really begins; None where it is part of another number or of a word."""
    before = text[start - 1 : start]
    if text[start].isdecimal():
        return None if _goes_on(text, start) else start
    estimate = _patterns().estimate.search(text[max(0, start - _ESTIMATE) : start])
    if estimate:
        return start - len(estimate[0])
    if not "가" <= before <= "힣":
        return start
    if _patterns().not_inside.search(text[max(0, start - 2) : start]):
        return None
    inside = _patterns().inside
    return next((at for at in range(start, end) if inside.match(text, at) or text[at - 1].isspace()), None)
