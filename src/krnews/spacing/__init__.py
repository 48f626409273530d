"""Put back exactly the spaces that a text lost, and leave alone what is well spaced."""

from __future__ import annotations

from functools import cache

from krnews.spacing.model import LossySpan, MissingSpace, Mode, Spacing
from krnews.text import Text

__all__ = ["LossySpan", "MissingSpace", "Mode", "Spacing", "missing_spaces", "normalize_spacing"]


def normalize_spacing(text: str, *, mode: Mode = "repair") -> Text:
    """The text with its lost spaces put back."""
    return _shipped().normalize_spacing(text, mode=mode)


def missing_spaces(text: str) -> list[MissingSpace]:
    """x."""
    return _shipped().missing_spaces(text)


@cache
def _shipped() -> Spacing:
    return Spacing()
