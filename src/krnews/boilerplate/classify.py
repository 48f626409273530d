"""What each line of a page is: what its wording tells, then the story among the lines, then what stands around it."""

from __future__ import annotations

from krnews.boilerplate.captions import mark_captions
from krnews.boilerplate.headline import mark_headline
from krnews.boilerplate.insets import (
    mark_export_deck,
    mark_life,
    mark_links,
    mark_notice_parts,
    mark_set_in,
    mark_teasers,
)
from krnews.boilerplate.islands import mark_islands
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.leftovers import mark_leftovers, mark_tags
from krnews.boilerplate.lines import Line
from krnews.boilerplate.names import mark_names
from krnews.boilerplate.region import best_stretch, is_page, joined
from krnews.boilerplate.runs import (
    mark_before,
    mark_behind,
    mark_edges,
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
from krnews.boilerplate.summaries import mark_editors_note, mark_summary
from krnews.boilerplate.voice import mark_notices
from krnews.boilerplate.wrapped import mark_wrapped

_TOLD_BY = frozenset({"caption-mark", "caption-credit"})
_MARKS = "▲△▶ "
TOLD_PICTURE = 40
"""Characters of a sentence below a picture that may be all the story."""


def classify(lines: list[Line]) -> None:
    """Give every line its kind and rule."""
    mark_front_matter(lines)
    mark_captions(lines)
    mark_signatures(lines)
    mark_names(lines)
    mark_tags(lines)
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
    if not page:
        mark_leftovers(lines, last)
    mark_behind(lines, last, page=page)
    mark_first_outlets(lines)


def _without_body(lines: list[Line]) -> int:
    """Where the surroundings go on behind the title and the pictures of a page that has no body."""
    about = [at for at, line in enumerate(lines) if line.kind in (Kind.CAPTION, Kind.TIMESTAMP, Kind.BYLINE)]
    return about[0] + 1 if about else len(lines)


def _only_picture(lines: list[Line]) -> tuple[int, int] | None:
    """The bounds of the sentence below a picture that is all the story of a page without a title.

    It may stand there twice, the first time with the mark of a picture before it.
    """
    shown = [at for at, line in enumerate(lines) if line.rule in _TOLD_BY and line.size >= TOLD_PICTURE]
    if not shown or any(line.kind is None for line in lines[: shown[0]]):
        return None
    at = shown[-1]
    if len(shown) > 1 and not (len(shown) == 2 and lines[shown[0]].text.lstrip(_MARKS) == lines[at].text):
        return None
    lines[at].kind, lines[at].rule = None, ""
    return at, at + 1


def _without_insets(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The bounds of the story without what a page sets into it. A text without furniture has nothing set into it."""
    first = mark_editors_note(lines, mark_summary(lines, first, last), last)
    first, last = mark_notices(lines, first, last)
    last = mark_life(lines, first, last)
    mark_links(lines, first, last)
    return first, mark_export_deck(lines, first, last)
