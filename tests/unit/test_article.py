import datetime as dt
import json
import pickle
import unicodedata
from decimal import Decimal

import pytest

import krnews
from krnews.article import Article
from support import told

PAGE = """\
한빛반도체, 베트남에 29억 달러 공장

입력 2024-04-11 09:12 수정 2024-04-11 10:40
  • 가장작게
  • 작게
  • 기본
  • 크게
  • 가장크게

▲이도현(가운데) 한빛반도체 대표가 9일 하노이에서 기공식을 하고 있다. 사진제공=한빛반도체

한빛반도체가 베트남 박닌성에 29억 달러(약 3조9000억원)를 들여 패키징 공장을 짓는다고 9일 밝혔다.

이도현 대표는 이날 하노이에서 기자들과 만나 “2027년까지 직원 4000명을 뽑겠다”고 말했다.

가나다 기자 reporter@example.com

  • 좋아요0
  • 화나요0
  • 슬퍼요0
  • 추가취재 원해요0

ⓒ 한빛경제, 무단 전재 및 재배포 금지
"""


@pytest.fixture(scope="module")
def article() -> Article:
    return krnews.parse(PAGE)


class TestParse:
    def test_finds_the_parts(self, article):
        assert article.title == "한빛반도체, 베트남에 29억 달러 공장"
        assert article.body.startswith("한빛반도체가 베트남 박닌성에")
        assert article.body.endswith("뽑겠다”고 말했다.")
        assert "좋아요" not in article.body
        assert article.byline == "가나다 기자 reporter@example.com"
        assert len(article.captions) == 1
        assert article.error is None

    @pytest.mark.parametrize(
        ("head", "byline"),
        [
            ("윤슬  2024. 4. 11. 09:12", "윤슬"),
            ("한별=윤슬 기자  2024. 4. 11. 09:12", "한별=윤슬 기자"),
            ("• 윤슬\n• 승인 2024.04.11 09:12", "윤슬"),
            ("최종 수정 2024. 4. 11. 09:12", None),
            ("사회 2024. 4. 11. 09:12", None),
            ("2024-04-11     윤슬", "윤슬"),
            ("이든솔 | 기사입력 2024/04/11 [09:12]", "이든솔"),
            ("이든솔 기자ㅣ입력 2024.04.11 09:12", "이든솔 기자"),
            ("2024년 04월 11일 (목) 09:12:14 윤슬 .", "윤슬"),
            ("[53호] 2024년 04월 11일 (목) 윤슬 yunseul@example.com", "윤슬"),
            ("2024년 04월 11일 (목) 09:12:14 수정", None),
            ("by 3기윤슬기자 posted Apr 11, 2024 Views 1550", "3기윤슬기자"),
            ("입력 2024년04월11일 9시12분 민하린", "민하린"),
            ("입력 2024년04월11일 9시12분 현재", None),
            ("윤슬 | 252호 (2024년 4월 Issue 1)", "윤슬"),
            ("강원도 | 기사입력 2024/04/11 [09:12]", None),
            ("스포츠 | 입력 2024.04.11 09:12", None),
        ],
    )
    def test_the_name_beside_the_stamp_is_the_writer(self, head, byline):
        page = f"강변에 숲길 12㎞ 난다\n{head}\n한별시는 내년까지 숲길을 낸다고 밝혔다. 예산은 48억원이다.\n댓글 0"
        found = krnews.parse(page)
        assert found.byline == byline
        assert found.title == "강변에 숲길 12㎞ 난다"

    @pytest.mark.parametrize(
        ("foot", "byline"),
        [
            ("물새지기 2024.04.11 15:10\n걷기 좋겠네요\n둑길 2024.04.11 16:04\n그러게요", None),
            ("민하린 2024.04.11 15:10", "민하린"),
            ("민하린 2024.04.11 15:10\n인쇄\n민하린 2024.04.11 15:10", "민하린"),
        ],
    )
    def test_several_names_beside_stamps_below_the_story_are_readers(self, foot, byline):
        page = f"강변에 숲길 12㎞ 난다\n한별시는 내년까지 숲길을 낸다고 밝혔다.\n예산은 48억원이라고 했다.\n{foot}"
        assert krnews.parse(page).byline == byline

    def test_reads_the_stamps(self, article):
        seoul = dt.timezone(dt.timedelta(hours=9))
        assert article.published == dt.datetime(2024, 4, 11, 9, 12, tzinfo=seoul)
        assert article.updated == dt.datetime(2024, 4, 11, 10, 40, tzinfo=seoul)

    def test_values_stand_where_the_page_says(self, article):
        for item in [*article.amounts, *article.dates]:
            assert PAGE[item.start : item.end] == item.text
        assert [a.value for a in article.amounts][-2:] == [Decimal("2900000000"), Decimal("3900000000000")]
        assert [d.value for d in article.dates if d.text in ("9일", "이날")] == ["2024-04-09", "2024-04-09"]

    def test_conversions_still_pair(self, article):
        pair = krnews.pair_conversions(article.amounts)[0]
        assert (pair.original.text, pair.converted.text) == ("29억 달러", "3조9000억원")
        assert pair.rate == Decimal("1344.827586")

    def test_segments_tile_the_page(self, article):
        assert "".join(PAGE[s.start : s.end] for s in article.segments) == PAGE

    def test_body_leads_to_the_page(self, article):
        at = article.body.index("박닌성")
        start, end = article.body.to_source(at, at + 3)
        assert PAGE[start:end] == "박닌성"

    def test_published_of_the_caller_counts_before_the_stamp(self):
        article = krnews.parse(PAGE, published=dt.date(2024, 5, 10))
        assert article.published == dt.date(2024, 5, 10)
        assert [d.value for d in article.dates if d.text == "9일"] == ["2024-05-09"]

    def test_offsets_are_those_of_the_text_given_and_the_body_knows_the_first_source(self):
        raw = "광고 배너\n" + PAGE
        article = krnews.parse(krnews.Text(raw)[6:])
        assert all(article.page[a.start : a.end] == a.text for a in article.amounts)
        at = article.body.index("박닌성")
        start, end = article.body.to_source(at, at + 3)
        assert raw[start:end] == "박닌성"

    def test_offsets_survive_a_change_of_characters(self):
        page = "한빛은 9일 &quot;29억&nbsp;달러를 투자한다&quot;고 밝혔다."
        article = krnews.parse(page, published=dt.date(2024, 4, 11))
        assert [(a.text, a.value) for a in article.amounts] == [("29억&nbsp;달러", Decimal("2900000000"))]

    @pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\ud800", "ㅋ"])
    def test_a_page_without_a_story_is_an_article_with_a_finding(self, text):
        article = krnews.parse(text)
        assert isinstance(article.body, krnews.Text)
        assert article.to_json()
        assert {f.code for f in article.findings} <= {"body-absent", "body-short"}

    @pytest.mark.parametrize(
        ("bad", "hint"), [(None, 'pass ""'), (b"page", "decode it first"), (7, "text of one page")]
    )
    def test_what_is_no_text_is_refused(self, bad, hint):
        with pytest.raises(TypeError, match=hint):
            krnews.parse(bad)

    def test_what_is_no_day_is_refused(self):
        with pytest.raises(TypeError, match="date"):
            krnews.parse(PAGE, published="2024-04-11")


class TestArticle:
    def test_to_dict_is_plain_and_json_reads_back(self, article):
        plain = article.to_dict()
        assert plain["published"] == "2024-04-11T09:12:00+09:00"
        assert plain["amounts"][0]["currency"] == "USD"
        assert plain["segments"][0]["kind"] == "title"
        assert json.loads(article.to_json()) == plain
        assert json.loads(article.to_json(indent=2)) == plain

    def test_json_of_a_lone_surrogate_is_utf8(self):
        article = krnews.parse("3조 원을 \ud800 푼다고 정부가 9일 밝혔다.")
        assert json.loads(article.to_json().encode("utf-8"))

    def test_pickles(self, article):
        other = pickle.loads(pickle.dumps(article))
        assert other == article
        assert other.body.to_source(0, 3) == article.body.to_source(0, 3)

    def test_html_escapes(self):
        shown = krnews.parse("<script>alert(1)</script> 정부는 3조 원을 푼다고 9일 밝혔다.")._repr_html_()
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown


def test_a_day_of_publication_that_is_no_date_is_refused_in_the_name_of_parse():
    with pytest.raises(TypeError, match=r"^parse\(\) takes published as a date"):
        krnews.parse("가다.", published="2024-04-11")


STORY = "한별시는 내년까지 강변을 따라 숲길 12㎞를 낸다고 2일 밝혔다. 예산은 48억원이다.\n"
TITLE = "둑이 무너진 자리에 다시 버드나무가 섰다"


class TestHeadOfAPage:
    """What stands above the story in layouts that the labelled pages lack."""

    @pytest.mark.parametrize(
        ("above", "byline"),
        [
            (f"[물길을 찾아서] ② 둑 너머 마을\n{TITLE}\n입력 2024-05-02 10:11\n", None),
            (f"<3> 둑 너머 마을\n{TITLE}\n입력 2024-05-02 10:11\n", None),
            (f"{TITLE}\n{TITLE}\n입력 2024-05-02 10:11\n", None),
            (f"{TITLE}\n입력 2024-05-02 10:11\n버들잎(willow)\n", "버들잎(willow)"),
            (f"{TITLE}\n윤슬 | 사회학자\n입력 2024-05-02 10:11\n", "윤슬 | 사회학자"),
            (f"{TITLE}\n- 이든기자eden@example.com\n2024-05-02 10:11\n", "이든기자eden@example.com"),
            (f"{TITLE}\n입력 2024-05-02 10:11\n[한별=도담통신] 윤슬 기자 = ", "윤슬 기자"),
            (f"{TITLE}\n입력 2024-05-02 10:11\n(한별=도담통신) 이든솔 윤슬 기자 = ", "이든솔 윤슬 기자"),
            (f"{TITLE}\n입력 2024-05-02 10:11\n(한별=도담통신) 경제팀 이든솔 기자 = ", "이든솔 기자"),
            (f"{TITLE}\n입력 2024-05-02 10:11\n(한별=도담통신) 이든솔 선임 기자 = ", "이든솔 선임 기자"),
            (f"{TITLE}\nBy 나래신문 뉴스팀\n2024-05-02 10:11\n", "By 나래신문 뉴스팀"),
            (f"{TITLE}\n24.05.02 10:11ㅣ최종 업데이트 24.05.02 11:00\n", None),
        ],
    )
    def test_title_and_byline(self, above, byline):
        article = krnews.parse(f"나래신문\n로그인\n{above}{STORY}댓글 0")
        assert (article.title, article.byline) == (TITLE, byline)
        assert str(article.published)[:16] == "2024-05-02 10:11"
        assert article.body == STORY.strip()

    def test_a_bare_name_is_that_of_who_signs_below(self):
        page = f"나래신문\n로그인\n{TITLE}\n이든\n입력 2024-05-02 10:11\n{STORY}이든 기자 eden@example.com\n댓글 0"
        assert krnews.parse(page).byline == "이든 · 이든 기자 eden@example.com"
        other = krnews.parse(page.replace("이든 기자", "윤슬 기자"))
        assert other.byline == "윤슬 기자 eden@example.com"

    @pytest.mark.parametrize(
        "line",
        [
            "이 기사는 2024년 05월 02일 10시 11분에 출고된 기사입니다.",
            "이 기사는 2024-05-02 10:11에 송고된 기사입니다.",
        ],
    )
    def test_a_sentence_above_the_story_tells_when_it_was_published(self, line):
        assert str(krnews.parse(f"로그인\n{TITLE}\n{line}\n{STORY}댓글 0").published)[:16] == "2024-05-02 10:11"

    def test_the_name_beside_the_stamp_of_a_comment_is_a_readers(self):
        comments = "댓글 1\n바람개비 2024.05.03 08:10\n멋지네요\n답글"
        page = f"{TITLE}\n입력 2024-05-02 10:11\n{STORY}이든 기자 eden@example.com\n{comments}"
        assert krnews.parse(page).byline == "이든 기자 eden@example.com"

    def test_a_dateline_names_the_writer_below_the_button_of_comments_too(self):
        lead = "(한별=도담통신) 윤슬 기자 = "
        page = (
            f"로그인\n{TITLE}\n댓글 첫 댓글을 작성해보세요\n{lead}{STORY}<저작권자(c) 도담통신, 무단 전재-재배포 금지>"
        )
        assert krnews.parse(page).byline == "윤슬 기자"

    @pytest.mark.parametrize("before", ["윤슬 기자 입력", "기자명 윤슬 기자   입력", "윤슬 기자 승인"])
    def test_the_writer_stands_before_the_word_of_the_stamp(self, before):
        page = f"나래방송\n검색\n{TITLE}\n{before} 2024-05-02 07:30:00 수정 2024-05-02 07:30:00 조회수 0\n{STORY}댓글 0"
        assert krnews.parse(page).byline == "윤슬 기자"

    def test_a_plain_title_above_a_deck_that_tells_more(self):
        title, deck = "강변의 나무는 누가 지키나", "버드나무 길 숲길 12㎞ 내년 착공, 예산 48억원"
        article = krnews.parse(f"나래신문\n로그인\n{title}\n{deck}\n이든 기자\n입력 2024-05-02 10:11\n{STORY}댓글 0")
        assert (article.title, article.deck) == (title, deck)


class TestLookOfThePage:
    """How a crawler wrote the page down changes nothing of what it says."""

    PAGE = (
        "새 다리 다음 달 연다\n입력 2024-05-03 09:10\n- 한누리 기자 nuri@example.com\n\n한별시는 다음 달 9일 새 다리를 "
        "연다고 3일 밝혔다. 공사에는 3조 9000억 원이 들었다.\n\n시는 내년까지 길도 넓히기로 했다고 설명했다.\n"
    )

    @pytest.mark.parametrize(
        "written",
        [
            lambda page: page.replace("\n", "\r\n"),
            lambda page: page.replace("\n", "\r"),
            lambda page: page.replace(" ", "\u00a0"),
            lambda page: unicodedata.normalize("NFD", page),
            lambda page: "\ufeff" + page.replace("\n", "\u200b\n"),
            lambda page: "".join(f"\t\t{line}  \n" for line in page.split("\n")),
            lambda page: page.replace("\n", "\n\n"),
            lambda page: page.replace("\n\n", "\n\u3000\n"),
        ],
        ids=["CRLF", "CR", "no-break spaces", "NFD", "zero width", "indented", "blank lines", "wide blank lines"],
    )
    def test_it_changes_nothing(self, written):
        title, byline, published, words, sums, days = told(self.PAGE)
        assert (title, byline, published.isoformat()) == (
            "새 다리 다음 달 연다",
            "한누리 기자 nuri@example.com",
            "2024-05-03T09:10:00+09:00",
        )
        assert (len(words), len(sums), days) == (20, 1, ["2024-06", "2024-06-09", "2024-05-03", "2025"])
        assert told(written(self.PAGE)) == (title, byline, published, words, sums, days)


@pytest.mark.parametrize("title", ["새 다리 다음 달 연다", "#물빛 길 따라 걷기 모임"])
@pytest.mark.parametrize("mark", ["", "# ", "## "])
def test_a_title_has_no_mark_of_a_heading(title, mark):
    page = f"{mark}{title}\n입력 2024-05-03 09:10\n한별시는 새 다리를 다음 달 9일 연다고 3일 밝혔다.\n댓글 0"
    article = krnews.parse(page)
    assert article.title == title
    assert page[slice(*article.title.to_source(0, len(title)))] == title


class TestBrokenLines:
    PAGE = (
        "새 다리 다음 달 연다\n입력 2024-05-03 09:10\n\n"
        "한별시는 새 다리를 다음 달 9일 연다고 3일 밝혔다. 공사에는 3조\n"
        "9000억 원이 들었고 정부가 낸 돈만 2조 원에 이른다. 시는 내년\n"
        "상반기까지 길도 넓히기로 했다. 다리를 건너는 데 드는 돈은 차\n"
        "한 대에 2천 원이며 걷는 사람은 돈을 내지 않고 건널 수 있다고\n"
        "시는 덧붙였다.\n"
    )

    @pytest.mark.parametrize("end", ["\n", "\r\n", " \n"])
    def test_values_are_read_across_the_break(self, end):
        page = self.PAGE.replace("\n", end)
        article = krnews.parse(page)
        sums, days = article.amounts, [mention.value for mention in article.dates]
        assert [amount.low for amount in sums] == [3_900_000_000_000, 2_000_000_000_000, 2000]
        assert sums[0].text == page[sums[0].start : sums[0].end] == f"3조{end}9000억 원"
        assert days == ["2024-06", "2024-06-09", "2024-05-03", "2025-H1"]

    def test_paragraphs_stay_apart(self):
        article = krnews.parse(self.PAGE.replace("3조\n9000억", "3조\n\n9000억"))
        assert article.amounts[0].text != "3조\n\n9000억 원"
