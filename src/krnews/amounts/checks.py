"""What a copy editor would mark in the amounts of a text: digits grouped wrongly, a conversion off the others."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal

from krnews.amounts.bands import outside
from krnews.amounts.conversions import pair_conversions
from krnews.amounts.model import Amount, Conversion, listed_amounts
from krnews.findings import Finding
from krnews.numerals import EXACT, ONE, read_numeral

_RATE = Context(prec=12)  # whatever precision the caller works with
_OFF = Decimal("1.25")
"""A rate that much above or below the others is off, rounding allowed for."""
_OFF_FROM_ONE = Decimal("1.5")
"""The same where there is only one other, which may itself be of another year."""
_AGREE = Decimal("1.15")


def check_amounts(amounts: Iterable[Amount]) -> list[Finding]:
    """The findings on the amounts of one text, in reading order.

    Codes: `malformed-number` (2만5,0000유로, 6백6천만원), `conversion-off` (a conversion whose implied rate is far from
    the other conversions of the same two currencies, further than the rounding of both sums can explain),
    `conversion-implausible` (a rate that the two currencies did not have in the years that `rates.toml` tells of).

    Args:
        amounts: What `extract_amounts` gave for the text.

    Raises:
        TypeError: Something else than an amount is among them.

    Example:
        >>> from krnews.amounts import extract_amounts
        >>> check_amounts(extract_amounts("벌금 2만5,0000유로를 냈다"))[0].code
        'malformed-number'
    """
    listed = listed_amounts(amounts, "check_amounts")
    found = [*_malformed(listed), *_off(pair_conversions(listed))]
    return sorted(found, key=lambda finding: (finding.start, finding.code))


def _malformed(amounts: Sequence[Amount]) -> Iterator[Finding]:
    for amount in amounts:
        at = 0
        open_value = amount.low is None  # 수억원, but also 6백6천만원
        grouped = "," in amount.text or "，" in amount.text or open_value
        while grouped and at < len(amount.text):
            numeral = read_numeral(amount.text, at, spaces=True) if amount.text[at].isdecimal() else None
            if numeral is not None and numeral.malformed:
                yield Finding.of(amount.start, amount.end, "malformed-number", text=amount.text)
                break
            at = numeral.end if numeral else at + 1


def _off(pairs: Sequence[Conversion]) -> Iterator[Finding]:
    groups: dict[tuple[str | None, str | None], list[Conversion]] = defaultdict(list)
    for pair in pairs:
        if pair.rate > 0:
            groups[pair.original.currency, pair.converted.currency].append(pair)
    for (one, other), group in groups.items():
        odd = {id(pair): finding for pair in group if (finding := _implausible(pair))}
        if len(group) < 3 and len(odd) == 1:
            yield from odd.values()
            continue
        rates = sorted(pair.rate for pair in group)
        for pair in group[1:] if len(group) == 2 else group:  # of two, the first is taken as the measure
            expected = _expected(rates, pair)
            if expected is not None:
                yield Finding.of(
                    pair.original.start,
                    pair.converted.end,
                    "conversion-off",
                    text=f"{pair.original.text}({pair.converted.text})",
                    rate=_shown(pair.rate),
                    pair=f"{other}/{one}",
                    expected=_shown(expected),
                )
            elif id(pair) in odd and len(odd) < len(group):  # where all are, the text speaks of another time
                yield odd[id(pair)]


def _expected(rates: Sequence[Decimal], pair: Conversion) -> Decimal | None:
    """The rate of the other conversions where that of `pair` is off it, else None.

    Args:
        rates: The rates of all conversions of the two currencies, sorted.
        pair: One of them.
    """
    if len(rates) < 2:
        return None
    at = bisect_left(rates, pair.rate)
    least, most = rates[at == 0], rates[-2 if at == len(rates) - 1 else -1]
    if most > _RATE.multiply(least, _AGREE):
        return None
    middle = (len(rates) - 1) // 2
    expected = rates[middle + (middle >= at)]
    factor = _OFF if len(rates) > 2 else _OFF_FROM_ONE
    low, high = _rounded(pair)
    off = low > _RATE.multiply(expected, factor) or _RATE.multiply(high, factor) < expected
    return expected if off else None


def _implausible(pair: Conversion) -> Finding | None:
    """What is wrong with a rate that the two currencies never had, however the sums were rounded."""
    band = outside(pair.original.currency, pair.converted.currency, *_rounded(pair))
    if band is None:
        return None
    return Finding.of(
        pair.original.start,
        pair.converted.end,
        "conversion-implausible",
        text=f"{pair.original.text}({pair.converted.text})",
        rate=_shown(pair.rate),
        pair=f"{pair.converted.currency}/{pair.original.currency}",
        low=_shown(band.low),
        high=_shown(band.high),
        since=band.since,
        until=band.until,
    )


def _rounded(pair: Conversion) -> tuple[Decimal, Decimal]:
    """The least and the greatest rate before the two sums were rounded."""
    before, after = _slack(pair.original), _slack(pair.converted)
    least = _RATE.divide(_RATE.subtract(ONE, after), _RATE.add(ONE, before))
    most = _RATE.divide(_RATE.add(ONE, after), _RATE.subtract(ONE, before))
    return _RATE.multiply(pair.rate, least), _RATE.multiply(pair.rate, most)


def _slack(amount: Amount) -> Decimal:
    """How far rounding can have moved the sum, as a share of it: half a step of its last figure."""
    value = (amount.low or ONE).copy_abs()
    figures = value.normalize(EXACT).as_tuple()
    step = ONE.scaleb(figures.exponent if isinstance(figures.exponent, int) else 0, EXACT)
    return min(_RATE.divide(_RATE.divide(step, 2), value), Decimal("0.9"))


def _shown(rate: Decimal) -> str:
    return f"{rate:,.1f}" if rate >= 10 else f"{rate.normalize(Context(prec=4)):f}"
