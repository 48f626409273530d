"""Which characters a Korean page should hold: NFC, one form for each mark, nothing broken, nothing invisible.

The stages run in rounds until a round changes nothing. What each character becomes stands in `unicode.toml`;
misread encodings are the matter of `_mojibake`, entities that of `_entities`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from krnews import _entities, _mojibake
from krnews._alignment import Edit
from krnews._tables import read_table
from krnews.text import Text, as_text

if TYPE_CHECKING:
    import regex

_ROUNDS = 5
"""Mended text may need mending again (`&amp;` escaped twice); no page was seen that needs more than three rounds."""
_STREAM_SAFE = 30
"""Combining marks behind one letter that text ever has (UAX 15); sorting more takes quadratic time in `unicodedata`."""


def normalize_unicode(text: str) -> Text:
    """Give each character of a page its one form, and take away what cannot be seen.

    Mojibake is mended (CP949 or UTF-8 read as latin-1 or Windows-1252, also where only a stretch of the text is
    broken), HTML entities are unescaped, zero-width and control characters are dropped, middle dots, tildes, hyphens,
    ellipses, full-width letters and digits, spaces and currency signs get one form each, quotes that stand the wrong
    way round are turned, and the result is in NFC. Never NFKC: ㎡, ㈜ and ① stay. Well-formed text comes back
    unchanged.

    Args:
        text: A page, or any part of one.

    Returns:
        The text, aligned with its source. A lone surrogate becomes U+FFFD; a NUL is dropped.

    Raises:
        TypeError: `text` is no str.

    Example:
        >>> normalize_unicode("한ㆍ미 ￦３조&nbsp;투자")
        Text('한·미 ₩3조 투자')
        >>> normalize_unicode("¿¹»ê 30¾ï¿ø").to_source(0, 2)
        (0, 4)
    """
    current = as_text(text, "normalize_unicode")
    for _ in range(_ROUNDS):
        before = current
        for stage in _STAGES:
            for _ in range(_ROUNDS):
                edits = list(stage(str(current)))
                if not edits:
                    break
                current = current.edit(edits)
        if current is before:
            break
    return current


class _Rule(NamedTuple):
    """A rule that looks at neighbours: where it holds, and what it makes of a match, which holds one of these marks."""

    match: str
    to: dict[str, str]


class _Table(NamedTuple):
    """The compiled table."""

    characters: dict[str, str]
    any_character: re.Pattern[str]
    by_neighbours: tuple[_Rule, ...]


@cache
def _table() -> _Table:
    data = read_table("krnews", "unicode.toml")
    characters: dict[str, str] = {}
    for entry in data["character"]:
        to = entry["to"] if len(entry["to"]) > 1 else entry["to"] * len(entry["from"])
        characters |= zip(entry["from"], to, strict=True)
    for entry in data["drop"]:
        characters |= dict.fromkeys(entry["from"], "")
    listed = "".join(rf"\U{ord(char):08X}" for char in characters)
    rules = tuple(_Rule(rule["match"], rule["to"]) for rule in data["pattern"])
    return _Table(characters, re.compile(f"[{listed}][{listed}]*+"), rules)


def _characters(text: str) -> Iterator[Edit]:
    characters, any_character, _ = _table()
    for found in any_character.finditer(text):
        new = "".join(characters[char] for char in found[0])
        if len(new) == len(found[0]) or not new:
            yield *found.span(), new
        else:
            for at, char in enumerate(found[0], found.start()):
                yield at, at + 1, characters[char]


_PATTERNS = {
    # A character with what may compose with it or be reordered behind it.
    "cluster": r"(?s)\P{NFC_QC=Yes}++|.[\P{NFC_QC=Yes}\P{CCC=0}]++",
    "tower": rf"\P{{CCC=0}}{{{_STREAM_SAFE},}}+",
    "misplaced": r"(?m)[”’](?<=(?:^|[\s(\[,·…]).)(?=[\p{L}\p{N}])|[“‘](?<=\S.)(?=[\s.,)\]\p{Hangul}]|$)",
    "apostrophe": r"(?<=\p{Latin})[’'](?=\p{Latin})|[’'](?=\p{N})",
    "korean": r"[\p{Hangul}\p{Han}]",
}


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    """One of `_PATTERNS`: what only `regex` can say, which is a tenth of the time to import krnews."""
    import regex

    return regex.compile(_PATTERNS[name])


_SURROGATES = re.compile(r"[\uD800-\uDFFF]++")


def _surrogates(text: str) -> Iterator[Edit]:
    """Halves of a character joined; a half alone, which no file can hold, is shown as U+FFFD."""
    try:
        text.encode()  # the quickest way to see that there is none
    except UnicodeEncodeError:
        yield from _joined(text)


def _joined(text: str) -> Iterator[Edit]:
    for found in _SURROGATES.finditer(text):
        yield *found.span(), found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _by_neighbours(text: str) -> Iterator[Edit]:
    rules = tuple(n for n, rule in enumerate(_table().by_neighbours) if any(mark in text for mark in rule.to))
    if not rules:
        return
    for found in _together(rules).finditer(text):
        assert found.lastindex is not None
        yield *found.span(), _table().by_neighbours[rules[found.lastindex - 1]].to.get(found[0], "")


@cache
def _together(rules: tuple[int, ...]) -> regex.Pattern[str]:
    """These rules as one pattern with a group each; one rule alone is searched far faster than all of them."""
    import regex

    return regex.compile("|".join(f"({_table().by_neighbours[n].match})" for n in rules))


def _compose(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    found = False
    for cluster in _pattern("cluster").finditer(text):
        new = _nfc(cluster[0])
        if new != cluster[0]:
            found = True
            yield *cluster.span(), new
    if not found:  # a cluster that the pattern cuts wrongly: better coarse than not NFC
        yield 0, len(text), _nfc(text)


def _nfc(text: str) -> str:
    """NFC in linear time: towers of marks are put in their order first."""
    if len(text) <= _STREAM_SAFE:
        return unicodedata.normalize("NFC", text)
    plain = "".join(unicodedata.normalize("NFD", char) for char in text)
    ordered = _pattern("tower").sub(lambda tower: "".join(sorted(tower[0], key=unicodedata.combining)), plain)
    return unicodedata.normalize("NFC", ordered)


_QUOTES = tuple(
    (left, right, straight, re.compile(f"[{left}{right}{straight}]")) for left, right, straight in ('“”"', "‘’'")
)
_LINE = re.compile(r"[^\n]++")


def _quotes(text: str) -> Iterator[Edit]:
    """Quotes that stand the wrong way round, turned by their position where a line leaves no doubt."""
    if not _pattern("misplaced").search(text):
        return
    turned: list[Edit] = []
    for line in _LINE.finditer(text):
        if _pattern("misplaced").search(line[0]):
            for quotes in _QUOTES:
                turned += ((line.start() + at, line.start() + at + 1, new) for at, new in _turned(line[0], *quotes))
    yield from sorted(turned)


def _turned(line: str, left: str, right: str, straight: str, any_mark: re.Pattern[str]) -> list[tuple[int, str]]:
    marks = [found.start() for found in any_mark.finditer(line)]
    if straight == "'" and marks:
        apostrophes = {found.start() for found in _pattern("apostrophe").finditer(line)}
        marks = [at for at in marks if at not in apostrophes]
    if len(marks) % 2 or _balanced([line[at] for at in marks], left, right):
        return []
    turned = []
    for start, end in zip(marks[::2], marks[1::2], strict=True):
        opens = not line[start + 1].isspace() and (start == 0 or not line[start - 1].isalnum() or line[start] != right)
        closes = not line[end - 1].isspace() and (
            end + 1 == len(line)
            or not line[end + 1].isalnum()
            or bool(_pattern("korean").match(line[end + 1]))
            or line[end] != left
        )
        touches = _pattern("korean").search(line[max(0, start - 1) : start + 2] + line[end - 1 : end + 2])
        if not (opens and closes and touches):
            return []
        turned += [(start, left)] if line[start] == right else []
        turned += [(end, right)] if line[end] == left else []
    return turned


def _balanced(marks: list[str], left: str, right: str) -> bool:
    depth = 0
    for mark in marks:
        depth += (mark == left) - (mark == right)
        if depth < 0:
            return False
    return depth == 0


_STAGES: tuple[Callable[[str], Iterable[Edit]], ...] = (
    _mojibake.mends, _surrogates, _entities.mends, _characters, _by_neighbours, _compose, _quotes,
)  # fmt: skip
"""Mojibake first: the other stages would take its bytes for characters."""
