"""Who speaks to whom: a story tells of others, a notice of the site speaks to its reader.

A notice in full sentences looks like running text. It gives itself away by its register (`합니다`, `하세요` beside the
`했다` of the story), by what it speaks of (signing up, buttons, rights) and by its place, at an edge of the story.
"""

from __future__ import annotations

import re

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern

LONGEST = 260
EDGE = 3
SCRIPT = 7
SHORT = 70
PLAIN_TO_POLITE = 2.0
LEAST_PLAIN = 1
CLEAR = 2
"""So many marks of a notice tell it where one is not enough: deep in a story, or in one that is polite itself."""
_OF_PAGE = "this"
_CLOSERS = "\"'”’」』)]>》〉 .!?"
_ASK_MARKS = " ▶☞►▷◎※"
_QUOTES = "“\"'‘"
_TELLING, _BEGINS = ("greeting", "told-politely"), ("of-an-office", "goes-on-telling")
"""What is said of others, or to a gathering; how it begins."""
_PLAIN = re.compile(r"[^니]다[.]")
_SENTENCE = re.compile(r"[^.?!]+[.?!]*|[.?!]+")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|[‘'][^’']*[’']")


def is_polite(line: Line) -> bool:
    """Whether a line ends in the polite style of notices, dialogs and broadcasts."""
    if line.polite is None:
        line.polite = line.close is not Close.OPEN and _ends_politely(line.text)
    return line.polite


def _ends_politely(text: str) -> bool:
    return bool(pattern("polite-ending").search(text.rstrip(_CLOSERS)[-4:]))


def tells_plainly(lines: list[Line]) -> bool:
    """Whether the running text among `lines` is in the plain style of print."""
    open_lines = [line for line in lines if line.kind in (None, Kind.BODY) and line.close is Close.FULL]
    running = [line for line in open_lines if line.text[0] not in _QUOTES]
    plain = sum(not is_polite(line) for line in running)
    polite = sum(is_polite(line) and not address(line) for line in running)
    return plain >= max(LEAST_PLAIN, PLAIN_TO_POLITE * polite)


def address(line: Line) -> int:
    """How many marks of speaking to the reader of the site stand in a polite line, quotations left out."""
    words = line.text[: line.tails[0].start] if line.tails else line.text
    if len(words) > LONGEST or not _ends_politely(words) or pattern("speaker").match(words):
        return 0
    own = _QUOTED.sub("", words) if words[0] not in _QUOTES else words
    if (
        _PLAIN.search(own)
        or any(pattern(name).search(own) for name in _TELLING)
        or any(pattern(name).match(own) for name in _BEGINS)
    ):
        return 0
    asks = any(tail.rule == "tail-link" and tail.kind is Kind.PROMO for tail in line.tails)
    if asks:
        own += " " + line.text[len(words) :].strip(_ASK_MARKS)
    marks = [{found.lastgroup for found in pattern("to-the-reader").finditer(part)} for part in _SENTENCE.findall(own)]
    if sum(map(bool, marks)) <= len(marks) // 2:
        return 0
    if pattern("told-in-the-past").search(own) and not any(_OF_PAGE in mark for mark in marks):
        return 0  # who writes to the reader tells in the past of the page alone
    return len(set().union(*marks)) if asks or all(marks) else 1


def _at_script(lines: list[Line], first: int, last: int) -> int:
    """Where a broadcast begins, `[앵커]`: the polite sentences of the player above it are not its own."""
    for at in range(first, min(last, first + SCRIPT)):
        if lines[at].rule == "script-part" and pattern("script-begins").search(lines[at].text):
            above = [line for line in lines[first:at] if line.kind is None]
            if all(line.size < SHORT and (is_polite(line) or line.close is not Close.FULL) for line in above):
                for line in above:
                    line.kind, line.rule = Kind.TOOLBAR, "above-script"
                return at
            break
    return first


def mark_notices(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """Name the notices at the edges of the story, and the clear ones inside; the story's bounds without them."""
    story = lines[first:last]
    plain = tells_plainly(story)
    needed = 1 if plain else CLEAR
    first = _at_script(lines, first, last)
    running = [at for at in range(first, last) if lines[at].kind in (None, Kind.BODY)]
    edges = {*running[:EDGE], *running[-EDGE:]}
    for at in running:
        line = lines[at]
        if at + 1 < len(lines) and lines[at + 1].kind is Kind.BYLINE and pattern("musing").search(line.text):
            continue  # the writer's own last words
        if line.kind is None and address(line) >= (needed if at in edges else CLEAR if plain else CLEAR + 1):
            line.kind, line.rule = Kind.PROMO, "to-the-reader"
    while first < last and lines[first].rule == "to-the-reader":
        first += 1
    while first < last and lines[last - 1].rule == "to-the-reader":
        last -= 1
    return first, last
