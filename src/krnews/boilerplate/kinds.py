"""What a stretch of a page can be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of segments: content, what is about the story, and what stands around it."""

    TITLE = "title"
    DECK = "deck"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    TIMESTAMP = "timestamp"
    MASTHEAD = "masthead"
    KEYWORDS = "keywords"
    TOOLBAR = "toolbar"
    REACTIONS = "reactions"
    COMMENTS = "comments"
    RELATED = "related"
    TICKER = "ticker"
    PROMO = "promo"
    COPYRIGHT = "copyright"
    NAVIGATION = "navigation"
    FOREIGN = "foreign"
    CODE = "code"
    ORNAMENT = "ornament"


CONTENT = frozenset({Kind.TITLE, Kind.DECK, Kind.HEADING, Kind.BODY})
"""What `strip_boilerplate` keeps unless it is told otherwise."""


FURNITURE = frozenset(
    {
        Kind.TOOLBAR, Kind.REACTIONS, Kind.COMMENTS, Kind.RELATED, Kind.TICKER, Kind.PROMO, Kind.COPYRIGHT,
        Kind.NAVIGATION, Kind.MASTHEAD,
    }
)  # fmt: skip
"""Kinds that only a page has: where one is found, the lines around the story have to show what they are."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a page that is of one kind.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        kind: What it is.
        rule: The name of what decided, a rule of `rules.toml` or a step of the method.
    """

    start: int
    end: int
    kind: Kind
    rule: str
