"""Days and moments as markup writes them: ISO 8601 and what is written in its stead."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import regex

SEOUL = ZoneInfo("Asia/Seoul")
_MOMENT = regex.compile(
    r"(?<!\d)(\d{4})(?:(\d\d)(\d\d)|\s*+[-./년]\s*+(\d{1,2})\s*+[-./월]\s*+(\d{1,2})일?)(?:\.?\s*+\(\p{Hangul}{1,3}\))?"
    r"(?:[.T\s]*+(오전|오후|AM|PM)?\s*+(\d{1,2})(?::|시\s*+)?(\d\d)분?(?::?(\d\d)(?:[.,]\d++)?)?\s*+"
    r"(Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH = regex.compile(
    r"\b(?:(?P<day>\d{1,2})[\s-]++)?(?P<month>" + "|".join(_MONTHS) + r")[a-z]*+[.\s-]++(?:(?P<day>\d{1,2}),?\s++)?"
    r"(?:(?P<clock>\d{1,2}:\d\d(?::\d\d)?)\s++(?:[A-Z]{3}\s++)?)?(?P<year>\d{4})(?!\d)"
    r"(?:[\s,]++(?P<clock>\d{1,2}:\d\d(?::\d\d)?)\s*+(?P<half>AM|PM)?)?(?:\s*+(?:GMT|UTC)?(?P<zone>[+-]\d{4}|GMT|UTC))?"
)
_EPOCH = regex.compile(r"\s*+([12]\d{9})(?:\d{3})?\s*+")


def moment(value: str) -> dt.date | None:
    """The day or, in Asia/Seoul, the moment that a machine-readable stamp says; None where it says none.

    ISO 8601 and its Korean relatives, dates of mail and of scripts ("Thu, 20 Jun 2024 09:00:00 +0900"), and seconds or
    milliseconds since 1970.
    """
    value = value[:100]
    if epoch := _EPOCH.fullmatch(value):
        return dt.datetime.fromtimestamp(int(epoch[1]), SEOUL)
    found = _MOMENT.search(value) or _MOMENT.search(_as_iso(value))
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    try:
        if found[7] is None:
            return dt.date(year, month, day)
        hour, minute, second = int(found[7]), int(found[8]), int(found[9] or 0)
        if found[6]:
            hour = hour % 12 + (12 if found[6] in ("오후", "PM") else 0)
        at = dt.datetime(year, month, day, hour, minute, second, tzinfo=SEOUL)
        if found[10]:
            at = at.replace(tzinfo=_zone(found[10])).astimezone(SEOUL)
    except (ValueError, OverflowError):
        return None
    return at


def _as_iso(value: str) -> str:
    """A stamp with an English month, in the order of ISO 8601; "" where it is none."""
    found = _ENGLISH.search(value)
    if not found or not found["day"]:
        return ""
    zone = {"GMT": "Z", "UTC": "Z"}.get(found["zone"], found["zone"] or "")
    clock = f" {found['half'] or ''} {found['clock']} {zone}" if found["clock"] else ""
    return f"{found['year']}-{_MONTHS.index(found['month']) + 1}-{found['day']}{clock}"


def _zone(offset: str) -> dt.tzinfo:
    if offset == "Z":
        return dt.UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    return dt.timezone((-1 if offset[0] == "-" else 1) * dt.timedelta(hours=hours, minutes=minutes))


_DAY_IN_URL = regex.compile(r"(?<!\d)(20\d\d)[/.-]?(0[1-9]|1[0-2])[/.-]?([0-2]\d|3[01])(?=[/.\-_?]|\d{4,}|$)")


def day_in(url: str | None) -> dt.date | None:
    """The day that an address names (`/2024/06/20/`, `/20240620001`)."""
    found = _DAY_IN_URL.search(url or "")
    return moment("-".join(found.groups())) if found else None
