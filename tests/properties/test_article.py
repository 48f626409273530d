import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

import krnews

PIECES = [
    "입력 2024-06-20 16:34",
    "  • 가장작게",
    "정부는 20일 3조9000억원을 푼다고 밝혔다.",
    "이날 29억 달러(약 3조 원)를 썼다.",
    "지난달&nbsp;9일",
    "▲ 사진 설명이 있다. 사진=한빛뉴스",
    "가나다 기자 reporter@example.com",
    "ⓒ 한빛뉴스, 무단 전재 금지",
    "\u200b",
    "",
]
pages = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("\n".join)
days = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1))


@settings(deadline=None)
@given(pages, days)
def test_every_offset_leads_to_the_page(page, day):
    article = krnews.parse(page, published=day)
    assert "".join(page[s.start : s.end] for s in article.segments) == page
    for item in [*article.amounts, *article.dates]:
        assert page[item.start : item.end] == item.text
    assert all(0 <= f.start <= f.end <= len(page) for f in article.findings)
    assert article.body.source == page
    assert article.to_json()


@settings(deadline=None)
@given(st.lists(pages | st.none(), max_size=4))
def test_parse_many_gives_one_article_a_page_in_order(texts):
    articles = list(krnews.parse_many(texts))
    assert [article.page for article in articles] == [text or "" for text in texts]
    assert [article.error is None for article in articles] == [text is not None for text in texts]
