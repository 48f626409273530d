"""Where on the page the story stands: the stretch of lines that is worth most as running text.

Every line is worth something: a sentence as much as it is long, a label or a short line less than nothing. The body is
the stretch with the highest sum, so a label inside it costs a little and a menu behind it cannot be bridged.
"""

from __future__ import annotations

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line

CAP = 300
GAP = 24
PARAGRAPH = 45
SENTENCE = 25
HEADLINE = 20
_BRIDGES = frozenset({Kind.CAPTION, Kind.ORNAMENT, Kind.HEADING, Kind.BODY})
_ROWS = frozenset({"ticker-row"})
WORTH = {
    Kind.CAPTION: -3,
    Kind.ORNAMENT: -3,
    Kind.BYLINE: -15,
    Kind.TIMESTAMP: -30,
    Kind.HEADING: -2,
    Kind.TOOLBAR: -30,
    Kind.REACTIONS: -40,
    Kind.COMMENTS: -50,
    Kind.COPYRIGHT: -70,
    Kind.MASTHEAD: -60,
    Kind.KEYWORDS: -40,
    Kind.RELATED: -50,
    Kind.TICKER: -30,
    Kind.PROMO: -35,
    Kind.NAVIGATION: -45,
    Kind.CODE: -20,
    Kind.FOREIGN: -20,
}
"""What a line of a known kind adds to a stretch; a little less than nothing, so that no body begins or ends with it."""


def worth(line: Line) -> float:
    """What a line adds to the stretch it stands in: characters of running text, or a fine."""
    if line.kind is Kind.BODY:
        return min(line.size, CAP)
    if line.kind is not None:
        return WORTH[line.kind]
    size = line.size
    hints = 25 * line.furniture if size < 200 else 0
    if line.close is Close.FULL:
        value = min(size, CAP) if size >= 15 else 5.0
    elif line.close is Close.WEAK:
        value = min(size - 30, CAP) if size > 60 else -12.0
        value = value if not line.bullet else min(value, -20.0)
    elif "다. " in line.text:
        value = min(size, CAP) * 0.7
    elif size >= 80:
        value = 0.1 * size
    else:
        value = -22.0 - (10 if size < 25 else 0)
    return value - hints - (8 if line.bullet else 0)


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
    while True:
        at = _paragraph(lines, first - 1, -1)
        if at is None:
            break
        first = at
    while True:
        at = _paragraph(lines, last, 1)
        if at is None:
            break
        last = at + 1
    return first, last


def _is_paragraph(line: Line) -> bool:
    """Whether a line is running text; a short polite sentence may be the site's own."""
    if line.close is not Close.FULL or line.furniture or line.bullet:
        return False
    polite = line.text.rstrip("\"”’'").endswith(("니다.", "요.", "시오."))
    return line.size >= (PARAGRAPH if polite else SENTENCE)


def _paragraph(lines: list[Line], at: int, step: int) -> int | None:
    """The nearest paragraph from `at` on, in steps of 1 or -1, across a gap that may be bridged."""
    for number in range(GAP):
        here = at + step * number
        if not 0 <= here < len(lines):
            return None
        line = lines[here]
        if line.kind is None:
            if _is_paragraph(line):
                return here
            if line.size > PARAGRAPH or (line.bullet and line.size >= HEADLINE):
                return None
        elif line.kind not in _BRIDGES and line.rule not in _ROWS:
            return None
    return None
