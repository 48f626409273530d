"""The tables of the spacing: every entry compiles, has a source, and is hit by a case."""

from typing import NamedTuple

import pytest
import regex

from krnews._tables import read_table
from krnews.spacing.channel import Channel, losses
from krnews.spacing.features import ATOMS, TEMPLATES, gaps
from krnews.spacing.gate import doubtful, may_have_lost
from krnews.spacing.tokens import columns
from krnews.spacing.typography import _stretches, closed, opened
from support import golden

RULES = read_table("krnews.spacing", "typography.toml")["rule"]
GROUPS = read_table("krnews.spacing", "names.toml")["group"]
NAMES = [name for group in GROUPS for name in group["names"]]
KEYS = ("at", "span", "open")


def pattern(rule):
    return rule[next(key for key in KEYS if key in rule)]


HITS = {
    "closing-mark": "53.6%", "opening-mark": "(약", "middle-dot": "대전·충남", "number": "7만5,000", "latin": "K-2",
    "hanja-pair": "岸田", "numeral": "4만2150원", "percent-particle": "90%까지",
    "company": "QN홀딩스", "inside-a-character": "가\u0301나", "minute-of-a-game": "이솔(전45분",
    "percent-point": "0.25%포인트", "percent-or": "20%나 비싼",
    "particle-behind-a-title": "<새벽>이 천만", "docket": "2023나79427",
}  # fmt: skip


class TestTypography:
    def test_entries_are_unique_and_sourced(self):
        assert len({rule["name"] for rule in RULES}) == len(RULES)
        assert len({pattern(rule) for rule in RULES}) == len(RULES)
        for rule in RULES:
            assert rule["seen"]
            assert sum(key in rule for key in KEYS) == 1
            assert ("at" in rule) != ("has" in rule)
            regex.compile(pattern(rule))

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
    def test_every_rule_is_hit_by_a_case(self, rule):
        if "at" in rule:
            text = HITS[rule["name"]]
            assert any(regex.compile(rule["at"]).match(text, at) for at in range(1, len(text)))
        else:
            texts = [case["text"] for name in ("negative", "in-the-wild") for case in golden(f"spacing/{name}.json")]
            hit = [text for text in texts if regex.search(pattern(rule), text)]
            assert hit
            assert all(any(mark in text for mark in rule["has"]) for text in hit)

    def test_no_place_lies_between_two_syllables_of_hangul(self):
        text = "".join(HITS.values()) + "씩밖에까지조3천만5억가나 다라"
        for rule in RULES:
            if "at" in rule:
                shut = [at for at in range(1, len(text)) if regex.compile(rule["at"]).match(text, at)]
                assert not any(regex.match("[가-힣]{2}", text[at - 1 : at + 1]) for at in shut)

    def test_an_entity_makes_no_code_of_its_line(self):
        assert closed("&quot;이날회의", range(1, 10)) <= set(range(1, 7))

    @pytest.mark.parametrize("end", ["\n", "\r", "\v", "\x1c", "\x85", "\u2028"])
    def test_a_table_row_ends_where_its_line_ends(self, end):
        text = f"이날회의{end}가|나|다{end}내년예산"
        assert closed(text, []) == set(range(6, 10))


def shut(text):
    """The text with a bar where no space is put."""
    held = closed(text, range(1, len(text)))
    return "".join("|" * (at in held) + char for at, char in enumerate(text))


class TestNames:
    def test_names_are_unique_and_sourced(self):
        assert len(set(NAMES)) == len(NAMES)
        assert all(group["of"] and group["seen"] for group in GROUPS)

    def test_names_are_of_two_scripts_or_read_as_several_words(self):
        for name in NAMES:
            assert regex.fullmatch(r"[가-힣A-Za-z0-9&]{2,}", name)
            assert regex.search("[가-힣]", name), "letters and digits are held together by a rule"
            assert len(name) > 2 or regex.search("[A-Za-z0-9]", name)

    @pytest.mark.parametrize("name", NAMES)
    def test_a_name_is_kept_whole_whatever_stands_beside_it(self, name):
        for text in (name, f"이날{name}는", f"‘{name}’", f"개발사{name}의새제품"):
            start = text.index(name)
            assert set(range(start + 1, start + len(name))) <= closed(text, range(1, len(text)))

    def test_what_follows_a_name_is_not_held(self):
        assert shut("이날오픈AI는챗GPT주가를") == "이날오|픈|A|I는챗|G|P|T주가를"

    @pytest.mark.parametrize("text", ["카카오TX", "오픈AIM", "XSK하이닉스", "1HD현대"])
    def test_a_name_inside_other_letters_is_none(self, text):
        changes = [at for at in range(1, len(text)) if text[at - 1].isascii() != text[at].isascii()]
        assert not closed(text, changes)

    def test_a_space_after_all_is_no_name(self):
        assert closed("SK 하이닉스", [2, 3]) == set()


class TestBylines:
    @pytest.mark.parametrize(
        ("text", "held"),
        [
            ("밝혔다.한누리·정다온기자spring@example.com", "한|누|리 정|다|온"),
            ("(서울=가람통신)정다온특파원=", "정|다|온"),
            ("정다온 논설위원", "정|다|온"),
            ("남궁다온 객원기자(사진)", "남|궁|다|온"),
            ("한누리·정다온 기자", "한|누|리 정|다|온"),
            ("한누리,정다온 기자 spring@example.com", "한|누|리 정|다|온"),
            ("이사실을안기자가", ""),
            ("이 사실을 안 기자(記者)", ""),
            ("말을 들은 정다온 기자는", ""),
            ("그곳에는 이날 기자", ""),
        ],
    )
    def test_names_before_their_title(self, text, held):
        assert regex.findall(r"[가-힣](?:\|[가-힣])+", shut(text)) == held.split()

    def test_a_word_ends_before_the_mail_of_a_reporter(self):
        assert opened("정다온 기자spring@example.com") == {6}
        assert opened("기자spring, 편지spring@example.com") == set()

    def test_a_mail_address_begins_with_its_letters(self):
        assert shut("기자a@b.kr") == "기자a|@|b|.|k|r"

    def test_a_byline_is_found_at_the_end_of_a_long_text_and_beside_another(self):
        byline = "정다온 기자 spring@example.com "
        for text in (
            "가나다라 " * 30 + byline,
            byline * 3 + "가나다라 " * 30 + byline,
            byline + "가나다라 " * 6 + byline,
        ):
            names = [at + 1 for at in range(len(text)) if text.startswith("정다온", at)]
            assert len(names) == text.count("정다온")
            assert {at + step for at in names for step in (0, 1)} <= closed(text, [])

    def test_windows_cover_what_lies_within_reach_of_a_mark_once(self):
        rule = next(rule for rule in _stretches() if rule.reach)
        text = "기자" + "가" * 50 + "기자" + "나" * 200 + "기자"
        assert list(rule.windows(text)) == [(0, 94), (214, 296)]
        assert list(rule.windows("기자" * 5000)) == [(0, 10_040)]


class TestWords:
    def test_evidence_rises_with_the_length_of_a_word(self):
        table = read_table("krnews.spacing", "words.toml")
        assert table["words"]["seen"]
        assert table["doubt"]["seen"]
        evidence = table["words"]["evidence"]
        assert evidence[4:] == sorted(evidence[4:])

    def test_a_lossy_line_in_an_intact_document_raises_doubt(self):
        intact = "국회는 이날 본회의를 열었다. " * 20
        assert not may_have_lost(intact)
        assert may_have_lost(intact + "이날회의에서는내년예산을논의했다고대변인이전했다.")

    def test_text_without_hangul_raises_none(self):
        assert not may_have_lost("short text")

    def test_a_short_text_is_in_doubt_as_a_whole(self):
        text = "  한빛시는 다리를 놓는다. "
        assert doubtful(text) == [(0, len(text))]

    def test_what_is_in_doubt_has_four_words_around_it(self):
        intact = "국회는 이날 본회의를 열었다. "
        text = intact * 20 + "이날회의에서는내년예산을논의했다. " + intact * 20
        ((start, end),) = doubtful(text)
        assert text[start:end] == intact + "이날회의에서는내년예산을논의했다. " + intact.strip()

    def test_stretches_that_touch_are_one_and_others_are_not(self):
        intact, lossy = "국회는 이날 본회의를 열었다. ", "이날회의에서는내년예산을논의했다. "
        assert len(doubtful(intact * 9 + lossy + intact * 2 + lossy + intact * 9)) == 1
        assert len(doubtful(intact * 9 + lossy + intact * 9 + lossy + intact * 9)) == 2

    def test_an_intact_text_has_no_stretch_in_doubt(self):
        assert doubtful("국회는 이날 본회의를 열었다. " * 20) == []


class Token(NamedTuple):
    """What is asked of Kiwi's."""

    form: str
    tag: str
    start: int
    len: int
    oov: bool
    score: float


def token(form, *, tag="NNP", start=0, length, oov=False, score=-5.0):
    return Token(form, tag, start, length, oov, score)


class TestColumns:
    def test_stretches_stand_one_behind_the_other(self):
        found = columns(
            [(3, [token("가", length=1), token("나", start=1, length=1)]), (9, []), (10, [token("다", length=1)])]
        )
        assert found.start == [3, 4, 10]
        assert found.length == [1, 1, 1]
        assert columns([(0, [])]).start == []

    def test_numbers_are_alike_and_so_are_verbs_of_both_kinds(self):
        listed = [token("3", tag="SN", length=1), token("가", tag="VV-R", length=1), token("15", tag="SN", length=2)]
        found = columns([(0, [*listed, token("가", tag="VV-I", length=1)])])
        assert found.form[0] == found.form[2]
        assert found.tag[1] == found.tag[3] != found.tag[0]
        assert found.form[1] == found.form[3] != found.form[0]

    def test_what_kiwi_says_stands_in_the_same_order(self):
        found = columns([(0, [token("가", length=1, oov=True, score=-1.5), token("나", start=1, length=1)])])
        assert found.oov == [True, False]
        assert found.score == [-1.5, -5.0]


class TestFeatures:
    def test_templates_name_known_atoms(self):
        assert len(set(TEMPLATES)) == len(TEMPLATES)
        assert {atom for names in TEMPLATES for atom in names} <= set(ATOMS)

    def test_gaps_do_not_cross_lines(self):
        found = gaps("가나 다\n라마", columns([]))
        assert found.at.tolist() == [1, 3, 6]
        assert found.spaced.tolist() == [False, True, False]
        assert found.keys.shape == (2, len(TEMPLATES))

    def test_a_name_of_several_words_is_parted_where_its_form_has_a_space(self):
        name = token("사디오 마네", length=5)
        assert columns([(10, [name])]).parted == [13]
        plain = gaps("사디오마네", columns([(0, [token("사디오마네", length=5)])]))
        named = gaps("사디오마네", columns([(0, [name])]))
        seams = [row for row, names in enumerate(TEMPLATES) if names == ("seam",)]
        assert (plain.keys != named.keys)[:, seams].ravel().tolist() == [False, False, True, False]

    def test_a_form_whose_letters_are_not_those_of_the_text_parts_nothing(self):
        assert columns([(0, [token("사디오 마네", length=6)])]).parted == []

    @pytest.mark.parametrize("said", [{"oov": True}, {"score": -12.0}])
    def test_what_kiwi_says_of_a_token_is_known_at_the_gap_before_it(self, said):
        between = [
            gaps("가나다라", columns([(0, [token("가나", length=2), token("다라", start=2, length=2, **more)])])).keys[
                1
            ]
            for more in ({}, said)
        ]
        assert between[0].tolist() != between[1].tolist()

    def test_scores_beyond_the_last_step_are_alike(self):
        told = [
            gaps("가나", columns([(0, [token("가", length=1), token("나", start=1, length=1, score=s)])]))
            for s in (-20, -90)
        ]
        assert told[0].keys.tolist() == told[1].keys.tolist()

    def test_lines_do_not_see_each_other(self):
        alone, beside = gaps("라마바", columns([])), gaps("가나다\n라마바", columns([]))
        assert beside.keys[-2:].tolist() == alone.keys.tolist()


class TestChannel:
    SURE = 0.99

    def test_nothing_is_missing_where_spaces_stand(self):
        missing, _ = losses([self.SURE] * 30, [True] * 30, Channel())
        assert missing == [0] * 30

    def test_one_lost_space_among_many_kept_is_a_slip(self):
        spaced = [True] * 40 + [False] + [True] * 40
        assert losses([self.SURE] * 81, spaced, Channel())[0][40] < 0.5

    def test_a_stretch_that_lost_all_is_mended(self):
        spaced = [True] * 40 + [False] * 10 + [True] * 40
        missing, rates = losses([self.SURE] * 90, spaced, Channel())
        assert min(missing[41:49]) > 0.9
        assert max(*rates[:30], *rates[-30:]) < 0.1

    def test_no_gap(self):
        assert losses([], [], Channel()) == ([], [])
