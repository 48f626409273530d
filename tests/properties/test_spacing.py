"""What always holds of the spacing, whatever the text."""

from functools import cache
from itertools import compress
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from krnews.spacing import lossy_spans, missing_spaces, normalize_spacing
from krnews.spacing.channel import Channel, losses
from krnews.spacing.losing import lose
from support import CASES


@cache
def articles():
    return [part.split("\n") for part in (CASES / "spacing" / "corpus.txt").read_text("utf-8").strip().split("\n\n")]


@st.composite
def damaged(draw):
    """Some sentences of an article, each with its spaces or without some of them."""
    article = draw(st.sampled_from(articles()))
    sentences = draw(st.lists(st.sampled_from(article), min_size=1, max_size=6))
    rng = Random(draw(st.integers(0, 999)))
    kept = [s if draw(st.booleans()) else lose(s, rng, ("some", "many", "most", "all", "lines")) for s in sentences]
    return draw(st.sampled_from(["\n", " ", "\n\n"])).join(kept)


pieces = st.sampled_from(
    ["가", "나다", "했다.", "에서", "“", "”", "(", ")", "1", "·", "美", "AI", " ", "\n", "\x00", "😀", "ᆫ"]
)
anything = st.one_of(damaged(), st.text(max_size=60), st.lists(pieces, max_size=30).map("".join))


@given(anything)
@settings(deadline=None)
def test_only_spaces_are_inserted_and_only_inside_lines(text):
    mended = normalize_spacing(text)
    kept = iter(text)
    here = next(kept, None)
    for at, char in enumerate(mended):
        if char == here:
            here = next(kept, None)
            continue
        assert char == " "
        assert 0 < at < len(mended) - 1
        assert not mended[at - 1].isspace()
        assert not mended[at + 1].isspace()
    assert here is None


@given(anything, st.sampled_from(["repair", "full"]))
@settings(deadline=None)
def test_a_mended_text_wants_nothing(text, mode):
    mended = normalize_spacing(text, mode=mode)
    assert normalize_spacing(mended, mode=mode) == mended


@given(damaged())
@settings(deadline=None, max_examples=50)
def test_the_mended_text_is_aligned_with_its_source(text):
    mended = normalize_spacing(text)
    for at, char in enumerate(mended):
        start, end = mended.to_source(at, at + 1)
        assert text[start:end] == char or (char == " " and start == end)


@given(damaged())
@settings(deadline=None, max_examples=50)
def test_places_and_spans_agree_with_the_step(text):
    places = [missing.at for missing in missing_spaces(text)]
    assert places == sorted(set(places))
    assert len(normalize_spacing(text)) == len(text) + len(places)
    spans = lossy_spans(text)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert 0 < span.rate <= 1
        end = span.end
    assert all(any(span.start < at < span.end for span in spans) for at in places)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=200))
@settings(deadline=None)
def test_the_channel_gives_probabilities(gaps):
    spaced = [spaced for _, spaced in gaps]
    missing, rates = losses([p for p, _ in gaps], spaced, Channel())
    assert len(missing) == len(rates) == len(gaps)
    assert all(0 <= lost <= 1.0000001 for lost in missing)
    assert all(0 <= rate <= 1 for rate in rates)
    assert not any(compress(missing, spaced))
