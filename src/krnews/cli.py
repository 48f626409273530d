"""The command line: `krnews parse` and `krnews clean`, a thin layer over the functions of the same names.

Needs the extra `cli` (typer and rich). Every fault of the input is one line on standard error and exit code 2.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import krnews
from krnews.article import Article

if TYPE_CHECKING:
    from rich.console import Console

try:
    import typer
except ImportError:
    typer = None  # type: ignore[assignment]


class Format(StrEnum):
    """What `krnews parse` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def main() -> None:
    """The entry point of the `krnews` command."""
    if typer is None:
        _fail("the command line needs typer and rich; install them with: pip install 'krnews[cli]'")
    # Text of crawls may hold lone surrogates, and pipes may be no UTF-8: print what can be printed.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _app()()


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
    return app


def _options(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False
) -> None:
    if version:
        typer.echo(f"krnews {krnews.__version__}")
        raise typer.Exit


Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Page text (UTF-8 or CP949), .html, or - for stdin.")
]


def parse(
    files: Files,
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD or an ISO time; read from the page if not given.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the article.")] = Format.TEXT,
) -> None:
    """Print an article: its story, amounts, dates, and what was stripped from its page and why."""
    day = _day(published)
    for name, page in _pages(files):
        article = krnews.parse(page, published=day)
        match format:
            case Format.JSON:
                print(article.to_json(indent=2))
            case Format.JSONL:
                print(json.dumps({"file": name, **article.to_dict()}, ensure_ascii=False))
            case Format.TEXT:
                _show(article)


def clean(files: Files) -> None:
    """Print the story alone: characters made uniform, boilerplate stripped, lost spaces put back."""
    steps = krnews.compose(krnews.normalize_unicode, krnews.strip_boilerplate, krnews.normalize_spacing)
    for _, page in _pages(files):
        print(steps(page))


def _pages(files: list[str]) -> Iterator[tuple[str, str]]:
    """The named pages as text, in order.

    Ends the program with exit code 2 at the first that cannot be read.
    """
    for name in files:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            _fail(f"{name}: {(error.strerror or str(error)).lower()}")
        if name.lower().endswith((".html", ".htm")):
            yield name, _read_html(name, raw)
        else:
            yield name, _decode(name, raw)


def _decode(name: str, raw: bytes) -> str:
    """Bytes as UTF-8, or as CP949 where they are no UTF-8."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    _fail(f"{name}: neither UTF-8 nor CP949; convert it to UTF-8 first")


def _read_html(name: str, raw: bytes) -> str:
    try:
        from krnews.html import read_html
    except ImportError:
        _fail(f"{name}: reading HTML needs an extra; install it with: pip install 'krnews[html]'")
    return read_html(raw)


def _day(published: str | None) -> dt.date | None:
    """`--published` as a date, or as a time where it holds one."""
    if published is None:
        return None
    try:
        return dt.date.fromisoformat(published)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(published)
    except ValueError:
        _fail(f"--published {published}: not a date; write it as 2024-04-11 or 2024-04-11T14:30")


def _fail(message: str) -> NoReturn:
    print(f"krnews: {message}", file=sys.stderr)
    raise SystemExit(2)


def _show(article: Article) -> None:
    """The article for people: the page with what was stripped and why, the story, tables of amounts and dates."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    _show_page(console, article)
    _show_story(console, article)
    _show_values(console, article)


def _show_page(console: Console, article: Article) -> None:
    from rich.rule import Rule
    from rich.text import Text as Styled

    console.print(Rule("page: kept lines are plain, stripped ones carry their kind and rule"))
    for segment in article.segments:
        stretch = article.page[segment.start : segment.end]
        if not stretch.strip():
            continue
        kept = segment.kind in krnews.CONTENT
        for line in stretch.strip("\n").split("\n"):
            if line.strip():
                mark = Styled(f"{segment.kind.value:>10} │ ", style="green" if kept else "red")
                reason = "" if kept else f"   ← {segment.rule}"
                console.print(mark + Styled(line.strip(), style="" if kept else "dim") + Styled(reason, style="yellow"))


def _show_story(console: Console, article: Article) -> None:
    from rich.rule import Rule
    from rich.text import Text as Styled

    console.print(Rule("story"))
    if article.title:
        console.print(Styled(article.title, style="bold"))
    if article.deck:
        console.print(Styled(article.deck, style="italic"))
    about = [str(x) for x in (article.byline, article.published) if x]
    if about:
        console.print(Styled(" · ".join(about), style="cyan"))
    console.print()
    console.print(Styled(article.body))


def _show_values(console: Console, article: Article) -> None:
    from rich.rule import Rule
    from rich.table import Table

    console.print(Rule(f"{len(article.amounts)} amounts"))
    amounts = Table("at", "written", "low", "high", "currency", "with")
    for amount in article.amounts:
        bounds = ["" if x is None else f"{x:,}" for x in (amount.low, amount.high)]
        around = " ".join([*amount.qualifiers, *([f"per {amount.per}"] if amount.per else [])])
        amounts.add_row(str(amount.start), _flat(amount.text), *bounds, amount.currency or "?", around)
    console.print(amounts)
    console.print(Rule(f"{len(article.dates)} dates"))
    dates = Table("at", "written", "type", "value", "why")
    for date in article.dates:
        value = date.value + (f" {date.mod}" if date.mod else "")
        dates.add_row(str(date.start), _flat(date.text), date.type, value, date.why)
    console.print(dates)
    for finding in article.findings:
        console.print(f"finding {finding.code} at {finding.start}: {finding.message}", style="yellow", markup=False)


def _flat(written: str) -> str:
    """A span in one line, as a table shows it; brackets are no markup."""
    from rich.markup import escape

    return escape(" ".join(written.split()))


if __name__ == "__main__":
    main()
