"""How the document itself spells, where it has its spaces.

Korean leaves many spaces to the writer (북미 정상회담, 9시40분), and a name that Kiwi does not know falls apart. But
most documents that lost spaces kept others. Two characters that stand apart elsewhere in the document are a witness
for a boundary between them; two that stand together in a word of usual length, or in a part of usual length between two
marks, are one against it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, compress
from math import exp, log

_LONGEST = 8  # a longer word may have lost a space itself
_WEIGHT, _ENOUGH = 1.5, 2  # logits for a witness, and how many are heard on each side
_WORD = re.compile(r"\S*+\s")
_RUN = re.compile(r"[^\W_]*+(?:[\W_]|\Z)")
_DIGIT = re.compile("[1-9]")


def heard(text: str, at: Sequence[int], spaced: Sequence[bool], boundary: Sequence[float]) -> list[float]:
    """The probabilities of the boundaries, after what the rest of the document says.

    Args:
        text: The document.
        at: The gaps in question, as str indices in rising order.
        spaced: Whether a space stands at each.
        boundary: The probability of a boundary at each.
    """
    plain = _DIGIT.sub("0", text)
    starts = [0, *accumulate(map(len, _RUN.findall(plain + " ")))]
    asked, pairs, shorts = [], [], []
    for i, place in enumerate(at):
        if not spaced[i]:
            word = bisect_right(starts, place)
            asked.append(i)
            pairs.append(plain[place - 1 : place + 1])
            shorts.append(starts[word] - starts[word - 1] - 1 <= _LONGEST)
    apart = Counter([plain[place - 2] + plain[place] for place in compress(at, spaced)])
    together = Counter(compress(pairs, shorts))
    told = list(boundary)
    for i, pair, short in zip(asked, pairs, shorts, strict=True):
        if pair in apart or pair in together:
            witnesses = min(apart.get(pair, 0), _ENOUGH) - min(together.get(pair, 0) - short, _ENOUGH)
            if witnesses:
                told[i] = _moved(boundary[i], _WEIGHT * witnesses)
    return told


def _moved(probability: float, logits: float) -> float:
    odds = log(max(probability, 1e-9) / max(1 - probability, 1e-9)) + logits
    return 1 / (1 + exp(-odds))
