"""Kiwi's tokens of a text as columns of numbers, so that numpy can work on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
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
    found = Tokens([], [], [], [], [], [], [])
    for offset, tokens in stretches:
        if not tokens:
            continue
        forms, tags, starts, lengths = zip(*tokens, strict=True)  # a Token is a sequence of these four
        found.start.extend([offset + start for start in starts])
        found.length.extend(lengths)
        found.tag.extend(map(_tag, tags))
        found.form.extend([_DIGITS if tag == "SN" else _form(form) for tag, form in zip(tags, forms, strict=True)])
        found.oov.extend([token.oov for token in tokens])
        found.score.extend([token.score for token in tokens])
        for form, start, length in zip(forms, starts, lengths, strict=True):
            if " " in form:
                found.parted.extend(_parted(offset + start, length, form))
    return found


def _parted(start: int, length: int, form: str) -> Iterator[int]:
    """Where the spaces of a form would go, if the text writes it without any."""
    words = form.split(" ")
    if sum(map(len, words)) == length:
        for word in words[:-1]:
            start += len(word)
            yield start


@cache
def _tag(tag: str) -> int:
    return crc32(tag.split("-")[0].encode())  # VV-R and VV-I are both verbs


_forms: dict[str, int] = {}


def _form(form: str) -> int:
    known = _forms.get(form)
    if known is None:
        if len(_forms) > 1 << 16:
            _forms.clear()
        known = _forms[form] = crc32(form.encode("utf-8", "surrogatepass"))
    return known


_DIGITS = crc32(b"0")
