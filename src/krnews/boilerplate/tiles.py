"""Lines that were named, as segments that tile the page."""

from __future__ import annotations

from krnews.boilerplate.kinds import CONTENT, Kind, Segment
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.spans import head_span


def tile(text: str, lines: list[Line]) -> list[Segment]:
    """The segments of the lines, each with the line breaks behind it."""
    parts: list[Segment] = []
    for at, line in enumerate(lines):
        start = parts[-1].end if parts else 0
        end = lines[at + 1].start if at + 1 < len(lines) else len(text)
        if at + 1 < len(lines):
            end = text.rfind("\n", line.end, end) + 1
        kind = line.kind or Kind.BODY
        if kind not in CONTENT or line.rule == "flat":
            parts.append(Segment(start, end, kind, line.rule))
            continue
        parts += _spans(line, start, end, kind)
    return parts


def _spans(line: Line, start: int, end: int, kind: Kind) -> list[Segment]:
    """The segments of one line of the story: what stands before its first word and behind its last sentence."""
    inner: list[Segment] = []
    begin, stop = start, end
    parted = line.tails and line.tails[0].kind is Kind.MASTHEAD
    if kind is Kind.BODY or line.close is Close.FULL or line.head or parted:
        head = line.head or head_span(line.text)
        if head:
            begin = line.place(head.end)
            inner.append(Segment(start, begin, head.kind, head.rule))
        tails = [tail for tail in line.tails if line.place(tail.start) > begin]
        if tails:
            bounds = [line.place(tail.start) for tail in tails] + [end]
            stop = bounds[0]
            inner.append(Segment(begin, stop, kind, line.rule))
            inner += [
                Segment(a, b, tail.kind, tail.rule) for a, b, tail in zip(bounds[:-1], bounds[1:], tails, strict=True)
            ]
            return inner
    inner.append(Segment(begin, stop, kind, line.rule))
    return inner
