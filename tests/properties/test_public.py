"""What holds of every public function, over pages whose truth is known and over any text at all."""

import datetime as dt
import pickle
import re
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import krnews
from krnews import arrow, boilerplate, dates, numerals, spacing
from krnews.html import parse_html, read_html
from krnews.markup import strip_markup
from krnews.render import to_html
from krnews.testing import amounts, articles, layouts, loss, pages, texts
from krnews.testing import dates as written_dates
from support import ROOT, share

DAYS = st.none() | st.dates() | st.datetimes()
READERS = {
    "extract_amounts": krnews.extract_amounts,
    "extract_dates": krnews.extract_dates,
    "extract_price_table": krnews.extract_price_table,
    "segment": krnews.segment,
    "find_published": krnews.find_published,
    "find_stamps": dates.find_stamps,
    "check_dates": dates.check_dates,
    "lossy_spans": spacing.lossy_spans,
    "missing_spaces": spacing.missing_spaces,
}
STEPS = {
    "normalize_unicode": krnews.normalize_unicode,
    "strip_markup": strip_markup,
    "strip_boilerplate": krnews.strip_boilerplate,
    "normalize_spacing": krnews.normalize_spacing,
    "composed": krnews.compose(krnews.normalize_unicode, krnews.strip_boilerplate),
}
# Of a page of fragments, what is left may look like something else than it did: nothing comes in, but a line may go.
FRAGILE = {"strip_boilerplate", "composed"}
# What is given something else than a text, or gives something else than values: a use of it on any text.
USES = {
    "compose": lambda text: krnews.compose(krnews.normalize_unicode, str.strip)(text),
    "check_amounts": lambda text: krnews.check_amounts(krnews.extract_amounts(text)),
    "format_amount": lambda text: [krnews.format_amount(x) for x in krnews.extract_amounts(text)],
    "pair_conversions": lambda text: krnews.pair_conversions(krnews.extract_amounts(text)),
    "sum_amounts": lambda text: refusal(krnews.sum_amounts, krnews.extract_amounts(text)),
    "parse_amount": lambda text: [refusal(krnews.parse_amount, x) for x in text.split()],
    "parse_number": lambda text: [refusal(krnews.parse_number, x) for x in text.split()],
    "read_numeral": lambda text: [numerals.read_numeral(text, at, spaces=True) for at in range(min(50, len(text)))],
    "read_dates": lambda text: dates.read_dates(text)[0],
    "explain": lambda text: str(krnews.explain(text)),
    "check_segments": lambda text: boilerplate.check_segments(text, krnews.segment(text)),
    "keep_segments": lambda text: boilerplate.keep_segments(text, krnews.segment(text), keep=["title", "caption"]),
    "parse": lambda text: krnews.parse(text).to_json(),
    "parse_many": lambda text: list(krnews.parse_many([text, None, text])),
    "read_html": read_html,
    "parse_html": lambda text: parse_html(text).to_json(),
    "parse_batch": lambda text: arrow.parse_batch(pages_as_batch([text])).to_pylist(),
    "parse_batches": lambda text: [x.to_pylist() for x in arrow.parse_batches([pages_as_batch([text])])],
    "to_batch": lambda text: arrow.to_batch([krnews.parse(text)]).to_pylist(),
    "to_html": lambda text: to_html(krnews.parse(text), lang="ko"),
    "to_notebook": lambda text: krnews.parse(text)._repr_html_(),
}


def refusal(function, value):
    """What a function says where it refuses a value, "" where it takes it."""
    try:
        function(value)
    except ValueError as error:
        return str(error)
    return ""


def pages_as_batch(texts):
    """Pages as Arrow holds them, which is as UTF-8."""
    return pa.record_batch({"text": [arrow.encodable(text) for text in texts]})


def test_every_public_function_has_properties():
    functions = {name for name in krnews.__all__ if not isinstance(getattr(krnews, name), type) and name[0].islower()}
    documents = [
        (ROOT / "docs" / "en" / "reference" / name).read_text("utf-8") for name in ("functions.md", "modules.md")
    ]
    documented = {name for text in documents for name in re.findall(r"autofunction:: (krnews\.\S+)", text)}
    functions |= {name.rpartition(".")[2] for name in documented if not name.startswith("krnews.testing")}
    assert functions == functions & {*READERS, *STEPS, *USES}


@pytest.mark.parametrize("name", USES)
class TestUses:
    @given(text=texts())
    @share(0.3)
    def test_any_text_can_be_used_and_gives_the_same_again(self, name, text):
        assert USES[name](text) == USES[name](text)

    @given(page=pages())
    @share(0.1)
    def test_so_can_a_page(self, name, page):
        assert USES[name](page.text) == USES[name](page.text)


@pytest.mark.parametrize("name", READERS)
class TestReaders:
    @given(text=texts())
    def test_any_text_is_read_and_gives_the_same_again(self, name, text):
        read = READERS[name]
        assert read(text) == read(text) == read(krnews.Text(text))

    @given(page=pages())
    @share(0.3)
    def test_spans_are_those_of_the_text_in_order_without_overlap(self, name, page):
        found = READERS[name](page.text)
        spans = [x for x in found if hasattr(x, "start")] if isinstance(found, list) else []
        assert all(0 <= x.start < x.end <= len(page.text) for x in spans)
        assert all(x.text == page.text[x.start : x.end] for x in spans if hasattr(x, "text"))
        if name not in ("check_dates",):
            assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("name", STEPS)
class TestSteps:
    @given(text=texts())
    def test_any_text_is_read_and_the_result_wants_nothing_more(self, name, text):
        step = STEPS[name]
        once = step(text)
        assert type(once) is krnews.Text
        assert once.source == text
        again = step(str(once))
        if name in FRAGILE:
            left = iter(once)
            assert all(char in left for char in again)
        else:
            assert again == once

    @given(text=texts(), cut=st.integers(0, 5))
    def test_offsets_lead_back_through_what_was_done_before(self, name, text, cut):
        given_ = krnews.Text("앞에 있던 것" + text)[cut:]
        result = STEPS[name](given_)
        assert result.source == given_.source
        ends = [result.to_source(at, at)[0] for at in range(len(result) + 1)]
        assert ends == sorted(ends)
        assert result == STEPS[name](str(given_))

    @given(page=pages())
    @share(0.3)
    def test_what_is_left_of_a_page_wants_nothing_more(self, name, page):
        once = STEPS[name](page.text)
        assert STEPS[name](once) == once


class TestTruth:
    """What the strategies know is what the functions find."""

    @given(amounts())
    def test_an_amount(self, written):
        (found,) = krnews.extract_amounts(written.text)
        assert (found.start, found.end) == (written.start, written.end)
        assert (found.low, found.high, found.currency) == (written.low, written.high, written.currency)
        assert found.qualifiers == written.qualifiers
        again = krnews.parse_amount(krnews.format_amount(found))
        assert (again.low, again.high, again.currency) == (written.low, written.high, written.currency)

    @given(st.data(), st.dates(dt.date(2005, 1, 1), dt.date(2035, 12, 31)))
    def test_a_date(self, data, published):
        written = data.draw(written_dates(published))
        (found,) = krnews.extract_dates(written.text, published=published)
        assert (found.start, found.end, found.type) == (written.start, written.end, written.type)
        assert (found.value, found.first, found.last) == (written.value, written.first, written.last)
        assert dates.check_dates(written.text, published=published) == []

    @pytest.mark.parametrize("layout", layouts())
    @given(data=st.data())
    def test_a_page(self, layout, data):
        page = data.draw(articles(layout=layout))
        article = krnews.parse(page.text)
        kept = [page.text[x.start : x.end].strip() for x in article.segments if x.kind in krnews.CONTENT]
        assert kept == list(page.content)
        assert (article.title, article.deck) == (page.title, page.deck)
        assert article.published.date() == page.published
        assert [(x.start, x.end, x.low, x.high) for x in article.amounts] == [
            (x.start, x.end, x.low, x.high) for x in page.amounts
        ]
        assert [(x.start, x.end, x.value) for x in article.dates] == [(x.start, x.end, x.value) for x in page.dates]
        assert article.findings == ()

    @given(pages().flatmap(lambda page: loss("\n".join(page.paragraphs), 0.9)))
    @share(0.2)
    def test_only_spaces_come_back(self, lossy):
        mended = krnews.normalize_spacing(lossy.text)
        assert "".join(mended.split()) == "".join(lossy.original.split())
        assert mended.count("\n") == lossy.original.count("\n")


class TestValues:
    @given(texts())
    def test_one_amount_or_number_or_a_clear_error(self, text):
        for read in (krnews.parse_amount, krnews.parse_number):
            assert refusal(read, text) == "" or read.__name__ in refusal(read, text)

    @given(texts())
    def test_whatever_was_found_can_be_checked_paired_and_written(self, text):
        found = krnews.extract_amounts(text)
        assert all(x.start <= y.start for x, y in pairwise(found))
        for pair in krnews.pair_conversions(found):
            assert pair.rate.is_finite()
        for finding in krnews.check_amounts(found):
            assert 0 <= finding.start < finding.end <= len(text)
            assert "{" not in finding.message + finding.message_ko
        for amount in found:
            amount.bounds()
            assert krnews.format_amount(amount)
        assert refusal(krnews.sum_amounts, found) == "" or "sum_amounts" in refusal(krnews.sum_amounts, found)

    @given(texts(), DAYS)
    def test_any_text_is_an_article_whose_every_form_can_be_made(self, text, published):
        article = krnews.parse(text, published=published)
        assert "".join(text[x.start : x.end] for x in article.segments) == text
        assert pickle.loads(pickle.dumps(article)) == article
        assert article.to_json().encode("utf-8")
        assert to_html(article).encode("utf-8")
        assert all(x.message and x.message_ko and 0 <= x.start <= x.end <= len(text) for x in article.findings)

    @given(st.lists(texts(), max_size=4))
    def test_templates_are_learned_from_any_pages(self, listed):
        template = krnews.Template.learn(listed)
        for text in listed:
            parts = krnews.segment(text, template=template)
            assert "".join(text[x.start : x.end] for x in parts) == text


class TestHtml:
    @given(texts())
    @share(0.3)
    def test_any_text_is_a_page_to_read(self, text):
        assert isinstance(read_html(text), str)
        assert isinstance(parse_html(f"<p>{text}</p><p>정부는 3조 원을 쓴다고 9일 밝혔다.</p>"), krnews.Article)
