"""The names, signs and codes of currencies, and where such a name is another word.

원 behind a number is won in 3원 and none in 3원칙; the table beside this module says what tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from krnews._tables import read_table
from krnews.amounts.context import money_near
from krnews.amounts.words import GAP, any_of, endings, may_end_in, openings
from krnews.numerals import EXACT, ONE, Numeral

_SMALL_CHANGE = Decimal("0.01")
_NEAR = 60
_BEHIND = 24


class Unit(NamedTuple):
    """A currency where it stands in a text.

    Attributes:
        start, end: Offsets into the text.
        code: ISO 4217 code, None for a name that several countries use.
        word: The name or sign as written.
        factor: 1, or 0.01 for 센트.
    """

    start: int
    end: int
    code: str | None
    word: str
    factor: Decimal = ONE


class Caution(NamedTuple):
    """What a name that is also another word must meet."""

    not_before: re.Pattern[str] | None
    tiny_not_before: re.Pattern[str] | None
    not_behind: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    near: re.Pattern[str] | None
    needs: str | None
    tiny: int


class _Table(NamedTuple):
    names: re.Pattern[str]
    behind: re.Pattern[str]
    letter: re.Pattern[str]
    before: re.Pattern[str]
    openings: str
    multipliers: re.Pattern[str]
    codes: dict[str, tuple[str | None, Decimal]]
    before_codes: dict[str, str]
    letters: dict[str, str]
    signs: frozenset[str]
    sign_ends: frozenset[str]
    worth: dict[str, Decimal]
    cautions: dict[str, Caution]
    major_only: frozenset[str]


@cache
def _table() -> _Table:
    table = read_table("krnews.amounts", "currencies.toml")
    codes: dict[str, tuple[str | None, Decimal]] = {}
    signs: dict[str, str] = {}
    for entry in table["currency"]:
        code = entry["code"] or None
        for word in [*entry["words"], *_any_case(entry["english"])]:
            codes[_squeezed(word)] = (code, ONE)
        for sign in [*entry["signs"], *([code] if code else [])]:
            codes[sign] = (code, ONE)
            signs[sign] = entry["code"]
    for entry in table["minor"]:
        codes[entry["word"]] = (entry["of"], _SMALL_CHANGE)
    written = [w for e in table["currency"] for w in (*e["words"], *_any_case(e["english"]))]
    written += [*signs, *(e["word"] for e in table["minor"])]
    letters = {e["letter"]: e["code"] for e in table["currency"] if "letter" in e}
    before = {e["word"]: e["code"] for e in table["before"]}
    worth = {w: Decimal(e["value"]) for e in table["multiplier"] for w in _any_case([e["word"]])}
    return _Table(
        names=re.compile(f"(?:{GAP}|-(?=[a-zA-Z]))(?P<word>{any_of(written, whole=True)})"),
        behind=re.compile(rf"(?<![A-Za-z/])(?P<word>{any_of(signs, whole=True)}){GAP}\Z"),
        letter=re.compile(f"(?<![A-Za-z0-9/])[{''.join(letters)}]$"),
        before=re.compile(rf"(?P<word>{any_of(before, whole=True)}){GAP}\Z"),
        openings=openings([*written, *worth]),
        multipliers=re.compile(f"{GAP}-?(?P<word>{any_of(worth, whole=True)})"),
        codes=codes,
        before_codes=before,
        letters=letters,
        signs=frozenset(signs),
        sign_ends=endings(signs),
        worth=worth,
        cautions={
            _squeezed(w): _caution(e) for e in (*table["caution"], *table["minor"]) for w in _any_case([e["word"]])
        },
        major_only=frozenset(e["word"] for e in table["minor"] if e.get("behind_major")),
    )


def _any_case(words: Iterable[str]) -> list[str]:
    """The words as they stand, in titles (Trillion Won) and in capitals; a letter alone (m, K) only as it stands."""
    return [form for word in words for form in {word, *((_titled(word), word.upper()) if len(word) > 2 else ())}]


def _titled(word: str) -> str:
    return " ".join(part[:1].upper() + part[1:] for part in word.split(" "))


def _caution(entry: dict[str, Any]) -> Caution:
    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(entry[key]) if key in entry else None

    return Caution(
        not_before=pattern("not_before"),
        tiny_not_before=pattern("tiny_not_before"),
        not_behind=pattern("not_behind"),
        behind=pattern("behind"),
        near=pattern("near"),
        needs=entry.get("needs"),
        tiny=entry.get("tiny", 100),
    )


def _squeezed(word: str) -> str:
    return "".join(word.split())


@cache
def names() -> dict[str, str]:
    """ISO 4217 code -> the name that stands behind a number in Korean."""
    entries = read_table("krnews.amounts", "currencies.toml")["currency"]
    return {entry["code"]: entry["words"][0] for entry in entries if entry["code"]}


def first_letters() -> str:
    """Every letter that can begin what follows a number of money: a name, a sign, a multiplier."""
    table = _table()
    return "".join(sorted({word[0] for word in [*table.codes, *table.worth]}))


def first_two_letters() -> str:
    """A pattern for what can begin it, more exactly: the first two letters, which most other words do not share."""
    return _table().openings


def last_letters() -> str:
    """Every letter that can end a sign or code that stands before a number."""
    return "".join(sorted({sign[-1] for sign in [*_table().signs, *_table().letters]}))


def read_unit(text: str, at: int, start: int, numeral: Numeral, *, sure: bool) -> Unit | None:
    """The currency named at `at`, behind a number that began at `start`; None where there is none.

    Unless it is `sure` that the text is about money, a name that is also another word must look like the currency.
    """
    table = _table()
    found = table.names.match(text, at)
    if found is None:
        return None
    word = found["word"]
    key = word if word in table.codes else _squeezed(word)
    if key in table.major_only:
        return None
    code, factor = table.codes[key]
    unit = Unit(found.start("word"), found.end(), code, word, factor)
    caution = None if sure else table.cautions.get(key)
    return unit if caution is None or _meant(text, start, unit, numeral, caution) else None


def read_minor(text: str, at: int, code: str | None) -> int | None:
    """Where 센트 or 전 of the currency `code` ends that stands at `at`; None where there is none."""
    table = _table()
    found = table.names.match(text, at)
    if found is None or table.codes.get(found["word"]) != (code, _SMALL_CHANGE):
        return None
    return found.end()


def read_sign_before(text: str, at: int, floor: int) -> Unit | None:
    """The sign or code that stands before the number at `at`, not before `floor`."""
    table = _table()
    if at <= floor or not may_end_in(text[max(0, at - 4) : at], table.sign_ends):
        return None
    found = table.behind.search(text[max(floor, at - 9) : at])
    if found is None:
        return None
    start = max(floor, at - 9) + found.start("word")
    return Unit(start, at, table.codes[found["word"]][0], found["word"])


def read_letter_before(text: str, at: int, floor: int) -> Unit | None:
    """The Latin letter for a currency straight before the number at `at`, not before `floor`: W3.2 trillion."""
    if at <= floor or text[at - 1] not in _table().letters or not _table().letter.search(text[max(0, at - 2) : at]):
        return None
    return Unit(at - 1, at, _table().letters[text[at - 1]], text[at - 1])


def read_name_before(text: str, at: int) -> str | None:
    """The code that a name before a number without a currency tells: 美달러 5억."""
    found = _table().before.search(text[max(0, at - 9) : at])
    return _table().before_codes[found["word"]] if found else None


def read_multiplier(text: str, at: int) -> tuple[int, Decimal] | None:
    """A multiplier such as M or billion at `at`: where it ends, and its worth."""
    found = _table().multipliers.match(text, at)
    return (found.end(), _table().worth[found["word"]]) if found else None


def _meant(text: str, start: int, unit: Unit, numeral: Numeral, caution: Caution) -> bool:
    # a unit, or decimals: nothing that is merely counted has them (The won fell 4.3 won)
    parted = caution.needs == "size" and numeral.value is not None and EXACT.remainder(numeral.value, ONE) != 0
    has_scale = numeral.top > 1 or parted
    tiny = not has_scale and numeral.value is not None and numeral.value < caution.tiny
    if caution.not_before and caution.not_before.match(text, unit.end):
        return False
    if tiny and caution.tiny_not_before and caution.tiny_not_before.match(text, unit.end):
        return False
    before = text[max(0, start - _BEHIND) : start]
    if caution.not_behind and caution.not_behind.search(before):
        return False
    if caution.near and not caution.near.search(text[max(0, start - _NEAR) : unit.end + _NEAR]):
        return False
    if caution.needs == "scale":
        return has_scale
    if caution.needs == "comma":
        return has_scale or "," in text[start : unit.start]
    if caution.needs == "size":
        is_big = numeral.value is not None and numeral.value >= 100
        return has_scale or is_big or bool(caution.behind and caution.behind.search(before))
    # nobody counts Buddhas or lights with a comma: 1,000불
    return caution.needs != "money" or has_scale or "," in text[start : unit.start] or money_near(text, start, unit.end)
