"""What stands beside a date: the same day in brackets or in other words, the other end of a list or a range."""

from __future__ import annotations

import datetime as dt

from krnews.dates import bare, intervals
from krnews.dates.context import WINDOW, cue
from krnews.dates.periods import month_of
from krnews.dates.phrase import Phrase, grain_of
from krnews.dates.scene import Mentioned, Scene

# How far a list may reach.
_LIST = 24
# So near behind 이날 stands what says it in other words: 이날(24일), 이날인 24일.
_BRACKET = 4


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
        not (between or is_told_twice(scene, following))
        or grain_of(following.slots) not in ("day", "clock")
        or "day" not in following.slots
    ):
        return None
    inner = Scene(scene.phrases, scene.index + 1, scene.context, scene.published, scene.memory)
    kept = ("year", "yy", "year_shift", "month", "day", "month_shift", "frame")
    slots = {name: value for name, value in following.slots.items() if name in kept}
    if "month" in slots or "month_shift" in slots:
        found = month_of(inner, slots, slots["day"])
        return intervals.on(found[0].first.year, found[0].first.month, slots["day"]) if found is not None else None
    if slots.get("frame") == "past":
        return bare.latest(slots["day"], scene.published)
    return _nearest(slots["day"], scene)


def number_beside(scene: Scene) -> int | None:
    """The number of the bare day in brackets or in apposition behind a phrase, whatever its month: 11일 뒤인 14일."""
    following = scene.next_phrase()
    if following is None or any(name in following.slots for name in ("month", "month_shift", "day2", "frame")):
        return None
    between = cue("apposition").fullmatch(scene.context.text, scene.phrase.end, following.start)
    return following.slots.get("day") if between is not None else None


def month_day_beside(scene: Scene) -> tuple[int, int] | None:
    """The month and day behind a phrase that say it again without a year: 다음 날인 3월 3일."""
    following = scene.next_phrase()
    if following is None or any(name in following.slots for name in ("year", "yy", "year_shift", "year_back", "day2")):
        return None
    if "month" not in following.slots or "day" not in following.slots:
        return None
    between = cue("apposition").fullmatch(scene.context.text, scene.phrase.end, following.start)
    return (following.slots["month"], following.slots["day"]) if between is not None else None


def is_told_twice(scene: Scene, following: Phrase) -> bool:
    """Whether a bare day stands straight behind 오늘, 어제 or 다음 날: 오늘 25일 법원에 따르면."""
    bare_day = not any(name in following.slots for name in ("month", "month_shift", "day2", "frame"))
    return (
        ("day_shift" in scene.phrase.slots or scene.phrase.slots.get("day_back", 0) > 0)
        and bare_day
        and scene.context.text[scene.phrase.end : following.start] == " "
    )


def said_behind(scene: Scene) -> dt.date | None:
    """The day of speech that stands behind the quotation in which a phrase stands: “내일 간다”고 9일 말했다."""
    if not scene.quoted or scene.published is None:
        return None
    text, end = scene.context.text, scene.phrase.end
    for index in range(scene.index + 1, min(scene.index + 6, len(scene.phrases))):
        phrase = scene.phrases[index]
        if phrase.start - end > WINDOW:
            return None
        if scene.context.quoted(phrase.start):
            continue
        if not _is_bare_day(phrase) or cue("speech_end").search(text[max(0, phrase.start - 40) : phrase.start]) is None:
            return None
        return bare.choose_day(phrase.slots["day"], scene.published, "past").date
    return None


def said_on_another_day(scene: Scene) -> bool:
    """Whether the sentence ends in the day of publication, on which it was said: 이날 비가 오겠다고 14일 예보했다."""
    text, end = scene.context.text, scene.context.sentence_end(scene.phrase.end)
    for phrase in scene.phrases[scene.index + 1 : scene.index + 6]:
        if phrase.start >= end or phrase.start - scene.phrase.end > WINDOW:
            return False
        if _is_bare_day(phrase) and cue("said_on").search(text, max(0, phrase.start - WINDOW), phrase.start):
            return scene.published is not None and phrase.slots["day"] == scene.published.day
    return False


def _is_bare_day(phrase: Phrase) -> bool:
    """Whether a phrase is a day without its month: 9일."""
    return "day" in phrase.slots and not any(name in phrase.slots for name in ("month", "month_shift", "day2"))


def _nearest(number: int, scene: Scene) -> dt.date:
    """The day with this number nearest to what is being told."""
    stretch, shift = scene.memory.stretch, scene.phrase.slots.get("day_back")
    if stretch is not None and isinstance(shift, int):
        beside_its_first: dt.date = stretch.interval.first + shift * intervals.DAY
        if beside_its_first.day == number:  # 30일부터 다음 달 28일까지 연다. 개회 다음 날인 31일
            return beside_its_first
    current, named = scene.memory.current, scene.memory.any_day
    base = current.interval.first if current is not None else scene.published
    if isinstance(shift, int) and shift > 0 and named is not None and _is_at_hand(scene, named):
        base = named.interval.last
    assert base is not None
    near = [intervals.on(base.year, base.month + step, number) for step in (-1, 0, 1)]
    return min((date for date in near if date is not None), key=lambda date: abs((date - base).days))


def _is_at_hand(scene: Scene, named: Mentioned) -> bool:
    """Whether 다음 날 is counted from a day: of the same sentence, or to come and of the one before."""
    ahead = scene.published is not None and named.interval.last > scene.published
    return scene.same_sentence(named.start) or (ahead and scene.distance(named) == 1)


def is_joined(scene: Scene, named: Mentioned) -> bool:
    """Whether only 와, 부터, a comma or the like stands between a day and the one before."""
    if scene.phrase.start - named.end > _LIST:
        return False
    return cue("joined").fullmatch(scene.context.text, named.end, scene.phrase.start) is not None


def said_of(scene: Scene, named: Mentioned) -> bool:
    """Whether the phrase is what a sentence says of the day before it: 현충일은 토요일이다."""
    text, phrase = scene.context.text, scene.phrase
    if cue("topic_of").fullmatch(text, named.end, phrase.start) is None or named.interval.grain != "day":
        return False
    return cue("predicate").match(text, phrase.end) is not None


def weekday_said(scene: Scene) -> int | None:
    """The weekday that the sentence says of the phrase: 31일은 토요일이다."""
    following, text = scene.next_phrase(), scene.context.text
    if following is None or following.slots.keys() != {"weekday"}:
        return None
    if cue("topic_of").fullmatch(text, scene.phrase.end, following.start) is None:
        return None
    found: int = following.slots["weekday"]
    return found if cue("predicate").match(text, following.end) is not None else None


def is_until(scene: Scene) -> bool:
    """Whether 까지 stands behind the phrase."""
    return cue("until").match(scene.context.text, scene.phrase.end) is not None


def until_behind(scene: Scene) -> Phrase | None:
    """The phrase that ends what this one begins: 28일 0시부터 다음 달 9일까지."""
    following, text = scene.next_phrase(), scene.context.text
    if following is None or following.start - scene.phrase.end > _LIST:
        return None
    if cue("since").match(text, scene.phrase.end) is None or cue("until").match(text, following.end) is None:
        return None
    return following if cue("joined").fullmatch(text, scene.phrase.end, following.start) is not None else None


def tells_of_its_event(scene: Scene, plan: Mentioned) -> bool:
    """Whether a sentence tells more of an announced event: 30일 개관식을 연다고 밝혔다. 이날 개관식에는."""
    text, end = scene.context.text, scene.phrase.end
    again = cue("event").search(text, end, min(scene.context.sentence_end(end), end + WINDOW))
    if again is None:
        return False
    start = max(scene.context.sentence_start(plan.start), plan.start - WINDOW)
    stop = min(scene.context.sentence_end(plan.end), plan.end + WINDOW)
    return text.find(again[0], start, stop) >= 0


def is_another_day(scene: Scene, named: Mentioned) -> bool:
    """Whether 이날 cannot be the day before it: a term (22일까지), or what its own sentence names again behind.

    이날 밀린 경기는 24일 열린다.
    """
    term = cue("until").match(scene.context.text, named.end) and not is_until(scene)
    if term and not scene.same_sentence(named.start):
        return True
    end, following = scene.context.sentence_end(scene.phrase.end), scene.next_phrase()
    if following is None or following.start >= end or following.start - scene.phrase.end <= _BRACKET:
        return False
    last, said = named.interval.last, following.slots
    return said.get("day") == last.day and said.get("month", last.month) == last.month


def is_since(scene: Scene, named: Mentioned) -> bool:
    """Whether 부터 stands behind a mention."""
    return cue("since").match(scene.context.text, named.end) is not None


def is_left_behind(scene: Scene) -> bool:
    """Whether the text goes on from a phrase to another: 지난 5일에 이어, 2021년 3월 이후."""
    return cue("left_behind").match(scene.context.text, scene.phrase.end) is not None


def is_as_of(scene: Scene, named: Mentioned) -> bool:
    """Whether a day is only that of the figures told: 31일 … 30일 기준 …; the story is at the later one."""
    current = scene.memory.current
    if current is None or current.interval.last <= named.interval.last:
        return False
    return cue("as_of").match(scene.context.text, scene.phrase.end) is not None
