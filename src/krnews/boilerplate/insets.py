"""What is set into a story and reads like it: teasers, links to other stories, the writer's life.

And the reverse: the lines of a notice list (`◆한별대`, `▲소장 이든`) that are the story and read like a menu.
"""

from __future__ import annotations

import re
from collections import Counter

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import COPY, MENU, between_sentences
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.voice import is_polite, tells_plainly

LINK, SHORT_LINK = 15, 8
LONE = 20
LIFE = 320
NAME, NAME_SPACES = 24, 4
NOTICE = 60
ENTRIES = 2
ASIDE = 60
CELL = 20
PERSON = 40
PAIRS = 2
LONGEST_WIDGET = 60
TEASERS, TEASER = 2, 160
SHORTEST = 8
LINKED = "related-link"
_NOTICE_RULES = frozenset({"notice-item", "notice-part"})
_ITEM = re.compile(r"[◆◇▲△○●□■▶<]\s?[가-힣A-Za-z]")
_NAMED = re.compile(r"[.]\s([가-힣]{2,4})$")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_FIGURE = re.compile(r"\d[.,\d]*\d|[%▲▼↑↓]")
_CELLS = frozenset({None, Kind.HEADING, Kind.BODY, Kind.TICKER})


def mark_teasers(lines: list[Line]) -> None:
    """Name the stories of a list that has a headline and one sentence of each, below the header of the list."""
    for at, line in enumerate(lines):
        if not (line.opens and line.kind is Kind.RELATED):
            continue
        end = at + 1
        while end + 1 < len(lines) and _heads_teaser(lines[end]) and _is_teaser(lines[end + 1]):
            end += 2
        alone = end == len(lines) or lines[end].kind is not None or _heads_teaser(lines[end])
        if end - at > 2 * TEASERS and alone:
            for inner in lines[at + 1 : end]:
                inner.kind, inner.rule = Kind.RELATED, "teaser"


def _heads_teaser(line: Line) -> bool:
    short = line.kind is None and line.close is not Close.FULL and SHORTEST <= line.size <= ASIDE
    return short and " " in line.text


def _is_teaser(line: Line) -> bool:
    return line.kind is None and line.close is Close.FULL and line.size <= TEASER


def mark_links(lines: list[Line], first: int, last: int) -> None:
    """Name the links to other stories that stand between the paragraphs: under a header, or once more on the page."""
    elsewhere = Counter(
        line.text for at, line in enumerate(lines) if not first <= at < last and line.size >= LINK and line.rule != COPY
    )
    tagged = [
        at for at in range(first, last) if _is_headline(lines[at]) and pattern("tagged").fullmatch(lines[at].text)
    ]
    linked = len(tagged) == 1 and first < tagged[0] < last - 1
    other = any(line.rule == LINKED for line in lines[first:last])
    under = dated = False
    for at in range(first, last):
        line = lines[at]
        if line.opens and line.kind is Kind.RELATED:
            under, dated = True, False
        elif line.kind is None and line.inside and lines[at - 1].rule == "advertisement" and _is_headline(line):
            line.kind, line.rule = Kind.PROMO, "below-advertisement"
        elif line.kind is not None:
            continue
        elif line.close is Close.FULL or not (_is_headline(line) or (under and _is_short_link(line))):
            under = False
        elif under and not (dated and _heads_next(lines, at, last)):
            dated = pattern("dated-link").search(line.text) is not None
            line.kind, line.rule = Kind.RELATED, "below-header"
        elif elsewhere[line.text]:
            line.kind, line.rule = Kind.RELATED, "link-again"
        elif linked and at in tagged:
            line.kind, line.rule = Kind.RELATED, "tagged-link"
        elif linked and line.size >= LONE and first < at < last - 1 and between_sentences(lines, at):
            line.kind, line.rule = Kind.RELATED, "link-between"
        elif other and _two_between(lines, at, first, last):
            for link in lines[at : at + 2]:
                link.kind, link.rule = Kind.RELATED, "links-between"


def _heads_next(lines: list[Line], at: int, last: int) -> bool:
    """Whether a line without a day, below links that have theirs, stands right above a sentence: it is its subhead."""
    sentence = at + 1 < last and lines[at + 1].kind is None and lines[at + 1].close is Close.FULL
    return sentence and not pattern("dated-link").search(lines[at].text)


def _two_between(lines: list[Line], at: int, first: int, last: int) -> bool:
    """Whether two headlines stand together between two sentences: no story has two subheads with nothing below one."""
    if not (first < at and at + 2 < last and _is_headline(lines[at + 1])):
        return False
    marked = any(pattern("subhead-mark").match(line.text) for line in lines[at : at + 2])
    near = (lines[at - 1], lines[at + 2])
    return not marked and all(line.kind in (None, Kind.BODY) and line.close is Close.FULL for line in near)


def _is_short_link(line: Line) -> bool:
    """Whether a line set into the story below the header of a list is a short headline of it."""
    return line.inside and SHORT_LINK <= line.size < LINK and " " in line.text


def _is_headline(line: Line) -> bool:
    if line.kind is not None or line.wrapped or line.close is Close.FULL or not LINK <= line.size <= 80:
        return False
    return " " in line.text and not pattern("sentence-within").search(line.text)


def mark_life(lines: list[Line], first: int, last: int) -> int:
    """Name what is told of the writer below a column; behind the last line that is left of the story."""
    at = last - 1
    while at > first and lines[at].kind is not None and lines[at].kind is not Kind.BODY:
        at -= 1
    line = lines[at]
    if at <= first + 1 or line.kind is not None or line.size > LIFE:
        return last
    if pattern("aside").match(line.text):
        return last
    before = lines[at - 1]  # a name; a subhead has its mark, and what is below it quotes people
    named = before.kind is Kind.BYLINE or (
        before.kind is None and not before.inside and before.size <= NAME and before.close is Close.OPEN
        and before.text.count(" ") <= NAME_SPACES and before.text[0].isalnum() and not set("“”\"") & set(line.text)
    )  # fmt: skip
    if named and before.kind is None and _told_of(lines[first : at - 1], before.text):
        return last
    marks = len({found.lastgroup for found in pattern("writers-life").finditer(line.text)})
    marks += _signed(lines, line) + (is_polite(line) and tells_plainly(lines[first:last]))
    if marks < (1 if named else 2) or (not named and not line.bullet and line.close is Close.FULL and marks < 3):
        return last
    line.kind, line.rule = Kind.BYLINE, "writers-life"
    if named and lines[at - 1].kind is None:
        lines[at - 1].kind, lines[at - 1].rule = Kind.BYLINE, "writers-name"
        return at - 1
    return at


def _told_of(story: list[Line], name: str) -> bool:
    """Whether the story itself speaks of the one whose name this is: it is told of a guest then, not of the writer."""
    return any(name in line.text for line in story if line.kind in (None, Kind.BODY))


def _signed(lines: list[Line], line: Line) -> bool:
    """Whether a line begins with a name that a byline of the page has."""
    signed = " ".join(other.text for other in lines if other.kind is Kind.BYLINE)
    names = pattern("name").findall(signed)
    return any(name.startswith(line.text[:2]) and line.text.startswith(name) for name in names)


def mark_notice_parts(lines: list[Line]) -> None:
    """Name the short lines with a list mark that touch a personnel or obituary notice: they belong to it."""
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for at in order:
            line = lines[at]
            near = lines[at + step]
            if near.rule not in _NOTICE_RULES or line.size > NOTICE or not (line.kind is None or line.rule == MENU):
                continue
            if _ITEM.match(line.text) and line.close is Close.OPEN:
                line.kind, line.rule = Kind.BODY, "notice-part"


def mark_set_in(lines: list[Line], first: int, last: int) -> None:
    """Name what a page sets into its story line by line: pictures without a credit, posts, the clock of an entry."""
    clocks = [line for line in lines[max(0, first - 1) : last] if line.rule == "clock" and _CLOCK.fullmatch(line.text)]
    if len(clocks) >= ENTRIES:
        for line in clocks:
            line.kind, line.rule = Kind.TIMESTAMP, "clock-of-entry"
    _mark_widgets(lines, first, last)
    seen = " ".join(line.text for line in lines if line.kind is Kind.BYLINE and "사진" in line.text)
    _mark_persons(lines[first:last])
    for at in range(first + 1, last - 1):
        line, above, below = lines[at], lines[at - 1], lines[at + 1]
        if line.kind is not None:
            continue
        if pattern("tweet-signature").fullmatch(line.text):
            line.kind, line.rule = Kind.FOREIGN, "embedded-post"
            if above.kind is None and above.hangul == 0:
                above.kind, above.rule = Kind.FOREIGN, "embedded-post"
        elif line.close is not Close.FULL and _is_picture(lines, at, seen):
            line.kind, line.rule = Kind.CAPTION, "caption-in-story"
        elif line.size <= ASIDE and is_polite(line) and above.kind is below.kind is Kind.PROMO:
            line.kind, line.rule = Kind.PROMO, "among-promotion"


def _is_picture(lines: list[Line], at: int, photographers: str) -> bool:
    """Whether a line without a full stop tells of a picture: its tag, a lone ▲, whose it is."""
    text = lines[at].text
    named = _NAMED.search(text) if photographers else None
    if named and named[1] in photographers:
        return True
    if pattern("graphic").fullmatch(text):
        return True
    if text[0] == "▲":
        lone = lines[at - 1].text[0] != "▲" != lines[at + 1].text[0]
        return lone and bool(pattern("lone-mark").fullmatch(text))
    return bool(pattern("credit-slash").fullmatch(text)) and between_sentences(lines, at)


def _mark_persons(story: list[Line]) -> None:
    """Name the pictures that only say who is to be seen: where the person stands, or the same name more than once."""
    short = [line for line in story if line.kind is None and line.size <= PERSON and line.close is not Close.FULL]
    shown = [line for line in short if pattern("person-shown").fullmatch(line.text)]
    if not shown:
        return
    again = Counter(line.text for line in short if pattern("name-shown").fullmatch(line.text))
    for line in short:
        if line in shown or again[line.text] > 1:
            line.kind, line.rule = Kind.CAPTION, "caption-in-story"


def _mark_widgets(lines: list[Line], first: int, last: int) -> None:
    """Name the price of one stock between paragraphs: each of its labels has its figure below, as in no table."""
    pairs = [
        at for at in range(first, last - 1)
        if lines[at].rule == "ticker-header" and lines[at].size <= CELL
        and lines[at + 1].size <= CELL and _FIGURE.search(lines[at + 1].text)
    ]  # fmt: skip
    if len(pairs) < PAIRS or pairs[-1] - pairs[0] > LONGEST_WIDGET:
        return
    start, end = pairs[0], pairs[-1] + 2
    while start > first and lines[start - 1].size <= CELL and lines[start - 1].kind in _CELLS:
        start -= 1
    while end < last and lines[end].size <= CELL and lines[end].kind in _CELLS:
        end += 1
    if not any(line.close is Close.FULL for line in lines[start:end]):
        for line in lines[start:end]:
            line.kind, line.rule = Kind.TICKER, "price-of-one"


def mark_export_deck(lines: list[Line], first: int, last: int) -> int:
    """Name the deck that an export puts behind the story, above the picture; behind the last line of the story."""
    at = last - 1 if last and lines[last - 1].close is not Close.FULL else last
    below = lines[at + 1] if at + 1 < len(lines) else None
    exported = below is not None and (
        below.rule == "export-caption"
        or (below.kind is Kind.CAPTION and any(line.rule == "export-source" for line in lines[at + 2 :]))
    )
    if first < at < len(lines) and exported and lines[at].kind is None and lines[at].size <= 160:
        lines[at].kind, lines[at].rule = Kind.DECK, "deck-before-caption"
        return min(last, at)
    return last
