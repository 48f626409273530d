"""The tables of words and steps, compiled: what can begin a date, and what can stand behind what.

`lexicon.toml` and `english.toml` hold words, `grammar.toml` steps, `calendar.toml` the named days. Everything is
compiled once, at the first use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from krnews._tables import alternatives, read_table, with_pieces
from krnews.numerals import estimates, numeral_letters

TABLES = ("english.toml", "lexicon.toml", "grammar.toml")
HOLIDAY_STATE = "holiday"
_HANGUL = "가-힣"
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A word that begins a date.

    Attributes:
        name: The first of its forms.
        state: What may stand behind it, a state of the steps.
        slots: What it says.
        left: What must not stand before it, or None.
        after, not_after: What must and must not stand before it, ending there.
        before, not_before: What must and must not follow.
    """

    name: str
    state: str
    slots: Mapping[str, Any]
    left: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the word stands at `text[start:end]`, and not only its letters."""
        if start and self.left is not None and not self.left.match(text, start - 1):
            return False
        if self.not_after is not None and self.not_after.search(text[max(0, start - _LOOK_BACK) : start]):
            return False
        if self.after is not None and not self.after.search(text[max(0, start - _LOOK_BACK) : start]):
            return False
        if self.before is not None and not self.before.match(text, end):
            return False
        return self.not_before is None or not self.not_before.match(text, end)


@dataclass(frozen=True, slots=True)
class Step:
    """A pattern that begins a date or goes on with it; its named groups are slots, and each match holds `needs`."""

    name: str
    pattern: re.Pattern[str]
    to: str
    needs: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled tables.

    Attributes:
        begin: Finds where a date may begin: its first character.
        head: What begins a date, to be matched there: a number or a word.
        words: Form (without spaces) -> the words it may be, in the order of the table.
        steps: State -> its steps, in the order of the table.
        tries: State -> the same, each with what it needs and with the method that matches it, at hand for the loop.
        maps: Slot -> word (without spaces, lower case) -> value.
    """

    begin: re.Pattern[str]
    head: re.Pattern[str]
    words: Mapping[str, tuple[Word, ...]]
    steps: Mapping[str, tuple[Step, ...]]
    tries: Mapping[str, tuple[tuple[str, Callable[[str, int], re.Match[str] | None], Step], ...]]
    maps: Mapping[str, Mapping[str, Any]]


@dataclass(slots=True)
class _Raw:
    word: list[dict[str, Any]] = field(default_factory=list)
    step: list[dict[str, Any]] = field(default_factory=list)
    head: list[dict[str, Any]] = field(default_factory=list)
    piece: dict[str, str] = field(default_factory=dict)
    map: dict[str, dict[str, Any]] = field(default_factory=dict)
    particles: str = ""
    natives: str = ""


def key(form: str) -> str:
    """A form as the tables look it up: without spaces, in lower case."""
    return "".join(form.split()).lower()


@cache
def holidays_by_name() -> dict[str, dict[str, Any]]:
    """Name (without spaces) -> its entry in `calendar.toml`."""
    entries = read_table("krnews.dates", "calendar.toml")["holiday"]
    return {key(name): entry for entry in entries for name in entry["names"]}


@cache
def tables() -> Tables:
    """All tables, compiled."""
    raw = _Raw()
    for name in TABLES:
        read = read_table("krnews.dates", name)
        raw.word += read.get("word", [])
        raw.word += [word for entry in read.get("counted", []) for word in _counted(entry)]
        raw.step += read.get("step", [])
        raw.head += read.get("head", [])
        raw.piece.update(read.get("piece", {}))
        raw.particles += read.get("particles", "")
        raw.natives += read.get("natives", "")
        for slot, words in read.get("map", {}).items():
            raw.map.setdefault(slot, {}).update(words)
    raw.piece["HOLIDAY"] = "(?:" + "|".join(map(_holiday_pattern, _longest(_holiday_names()))) + ")"
    words = _words(raw)
    steps: dict[str, list[Step]] = {}
    for entry in raw.step:
        step = Step(
            entry["name"], re.compile(with_pieces(entry["pattern"], raw.piece)), entry["to"], entry.get("needs", "")
        )
        for state in entry["after"]:
            steps.setdefault(state, []).append(step)
    forms = _longest({form for entry in raw.word for form in entry["forms"]} | _holiday_names())
    head = rf"[0-9](?:{alternatives(raw.head)})|{_by_first(forms, words)}"
    return Tables(
        begin=re.compile(f"{_first_two(forms)}(?<=(?={head}).)"),
        head=re.compile(head),
        words={form: tuple(found) for form, found in words.items()},
        steps={state: tuple(found) for state, found in steps.items()},
        tries={
            state: tuple((step.needs, step.pattern.match, step) for step in found) for state, found in steps.items()
        },
        maps={slot: {key(word): value for word, value in found.items()} for slot, found in raw.map.items()},
    )


def _counted(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The words of an entry that counts one number or the other: 서너 달, 이삼일."""
    rest: dict[str, Any] = {name: entry[name] for name in ("before", "not_before", "seen") if name in entry}
    for count in entry["counts"]:
        low, high = estimates()[count]
        for unit, letter in entry["units"].items():
            yield {
                "forms": [f"{count} {unit}"],
                "left": "open",
                "state": "dur-clock" if letter.startswith("T") else "dur",
                "set": {"count": low, "count2": high, "unit": letter},
                **rest,
            }


def _words(raw: _Raw) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    for entry in raw.word:
        for form in entry["forms"]:
            slots = dict(entry.get("set", {}))
            if "name_slot" in entry:
                slots[entry["name_slot"]] = raw.map[entry["name_slot"]][_name(form)]
            word = Word(
                name=entry["forms"][0],
                state=entry["state"],
                slots=slots,
                left=_left(form, entry, raw),
                after=_compiled(entry.get("after")),
                not_after=_compiled(entry.get("not_after")),
                before=_compiled(entry.get("before")),
                not_before=_compiled(entry.get("not_before"), r"[A-Za-z]" if form[-1].isascii() else None),
            )
            found.setdefault(key(form), []).append(word)
    for name, entry in holidays_by_name().items():
        bare = entry["before"] if name in entry.get("bare", []) else None
        word = Word(
            name=entry["names"][0],
            state=HOLIDAY_STATE,
            slots={"holiday": name},
            left=re.compile(f"[^{_HANGUL}]") if bare else None,
            after=None,
            not_after=None,
            before=_compiled(bare),
            not_before=None,
        )
        found.setdefault(name, []).append(word)
    return found


def _left(form: str, entry: dict[str, Any], raw: _Raw) -> re.Pattern[str] | None:
    if form[0].isascii():
        return re.compile(r"[^A-Za-z]")
    if "count" in entry.get("set", {}) or "each" in entry.get("set", {}):
        # a numeral that goes on is another one: 2|주마다, 사|나흘, 대|엿새
        letters = f"0-9{numeral_letters().replace('이', '')}{raw.natives}"
        rest = _HANGUL if entry.get("left") in ("open", "edge") else ""
        more = f"|[{raw.particles}]" if entry.get("left") == "edge" else ""
        return re.compile(f"(?![{letters}])(?:[^{rest}{letters}]{more})")
    if entry.get("left") == "open":
        return re.compile(f"[^{_HANGUL}]")
    if entry.get("left") == "edge":
        return re.compile(f"[^{_HANGUL}]|[{raw.particles}]")
    return None


def _name(form: str) -> str:
    """The key of a month or weekday in a form: 월 of 월요일, the last word's first three letters in English."""
    return form.split()[-1][:3].lower() if form[0].isascii() else form[0]


def _compiled(pattern: str | None, more: str | None = None) -> re.Pattern[str] | None:
    parts = [part for part in (pattern, more) if part]
    return re.compile(with_pieces("|".join(parts))) if parts else None


def _holiday_names() -> set[str]:
    return {name for entry in holidays_by_name().values() for name in entry["names"]}


def _holiday_pattern(name: str) -> str:
    entry = holidays_by_name()[key(name)]
    return _spaced(name) + (f"(?={with_pieces(entry['before'])})" if name in entry.get("bare", []) else "")


def _longest(forms: set[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _spaced(form: str) -> str:
    """A pattern for a form in which a space may be missing or double; spaces of Latin words stand."""
    gap = " " if form[0].isascii() and form[0].isalpha() else " ?"
    return gap.join(re.escape(part) for part in form.split(" "))


def _first_two(forms: list[str]) -> str:
    """The first character of a number or form, told by the one behind it: every fourth letter of text could be one."""
    firsts = {form[0] for form in forms}
    alone = {form[0] for form in forms if len(form) == 1 or form[0].isascii()}
    alone |= {first.upper() for first in alone} | set("0123456789")
    seconds = {key(form)[1] for form in forms if form[0] not in alone}
    spaced = {form[0] for form in forms if form[1:2] == " "}
    return f"{_one_of(firsts | alone)}(?:(?<={_one_of(alone)})|(?={_one_of(seconds)})|(?<={_one_of(spaced)})(?= ))"


def _one_of(letters: set[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(letters)))}]"


def _by_first(forms: list[str], words: Mapping[str, list[Word]]) -> str:
    """The forms as one pattern, grouped by their first character: the engine looks at one group only."""
    groups: dict[str, list[str]] = {}
    for form in forms:
        rest = _spaced(form)[len(re.escape(form[0])) :] or _sides(words[key(form)])
        groups.setdefault(form[0], []).append(rest)
        if form[0].isascii() and form[0].islower():
            groups.setdefault(form[0].upper(), []).append(rest)
    return "|".join(_group(first, rests) for first, rests in groups.items())


def _group(first: str, rests: list[str]) -> str:
    inside = "|".join(rests)
    # A word in Latin letters begins and ends there; the engine must see it, or it stops at each letter of a long word.
    if first.isascii() and first.isalpha():
        return f"{first}(?<![A-Za-z].)(?:{inside})(?![A-Za-z])"
    return f"{re.escape(first)}(?:{inside})"


def _sides(words: list[Word]) -> str:
    """What stands on both sides of a form of one letter, which other words begin and end with: 설, 낮."""
    return "|".join(_before_letter(word) + _behind_letter(word) for word in words)


def _before_letter(word: Word) -> str:
    return rf"(?:(?<=\A.)|(?<=(?:{word.left.pattern}).))" if word.left is not None else ""


def _behind_letter(word: Word) -> str:
    return f"(?={word.before.pattern})" if word.before is not None else ""
