import re

from hypothesis import given, settings
from hypothesis import strategies as st

from krnews import Kind, Text, segment, strip_boilerplate
from krnews.boilerplate.lines import read_lines
from krnews.boilerplate.spans import _heads
from krnews.boilerplate.vocabulary import STORY as TOLD
from krnews.boilerplate.vocabulary import Vocabulary

FURNITURE = st.sampled_from(
    [
        "댓글 0", "좋아요0", "화나요 12", "입력 2024-06-20 16:34", "  • 가장작게", "  • 크게", "주요 뉴스",
        "로그인", "정치", "물빛일보", "서다온 기자 daon@example.com", "ⓒ 새벽신문, 무단 전재 금지", "▶ 구독하기",
        "━", "1", "",
        "경제", "비트코인", "155,296,000", "+3.46%", "태그: 물빛거리, 산책", "[관련기사] 다시 문 연 뱃길", "사진 확대",
        "AI 요약",
        "2020년 7월 13일", "강나루생명연대", "*/", "등록번호 : 서울 아00000", "[앵커]", "HOME > 사회",
        "닫기", "많이 본 뉴스",
        "The river was our first road.",
    ]
)  # fmt: skip
STORY = st.sampled_from(
    [
        "한별시는 내년부터 공공버스를 모두 전기버스로 바꾼다고 11일 밝혔다.",
        "(한별=도담통신) 서다온 기자 = 두 도시는 강에 다리를 하나 더 놓기로 했다.",
        "시는 먹이를 주는 논을 늘렸다. 조류학자는 “잘한 일”이라고 말했다. 이든 기자 eden@example.com",
        "◆남은 과제는", "● 느리게 걷는 법", "한별-나래 뱃길, 11년 만에 다시 열린다…수소 여객선 취항",
        "18일 한별구장에서 단비가 환호하고 있다. /윤슬 기자", "▲ 대상은 만 45세 이하 무주택 청년이다.",
        "◇ 국장급 전보 ▲ 해양정책관 고래", "요금은 4천원이다.사진=도담[ⓒ 새벽신문 & example.com, 무단전재 금지]",
        "The boat carries 120 passengers and runs on hydrogen fuel cells, the city said on the 25th of May.",
    ]
)  # fmt: skip
ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
PAGES = st.lists(FURNITURE | STORY | ANY, max_size=30).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(PAGES | st.text())
def test_segments_tile_the_page(page):
    parts = segment(page)
    assert "".join(page[part.start : part.end] for part in parts) == page
    assert all(part.start < part.end and part.rule for part in parts)


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_what_is_kept_is_a_subsequence_and_aligned(page):
    kept = strip_boilerplate(page)
    rest = iter(page)
    assert all(char in rest for char in kept)
    for at in range(len(kept)):
        start, end = kept.to_source(at, at + 1)
        assert page[start:end] == kept[at]


def stems(text):
    return {word[:2] for word in re.findall(r"[가-힣A-Za-z]{2,}|\d{2,}", text)}


@settings(max_examples=300, deadline=None)
@given(PAGES, STORY | st.text("가나다ab12 .-", max_size=30))
def test_the_vocabulary_says_what_all_words_of_the_story_would(page, title):
    lines = read_lines(page)
    for line in lines:
        line.kind = None
    known, size = set(), 0
    for line in lines:
        known |= stems(line.text[:TOLD]) if size < TOLD else set()
        size += line.size
    asked = stems(title)
    assert Vocabulary(lines).shared(title) == (len(asked & known) / len(asked) if asked else 0)
    assert Vocabulary(lines).silent == (not known)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_stands_before_a_lead_holds_what_its_entry_needs(data):
    head = data.draw(st.sampled_from([head for head in _heads() if head.needs]))
    line = data.draw(st.from_regex(head.wording.pattern))
    found = head.wording.match(line)
    assert found is None or any(part in line for part in head.needs)


@settings(max_examples=500, deadline=None)
@given(PAGES | st.text())
def test_stripping_twice_changes_nothing(page):
    once = strip_boilerplate(page)
    assert strip_boilerplate(str(once)) == str(once)


@settings(max_examples=200, deadline=None)
@given(PAGES, st.sets(st.sampled_from(list(Kind)), min_size=1))
def test_only_letters_of_the_kinds_asked_for_are_kept(page, kinds):
    kinds -= {Kind.BODY}
    parts = [page[part.start : part.end] for part in segment(page) if part.kind in kinds]
    assert "".join(strip_boilerplate(page, keep=kinds).split()) == "".join("".join(parts).split())


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_everything_kept_is_everything_but_the_edges(page):
    assert strip_boilerplate(page, keep=Kind).strip() == page.strip()


@settings(max_examples=100, deadline=None)
@given(PAGES, st.text(max_size=10))
def test_a_text_and_a_str_are_read_alike(page, before):
    text = Text(before + page)[len(before) :]
    assert segment(text) == segment(page)
    kept = strip_boilerplate(text)
    assert kept == strip_boilerplate(page)
    assert kept.source == before + page
