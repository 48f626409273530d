"""A page as segments: the lines are read, the story is found among them, the rest is named by what it stands with."""

from __future__ import annotations

from krnews.boilerplate.captions import mark_captions
from krnews.boilerplate.columns import rejoined
from krnews.boilerplate.headline import mark_headline
from krnews.boilerplate.insets import (
    mark_life,
    mark_links,
    mark_notice_parts,
    mark_set_in,
    mark_summary,
    mark_teasers,
)
from krnews.boilerplate.islands import mark_islands
from krnews.boilerplate.kinds import CONTENT, Kind, Segment
from krnews.boilerplate.lines import Close, Line, closing, read_lines
from krnews.boilerplate.region import best_stretch, is_page, joined
from krnews.boilerplate.runs import (
    mark_before,
    mark_behind,
    mark_edges,
    mark_export_deck,
    mark_foreign,
    mark_inside,
    widen,
)
from krnews.boilerplate.scripts import mark_scripts
from krnews.boilerplate.signatures import (
    mark_arrows,
    mark_below_signature,
    mark_blog_paths,
    mark_counters,
    mark_cut_headlines,
    mark_excerpts,
    mark_first_outlets,
    mark_front_matter,
    mark_indices,
    mark_mastheads,
    mark_outlet,
    mark_signatures,
    mark_top_menu,
    mark_writers,
)
from krnews.boilerplate.spans import Span, head_span, tail_spans
from krnews.boilerplate.template import Template
from krnews.boilerplate.voice import mark_notices
from krnews.boilerplate.wrapped import mark_wrapped
from krnews.text import as_str

_TOLD_BY = frozenset({"caption-mark", "caption-credit"})
TOLD_PICTURE = 40
"""Characters of a sentence below a picture that may be all the story."""


def segment(text: str, *, template: Template | None = None) -> list[Segment]:
    r"""What each stretch of a page is.

    Args:
        text: The text of one page: lines, or a flattened article in one line.
        template: What repeats on the pages of the outlet (see `Template`).

    Returns:
        Segments that tile the text, in order, without gap or overlap; a line break belongs to the segment before it.
        Each names in `rule` what decided. An empty text has none.

    Raises:
        TypeError: `text` is no str.

    Example:
        >>> page = "금리 동결, 석 달째\n입력 2024-05-02 10:11\n한빛은행은 2일 금리를 그대로 두었다고 밝혔다."
        >>> for part in segment(page):
        ...     print(part.start, part.end, part.kind, part.rule)
        0 12 title first-line
        12 32 timestamp stamp
        32 58 body sentence
    """
    plain = as_str(text, "segment")
    lines = read_lines(plain)
    if not lines:
        return [Segment(0, len(plain), Kind.ORNAMENT, "blank")] if plain else []
    if template is not None:
        _apply(template, lines)
    lines = rejoined(plain, lines)
    classify(lines)
    return _tile(plain, lines)


def _without_body(lines: list[Line]) -> int:
    """Where the surroundings go on behind the title and the pictures of a page that has no body."""
    about = [at for at, line in enumerate(lines) if line.kind in (Kind.CAPTION, Kind.TIMESTAMP, Kind.BYLINE)]
    return about[0] + 1 if about else len(lines)


def _only_picture(lines: list[Line]) -> tuple[int, int] | None:
    """The bounds of the sentence below a picture that is all the story of a page without a title."""
    shown = [at for at, line in enumerate(lines) if line.rule in _TOLD_BY and line.size >= TOLD_PICTURE]
    if len(shown) != 1 or any(line.kind is None for line in lines[: shown[0]]):
        return None
    at = shown[0]
    lines[at].kind, lines[at].rule = None, ""
    return at, at + 1


def _apply(template: Template, lines: list[Line]) -> None:
    """Name what the template knows: whole lines, and what is glued to the edges of one."""
    for line in lines:
        if line.kind is not None:
            continue
        if template.knows(line.text):
            line.kind, line.rule = template.kind(line.text), "template"
            continue
        start, end = template.edges(line.text)
        if start:
            line.head = Span(0, start, template.kind(line.text[:start]), "template")
        if end < line.size:
            known = Span(end, line.size, template.kind(line.text[end:]), "template")
            line.tails = [*tail_spans(line.text[:end]), known]
            line.close = closing(line.text[: line.tails[0].start])


def _without_insets(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The bounds of the story without what a page sets into it. A text without furniture has nothing set into it."""
    first = mark_summary(lines, first, last)
    first, last = mark_notices(lines, first, last)
    last = mark_life(lines, first, last)
    mark_links(lines, first, last)
    return first, mark_export_deck(lines, first, last)


def classify(lines: list[Line]) -> None:
    """Give every line its kind and rule."""
    mark_front_matter(lines)
    mark_captions(lines)
    mark_signatures(lines)
    mark_writers(lines)
    mark_top_menu(lines)
    mark_indices(lines)
    mark_notice_parts(lines)
    mark_mastheads(lines)
    mark_blog_paths(lines)
    mark_cut_headlines(lines)
    mark_excerpts(lines)
    mark_arrows(lines)
    mark_below_signature(lines)
    mark_outlet(lines)
    mark_counters(lines)
    mark_scripts(lines)
    mark_teasers(lines)
    mark_islands(lines)
    mark_wrapped(lines)
    first, last = widen(lines, *joined(lines, *best_stretch(lines)))
    last = mark_edges(lines, first, last)
    if is_page(lines):
        last = mark_foreign(lines, first, last)
        first, last = _without_insets(lines, first, last)
    else:
        last = min(last, mark_foreign(lines, first, len(lines)))
    if first == last:
        first, last = _only_picture(lines) or (_without_body(lines),) * 2
    page = is_page(lines)
    if page:
        mark_set_in(lines, first, last)
    mark_inside(lines, first, last)
    page = is_page(lines)
    mark_headline(lines, first, last, page=page)
    mark_before(lines, first, page=page)
    mark_behind(lines, last, page=page)
    mark_first_outlets(lines)


def _tile(text: str, lines: list[Line]) -> list[Segment]:
    """The segments of the lines, each with the line breaks behind it."""
    parts: list[Segment] = []
    for at, line in enumerate(lines):
        start = parts[-1].end if parts else 0
        end = lines[at + 1].start if at + 1 < len(lines) else len(text)
        if at + 1 < len(lines):
            end = text.rfind("\n", line.end, end) + 1
        kind = line.kind or Kind.BODY
        if kind not in CONTENT or line.rule == "flat":
            parts.append(Segment(start, end, kind, line.rule))
            continue
        parts += _spans(line, start, end, kind)
    return parts


def _spans(line: Line, start: int, end: int, kind: Kind) -> list[Segment]:
    """The segments of one line of the story: what stands before its first word and behind its last sentence."""
    inner: list[Segment] = []
    begin, stop = start, end
    if kind is Kind.BODY or line.close is Close.FULL or line.head:
        head = line.head or head_span(line.text)
        if head:
            begin = line.place(head.end)
            inner.append(Segment(start, begin, head.kind, head.rule))
        tails = [tail for tail in line.tails if line.place(tail.start) > begin]
        if tails:
            bounds = [line.place(tail.start) for tail in tails] + [end]
            stop = bounds[0]
            inner.append(Segment(begin, stop, kind, line.rule))
            inner += [
                Segment(a, b, tail.kind, tail.rule) for a, b, tail in zip(bounds[:-1], bounds[1:], tails, strict=True)
            ]
            return inner
    inner.append(Segment(begin, stop, kind, line.rule))
    return inner
