"""What has no place in the calendar: stretches of time (2년간), what recurs (매년), and vague words (최근)."""

from __future__ import annotations

from krnews.dates.phrase import Slots
from krnews.dates.scene import EXPLICIT, Reading

_FORMS = {
    "Y": "P{}Y", "M": "P{}M", "W": "P{}W", "D": "P{}D", "SESSION": "P{}D", "TH": "PT{}H", "TM": "PT{}M", "TS": "PT{}S",
}  # fmt: skip
_AND_A_HALF = {
    "Y": "P{}Y6M", "M": "P{}M15D", "W": "P{}W3D", "D": "P{}DT12H", "TH": "PT{}H30M", "TM": "PT{}M30S",
}  # fmt: skip
_MORE = {
    "more_months": "M", "more_days": "D", "more_days_in_figures": "D", "more_minutes": "M", "more_seconds": "S",
}  # fmt: skip


def length(slots: Slots, *, approx: bool) -> Reading:
    """A stretch of time: P2Y, P3Y2M, PT1H30M; "X" where the text says only 몇 or 수."""
    unit = slots["unit"]
    form = _FORMS[unit]
    count = slots["count"]
    value = form.format(_figure(count))
    if "count2" in slots:
        if isinstance(count, int) and count < 10 and slots["count2"] == 10 * count + 10:
            value = form.format(10 * count)  # 4~50분 is forty to fifty, as 사오십 is; 9~20분 is nine to twenty
        value = f"{value}/{form.format(slots['count2'])}"
    elif "more" in slots and unit in _AND_A_HALF:
        value = _AND_A_HALF[unit].format(_figure(count))
    else:
        value += "".join(f"{slots[name]}{letter}" for name, letter in _MORE.items() if name in slots)
    return Reading(
        value, "a stretch of time, not counted from a day", EXPLICIT, type="DURATION", mod="APPROX" if approx else None
    )


def recurring(slots: Slots) -> Reading:
    """What comes again and again: P1Y, P4Y, XXXX-WXX-3, XXXX-XX-15."""
    value = length(slots, approx=False).value if "often" in slots else slots["each"]
    if "weekday" in slots and "week_nth" not in slots:
        value = f"XXXX-WXX-{slots['weekday']}"
        if "weekday2" in slots:
            value = f"{value}/XXXX-WXX-{slots['weekday2']}"
    elif "month" in slots and "day" in slots:
        value = f"XXXX-{slots['month']:02}-{slots['day']:02}"
    elif "month" in slots:
        value = f"XXXX-{slots['month']:02}"
    elif "day" in slots:
        value = f"XXXX-XX-{slots['day']:02}"
    return Reading(value, "comes again and again", EXPLICIT, type="SET")


def vague(slots: Slots) -> Reading:
    """A word that names no days."""
    return Reading(slots["vague"], "names no certain days")


def _figure(count: object) -> str:
    """A count without a needless fraction."""
    return f"{count:g}" if isinstance(count, float) else str(count)
