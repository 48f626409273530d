"""How articles become rows of an output file, and how the rows of a run become one file."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from krnews.article import Article
from krnews.cli.faults import InputError
from krnews.cli.inputs import Record
from krnews.many import parse_dated, unread

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

Rows = Any
"""What a worker gives back for some records: lines of JSON as bytes, or a record batch."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of output file.

    Attributes:
        suffix: How its name ends.
        encode: Records and their articles as rows, with the columns of these names carried over.
        write: Some rows, as a file.
        joined: The file of all rows, while it is open; is told the names of the columns that are carried over.
    """

    suffix: str
    encode: Callable[[Sequence[Record], Sequence[Article], Sequence[str]], Rows]
    write: Callable[[Path, Sequence[Rows]], None]
    joined: Callable[[Path, Sequence[str]], AbstractContextManager[Joined]]


class Joined(Protocol):
    """The file of all rows, which grows with the run: so nothing is left to be done when the last page is read."""

    def add(self, rows: Sequence[Rows]) -> None:
        """Add rows."""

    def take(self, part: Path) -> None:
        """Add what an earlier run wrote."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of some records.

    Attributes:
        rows: Their rows.
        last: The last of them.
        count: How many they are.
        errors: How many of them could not be read.
    """

    rows: Rows
    last: Record
    count: int
    errors: int


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does with records; it can be pickled.

    Attributes:
        suffix: The kind of output.
        published: The day of publication of all pages that have none of their own, ISO 8601, or None.
        keep: The columns that are carried over.
    """

    suffix: str
    published: str | None = None
    keep: tuple[str, ...] = ()

    def __call__(self, records: list[Record]) -> Done:
        """Read the pages of the records."""
        return self._done(records, [self._read(record) for record in records])

    def failed(self, record: Record, why: str) -> Done:
        """What stands for a record whose process died."""
        return self._done([record], [unread("", why)])

    def _read(self, record: Record) -> Article:
        try:
            page, read = record.load(), record.read
        except InputError as error:
            return unread("", str(error).removeprefix(f"{record.where}: "))  # the row names its file
        return parse_dated(page, record.published, self.published, read=read)

    def _done(self, records: list[Record], articles: list[Article]) -> Done:
        rows = FORMATS[self.suffix].encode(records, articles, self.keep)
        return Done(rows, records[-1], len(records), sum(article.error is not None for article in articles))


def _lines(records: Sequence[Record], articles: Sequence[Article], keep: Sequence[str]) -> bytes:
    written = []
    for record, article in zip(records, articles, strict=True):
        kept = {name: record.kept.get(name) for name in keep}
        row = {"file": record.file, "row": record.row, **kept, **article.to_dict()}
        written.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(written).encode("utf-8", "backslashreplace")


def _write_lines(path: Path, rows: Sequence[bytes]) -> None:
    with path.open("wb") as out:
        out.writelines(rows)
        settle(out.fileno())


@dataclass(frozen=True, slots=True)
class _JoinedLines:
    out: BinaryIO

    def add(self, rows: Sequence[bytes]) -> None:
        self.out.writelines(rows)

    def take(self, part: Path) -> None:
        with part.open("rb") as rows:
            shutil.copyfileobj(rows, self.out, 1 << 20)


@contextmanager
def _joined_lines(path: Path, _: Sequence[str]) -> Iterator[_JoinedLines]:
    with path.open("wb") as out:
        yield _JoinedLines(out)
        settle(out.fileno())


def _batch(records: Sequence[Record], articles: Sequence[Article], keep: Sequence[str]) -> pa.RecordBatch:
    import pyarrow as pa

    from krnews._arrow_values import encodable
    from krnews.arrow import to_batch

    parsed = to_batch(articles)
    columns: list[Any] = [
        pa.array([encodable(record.file) for record in records], pa.string()),
        pa.array([record.row for record in records], pa.int64()),
        *(pa.array([encodable(x.kept.get(name)) for x in records], pa.string()) for name in keep),
        *parsed.columns,
    ]
    return pa.RecordBatch.from_arrays(columns, schema=_schema(keep))


def _schema(keep: Sequence[str]) -> pa.Schema:
    import pyarrow as pa

    from krnews.arrow import SCHEMA

    return pa.schema([("file", pa.string()), ("row", pa.int64()), *((name, pa.string()) for name in keep), *SCHEMA])


def _write_batches(path: Path, rows: Sequence[pa.RecordBatch]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with path.open("wb") as out:
        pq.write_table(pa.Table.from_batches(rows), out, compression="zstd")
        settle(out.fileno())


@dataclass(frozen=True, slots=True)
class _JoinedBatches:
    writer: pq.ParquetWriter

    def add(self, rows: Sequence[pa.RecordBatch]) -> None:
        import pyarrow as pa

        self.writer.write_table(pa.Table.from_batches(rows))

    def take(self, part: Path) -> None:
        import pyarrow.parquet as pq

        with pq.ParquetFile(part) as rows:
            for group in range(rows.num_row_groups):
                # one thread: each of several keeps memory of its own, so that more parts took more of it
                self.writer.write_table(rows.read_row_group(group, use_threads=False))


@contextmanager
def _joined_batches(path: Path, keep: Sequence[str]) -> Iterator[_JoinedBatches]:
    import pyarrow.parquet as pq

    with path.open("wb") as out:
        with pq.ParquetWriter(out, _schema(keep), compression="zstd") as writer:
            yield _JoinedBatches(writer)
        settle(out.fileno())


def settle(file: int) -> None:
    """Have the system write what it holds of a file, so that a rename never leads to half of one."""
    os.fsync(file)


FORMATS = {
    ".jsonl": Format(".jsonl", _lines, _write_lines, _joined_lines),
    ".parquet": Format(".parquet", _batch, _write_batches, _joined_batches),
}


def format_of(output: Path) -> Format:
    """The kind of file that an output's name asks for.

    Raises:
        InputError: There is no such kind, or it needs an extra.
    """
    found = FORMATS.get(output.suffix.lower())
    if found is None:
        raise InputError(f"{output}: unknown kind of output; name it {' or '.join('*' + suffix for suffix in FORMATS)}")
    if found.suffix == ".parquet":
        try:
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise InputError(
                f"{output}: Parquet needs an extra; install it with: pip install 'krnews[arrow]'"
            ) from error
    return found
