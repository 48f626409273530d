"""A page as segments: the lines are read, the story is found among them, the rest is named by what it stands with."""

from __future__ import annotations

from krnews.boilerplate.classify import classify
from krnews.boilerplate.columns import rejoined
from krnews.boilerplate.kinds import Kind, Segment
from krnews.boilerplate.lines import Line, closing, read_lines
from krnews.boilerplate.spans import Span, tail_spans
from krnews.boilerplate.template import Template
from krnews.boilerplate.tiles import tile
from krnews.text import as_str


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
    return tile(plain, lines)


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
