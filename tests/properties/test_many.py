"""What must hold of parse_many for any pages."""

from hypothesis import given, settings
from hypothesis import strategies as st

import krnews
from krnews.many import BATCH_PAGES, _batches

TEXTS = st.lists(st.one_of(st.text(max_size=60), st.none()), max_size=12)
PIECES = st.lists(st.sampled_from(["3조 원", "9일 ", "입력 2024-04-11", "\n", "\ud800", "&nbsp;"]), max_size=8).map(
    "".join
)
# So much is well spaced that no process spends its time on loading Kiwi.
STORY = "한빛전자는 이날 이사회를 열고 새 공장을 짓기로 했다고 밝혔다. " * 8


@given(TEXTS)
def test_one_article_for_each_text_and_errors_only_where_there_is_no_text(texts):
    articles = list(krnews.parse_many(texts))
    assert [article.error is None for article in articles] == [text is not None for text in texts]
    assert [article.page for article in articles] == [text or "" for text in texts]


@settings(max_examples=3, deadline=None)
@given(st.lists(PIECES.map(lambda odd: odd and STORY + odd), max_size=40))
def test_processes_change_nothing(texts):
    assert list(krnews.parse_many(texts, workers=2)) == list(krnews.parse_many(texts))


@given(st.lists(st.one_of(st.none(), st.integers(0, 200_000).map(lambda n: "가" * n)), max_size=50))
def test_batches_hold_all_pages_in_order_and_are_small(texts):
    batches = list(_batches((text, None) for text in texts))
    assert [text for batch in batches for text, _ in batch] == texts
    for batch in batches:
        assert 0 < len(batch) <= BATCH_PAGES
        assert sum(len(text or "") for text, _ in batch[:-1]) < 100_000
