"""Events that a text tells as past and dates behind its day of publication: one of the two days is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from krnews.dates.context import cue
from krnews.dates.intervals import DAY
from krnews.dates.model import DateMention
from krnews.dates.phrase import Phrase
from krnews.findings import Finding

_SLACK = 1  # the other side of the date line
_BEFORE, _BEHIND = 12, 40


def events_ahead(
    text: str, phrases: Sequence[Phrase], mentions: Sequence[DateMention], published: dt.date
) -> Iterator[Finding]:
    """The findings `event-ahead`: only a date with its year counts, and only where the words leave no doubt.

    Args:
        text: What was read.
        phrases: Its phrases.
        mentions: What each of them means, in the same order.
        published: The day of publication.
    """
    for phrase, mention in zip(phrases, mentions, strict=True):
        first = mention.first
        if first is None or first <= published or "year" not in phrase.slots or "month" not in phrase.slots:
            continue
        if (first - published).days <= _SLACK:
            continue
        before = text[max(0, mention.start - _BEFORE) : mention.start]
        behind = text[mention.end : mention.end + _BEHIND]
        past = cue("already_before").search(before) or cue("already").match(mention.text)
        if past or cue("happened").match(behind):
            yield Finding.of(
                mention.start, mention.end, "event-ahead", text=mention.text,
                days=(first - published) // DAY, published=published.isoformat(),
            )  # fmt: skip
