import copy
import functools
import pickle

import pytest

from krnews import Text, compose


class TestText:
    def test_is_a_str(self):
        text = Text("3조 원")
        assert isinstance(text, str)
        assert text == "3조 원"
        assert hash(text) == hash("3조 원")
        assert f"{text}!" == "3조 원!"
        assert {"3조 원": 1}[text] == 1

    def test_of_a_text_is_the_same_text(self):
        text = Text("가").edit([(0, 0, "나")])
        assert Text(text) is text

    @pytest.mark.parametrize(
        ("value", "hint"),
        [(b"abc", "decode it first"), (None, 'pass ""'), (3, "pass the text of one page")],
    )
    def test_not_a_str_says_what_to_do(self, value, hint):
        with pytest.raises(TypeError, match=hint):
            Text(value)

    def test_offsets_survive_deletion_insertion_and_replacement(self):
        text = Text("광고|2년간29억&nbsp;달러").edit([(0, 3, ""), (6, 6, " "), (9, 15, " ")])
        assert text == "2년간 29억 달러"
        assert text.to_source(4, 7) == (6, 9)
        assert text.to_source(8, 10) == (15, 17)
        assert text.to_source(7, 8) == (9, 15)
        assert text.to_source(3, 4) == (6, 6)
        assert text.to_source(0, len(text)) == (3, 17)
        assert text.from_source(15, 17) == (8, 10)
        assert text.from_source(0, 3) == (0, 0)
        assert text.from_source(10, 12) == (7, 8)

    def test_what_was_added_behind_an_untouched_text_stands_nowhere(self):
        text = Text("가나").edit([(2, 2, "다")]).edit([(0, 1, "")])
        assert text == "나다"
        assert text.to_source(0, 1) == (1, 2)
        assert text.to_source(1, 2) == (2, 2)

    def test_span_stops_before_a_deletion_behind_it(self):
        text = Text("본문[광고]끝").edit([(2, 6, "")])
        assert text.to_source(0, 2) == (0, 2)
        assert text.to_source(2, 3) == (6, 7)

    def test_edits_of_edits_lead_to_the_first_source(self):
        text = Text("abcdef").edit([(1, 3, "")]).edit([(1, 1, "-")]).edit([(2, 3, "XYZ")])
        assert text == "a-XYZef"
        assert text.source == "abcdef"
        assert text.to_source(2, 5) == (3, 4)
        assert text.to_source(5, 7) == (4, 6)

    def test_slices_stay_aligned(self):
        text = Text("0123456789").edit([(2, 4, "")])
        assert text[1:4].source == "0123456789"
        assert text[1:4].to_source(1, 3) == (4, 6)
        assert text[1:4][1:].to_source(0, 1) == (4, 5)
        assert text[-1] == "9"
        assert text[-1].to_source(0, 1) == (9, 10)

    def test_slice_inside_a_replacement_keeps_its_stretch(self):
        text = Text("a…b").edit([(1, 2, "...")])
        assert text[2:3].to_source(0, 1) == (1, 2)
        assert text[2:5].to_source(0, 2) == (1, 2)

    def test_strip_and_lines_stay_aligned(self):
        text = Text("  첫 줄\r\n둘째 \n")
        assert text.strip().to_source(0, 1) == (2, 3)
        assert [line.to_source(0, len(line)) for line in text.splitlines()] == [(0, 5), (7, 10)]
        assert text.splitlines(keepends=True)[0] == "  첫 줄\r\n"

    def test_a_slice_with_a_step_is_a_plain_str(self):
        for taken, expected in ((Text("abc")[::2], "ac"), (Text("abc")[::-1], "cba")):
            assert taken == expected
            assert type(taken) is str

    @pytest.mark.parametrize("key", ["a", 1.0, None])
    def test_an_index_is_a_number(self, key):
        with pytest.raises(TypeError):
            Text("abc")[key]

    def test_index_out_of_range(self):
        with pytest.raises(IndexError):
            Text("abc")[3]

    @pytest.mark.parametrize("span", [(-1, 1), (2, 1), (0, 4)])
    def test_span_outside_names_the_bounds(self, span):
        with pytest.raises(IndexError, match="<= 3"):
            Text("abc").to_source(*span)

    @pytest.mark.parametrize("edits", [[(2, 1, "")], [(0, 4, "")], [(1, 2, ""), (0, 1, "")], [(0, 2, ""), (1, 2, "")]])
    def test_bad_edits_are_refused(self, edits):
        with pytest.raises(ValueError, match="sorted edits"):
            Text("abc").edit(edits)

    @pytest.mark.parametrize("edits", [[(0, 1, None)], [(0, 1)], (0, 1, "x"), ["ab"], [("0", 1, "x")]])
    def test_edits_of_another_shape_are_refused(self, edits):
        with pytest.raises(TypeError, match=r"\(start, end, replacement\) for each edit"):
            Text("abc").edit(edits)

    @pytest.mark.parametrize(
        ("old", "new", "word", "expected"),
        [
            ("  가온 나루  ", "가온 나루", "나루", (5, 7)),
            ("가온 나루", "[가온 나루]", "나루", (3, 5)),
            ("투자 3조 원, 다음 투자 2조 원", "출자금 3조 원, 다음 출자금 2조 원", "2조", (15, 17)),
            ("(서울) 가온은 나루를 샀다. (끝)", "가온은 나루를 판다.", "나루를", (9, 12)),
            ("앞 가온 뒤 나루", "뒤 나루 앞 가온", "가온", (2, 4)),
        ],
    )
    def test_rewrite_copies_what_is_alike(self, old, new, word, expected):
        text = Text(old).rewrite(new)
        at = text.index(word)
        assert text == new
        assert text.to_source(at, at + len(word)) == expected

    def test_rewrite_does_not_guess_where_a_letter_came_from(self):
        assert Text("가나가나가").rewrite("나").to_source(0, 1) == (0, 5)

    @pytest.mark.parametrize("new", [None, b"x", 3])
    def test_rewrite_takes_text(self, new):
        with pytest.raises(TypeError, match=r"Text.rewrite\(\) reads str"):
            Text("abc").rewrite(new)

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickles_with_its_alignment(self, protocol):
        text = Text("a&amp;b").edit([(1, 6, "&")])[1:]
        for other in (pickle.loads(pickle.dumps(text, protocol)), copy.deepcopy(text), copy.copy(text)):
            assert type(other) is Text
            assert other == "&b"
            assert other.source == "a&amp;b"
            assert other.to_source(0, 1) == (1, 6)

    def test_repr(self):
        assert repr(Text("3조")) == "Text('3조')"

    def test_alignment_grows_with_edits_not_with_characters(self):
        text = Text("가" * 100_000).edit([(50_000, 50_000, " ")])
        assert len(text._alignment) == 2


def shout(text):
    return text.upper()


class TestCompose:
    def test_applies_from_left_to_right(self):
        assert compose(str.strip, shout)(" a ") == "A"

    def test_of_nothing_gives_the_text(self):
        assert compose()("a") == Text("a")

    def test_keeps_offsets_through_a_foreign_step(self):
        text = compose(lambda t: t.edit([(0, 1, "")]), str.rstrip)("x가나 ")
        assert text == "가나"
        assert text.to_source(1, 2) == (2, 3)

    def test_repr_names_the_steps_and_options(self):
        step = compose(shout, compose(str.strip), functools.partial(shout, keep=1))
        assert repr(step) == "compose(shout, strip, shout(..., keep=1))"

    def test_pickles(self):
        assert pickle.loads(pickle.dumps(compose(shout)))("a") == "A"

    def test_what_is_no_step_is_refused(self):
        with pytest.raises(TypeError, match="got str"):
            compose("strip")

    def test_a_step_that_returns_no_text_is_named(self):
        with pytest.raises(TypeError, match="split returned list"):
            compose(str.split)("a b")

    def test_what_is_no_text_is_refused(self):
        with pytest.raises(TypeError, match="got bytes"):
            compose(shout)(b"a")
