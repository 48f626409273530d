"""Stories that a page does not show itself: a script puts them there, out of JSON that stands in the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import accumulate

import regex
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from krnews.boilerplate import Kind, strip_boilerplate
from krnews.html.decode import whole
from krnews.html.metadata import articles, read_json, select
from krnews.html.sources import sources

_CLAUSE = regex.compile(r"[^.!?\n]++(?:(?<=[다요죠음함됨])[.!?])?")
_HANGUL = regex.compile(r"[가-힣]")
_STARTS = regex.compile(r"(?:[=(,:]|^)\s*+(?=[{\[])")
_LITERAL = regex.compile(r"\"(?:[^\"\\\n]++|\\.)*+\"?|'(?:[^'\\\n]++|\\.)*+'?|`(?:[^`\\]++|\\.)*+`?", regex.DOTALL)
_ESCAPE = regex.compile(r"\\(?:u(?P<code>[0-9A-Fa-f]{4})|x(?P<code>[0-9A-Fa-f]{2})|(?P<char>.))", regex.DOTALL)
_ROW = regex.compile(r"[0-9a-f]{1,6}:(?=[\[{])")
_DECODER = json.JSONDecoder(strict=False)
_MARKUP = regex.compile(r"</?+[A-Za-z]")
_ENOUGH = 150
"""A story has this many Hangul characters in sentences."""
_DECLARED = 60
"""And this many where JSON-LD says that it is the article's body."""
_ATTEMPTS = 100
"""Places in a script that are tried for JSON."""


def find_story(tree: HTMLTree, shown: str) -> str | None:
    """The story in the page's JSON, or None where the page shows it, or a longer one, itself.

    Args:
        tree: The page.
        shown: The text that the page shows.
    """
    weight = prose(shown)
    told = [body for node in articles(tree) if isinstance(body := node.get("articleBody"), str)]
    declared = max(map(_plain, told), key=prose, default="")
    if prose(declared) >= _DECLARED and not _is_shown(declared, shown) and 2 * prose(declared) >= 3 * _told(shown):
        return declared
    codes = _codes(tree) if weight < 4 * _ENOUGH else []
    told += (body for code in codes for value in _json(code) for body in _bodies(value))
    best = max(map(_plain, told), key=prose, default="")
    if prose(best) < _ENOUGH:  # a weaker sign: an apostrophe in a comment is no quote
        quoted = (body for code in codes for value in _strings(code) for body in _bodies(value))
        best = max(map(_plain, quoted), key=prose, default=best)
    if prose(best) < max(_ENOUGH, 2 * weight) or _is_shown(best, shown):
        return None
    return best


def _told(shown: str) -> int:
    """How much of the text of a page is a story and not its surroundings, in Hangul characters in sentences."""
    return prose(strip_boilerplate(shown, keep=[Kind.BODY]))


def prose(text: str) -> int:
    """How many Hangul characters of a text stand in sentences."""
    return sum(len(_HANGUL.findall(sentence)) for sentence in _sentences(text))


def tells(text: str, hangul: int) -> bool:
    """Whether `prose(text)` is at least `hangul`; reads no further than it must."""
    counts = accumulate(len(_HANGUL.findall(sentence)) for sentence in _sentences(text))
    return any(count >= hangul for count in counts)


def _sentences(text: str) -> Iterator[str]:
    for found in _CLAUSE.finditer(text):
        if len(found[0]) > 10 and found[0][-1] in ".!?":
            yield found[0]


def _is_shown(story: str, shown: str) -> bool:
    """Whether half of the story's sentences stand in the page."""
    page = "".join(shown.split())
    sentences = ["".join(sentence.split())[-20:] for sentence in _sentences(story)]
    return 2 * sum(sentence in page for sentence in sentences[:50]) >= len(sentences[:50])


def _codes(tree: HTMLTree) -> list[str]:
    """The scripts of a page that say something in Korean."""
    codes = [script.text or "" for script in select(tree, "script")]
    return [unescape(code) if "&quot;" in code else code for code in codes if _HANGUL.search(code) or "\\u" in code]


def _json(code: str) -> Iterator[object]:
    """The JSON in a script, also where code assigns it or hands it to a function."""
    at = attempts = 0
    while attempts < _ATTEMPTS and (start := _STARTS.search(code, at)):
        attempts += 1
        at = start.end()
        try:
            value, at = _DECODER.raw_decode(code, at)
        except (ValueError, RecursionError):
            continue
        yield value


def _strings(code: str) -> Iterator[str]:
    """The long strings in a script, without their escapes."""
    for literal in _LITERAL.finditer(code):
        if len(literal[0]) >= _ENOUGH:
            yield _ESCAPE.sub(_unescaped, literal[0][1:-1])


def _unescaped(found: regex.Match[str]) -> str:
    """What an escape in a string of a script stands for."""
    if found["code"]:
        return chr(int(found["code"], 16))
    return {"n": "\n", "r": "\r", "t": "\t"}.get(found["char"], found["char"])


def _inside(text: str) -> list[object]:
    """The values of a string that is JSON itself, or rows of JSON with an id before each, as Next.js writes them."""
    rows = text.split("\n") if _ROW.match(text) else [text]
    return [value for row in rows if isinstance(value := read_json(_ROW.sub("", row)), dict | list)]


def _bodies(value: object) -> Iterator[str]:
    """Texts that may be a story: long strings, and lists of blocks of text."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if len(node) < _ENOUGH:
                continue
            if node.lstrip()[:1] in ("{", "[") or _ROW.match(node):
                inside = _inside(node)
                waiting += inside
                if inside:
                    continue
            yield node
        elif isinstance(node, dict):
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
            blocks = [item for item in node if _block(item)]
            if len(blocks) > 1 and not any(isinstance(item, dict) and _links() & item.keys() for item in blocks):
                yield "\n\n".join(_plain(_block(item)) for item in blocks)


@cache
def _links() -> frozenset[str]:
    return frozenset(key for entry in sources()["link"] for key in entry["keys"])


def _block(item: object) -> str:
    """The text of a block: the longest of its strings that is prose."""
    texts = [item] if isinstance(item, str) else item.values() if isinstance(item, dict) else []
    return max((text for text in texts if isinstance(text, str) and any(_sentences(text))), key=len, default="")


def _plain(body: str) -> str:
    body = whole(body)
    return extract_plain_text(body) if _MARKUP.search(body) else unescape(body)
