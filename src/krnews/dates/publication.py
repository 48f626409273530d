"""The day of publication, as callers may give it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")


def day_in_seoul(published: object, caller: str) -> dt.date | None:
    """The calendar day in Seoul that `published` means: a date, a datetime (naive ones are Asia/Seoul), or None.

    Args:
        published: What a caller was given as the day of publication.
        caller: The name of that caller, without parentheses.

    Raises:
        TypeError: It is something else; the message names `caller` and says what to do.

    Example:
        >>> day_in_seoul(dt.datetime(2024, 4, 10, 20, 0, tzinfo=dt.timezone.utc), "extract_dates")
        datetime.date(2024, 4, 11)
    """
    if isinstance(published, dt.datetime):
        return _moved(published).date()
    if published is None or isinstance(published, dt.date):
        return published
    raise TypeError(
        f"{caller}() takes published as a date or datetime, got {type(published).__name__}; "
        "use datetime.fromisoformat for a string, or find_published(text) to read the page's own stamp"
    )


def _moved(moment: dt.datetime) -> dt.datetime:
    """The moment in Seoul; at the ends of the calendar, where no day is left to move to, as it is."""
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(SEOUL)
    except OverflowError:
        return moment
