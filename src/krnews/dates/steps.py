"""The steps that a date may take: patterns for what begins it or stands behind what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# A named group of a pattern, which is a slot of the phrase.
_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Step:
    """A pattern that begins a date or goes on with it; its named groups are slots."""

    name: str
    pattern: re.Pattern[str]
    to: str


class Steps:
    """The steps from one state, joined to one pattern: the engine tries them in order much faster than Python.

    Args:
        steps: The steps, the first that fits is taken.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        # A name may stand in several steps, but only once in a pattern; so groups go by their number here.
        self._whole = re.compile("|".join(f"({_NAME.sub('(', step.pattern.pattern)})" for step in steps))
        self._by_group: dict[int, tuple[int, Mapping[str, int]]] = {}
        group = 1
        for number, step in enumerate(steps):
            slots = {name: group + inside for name, inside in step.pattern.groupindex.items()}
            self._by_group[group] = number, slots
            group += 1 + step.pattern.groups

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)

    def first(self, text: str, at: int) -> tuple[int, int, dict[str, Any]] | None:
        """The first step that fits at `at`: its number, where it ends, and its slots as written."""
        found = self._whole.match(text, at)
        if found is None:
            return None
        number, slots = self._by_group[found.lastindex or 0]
        written = {name: found[group] for name, group in slots.items()}
        return number, found.end(), written

    def next(self, text: str, at: int, number: int) -> tuple[int, int, dict[str, Any]] | None:
        """The same of the steps behind the one with `number`."""
        for other in range(number + 1, len(self._steps)):
            found = self._steps[other].pattern.match(text, at)
            if found is not None:
                return other, found.end(), found.groupdict()
        return None

    def to(self, number: int) -> str:
        """The state behind a step."""
        return self._steps[number].to
