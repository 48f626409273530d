"""Keeping some kinds of segments and deleting the rest."""

from __future__ import annotations

from collections.abc import Iterable

from krnews.boilerplate.kinds import CONTENT, Kind, Segment
from krnews.boilerplate.segments import segment
from krnews.boilerplate.template import Template
from krnews.text import Text, as_text


def strip_boilerplate(text: str, *, keep: Iterable[Kind | str] = CONTENT, template: Template | None = None) -> Text:
    r"""The parts of a page that are of the wanted kinds; all else is deleted, nothing is altered.

    Args:
        text: The text of one page; a `Text` stays aligned with its source.
        keep: The kinds to keep, as `Kind` or by name.
        template: What repeats on the pages of the outlet (see `Template`).

    Returns:
        A subsequence of `text`. Lines stay lines: where something between two kept stretches is deleted, one line break
        of it stays if it held any. With the kinds of `CONTENT`, stripping a stripped page changes nothing; a page
        of fragments, where a tail that is cut off alters what its line looks like, can lose that line.

    Raises:
        TypeError: `text` is no str.
        ValueError: `keep` names a kind that does not exist.

    Example:
        >>> page = "금리 동결, 석 달째\n입력 2024-05-02 10:11\n금리를 그대로 두었다고 밝혔다. 김하늘 기자\n댓글 0"
        >>> print(strip_boilerplate(page))
        금리 동결, 석 달째
        금리를 그대로 두었다고 밝혔다.
        >>> strip_boilerplate(page, keep=["byline"])
        Text('김하늘 기자')
    """
    current = as_text(text, "strip_boilerplate")
    return keep_segments(current, segment(current, template=template), keep=keep)


def keep_segments(text: str, segments: Iterable[Segment], *, keep: Iterable[Kind | str] = CONTENT) -> Text:
    """The wanted ones of segments that are known already; see `strip_boilerplate`.

    Args:
        text: The text that `segments` tile.
        segments: As `segment` gives them.
        keep: The kinds to keep, as `Kind` or by name.
    """
    current = as_text(text, "keep_segments")
    return current.edit(_deletions(str(current), list(segments), _kinds(keep)))


def _kinds(keep: Iterable[Kind | str]) -> frozenset[Kind]:
    if isinstance(keep, str):
        keep = [keep]
    kinds = set()
    for kind in keep:
        try:
            kinds.add(Kind(kind))
        except ValueError:
            raise ValueError(f"no kind {kind!r}; the kinds are {', '.join(Kind)}") from None
    return frozenset(kinds)


def _deletions(text: str, segments: list[Segment], kinds: frozenset[Kind]) -> list[tuple[int, int, str]]:
    """The stretches of `text` to delete; of a gap between two lines one line break stays."""
    kept = [(s.start, s.end) for s in segments if s.kind in kinds and not text[s.start : s.end].isspace()]
    if not kept:
        return [(0, len(text), "")] if text else []
    edits = []
    at = 0
    for start, end in kept:
        gap = text[at:start]
        fresh = at == 0 or text[at - 1] == "\n"
        if fresh:
            start += _space_before(text, start, end, first=at == 0)
        line_break = gap.find("\n")
        if not fresh and line_break >= 0:
            edits += [(at, at + line_break, ""), (at + line_break + 1, start, "")]
        else:
            edits.append((at, start, ""))
        at = end
    at = len(text[:at].rstrip())
    edits.append((at, len(text), ""))
    return [edit for edit in edits if edit[0] < edit[1]]


def _space_before(text: str, start: int, end: int, *, first: bool) -> int:
    """How much white space to drop before a stretch that begins a line of what is kept."""
    piece = text[start:end]
    if start and text[start - 1] != "\n":
        return len(piece) - len(piece.lstrip())
    return len(piece) - len(piece.lstrip("\n\r")) if first else 0
