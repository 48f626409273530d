"""A cheap test whether a text may have lost spaces at all, so that an intact one costs no Kiwi.

Lost spaces make long words. Each word adds its log odds, and the stretch of words with the highest sum (a CUSUM)
tells: a print line that lost its spaces stands out, a long compound now and then does not.
"""

from __future__ import annotations

import re
from functools import cache
from math import log
from typing import NamedTuple

from krnews._tables import read_table

_SYLLABLE = re.compile(r"[가-힣]")
_NO_SYLLABLE = re.compile(r"[^\s가-힣]+")
_OTHER = "-"


class _Doubt(NamedTuple):
    evidence: tuple[float, ...]
    words: int
    slope: float


def may_have_lost(text: str) -> bool:
    """Whether the words of the text are long enough, somewhere, that spaces may be missing.

    Example:
        >>> may_have_lost("국회는 이날 본회의를 열었다. " * 20)
        False
    """
    if not _SYLLABLE.search(text):
        return False
    doubt = _doubt()
    evidence, longest = doubt.evidence, len(doubt.evidence) - 1
    words = _NO_SYLLABLE.sub(_OTHER, text).split()  # what is no syllable is one character: words are counted in one go
    count, run, peak = len(words), 0.0, 0.0
    for word in words:
        syllables = len(word) - word.count(_OTHER) if _OTHER in word else len(word)
        run += evidence[syllables if syllables < longest else longest]
        if run > peak:
            peak = run
        elif run < 0.0:
            run = 0.0
    return count < doubt.words or peak > doubt.slope * log(count / doubt.words)


@cache
def _doubt() -> _Doubt:
    table = read_table("krnews.spacing", "words.toml")
    return _Doubt(tuple(table["words"]["evidence"]), table["doubt"]["words"], table["doubt"]["slope"])
