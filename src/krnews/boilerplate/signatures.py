"""Lines told by their words and by the line beside them: who wrote, which outlet, which index; headlines cut off."""

from __future__ import annotations

import re
from itertools import pairwise

from krnews.boilerplate.bylines import is_byline
from krnews.boilerplate.kinds import CONTENT, Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.region import MENU, is_bare, is_page
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.spans import Span, head_only, head_span

SHORT = 15
LINK = 10
LINKS, LINK_SPACES = 4, 2
CELL = 20
LONGEST = 90
LONGEST_DATELINE = 60
OUTLET = 30
FIRST = 4
"""Among so many lines at the top of a page its outlet names itself."""
LONGEST_NAMES = 30
EDGE = 60
"""Characters at either end of a line in which a reporter may sign it."""
_BESIDE = frozenset({Kind.TIMESTAMP, Kind.BYLINE})
_DIGIT = re.compile(r"\d")
_CUT = re.compile(r"[^.]{9,61}+\.\.")
ARROWS, ARROW_SPACES = 2, 1
CARDS = 3
"""Counters that follow one another make a set of cards; one or two are anything."""
EXCERPT = 24
"""Characters by which the beginning of a story is known again."""
_CUT_ENDS = ("…", "...", "]", ";")
FRONT_RULE, FRONT = "---", 40
"""What stands above and below the fields of a Markdown file, and how many lines they may take."""
FIELDS = 2
BLOG_TOP = 6
ENTRIES, ENTRY, SITE_WORDS = 6, 10, 2
"""So many entries of so many characters make a menu, of which so many are words of a site."""
_RATE = re.compile(r"[+\-−▲▼△▽\s]*\d[\d,]*\.\d+")


def mark_signatures(lines: list[Line]) -> None:
    """Name the lines that are nothing but a byline or a dateline, and the trades and names beside one."""
    for line in lines:
        if line.kind is not None or line.close is Close.FULL or (line.size > LONGEST and not line.tails):
            continue
        dateline = line.size <= LONGEST_DATELINE and head_only(line.text)
        words = line.text[: line.tails[0].start] if line.tails else line.text
        if not (dateline and "=" in line.text) and is_byline(words) and not _leads(words):
            line.kind, line.rule = Kind.BYLINE, "byline"
        elif dateline:
            line.kind, line.rule = Kind.DATELINE, "dateline-alone"
    for at, line in enumerate(lines):
        if not _is_trade(line):
            continue
        near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
        if any(other.kind is Kind.BYLINE for other in near) or any(map(_is_trade, lines[at + 1 : at + 2])):
            line.kind, line.rule = Kind.BYLINE, "byline-beside"


def _leads(words: str) -> bool:
    """Whether the first words of a story stand behind a dateline: `(한별=도담통신) 이든 기자 = 새 다리가`."""
    head = head_span(words)
    return head is not None and head.kind is Kind.DATELINE and not is_byline(words[head.end :])


def mark_writers(lines: list[Line]) -> None:
    """Name the writer's bare name or nickname beside a stamp or byline; the name signs elsewhere on the page too."""
    signed: frozenset[str] | None = None
    for at, line in enumerate(lines):
        if line.kind is not None or line.size > LONGEST_NAMES or line.close is Close.FULL:
            continue
        near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
        if not any(other.kind in _BESIDE for other in near):
            continue
        names = pattern("name-list").fullmatch(line.text) is not None
        if names and not _in_head(lines, at):
            signed = _signed(lines) if signed is None else signed  # few pages ask for it
            names = signed.issuperset(pattern("name").findall(line.text))
        if names or pattern("nickname").fullmatch(line.text):
            line.kind, line.rule = Kind.BYLINE, "writers-name"


def _in_head(lines: list[Line], at: int) -> bool:
    """Whether an item of the list above the story stands right above the stamp, where a site names the writer."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].bullet and below is not None and below.bullet and below.rule == "stamp"


def _signed(lines: list[Line]) -> frozenset[str]:
    """The names that sign at either end of a line."""
    return frozenset(
        found["name"]
        for line in lines
        for found in pattern("signed-name").finditer(line.text[:EDGE] + " " + line.text[-EDGE:])
    )


def mark_indices(lines: list[Line]) -> None:
    """Name the indices that stand in a menu with their figure on the next line."""
    for line, below in pairwise(lines):
        index = line.rule == MENU and line.size <= CELL and pattern("index").fullmatch(line.text)
        if index and _RATE.fullmatch(below.text):
            for part in (line, below):
                part.kind, part.rule = Kind.TICKER, "index"


def _is_trade(line: Line) -> bool:
    return line.size <= CELL and line.kind is None and bool(pattern("trade-and-name").fullmatch(line.text))


def mark_top_menu(lines: list[Line]) -> None:
    """Name the entries of a menu at the top of a text that nothing else shows to be a page: many short words.

    They may stand in one line, with bars between them; a table has such lines below one another.
    """
    barred = len(lines) > 1 and lines[0].kind is None and "|" in lines[0].text and "|" not in lines[1].text
    if barred and pattern("entries-between-bars").fullmatch(lines[0].text):
        lines[0].kind, lines[0].rule = Kind.NAVIGATION, "menu-at-top"
    if is_page(lines):
        return
    begin = next((at for at, line in enumerate(lines[:FIRST]) if _is_entry(line)), len(lines))
    end = begin
    while end < len(lines) and _is_entry(lines[end]):
        end += 1
    if end - begin < ENTRIES or end == len(lines) or sum(map(_is_word_of_site, lines[begin:end])) < SITE_WORDS:
        return
    if " " in lines[end - 1].text:
        end -= 1  # it may be the title
    for at, line in enumerate(lines[:end]):
        if line.kind is None and (at >= begin or line.hangul == 0):
            line.kind, line.rule = Kind.NAVIGATION, "menu-at-top"


def _is_word_of_site(line: Line) -> bool:
    """Whether an entry is one of a menu, and of no list of names."""
    return line.kind is Kind.NAVIGATION or "/" in line.text or pattern("button").search(line.text) is not None


def _is_entry(line: Line) -> bool:
    known = line.kind is None or line.kind is Kind.NAVIGATION
    return (
        known
        and line.size <= ENTRY
        and line.text.count(" ") <= 1
        and line.close is Close.OPEN
        and line.text[0].isalnum()
        and not _DIGIT.search(line.text)
        and line.hangul > 0
    )


def mark_cut_headlines(lines: list[Line]) -> None:
    """Name the headlines that a list has cut off at its width ("송년회 대신 봉사..")."""
    cut = [line.kind is None and bool(_CUT.fullmatch(line.text)) for line in lines]
    for at, line in enumerate(lines):
        if cut[at] and ((at and cut[at - 1]) or (at + 1 < len(lines) and cut[at + 1])):
            line.kind, line.rule = Kind.RELATED, "cut-headline"


def mark_excerpts(lines: list[Line]) -> None:
    """Name the beginning of the story that stands above it, cut off: the whole of it begins a line below."""
    cut = [(at, line) for at, line in enumerate(lines) if line.size >= EXCERPT and line.text.endswith(_CUT_ENDS)]
    if not cut:
        return
    begins = {line.text[:EXCERPT]: at for at, line in enumerate(lines)}
    for at, line in cut:
        below = lines[begins[line.text[:EXCERPT]]].text
        found = pattern("cut-off").search(line.text, max(0, line.size - SHORT))
        same = found is not None and (below.startswith(line.text[: found.start()]) or line.text.startswith(below))
        if same and begins[line.text[:EXCERPT]] > at:
            line.kind, line.rule, line.tails = Kind.PROMO, "excerpt", []


def mark_arrows(lines: list[Line]) -> None:
    """Name the headlines with an arrow, two or more of them, that stand below the last sentence of a text."""
    last = max((at for at, line in enumerate(lines) if _tells(line)), default=len(lines))
    links = [
        line
        for line in lines[last + 1 :]
        if line.kind in (None, Kind.PROMO) and pattern("arrow").match(line.text)
        and line.size >= LINK and line.text.count(" ") >= ARROW_SPACES
    ]  # fmt: skip
    if len(links) >= ARROWS:
        for line in links:
            if line.kind is None:
                line.kind, line.rule = Kind.RELATED, "arrow-link"


def mark_outlet(lines: list[Line]) -> None:
    """Name the outlet in brackets before the lead; a page where more lines begin so quotes what outlets say."""
    named = [line for line in lines if line.text[0] == "[" and pattern("outlet-in-brackets").match(line.text)]
    lead = next((line for line in lines if _tells(line)), None)
    if lead is not None and named == [lead] and lead.head is None and head_span(lead.text) is None:
        end = named[0].text.index("]") + 1
        lead.head = Span(0, end + (lead.text[end] == " "), Kind.DATELINE, "dateline-outlet")


def mark_below_signature(lines: list[Line]) -> None:
    """Name the headlines below the last sentence of a text, which its reporter has signed, down to its end."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if _tells(lines[at])), -1)
    below = lines[at + 1 :]
    if len(below) < LINKS or not any(tail.kind is Kind.BYLINE for tail in lines[at].tails):
        return
    if all(
        line.kind is None
        and line.size >= SHORT
        and line.text.count(" ") >= LINK_SPACES
        and not pattern("item-of-list").match(line.text.partition("] ")[2] or line.text)
        for line in below
    ):
        for line in below:
            line.kind, line.rule = Kind.RELATED, "below-signature"


def _tells(line: Line) -> bool:
    return line.close is Close.FULL and line.kind in (None, Kind.BODY)


def mark_mastheads(lines: list[Line]) -> None:
    """Name the outlet at the top of the page, and the one whose story it is at its end.

    Above a menu its name is an entry of it.
    """
    for line, below in pairwise(lines[: min(FIRST, len(lines) - 1)]):
        if line.kind is None and line.size <= OUTLET and pattern("outlet-name").fullmatch(line.text):
            menu = below.kind is Kind.NAVIGATION or (below.kind is None and below.size < SHORT)
            line.kind, line.rule = Kind.NAVIGATION if menu else Kind.MASTHEAD, "outlet-name"
    if len(lines) > 1 and _tells(lines[-2]) and not is_bare(lines):
        line = lines[-1]
        if line.kind is None and line.size <= OUTLET and pattern("outlet-name").fullmatch(line.text):
            line.kind, line.rule = Kind.BYLINE, "outlet-below"


def mark_blog_paths(lines: list[Line]) -> None:
    """Name the category that a blog has above the title, at the top of the page, with the writer and the day below."""
    for at, line in enumerate(lines[: BLOG_TOP + 1]):
        if line.rule != "stamp-of-blog" or at < len(("path", "title")):
            continue
        path, title = lines[at - 2 : at]
        top = all(other.kind is Kind.NAVIGATION for other in lines[: at - 2])
        if path.kind is title.kind is None and path.size <= OUTLET and path.close is Close.OPEN and top:
            path.kind, path.rule = Kind.NAVIGATION, "path-of-blog"


def mark_first_outlets(lines: list[Line]) -> None:
    """Name the outlets among the first lines that are kept: they are at the top of what is left of the page."""
    kept = [line for line in lines if line.kind is None or line.kind in CONTENT]
    left, passed = len(kept), 0
    for line in kept:
        if passed >= min(FIRST, left - 1) - 1:
            break
        if line.size <= OUTLET and pattern("outlet-name").fullmatch(line.text):
            line.kind, line.rule = Kind.MASTHEAD, "outlet-name"
            left -= 1
        else:
            passed += 1


def mark_counters(lines: list[Line]) -> None:
    """Name the counters of cards or slides (`3/6`, `#3`), which count through the page and part its sentences."""
    runs: list[list[Line]] = [[]]
    before = 0
    for line in lines:
        found = pattern("card-number").fullmatch(line.text) if line.size <= SHORT else None
        if found is None:
            continue
        number = int(next(filter(None, found.groups())))
        if runs[-1] and number != before + 1:
            runs.append([])
        runs[-1].append(line)
        before = number
    for run in runs:
        if len(run) >= CARDS:
            for line in run:
                line.kind, line.rule = Kind.ORNAMENT, "card-counter"


def mark_front_matter(lines: list[Line]) -> None:
    """Name the fields with which a Markdown file begins: what they say of the story is no part of it, but the title."""
    if lines[0].text != FRONT_RULE:
        return
    end = next((at for at, line in enumerate(lines[1:FRONT], 1) if line.text == FRONT_RULE), 0)
    found = [pattern("front-matter").fullmatch(line.text) for line in lines[1:end]]
    if not all(found) or sum(bool(field and field["key"]) for field in found) < FIELDS:
        return
    for line in lines[: end + 1]:
        line.kind, line.rule, line.opens, line.tails = Kind.CODE, "front-matter", False, []
        title = pattern("front-title").fullmatch(line.text)
        if title and title["said"]:
            line.kind, line.rule = Kind.TITLE, "front-title"
            line.head = Span(0, title.start("said"), Kind.CODE, "front-matter")
            if title.end("said") < line.size:
                line.tails = [Span(title.end("said"), line.size, Kind.CODE, "front-matter")]
