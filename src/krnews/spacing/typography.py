"""Where no space is ever put: inside numbers and addresses, before closing marks, in tickers, tables and code."""

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
    found = {place for place in places if _places().match(text, place)}
    lines = text
    for has, span in _stretches():
        if any(mark in text for mark in has):
            lines = lines if lines is not text else text.translate(_BREAKS)
            for match in span.finditer(lines):
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
