"""HTML entities that were left in a text, escaped once or more often.

Only with their semicolon: in an address, `&copy=1` is no entity.
"""

from __future__ import annotations

import re

from krnews._alignment import Edit

_MARK = re.compile("[&;]")
_NUMBER = re.compile(r"#(?:[0-9]++|[xX][0-9A-Fa-f]++)")
_NAME = re.compile("#?[A-Za-z0-9]*+")
_ZEROS = re.compile(r"(?<=^#)0++(?=.)|(?<=^#[xX])0++(?=.)")
_LONGEST = 40
"""Characters of a name or number; leading zeros are not counted."""


def mends(text: str) -> list[Edit]:
    """The edits that unescape `text` until nothing is left to unescape, in one pass.

    An ampersand stays open until its semicolon comes. What an inner entity says goes on as a part of the name of the
    open one around it: `&amp;lt;` and `&#3&#56;;`.
    """
    if "&" not in text or ";" not in text:
        return []
    edits: list[Edit] = []
    opened: list[tuple[int, str]] = []
    read = 0
    for mark in _MARK.finditer(text):
        at = mark.start()
        _append(opened, text[read:at] if at - read <= _LONGEST else " ")
        read = at + 1
        start, char = at, mark[0]
        while char == ";" and opened:
            start, name = opened.pop()
            said = _said(name)
            if said is None:
                opened.clear()
                break
            while edits and edits[-1][0] >= start:
                edits.pop()
            edits.append((start, read, said))
            char = said
        if char == "&":
            opened.append((start, ""))
        else:
            _append(opened, char)
    return edits


def _append(opened: list[tuple[int, str]], more: str) -> None:
    """The name of the last open ampersand goes on. What can be no name closes all that are open."""
    if not opened:
        return
    start, name = opened[-1]
    name += more
    if name.startswith("#"):
        name = _ZEROS.sub("", name)
    if len(name) <= _LONGEST and _NAME.fullmatch(name):
        opened[-1] = (start, name)
    else:
        opened.clear()


def _said(name: str) -> str | None:
    """The character of a name or number; None where there is none of that name."""
    from html import unescape
    from html.entities import html5

    return unescape(f"&{name};") if _NUMBER.fullmatch(name) else html5.get(f"{name};")
