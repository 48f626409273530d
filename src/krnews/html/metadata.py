"""What the head of a page says of the article: title, byline, dates. The sources stand in `sources.toml`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import regex
from resiliparse.parse.html import ElementNode, HTMLTree

from krnews._tables import read_table

SEOUL = ZoneInfo("Asia/Seoul")
_LONGEST = 500
"""Characters of a title or a name; what is longer is cut."""


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


@cache
def sources() -> dict[str, Any]:
    """The table of sources."""
    return read_table("krnews.html", "sources.toml")


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
    said["outlet"] += _texts(about.get("publisher"))
    for source in sources()["element"]:
        for element in select(tree, source["select"])[:3]:
            value = element.getattr(source["attribute"]) if source["attribute"] else element.text
            said[source["field"]] += _texts(value)
    published = [(moment(value), value) for value in said["published"]]
    first = next((pair for pair in published if pair[0]), None) or (_day_in(url), "")
    return Metadata(
        titles=tuple(dict.fromkeys(said["title"])),
        byline=next((name for name in _people(said["byline"], said["outlet"])), None),
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
    """The objects of JSON-LD: alone, in a list, or under @graph."""
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (inner for inner in (graph if isinstance(graph, list) else []) if isinstance(inner, dict))


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
    """The names or texts of a value: a string, an object with a name, or a list of either."""
    if isinstance(value, str):
        text = " ".join(value[:_LONGEST].split())
        return [text] if text else []
    if isinstance(value, dict):
        return _texts(value.get("name")) if isinstance(value.get("name"), str) else []
    if isinstance(value, list):
        flat = [text for item in value[:20] if not isinstance(item, list) for text in _texts(item)]
        return [", ".join(dict.fromkeys(flat))] if flat else []
    return []


_NO_PERSON = regex.compile(r"https?:|^@|\||^[\p{P}\d\s]*+$")


def _people(names: list[str], outlets: list[str]) -> Iterator[str]:
    for name in names:
        if not _NO_PERSON.search(name) and name not in outlets and len(name) <= 100:
            yield name


_MOMENT = regex.compile(
    r"(?<!\d)(\d{4})(?:(\d\d)(\d\d)|\s*+[-./년]\s*+(\d{1,2})\s*+[-./월]\s*+(\d{1,2})일?)"
    r"(?:[.T\s]*+(오전|오후|AM|PM)?\s*+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d++)?)?\s*+(Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)


def moment(value: str) -> dt.date | None:
    """The day or, in Asia/Seoul, the moment that a machine-readable stamp says; None where it says none."""
    found = _MOMENT.search(value[:100])
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    try:
        if found[7] is None:
            return dt.date(year, month, day)
        hour, minute, second = int(found[7]), int(found[8]), int(found[9] or 0)
        if found[6]:
            hour = hour % 12 + (12 if found[6] in ("오후", "PM") else 0)
        at = dt.datetime(year, month, day, hour, minute, second, tzinfo=SEOUL)
        if found[10]:
            at = at.replace(tzinfo=_zone(found[10])).astimezone(SEOUL)
    except (ValueError, OverflowError):
        return None
    return at


def _zone(offset: str) -> dt.tzinfo:
    if offset == "Z":
        return dt.UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    return dt.timezone((-1 if offset[0] == "-" else 1) * dt.timedelta(hours=hours, minutes=minutes))


_DAY_IN_URL = regex.compile(r"(?<!\d)(20\d\d)[/.-]?(0[1-9]|1[0-2])[/.-]?([0-2]\d|3[01])(?=[/.\-_?]|\d{4,}|$)")


def _day_in(url: str | None) -> dt.date | None:
    found = _DAY_IN_URL.search(url or "")
    return moment("-".join(found.groups())) if found else None
