"""What stands inside a line of the story without being it: a dateline before the lead, credits behind the end.

A span is peeled only where what is left is still a sentence, so that no word of the story goes with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table, with_pieces
from krnews.boilerplate.bylines import is_byline
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.rules import Label, Rule, finals, label_of, pattern, rule_of, rules

TAIL_MAX = 160
CODE_MAX = 4000
RIGHTS_MAX = 300
SIGN_OFF = 60
ARROWS = 300
LIST = 24

_TAILS = (("tail-tags", Kind.KEYWORDS), ("tail-stamp", Kind.TIMESTAMP))
"""What may be glued behind the signature or the last sentence, and stands alone as a line too."""
_TOLD = frozenset(
    {Kind.BYLINE, Kind.CAPTION, Kind.COMMENTS, Kind.COPYRIGHT, Kind.PROMO, Kind.REACTIONS, Kind.RELATED, Kind.TOOLBAR}
)
"""What the wording of a whole line may tell of the words behind the last sentence; a figure there is the story's."""
_LEAST = 6
_LEAST_MARKED = 4
NOTICES = 4
_CLEAR = frozenset({"promo-ask", "robot-notice", "origin-notice", "copyright", "call-to-support"})
_TRADES = frozenset({"byline-trade", "script-credits"})
_CLOSERS = '〉>])”’" .!'
_QUOTES = "“\"'‘"
_NEAR = 6
"""Characters before a place that its ending needs."""


class Span(NamedTuple):
    """A stretch of a line that is of its own kind; offsets into the line."""

    start: int
    end: int
    kind: Kind
    rule: str


class _Head(NamedTuple):
    name: str
    kind: Kind
    wording: re.Pattern[str]
    needs: tuple[str, ...]
    """Fragments of which one must stand in the line; none are asked for where it is empty."""


@cache
def _heads() -> tuple[_Head, ...]:
    return tuple(
        _Head(entry["name"], Kind(entry["kind"]), re.compile(with_pieces(entry["pattern"])), (*entry.get("needs", ()),))
        for entry in read_table("krnews.boilerplate", "spans.toml")["head"]
    )


@cache
def _any_head() -> re.Pattern[str]:
    """The heads that need no fragment, as one: most lines begin with none."""
    return re.compile("|".join(f"(?:{head.wording.pattern})" for head in _heads() if not head.needs))


@cache
def _needing() -> tuple[_Head, ...]:
    return tuple(head for head in _heads() if head.needs)


def head_span(line: str) -> Span | None:
    """The dateline before the first word of `line`."""
    for name, kind, wording, needs in _heads() if _any_head().match(line) else _needing():
        for part in needs:  # a loop of its own: any() takes as long as the pattern
            if part in line:
                break
        else:
            if needs:
                continue
        found = wording.match(line)
        if found and found.end() < len(line):
            return Span(0, found.end(), kind, name)
    return None


def head_only(line: str) -> bool:
    """Whether `line` is nothing but a dateline."""
    return line[0] in "[(【<〔" and any(
        head.kind is Kind.DATELINE and bool(head.wording.fullmatch(line)) for head in _heads()
    )


def tail_spans(line: str) -> list[Span]:
    """What stands behind the last sentence of `line`, from left to right; empty where the line ends with it."""
    base = max(0, len(line) - CODE_MAX)
    spans: list[Span] = []
    end = len(line)
    last = _last_sentence(line, base, end)
    if last == end and _ends_plainly(line):
        return spans
    code = pattern("tail-code").search(line, last)
    if code and code.start() > base:
        end = _take(spans, code.start(), end, Kind.CODE, "tail-code")
    rights = _rights_at(line[:end])
    if rights is not None:
        end = _take(spans, rights, end, Kind.COPYRIGHT, "tail-copyright")
        agency = pattern("agency-last").search(line, max(0, end - LIST), end)
        end = _take(spans, agency.start(), end, Kind.BYLINE, "tail-byline") if agency else end
    if end < len(line):
        last = _last_sentence(line, base, end)
    if last == base:
        return spans[::-1] if spans or base else _signature_only(line)
    if line[end - 1] == "]" and (listed := line.rfind("[", max(base, end - LIST), end)) >= 0 and listed < last:
        told = _told(line[listed:end])  # a head of a list that calls out: [많이 본 뉴스!]
        if told and told.kind is Kind.RELATED:
            end = _take(spans, listed, end, told.kind, told.name)
            last = _last_sentence(line, base, end)
    for rule, kind in _TAILS:
        found = pattern(rule).search(line, last, end)
        if found and found.end() == end:
            end = _take(spans, found.start(), end, kind, rule)
    arrow = pattern("tail-arrow").search(line, max(base, end - ARROWS), end) if "▶" in line or "☞" in line else None
    if arrow and arrow.start() < last and not pattern("plain-within").search(line, arrow.start(), end):
        end = _take(spans, arrow.start(), end, Kind.PROMO, "tail-link")
        last = _last_sentence(line, base, end)
    marked = pattern("tail-link").search(line, last, end)
    if marked:
        kind = Kind.RELATED if "관련" in marked[0] else Kind.PROMO
        end = _take(spans, marked.start(), end, kind, "tail-link")
    end = _peeled(line, last, end, spans)
    for _ in range(NOTICES):
        asked = _notice_at(line, base, end)
        if asked is None:
            break
        end = _take(spans, asked.start, end, asked.kind, asked.rule)
        end = _peeled(line, _last_sentence(line, base, end), end, spans)
    spoken = pattern("tail-sign-off").search(line, max(base, end - SIGN_OFF), end)
    if spoken:
        end = _take(spans, spoken.start(), end, Kind.BYLINE, "tail-sign-off")
        last = _last_sentence(line, base, end)
        if last > base and _is_trade(line[last:end]):
            _take(spans, last, end, Kind.BYLINE, "tail-byline")
    return spans[::-1]


def _ends_plainly(line: str) -> bool:
    """Whether a line that ends with a sentence has nothing behind one: no notice, no link, nothing asked."""
    return (
        line[-1] == "."
        and "▶" not in line
        and "☞" not in line
        and not _rights_signs().search(line, max(0, len(line) - RIGHTS_MAX))
        and not pattern("asks-at-end").search(line, max(0, len(line) - _NEAR))
    )


def _peeled(line: str, last: int, end: int, spans: list[Span]) -> int:
    """Add what stands between the last sentence and `end`, from right to left; where the rest of the line ends now."""
    while line[last:end].strip():
        rest = line[last:end]
        rights_here = pattern("rights").search(rest)
        photo = pattern("tail-credit").search(rest)
        if rights_here:
            end = _take(spans, last + rights_here.start(), end, Kind.COPYRIGHT, "tail-copyright")
        elif photo and photo.end() == len(rest):
            end = _take(spans, last + photo.start(), end, Kind.CAPTION, "tail-credit")
        elif pattern("tail-end").fullmatch(rest):
            end = _take(spans, last, end, Kind.ORNAMENT, "tail-end")
        elif is_byline(rest) or _is_trade(rest) or pattern("desk-behind").fullmatch(rest):
            end = _take(spans, last, end, Kind.BYLINE, "tail-byline")
        elif pattern("place-behind").fullmatch(rest):
            end = _take(spans, last, end, Kind.DATELINE, "tail-place")
        elif (bracket := rest.rfind("[")) > 0 and is_byline(rest[bracket:]):
            end = _take(spans, last + bracket, end, Kind.BYLINE, "tail-byline")
        elif (opened := rest.rfind("(")) > 0 and _is_trade(rest[opened:]):
            end = _take(spans, last + opened, end, Kind.BYLINE, "tail-byline")
        elif told := _told(rest):
            end = _take(spans, last, end, told.kind, told.name)
        elif pattern("tail-page").fullmatch(rest):
            end = _take(spans, last, end, Kind.RELATED, "tail-page")
        elif spans and spans[-1].kind is Kind.COPYRIGHT and pattern("tail-writer").fullmatch(rest):
            end = _take(spans, last, end, Kind.BYLINE, "tail-byline")
        elif spans and pattern("tail-left").fullmatch(rest):
            end = _take(spans, last, end, spans[-1].kind, spans[-1].rule)
        else:
            break
    return end


def _told(words: str) -> Rule | Label | None:
    """The wording that names `words` where they are a line of their own, and hardly the rest of a sentence."""
    bare = words.strip(" /|·-–")
    if not _LEAST_MARKED <= len(bare) <= TAIL_MAX or bare[0] in _QUOTES:
        return None
    marked = not bare[0].isalnum()
    if not marked and len(bare) < _LEAST:
        return None
    rule = rule_of(bare) or (label_of(bare) if marked else None)
    return rule if rule and rule.kind in _TOLD else None


def _notice_at(line: str, base: int, end: int) -> Span | None:
    """The last sentence of `line[:end]` where it asks the reader something, behind one in the plain style of a story.

    Another appeal or notice may stand between the two where it is a clear one itself.
    """
    if not pattern("asks-at-end").search(line, max(base, end - _NEAR), end):
        return None
    begin = max(base, end - TAIL_MAX)
    stop = begin + len(line[begin:end].rstrip(_CLOSERS))
    ends = [mark.end() for mark in _sentence_end().finditer(line, begin, stop)]
    if not ends or not pattern("plain-within").search(line, begin, ends[-1]):
        return None
    told = _told(line[ends[-1] : end])
    if told is None:
        return None
    clear = told.name in _CLEAR or pattern("plain-ending").search(line, max(0, ends[-1] - 4), ends[-1])
    return Span(ends[-1], end, told.kind, told.name) if clear else None


def _is_trade(words: str) -> bool:
    """Whether `words` are a trade and who did it, in brackets: `(영상취재 : 이든)`."""
    bare = words.strip(" ()[]")
    found = rule_of(bare) or rule_of(words.strip()) if bare != words.strip() else None
    return found is not None and found.name in _TRADES


def _take(spans: list[Span], start: int, end: int, kind: Kind, rule: str) -> int:
    """Add a span; where the rest of the line ends now."""
    spans.append(Span(start, end, kind, rule))
    return start


def _last_sentence(line: str, base: int, end: int) -> int:
    """Behind the last finished sentence of `line[base:end]`; `base` where there is none."""
    if end - base > 1 and line[end - 1] == "." and line[end - 2] in finals():
        return end
    for begin in (max(base, end - TAIL_MAX), base):  # most lines end with a sentence, or soon behind one
        last = base
        for mark in _sentence_end().finditer(line, begin, end):
            last = mark.end()
        if last > base or begin == base:
            break
    return last


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(rf"[{finals()}]\.[\"”’'」』)\]]*|[.?!][\"”’'」』]+|(?<=[가-힣])[?!](?=\s|$)")


@cache
def _rights_signs() -> re.Pattern[str]:
    """The fragments of which one stands in every notice of rights."""
    return re.compile("|".join(re.escape(part) for rule in rules() if rule.name == "copyright" for part in rule.has))


def _rights_at(line: str) -> int | None:
    """Where the copyright notice at the end of `line` begins."""
    at = max(0, len(line) - RIGHTS_MAX)
    ending = line[at:]
    if not _rights_signs().search(ending) or pattern("rights").match(line):
        return None
    for found in pattern("rights").finditer(line, at):
        rest = line[found.start() :]
        if (
            found.start()
            and (pattern("rights-word").search(rest) or len(rest) <= 40)
            and not pattern("rights-begun").search(line, max(0, found.start() - _NEAR), found.start())
            and not pattern("told-behind-rights").search(rest)
        ):
            return found.start()
    return None


def _signature_only(line: str) -> list[Span]:
    """A reporter and an address behind a line that holds no finished sentence."""
    found = pattern("signed-address").search(line, max(0, len(line) - TAIL_MAX)) if "@" in line[-TAIL_MAX:] else None
    if found is None or len(line) < 40:
        return []
    return [Span(found.start(), len(line), Kind.BYLINE, "tail-address")]
