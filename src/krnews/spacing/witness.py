"""Words that the document itself spells elsewhere.

A name that Kiwi does not know falls apart where spaces are missing (라|피더스), although the same document writes it
as one word between spaces. Such a word is a witness against a boundary inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import exp, log

_HANGUL = re.compile("[가-힣]+")
_SHORTEST, _LONGEST, _PARTICLE = 3, 8, 2
_DOUBTED = 0.5  # only gaps that look like a boundary are questioned
_WEIGHT, _ENOUGH = 1.5, 2  # logits for a witness, and how many are heard


def heard(text: str, at: Sequence[int], boundary: Sequence[float]) -> list[float]:
    """The probabilities of the boundaries, lower where a word of the document speaks against one.

    Args:
        text: The document.
        at: The gaps in question, as str indices in rising order.
        boundary: The probability of a boundary at each.
    """
    runs: list[tuple[int, int, list[int]]] = []
    words: Counter[str] = Counter()
    for match in _HANGUL.finditer(text):
        start, end = match.span()
        if end - start < _SHORTEST:
            continue
        inside = range(bisect_left(at, start + 1), bisect_left(at, end))
        doubted = [i for i in inside if boundary[i] > _DOUBTED]
        if doubted:
            runs.append((start, end, doubted))
        elif end - start <= _LONGEST:
            words.update(text[start:stop] for stop in range(max(start + _SHORTEST, end - _PARTICLE), end + 1))
    told = list(boundary)
    begins = {word[:_SHORTEST] for word in words}
    for start, end, doubted in runs:
        starts = [start, *(at[i] for i in doubted)]
        able = [text[begin : begin + _SHORTEST] in begins for begin in starts]
        if not any(able):
            continue
        for n, i in enumerate(doubted, 1):
            near = range(max(0, n - _LONGEST), n)  # further off no word is long enough to reach behind the gap
            count = max((_witnesses(text, starts[k], at[i], end, words) for k in near if able[k]), default=0)
            if count:
                told[i] = _less(boundary[i], _WEIGHT * min(count, _ENOUGH))
    return told


def _witnesses(text: str, begin: int, gap: int, end: int, words: Counter[str]) -> int:
    """How often a word that begins here and goes on behind the gap stands elsewhere in the document."""
    first, last = max(gap + 1, begin + _SHORTEST), min(end, begin + _LONGEST)
    return max((words.get(text[begin:stop], 0) for stop in range(first, last + 1)), default=0)


def _less(probability: float, logits: float) -> float:
    odds = log(probability / max(1 - probability, 1e-9)) - logits
    return 1 / (1 + exp(-odds))
