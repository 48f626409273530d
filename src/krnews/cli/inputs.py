"""Files as records: the pages that each of them holds."""

from __future__ import annotations

import codecs
import csv
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, AnyStr

from krnews.article import Article, parse
from krnews.cli.faults import InputError, of_system
from krnews.cli.files import encoding_of, read_bytes, size_of, unpacked
from krnews.cli.pages import HTML, is_html, need_html, read_page

if TYPE_CHECKING:
    import pyarrow as pa

JSONL = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
CSV = (".csv", ".csv.gz")
PARQUET = (".parquet",)
TABLES = (*JSONL, *CSV, *PARQUET)
PAGES = (".txt", *HTML)
KNOWN = (*PAGES, *(f"{ending}.gz" for ending in PAGES), *TABLES)
LONGEST = 64 << 20
"""The longest line of a table that is read, in bytes or characters: a packed file can hold one without end."""
FIRST = 100
"""Lines of JSON whose names are the columns of their file; a line may leave out what it has not."""


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

    @property
    def where(self) -> str:
        """What a fault of it begins with."""
        return self.file if self.whole else f"{self.file}: record {self.row}"

    @property
    def read(self) -> Callable[..., Article]:
        """What reads the page: `parse`, or `parse_html` for a file of HTML."""
        if not (self.whole and is_html(self.file)):
            return parse
        need_html(self.file)
        from krnews.html import parse_html

        return parse_html

    def load(self) -> Any:
        """The page; the bytes of a file of HTML.

        Raises:
            InputError: There is none, or its file cannot be read.
        """
        if self.error is not None:
            raise InputError(f"{self.where}: {self.error}")
        if not self.whole:
            return self.text
        return read_bytes(self.file) if is_html(self.file) else read_page(self.file)


def check(files: Iterable[str], columns: Columns) -> None:
    """See, before any page is read, that the inputs can be.

    Raises:
        InputError: A table lacks a column or is broken from its start on, or an extra is missing.
    """
    for name in files:
        if is_html(name):
            need_html(name)
        elif name.lower().endswith(TABLES):
            next(read_records([name], columns), None)


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
            records = iter([Record(number, 0, name, size_of(name), whole=True)])
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
        return Record(number, 0, "-", 0, error=str(error).removeprefix("-: "))


def _jsonl(number: int, name: str, columns: Columns) -> Iterator[Record]:
    if names := _names(name):
        _check_columns(name, names, columns)
    with open(name, "rb") as raw, unpacked(name, raw) as lines:
        row = 0
        for line in _bounded(name, lines):
            line = line.removeprefix(codecs.BOM_UTF8) if row == 0 else line
            if not line.strip():
                continue
            try:
                values = json.loads(line)
                if not isinstance(values, dict):
                    raise ValueError(f"expected an object, got {type(values).__name__}")
                record = _record(number, row, name, raw.tell(), values, columns)
            except (ValueError, RecursionError) as error:
                record = Record(number, row, name, raw.tell(), error=f"not a line of JSON: {error}")
            yield record
            row += 1


def _names(name: str) -> list[str]:
    """The columns of JSON Lines."""
    names: dict[str, None] = {}
    with open(name, "rb") as raw, unpacked(name, raw) as lines:
        for line in islice(_bounded(name, lines), FIRST):
            try:
                values = json.loads(line.removeprefix(codecs.BOM_UTF8))
            except (ValueError, RecursionError):
                continue  # told as the error of its record
            if isinstance(values, dict):
                names.update(dict.fromkeys(values))
    return list(names)


def _csv(number: int, name: str, columns: Columns) -> Iterator[Record]:
    csv.field_size_limit(LONGEST)
    encoding = encoding_of(name)
    with open(name, "rb") as raw, unpacked(name, raw) as inner:
        lines = io.TextIOWrapper(inner, encoding, newline="")  # held: it closes the file where it is let go
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
            row, size, total = 0, size_of(name), max(1, table.metadata.num_rows)
            for batch in table.iter_batches(batch_size=64, columns=list(wanted)):
                for values in _rows(batch):
                    yield _record(number, row, name, size * (row + 1) // total, values, columns)
                    row += 1
    except pa.ArrowInvalid as error:
        raise InputError(f"{name}: not a Parquet file ({error})") from error


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows of a batch, one at a time: a page that the file holds once may stand in all of them."""
    from krnews._arrow_values import to_values

    for at in range(batch.num_rows):
        (values,) = zip(*map(to_values, batch.slice(at, 1).columns), strict=True)
        yield dict(zip(batch.schema.names, values, strict=True))


def _record(number: int, row: int, name: str, read: int, values: dict[str, Any], columns: Columns) -> Record:
    day = None if columns.published is None else values.get(columns.published)
    text = values.get(columns.text)
    error = None
    if columns.text not in values:
        error = f"no column {columns.text!r} in this record"
    elif text is None:
        error = f"no text in the column {columns.text!r}"
    elif isinstance(text, str | bytes) and len(text) > LONGEST:
        text, error = None, f"a page of more than {LONGEST >> 20} MB; split it"
    kept = {key: _written(values.get(key)) for key in columns.keep}
    return Record(number, row, name, read, text=text, published=day, kept=kept, error=error)


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
