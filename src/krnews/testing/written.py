"""What the strategies give: texts together with what is true of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from krnews.boilerplate import CONTENT, Segment


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """A text that states one sum of money, and that sum.

    Attributes:
        text: The whole text.
        start, end: Where the sum stands in it (str indices, half-open).
        low, high: Its bounds in units of `currency`, equal for a single sum.
        currency: ISO 4217 code.
        qualifiers: The words that qualify it, as written, without the spaces around them.
    """

    text: str
    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: str
    qualifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A text that names one date, and what that date is.

    Attributes:
        text: The whole text.
        start, end: Where the date stands in it (str indices, half-open).
        type: DATE, DURATION or SET, as in TIMEX3.
        value: As in TIMEX3.
        first, last: First and last calendar day, inclusive; None for durations and sets.
    """

    text: str
    start: int
    end: int
    type: str
    value: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page, and all that is true of it; every offset is one into `text`.

    Attributes:
        text: The page.
        layout: The name of its layout.
        published: The day of publication, which its stamp states.
        title, deck, byline: As written; deck None where there is none.
        paragraphs: The story: paragraphs and subheads, without what stands before its first sentence.
        segments: The true segments, which tile the text; `rule` is "written".
        amounts, dates: Those of the story; `text` is the span itself.
    """

    text: str
    layout: str
    published: dt.date
    title: str
    deck: str | None
    byline: str
    paragraphs: tuple[str, ...]
    segments: tuple[Segment, ...]
    amounts: tuple[WrittenAmount, ...]
    dates: tuple[WrittenDate, ...]

    @property
    def content(self) -> tuple[str, ...]:
        """The stretches that `strip_boilerplate` should keep, without the space around them."""
        return tuple(self.text[x.start : x.end].strip() for x in self.segments if x.kind in CONTENT)


@dataclass(frozen=True, slots=True)
class LossyText:
    """A text that lost spaces, and the one that it was.

    Attributes:
        text: What is left.
        original: The text with all its spaces.
        lost: The indices into `text` before which a space was lost, rising.
    """

    text: str
    original: str
    lost: tuple[int, ...]
