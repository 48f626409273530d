"""Kiwi's tokens of a text as columns of numbers, so that numpy can work on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import add, attrgetter
from typing import Any, NamedTuple
from zlib import crc32


class Tokens(NamedTuple):
    """Kiwi's tokens of a text, as columns.

    Attributes:
        start, length: Where each stands.
        tag, form: As numbers.
        oov: Whether Kiwi's dictionary lacks it.
        score: The log probability that Kiwi's language model gives it behind the tokens before it.
        parted: The str indices at which the form of a token of several words (사디오 마네) has a space.
    """

    start: list[int]
    length: list[int]
    tag: list[int]
    form: list[int]
    oov: list[bool]
    score: list[float]
    parted: list[int]


def columns(stretches: Iterable[tuple[int, Sequence[Any]]]) -> Tokens:
    """The columns of lists of `kiwipiepy.Token`, each with the offset at which its stretch of the text begins."""
    every: list[Any] = []
    offsets: list[int] = []
    for offset, tokens in stretches:
        every += tokens
        offsets += repeat(offset, len(tokens))
    if not every:
        return Tokens([], [], [], [], [], [], [])
    forms, tags, starts, lengths, oov, scores = map(list, zip(*map(_facts, every), strict=True))
    starts = list(map(add, starts, offsets))
    known = list(map(_forms.__getitem__, forms))
    at = -1
    for _ in range(tags.count("SN")):
        at = tags.index("SN", at + 1)
        known[at] = _DIGITS
    parted: list[int] = []
    if " " in "".join(forms):
        for form, start, length in zip(forms, starts, lengths, strict=True):
            parted.extend(_parted(start, length, form))
    return Tokens(starts, lengths, list(map(_tags.__getitem__, tags)), known, oov, scores, parted)


_facts = attrgetter("form", "tag", "start", "len", "oov", "score")


def _parted(start: int, length: int, form: str) -> Iterator[int]:
    """Where the spaces of a form would go, if the text writes it without any."""
    words = form.split(" ")
    if sum(map(len, words)) == length:
        for word in words[:-1]:
            start += len(word)
            yield start


class _Numbers(dict[str, int]):
    """The number of a word, made when it is first asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) > 1 << 16:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number


class _Tags(_Numbers):
    def __missing__(self, tag: str) -> int:
        number = self[tag] = super().__missing__(tag.split("-")[0])  # VV-R and VV-I are both verbs
        return number


_forms, _tags = _Numbers(), _Tags()
_DIGITS = crc32(b"0")
