"""Which lines belong together: what a header opens, what stands between neighbours of one kind, what repeats."""

from __future__ import annotations

import re
from itertools import pairwise

from krnews.boilerplate.kinds import FURNITURE, Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import DOUBTFUL, MENU, between_sentences, is_page, is_row
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.spans import head_only, is_byline
from krnews.boilerplate.voice import is_polite

SHORT = 15
ROW = 30
CELL = 20
TABLE_HEAD = 40
LONGEST_TABLE = 60
LEAST_ROWS = 3
ENTRIES = 2
ASIDE = 60
PAIRS = 2
THREAD = 12
KIN = 4
REST = 40
LONGEST_TITLE = 110
HEADLINE_SPACES = 2
ANSWER = 6
KEYWORD = 24
THREAD_GAP = 5
FACTS = 2
KOREAN = 0.2
LEAST_KOREAN = 120
_DETAILS = frozenset({"time-ago", "bare-stamp", "page-of-paper", "clock"})
_CELLS = frozenset({None, Kind.HEADING, Kind.BODY, Kind.TICKER})
"""What the lines of a table below a story may have been taken for."""
_COUNT = re.compile(r"[\d,.\s%()+]+")
_COMMA_LIST = re.compile(r"(?:[^,.?!]{1,45},\s*){6,}[^,.?!]{1,45}")
_FIGURE = re.compile(r"\d[.,\d]*\d|[%▲▼↑↓]")
_ENDS_SECTION = frozenset({Kind.COPYRIGHT, Kind.MASTHEAD, Kind.REACTIONS, Kind.TITLE, Kind.DECK})
_ENDS_THREAD = frozenset({Kind.COPYRIGHT, Kind.MASTHEAD, Kind.KEYWORDS, Kind.TICKER, Kind.RELATED, Kind.PROMO})
_NO_COMMENT = frozenset({"company-links", "site-menu"})
_SHARED = frozenset({Kind.TOOLBAR, Kind.REACTIONS, Kind.COMMENTS, Kind.PROMO, Kind.TICKER})
"""Kinds whose short lines are told by their neighbours."""
_SIGNED = frozenset({Kind.BYLINE, Kind.COPYRIGHT})
_RESTS = frozenset({None, Kind.BODY, Kind.HEADING, Kind.CAPTION})
_TAGGED = re.compile(r"[\[<【](?!인터뷰|\d)[^\])】>\d]{1,8}[\]>】]\s?\S.{14,}")
_FIELD_MARKS = frozenset("■□◎●○◆◇▣")
_QUOTED = re.compile(r"[“\"].*[”\"]")
_MOMENT = re.compile(r"\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?\s\d{1,2}:\d\d(?::\d\d)?\)?$")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_CELL = re.compile(r"[+\-−▲▼△▽\s]*\d[\d,]*\.\d+")
_CUT = re.compile(r"[^.]{8,60}[^.]\.\.")


def mark_signatures(lines: list[Line]) -> None:
    """Name the lines that are nothing but a byline."""
    for line in lines:
        if line.kind is not None or line.close is Close.FULL or line.size > 90:
            continue
        if line.size <= 60 and "=" in line.text and head_only(line.text):
            line.kind, line.rule = Kind.DATELINE, "dateline-alone"
        elif is_byline(line.text):
            line.kind, line.rule = Kind.BYLINE, "byline"
        elif line.size <= 60 and head_only(line.text):
            line.kind, line.rule = Kind.DATELINE, "dateline-alone"


    for line, below in pairwise(lines):
        if line.rule == MENU and line.size <= CELL and pattern("index").fullmatch(line.text) and _CELL.fullmatch(below.text):
            line.kind, line.rule = Kind.TICKER, "index"
            below.kind, below.rule = Kind.TICKER, "index"
    for at, line in enumerate(lines):
        near = (lines[at - 1].kind if at else None, lines[at + 1].kind if at + 1 < len(lines) else None)
        if line.kind is None and _is_trade(line) and (Kind.BYLINE in near or (at + 1 < len(lines) and _is_trade(lines[at + 1]))):
            line.kind, line.rule = Kind.BYLINE, "byline-beside"


def _is_trade(line: Line) -> bool:
    return line.size <= CELL and line.kind is None and bool(pattern("trade-and-name").fullmatch(line.text))


def mark_cut_headlines(lines: list[Line]) -> None:
    """Name the headlines that a list has cut off at its width ("송년회 대신 봉사..")."""
    cut = [line.kind is None and bool(_CUT.fullmatch(line.text)) for line in lines]
    for at, line in enumerate(lines):
        if cut[at] and ((at and cut[at - 1]) or (at + 1 < len(lines) and cut[at + 1])):
            line.kind, line.rule = Kind.RELATED, "cut-headline"


def widen(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The stretch with what touches it: finished sentences, a framed heading, the date and signature of a statement."""
    if first == last:
        return first, last
    while first > 0 and (_sentence(lines[first - 1]) or lines[first - 1].kind in (Kind.HEADING, Kind.BODY)):
        first -= 1
    if first > 0 and _heads_story(lines, first, last):
        first -= 1
    while first > 0 and _is_field(lines[first - 1]):
        first -= 1
        lines[first].kind, lines[first].rule = Kind.BODY, "field-of-the-story"
    while last < len(lines) and (_sentence(lines[last]) or lines[last].kind is Kind.BODY or _heads_list(lines, last)):
        last += 1
    if (table := _behind_table(lines, last)) > last:
        last = table
        while last < len(lines) and _sentence(lines[last]):
            last += 1
    last = _behind_rest(lines, _behind_sources(lines, _behind_line(lines, last)))
    fields = last
    while fields < len(lines) and _is_fact(lines[fields]):
        fields += 1
    if fields - last >= FACTS:
        for line in lines[last:fields]:
            line.kind, line.rule = Kind.BODY, "facts-of-the-story"
        last = fields
    if last < len(lines) and pattern("closing-date").fullmatch(lines[last].text):
        lines[last].kind, lines[last].rule = Kind.BODY, "closing-date"
        last += 1
        while last < len(lines) and lines[last].kind is None and pattern("signers").fullmatch(lines[last].text):
            lines[last].kind, lines[last].rule = Kind.BODY, "signature"
            last += 1
    return first, last


def _behind_table(lines: list[Line], last: int) -> int:
    """Behind the tables that stand below the story, each under a heading with a mark; `last` where there are none."""
    end = last
    rows = 0
    while end < len(lines) and end - last < LONGEST_TABLE:
        line = lines[end]
        head = line.size <= TABLE_HEAD and bool(pattern("table-head").match(line.text))
        if line.kind not in _CELLS or line.close is Close.FULL:
            break
        figures = is_row(line) or line.rule in ("ticker-row", "line-score", "game-record")
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


def _behind_line(lines: list[Line], last: int) -> int:
    """Behind the last sentence of a story that is parted from it by its own subhead; `last` where there is none."""
    if not 0 < last < len(lines) - 1:
        return last
    head, line = lines[last], lines[last + 1]
    marked = head.kind is None and head.size <= TABLE_HEAD and not head.furniture and pattern("subhead-mark").match(head.text)
    if marked and not pattern("link-mark").match(head.text) and _sentence(line) and is_polite(line) == is_polite(lines[last - 1]):
        return last + 2
    return last


def _behind_rest(lines: list[Line], last: int) -> int:
    """Behind the lists, fields and remarks between the last sentence of a story and its signature, or `last`.

    Nothing stands there that looks like a link to another story: a headline without a mark or with an arrow, or a
    headline of the page itself, as in the list of a series.
    """
    end, items = last, 0
    heads = [line for line in lines[:last] if line.kind is None and SHORT <= line.size <= LONGEST_TITLE and line.close is not Close.FULL]
    polite = last > 0 and is_polite(lines[last - 1])
    while end < len(lines) and lines[end].kind not in _SIGNED and lines[end].rule != "robot-notice":
        line = lines[end]
        if end - last >= REST or line.kind not in _RESTS or line.furniture or pattern("arrow").match(line.text):
            return last
        told = line.close is Close.FULL or ". " in line.text
        if told and is_polite(line) and not polite:
            return last
        item = told or is_row(line) or bool(pattern("item-of-list").match(line.text))
        if line.kind is None and not item and (line.size >= SHORT or end + 1 < len(lines) and lines[end + 1].kind is Kind.NAVIGATION):
            return last
        if _TAGGED.fullmatch(line.text) and not pattern("annex").match(line.text):
            return last
        if line.size >= SHORT and any(line.text.endswith(other.text) for other in heads):
            return last
        items += item
        end += 1
    if not items or end == len(lines):
        return last
    for at in range(last, end):
        line = lines[at]
        if line.kind is None:
            head = line.size <= TABLE_HEAD and _is_head(lines, at, end)
            line.kind, line.rule = (Kind.HEADING, "head-of-rest") if head else (Kind.BODY, "rest-of-the-story")
    return end


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


def _heads_story(lines: list[Line], first: int, last: int) -> bool:
    """Whether the line above the first sentence is a subhead: subheads inside the story carry its mark."""
    line = lines[first - 1]
    if line.kind is not None or line.size > TABLE_HEAD or not pattern("item-mark").match(line.text):
        return False
    return any(other.kind is None and other.text[0] == line.text[0] for other in lines[first:last])


def _is_field(line: Line) -> bool:
    """Whether a line names the programme, the day or the speakers of an interview (`■ 진행 : …`)."""
    marked = line.kind in (None, Kind.BYLINE) and line.text[0] in _FIELD_MARKS and line.close is not Close.FULL
    return marked and bool(pattern("field").match(line.text[1:].strip()))


def _is_fact(line: Line) -> bool:
    """Whether a line below a story names the place, the time or the price of what it tells of (`장소 : …`)."""
    return (
        line.kind is None
        and line.size <= 80
        and not line.furniture
        and "@" not in line.text
        and bool(pattern("field").match(line.text))
    )


def _heads_list(lines: list[Line], at: int) -> bool:
    """Whether a heading stands right above a table or list of the story."""
    if at + 1 >= len(lines) or lines[at + 1].kind is not Kind.BODY:
        return False
    line = lines[at]
    return line.kind is Kind.HEADING or (line.kind is None and bool(pattern("subhead-mark").match(line.text)))


def _sentence(line: Line) -> bool:
    ended = line.close is Close.FULL or (line.close is Close.WEAK and line.text.endswith("."))
    return line.kind is None and ended and not line.furniture and not line.bullet


def mark_edges(lines: list[Line], first: int, last: int) -> int:
    """Name the keyword list at the end of the story; behind the last line that is left of the story."""
    while last > first and lines[last - 1].kind is None and _COMMA_LIST.fullmatch(lines[last - 1].text):
        last -= 1
        lines[last].kind, lines[last].rule = Kind.KEYWORDS, "comma-list"
    if last < len(lines) and lines[last].kind is None and _COMMA_LIST.fullmatch(lines[last].text):
        lines[last].kind, lines[last].rule = Kind.KEYWORDS, "comma-list"
    return last


def _mark_set_in(lines: list[Line], first: int, last: int) -> None:
    """Name what a page sets into its story line by line: pictures without a credit, posts, the clock of an entry."""
    clocks = [at for at in range(max(0, first - 1), last) if lines[at].rule == "clock" and _CLOCK.fullmatch(lines[at].text)]
    if len(clocks) >= ENTRIES:
        for at in clocks:
            lines[at].kind, lines[at].rule = Kind.TIMESTAMP, "clock-of-entry"
    _mark_widgets(lines, first, last)
    for at in range(first, last):
        line = lines[at]
        if line.kind is None and pattern("tweet-signature").fullmatch(line.text):
            line.kind, line.rule = Kind.FOREIGN, "embedded-post"
            if at > first and lines[at - 1].kind is None and lines[at - 1].hangul == 0:
                lines[at - 1].kind, lines[at - 1].rule = Kind.FOREIGN, "embedded-post"
        elif line.kind is None and line.close is not Close.FULL and first < at < last - 1:
            lone = lines[at - 1].text[0] != "▲" != lines[at + 1].text[0]
            credit = pattern("credit-slash").fullmatch(line.text) and between_sentences(lines, at)
            if credit or pattern("graphic").fullmatch(line.text) or (lone and pattern("lone-mark").fullmatch(line.text)):
                line.kind, line.rule = Kind.CAPTION, "caption-in-story"
        elif line.kind is None and is_polite(line) and line.size <= ASIDE and first < at < last - 1:
            if lines[at - 1].kind is Kind.PROMO and lines[at + 1].kind is Kind.PROMO:
                line.kind, line.rule = Kind.PROMO, "among-promotion"


def _mark_widgets(lines: list[Line], first: int, last: int) -> None:
    """Name the price of one stock between paragraphs: each of its labels has its figure below, as in no table."""
    pairs = [
        at for at in range(first, last - 1)
        if lines[at].rule == "ticker-header" and lines[at].size <= CELL
        and lines[at + 1].size <= CELL and _FIGURE.search(lines[at + 1].text)
    ]  # fmt: skip
    if len(pairs) < PAIRS or pairs[-1] - pairs[0] > LONGEST_TABLE:
        return
    start, end = pairs[0], pairs[-1] + 2
    while start > first and lines[start - 1].size <= CELL and lines[start - 1].kind in _CELLS:
        start -= 1
    while end < last and lines[end].size <= CELL and lines[end].kind in _CELLS:
        end += 1
    if not any(line.close is Close.FULL for line in lines[start:end]):
        for line in lines[start:end]:
            line.kind, line.rule = Kind.TICKER, "price-of-one"


def mark_inside(lines: list[Line], first: int, last: int) -> None:
    """Name the lines of the story itself."""
    if is_page(lines):
        _mark_set_in(lines, first, last)
    for at in range(first, last):
        line = lines[at]
        inside = first < at < last - 1 and between_sentences(lines, at)
        if inside and line.rule in DOUBTFUL and line.close is Close.FULL:
            line.kind, line.rule = None, ""
        if inside and line.rule == MENU:
            line.kind, line.rule = Kind.HEADING, "subhead"
        if line.kind is Kind.BYLINE and _is_field(line):
            line.kind, line.rule = Kind.BODY, "field-of-the-story"
        if line.rule == "ticker-row":
            line.kind, line.rule = Kind.BODY, "row-of-the-story"
        if line.kind is not None:
            continue
        if line.close is Close.FULL or line.size > 60:
            line.kind, line.rule = Kind.BODY, "sentence"
        elif _in_table(lines, at, first, last):
            line.kind, line.rule = Kind.BODY, "row-of-the-story"
        elif _heads(lines, at, last):
            line.kind, line.rule = Kind.HEADING, "subhead"
        else:
            line.kind, line.rule = Kind.BODY, "line-of-the-story"


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
    return not (text.endswith(".") or "다. " in text or _QUOTED.fullmatch(text))


def mark_before(lines: list[Line], first: int, *, page: bool) -> None:
    """Name what is still open before the story."""
    _fill(lines, 0, first, page=page, behind=False)


def mark_behind(lines: list[Line], last: int, *, page: bool) -> None:
    """Name what is still open behind the story."""
    if page:
        _mark_threads(lines, last)
    _fill(lines, last, len(lines), page=page, behind=True)


def mark_export_deck(lines: list[Line], first: int, last: int) -> int:
    """Name the deck that an export puts behind the story, above the picture; behind the last line of the story."""
    at = last - 1 if last and lines[last - 1].close is not Close.FULL else last
    below = lines[at + 1].rule if at + 1 < len(lines) else ""
    if first < at < len(lines) and below == "export-caption" and lines[at].kind is None and lines[at].size <= 160:
        lines[at].kind, lines[at].rule = Kind.DECK, "deck-before-caption"
        return min(last, at)
    return last


def _lists(lines: list[Line], at: int) -> bool:
    """Whether headlines follow the header, as they do not where it is an entry of a menu."""
    return any(line.size >= SHORT and line.kind is None for line in lines[at + 1 : at + 4])


def _tells(line: Line) -> bool:
    return line.close is Close.FULL and line.kind in (None, Kind.BODY, Kind.TITLE, Kind.DECK)


def _mark_threads(lines: list[Line], last: int) -> None:
    """Name what readers wrote: below a header of comments, names, moments and buttons to answer stand about it."""
    at = last
    while at < len(lines):
        if lines[at].kind is Kind.COMMENTS:
            at = max(at, _behind_thread(lines, at) - 1)
        at += 1


def _behind_thread(lines: list[Line], head: int) -> int:
    """Behind the comments below the header at `head`, which are named; `head` where there are none."""
    end, told, shown, since = head, 0, 0, THREAD
    for at in range(head + 1, len(lines)):
        line = lines[at]
        if line.kind in _ENDS_THREAD or line.rule in _NO_COMMENT or since > THREAD_GAP + THREAD * (end == head):
            break
        since += 1
        if line.kind is Kind.TIMESTAMP:
            shown += line.rule != "time-ago" and _CLOCK.search(line.text) is not None
            end, since = at + 1, 0
        elif line.kind in (Kind.COMMENTS, Kind.REACTIONS):
            shown += pattern("of-a-comment").search(line.text) is not None
            end, since = at + 1, 0
        elif line.kind is None and _MOMENT.search(line.text):
            shown += 1
            end, since = at + 1, 0
        elif line.kind is None:
            told += 1
            end += end == at
    if not (shown and told):
        return head
    written = False
    for line in lines[head + 1 : end]:
        written = written or line.kind is None
        if written and line.kind is not Kind.COMMENTS:
            line.kind, line.rule = Kind.COMMENTS, "comment-of-reader"
    return end


def _fill(lines: list[Line], start: int, end: int, *, page: bool, behind: bool) -> None:
    section: Kind | None = None
    told = any(_tells(line) for line in lines[:start])
    for at in range(start, end):
        line = lines[at]
        told = told or _tells(line)
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
            if not line.opens and line.kind in _ENDS_SECTION:
                section = None
            continue
        if not page:
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


def mark_mastheads(lines: list[Line]) -> None:
    """Name the outlet at the top of the page; above a menu its name is an entry of it."""
    for line, below in pairwise(lines[: min(4, len(lines) - 1)]):
        if line.kind is None and line.size <= 30 and pattern("outlet-name").fullmatch(line.text):
            menu = below.kind is Kind.NAVIGATION or (below.kind is None and below.size < SHORT)
            line.kind, line.rule = Kind.NAVIGATION if menu else Kind.MASTHEAD, "outlet-name"


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
            line.kind, line.rule = Kind.FOREIGN, "foreign-title"
    return last
