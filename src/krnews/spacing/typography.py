"""Where no space is ever put: inside numbers, names and addresses, before closing marks, in tickers, tables and code.

And the few places at which a word ends whatever the model says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from krnews._tables import read_table

if TYPE_CHECKING:
    import regex


_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
"""All that ends a line, made the one character that patterns know as its end."""


def closed(text: str, places: Iterable[int]) -> set[int]:
    """Those of the places (str indices) before which no space may be put.

    Example:
        >>> sorted(closed("53.6%가 찬성", [2, 4, 5]))
        [2, 4]
    """
    names, rules = _names(), _places()
    found = set()
    for place in places:
        pair = text[place - 1 : place + 1]
        apart = not ("가" <= pair[0] <= "힣" and "가" <= pair[-1] <= "힣")  # no `at` stands between two syllables
        named = pair in names and any(_stands(name, text, place - into) for name, into in names[pair])
        if named or (apart and rules.match(text, place)):
            found.add(place)
    lines = text
    for has, span in _compiled("span"):
        if any(mark in text for mark in has):
            lines = lines if lines is not text else text.translate(_BREAKS)
            for match in span.finditer(lines):
                found.update(range(match.start() + 1, match.end()))
    return found


def opened(text: str) -> set[int]:
    """The places (str indices) before which a word ends for certain.

    Example:
        >>> opened("정다온 기자spring@example.com")
        {6}
    """
    told = (place for has, place in _compiled("open") if any(mark in text for mark in has))
    return {match.start() for place in told for match in place.finditer(text)}


def _stands(name: str, text: str, start: int) -> bool:
    """Whether the name stands there, and no Latin letters beside it make it a part of another."""
    if start < 0 or not text.startswith(name, start):
        return False
    end = start + len(name)
    begun = _latin(name[0]) and _latin(text[start - 1 : start])
    goes_on = _latin(name[-1]) and _latin(text[end : end + 1])
    return not (begun or goes_on)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


@cache
def _names() -> dict[str, list[tuple[str, int]]]:
    """By the two characters beside a gap inside a name: the name, and how far into it the gap is."""
    found: dict[str, list[tuple[str, int]]] = {}
    for group in read_table("krnews.spacing", "names.toml")["group"]:
        for name in group["names"]:
            for into in range(1, len(name)):
                found.setdefault(name[into - 1 : into + 1], []).append((name, into))
    return found


@cache
def _places() -> regex.Pattern[str]:
    import regex

    return regex.compile("|".join(rule["at"] for rule in _rules() if "at" in rule))


@cache
def _compiled(key: str) -> tuple[tuple[tuple[str, ...], regex.Pattern[str]], ...]:
    import regex

    return tuple((tuple(rule["has"]), regex.compile(rule[key])) for rule in _rules() if key in rule)


def _rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = read_table("krnews.spacing", "typography.toml")["rule"]
    return rules
