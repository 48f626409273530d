"""Values of phrases that cannot be placed: what is not known stands as X, as in TIMEX3."""

from __future__ import annotations

from krnews.dates.phrase import Slots, grain_of
from krnews.dates.years import written_year

_WORDS = {"week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX"}


def value(slots: Slots) -> str:
    """The value of a phrase as far as it is written: 9일 is "XXXX-XX-09", 3월 "XXXX-03".

    Example:
        >>> value({"month": 4, "day": 9}), value({"quarter": 2}), value({"day_shift": -1})
        ('XXXX-04-09', 'XXXX-Q2', 'XXXX-XX-XX')
    """
    known = written_year(slots)
    year = "XXXX" if known is None else f"{known:04}"
    grain = grain_of(slots)
    if grain == "day":
        month = f"{slots['month']:02}" if "month" in slots else "XX"
        found = f"{year}-{month}-{slots['day']:02}" if "day" in slots else f"{year}-{month}-XX"
        return f"{found}/{year}-{month}-{slots['day2']:02}" if "day2" in slots else found
    if "weekend" in slots:
        return f"{year}-WXX-WE"
    if "weekday" in slots:
        found = f"{year}-WXX-{slots['weekday']}"
        return f"{found}/{year}-WXX-{slots['weekday2']}" if "weekday2" in slots else found
    if grain == "month" and "month" in slots:
        found = f"{year}-{slots['month']:02}"
        return f"{found}/{year}-{slots['month2']:02}" if "month2" in slots else found
    if "quarter" in slots:
        return f"{year}-Q{slots['quarter']}"
    if "half" in slots:
        return f"{year}-H{slots['half']}"
    if "season" in slots:
        return f"{year}-{slots['season']}"
    return _WORDS.get(grain, year if grain == "year" else "XXXX-XX-XX")
