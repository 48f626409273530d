"""What belongs to a story below its last sentence: tables, sources, lists, facts, up to its signature."""

from __future__ import annotations

import re

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import is_row
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.voice import is_polite

SHORT = 15
CELL = 20
FIELD = 80
FACTS = 2
LEAST_LINK = 9
HEAD = 40
TITLE = 110
LEAST_ROWS = 3
LONGEST_TABLE = 60
LONGEST_REST = 40
OUTLINE = 4
ENDING = 20
ENDING_SPACES = 3
_CELLS = frozenset({None, Kind.HEADING, Kind.BODY, Kind.TICKER})
"""What the lines of a table below a story may have been taken for."""
_RESTS = frozenset({None, Kind.HEADING, Kind.BODY, Kind.CAPTION, Kind.ORNAMENT})
_ROW_RULES = frozenset({"ticker-row", "line-score", "game-record"})
_SIGNATURES = frozenset({Kind.BYLINE, Kind.COPYRIGHT})
_ENDS = _SIGNATURES | {Kind.COMMENTS, Kind.KEYWORDS}
_END_RULES = frozenset({"robot-notice", "share"})
"""What a page has below a story, when all of it was told."""
_PARTERS = frozenset({"card-counter", "clock"})
"""What parts the cards of a story, and the entries of a live one."""
_FIGURE = re.compile(r"\d[.,\d]*\d|[%▲▼↑↓]")
_MARK = re.compile(r"[\W\d_①-⑳]+")


def behind_below(lines: list[Line], last: int) -> int:
    """Behind all that belongs to the story below its last sentence, which is named."""
    if (table := _behind_table(lines, last)) > last:
        last = table
        while last < len(lines) and is_sentence(lines[last]):
            last += 1
    last = _behind_announced(lines, last)
    last = _behind_line(lines, _behind_ending(lines, last))
    return _behind_outline(lines, _behind_facts(lines, _behind_rest(lines, _behind_sources(lines, last))))


def is_sentence(line: Line) -> bool:
    """Whether a line is a finished sentence that nothing tells to be furniture."""
    ended = line.close is Close.FULL or (line.close is Close.WEAK and line.text.endswith("."))
    return line.kind is None and ended and not line.furniture and not line.bullet


def _behind_ending(lines: list[Line], last: int) -> int:
    """Behind a last paragraph that ends as headlines do, in a question, an exclamation or dots; `last` where none does.

    A paragraph has a finished sentence before it (`… 봄은 온다. 우리는 준비가 되었는가?`), or the signature below it.
    """
    at = last + 1 if last < len(lines) and lines[last].rule in _PARTERS else last
    if not 0 < at < len(lines):
        return last
    line = lines[at]
    if line.kind is not None or line.bullet or line.furniture:
        return last
    above = lines[last - 1]
    if at == last and above.kind is None and is_polite(above) and pattern("polite-end-of-line").search(line.text):
        return at + 1
    if not pattern("open-ending").search(line.text):
        return last
    signed = at + 1 < len(lines) and lines[at + 1].kind in _SIGNATURES
    told = pattern("sentence-within").search(line.text) and not pattern("quotation-first").match(line.text)
    return at + 1 if told or (signed and line.size >= ENDING and line.text.count(" ") >= ENDING_SPACES) else last


def _behind_table(lines: list[Line], last: int) -> int:
    """Behind the tables that stand below the story, each under a heading with a mark; `last` where there are none."""
    end = last
    rows = 0
    while end < len(lines) and end - last < LONGEST_TABLE:
        line = lines[end]
        head = line.size <= HEAD and bool(pattern("table-head").match(line.text))
        if line.kind not in _CELLS or line.close is Close.FULL:
            break
        figures = is_row(line) or line.rule in _ROW_RULES
        if end == last and not head:
            break
        if not (head or figures or line.size <= CELL):
            break
        rows += figures or (line.size <= CELL and bool(_FIGURE.search(line.text)) and not head)
        end += 1
    while end > last and pattern("table-head").match(lines[end - 1].text):
        end -= 1
    if rows < LEAST_ROWS or 3 * rows < end - last:
        return last
    for line in lines[last:end]:
        head = bool(pattern("table-head").match(line.text))
        line.kind, line.rule = (Kind.HEADING, "head-of-table") if head else (Kind.BODY, "row-of-the-story")
    return end


def _behind_announced(lines: list[Line], last: int) -> int:
    """Behind the items of the list that the last sentence announces (`… 다음과 같다.`); `last` where it announces none.

    The items begin alike, with a figure or a mark; one line above them may be their heading.
    """
    if not 0 < last < len(lines):
        return last
    headed = bool(pattern("list-announced").search(lines[last].text)) and lines[last].kind in _RESTS
    if not headed and not pattern("list-announced").search(lines[last - 1].text):
        return last
    begin = last + headed
    end = begin
    while end < len(lines) and lines[end].kind in _RESTS and not lines[end].furniture:
        mark = _mark_of(lines[end])
        if not mark or mark != _mark_of(lines[begin]) or pattern("arrow").match(lines[end].text):
            break
        end += 1
    if end - begin < (1 if headed else LEAST_ROWS):
        return last
    for line in lines[last:end]:
        head = line is lines[last] and headed
        line.kind, line.rule = (Kind.HEADING, "head-of-list") if head else (Kind.BODY, "item-of-the-story")
    return end


def _mark_of(line: Line) -> str:
    """With what an item begins: its mark, "0" for a figure, its bullet; "" where a letter begins it."""
    first = line.text[0]
    return "•" if line.bullet else "0" if first.isdigit() else "" if first.isalpha() else first


def _behind_outline(lines: list[Line], last: int) -> int:
    """Behind the outline below a story, items right under heads with a number or a mark; `last` where there is none."""
    end, nested, under = last, 0, False
    while end < len(lines) and end - last < LONGEST_TABLE and lines[end].kind in _RESTS:
        line = lines[end]
        item = line.bullet or bool(pattern("outline-item").match(line.text))
        head = not item and bool(pattern("outline-head").match(line.text))
        if line.furniture or not (item or head or is_sentence(line)):
            break
        nested += item and under
        under = head
        end += 1
    if not nested or end - last < OUTLINE:
        return last
    for line in lines[last:end]:
        if line.kind is None:
            head = not line.bullet and bool(pattern("outline-head").match(line.text))
            line.kind, line.rule = (Kind.HEADING, "head-of-outline") if head else (Kind.BODY, "item-of-the-story")
    return end


def _behind_line(lines: list[Line], last: int) -> int:
    """Behind the last sentence of a story that is parted from it by its own subhead; `last` where there is none."""
    if not 0 < last < len(lines) - 1:
        return last
    head, line = lines[last], lines[last + 1]
    own = head.kind is None and head.size <= HEAD and not head.furniture and not pattern("link-mark").match(head.text)
    alike = is_sentence(line) and is_polite(line) == is_polite(lines[last - 1])
    return last + 2 if own and alike and pattern("subhead-mark").match(head.text) else last


def _behind_rest(lines: list[Line], last: int) -> int:
    """Behind the lists, fields and remarks between the last sentence of a story and its signature, or `last`.

    Nothing stands there that looks like a link to another story: a headline without a mark or with an arrow, or a
    headline of the page itself, as in the list of a series.
    """
    end, items = last, 0
    polite = last > 0 and is_polite(lines[last - 1])
    titles: frozenset[str] | None = None  # few pages ask for them
    while end < len(lines) and lines[end].kind not in _ENDS and lines[end].rule not in _END_RULES:
        line = lines[end]
        told = line.close is Close.FULL or ". " in line.text
        item = told or is_row(line) or any(pattern(name).match(line.text) for name in ("item-of-list", "annex"))
        if end == last and _is_listed_link(line):
            return last
        if end - last >= LONGEST_REST or line.kind not in _RESTS or (told and is_polite(line) and not polite):
            return last
        if _is_link(line, item=item):
            return last
        if line.size >= SHORT:
            titles = _titles(lines[:last]) if titles is None else titles
            if _MARK.sub("", line.text) in titles:
                return last
        items += item
        end += 1
    if not items or end == len(lines):
        return last
    for at in range(last, end):
        line = lines[at]
        if line.kind is None:
            head = line.size <= HEAD and _is_head(lines, at, end)
            line.kind, line.rule = (Kind.HEADING, "head-of-rest") if head else (Kind.BODY, "rest-of-the-story")
    return end


def _titles(lines: list[Line]) -> frozenset[str]:
    """What may be the title of the page, without marks."""
    return frozenset(_MARK.sub("", line.text) for line in lines if line.kind is None and SHORT <= line.size <= TITLE)


def _is_link(line: Line, *, item: bool) -> bool:
    """Whether a line below the story looks like a link to another one, or like a word of the page."""
    if line.furniture or pattern("arrow").match(line.text) or (line.kind is None and not item and line.size >= SHORT):
        return True
    if line.kind is not None or line.close is Close.FULL:
        return False
    if pattern("button").search(line.text) or pattern("of-an-outlet").search(line.text):
        return True
    return bool(pattern("tag").match(line.text)) and not pattern("annex").match(line.text)


def _is_listed_link(line: Line) -> bool:
    """Whether the first line below the story is an item that may be a headline: a list of the story has its heading."""
    return line.close is not Close.FULL and line.size >= LEAST_LINK and bool(pattern("listed").match(line.text))


def _is_head(lines: list[Line], at: int, end: int) -> bool:
    """Whether an item stands below a line that is none."""
    item = pattern("item-of-list")
    text = lines[at].text
    framed = text[0] in "[<【" and text[-1] in "]>】"
    if framed or pattern("annex").match(text):
        return at + 1 < end
    return not item.match(text) and at + 1 < end and bool(item.match(lines[at + 1].text))


def _behind_sources(lines: list[Line], last: int) -> int:
    """Behind the list of sources below the story (`[자료]` and items with a dash); `last` where there is none."""
    if last >= len(lines) or lines[last].kind is not None or not pattern("sources").fullmatch(lines[last].text):
        return last
    end = last + 1
    while end < len(lines) and lines[end].kind is None and pattern("aside").match(lines[end].text):
        end += 1
    if end == last + 1:
        return last
    lines[last].kind, lines[last].rule = Kind.HEADING, "head-of-sources"
    for line in lines[last + 1 : end]:
        line.kind, line.rule = Kind.BODY, "source-of-the-story"
    return end


def _behind_facts(lines: list[Line], last: int) -> int:
    """Behind two or more fields below the story, or one that tells where to ask, or `last`."""
    end = last
    while end < len(lines) and _is_fact(lines[end]):
        end += 1
    sole = end - last == 1 and pattern("notice-field").match(lines[last].text)
    if end - last < FACTS and not (sole and not pattern("of-an-outlet").search(lines[last].text)):
        return last
    for line in lines[last:end]:
        line.kind, line.rule = Kind.BODY, "facts-of-the-story"
    return end


def _is_fact(line: Line) -> bool:
    """Whether a line below a story names the place, the time or the price of what it tells of (`장소 : …`)."""
    return (
        line.kind is None
        and line.size <= FIELD
        and not line.furniture
        and "@" not in line.text
        and bool(pattern("field").match(line.text))
    )
