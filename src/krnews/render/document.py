"""The document: its frame, its sections, and the policy that keeps anything else out.

Tool tips are `title` attributes, which every browser shows; the script turns them into tips that the keyboard and a
finger reach as well.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from krnews.article import Article
from krnews.render.marks import flat, safe
from krnews.render.story import head, raw_page, story
from krnews.render.values import amounts_table, dates_table, findings_table, marks_of
from krnews.render.words import Language, labels
from krnews.text import Text


def to_html(article: Article, *, lang: Language = "en") -> str:
    """A page on which an article can be looked at: the story, its amounts and dates, and the raw page by segments.

    Args:
        article: What `parse` gave.
        lang: The language of labels and findings, "en" or "ko".

    Returns:
        A standalone HTML document, to be written as UTF-8. Everything from the article is escaped; what cannot stand
        in UTF-8 or HTML (lone surrogates, control characters) is shown as U+FFFD.

    Raises:
        TypeError: `article` is no Article.
        ValueError: `lang` is neither "en" nor "ko".

    Example:
        >>> from krnews import parse
        >>> document = to_html(parse("정부는 <새 부두>에 3조 원을 쓴다고 밝혔다."))
        >>> document.startswith("<!doctype html>"), "&lt;새 부두&gt;" in document
        (True, True)
    """
    if not isinstance(article, Article):
        raise TypeError(f"to_html() shows an Article, got {type(article).__name__}; read the page first with parse()")
    if lang not in ("en", "ko"):
        raise ValueError(f"unknown language {lang!r}; to_html() knows 'en' and 'ko'")
    say, style, script = labels(lang), _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{safe(_name(article, lang))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#story">{say["skip"]}</a>\n'
        f"{_sections(article, lang)}<script>{script}</script>\n</body>\n</html>\n"
    )


def to_notebook(article: Article, *, lang: Language = "en") -> str:
    """`to_html` inside a frame, for a notebook: neither side can change how the other looks.

    Args:
        article: What `parse` gave.
        lang: The language of labels and findings, "en" or "ko".

    Returns:
        One `iframe` element; its script cannot reach the notebook.

    Raises:
        TypeError: `article` is no Article.
        ValueError: `lang` is neither "en" nor "ko".

    Example:
        >>> from krnews import parse
        >>> to_notebook(parse("정부는 3조 원을 푼다고 밝혔다."))[:32]
        '<iframe sandbox="allow-scripts" '
    """
    document = to_html(article, lang=lang)
    return (
        f'<iframe sandbox="allow-scripts" title="{safe(_name(article, lang))}" width="100%" height="560" '
        f'style="border: 1px solid #8886; border-radius: 6px" srcdoc="{safe(document)}"></iframe>'
    )


def _sections(article: Article, lang: Language) -> str:
    """The header and the sections, without those that have nothing to show."""
    say, page = labels(lang), Text(article.page)
    marks = marks_of(article, lang)
    # The parts of the story lead to the first source; so must the marks that are looked up in them.
    moved = [replace(x, start=start, end=end) for x in marks for start, end in [page.to_source(x.start, x.end)]]
    sections = {
        "story": story(article, moved, lang),
        "amounts": amounts_table(article, lang),
        "dates": dates_table(article, lang),
        "findings": findings_table(article, lang),
        "page": raw_page(article, marks, lang),
    }
    shown = {name: html for name, html in sections.items() if html}
    count = {"amounts": len(article.amounts), "dates": len(article.dates), "findings": len(article.findings)}
    links = "".join(
        f'<li><a href="#{name}">{say[name]}</a>{f" {count[name]}" if name in count else ""}</li>' for name in shown
    )
    main = "".join(
        f'<section id="{name}" tabindex="-1" aria-labelledby="{name}-title">'
        f'<h2 id="{name}-title">{say[name]}</h2>{html}</section>\n'
        for name, html in shown.items()
    )
    nav = f'<nav aria-label="{say["contents"]}"><ul>{links}</ul></nav>'
    return f"<header>{head(article, moved, lang)}{nav}</header>\n<main>\n{main}</main>\n"


def _name(article: Article, lang: Language) -> str:
    return flat(article.title) if article.title else labels(lang)["untitled"]


@cache
def _asset(name: str) -> str:
    return files("krnews.render").joinpath(name).read_text(encoding="utf-8")


@cache
def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
