"""What a rendered article shows, and that nothing of the article can become markup."""

import datetime as dt
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from krnews.amounts import Amount
from krnews.article import Article
from krnews.boilerplate import Kind, Segment
from krnews.dates import DateMention
from krnews.findings import Finding
from krnews.render import to_html, to_notebook
from krnews.text import Text

PAGE = """한빛조선, 새 도크에 3000억원 쓴다
입력 2024-05-20 09:00
가장작게 작게 기본 크게
● 왜 지금인가
한빛조선은 9일 3000억원(약 2억2000만 달러)을 들인다고 밝혔다.
좋아요 12
"""
HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(1)> & '"


def lines(page, kinds):
    """A page's lines as segments, one kind for each."""
    segments, at = [], 0
    for line, kind in zip(page.splitlines(keepends=True), kinds, strict=True):
        segments.append(Segment(at, at + len(line), kind, f"rule-of-{kind.value}"))
        at += len(line)
    return tuple(segments)


def amount(page, written, value, currency, **more):
    start = page.rindex(written)
    return Amount(start, start + len(written), written, Decimal(value), Decimal(value), currency, **more)


def article(**changes):
    page = Text(PAGE)
    title = page[: PAGE.index("\n")]
    day = PAGE.index("9일")
    fields = {
        "page": PAGE,
        "title": title,
        "deck": None,
        "body": page[PAGE.index("●") : PAGE.index("\n좋아요")],
        "byline": None,
        "published": dt.datetime(2024, 5, 20, 9, 0),
        "updated": None,
        "captions": (),
        "segments": lines(PAGE, [Kind.TITLE, Kind.TIMESTAMP, Kind.TOOLBAR, Kind.HEADING, Kind.BODY, Kind.REACTIONS]),
        "amounts": (
            amount(PAGE, "3000억원", "3E11", "KRW"),
            amount(PAGE, "2억2000만 달러", 220000000, "USD", qualifiers=("약",)),
        ),
        "dates": (
            DateMention(
                day, day + 2, "9일", "DATE", "2024-05-09", dt.date(2024, 5, 9), dt.date(2024, 5, 9),
                why="bare 9일; published on the 20th, so this month", alternatives=(("2024-06-09", "the month after"),),
            ),
        ),
        "findings": (Finding(day, day + 2, "weekday-conflict", "9일 is off", "9일이 이상하다"),),
        **changes,
    }  # fmt: skip
    return Article(**fields)


class Reader(HTMLParser):
    """A document as elements and the text of each."""

    def __init__(self, document):
        super().__init__(convert_charrefs=True)
        self.elements, self.open = [], []
        self.feed(document)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(element)
        if tag not in {"meta", "img", "br", "link"}:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag, "elements close in the order in which they opened"

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, of_class=""):
        return [x for x in self.elements if x["tag"] == tag and of_class in [*x.get("class", "").split(), ""]]

    def by_id(self, name):
        (element,) = [x for x in self.elements if x.get("id") == name]
        return element


@pytest.fixture
def document():
    return Reader(to_html(article()))


class TestStory:
    def test_headline_subhead_and_paragraph_are_told_apart(self, document):
        assert document.all("h1")[0]["text"] == "한빛조선, 새 도크에 3000억원 쓴다"
        assert document.all("h3")[0]["text"] == "● 왜 지금인가"
        assert document.all("p")[0]["text"].startswith("한빛조선은 9일 3000억원")

    def test_boilerplate_is_not_in_the_story(self, document):
        assert "좋아요" not in document.all("article")[0]["text"]

    def test_an_amount_is_a_link_to_its_row_and_the_row_leads_back(self, document):
        mark = document.by_id("amount-2-at")
        assert (mark["text"], mark["href"]) == ("2억2000만 달러", "#amount-2")
        assert mark["title"] == "220,000,000 USD\n약"
        row = document.by_id("amount-2")
        assert row["text"].startswith("2억2000만 달러220,000,000USD약")
        assert [x for x in document.all("a") if x["href"] == "#amount-2-at"]

    def test_a_date_says_value_why_and_alternatives(self, document):
        tip = document.by_id("date-1-at")["title"].split("\n")
        assert tip == [
            "DATE 2024-05-09",
            "bare 9일; published on the 20th, so this month",
            "or 2024-06-09: the month after",
        ]

    def test_days_are_given_where_they_are_more_than_one(self):
        start = PAGE.index("9일")
        first, last = dt.date(2024, 5, 6), dt.date(2024, 5, 12)
        week = DateMention(start, start + 2, "9일", "DATE", "2024-W19", first, last, why="the week")
        shown = Reader(to_html(article(dates=(week,))))
        assert shown.by_id("date-1-at")["title"] == "DATE 2024-W19\n2024-05-06 – 2024-05-12\nthe week"

    def test_marks_follow_the_text_through_edits(self):
        page = Text(PAGE)
        at = PAGE.index("을 들인다")
        body = page.edit([(at + 1, at + 2, "")])[PAGE.index("한빛조선은") : PAGE.index("\n좋아요") - 1]
        document = Reader(to_html(article(body=body)))
        assert document.by_id("amount-1-at")["text"] == "3000억원"
        assert "을들인다" in document.all("p")[0]["text"]

    def test_marks_are_found_where_the_page_itself_was_made_from_something(self):
        page = Text("\ufeff" + PAGE)[1:]
        body = page[PAGE.index("한빛조선은") : PAGE.index("\n좋아요")]
        document = Reader(to_html(article(page=page, title=None, body=body)))
        assert document.by_id("amount-2-at")["text"] == "2억2000만 달러"

    def test_a_mark_over_two_lines_has_one_target(self):
        page = Text("정부는 3조\n원을 푼다.")
        sums = (Amount(4, 8, "3조\n원", Decimal(3), Decimal(3), "KRW"),)
        segments = (Segment(0, len(page), Kind.BODY, "body"),)
        shown = to_html(
            article(page=str(page), title=None, body=page, segments=segments, amounts=sums, dates=(), findings=())
        )
        assert shown.count('id="amount-1-at"') == 1

    def test_a_page_without_a_story_says_so(self):
        shown = Reader(to_html(article(title=None, body=Text(""), amounts=(), dates=(), findings=())))
        assert shown.all("p", "none")[0]["text"] == "No body was found on this page."
        assert shown.all("table") == []

    def test_a_range_and_an_indefinite_sum(self):
        span = PAGE.rindex("3000억원"), PAGE.rindex("3000억원") + 6
        sums = (
            Amount(*span, "3000억원", Decimal(1000), Decimal(2000), None),
            Amount(*span, "3000억원", None, None, "KRW", per="주", inferred=True),
        )
        shown = Reader(to_html(article(amounts=sums)))
        assert "1,000 – 2,000?" in shown.by_id("amount-1")["text"]
        assert "?KRWper 주, inferred" in shown.by_id("amount-2")["text"]


class TestRawPage:
    def test_the_segments_together_are_the_page(self, document):
        assert "".join(x["text"] for x in document.all("span", "text")) == PAGE

    def test_kind_is_written_and_rule_is_in_the_tip(self, document):
        row = document.by_id("segment-3")
        assert "kind-toolbar" in row["class"].split()
        assert row["title"].split("\n")[:2] == ["toolbar · stripped", "rule: rule-of-toolbar"]
        assert document.by_id("segment-5")["title"].startswith("body · kept")

    def test_every_segment_is_reached_by_the_keyboard(self, document):
        labels = document.all("a", "kind")
        assert len(labels) == 6
        assert labels[2]["aria-label"] == "toolbar, stripped, rule rule-of-toolbar"

    def test_a_stretch_inside_a_line_is_told_from_a_line(self):
        at = PAGE.index("9일")
        cut = (Segment(0, at, Kind.BODY, "a"), Segment(at, len(PAGE), Kind.BYLINE, "b"))
        rows = Reader(to_html(article(segments=cut))).all("li", "inline")
        assert [x["id"] for x in rows] == ["segment-2"]

    def test_a_sum_over_two_segments_is_marked_in_both(self):
        at = PAGE.rindex("3000억원") + 2
        cut = (Segment(0, at, Kind.BODY, "a"), Segment(at, len(PAGE), Kind.BODY, "b"))
        marks = Reader(to_html(article(segments=cut))).all("span", "amount")
        assert [x["text"] for x in marks] == ["30", "00억원", "2억2000만 달러"]

    def test_carriage_returns_survive(self):
        page = "본문이다.\r\n둘째 줄이다."
        shown = to_html(article(page=page, title=None, body=Text(page), amounts=(), dates=(), findings=(),
                                segments=(Segment(0, len(page), Kind.BODY, "body"),)))  # fmt: skip
        assert "본문이다.&#13;\n둘째" in shown


class TestHostileText:
    @pytest.fixture
    def shown(self):
        page = HOSTILE * 2
        text = Text(page)
        span = (0, len(HOSTILE))
        return to_html(
            article(
                page=page, title=text[: len(HOSTILE)], deck=text[: len(HOSTILE)], body=text[len(HOSTILE) :],
                byline=HOSTILE, captions=(text,), error=HOSTILE,
                segments=(Segment(0, len(page), Kind.BODY, HOSTILE),),
                amounts=(Amount(*span, HOSTILE, Decimal(1), Decimal(1), HOSTILE, (HOSTILE,), HOSTILE),),
                dates=(DateMention(len(HOSTILE), len(page), HOSTILE, HOSTILE, HOSTILE, None, None, HOSTILE,
                                   why=HOSTILE, alternatives=((HOSTILE, HOSTILE),)),),
                findings=(Finding(*span, HOSTILE, HOSTILE, HOSTILE),),
            )
        )  # fmt: skip

    def test_no_element_is_made_of_it(self, shown):
        document = Reader(shown)
        assert len(document.all("script")) == 1
        assert document.all("img") == []
        assert not [name for x in document.elements for name in x if name.startswith("on")]

    def test_it_stands_there_as_text(self, shown):
        assert Reader(shown).all("h1")[0]["text"] == HOSTILE

    def test_the_frame_of_a_notebook_escapes_the_document(self):
        frame = Reader(to_notebook(article(title=Text(HOSTILE))))
        (element,) = frame.elements
        assert element["tag"] == "iframe"
        assert element["srcdoc"] == to_html(article(title=Text(HOSTILE)))

    def test_what_cannot_be_encoded_is_shown_as_replaced(self):
        page = "깨진 \ud800 글자\x00"
        shown = to_html(article(page=page, title=None, body=Text(page), amounts=(), dates=(), findings=(),
                                segments=(Segment(0, len(page), Kind.BODY, "body"),)))  # fmt: skip
        assert "깨진 \ufffd 글자\ufffd" in shown
        shown.encode("utf-8")


class TestDocument:
    def test_it_asks_for_nothing_from_elsewhere(self):
        shown = to_html(article())
        assert not re.search(r"""(?:src|href)=["']?(?!#|")|url\(|@import|https?:""", shown)
        assert "default-src 'none'" in shown

    def test_the_policy_names_its_own_script_and_style(self):
        import base64
        import hashlib

        shown = to_html(article())
        for tag in ("script", "style"):
            (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", shown, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in shown
        assert " style=" not in shown

    def test_ids_are_unique_and_links_lead_somewhere(self, document):
        ids = [x["id"] for x in document.elements if "id" in x]
        assert len(ids) == len(set(ids))
        assert {x["href"].removeprefix("#") for x in document.all("a")} <= set(ids)

    def test_korean_labels_and_findings(self):
        shown = Reader(to_html(article(), lang="ko"))
        assert shown.by_id("story-title")["text"] == "기사"
        assert "9일이 이상하다" in shown.by_id("finding-1")["text"]
        assert shown.elements[0]["lang"] == "ko"

    def test_the_moment_of_publication_is_given_to_the_minute(self, document):
        assert document.all("dd")[0]["text"] == "2024-05-20 09:00"

    def test_a_page_that_could_not_be_read_says_why(self):
        shown = Reader(to_html(article(error="TypeError: parse() reads str", segments=())))
        assert "parse() reads str" in shown.all("p", "error")[0]["text"]
        assert "page" not in [x.get("id") for x in shown.elements]

    def test_something_else_than_an_article_is_refused(self):
        with pytest.raises(TypeError, match="read the page first with parse"):
            to_html("본문")

    def test_an_unknown_language_is_refused(self):
        with pytest.raises(ValueError, match="'en' and 'ko'"):
            to_html(article(), lang="fr")


class TestWords:
    def test_every_kind_and_label_is_said_in_both_languages(self):
        from krnews._tables import read_table

        table = read_table("krnews.render", "words.toml")
        assert set(table["kind"]) == set(table["means"]) == {kind.value for kind in Kind}
        assert all(set(said) == {"en", "ko"} for section in table.values() for said in section.values())

    def test_every_kind_has_a_colour(self):
        shown = to_html(article())
        assert all(f".kind-{kind.value} {{ --hue" in shown for kind in Kind)
