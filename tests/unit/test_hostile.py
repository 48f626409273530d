"""Repeats that make careless patterns hang: every reader takes time in proportion to its text.

The bounds are generous and the clock is the processor's own, so that a busy machine fails no test.
"""

import datetime as dt
import subprocess
import sys
import time

import pytest

import krnews
from ahead import Ahead
from krnews import dates
from krnews.html import read_html
from support import ROOT

DAY = dt.date(2024, 4, 11)
READERS = {
    "normalize_unicode": krnews.normalize_unicode,
    "segment": krnews.segment,
    "strip_boilerplate": krnews.strip_boilerplate,
    "extract_amounts": krnews.extract_amounts,
    "extract_price_table": krnews.extract_price_table,
    "extract_dates": lambda text: krnews.extract_dates(text, published=DAY),
    "check_dates": lambda text: dates.check_dates(text, published=DAY),
    "find_stamps": dates.find_stamps,
    "read_html": read_html,
}
UNITS = (
    "가", "1", "0", " ", "\n", "\t", ",", ".", "1,", "1 ", "(", "[", "“", '"', "억", "일", "1일 ", "1월 ", "2024년 ",
    "1일(월", "전날(", "1억 ", "1억원(약 ", "1~", "$1,000 ", "수십", "약 ", "지난 ", "오전 1시 ", "가나다 기자 ",
    "(가=가) ", "사진=", "▲가\n", "입력 ", "댓글 0\n", "1\n", "가다.\n", "다. ", "a@", "http://", "&#", "&amp;", "<p>",
    "\u1100", "\u0301", "°¡", "Ã", "\ud800", "29억 달러(약 3조원) ", "비트코인\n1,000\n+1%\n", "2024.1.1. ", "·", "-",
)  # fmt: skip
SIZE = 5_000
STORY = "정부는 9일 3조 원을 쓴다고 밝혔다."


def seconds(function, text):
    began = time.process_time()
    function(text)
    return time.process_time() - began


@pytest.mark.parametrize("name", READERS)
def test_four_times_the_text_takes_no_more_than_seven_times_as_long(name):
    read = READERS[name]
    read("정부는 9일 3조 원을 쓴다.")  # tables are compiled
    for unit in UNITS:
        short, long = ((unit * size)[:size] for size in (SIZE, 4 * SIZE))
        first = seconds(read, short)
        if seconds(read, long) > 7 * first + 0.3:  # once more: it may have been the garbage collector
            assert seconds(read, long) <= 7 * seconds(read, short) + 0.3, unit


GAPS = (
    ("한빛은 쓴다고 밝혔다.", "ⓒ 새벽신문"),
    ("한빛은 쓴다고 밝혔다.", "저작권"),
    ("[", "요약"),
    ("입력", "2024"),
    ("3", "조 원"),
)


@pytest.mark.parametrize("gap", GAPS, ids=range(len(GAPS)))
@pytest.mark.parametrize("space", [" ", "\u3000", "\t"])
def test_a_run_of_spaces_inside_a_line_is_only_spaces(gap, space):
    for read in READERS.values():
        read("\n".join((STORY, (space * 200).join(gap), STORY)))
        assert seconds(read, "\n".join((STORY, (space * 3000).join(gap), STORY))) < 1


PATTERNS = Ahead(
    subprocess.run, [sys.executable, str(ROOT / "tests" / "patterns.py")], capture_output=True, text=True, timeout=600
)


@pytest.mark.ahead(PATTERNS)
def test_no_pattern_of_any_table_or_module_explodes():
    done = PATTERNS.result()
    assert done.returncode == 0, done.stderr
    *slow, count = done.stdout.splitlines()
    assert slow == []
    assert int(count) > 300
