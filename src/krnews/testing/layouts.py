"""Whole pages: a story of sentences whose amounts and dates are known, with the furniture of a layout around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import NamedTuple

from hypothesis import strategies as st

from krnews.boilerplate import Kind, Segment
from krnews.testing.days import dates
from krnews.testing.manner import manner
from krnews.testing.money import amounts
from krnews.testing.written import WrittenAmount, WrittenDate, WrittenPage

_DAYS = st.dates(dt.date(2005, 1, 1), dt.date(2035, 12, 31))


class _Line(NamedTuple):
    """A line of a page: its parts with their kinds, and the values in it, their offsets from its beginning."""

    parts: tuple[tuple[Kind, str], ...]
    values: tuple[WrittenAmount | WrittenDate, ...] = ()


def layouts() -> tuple[str, ...]:
    """The names that `articles` knows.

    Example:
        >>> layouts()
        ('plain', 'widget', 'wire', 'portal')
    """
    return tuple(entry["name"] for entry in manner()["layout"])


def pages(*, published: dt.date | None = None) -> st.SearchStrategy[WrittenPage]:
    """Pages in any layout, with their true segments, amounts and dates.

    Args:
        published: The day of publication; any from 2005 to 2035 if not given.

    Example:
        >>> from hypothesis import find
        >>> page = find(pages(), lambda page: page.deck is not None)
        >>> "".join(page.text[x.start : x.end] for x in page.segments) == page.text
        True
    """
    return st.sampled_from(layouts()).flatmap(lambda layout: articles(layout=layout, published=published))


@st.composite
def articles(draw: st.DrawFn, *, layout: str = "plain", published: dt.date | None = None) -> WrittenPage:
    """Pages in one layout.

    Args:
        draw: Given by hypothesis.
        layout: One of `layouts()`.
        published: The day of publication; any from 2005 to 2035 if not given.

    Returns:
        A strategy of `WrittenPage`.

    Raises:
        ValueError: There is no such layout.

    Example:
        >>> from hypothesis import find
        >>> page = find(articles(layout="wire"), lambda page: page.amounts)
        >>> [str(x.kind) for x in page.segments].count("dateline")
        1
    """
    known = {entry["name"]: entry for entry in manner()["layout"]}
    if layout not in known:
        raise ValueError(f"articles(layout={layout!r}): expected one of {', '.join(known)}")
    chosen, story = known[layout], manner()["story"]
    day = draw(_DAYS) if published is None else published
    facts = {
        "stamp": f"{day:%Y-%m-%d} {draw(st.integers(5, 22)):02}:{draw(st.integers(0, 59)):02}",
        "reporter": draw(st.sampled_from(story["reporters"])),
        "paper": draw(st.sampled_from(story["papers"])),
        "city": draw(st.sampled_from(story["cities"])),
        "caption": draw(st.sampled_from(story["captions"])),
        "mail": "press@example.com",
    }
    title, opening = draw(st.sampled_from(story["titles"]))
    deck = draw(st.none() | st.sampled_from(story["decks"]))
    told = draw(_story(day, opening))
    if len(told) > 2 and draw(st.booleans()):
        told.insert(2, _Line(((Kind.HEADING, draw(st.sampled_from(story["headings"]))),)))
    paragraphs = tuple(line.parts[0][1] for line in told)
    if "lead" in chosen:
        told[0] = _led(told[0], Kind(chosen["lead"][0]), chosen["lead"][1].format(**facts))
    head = [
        _Line(((Kind.TITLE, title),)),
        *([_Line(((Kind.DECK, deck),))] if deck else []),
        *_filled(chosen["head"], facts),
    ]
    tail = _filled(chosen["tail"], facts)
    byline = next(text for line in tail for kind, text in line.parts if kind is Kind.BYLINE)
    between = draw(st.sampled_from(["\n", "\n\n"]))
    text, segments, values = _laid_out([*head, *told, *tail], between)
    return WrittenPage(
        text, layout, day, title, deck, byline, paragraphs, segments,
        amounts=tuple(x for x in values if isinstance(x, WrittenAmount)),
        dates=tuple(x for x in values if isinstance(x, WrittenDate)),
    )  # fmt: skip


@st.composite
def _story(draw: st.DrawFn, day: dt.date, opening: str) -> list[_Line]:
    """Paragraphs; each begins with a sentence without values, and no sentence stands twice."""
    plain = draw(st.permutations(manner()["story"]["sentences"]))
    plain[0] = opening
    return [draw(_paragraph(plain[2 * at : 2 * at + 2], day)) for at in range(draw(st.integers(2, len(plain) // 2)))]


@st.composite
def _paragraph(draw: st.DrawFn, plain: list[str], day: dt.date) -> _Line:
    text, values = plain[0], []
    for _ in range(draw(st.integers(0, 2))):
        written: WrittenAmount | WrittenDate = draw(st.one_of(amounts(), dates(day, bare=False)))
        span = written.text[written.start : written.end]
        at = len(text) + 1 + written.start
        values.append(replace(written, text=span, start=at, end=at + len(span)))
        text += f" {written.text}"
    return _Line(((Kind.BODY, f"{text} {plain[1]}"),), tuple(values))


def _led(line: _Line, kind: Kind, lead: str) -> _Line:
    """The line with a dateline before it."""
    moved = tuple(replace(x, start=x.start + len(lead), end=x.end + len(lead)) for x in line.values)
    return _Line(((kind, lead), *line.parts), moved)


def _filled(lines: list[list[str]], facts: dict[str, str]) -> list[_Line]:
    return [_Line(((Kind(kind), text.format(**facts)),)) for kind, text in lines]


def _laid_out(lines: list[_Line], between: str) -> tuple[str, tuple[Segment, ...], list[WrittenAmount | WrittenDate]]:
    """The lines as a page: list items under each other, `between` elsewhere; line breaks belong to what is before."""
    text, segments, values = "", [], []
    for at, line in enumerate(lines):
        values += [replace(x, start=x.start + len(text), end=x.end + len(text)) for x in line.values]
        for kind, part in line.parts:
            segments.append(Segment(len(text), len(text) + len(part), kind, "written"))
            text += part
        if at + 1 < len(lines):
            listed = all(lines[x].parts[0][1].startswith(" ") for x in (at, at + 1))
            text += "\n" if listed else between
            segments[-1] = replace(segments[-1], end=len(text))
    return text, tuple(segments), values
