"""The words around an amount: 약 and 이상, 주당 and 월, and what interval they leave."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.amounts.model import Amount, Bounds
from krnews.amounts.words import GAP, any_of, endings, may_end_in
from krnews.numerals import EXACT, big_units

_BEFORE = 28
_MOST_WORDS = 3
_TEN = Decimal(10)
_PER = frozenset("당")


class _Words(NamedTuple):
    before: re.Pattern[str]
    not_behind: dict[str, re.Pattern[str]]
    after: re.Pattern[str]
    ends: frozenset[str]
    period_ends: frozenset[str]
    means: dict[str, str]
    per: re.Pattern[str]
    not_per: tuple[str, ...]
    period: re.Pattern[str]
    per_behind: re.Pattern[str]


@cache
def _words() -> _Words:
    table = read_table("krnews.amounts", "qualifiers.toml")

    def listed(kind: str) -> list[str]:
        return sorted((w for entry in table[kind] for w in entry["words"]), key=len, reverse=True)

    before = any_of(listed("before"), gap=r"\s?", alone="[A-Za-z]")
    after = "|".join(_with_particle(entry) for entry in table["after"])
    return _Words(
        before=re.compile(rf"({before}){GAP}$"),
        not_behind={entry["word"]: re.compile(entry["pattern"]) for entry in table["not_behind"]},
        after=re.compile(f"{GAP}(?:{after})"),
        ends=endings([*listed("before"), *listed("period"), "당"]),
        period_ends=endings(listed("period")),
        means={w: e["means"] for kind in ("before", "after") for e in table[kind] for w in e.get("words", ())},
        per=re.compile(
            rf"(?P<per>(?:한\s)?(?:\d+(?:\.\d+)?)?\s?[^\s\d,.()\[\]·…'\"‘’“”<>~∼%]{{0,8}}[^\s,.()당])\s?당{GAP}$"
        ),
        not_per=tuple(listed("not_per")),
        period=re.compile(rf"(?:^|[^가-힣\d])(?P<per>{'|'.join(listed('period'))}){GAP}$"),
        per_behind=re.compile(
            r"\s?(?:per\s|/)\s?(?P<per>[A-Za-z㎏㎡ℓ㎾]+|(?<=/)[가-힣]{1,3}?(?=[로으은는이가를을에]|[^가-힣]|$))"
        ),
    )


def _with_particle(entry: dict[str, str]) -> str:
    particle = f"(?:{entry['particle']}{GAP})?" if "particle" in entry else ""
    return f"{particle}({entry['pattern']})"


def read_before(text: str, start: int) -> tuple[tuple[str, ...], str | None]:
    """The qualifiers that stand directly before `start`, in reading order, and what the amount is paid per."""
    words = _words()
    low = max(0, start - _BEFORE)
    slice_ = text[low:start].rpartition("\n")[2]
    if not may_end_in(slice_, words.ends):
        return (), None
    found: list[str] = []
    while len(found) < _MOST_WORDS:
        match = words.before.search(slice_)
        if match is None:
            break
        head = slice_[: match.start()]
        not_behind = words.not_behind.get(match[1])
        if not_behind and not_behind.search(head):
            break
        found.insert(0, match[1])
        slice_ = head
    return tuple(found), _read_per(slice_)


def _read_per(before: str) -> str | None:
    words = _words()
    match = words.per.search(before) if may_end_in(before, _PER) else None
    if match and not f"{match['per']}당".endswith(words.not_per):
        return match["per"].strip()
    match = words.period.search(before) if may_end_in(before, words.period_ends) else None
    return match["per"] if match else None


def read_after(text: str, end: int) -> tuple[str, ...]:
    """The qualifiers that stand directly behind `end`, in reading order."""
    found: list[str] = []
    while len(found) < _MOST_WORDS and (match := _words().after.match(text, end)):
        found.append(match[match.lastindex or 0])
        end = match.end()
    return tuple(found)


def read_per_behind(text: str, end: int) -> str | None:
    """What the amount is paid per, where that stands behind it: 1,300 won per dollar, 900원/kg."""
    match = _words().per_behind.match(text, end)
    return match["per"] if match else None


def bounds_of(amount: Amount) -> Bounds:
    """See `Amount.bounds`."""
    if amount.low is None or amount.high is None:
        low, high = amount.vague or (None, None)
    else:
        low, high = amount.low, amount.high
    means = {_words().means.get(word, "about") for word in amount.qualifiers}
    if "step" in means and amount.vague is None and high is not None:
        step = _step(high) if amount.text[:1] not in big_units() else EXACT.multiply(high, Decimal(9))
        low, high = (low, EXACT.add(high, step)) if high >= 0 else (EXACT.subtract(high, step), high)
    at_least, at_most = "at-least" in means, "at-most" in means
    if at_least and not at_most:
        return Bounds(low, None)
    if at_most and not at_least:
        return Bounds(None, high)
    return Bounds(low, high)


def _step(value: Decimal) -> Decimal:
    """The place of the last figure that is not zero: 10억 in 30억, 100 in 1,300."""
    digits = value.normalize(EXACT).as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return _TEN.scaleb(exponent - 1, EXACT) if value else Decimal(1)
