"""Who wrote: whether words are names, desks, addresses and a role, and nothing else."""

from __future__ import annotations

import re
from functools import cache

from krnews._tables import read_table
from krnews.boilerplate.rules import ENDING, pattern

LONGEST = 160
NAMES = 14
LEAST = 12
"""Characters from the begin in which a name may be set apart."""

_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*")
_TOKEN = re.compile(
    r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*|[가-힣]+(?=[A-Za-z0-9._+-]+@)|[^\s·,/=()\[\]<>ㆍ:|ㅣ│Ι∣&▶■▷–‧◎-]+|[·,/=()\[\]<>ㆍ:|ㅣ│Ι∣&▶■▷–‧◎-]+"
)
_BARS = frozenset("ㅣΙ")
"""A vowel and a Greek letter that stand for the bar."""
_BYLINE = re.compile(r"[sd]*(?:(?:n[sd]*)*[rm][smd]*)+(?:s[nd]+s*)*")
_WITH_OUTLET = frozenset({"xnr", "xnrm", "xnnrr"})
"""An outlet whose name is no word of bylines, before a reporter."""


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


def names_role(words: str) -> bool:
    """Whether a role stands in `words`; most lines hold not even the last letter of one."""
    return not _role_ends().isdisjoint(words) and any(role in words for role in _role_parts())


def is_byline(words: str) -> bool:
    """Whether `words` are names, desks, addresses and a role, and nothing else.

    An address alone is one only where it is glued to the sentence, in brackets or behind a slash, or has the day before
    it or the mark of the end behind it; behind a space it may belong to the story.
    """
    bare = _without_end(words.strip())
    if not bare or len(bare) > LONGEST or ENDING in bare:
        return False
    told = "@" in bare or names_role(bare)  # most lines hold neither, and need no more looks
    if not told and bare[0] not in "[(" and not pattern("credited").match(bare):
        return False
    if pattern("cue-of-speaker").match(bare):
        return False
    bare = pattern("spaced-name").sub(r"\1\2", bare) if " " in bare[1:LEAST] else bare
    if bare[0] in "[(" and pattern("desk-alone").fullmatch(bare):
        return True
    mails = _EMAIL.findall(bare)
    credited = bool(pattern("credited").match(bare))
    if not credited and not told:
        return False
    order = "".join(_part(token, bare, mailed=bool(mails)) for token in _TOKEN.findall(bare))
    if "x" in order and order.replace("s", "") not in _WITH_OUTLET:
        return False
    order = order.replace("x", "d")
    if credited and "r" not in order and "m" not in order:
        return True
    if order.strip("s") == "m":
        return bare != words.strip() or bare[0] in "[(</" or (order == "m" and words[:1] == bare[:1])
    signed = "n" in order or ("r" in order and "m" in order) or order == "md"
    return signed and order.count("n") <= NAMES and bool(_BYLINE.fullmatch(order))


def _without_end(words: str) -> str:
    """`words` without the mark of the end behind them and the day before an address."""
    found = pattern("end-mark").search(words) if words[-2:-1] == "끝" else None
    words = words[: found.start()] if found else words
    day = pattern("day-first").match(words) if words[:1].isdigit() else None
    return words[day.end() :] if day else words


def _part(token: str, words: str, *, mailed: bool) -> str:
    """What a token of a byline is: a letter for role, name, desk, mail, separator; `x` for anything else."""
    roles, desks = _roles()
    if "@" in token:
        return "m"
    if not token[0].isalnum() or token[0] in _BARS:
        return "s"
    role = next((role for role in (token, token[-5:], token[-4:], token[-3:], token[-2:]) if role in roles), None)
    if role:
        rest = token[: len(token) - len(role)]
        if not rest or rest in desks:
            return "r"
        return "nr" if pattern("name-before-role").fullmatch(rest) else "x"
    if token in desks or pattern("so-many-more").fullmatch(token) or _before_equals(words, token):
        return "d"
    if mailed and pattern("asked-for").fullmatch(token):
        return "x"
    if mailed and pattern("desk-by-mail").fullmatch(token):
        return "d"
    if pattern("name").fullmatch(token) or (mailed and pattern("pen-name").fullmatch(token)):
        return "n"
    return "x"


def _before_equals(words: str, token: str) -> bool:
    """Whether `token` is the place or the outlet of `place=name`."""
    at = words.find(token)
    return words[at + len(token) : at + len(token) + 1] == "=" and len(token) <= 10
