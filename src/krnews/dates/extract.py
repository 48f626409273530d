"""The readers: the dates of a text, what does not agree in them, or both."""

from __future__ import annotations

import datetime as dt

from krnews._reading import evened, on_source
from krnews.dates.checks import conflicts
from krnews.dates.model import DateMention
from krnews.dates.phrases import find
from krnews.dates.publication import day_in_seoul
from krnews.dates.resolve import resolve
from krnews.findings import Finding
from krnews.text import as_str


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
    return _read(as_str(text, "extract_dates"), day_in_seoul(published, "extract_dates"), checked=False)[0]


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
    return _read(as_str(text, "read_dates"), day_in_seoul(published, "read_dates"))


def check_dates(text: str, *, published: dt.date | dt.datetime | None = None) -> list[Finding]:
    """The dates of a text that contradict what stands beside them.

    Args:
        text: A str or a `Text`.
        published: The day of publication; without it only complete dates are checked.

    Returns:
        Findings `weekday-conflict`, `bracket-conflict` and `event-ahead` (이미 and a day after publication), in the
        order of the text.

    Raises:
        TypeError: `text` is no str.

    Example:
        >>> check_dates("2024년 4월 9일(월) 열린다")[0].message
        '2024년 4월 9일(월): 2024-04-09 is a Tuesday'
    """
    return _read(as_str(text, "check_dates"), day_in_seoul(published, "check_dates"))[1]


def _read(text: str, published: dt.date | None, *, checked: bool = True) -> tuple[list[DateMention], list[Finding]]:
    even = evened(text)
    read = text if even is None else str(even)
    found = find(read)
    told = [
        (phrase, mention) for phrase, mention in zip(found, resolve(read, found, published), strict=True) if mention
    ]
    phrases, mentions = [phrase for phrase, _ in told], [mention for _, mention in told]
    findings = conflicts(read, phrases, mentions, published) if checked else []
    if even is None:
        return mentions, findings
    return [on_source(mention, even) for mention in mentions], [on_source(finding, even) for finding in findings]
