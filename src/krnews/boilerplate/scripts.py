"""Scripts of broadcasts: from the anchor's first word to the reporter's name, cries, cues and fragments are the story.

A script has few long sentences, and speaks of reports, channels and viewers as a notice of the site does. Its parts
(`<앵커 멘트>`, `<리포트>`) and cues (`<녹취>`, `▶ 인터뷰 :`) show that it is one.
"""

from __future__ import annotations

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import DOUBTFUL
from krnews.boilerplate.rules import pattern

PARTS = 2
_MARKS = frozenset({"script-part", "script-cue"})
_OWN = frozenset({None, Kind.BODY, Kind.HEADING, Kind.CAPTION, Kind.ORNAMENT})
"""What may stand between two lines of a script."""


def mark_scripts(lines: list[Line]) -> None:
    """Name the lines of a script, from its first part to its last sentence or cue."""
    first = next((at for at, line in enumerate(lines) if _begins(line)), None)
    if first is None:
        return
    last, parts, signed = first, 0, False
    for at, line in enumerate(lines[first:], first):
        mark = line.rule in _MARKS or pattern("script-quote").match(line.text) is not None
        if mark:
            parts, last, signed = parts + 1, at, False
        elif line.kind is Kind.BYLINE:
            signed = True  # links may follow; only another part shows that the script goes on
        elif line.kind not in _OWN and line.rule not in DOUBTFUL:
            break
        elif line.close is Close.FULL and not signed:
            last = at
    if parts < PARTS:
        return
    for line in lines[first : last + 1]:
        if line.kind is None or line.rule in DOUBTFUL:
            line.kind, line.rule, line.opens = Kind.BODY, "script-line", False


def _begins(line: Line) -> bool:
    return line.rule == "script-part" and pattern("script-begins").search(line.text) is not None
