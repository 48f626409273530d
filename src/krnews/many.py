"""Many pages: lazily, in order, over several processes, and without one bad page ending the run."""

from __future__ import annotations

import copyreg
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeAlias

from krnews import dates
from krnews.amounts import Amount
from krnews.article import Article, parse
from krnews.boilerplate import Segment
from krnews.dates import DateMention
from krnews.dates.stamps import clocked_in
from krnews.findings import Finding
from krnews.text import Text

Dated: TypeAlias = tuple[str, dt.date | None]

BATCH_PAGES = 16
BATCH_CHARS = 100_000

_COMPACT = (len("202404110930"), len("20240411093000"))


def parse_many(
    texts: Iterable[str],
    *,
    published: dt.date | Iterable[dt.date | None] | None = None,
    workers: int | None = None,
) -> Iterator[Article]:
    """Read many pages, lazily and in order.

    One bad page never ends the run: it gives an article with an empty body whose `error` says what was wrong, also
    where its process died. With several processes the pages are read ahead, at most 64 for each process, so memory
    does not grow with their number. Processes are started as `multiprocessing` is set to start them: where that is
    "spawn" or "forkserver", a script needs its `if __name__ == "__main__":`.

    Args:
        texts: Pages; taken as the articles are asked for.
        published: As for `parse`, the same for all of them; or one for each page, in the same order.
        workers: Processes to use; None or 1 reads in this process.

    Yields:
        One article for each page.

    Raises:
        TypeError: `texts` is a single str or no iterable, or `published` is neither a date nor an iterable of dates.
        ValueError: `workers` is below 1, or there are more or fewer days of publication than pages.
        RuntimeError: The processes cannot be started, as in a script without its `if __name__ == "__main__":`.

    Example:
        >>> [article.error for article in parse_many(["한 줄이다.", None])]
        [None, 'TypeError: parse() reads str, got None; pass "" for an empty text']
    """
    if isinstance(texts, str | bytes):
        raise TypeError("parse_many() reads an iterable of pages, got a single one; use parse(), or pass [page]")
    if not isinstance(texts, Iterable):
        raise TypeError(f"parse_many() reads an iterable of pages, got {type(texts).__name__}; pass a list of str")
    check_workers(workers, "parse_many")
    dated = _dated(texts, published)
    if workers is None or workers == 1:
        return (_guarded(page) for page in dated)
    return _parse_in_processes(dated, workers)


def parse_dated(
    text: Any, published: object, otherwise: object = None, *, read: Callable[..., Article] = parse
) -> Article:
    """`parse`, with a day of publication as a table holds it, and with a failure as an article that carries it.

    Args:
        text: The page.
        published: A date, a datetime, a string that is one (ISO 8601, or a stamp as pages carry them), or None.
        otherwise: The day of a page whose `published` is none.
        read: What reads the page; takes what `parse` takes.

    Example:
        >>> parse_dated("3조 원을 푼다.", "2024-04-11").published
        datetime.date(2024, 4, 11)
        >>> parse_dated("3조 원을 푼다.", "곧").error
        "ValueError: published '곧': not a date; write it as 2024-04-11 or 2024-04-11T14:30"
    """
    try:
        day = as_day(published) or as_day(otherwise)
    except ValueError as error:
        return unread(text, f"ValueError: {error}")
    return _guarded((text, day), read)


def as_day(value: object) -> dt.date | None:
    """A day of publication as tables hold it: see `parse_dated`; None, an empty string, NaN and NaT are None.

    Raises:
        ValueError: It is no date.
    """
    if value is None or _is_missing(value):
        return None
    if isinstance(value, dt.date):
        return value
    written = str(value).strip()
    if not written:
        return None
    compact = written.isdigit() and len(written) in _COMPACT
    iso = f"{written[:8]}T{written[8:]}" if compact else written
    for read in (dt.date.fromisoformat, dt.datetime.fromisoformat, _stamped):
        try:
            day = read(iso)
        except ValueError:
            continue
        if day is not None:
            return day
    raise ValueError(f"published {written!r}: not a date; write it as 2024-04-11 or 2024-04-11T14:30")


def _stamped(written: str) -> dt.date | None:
    """What a stamp as pages carry them says; the day alone where it has no clock time."""
    moment = dates.find_published(written)
    return moment if moment is None or clocked_in(written) else moment.date()


def _is_missing(value: object) -> bool:
    """Whether a value is what data frames write where there is none, which differs from itself."""
    return isinstance(value, dt.date | float) and value != value


def check_workers(workers: int | None, caller: str) -> None:
    """Refuse a number of processes below one.

    Raises:
        TypeError: `workers` is no whole number.
        ValueError: `workers` is below 1.
    """
    if workers is not None and (isinstance(workers, bool) or not isinstance(workers, int)):
        raise TypeError(f"{caller}(workers={workers!r}): expected a whole number, or None to read in this process")
    if workers is not None and workers < 1:
        raise ValueError(f"{caller}(workers={workers}): expected 1 or more, or None to read in this process")


def _dated(texts: Iterable[str], published: dt.date | Iterable[dt.date | None] | None) -> Iterator[Dated]:
    if published is None or isinstance(published, dt.date):
        return zip(texts, repeat(published), strict=False)
    if isinstance(published, str | bytes) or not isinstance(published, Iterable):
        raise TypeError(
            f"parse_many(published={published!r}): expected a date, or an iterable of one date for each page"
        )
    return _paired(texts, published)


def _paired(texts: Iterable[str], published: Iterable[dt.date | None]) -> Iterator[Dated]:
    days, end = iter(published), object()
    for text in texts:
        day: Any = next(days, end)
        if day is end:
            raise ValueError("parse_many(published=...): fewer days than pages; pass one for each, None where unknown")
        yield text, None if _is_missing(day) else day
    if next(days, end) is not end:
        raise ValueError("parse_many(published=...): more days than pages; pass one for each")


def _parse_in_processes(pages: Iterator[Dated], workers: int) -> Iterator[Article]:
    from krnews._processes import map_batches  # multiprocessing is a tenth of the time to import krnews

    batches = map_batches(
        _guarded_batch, _batches(pages), workers=workers, failed=lambda page, why: [unread(page[0], why, page[1])]
    )
    for articles in batches:
        yield from articles


def _batches(pages: Iterator[Dated]) -> Iterator[list[Dated]]:
    """Pages in batches: few enough to wait for, many enough that sending them costs little."""
    batch: list[Dated] = []
    chars = 0
    try:
        for page in pages:
            batch.append(page)
            chars += len(page[0]) if isinstance(page[0], str) else 0
            if len(batch) == BATCH_PAGES or chars >= BATCH_CHARS:
                yield batch
                batch, chars = [], 0
    except Exception:
        if batch:  # what was read before the source failed
            yield batch
        raise
    if batch:
        yield batch


def _guarded_batch(pages: list[Dated]) -> list[Article]:
    return [_guarded(page) for page in pages]


def _guarded(page: Dated, read: Callable[..., Article] = parse) -> Article:
    """`read`, with a failure as an article that carries it."""
    text, published = page
    try:
        return read(text, published=published)
    except Exception as error:
        return unread(text, f"{type(error).__name__}: {error}", published)


def unread(text: object, why: str, published: dt.date | None = None) -> Article:
    """The article of a page that could not be read; a day that is none is left out."""
    day = published if isinstance(published, dt.date) and not _is_missing(published) else None
    return Article(
        page=Text(text if isinstance(text, str) else ""), title=None, deck=None, body=Text(""), byline=None,
        published=day, updated=None, captions=(), segments=(), amounts=(), dates=(), findings=(), error=why,
    )  # fmt: skip


def _pickle_as_call(kind: type[Any]) -> None:
    """Pickle values of a dataclass as calls of it: two thirds of the time that its own way takes."""
    values = attrgetter(*(field.name for field in fields(kind)))
    copyreg.pickle(kind, lambda value: (kind, values(value)))


for _kind in (Amount, DateMention, Finding, Segment):
    _pickle_as_call(_kind)
