import datetime as dt
import gzip
import json
from zoneinfo import ZoneInfo

import pytest

from krnews import extract_dates, strip_boilerplate
from krnews._tables import read_table
from krnews.html import parse_html, read_html
from krnews.html.moments import moment
from support import PAGES

SEOUL = ZoneInfo("Asia/Seoul")
STORY = (
    "가온시는 9일 새 도서관을 연다고 밝혔다. 책 12만 권을 갖춘 이 도서관은 밤 열 시까지 문을 연다. "
    "시는 건물을 짓는 데 210억원을 들였다. 주차장은 다음 달에야 쓸 수 있다. 시장은 “책 읽는 도시가 되겠다”고 말했다.\n"
    "주민들은 버스 노선을 늘려 달라고 요구했다. 시는 이달 안에 노선 두 개를 새로 만든다. "
    "어린이 열람실은 따로 두지 않고 온 가족이 함께 쓰는 방을 넓혔다. 개관식은 사흘 뒤 앞마당에서 열린다."
)


def page(name):
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


class TestText:
    def test_blocks_stand_on_lines_and_items_have_bullets(self):
        html = "<h1>제목</h1><p>첫<b>째</b> 문단<br>둘째 줄</p><ul><li>하나<ul><li>둘</li></ul></li></ul><div>끝</div>"
        assert read_html(html) == "제목\n\n첫째 문단\n둘째 줄\n\n  • 하나\n    • 둘\n끝"

    def test_scripts_styles_and_comments_are_no_text(self):
        assert read_html("<style>p{}</style><script>let a = '가';</script><!-- 나 --><p>다</p>") == "다"

    def test_entities_are_characters(self):
        assert read_html("<p>R&amp;D &middot; 3조&nbsp;원</p>").split() == ["R&D", "·", "3조", "원"]

    def test_a_caption_and_its_alternative_text_are_kept(self):
        assert read_html('<figure><img alt="부두"><figcaption>새 부두. 가람통신</figcaption></figure>').split("\n")[
            -1
        ] == ("새 부두. 가람통신")

    def test_a_fragment_and_plain_text_are_pages_too(self):
        assert read_html("그냥 글") == "그냥 글"
        assert read_html("") == ""
        assert read_html("<div></div>") == ""

    def test_the_newsroom_page_is_stripped_to_its_story(self):
        story = strip_boilerplate(read_html(page("newsroom")))
        for kept in ("소금과 전기를 한 땅에서 거두는 실험이다.", "염전 60곳으로 넓힐지 정하기로 했다."):
            assert kept in story
        for dropped in ("글자 크게", "euljae@", "무단 전재", "좋아요", "국숫집", "등록번호", "복사되었습니다"):
            assert dropped not in story


class TestHidden:
    """What people do not see is left out, but for a story that waits to be shown."""

    @pytest.mark.parametrize(
        "hidden",
        [
            "<ul hidden><li>전체 메뉴</li></ul>",
            "<div style='display:none'>공유하기</div>",
            "<div class='layer' style='top:0; DISPLAY: none'><p>주소가 복사됐습니다.</p></div>",
            "<svg><title>아이콘</title></svg>",
            "<div hidden><div hidden>겹</div></div>",
        ],
    )
    def test_menus_layers_and_icons_are_left_out(self, hidden):
        assert read_html(f"<p>앞</p>{hidden}<p>뒤</p>") == "앞\n\n뒤"

    def test_a_hidden_story_is_read(self):
        assert "앞마당" in read_html(f"<p>가온시</p><div style='display:none'><p>{STORY}</p></div>")

    def test_so_is_json_in_a_hidden_element(self):
        body = json.dumps({"@type": "Article", "articleBody": STORY}, ensure_ascii=False)
        assert STORY in read_html(f'<div hidden><script type="application/ld+json">{body}</script></div>')


class TestEncoding:
    TEXT = "<meta charset='{}'><p>똠방각하는 3조원을 썼다 — 漢字 ①</p>"
    BODY = "똠방각하는 3조원을 썼다 — 漢字 ①"

    @pytest.mark.parametrize("declared", ["utf-8", "euc-kr", "", "iso-8859-1", "no-such-thing"])
    @pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
    def test_the_bytes_decide_not_the_declaration(self, declared, encoding):
        text, body = self.TEXT.format(declared).replace(" — ", " "), self.BODY.replace(" — ", " ")
        assert read_html(text.encode(encoding)) == body

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_marks_and_utf_16(self, encoding):
        assert read_html(self.TEXT.format("euc-kr").encode(encoding)) == self.BODY

    def test_utf_16_with_its_mark_the_other_way_round(self):
        assert read_html(b"\xfe\xff" + self.TEXT.encode("utf-16-be")) == self.BODY

    def test_a_page_cut_inside_a_character_is_read(self):
        assert read_html("<p>가나다".encode()[:-1]).startswith("가나")
        assert read_html("<p>가나다라마바사".encode("cp949")[:-1]).startswith("가나다라마바")

    def test_another_declared_encoding_of_two_bytes(self):
        assert (
            read_html("<meta charset=shift_jis><p>日本のニュースです</p>".encode("shift_jis")) == "日本のニュースです"
        )

    @pytest.mark.parametrize(
        "declared", ["base64", "rot13", "idna", "undefined", "punycode", "unicode_escape", "utf-7", "hex", "mbcs"]
    )
    def test_a_declaration_that_is_no_encoding_of_pages(self, declared):
        assert read_html(f"<meta charset={declared}><p>똠방각하</p>".encode("cp949")) == "똠방각하"

    def test_utf_32_with_its_mark(self):
        assert read_html("<p>가온항만</p>".encode("utf-32")) == "가온항만"

    @pytest.mark.parametrize(
        ("data", "hint"),
        [
            (gzip.compress("<p>본문</p>".encode()), r"gzip data.*gzip\.decompress"),
            (b"%PDF-1.7\n", "a PDF"),
            (b"\x89PNG\r\n\x1a\n\x00", "an image"),
            (b"\xff\xd8\xff\xe0\x00", "an image"),
            (b"GIF89a", "an image"),
            (b"PK\x03\x04\x14", "a ZIP archive"),
        ],
    )
    def test_bytes_that_are_no_page_are_refused(self, data, hint):
        with pytest.raises(ValueError, match=hint):
            read_html(data)
        with pytest.raises(ValueError, match=hint):
            parse_html(data)

    def test_latin_1_that_is_no_korean(self):
        assert read_html("<meta charset=iso-8859-1><p>Café à Paris, où l’été</p>".encode("cp1252")).startswith("Café à")

    def test_bytes_alike(self):
        raw = "<p>본문</p>".encode("cp949")
        assert read_html(bytearray(raw)) == read_html(memoryview(raw)) == "본문"


class TestScripts:
    """Pages that a script would fill."""

    def read(self, code, shell="<nav><ul><li>뉴스</li></ul></nav>"):
        return read_html(f"<html><head><title>도서관 연다</title></head><body>{shell}{code}</body></html>")

    def test_the_state_of_next(self):
        text = read_html(page("script"))
        assert text.startswith("폐교가 반려식물 병원으로… 석 달 새 화분 2천 개 진료\n\n강원 한들시의 문 닫은")
        assert "밝혔다. 시는 교실 여섯 칸을" in text
        assert "“열에 여섯은 물을 너무 많이 줘서 온다”" in text
        assert "축제" not in text
        assert len([line for line in text.split("\n") if line.endswith("다.")]) == 5

    def test_json_ld(self):
        body = json.dumps({"@type": "NewsArticle", "articleBody": STORY}, ensure_ascii=False)
        assert STORY in self.read(f'<script type="application/ld+json">{body}</script>')

    def test_an_assignment_among_code(self):
        blocks = [{"type": "text", "content": part} for part in STORY.split("\n")]
        state = json.dumps({"content_elements": blocks})
        text = self.read(f"<script>window.a=1;Site.content={state};Site.done=true;</script>")
        assert STORY.replace("\n", "\n\n") in text

    def test_markup_in_a_string_handed_to_a_function(self):
        markup = "".join(f"<p>{part}</p>" for part in STORY.split("\n"))
        text = self.read(f"<script>self.push([1,{json.dumps(markup)}])</script>")
        assert STORY.replace("\n", "\n\n") in text

    MARKUP = "".join(f"<p>{part}</p>" for part in STORY.split("\n"))

    @pytest.mark.parametrize("ascii_only", [True, False])
    def test_json_in_a_string_of_code(self, ascii_only):
        state = json.dumps({"a": [{"body": self.MARKUP}]}, ensure_ascii=ascii_only)
        single = state.replace("\\", "\\\\").replace("'", "\\'")
        for literal in (json.dumps(state, ensure_ascii=ascii_only), f"'{single}'"):
            assert STORY.replace("\n", "\n\n") in self.read(f"<script>window.s=JSON.parse({literal});</script>")

    @pytest.mark.parametrize(
        "code",
        [
            "let body = '%s';",
            "let body = `%s`;",
            'window.s = {article: {id: 3, body: "%s"}};',
            'window.s = (function(a, b) {return {body: a}}("%s", 1));',
            "// don't touch\nlet body = '%s';",
        ],
    )
    def test_a_string_of_code_that_is_no_json(self, code):
        assert STORY.replace("\n", "\n\n") in self.read(f"<script>{code % self.MARKUP}</script>")

    def test_rows_of_next_js(self):
        row = f'5:["$","p",null,{json.dumps({"children": STORY}, ensure_ascii=False)}]\n'
        text = self.read(f"<script>self.__next_f.push([1,{json.dumps(row, ensure_ascii=False)}])</script>")
        assert STORY in text
        assert "children" not in text

    def test_a_story_that_opens_with_a_bracket_is_no_json(self):
        body = json.dumps({"body": "[가람일보] " + STORY}, ensure_ascii=False)
        assert "[가람일보] 가온시는" in self.read(f"<script>s={body}</script>")

    def test_half_a_character_in_json(self):
        body = json.dumps({"body": "\ud83d " + STORY})
        assert "\ufffd 가온시는" in self.read(f"<script>s={body}</script>")

    def test_a_story_that_the_page_shows_is_not_told_twice(self):
        body = json.dumps({"@type": "NewsArticle", "articleBody": STORY}, ensure_ascii=False)
        shown = "".join(f"<p>{part}</p>" for part in STORY.split("\n"))
        text = self.read(f'<script type="application/ld+json">{body}</script>', shown)
        assert text.count("앞마당") == 1

    def test_nor_one_whose_sentences_the_page_breaks(self):
        body = json.dumps({"@type": "NewsArticle", "articleBody": STORY}, ensure_ascii=False)
        shown = STORY.replace(" ", "<br>")
        text = self.read(f'<script type="application/ld+json">{body}</script>', f"<p>{shown}</p>")
        assert text.count("앞마당") == 1

    def test_a_summary_is_no_story(self):
        body = json.dumps(
            {"@type": "NewsArticle", "articleBody": "가온시가 도서관을 연다고 밝혔다."}, ensure_ascii=False
        )
        assert "밝혔다" not in self.read(f'<script type="application/ld+json">{body}</script>')

    def test_a_short_body_that_json_ld_declares(self):
        story = (
            "가온시는 9일 새 도서관을 연다고 밝혔다. 책 12만 권을 갖춘 이 도서관은 밤 열 시까지 문을 연다. "
            "주차장은 다음 달에야 쓸 수 있다. 어린이 열람실은 따로 두지 않고 온 가족이 함께 쓰는 방을 넓혔다."
        )
        body = json.dumps({"@type": "NewsArticle", "articleBody": story}, ensure_ascii=False)
        links = "".join(
            f"<li>{part}번째 소식은 앞마당에서 열린 축제</li><p>로그인해 주십시오.</p>" for part in "첫두세네"
        )
        assert story in self.read(f'<script type="application/ld+json">{body}</script>', f"<ul>{links}</ul>")

    def test_a_longer_story_of_the_page_itself_stands(self):
        body = json.dumps(
            {"@type": "Article", "articleBody": "다른 이야기를 짧게 줄여 실었다. " * 12}, ensure_ascii=False
        )
        text = self.read(f'<script type="application/ld+json">{body}</script>', f"<p>{STORY}</p>")
        assert "다른 이야기" not in text

    def test_it_stands_behind_its_headline(self):
        body = json.dumps({"@type": "Article", "headline": "도서관 연다", "articleBody": STORY}, ensure_ascii=False)
        code = f'<script type="application/ld+json">{body}</script>'
        text = self.read(code, "<ul><li>뉴스</li></ul><h1>도서관 연다</h1><footer>가람일보</footer>")
        assert text.index("뉴스") < text.index("도서관 연다\n\n가온시는") < text.index("가람일보")


class TestArticle:
    def test_newsroom(self):
        article = parse_html(page("newsroom"))
        assert article.title == "서해 염전에 태양광… 소금과 전기를 함께 거둔다"
        assert article.title.source == article.page
        assert article.byline == "노을재 기자 euljae@example.com"
        assert article.published == dt.datetime(2024, 5, 21, 16, 40, tzinfo=SEOUL)
        assert article.updated == dt.datetime(2024, 5, 21, 18, 5, tzinfo=SEOUL)
        assert "5500만~6000만 원" in [amount.text for amount in article.amounts]
        assert all(article.page[x.start : x.end] == x.text for x in (*article.amounts, *article.dates))
        assert ("다음 달 10일", "2024-06-10") in [(day.text, day.value) for day in article.dates]

    def test_script_with_the_day_in_the_address(self):
        article = parse_html(page("script"), url="https://www.example.com/news/2023/10/18/42")
        assert article.published == dt.date(2023, 10, 18)
        assert article.byline == "한새벽 기자"
        assert "한들시는 지난 7월" in article.body
        assert ("내년 1월", "2024-01") in [(day.text, day.value) for day in article.dates]

    def test_portal_in_cp949(self):
        article = parse_html(page("portal").encode("cp949"))
        assert article.title == "똑같은 우산 2만 개, 지하철역에서 빌려 쓴다"
        assert article.published == dt.datetime(2023, 6, 27, 9, 3, 11, tzinfo=SEOUL)
        assert article.updated == dt.datetime(2023, 6, 27, 10, 15, 42, tzinfo=SEOUL)
        assert "다온포털" not in (article.byline or "")

    def test_title_without_the_name_of_the_outlet(self):
        article = parse_html(
            f"<title>새 도서관 - 책과 주차장 | 가람일보</title><h2>새 도서관 - 책과 주차장</h2><p>{STORY}</p>"
        )
        assert article.title == "새 도서관 - 책과 주차장"

    def test_a_page_without_metadata_is_read_as_text(self):
        article = parse_html(f"<h1>새 도서관이 문을 연다</h1><p>입력 2024.06.20 16:34</p><p>{STORY}</p>")
        assert article.title == "새 도서관이 문을 연다"
        assert article.published.date() == dt.date(2024, 6, 20)

    def test_the_article_at_the_address_among_several(self):
        nodes = [
            {
                "@type": "NewsArticle",
                "url": f"https://example.com/{n}",
                "datePublished": f"2024-0{n}-05",
                "headline": f"제목 {n}",
            }
            for n in (1, 2)
        ]
        html = f'<script type="application/ld+json">{json.dumps(nodes)}</script><p>{STORY}</p>'
        assert parse_html(html, url="https://example.com/2").published == dt.date(2024, 2, 5)
        assert parse_html(html).published == dt.date(2024, 1, 5)

    def test_json_ld_with_a_comma_too_many_and_raw_line_feeds(self):
        body = '{"@type": "NewsArticle", "headline": "두\n줄", "datePublished": "2024-01-05",}'
        html = f'<script type="application/ld+json">{body}</script>'
        assert parse_html(html).published == dt.date(2024, 1, 5)

    def test_a_day_that_is_given_goes_before_that_of_the_markup(self):
        html = '<meta property="article:published_time" content="2024-04-11T09:00:00Z"><p>한빛전자는 9일 문을 연다.</p>'
        article = parse_html(html, published=dt.date(2023, 2, 10))
        assert article.published == dt.date(2023, 2, 10)
        assert article.dates[0].value == "2023-02-09"

    def test_seouls_clock_that_calls_itself_utc(self):
        head = '<meta property="article:published_time" content="2024-06-20T16:34:00Z">'
        assert parse_html(f"{head}<p>입력 2024.06.20 16:34</p><p>{STORY}</p>").published.hour == 16
        assert parse_html(f"{head}<p>{STORY}</p>").published == dt.datetime(2024, 6, 21, 1, 34, tzinfo=SEOUL)

    @pytest.mark.parametrize("holder", ["@graph", "mainEntity", "mainEntityOfPage"])
    def test_an_article_inside_a_page(self, holder):
        article = {"@type": "NewsArticle", "datePublished": {"@value": "2024-01-05"}, "author": [{"name": ["노을재"]}]}
        body = json.dumps({"@type": "WebPage", holder: [article]}, ensure_ascii=False)
        read = parse_html(f'<script type="application/ld+json">{body}</script><p>{STORY}</p>')
        assert (read.published, read.byline) == (dt.date(2024, 1, 5), "노을재")

    @pytest.mark.parametrize("title", ["새 도서관 - 책과 주차장 | 가람일보", "새 도서관 - 책과 주차장 :: 가람일보"])
    def test_an_outlet_is_no_part_of_a_title(self, title):
        head = f'<meta property="og:site_name" content="가람일보"><meta property="og:title" content="{title}">'
        assert parse_html(f"{head}<p>{STORY}</p>").title == "새 도서관 - 책과 주차장"

    def test_nor_is_it_a_title(self):
        head = '<meta property="og:site_name" content="가람일보"><meta property="og:title" content="가람일보">'
        assert parse_html(f"{head}<title>새 도서관이 문을 연다</title><p>{STORY}</p>").title == "새 도서관이 문을 연다"

    def test_several_elements_are_several_authors(self):
        head = "".join(
            f'<meta property="article:author" content="{name}">'
            for name in ("노을재", "https://example.com/1", "한새벽")
        )
        assert parse_html(f"{head}<p>{STORY}</p>").byline == "노을재 · 한새벽"

    def test_true_is_no_title(self):
        body = json.dumps({"@type": "NewsArticle", "headline": True, "author": False})
        read = parse_html(f'<script type="application/ld+json">{body}</script><title>새 도서관</title><p>{STORY}</p>')
        assert (read.title, read.byline) == ("새 도서관", None)

    def test_an_outlet_is_no_author(self):
        html = f'<meta property="og:site_name" content="가람일보"><meta name="author" content="가람일보"><p>{STORY}</p>'
        assert parse_html(html).byline is None

    def test_each_author_by_the_line_of_the_page(self):
        authors = [{"@type": "Person", "name": "노을재"}, {"@type": "Person", "name": "한새벽"}]
        body = json.dumps({"@type": "NewsArticle", "author": authors}, ensure_ascii=False)
        html = f'<script type="application/ld+json">{body}</script><p>{STORY}</p><p>노을재 기자 euljae@example.com</p>'
        assert parse_html(html).byline == "노을재 기자 euljae@example.com · 한새벽"

    def test_dates_of_the_story_count_from_the_markup(self):
        html = f'<meta property="article:published_time" content="2024-04-11T09:00:00+09:00"><p>{STORY}</p>'
        assert parse_html(html).dates[0].value == extract_dates(STORY, published=dt.date(2024, 4, 11))[0].value


class TestCaptions:
    STORY = "<p>가온항만은 새 부두를 짓는다고 9일 밝혔다. 공사는 내년 봄에 시작한다.</p>" * 4
    CAPTION = "▲가온항만 새 부두에 첫 배가 들어오고 있다. 사진=가온항만"

    def codes(self, *figures):
        return [x.code for x in parse_html(f"<h1>새 부두 짓는다</h1>{''.join(figures)}{self.STORY}").findings]

    def test_the_alternative_text_of_its_image_is_no_second_caption(self):
        figure = f'<figure><img src="a" alt="{self.CAPTION}"><figcaption>{self.CAPTION}</figcaption></figure>'
        assert self.codes(figure) == []
        assert self.codes(figure, figure) == ["caption-repeated"] * 3

    def test_a_caption_that_stands_twice(self):
        assert self.codes(f"<p>{self.CAPTION}</p>", f"<p>{self.CAPTION}</p>") == ["caption-repeated"]


class TestMoment:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("2024-06-20T16:34:05+09:00", (2024, 6, 20, 16, 34, 5)),
            ("2025-05-15T20:00:52.000+0900", (2025, 5, 15, 20, 0, 52)),
            ("2024-06-20T07:34:00Z", (2024, 6, 20, 16, 34)),
            ("2024-06-20T20:00:00-05:00", (2024, 6, 21, 10, 0)),
            ("2024-06-20 16:34", (2024, 6, 20, 16, 34)),
            ("20240620163405", (2024, 6, 20, 16, 34, 5)),
            ("2024.06.20. 오후 4:34", (2024, 6, 20, 16, 34)),
            ("2024.06.20. 오전 12:05", (2024, 6, 20, 0, 5)),
            ("2024년 6월 20일 9:05", (2024, 6, 20, 9, 5)),
            ("2024년 06월 20일 09시 30분", (2024, 6, 20, 9, 30)),
            ("2024.06.20 (목) 09:00", (2024, 6, 20, 9, 0)),
            ("Thu, 20 Jun 2024 09:00:00 +0900", (2024, 6, 20, 9, 0)),
            ("Thu, 20 Jun 2024 07:34:00 GMT", (2024, 6, 20, 16, 34)),
            ("Thu Jun 20 2024 07:34:00 GMT+0000 (UTC)", (2024, 6, 20, 16, 34)),
            ("Thu Jun 20 09:00:00 KST 2024", (2024, 6, 20, 9, 0)),
            ("June 20, 2024, 4:34 PM", (2024, 6, 20, 16, 34)),
            ("1718841600", (2024, 6, 20, 9, 0)),
            ("1718841600123", (2024, 6, 20, 9, 0)),
        ],
    )
    def test_a_moment_is_in_seoul(self, value, expected):
        assert moment(value) == dt.datetime(*expected, tzinfo=SEOUL)

    @pytest.mark.parametrize("value", ["2024-06-20", "20240620", "2024. 6. 20.", "June 20, 2024", "20 June 2024"])
    def test_a_day_is_a_day(self, value):
        assert moment(value) == dt.date(2024, 6, 20)
        assert not isinstance(moment(value), dt.datetime)

    @pytest.mark.parametrize(
        "value",
        [
            "",
            "어제",
            "2024-13-40",
            "2024-06-20T25:99:00",
            "9999-12-31T23:59:00-23:00",
            "12345",
            "May",
            "June 2024",
            "31 Feb 2024",
        ],
    )
    def test_what_is_none(self, value):
        assert moment(value) is None


class TestBadInput:
    @pytest.mark.parametrize("value", [None, 3, ["<p>"]])
    def test_other_types_are_refused(self, value):
        with pytest.raises(TypeError, match=r"read_html\(\) reads a page as str or bytes"):
            read_html(value)
        with pytest.raises(TypeError, match=r"parse_html\(\) reads a page as str or bytes"):
            parse_html(value)

    def test_an_address_that_is_no_str_is_refused(self):
        with pytest.raises(TypeError, match="address"):
            parse_html("<p>", url=3)

    def test_lone_surrogates_and_nul(self):
        assert read_html("<p>가\ud83d나\x00</p>").startswith("가\ufffd나")

    @pytest.mark.parametrize(
        "bomb",
        [
            "<div>" * 100_000 + "끝",
            "<ul><li>x" * 20_000 + "끝",
            "<p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">끝",
            "<p a='" + "x" * 3_000_000 + "'>끝",
            "&amp;" * 300_000 + "끝",
            '<script type="application/ld+json">' + "[" * 100_000 + "</script>끝",
            "<script>가" + '={"a":' * 50_000 + "</script>끝",
            "<script>가" + '"[' * 50_000 + "</script>끝",
            "<script>가" + '"\\' * 50_000 + "</script>끝",
            "<div hidden>" * 20_000 + "</div>" * 20_000 + "끝",
            '<script type="application/ld+json">{"@type":"Article"}</script>' * 2_000 + "끝",
        ],
        ids=[
            "depth",
            "lists",
            "attributes",
            "attribute",
            "entities",
            "json",
            "code",
            "quotes",
            "escapes",
            "hidden",
            "scripts",
        ],
    )
    def test_a_bomb_gives_its_text(self, bomb):
        assert read_html(bomb).endswith("끝")


class TestTable:
    TABLE = read_table("krnews.html", "sources.toml")

    def test_every_source_says_where_it_was_seen(self):
        assert all(entry["seen"] for entries in self.TABLE.values() for entry in entries)

    def test_no_source_is_listed_twice(self):
        keys = [entry.get("key") or entry["select"] for entry in self.TABLE["json-ld"] + self.TABLE["element"]]
        assert len(keys) == len(set(keys))

    @pytest.mark.parametrize("entry", TABLE["element"], ids=lambda entry: entry["select"][:40])
    def test_every_element_is_read(self, entry):
        from resiliparse.parse.html import HTMLTree

        from krnews.html.metadata import read_metadata

        first = entry["select"].split(",")[0]
        value = {"published": "2024-06-20", "updated": "2024-06-20"}.get(entry["field"], "홍가람")
        names = [part.split("[")[0] for part in first.split()]
        html = ""
        for name, part in zip(reversed(names), reversed(first.split()), strict=True):
            listed = part[len(name) :].strip("[]").split("][")
            attributes = " ".join(attribute for attribute in listed if attribute != entry["attribute"])
            here = f' {entry["attribute"]}="{value}"' if entry["attribute"] and not html else ""
            html = f"<{name or 'span'} {attributes}{here}>{html or value}</{name or 'span'}>"
        meta = read_metadata(HTMLTree.parse(html))
        said = {"title": meta.titles, "byline": meta.byline, "published": meta.published, "updated": meta.updated}
        assert entry["field"] == "outlet" or said[entry["field"]]
