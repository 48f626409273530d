"""Lists of words as patterns that fail fast: most numbers of a page have none of them before or behind.

An engine that must try hundreds of words in turn spends its time there; the words are grouped by their first letter,
and one look at the last or the first two letters of a place tells whether trying is worth it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from krnews.numerals import SPACES, UNSEEN_SPACES

GAP = SPACES
"""Up to two spaces on the same line, as a pattern."""


def any_of(words: Iterable[str], *, gap: str = GAP, alone: str = "", whole: bool = False) -> str:
    """The words as one pattern, the longest first.

    Args:
        words: The words; a space in one may be missing in the text.
        gap: The pattern for a space in a word.
        alone: Letters that must not stand before a word, as a class.
        whole: Whether no Latin letter may follow a word that ends in one.

    Example:
        >>> any_of(["약", "최대", "최고치", "최고"])
        '최(?:고치|고|대)|약(?:)'
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rest = re.escape(word[1:]).replace(r"\ ", gap)
        rest += "(?![A-Za-z])" if whole and word[-1].isascii() and word[-1].isalpha() else ""
        groups.setdefault(word[0], []).append(rest)
    behind = f"(?<!{alone}.)" if alone else ""
    return "|".join(f"{re.escape(first)}{behind}(?:{'|'.join(rests)})" for first, rests in groups.items())


def openings(words: Iterable[str]) -> str:
    """A pattern for the first two letters of the words, or the one letter of those that have no second.

    Example:
        >>> openings(["달러", "달란트", "엔"])
        '[엔]|달[란러]'
    """
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1:2].strip())
    short = sorted(first for first, found in seconds.items() if "" in found)
    pairs = {first: "".join(sorted(found)) for first, found in sorted(seconds.items()) if "" not in found}
    classes = [f"[{re.escape(''.join(short))}]"] if short else []
    return "|".join([*classes, *(f"{re.escape(first)}[{re.escape(found)}]" for first, found in pairs.items())])


def endings(words: Iterable[str]) -> frozenset[str]:
    """The last two letters of each word, or its last one where it has no more, for `may_end_in`."""
    return frozenset(word[-2:].strip() for word in words)


def may_end_in(before: str, ends: frozenset[str]) -> bool:
    """Whether a word with one of these endings may stand at the end of `before`, up to two spaces behind it.

    Example:
        >>> may_end_in("공장에 최대 ", endings(["최대", "약"])), may_end_in("공장에 ", endings(["최대", "약"]))
        (True, False)
    """
    kept = before.rstrip()
    return kept[-2:] in ends or kept[-1:] in ends or kept[-1:] in UNSEEN_SPACES
