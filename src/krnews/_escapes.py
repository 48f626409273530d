r"""Escapes of JSON that were left in a text: `\n` in two characters where a line ends, `\"` for a quotation mark."""

from __future__ import annotations

import re

from krnews._alignment import Edit

SURE = 2
"""So many line ends in two characters tell that a text is escaped; fewer may stand in a path or a formula."""
_SURE = re.compile(r"(?<!\\)\\n(?![A-Za-z])")
_ESCAPE = re.compile(r"(?<!\\)(?:\\r)?\\n|(?<!\\)\\(?P<char>[rt\"'/])")
_SAID = {"r": "\n", "t": "\t", '"': '"', "'": "'", "/": "/"}


def mends(text: str) -> list[Edit]:
    r"""The edits that unescape `text`; none where it shows no sign that it is escaped.

    Example:
        >>> mends(r"한별시는 \"다리\"를 놓는다.\n\n돈은 3조 원이다.")
        [(5, 7, '"'), (9, 11, '"'), (17, 19, '\n'), (19, 21, '\n')]
    """
    if "\\n" not in text or len(_SURE.findall(text)) < SURE:
        return []
    return [(*found.span(), _SAID.get(found["char"], "\n")) for found in _ESCAPE.finditer(text)]
