"""Days that are counted from another: 오늘 and 어제, 이날 and 전날, 전 거래일; and which days 이날 leaves aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from krnews.dates import bare, calendar, intervals
from krnews.dates.beside import (
    in_apposition,
    is_joined,
    is_told_twice,
    is_until,
    month_day_beside,
    number_beside,
    said_behind,
    said_beside,
)
from krnews.dates.context import WINDOW, cue
from krnews.dates.intervals import DAY, Interval
from krnews.dates.phrase import Slots
from krnews.dates.plans import planned
from krnews.dates.scene import MENTION, PUBLICATION, Mentioned, Reading, Scene, of

# A day older than so many days is background; background alone holds for so many sentences.
_BACKGROUND_DAYS, _BACKGROUND_HOLDS = 3, 3
# In so many characters a sentence ends with its verb.
_ENDING = 12


def from_today(scene: Scene, shift: int) -> Reading | None:
    """오늘, 어제, 내일: from the day of speech inside quotation marks, else from publication."""
    current = scene.memory.current
    bracket = said_beside(scene)
    speech = _day_of_speech(scene)
    if speech is not None:
        base, why, anchor = speech, f"said on {speech.isoformat()}", MENTION
    elif scene.published is not None:
        base, why, anchor = scene.published, f"published on {scene.published.isoformat()}", PUBLICATION
    elif current is not None:
        base, why, anchor = current.interval.first, f"counted from {current.interval.value}", MENTION
    else:
        return None
    date = base + shift * DAY
    following = scene.next_phrase()
    if bracket is not None and following is not None and is_told_twice(scene, following):
        return of(intervals.day(bracket), f"{bracket.isoformat()} stands beside it", MENTION)
    if bracket is not None and bracket != date:
        for other in (scene.published, current.interval.first if current else None):
            if other is not None and other + shift * DAY == bracket:
                return of(intervals.day(bracket), f"{bracket.isoformat()} stands beside it", MENTION)
    return of(intervals.day(date), f"{why}; {shift_words(shift)}", anchor)


def _day_of_speech(scene: Scene) -> dt.date | None:
    """The day on which the words in quotation marks were said, as far as the text tells."""
    if scene.said_on is not None:
        return scene.said_on.interval.first
    current = scene.memory.current if scene.quoted else None
    if current is not None and _is_forecast(scene, current):
        current = None
    return said_behind(scene) or (current.interval.first if current is not None else None)


def _is_forecast(scene: Scene, named: Mentioned) -> bool:
    """Whether a day is one of which was said what will be: 28일 비가 오겠다고 밝혔다."""
    if scene.published is None or named.interval.last <= scene.published:
        return False
    end = named.end
    return scene.context.says("forecast", end, min(scene.context.sentence_end(end), end + WINDOW))


def shift_words(shift: int) -> str:
    """A shift in words: 2 days earlier."""
    if shift == 0:
        return "the same day"
    return f"{bare.days(abs(shift))} {'later' if shift > 0 else 'earlier'}"


def anaphor(scene: Scene, slots: Slots) -> Reading | None:
    """이날, 전날, 다음 날, 당일: counted from the day that the story is at."""
    shift = slots["day_back"]
    bases = _bases(scene, slots["base"])
    if not bases:
        return None
    beside, number = said_beside(scene), number_beside(scene)
    if beside is not None or number is not None:
        far = _named_before((scene.memory.background, scene.memory.last, scene.memory.any_day))
        days = [(base + shift * DAY, why, anchor) for base, why, anchor in (*bases, *far)]
        # the very day beside it first, else one with its number
        fitting = next((day for day in days if day[0] == beside), None)
        fitting = fitting or next((day for day in days if day[0].day == number), None)
        fitting = fitting or next((day for day in days if (day[0].month, day[0].day) == month_day_beside(scene)), None)
        if fitting is not None:
            date, why, anchor = fitting
            return of(intervals.day(date), f"{why}; {shift_words(shift)}, as the day beside it says", anchor)
    if beside is not None and (in_apposition(scene) or (shift == 0 and month_day_beside(scene) is not None)):
        return of(intervals.day(beside), f"{beside.isoformat()} stands beside it", MENTION)
    published = scene.published
    if shift > 0 and published is not None and scene.tense != "future":
        # what is told has happened: the day behind one that lies far enough back comes first
        bases.sort(key=lambda found: found[0] + shift * DAY > published)
    base, why, anchor = bases[0]
    others = tuple(((other + shift * DAY).isoformat(), reason) for other, reason, _ in bases[1:] if other != base)
    return of(intervals.day(base + shift * DAY), f"{why}; {shift_words(shift)}", anchor, others)


def _bases(scene: Scene, role: str) -> list[tuple[dt.date, str, str]]:
    """The days that a word may count from, the likeliest first; its `base` in the lexicon tells which."""
    memory = scene.memory
    found: list[Mentioned | None] = [planned(scene)]
    if role == "named":
        found += [
            memory.plan if scene.tense == "future" and scene.distance(memory.plan) <= 1 else None,
            memory.named_day,
        ]
    if role == "last":
        found.append(memory.last)
    told = memory.background is not None and scene.context.quoted(memory.background.start) and not scene.quoted
    behind = -1 if told else scene.distance(memory.background)
    later = memory.current is None or memory.background is None or memory.background.start > memory.current.start
    if role == "before" and behind == 0 and later and cue("compared").match(scene.context.text, scene.phrase.end):
        found.append(memory.background)
    aside = cue("aside").match(scene.context.text, scene.context.sentence_start(scene.phrase.start))
    ahead = behind == 1 and _back_from_the_past(scene)
    ahead = ahead or (memory.current is not None and _is_as_of_now(scene)) or _is_of_the_day(scene, role)
    if (
        behind == 1
        and later
        and role != "before"
        and not (aside or ahead or _back_to_topic(scene) or _back_from_plan(scene) or _back_at_now(scene))
    ):
        found.append(memory.background)
    if behind == 2 and _goes_back_in_a_story(scene):
        found.append(memory.background)
    if aside and memory.lead and memory.current and memory.lead.interval.last > memory.current.interval.last:
        found.append(memory.lead)  # 24일 …, 25일 … 팔았다. 한편 이날: back from earlier days
    if _is_of_the_day(scene, role):
        found.append(memory.lead)
    found.append(memory.current)
    if memory.current is None and 0 < behind <= _BACKGROUND_HOLDS and role != "before":
        found.append(memory.background)
    if role == "after":
        found.append(memory.last)
    bases = _named_before(found)
    if scene.published is not None:
        bases.append((scene.published, f"published on {scene.published.isoformat()}", PUBLICATION))
    likeliest: dict[dt.date, tuple[dt.date, str, str]] = {}
    for found_base in bases:
        likeliest.setdefault(found_base[0], found_base)
    return list(likeliest.values())


def _goes_back_in_a_story(scene: Scene) -> bool:
    """Whether hours of one story are told backwards: 지난 3일 오후 11시 잡혔다. … 앞서 이날 오후 2시 달아났다."""
    named, context = scene.memory.background, scene.context
    if named is None or "hour" not in named.slots or "hour" not in scene.phrase.slots:
        return False
    begins = context.sentence_start(scene.phrase.start)
    return cue("told_back").match(context.text, begins) is not None and scene.tense == "past"


def _is_as_of_now(scene: Scene) -> bool:
    """Whether the time of 이날 is the one up to which figures were taken, which are those of the story."""
    timed = "hour" in scene.phrase.slots or "daypart" in scene.phrase.slots
    return timed and cue("as_of_now").match(scene.context.text, scene.phrase.end) is not None


def _is_of_the_day(scene: Scene, role: str) -> bool:
    """Whether a sentence is about the day of publication, at which the text began, and not the earlier one behind.

    격리자는 전날(210명)보다 12명 늘었다: counts of each day. 경찰은 이날 …을 수색하고 있다: what still goes on.
    """
    lead, current, context, end = scene.memory.lead, scene.memory.current, scene.context, scene.phrase.end
    if lead is None or current is None or lead.interval.last != scene.published or scene.quoted:
        return False
    near = max(scene.distance(scene.memory.background) if scene.memory.background else 1, scene.distance(current))
    if near < 1 or current.interval.last > lead.interval.last:
        return False
    if role == "before":
        return cue("counts_of_a_day").match(context.text, end) is not None
    stop = context.sentence_end(end)
    return cue("goes_on_now").search(context.text, max(end, stop - _ENDING), stop) is not None


def _named_before(found: Iterable[Mentioned | None]) -> list[tuple[dt.date, str, str]]:
    """The days that were named, with why and anchor."""
    return [(m.interval.last, f"the day named before: {m.interval.value}", MENTION) for m in found if m is not None]


def _back_to_topic(scene: Scene) -> bool:
    """Whether the sentence is again about what that of the current day was, and the background between them was not."""
    current, background = scene.memory.current, scene.memory.background
    topic = scene.context.topic(scene.phrase.start)
    if topic is None or current is None or background is None:
        return False
    return scene.context.topic(current.start) == topic != scene.context.topic(background.start)


def _back_at_now(scene: Scene) -> bool:
    """Whether the sentence of the background ends with what goes on: 지난 5일 합의했지만 풀지 못하고 있다."""
    current, behind, context = scene.memory.current, scene.memory.background, scene.context
    if current is None or behind is None or current.interval.last <= behind.interval.last:
        return False
    stop = context.sentence_end(behind.end)
    return cue("goes_on_now").search(context.text, max(behind.end, stop - _ENDING), stop) is not None


def _back_from_plan(scene: Scene) -> bool:
    """Whether the day behind was told as to come and what is told now has happened: 다음 날 발표된다. 이날 … 마쳤다."""
    behind, context = scene.memory.background, scene.context
    if scene.memory.current is None or behind is None or behind.slots.get("day_back", 0) <= 0:
        return False
    return scene.tense == "past" and context.told_ahead(behind.start, behind.end)


def _back_from_the_past(scene: Scene) -> bool:
    """Whether a day told as to come is not the older one behind: 지난달 9일 졌다. 이날 설욕을 노린다."""
    current, behind = scene.memory.current, scene.memory.background
    if current is None or behind is None or behind.interval.last >= current.interval.first:
        return False
    return scene.tense == "future" and not scene.context.tells_past(scene.phrase.end)


def session(scene: Scene, step: int) -> Reading | None:
    """전 거래일: the day of trading before the one that is told about."""
    told = _day_of_trading(scene)
    if told is not None:
        base, anchor = told.interval.first, MENTION
    elif scene.published is not None:
        base, anchor = scene.published, PUBLICATION
    else:
        return None
    beside = said_beside(scene)
    if beside is not None and in_apposition(scene):  # 선거일 전일인 6월 2일
        return of(intervals.day(beside), f"{beside.isoformat()} stands in apposition", MENTION)
    start = scene.context.sentence_start(scene.phrase.start)
    foreign = scene.context.says("foreign_exchange", start - 100, scene.phrase.end + 40)
    exchange = "NYSE" if foreign else "KRX"
    date = calendar.session(base, step, exchange)
    way = "before" if step < 0 else "after"
    return of(intervals.day(date), f"the {exchange} session {way} {base.isoformat()}", anchor)


def _day_of_trading(scene: Scene) -> Mentioned | None:
    """The day that a sentence about a market is at; background where it alone is near: 지난 5일 … 전 거래일보다."""
    current, behind, published = scene.memory.current, scene.memory.background, scene.published
    if behind is None:
        return current
    fresh = published is not None and (published - behind.interval.last).days <= _BACKGROUND_DAYS
    distance = scene.distance(behind)
    if distance == 0 and current is not None and cue("set_apart").match(scene.context.text, scene.phrase.end):
        return current  # 지난 22일에는 …, 전일에는 …
    if (distance == 0 and scene.distance(current) > 0) or (current is None and fresh and distance <= _BACKGROUND_HOLDS):
        return behind
    return current


def is_background(scene: Scene, interval: Interval) -> bool:
    """Whether a day lies behind the story: long ago, 지난 9일, 어제 in a quotation, a term, a sentence with 앞서."""
    slots = scene.phrase.slots
    if scene.published is not None and (scene.published - interval.last).days > _BACKGROUND_DAYS:
        return True
    if "day_back" in slots:
        return slots["day_back"] > 0 and scene.context.told_ahead(scene.phrase.start, scene.phrase.end)
    shift = slots.get("day_shift", 0)
    if shift != 0 or ("day_shift" in slots and scene.quoted):
        return True
    if slots.get("frame") == "past" or slots.get("month_shift", 0) < 0 or slots.get("year_shift", 0) < 0:
        return True
    behind = scene.memory.background
    if is_until(scene) or (behind is not None and is_joined(scene, behind)):
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
