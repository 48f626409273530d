"""Escapes of JSON that were left in a text."""

import json

import pytest

import krnews
from krnews._escapes import mends
from krnews.markup import strip_markup
from support import told

PAGE = (
    "새 다리 다음 달 연다\n입력 2024-05-03 09:10\n\n한별시는 다음 달 9일 “새 다리”를 연다고 3일 밝혔다.\t공사에는 "
    '3조 9000억 원이 들었다.\n\n시는 "내년까지 길도 넓히겠다"고 설명했다.\n한누리 기자 nuri@example.com\n'
)


@pytest.mark.parametrize(
    "written",
    [
        lambda page: json.dumps(page, ensure_ascii=False)[1:-1],
        lambda page: json.dumps(page.replace("\n", "\r\n"), ensure_ascii=False)[1:-1],
        lambda page: json.dumps(page.replace("\n", "<br/>\n"), ensure_ascii=False)[1:-1].replace("/", r"\/"),
    ],
)
def test_an_escaped_page_says_the_same(written):
    page = written(PAGE)
    assert "\n" not in page
    assert told(page) == told(PAGE)
    assert krnews.parse(page).segments[-1].end == len(page)


@pytest.mark.parametrize(
    "text",
    [
        r"C:\new\news 폴더를 연다",
        r"공식은 \nu와 \theta이다",
        r"줄바꿈은 \n으로 쓴다.",
        "한별시\n다리",
        r"\\n과 \\n은 글이다",
    ],
)
def test_what_is_not_escaped_stays(text):
    assert mends(text) == []
    assert strip_markup(text) == text
