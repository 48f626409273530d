import pickle

from hypothesis import given
from hypothesis import strategies as st

from krnews import Text, compose

words = st.text(st.characters(codec="utf-8"), max_size=6)


@st.composite
def edits_of(draw, length):
    """Sorted edits of a text of `length` characters."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [(start, end, draw(words)) for start, end in pairs]


@st.composite
def chains(draw):
    """A Text after up to four rounds of edits and slices, and the rounds."""
    text = Text(draw(st.text(max_size=40)))
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            text = text.edit(draw(edits_of(len(text))))
        else:
            start = draw(st.integers(0, len(text)))
            text = text[start : draw(st.integers(start, len(text)))]
    return text


def spans(length):
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: tuple(sorted(pair)))


@given(chains())
def test_to_source_never_falls_and_stays_inside(text):
    bounds = [text.to_source(i, i + 1) for i in range(len(text))]
    assert bounds == sorted(bounds)
    assert [end for _, end in bounds] == sorted(end for _, end in bounds)
    assert all(0 <= start <= end <= len(text.source) for start, end in bounds)


@given(chains())
def test_copied_characters_are_the_same_in_the_source(text):
    for run in text._alignment:
        if run.copied:
            assert run.out_end - run.out == run.src_end - run.src


@given(chains())
def test_what_was_copied_makes_the_round_trip(text):
    for run in text._alignment:
        assert text.to_source(run.out, run.out_end) == (run.src, run.src_end)
        start, end = text.from_source(run.src, run.src_end)
        assert start <= run.out < run.out_end <= end
        assert not run.copied or (start, end) == (run.out, run.out_end)


@given(st.data(), chains())
def test_a_slice_of_a_slice_is_a_slice(data, text):
    a, b = data.draw(spans(len(text)))
    c, d = data.draw(spans(b - a))
    once, twice = text[a + c : a + d], text[a:b][c:d]
    assert once == twice
    assert list(once._alignment) == list(twice._alignment)
    for i in range(d - c):
        assert once.to_source(i, d - c) == text.to_source(a + c + i, a + d)


@given(st.data(), st.text(max_size=30))
def test_one_edit_after_another_is_their_composition(data, source):
    first = Text(source).edit(data.draw(edits_of(len(source))))
    edits = data.draw(edits_of(len(first)))
    both, second = first.edit(edits), Text(str(first)).edit(edits)
    assert both == second
    for at in range(len(both)):
        start, end = second.to_source(at, at + 1)
        expected = first.to_source(start, end)
        if start < end and expected[0] < expected[1]:  # an inserted character has no source of its own
            assert both.to_source(at, at + 1) == expected


@given(st.data(), chains())
def test_from_source_never_falls(data, text):
    starts = [text.from_source(i, i)[0] for i in range(len(text.source) + 1)]
    assert starts == sorted(starts)
    start, end = text.from_source(*data.draw(spans(len(text.source))))
    assert 0 <= start <= end <= len(text)


@given(chains())
def test_pickle_keeps_everything(text):
    other = pickle.loads(pickle.dumps(text))
    assert (other, other.source, other._alignment) == (text, text.source, text._alignment)


sentences = st.lists(st.sampled_from(["가온", "나루", "다온", "3조", "원을", "쓴다.", "\n", "투자"]), max_size=12).map(
    " ".join
)


@given(st.one_of(st.text(max_size=30), sentences), st.one_of(st.text(max_size=30), sentences))
def test_rewrite_gives_the_new_text_and_true_copies(old, new):
    text = Text(old).rewrite(new)
    assert text == new
    for run in text._alignment:
        if run.copied and len(old) != len(new):
            assert text[run.out : run.out_end] == old[run.src : run.src_end]


@given(st.text(max_size=30))
def test_compose_equals_the_steps_by_hand(source):
    def trim(text):
        return text.strip()

    def halve(text):
        return text[: len(text) // 2]

    by_hand = halve(trim(Text(source)))
    composed = compose(trim, halve)(source)
    assert composed == by_hand
    assert composed._alignment == by_hand._alignment


@given(chains())
def test_splitlines_are_slices(text):
    lines = text.splitlines(keepends=True)
    assert "".join(lines) == text
    assert lines == str(text).splitlines(keepends=True)
