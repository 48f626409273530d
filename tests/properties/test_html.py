from hypothesis import given, settings
from hypothesis import strategies as st

from krnews.html import parse_html, read_html

words = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=8)
pieces = st.one_of(
    words,
    st.text(max_size=8),
    st.sampled_from(["<p>", "</p>", "<ul><li>", "</ul>", "<table><tr><td>", "<!--", "-->", "<a href='", '"', ">"]),
    st.sampled_from(
        ["<script>", "</script>", "&amp;", "&#xD83D;", "\x00", "\ud83d", "<title>", "<time datetime=2024-"]
    ),
    st.sampled_from(['<meta property="og:title" content="', '<script type="application/ld+json">{"@type":"Article",']),
)
pages = st.lists(pieces, max_size=15).map("".join)


@given(pages)
@settings(deadline=None)
def test_any_text_is_read(page):
    text = read_html(page)
    assert type(text) is str
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_read(data):
    assert type(read_html(data)) is str


@given(pages)
@settings(deadline=None, max_examples=40)
def test_any_page_is_an_article_of_its_text(page):
    article = parse_html(page)
    assert article.page == read_html(page)
    assert "".join(article.page[x.start : x.end] for x in article.segments) == article.page


@given(
    st.lists(words, min_size=1, max_size=8), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
)
@settings(deadline=None)
def test_words_come_back_in_order_from_any_encoding(listed, encoding):
    html = "<html lang='ko'><body class='page'>" + "".join(f"<p>{word}</p>" for word in listed) + "</body></html>"
    assert read_html(html.encode(encoding)).split() == listed
