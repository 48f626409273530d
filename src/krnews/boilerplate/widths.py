"""How wide lines are, by the two measures in which text is broken: characters, or half letters as print has them."""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], int]

_WIDE = re.compile(r"[가-힣㐀-鿿]+")


def half_letters(text: str) -> int:
    """How wide a text is in half letters: Hangul and Chinese characters take two."""
    return len(text) + sum(map(len, _WIDE.findall(text)))


MEASURES: tuple[Measure, ...] = (len, half_letters)


def is_full(text: str, below: str, column: int, measure: Measure) -> bool:
    """Whether a column has no room behind `text` for the first word of `below`."""
    return measure(text) + 1 + measure(below.split(None, 1)[0]) > column
