"""Weekdays that come again and again: 매주 화요일과 목요일, 월·수·금요일마다, 월요일은 쉰다.

A weekday alone, or a short list of them (토·일요일), is of the week of publication. It recurs where 매주 stands before
the list that it belongs to, or where the words beside it say so; the members of a list are phrases of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from krnews.dates.clocks import SLOTS as CLOCK_SLOTS
from krnews.dates.context import cue
from krnews.dates.phrase import Phrase
from krnews.dates.tables import tables

_ALONE = CLOCK_SLOTS | {"weekday"}
# How far back the shorter members of a list may stand (월·화·수·목·금요일), and how far a list goes on.
_LOOK_BACK, _LIST = 24, 8
# A stretch of so many weekdays is an opening time; 토~일요일 may be this weekend.
_LONG = 4


def settle(text: str, found: list[Phrase], phrase: Phrase) -> Iterator[Phrase]:
    """The phrase with a weekday, as a recurring one where it is one, or the members of its list.

    Args:
        text: The text that is read.
        found: The phrases before it; a weekday that belongs to the same list is changed.
        phrase: A phrase that names a weekday.
    """
    before = found[-1] if found else None
    if _is_alone(phrase):
        _recur(text, before, phrase)
    if "each" not in phrase.slots:
        yield phrase
        return
    following = phrase
    for earlier in reversed(found):
        if not (_is_alone(earlier) and _joined(text, earlier, following)):
            break
        earlier.slots["each"] = "P1W"
        following = earlier
    yield from _members(text, phrase)


def _is_alone(phrase: Phrase) -> bool:
    return "weekday" in phrase.slots and phrase.slots.keys() <= _ALONE


def _recur(text: str, before: Phrase | None, phrase: Phrase) -> None:
    """Marks a weekday that recurs, and takes in the list or stretch that it ends."""
    start = max(phrase.start - _LOOK_BACK, before.end if before else 0)
    shorter = cue("weekdays_before").search(text, start, phrase.start)
    behind = cue("recurs").match(text, phrase.end)
    if not (
        behind
        or (shorter and shorter["since"] and _length(_number(shorter["since"]), phrase) >= _LONG)
        or (before and _goes_on(text, before, phrase))
        or cue("recurs_before").search(text, max(0, phrase.start - _LIST), phrase.start)
    ):
        if shorter and shorter["since"]:
            phrase.slots |= {"weekday": _number(shorter["since"]), "weekday2": phrase.slots["weekday"]}
            phrase.start = shorter.start("since")
        elif shorter:
            phrase.slots["listed"] = text[shorter.start("names") : phrase.start + 1]
            phrase.start = shorter.start("names")
        return
    phrase.slots["each"] = "P1W"
    if behind and behind["often"]:
        phrase.end = behind.end("often")
    if shorter and shorter["since"]:
        phrase.start = shorter.start("since")
        phrase.slots["weekday"], phrase.slots["weekday2"] = _number(shorter["since"]), phrase.slots["weekday"]
    elif shorter:
        phrase.start = shorter.start("names")
        phrase.slots["weekdays"] = shorter["names"]


def _goes_on(text: str, before: Phrase, phrase: Phrase) -> bool:
    """Whether a weekday stands in one list, or at the end of one long stretch, with that before it."""
    if "weekday" not in before.slots or not _joined(text, before, phrase):
        return False
    if "each" in before.slots:
        return True
    dash = not text[before.end : phrase.start].strip(" ~∼〜～–—-")
    return dash and _is_alone(before) and _length(before.slots["weekday"], phrase) >= _LONG


def _length(since: int, phrase: Phrase) -> int:
    """How many weekdays there are from one to that of a phrase, both counted."""
    return int((phrase.slots["weekday"] - since) % 7 + 1)


def _number(name: str) -> int:
    return int(tables().maps["weekday"][name])


def _joined(text: str, before: Phrase, phrase: Phrase) -> bool:
    return phrase.start - before.end <= _LIST and cue("joined").fullmatch(text, before.end, phrase.start) is not None


def _members(text: str, phrase: Phrase) -> Iterator[Phrase]:
    """The members of a list of weekdays; the first has what stands before the list, the last what is behind it."""
    names = phrase.slots.pop("weekdays", "")
    at = text.find(names, phrase.start) if names else phrase.start
    letters = [place for place in range(at, at + len(names)) if text[place] in tables().maps["weekday"]]
    if "weekday" not in phrase.slots and letters:
        phrase.slots["weekday"] = _number(text[letters.pop()])
    start = phrase.start
    for place in letters:
        yield Phrase(start, place + 1, {"each": phrase.slots["each"], "weekday": _number(text[place])})
        start = place + 2
    if letters:
        tail = text[start : phrase.end]
        phrase.start = phrase.end - len(tail.lstrip(" ·ㆍ・‧∙•⋅,、/"))
    yield phrase
