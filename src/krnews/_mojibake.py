"""Bytes that were read in the wrong encoding, and what they say.

Two misreadings are known: CP949 and UTF-8, each read one byte a character (latin-1 or Windows-1252). Both are mended by
stretch, so text around a broken stretch stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from krnews._alignment import Edit
from krnews._tables import read_table

_WINDOWS = {bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_BYTE = {chr(b): b for b in range(0x100)} | _WINDOWS
_AS_LATIN_1 = str.maketrans({char: chr(b) for char, b in _BYTE.items()})


def _chars(low: int, high: int, *, without: str = "") -> str:
    """A character class of what the bytes low..high look like when they are misread."""
    listed = "".join(rf"\U{ord(c):08X}" for c, b in _BYTE.items() if low <= b <= high and c not in without)
    return f"[{listed}]"


_HIGH = _chars(0x80, 0xFF)
_NEXT = _chars(0x80, 0xBF)
_UTF_8 = (
    f"(?:{_chars(0xF0, 0xF4)}{_NEXT}{{3}}|{_chars(0xE0, 0xE0)}{_chars(0xA0, 0xBF)}{_NEXT}|"
    f"{_chars(0xED, 0xED)}{_chars(0x80, 0x9F)}{_NEXT}|{_chars(0xE1, 0xEF, without='í')}{_NEXT}{{2}}|"
    f"{_chars(0xC2, 0xDF)}{_NEXT})"
)
_LEAD = re.compile("[\xb0-\xf4]")
"""What broken text always holds: the first byte of a common syllable, or of a character in UTF-8."""
_TYPOGRAPHY = "‘’“”–—…•‹›«»·™"
"""What may follow an accented letter in well-formed text: Beyoncé”…"""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "hint": re.compile(f"{_chars(0xB0, 0xC8)}{_chars(0xA1, 0xFE)}|{_UTF_8}"),
        "stretch": re.compile(rf"(?:[\x00-\x7F]|{_HIGH})++"),
        "run": re.compile(rf"{_HIGH}++(?:[A-Za-z]{_HIGH}++)*+[A-Za-z]?+"),
        "utf-8": re.compile(f"{_UTF_8}++"),
        "sequence": re.compile(_UTF_8),
    }


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(read_table("krnews", "unicode.toml")["syllables"][0]["common"].split()))


@cache
def _pair(lead: str, trail: str) -> str | None:
    """What two misread characters say in CP949, or None where they say nothing."""
    if _BYTE.get(lead, 0) < 0x81 or _BYTE.get(trail, 0) < 0x41:
        return None
    try:
        return bytes((_BYTE[lead], _BYTE[trail])).decode("cp949")
    except UnicodeDecodeError:
        return None


def mends(text: str) -> list[Edit]:
    """The edits that mend `text`, one for each character that comes out."""
    patterns = _patterns()
    if not _LEAD.search(text) or not patterns["hint"].search(text):
        return []
    edits: list[Edit] = []
    for stretch in patterns["stretch"].finditer(text):
        start, end = stretch.span()
        if end - start < 2 or text[start:end].isascii():
            continue
        utf_8, cp949 = list(_from_utf_8(text, start, end)), list(_from_cp949(text, start, end))
        high = sum(not char.isascii() for char in text[start:end])
        whole = any(b - a > 2 for a, b, _ in utf_8) and sum(b - a for a, b, _ in utf_8) == high
        edits += cp949 if not whole and _is_korean(cp949, high) else utf_8
    return edits


def _from_cp949(text: str, start: int, end: int) -> Iterator[Edit]:
    for run in _patterns()["run"].finditer(text, start, end):
        pairs = _pairs(text, *run.span())
        if 2 * len(pairs) < len(run[0]):  # perhaps a dot or quote that is whole stands before the broken pairs
            pairs = max(pairs, _pairs(text, run.start() + 1, run.end()), key=_said)
        yield from pairs


def _pairs(text: str, start: int, end: int) -> list[Edit]:
    """The pairs of a run, read from its start; a character that begins none is left."""
    edits, at = [], start
    while at + 1 < end:
        char = _pair(text[at], text[at + 1])
        if char is None or (text[at] in _TYPOGRAPHY and text[at + 1].isascii()):  # “it’s”, not 밿t뭩
            at += 1
            continue
        edits.append((at, at + 2, char))
        at += 2
    return edits


def _said(edits: list[Edit]) -> tuple[int, int]:
    return sum(char in _common() for *_, char in edits), len(edits)


def _is_korean(pairs: list[Edit], high: int) -> bool:
    """Whether pairs are Korean: a good part syllables, most of those common, few of the `high` characters left over."""
    syllables = [char for *_, char in pairs if "가" <= char <= "힣"]
    common = sum(char in _common() for char in syllables)
    return len(syllables) >= max(2, len(pairs) / 3) and 2 * common >= len(syllables) and 2 * len(pairs) >= 0.8 * high


def _from_utf_8(text: str, start: int, end: int) -> Iterator[Edit]:
    patterns = _patterns()
    for run in patterns["utf-8"].finditer(text, start, end):
        sequences = list(patterns["sequence"].finditer(text, *run.span()))
        if len(sequences) == 1 and _may_be_meant(text, run.start(), run.end()):
            continue
        for one in sequences:
            try:
                yield one.start(), one.end(), one[0].translate(_AS_LATIN_1).encode("latin-1").decode("utf-8")
            except UnicodeDecodeError:
                continue


def _may_be_meant(text: str, start: int, end: int) -> bool:
    """Whether a lone sequence may stand for itself: an accented letter with quotes or dots behind it."""
    letters = text[max(0, start - 1) : start + 1]
    if len(letters) == 2 and all(map(str.islower, letters)) and all(c in _TYPOGRAPHY for c in text[start + 1 : end]):
        return True
    return end - start == 2 and text[start] not in "ÂÃ"
