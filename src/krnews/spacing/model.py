"""The spacing of a document: weights and channel at work.

The text is read line by line, Kiwi's tokens and the weights give each gap the probability of a word boundary, and the
channel, which sees all lines in a row, says which of the boundaries lost their space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from krnews._kiwi import kiwi
from krnews.spacing import weights as _weights
from krnews.spacing.channel import Channel, Loss, losses
from krnews.spacing.features import columns, gaps
from krnews.text import Text, as_str, as_text

Mode = Literal["repair", "full"]
MODES: tuple[Mode, ...] = ("repair", "full")

_CUT = 0.5  # a space is put back where it is more likely missing than not
_DOUBT = 0.004  # gaps that are less likely a boundary tell nothing about the channel
_STRETCH = 2_000  # characters that Kiwi reads at a time


class MissingSpace(NamedTuple):
    """A place that lost its space.

    Attributes:
        at: The str index before which the space belongs.
        probability: How likely a space was lost there, from 0 to 1.
    """

    at: int
    probability: float


class LossySpan(NamedTuple):
    """A stretch of text in which spaces were lost.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        rate: The share of its spaces that the stretch lost, as the channel estimates it, from 0 to 1.
    """

    start: int
    end: int
    rate: float


class Reading(NamedTuple):
    """What is known of the gaps of a document: where they are, if spaced, and how likely a boundary."""

    at: list[int]
    spaced: list[bool]
    boundary: list[float]


class Spacing:
    """Puts lost spaces back with weights of one's own.

    The functions of the same names in krnews use the weights that come with it.

    Args:
        weights: A file written by ``python -m krnews.spacing.train``, or the folder it stands in; by default the
            weights that come with krnews.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: The file holds no weights for this version.

    Example:
        >>> Spacing().normalize_spacing("이날회의에서는내년예산을논의했다.")
        Text('이날 회의에서는 내년 예산을 논의했다.')
    """

    def __init__(self, weights: str | Path | _weights.Weights | None = None) -> None:
        self._loaded = weights if weights is None or isinstance(weights, _weights.Weights) else _weights.load(weights)
        self._channel = Channel()

    @cached_property
    def _weights(self) -> _weights.Weights:
        return _weights.shipped() if self._loaded is None else self._loaded

    @property
    def card(self) -> dict[str, Any]:
        """What the weights say of themselves: sources, licence, seed, figures."""
        return self._weights.card

    def normalize_spacing(self, text: str, *, mode: Mode = "repair") -> Text:
        """See `krnews.normalize_spacing`."""
        whole = as_text(text, "normalize_spacing")
        if mode not in MODES:
            named = " or ".join(map(repr, MODES))
            raise ValueError(f"normalize_spacing() was given mode={mode!r}; it knows {named}")
        plain = str(whole)
        if mode == "full":
            places = self._boundaries(plain)
        else:
            places = [missing.at for missing in self.missing_spaces(plain)]
        return whole.edit([(at, at, " ") for at in places])

    def missing_spaces(self, text: str) -> list[MissingSpace]:
        """See `krnews.spacing.missing_spaces`."""
        reading = self.read(as_str(text, "missing_spaces"))
        found = losses(reading.boundary, reading.spaced, self._channel)
        return [
            MissingSpace(at, round(loss.missing, 4))
            for at, loss in zip(reading.at, found, strict=True)
            if loss.missing > _CUT
        ]

    def _boundaries(self, plain: str) -> list[int]:
        reading = self.read(plain)
        return [
            at
            for at, spaced, p in zip(reading.at, reading.spaced, reading.boundary, strict=True)
            if not spaced and p > _CUT
        ]

    def read(self, plain: str) -> Reading:
        """The gaps that have a space or could have one, with the probability of a boundary at each."""
        stretches = [piece for line in _lines(plain) for piece in _stretches(plain, *line)]
        tokens = kiwi().tokenize([_readable(plain[start:end]) for start, end in stretches])
        found = gaps(plain, columns(zip((start for start, _ in stretches), tokens, strict=True)))
        boundary = self._weights.probabilities(found.keys)
        told = found.spaced | (boundary > _DOUBT)
        return Reading(found.at[told].tolist(), found.spaced[told].tolist(), boundary[told].tolist())


def _lines(plain: str) -> Iterator[tuple[int, int]]:
    """The lines that hold something, without the white space around them."""
    at = 0
    for line in plain.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            start = at + line.index(inner[0])
            yield start, start + len(inner)
        at += len(line)


def _stretches(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line in pieces that Kiwi reads at a time, cut behind a space where there is one."""
    while end - start > _STRETCH:
        space = plain.rfind(" ", start + _STRETCH // 2, start + _STRETCH)
        cut = start + _STRETCH if space < 0 else space + 1
        yield start, cut
        start = cut
    yield start, end


def _readable(stretch: str) -> str:
    """The stretch as Kiwi can take it: NUL and lone surrogates become a character of no meaning."""
    return stretch.translate(_UNREADABLE) if not stretch.isprintable() else stretch


class _Unreadable(dict[int, int]):
    def __missing__(self, code: int) -> int:
        return 0xFFFD if code == 0 or 0xD800 <= code < 0xE000 else code


_UNREADABLE = _Unreadable()
