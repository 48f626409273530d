"""Which day a phrase means: bare days, days of a month, and days that are counted from another (이날, 전날, 오늘)."""

from __future__ import annotations

import datetime as dt

from krnews.dates import bare, calendar, intervals
from krnews.dates.context import cue
from krnews.dates.intervals import DAY, Interval
from krnews.dates.periods import month_of, written_year, year_of
from krnews.dates.phrases import Phrase, Slots, grain_of
from krnews.dates.scene import EXPLICIT, MENTION, PUBLICATION, Mentioned, Reading, Scene, of

# How far behind a date its photo stamp may stand, and a list may reach.
_UNIT_NAMES = {"Y": "years", "M": "months", "W": "weeks"}
_STAMP, _LIST, _BACKGROUND_DAYS, _BACKGROUND_HOLDS = 180, 24, 3, 3


def read_day(scene: Scene, slots: Slots) -> Reading | None:
    """A day, or several: 9일, 3월 9일, 지난달 9일, 6~8일, 추석."""
    if "holiday" in slots:
        return _holiday(scene, slots)
    if "day_shift" in slots:
        return _from_today(scene, slots["day_shift"])
    if "day_back" in slots:
        return _anaphor(scene, slots)
    if "session" in slots:
        return _session(scene, slots["session"])
    if any(name in slots for name in ("month", "month_shift", "month_back")):
        return _day_of_month(scene, slots)
    return _bare(scene, slots)


# ------------------------------------------------------------------ days of a month that is named
def _day_of_month(scene: Scene, slots: Slots) -> Reading | None:
    number = slots["day"]
    found = _photo_date(scene, slots) or month_of(scene, slots, number)
    if found is None:
        return None
    of_month, why, anchor = found
    date = intervals.on(of_month.first.year, of_month.first.month, number)
    if date is None:
        return None
    if anchor != EXPLICIT and "month" in slots and year_of(scene, slots) is None and "frame" not in slots:
        held = _held_year(scene, date)
        if held is not None:
            date, why, anchor = held
    return _with_end(date, slots, why, anchor)


def _held_year(scene: Scene, date: dt.date) -> tuple[dt.date, str, str] | None:
    """The year of a day named before in the same list or range: 2018년 9월 19일부터 10월 4일까지."""
    named = scene.memory.any_day
    if named is None or written_year(named.slots) is None or not _is_joined(scene, named):
        return None
    moved = date.replace(year=named.interval.last.year) if (date.month, date.day) != (2, 29) else date
    if moved < named.interval.last:
        return None
    return moved, f"the year of {named.interval.value} before it", MENTION


def _with_end(date: dt.date, slots: Slots, why: str, anchor: str, others: tuple[tuple[str, str], ...] = ()) -> Reading:
    if "day2" in slots:
        last = intervals.on(date.year, date.month, slots["day2"])
        if last is not None and last > date:
            return of(intervals.span(date, last), why, anchor, others)
    return of(intervals.day(date), why, anchor, others)


# ------------------------------------------------------------------ bare days
def _bare(scene: Scene, slots: Slots) -> Reading | None:
    number, published = slots["day"], scene.published
    stamp = _photo_date(scene, slots)
    if stamp is not None:
        date = intervals.on(stamp[0].first.year, stamp[0].first.month, number)
        if date is not None:
            return _with_end(date, slots, stamp[1], stamp[2])
    held = _held_month(scene, number)
    if published is None:
        return _with_end(*_as_end(held, slots)) if held is not None else None
    frame = slots.get("frame")
    if frame == "past":
        date = bare.latest(number, published)
        return _with_end(date, slots, f"지난: the last {number}일 before publication", PUBLICATION)
    if frame in ("future", "next"):
        date = bare.earliest(number, published)
        if held is not None and held[0] > date:
            return _with_end(*_as_end(held, slots))
        return _with_end(date, slots, f"오는: the next {number}일 from publication on", PUBLICATION)
    if held is not None:
        return _with_end(*_as_end(held, slots))
    by_weekday = _by_weekday(number, published, slots.get("weekday"))
    if by_weekday is not None:
        return _with_end(by_weekday[0], slots, by_weekday[1], PUBLICATION)
    choice = bare.choose_day(number, published, scene.tense, photo=scene.context.looks_at_photo(scene.phrase.end))
    others = tuple((date.isoformat(), why) for date, why in choice.others)
    return _with_end(choice.date, slots, choice.why, PUBLICATION, others)


def _as_end(held: tuple[dt.date, str], slots: Slots) -> tuple[dt.date, Slots, str, str]:
    return held[0], slots, held[1], MENTION


def _by_weekday(number: int, published: dt.date, weekday: int | None) -> tuple[dt.date, str] | None:
    """The nearest day with this number that is this weekday, among the months around publication."""
    if weekday is None:
        return None
    near = [intervals.on(published.year, published.month + step, number) for step in (0, -1, 1)]
    fitting = [date for date in near if date is not None and date.isoweekday() == weekday]
    if not fitting:
        return None
    best = min(fitting, key=lambda date: abs((date - published).days))
    return best, f"bare {number}일; the one near publication that is a {best:%A}"


def _photo_date(scene: Scene, slots: Slots) -> tuple[Interval, str, str] | None:
    """The month of the stamp under a photo (…하고 있다. 2021.2.26/뉴스1), where its day is the same."""
    if any(name in slots for name in ("year", "year_shift", "month_shift", "frame")):
        return None
    end = scene.phrase.end
    for phrase in scene.phrases[scene.index + 1 : scene.index + 5]:
        if phrase.start - end > _STAMP or scene.context.text.find("\n", end, phrase.start) >= 0:
            return None
        said = phrase.slots
        if "year" not in said or said.get("day") != slots.get("day") or "day" not in said:
            continue
        if said["month"] == slots.get("month", said["month"]) and is_stamp(scene.context.text, phrase):
            year, month = said["year"], said["month"]
            return intervals.month(year, month), f"the stamp of the photo: {year}-{month:02}-{said['day']:02}", MENTION
    return None


def is_stamp(text: str, phrase: Phrase) -> bool:
    """Whether a complete date in figures is the stamp under a photo."""
    if "년" in text[phrase.start : phrase.end] or "day" not in phrase.slots or "year" not in phrase.slots:
        return False
    return cue("photo_credit").match(text, phrase.end) is not None or text[phrase.end : phrase.end + 2].strip() == ""


def _held_month(scene: Scene, number: int) -> tuple[dt.date, str] | None:
    """The day in the month of the day before it, in a list, a range, or a story to come: 8월 2일부터 8일까지."""
    named = scene.memory.any_day
    if named is None or not scene.same_sentence(named.start) or "holiday" in named.slots:
        return None
    base = named.interval.last
    if _is_joined(scene, named):
        date = intervals.on(base.year, base.month + (number < base.day), number)
        if date is None or number == base.day or (number < base.day and not _until(scene)):
            return None
        return date, f"goes on from {named.interval.value}, so {date:%Y-%m}"
    if number <= base.day or scene.published is None or number == scene.published.day:
        return None
    to_come = base >= scene.published and ("frame" in named.slots or _names_month(named.slots))
    if to_come or (_names_month(named.slots) and _until(scene) and _since(scene, named)):
        date = intervals.on(base.year, base.month, number)
        return None if date is None else (date, f"behind {named.interval.value} in the same sentence, so {date:%Y-%m}")
    return None


def _names_month(slots: Slots) -> bool:
    return any(name in slots for name in ("month", "month_shift", "month_back"))


def _is_joined(scene: Scene, named: Mentioned) -> bool:
    if scene.phrase.start - named.end > _LIST:
        return False
    return cue("joined").fullmatch(scene.context.text, named.end, scene.phrase.start) is not None


def _until(scene: Scene) -> bool:
    return cue("until").match(scene.context.text, scene.phrase.end) is not None


def _since(scene: Scene, named: Mentioned) -> bool:
    return cue("since").match(scene.context.text, named.end) is not None


# ------------------------------------------------------------------ days counted from another
def _from_today(scene: Scene, shift: int) -> Reading | None:
    """오늘, 어제, 내일: from the day of speech inside quotation marks, else from publication."""
    current = scene.memory.current
    bracket = said_beside(scene)
    if current is not None and scene.quoted:
        base, why, anchor = current.interval.first, f"said on {current.interval.first.isoformat()}", MENTION
    elif scene.published is not None:
        base, why, anchor = scene.published, f"published on {scene.published.isoformat()}", PUBLICATION
    elif current is not None:
        base, why, anchor = current.interval.first, f"counted from {current.interval.value}", MENTION
    else:
        return None
    date = base + shift * DAY
    following = scene.next_phrase()
    if bracket is not None and following is not None and _is_told_twice(scene, following):
        return of(intervals.day(bracket), f"{bracket.isoformat()} stands beside it", MENTION)
    if bracket is not None and bracket != date:
        for other in (scene.published, current.interval.first if current else None):
            if other is not None and other + shift * DAY == bracket:
                return of(intervals.day(bracket), f"{bracket.isoformat()} stands beside it", MENTION)
    return of(intervals.day(date), f"{why}; {_shift(shift)}", anchor)


def _shift(shift: int) -> str:
    if shift == 0:
        return "the same day"
    return f"{bare.days(abs(shift))} {'later' if shift > 0 else 'earlier'}"


def _anaphor(scene: Scene, slots: Slots) -> Reading | None:
    shift, word = slots["day_back"], slots["word"]
    bases = _bases(scene, word)
    if not bases:
        return None
    beside = said_beside(scene)
    for base, why, anchor in bases:
        if beside is not None and base + shift * DAY == beside:
            return of(intervals.day(beside), f"{why}; {_shift(shift)}, as the day beside it says", anchor)
    if beside is not None and in_apposition(scene):
        return of(intervals.day(beside), f"{beside.isoformat()} stands in apposition", MENTION)
    base, why, anchor = bases[0]
    others = tuple(((other + shift * DAY).isoformat(), reason) for other, reason, _ in bases[1:] if other != base)
    return of(intervals.day(base + shift * DAY), f"{why}; {_shift(shift)}", anchor, others)


def _bases(scene: Scene, word: str) -> list[tuple[dt.date, str, str]]:
    """The days that a word may count from, the likeliest first."""
    memory = scene.memory
    found: list[Mentioned | None] = []
    if word == "당일":
        found.append(memory.named_day)
    if word in ("같은 날", "그날"):
        found.append(memory.last)
    behind = scene.distance(memory.background)
    later = memory.current is None or memory.background is None or memory.background.start > memory.current.start
    if behind == 1 and later and word != "전날":
        found.append(memory.background)
    found.append(memory.current)
    if memory.current is None and 0 < behind <= _BACKGROUND_HOLDS and word != "전날":
        found.append(memory.background)
    if word == "다음 날":
        found.append(memory.last)
    bases = [(m.interval.last, f"the day named before: {m.interval.value}", MENTION) for m in found if m is not None]
    if scene.published is not None:
        bases.append((scene.published, f"published on {scene.published.isoformat()}", PUBLICATION))
    return list({base: (base, why, anchor) for base, why, anchor in reversed(bases)}.values())[::-1]


def in_apposition(scene: Scene) -> bool:
    """Whether a phrase is said again in other words: 다음날인 30일, not 다음날(30일)."""
    return cue("said_again").match(scene.context.text, scene.phrase.end) is not None


def said_beside(scene: Scene) -> dt.date | None:
    """The day in brackets or in apposition behind a phrase: 전날(20일), 다음날인 30일."""
    following = scene.next_phrase()
    if following is None or scene.published is None or following.start - scene.phrase.end > 4:
        return None
    between = cue("apposition").fullmatch(scene.context.text, scene.phrase.end, following.start)
    if (
        not (between or _is_told_twice(scene, following))
        or grain_of(following.slots) not in ("day", "clock")
        or "day" not in following.slots
    ):
        return None
    inner = Scene(scene.phrases, scene.index + 1, scene.context, scene.published, scene.memory)
    kept = ("year", "yy", "year_shift", "month", "day", "month_shift", "frame")
    slots = {name: value for name, value in following.slots.items() if name in kept}
    if "month" in slots or "month_shift" in slots:
        reading = _day_of_month(inner, slots)
        return reading.interval.first if reading is not None and reading.interval is not None else None
    if slots.get("frame") == "past":
        return bare.latest(slots["day"], scene.published)
    return _nearest(slots["day"], scene)


def _is_told_twice(scene: Scene, following: Phrase) -> bool:
    """Whether a bare day stands straight behind 오늘 or 어제: 오늘 25일 법원에 따르면."""
    bare_day = not any(name in following.slots for name in ("month", "month_shift", "day2", "frame"))
    return (
        "day_shift" in scene.phrase.slots and bare_day and scene.context.text[scene.phrase.end : following.start] == " "
    )


def _nearest(number: int, scene: Scene) -> dt.date:
    """The day with this number nearest to what is being told."""
    current = scene.memory.current
    base = current.interval.first if current is not None else scene.published
    assert base is not None
    near = [intervals.on(base.year, base.month + step, number) for step in (-1, 0, 1)]
    return min((date for date in near if date is not None), key=lambda date: abs((date - base).days))


def _session(scene: Scene, step: int) -> Reading | None:
    """전 거래일: the day of trading before the one that is told about."""
    current = scene.memory.current
    if current is not None:
        base, anchor = current.interval.first, MENTION
    elif scene.published is not None:
        base, anchor = scene.published, PUBLICATION
    else:
        return None
    start = scene.context.sentence_start(scene.phrase.start)
    foreign = scene.context.says("foreign_exchange", start - 100, scene.phrase.end + 40)
    exchange = "NYSE" if foreign else "KRX"
    date = calendar.session(base, step, exchange)
    way = "before" if step < 0 else "after"
    return of(intervals.day(date), f"the {exchange} session {way} {base.isoformat()}", anchor)


def _holiday(scene: Scene, slots: Slots) -> Reading | None:
    """A named day: of the year that is said, the last, the next, or the nearest one."""
    name, off = slots["holiday"], "off" in slots
    named = year_of(scene, slots)
    published = scene.published
    if named is not None:
        found = calendar.holiday(name, named[0], off=off)
        return None if found is None else of(found, f"{name} of {named[0]}: {named[1]}", named[2])
    if published is None:
        return None
    near = [calendar.holiday(name, published.year + step, off=off) for step in (-1, 0, 1)]
    known = [interval for interval in near if interval is not None]
    if not known:
        return None
    beside = said_beside(scene)
    if beside is not None:
        fitting = calendar.holiday(name, beside.year, off=off)
        if fitting is not None and fitting.first <= beside <= fitting.last:
            return of(fitting, f"{beside.isoformat()} stands beside it", MENTION)
    frame = slots.get("frame")
    if frame == "past":
        best = max((interval for interval in known if interval.first <= published), key=_first, default=known[0])
        return of(best, f"the last {name} before publication", PUBLICATION)
    if frame in ("future", "next"):
        best = min((interval for interval in known if interval.last >= published), key=_first, default=known[-1])
        return of(best, f"the next {name} from publication on", PUBLICATION)
    year, why = bare.choose_year(known[len(known) // 2].first.month, None, published, scene.tense)
    found = calendar.holiday(name, year, off=off)
    return None if found is None else of(found, f"{name}: {why}", PUBLICATION)


def _first(interval: Interval) -> dt.date:
    return interval.first


def read_ago(scene: Scene, slots: Slots) -> Reading | None:
    """이틀 전, 3주 뒤, 2년 전: the grain follows the unit."""
    step, unit, count = slots["ago"], slots["unit"], slots["count"]
    if count == "X" or isinstance(count, float) or "count2" in slots:
        return Reading("PAST_REF" if step < 0 else "FUTURE_REF", "a number of units that is not certain")
    count *= step
    memory, published = scene.memory, scene.published
    if unit in ("D", "SESSION"):
        return _days_from(scene, count)
    named = memory.period
    compared = named is not None and scene.same_sentence(named.start) and cue("compared").match(
        scene.context.text, scene.phrase.end
    )  # fmt: skip
    why = f"{abs(count)} {_UNIT_NAMES[unit]} {'before' if step < 0 else 'after'}"
    if compared and named is not None and unit == "Y":
        return of(intervals.shifted(named.interval, count), f"{why} {named.interval.value}", MENTION)
    if compared and named is not None and named.interval.grain == "month" and unit == "M":
        base = named.interval.first
        return of(intervals.month(base.year, base.month + count), f"{why} {named.interval.value}", MENTION)
    if published is None:
        return None
    if unit == "W":
        return of(intervals.week(published + 7 * count * DAY), f"{why} publication", PUBLICATION)
    if unit == "M":
        return of(intervals.month(published.year, published.month + count), f"{why} publication", PUBLICATION)
    if "more_months" in slots:
        months = 12 * count + step * slots["more_months"]
        return of(intervals.month(published.year, published.month + months), f"{why} publication", PUBLICATION)
    return of(intervals.year(published.year + count), f"{why} publication", PUBLICATION)


def _days_from(scene: Scene, count: int) -> Reading | None:
    current, published = scene.memory.current, scene.published
    bases: list[tuple[dt.date, str, str]] = []
    if current is not None:
        bases.append((current.interval.last, f"counted from {current.interval.value}", MENTION))
    if published is not None:
        bases.append((published, f"published on {published.isoformat()}", PUBLICATION))
    beside = said_beside(scene)
    for base, why, anchor in bases:
        if beside is not None and base + count * DAY == beside:
            return of(intervals.day(beside), f"{why}; {_shift(count)}, as the day beside it says", anchor)
    if beside is not None and in_apposition(scene):
        return of(intervals.day(beside), f"{beside.isoformat()} stands in apposition", MENTION)
    if not bases:
        return None
    base, why, anchor = bases[0]
    return of(intervals.day(base + count * DAY), f"{why}; {_shift(count)}", anchor)


def is_background(scene: Scene, interval: Interval) -> bool:
    """Whether a day lies behind the story: long ago, 지난 9일, 어제 in a quotation, a term, a sentence with 앞서."""
    slots = scene.phrase.slots
    if scene.published is not None and (scene.published - interval.last).days > _BACKGROUND_DAYS:
        return True
    if "day_back" in slots:
        return False
    shift = slots.get("day_shift", 0)
    if shift != 0 or ("day_shift" in slots and scene.quoted):
        return True
    if slots.get("frame") == "past" or slots.get("month_shift", 0) < 0 or slots.get("year_shift", 0) < 0:
        return True
    behind = scene.memory.background
    if _until(scene) or (behind is not None and _is_joined(scene, behind)):
        return True
    text, at = scene.context.text, scene.phrase.start
    if cue("background_before").search(text[max(0, at - 6) : at]):
        return True
    return cue("background").match(text, _past_space(scene, scene.context.sentence_start(at))) is not None


def _past_space(scene: Scene, start: int) -> int:
    text = scene.context.text
    while start < scene.phrase.start and text[start] in ' \t\n“"':
        start += 1
    return start
