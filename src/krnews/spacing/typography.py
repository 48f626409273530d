"""Where no space is ever put: inside numbers and addresses, before closing marks, in tickers, tables and code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from krnews._tables import read_table

if TYPE_CHECKING:
    import regex


def closed(text: str, places: Iterable[int]) -> set[int]:
    """Those of the places (str indices) before which no space may be put.

    Example:
        >>> sorted(closed("53.6%가 찬성", [2, 4, 5]))
        [2, 4]
    """
    at, spans = _patterns()
    found = {place for place in places if at.match(text, place)}
    for match in spans.finditer(text):
        found.update(range(match.start() + 1, match.end()))
    return found


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    import regex

    return regex.compile("|".join(_rules("at"))), regex.compile("|".join(f"(?:{span})" for span in _rules("span")))


def _rules(kind: str) -> Iterator[str]:
    return (rule[kind] for rule in read_table("krnews.spacing", "typography.toml")["rule"] if kind in rule)
