"""What the head of a page says of the article: title, byline, dates. The sources stand in `sources.toml`."""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from resiliparse.parse.html import ElementNode, HTMLTree

from krnews.html.moments import day_in, moment
from krnews.html.sources import sources

_LONGEST = 500
"""Characters of a title or a name; what is longer is cut."""
_SEVERAL = 5
"""Elements of one kind that are read."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup says; None or empty where it does not.

    Attributes:
        titles: The titles it gives, the most trustworthy first; some end with the name of the outlet.
        byline: Who wrote it.
        published, updated: A day, or a moment in Asia/Seoul.
        utc: Whether `published` was written in UTC, which some outlets write but do not mean.
    """

    titles: tuple[str, ...] = ()
    byline: str | None = None
    published: dt.date | None = None
    updated: dt.date | None = None
    utc: bool = False


def read_metadata(tree: HTMLTree, url: str | None = None) -> Metadata:
    """The metadata of a parsed page.

    Args:
        tree: The page.
        url: Its address: chooses among several articles in the JSON-LD, and is the last to say the day.
    """
    said: dict[str, list[str]] = {"title": [], "byline": [], "published": [], "updated": [], "outlet": []}
    about = next(iter(articles(tree, url)), {})
    for source in sources()["json-ld"]:
        said[source["field"]] += _texts(about.get(source["key"]))
    for source in sources()["element"]:
        elements = select(tree, source["select"])[:_SEVERAL]
        values = [element.getattr(source["attribute"]) if source["attribute"] else element.text for element in elements]
        texts = [text for value in values for text in _texts(value)]
        if source["field"] == "byline":  # each of several is an author
            texts = [", ".join(dict.fromkeys(text for text in texts if _is_person(text)))]
        said[source["field"]] += texts
    published = [(day, value) for value in said["published"] if (day := moment(value))]
    first = next(iter(published), (day_in(url), ""))
    return Metadata(
        titles=tuple(dict.fromkeys(title for line in said["title"] if (title := _without(line, said["outlet"])))),
        byline=next((name for name in said["byline"] if _is_person(name) and name not in said["outlet"]), None),
        published=first[0],
        updated=next((day for day in map(moment, said["updated"]) if day), None),
        utc=first[1].endswith("Z") or first[1].endswith("+00:00"),
    )


def select(tree: HTMLTree, selector: str) -> Sequence[ElementNode]:
    """The elements of a page that a CSS selector finds, as a sequence of its own.

    The parser's list is live and looks again for each element that is taken from it; a slice of it is not.
    """
    return () if tree.document is None else tree.document.query_selector_all(selector)[:]


def articles(tree: HTMLTree, url: str | None = None) -> list[dict[str, Any]]:
    """The articles that the page's JSON-LD describes; the one at `url` first."""
    found = []
    for script in select(tree, 'script[type="application/ld+json"]'):
        for node in _nodes(read_json(script.text or "")):
            kinds = node.get("@type")
            if any(
                str(kind).endswith(("Article", "Posting")) for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                found.append(node)
    return sorted(found, key=lambda node: not (url and url in (node.get("url"), _at(node), node.get("@id"))))


def _at(node: dict[str, Any]) -> object:
    page = node.get("mainEntityOfPage")
    return page.get("@id") if isinstance(page, dict) else page


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD: alone, in a list, or under a key such as @graph; the outer ones first."""
    waiting = deque([value])
    while waiting:
        node = waiting.popleft()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += (node[key] for key in sources()["holder"][0]["keys"] if key in node)


_TRAILING_COMMA = regex.compile(r",(?=\s*+[}\]])")


def read_json(raw: str) -> object:
    """JSON as pages write it, with raw line feeds, comment marks or a comma too many; None where it is none."""
    text = raw.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            value: object = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _texts(value: object) -> list[str]:
    """The names or texts of a value: a string, a number, an object with a name, or a list of these."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        text = " ".join(str(value)[:_LONGEST].split())
        return [text] if text else []
    if isinstance(value, dict):
        inner = value.get("name", value.get("@value"))
        return [] if isinstance(inner, dict) else _texts(inner)
    if isinstance(value, list):
        flat = [text for item in value[:20] if not isinstance(item, list) for text in _texts(item)]
        return [", ".join(dict.fromkeys(flat))] if flat else []
    return []


_NO_PERSON = regex.compile(r"https?:|^@|\||^[\p{P}\d\s]*+$")


def _is_person(name: str) -> bool:
    return len(name) <= 100 and not _NO_PERSON.search(name)


_END = regex.compile(r"\s*+[-–—|ㅣ│:<>·]++\s*+$")


def _without(title: str, outlets: list[str]) -> str:
    """A title without the outlet at its end; "" where it is nothing but the outlet."""
    for outlet in outlets:
        rest = title.removesuffix(outlet)
        if rest != title and (not rest or _END.search(rest)):
            return _END.sub("", rest)
    return title
