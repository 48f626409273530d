"""From the bytes of a page to a str that a parser can take: the encoding, and what would make a parser hang."""

from __future__ import annotations

import codecs
from functools import cache

import regex

from krnews.html.sources import sources

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as that of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = regex.compile(rb"(?:charset|encoding)\s*+=\s*+[\"']?\s*+([A-Za-z0-9_.:-]++)", regex.IGNORECASE)
_HEAD = 4096

_TAG = regex.compile(
    r"<!--(?:[^-]++|-(?!->))*+|"
    r"<(?:script|style)\b(?:[^<]++|<(?!/(?:script|style)))*+|"
    r"<([A-Za-z][^\s/<>=]*+)(?:=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)|[^=>]++|=)*+>?",
    regex.IGNORECASE,
)
_ATTRIBUTES = 1000
"""More attributes than a tag ever has; parsers compare each with each."""
_LIST = regex.compile(r"<(/?+)(?:ul|ol|menu|dir)\b[^<>]*+>?+", regex.IGNORECASE)
_DEPTH = 50
"""Lists are never nested so deep; each level is indented further, which fills the memory with blanks."""


def decode(data: bytes) -> str:
    """The text of a page, whatever it says of itself.

    A byte order mark decides; then UTF-8, if the bytes are that; then the encoding with the fewest broken characters of
    UTF-8, CP949 and what the page declares. Pages that call themselves latin-1 or EUC-KR are CP949 if their bytes are.

    Raises:
        ValueError: The bytes are no text: packed, an image, or a PDF.
    """
    for binary in sources()["binary"]:
        if data.startswith(bytes.fromhex(binary["starts"])):
            fix = "unpack it first: gzip.decompress(data)" if "gzip" in binary["name"] else "pass the bytes of a page"
            raise ValueError(f"these bytes are {binary['name']}, not HTML; {fix}")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    head = data[:_HEAD]
    if head.count(0) * 4 > len(head):  # ASCII markup in UTF-16: every other byte is zero
        return data.decode("utf-16-be" if head[0] == 0 else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        readings = [data.decode(encoding, "replace") for encoding in _candidates(head)]
        return min(readings, key=lambda text: text.count("\ufffd"))


def _candidates(head: bytes) -> list[str]:
    """Encodings to try, the likeliest first."""
    korean = ["cp949", "utf-8"]
    found = _DECLARED.search(head)
    try:
        declared = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return korean
    wide = _encodings().get(declared)
    if wide is None:
        return korean
    return [declared, *korean] if wide else [*korean, declared]


@cache
def _encodings() -> dict[str, bool]:
    """The encodings that a page may declare, as Python names them, and whether a character takes several bytes."""
    return {codecs.lookup(name).name: entry["wide"] for entry in sources()["encoding"] for name in entry["names"]}


def whole(text: str) -> str:
    """A text without lone surrogates, which no parser takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def bounded(html: str) -> str:
    """The page without what a parser cannot bear: lone surrogates, thousands of attributes, lists without end."""
    html = whole(html)
    if len(html) < 10 * _ATTRIBUTES:
        return html
    depth = deepest = 0

    def shallow(found: regex.Match[str]) -> str:
        nonlocal depth, deepest
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
        return "" if depth > _DEPTH else found[0]

    flat = _LIST.sub(shallow, html)
    return _TAG.sub(_without_attributes, flat if deepest > _DEPTH else html)


def _without_attributes(found: regex.Match[str]) -> str:
    tag, name = found[0], found[1]
    if len(tag) < 2 * _ATTRIBUTES or name is None or len(tag.split()) < _ATTRIBUTES:
        return tag
    return f"<{name}>"
