"""Boilerplate: krnews beside the tools that people use, on the same pages in one run.

Run as `python tests/bench/bench_boilerplate.py`. The pages are the labelled ones of the tests, as text and as HTML made
from their labels; `--gold pages.jsonl` scores real pages instead (their `.txt` and `.html` in `pages/` beside it).
"""

from __future__ import annotations

import argparse
import html
import importlib
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from table import markdown

import krnews
from labelled import KEPT, Labelled, labelled_pages

Clean = Callable[[str], str]
HEAD = ("system", "precision", "recall", "F1", "ms a page (median)")
LISTS = frozenset(("navigation", "toolbar", "reactions", "related", "ticker", "comments", "promo"))


class Page(NamedTuple):
    """A page in its two forms, what should be left of it, and lines that may be left too."""

    text: str
    source: str
    story: str
    optional: tuple[str, ...]


def report(gold: list[Path] | None = None) -> str:
    """Tables of precision, recall and F1 of words, and milliseconds a page, as Markdown."""
    pages = list(_gold_pages(gold)) if gold else list(_own_pages())
    where = "real pages" if gold else "labelled pages of the tests, written for the project"
    intro = (
        f"{len(pages)} {where}. Words that are left of a page against the words of its story: precision, recall and "
        "F1, the mean over the pages; titles and decks may be left or not. Each page is read by each system in turn, "
        "in one process."
    )
    text_rows = [_row(name, clean, pages, "text") for name, clean in _text_systems()]
    html_rows = [_row(name, clean, pages, "source") for name, clean in _html_systems()]
    return "\n\n".join([intro, "Page text:", markdown(HEAD, text_rows), "HTML:", markdown(HEAD, html_rows)])


def _row(name: str, clean: Clean | None, pages: list[Page], form: str) -> list[str]:
    if clean is None:
        return [name, "not installed", "", "", ""]
    scores, spent = [], []
    for page in pages:
        given = getattr(page, form)
        start = time.perf_counter()
        try:
            out = clean(given) or ""
        except Exception:
            # A peer that fails on a page has found nothing there.
            out = ""
        spent.append(time.perf_counter() - start)
        scores.append(_score(str(out), page))
    means = [statistics.fmean(column) for column in zip(*scores, strict=True)]
    return [name, *(f"{mean:.3f}" for mean in means), f"{1000 * statistics.median(spent):.1f}"]


def _score(out: str, page: Page) -> tuple[float, float, float]:
    free = {"".join(line.split()) for line in page.optional}
    left = [line for line in out.split("\n") if line.strip() and "".join(line.split()) not in free]
    got, want = Counter(" ".join(left).split()), Counter(page.story.split())
    if not want:
        # A page without a story is right when nothing is left of it.
        return (0.0, 0.0, 0.0) if got else (1.0, 1.0, 1.0)
    hit = sum((got & want).values())
    precision, recall = hit / max(1, got.total()), hit / max(1, want.total())
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def _text_systems() -> Iterator[tuple[str, Clean | None]]:
    yield "krnews", lambda text: str(krnews.strip_boilerplate(text))
    yield "lines that end as sentences do, or of 80 characters", _sentence_lines
    yield "everything before the first ⓒ", lambda text: re.split("ⓒ|©|저작권자", text, maxsplit=1)[0]
    yield "the whole page", lambda text: text


def _sentence_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if re.search(r"[다요죠음][.?!]", line[-3:]) or len(line) >= 80)


def _html_systems() -> Iterator[tuple[str, Clean | None]]:
    read = _found("krnews.html", "read_html")
    yield "krnews", read and (lambda page: str(krnews.strip_boilerplate(read(page))))
    extract = _found("trafilatura", "extract")
    yield "trafilatura", extract and (lambda page: extract(page, include_comments=False))
    yield (
        "trafilatura, then krnews",
        extract and (lambda page: str(krnews.strip_boilerplate(extract(page, include_comments=False) or ""))),
    )
    justext = _found("justext", "justext")
    yield "jusText, tuned for Korean", justext and (lambda page: _justext(justext, page))
    document = _found("readability", "Document")
    yield "readability-lxml", document and (lambda page: _readability(document, page))
    plain = _found("resiliparse.extract.html2text", "extract_plain_text")
    yield "resiliparse, main content", plain and (lambda page: plain(page, main_content=True))
    yield (
        "resiliparse, whole page, then krnews",
        plain and (lambda page: str(krnews.strip_boilerplate(plain(page, main_content=False)))),
    )


def _found(module: str, name: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name)
    except ImportError:
        return None


def _justext(justext: Any, page: str) -> str:
    parts = justext(
        page.encode(), frozenset(), length_low=30, length_high=80, stopwords_low=0, stopwords_high=0,
        max_link_density=0.4, encoding="utf-8",
    )  # fmt: skip
    return "\n".join(part.text for part in parts if not part.is_boilerplate)


def _readability(document: Any, page: str) -> str:
    summary = document(page).summary()
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|div|h\d|li)>|<br\s*/?>", "\n", summary)))


def _own_pages() -> Iterator[Page]:
    for page in labelled_pages():
        optional = [line for kind, line, _ in page.lines if kind in ("title", "deck")]
        story = "\n".join(clean for kind, _, clean in page.lines if kind in KEPT and kind not in ("title", "deck"))
        yield Page(page.text(), _as_html(page), story, tuple(optional))


def _as_html(page: Labelled) -> str:
    """The page with the markup that its labels suggest: lists for what stands around, paragraphs for the story."""
    title = next((line for kind, line, _ in page.lines if kind == "title"), "")
    parts, open_list = [f"<html><head><title>{html.escape(title)}</title></head><body><div id='wrap'>"], False
    for kind, line, _ in page.lines:
        if open_list and kind not in LISTS:
            parts.append("</ul>")
        if kind in LISTS and not open_list:
            parts.append("<ul>")
        open_list = kind in LISTS
        words = html.escape(line)
        tags = {"title": "h1", "heading": "h3", "deck": "h2", "body": "p", "caption": "figcaption"}
        tag = "li" if open_list else tags.get(kind, "div")
        parts.append(f"<{tag}><a href='#'>{words}</a></{tag}>" if open_list else f"<{tag}>{words}</{tag}>")
    return "\n".join([*parts, "</ul>" if open_list else "", "</div></body></html>"])


def _gold_pages(files: list[Path]) -> Iterator[Page]:
    for file in files:
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            text, source = ((file.parent / "pages" / f"{row['id']}.{end}") for end in ("txt", "html"))
            optional = [line for line in (row.get("title"), *row.get("optional", [])) if line]
            yield Page(
                text.read_text(encoding="utf-8", errors="replace"),
                source.read_text(encoding="utf-8", errors="replace"),
                row["body"],
                tuple(optional),
            )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", nargs="+", type=Path)
    print(report(options.parse_args().gold))
