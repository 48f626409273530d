"""Which lines describe a picture: a credit at the end, a mark before it, a label above it, the same words twice."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from krnews._tables import read_table
from krnews.boilerplate.beside import LONGEST, LONGEST_FIRST, SENTENCES, leads, rule_of_place
from krnews.boilerplate.copies import LEAST_COPY, mark_copies, mark_twins, runs
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import is_bare, is_page
from krnews.boilerplate.rules import ENDING, pattern, sentences

LONGEST_CELL = 200
RUNNING = 4
SEVERAL = 2
BEHIND = 3
SHORT = 45
"""A line that is longer is no credit alone."""
TAIL = 60
"""Characters at the end of a line in which a credit is looked for."""
_CREDIT_MARK = re.compile("[./[(【<|:ㅣ=ⓒ©▲\\]’”]")
"""Without one of these no line is told to be a caption by its own words."""
_FINISHED = (ENDING, "요.")
"""How no credit ends."""
_FIRST = frozenset("[(【<▲△AER로")
"""With what a caption begins that ends in a full sentence: a mark, or an agency whose picture it is (`AFP=`)."""
_TOLD = ("reported", "foretold", "explained")
"""How a sentence ends that is of the story and not of a picture."""
_CREDIT_TAILS = frozenset({"tail-credit", "tail-copyright"})
_BELOW = frozenset({Kind.RELATED, Kind.PROMO, Kind.TOOLBAR, Kind.COMMENTS, Kind.REACTIONS})
_CELL = " |"
"""What is left around a caption of the cell of a table that it stood in."""
_CLOSING = "\"'”’ [("


@cache
def _credits(before: str = r"[.\]’”]\s?(?:[가-힣A-Za-z]{2,8}\s?[/=|]\s?)?") -> re.Pattern[str]:
    """A credit without a mark of its own, behind the sentence or what else stands `before` it."""
    parts = [
        f"(?P<{entry['name']}>{entry['pattern']})" for entry in read_table("krnews.boilerplate", "spans.toml")["credit"]
    ]
    return re.compile(rf"{before}(?:{'|'.join(parts)})\.?$")


def caption_rule(line: Line) -> str:
    """The name of what makes `line` a caption, or "" where nothing does."""
    text = _without_lists(line).strip(_CELL)
    if line.size >= SHORT and text.endswith(_FINISHED) and text[0] not in _FIRST:
        return ""
    behind = pattern("stamp-behind-credit").search(text, max(0, line.size - TAIL)) if "@" in text[-TAIL:] else None
    text = text[: behind.start()] if behind else text
    if line.size > LONGEST or line.size < 4 or not (_CREDIT_MARK.search(text) or text.startswith("사진")):
        return ""
    if line.size < SHORT and pattern("credit-alone").fullmatch(text):
        return "caption-credit"
    if line.size < SHORT and pattern("mark-and-credit").fullmatch(text):
        return "caption-mark"
    told = sentences(text)
    wired = told <= SENTENCES and pattern("wire-photo").fullmatch(text)
    if wired and pattern("photo-tail").search(text, max(0, line.size - TAIL)):
        return "caption-wire"
    tail = text[-TAIL:]
    if told > 3 or pattern("price-last").search(tail) or (told >= SEVERAL and leads(text)):
        return ""
    finished = text.endswith(_FINISHED)
    marked = None if finished else pattern("marked-credit").search(tail)
    signed = not behind and any(span.kind is Kind.BYLINE for span in line.tails)
    signed = signed and not (pattern("scene").search(text) and not pattern("going-on").search(text))
    if marked and not signed:
        named = marked.lastgroup == "named" and not marked[0].startswith(("/", "[", "(", "<", "【"))
        named = named or (_peeled(line) and (marked.lastgroup == "slash" or told >= SEVERAL or _forbids(marked)))
        named = named or (marked.lastgroup == "slash" and told >= SEVERAL)
        if not named or told == 0 or text.startswith("▲") or pattern("scene").search(text):
            return "caption-credit"
        return ""
    if told == 0 and line.size >= LEAST_COPY // 2 and pattern("name-behind-noun").search(tail):
        return "caption-credit"
    if told == 1 and pattern("credit-first").match(text) and pattern("scene-sentence").search(tail):
        return "caption-credit-first"
    if (
        text.startswith("▲")
        and "? " not in text
        and text.count("▲") < SEVERAL
        and (line.close is Close.FULL or ENDING in tail[20:])
    ):
        return "" if pattern("marked-item").match(text) else "caption-mark"
    found = None if finished else _credits().search(tail)
    if text[0] == "▲" and not found:
        found = _credits(r"▲[^/]*/\s?").match(text)
    if found and told <= 2:
        named = signed or (found.lastgroup == "photographer" and not pattern("scene").search(text))
        return "" if named else "caption-credit"
    return ""


def _without_lists(line: Line) -> str:
    """The text of a line without the head of a list or an appeal behind its end: `… [인기뉴스]` names no agency."""
    stop = line.size
    for tail in reversed(line.tails):
        if tail.kind not in _BELOW:
            break
        stop = tail.start
    return line.text[:stop].rstrip() if stop < line.size else line.text


def _forbids(credit: re.Match[str]) -> bool:
    """Whether a notice of rights says what is forbidden: it is of the page then, not of a picture."""
    return credit.lastgroup == "right" and pattern("rights-word").search(credit[0]) is not None


def _peeled(line: Line) -> bool:
    """Whether what makes the credit stands behind the line as a tail of its own."""
    return any(tail.rule in _CREDIT_TAILS for tail in line.tails)


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
        if "고 있다." in line.text and runs(line) and line.size <= LONGEST and pattern("posed").fullmatch(line.text)
    ]  # fmt: skip
    if posed and sum(map(runs, lines)) >= len(posed) + RUNNING:
        for line in posed:
            line.kind, line.rule = Kind.CAPTION, "caption-posed"


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
    if not ending and not _peeled(line):
        ending = _credit_of_several(line)
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


def _credit_of_several(line: Line) -> re.Match[str] | None:
    """The name of an agency or a paper behind the last of several sentences, or behind one that explains."""
    told = line.text[: line.text.rfind(ENDING) + len(ENDING)]
    if sentences(line.text) < SEVERAL and not pattern("explained").search(told):
        return None
    begin = max(0, line.size - TAIL)
    return _credits().search(line.text, begin) or pattern("marked-credit").search(line.text, begin)


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
    sole = line.text.endswith(_CELL) and line.text.count("|") == 1 and line.size <= LONGEST_CELL
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
