"""Where dates stand in a text, and what each says: the first pass.

A candidate is found by one pattern (`Tables.begin`); from there steps are taken as long as one fits, so a phrase is the
longest that the tables allow. Nothing is resolved here: a phrase holds what is written, in slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from krnews.dates.context import cue
from krnews.dates.lists import members
from krnews.dates.phrase import Phrase, Slots, grain_of
from krnews.dates.tables import Tables, Word, key, tables
from krnews.dates.weekdays import settle

# Slots whose value is a number in figures; the others are words, looked up in the maps.
NUMBERS = frozenset(
    {
        "year", "year2", "yy", "dangi", "decade", "decade2", "century", "century2", "quarter", "quarter2", "month",
        "month2", "day", "day2", "hour", "hour_from", "minute", "second", "count", "count2", "more_months",
        "more_days_in_figures", "more_minutes", "more_seconds", "week_nth",
    }
)  # fmt: skip
# Behind these states nothing was said yet: a direction word alone is no date.
_UNFINISHED = frozenset({"frame", "lunar", "era", "count-en", "month-en-only"})
# Words of these states may stand behind a direction word (지난 하루, 오는 하반기).
_AFTER_FRAME = frozenset({"dur", "period", "end"})
# No step reads so far before it comes to what it needs.
_AHEAD = 40
_GAP = re.compile(" ?")
_DASH = re.compile(" ?[~∼〜～–—―-] ?")


def find(text: str) -> list[Phrase]:
    """All phrases of time in `text`, in order, without overlap."""
    found: list[Phrase] = []
    for phrase in scan(text):
        if "skipped" in phrase.slots:
            continue
        before = found[-1] if found else None
        if before is not None and _joins(text, before, phrase):
            before.to, before.end = phrase, phrase.end
            before.zone = before.zone or phrase.zone
        elif "weekday" in phrase.slots or "weekdays" in phrase.slots:
            for settled in settle(text, found, phrase):
                found.extend(members(text, settled))
        else:
            found.extend(members(text, phrase))
    return found


def scan(text: str) -> Iterator[Phrase]:
    """What the tables read, one by one: not joined, not told apart from hours of opening."""
    table = tables()
    at = 0
    while (begin := table.begin.search(text, at)) is not None:
        head = table.head.match(text, begin.start())
        assert head is not None
        phrase = _read(text, head, table)
        if phrase is None:
            at = head.end() if head[0][0].isdigit() or len(head[0]) == 1 else head.start() + 1
            continue
        _look_around(text, phrase)
        yield phrase
        at = phrase.end
        last = _behind_dash(text, phrase, table)
        if last is not None:
            yield last
            at = last.end


def _read(text: str, head: re.Match[str], table: Tables) -> Phrase | None:
    start = head.start()
    phrase = Phrase(start, start)
    word = _word(text, head, table)
    if word is None:
        state = _step(text, phrase, "start", table) if head[0][0].isdigit() else None
        if state is None:
            return None
    else:
        phrase.end, state = head.end(), word.state
        phrase.slots.update(word.slots)
    while (following := _step(text, phrase, state, table)) is not None:
        state = following
    if state == "frame":
        state = _word_behind(text, phrase, table) or state
    return None if state in _UNFINISHED else phrase


def _behind_dash(text: str, phrase: Phrase, table: Tables) -> Phrase | None:
    """The end of a stretch whose beginning is a day, in figures that are a date only there: 2. 18.(금) ~ 20.(일)."""
    if "day" not in phrase.slots or grain_of(phrase.slots) != "day":
        return None
    dash = _DASH.match(text, phrase.end)
    if dash is None:
        return None
    last = Phrase(dash.end(), dash.end())
    state = _step(text, last, "range", table)
    if state is None and "year" in phrase.slots and text[phrase.end - 1].isdigit():
        state = _step(text, last, "range-in-figures", table)
    if state is None:
        return None
    while (following := _step(text, last, state, table)) is not None:
        state = following
    _look_around(text, last)
    return last


def _word(text: str, head: re.Match[str], table: Tables) -> Word | None:
    form = head[0]
    for word in table.words.get(form) or table.words.get(key(form), ()):  # most are written as the table has them
        if word.fits(text, head.start(), head.end()):
            return word
    return None


def _word_behind(text: str, phrase: Phrase, table: Tables) -> str | None:
    """Goes on with a word behind a direction word; the state behind it."""
    gap = _GAP.match(text, phrase.end)
    head = table.head.match(text, gap.end() if gap else phrase.end)
    if head is None or head[0][0].isdigit():
        return None
    word = _word(text, head, table)
    if word is None or word.state not in _AFTER_FRAME or "vague" in word.slots:
        return None
    phrase.end = head.end()
    phrase.slots = {**word.slots, **phrase.slots}
    state = word.state
    while (following := _step(text, phrase, state, table)) is not None:
        state = following
    return state


def _step(text: str, phrase: Phrase, state: str, table: Tables) -> str | None:
    """Takes the first step that fits and makes a date; the state behind it, or None."""
    at = phrase.end
    ahead = text[at : at + _AHEAD]
    for needs, match_at, step in table.tries.get(state, ()):
        if needs in ahead and (match := match_at(text, at)) is not None:
            slots = {**phrase.slots, **_values(match.groupdict(), table)}
            if _possible(slots):
                phrase.slots, phrase.end = slots, match.end()
                return step.to
    return None


def _values(written: dict[str, str | None], table: Tables) -> Slots:
    """What the groups of a match say, those left out that are not there."""
    values: Slots = {}
    for name, said in written.items():
        if said is None:
            continue
        words = table.maps.get(name.rstrip("2"))
        if name in NUMBERS and said[0].isdigit():
            values[name] = float(said) if "." in said else int(said)
        elif words is not None:
            form = key(said)
            values[name] = words[form] if form in words else words.get(form[:3])
        else:
            values[name] = said
    return values


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _possible(slots: Slots) -> bool:
    """Whether the figures can be a date: no 2월 31일, no 5~3일 in one month."""
    month, day, day2 = slots.get("month"), slots.get("day"), slots.get("day2")
    if day is not None:
        last = _LONGEST[month - 1] if isinstance(month, int) and "lunar" not in slots else 31
        if day > last or (day2 is not None and not day < day2 <= last):
            return False
    year2, century2, count2 = slots.get("year2"), slots.get("century2"), slots.get("count2")
    if year2 is not None and "year" in slots:
        year = slots["year"]
        year2 = year2 + year // 100 * 100 if year2 < 100 else year2
        if not year < year2 <= year + 300:
            return False
    if century2 is not None and century2 <= slots.get("century", 0):
        return False
    if count2 is not None and isinstance(slots.get("count"), int) and slots["count"] >= count2:
        return False
    if slots.get("count", 1) == 0:  # 10 000년
        return False
    return slots.get("hour") != 24 or not slots.get("minute") or "daypart" in slots


def _look_around(text: str, phrase: Phrase) -> None:
    """Reads what stands at the phrase without being part of it: 쯤, 약, (현지시간)."""
    behind = text[phrase.end : phrase.end + 2]
    zone = cue("zone").match(text, phrase.end) if "(" in behind or "（" in behind else None
    if zone is not None:
        phrase.zone = zone["zone"]
    before = text[max(0, phrase.start - 4) : phrase.start]
    said = cue("approx").match(text, phrase.end) or cue("approx_before").search(before)
    phrase.approx = said is not None or "few" in phrase.slots


def _joins(text: str, left: Phrase, right: Phrase) -> bool:
    """Whether two phrases are the ends of one stretch: 3월 30일~4월 2일."""
    if left.to is not None or right.start - left.end > 5 or left.end == right.start:
        return False
    dash = _DASH.match(text, left.end)
    if dash is None or dash.end() != right.start:
        return False
    return grain_of(left.slots) == grain_of(right.slots) and grain_of(left.slots) in ("day", "month", "year", "quarter")
