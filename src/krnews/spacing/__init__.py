"""Put back exactly the spaces that a text lost, and leave alone what is well spaced."""

from __future__ import annotations

from functools import cache

from krnews.spacing.model import LossySpan, MissingSpace, Mode, Spacing
from krnews.text import Text

__all__ = ["LossySpan", "MissingSpace", "Mode", "Spacing", "lossy_spans", "missing_spaces", "normalize_spacing"]


def normalize_spacing(text: str, *, mode: Mode = "repair") -> Text:
    """The text with its lost spaces put back.

    Give it a whole document: where the text lost spaces is judged over all of it. Only U+0020 is ever inserted, only
    between two characters of a line; letters, line breaks and the spaces that stand are never touched. Applied to its
    own result it changes nothing.

    Args:
        text: A document, a paragraph or a sentence, best after `normalize_unicode`.
        mode: "repair" inserts where spaces were lost and leaves alone what is well spaced; "full" inserts at every
            word boundary, for text that is known to have no spaces.

    Returns:
        The text, aligned with its source.

    Raises:
        TypeError: `text` is no str.
        ValueError: The mode is unknown.
        RuntimeError: Kiwi cannot be loaded; it is needed only where spaces may be missing.

    Example:
        >>> normalize_spacing("기시다총리는9일워싱턴에서열린오찬에참석했다.")
        Text('기시다 총리는 9일 워싱턴에서 열린 오찬에 참석했다.')
    """
    return _shipped().normalize_spacing(text, mode=mode)


def missing_spaces(text: str) -> list[MissingSpace]:
    """The places at which `normalize_spacing` would put a space, and how sure it is.

    Args:
        text: A document, a paragraph or a sentence.

    Returns:
        The places in rising order; `at` is a str index, `probability` lies between 0.43 and 1.

    Raises:
        TypeError: `text` is no str.
        RuntimeError: Kiwi cannot be loaded.

    Example:
        >>> [missing.at for missing in missing_spaces("회의는 오전에 끝났다고대변인이전했다.")]
        [12, 16]
    """
    return _shipped().missing_spaces(text)


def lossy_spans(text: str) -> list[LossySpan]:
    """The stretches in which the text lost spaces.

    Args:
        text: A document, a paragraph or a sentence.

    Returns:
        The stretches in rising order, without overlap; none where the text is well spaced.

    Raises:
        TypeError: `text` is no str.
        RuntimeError: Kiwi cannot be loaded.

    Example:
        >>> lossy_spans("두 나라는 협력을 약속했다.이날회담은두시간동안이어졌다.")
        [LossySpan(start=10, end=30, rate=1.0)]
    """
    return _shipped().lossy_spans(text)


@cache
def _shipped() -> Spacing:
    return Spacing()
