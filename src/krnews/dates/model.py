"""What a date mention is: the values that `extract_dates` gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase of time and what it means.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        text: The span as written.
        type: DATE, TIME, DURATION or SET, as in TIMEX3.
        value: As in TIMEX3: "2024-04-09", "2024-Q2", "2023-W20-WE", "P2Y", "2025-02-06/2025-02-08", "XXXX-XX-09".
        first, last: First and last calendar day, inclusive; None for durations, sets and vague words.
        mod: START, MID, END or APPROX, as in TIMEX3, or None.
        anchor: What the value was counted from: publication, mention or explicit; None where nothing was.
        why: One line that a person can check.
        alternatives: Other readings, the likeliest first: (value, why).
        zone: The clock the text names: "local" for 현지시간, "Asia/Seoul" for 한국시간, else None.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    first: dt.date | None
    last: dt.date | None
    mod: str | None = None
    anchor: str | None = None
    why: str = ""
    alternatives: tuple[tuple[str, str], ...] = ()
    zone: str | None = None
