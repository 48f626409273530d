"""An article in the terminal: the page with what was stripped and why, the story, and tables of its values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from krnews.amounts import Amount
from krnews.article import Article
from krnews.boilerplate import CONTENT

if TYPE_CHECKING:
    from rich.console import Console

    from krnews.cli.counts import Stats

_CONTROLS = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r\f\v"},
    **dict.fromkeys(range(0x7F, 0xA0), 0xFFFD),
}
"""Control characters as what shows them; those that are white space stay."""


MOST = 10
"""Reasons of errors that are shown."""


def show(article: Article) -> None:
    """The article for people: the page with what was stripped and why, the story, tables of amounts and dates."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True, emoji=False)
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
        kept = segment.kind in CONTENT
        for line in _visible(stretch).strip("\n").split("\n"):
            if line.strip():
                mark = Styled(f"{segment.kind.value:>10} │ ", style="green" if kept else "red")
                reason = "" if kept else f"   ← {segment.rule}"
                console.print(mark + Styled(line.strip(), style="" if kept else "dim") + Styled(reason, style="yellow"))


def _show_story(console: Console, article: Article) -> None:
    from rich.rule import Rule
    from rich.text import Text as Styled

    console.print(Rule("story"))
    if article.title:
        console.print(Styled(_visible(article.title), style="bold"))
    if article.deck:
        console.print(Styled(_visible(article.deck), style="italic"))
    about = [str(x) for x in (article.byline, article.published) if x]
    if about:
        console.print(Styled(_visible(" · ".join(about)), style="cyan"))
    console.print()
    console.print(Styled(_visible(article.body)))


def _show_values(console: Console, article: Article) -> None:
    from rich.rule import Rule
    from rich.table import Column, Table

    console.print(Rule(counted(len(article.amounts), "amount")))
    amounts = Table("at", "written", Column("value", justify="right", overflow="fold"), "currency", "with")
    for amount in article.amounts:
        around = " ".join([*amount.qualifiers, *([f"per {amount.per}"] if amount.per else [])])
        amounts.add_row(str(amount.start), _flat(amount.text), _value(amount), amount.currency or "?", _flat(around))
    if article.amounts:
        console.print(amounts)
    console.print(Rule(counted(len(article.dates), "date")))
    dates = Table("at", "written", "type", Column("value", overflow="fold"), Column("why", overflow="fold"))
    for date in article.dates:
        value = date.value + (f" {date.mod}" if date.mod else "")
        dates.add_row(str(date.start), _flat(date.text), date.type, value, _flat(date.why))
    if article.dates:
        console.print(dates)
    for finding in article.findings:
        told = f"finding {finding.code} at {finding.start}: {_visible(finding.message)}"
        console.print(told, style="yellow", markup=False)


def counted(number: int, noun: str) -> str:
    """A number of things, as it is said: `1 article`, `2,000 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _value(amount: Amount) -> str:
    """A sum, or the two ends of a range, the second below the first; an open end is left out."""
    if amount.low == amount.high:
        return "" if amount.low is None else f"{amount.low:,f}"
    low, high = ("" if x is None else f"{x:,f}" for x in (amount.low, amount.high))
    return f"{low} –\n{high}".strip()


def _flat(written: str) -> str:
    """A span in one line, as a table shows it; brackets are no markup."""
    from rich.markup import escape

    return escape(" ".join(_visible(written).split()))


def _visible(written: str) -> str:
    """A text without what moves the cursor or changes the terminal: a page may hold it."""
    return written.translate(_CONTROLS)


def show_stats(stats: Stats) -> None:
    """The counts of a file of articles as tables."""
    from rich.console import Console
    from rich.rule import Rule

    console = Console(highlight=False, emoji=False)
    console.print(Rule("articles"))
    days = f"{stats.first} to {stats.last}" if stats.first else "no day of publication known"
    console.print(f"{counted(stats.articles, 'article')}, {stats.errors:,} with an error, {days}")
    if stats.errors:
        reasons = [(why, f"{count:,}") for why, count in stats.reasons.most_common(MOST)]
        _show_table(console, "errors, the most frequent", ("why", "articles"), reasons)
    stripped = [
        (kind, rule, f"{stats.stretches[kind, rule]:,}", f"{chars:,}")
        for (kind, rule), chars in sorted(stats.stripped.items(), key=lambda x: (-x[1], x[0]))
    ]
    _show_table(console, "stripped, by rule", ("kind", "rule", "segments", "characters"), stripped)
    amounts = [
        (code, f"{count:,}", *(f"{x.normalize():,f}" for x in stats.bounds.get(code, ())))
        for code, count in stats.amounts.most_common()
    ]
    _show_table(console, "amounts, by currency", ("currency", "amounts", "smallest", "largest"), amounts)
    dates = [(anchor, f"{count:,}") for anchor, count in stats.dates.most_common()]
    _show_table(console, "dates, by what they are counted from", ("anchor", "dates"), dates)
    findings = [(code, f"{count:,}") for code, count in stats.findings.most_common()]
    _show_table(console, "findings", ("code", "findings"), findings)


def _show_table(console: Console, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.rule import Rule
    from rich.table import Table

    console.print(Rule(title))
    if not rows:
        console.print("none")
        return
    table = Table(*head)
    for row in rows:
        table.add_row(*map(_flat, row))
    console.print(table)
