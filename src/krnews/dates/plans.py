"""Days to come: of which plan 이날, 같은 날 and an hour without a day tell more."""

from __future__ import annotations

from krnews.dates.beside import is_another_day, is_since, is_until, said_on_another_day, tells_of_its_event
from krnews.dates.scene import Mentioned, Scene

# A plan goes on for so many sentences, where nothing else is told between.
_PLAN_HOLDS = 3


def planned(scene: Scene) -> Mentioned | None:
    """The day to come of which a plan goes on: 16일 마감한다. 다온물산도 같은 날 마감한다."""
    named, shift = scene.memory.any_day, scene.phrase.slots["day_back"]
    if named is None or scene.published is None or shift < 0:
        return None
    if shift == 0 and is_another_day(scene, named):
        return _begun(scene, named)
    if shift > 0:  # 11일 행사를 마친 뒤 이튿날 명단을 발표한다
        ahead = scene.same_sentence(named.start) and named.interval.first > scene.published
        return named if ahead and scene.tense == "future" and not named.slots.get("day_back") else None
    if (plan := plan_gone_on_with(scene)) is not None:
        return plan
    near = named.interval.grain == "day" and scene.distance(named) <= _PLAN_HOLDS
    # 15일 비가 오겠다. 기상청은 이날 바람도 불겠다고 14일 예보했다
    if near and named.interval.first > scene.published and said_on_another_day(scene):
        return named
    if scene.distance(named) > 1 or named.interval.first <= scene.published < named.interval.last:
        return None
    context = scene.context
    # 28일 만날 것이라고 말했다. 이날 …: the story is at the day of speech
    spoken = context.quoted(named.start) or context.says("spoke", named.end, context.sentence_end(named.end))
    here, same_day = scene.same_sentence(named.start), scene.phrase.slots["base"] == "last"
    if named.interval.last <= scene.published or (spoken and not (here and same_day)):
        return None
    to_come = scene.tense == "future" and not context.tells_past(scene.phrase.end)
    if same_day and scene.tense != "past":
        # 25일 행사를 열고 같은 날 판다고 4일 밝혔다; 같은 날 … with its verb far away
        to_come = here or not context.tells_past(scene.phrase.end)
    return named if to_come or is_until(scene) else None


def _begun(scene: Scene, end: Mentioned) -> Mentioned | None:
    """The day on which begins what ends on a day: 15일 축제가 17일까지 열린다. 같은 날 다온군에서도 열린다."""
    plan = scene.memory.plan
    if plan is None or plan is end or scene.phrase.slots["base"] != "last" or scene.distance(plan) > 1:
        return None
    begun = scene.published is not None and plan.interval.last > scene.published
    return plan if begun and scene.tense != "past" and not scene.context.tells_past(scene.phrase.end) else None


def plan_gone_on_with(scene: Scene) -> Mentioned | None:
    """The day of the plan of which the sentences behind tell more, as long as nothing is told as past.

    4일 막을 올린다. 사회는 두 배우가 맡는다. 이날 오후 6시에는 …
    With its hour or its event also behind 4일 개막식을 연다고 2일 밝혔다.
    """
    plan, context = scene.memory.plan, scene.context
    if plan is None or not 1 <= scene.distance(plan) <= _PLAN_HOLDS or plan.interval.grain != "day":
        return None
    here = scene.memory.any_day
    if here is not None and here.start > plan.start and scene.same_sentence(here.start):
        return None  # 이날 기상청에 따르면 태풍은 이날 오후 1시 지나간다
    slots = scene.phrase.slots
    announced = "day_back" in slots and scene.distance(plan) == 1
    announced = announced and ("hour" in slots or tells_of_its_event(scene, plan))
    sure = announced or ("day_back" in slots and _back_from_figures(scene, plan))
    since = is_since(scene, plan) and "hour" not in plan.slots
    if not sure and (scene.memory.any_day is not plan or since):
        return None
    untold = scene.tense is None and "hour" in slots and scene.distance(plan) == 1
    if not (scene.tense == "future" or untold) or scene.quoted or context.tells_past(scene.phrase.end):
        return None
    return plan if sure or not context.says("past", plan.end, scene.phrase.start) else None


def _back_from_figures(scene: Scene, plan: Mentioned) -> bool:
    """Whether what stands between a plan and the phrase only told how it was: 5일 공개한다. 9월에는 줄었다. 이날은."""
    context, memory = scene.context, scene.memory
    if context.quoted(plan.start) or context.says("spoke", plan.end, context.sentence_end(plan.end)):
        return False
    topic = context.topic(scene.phrase.start)
    if topic is not None and topic == context.topic(plan.start):
        return True
    return memory.current is None and memory.period is not None and memory.period.start > plan.end
