"""Tags of HTML that were left in a text: a space between paragraphs becomes a line break, emphasis nothing.

This is for what a feed, a CMS or a crawl has left; a whole page is better read by `krnews.html`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from krnews._alignment import Edit
from krnews._tables import read_table

_ATTRIBUTE = r"""\s++[A-Za-z_:@-][\w:.@-]*+(?:\s*+=\s*+(?:"[^"]{0,4000}+"|'[^']{0,4000}+'|[^\s"'<>]++))?+"""
_COMMENT, _COMMENT_END = "<!--", "-->"


class _Table(NamedTuple):
    tag: re.Pattern[str]
    becomes: dict[str, str]
    ends: dict[str, re.Pattern[str]]
    """The elements that go with all that stands in them, and where each ends."""
    sure: frozenset[str]


@cache
def _table() -> _Table:
    table = read_table("krnews", "markup.toml")
    becomes = {name: entry["to"] for entry in table["element"] for name in entry["names"]}
    names = "|".join(sorted(map(re.escape, becomes), key=len, reverse=True))
    return _Table(
        tag=re.compile(
            rf"<(?P<close>/?)(?P<name>{names})(?![\w:-])(?P<attributes>(?:{_ATTRIBUTE})*+)\s*+/?>"
            rf"|{_COMMENT}|<!\[CDATA\[|\]\]>|<!doctype\b[^<>]{{0,300}}>|<\?xml\b[^<>]{{0,300}}>",
            re.IGNORECASE,
        ),
        becomes=becomes,
        ends={
            name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
            for entry in table["element"]
            if entry.get("dropped")
            for name in entry["names"]
        },
        sure=frozenset(table["sure"]["names"]),
    )


def mends(text: str) -> list[Edit]:
    r"""The edits that take the tags out of `text`; none where it shows no sign that what looks like one is one.

    Example:
        >>> mends("한별시는 <b>다리</b>를<br/>놓는다. <표> 1<b 2")
        [(5, 8, ''), (10, 14, ''), (15, 20, '\n')]
    """
    if "<" not in text:
        return []
    table = _table()
    edits: list[Edit] = []
    sure = False
    unclosed: set[str] = set()
    read = 0
    for tag in table.tag.finditer(text):
        start, end = tag.span()
        if start < read or (tag["name"] and not _is_tag(tag)):
            continue
        name = (tag["name"] or "").lower()
        new = table.becomes.get(name, "")
        if tag["close"]:
            sure, new = True, new.rstrip("• ")
        elif tag[0] == _COMMENT:
            end = _behind_comment(text, end, unclosed)
        elif name in table.ends and name not in unclosed:
            closing = table.ends[name].search(text, end)
            if closing is None:
                unclosed.add(name)  # so that the text is not searched again
            else:
                sure, end = True, closing.end()
        if end > start:
            sure = sure or name in table.sure or tag[0] == _COMMENT
            edits.append((start, end, new))
            read = end
    return edits if sure else []


def _is_tag(tag: re.Match[str]) -> bool:
    """Whether it has attributes as tags have them: `<b and c>` stands in a formula."""
    return not tag["attributes"].strip() or "=" in tag["attributes"] or len(tag["name"]) > 2


def _behind_comment(text: str, at: int, unclosed: set[str]) -> int:
    """Where a comment ends; nowhere if it is not closed: it is text then."""
    end = -1 if _COMMENT in unclosed else text.find(_COMMENT_END, at)
    if end < 0:
        unclosed.add(_COMMENT)
        return 0
    return end + len(_COMMENT_END)
