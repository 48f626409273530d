"""Pages as HTML: their text in the layout that `segment` knows, and what their markup says of the article.

The parser is resiliparse (extra `html`): this layout is its own, and of the parsers compared it loses no text, is
among the fastest, and stands deep nesting.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import regex

try:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree
except ImportError as error:  # pragma: no cover
    raise ImportError("krnews.html needs resiliparse; install it with: pip install 'krnews[html]'") from error

from krnews.article import Article, parse
from krnews.findings import Finding
from krnews.html.decode import bounded, decode
from krnews.html.embedded import find_story, tells
from krnews.html.metadata import Metadata, read_metadata, select
from krnews.html.sources import sources
from krnews.text import Text
from krnews.unicode import normalize_unicode

__all__ = ["parse_html", "read_html"]


def read_html(html: str | bytes) -> str:
    """The text of a page as people see it, blocks on lines of their own, list items as `  • item`.

    Bytes are decoded: by their byte order mark, as UTF-8, or as CP949, whatever the page declares. The story of a page
    that a script would fill is taken from its JSON (JSON-LD, the state of Next.js and others).

    Args:
        html: A page, or a part of one.

    Returns:
        The text, "" where there is none. It is what `segment`, `strip_boilerplate` and `parse` read.

    Raises:
        TypeError: `html` is neither str nor bytes.
        ValueError: The bytes are no text: packed, an image, or a PDF.

    Example:
        >>> print(read_html("<h1>새 부두</h1><p>가온항만은 3조 원을 쓴다.</p><ul><li>좋아요0<li>화나요0</ul>"))
        새 부두
        <BLANKLINE>
        가온항만은 3조 원을 쓴다.
        <BLANKLINE>
          • 좋아요0
          • 화나요0
        >>> read_html("<p>본문</p>".encode("cp949"))
        '본문'
    """
    return _text(_tree(html, "read_html"))


def parse_html(html: str | bytes, url: str | None = None, *, published: dt.date | None = None) -> Article:
    """Read one page as HTML: `parse` of its text, with title, byline and dates from its markup.

    Args:
        html: The page.
        url: Its address. It chooses among several articles in the page's JSON-LD, and tells the day where nothing
            else does.
        published: As for `parse`, where it is known from elsewhere; it goes before what the markup says.

    Returns:
        The article; its offsets lead into `article.page`, the text of `read_html`. Title, byline, published and
        updated come from JSON-LD, OpenGraph and the like where the page has them, else from the text. Moments are in
        Asia/Seoul.

    Raises:
        TypeError: `html` is neither str nor bytes, or `url` no str.
        ValueError: The bytes are no text: packed, an image, or a PDF.

    Example:
        >>> page = '''<meta property="article:published_time" content="2024-04-11T09:00:00+09:00">
        ... <h1>한빛, 3조원 투자</h1><p>한빛전자는 9일 3조원을 투자한다고 밝혔다.</p>'''
        >>> article = parse_html(page)
        >>> article.published
        datetime.datetime(2024, 4, 11, 9, 0, tzinfo=zoneinfo.ZoneInfo(key='Asia/Seoul'))
        >>> article.dates[0].value
        '2024-04-09'
    """
    if url is not None and not isinstance(url, str):
        raise TypeError(f"parse_html() takes the address as a str, got {type(url).__name__}")
    tree = _tree(html, "parse_html")
    meta = read_metadata(tree, url)
    page = _text(tree)
    if published is None:
        published = _meant(meta, page) if meta.utc else meta.published
    article = parse(page, published=published)
    return replace(
        article,
        findings=_without_spoken(article.findings, page, tree),
        title=_title(meta, article),
        byline=_byline(meta, article),
        updated=meta.updated if isinstance(meta.updated, dt.datetime) else article.updated,
    )


def _tree(html: object, caller: str) -> HTMLTree:
    if isinstance(html, bytes | bytearray | memoryview):
        html = decode(bytes(html))
    if not isinstance(html, str):
        got = "None" if html is None else type(html).__name__
        raise TypeError(
            f"{caller}() reads a page as str or bytes, got {got}; "
            "pass its HTML, path.read_bytes() for a file, not its address"
        )
    return HTMLTree.parse(bounded(str(html)))


def _text(tree: HTMLTree) -> str:
    _mark_hidden(tree)
    shown = extract_plain_text(tree, skip_elements=[f"[{_SKIP}]"]).strip("\n")
    story = find_story(tree, shown)
    if story is None:
        return shown
    titles = read_metadata(tree).titles
    if line := _line(titles, shown):
        return f"{shown[: line[1]]}\n\n{story}\n{shown[line[1] :]}"
    return "\n\n".join([*titles[:1], story, shown])


_SKIP = "data-krnews-skip"
_HIDDEN = 200
"""Hidden elements that are looked at; a page has fewer."""
_SENTENCES = 50
"""A hidden part of a story has this many Hangul characters in sentences."""


def _mark_hidden(tree: HTMLTree) -> None:
    """Mark what people do not see: menus, layers, icons. A story that waits for a script to show it is not marked."""
    for entry in sources()["hidden"]:
        for element in select(tree, entry["select"])[:_HIDDEN]:
            if not tells(element.text or "", _SENTENCES):
                element.setattr(_SKIP, "")


_WORDS = regex.compile(r"[\W_]++")
_CUT = regex.compile(r"\s*+(?:[-–—|ㅣ│:<>·]\s*+)(?=[^-–—|ㅣ│:<>·]*+$)")


def _line(titles: tuple[str, ...], page: str) -> tuple[int, int] | None:
    """The first line of a page that is one of the titles, with or without what follows a separator at its end."""
    lines: dict[str, tuple[int, int]] = {}
    at = 0
    for line in page.split("\n"):
        lines.setdefault(_WORDS.sub("", line), (at, at + len(line)))
        at += len(line) + 1
    for title in titles:
        while title:
            if (key := _WORDS.sub("", title)) and key in lines:
                return lines[key]
            cut = _CUT.search(title)
            title = title[: cut.start()] if cut else ""
    return None


def _title(meta: Metadata, article: Article) -> Text | None:
    if not meta.titles:
        return article.title
    if line := _line(meta.titles, article.page):
        return normalize_unicode(Text(article.page)[slice(*line)].strip())
    own = _WORDS.sub("", article.title or "")
    if own and any(own in _WORDS.sub("", title) for title in meta.titles):
        return article.title
    return normalize_unicode(meta.titles[0])


def _byline(meta: Metadata, article: Article) -> str | None:
    """The people whom the markup names, each by the page's own line about them where it has one: that says more."""
    if meta.byline is None:
        return article.byline
    lines = (article.byline or "").split(" · ")
    people = [
        max((line.lstrip("• ") for line in lines if name.split()[0] in line), key=len, default=name)
        for name in meta.byline.split(", ")
        if name.split()
    ]
    return " · ".join(dict.fromkeys(people)) or None


def _without_spoken(findings: tuple[Finding, ...], page: str, tree: HTMLTree) -> tuple[Finding, ...]:
    """The findings without captions that stand again only as the alternative text of their image."""
    captions = {x: _WORDS.sub("", page[x.start : x.end]) for x in findings if x.code == "caption-repeated"}
    if not captions:
        return findings
    spoken = Counter(_WORDS.sub("", image.getattr("alt") or "") for image in select(tree, "img[alt]"))
    copies = Counter(captions.values())  # but for the first of each
    return tuple(x for x in findings if x not in captions or copies[captions[x]] > spoken[captions[x]])


def _meant(meta: Metadata, page: str) -> dt.date | None:
    """`published` where the page writes Seoul's clock and calls it UTC: its visible stamp shows the same hour."""
    from krnews.dates import find_published

    shown = find_published(page)
    if isinstance(meta.published, dt.datetime) and isinstance(shown, dt.datetime):
        written = meta.published.astimezone(dt.UTC).replace(tzinfo=None)
        if shown.replace(tzinfo=None, second=0) == written.replace(second=0, microsecond=0):
            return meta.published.astimezone(dt.UTC).replace(tzinfo=shown.tzinfo)
    return meta.published
