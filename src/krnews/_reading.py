"""Text as the readers of amounts and dates take it: one form of each sign for which the tables are written.

Pages hold no-break, thin and ideographic spaces, and two in a row; figures and brackets of full width; three kinds of
tilde; syllables in pieces (NFD); lines that end in white space or a carriage return. Here they become the plain ones,
and what was read is led back to the text as it stands. A gap of three spaces or more parts columns and stays as wide
as it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from functools import cache
from itertools import cycle
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from krnews._alignment import Edit
from krnews._tables import read_table
from krnews.text import Text


class _Placed(Protocol):
    """An amount, a date, a finding."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)

_TWO = re.compile("(?<! )  (?! )")
_ENDS = re.compile(r"(?<![ \t])(?:[ \t]++\r?\n|[ \t]*+\r\n?)|(?<! )  (?! )")
"""The end of a line that is no plain line break, or two spaces."""
_PIECES = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
"""A syllable of today in two or three letters."""


@cache
def _forms() -> dict[str, str]:
    entries = read_table("krnews", "forms.toml")["form"]
    return {char: plain for e in entries for char, plain in zip(e["from"], cycle(e["to"]), strict=False)}


def plain_forms(text: str) -> str:
    """The text with the plain form of each character, one for one.

    Example:
        >>> plain_forms("（５월～６월）")
        '(5월~6월)'
    """
    forms = _forms()
    for form in [form for form in forms if form in text]:  # quicker than one pattern, since most texts hold none
        text = text.replace(form, forms[form])
    return text


def evened(text: str) -> Text | None:
    """The text in plain forms and whole syllables, with one space where two were; None where it is so already.

    Example:
        >>> evened("3조\u00a0 9000억 원").to_source(3, 8)
        (4, 9)
        >>> evened("3조 9000억 원") is None
        True
    """
    plain = plain_forms(text)
    edits: list[Edit] = []
    if "\r" in plain or " \n" in plain or "\t\n" in plain:
        edits = [(*gap.span(), " " if gap[0] == "  " else "\n") for gap in _ENDS.finditer(plain)]
    elif "  " in plain:
        edits = [(*gap.span(), " ") for gap in _TWO.finditer(plain)]
    if not unicodedata.is_normalized("NFC", plain):
        edits += ((*found.span(), unicodedata.normalize("NFC", found[0])) for found in _PIECES.finditer(plain))
        edits.sort()
    if not edits and plain == text:
        return None
    whole = (0, len(text), plain)  # as long as it was, so each character stays in its place
    return Text(text).edit([whole]).edit(edits)


def on_source(item: Placed, read: Text) -> Placed:
    """A value that was read from `read`, with its offsets in the source, and its text as it stands there."""
    kind: Any = type(item)
    start, end = read.to_source(item.start, item.end)
    rest, has_text = _rest(kind)
    written = (read.source[start:end],) if has_text else ()
    placed: Placed = kind(start, end, *written, *rest(item))
    return placed


@cache
def _rest(kind: Any) -> tuple[attrgetter[tuple[Any, ...]], bool]:
    """What a value holds behind its place (and its text): a third of the time that `replace` takes."""
    names = [field.name for field in fields(kind)]
    has_text = names[2] == "text"
    return attrgetter(*names[3 if has_text else 2 :]), has_text
