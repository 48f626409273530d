"""Which lines describe a picture: by their own words, by what stands beside them, or by standing twice."""

from __future__ import annotations

from itertools import takewhile

from krnews.boilerplate.beside import LONGEST, LONGEST_FIRST, SENTENCES, rule_of_place
from krnews.boilerplate.copies import LEAST_COPY, mark_copies, mark_twins, runs
from krnews.boilerplate.credits import CELL, SEVERAL, TAIL, caption_rule, credit_of_several, is_peeled
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import is_bare, is_page
from krnews.boilerplate.rules import ENDING, pattern, sentences

LONGEST_CELL = 200
RUNNING = 4
BEHIND = 3
_TOLD = ("reported", "foretold", "explained")
"""How a sentence ends that is of the story and not of a picture."""
_CLOSING = "\"'”’ [("


def mark_captions(lines: list[Line]) -> None:
    """Set the kind of the lines that describe pictures."""
    for at, line in enumerate(lines):
        if line.kind not in (None, Kind.COPYRIGHT) or len(lines) == 1:
            continue
        rule = caption_rule(line)
        if rule == "caption-credit" and (_ends_story(lines, at) or _heads_page(lines, at)):
            continue
        if not rule and line.kind is None:
            rule = rule_of_place(lines, at)
        if rule and (line.kind is None or _describes_first(line.text)):
            line.kind, line.rule = Kind.CAPTION, rule
    _mark_posed(lines)
    _mark_first(lines)
    _mark_cell(lines)
    _unmark_lists(lines)
    if is_page(lines):
        mark_copies(lines)
    elif not is_bare(lines):
        mark_twins(lines)


def _mark_posed(lines: list[Line]) -> None:
    """Name the lines that tell what somebody is doing on a day and at a place: the story around tells what was done."""
    posed = [
        line for line in lines
        if runs(line) and line.size <= LONGEST and _is_posed(line.text)
    ]  # fmt: skip
    if posed and sum(map(runs, lines)) >= len(posed) + RUNNING:
        for line in posed:
            line.kind, line.rule = Kind.CAPTION, "caption-posed"


def _is_posed(text: str) -> bool:
    """Whether a line tells what somebody does before the camera; most tell of nothing that a picture shows."""
    return pattern("scene-sentence").search(text) is not None and pattern("posed").fullmatch(text) is not None


def _heads_page(lines: list[Line], at: int) -> bool:
    """Whether a line with an outlet's word in square brackets behind it is the title: first of all, above the stamp."""
    line = lines[at]
    first = all(other.bullet or other.kind not in (None, Kind.CAPTION) for other in lines[:at])
    stamped = at + 1 < len(lines) and lines[at + 1].kind is Kind.TIMESTAMP
    return first and stamped and line.text[-1] == "]" and ENDING not in line.text and line.text.count(" ") > 1


def _ends_story(lines: list[Line], at: int) -> bool:
    """Whether a line with a reporter's name behind it is the last paragraph of a story and not a caption.

    A caption begins with what the picture shows; a paragraph of several sentences, or one that reports what was said,
    may speak of a place or a screen too.
    """
    line = lines[at]
    ending = pattern("reporter-credit").search(line.text, max(0, line.size - TAIL))
    if line.kind is not None:
        return False
    if not ending and not is_peeled(line):
        ending = credit_of_several(line)
        if ending is None:
            return False
    told = line.text[: ending.start() + 1 if ending else line.tails[0].start].rstrip(_CLOSING)
    shown = pattern("scene-sentence").search(told)
    if (shown and shown.end() <= told.find(ENDING) + len(ENDING)) or not (
        sentences(told) >= SEVERAL or any(pattern(name).search(told) for name in _TOLD)
    ):
        return False
    above = {other.text for other in lines[:at] if runs(other)}
    near = any(runs(other) for other in lines[max(0, at - BEHIND) : at])
    again = any(other.kind is Kind.CAPTION and other.text == line.text for other in lines[:at])
    return (
        near
        and not again
        and not any(runs(other) and other.text not in above for other in lines[at + 1 : at + 1 + BEHIND])
    )


def _mark_first(lines: list[Line]) -> None:
    """Name the single sentence with a credit in brackets that stands above all running text of a page."""
    running = [line for line in lines if line.kind is None and line.close is Close.FULL and line.size >= LEAST_COPY]
    if len(running) < RUNNING:
        return
    line = running[0]
    sole = sentences(line.text) == 1 and line.size <= LONGEST_FIRST
    credited = sole and [tail.rule for tail in line.tails] == ["tail-credit"]
    if credited and (line.text[-1] in "])】>" or "사진" in line.text[line.tails[0].start :]):
        line.kind, line.rule = Kind.CAPTION, "caption-above-story"


def _mark_cell(lines: list[Line]) -> None:
    """Name the sentences above all running text that end with the edge of the table of their picture."""
    open_lines = [line for line in lines if line.kind is None and (runs(line) or _ends_cell(line))]
    shown = list(takewhile(_ends_cell, open_lines))
    below = open_lines[len(shown) :]
    if len(below) < SEVERAL or any(map(_ends_cell, below)):
        return
    for line in shown:
        line.kind, line.rule = Kind.CAPTION, "caption-in-cell"


def _ends_cell(line: Line) -> bool:
    """Whether a line of a sentence or two ends with the edge of a table, its credit before it."""
    sole = line.text.endswith(CELL) and line.text.count("|") == 1 and line.size <= LONGEST_CELL
    return sole and 1 <= sentences(line.text) <= SENTENCES


def _unmark_lists(lines: list[Line]) -> None:
    """Lines with ▲ that stand together and differ are the items of a list, not pictures."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.rule == "caption-mark":
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    for run in runs:
        if len({line.text for line in run}) > 1:
            for line in run:
                line.kind, line.rule = Kind.BODY, "list-item"


def _describes_first(text: str) -> bool:
    """Whether a line with a notice of rights begins with a description."""
    at = min((found for found in map(text.find, "ⓒ©") if found >= 0), default=len(text))
    if text[0] == "▲" and " " in text[1:at].strip() and not pattern("rights-word").search(text):
        return True
    return ENDING in text[:at] or at > 40 or bool(pattern("scene").search(text[:at]))
