"""What a copy editor would mark about the page itself: a caption that stands twice, a body that is short or absent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from krnews.boilerplate.kinds import FURNITURE, Kind, Segment
from krnews.findings import Finding
from krnews.text import as_str

SHORT_BODY = 80
LEAST_CAPTION = 12


def check_segments(text: str, segments: Iterable[Segment]) -> list[Finding]:
    r"""What is odd about a segmented page.

    Args:
        text: The page.
        segments: Its segments, of `segment`.

    Returns:
        Findings in order: `caption-repeated` at each copy behind the first, `body-absent` at the place where the
        story should be, and `body-short` where a page with furniture holds a story of under 80 characters. A text
        of one line, unless it is empty, is a phrase or a headline, not a page without its story.

    Example:
        >>> from krnews.boilerplate.segments import segment
        >>> page = "3분 만에 매진\n입력 2024-05-02 10:11\n댓글 0"
        >>> [finding.code for finding in check_segments(page, segment(page))]
        ['body-absent']
    """
    plain, parts = as_str(text, "check_segments"), list(segments)
    return sorted([*_captions(plain, parts), *_body(plain, parts)], key=lambda finding: finding.start)


def _captions(text: str, parts: Sequence[Segment]) -> Iterable[Finding]:
    seen: dict[str, list[Segment]] = {}
    for part in parts:
        if part.kind is Kind.CAPTION:
            words = "".join(char for char in text[part.start : part.end] if char.isalnum())
            if len(words) >= LEAST_CAPTION:
                seen.setdefault(words, []).append(part)
    for copies in seen.values():
        for part in copies[1:]:
            start, end = _trim(text, part.start, part.end)
            yield Finding.of(start, end, "caption-repeated", count=len(copies))


def _body(text: str, parts: Sequence[Segment]) -> Iterable[Finding]:
    body = [part for part in parts if part.kind is Kind.BODY]
    chars = 0
    for part in body:
        chars += len("".join(text[part.start : part.end].split()))
        if chars >= SHORT_BODY:
            return
    if body and any(part.kind in FURNITURE for part in parts):
        start, end = _trim(text, body[0].start, body[-1].end)
        yield Finding.of(start, end, "body-short", chars=chars)
    elif not body and (not text.strip() or "\n" in text.strip()):
        at = max((part.end for part in parts if part.kind in (Kind.TITLE, Kind.DECK)), default=0)
        yield Finding.of(at, at, "body-absent")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the space around it."""
    bare = text[start:end].strip()
    start = text.index(bare, start)
    return start, start + len(bare)
