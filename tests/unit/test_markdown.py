"""Marks of Markdown that a crawler has written around a page."""

import pytest

import krnews
from krnews._markdown import is_markdown, without_emphasis, without_links
from krnews.text import Text
from support import told

PAGE = """새 다리 다음 달 연다

입력 2024-05-03 09:10

한별시는 다음 달 9일 새 다리를 연다고 3일 밝혔다. 공사에는 3조 9000억 원이 들었다.

시는 내년까지 길도 넓히기로 했다고 설명했다.

한누리 기자 nuri@example.com
"""


@pytest.mark.parametrize(
    "marks",
    [
        {"새 다리 다음": "# 새 다리 다음"},
        {"새 다리 다음": "# 새 다리 다음", "한누리 기자": "**한누리 기자**"},
        {"한별시는": "[한별시](https://example.com/a_(b)_c)는"},
        {"한별시는": '[**한별시**](/city "시청")는', "3조 9000억": "**3조** 9000억"},
        {"새 다리 다음": "# **새 다리** 다음", "9000억 원": "[9000억 원](#note)"},
        {"새 다리 다음": "# 새 다리 다음", "입력 2024-05-03": r"**입력** 2024\-05\-03"},
        {"입력": "![다리](https://example.com/b.jpg)\n\n입력"},
        {"새 다리 다음": "# 새 다리 다음", "입력 2024-05-03 09:10": "*입력 2024-05-03 09:10*"},
        {"새 다리 다음": "# 새 다리 다음", "시는 내년까지": "> 시는 내년까지"},
        {"한별시는": "[한별시](/city)는", "한누리 기자 nuri@example.com": "_한누리 기자 nuri@example.com_"},
    ],
)
def test_a_page_says_the_same_with_marks_around_it(marks):
    page = PAGE
    for plain, marked in marks.items():
        assert plain in page
        page = page.replace(plain, marked, 1)
    assert told(page) == told(PAGE)
    article = krnews.parse(page)
    assert (article.segments[0].start, article.segments[-1].end) == (0, len(page))
    assert page[article.dates[-1].start : article.dates[-1].end] == "내년"


@pytest.mark.parametrize(
    "text",
    [
        "김** 씨와 이** 씨가 #1 장면을 [표 1](위)에 적었다.",
        "5**번지와 2*3은 [자료=한별시]",
        "#한별시 #다리 #개통",
        "본문이다.\n# 지난 3일 한별시청 앞.\n다른 본문이다.",
    ],
)
def test_what_is_no_markdown_is_left_alone(text):
    assert not is_markdown(text)
    assert str(krnews.parse(text).body) in text


def test_only_marks_go():
    text = Text("# 하나 **둘**\n![그림](https://example.com/a.png)[셋](//example.com)\n## 김** 씨, 이** 씨 2\\*3")
    assert without_links(without_emphasis(text)) == "하나 둘\n셋\n김** 씨, 이** 씨 2*3"


@pytest.mark.parametrize(
    "unit", ["[", "![", "](http", "[a](http://x", "**a", "\\", "# ", "[a](/(", "## a\n", "#" + " " * 50]
)
def test_a_hundred_thousand_characters(unit):
    text = Text(unit * (100_000 // len(unit)))
    assert isinstance(is_markdown(text), bool)
    assert len(without_links(without_emphasis(text))) <= len(text)
