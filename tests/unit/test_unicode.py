import pytest
import regex

from krnews import Text, normalize_unicode
from krnews._tables import read_table
from support import golden, label

WILD, CLEAN = golden("unicode/in-the-wild.json"), golden("unicode/negative.json")
TABLE = read_table("krnews", "unicode.toml")


@pytest.mark.parametrize("case", WILD, ids=label)
def test_is_given_its_form(case):
    assert normalize_unicode(case["original"]) == case["expected"]


@pytest.mark.parametrize("case", CLEAN, ids=label)
def test_well_formed_text_is_the_same_object(case):
    text = Text(case["original"])
    assert normalize_unicode(text) is text


@pytest.mark.parametrize("case", golden("unicode/known-failures.json"), ids=label)
@pytest.mark.xfail(strict=True, reason="see docs: limits")
def test_known_gap(case):
    assert normalize_unicode(case["original"]) == case["expected"]


class TestAlignment:
    def test_mended_syllables_lead_to_their_bytes(self):
        text = normalize_unicode("총 " + "투자액은 3조원".encode("cp949").decode("latin-1") + "이다")
        assert text == "총 투자액은 3조원이다"
        assert text.to_source(7, 10) == (11, 16)
        assert text.to_source(10, 12) == (16, 18)

    def test_a_broken_stretch_leaves_the_rest_copied(self):
        text = normalize_unicode("앞 " + "3조".encode().decode("latin-1") + " 뒤")
        assert text.to_source(0, 3) == (0, 3)
        assert text.to_source(3, 4) == (3, 6)
        assert text.to_source(4, 6) == (6, 8)

    def test_entities_broken_twice_lead_to_all_of_it(self):
        text = normalize_unicode("가&amp;nbsp;나")
        assert text == "가 나"
        assert text.to_source(1, 2) == (1, 11)
        assert text.to_source(2, 3) == (11, 12)

    def test_one_for_one_characters_stay_one_for_one(self):
        text = normalize_unicode("￦３，０００ ㆍ")
        assert [text.to_source(i, i + 1) for i in range(len(text))] == [(i, i + 1) for i in range(len(text))]

    def test_decomposed_syllables_lead_to_their_letters(self):
        text = normalize_unicode("\u1112\u1161\u11ab\u1100\u116e\u11a8 3조")
        assert text == "한국 3조"
        assert text.to_source(1, 2) == (3, 6)
        assert text.to_source(3, 5) == (7, 9)

    def test_goes_on_from_the_alignment_it_is_given(self):
        page = Text("광고|￦3,000&nbsp;이다")
        text = normalize_unicode(page[3:])
        assert text == "₩3,000 이다"
        assert text.to_source(0, 6) == (3, 9)

    def test_an_entity_inside_an_entity_leads_to_all_of_it(self):
        text = normalize_unicode("총 &#836&#49;;3조")
        assert text.to_source(2, 3) == (2, 13)
        assert text.to_source(3, 5) == (13, 15)


class TestEntities:
    def test_nested_without_end_are_unescaped_at_once(self):
        assert normalize_unicode("총 " + "&#59" * 500 + ";") == "총 ;"
        assert normalize_unicode("&" + "amp;" * 500 + "lt;") == "<"

    def test_what_breaks_a_name_keeps_what_stands_inside(self):
        assert normalize_unicode("&n b&lt;sp;") == "&n b<sp;"
        assert normalize_unicode("&nope&lt;;") == "&nope<;"


class TestMarks:
    def test_a_tower_is_put_in_its_order(self):
        tower = "\u0301\u0323" * 5_000
        text = normalize_unicode("가a" + tower + "나")
        assert text == "가\u1ea1" + "\u0323" * 4_999 + "\u0301" * 5_000 + "나"
        assert text.to_source(0, 1) == (0, 1)
        assert text.to_source(len(text) - 1, len(text)) == (10_002, 10_003)


class TestMojibake:
    def test_halves_of_a_character_are_joined(self):
        assert normalize_unicode("가\ud83d\ude00나") == "가😀나"

    @pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
    def test_a_page_with_lines_whole_and_broken(self, encoding):
        broken = "나루은행은 1200억원을 빌려준다.".encode(encoding).decode("latin-1")
        page = f"가온전자는 새 공장을 짓는다.\n{broken}\nCafé ‘나루’·포구"
        assert normalize_unicode(page).splitlines() == [
            "가온전자는 새 공장을 짓는다.",
            "나루은행은 1200억원을 빌려준다.",
            "Café ‘나루’·포구",
        ]

    def test_cp949_is_tried_before_its_bytes_are_taken_for_characters(self):
        broken = "수조원·수억원".encode("cp949").decode("latin-1")
        assert "\xa4" in broken
        assert normalize_unicode(broken) == "수조원·수억원"


class TestBadInput:
    @pytest.mark.parametrize("text", ["", " \n\t ", "\n" * 5])
    def test_nothing_to_do(self, text):
        assert normalize_unicode(text) == text

    @pytest.mark.parametrize(("value", "hint"), [(b"a", "decode it first"), (None, 'pass ""'), (7, "one page")])
    def test_what_is_no_text_is_refused(self, value, hint):
        with pytest.raises(TypeError, match=hint):
            normalize_unicode(value)

    def test_only_control_characters_leave_nothing(self):
        assert normalize_unicode("\x00\x01\u200b") == ""

    @pytest.mark.parametrize(
        "unit",
        [
            "&amp;",
            "&#38&#59;",
            "&a",
            "•",
            "’",
            "”가“ ",
            "Ã",
            "°¡",
            "\u1161",
            "\u200d",
            "😀\u200d\u200d",
            "\ud83d",
            "...",
            "0．",
        ],
    )
    def test_a_long_line_of_one_thing_comes_back(self, unit):
        once = normalize_unicode(unit * 20_000)
        assert len(once) <= len(unit) * 20_000


class TestTable:
    def test_every_entry_has_a_source_and_a_name_of_its_own(self):
        entries = [entry for key in ("character", "drop", "pattern") for entry in TABLE[key]]
        names = [entry["name"] for entry in entries]
        assert all(entry["seen"] for entry in [*entries, *TABLE["syllables"]])
        assert len(names) == len(set(names))

    def test_no_character_is_listed_twice(self):
        listed = "".join(entry["from"] for key in ("character", "drop") for entry in TABLE[key])
        assert len(listed) == len(set(listed))

    def test_characters_go_one_to_one(self):
        for entry in TABLE["character"]:
            assert len(entry["to"]) in (1, len(entry["from"])), entry["name"]

    @pytest.mark.parametrize("entry", [*TABLE["character"], *TABLE["drop"]], ids=lambda entry: entry["name"])
    def test_every_group_of_characters_is_in_a_case(self, entry):
        assert any(set(entry["from"]) & set(case["original"]) for case in WILD)

    @pytest.mark.parametrize("entry", TABLE["pattern"], ids=lambda entry: entry["name"])
    def test_every_pattern_is_in_a_case_and_knows_what_it_finds(self, entry):
        found = [found[0] for case in WILD for found in regex.finditer(entry["match"], case["original"])]
        assert found
        assert set(found) <= set(entry["to"]) or not entry["to"]

    def test_what_is_written_is_never_changed_again(self):
        written = "".join(entry["to"] for entry in TABLE["character"])
        listed = {char for key in ("character", "drop") for entry in TABLE[key] for char in entry["from"]}
        assert not set(written) & listed

    def test_common_syllables_are_syllables(self):
        common = "".join(TABLE["syllables"][0]["common"].split())
        assert len(set(common)) == len(common) == 400
        assert all("가" <= char <= "힣" for char in common)
