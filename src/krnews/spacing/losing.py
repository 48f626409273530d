"""How texts lose their spaces: what a well-spaced sentence goes through before the model learns from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from random import Random

CURLED = 0.5
"""The share of sentences whose quotation marks are made typographic."""

TRAINED = ("all", "all", "many", "most", "lines")
"""The ways of loss that are trained on, as often as they are drawn."""

PARTIAL = ("some", "many", "most", "lines")
"""The ways in which a text loses a part of its spaces."""


def curl(text: str) -> str:
    """The text with straight quotation marks made typographic, in pairs; newspapers print them, treebanks do not.

    Example:
        >>> curl("그는 '네'라고 했다")
        '그는 ‘네’라고 했다'
    """
    for straight, pair in (('"', "“”"), ("'", "‘’")):
        if text.count(straight) % 2 == 0:
            opening = cycle(pair)
            text = "".join(next(opening) if c == straight else c for c in text)
    return text


_RATES = {"all": 1.0, "most": 0.9, "many": 0.6, "some": 0.3}


def lose(text: str, rng: Random, ways: Sequence[str] = TRAINED) -> str:
    """The text as it might have lost its spaces, in a way drawn from `ways`.

    "all", "most", "many" and "some" drop each space with one probability; "lines" cuts the text as print lines do,
    each of which loses none, a quarter or nearly all of its spaces.
    """
    way = rng.choice(ways)
    if way != "lines":
        return _drop(text, _RATES[way], rng)
    parts, at = [], 0
    while at < len(text):
        width = rng.randint(10, 28)
        parts.append(_drop(text[at : at + width], rng.choice((0.0, 0.25, 0.95, 0.95)), rng))
        at += width
    return "".join(parts)


def _drop(text: str, rate: float, rng: Random) -> str:
    return "".join(c for c in text if c != " " or rng.random() >= rate)
