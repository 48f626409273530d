"""What is known about each gap between two characters of a text.

A gap is a place where a space stands or could stand: between two characters that are not white space and not parted
by a line break. Each gap has *atoms* (the characters around it, their classes, the Kiwi tokens that end and begin at
it, the observed spaces near it); the `TEMPLATES` join atoms to features, and a feature is known by its hash alone.
All of it is vectorised: numpy comes with kiwipiepy and is imported when the first text is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Keys = NDArray[np.uint32]

BITS = 22
"""A feature is a number below 2 ** BITS."""

ATOMS = (
    "none",
    *("char-3", "char-2", "char-1", "char0", "char+1", "char+2", "char+3", "char+4"),  # char0 | char+1 is the gap
    *("class-1", "class0", "class+1", "class+2"),
    *("tag-1", "tag0", "tag+1", "tag+2", "form0", "form+1"),  # the tokens that end (0) and begin (+1) here
    *("length0", "length+1", "seam", "into", "left"),  # seam: inside a token or between two; characters into, left of it
    *("spaced-1", "spaced+1", "since", "until"),  # observed spaces beside the gap, distance to the last and the next
)

TEMPLATES = tuple(
    tuple(line.split())
    for line in """
    char0
    char+1
    char0 char+1
    char-1 char0
    char+1 char+2
    char-1 char0 char+1
    char0 char+1 char+2
    char-1 char0 char+1 char+2
    char-2 char-1 char0
    char+1 char+2 char+3
    char-2 char-1 char0 char+1
    char0 char+1 char+2 char+3
    class0 class+1
    class-1 class0 class+1 class+2
    spaced-1 spaced+1
    since until
    char0 since
    char+1 until
    seam
    seam tag0 tag+1
    seam tag-1 tag0 tag+1
    seam tag0 tag+1 tag+2
    seam tag-1 tag0 tag+1 tag+2
    seam tag0 form0 tag+1
    seam tag0 tag+1 form+1
    seam form0 form+1
    seam tag0 tag+1 length0 length+1
    seam form0 tag0
    seam form+1 tag+1
    seam tag0 into left
    """.strip().splitlines()
)

_PAD = 4  # characters and tokens of nothing around a line, as far as the widest template looks
_FAR = 7  # distances above this are all the same
_LONG = 5


class Gaps(NamedTuple):
    """The gaps of a text, in reading order.

    Attributes:
        at: Where a space would go: the str index of the character behind the gap.
        spaced: Whether white space stands there.
        keys: The features of each gap, one row per gap, one column per template.
    """

    at: Ints
    spaced: Bools
    keys: Keys


class Tokens(NamedTuple):
    """Kiwi's tokens of one line, as columns; offsets count from the start of the line."""

    start: Sequence[int]
    length: Sequence[int]
    tag: Sequence[int]
    form: Sequence[int]


def columns(tokens: Sequence[Any]) -> Tokens:
    """The columns of a list of `kiwipiepy.Token`; tags and forms become numbers."""
    tags = [token.tag for token in tokens]
    return Tokens(
        [token.start for token in tokens],
        [token.len for token in tokens],
        [_tag(tag) for tag in tags],
        [_digits() if tag == "SN" else _form(token.form) for tag, token in zip(tags, tokens, strict=True)],
    )


def join(parts: Sequence[tuple[int, Tokens]]) -> Tokens:
    """The tokens of several stretches of one line, each with the offset at which its stretch begins."""
    if len(parts) == 1 and not parts[0][0]:
        return parts[0][1]
    return Tokens(
        [offset + start for offset, tokens in parts for start in tokens.start],
        [length for _, tokens in parts for length in tokens.length],
        [tag for _, tokens in parts for tag in tokens.tag],
        [form for _, tokens in parts for form in tokens.form],
    )


def gaps(line: str, tokens: Tokens) -> Gaps:
    """The gaps of one line (a text without line breaks) and their features.

    Args:
        line: The line as it stands, spaces included.
        tokens: Kiwi's tokens of that line.
    """
    import numpy as np

    codes = np.frombuffer(line.encode("utf-32-le", "surrogatepass"), np.uint32)
    blank, classes = _blank()[np.minimum(codes, 0xFFFF)], _classes()[np.minimum(codes, 0xFFFF)]
    at = np.flatnonzero(~blank)
    if len(at) < 2:
        return Gaps(at[1:], np.zeros(0, np.bool_), np.zeros((0, len(TEMPLATES)), np.uint32))
    spaced = np.diff(at) > 1
    atoms = np.zeros((len(ATOMS), len(at) - 1), np.uint64)
    _character_atoms(atoms, codes[at], classes[at], spaced)
    _token_atoms(atoms, tokens, at, len(line))
    return Gaps(at[1:], spaced, _hash(atoms))


def _character_atoms(atoms: Any, codes: Any, classes: Any, spaced: Bools) -> None:
    import numpy as np

    known = np.where(classes == _DIGIT, ord("0"), codes)
    padded = np.pad(known, _PAD)
    gap = np.arange(len(spaced)) + _PAD
    for step in range(-3, 5):
        atoms[_row(f"char{_signed(step)}")] = padded[gap + step]
    padded = np.pad(classes, _PAD)
    for step in range(-1, 3):
        atoms[_row(f"class{_signed(step)}")] = padded[gap + step]
    walls = np.pad(spaced, 1, constant_values=True)  # the line's own ends count as spaces
    atoms[_row("spaced-1")], atoms[_row("spaced+1")] = walls[:-2], walls[2:]
    place = np.arange(len(walls))
    last = np.maximum.accumulate(np.where(walls, place, 0))[:-2]
    following = np.minimum.accumulate(np.where(walls, place, len(walls))[::-1])[::-1][2:]
    atoms[_row("since")] = np.minimum(place[1:-1] - 1 - last, _FAR)
    atoms[_row("until")] = np.minimum(following - place[1:-1] - 1, _FAR)


def _token_atoms(atoms: Any, tokens: Tokens, at: Ints, size: int) -> None:
    """Tokens may overlap (하 + ᆫ are both in 한): of those that begin at a place the first counts, of those that end the last."""
    import numpy as np

    count = len(tokens.start)
    number = np.arange(count) + _PAD
    start = np.minimum(np.array(tokens.start, np.int64), size)
    end = np.minimum(start + np.array(tokens.length, np.int64), size)
    begins, ends, covers = np.zeros((3, size + 2), np.int64)
    begins[start[::-1]] = number[::-1]
    ends[end] = number
    span = end - start
    inside = np.repeat(start - (np.cumsum(span) - span), span) + np.arange(int(span.sum()))
    covers[inside] = np.repeat(number, span)

    before, behind = at[:-1], at[1:]
    left = np.where(ends[before + 1] > 0, ends[before + 1], covers[before])
    right = np.where(begins[behind] > 0, begins[behind], covers[behind])
    within = (begins[behind] == 0) & (covers[before] == covers[behind])
    unknown = (left == 0) | (right == 0)
    left, right = np.where(unknown, 1, left), np.where(unknown, count + _PAD + 1, right)

    tag, form, length, first, beyond = (
        np.pad(np.array(column, np.int64), _PAD) for column in (tokens.tag, tokens.form, tokens.length, start, end)
    )
    atoms[_row("tag-1")], atoms[_row("tag0")] = tag[left - 1], tag[left]
    atoms[_row("tag+1")], atoms[_row("tag+2")] = tag[right], tag[right + 1]
    atoms[_row("form0")], atoms[_row("form+1")] = form[left], form[right]
    atoms[_row("length0")], atoms[_row("length+1")] = np.minimum(length[left], _LONG), np.minimum(length[right], _LONG)
    atoms[_row("seam")] = np.where(unknown, 3, np.where(within, 1, 2))
    atoms[_row("into")] = np.clip(behind - first[left], 0, _FAR)
    atoms[_row("left")] = np.clip(beyond[right] - behind, 0, _FAR)


def _hash(atoms: Any) -> Keys:
    """Multilinear hashing: each template multiplies its atoms with numbers of its own and adds them up."""
    import numpy as np

    rows, factors, offsets = _templates()
    mixed = np.repeat(offsets[:, None], atoms.shape[1], axis=1)
    for row, factor in zip(rows, factors, strict=True):
        mixed += atoms[row] * factor[:, None]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    keys: Keys = (mixed >> np.uint64(64 - BITS)).astype(np.uint32).T
    return keys


@cache
def _templates() -> tuple[Any, Any, Any]:
    """For each slot of a template: the rows of the atoms, the factors; and an offset for each template."""
    import numpy as np

    width = max(map(len, TEMPLATES))
    rows = np.array([[_row(atom) for atom in (*names, *["none"] * (width - len(names)))] for names in TEMPLATES])
    factors = np.array([[_number(f"{names} {slot}") | 1 for slot in range(width)] for names in TEMPLATES], np.uint64)
    return rows.T, factors.T, np.array([_number(str(names)) for names in TEMPLATES], np.uint64)


_DIGIT, _HANGUL, _LATIN, _HAN, _FIRST_OTHER = 1, 2, 3, 4, 5


@cache
def _classes() -> Any:
    """The class of each character below U+10000: digit, Hangul, Latin, hanja, or one of its own."""
    import numpy as np

    classes = np.arange(1 << 16, dtype=np.uint64) + _FIRST_OTHER
    for first, last, kind in _RANGES:
        classes[ord(first) : ord(last) + 1] = kind
    return classes


_RANGES = (("0", "9", _DIGIT), ("가", "힣", _HANGUL), ("A", "Z", _LATIN), ("a", "z", _LATIN), ("一", "鿿", _HAN))


@cache
def _blank() -> Any:
    import numpy as np

    return np.array([chr(code).isspace() for code in range(1 << 16)])


@cache
def _row(atom: str) -> int:
    return ATOMS.index(atom)


def _signed(step: int) -> str:
    return f"{step:+d}" if step else "0"


@cache
def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


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


@cache
def _digits() -> int:
    return crc32(b"0")
