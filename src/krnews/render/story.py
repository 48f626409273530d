"""The story as people read it, its amounts and dates underlined, and the raw page by segments."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from krnews.article import Article
from krnews.boilerplate import CONTENT, Kind, Segment
from krnews.render.marks import Mark, flat, marked, reaching, safe, within
from krnews.render.words import Language, kinds, labels, meanings
from krnews.text import Text


def head(article: Article, marks: Sequence[Mark], lang: Language) -> str:
    """Headline, and who wrote it when."""
    say = labels(lang)
    title = within(article.title, marks) if article.title else say["untitled"]
    about = {"byline": article.byline, "published": _moment(article.published), "updated": _moment(article.updated)}
    known = "".join(f"<div><dt>{say[name]}</dt><dd>{safe(x)}</dd></div>" for name, x in about.items() if x)
    error = f'<p class="error"><strong>{say["unreadable"]}.</strong> {safe(article.error)}</p>' if article.error else ""
    return f'<h1 lang="{"ko" if article.title else lang}">{title}</h1>{f"<dl>{known}</dl>" if known else ""}{error}'


def story(article: Article, marks: Sequence[Mark], lang: Language) -> str:
    """Deck, body with its subheads, and captions."""
    say, page = labels(lang), Text(article.page)
    headings = [x for x in article.segments if x.kind is Kind.HEADING]
    starts = [page.to_source(x.start, x.end)[0] for x in headings]
    deck = "".join(f'<p class="deck">{within(line, marks)}</p>' for line in _lines(article.deck or Text("")))
    told = []
    for line in _lines(article.body):
        first, last = line.to_source(0, len(line))
        at = bisect_left(starts, last) - 1
        tag = "h3" if at >= 0 and first < page.to_source(headings[at].start, headings[at].end)[1] else "p"
        told.append(f"<{tag}>{within(line, marks)}</{tag}>")
    captions = "".join(
        f'<figcaption><span lang="{lang}">{say["caption"]}</span> {safe(flat(x))}</figcaption>'
        for x in article.captions
    )
    text = "".join(told) or f'<p class="none" lang="{lang}">{say["no_body"]}</p>'
    return f'<article lang="ko">{deck}{text}{f"<figure>{captions}</figure>" if captions else ""}</article>'


def raw_page(article: Article, marks: Sequence[Mark], lang: Language) -> str:
    """Every character of the page in order, by segments, each with its kind, and its rule in the tool tip."""
    if not article.segments:
        return ""
    counts = Counter(x.kind for x in article.segments)
    legend = "".join(
        f'<li class="kind-{x.value}" title="{meanings(lang)[x.value]}">'
        f'<span class="kind">{kinds(lang)[x.value]}</span> {counts[x]}</li>'
        for x in Kind
        if counts[x]
    )
    rows = "".join(_row(article.page, n, x, marks, lang) for n, x in enumerate(article.segments, 1))
    hint = labels(lang)["page_hint"]
    return f'<p class="hint">{hint}</p><ul class="legend">{legend}</ul><ol class="page">{rows}</ol>'


def _row(page: str, number: int, segment: Segment, marks: Sequence[Mark], lang: Language) -> str:
    say, name = labels(lang), kinds(lang)[segment.kind.value]
    start, end = segment.start, segment.end
    fate = say["kept" if segment.kind in CONTENT else "stripped"]
    size = say["characters"].format(count=end - start)
    tip = f"{name} · {fate}\n{say['rule']}: {segment.rule}\n{start}–{end} · {size}"
    classes = [f"kind-{segment.kind.value}"]
    if start and page[start - 1] not in "\n\r":
        classes.append("inline")
    if not page[start:end].strip():
        classes.append("blank")
    spoken = safe(f"{name}, {fate}, {say['rule']} {segment.rule}")
    text = marked(page, start, end, reaching(marks, start, end), link=False)
    return (
        f'<li class="{" ".join(classes)}" id="segment-{number}" title="{safe(tip)}">'
        f'<a class="kind" href="#segment-{number}" aria-label="{spoken}">{name}</a>'
        f'<span class="text" lang="ko">{text}</span></li>'
    )


def _lines(text: Text) -> list[Text]:
    return [line for line in (whole.strip() for whole in text.splitlines()) if line]


def _moment(value: dt.date | None) -> str:
    """A day, or a moment to the minute with its zone where it is not Seoul's."""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes").removesuffix("+09:00")
    return value.isoformat() if value else ""
