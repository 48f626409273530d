"""What holds for every rendered article: it is well-formed, the page stands in it whole, and no text is markup."""

import re
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from krnews.amounts import Amount
from krnews.article import Article
from krnews.boilerplate import Kind, Segment
from krnews.render import to_html
from krnews.text import Text

PIECES = st.sampled_from(
    ["<script>", "</script>", "</span>", '">', "'", "&amp;", "&", "<!--", "]]>", "\r\n", "\x00", "3조 원"]
)
PAGES = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("".join)
# As the document shows it: what UTF-8 or HTML cannot hold is replaced.
REPLACED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@st.composite
def articles(draw):
    """An article whose segments and amounts stand anywhere."""
    page = draw(PAGES)
    spots = st.integers(0, len(page))
    cuts = sorted({0, len(page), *draw(st.lists(spots, max_size=5))})
    segments = [Segment(a, b, draw(st.sampled_from(Kind)), draw(PAGES)) for a, b in pairwise(cuts)]
    spans = sorted(tuple(sorted(draw(st.tuples(spots, spots)))) for _ in range(draw(st.integers(0, 3))))
    amounts = [Amount(a, b, page[a:b], Decimal(1), Decimal(1), draw(PAGES)) for a, b in spans]
    half = draw(spots)
    text = Text(page)
    return Article(
        page=page, title=text[:half], deck=None, body=text[half:], byline=draw(PAGES), published=None, updated=None,
        captions=(), segments=tuple(segments), amounts=tuple(amounts), dates=(), findings=(), error=draw(PAGES),
    )  # fmt: skip


class Strict(HTMLParser):
    """Elements close in the order in which they opened."""

    def __init__(self, document):
        super().__init__(convert_charrefs=False)
        self.open, self.tags = [], []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(articles())
def test_the_document_is_well_formed_and_has_only_our_elements(article):
    read = Strict(to_html(article))
    assert read.open == []
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert not [
        name for _, attrs in read.tags for name, _ in attrs if name.startswith("on") or name in ("src", "style")
    ]


@given(articles())
def test_the_segments_together_are_the_page(article):
    shown = to_html(article)
    (page,) = re.findall(r'<ol class="page">(.*)</ol>', shown, re.DOTALL) or [""]
    texts = re.findall(r'<span class="text" lang="ko">(.*?)</span></li>', page, re.DOTALL)
    told = "".join(unescape(re.sub("<[^>]*>", "", text)) for text in texts)
    assert told == REPLACED.sub("\ufffd", article.page)


@given(articles())
def test_it_can_be_written(article):
    to_html(article, lang="ko").encode("utf-8")
