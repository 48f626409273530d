"""Dates: what a text says of time, as days, with the reason.

`extract_dates` reads the mentions, `check_dates` what does not agree in them, `read_dates` both; `find_published` reads
the stamp of the page.
"""

from __future__ import annotations

import datetime as dt

from krnews.dates.checks import check_dates, conflicts
from krnews.dates.model import DateMention
from krnews.dates.phrases import find
from krnews.dates.publication import day_in_seoul
from krnews.dates.resolve import resolve
from krnews.dates.stamps import Stamps, find_published, find_stamps
from krnews.findings import Finding
from krnews.text import as_str

__all__ = ["DateMention", "Stamps", "check_dates", "extract_dates", "find_published", "find_stamps", "read_dates"]


def extract_dates(text: str, *, published: dt.date | dt.datetime | None = None) -> list[DateMention]:
    """The dates, times, durations and recurring times that a text names.

    Args:
        text: A str or a `Text`.
        published: The day of publication, from which 7일, 지난달 and 어제 are counted. An aware datetime is moved to
            Asia/Seoul, a naive one is taken as Asia/Seoul. Without it such values are underspecified ("XXXX-XX-07").

    Returns:
        The mentions in the order of the text, without overlap; offsets are those of `text`.

    Raises:
        TypeError: `text` is no str, or `published` is no date.

    Example:
        >>> import datetime
        >>> mention = extract_dates("7일 만난다", published=datetime.date(2025, 2, 4))[0]
        >>> mention.value
        '2025-02-07'
        >>> mention.why
        'bare 7일; published on the 4th; 3 days ahead, so this month'
    """
    plain = as_str(text, "extract_dates")
    return resolve(plain, find(plain), day_in_seoul(published, "extract_dates"))


def read_dates(text: str, *, published: dt.date | dt.datetime | None = None) -> tuple[list[DateMention], list[Finding]]:
    """The dates of a text and what does not agree in them: `extract_dates` and `check_dates` in the time of one.

    Args:
        text: A str or a `Text`.
        published: The day of publication, as `extract_dates` takes it.

    Returns:
        The mentions, and the findings; offsets of both are those of `text`.

    Raises:
        TypeError: `text` is no str, or `published` is no date.

    Example:
        >>> mentions, findings = read_dates("2024년 4월 9일(월) 열린다")
        >>> mentions[0].value, findings[0].code
        ('2024-04-09', 'weekday-conflict')
    """
    plain = as_str(text, "read_dates")
    day = day_in_seoul(published, "read_dates")
    phrases = find(plain)
    mentions = resolve(plain, phrases, day)
    return mentions, conflicts(plain, phrases, mentions, day)
