"""What a function changed that returns only the new text: the edits between an old and a new string.

Words that stand once in each string, and in the same order, are anchors; what differs between two anchors was replaced.
Time grows with the text, and with the logarithm of the number of anchors.
"""

from __future__ import annotations

import os.path
import re
from bisect import bisect_left
from collections.abc import Iterator

from krnews._alignment import Edit

_WORD = re.compile(r"\S+")


def edits_between(old: str, new: str) -> Iterator[Edit]:
    """Edits that make `new` of `old`, sorted and without overlap."""
    simple = list(_gap(old, new, 0))
    if not _is_replaced(simple):
        yield from simple
        return
    [(start, end, replacement)] = simple
    stop = start + len(replacement)
    old_at = new_at = start
    for anchor, twin, length in _anchors(old[start:end], new[start:stop]):
        yield from _gap(old[old_at : start + anchor], new[new_at : start + twin], old_at)
        old_at, new_at = start + anchor + length, start + twin + length
    yield from _gap(old[old_at:end], new[new_at:stop], old_at)


def _is_replaced(edits: list[Edit]) -> bool:
    """Whether a stretch was replaced, rather than only something put in or taken out."""
    return len(edits) == 1 and edits[0][0] < edits[0][1] and edits[0][2] != ""


def _gap(old: str, new: str, shift: int) -> Iterator[Edit]:
    """One stretch: what begins and ends alike stays, and so does one that stands once inside the other."""
    head = len(os.path.commonprefix([old, new]))
    tail = len(os.path.commonprefix([old[head:][::-1], new[head:][::-1]]))
    start, end = head + shift, len(old) - tail + shift
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if new and (at := old.find(new)) == old.rfind(new) >= 0:
        yield start, start + at, ""
        yield start + at + len(new), end, ""
    elif old and (at := new.find(old)) == new.rfind(old) >= 0:
        yield start, start, new[:at]
        yield end, end, new[at + len(old) :]
    elif old or new:
        yield start, end, new


def _anchors(old: str, new: str) -> list[tuple[int, int, int]]:
    """(start in `old`, start in `new`, length) of words that stand once in each, the most that rise in both."""
    there = _once(old)
    pairs = [(there[word], at, len(word)) for word, at in _once(new).items() if word in there]
    tops: list[int] = []  # the lowest start that ends a rising row, for each length of row
    ends: list[int] = []  # the pair that it belongs to
    before: list[int] = []
    for i, (at, _, _) in enumerate(pairs):
        place = bisect_left(tops, at)
        tops[place : place + 1] = [at]
        ends[place : place + 1] = [i]
        before.append(ends[place - 1] if place else -1)
    row = []
    i = ends[-1] if ends else -1
    while i >= 0:
        row.append(pairs[i])
        i = before[i]
    return row[::-1]


def _once(text: str) -> dict[str, int]:
    """The words that stand once in a text, in order, and where."""
    starts: dict[str, int] = {}
    for word in _WORD.finditer(text):
        starts[word[0]] = -1 if word[0] in starts else word.start()
    return {word: start for word, start in starts.items() if start >= 0}
