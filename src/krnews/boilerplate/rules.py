"""The knowledge of the two tables, compiled: what a line is that is nothing but a label, or has a known wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from krnews._tables import read_table
from krnews.boilerplate.kinds import Kind

DEFAULT_MAX = 120
LABEL_MAX = 90

_NOT_KEY = re.compile(r"[\W\d_]+")
_BETWEEN = re.compile(r"[\s|/·ㆍ,>:：‧•\[\]()-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording that tells what a line is.

    Attributes:
        name: What `Segment.rule` will say.
        kind: What the line is.
        line: Must fit the whole line.
        has: Fragments of which one must stand in the line; empty where the pattern is tried on every line.
        unless: Where this fits, the rule does not hold.
        longest: The longest line that the rule reads, in characters.
        opens: The line heads a list of its kind.
    """

    name: str
    kind: Kind
    line: re.Pattern[str]
    has: tuple[str, ...]
    unless: re.Pattern[str] | None
    longest: int
    opens: bool

    def fits(self, line: str) -> bool:
        """Whether the rule tells what `line` is."""
        if len(line) > self.longest or (self.has and not any(part in line for part in self.has)):
            return False
        if not self.line.fullmatch(line):
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
            re.compile(entry["line"]),
            tuple(entry.get("has", ())),
            re.compile(entry["not"]) if "not" in entry else None,
            entry.get("max", DEFAULT_MAX),
            entry.get("opens", False),
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


def key_of(line: str) -> str:
    """What is left of a label when digits, spaces and marks are taken away: `"  • 좋아요 0"` -> `"좋아요"`."""
    return _NOT_KEY.sub("", line).lower()


def label_of(line: str) -> Label | None:
    """What `line` is, if it is one label or a row of labels."""
    table = labels()
    found = table.get(key_of(line))
    if found or len(line) < 4:
        return found
    parts = [key for key in map(key_of, _BETWEEN.split(line)) if key]
    if len(parts) < 2:
        return None
    known = [table[part] for part in parts if part in table]
    if len(known) < 2 or len(known) < 0.7 * len(parts):
        return None
    return max(known, key=lambda label: sum(other.kind == label.kind for other in known))


def rule_of(line: str) -> Rule | None:
    """The first wording that tells what `line` is."""
    for rule in rules():
        if rule.fits(line):
            return rule
    return None
