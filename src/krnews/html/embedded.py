"""Stories that a page does not show itself: a script puts them there, out of JSON that stands in the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from html import unescape

import regex
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from krnews.html.metadata import articles, select, sources

_CLAUSE = regex.compile(r"[^.!?\n]++(?:(?<=[다요죠음함됨])[.!?])?")
_HANGUL = regex.compile(r"[가-힣]")
_STARTS = regex.compile(r"(?:=|\(|,|^)\s*+(?=[{\[])")
_MARKUP = regex.compile(r"</?+[A-Za-z]")
_ENOUGH = 150
"""A story has this many Hangul characters in sentences."""
_ATTEMPTS = 50


def find_story(tree: HTMLTree, shown: str) -> str | None:
    """The story in the page's JSON, or None where the page shows it, or a longer one, itself.

    Args:
        tree: The page.
        shown: The text that the page shows.
    """
    weight = prose(shown)
    told = [body for node in articles(tree) if isinstance(body := node.get("articleBody"), str)]
    if weight < 4 * _ENOUGH:
        told += (body for value in _values(tree) for body in _bodies(value))
    best = max(map(_plain, told), key=prose, default="")
    if prose(best) < max(_ENOUGH, 2 * weight) or _is_shown(best, shown):
        return None
    return best


def prose(text: str) -> int:
    """How many Hangul characters of a text stand in sentences."""
    return sum(len(_HANGUL.findall(sentence)) for sentence in _sentences(text))


def _sentences(text: str) -> Iterator[str]:
    for found in _CLAUSE.finditer(text):
        if len(found[0]) > 10 and found[0][-1] in ".!?":
            yield found[0]


def _is_shown(story: str, shown: str) -> bool:
    """Whether half of the story's sentences stand in the page."""
    page = "".join(shown.split())
    sentences = ["".join(sentence.split())[-20:] for sentence in _sentences(story)]
    return 2 * sum(sentence in page for sentence in sentences[:50]) >= len(sentences[:50])


def _values(tree: HTMLTree) -> Iterator[object]:
    """The JSON of the page's scripts, also where code assigns it or hands it to a function."""
    decoder = json.JSONDecoder(strict=False)
    for script in select(tree, "script"):
        code = script.text or ""
        if not _HANGUL.search(code) and "\\u" not in code:
            continue
        read = 0
        for number, start in enumerate(_STARTS.finditer(code)):
            if number == _ATTEMPTS:
                break
            if start.end() < read:
                continue
            try:
                value, read = decoder.raw_decode(code, start.end())
            except (ValueError, RecursionError):
                continue
            yield value


def _bodies(value: object) -> Iterator[str]:
    """Texts that may be a story: long strings, and lists of blocks of text."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if len(node) >= _ENOUGH:
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
    return extract_plain_text(body) if _MARKUP.search(body) else unescape(body)
