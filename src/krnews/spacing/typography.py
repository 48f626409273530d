"""Where no space is ever put: inside numbers and addresses, before closing marks, in tickers, tables and code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from krnews._tables import read_table

if TYPE_CHECKING:
    import regex


def closed(text: str, places: Iterable[int]) -> set[int]:
    """Those of the places (str indices) before which no space may be put.

    Example:
        >>> sorted(closed("53.6%가 찬성", [2, 4, 5]))
        [2, 4]
    """
    found = {place for place in places if _places().match(text, place)}
    for has, span in _stretches():
        if any(mark in text for mark in has):
            for match in span.finditer(text):
                found.update(range(match.start() + 1, match.end()))
    return found


@cache
def _places() -> regex.Pattern[str]:
    import regex

    return regex.compile("|".join(rule["at"] for rule in _rules() if "at" in rule))


@cache
def _stretches() -> tuple[tuple[tuple[str, ...], regex.Pattern[str]], ...]:
    import regex

    return tuple((tuple(rule["has"]), regex.compile(rule["span"])) for rule in _rules() if "span" in rule)


def _rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = read_table("krnews.spacing", "typography.toml")["rule"]
    return rules
