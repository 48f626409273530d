"""The command line: `krnews parse`, `krnews clean` and `krnews stats`, a thin layer over the functions.

Needs the extra `cli` (typer and rich). Every fault of the input is one line on standard error and exit code 2.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import krnews
from krnews.article import Article
from krnews.cli.faults import InputError, of_system
from krnews.cli.inputs import TABLES, Columns, read_records
from krnews.cli.names import expand
from krnews.cli.pages import HTML, read_page
from krnews.many import as_day
from krnews.markup import strip_markup

try:
    import typer
except ImportError:
    typer = None  # type: ignore[assignment]


class Format(StrEnum):
    """What `krnews parse` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def main() -> None:
    """The entry point of the `krnews` command."""
    # Text of crawls may hold lone surrogates, and pipes may be no UTF-8: print what can be printed.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if typer is None:
            raise InputError("the command line needs typer and rich; install them with: pip install 'krnews[cli]'")
        _run()
    except InputError as error:
        fault = error
    except BrokenPipeError:  # the next program has enough
        _let_go_of_output()
        raise SystemExit(1) from None
    except OSError as error:  # of what is printed: those of files are told where they are read
        _let_go_of_output()
        fault = of_system(error.filename or "standard output", error)
    print("krnews:", " ".join(str(fault).splitlines()), file=sys.stderr)
    raise SystemExit(2)


def _run() -> NoReturn:
    """The command that was asked for, up to the last character that it prints."""
    try:
        _app()()
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()
    raise SystemExit


def _let_go_of_output() -> None:
    """Drop what could not be printed: Python would try it again when it ends, and tell that it failed."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _app() -> typer.Typer:
    app = typer.Typer(
        name="krnews",
        help="Read Korean news pages: the story, its amounts and dates, and what was stripped and why.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_options)
    app.command()(parse)
    app.command()(clean)
    app.command()(stats)
    return app


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"krnews {krnews.__version__}")
        raise typer.Exit


def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    del version  # told before any command is looked for


_INPUT = "Pages: text (UTF-8 or CP949), .html, or - for stdin. "
Files = Annotated[list[str], typer.Argument(metavar="FILE", help=_INPUT)]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help=_INPUT + "Tables of pages: .jsonl, .csv (also .gz), .parquet. Directories and globs of all these.",
    ),
]


def parse(
    inputs: Inputs,
    *,
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD or an ISO time; read from the page if not given.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the article.")] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write into this file instead: many articles .parquet or .jsonl, one .html."
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes, with -o.")] = 1,
    text_column: Annotated[str, typer.Option(help="Column of tables that holds the pages.")] = "text",
    published_column: Annotated[str | None, typer.Option(help="Column that holds the day of publication.")] = None,
    keep: Annotated[list[str] | None, typer.Option(help="Column to carry over, with -o; may be repeated.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was killed, with -o.")] = False,
    part: Annotated[int, typer.Option(min=1, help="Articles saved at a time, with -o.")] = 500,
) -> None:
    """Print an article: its story, amounts, dates, and what was stripped and why; or write many into a file."""
    day = _day(published)
    columns = Columns(text_column, published_column, tuple(dict.fromkeys(keep or ())))
    if format is Format.HTML or (output is not None and output.suffix.lower() in HTML):
        _write_html(inputs, columns, day, output)
        return
    if output is None:
        for option, asked in (("--resume", resume), ("--keep", bool(keep)), ("--workers", workers > 1)):
            if asked:
                raise InputError(f"{option} is for a run into a file; name it with -o")
        _print_articles(inputs, columns, day, format)
        return
    from krnews.cli.bar import run_with_bar
    from krnews.cli.run import Job

    given = None if day is None else day.isoformat()
    run_with_bar(Job(inputs, output, columns, given, workers, part), resume=resume)


def clean(files: Files) -> None:
    """Print the story alone: characters made uniform, boilerplate stripped, lost spaces put back."""
    steps = krnews.compose(strip_markup, krnews.normalize_unicode, krnews.strip_boilerplate, krnews.normalize_spacing)
    for name in files:
        if name.lower().endswith(TABLES):
            raise InputError(f"{name}: a table of pages; read it with: krnews parse {name} -o OUT.jsonl")
        print(steps(read_page(name)))


def stats(
    file: Annotated[Path, typer.Argument(metavar="OUT", help="A .parquet or .jsonl that `krnews parse -o` wrote.")],
    *,
    plot: Annotated[Path | None, typer.Option(help="Also draw the amounts over time, into this .svg or .png.")] = None,
) -> None:
    """Count what a file of articles holds: errors, what was stripped by which rule, amounts, dates, findings."""
    try:
        from krnews.cli.counts import read_stats
    except ImportError as error:
        raise InputError(f"{file}: counting needs an extra; install it with: pip install 'krnews[arrow]'") from error
    from krnews.cli.show import show_stats

    if plot is not None:
        from krnews.cli.plot import check_picture, plot_amounts

        check_picture(plot)
    found = read_stats(file)
    show_stats(found)
    if plot is not None:
        plot_amounts(found, plot)
        print(f"plot -> {plot}", file=sys.stderr)


def _print_articles(inputs: list[str], columns: Columns, day: dt.date | None, format: Format) -> None:
    from krnews.cli.show import show

    for name, article in _articles(inputs, columns, day):
        match format:
            case Format.JSON:
                print(article.to_json(indent=2))
            case Format.JSONL:
                print(json.dumps({"file": name, **article.to_dict()}, ensure_ascii=False))
            case Format.TEXT:
                show(article)


def _write_html(inputs: list[str], columns: Columns, day: dt.date | None, output: Path | None) -> None:
    """The one article of the inputs as a page to look at."""
    from krnews.render import to_html

    articles = [article for _, article in _articles(inputs, columns, day)]
    if len(articles) != 1:
        raise InputError(f"--format html shows one article, got {len(articles)}")
    if output is None:
        print(to_html(articles[0]))
        return
    try:
        output.write_text(to_html(articles[0]), encoding="utf-8")
    except OSError as error:
        raise of_system(output, error) from error


def _articles(inputs: list[str], columns: Columns, day: dt.date | None) -> Iterator[tuple[str, Article]]:
    """File and article of each record, one argument after the other.

    Raises:
        InputError: At the first that cannot be read.
    """
    for name in inputs:
        for record in read_records(expand([name]), columns):
            try:
                article = record.read(record.load(), published=as_day(record.published) or day)
            except (TypeError, ValueError) as error:
                raise InputError(f"{record.where}: {error}") from error
            yield record.file, article


def _day(published: str | None) -> dt.date | None:
    """`--published` as a date, or as a time where it holds one.

    Raises:
        InputError: It is neither.
    """
    if published is None:
        return None
    try:
        day = as_day(published)
    except ValueError as error:
        raise InputError(f"--{error}") from error
    if day is None:
        raise InputError("--published is empty; write it as 2024-04-11 or 2024-04-11T14:30")
    return day
