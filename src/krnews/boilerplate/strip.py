"""Keeping some kinds of segments and deleting the rest."""

from __future__ import annotations

from collections.abc import Iterable

from krnews.boilerplate.kinds import CONTENT, Kind, Segment
from krnews.boilerplate.segments import segment
from krnews.boilerplate.template import Template
from krnews.text import Text, as_text

ROUNDS = 16


def strip_boilerplate(text: str, *, keep: Iterable[Kind | str] = CONTENT, template: Template | None = None) -> Text:
    r"""The parts of a page that are of the wanted kinds; all else is deleted, nothing is altered.

    Args:
        text: The text of one page; a `Text` stays aligned with its source.
        keep: The kinds to keep, as `Kind` or by name.
        template: What repeats on the pages of the outlet (see `Template`).

    Returns:
        A subsequence of `text`. Lines stay lines: where something between two kept stretches is deleted, one line break
        of it stays if it held any. With the kinds of `CONTENT`, stripping a stripped page changes nothing.

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
    kinds = _kinds(keep)
    for _ in range(ROUNDS if kinds >= CONTENT else 1):
        edits = _deletions(str(current), segment(current, template=template), kinds)
        if not edits:
            break
        current = current.edit(edits)
    return current


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
    """The stretches of `text` to delete, joined where they touch, the line breaks between kept lines left out."""
    kept = [(s.start, s.end) for s in segments if s.kind in kinds and not text[s.start : s.end].isspace()]
    edits = []
    at = 0
    for number, (start, end) in enumerate(kept):
        if start > at:
            gone = text[at:start]
            first = gone.find("\n")
            if number and first >= 0 and text[at - 1] != "\n":
                edits += [(at, at + first, ""), (at + first + 1, start, "")]
            else:
                edits.append((at, start, ""))
        at = end
    if kept:
        last = kept[-1]
        at = last[0] + len(text[last[0] : last[1]].rstrip())
        begin = kept[0][0]
        lead = len(text[begin : kept[0][1]]) - len(text[begin : kept[0][1]].lstrip("\n\r"))
        if lead:
            edits = [(0, begin + lead, ""), *(edit for edit in edits if edit[0] >= begin + lead)]
    if at < len(text):
        edits.append((at, len(text), ""))
    return [edit for edit in edits if edit[0] < edit[1]]
