"""The spacing of a document: weights and channel at work.

Kiwi's tokens and the weights give each gap of the text the probability of a word boundary; the channel, which sees
the whole document in a row, says which of the boundaries lost their space.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress, pairwise
from os import PathLike
from typing import Any, Literal, NamedTuple

from krnews._kiwi import kiwi
from krnews.spacing.channel import Channel, losses
from krnews.spacing.features import Gaps, gaps
from krnews.spacing.gate import doubtful, may_have_lost
from krnews.spacing.tokens import columns
from krnews.spacing.typography import closed, opened
from krnews.spacing.weights import Weights, load, shipped
from krnews.spacing.witness import heard
from krnews.text import Text, as_str, as_text

Mode = Literal["repair", "full"]
MODES: tuple[Mode, ...] = ("repair", "full")

_CUT = 0.43  # F1 is best at half of the F1 that is reached: a lost space left out costs as much as one too many
_MAYBE = 0.2  # of a stretch that is read without the rest of its document
_MOST = 0.5  # of a document in doubt: it is quicker to read all of it at once
_DOUBT = 0.02  # gaps that are less likely a boundary tell nothing about the channel
_SURE = 0.95  # of a boundary that a rule is certain of
_LOSSY = 0.2  # an intact text loses nearly nothing, the least lossy state a third
_ROUNDS = 64  # the second round changes one text in three hundred; only nonsense ("각하" a hundred times) needs more
_STRETCH = 500  # characters that Kiwi reads at a time: its cost for one grows faster than its length
_CUTS = tuple(  # where a longer line is cut, best first; each finds the last such place
    re.compile(f".*{place}", re.DOTALL)
    for place in (
        r"[가-힣][.!?][\"'”’)]*+\s*+",
        r"\s",
        r"[^\w\s](?=\w)",
        r"(?:[가-힣](?=[^가-힣])|[^가-힣](?=[가-힣]))",
    )
)
_EDGE = 4  # characters beside a cut inside a word, of which Kiwi's tokens tell nothing


class MissingSpace(NamedTuple):
    """A place that lost its space.

    Attributes:
        at: The str index before which the space belongs.
        probability: How likely a space was lost there, above 0.43 up to 1.
    """

    at: int
    probability: float


class LossySpan(NamedTuple):
    """A stretch of text in which spaces were lost.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open); whole words.
        rate: The share of its spaces that the stretch lost, above 0 up to 1.
    """

    start: int
    end: int
    rate: float


class Reading(NamedTuple):
    """The gaps of a document that have a space or may want one.

    Attributes:
        at: Where a space stands (the index behind it) or would go.
        spaced: Whether one stands there.
        boundary: The probability that one belongs there.
    """

    at: list[int]
    spaced: list[bool]
    boundary: list[float]


class Spacing:
    """Puts lost spaces back with weights of one's own.

    The functions of the same names use the weights that come with krnews.

    Args:
        weights: A file written by ``python -m krnews.spacing.train``, the folder it stands in, or `Weights` in
            memory; by default the weights that come with krnews.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: The file holds no weights for this version.

    Example:
        >>> Spacing().normalize_spacing("이날회의에서는내년예산을논의했다.")
        Text('이날 회의에서는 내년 예산을 논의했다.')
    """

    def __init__(self, weights: str | PathLike[str] | Weights | None = None) -> None:
        self._given = weights if weights is None or isinstance(weights, Weights) else load(weights)

    @property
    def weights(self) -> Weights:
        """The weights in use; their `card` says what they were trained on."""
        return self._given or shipped()

    def normalize_spacing(self, text: str, *, mode: Mode = "repair") -> Text:
        """See `krnews.normalize_spacing`."""
        whole = as_text(text, "normalize_spacing")
        if mode not in MODES:
            named = " or ".join(map(repr, MODES))
            raise ValueError(f"normalize_spacing() got mode={mode!r}; it knows {named}")
        _, missing = self._rounds(str(whole), mode)
        return whole.edit([(at, at, " ") for at in sorted(missing)])

    def missing_spaces(self, text: str) -> list[MissingSpace]:
        """See `krnews.spacing.missing_spaces`."""
        _, missing = self._rounds(as_str(text, "missing_spaces"), "repair")
        return [MissingSpace(at, round(missing[at], 4)) for at in sorted(missing)]

    def lossy_spans(self, text: str) -> list[LossySpan]:
        """See `krnews.spacing.lossy_spans`."""
        plain = as_str(text, "lossy_spans")
        first, missing = self._rounds(plain, "repair")
        if not missing:
            return []
        _, rates = losses(first.boundary, first.spaced, Channel())
        return list(_spans(plain, first, rates, sorted(missing)))

    def _rounds(self, plain: str, mode: Mode) -> tuple[Reading, dict[int, float]]:
        """What is missing, in rounds until nothing is: the answer for a mended text is then that it wants nothing.

        Returns:
            The text as it was first read; and what is missing, with its probability.
        """
        first, found = self._missing(plain, mode)
        missing = found
        for _ in range(_ROUNDS):
            if not missing:
                break
            places = sorted(found)
            stand = [place + count for count, place in enumerate(places)]  # where in the mended text spaces were put
            _, missing = self._missing(_spaced(plain, places), mode)
            found.update((at - bisect_left(stand, at), chance) for at, chance in missing.items())
        return first, found

    def _missing(self, plain: str, mode: Mode) -> tuple[Reading, dict[int, float]]:
        if mode == "repair" and not (may_have_lost(plain) and self._confirmed(plain)):
            return Reading([], [], []), {}
        reading = self._read(plain)
        if mode == "full":
            chances = [0.0 if spaced else p for spaced, p in zip(reading.spaced, reading.boundary, strict=True)]
        else:
            chances, _ = losses(reading.boundary, reading.spaced, Channel())
        return reading, {at: p for at, p in zip(reading.at, chances, strict=True) if p > _CUT}

    def _confirmed(self, plain: str) -> bool:
        """Whether the stretches in doubt may have lost spaces; they are read without the rest, which most need not."""
        stretches = doubtful(plain)
        if sum(end - start for start, end in stretches) > _MOST * len(plain):
            return True
        reading = self._read("\n".join(plain[start:end] for start, end in stretches))
        chances, _ = losses(reading.boundary, reading.spaced, Channel())
        return max(chances, default=0.0) > _MAYBE

    def _read(self, plain: str) -> Reading:
        """The gaps that tell something: those with a space, and those that may want one."""
        import numpy as np

        found = read_gaps(plain)
        boundary = np.ones(len(found.at))
        boundary[~found.spaced] = self.weights.probabilities(found.keys)
        told = boundary > _DOUBT
        at, spaced, chances = found.at[told].tolist(), found.spaced[told].tolist(), boundary[told].tolist()
        shut = closed(plain, (place for place, space in zip(at, spaced, strict=True) if not space))
        kept = [space or place not in shut for place, space in zip(at, spaced, strict=True)]
        at, spaced = list(compress(at, kept)), list(compress(spaced, kept))
        chances = heard(plain, at, spaced, list(compress(chances, kept)))
        certain = opened(plain)
        if certain:
            chances = [max(p, _SURE) if place in certain else p for place, p in zip(at, chances, strict=True)]
        return Reading(at, spaced, chances)


def read_gaps(plain: str) -> Gaps:
    """The gaps of a text with Kiwi's tokens; its stretches are read by Kiwi's own threads."""
    stretches = [piece for line in _lines(plain) for piece in _stretches(plain, *line)]
    if not stretches:
        return gaps(plain, columns([]))
    texts = [_readable(plain[start:end]) for start, end, _ in stretches]
    # one stretch needs no thread of Kiwi's, and is quicker without
    tokens = kiwi().tokenize(texts) if len(texts) > 1 else [kiwi().tokenize(texts[0])]
    found = gaps(plain, columns(zip((start for start, _, _ in stretches), tokens, strict=True)))
    edges = {at for _, end, torn in stretches if torn for at in range(end - _EDGE, end + _EDGE + 1)}
    if not edges:
        return found
    kept = [i for i, at in enumerate(found.at.tolist()) if at not in edges or found.spaced[i]]
    unspaced = found.spaced.cumsum()  # of the gaps up to each, those that have no row of keys
    rows = [i - unspaced[i] for i in kept if not found.spaced[i]]
    return Gaps(found.at[kept], found.spaced[kept], found.keys[rows])


def _spaced(plain: str, places: list[int]) -> str:
    """The text with a space put before each of the places."""
    return " ".join(plain[start:end] for start, end in pairwise([0, *places, len(plain)]))


def _lines(plain: str) -> Iterator[tuple[int, int]]:
    """The lines that hold something, without the white space around them."""
    at = 0
    for line in plain.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            start = at + line.index(inner[0])
            yield start, start + len(inner)
        at += len(line)


def _stretches(plain: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A line in pieces that Kiwi reads at a time, cut behind a sentence, else a word, else where the script changes.

    The last of the three values says that the cut behind the piece had to be made inside a word.
    """
    while end - start > _STRETCH:
        furthest = start + _STRETCH
        found = (place.match(plain, start + _STRETCH // 2, furthest) for place in _CUTS)
        cut = next((match.end() for match in found if match), 0)
        yield start, cut or furthest, not cut
        start = cut or furthest
    yield start, end, False


def _readable(stretch: str) -> str:
    """The stretch as Kiwi can take it: NUL and lone surrogates become a character of no meaning."""
    return stretch if stretch.isprintable() else stretch.translate(_UNREADABLE)


class _Unreadable(dict[int, int]):
    def __missing__(self, code: int) -> int:
        return 0xFFFD if code == 0 or 0xD800 <= code < 0xE000 else code


_UNREADABLE: Any = _Unreadable()


def _spans(plain: str, reading: Reading, rates: list[float], missing: list[int]) -> Iterator[LossySpan]:
    """The stretches around the missing spaces; an intact gap between two of them parts them."""
    lost = set(missing)
    intact = [at for at, rate in zip(reading.at, rates, strict=True) if rate < _LOSSY and at not in lost]
    spaces = [at for at, spaced in zip(reading.at, reading.spaced, strict=True) if spaced]
    stretches: list[tuple[int, list[int]]] = []
    end = 0
    for at in missing:
        if at >= end:  # another word
            start, end = _word(plain, at)
            if not stretches or _any_between(intact, stretches[-1][1][-1], at):
                stretches.append((start, []))
        stretches[-1][1].append(at)
    for start, places in stretches:
        kept = bisect_left(spaces, places[-1]) - bisect_left(spaces, places[0])
        yield LossySpan(start, _word(plain, places[-1])[1], round(len(places) / (len(places) + kept), 4))


def _word(plain: str, at: int) -> tuple[int, int]:
    """The word around a place that stands inside it."""
    start = end = at
    while start and not plain[start - 1].isspace():
        start -= 1
    while end < len(plain) and not plain[end].isspace():
        end += 1
    return start, end


def _any_between(places: list[int], low: int, high: int) -> bool:
    return bisect_left(places, low) < bisect_left(places, high)
