"""Example uses of the public interface, read by mypy only."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import assert_type

import krnews
from krnews.html import parse_html, read_html
from krnews.render import to_html, to_notebook

text = krnews.Text("3조 원")
assert_type(text[1:], krnews.Text)
assert_type(text.source, str)
assert_type(text.to_source(0, 1), tuple[int, int])
assert_type(krnews.compose(str.strip, krnews.normalize_unicode)("a"), krnews.Text)

assert_type(krnews.normalize_unicode("a"), krnews.Text)
assert_type(krnews.strip_boilerplate(text, keep={krnews.Kind.BODY, "caption"}), krnews.Text)
assert_type(krnews.normalize_spacing(text), krnews.Text)
assert_type(krnews.segment("a"), list[krnews.Segment])
assert_type(krnews.segment("a")[0].kind, krnews.Kind)

assert_type(krnews.missing_spaces("a")[0].probability, float)
assert_type(krnews.lossy_spans("a")[0].rate, float)
template = krnews.Template.learn(["a"])
assert_type(krnews.segment("a", template=template), list[krnews.Segment])
print(krnews.explain("a", width=40))

amounts = krnews.extract_amounts("3조 원", currency="KRW")
assert_type(amounts, list[krnews.Amount])
assert_type(amounts[0].low, Decimal | None)
assert_type(krnews.parse_number("1억"), Decimal)
assert_type(krnews.parse_amount("1억원"), krnews.Amount)
assert_type(krnews.pair_conversions(amounts), list[krnews.Conversion])
assert_type(krnews.format_amount(amounts[0]), str)

assert_type(krnews.extract_dates("9일", published=dt.date(2024, 4, 11)), list[krnews.DateMention])
assert_type(krnews.extract_dates("9일", published=dt.datetime(2024, 4, 11, 9))[0].first, dt.date | None)
assert_type(krnews.check_dates("9일", published=None), list[krnews.Finding])
assert_type(krnews.check_amounts(amounts), list[krnews.Finding])
assert_type(krnews.sum_amounts(amounts), krnews.Total)
assert_type(krnews.extract_price_table("a"), list[krnews.Price])
assert_type(krnews.find_published("입력 2024-04-11"), dt.datetime | None)

article = krnews.parse("a", published=None)
assert_type(article, krnews.Article)
assert_type(article.body, krnews.Text)
assert_type(article.title, krnews.Text | None)
assert_type(article.findings, tuple[krnews.Finding, ...])
assert_type(article.to_json(indent=2), str)
assert_type(krnews.parse_many(["a"], workers=2), Iterator[krnews.Article])

assert_type(read_html(b"<p>a"), str)
assert_type(parse_html("<p>a", url="https://example.com/1"), krnews.Article)
assert_type(parse_html("<p>a", published=dt.date(2024, 4, 11)), krnews.Article)
assert_type(to_html(article), str)
assert_type(to_notebook(article, lang="ko"), str)
