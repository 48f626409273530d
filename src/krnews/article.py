"""From a page to an article: the one room that knows all the features.

A page is made uniform, segmented, stripped and respaced; amounts and dates are read from the story that is left;
and every offset is led back to the page as it was given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from krnews import _escapes, _markup, boilerplate, dates
from krnews import amounts as money
from krnews._markdown import is_markdown, without_emphasis, without_links
from krnews._reading import on_source
from krnews.amounts import Amount
from krnews.amounts.conversions import led_back
from krnews.boilerplate import CONTENT, Kind, Segment
from krnews.boilerplate.rules import pattern
from krnews.dates import DateMention
from krnews.dates.publication import day_in_seoul
from krnews.dates.stamps import clocked_in
from krnews.findings import Finding
from krnews.spacing import normalize_spacing
from krnews.text import Text, as_text
from krnews.unicode import normalize_unicode


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds, with every offset into the page as it was given.

    Attributes:
        page: The text that was read, aligned with its own source; `page[x.start:x.end]` is what a segment, amount,
            date or finding stands on.
        title: The headline, or None.
        deck: The lines between headline and story, or None.
        body: The story with its subheads, characters made uniform and lost spaces put back; `body.to_source` leads
            to the page.
        byline: Who wrote it, as written, or None.
        published: The day or moment of publication: what the caller gave, else the page's own stamp (Asia/Seoul).
        updated: The last change the page states (Asia/Seoul), or None.
        captions: The captions, each once.
        segments: The whole page, tiled.
        amounts: The sums of money in the story.
        dates: The dates in the story, resolved against `published`.
        findings: What a copy editor would mark.
        error: Why the page could not be read, from `parse_many`; None where it was.
    """

    page: Text
    title: Text | None
    deck: Text | None
    body: Text
    byline: str | None
    published: dt.date | None
    updated: dt.datetime | None
    captions: tuple[Text, ...]
    segments: tuple[Segment, ...]
    amounts: tuple[Amount, ...]
    dates: tuple[DateMention, ...]
    findings: tuple[Finding, ...]
    error: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The article as plain data: dates in ISO 8601, Decimals as strings of digits, without `page`.

        Example:
            >>> parse("정부는 3조 원을 푼다.").to_dict()["amounts"][0]["low"]
            '3000000000000'
        """
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self) if field.name != "page"}

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON, Hangul as it stands; a lone surrogate is written as its escape."""
        import json

        written = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        return written.encode("utf-8", "backslashreplace").decode("utf-8")

    def _repr_html_(self) -> str:
        """The article in a notebook: the story, its values and the raw page, in a frame of its own."""
        from krnews.render import to_notebook  # an outer layer: only what is shown looks upwards

        return to_notebook(self)


def parse(text: str, *, published: dt.date | None = None) -> Article:
    r"""Read one page.

    Args:
        text: The page as text, with all that stands around the story.
        published: The day of publication, or the moment (a naive `datetime` is taken as Asia/Seoul). If not given,
            the page's own stamp is used, and without one the dates stay underspecified ("XXXX-XX-09").

    Returns:
        The article. A page without a story gives an empty body and a finding, never None; one whose lost spaces
        cannot be put back, since Kiwi does not load, has the finding `spacing-skipped`.

    Raises:
        TypeError: `text` is no str, or `published` is no date.

    Example:
        >>> article = parse("입력 2024-04-11 09:00\n한빛은 9일 29억 달러(약 3조9000억원)를 투자한다고 밝혔다.")
        >>> article.body
        Text('한빛은 9일 29억 달러(약 3조9000억원)를 투자한다고 밝혔다.')
        >>> [(a.text, a.value, a.currency) for a in article.amounts]
        [('29억 달러', Decimal('2900000000'), 'USD'), ('3조9000억원', Decimal('3900000000000'), 'KRW')]
        >>> article.dates[0].value
        '2024-04-09'
    """
    given = as_text(text, "parse")
    day_in_seoul(published, "parse")
    page = Text(str(given))
    uniform = _without_tags(page)
    markdown = is_markdown(str(uniform))
    uniform = without_emphasis(uniform) if markdown else uniform
    pieces = boilerplate.segment(uniform)
    segments = _tiled(pieces, uniform)
    kept = boilerplate.keep_segments(uniform, pieces, keep=CONTENT)
    story, found = _respaced(without_links(kept) if markdown else kept)
    stamps = dates.find_stamps(uniform)
    own = stamps.published or stamps.updated or _told_above(str(uniform), pieces)
    day = own if published is None else published
    flowing = _flowing(story, segments)
    sums = money.extract_amounts(flowing)
    days, doubts = dates.read_dates(flowing, published=day)
    doubts += money.check_amounts(sums)
    title, deck, body = (part and part.onto(given) for part in _parts(story, segments))
    return Article(
        page=given,
        title=title or None,
        deck=deck or None,
        body=body,
        byline=_byline(str(uniform), pieces),
        published=day,
        updated=stamps.updated,
        captions=_captions(uniform, segments, given),
        segments=segments,
        amounts=tuple(led_back(x, flowing) for x in sums),
        dates=tuple(on_source(x, flowing) for x in days),
        findings=tuple(
            sorted(
                [
                    *(on_source(x, story) for x in found),
                    *(on_source(x, flowing) for x in doubts),
                    *boilerplate.check_segments(page, segments),
                ],
                key=lambda finding: (finding.start, finding.end, finding.code),
            )
        ),
    )


def _without_tags(page: Text) -> Text:
    """The uniform text of a page, without escapes and tags that were left in it; the tags may be escaped themselves."""
    page = page.edit(_escapes.mends(str(page)))
    tags = _markup.mends(str(page))
    if tags:
        return normalize_unicode(page.edit(tags))
    uniform = normalize_unicode(page)
    return uniform.edit(_markup.mends(str(uniform)))


def _respaced(story: Text) -> tuple[Text, list[Finding]]:
    """The story with its lost spaces put back; where Kiwi does not load, as it is, and a finding says so."""
    try:
        return normalize_spacing(story), []
    except RuntimeError as error:
        return story, [Finding.of(0, len(story), "spacing-skipped", why=error)]


_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")
_TITLE_MARK = re.compile(r"(?:[•‧∙◦]\s+)?(?:#{1,6}\s+)?")
"""The bullet of a list and the mark of a heading, which a page may have before its title alone."""
_HEADS = (Kind.TITLE, Kind.DECK)


def _flowing(story: Text, segments: Iterable[Segment]) -> Text:
    """The story with a space for each line break inside a paragraph: a date may stand on both sides of one."""
    plain = str(story)
    breaks: list[tuple[int, int, str]] = []
    for segment in segments:
        if segment.rule == "wrapped-lines" or segment.kind in _HEADS:
            breaks += _breaks(plain, *story.from_source(segment.start, segment.end))
        if segment.rule != "broken-line":
            continue
        start, end = story.from_source(segment.end - 1, segment.end)
        start -= plain.startswith("\r\n", start - 1) if start else 0
        if plain[start:end].strip("\r") == "\n" and plain[start - 1 : start] != "\n":
            breaks.append((start, end, " "))
    return story.edit(breaks)


def _breaks(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """A space for each line break inside the words of `text[start:end]`."""
    end = start + len(text[start:end].rstrip())
    return [(*found.span(), " ") for found in _BREAK.finditer(text, start, end) if found.start() > start]


def _tiled(pieces: Iterable[Segment], uniform: Text) -> tuple[Segment, ...]:
    """Segments of the uniform text as segments of its source: a stretch begins where its first character stood."""
    listed = list(pieces) or [Segment(0, 0, Kind.ORNAMENT, "invisible")]
    starts = [uniform.to_source(x.start, x.end)[0] for x in listed[1:]]
    bounds = [0, *starts, len(uniform.source)]
    spans = zip(listed, bounds, bounds[1:], strict=False)
    return tuple(
        x if (x.start, x.end) == (start, end) else Segment(start, end, x.kind, x.rule)
        for x, start, end in spans
        if start < end
    )


def _parts(story: Text, segments: tuple[Segment, ...]) -> tuple[Text, Text, Text]:
    """Title, deck and body of the story. A second title (a package of stories) stays in the body."""
    titles = [x for x in segments if x.kind is Kind.TITLE][:1]
    decks = [x for x in segments if x.kind is Kind.DECK]
    spans = [story.from_source(x.start, x.end) for x in titles]
    title = story[slice(*spans[0])].strip() if spans else Text("")
    title = title.edit(_breaks(title, 0, len(title)))
    title = title[mark.end() :] if (mark := _TITLE_MARK.match(title)) else title
    deck_spans = [story.from_source(x.start, x.end) for x in decks]
    body = story.edit([(a, b, "") for a, b in sorted(spans + deck_spans)]).strip()
    gaps = zip([0, *(b for _, b in deck_spans)], [*(a for a, _ in deck_spans), len(story)], strict=True)
    deck = story.edit([(a, b, "") for a, b in gaps]).strip()
    return title, deck, body


_NAMING = {Kind.DATELINE: "signed-names", Kind.TIMESTAMP: "name-before-stamp"}
"""In which lines the writer may be named, and how."""


def _named(page: str, x: Segment) -> tuple[str, str]:
    """Who wrote, as a dateline or the line of the stamp says: the names, and the names with the role."""
    found = pattern(_NAMING[x.kind]).search(page, x.start, x.end)
    name = next(filter(None, found.groupdict().values()), "") if found else ""
    return name, name if x.kind is Kind.TIMESTAMP or found is None else found[0]


def _byline(page: str, segments: Iterable[Segment]) -> str | None:
    """Who wrote the story, as its bylines say; a dateline says it too, `(한별=도담통신) 윤슬 기자 =`."""
    bylines = " ".join(page[x.start : x.end] for x in segments if x.kind is Kind.BYLINE)
    written = []
    below: list[str] = []
    told = commented = False  # below comments under the story, the names beside stamps are those of readers
    for x in segments:
        told = told or x.kind is Kind.BODY
        if x.kind is Kind.BYLINE:
            written.append(" ".join(page[x.start : x.end].strip(" \t\n•-").split()))
        elif x.kind is Kind.COMMENTS:
            commented = told
        elif x.kind in _NAMING and not commented:
            name, words = _named(page, x)
            if name and name not in bylines:
                (below if told and x.kind is Kind.TIMESTAMP else written).append(words)
    if len(set(below)) == 1:  # several are readers too
        written += below
    return " · ".join(dict.fromkeys(x for x in written if x)) or None


def _told_above(page: str, segments: Iterable[Segment]) -> dt.datetime | None:
    """The time that a line above the story tells, which its wording alone shows to be a stamp; None where none does."""
    for x in segments:
        if x.kind is Kind.BODY:
            break
        if x.kind is Kind.TIMESTAMP and (found := clocked_in(page[x.start : x.end])):
            return found
    return None


def _captions(uniform: Text, segments: tuple[Segment, ...], given: Text) -> tuple[Text, ...]:
    spans = [uniform.from_source(x.start, x.end) for x in segments if x.kind is Kind.CAPTION]
    lines = [line.strip() for a, b in spans for line in uniform[a:b].splitlines()]
    once = {str(line): line for line in reversed(lines) if line}
    return tuple(line.onto(given) for line in reversed(once.values()))


def _plain(value: Any) -> Any:
    """A value as JSON knows it."""
    match value:
        case str():
            return str(value)
        case Decimal():
            return format(value, "f")
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(x) for x in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
