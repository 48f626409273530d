"""Files as records: the pages that each of them holds."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, AnyStr, BinaryIO, cast

from krnews.cli.faults import InputError, of_system
from krnews.cli.pages import HTML, read_page

if TYPE_CHECKING:
    import pyarrow as pa

JSONL = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
CSV = (".csv", ".csv.gz")
PARQUET = (".parquet",)
TABLES = (*JSONL, *CSV, *PARQUET)
KNOWN = (".txt", *HTML, *TABLES)
LONGEST = 64 << 20
"""The longest line of a table that is read, in bytes or characters: a packed file can hold one without end."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what.

    Attributes:
        text: The pages.
        published: The days of publication, or None where the pages say them.
        keep: What is carried over to the result.
    """

    text: str = "text"
    published: str | None = None
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One page of the input, not yet read.

    Attributes:
        number, row: Which file of the run, and which record of that file, both from 0.
        file: The name of the file.
        bytes: How much of the file is read when this record is done.
        text: The page as the table holds it, mostly a str; None with `whole` for a file that is a page.
        whole: The file itself is the page.
        published: The day of publication as the table holds it.
        kept: The values carried over, as strings.
        error: Why there is no page here, or None.
    """

    number: int
    row: int
    file: str
    bytes: int
    text: Any = None
    whole: bool = False
    published: object = None
    kept: dict[str, str | None] = field(default_factory=dict)
    error: str | None = None

    def load(self) -> Any:
        """The page.

        Raises:
            InputError: There is none, or its file cannot be read.
        """
        if self.error is not None:
            raise InputError(self.error)
        return read_page(self.file) if self.whole else self.text


def read_records(files: Sequence[str], columns: Columns, *, after: tuple[int, int] | None = None) -> Iterator[Record]:
    """The records of the files, in order; those behind the position `after` (file and row) where it is given.

    Raises:
        InputError: A file cannot be opened or is broken, or a table lacks a column.
    """
    first, behind = after or (0, -1)
    for number, name in enumerate(files[first:], first):
        kind = name.lower()
        if kind.endswith(JSONL):
            records = _jsonl(number, name, columns)
        elif kind.endswith(CSV):
            records = _csv(number, name, columns)
        elif kind.endswith(PARQUET):
            records = _parquet(number, name, columns)
        elif name == "-":
            records = iter([_standard_input(number)])
        else:
            records = iter([Record(number, 0, name, _size(name), whole=True)])
        try:
            for record in records:
                if number > first or record.row > behind:
                    yield record
        except OSError as error:
            raise of_system(name, error) from error
        except (csv.Error, EOFError, UnicodeDecodeError, zlib.error) as error:
            raise InputError(f"{name}: cannot be read on ({error})") from error


def _standard_input(number: int) -> Record:
    """What stands there, read here: other processes have none."""
    try:
        return Record(number, 0, "-", 0, text=read_page("-"))
    except InputError as error:
        return Record(number, 0, "-", 0, error=str(error))


def _jsonl(number: int, name: str, columns: Columns) -> Iterator[Record]:
    with open(name, "rb") as raw, _unpacked(name, raw) as lines:
        row, checked = 0, False
        for line in _bounded(name, lines):
            line = line.removeprefix(codecs.BOM_UTF8) if row == 0 else line
            if not line.strip():
                continue
            try:
                values = json.loads(line)
                if not isinstance(values, dict):
                    raise ValueError(f"expected an object, got {type(values).__name__}")
                if not checked:
                    _check_columns(name, values, columns)
                    checked = True
                record = _record(number, row, name, raw.tell(), values, columns)
            except (ValueError, RecursionError) as error:
                record = Record(number, row, name, raw.tell(), error=f"not a line of JSON: {error}")
            yield record
            row += 1


def _csv(number: int, name: str, columns: Columns) -> Iterator[Record]:
    csv.field_size_limit(LONGEST)
    encoding = _encoding(name)
    with open(name, "rb") as raw, _unpacked(name, raw) as unpacked:
        lines = io.TextIOWrapper(unpacked, encoding, newline="")  # held: it closes the file where it is let go
        rows = csv.DictReader(_bounded(name, lines))
        if rows.fieldnames is None:  # not even a head, so no rows: as an empty file of JSON lines
            return
        _check_columns(name, rows.fieldnames, columns)
        for row, values in enumerate(rows):
            yield _record(number, row, name, raw.tell(), values, columns)


def _parquet(number: int, name: str, columns: Columns) -> Iterator[Record]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise InputError(
            f"{name}: reading Parquet needs an extra; install it with: pip install 'krnews[arrow]'"
        ) from error
    try:
        with pq.ParquetFile(name) as table:
            _check_columns(name, table.schema_arrow.names, columns)
            wanted = dict.fromkeys(x for x in (columns.text, columns.published, *columns.keep) if x is not None)
            row, size, total = 0, _size(name), max(1, table.metadata.num_rows)
            for batch in table.iter_batches(batch_size=64, columns=list(wanted)):
                for values in _rows(batch):
                    yield _record(number, row, name, size * (row + 1) // total, values, columns)
                    row += 1
    except pa.ArrowInvalid as error:
        raise InputError(f"{name}: not a Parquet file ({error})") from error


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows of a batch, one at a time: a page that the file holds once may stand in all of them."""
    from krnews.arrow import to_values

    for at in range(batch.num_rows):
        (values,) = zip(*map(to_values, batch.slice(at, 1).columns), strict=True)
        yield dict(zip(batch.schema.names, values, strict=True))


def _record(number: int, row: int, name: str, read: int, values: dict[str, Any], columns: Columns) -> Record:
    day = None if columns.published is None else values.get(columns.published)
    if columns.text not in values:
        return Record(number, row, name, read, error=f"no column {columns.text!r} in this record")
    text = values[columns.text]
    if isinstance(text, str | bytes) and len(text) > LONGEST:
        return Record(number, row, name, read, error=f"a page of more than {LONGEST >> 20} MB; split it")
    kept = {key: _written(values.get(key)) for key in columns.keep}
    return Record(number, row, name, read, text=text, published=day, kept=kept)


def _written(value: object) -> str | None:
    """A value that is carried over, as a string: JSON where it is of a kind that JSON has."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, int | float | list | dict):
        return json.dumps(value, ensure_ascii=False, default=_written)
    return str(value)


def _check_columns(name: str, given: Iterable[str], columns: Columns) -> None:
    names = list(given)
    for wanted in filter(None, (columns.text, columns.published, *columns.keep)):
        if wanted not in names:
            raise InputError(
                f"{name}: no column {wanted!r}; it has {', '.join(map(str, names)) or 'none'} (see --text-column, "
                "--published-column, --keep)"
            )
        if names.count(wanted) > 1:
            raise InputError(f"{name}: {names.count(wanted)} columns {wanted!r}; rename all but one of them")


def _bounded(name: str, stream: IO[AnyStr]) -> Iterator[AnyStr]:
    """The lines of a stream.

    Raises:
        InputError: One is longer than `LONGEST`.
    """
    while line := stream.readline(LONGEST + 1):
        if len(line) > LONGEST:
            raise InputError(f"{name}: a line is longer than {LONGEST >> 20} MB; split the file into its records")
        yield line


def _unpacked(name: str, raw: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.open(raw)) if name.lower().endswith(".gz") else raw


def _encoding(name: str) -> str:
    """UTF-8, or CP949 where the file is no UTF-8."""
    for encoding in ("utf-8-sig", "cp949"):
        decoder = codecs.getincrementaldecoder(encoding)()
        with open(name, "rb") as raw, _unpacked(name, raw) as unpacked:
            try:
                while block := unpacked.read(1 << 20):
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
            return encoding
    raise InputError(f"{name}: neither UTF-8 nor CP949; convert it to UTF-8 first")


def _size(name: str) -> int:
    try:
        return 0 if name == "-" else Path(name).stat().st_size
    except OSError:
        return 0
