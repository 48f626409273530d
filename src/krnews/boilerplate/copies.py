"""What stands twice on a page: a caption beside itself, or the paragraphs of a page that holds its story twice."""

from __future__ import annotations

import re
from collections import Counter

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import COPY
from krnews.boilerplate.rules import pattern, sentences

LEAST_COPY = 25
SHORTEST = 8
SCENE = 12
SENTENCES = 2
STAMPED, SIGNED = 4, 2
TITLE, LONGEST_TITLE = 14, 110
STORY_TWICE = 0.5
"""From what share of the running text on, what stands twice is the story and not a caption."""
_SIGNED = frozenset({Kind.TIMESTAMP, Kind.BYLINE})
_SUMMARIES = frozenset({"summary-header", "summary-notice"})
_NO_WORD = re.compile(r"[\W_]+")


def runs(line: Line) -> bool:
    """Whether a line that nothing has named is running text."""
    return line.kind is None and line.close is Close.FULL and line.size >= LEAST_COPY


def mark_copies(lines: list[Line]) -> None:
    """Name what stands twice: a caption beside itself, or the paragraphs of a page that holds its story twice.

    Such a page has a copy for each width of screen. The first copy of each paragraph is the story, the others are not:
    nothing is lost with them.
    """
    open_lines = [line for line in lines if line.kind is None and line.size >= LEAST_COPY]
    seen = Counter(line.text for line in open_lines)
    running = [line for line in open_lines if line.close is Close.FULL]
    shown = _shown_twice(lines)
    for line in shown:
        line.kind, line.rule = Kind.CAPTION, "caption-repeated"
    running = [line for line in running if line.kind is None]
    copied = sum(line.size for line in running if seen[line.text] > 1)
    if _copies_summary(lines, seen):
        return
    if running and copied > STORY_TWICE * sum(line.size for line in running):
        _mark_second(lines)
        return
    head = next((at for at, line in enumerate(lines) if line.kind is None and TITLE <= line.size <= LONGEST_TITLE), 0)
    told = next((at for at, line in enumerate(lines) if runs(line)), len(lines))
    signed = max((at for at in range(told) if lines[at].kind in _SIGNED), default=0)
    for at, line in enumerate(lines):
        if line.kind is not None:
            continue
        near = (at and lines[at - 1].text == line.text) or (at + 1 < len(lines) and lines[at + 1].text == line.text)
        again = near and (seen[line.text] > 1 or _is_twin(lines, at, signed))
        if not (again or (at and _same_caption(lines[at - 1], line))):
            continue
        if line.text == lines[head].text:  # the first words of a page are its title, however often they stand
            continue
        if at < signed and line.close is not Close.FULL and not pattern("scene").search(line.text):
            continue  # above its stamp a title stands twice too
        if at > told and line.close is not Close.FULL and _above_stamp(lines, at):
            continue
        line.kind, line.rule = Kind.CAPTION, "caption-repeated"


def _above_stamp(lines: list[Line], at: int) -> bool:
    """Whether a stamp is next below a line and its copy, as below a title that stands under its story."""
    below = [line for line in lines[at + 1 : at + 1 + STAMPED] if line.text != lines[at].text]
    return any(line.kind is Kind.TIMESTAMP for line in below[:SIGNED])


def _mark_second(lines: list[Line]) -> None:
    """Name the second copy of a story: its paragraphs, and the short lines that stand around both copies alike."""
    first: dict[str, int] = {}
    for at, line in enumerate(lines):
        if not runs(line):
            continue
        back = at - first.setdefault(line.text, at)
        if not back:
            continue
        line.kind, line.rule = Kind.RELATED, COPY
        for step in (-1, 1):
            beside = at + step
            while back <= beside < len(lines) and lines[beside].text == lines[beside - back].text:
                other = lines[beside]
                if other.rule == COPY or runs(other):
                    break
                if other.kind is None:
                    other.kind, other.rule = Kind.RELATED, COPY
                beside += step


def _shown_twice(lines: list[Line]) -> list[Line]:
    """The sentences of a picture that stand twice in a row, above sentences that stand once.

    They say what it shows, or whose it is.
    """
    twice = [
        at for at in range(1, len(lines))
        if lines[at].text == lines[at - 1].text and runs(lines[at]) and sentences(lines[at].text) <= SENTENCES
        and (_is_credited(lines[at]) or _tells_scene(lines[at]))
    ]  # fmt: skip
    if not twice:
        return []
    story = any(runs(line) and not pattern("scene-sentence").search(line.text) for line in lines[twice[-1] + 1 :])
    return [line for at in twice for line in lines[at - 1 : at + 1]] if story else []


def _tells_scene(line: Line) -> bool:
    """Whether a line ends as a sentence does that says what a picture shows."""
    return pattern("scene-sentence").search(line.text, max(0, line.size - SCENE)) is not None


def _is_credited(line: Line) -> bool:
    """Whether nothing but a credit in brackets stands behind the sentence."""
    return line.text[-1] in ")]" and [tail.rule for tail in line.tails] == ["tail-credit"]


def _copies_summary(lines: list[Line], seen: Counter[str]) -> bool:
    """Whether the first line that stands twice is the first one of a summary: the story is the copy then."""
    first = next((at for at, line in enumerate(lines) if seen[line.text] > 1 and line.close is Close.FULL), 0)
    return first > 0 and lines[first - 1].rule in _SUMMARIES


def mark_twins(lines: list[Line]) -> None:
    """Name the words of a picture that stand twice in a row in a text that nothing else shows to be a page."""
    told = next((at for at, line in enumerate(lines) if runs(line)), len(lines))
    signed = max((at for at in range(told) if lines[at].kind in _SIGNED), default=0)
    for line in [line for at, line in enumerate(lines) if line.kind is None and _is_twin(lines, at, signed)]:
        line.kind, line.rule = Kind.CAPTION, "caption-repeated"


def _is_twin(lines: list[Line], at: int, signed: int) -> bool:
    """Whether a short line stands twice in a row, as the words for the blind and those below the picture do.

    Running text is right below, and right above or a stamp somewhere above: a verse has other short lines around.
    """
    line = lines[at]
    if not SHORTEST <= line.size <= LONGEST_TITLE or line.close is Close.FULL or " " not in line.text:
        return False
    first = at - 1 if at and lines[at - 1].text == line.text else at
    if first == 0 or first + 2 >= len(lines) or lines[first + 1].text != line.text:
        return False
    below = lines[first + 2]
    credited = below.kind is Kind.CAPTION and pattern("credit-alone").fullmatch(below.text) is not None
    return credited or (runs(below) and (runs(lines[first - 1]) or first > signed > 0))


def _same_caption(before: Line, line: Line) -> bool:
    """Whether `line` says what the caption above it says, marks and credits aside."""
    if before.kind is not Kind.CAPTION or line.size < 25:
        return False
    return _NO_WORD.sub("", line.text) in _NO_WORD.sub("", before.text)
