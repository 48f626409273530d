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
_WHITE = "\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NO_SYLLABLE = re.compile(f"[^{_WHITE}가-힣][^{_WHITE}가-힣]*+")
"""White space is written out, and the first character apart: so the engine takes a third of the time."""
_WORD = re.compile(r"\S+")
_OTHER = "-"


class _Doubt(NamedTuple):
    evidence: tuple[float, ...]
    words: int
    slope: float
    part: float
    around: int


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


def doubtful(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that may have lost spaces, with some words around them: all of a short text.

    Example:
        >>> text = "국회는 이날 본회의를 열었다. " * 9 + "이날회의에서는내년예산을논의했다."
        >>> [text[start:end] for start, end in doubtful(text)]
        ['국회는 이날 본회의를 열었다. 이날회의에서는내년예산을논의했다.']
    """
    doubt = _doubt()
    evidence, longest = doubt.evidence, len(doubt.evidence) - 1
    words = [word.span() for word in _WORD.finditer(text)]
    if len(words) < doubt.words:
        return [(0, len(text))]
    enough = doubt.part * doubt.slope * log(len(words) / doubt.words)
    found: list[tuple[int, int]] = []
    first = last = 0
    run = peak = 0.0
    for at, (start, end) in enumerate(words):
        run += evidence[min(len(_SYLLABLE.findall(text, start, end)), longest)]
        if run > peak:
            last, peak = at, run
        elif run < 0.0:
            if peak > enough:
                found.append((first, last))
            first, run, peak = at + 1, 0.0, 0.0
    if peak > enough:
        found.append((first, last))
    return _widened(found, words, doubt.around)


def _widened(found: list[tuple[int, int]], words: list[tuple[int, int]], around: int) -> list[tuple[int, int]]:
    """Stretches of words as stretches of the text, with the words around them; those that touch are joined."""
    stretches: list[tuple[int, int]] = []
    for first, last in found:
        start, end = words[max(0, first - around)][0], words[min(len(words) - 1, last + around)][1]
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


@cache
def _doubt() -> _Doubt:
    table = read_table("krnews.spacing", "words.toml")
    doubt = table["doubt"]
    return _Doubt(tuple(table["words"]["evidence"]), doubt["words"], doubt["slope"], doubt["part"], doubt["around"])
