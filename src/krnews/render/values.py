"""The values of an article as tables and as tool tips."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from krnews.amounts import Amount
from krnews.article import Article
from krnews.dates import DateMention
from krnews.findings import Finding
from krnews.render.marks import Mark, flat, safe
from krnews.render.words import Language, labels

Rows = Sequence[tuple[str, tuple[str, ...]]]


class _Markup(str):
    """A cell that is HTML already."""

    __slots__ = ()


def marks_of(article: Article, lang: Language) -> list[Mark]:
    """The amounts and dates as stretches of the page, in order."""
    sums = [Mark(x.start, x.end, "amount", f"amount-{n}", _sum(x, lang)) for n, x in enumerate(article.amounts, 1)]
    days = [Mark(x.start, x.end, "date", f"date-{n}", _day(x, lang)) for n, x in enumerate(article.dates, 1)]
    return sorted([*sums, *days], key=lambda mark: (mark.start, -mark.end))


def amounts_table(article: Article, lang: Language) -> str:
    """The amounts, one in a row."""
    rows = [
        (f"amount-{n}", (_back(f"amount-{n}", x), _bounds(x), x.currency or "?", _around(x, lang), _span(x)))
        for n, x in enumerate(article.amounts, 1)
    ]
    return _table(("written", "value", "currency", "with", "place"), rows, "amounts-title", lang)


def dates_table(article: Article, lang: Language) -> str:
    """The dates, one in a row."""
    rows = [
        (f"date-{n}", (_back(f"date-{n}", x), x.type, _value(x), _days(x), "\n".join(_reasons(x, lang)), _span(x)))
        for n, x in enumerate(article.dates, 1)
    ]
    return _table(("written", "type", "value", "days", "why", "place"), rows, "dates-title", lang)


def findings_table(article: Article, lang: Language) -> str:
    """What a copy editor would mark, one in a row."""
    rows = [
        (f"finding-{n}", (_Markup(_quoted(article.page[x.start : x.end])), _said(x, lang), _span(x)))
        for n, x in enumerate(article.findings, 1)
    ]
    return _table(("written", "message", "place"), rows, "findings-title", lang)


def _sum(amount: Amount, lang: Language) -> str:
    head = " ".join(x for x in (_bounds(amount), amount.currency) if x)
    return "\n".join(x for x in (head, _around(amount, lang)) if x)


def _day(mention: DateMention, lang: Language) -> str:
    return "\n".join(x for x in (f"{mention.type} {_value(mention)}", _days(mention), *_reasons(mention, lang)) if x)


def _bounds(amount: Amount) -> str:
    ends = (amount.low,) if amount.low == amount.high else (amount.low, amount.high)
    return " – ".join(map(_digits, ends))


def _digits(number: Decimal | None) -> str:
    return "?" if number is None else f"{number:,f}"


def _around(amount: Amount, lang: Language) -> str:
    say = labels(lang)
    per = [say["per"].format(what=amount.per)] if amount.per else []
    return ", ".join([*amount.qualifiers, *per, *([say["inferred"]] if amount.inferred else [])])


def _value(mention: DateMention) -> str:
    return " ".join(x for x in (mention.value, mention.mod) if x)


def _days(mention: DateMention) -> str:
    if mention.first is None or mention.last is None or mention.first == mention.last:
        return ""
    return f"{mention.first} – {mention.last}"


def _reasons(mention: DateMention, lang: Language) -> list[str]:
    either = labels(lang)["or"]
    return [mention.why, *(f"{either} {value}: {why}" for value, why in mention.alternatives)]


def _said(finding: Finding, lang: Language) -> str:
    return finding.message_ko if lang == "ko" else finding.message


def _back(ref: str, item: Amount | DateMention) -> _Markup:
    return _Markup(f'<a lang="ko" href="#{ref}-at">{safe(flat(item.text))}</a>')


def _quoted(written: str, longest: int = 80) -> str:
    line = flat(written)
    return f'<span lang="ko">{safe(line if len(line) <= longest else line[:longest] + "…")}</span>'


def _span(item: Amount | DateMention | Finding) -> str:
    return f"{item.start}–{item.end}"


def _table(heads: tuple[str, ...], rows: Rows, title: str, lang: Language) -> str:
    """A table that folds into cards on a phone; its roles keep it a table for a screen reader even so."""
    if not rows:
        return ""
    names = [labels(lang)[x] for x in heads]
    head = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in names)
    body = "".join(
        f'<tr role="row" id="{ref}" tabindex="-1">{"".join(map(_cell, names, heads, cells))}</tr>'
        for ref, cells in rows
    )
    return (
        f'<table role="table" aria-labelledby="{title}"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _cell(name: str, column: str, cell: str) -> str:
    if not cell:
        return f'<td role="cell" class="{column}"></td>'
    inner = cell if isinstance(cell, _Markup) else safe(cell)
    return f'<td role="cell" class="{column}" data-head="{name}">{inner}</td>'
