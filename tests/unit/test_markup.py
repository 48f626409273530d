"""Tags of HTML that were left in a text."""

import html
import re

import pytest

import krnews
from krnews._markup import mends
from krnews._tables import read_table
from krnews.text import Text
from support import told

TABLE = read_table("krnews", "markup.toml")
PAGE = (
    "새 다리 다음 달 연다\n입력 2024-05-03 09:10\n\n한별시는 다음 달 9일 새 다리를 연다고 3일 밝혔다. 공사에는 3조 "
    "9000억 원이 들었다.\n\n시는 내년까지 길도 넓히기로 했다고 설명했다.\n한누리 기자 nuri@example.com\n"
)


def without(text):
    return str(Text(text).edit(mends(text)))


@pytest.mark.parametrize(
    "written",
    [
        lambda page: page.replace("\n", "<br>"),
        lambda page: page.replace("\n", "<br />\n"),
        lambda page: re.sub("(?m)^(.+)$", r"<p>\1</p>", page),
        lambda page: re.sub("(?m)^(.+)$", r'<div class="text" data-id=3>\1</div>', page).replace("\n", ""),
        lambda page: html.escape(re.sub("(?m)^(.+)$", r"<p>\1</p>", page)),
        lambda page: page.replace("다리", '<a href="https://news.example.com/?q=1&amp;r=<b>">다리</a>'),
        lambda page: page.replace("3조", "<STRONG>3조</STRONG>"),
        lambda page: page.replace("\n\n", "\n<script async>if (a < b) { document.write('<p>광고</p>'); }</script>\n"),
        lambda page: page.replace("\n\n", "\n<!-- 본문 <p> -->\n"),
        lambda page: page.replace("\n\n", '\n<figure><img src="a.jpg" alt="다리"/></figure>\n'),
        lambda page: f"<html><head><title>다른 말</title></head><body><pre>{page}</pre></body></html>",
    ],
)
def test_a_page_says_the_same_with_tags_in_it(written):
    page = written(PAGE)
    assert page != PAGE
    assert told(page) == told(PAGE)
    article = krnews.parse(page)
    assert article.segments[0].start == 0
    assert article.segments[-1].end == len(page)
    assert page[article.dates[-1].start : article.dates[-1].end] == "내년"


@pytest.mark.parametrize(
    "text",
    [
        "<표> 한별시 <그림 1> <사진=한별통신>",
        "키가 a<b 이고 c>d 인 사람",
        "식은 a <b and c> d 이다.</식>",
        "제목에 <b>만 있다",
        "<한별시>가 <p값>을 쟀다",
        "1 < 2 > 0",
        "<저작권자 ⓒ 한별통신>",
    ],
)
def test_what_is_no_tag_stays(text):
    assert mends(text) == []


@pytest.mark.parametrize("entry", TABLE["element"], ids=lambda entry: entry["seen"])
def test_every_element_is_taken_out(entry):
    to = entry["to"]
    for name in entry["names"]:
        expected = f"가{to}다" if entry.get("dropped") else f"가{to}나{to.rstrip('• ')}다"
        assert without(f"가<{name}>나</{name.upper()}>다") == expected


def test_an_element_that_is_not_closed_takes_no_text_along():
    assert without("가<br><script>나 다") == "가\n\n나 다"
    assert without("가<br><!-- 나 다") == "가\n<!-- 나 다"


def test_cells_and_points_are_kept_apart():
    assert without("<table><tr><td>매출</td><td>3조</td></tr></table>").split("\t") == [
        "\n\n",
        "매출",
        "",
        "3조",
        "\n\n",
    ]
    assert without("<ul><li>하나</li><li>둘</li></ul>").split() == ["•", "하나", "•", "둘"]


@pytest.mark.parametrize("unit", ["<", "<a ", "<!--", "<script>", '<a b="', "<p", "</p>", "<br>", "<a b ", "<svg><svg"])
def test_a_hundred_thousand_characters(unit):
    text = unit * (100_000 // len(unit))
    assert len(without(text)) <= len(text)
