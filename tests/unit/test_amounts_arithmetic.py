"""Sums are reckoned the same whatever precision the caller works with, and however many figures a number has."""

from decimal import Context, Inexact, InvalidOperation, Rounded, localcontext

import pytest

import krnews
from support import golden, page

CASES = [
    case["text"] for name in ("in-the-wild", "negative", "known-failures") for case in golden(f"amounts/{name}.json")
]
PAGES = [page(name) for name in ("plain", "pressreader", "widget", "bilingual", "wire")]
CHECKED = [
    "29억 달러(약 3조9000억원), 1억 달러(약 2조원), 5억 달러(약 6800억원)",
    "3,000원(약 1달러)",
    "100원(약 3유로)",
]
COARSE = Context(prec=2, traps=[Inexact, Rounded, InvalidOperation])


def everything(text):
    found = krnews.extract_amounts(text)
    pairs, prices = krnews.pair_conversions(found), krnews.extract_price_table(text)
    written = [(x.bounds(), krnews.format_amount(x), krnews.format_amount(x, "code")) for x in found]
    return found, written, pairs, prices, krnews.check_amounts(found)


def test_the_precision_of_the_caller_changes_nothing():
    texts = [*CASES, *PAGES, *CHECKED]
    wanted = [everything(text) for text in texts]
    with localcontext(COARSE):
        for text, one in zip(texts, wanted, strict=True):
            assert everything(text) == one, text


@pytest.mark.parametrize("figures", ["9" * 40, "9" * 5000, "1," + "000," * 20 + "000", "0." + "0" * 40 + "1"])
@pytest.mark.parametrize(
    "text",
    ["{}원", "{}불", "{}만원", "{} dollars", "{}만에 팔았다", "{}억", "{0}달러(약 {0}원)", "3만·{}만원", "{}~3억"],
)
def test_a_number_may_have_any_number_of_figures(text, figures):
    everything(text.format(figures))
