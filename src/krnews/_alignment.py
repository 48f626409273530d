"""How positions of a derived string lead back to the string it was made from.

An `Alignment` is a list of runs. A *copied* run is a stretch whose characters stand one for one in the source;
a *folded* run is a stretch that replaced another of a different length (`&amp;` by `&`). What lies between two
runs was inserted on this side, or deleted on the other. Memory grows with the number of edits, not of characters.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Edit = tuple[int, int, str]
"""Replace `text[start:end]` by a string: (start, end, replacement)."""


class Run(NamedTuple):
    """One stretch of a derived string and the stretch of the source that it stands for."""

    out: int
    out_end: int
    src: int
    src_end: int
    copied: bool


class Alignment:
    """An immutable map between a derived string and its source, both read as str indices.

    Attributes:
        low, high: The stretch of the source that the derived string, as a whole, stands for.
    """

    __slots__ = ("_copied", "_out", "_out_end", "_src", "_src_end", "high", "low")

    def __init__(self, runs: Iterable[Run], low: int, high: int) -> None:
        code = "I" if high < 1 << 32 else "Q"
        self._out, self._out_end = array(code), array(code)
        self._src, self._src_end = array(code), array(code)
        self._copied = bytearray()
        self.low, self.high = low, high
        for run in runs:
            self._append(run)

    def _append(self, run: Run) -> None:
        """Add a run behind the others, joining it to the last where both go on without a break."""
        if run.out == run.out_end or run.src == run.src_end:
            return
        joins = (
            self._copied and self._copied[-1] and run.copied
            and self._out_end[-1] == run.out and self._src_end[-1] == run.src
        )  # fmt: skip
        if joins:
            self._out_end[-1], self._src_end[-1] = run.out_end, run.src_end
            return
        self._out.append(run.out)
        self._out_end.append(run.out_end)
        self._src.append(run.src)
        self._src_end.append(run.src_end)
        self._copied.append(run.copied)

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a string with itself."""
        return cls([Run(0, length, 0, length, True)], 0, length)

    @classmethod
    def from_edits(cls, length: int, edits: Iterable[Edit]) -> Alignment:
        """The alignment of an edited string with the string of `length` characters before the edits.

        Raises:
            ValueError: An edit lies outside the string, or the edits are not sorted or overlap.
        """

        def runs() -> Iterator[Run]:
            read = written = 0
            for start, end, new in edits:
                if not read <= start <= end <= length:
                    raise ValueError(
                        f"edit ({start}, {end}, ...) of a text of {length} characters: expected sorted edits that "
                        f"do not overlap, the next one from {read} on"
                    )
                yield Run(written, written + start - read, read, start, True)
                written += start - read
                if new and start < end:
                    yield Run(written, written + len(new), start, end, len(new) == end - start)
                written += len(new)
                read = end
            yield Run(written, written + length - read, read, length, True)

        return cls(runs(), 0, length)

    def __len__(self) -> int:
        """The number of runs."""
        return len(self._out)

    def __iter__(self) -> Iterator[Run]:
        for i in range(len(self._out)):
            yield self._run(i)

    def _run(self, i: int) -> Run:
        return Run(self._out[i], self._out_end[i], self._src[i], self._src_end[i], bool(self._copied[i]))

    def source_start(self, at: int) -> int:
        """Where in the source the character at `at` begins."""
        i = bisect_right(self._out, at) - 1
        if i < 0:
            return self.low
        if at < self._out_end[i]:
            return self._src[i] + (at - self._out[i] if self._copied[i] else 0)
        # Inserted: behind the run before it, or inside a folded stretch that an edit has cut in two.
        return min(self._src_end[i], self._src[i + 1]) if i + 1 < len(self._out) else self._src_end[i]

    def source_end(self, at: int) -> int:
        """Where in the source the character before `at` ends; `at` must be above 0."""
        i = bisect_right(self._out, at - 1) - 1
        if i < 0:
            return self.low
        if self._copied[i] and at <= self._out_end[i]:
            return self._src[i] + at - self._out[i]
        return self._src_end[i]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source behind a stretch of the derived string."""
        i = bisect_right(self._out, start) - 1
        if i >= 0 and self._copied[i] and start < end <= self._out_end[i]:  # inside one run, as nearly all are
            shift = self._src[i] - self._out[i]
            return start + shift, end + shift
        first = self.source_start(start)
        return (first, first) if start == end else (first, max(first, self.source_end(end)))

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the derived string that stands for a stretch of the source, empty where it is gone."""
        i = bisect_right(self._src_end, start)
        if i == len(self._out):
            first = self._out_end[-1] if i else 0
        else:
            inside = self._copied[i] and start > self._src[i]
            first = self._out[i] + (start - self._src[i] if inside else 0)
        if start == end:
            return first, first
        i = bisect_left(self._src, end) - 1
        if i < 0:
            last = 0
        elif self._copied[i] and end <= self._src_end[i]:
            last = self._out[i] + end - self._src[i]
        else:
            last = self._out_end[i]
        return min(first, last), last

    def slice(self, start: int, end: int) -> Alignment:
        """The alignment of `derived[start:end]`, for 0 <= start <= end <= its length."""
        cut = Alignment((), *self.to_source(start, end))
        if start == end:
            return cut
        first, last = bisect_right(self._out_end, start), bisect_left(self._out, end)
        code = self._out.typecode
        cut._out = array(code, [max(0, at - start) for at in self._out[first:last]])
        cut._out_end = array(code, [min(at, end) - start for at in self._out_end[first:last]])
        cut._src, cut._src_end = self._src[first:last], self._src_end[first:last]
        cut._copied = self._copied[first:last]
        if cut._copied and cut._copied[0]:
            cut._src[0] += max(0, start - self._out[first])
        if cut._copied and cut._copied[-1]:
            cut._src_end[-1] -= max(0, self._out_end[last - 1] - end)
        return cut

    def after(self, earlier: Alignment) -> Alignment:
        """This alignment followed by the one that its own source already had: derived -> source's source."""
        if (
            len(earlier) == 1
            and earlier._run(0) == (0, earlier.high, 0, earlier.high, True)
            and self.high <= earlier.high
        ):
            return self  # all that it stands on stands where it stood

        def runs() -> Iterator[Run]:
            at = 0
            for run in self:
                if not run.copied:
                    src, src_end = earlier.to_source(run.src, run.src_end)
                    yield Run(run.out, run.out_end, src, src_end, False)
                    continue
                shift = run.out - run.src
                while at < len(earlier) and earlier._out_end[at] <= run.src:
                    at += 1
                i = at
                while i < len(earlier) and earlier._out[i] < run.src_end:
                    part = earlier._run(i)
                    a, b = max(part.out, run.src), min(part.out_end, run.src_end)
                    src, src_end = part.src, part.src_end
                    if part.copied:
                        src, src_end = src + a - part.out, src + b - part.out
                    yield Run(a + shift, b + shift, src, src_end, part.copied)
                    i += 1

        if self.low == self.high:
            low = high = earlier.to_source(self.low, self.low)[0]
        else:
            low, high = earlier.to_source(self.low, self.high)
        return Alignment(runs(), low, high)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Alignment):
            return NotImplemented
        return (self.low, self.high) == (other.low, other.high) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[Alignment], tuple[list[Run], int, int]]:
        return Alignment, (list(self), self.low, self.high)

    def __repr__(self) -> str:
        return f"Alignment({list(self)!r}, {self.low}, {self.high})"
