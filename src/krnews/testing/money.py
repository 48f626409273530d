"""Sums of money in the ways in which papers write them, each with its value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from krnews.testing.manner import fill, manner
from krnews.testing.written import WrittenAmount

_FIGURES = st.integers(1, 9999)
_Figure = tuple[str, Decimal]


@st.composite
def amounts(draw: st.DrawFn, *, currency: str | None = None) -> WrittenAmount:
    """Sentences that state one sum of money.

    Args:
        draw: Given by hypothesis.
        currency: ISO 4217 code of the sums; any of those in `manner.toml` if not given.

    Returns:
        A strategy of `WrittenAmount`.

    Example:
        >>> from hypothesis import find
        >>> found = find(amounts(currency="USD"), lambda written: written.low > 10**6)
        >>> found.currency, found.text[found.start : found.end] in found.text
        ('USD', True)
    """
    listed = [entry for entry in manner()["currency"] if currency in (None, entry["code"])]
    if not listed:
        raise ValueError(f"amounts(currency={currency!r}): expected one of {[x['code'] for x in manner()['currency']]}")
    chosen: dict[str, Any] = draw(st.sampled_from(listed))
    if "symbol" in chosen and draw(st.booleans()):
        number, low = draw(_with_commas())
        sum_, high = chosen["symbol"] + number, low
    elif draw(st.integers(0, 4)) == 4:
        sum_, low, high = draw(_range(chosen["word"]))
    else:
        number, low = draw(st.one_of(_in_blocks(), _in_thousands(), _with_point(), _with_commas()))
        sum_, high = number + draw(st.sampled_from(["", " "])) + chosen["word"], low
    table = manner()["amount"]
    sentence = draw(st.sampled_from(table["sentences"]))
    before = draw(st.sampled_from(["", *table["before"]]))
    after = draw(st.sampled_from(["", *table["after"]])) if "{amount:" not in sentence else ""
    text, at = fill(
        sentence.replace("{amount", before + "{amount").replace("amount}", "amount}" + after), "amount", sum_
    )
    qualifiers = tuple(word.strip() for word in (before, after) if word)
    return WrittenAmount(text, at, at + len(sum_), low, high, chosen["code"], qualifiers)


@st.composite
def _in_blocks(draw: st.DrawFn) -> _Figure:
    """3조9000억, 12억 3456만, 500만."""
    units = manner()["unit"]
    top = draw(st.integers(0, len(units) - 1))
    figure = draw(_FIGURES)
    text, value = f"{figure}{units[top]['word']}", Decimal(figure * units[top]["value"])
    if top + 1 < len(units) and draw(st.booleans()):
        figure = draw(_FIGURES)
        text += draw(st.sampled_from(["", " "])) + f"{figure}{units[top + 1]['word']}"
        value += figure * units[top + 1]["value"]
    elif units[top]["word"] == "만" and draw(st.booleans()):
        figure = draw(st.integers(1000, 9999))
        text, value = f"{text}{figure}", value + figure
    return text, value


@st.composite
def _in_thousands(draw: st.DrawFn) -> _Figure:
    """3천만, 2천5백억."""
    unit = draw(st.sampled_from(manner()["unit"]))
    thousands, hundreds = draw(st.integers(1, 9)), draw(st.integers(0, 9))
    text = f"{thousands}천" + (f"{hundreds}백" if hundreds else "")
    return text + unit["word"], Decimal((thousands * 1000 + hundreds * 100) * unit["value"])


@st.composite
def _with_point(draw: st.DrawFn) -> _Figure:
    """1.5조, 32.75억."""
    unit = draw(st.sampled_from(manner()["unit"]))
    written = f"{draw(st.integers(1, 999))}.{draw(st.integers(1, 99)):02}".rstrip("0")
    return written + unit["word"], Decimal(written) * unit["value"]


@st.composite
def _with_commas(draw: st.DrawFn) -> _Figure:
    """12,500."""
    value = draw(st.integers(1000, 999_999_999))
    return f"{value:,}", Decimal(value)


@st.composite
def _range(draw: st.DrawFn, word: str) -> tuple[str, Decimal, Decimal]:
    """3000만~5000만원."""
    unit = draw(st.sampled_from(manner()["unit"]))
    low = draw(st.integers(1, 9998))
    high = draw(st.integers(low + 1, 9999))
    between = draw(st.sampled_from(manner()["amount"]["ranges"]))
    text = f"{low}{unit['word']}{between}{high}{unit['word']}{draw(st.sampled_from(['', ' ']))}{word}"
    return text, Decimal(low * unit["value"]), Decimal(high * unit["value"])
