"""A run over many inputs into one file, which can be killed at any moment and gone on with.

Articles are written in parts into a directory beside the output; each part is written under another name and renamed
when it is whole, and its name says how far it reaches into the input. What a killed run leaves is therefore whole
parts, and going on means to read on behind the last. Beside the parts grows the file of all rows, which is renamed to
the output when all is read; a run that goes on begins it anew, from the parts.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from itertools import accumulate
from pathlib import Path

import krnews
from krnews._processes import map_batches
from krnews.article import Article
from krnews.cli.faults import InputError
from krnews.cli.inputs import Columns, Record, check, read_records
from krnews.cli.names import expand, real_path
from krnews.cli.parts import JOINED, UNFINISHED, Part, begin, clear, clear_ended, end, held, keep_part, parts_in
from krnews.cli.rows import Done, Format, Joined, Work, format_of
from krnews.many import check_workers

RESULT = frozenset({"file", "row", "published_at", *(field.name for field in fields(Article))} - {"page"})
"""Names of the columns of a result, which none that is carried over can have."""
UNIT = 32
"""Records that a worker is given at a time."""
UNIT_CHARS = 1_000_000
"""And their characters, so that long pages are not read far ahead."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done.

    Attributes:
        inputs: Files, directories and globs.
        output: The file to write.
        columns: Which columns of tables hold what.
        published: The day of publication of pages that have none of their own, ISO 8601, or None.
        workers: Processes.
        part: Articles in a part: what a killed run loses at most.
    """

    inputs: Sequence[str]
    output: Path
    columns: Columns = field(default_factory=Columns)
    published: str | None = None
    workers: int = 1
    part: int = 500

    @property
    def parts(self) -> Path:
        """The directory of the parts, beside the output."""
        return self.output.with_name(self.output.name + ".parts")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        articles: Read in this run.
        errors: Of them, those that could not be read.
        bytes, total: Of the input.
    """

    articles: int
    errors: int
    bytes: int
    total: int


def run(job: Job, *, resume: bool = False, tell: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Do a job, or what an earlier run of it left to do.

    Args:
        job: What is to be done.
        resume: Go on with a run that did not end. Where there is none, this is a new one.
        tell: Is called as articles are done.

    Returns:
        How far it came in this run.

    Raises:
        InputError: The inputs or the output cannot be used, or the earlier run was another one, or is still at work.
        CannotStartError: The workers cannot be started.
    """
    check_workers(job.workers, "run")
    kind = format_of(job.output)
    taken = RESULT.intersection(job.columns.keep)
    if taken:
        raise InputError(f"--keep {min(taken)!r}: the result has a column of that name; rename the one of the input")
    if not job.output.parent.is_dir():
        raise InputError(f"{job.output}: no such directory")
    if job.output.is_dir():
        raise InputError(f"{job.output}: is a directory; name a file")
    if real_path(job.output) in map(real_path, job.inputs):
        raise InputError(f"{job.output}: is the input too; write the result under another name")
    clear_ended(job.parts)
    files = expand(job.inputs, without=[job.output, job.parts])
    if "-" in files and len(files) > 1:
        raise InputError("-: standard input cannot be read together with files")
    check(files, job.columns)
    with held(job.parts):
        begin(job.parts, _plan(job, files), resume=resume)
        try:
            with kind.joined(job.parts / JOINED, job.columns.keep) as joined:
                kept = parts_in(job.parts)
                for part in kept:
                    _take(joined, part)
                progress = _read_on(job, kind, files, kept, joined, tell)
        except BaseException:
            if not parts_in(job.parts):
                clear(job.parts)
            raise
        os.replace(job.parts / JOINED, job.output)
        end(job.parts)
    return progress


def _take(joined: Joined, part: Part) -> None:
    try:
        joined.take(part.path)
    except ValueError as error:
        raise part.damaged() from error
    except OSError as error:
        if error.errno is None:  # not of the system, but of the file's form
            raise part.damaged() from error
        raise


def _read_on(
    job: Job,
    kind: Format,
    files: Sequence[str],
    kept: Sequence[Part],
    joined: Joined,
    tell: Callable[[Progress], None],
) -> Progress:
    """Read what is behind the last part, into further parts and into the file of all rows."""
    after = (kept[-1].file, kept[-1].row) if kept else None
    sizes = [0 if name == "-" else Path(name).stat().st_size for name in files]
    before = list(accumulate(sizes, initial=0))
    progress = Progress(0, 0, before[after[0]] if after else 0, before[-1])
    tell(progress)
    part: list[Done] = []
    number = len(kept)
    try:
        for done in _results(job, kind.suffix, read_records(files, job.columns, after=after)):
            part.append(done)
            read = before[done.last.number] + done.last.bytes
            progress = Progress(progress.articles + done.count, progress.errors + done.errors, read, progress.total)
            tell(progress)
            if sum(x.count for x in part) >= job.part:
                _keep(job, kind, number, part)
                joined.add([x.rows for x in part])
                number, part = number + 1, []
    finally:  # also where an input is broken, or Ctrl-C was pressed
        if part:
            _keep(job, kind, number, part)
            joined.add([x.rows for x in part])
    return progress


def _keep(job: Job, kind: Format, number: int, part: list[Done]) -> None:
    """Write a part, whole or not at all."""
    last = part[-1].last
    kind.write(job.parts / UNFINISHED, [x.rows for x in part])
    keep_part(job.parts / UNFINISHED, number, last.number, last.row, kind.suffix)


def _results(job: Job, suffix: str, records: Iterator[Record]) -> Iterator[Done]:
    work = Work(suffix, job.published, job.columns.keep)
    if job.workers == 1:
        return map(work, _units(records))
    return map_batches(work, _units(records), workers=job.workers, failed=work.failed)


def _units(records: Iterator[Record]) -> Iterator[list[Record]]:
    unit: list[Record] = []
    chars = 0
    for record in records:
        unit.append(record)
        chars += len(record.text) if isinstance(record.text, str) else 0
        if len(unit) == UNIT or chars >= UNIT_CHARS:
            yield unit
            unit, chars = [], 0
    if unit:
        yield unit


def _plan(job: Job, files: Sequence[str]) -> dict[str, object]:
    """What makes two runs the same one."""
    seen = hashlib.sha256()
    for name in files:
        facts = None if name == "-" else os.stat(name)
        stamp = (name, facts.st_size, facts.st_mtime_ns) if facts else (name, os.getpid())
        seen.update(repr(stamp).encode("utf-8", "surrogatepass"))
    return {
        "version": krnews.__version__,
        "inputs": f"{len(files)} files, {seen.hexdigest()}",
        "columns": {**asdict(job.columns), "keep": list(job.columns.keep)},
        "published": job.published,
    }
