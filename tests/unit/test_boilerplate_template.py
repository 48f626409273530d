"""Learning what repeats on the pages of one outlet."""

import json
import re

import pytest

from krnews import Template, segment, strip_boilerplate

STORIES = [
    "한별시가 강변에 숲길을 낸다. 예산은 48억원이다.",
    "나래시는 빈집을 고쳐 청년에게 빌려준다. 월세는 3만원이다.",
    "새솔군에 겨울 철새가 돌아왔다. 지난해보다 늘었다.",
    "달빛읍 장터가 주말에 다시 열렸다. 상인은 반겼다.",
    "물빛거리에는 신호등이 없다. 사람의 눈이 신호등이다.",
    "강나루도가 둑길에 벚나무를 심는다. 모두 천 그루다.",
    "물새도 입학식에는 신입생이 한 명이었다. 섬이 모였다.",
    "한별시 도서관이 밤 11시까지 문을 연다. 학생이 반겼다.",
]
TAIL = "물빛편지는 금요일마다 옵니다 · 신청은 아래 그림에서"
REPORTERS = ["이든", "서다온", "윤슬", "강은솔", "도담", "한결", "은가람", "마루한"]


def flat(number, tail=TAIL):
    name = REPORTERS[number % len(REPORTERS)]
    return f"{STORIES[number % len(STORIES)]}{name} 기자 r{number}@example.com {tail} 제{number}호"


def lines(number):
    return "\n".join(
        [
            "오늘의 물빛", f"{number}월의 목소리", STORIES[number % len(STORIES)].replace(". ", ".\n"),
            "물빛은 독자와 함께 걷습니다.", "손을 잡으면 길이 됩니다.",
        ]
    )  # fmt: skip


class TestLearn:
    def test_tails_that_no_rule_knows(self):
        template = Template.learn(map(flat, range(6)))
        for number in (6, 7):
            page = flat(number)
            assert TAIL in strip_boilerplate(page)
            assert strip_boilerplate(page, template=template) == STORIES[number]

    def test_lines_that_no_rule_knows(self):
        template = Template.learn(map(lines, range(6)))
        kept = strip_boilerplate(lines(7), template=template)
        assert kept == STORIES[7].replace(". ", ".\n")
        assert "손을 잡으면" in strip_boilerplate(lines(7))

    def test_is_better_by_a_number(self):
        template = Template.learn(map(flat, range(6)))
        words = [set(STORIES[number].split()) for number in range(8)]

        def precision(**options):
            kept = [strip_boilerplate(flat(number), **options).split() for number in range(8)]
            right = sum(len([word for word in out if word in want]) for out, want in zip(kept, words, strict=True))
            return right / sum(map(len, kept))

        assert precision() < 0.7
        assert precision(template=template) == 1.0

    def test_names_numbers_and_addresses_are_masked(self):
        units = Template.learn(map(flat, range(6))).units
        assert all("이든" not in unit and "r1@" not in unit for unit in units)
        assert any("○" in unit and "@" in unit for unit in units)

    def test_a_sentence_of_one_page_is_never_learned(self):
        pages = [flat(number) for number in range(8)]
        units = Template.learn(pages, share=0.01).units
        assert all(count >= 2 for count in units.values())
        assert not any(story in unit for story in STORIES for unit in units)

    def test_reports_that_differ_in_figures_only_are_stories(self):
        pages = [
            f"코스피는 전 거래일보다 {number}.{number}포인트 오른 2,6{number}0.12로 마감했다." for number in range(1, 9)
        ]
        assert Template.learn(pages).units == {}
        assert strip_boilerplate(pages[0], template=Template.learn(pages)) == pages[0]

    def test_copies_of_a_page_count_once(self):
        assert Template.learn([STORIES[0]] * 10).units == {}
        assert Template.learn([flat(0)] * 10).pages == 1

    def test_share(self):
        pages = [f"{story}{TAIL}" for story in STORIES[:3]] + STORIES[3:]
        assert list(Template.learn(pages).units) == [TAIL]
        assert Template.learn(pages, share=0.5).units == {}
        for share in (0, -1, 1.5):
            with pytest.raises(ValueError, match="share"):
                Template.learn(pages, share=share)

    def test_nothing_to_learn(self):
        assert Template.learn([]).units == {}
        assert Template.learn(["", " ", "\n"]).units == {}
        with pytest.raises(TypeError, match=r"Template\.learn\(\) reads str"):
            Template.learn([b"page"])
        for single in ("page", b"page"):
            with pytest.raises(TypeError, match="got a single one"):
                Template.learn(single)


class TestUse:
    def test_what_it_decided_is_called_template(self):
        template = Template.learn(map(flat, range(6)))
        page = flat(7)
        named = [page[part.start : part.end] for part in segment(page, template=template) if part.rule == "template"]
        assert any(TAIL in words for words in named)

    def test_segments_tile_with_a_template_too(self):
        template = Template.learn(map(flat, range(6)))
        for page in (flat(7), f"{TAIL}\n{flat(3)}\n{TAIL}", TAIL, ""):
            assert "".join(page[part.start : part.end] for part in segment(page, template=template)) == page

    def test_stripping_twice_changes_nothing(self):
        template = Template.learn(map(lines, range(6)))
        once = strip_boilerplate(lines(7), template=template)
        assert strip_boilerplate(str(once), template=template) == once

    def test_furniture_glued_to_the_front(self):
        head = "이 그림을 누르면 크게 볼 수 있어요?"
        template = Template.learn(f"{head}{story}" for story in STORIES[:6])
        assert strip_boilerplate(f"{head}{STORIES[7]}", template=template) == STORIES[7]


class TestFiles:
    def test_saved_and_loaded(self, tmp_path):
        template = Template.learn(map(flat, range(6)))
        template.save(tmp_path / "outlet.json")
        loaded = Template.load(tmp_path / "outlet.json")
        assert loaded == template
        assert loaded.pages == 6
        assert json.loads((tmp_path / "outlet.json").read_text(encoding="utf-8"))["format"] == 1

    @pytest.mark.parametrize(
        "text",
        [
            "", "[]", "{}", "null", '{"format": 1, "pages": 2, "units": 3}', "3", "[" * 100_000,
            '{"format": 1, "pages": Infinity, "units": {}}',
        ],
        ids=range(8),
    )  # fmt: skip
    def test_a_file_that_is_no_template(self, text):
        with pytest.raises(ValueError, match="not a template"):
            Template.from_json(text)

    def test_a_later_format(self):
        text = '{"format": 2, "pages": 1, "units": {}}'
        with pytest.raises(ValueError, match=re.escape("format 2")):
            Template.from_json(text)

    def test_says_what_it_holds(self):
        assert repr(Template({"가나": 3}, 4)) == "<Template of 4 pages: 1 units>"
        assert Template({}, 0) != 3
