"""A str that remembers where each of its characters came from.

The steps of krnews keep the alignment of a `Text`, so that after any chain of them an offset still leads back to the
raw input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import index
from typing import Any, SupportsIndex, overload

from krnews._alignment import Alignment, Edit
from krnews._difference import edits_between


class Text(str):
    """A string that knows the source it was made from.

    It prints, compares, hashes, pickles and searches like the `str` it is. Slices, `strip` and `splitlines` stay
    aligned; the other methods of `str`, and slices with a step, return a plain `str`.

    Args:
        value: The text. A `Text` is returned as it is.

    Example:
        >>> page = Text("입력 2024.06.20  이날 3조 원을")
        >>> story = page[15:]
        >>> story
        Text('이날 3조 원을')
        >>> story.to_source(3, 7)
        (18, 22)
        >>> story.source[18:22]
        '3조 원'
    """

    __slots__ = ("_alignment", "_source")
    _source: str
    _alignment: Alignment

    def __new__(cls, value: str = "") -> Text:
        """The text of `value`, or `value` itself where it is a `Text`."""
        if isinstance(value, Text):
            return value
        if not isinstance(value, str):
            raise TypeError(_not_str("Text", value))
        plain = str(value)
        return cls._make(plain, plain, Alignment.identity(len(plain)))

    @classmethod
    def _make(cls, value: str, source: str, alignment: Alignment) -> Text:
        text = str.__new__(cls, value)
        text._source = source
        text._alignment = alignment
        return text

    @property
    def source(self) -> str:
        """The first input of the chain, a plain str."""
        return self._source

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Where `self[start:end]` stood in `source`.

        Text that a step inserted (a space put back) leads to the place where it was inserted, an empty span.

        Args:
            start: First index into this text.
            end: Index behind the last character; not negative, not above the length.

        Returns:
            Half-open str indices into `source`; both never fall as `start` and `end` grow.

        Raises:
            IndexError: The span is not inside the text.

        Example:
            >>> Text("약&nbsp;3조").edit([(1, 7, " ")]).to_source(2, 4)
            (7, 9)
        """
        _check_span(start, end, len(self), "to_source")
        return self._alignment.to_source(start, end)

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """Where `source[start:end]` stands in this text: the reverse of `to_source`.

        Args:
            start: First index into `source`.
            end: Index behind the last character; not negative, not above the length of `source`.

        Returns:
            Half-open str indices into this text; an empty span where all of it was removed.

        Raises:
            IndexError: The span is not inside the source.

        Example:
            >>> Text("약&nbsp;3조").edit([(1, 7, " ")]).from_source(7, 9)
            (2, 4)
        """
        _check_span(start, end, len(self._source), "from_source")
        return self._alignment.from_source(start, end)

    def edit(self, edits: Iterable[Edit]) -> Text:
        """This text with spans replaced: the one way in which steps change text.

        Args:
            edits: (start, end, replacement) in rising order, without overlap. An empty replacement deletes;
                an empty span inserts. A replacement of the same length keeps its characters aligned one for one.

        Returns:
            The edited text, aligned with the same `source`.

        Raises:
            TypeError: An edit is not (int, int, str).
            ValueError: An edit lies outside the text, or the edits are not sorted or overlap.

        Example:
            >>> Text("2년간29억달러").edit([(3, 3, " ")])
            Text('2년간 29억달러')
        """
        listed = list(edits)
        for edit in listed:
            _check_edit(edit)
        if not listed:
            return self
        plain = str(self)
        alignment = Alignment.from_edits(len(plain), listed)
        parts: list[str] = []
        read = 0
        for start, end, new in listed:
            parts += (plain[read:start], new)
            read = end
        parts.append(plain[read:])
        return Text._make("".join(parts), self._source, alignment.after(self._alignment))

    def rewrite(self, new: str) -> Text:
        """`new`, aligned with this text as well as can be known, for steps that do not say what they changed.

        What begins and ends alike is copied, and so are words that stand once in both texts, in the same order. What
        lies between counts as replaced.

        Example:
            >>> Text("(서울) 첫 문장.").rewrite("첫 문장.").to_source(0, 5)
            (5, 10)
        """
        old, new = str(self), as_str(new, "Text.rewrite")
        if new == old:
            return self
        return self.edit(edits_between(old, new))

    def onto(self, base: Text) -> Text:
        """This text, made from `str(base)`, aligned with the source of `base` instead.

        Raises:
            ValueError: The source of this text is not `base`.

        Example:
            >>> page = Text("광고 3조 원")[3:]
            >>> Text(str(page))[3:].onto(page).to_source(0, 1)
            (6, 7)
        """
        if self._source != base:
            raise ValueError("onto() takes the text that this one was made from; its characters differ from `source`")
        return Text._make(str(self), base._source, self._alignment.after(base._alignment))

    @overload
    def __getitem__(self, key: SupportsIndex | slice[Any, Any, None]) -> Text: ...
    @overload
    def __getitem__(self, key: slice) -> str: ...
    def __getitem__(self, key: SupportsIndex | slice) -> str:
        if not isinstance(key, slice):
            at = index(key)
            at += len(self) if at < 0 else 0
            if not 0 <= at < len(self):
                raise IndexError("Text index out of range")
            return self._slice(at, at + 1)
        start, end, step = key.indices(len(self))
        if step != 1:
            return str(self)[key]
        return self._slice(start, max(start, end))

    def _slice(self, start: int, end: int) -> Text:
        if (start, end) == (0, len(self)):
            return self
        return Text._make(str.__getitem__(self, slice(start, end)), self._source, self._alignment.slice(start, end))

    def strip(self, chars: str | None = None, /) -> Text:
        """Like `str.strip`, aligned."""
        return self.lstrip(chars).rstrip(chars)

    def lstrip(self, chars: str | None = None, /) -> Text:
        """Like `str.lstrip`, aligned."""
        return self._slice(len(self) - len(str.lstrip(self, chars)), len(self))

    def rstrip(self, chars: str | None = None, /) -> Text:
        """Like `str.rstrip`, aligned."""
        return self._slice(0, len(str.rstrip(self, chars)))

    def splitlines(self, keepends: bool = False) -> list[Text]:  # type: ignore[override]  # noqa: FBT001, FBT002
        """Like `str.splitlines`, each line aligned."""
        lines, at = [], 0
        for whole, line in zip(str.splitlines(self, keepends=True), str.splitlines(self, keepends), strict=True):
            lines.append(self._slice(at, at + len(line)))
            at += len(whole)
        return lines

    def __repr__(self) -> str:
        return f"Text({str.__repr__(self)})"

    def __reduce__(self) -> tuple[Callable[..., Text], tuple[Any, ...]]:
        if self._source == self and self._alignment == Alignment.identity(len(self)):
            return Text, (self._source,)
        return Text._make, (str(self), self._source, self._alignment)


def as_text(value: object, caller: str) -> Text:
    """`value` as a `Text`, for a step that was given it.

    Raises:
        TypeError: It is no str; the message names `caller` and says what to do.
    """
    if not isinstance(value, str):
        raise TypeError(_not_str(caller, value))
    return Text(value)


def as_str(value: object, caller: str) -> str:
    """`value` as a plain `str`, for a function that only reads it: faster to scan than a `Text`.

    Raises:
        TypeError: It is no str; the message names `caller` and says what to do.
    """
    if not isinstance(value, str):
        raise TypeError(_not_str(caller, value))
    return str(value)


def _not_str(caller: str, value: object) -> str:
    got = f"{caller}{'' if '(' in caller else '()'} reads str, got {'None' if value is None else type(value).__name__}"
    if isinstance(value, bytes | bytearray | memoryview):
        return f"{got}; decode it first, or use krnews.html.read_html for a page"
    if value is None:
        return f'{got}; pass "" for an empty text'
    return f"{got}; pass the text of one page"


def _check_edit(edit: object) -> None:
    match edit:
        case (int(), int(), str()):
            return
    raise TypeError(f"edit() takes (start, end, replacement) for each edit, as in [(0, 3, '')]; got {edit!r:.80}")


def _check_span(start: int, end: int, length: int, caller: str) -> None:
    if not 0 <= start <= end <= length:
        raise IndexError(f"{caller}({start}, {end}): expected 0 <= start <= end <= {length}")
