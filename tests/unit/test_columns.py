"""A page that a mail, a reader or an export has wrapped at one width is read as it stood before."""

import textwrap

import pytest

import krnews
from krnews import Kind, segment, strip_boilerplate

STORY = (
    "한별시, 강변 따라 숲길 12㎞ 낸다…버드나무 8천 그루 심고 낡은 다리도 고치기로\n"
    "입력 2024-05-02 10:11\n"
    "이든 한별시장이 2일 오전 강변 공원에서 시민들과 함께 어린 버드나무를 옮겨 "
    "심고 있다. (사진=한별시 제공)\n"
    "한별시는 내년까지 강변을 따라 숲길 12㎞를 낸다고 2일 밝혔다. 길을 내는 데 드는 돈은 모두 1273억 "
    "원이며 절반은 도에서 낸다.\n"
    "시는 다음 달 9일부터 주민 설명회를 열고 버드나무를 심을 자리를 함께 고르기로 "
    "했다. 낡은 다리 두 곳도 올해 안에 고친다.\n"
    "이 기사의 저작권은 새벽신문에 있으며 허락 없이 옮겨 싣거나 인공지능 학습에 쓰는 것을 "
    "금합니다. ⓒ 새벽신문, 무단 전재 금지\n"
    "댓글 0"
)
LETTER = (
    "물빛마을 도서관이 월요일에도 문을 연다\n\n"
    "물빛마을 도서관이 다음 달부터 월요일에도 문을 연다. 마을은 사서 두 명을 더 뽑고 낡은 난방기를 바꾸는 데 4억\n"
    "2천만 원을 쓰기로 했다. 책을 빌리는 사람은 지난해 2만 명을 넘었으며 올해는 더 늘 것으로 보인다.\n\n"
    "▲ 물빛마을 도서관 2층 창가에서 어린이들이 저마다 고른 그림책을 펴 놓고 읽고 있다. 윤슬 기자\n\n"
    "마을은 지난달 12일 주민 회의를 열어 이렇게 정했다. 난방기는 10월 말까지 모두 바꾸며 공사하는 동안에도 문은 연다.\n"
)


def wrapped(page, width):
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in page.split("\n"))


def words(text):
    return "".join(text.split())


@pytest.mark.parametrize("page", [STORY, LETTER.replace("4억\n", "4억 ")], ids=["page", "letter"])
@pytest.mark.parametrize("width", [40, 48, 60, 72])
class TestWrappedPages:
    def test_the_same_words_are_kept(self, page, width):
        assert words(strip_boilerplate(wrapped(page, width))) == words(strip_boilerplate(page))

    def test_the_same_values_are_read(self, page, width):
        plain, article = krnews.parse(page), krnews.parse(wrapped(page, width))
        assert [a.low for a in article.amounts] == [a.low for a in plain.amounts]
        assert [d.value for d in article.dates] == [d.value for d in plain.dates]
        assert article.title == plain.title

    @pytest.mark.parametrize("end", ["\r\n", "  \n", "\n  "])
    def test_line_ends_of_any_kind(self, page, width, end):
        broken = wrapped(page, width)
        other = broken.replace("\n", end)
        assert words(strip_boilerplate(other)) == words(strip_boilerplate(broken))
        parts = segment(other)
        assert "".join(other[part.start : part.end] for part in parts) == other


def test_a_caption_is_one_segment_with_its_credit():
    page = wrapped(STORY, 40)
    (caption,) = [part for part in segment(page) if part.kind is Kind.CAPTION]
    assert page[caption.start : caption.end].split("\n")[0].startswith("이든 한별시장이")
    assert page[caption.start : caption.end].rstrip().endswith("제공)")


def test_spans_are_found_behind_the_break():
    page = wrapped(STORY.replace("도에서 낸다.", "도에서 낸다. 서다온 기자 daon@example.com"), 40).replace("\n", "\r\n")
    (byline,) = [part for part in segment(page) if part.kind is Kind.BYLINE]
    assert "".join(page[byline.start : byline.end].split()) == "서다온기자daon@example.com"


def test_a_value_stands_where_it_was():
    page = wrapped(STORY, 40).replace("1273억 원", "1273억\n원")
    amount = krnews.parse(page).amounts[0]
    assert page[amount.start : amount.end] == amount.text
    assert amount.low == 127_300_000_000


@pytest.mark.parametrize(
    "page",
    [
        "한별시, 강변에 숲길 12㎞ 낸다\n나래 뱃길 11년 만에 다시 열려\n"
        "물빛마을 도서관 월요일도 연다\n도담역 앞 광장 다시 꾸민다",
        "다리 다섯 곳 고치는 데 든 돈은 3억 원에 불과\n나래시는 다섯 해째 같은 값으로 배를 띄운 결과\n"
        "뱃길이 살아나자 섬에 빵집 두 곳이 문을 연 효과",
        "▲가온·이슬씨 장남 누리군=7일 낮 12시 나래예식장 2층\n▲솔찬씨 삼남 윤슬군=8일 오후 1시 새솔교회 큰예배당\n"
        "▲한별시는 혼인하는 두 사람에게 나무 한 그루씩을 준다.\n▲바론씨 장녀 미리내양=9일 오후 2시 물빛마을 회관 뜰",
        "길이 물을 만나면\n다리가 된다고\n할머니는 말했다\n나는 다리 위에서\n오래 물을 보았다",
    ],
    ids=["headlines", "decks", "items", "verse"],
)
def test_short_lines_of_a_page_are_no_column(page):
    assert len(segment(page)) == page.count("\n") + 1


def test_a_dateline_begins_a_line():
    page = wrapped(STORY.replace("한별시는 내년까지", "[한별=새벽신문] 서다온 기자 = 한별시는 내년까지"), 48)
    assert [part.kind for part in segment(page)].count(Kind.DATELINE) == 1
