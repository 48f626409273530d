"""The summary of a machine that a page sets above its story, or into it: it reads like the story itself."""

from __future__ import annotations

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.spans import head_span

SUMMARY = 5
SUMMARY_LINE = 200
DECKS = 4
NEAR = 16
LABELLED, LEFT = 4, 1
"""How far behind the first line of the story the label of a note may stand, and how many paragraphs are left."""
MORE = 1.5
"""How much more than its summary a story has at the least, unless the summary stands in it word for word."""
_SUMMARY_ENDS = frozenset(
    {Kind.TOOLBAR, Kind.PROMO, Kind.NAVIGATION, Kind.REACTIONS, Kind.CAPTION, Kind.TIMESTAMP, Kind.BYLINE}
)
_SKIPPED = frozenset({Kind.TOOLBAR, Kind.NAVIGATION, Kind.PROMO, Kind.ORNAMENT})
_SUMMARY_RULES = frozenset({"summary-header", "summary-notice"})


def mark_summary(lines: list[Line], first: int, last: int) -> int:
    """Name the machine's summary above the story; where the story begins behind it.

    A summary is a few sentences between its header and another label, or the lead with its dateline; with more than
    that, the header was a button.
    """
    for head in range(max(0, first - NEAR), min(last, first + NEAR)):
        if lines[head].rule not in _SUMMARY_RULES:
            continue
        start = head + 1
        while start < last and lines[start].kind in _SKIPPED:
            start += 1
        end = start
        by_machine = any(pattern("by-a-machine").search(line.text) for line in lines[head:start])
        told = any(pattern("three-lines").search(line.text) for line in lines[head:start])
        while end < last and end - start < (3 if told else SUMMARY) and _summarizes(lines[end]):
            end += 1
        behind = end
        while behind < last and behind - end < DECKS and lines[behind].kind is None and not _finished(lines[behind]):
            behind += 1
        if behind >= last or end == start:
            continue
        size = sum(line.size for line in lines[start:end])
        left = sum(line.size for line in lines[behind:last] if line.kind is None and line.close is Close.FULL)
        ended = lines[behind].kind in _SUMMARY_ENDS or head_span(lines[behind].text) or (told and end - start == 3)
        by_machine = by_machine or any(line.close is Close.FULL for line in lines[start:end])
        if by_machine and ended and left > size * (1 if _copied(lines[start:end], lines[behind:last]) else MORE):
            for line in lines[start:end]:
                line.kind, line.rule = Kind.PROMO, "machine-summary"
            return _next_of_story(lines, end, last)
    return first


def mark_editors_note(lines: list[Line], first: int, last: int) -> int:
    """Name the note of the editor that stands below its label at the begin of the story; where the story begins."""
    for at in range(max(0, first - 1), min(first + LABELLED, last - 1)):
        if lines[at].kind is not None or not pattern("editors-label").fullmatch(lines[at].text):
            continue
        note = lines[at + 1]
        below = [line for line in lines[at + 2 : last] if line.kind is None and line.close is Close.FULL]
        if note.kind is None and note.close is Close.FULL and len(below) >= LEFT:
            for line in lines[at : at + 2]:
                line.kind, line.rule = Kind.PROMO, "editors-note"
            return at + 2 if at <= first else first
    return first


def _copied(summary: list[Line], story: list[Line]) -> bool:
    """Whether each sentence of a summary stands in the story, word for word."""
    told = " ".join(line.text for line in story)
    return all(line.text in told for line in summary)


def _summarizes(line: Line) -> bool:
    return line.kind is None and line.size < SUMMARY_LINE and not head_span(line.text)


def _finished(line: Line) -> bool:
    return line.close is Close.FULL or bool(head_span(line.text))


def _next_of_story(lines: list[Line], at: int, last: int) -> int:
    """Behind what parts a summary from the story: decks and pictures."""
    while at < last and lines[at].kind is not Kind.BODY and not (lines[at].kind is None and _finished(lines[at])):
        at += 1
    return at
