"""Which lines belong together: what a header opens, what stands between neighbours of one kind, what repeats."""

from __future__ import annotations

import re
from collections import Counter

from krnews.boilerplate.below import behind_below, is_sentence
from krnews.boilerplate.islands import is_answer
from krnews.boilerplate.kinds import FURNITURE, Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import DOUBTFUL, MENU, between_sentences, is_bare
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.threads import mark_threads

SHORT = 15
ROW = 30
LEAD = 40
TABLE_HEAD = 40
KEYWORD = 24
ANSWER = 6
KIN = 4
HEADLINE_SPACES = 2
KOREAN = 0.2
LEAST_KOREAN = 120
_DETAILS = frozenset({"time-ago", "bare-stamp", "page-of-paper", "clock"})
_ENDS_SECTION = frozenset({Kind.COPYRIGHT, Kind.MASTHEAD, Kind.REACTIONS, Kind.TITLE, Kind.DECK})
_SHARED = frozenset({Kind.TOOLBAR, Kind.REACTIONS, Kind.COMMENTS, Kind.PROMO, Kind.TICKER})
"""Kinds whose short lines are told by their neighbours."""
_COUNT = re.compile(r"[\d,.\s%()+]+")
_COMMA_LIST = re.compile(r"(?:[^,.?!]{1,45},\s*){6,}[^,.?!]{1,45}")
_FIGURE = re.compile(r"\d[.,\d]*\d|[%▲▼↑↓]")
_MENU_WORDS = frozenset({"company-links", "account"})
_SECOND = {"dot": "2.", "bracket": "2)", "brackets": "(2)", "roman": "Ⅱ", "letters": "II.", "ring": "②"}
"""How the second part is numbered where the first one is as the group of `number-one` says."""
_FIELD_MARKS = frozenset("■□◎●○◆◇▣")
_QUOTED = re.compile(r"[“\"].*[”\"]")


def widen(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The stretch with what touches it: finished sentences, a framed heading, the date and signature of a statement."""
    if first == last:
        return first, last
    while first > 0 and (_opens(lines[first - 1]) or lines[first - 1].kind in (Kind.HEADING, Kind.BODY)):
        first -= 1
    if first > 0 and _breaks_off(lines, first):
        first -= 1
        lines[first].kind, lines[first].rule = Kind.BODY, "broken-line"
    if first > 0 and _heads_story(lines, first, last):
        first -= 1
    if first > 0 and _heads_first_part(lines, first, last):
        first -= 1
        lines[first].kind, lines[first].rule = Kind.HEADING, "first-of-numbered"
    while first > 0 and _is_field(lines[first - 1]):
        first -= 1
        lines[first].kind, lines[first].rule = Kind.BODY, "field-of-the-story"
    while last < len(lines) and (is_sentence(lines[last]) or lines[last].kind is Kind.BODY or _heads_list(lines, last)):
        last += 1
    last = behind_below(lines, last)
    if last < len(lines) and pattern("closing-date").fullmatch(lines[last].text):
        lines[last].kind, lines[last].rule = Kind.BODY, "closing-date"
        last += 1
        while last < len(lines) and lines[last].kind is None and pattern("signers").fullmatch(lines[last].text):
            lines[last].kind, lines[last].rule = Kind.BODY, "signature"
            last += 1
    return first, last


def _opens(line: Line) -> bool:
    """Whether a line above the first sentence is one too, or a lead that ends in a cry or a question (`… 야호!`)."""
    told = line.kind is None and not line.bullet and not line.furniture and line.close is Close.WEAK
    return is_sentence(line) or (
        told
        and line.size >= LEAD
        and pattern("sentence-within").search(line.text) is not None
        and pattern("open-ending").search(line.text) is not None
    )


def _breaks_off(lines: list[Line], first: int) -> bool:
    """Whether the line right above the first sentence is its begin, broken off inside a clause, and no title."""
    line = lines[first - 1]
    beside = lines[first].start - line.end == 1 and line.kind is None and not line.bullet and not line.furniture
    return beside and pattern("broken-off").search(line.text) is not None


def _heads_story(lines: list[Line], first: int, last: int) -> bool:
    """Whether the line above the first sentence is a subhead: it or subheads inside the story carry its mark."""
    line = lines[first - 1]
    if line.kind is not None or line.size > TABLE_HEAD or line.furniture:
        return False
    if pattern("table-head").match(line.text) and lines[first].close is Close.FULL and line.text[0] in _FIELD_MARKS:
        return True
    marked = pattern("item-mark").match(line.text) is not None
    return marked and any(other.kind is None and other.text[0] == line.text[0] for other in lines[first:last])


def _heads_first_part(lines: list[Line], first: int, last: int) -> bool:
    """Whether the line above the first sentence has the number one, and a subhead inside the story has the next."""
    line = lines[first - 1]
    found = pattern("number-one").match(line.text) if line.kind is None and not line.furniture else None
    if found is None or line.close is Close.FULL or not found.lastgroup:
        return False
    after = _SECOND[found.lastgroup]
    return any(
        other.kind is None and other.close is not Close.FULL and other.text.startswith(after)
        for other in lines[first:last]
    )


def _is_field(line: Line) -> bool:
    """Whether a line names the programme, the day or the speakers of an interview (`■ 진행 : …`)."""
    marked = line.kind in (None, Kind.BYLINE) and line.text[0] in _FIELD_MARKS and line.close is not Close.FULL
    return marked and bool(pattern("field").match(line.text[1:].strip()))


def _heads_list(lines: list[Line], at: int) -> bool:
    """Whether a heading stands right above a table or list of the story."""
    if at + 1 >= len(lines) or lines[at + 1].kind is not Kind.BODY:
        return False
    line = lines[at]
    return line.kind is Kind.HEADING or (line.kind is None and bool(pattern("subhead-mark").match(line.text)))


def mark_edges(lines: list[Line], first: int, last: int) -> int:
    """Name the keyword list at the end of the story; behind the last line that is left of the story."""
    while last > first and lines[last - 1].kind is None and _COMMA_LIST.fullmatch(lines[last - 1].text):
        last -= 1
        lines[last].kind, lines[last].rule = Kind.KEYWORDS, "comma-list"
    if last < len(lines) and lines[last].kind is None and _COMMA_LIST.fullmatch(lines[last].text):
        lines[last].kind, lines[last].rule = Kind.KEYWORDS, "comma-list"
    return last


def mark_inside(lines: list[Line], first: int, last: int) -> None:
    """Name the lines of the story itself."""
    boxed = False
    for at in range(first, last):
        line = lines[at]
        inside = first < at < last - 1 and between_sentences(lines, at)
        if inside and line.rule in DOUBTFUL and line.close is Close.FULL:
            line.kind, line.rule = None, ""
        if inside and (line.rule == MENU or (line.rule in _MENU_WORDS and pattern("subhead-mark").match(line.text))):
            line.kind, line.rule = Kind.HEADING, "subhead"
        if is_answer(lines, at):
            line.kind, line.rule = Kind.BODY, "answer"
        if line.kind is Kind.BYLINE and _is_field(line):
            line.kind, line.rule = Kind.BODY, "field-of-the-story"
        boxed = line.rule == "stock-box" or (boxed and line.rule == "ticker-row")
        if line.rule == "ticker-row" and not boxed:
            line.kind, line.rule = Kind.BODY, "row-of-the-story"
        if line.kind is not None:
            continue
        if line.gaps:
            line.kind, line.rule = Kind.BODY, "wrapped-lines"
        elif line.close is Close.FULL or line.size > 60:
            line.kind, line.rule = Kind.BODY, "sentence"
        elif line.wrapped:
            line.kind, line.rule = Kind.BODY, "broken-line"
        elif line.bullet and line.inside:
            line.kind, line.rule = Kind.BODY, "item-of-the-story"
        elif _in_table(lines, at, first, last) and not _heads_paragraph(lines, at, last):
            line.kind, line.rule = Kind.BODY, "row-of-the-story"
        elif _heads(lines, at, last):
            line.kind, line.rule = Kind.HEADING, "subhead"
        else:
            line.kind, line.rule = Kind.BODY, "line-of-the-story"


def _heads_paragraph(lines: list[Line], at: int, last: int) -> bool:
    """Whether a short line has a heading's mark and a sentence right below it, which no row of a table has."""
    below = lines[at + 1] if at + 1 < last else None
    told = below is not None and below.close is Close.FULL and below.size >= ROW
    return told and pattern("subhead-mark").match(lines[at].text) is not None and _heads(lines, at, last)


def _in_table(lines: list[Line], at: int, first: int, last: int) -> bool:
    """Whether short lines stand before and behind a short line, as in a table or a verse."""
    near = [line for line in lines[max(first, at - 2) : min(last, at + 3)] if line.size < ROW]
    return len(near) >= 4 or (len(near) == 3 and lines[at].size < SHORT)


def _heads(lines: list[Line], at: int, last: int) -> bool:
    """Whether a short line inside the story is a heading: it ends as no sentence does, or carries a heading's mark."""
    text = lines[at].text
    if at + 1 >= last or pattern("aside").match(text):
        return False
    if pattern("subhead-mark").match(text):
        return True
    return not (text.endswith(".") or "다. " in text or _QUOTED.fullmatch(text) or pattern("mid-clause").search(text))


def mark_before(lines: list[Line], first: int, *, page: bool) -> None:
    """Name what is still open before the story."""
    _fill(lines, 0, first, page=page, behind=False)


def mark_behind(lines: list[Line], last: int, *, page: bool) -> None:
    """Name what is still open behind the story."""
    if page:
        mark_threads(lines, last)
    _fill(lines, last, len(lines), page=page, behind=True)


def _lists(lines: list[Line], at: int) -> bool:
    """Whether headlines follow the header, as they do not where it is an entry of a menu."""
    return any(line.size >= SHORT and line.kind is None for line in lines[at + 1 : at + 4])


def _tells(line: Line) -> bool:
    return line.close is Close.FULL and line.kind in (None, Kind.BODY, Kind.TITLE, Kind.DECK)


def _fill(lines: list[Line], start: int, end: int, *, page: bool, behind: bool) -> None:
    section: Kind | None = None
    twice: Counter[str] = Counter()
    if not (page or behind or is_bare(lines)):
        twice.update(line.text for line in lines[:end] if line.kind is None)
    told = any(_tells(line) for line in lines[:start])
    for at in range(start, end):
        line = lines[at]
        told = told or _tells(line)
        if not behind and line.kind is Kind.MASTHEAD and pattern("dated-field").match(line.text):
            line.kind, line.rule = Kind.TIMESTAMP, "stamp-above-story"
        if line.opens:
            if line.kind is Kind.RELATED and not behind and not _lists(lines, at):
                line.kind, line.rule = Kind.NAVIGATION, "menu-entry"
                continue
            section = line.kind
        elif section and line.rule in _DETAILS:
            line.kind, line.rule = section, "below-header"
        if section is Kind.REACTIONS and line.size >= SHORT and not line.opens:
            section = None
        elif section is Kind.REACTIONS and line.size <= ANSWER and line.kind in (Kind.TOOLBAR, Kind.COMMENTS):
            line.kind, line.rule = section, "below-header"
        if section is Kind.KEYWORDS and line.kind is None and (line.size > KEYWORD or line.text.count(" ") > 2):
            section = None
        if section is Kind.TICKER and line.size >= SHORT and line.kind is None and not _FIGURE.search(line.text):
            section = None
        if not page and told and (line.rule == "ticker-row" or pattern("closing-date").fullmatch(line.text)):
            line.kind, line.rule = Kind.BODY, "no-furniture-on-page"
        if line.kind is not None:
            if not line.opens and line.kind in _ENDS_SECTION and line.kind is not section:
                section = None
            continue
        if not page and not behind and line.close is not Close.FULL and twice[line.text] > 1:
            line.kind, line.rule = Kind.CAPTION, "caption-repeated"
        elif not (page or behind) and at > 0 and end < len(lines) and _COUNT.fullmatch(line.text):
            line.kind, line.rule = Kind.ORNAMENT, "count"
        elif not page:
            line.kind, line.rule = (
                Kind.BODY if behind or line.close is Close.FULL else Kind.DECK,
                "no-furniture-on-page",
            )
        elif _COUNT.fullmatch(line.text):
            before = lines[at - 1].kind if at else None
            line.kind = section or (before if before in FURNITURE else Kind.ORNAMENT)
            line.rule = "count"
        elif section and not (line.size < SHORT and at and lines[at - 1].kind is Kind.NAVIGATION):
            line.kind, line.rule = section, "below-header"
        elif (line.size >= SHORT and (behind or line.bullet)) or (behind and line.text.count(" ") >= HEADLINE_SPACES):
            line.kind, line.rule = Kind.RELATED, "headline"
        elif (kin := _kin(lines, at)) is not None:
            line.kind, line.rule = kin, "among-its-kind"
        else:
            line.kind, line.rule = Kind.NAVIGATION, "short-line"


def _kin(lines: list[Line], at: int) -> Kind | None:
    """The kind of what stands before a short line and of the next line that is known, where it is one."""
    before = lines[at - 1].kind if at else None
    if before not in _SHARED:
        return None
    known = next((line.kind for line in lines[at + 1 : at + 1 + KIN] if line.kind is not None), None)
    return before if known is before else None


def mark_foreign(lines: list[Line], first: int, last: int) -> int:
    """Name the copy of a Korean story in another script; behind the last line that is left of the story."""
    story = [line for line in lines[first:last] if line.kind in (None, Kind.BODY)]
    korean = sum(line.size for line in story if line.hangul >= KOREAN)
    if korean < LEAST_KOREAN:
        return last
    end = last
    while end > first and (lines[end - 1].hangul < KOREAN or lines[end - 1].kind not in (None, Kind.BODY)):
        end -= 1
    copies = [line for line in lines[end:last] if line.kind in (None, Kind.BODY)]
    if len(copies) >= 2:
        for line in copies:
            line.kind, line.rule = Kind.FOREIGN, "foreign-copy"
        last = end
    for line in lines[:first]:
        if line.kind is None and line.hangul == 0 and line.size >= 25 and line.text.count(" ") >= 3:
            told = line is lines[first - 1] and line.text[0] in '"“'
            line.kind, line.rule = (Kind.BODY, "quotation") if told else (Kind.FOREIGN, "foreign-title")
    return last
