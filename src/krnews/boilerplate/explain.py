"""A page with its kinds and rules in the margin, for people."""

from __future__ import annotations

from krnews.boilerplate.kinds import CONTENT
from krnews.boilerplate.segments import segment
from krnews.boilerplate.template import Template
from krnews.text import as_str

WIDTH = 72


class Explanation(str):
    """The text that `explain` returns; a notebook or a prompt shows it as lines."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def explain(text: str, *, template: Template | None = None, width: int = WIDTH) -> Explanation:
    r"""What became of each stretch of a page, and why, as a text for people.

    Every segment is a row: `+` where `strip_boilerplate` keeps it and `-` where not, its kind, the rule that decided,
    and how it begins. A segment that begins inside a line has `…` before it.

    Args:
        text: The text of one page.
        template: What repeats on the pages of the outlet (see `Template`).
        width: How many characters of a segment are shown.

    Returns:
        The rows, a `str` to print.

    Raises:
        TypeError: `text` is no str.

    Example:
        >>> print(explain("금리 동결\n입력 2024-05-02 10:11\n금리를 그대로 두었다고 밝혔다. 김하늘 기자\n댓글 0"))
        + title      first-line      금리 동결
        - timestamp  stamp           입력 2024-05-02 10:11
        + body       sentence        금리를 그대로 두었다고 밝혔다.
        - byline     tail-byline     …김하늘 기자
        - comments   comments        댓글 0
    """
    plain = as_str(text, "explain")
    parts = segment(plain, template=template)
    named = max((len(part.rule) for part in parts), default=0) + 2
    rows = []
    for part in parts:
        shown = " ".join(plain[part.start : part.end].split())
        shown = shown if len(shown) <= width else shown[: width - 1] + "…"
        inside = "…" if part.start and plain[part.start - 1] != "\n" else ""
        sign = "+" if part.kind in CONTENT else "-"
        rows.append(f"{sign} {part.kind:<10} {part.rule:<{max(named, 16)}}{inside}{shown}".rstrip())
    return Explanation("\n".join(rows))
