"""Articles as Arrow columns: the bridge to Spark, Ray, Polars, DuckDB, pandas and Parquet.

Needs the extra `arrow` (pyarrow). Offsets are those of the page as it was given, in code points, as in Python; the
`substring` of Spark, DuckDB and Polars counts the same way, from one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from krnews.article import Article
from krnews.dates.publication import day_in_seoul
from krnews.many import parse_dated

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError("krnews.arrow needs pyarrow; install it with: pip install 'krnews[arrow]'") from error

from krnews._arrow_values import encodable, fitting, to_values

Batch = TypeVar("Batch", bound="pa.RecordBatch | pa.Table")

SEOUL = dt.timezone(dt.timedelta(hours=9))
MONEY = pa.decimal128(38, 9)
"""Sums in units of their currency: 29 digits before the point and 9 behind it."""
MOMENT = pa.timestamp("us", tz="Asia/Seoul")

_SPAN = [pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)]
_WORDS = pa.list_(pa.string())
AMOUNT = pa.struct(
    [
        *_SPAN,
        ("text", pa.string()),
        ("low", MONEY),
        ("high", MONEY),
        ("currency", pa.string()),
        ("qualifiers", _WORDS),
        ("per", pa.string()),
        ("inferred", pa.bool_()),
        ("unit", pa.string()),
        ("vague", pa.struct([("low", MONEY), ("high", MONEY)])),
        ("converts", pa.int32()),
    ]
)
DATE = pa.struct(
    [
        *_SPAN,
        ("text", pa.string()),
        ("type", pa.string()),
        ("value", pa.string()),
        ("first", pa.date32()),
        ("last", pa.date32()),
        ("mod", pa.string()),
        ("anchor", pa.string()),
        ("why", pa.string()),
        ("zone", pa.string()),
        ("alternatives", pa.list_(pa.struct([("value", pa.string()), ("why", pa.string())]))),
    ]
)
SEGMENT = pa.struct([*_SPAN, ("kind", pa.string()), ("rule", pa.string())])
FINDING = pa.struct([*_SPAN, ("code", pa.string()), ("message", pa.string()), ("message_ko", pa.string())])

SCHEMA = pa.schema(
    [
        ("title", pa.string()),
        ("deck", pa.string()),
        ("body", pa.string()),
        ("byline", pa.string()),
        ("published", pa.date32()),
        ("published_at", MOMENT),
        ("updated", MOMENT),
        ("captions", _WORDS),
        ("amounts", pa.list_(AMOUNT)),
        ("dates", pa.list_(DATE)),
        ("segments", pa.list_(SEGMENT)),
        ("findings", pa.list_(FINDING)),
        ("error", pa.string()),
    ]
)
"""The columns of a parsed article.

`published` is the day in Seoul; `published_at` the moment, null where only the day is known. `body` is null where
`error` says why the page could not be read. A sum of 10^29 units or more does not fit and is null.
"""


def parse_batch(batch: Batch, *, text: str = "text", published: str | None = None, keep: Sequence[str] = ()) -> Batch:
    r"""Read the pages of a record batch or of a table.

    Args:
        batch: Has a column of pages. Ray and Hugging Face datasets hand out tables, Spark hands out record batches.
        text: The column of pages.
        published: The column of days of publication: dates, timestamps (naive ones are taken as Asia/Seoul) or
            ISO 8601 strings, null where unknown. None takes the column "published" where there is one.
        keep: Columns of `batch` to carry over, before those of `SCHEMA`.

    Returns:
        One row for each page, with the columns `keep` and those of `SCHEMA`; of the type of `batch`.

    Raises:
        TypeError: `batch` is neither.
        ValueError: There is no such column, or more than one, or a column of `keep` has the name of one of `SCHEMA`.

    Example:
        >>> pages = pa.RecordBatch.from_pydict({"id": [7], "text": ["입력 2024-04-11\n9일 3조 원을 푼다."]})
        >>> row = parse_batch(pages, keep=["id"]).to_pylist()[0]
        >>> row["id"], row["published"], row["amounts"][0]["low"]
        (7, datetime.date(2024, 4, 11), Decimal('3000000000000.000000000'))
    """
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        got = f"parse_batch() reads a pyarrow RecordBatch or Table, got {type(batch).__name__}"
        raise TypeError(f"{got}; make one with pyarrow.RecordBatch.from_pydict or pyarrow.table")
    days = "published" if published is None and "published" in batch.schema.names else published
    schema = _schema_of(batch.schema, text, days, keep)
    pages = to_values(batch.column(text))
    dated = [None] * len(pages) if days is None else to_values(batch.column(days))
    articles = [parse_dated(page, day) for page, day in zip(pages, dated, strict=True)]
    columns = [*(batch.column(name) for name in keep), *_columns(articles)]
    result: Batch = type(batch).from_arrays(columns, schema=schema)
    return result


def parse_batches(
    batches: Iterable[Batch], *, text: str = "text", published: str | None = None, keep: Sequence[str] = ()
) -> Iterator[Batch]:
    """`parse_batch` of each batch, lazily: the shape that Spark's `DataFrame.mapInArrow` takes.

    Options go in by `functools.partial`.

    Raises:
        TypeError: `batches` is a single batch or table.

    Example:
        >>> pages = pa.RecordBatch.from_pydict({"text": ["한 줄이다.", None]})
        >>> [batch.column("error").to_pylist() for batch in parse_batches([pages])]
        [[None, 'TypeError: parse() reads str, got None; pass "" for an empty text']]
    """
    if isinstance(batches, pa.RecordBatch | pa.Table):
        raise TypeError(
            "parse_batches() reads an iterable of batches, got a single one; use parse_batch(), or pass [it]"
        )
    return (parse_batch(batch, text=text, published=published, keep=keep) for batch in batches)


def to_batch(articles: Iterable[Article]) -> pa.RecordBatch:
    """Articles as one record batch of `SCHEMA`.

    Example:
        >>> from krnews import parse_many
        >>> to_batch(parse_many(["정부는 3조 원을 푼다."])).num_rows
        1
    """
    if isinstance(articles, Article | str) or not isinstance(articles, Iterable):
        raise TypeError(f"to_batch() reads an iterable of articles, got {type(articles).__name__}; pass a list of them")
    return pa.RecordBatch.from_arrays(_columns(list(articles)), schema=SCHEMA)


def _schema_of(given: pa.Schema, text: str, published: str | None, keep: Sequence[str]) -> pa.Schema:
    if isinstance(keep, str):
        raise TypeError(f"keep={keep!r}: expected a list of columns; pass [{keep!r}]")
    for name in [text, *([published] if published is not None else []), *keep]:
        if name not in given.names:
            raise ValueError(f"no column {name!r}; the batch has {', '.join(given.names) or 'none'}")
        if given.names.count(name) > 1:
            raise ValueError(f"{given.names.count(name)} columns {name!r}; rename all but one of them")
    if len({*keep}) < len(keep):
        raise ValueError(f"keep={list(keep)!r}: names a column twice")
    for name in keep:
        if name in SCHEMA.names:
            raise ValueError(f"keep={name!r}: the result has a column of that name; rename the one of the batch")
    return pa.schema([*(given.field(name) for name in keep), *SCHEMA])


def _columns(articles: list[Article]) -> list[pa.Array]:
    """The columns of `SCHEMA`, in its order."""
    return [_column(field.name, field.type, articles) for field in SCHEMA]


def _column(name: str, kind: pa.DataType, articles: list[Article]) -> pa.Array:
    if name in ("amounts", "dates", "segments", "findings"):
        return _lists([getattr(article, name) for article in articles], kind)
    read: dict[str, Callable[[Article], Any]] = {
        "published": lambda article: seoul_day(article.published),
        "published_at": lambda article: _moment(article.published),
        "updated": lambda article: _moment(article.updated),
        "captions": lambda article: [encodable(line) for line in article.captions],
    }
    if name in read:
        return pa.array(map(read[name], articles), kind)
    if name == "body":
        return _strings(article.body if article.error is None else None for article in articles)
    return _strings(map(attrgetter(name), articles))


def _strings(values: Iterable[str | None]) -> pa.Array:
    """A column of strings; each is looked at only where one cannot be encoded."""
    listed = list(values)
    try:
        return pa.array(listed, pa.string())
    except UnicodeEncodeError:
        return pa.array(map(encodable, listed), pa.string())


def _lists(rows: list[Sequence[Any]], kind: pa.ListType) -> pa.ListArray:
    """Rows of values as lists of structs, built column by column."""
    flat = [value for row in rows for value in row]
    offsets = [0]
    for row in rows:
        offsets.append(offsets[-1] + len(row))
    fields = [kind.value_type.field(index) for index in range(kind.value_type.num_fields)]
    columns = [_values(field, flat) for field in fields]
    structs = pa.StructArray.from_arrays(columns, fields=fields)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs, type=kind)


def _values(field: pa.Field, items: Sequence[Any]) -> pa.Array:
    """The column of one field of the values."""
    read = map(attrgetter(field.name), items)
    if pa.types.is_string(field.type):
        return _strings(read)
    if field.type == MONEY:
        return pa.array(map(fitting, read), MONEY)
    if field.name == "alternatives":
        named = [[{"value": value, "why": why} for value, why in others] for others in read]
        return pa.array(named, field.type)
    if field.name == "vague":
        bounds = [vague and dict(zip(("low", "high"), map(fitting, vague), strict=True)) for vague in read]
        return pa.array(bounds, field.type)
    return pa.array(read, field.type)


def seoul_day(published: dt.date | None) -> dt.date | None:
    """The day of publication in Seoul."""
    return day_in_seoul(published, "krnews.arrow")


def _moment(published: dt.date | None) -> dt.datetime | None:
    """A time of publication in Asia/Seoul; None where only the day is known."""
    if not isinstance(published, dt.datetime):
        return None
    moment = published if published.tzinfo else published.replace(tzinfo=SEOUL)
    try:
        return moment.astimezone(dt.UTC).astimezone(SEOUL)
    except OverflowError:  # at the ends of the calendar
        return None
