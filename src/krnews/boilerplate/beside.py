"""Which lines are captions for what stands above or below them: the button of a picture, its credit, the lead."""

from __future__ import annotations

from itertools import pairwise

from krnews.boilerplate.bylines import names_role
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern, sentences
from krnews.boilerplate.spans import head_span

LONGEST = 420
SCENE = 12
SENTENCES = 2
LONGEST_FIRST = 140
SHORTEST = 8


def rule_of_place(lines: list[Line], at: int) -> str:
    """The name of what stands above or below a line and makes it a caption, or "" where nothing does."""
    line = lines[at]
    above, below = lines[at - 1] if at else None, lines[at + 1] if at + 1 < len(lines) else None
    if line.close is Close.FULL:
        if below and _stands_on_credit(lines, at):
            return "caption-above-credit"
    elif line.size <= LONGEST_FIRST:
        if below and _stands_above_lead(line, below):
            return "caption-above-lead"
        if above and above.kind is Kind.CAPTION and _shown(line.text):
            return "caption-beside"
    return "caption-below-image" if above and line.size <= LONGEST and _describes(line, above) else ""


def leads(text: str) -> bool:
    """Whether a reporter's dateline stands before the first word, as before the lead of a story."""
    head = head_span(text) if text[0] in "[(【<" else None
    return head is not None and names_role(text[: head.end])


def _shown(words: str) -> bool:
    """Whether words without a full stop end in what a picture shows."""
    return pattern("scene-open").search(words, max(0, len(words) - SCENE)) is not None


def _stands_above_lead(line: Line, below: Line) -> bool:
    """Whether a line that ends in what a picture shows stands right above the dateline with which the story begins."""
    return below.text[0] in "[(【<" and _shown(line.text.rstrip(".")) and leads(below.text)


def _stands_on_credit(lines: list[Line], at: int) -> bool:
    """Whether a line says what a picture shows and its credit is set to it, apart from the lines around both."""
    line, credit = lines[at : at + 2]
    if line.size > LONGEST or not pattern("scene-sentence").search(line.text, max(0, line.size - SCENE)):
        return False
    apart = [other.start - above.end > 1 for above, other in pairwise(lines[max(0, at - 1) : at + 3])]
    set_to_it = apart == [True] * (at > 0) + [False] + [True] * (at + 2 < len(lines)) and True in apart
    shown = sentences(line.text) <= SENTENCES and not pattern("going-on").search(line.text)
    return set_to_it and shown and pattern("credit-alone").fullmatch(credit.text) is not None


def _describes(line: Line, label: Line) -> bool:
    """Whether a line stands below the button of a picture and describes it.

    A button that may enlarge the text as well has a lead below it.
    """
    if label.rule != "image-label":
        return False
    if line.close is Close.FULL and (pattern("reported").search(line.text) or head_span(line.text)):
        return False
    if line.close is Close.FULL and not pattern("of-a-picture").search(label.text):
        return bool(pattern("scene").search(line.text))
    return sentences(line.text) <= 2 and line.size >= SHORTEST
