"""Which lines before the story are its title and its deck."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line
from krnews.boilerplate.near_title import (
    above_stamp,
    below_stamp,
    heads_list_of_facts,
    is_kicker,
    is_listed_deck,
    is_lone_picture,
    is_of_picture,
    is_outdone,
    is_writer,
    names_writer,
    says_again,
    set_apart,
)
from krnews.boilerplate.region import COPY, is_bare
from krnews.boilerplate.rules import pattern
from krnews.boilerplate.vocabulary import Vocabulary

SHORTEST, LONGEST = 4, 110
SHORTEST_DECK = 6
TELLING = 14
REACH = 400
DECKS = 6
BETWEEN = 13
ENOUGH = 3.0
OVERLAP = 5.0
ATTENDED = 4.0
TOLD = 0.2
ENOUGH_SHARED = 0.4
FIRST, STAMPED = 5.0, 4
"""What it adds to be the first line of the page, with a stamp among the next lines."""
KICKER = 4.0
LATIN = 4.0
TWICE, TWICE_BELOW = 6.0, 3
"""What it adds to stand twice at the top, above the stamp, with one line at most between the two."""
DECKS_BELOW = 3
BELOW = 5
MENU_BARS = 2
TITLE_SPACES = 2
TOLD_TEXT = 20_000
AGAIN = "title-again"

_SUMMARIES = frozenset({"summary-header", "summary-notice"})
_MARKS = re.compile(r"[…“”‘’\"'!?·↑↓→%]|\.\.")
_TAG = re.compile(r"[\[<【(][^\])】>]{1,14}[\])】>]")
_AROUND = frozenset({Kind.CAPTION, Kind.TOOLBAR, Kind.BYLINE, Kind.TIMESTAMP, Kind.ORNAMENT, Kind.DECK, None})


def mark_headline(lines: list[Line], first: int, last: int, *, page: bool) -> None:
    """Name title and deck among the lines before the story, which is `lines[first:last]`."""
    candidates = [at for at in range(max(0, first - REACH), first) if _could_be(lines[at])]
    story = Vocabulary(lines[first:last])
    if any(line.kind is Kind.TITLE for line in lines[:first]):
        return
    if not candidates:
        _mark_title_below(lines, last, story)
        return
    title = _title(lines, candidates, first, story, page=page)
    if title is None:
        return
    words = _unmarked(lines[title].text)
    bare = is_bare(lines)
    lines[title].kind = Kind.TITLE
    set_apart(lines[title])
    lines[title].rule = "first-line" if title == candidates[0] else "title-line"
    decks = 0
    repeated = Counter(line.text for line in lines if line.rule != COPY)
    told = " ".join(line.text for line in lines[first:last] if line.kind in (None, Kind.BODY))[:TOLD_TEXT]
    for at in range(title + 1, first):
        line = lines[at]
        if line.kind is None and first - at <= REACH and is_writer(line, told, page=page):
            line.kind, line.rule = Kind.BYLINE, "writers-post"
        if is_lone_picture(lines, at) or is_of_picture(lines, at):
            line.kind, line.rule = Kind.CAPTION, "caption-above-story"
        if not bare and line.kind is None and says_again(_unmarked(line.text), words):
            line.kind, line.rule = Kind.NAVIGATION, AGAIN
        elif (
            decks < DECKS
            and _first_of(lines, at, first, repeated)
            and (_is_deck(lines, at, title, first, story) or is_listed_deck(lines, at, title, first))
        ):
            framed = lines[at - 1].kind is Kind.ORNAMENT and at > title + 1
            line.kind, line.rule = (Kind.HEADING, "framed") if framed else (Kind.DECK, "deck-above-story")
            decks += 1


def _first_of(lines: list[Line], at: int, first: int, repeated: Counter[str]) -> bool:
    """Whether a line stands once, or is the first of those that stand between title and story alone."""
    text = lines[at].text
    times = repeated[text]
    return times == 1 or (
        text.count(" ") >= TITLE_SPACES and times == 1 + sum(line.text == text for line in lines[at + 1 : first])
    )


def _unmarked(text: str) -> str:
    """The words of a line without the marks of Markdown around them."""
    return text.strip("#* ") if text[0] in "#*" else text


def _is_deck(lines: list[Line], at: int, title: int, first: int, story: Vocabulary) -> bool:
    """Whether a line tells of the story: it shares a word with it, touches it or the title, or stands again below."""
    line = lines[at]
    above = lines[at - 1]
    touches = above.kind in (Kind.TITLE, Kind.DECK) or above.rule == AGAIN or (at + 1 == first and line.size >= TELLING)
    again = any(other.text == line.text for other in lines[at + 1 : first])
    return (
        (again or story.silent or (touches and not pattern("post").search(line.text)) or story.shared(line.text) > 0)
        and line.size >= SHORTEST_DECK
        and (not line.bullet or (at + 1 == first and story.shared(line.text) > 0))
        and (not line.furniture or story.shared(line.text) >= ENOUGH_SHARED)
        and not (
            pattern("asked").search(line.text) and not _TAG.match(line.text) and story.shared(line.text) < ENOUGH_SHARED
        )
        and (not pattern("button").search(line.text) or story.shared(line.text) >= TOLD)
        and _could_be(line)
        and _near(lines, at, title, first)
    )


def _could_be(line: Line) -> bool:
    return (
        line.kind is None
        and (line.size >= TELLING or not pattern("button").search(line.text))
        and SHORTEST <= line.size <= LONGEST
        and (line.size >= TELLING or not line.furniture)
        and (not pattern("field").match(line.text) or pattern("title-field").match(line.text) is not None)
        and line.text.count("|") <= MENU_BARS
        and not pattern("outlet-name").fullmatch(line.text)
        and not pattern("tag-alone").fullmatch(line.text)
    )


def _title(lines: list[Line], candidates: list[int], first: int, story: Vocabulary, *, page: bool) -> int | None:
    named = next((at for at in candidates if pattern("title-field").match(lines[at].text)), None)
    if named is not None or not page:
        return named if named is not None else _plain_title(lines, candidates, first)
    repeated = Counter(line.text for line in lines if line.rule != COPY)
    best: tuple[float, int] | None = None
    head = candidates[0]
    touching = _touching(lines, candidates, first)
    korean = first < len(lines) and lines[first].hangul > 0
    for before, at in zip([-2, *candidates], candidates, strict=False):
        line = lines[at]
        if before != at - 1 or " " not in lines[before].text or is_kicker(lines, before, candidates):
            head = at
        spaces = line.text.count(" ")
        score = -min(4.0, (first - head) / 15)
        score += 2 if at == head and not _below_list(lines, at) else 0
        score += 3 if 14 <= line.size <= 70 else 2 if 9 <= line.size < 14 else 0
        score += 2 if spaces >= 2 else -3
        score += 1.5 if _MARKS.search(line.text) else 0
        score += 2 if at == head and _TAG.match(line.text) else 0
        shared = story.shared(line.text)
        if (
            at == head and shared and spaces >= TITLE_SPACES and " | " not in line.text
        ):  # a title may share less with the story than the decks below it
            shared = max([shared, *(story.shared(lines[deck].text) for deck in _below(at, candidates))])
        score += 3 if repeated[line.text] > 1 and spaces >= 2 and (shared or story.silent) else 0
        score += TWICE if at == 0 and _stands_twice(lines) else 0
        bars = max(line.text.count(" | "), line.text.count("/"))
        score -= 3 if bars >= MENU_BARS or (line.bullet and not heads_list_of_facts(lines, at)) else 0
        score -= KICKER if is_kicker(lines, at, candidates) else 0
        listed = pattern("item-mark").match(line.text) or pattern("listed").match(line.text)
        score -= 2 * bool(listed) + 2 * line.furniture + 2 * (line.close is Close.FULL)
        score -= 1 if pattern("button").search(line.text) else 0
        score -= 3 if pattern("asked").search(line.text) else 0
        score += 1 if at < 4 else 0
        topmost = at == 0 and not pattern("button").search(line.text) and not is_outdone(lines, candidates, story)
        score += FIRST if topmost and _attended(lines[1:STAMPED]) >= ATTENDED else 0
        attended = _attended(lines[at + 1 : min(at + 8, first)])  # a byline below the story says nothing
        score += attended
        score += 5 if at == touching and not listed else 0
        score -= LATIN if korean and line.hangul == 0 else 0
        score += OVERLAP * shared
        same = best is not None and lines[best[1]].text == line.text and attended >= ATTENDED
        if best is None or score > best[0] or same:
            best = (max(score, best[0]) if same and best else score, at)
    return best[1] if best and best[0] >= ENOUGH else None


def _stands_twice(lines: list[Line]) -> bool:
    """Whether the first line of a page stands twice there, above the writer and the stamp: it is the title."""
    again = next((at for at, line in enumerate(lines[1:TWICE_BELOW], 1) if line.text == lines[0].text), 0)
    return again > 0 and " " in lines[0].text and _attended(lines[again + 1 : again + STAMPED]) >= ATTENDED


def _mark_title_below(lines: list[Line], last: int, story: Vocabulary) -> None:
    """Name the title of a page that has it below the story, above the writer and the only stamp."""
    near = range(last, min(last + BELOW, len(lines)))
    at = next((at for at in near if _could_be(lines[at])), 0)
    stamp = next((line for line in lines[: last + BELOW] if line.kind is Kind.TIMESTAMP), None)
    attended = at > 0 and stamp in lines[at:] and (stamp.rule == "stamp" or story.shared(lines[at].text) > 0)
    if not attended or lines[at].text.count(" ") < TITLE_SPACES:
        at = above_stamp(lines, last)
        attended = at > 0 and story.shared(lines[at].text) > 0
    if attended:
        lines[at].kind, lines[at].rule = Kind.TITLE, "title-below"


def _plain_title(lines: list[Line], candidates: list[int], first: int) -> int | None:
    """The first line of a text without furniture, if it is none of what may stand above a title.

    That is a picture with its mark, the writer with the post, a section or a word in Latin letters.
    """
    at = candidates[0]
    if any(line.kind is None for line in lines[:at]):
        return None
    if is_bare(lines):
        return at
    below = lines[at + 1] if at + 1 in candidates else None
    if lines[at].text[0] == "▲" and lines[at].close is not Close.FULL and (below is None or below.text[0] != "▲"):
        lines[at].kind, lines[at].rule = Kind.CAPTION, "caption-above-story"
        return candidates[1] if len(candidates) > 1 else None
    writers = list(takewhile(lambda there: names_writer(lines[there].text, ""), candidates))
    if writers and len(writers) < len(candidates) and candidates[len(writers)] < first:
        for there in writers:
            lines[there].kind, lines[there].rule = Kind.BYLINE, "writers-post"
        return candidates[len(writers)]
    latin = list(takewhile(lambda there: lines[there].hangul == 0, candidates))
    if latin and len(latin) < len(candidates) and lines[candidates[len(latin)]].text.count(" ") >= TITLE_SPACES:
        for there in latin:
            lines[there].kind, lines[there].rule = Kind.NAVIGATION, "above-title"
        return candidates[len(latin)]
    section = " " not in lines[at].text or lines[at].hangul == 0
    if section and below is None and len(candidates) > 1 and (named := below_stamp(lines, candidates)) is not None:
        lines[at].kind, lines[at].rule = Kind.NAVIGATION, "above-title"
        return named
    if not section or below is None or below.text.count(" ") < TITLE_SPACES:
        return at
    if _attended(lines[at + 2 : at + STAMPED]) < ATTENDED:
        return at
    lines[at].kind, lines[at].rule = Kind.NAVIGATION, "above-title"
    return at + 1


def _below(at: int, candidates: list[int]) -> range:
    """The candidates right below the one at `at`, as many as a title may have decks."""
    last = at
    while last - at < DECKS_BELOW and last + 1 in candidates:
        last += 1
    return range(at + 1, last + 1)


def _below_list(lines: list[Line], at: int) -> bool:
    """Whether a line is the first below the header of a list of stories."""
    return at > 0 and lines[at - 1].opens and lines[at - 1].kind is Kind.RELATED


def _touching(lines: list[Line], candidates: list[int], first: int) -> int | None:
    """The head of the block that touches the story, on a page without a stamp or a byline above it."""
    if candidates[-1] != first - 1 or any(line.kind in (Kind.TIMESTAMP, Kind.BYLINE) for line in lines[:first]):
        return None
    at = len(candidates) - 1
    while at and (candidates[at - 1] == candidates[at] - 1 or _apart(lines, *candidates[at - 1 : at + 1])):
        at -= 1
    return candidates[at]


def _apart(lines: list[Line], above: int, below: int) -> bool:
    """Whether only a button stands between two lines, and the upper one begins with a tag as a title does."""
    line = lines[above]
    tagged = _TAG.match(line.text) is not None and line.text.count(" ") >= TITLE_SPACES
    return tagged and below == above + 2 and pattern("others-of-writer").fullmatch(lines[above + 1].text) is not None


def _attended(behind: list[Line]) -> float:
    """What the lines behind a candidate say for it: a title has a stamp, a byline, tools."""
    kinds = {line.kind for line in behind}
    if behind and behind[0].rule in _SUMMARIES:  # a portal puts it right below the title
        kinds.add(Kind.TIMESTAMP)
    return ATTENDED * bool(kinds & {Kind.TIMESTAMP, Kind.BYLINE}) + bool(kinds & {Kind.TOOLBAR, Kind.REACTIONS})


def _near(lines: list[Line], at: int, title: int, first: int) -> bool:
    """Whether only decks, pictures and tools stand between the line and the story, or the title."""
    if first - at <= BETWEEN and all(line.kind in _AROUND for line in lines[at + 1 : first]):
        return True
    if at - title > DECKS:
        return False
    return all(line.kind in (Kind.DECK, Kind.CAPTION) or line.rule == AGAIN for line in lines[title + 1 : at])
