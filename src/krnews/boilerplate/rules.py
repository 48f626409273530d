"""The knowledge of the tables, compiled: labels, the wordings of whole lines, and patterns to ask a line for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from krnews._tables import read_table, with_pieces
from krnews.boilerplate.kinds import Kind

DEFAULT_MAX = 120
LABEL_MAX = 90
REMEMBERED = 8192
MENU_DIGITS = 3
"""With more digits than these an entry of a menu is the row of a table ("수도권 5.7.~7.11. 6,120")."""

_POLITE = "니"
"""What stands before the end of a polite sentence: notices speak so, stories in print do not."""
_NOT_KEY = re.compile(r"[\W\d_]+")
_DATED = re.compile(r"\d{4}\s?[-./년]\s?\d")
_DIGIT = re.compile("[0-9０-９]")
_LETTER = re.compile(r"[^\W_]")
_BETWEEN = re.compile(r"[\s|/·ㆍ,>:：‧•\[\]()-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording that tells what a line is.

    Attributes:
        name: What `Segment.rule` will say.
        kind: What the line is.
        line: Must fit the whole line.
        has: Fragments of which one must stand in the line.
        digit: Asks for a digit instead of a fragment.
        bare: Asks for a line without letters instead.
        unless: Where this fits, the rule does not hold.
        longest: The longest line that the rule reads, in characters.
        opens: The line heads a list of its kind.
        told: It reads paragraphs too: lines of more than `LABEL_MAX` characters that end as sentences of print do.
    """

    name: str
    kind: Kind
    line: re.Pattern[str]
    has: tuple[str, ...]
    digit: bool
    bare: bool
    unless: re.Pattern[str] | None
    longest: int
    opens: bool
    told: bool

    def fits(self, line: str) -> bool:
        """Whether the rule tells what `line` is, in which one of its fragments stands."""
        if len(line) > self.longest or not self.line.fullmatch(line):
            return False
        return not (self.unless and self.unless.fullmatch(line))


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is that is nothing but one of the words of `labels.toml`."""

    name: str
    kind: Kind
    opens: bool = False


@cache
def rules() -> tuple[Rule, ...]:
    """The wordings of `rules.toml`, in its order."""
    return tuple(
        Rule(
            entry["name"],
            Kind(entry["kind"]),
            re.compile(with_pieces(entry["line"])),
            tuple(entry.get("has", ())),
            entry.get("digit", False),
            entry.get("bare", False),
            re.compile(with_pieces(entry["not"])) if "not" in entry else None,
            entry.get("max", DEFAULT_MAX),
            entry.get("opens", False),
            entry.get("told", False),
        )
        for entry in read_table("krnews.boilerplate", "rules.toml")["rule"]
    )


@cache
def labels() -> dict[str, Label]:
    """Label -> what it is; a word that stands under two heads is the first one's."""
    found: dict[str, Label] = {}
    for entry in read_table("krnews.boilerplate", "labels.toml")["label"]:
        label = Label(entry["name"], Kind(entry["kind"]), entry.get("opens", False))
        for word in entry["words"]:
            found.setdefault(word, label)
    return found


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The wording `name` of `patterns.toml`."""
    return _patterns()[name]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = read_table("krnews.boilerplate", "patterns.toml")["pattern"]
    return {entry["name"]: re.compile(with_pieces(entry["pattern"])) for entry in table}


ENDING = "다."
"""How nearly every sentence of a story ends that is told in the style of print."""


def sentences(text: str) -> int:
    """How many sentences in the style of print stand in `text`."""
    return text.count(ENDING)


@cache
def finals(name: str = "everywhere") -> str:
    """The last syllables of finished sentences, of `spans.toml`; those at the end of a line are more."""
    table = {entry["name"]: entry["letters"] for entry in read_table("krnews.boilerplate", "spans.toml")["final"]}
    letters: str = table["everywhere"] + ("" if name == "everywhere" else table[name])
    return letters


def key_of(line: str) -> str:
    """What is left of a label when digits, spaces and marks are taken away: `"  • 좋아요 0"` -> `"좋아요"`."""
    return line.lower() if line.isalpha() else _NOT_KEY.sub("", line).lower()


def label_of(line: str) -> Label | None:
    """What `line` is, if it is one label or a row of labels."""
    table = labels()
    key = key_of(line)
    found = table.get(key)
    if found and found.kind is Kind.NAVIGATION and len(_DIGIT.findall(line)) > MENU_DIGITS:
        return None
    if found or len(key) < 4:
        return found
    parts = _BETWEEN.split(line)
    if len(parts) < 2:
        return None
    known = []
    unknown = 0
    for part in parts:
        label = table.get(part.lower())
        if label is None and part and not part.isalpha():
            label = table.get(key_of(part))
        if label:
            known.append(label)
        elif not part.isdigit() and part:
            unknown += 1
            if unknown > 0.3 * len(parts):
                return None
    if len(known) < 2 or len(known) < 0.7 * (len(known) + unknown):
        return None
    if len(parts) == 2 and known[-1].opens:
        return known[-1]
    return max(known, key=lambda label: sum(other.kind == label.kind for other in known))


@dataclass(frozen=True, slots=True)
class _Gates:
    """Which rules need to be tried on a line: most lines hold no fragment of any.

    Attributes:
        chars: The rarest character of each fragment, to be found in a line.
        parts: Such a character -> its fragments, each with the rules that ask for it.
        digit, bare: The rules that ask for a digit, and those for a line without letters.
    """

    chars: re.Pattern[str]
    parts: dict[str, list[tuple[str, tuple[int, ...]]]]
    digit: tuple[int, ...]
    bare: tuple[int, ...]


@cache
def _commonness() -> dict[str, int]:
    """How common a character is in running text: the blank and marks of every sentence, then syllables; others 0."""
    syllables = "".join(read_table("krnews", "unicode.toml")["syllables"][0]["common"].split())
    return {char: rank for rank, char in enumerate(reversed(" .," + syllables), 1)}


@cache
def _lengths() -> list[int]:
    """The lengths at which rules give up, in rising order."""
    return sorted({rule.longest for rule in rules()})


@lru_cache(maxsize=REMEMBERED)
def _gates_for(length: int, *, told: bool = False) -> _Gates:
    """The gates of the rules that read lines of a length, and paragraphs where they are `told`."""
    nth = bisect_left(_lengths(), length)
    return _gates(_lengths()[nth], told=told) if nth < len(_lengths()) else _Gates(re.compile("(?!)"), {}, (), ())


@cache
def _gates(longest: int, *, told: bool) -> _Gates:
    """The gates of the rules that read lines up to `longest`, or longer ones."""
    numbered = [
        (number, rule) for number, rule in enumerate(rules()) if rule.longest >= longest and (rule.told or not told)
    ]
    asking: dict[str, list[int]] = {}
    for number, rule in numbered:
        for part in rule.has:
            asking.setdefault(part, []).append(number)
    rank = _commonness()
    parts: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for part, numbers in asking.items():
        rarest = min(part, key=lambda char: (rank.get(char, 0), char))
        parts.setdefault(rarest, []).append((part, tuple(numbers)))
    return _Gates(
        re.compile("|".join(map(re.escape, sorted(parts))) or "(?!)"),  # the longest lines have no fragment to find
        parts,
        tuple(number for number, rule in numbered if rule.digit),
        tuple(number for number, rule in numbered if rule.bare),
    )


def rule_of(line: str) -> Rule | None:
    """The first wording that tells what `line` is."""
    told = len(line) > LABEL_MAX and line.endswith(ENDING) and line[-3] != _POLITE
    gates = _gates_for(len(line), told=told)
    asked: set[int] = set()
    for char in set(gates.chars.findall(line)):
        for part, numbers in gates.parts[char]:
            if part in line:
                asked.update(numbers)
    if gates.digit and _DIGIT.search(line):
        asked.update(gates.digit)
    if gates.bare and not _LETTER.search(line):
        asked.update(gates.bare)
    if asked:
        known = rules()
        for number in sorted(asked):
            if known[number].fits(line):
                return known[number]
    return None


@lru_cache(maxsize=REMEMBERED)
def wording(line: str) -> Label | Rule | None:
    """What a short line is told by: its label, or the first wording that fits. Pages of an outlet share their menus."""
    return (None if _DATED.search(line) else label_of(line)) or rule_of(line)
