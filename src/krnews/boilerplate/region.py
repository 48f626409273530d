"""Where on the page the story stands: the stretch of lines that is worth most as running text.

Every line is worth something: a sentence as much as it is long, a label or a short line less than nothing. The body is
the stretch with the highest sum, so a label inside it costs a little and a menu behind it cannot be bridged.
"""

from __future__ import annotations

import re
from functools import cache

from krnews._tables import read_table
from krnews.boilerplate.kinds import CONTENT, FURNITURE, Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.rules import pattern, sentences
from krnews.boilerplate.voice import is_polite

CAP = 300
OPEN = 35
GAP = 24
LEAKED = -2.0
"""What a line costs that is a tag and nothing else: such lines stand between all paragraphs of a page."""
LONGEST_GAP = 60
CELL = 20
TITLE = 15
LINKS = 3
HEADS = 8
LEAST_ROWS = 3
SENTENCES = 2
GOES_ON = 4
TOOLS = 12
TELLING = 110
PARAGRAPH = 45
SENTENCE = 25
POLITE = 2
HEADLINE = 20
ROW = -10.0
LONGEST_ROW = 80
FIGURES = 2
_BRIDGES = frozenset({Kind.CAPTION, Kind.ORNAMENT, Kind.HEADING, Kind.BODY})
DOUBTFUL = frozenset({"dialog", "editors-note", "promo-ask", "promo-mark", "notice-of-portal", "reaction-ask"})
"""Rules by which a sentence of the story may be mistaken: between two sentences of it they do not hold."""
MENU = "site-menu"
COPY = "paragraph-again"
LINK = "related-link"
"""One link in a line of its own; a header with a list below it ends the story."""
_LINKS = frozenset({LINK, "page-reference"})
COPY_WORTH = -1.0
_FIGURE = re.compile(r"\S*\d\S*")
_CELL = re.compile(r"[+\-−▲▼△▽\s]*\d[\d,.]*(?:\d{2}|%|원|달러|p)")
"""A figure alone; the numbers of a ranked list are shorter."""
_ROWS = frozenset({"ticker-row"})
_SIGNATURES = frozenset({Kind.BYLINE, Kind.COPYRIGHT})
_STAMPS = frozenset({Kind.BYLINE, Kind.DATELINE, Kind.TIMESTAMP})
"""What stands below the last paragraph of a story, and above the first one."""
_HEADS = frozenset({"ticker-header", MENU})
"""Rules by which the head of a column is taken for the surroundings."""
_INSIDE = DOUBTFUL | _ROWS | {MENU}


@cache
def _worths() -> dict[Kind, int]:
    """What a line of a known kind adds to a stretch, of `region.toml`."""
    table = read_table("krnews.boilerplate", "region.toml")["worth"]
    return {Kind(kind): value for entry in table for kind, value in entry["kinds"].items()}


def is_page(lines: list[Line]) -> bool:
    """Whether furniture stands among the lines, so that a line has to show that it belongs to the story.

    What may stand inside a story too is no sign of a page: a stripped page is none, and nothing more is taken from it.
    """
    return any(line.kind in FURNITURE and line.rule not in _INSIDE for line in lines)


def is_bare(lines: list[Line]) -> bool:
    """Whether nothing but content stands among the lines, as in a stripped text, which is to lose nothing more."""
    return all(
        line.kind is None
        or line.kind in CONTENT
        or line.rule in _INSIDE
        or pattern("closing-date").fullmatch(line.text)
        for line in lines
    )


def worth(line: Line) -> float:
    """What a line adds to the stretch it stands in: characters of running text, or a fine."""
    if line.inside:
        return 0.0
    if line.wrapped:
        return line.size
    if line.kind is Kind.BODY:
        return min(line.size, CAP)
    if line.rule == COPY:
        return COPY_WORTH
    if line.kind is not None:
        return LEAKED if line.rule == "html-leak" else _worths()[line.kind]
    size = line.size
    hints = 25 * line.furniture if size < 200 else 0
    if line.close is Close.FULL:
        value = min(size, CAP) if size >= 15 else 5.0
    elif line.close is Close.WEAK:
        value = min(size - 30, CAP) if size > 60 else -12.0
        value = value if not line.bullet else min(value, -20.0)
    elif "다. " in line.text:
        value = min(size, CAP) * 0.7
    elif size > OPEN and line.text.endswith(("다", "요")) and not line.bullet:
        value = size - OPEN
    elif size >= 80:
        value = 0.1 * size
    elif is_row(line):
        return ROW
    else:
        value = -22.0 - (10 if size < 25 else 0)
    return value - hints - (8 if line.bullet else 0)


def is_row(line: Line) -> bool:
    """Whether a line is the row of a table: figures, and no more words than figures."""
    if line.size > LONGEST_ROW or line.close is not Close.OPEN:
        return False
    figures = len(_FIGURE.findall(line.text))
    return figures >= FIGURES and 2 * figures >= line.text.count(" ") + 1


def best_stretch(lines: list[Line]) -> tuple[int, int]:
    """First and behind the last index of the stretch with the highest sum; (0, 0) where no line is worth anything."""
    best = run = 0.0
    found = (0, 0)
    since = 0
    for at, line in enumerate(lines):
        if run <= 0:
            run, since = 0.0, at
        run += worth(line)
        if run > best:
            best, found = run, (since, at + 1)
    return found


def joined(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The stretch with the paragraphs that only a table, a verse or a picture parts from it.

    Between them stands nothing that ends a story or comes before one: no notice of rights, no list of other stories.
    """
    if first == last:
        return first, last
    polite = sum(line.close is Close.FULL and is_polite(line) for line in lines[first:last]) >= POLITE
    while (at := _paragraph(lines, first - 1, -1, polite=polite)) is not None:
        first = at
    while (at := _paragraph(lines, last, 1, polite=polite)) is not None:
        last = at + 1
    return first, last


def is_paragraph(line: Line, *, polite: bool) -> bool:
    """Whether a line is running text; a short polite sentence may be the site's own, unless the story is polite."""
    if line.kind is not None or line.close is not Close.FULL or line.furniture or line.bullet:
        return False
    return line.size >= (SENTENCE if polite or not is_polite(line) else PARAGRAPH)


def _paragraph(lines: list[Line], at: int, step: int, *, polite: bool) -> int | None:
    """The nearest paragraph from `at` on, in steps of 1 or -1, across a gap that may be bridged."""
    links = cells = heads = rows = 0
    for number in range(LONGEST_GAP):
        here = at + step * number
        if number - cells >= GAP or not 0 <= here < len(lines):
            return None
        line = lines[here]
        if is_paragraph(line, polite=polite):
            if heads and rows < LEAST_ROWS:
                return None
            return here if not links + heads or _goes_on(lines, here, step, polite=polite) else None
        rows += line.rule in _ROWS or (line.kind is None and (is_row(line) or bool(_CELL.fullmatch(line.text))))
        if line.kind is None:
            if not is_row(line) and (line.size > PARAGRAPH or (line.bullet and line.size >= HEADLINE)):
                return None
            cells += line.size <= CELL and bool(_FIGURE.search(line.text))
        elif line.rule in _LINKS and links < LINKS:
            links += 1
        elif not _bridges(lines, here):
            if line.rule not in _HEADS or line.size > CELL or heads == HEADS:
                return None
            heads += 1
    return None


def _goes_on(lines: list[Line], at: int, step: int, *, polite: bool) -> bool:
    """Whether a story goes on beyond a link to another one, with the paragraph at `at`, and not a list of teasers.

    The story has paragraphs of several sentences, one long one or two; a teaser has its title above or its day below.
    """
    if is_polite(lines[at]) and not polite:
        return False
    size = told = 0
    here = at
    while 0 <= here < len(lines) and told < GOES_ON and is_paragraph(lines[here], polite=polite):
        if sentences(lines[here].text) >= SENTENCES:
            size += min(lines[here].size, CAP)
            told += 1
        here += step
    above, below = (at, here) if step > 0 else (here + 1, at + 1)
    if below < len(lines) and lines[below].kind is Kind.TIMESTAMP:
        return False
    if step > 0 and _is_title(lines[above - 1]):
        return False
    signed = below < len(lines) and lines[below].kind in _SIGNATURES
    edge = signed if step > 0 else _below_stamp(lines, above)
    return told >= SENTENCES or size >= TELLING or (edge and told > 0)


def _below_stamp(lines: list[Line], at: int) -> bool:
    """Whether nothing but tools stands between a line and the stamp or byline above it: it is the lead of a story."""
    for line in reversed(lines[max(0, at - TOOLS) : at]):
        if line.kind in _STAMPS:
            return True
        if line.kind not in (Kind.TOOLBAR, Kind.CAPTION, Kind.REACTIONS):
            return False
    return False


def _is_title(line: Line) -> bool:
    """Whether a line without a mark may be the title of another story."""
    if line.kind is not None or line.close is Close.FULL or is_row(line) or pattern("subhead-mark").match(line.text):
        return False
    return line.size >= TITLE and " " in line.text and not _FIGURE.search(line.text)


def _bridges(lines: list[Line], at: int) -> bool:
    """Whether a line of a known kind may stand between two paragraphs of a story."""
    line = lines[at]
    if line.kind in _BRIDGES or line.rule in _ROWS or line.rule == COPY:
        return True
    return (line.rule in DOUBTFUL and line.close is Close.FULL) or (line.rule == MENU and between_sentences(lines, at))


def between_sentences(lines: list[Line], at: int) -> bool:
    """Whether the lines before and behind are sentences of a story, or cues of its script."""
    if not 0 < at < len(lines) - 1:
        return False
    near = (lines[at - 1], lines[at + 1])
    return all(
        line.kind in (None, Kind.BODY) and (line.close is Close.FULL or line.rule == "script-cue") for line in near
    )
