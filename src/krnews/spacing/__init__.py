"""Put back the spaces that a text lost, and leave alone what is well spaced."""

from __future__ import annotations

import re
from typing import Literal

from krnews._kiwi import kiwi
from krnews.text import Text, as_text

Mode = Literal["repair", "full"]

_LONG_WORD = re.compile(r"[^\s]{12,}")
_ENDS_WORD = ("J", "E", "SP", "SSC", "MAG", "MM")
_OPENS_WORD = ("N", "V", "M", "XR", "SSO", "SL")


def normalize_spacing(text: str, *, mode: Mode = "repair") -> Text:
    """The text with its lost spaces put back.

    Args:
        text: The text of a whole document.
        mode: "repair" inserts only where spaces were lost; "full" is for text that has none at all.

    Returns:
        The text, aligned; only U+0020 was inserted.

    Raises:
        TypeError: `text` is no str.
        ValueError: The mode is unknown.
        RuntimeError: Kiwi, which is needed where spaces were lost, cannot be loaded.
    """
    whole = as_text(text, "normalize_spacing")
    if mode not in ("repair", "full"):
        raise ValueError(f"unknown mode {mode!r}; normalize_spacing() knows 'repair' and 'full'")
    plain = str(whole)
    stretches = [(m.start(), m.end()) for m in _LONG_WORD.finditer(plain) if re.search("[가-힣]{10}", m[0])]
    edits: list[tuple[int, int, str]] = []
    for start, end in stretches:
        tokens = kiwi().tokenize(plain[start:end])
        for left, right in zip(tokens, tokens[1:], strict=False):
            at = start + right.start
            if left.end == right.start and left.tag.startswith(_ENDS_WORD) and right.tag.startswith(_OPENS_WORD):
                edits.append((at, at, " "))
    return whole.edit(edits)
