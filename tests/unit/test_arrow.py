"""krnews.arrow: articles as columns."""

import datetime as dt
import pickle
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial

import pytest

import krnews
from bench.generate import pages
from krnews.amounts import Amount
from krnews.dates import DateMention
from krnews.findings import Finding

pa = pytest.importorskip("pyarrow")
from krnews.arrow import MONEY, SCHEMA, parse_batch, parse_batches, to_batch  # noqa: E402

PAGE = (
    "한빛전자, 창원에 공장 짓는다\n\n입력 2024-04-11 09:00 수정 2024-04-11 10:30\n\n"
    "한빛전자는 9일 29억 달러(약 3조9000억원)를 들여 공장을 짓겠다고 밝혔다. 주당 5만3000원에 새 주식도 낸다.\n\n"
    "문하람 기자 press@example.com\n"
)
KST = dt.timezone(dt.timedelta(hours=9))


def row_of(text, **options):
    return parse_batch(pa.RecordBatch.from_pydict({"text": [text]}), **options).to_pylist()[0]


class TestRows:
    def test_a_row_holds_what_the_article_holds(self):
        article = krnews.parse(PAGE)
        row = row_of(PAGE)
        assert row["title"] == article.title
        assert row["body"] == article.body
        assert row["byline"] == article.byline
        assert row["published"] == dt.date(2024, 4, 11)
        assert row["published_at"] == dt.datetime(2024, 4, 11, 9, tzinfo=KST)
        assert row["updated"] == dt.datetime(2024, 4, 11, 10, 30, tzinfo=KST)
        assert row["error"] is None
        for name in ("amounts", "dates", "segments", "findings"):
            assert len(row[name]) == len(getattr(article, name))
        for there, here in zip(row["amounts"], article.amounts, strict=True):
            for field in ("start", "end", "text", "low", "high", "currency", "per", "inferred", "unit", "converts"):
                assert there[field] == getattr(here, field)
            assert tuple(there["qualifiers"]) == here.qualifiers
        for there, here in zip(row["dates"], article.dates, strict=True):
            for field in ("start", "end", "text", "type", "value", "first", "last", "mod", "anchor", "why", "zone"):
                assert there[field] == getattr(here, field)
            assert [(x["value"], x["why"]) for x in there["alternatives"]] == list(here.alternatives)
        for there, here in zip(row["segments"], article.segments, strict=True):
            assert there == {"start": here.start, "end": here.end, "kind": here.kind, "rule": here.rule}

    def test_offsets_are_those_of_the_page(self):
        row = row_of(PAGE)
        assert len(row["amounts"]) == 3
        for value in row["amounts"] + row["dates"]:
            assert PAGE[value["start"] : value["end"]] == value["text"]
        assert "".join(PAGE[x["start"] : x["end"]] for x in row["segments"]) == PAGE

    def test_sums_are_decimals_and_days_are_dates(self):
        amounts = SCHEMA.field("amounts").type.value_type
        dates = SCHEMA.field("dates").type.value_type
        assert amounts.field("low").type == amounts.field("high").type == pa.decimal128(38, 9)
        assert dates.field("first").type == dates.field("last").type == pa.date32()
        assert row_of(PAGE)["amounts"][1]["low"] == Decimal(3_900_000_000_000)

    def test_a_vague_sum_has_its_bounds(self):
        row = row_of("한빛전자는 수십억 원을 들여 공장을 짓기로 했다.")["amounts"][0]
        vague = krnews.extract_amounts("수십억 원")[0].vague
        assert (row["low"], row["high"]) == (None, None)
        assert tuple(row["vague"].values()) == vague == (Decimal(2_000_000_000), Decimal(10_000_000_000))

    def test_a_page_that_cannot_be_read_carries_its_error(self):
        row = row_of(None)
        assert row["error"].startswith("TypeError: parse() reads str, got None")
        assert row["body"] is None
        assert row["segments"] == []

    def test_generated_pages_come_back_whole(self):
        articles = [krnews.parse(page.text) for page in pages(30, length=400, lost=0.2)]
        batch = to_batch(articles)
        assert batch.schema == SCHEMA
        batch.validate(full=True)
        assert batch.column("body").to_pylist() == [str(article.body) for article in articles]
        assert [len(x) for x in batch.column("amounts").to_pylist()] == [len(x.amounts) for x in articles]

    def test_no_article_gives_no_row(self):
        assert to_batch([]).num_rows == 0
        assert to_batch([]).schema == SCHEMA


class TestColumns:
    def test_schema_is_that_of_the_result(self):
        assert parse_batch(pa.RecordBatch.from_pydict({"text": [PAGE]})).schema == SCHEMA

    @pytest.mark.parametrize(
        ("kind", "name"),
        [(Amount, "amounts"), (DateMention, "dates"), (krnews.Segment, "segments"), (Finding, "findings")],
    )
    def test_every_field_of_a_value_has_its_column(self, kind, name):
        struct = SCHEMA.field(name).type.value_type
        assert {struct.field(i).name for i in range(struct.num_fields)} == {field.name for field in fields(kind)}

    def test_every_field_of_an_article_but_its_page_has_its_column(self):
        assert {field.name for field in fields(krnews.Article)} ^ set(SCHEMA.names) == {"page", "published_at"}

    def test_kept_columns_come_first_and_keep_their_type(self):
        batch = pa.RecordBatch.from_pydict({"id": pa.array([7], pa.int16()), "body": [PAGE]}).rename_columns(
            ["id", "page"]
        )
        result = parse_batch(batch, text="page", keep=["id"])
        assert result.schema == pa.schema([("id", pa.int16()), *SCHEMA])
        assert result.column("id").to_pylist() == [7]

    @pytest.mark.parametrize(
        ("values", "day"),
        [
            (pa.array([dt.date(2024, 4, 11)]), dt.date(2024, 4, 11)),
            (pa.array(["2024-04-11"]), dt.date(2024, 4, 11)),
            (pa.array([dt.datetime(2024, 4, 11, 9)], pa.timestamp("ms")), dt.date(2024, 4, 11)),
            (pa.array([dt.datetime(2024, 4, 10, 22)], pa.timestamp("us", "UTC")), dt.date(2024, 4, 11)),
            (pa.array([None], pa.date32()), None),
        ],
    )
    def test_published_is_read_from_its_column(self, values, day):
        batch = pa.RecordBatch.from_arrays([pa.array(["9일 만났다."]), values], names=["text", "when"])
        row = parse_batch(batch, published="when").to_pylist()[0]
        assert row["published"] == day
        assert row["dates"][0]["first"] == (day and dt.date(2024, 4, 9))

    def test_a_column_of_the_name_published_is_found(self):
        batch = pa.RecordBatch.from_pydict({"text": ["9일 만났다."], "published": ["2024-04-11"]})
        assert parse_batch(batch).to_pylist()[0]["dates"][0]["value"] == "2024-04-09"

    def test_what_is_no_day_is_an_error_of_its_row(self):
        batch = pa.RecordBatch.from_pydict({"text": ["가다.", "나다."], "published": ["곧", "2024-04-11"]})
        errors = parse_batch(batch).column("error").to_pylist()
        assert errors[0].startswith("ValueError: published '곧'")
        assert errors[1] is None

    def test_a_column_that_is_not_there_is_refused(self):
        batch = pa.RecordBatch.from_pydict({"id": [1], "page": [PAGE]})
        with pytest.raises(ValueError, match="no column 'text'; the batch has id, page"):
            parse_batch(batch)
        with pytest.raises(ValueError, match="no column 'day'"):
            parse_batch(batch, text="page", published="day")

    def test_a_column_that_is_there_twice_is_refused(self):
        pages, days = pa.array(["가다."]), pa.array(["2024-04-11"])
        with pytest.raises(ValueError, match="2 columns 'text'"):
            parse_batch(pa.RecordBatch.from_arrays([pages, pages], ["text", "text"]))
        with pytest.raises(ValueError, match="2 columns 'published'"):
            parse_batch(pa.RecordBatch.from_arrays([pages, days, days], ["text", "published", "published"]))
        with pytest.raises(ValueError, match="names a column twice"):
            row_of("가다.", keep=["text", "text"])

    def test_a_kept_column_that_has_the_name_of_a_result_is_refused(self):
        with pytest.raises(ValueError, match="rename"):
            parse_batch(pa.RecordBatch.from_pydict({"text": [PAGE], "title": ["가"]}), keep=["title"])

    @pytest.mark.parametrize("batch", [{"text": [PAGE]}, [PAGE], None])
    def test_what_is_no_batch_is_refused(self, batch):
        with pytest.raises(TypeError, match=r"reads a pyarrow RecordBatch or Table, got .*; make one with"):
            parse_batch(batch)

    @pytest.mark.parametrize("articles", ["가다.", krnews.parse("가다."), None])
    def test_what_is_no_list_of_articles_is_refused(self, articles):
        with pytest.raises(TypeError, match="pass a list of them"):
            to_batch(articles)


class TestShapes:
    def test_a_table_gives_a_table(self):
        table = pa.concat_tables([pa.table({"text": ["가다."]}), pa.table({"text": ["나다.", None]})])
        result = parse_batch(table)
        assert isinstance(result, pa.Table)
        assert result.column("body").to_pylist() == ["가다.", "나다.", None]

    def test_batches_are_read_one_at_a_time(self):
        taken = []
        batches = (taken.append(n) or pa.RecordBatch.from_pydict({"text": [f"{n}번째 쪽이다."]}) for n in range(9))
        results = parse_batches(batches)
        assert taken == []
        assert next(results).column("body").to_pylist() == ["0번째 쪽이다."]
        assert taken == [0]

    @pytest.mark.parametrize("shape", [pa.table, pa.RecordBatch.from_pydict])
    def test_a_single_batch_is_refused_where_there_should_be_several(self, shape):
        with pytest.raises(TypeError, match=r"use parse_batch\(\), or pass \[it\]"):
            parse_batches(shape({"text": ["가다."]}))

    def test_the_function_can_be_sent_to_other_processes(self):
        there = pickle.loads(pickle.dumps(partial(parse_batches, keep=["id"])))
        (batch,) = there([pa.RecordBatch.from_pydict({"id": [1], "text": ["가다."]})])
        assert batch.column("body").to_pylist() == ["가다."]


class TestWhatDoesNotFit:
    @pytest.mark.parametrize(
        ("sum_", "stored"),
        [
            ("0.123456789123", "0.123456789"),
            ("1E+29", None),
            ("-99999999999999999999999999999", "-99999999999999999999999999999"),
            ("1E+20", "1E+20"),
            ("9.9999999999", "10"),
            ("1E+40", None),
            ("99999999999999999999999999999.9999999999", None),
            ("NaN", None),
            ("Infinity", None),
        ],
    )
    def test_sums(self, sum_, stored):
        amount = Amount(0, 1, "x", Decimal(sum_), None, "USD")
        row = to_batch([replace(krnews.parse("가다."), amounts=(amount,))]).to_pylist()[0]["amounts"][0]
        assert row["low"] == (None if stored is None else Decimal(stored))
        assert row["high"] is None
        assert MONEY.scale == 9

    def test_lone_surrogates_keep_their_place(self):
        page = "한빛은 \ud83d 3조 원을 푼다."
        row = to_batch([krnews.parse(page)]).to_pylist()[0]
        amount = row["amounts"][0]
        assert page[amount["start"] : amount["end"]] == "3조 원"
        assert "\ud83d" not in row["body"]

    @pytest.mark.parametrize("year", [1, 9999])
    def test_moments_at_the_ends_of_the_calendar(self, year):
        moment = dt.datetime(year, 12 if year > 1 else 1, 31 if year > 1 else 1, 23 if year > 1 else 0)
        for zone in (None, dt.UTC):
            row = to_batch([krnews.parse("가다.", published=moment.replace(tzinfo=zone))]).to_pylist()[0]
            assert row["published"] == moment.date()

    def test_a_day_that_python_cannot_hold_is_an_error_of_its_row(self):
        days = pa.array([2**62, None], pa.timestamp("s"))
        batch = pa.RecordBatch.from_arrays([pa.array(["가다.", "나다."]), days], ["text", "day"])
        errors = parse_batch(batch, published="day").column("error").to_pylist()
        assert "not a date" in errors[0]
        assert errors[1] is None

    def test_nanoseconds_of_a_moment_are_left_out(self):
        days = pa.array([1_712_800_000_000_000_001], pa.timestamp("ns", "Asia/Seoul"))
        batch = pa.RecordBatch.from_arrays([pa.array(["9일 만났다."]), days], ["text", "day"])
        assert parse_batch(batch, published="day").to_pylist()[0]["dates"][0]["value"] == "2024-04-09"

    def test_bytes_that_are_no_utf_8_are_an_error_of_their_row(self):
        broken = pa.StringArray.from_buffers(
            2, pa.py_buffer(b"\x00\0\0\0\x02\0\0\0\x05\0\0\0"), pa.py_buffer(b"\xff\xfeabc")
        )
        errors = parse_batch(pa.RecordBatch.from_arrays([broken], ["text"])).column("error").to_pylist()
        assert "got bytes" in errors[0]
        assert errors[1] is None

    @pytest.mark.parametrize("shape", ["dictionary", "list", "struct"])
    def test_such_bytes_inside_of_other_columns_too(self, shape):
        broken = pa.StringArray.from_buffers(
            2, pa.py_buffer(b"\x00\0\0\0\x02\0\0\0\x05\0\0\0"), pa.py_buffer(b"\xff\xfeabc")
        )
        column = {
            "dictionary": lambda: pa.DictionaryArray.from_arrays(pa.array([1, 0]), broken),
            "list": lambda: pa.ListArray.from_arrays(pa.array([0, 1, 2]), broken),
            "struct": lambda: pa.StructArray.from_arrays([broken], ["inner"]),
        }[shape]()
        errors = parse_batch(pa.RecordBatch.from_arrays([column], ["text"])).column("error").to_pylist()
        assert [error is None for error in errors] == [shape == "dictionary", False]

    def test_a_zone_without_a_name_here_is_the_same_moment(self):
        days = pa.array([dt.datetime(2024, 4, 10, 22), None], pa.timestamp("ms", "Nowhere/Land"))
        batch = pa.RecordBatch.from_arrays([pa.array(["9일 만났다."] * 2), days], ["text", "day"])
        rows = parse_batch(batch, published="day").to_pylist()
        assert [row["published"] for row in rows] == [dt.date(2024, 4, 11), None]
        assert [row["error"] for row in rows] == [None, None]

    def test_columns_to_keep_are_a_list(self):
        with pytest.raises(TypeError, match="expected a list of columns"):
            row_of("가다.", keep="text")
