"""What the words around a number tell: whether 4조 is money, people or an article of a law."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from krnews._tables import alternatives, read_table
from krnews.numerals import EOK, EXACT, Numeral

_BEFORE = 30
_AFTER = 22
_COUNT_BEFORE = 12
_HEADLINE = 60
"""A headline has fewer characters."""
_JO = 1_000_000_000_000


class _Words(NamedTuple):
    money: re.Pattern[str]
    paid: re.Pattern[str]
    count_before: re.Pattern[str]
    counted: re.Pattern[str]
    counted_behind: re.Pattern[str]
    counter_of_exact: re.Pattern[str]
    order: re.Pattern[str]
    estimate: re.Pattern[str]
    article_before: re.Pattern[str]
    article_after: re.Pattern[str]
    sentence: re.Pattern[str]


@cache
def _words() -> _Words:
    table = read_table("krnews.amounts", "context.toml")

    def words(kind: str) -> str:
        return "|".join(re.escape(word).replace(r"\ ", r"\s?") for entry in table[kind] for word in entry["words"])

    return _Words(
        money=re.compile(words("money")),
        paid=re.compile(alternatives(table["paid"])),
        count_before=re.compile(f"(?:{words('count_before')})[^.!?,()]*$"),
        counted=re.compile(rf"\s?(?:{alternatives(table['counted'])})"),
        counted_behind=re.compile(alternatives(table["counted_behind"])),
        counter_of_exact=re.compile(alternatives(table["counter_of_exact"])),
        order=re.compile(alternatives(table["order"])),
        estimate=re.compile(alternatives(table["estimate"])),
        article_before=re.compile(alternatives(table["article"], "before")),
        article_after=re.compile(alternatives(table["article"], "after")),
        sentence=re.compile(table["headline"]["sentence"]),
    )


def money_near(text: str, start: int, end: int) -> bool:
    """Whether a word for money stands on the same line close to the span."""
    before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    after = text[end : end + _AFTER].partition("\n")[0]
    return bool(_words().money.search(before) or _words().money.search(after))


def is_bare_money(text: str, start: int, end: int, numeral: Numeral, *, qualified: bool) -> bool:
    """Whether a number without a currency is a sum of money, by what stands around it.

    Args:
        text: The text that was read.
        start: Where the number begins.
        end: Where it ends.
        numeral: The number.
        qualified: Whether a word such as 약 or 최대 stands before it.
    """
    words = _words()
    if numeral.top < EOK or _ends_in_digits(numeral) or words.counted.match(text, end):
        return False
    if not is_order(text, end) and words.counted_behind.match(text, end):
        return False
    if _is_exact(numeral) and words.counter_of_exact.match(text, end):
        return False
    before = text[max(0, start - _COUNT_BEFORE) : start]
    if words.count_before.search(before):
        return False
    if numeral.unit >= _JO and not numeral.hangul:
        # 조 and 경 alone are also articles, groups and matches (3경기); none of them has decimals
        decimal = "." in text[start:end]
        if not decimal and (words.article_before.search(before) or words.article_after.match(text, end)):
            return False
        sure = decimal or qualified or words.paid.search(before) is not None
        return sure or (numeral.unit == _JO and (money_near(text, start, end) or _in_headline(text, start, end)))
    return not numeral.hangul or _is_hangul_sum(text, start, end, numeral)


def counts_things(text: str, end: int) -> bool:
    """Whether the word behind a number tells that it counts something: 1억 2000 마리. A year counts nothing."""
    found = _words().counted.match(text, end)
    return found is not None and not found[0].endswith("년")


def is_order(text: str, end: int) -> bool:
    """Whether 대 behind a number says of what order a sum is: 억대 연봉, but not 억대 조회수."""
    found = _words().order.match(text, end)
    return found is not None and _words().counted.match(text, found.end()) is None


def _in_headline(text: str, start: int, end: int) -> bool:
    """Whether the line is short, says more than the number, and is no sentence."""
    before = text[max(0, start - _HEADLINE) : start].rpartition("\n")[2]
    after = text[end : end + _HEADLINE].partition("\n")[0]
    line = f"{before}{text[start:end]}{after}"
    around = len(before.strip()) + len(after.strip())
    return around >= 4 and len(line) < _HEADLINE and _words().sentence.search(line) is None


def _is_exact(numeral: Numeral) -> bool:
    """Whether it has more figures than a round number has: 3억5203만, but not 1억2500만."""
    return numeral.value is not None and EXACT.remainder(numeral.value, EXACT.divide_int(numeral.top, 1000)) != 0


def _is_hangul_sum(text: str, start: int, end: int, numeral: Numeral) -> bool:
    """Whether Hangul without a currency is a sum: 수십억, 천억, 두세 억, 억대, but not 구조 or 수조."""
    if numeral.unit < _JO and (is_order(text, end) or (numeral.estimate and _words().estimate.match(text, end))):
        return True
    can_be = numeral.lead > numeral.top or (numeral.vague is not None and numeral.unit < _JO)
    return can_be and money_near(text, start, end)


def _ends_in_digits(numeral: Numeral) -> bool:
    """Whether digits without a unit end it that no unit can be meant for: 269조1항, but not 1억5000."""
    return numeral.unit < 100 and (numeral.value is None or EXACT.remainder(numeral.value, numeral.top) < 1000)
