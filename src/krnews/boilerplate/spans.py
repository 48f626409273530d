"""What stands inside a line of the story without being it: a dateline before the lead, credits behind the end.

A span is peeled only where what is left is still a sentence, so that no word of the story goes with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.rules import finals, pattern, rule_of, rules

TAIL_MAX = 160
NAMES = 14
CODE_MAX = 4000
RIGHTS_MAX = 300
SIGN_OFF = 60

_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*")
_TOKEN = re.compile(
    r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*|[가-힣]+(?=[A-Za-z0-9._+-]+@)|[^\s·,/=()\[\]<>ㆍ:|&▶■▷–‧◎-]+|[·,/=()\[\]<>ㆍ:|&▶■▷–‧◎-]+"
)
_BYLINE = re.compile(r"[sd]*(?:(?:n[sd]*)*[rm][smd]*)+(?:s[nd]+s*)*")
_WITH_OUTLET = frozenset({"xnr", "xnrm", "xnnrr"})
"""An outlet whose name is no word of bylines, before a reporter."""
_NAME = re.compile(r"[가-힣]{2,4}")
_TAILS = (("tail-tags", Kind.KEYWORDS), ("tail-stamp", Kind.TIMESTAMP))
"""What may be glued behind the signature or the last sentence, and stands alone as a line too."""


class Span(NamedTuple):
    """A stretch of a line that is of its own kind; offsets into the line."""

    start: int
    end: int
    kind: Kind
    rule: str


@cache
def _roles() -> tuple[frozenset[str], frozenset[str]]:
    table = {
        entry["name"]: frozenset(entry["words"])
        for entry in read_table("krnews.boilerplate", "spans.toml")["byline_word"]
    }
    return table["role"], table["desk"]


@cache
def _role_parts() -> tuple[str, ...]:
    """The roles that no shorter role is a part of."""
    roles = _roles()[0]
    return tuple(sorted(role for role in roles if not any(other in role and other != role for other in roles)))


@cache
def _role_ends() -> frozenset[str]:
    return frozenset(role[-1] for role in _role_parts())


def _names_role(words: str) -> bool:
    """Whether a role stands in `words`; most lines hold not even the last letter of one."""
    return not _role_ends().isdisjoint(words) and any(role in words for role in _role_parts())


@cache
def _heads() -> tuple[tuple[str, Kind, re.Pattern[str]], ...]:
    return tuple(
        (entry["name"], Kind(entry["kind"]), re.compile(entry["pattern"]))
        for entry in read_table("krnews.boilerplate", "spans.toml")["head"]
    )


@cache
def _any_head() -> re.Pattern[str]:
    """All of `_heads` as one: most lines begin with none."""
    return re.compile("|".join(f"(?:{wording.pattern})" for _, _, wording in _heads()))


def head_span(line: str) -> Span | None:
    """The dateline before the first word of `line`."""
    if not _any_head().match(line):
        return None
    for name, kind, wording in _heads():
        found = wording.match(line)
        if found and found.end() < len(line):
            return Span(0, found.end(), kind, name)
    return None


def head_only(line: str) -> bool:
    """Whether `line` is nothing but a dateline."""
    return line[0] in "[(【<〔" and any(
        kind is Kind.DATELINE and bool(wording.fullmatch(line)) for _, kind, wording in _heads()
    )


def is_byline(words: str) -> bool:
    """Whether `words` are names, desks, addresses and a role, and nothing else.

    An address alone is one only where it is glued to the sentence, in brackets or behind a slash; behind a space it may
    belong to the story.
    """
    bare = words.strip()
    if not bare or len(bare) > TAIL_MAX or "다." in bare:
        return False
    mails = _EMAIL.findall(bare)
    credited = bool(pattern("credited").match(bare))
    if not credited and "@" not in bare and not _names_role(bare):
        return False
    order = "".join(_part(token, bare, mailed=bool(mails)) for token in _TOKEN.findall(bare))
    if "x" in order and order.replace("s", "") not in _WITH_OUTLET:
        return False
    order = order.replace("x", "d")
    if credited and "r" not in order and "m" not in order:
        return True
    if order.strip("s") == "m":
        return bare[0] in "[(</" or (order == "m" and words[:1] == bare[:1])
    return "n" in order and order.count("n") <= NAMES and bool(_BYLINE.fullmatch(order))


def _part(token: str, words: str, *, mailed: bool) -> str:
    """What a token of a byline is: a letter for role, name, desk, mail, separator; `x` for anything else."""
    roles, desks = _roles()
    if "@" in token:
        return "m"
    if not token[0].isalnum():
        return "s"
    role = next((role for role in (token, token[-5:], token[-4:], token[-3:], token[-2:]) if role in roles), None)
    if role:
        rest = token[: len(token) - len(role)]
        if not rest or rest in desks:
            return "r"
        return "nr" if re.fullmatch(r"[가-힣A-Za-z]{1,6}", rest) else "x"
    if token in desks or re.fullmatch(r"\d+명", token) or _before_equals(words, token):
        return "d"
    if _NAME.fullmatch(token) or (mailed and re.fullmatch(r"[가-힣A-Za-z.]{2,12}", token)):
        return "n"
    return "x"


def _before_equals(words: str, token: str) -> bool:
    """Whether `token` is the place or the outlet of `place=name`."""
    at = words.find(token)
    return words[at + len(token) : at + len(token) + 1] == "=" and len(token) <= 10


def tail_spans(line: str) -> list[Span]:
    """What stands behind the last sentence of `line`, from left to right; empty where the line ends with it."""
    base = max(0, len(line) - CODE_MAX)
    spans: list[Span] = []
    end = len(line)
    last = _last_sentence(line, base, end)
    code = pattern("tail-code").search(line, last)
    if code and code.start() > base:
        end = _take(spans, code.start(), end, Kind.CODE, "tail-code")
    rights = _rights_at(line[:end])
    if rights is not None:
        end = _take(spans, rights, end, Kind.COPYRIGHT, "tail-copyright")
    if end < len(line):
        last = _last_sentence(line, base, end)
    if last == base:
        return spans[::-1] if spans or base else _signature_only(line)
    for rule, kind in _TAILS:
        found = pattern(rule).search(line, last, end)
        if found and found.end() == end:
            end = _take(spans, found.start(), end, kind, rule)
    marked = pattern("tail-link").search(line, last, end)
    if marked:
        kind = Kind.RELATED if "관련" in marked[0] else Kind.PROMO
        end = _take(spans, marked.start(), end, kind, "tail-link")
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
        elif (bracket := rest.rfind("[")) > 0 and is_byline(rest[bracket:]):
            end = _take(spans, last + bracket, end, Kind.BYLINE, "tail-byline")
        elif is_byline(rest) or _is_trade(rest):
            end = _take(spans, last, end, Kind.BYLINE, "tail-byline")
        else:
            break
    spoken = pattern("tail-sign-off").search(line, max(base, end - SIGN_OFF), end)
    if spoken:
        end = _take(spans, spoken.start(), end, Kind.BYLINE, "tail-sign-off")
    return spans[::-1]


def _is_trade(words: str) -> bool:
    """Whether `words` are a trade and who did it, in brackets: `(영상취재 : 이든)`."""
    bare = words.strip(" ()[]")
    found = rule_of(bare) if bare != words.strip() else None
    return found is not None and found.name == "byline-trade"


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
            and not re.search(r"[했였었된한있]다\.", rest)
        ):
            return found.start()
    return None


def _signature_only(line: str) -> list[Span]:
    """A reporter and an address behind a line that holds no finished sentence."""
    found = pattern("signed-address").search(line, max(0, len(line) - TAIL_MAX)) if "@" in line[-TAIL_MAX:] else None
    if found is None or len(line) < 40:
        return []
    return [Span(found.start(), len(line), Kind.BYLINE, "tail-address")]
