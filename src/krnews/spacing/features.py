"""What is known about each gap between two characters of a text.

A gap is a place where a space stands or could stand: between two characters that are not white space and not parted
by a line break. Each gap has *atoms* (the characters around it, their classes, the Kiwi tokens that end and begin at
it, the observed spaces near it); the `TEMPLATES` join atoms to features, and a feature is known by its hash alone.
All of it is vectorised: numpy comes with kiwipiepy and is imported when the first text is read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from krnews.spacing.tokens import Tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Keys = NDArray[np.uint32]

BITS = 22
"""A feature is a number below 2 ** BITS."""

ATOMS = (
    *("char-3", "char-2", "char-1", "char0", "char+1", "char+2", "char+3", "char+4"),  # char0 | char+1 is the gap
    *("class-1", "class0", "class+1", "class+2"),
    *("tag-1", "tag0", "tag+1", "tag+2", "form0", "form+1"),  # the tokens that end (0) and begin (+1) here
    *("length0", "length+1", "seam", "into", "left"),  # seam: inside a token or between two
    *("oov0", "oov+1", "surprise+1", "surprise+2"),  # words Kiwi does not know; how little it expected the token
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
    seam tag0 tag+1 oov0 oov+1
    seam oov0 oov+1 length0 length+1
    seam tag0 tag+1 surprise+1
    seam tag0 tag+1 surprise+1 surprise+2
    """.strip().splitlines()
)

_PAD = 4  # characters and tokens of nothing around a line, as far as the widest template looks
_FAR = 7  # distances above this are all the same
_LONG = 5
_SURPRISE = 20.0  # a token less likely than exp(-20) is as surprising as any
_SURPRISE_STEP = 2.5
_INSIDE, _BETWEEN, _UNKNOWN, _PARTED = range(1, 5)  # what the seam of a gap is


class Gaps(NamedTuple):
    """The gaps of a text, in reading order.

    Attributes:
        at: Where a space would go: the str index of the character behind the gap.
        spaced: Whether white space stands there.
        keys: The features of each gap without a space, one row per gap, one column per template.
    """

    at: Ints
    spaced: Bools
    keys: Keys


class _Layout(NamedTuple):
    """The characters of a text in rows of their own: between two lines stand `_PAD` places of nothing."""

    at: Ints  # the str index of each character that is not blank
    line: Ints  # the line of each character of the text, blank or not
    place: Ints  # the place of each character of `at`
    gap: Ints  # of `at`: the characters before a gap without a space


def gaps(text: str, tokens: Tokens) -> Gaps:
    """The gaps of a text and their features.

    Args:
        text: The text as it stands.
        tokens: Kiwi's tokens of it.
    """
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _kinds()[np.minimum(codes, 0xFFFF)]
    line = np.cumsum(table == _BREAK)
    at = np.flatnonzero(table > _BLANK)
    gap = np.flatnonzero(np.diff(line[at]) == 0)
    if not len(gap):
        return Gaps(gap, np.zeros(0, np.bool_), np.zeros((0, len(TEMPLATES)), np.uint32))
    place = np.arange(len(at)) + _PAD * (line[at] + 1)
    behind = at[gap + 1]
    spaced = behind - at[gap] > 1
    layout = _Layout(at, line, place, gap[~spaced])
    atoms = np.empty((len(ATOMS), len(layout.gap)), np.uint64)
    _character_atoms(atoms, codes[at], table[at], layout)
    _token_atoms(atoms, tokens, layout)
    return Gaps(behind, spaced, _hash(atoms))


def _character_atoms(atoms: Any, codes: Any, kinds: Any, layout: _Layout) -> None:
    import numpy as np

    size = int(layout.place[-1]) + _PAD + 1
    before = layout.place[layout.gap]
    row = np.full(size, _NOTHING, np.int64)
    row[layout.place] = np.where(kinds == _DIGIT, ord("0"), codes)
    first = _row("char-3")
    atoms[first : first + 8] = row[np.arange(-3, 5)[:, None] + before]
    row[layout.place] = kinds
    first = _row("class-1")
    atoms[first : first + 4] = row[np.arange(-1, 3)[:, None] + before]
    walls = np.ones(size, np.bool_)  # the ends of a line count as spaces
    walls[before] = False
    atoms[_row("spaced-1")], atoms[_row("spaced+1")] = walls[before - 1], walls[before + 1]
    place = np.arange(size)
    last = np.maximum.accumulate(np.where(walls, place, 0))
    following = np.minimum.accumulate(np.where(walls, place, size)[::-1])[::-1]
    atoms[_row("since")] = np.minimum(before - 1 - last[before - 1], _FAR)
    atoms[_row("until")] = np.minimum(following[before + 1] - before - 1, _FAR)


def _token_atoms(atoms: Any, tokens: Tokens, layout: _Layout) -> None:
    """Tokens may overlap (하 and ᆫ both stand in 한): of those that begin at a place the first counts, else the last."""
    import numpy as np

    size = len(layout.line)
    start = np.minimum(np.array(tokens.start, np.int64), size - 1)
    length = np.array(tokens.length, np.int64)
    end = np.minimum(start + length, size)
    number = np.arange(len(start)) + _PAD * (layout.line[start] + 1)
    begins, ends, covers = np.zeros((3, size + 1), np.int64)
    begins[start[::-1]] = number[::-1]
    ends[end] = number
    span = end - start
    upto = span.cumsum()
    covers[(start - upto + span).repeat(span) + np.arange(span.sum())] = number.repeat(span)

    before, behind = layout.at[layout.gap], layout.at[layout.gap + 1]
    ended, begun, over = ends[before + 1], begins[behind], covers[behind]
    left = np.where(ended > 0, ended, covers[before])
    right = np.where(begun > 0, begun, over)
    unknown = (left == 0) | (right == 0)
    seam = np.where((begun == 0) & (covers[before] == over), _INSIDE, _BETWEEN)
    seam[unknown] = _UNKNOWN
    if tokens.parted:
        seam[np.isin(behind, tokens.parted)] = _PARTED
    left[unknown] = right[unknown] = 1

    surprise = np.minimum(np.maximum(-np.array(tokens.score), 0), _SURPRISE) // _SURPRISE_STEP
    rows = np.zeros((7, (int(number[-1]) if len(number) else 0) + _PAD), np.int64)
    facts = (start, end, tokens.tag, tokens.form, np.minimum(length, _LONG), tokens.oov, surprise)
    for row, told in zip(rows, facts, strict=True):
        row[number] = told
    ending, beginning = rows.take(left, axis=1), rows.take(right, axis=1)
    atoms[_row("tag-1")], atoms[_row("tag+2")] = rows[2, left - 1], rows[2, right + 1]
    atoms[_row("tag0")], atoms[_row("form0")], atoms[_row("length0")], atoms[_row("oov0")] = ending[2:6]
    atoms[_row("tag+1")], atoms[_row("form+1")], atoms[_row("length+1")], atoms[_row("oov+1")] = beginning[2:6]
    atoms[_row("surprise+1")], atoms[_row("surprise+2")] = beginning[6], rows[6, right + 1]
    atoms[_row("seam")] = seam
    into, rest = np.maximum(behind - ending[0], 0), np.maximum(beginning[1] - behind, 0)
    into[unknown] = rest[unknown] = 0
    atoms[_row("into")], atoms[_row("left")] = np.minimum(into, _FAR), np.minimum(rest, _FAR)


def _hash(atoms: Any) -> Keys:
    """Multilinear hashing: each template multiplies its atoms with numbers of its own and adds them up."""
    import numpy as np

    order, offsets, slots = _templates()
    mixed = np.repeat(offsets, atoms.shape[1], axis=1)
    for rows, factors in slots:
        part = atoms.take(rows, axis=0)
        part *= factors
        mixed[: len(rows)] += part
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed >>= np.uint64(64 - BITS)
    keys = np.empty(mixed.shape, np.uint32)
    keys[order] = mixed
    found: Keys = keys.T
    return found


@cache
def _templates() -> tuple[Any, Any, Any]:
    """The templates, longest first: which they are, an offset for each; and for each slot the atoms and the factors.

    A slot has only the templates that are long enough to fill it.
    """
    import numpy as np

    order = sorted(range(len(TEMPLATES)), key=lambda n: -len(TEMPLATES[n]))
    longest = [TEMPLATES[n] for n in order]
    slots = []
    for slot in range(len(longest[0])):
        filled = [names for names in longest if len(names) > slot]
        factors = np.array([_number(f"{names} {slot}") | 1 for names in filled], np.uint64)
        slots.append((np.array([_row(names[slot]) for names in filled]), factors[:, None]))
    return np.array(order), np.array([[_number(str(names))] for names in longest], np.uint64), slots


_BREAK, _BLANK, _NOTHING, _DIGIT, _HANGUL, _LATIN, _HAN, _FIRST_OTHER = range(-2, 6)

_RANGES = (("0", "9", _DIGIT), ("가", "힣", _HANGUL), ("A", "Z", _LATIN), ("a", "z", _LATIN), ("一", "鿿", _HAN))


@cache
def _kinds() -> Any:
    """The class of each character below U+10000: digit, Hangul, Latin, hanja, or one of its own."""
    import numpy as np

    kinds = np.arange(1 << 16, dtype=np.int32) + _FIRST_OTHER
    for first, last, kind in _RANGES:
        kinds[ord(first) : ord(last) + 1] = kind
    for code in range(1 << 16):
        if chr(code).isspace():
            kinds[code] = _BREAK if len(f"a{chr(code)}a".splitlines()) > 1 else _BLANK
    return kinds


@cache
def _row(atom: str) -> int:
    return ATOMS.index(atom)


@cache
def _number(name: str) -> int:
    from hashlib import blake2b

    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")
