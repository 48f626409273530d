"""Where no space is ever put: inside numbers, names and addresses, before closing marks, in tickers, tables and code.

And the few places at which a word ends whatever the model says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from krnews._tables import read_table

if TYPE_CHECKING:
    import regex


_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
"""All that ends a line, made the one character that patterns know as its end."""


class _Rule(NamedTuple):
    """A rule of the table: what it looks for, and where that can stand at all."""

    has: tuple[str, ...]
    marks: re.Pattern[str]
    reach: int
    pattern: regex.Pattern[str]

    @classmethod
    def read(cls, rule: Mapping[str, Any], key: str) -> _Rule:
        import regex

        marks = re.compile("|".join(map(re.escape, rule["has"])))
        return cls(tuple(rule["has"]), marks, rule.get("reach", 0), regex.compile(rule[key]))

    def windows(self, text: str) -> Iterator[tuple[int, int]]:
        """The parts of the text within reach of a mark, or all of it."""
        start, end = 0, len(text)
        if self.reach:
            marks = self.marks.finditer(text)
            start, end = self._around(next(marks))
            for mark in marks:
                low, high = self._around(mark)
                if low > end:
                    yield start, end
                    start = low
                end = high
        yield start, end

    def _around(self, mark: re.Match[str]) -> tuple[int, int]:
        return max(0, mark.start() - self.reach), mark.end() + self.reach


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
    for rule in _stretches():
        if any(mark in text for mark in rule.has):
            lines = lines if lines is not text else text.translate(_BREAKS)
            for start, end in rule.windows(lines):
                for match in rule.pattern.finditer(lines, start, end):
                    found.update(range(match.start() + 1, match.end()))
    return found


def opened(text: str) -> set[int]:
    """The places (str indices) before which a word ends for certain.

    Example:
        >>> opened("정다온 기자spring@example.com")
        {6}
    """
    rules = (rule for rule in _ends() if any(mark in text for mark in rule.has))
    return {match.start() for rule in rules for match in rule.pattern.finditer(text)}


def _stands(name: str, text: str, start: int) -> bool:
    """Whether the name stands there, and neither Latin letters beside it nor what follows make it something else."""
    if start < 0 or not text.startswith(name, start):
        return False
    end = start + len(name)
    if text[end : end + 1] in _unless().get(name, ()):
        return False
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
def _unless() -> dict[str, frozenset[str]]:
    """The characters behind a name with which it is a phrase."""
    groups = read_table("krnews.spacing", "names.toml")["group"]
    return {name: frozenset(behind) for group in groups for name, behind in group.get("unless", {}).items()}


@cache
def _places() -> regex.Pattern[str]:
    import regex

    return regex.compile("|".join(rule["at"] for rule in _rules() if "at" in rule))


@cache
def _stretches() -> tuple[_Rule, ...]:
    return tuple(_Rule.read(rule, "span") for rule in _rules() if "span" in rule)


@cache
def _ends() -> tuple[_Rule, ...]:
    return tuple(_Rule.read(rule, "open") for rule in _rules() if "open" in rule)


def _rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = read_table("krnews.spacing", "typography.toml")["rule"]
    return rules
