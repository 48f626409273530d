"""The words around an amount: 약 and 이상, 주당 and 월."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.amounts.words import GAP, any_of, endings, may_end_in

_BEFORE = 28
_MOST_WORDS = 3
_PER = frozenset("당")


class _Words(NamedTuple):
    before: re.Pattern[str]
    not_behind: dict[str, re.Pattern[str]]
    after: re.Pattern[str]
    ends: frozenset[str]
    period_ends: frozenset[str]
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
        per=re.compile(
            rf"(?P<per>(?:한\s)?(?:\d+(?:\.\d+)?)?\s?[^\s\d,.()\[\]·…'\"‘’“”<>~∼%]{{0,8}}[^\s,.()당])\s?당{GAP}$"
        ),
        not_per=tuple(listed("not_per")),
        period=re.compile(rf"(?:^|[^가-힣\d])(?P<per>{'|'.join(listed('period'))}){GAP}$"),
        per_behind=re.compile(
            r"\s?(?:per\s|/)\s?(?P<per>[A-Za-z㎏㎡ℓ㎾]+|(?<=/)[가-힣]{1,3}?(?=당?(?:[로으은는이가를을에]|(?![가-힣]))))"
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
