"""Stamps in words: Fri, 14 Jun 2024 10:00 KST, as feeds and English editions write them.

They are left to dateparser, which is asked strictly, and only behind a label or for a line that holds nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Any

from krnews._tables import read_table
from krnews.dates.publication import SEOUL

_WORDS = 48
"""Characters of a stamp in words."""


@cache
def _table() -> dict[str, Any]:
    return read_table("krnews.dates", "stamps.toml")


@cache
def _label_then_words(kind: str) -> re.Pattern[str]:
    words = [word for entry in _table()["label"] if entry["kind"] == kind for word in entry["words"]]
    one_of, months = (
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)),
        "|".join(_table()["months"]),
    )
    # A month in letters must follow: dateparser is slow, and the rest was read above.
    return re.compile(
        rf"(?<![가-힣A-Za-z])(?:{one_of})[ \t]{{0,2}}[:：]?[ \t]{{0,3}}"
        rf"(?P<words>(?=[^\n|]{{0,12}}(?:{months}))[^\n|]{{8,{_WORDS}}})",
        re.IGNORECASE,
    )


@cache
def _month() -> re.Pattern[str]:
    """What may be the name of a month, in any case; found faster than a label in any case."""
    firsts, rests = zip(*((name[0], name[1:]) for name in _table()["months"]), strict=True)
    return re.compile(f"[{''.join(firsts)}{''.join(firsts).lower()}](?i:{'|'.join(rests)})")


@cache
def _end_of_words() -> re.Pattern[str]:
    """Where a stamp in words ends: at a wide gap, or at the label of the next one."""
    labels = sorted((word for entry in _table()["label"] for word in entry["words"]), key=len, reverse=True)
    return re.compile(rf"\s{{3,}}|\b(?:Views?|{'|'.join(map(re.escape, labels))})\b", re.IGNORECASE)


def worded(text: str, kind: str) -> dt.datetime | None:
    """A stamp in words behind a label, read by dateparser: Published : Jun 14, 2024 10:00 KST."""
    match = _label_then_words(kind).search(text) if _month().search(text) else None
    if match is None:
        return None
    return _in_words(_end_of_words().split(match["words"], maxsplit=1)[0])


@cache
def _words_alone() -> re.Pattern[str]:
    """A line that is nothing but a day in English words, as feeds and English editions have it."""
    weekdays = "|".join(_table()["weekdays"])
    month = f"(?:{'|'.join(_table()['months'])})[a-z]{{0,6}}\\.?"
    clock = r"(?:[ ,]{1,2}\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:GMT|UTC|KST|Z|[+-]\d{2}:?\d{2}))?)?"
    day = rf"(?:\d{{1,2}} {month},? \d{{4}}|{month} \d{{1,2}},? \d{{4}})"
    # A wire has the clock before the day, and the section before both: All Stories 14:37 June 2, 2024.
    first = r"(?:[A-Z][a-z]{2,12} (?:[A-Z][a-z]{2,12} )?(?=\d\d:))?"
    return re.compile(
        rf"^[ \t]*{first}(?P<words>(?:\d\d:\d\d )?(?:(?:{weekdays})[a-z]{{0,6}},? )?{day}{clock})[ \t]*$", re.MULTILINE
    )


def worded_alone(text: str) -> dt.datetime | None:
    """The first stamp in words that has a line of its own: Mon, 09 Feb 2026 06:01:00 +0900."""
    match = _words_alone().search(text) if _month().search(text) else None
    return _in_words(match["words"]) if match else None


def _in_words(words: str) -> dt.datetime | None:
    """A stamp in words, read by dateparser; None where it is no day."""
    import dateparser

    settings = {
        "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year", "month", "day"], "DATE_ORDER": "YMD",
        "TIMEZONE": "Asia/Seoul", "RETURN_AS_TIMEZONE_AWARE": True,
    }  # fmt: skip
    parsed = dateparser.parse(words.strip(" .,"), languages=["en", "ko"], settings=settings)
    return parsed.astimezone(SEOUL) if isinstance(parsed, dt.datetime) else None
