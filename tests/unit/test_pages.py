"""The example pages, read end to end, against what a person marked in them. Floors are lowered only on purpose."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from krnews import extract_amounts, extract_dates, normalize_spacing, parse, segment, strip_boilerplate
from support import CASES, page

PAGES = ["pressreader", "widget", "plain", "bilingual", "wire"]
CONTENT = {"title", "deck", "heading", "body"}
FLOORS = {"kinds": 0.98, "amounts": 0.98, "dates": 0.97, "spacing": 0.95}


def gold(name):
    return json.loads((CASES / "pages" / f"{name}.json").read_text(encoding="utf-8"))


def lines(text):
    """Line number -> its span."""
    spans, at = {}, 0
    for number, line in enumerate(text.split("\n"), 1):
        spans[number] = (at, at + len(line))
        at += len(line) + 1
    return spans


def kind_of(span, segments):
    """The kind that most of a span is of."""
    return max(segments, key=lambda x: min(span[1], x.end) - max(span[0], x.start)).kind


def near(item, found):
    return [x for x in found if x.start < item["end"] and item["start"] < x.end]


def outside_tickers(name, found):
    """What was found in lines that hold no prices of coins and shares."""
    kinds = {line["line"]: line["kind"] for line in gold(name)["lines"]}
    spans = [span for number, span in lines(page(name)).items() if kinds.get(number) != "ticker"]
    return [x for x in found if any(a <= x.start < b for a, b in spans)]


def is_amount(item, found):
    low, high = (None if item[key] is None else Decimal(item[key]) for key in ("low", "high"))
    wanted = {item["currency"], "KRW"} if item.get("bare") else {item["currency"]}
    return any((x.low, x.high) == (low, high) and x.currency in wanted for x in near(item, found))


def is_date(item, found):
    if item["value"].endswith("_REF"):  # a vague word: to find it is enough
        return bool(near(item, found))
    if item["first"] is None:
        return any(x.value == item["value"] for x in near(item, found))
    first, last = dt.date.fromisoformat(item["first"]), dt.date.fromisoformat(item["last"])
    inside = bool(item["mod"])
    return any(
        x.first and x.last and ((x.first, x.last) == (first, last) or (inside and first <= x.first <= x.last <= last))
        for x in near(item, found)
    )


def spaces(text):
    """Between which letters spaces stand."""
    at, letters = set(), 0
    for char in text:
        if char.isspace():
            at.add(letters)
        else:
            letters += 1
    return at - {0, letters}


def squash(text):
    return "".join(text.split())


def share(right):
    return sum(right) / len(right)


class TestGold:
    @pytest.mark.parametrize("name", PAGES)
    def test_offsets_lie_in_their_line_and_say_their_text(self, name):
        text, marked = page(name), gold(name)
        spans = lines(text)
        for item in marked["amounts"] + marked["dates"]:
            assert text[item["start"] : item["end"]] == item["text"]
            assert spans[item["line"]][0] <= item["start"] < item["end"] <= spans[item["line"]][1]

    @pytest.mark.parametrize("name", PAGES)
    def test_every_line_has_a_kind(self, name):
        filled = [number for number, (a, b) in lines(page(name)).items() if page(name)[a:b].strip()]
        assert [line["line"] for line in gold(name)["lines"]] == filled

    def test_spaced_lines_have_the_letters_of_the_page(self):
        text, spans = page("pressreader"), lines(page("pressreader"))
        for unit in gold("pressreader")["spacing"]:
            a, b = spans[unit["line"]]
            assert squash(text[a:b]) == squash(unit["gold"])


class TestPages:
    @pytest.mark.parametrize("name", PAGES)
    def test_kinds(self, name):
        text = page(name)
        found, spans = segment(text), lines(text)
        right = [kind_of(spans[line["line"]], found) == line["kind"] for line in gold(name)["lines"]]
        assert share(right) >= FLOORS["kinds"]

    @pytest.mark.parametrize("name", [name for name in PAGES if name != "wire"])
    def test_no_line_of_the_story_is_lost_and_no_other_kept(self, name):
        text = page(name)
        spans, story = lines(text), squash(strip_boilerplate(text))
        for line in gold(name)["lines"]:
            written = squash(text[slice(*spans[line["line"]])])
            if line["kind"] in CONTENT:
                assert written in story, line
            elif len(written) > 9:
                assert written not in story, line

    def test_a_story_on_one_line_is_kept_whole(self):
        text, inline = page("wire"), gold("wire")["spans"]
        story = text[inline[0]["end"] : inline[1]["start"]]
        assert squash(story) in squash(strip_boilerplate(text))

    @pytest.mark.parametrize("kind", ["dateline", "copyright", "byline"])
    def test_what_is_glued_to_it_is_peeled(self, kind):
        text = page("wire")
        (span,) = [span for span in gold("wire")["spans"] if span["kind"] == kind]
        assert squash(text[span["start"] : span["end"]]) not in squash(strip_boilerplate(text))

    def test_amounts(self):
        missed, false, total, out = [], [], 0, 0
        for name in PAGES:
            wanted, found = gold(name)["amounts"], outside_tickers(name, extract_amounts(page(name)))
            missed += [(name, item["text"]) for item in wanted if not is_amount(item, found)]
            false += [(name, x.text) for x in found if not any(near(item, [x]) for item in wanted)]
            total, out = total + len(wanted), out + len(found)
        assert 1 - len(missed) / total >= FLOORS["amounts"], missed
        assert 1 - len(false) / out >= FLOORS["amounts"], false

    def test_dates(self):
        missed, false, total, out = [], [], 0, 0
        for name in PAGES:
            published = dt.date.fromisoformat(gold(name)["published"])
            wanted, found = gold(name)["dates"], extract_dates(page(name), published=published)
            missed += [(name, item["text"], item["value"]) for item in wanted if not is_date(item, found)]
            found = outside_tickers(name, found)
            false += [(name, x.text, x.value) for x in found if not any(near(item, [x]) for item in wanted)]
            total, out = total + len(wanted), out + len(found)
        assert 1 - len(missed) / total >= FLOORS["dates"], missed
        assert 1 - len(false) / out >= FLOORS["dates"], false

    def test_lost_spaces_come_back(self):
        text, spans = page("pressreader"), lines(page("pressreader"))
        hits = wanted = put = 0
        for unit in gold("pressreader")["spacing"]:
            spaced = normalize_spacing(text[slice(*spans[unit["line"]])])
            assert squash(spaced) == squash(unit["gold"])
            hits += len(spaces(spaced) & spaces(unit["gold"]))
            wanted, put = wanted + len(spaces(unit["gold"])), put + len(spaces(spaced))
        assert 2 * hits / (wanted + put) >= FLOORS["spacing"]

    @pytest.mark.parametrize("name", [name for name in PAGES if name != "pressreader"])
    def test_well_spaced_stories_come_back_unchanged(self, name):
        story = strip_boilerplate(page(name))
        assert normalize_spacing(story) == story

    @pytest.mark.parametrize("name", PAGES)
    def test_parse_leads_back_to_the_page(self, name):
        text = page(name)
        article = parse(text, published=dt.date.fromisoformat(gold(name)["published"]))
        assert article.body
        assert all(text[x.start : x.end] == x.text for x in (*article.amounts, *article.dates))


def test_a_page_that_stands_twice_says_the_same():
    page = (
        "새 다리 다음 달 연다\n걸어서 십 분, 한별과 나루가 이어진다\n입력 2024-05-03 09:10\n공유하기\n\n"
        "한별시는 다음 달 9일 새 다리를 연다고 3일 밝혔다. 공사에는 3조 9000억 원이 들었다.\n\n"
        "■ 왜 다리를 놓았나\n\n강을 건너는 사람이 하루 4만 명을 넘었지만 길은 하나뿐이었다고 시는 설명했다.\n\n"
        "- 돈은 누가 냈나\n\n나라와 시가 반씩 냈다. 시는 내년까지 길도 넓히기로 했다고 덧붙였다.\n"
        "한누리 기자 nuri@example.com\n\n많이 본 뉴스\n1 한별시 예산 3조 원 넘는다\n2 새 공원 문 연다\n"
    )
    once, twice = parse(page), parse(page + page)
    assert "■ 왜 다리를 놓았나" in once.body
    assert once.deck == "걸어서 십 분, 한별과 나루가 이어진다"
    for part in ("title", "deck", "byline", "published"):
        assert getattr(twice, part) == getattr(once, part)
    assert twice.body.split() == once.body.split()
    assert len(twice.amounts) == len(once.amounts)
