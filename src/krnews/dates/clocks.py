"""Clock times and parts of the day: 오후 3시 20분 is T15:20, 새벽 is TDN."""

from __future__ import annotations

from krnews.dates.phrase import Slots

# The part of the day around noon has no name in TIMEX3; its hours go on from the morning.
MIDDAY = "TMI"
SLOTS = frozenset({"daypart", "hour_from", "hour", "turn", "minute", "second", "thirty", "offset"})


def clock_value(slots: Slots) -> str:
    """The time of day as TIMEX3 has it, with its T: "T15:20", "TMO"."""
    part = slots.get("daypart")
    if "turn" in slots:
        return f"T{slots['turn']}:00"
    if "hour" not in slots:
        return "TAF" if part == MIDDAY else str(part)
    hour = hour_of_day(slots["hour"], part)
    if "hour_from" in slots:
        start = hour_of_day(slots["hour_from"], part)
        hour = hour_of_day(slots["hour"], part_of_end(part, slots["hour_from"], slots["hour"]))
        return f"T{start:02}:00/T{hour:02}:{slots.get('minute', 0):02}"
    minute = 30 if "thirty" in slots else slots.get("minute", 0)
    second = f":{slots['second']:02}" if "second" in slots else ""
    return f"T{hour:02}:{minute:02}{second}{slots.get('offset', '')}"


def at_time(days: str, time: str) -> str:
    """Days at a time: several days each at it (29~30일 오전 6시), the last one at both ends of 2~4시."""
    if "/" in time:
        last = days.rpartition("/")[2]
        return "/".join(f"{last}{end}" for end in time.split("/"))
    return "/".join(f"{day}{time}" for day in days.split("/"))


def part_of_end(part: str | None, start: int, end: int) -> str | None:
    """The part of the day of an hour that goes on from one in `part`: 오전 9시에서 1시 ends in the afternoon.

    Example:
        >>> part_of_end("TMO", 10, 12), part_of_end("TMO", 9, 1), part_of_end("TMO", 9, 11)
        ('TAF', 'TAF', 'TMO')
    """
    return "TAF" if part == "TMO" and start < 12 and (end == 12 or end < start) else part


def hour_of_day(hour: int, part: str | None) -> int:
    """The hour from 0 to 24 that an hour and a part of the day mean.

    Example:
        >>> hour_of_day(3, "TAF"), hour_of_day(12, "TMO"), hour_of_day(2, "TDN"), hour_of_day(11, "TNI")
        (15, 0, 2, 23)
    """
    if part is None or hour > 12:
        return hour
    if part in ("TMO", "TDN"):
        return 0 if hour == 12 else hour
    if part == "TNI":
        return 24 if hour == 12 else hour if hour < 5 else hour + 12
    if part == MIDDAY:
        return hour if hour >= 9 else hour + 12
    return 12 if hour == 12 else hour + 12
