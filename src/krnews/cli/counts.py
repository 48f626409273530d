"""What a file of articles holds, counted: what was stripped by which rule, amounts, dates, findings.

The file is read a group of rows at a time, so its size does not matter.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from krnews._arrow_values import encodable, fitting
from krnews.arrow import SCHEMA, seoul_day
from krnews.boilerplate import CONTENT
from krnews.cli.faults import InputError, of_system
from krnews.many import as_day

NEEDED = ("published", "error", "segments", "amounts", "dates", "findings")
ROWS = 500
REASONS = 1000
"""Reasons of errors that are counted apart, so that many of them take no memory; further ones are `OTHERS`."""
OTHERS = "others"
UNEXPECTED = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError, RuntimeError)
"""What comes of counting what is no file of articles; of Arrow too, whose faults are among them."""


@dataclass(slots=True)
class Stats:
    """Counts over a file of articles.

    Attributes:
        articles, errors: Articles, and those of them that could not be read.
        reasons: Why they could not be read -> articles.
        first, last: The first and last day of publication, or None.
        stripped: (kind, rule) -> characters, for what is not the story.
        stretches: (kind, rule) -> segments, likewise.
        amounts: Currency -> amounts; "?" where the text names none.
        bounds: Currency -> the smallest and the largest single sum.
        dates: Anchor -> mentions; "none" where nothing was counted from.
        findings: Code -> findings.
        sums: (currency, day of publication, tenths of the logarithm of the sum) -> amounts, for plots.
    """

    articles: int = 0
    errors: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    first: dt.date | None = None
    last: dt.date | None = None
    stripped: Counter[tuple[str, str]] = field(default_factory=Counter)
    stretches: Counter[tuple[str, str]] = field(default_factory=Counter)
    amounts: Counter[str] = field(default_factory=Counter)
    bounds: dict[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    dates: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    sums: Counter[tuple[str, dt.date, int]] = field(default_factory=Counter)


def read_stats(path: Path) -> Stats:
    """The counts of a file that `krnews parse -o` wrote.

    Raises:
        InputError: It cannot be read, or is no such file.
    """
    stats = Stats()
    try:
        for batch in _jsonl(path) if path.name.lower().endswith(".jsonl") else _parquet(path):
            _count(batch, stats)
    except OSError as error:
        raise of_system(path, error) from error
    except UNEXPECTED as error:
        told = f"it has no column {error}" if isinstance(error, KeyError) else error
        raise InputError(f"{path}: no file of articles; {told}") from error
    return stats


def _parquet(path: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as table:
        missing = [name for name in NEEDED if name not in table.schema_arrow.names]
        if missing:
            raise InputError(f"{path}: no file of articles; it has no column {', '.join(missing)}")
        yield from table.iter_batches(batch_size=ROWS, columns=list(NEEDED))


def _jsonl(path: Path) -> Iterator[pa.RecordBatch]:
    schema = pa.schema([SCHEMA.field(name) for name in NEEDED])
    with path.open(encoding="utf-8") as lines:
        while rows := [_row(json.loads(line)) for line in islice(lines, ROWS)]:
            yield pa.RecordBatch.from_pylist(rows, schema=schema)


def _row(article: dict[str, Any]) -> dict[str, Any]:
    """A line of JSON, with the values that are strings there as values."""
    row = {name: article[name] for name in NEEDED}
    row["error"] = encodable(row["error"])
    row["published"] = seoul_day(as_day(row["published"]))
    for amount in row["amounts"]:
        bounds = {end: fitting(None if amount[end] is None else Decimal(amount[end])) for end in ("low", "high")}
        amount.update(bounds, vague=None)
    for date in row["dates"]:
        date.update({end: as_day(date[end]) for end in ("first", "last")}, alternatives=[])
    return row


def _count(batch: pa.RecordBatch, stats: Stats) -> None:
    stats.articles += batch.num_rows
    stats.errors += batch.num_rows - batch.column("error").null_count
    for why, count in _tally(batch.column("error").drop_null()).items():
        stats.reasons[why if why in stats.reasons or len(stats.reasons) < REASONS else OTHERS] += count
    days = pc.min_max(batch.column("published")).as_py()
    stats.first = min((x for x in (stats.first, days["min"]) if x is not None), default=None)
    stats.last = max((x for x in (stats.last, days["max"]) if x is not None), default=None)
    _count_segments(_flat(batch, "segments"), stats)
    _count_amounts(_flat(batch, "amounts"), stats)
    stats.dates.update(_tally(pc.fill_null(_flat(batch, "dates")["anchor"], "none")))
    stats.findings.update(_tally(_flat(batch, "findings")["code"]))


def _count_segments(segments: pa.Table, stats: Stats) -> None:
    lengths = pc.subtract(segments["end"], segments["start"])
    by_rule = segments.append_column("chars", lengths).group_by(["kind", "rule"])
    for row in by_rule.aggregate([("chars", "sum"), ("chars", "count")]).to_pylist():
        if row["kind"] not in CONTENT:
            stats.stripped[row["kind"], row["rule"]] += row["chars_sum"]
            stats.stretches[row["kind"], row["rule"]] += row["chars_count"]


def _count_amounts(amounts: pa.Table, stats: Stats) -> None:
    currencies = pc.fill_null(amounts["currency"], "?")
    stats.amounts.update(_tally(currencies))
    single = amounts.set_column(amounts.schema.get_field_index("currency"), "currency", currencies).filter(
        pc.fill_null(pc.equal(amounts["low"], amounts["high"]), False)
    )
    for row in single.group_by("currency").aggregate([("low", "min"), ("low", "max")]).to_pylist():
        code = row["currency"]
        smallest, largest = stats.bounds.get(code, (row["low_min"], row["low_max"]))
        stats.bounds[code] = min(smallest, row["low_min"]), max(largest, row["low_max"])
    dated = single.filter(pc.and_(pc.is_valid(single["published"]), pc.greater(single["low"], 0)))
    tenths = pc.cast(pc.floor(pc.multiply(pc.log10(pc.cast(dated["low"], pa.float64())), 10)), pa.int64())
    for code, day, tenth in zip(*(x.to_pylist() for x in (dated["currency"], dated["published"], tenths)), strict=True):
        stats.sums[code, day, tenth] += 1


def _flat(batch: pa.RecordBatch, name: str) -> pa.Table:
    """The structs of a column of lists, one row each, with the day of publication of their article."""
    lists = batch.column(name)
    structs = pc.list_flatten(lists)
    columns = {structs.type.field(i).name: pc.struct_field(structs, i) for i in range(structs.type.num_fields)}
    return pa.table({**columns, "published": batch.column("published").take(pc.list_parent_indices(lists))})


def _tally(values: pa.Array | pa.ChunkedArray) -> dict[str, int]:
    return {row["values"]: row["counts"] for row in pc.value_counts(values).to_pylist()}
