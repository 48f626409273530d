"""The command line."""

import csv
import datetime as dt
import gzip
import io
import json
import os
import subprocess
import sys
import threading
from decimal import Decimal

import pytest

import krnews
from bench.generate import pages
from support import PAGES

pytest.importorskip("typer")
from krnews.cli import main
from krnews.cli.faults import InputError
from krnews.cli.inputs import Columns, read_records
from krnews.cli.names import expand

PAGE = (
    "공장 짓는다\n\n입력 2024-04-11 09:00\n\n"
    "한빛전자는 9일 29억 달러를 들여 공장을 짓겠다고 밝혔다.\n\n"
    "문하람 기자 press@example.com\n"
)
ROWS = [  # without the one character of the pages that CP949 has not
    {"id": n, "body": page.text.replace("•", "-"), "date": page.published.isoformat()}
    for n, page in enumerate(pages(12, length=300))
]

COMMAND = [sys.executable, "-m", "krnews.cli"]
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.fixture
def krnews_(monkeypatch, capsys):
    """Runs the command in this process and gives its exit code, output and what it said."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["krnews", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return left.value.code or 0, out, err

    return run


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def jsonl(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


class TestOneArticle:
    def test_text_shows_what_was_stripped_and_why_the_story_and_its_values(self, krnews_, page):
        code, out, _ = krnews_("parse", page)
        assert code == 0
        assert "byline │ 문하람 기자" in out
        assert "←" in out
        assert "2,900,000,000" in out
        assert "2024-04-09" in out

    def test_numbers_are_whole_in_a_narrow_terminal(self, krnews_, page, monkeypatch):
        monkeypatch.setenv("COLUMNS", "80")
        page.write_text("공장 짓는다\n\n한빛전자는 21조1000억~38조2000억 원을 들인다.", encoding="utf-8")
        _, out, _ = krnews_("parse", page)
        assert "21,100,000,000,000 –" in out
        assert "38,200,000,000,000" in out

    def test_the_version(self, krnews_):
        assert krnews_("--version") == (0, f"krnews {krnews.__version__}\n", "")

    def test_json_is_that_of_the_article(self, krnews_, page):
        _, out, _ = krnews_("parse", page, "--format", "json")
        assert json.loads(out) == krnews.parse(PAGE).to_dict()

    def test_jsonl_is_a_line_for_each_page(self, krnews_, page):
        _, out, _ = krnews_("parse", page, page, "--format", "jsonl")
        lines = [json.loads(line) for line in out.splitlines()]
        assert [line["file"] for line in lines] == [str(page)] * 2
        assert lines[0]["amounts"][0]["text"] == "29억 달러"

    def test_published_is_used(self, krnews_, page):
        _, out, _ = krnews_("parse", page, "--published", "2023-06-12", "--format", "json")
        assert json.loads(out)["dates"][0]["value"] == "2023-06-09"

    def test_cp949_and_standard_input(self, krnews_):
        _, out, _ = krnews_("parse", "-", "--format", "json", stdin=PAGE.encode("cp949"))
        assert json.loads(out)["title"] == "공장 짓는다"

    def test_html_is_a_page_to_look_at(self, krnews_, page, tmp_path):
        _, out, _ = krnews_("parse", page, "--format", "html")
        assert out.startswith("<!doctype html>")
        krnews_("parse", page, "-o", tmp_path / "page.html")
        assert (tmp_path / "page.html").read_text(encoding="utf-8") == out.removesuffix("\n")
        code, _, err = krnews_("parse", page, page, "--format", "html")
        assert (code, err) == (2, "krnews: --format html shows one article, got 2\n")

    def test_clean_takes_out_tags(self, krnews_, tmp_path):
        page = tmp_path / "field.txt"
        page.write_text("한별시는 <b>새 다리</b>를 연다고 밝혔다.<br/>시는 길도 넓힌다.<br>좋아요 3", encoding="utf-8")
        assert krnews_("clean", page)[1] == "한별시는 새 다리를 연다고 밝혔다.\n시는 길도 넓힌다.\n"

    def test_clean_prints_the_story(self, krnews_, page):
        _, out, _ = krnews_("clean", page)
        assert out.strip() == "공장 짓는다\n\n한빛전자는 9일 29억 달러를 들여 공장을 짓겠다고 밝혔다."

    def test_html(self, krnews_, tmp_path):
        pytest.importorskip("krnews.html")
        sentences = [f"한빛전자는 {n}조 원을 들여 {n}번째 공장을 짓는다고 밝혔다." for n in range(3, 9)]
        story = "".join(f"<p>{sentence}</p>" for sentence in sentences)
        html = f"<html><body><article><h1>공장 짓는다</h1>{story}</article></body></html>"
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        code, out, _ = krnews_("clean", tmp_path / "page.html")
        assert code == 0
        assert "한빛전자는 3조 원을" in out

    def test_html_is_read_with_what_its_markup_says(self, krnews_, tmp_path):
        pytest.importorskip("krnews.html")
        head = '<meta name="author" content="문하람">'
        head += '<meta property="article:published_time" content="2024-04-11T09:00:00+09:00">'
        (tmp_path / "page.html").write_text(f"{head}<p>한빛전자는 9일 공장을 짓는다고 밝혔다.</p>", encoding="utf-8")
        printed = json.loads(krnews_("parse", tmp_path / "page.html", "--format", "jsonl")[1])
        krnews_("parse", tmp_path / "page.html", "-o", tmp_path / "out.jsonl")
        (row,) = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
        for article in (printed, row):
            assert (article["published"], article["byline"]) == ("2024-04-11T09:00:00+09:00", "문하람")
            assert article["dates"][0]["value"] == "2024-04-09"
        given = json.loads(krnews_("parse", tmp_path / "page.html", "--published", "2023-02-10", "--format", "json")[1])
        assert (given["published"], given["dates"][0]["value"]) == ("2023-02-10", "2023-02-09")

    def test_an_html_file_that_is_no_text_is_a_fault(self, krnews_, tmp_path):
        pytest.importorskip("krnews.html")
        (tmp_path / "page.html").write_bytes(b"%PDF-1.7")
        code, _, err = krnews_("clean", tmp_path / "page.html")
        assert code == 2
        assert "page.html: these bytes are a PDF, not HTML" in err
        assert krnews_("parse", tmp_path / "page.html")[2] == err

    def test_a_lone_surrogate_is_no_fault(self, tmp_path):
        path = tmp_path / "pages.jsonl"
        spaced = "한빛전자는 이날 이사회를 열고 새 공장을 짓기로 했다고 밝혔다. " * 4  # enough to see that: no Kiwi
        path.write_text(f'{{"text": "{spaced}3\\ud83d조 원이다."}}', encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-m", "krnews.cli", "parse", path, "--format", "jsonl"], capture_output=True, check=True
        )
        assert json.loads(run.stdout)["body"].endswith("조 원이다.")

    def test_tables_are_read_as_records(self, krnews_, jsonl):
        options = ["--text-column", "body", "--published-column", "date", "--format", "jsonl"]
        _, out, _ = krnews_("parse", jsonl, *options)
        assert [json.loads(line)["published"][:10] for line in out.splitlines()] == [row["date"] for row in ROWS]


class TestFaults:
    def faulty(self, krnews_, *arguments, **options):
        code, out, err = krnews_(*arguments, **options)
        assert code == 2
        assert out == ""
        assert err.startswith("krnews: ")
        assert err.count("\n") == 1
        return err

    @pytest.mark.parametrize("command", ["parse", "clean", "stats"])
    def test_a_missing_file(self, krnews_, command):
        assert "no such file or directory" in self.faulty(krnews_, command, "nowhere.txt")

    def test_neither_utf_8_nor_cp949(self, krnews_):
        assert "neither UTF-8 nor CP949" in self.faulty(krnews_, "parse", "-", stdin=b"\xff\xff\x80")

    @pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "금리 동결".encode("utf-16")])
    def test_an_image_or_utf_16(self, krnews_, raw):
        assert "full of NUL bytes" in self.faulty(krnews_, "parse", "-", stdin=raw)

    def test_a_stray_nul_is_no_fault(self, krnews_):
        raw = ("금리를 그대로 두었다고 한빛은행이 밝혔다. " * 9 + "\0").encode()
        assert krnews_("clean", "-", stdin=raw)[0] == 0

    @pytest.mark.parametrize("day", ["soon", "2024-13-01", "11.4.2024"])
    def test_a_bad_date(self, krnews_, page, day):
        assert "write it as 2024-04-11" in self.faulty(krnews_, "parse", page, "--published", day)

    def test_an_empty_date(self, krnews_, page):
        assert "--published is empty" in self.faulty(krnews_, "parse", page, "--published", "")

    def test_a_record_that_is_no_text(self, krnews_, tmp_path):
        (tmp_path / "pages.jsonl").write_text('{"text": null}\n')
        said = self.faulty(krnews_, "parse", tmp_path / "pages.jsonl")
        assert "pages.jsonl: record 0: no text in the column 'text'" in said
        (tmp_path / "pages.jsonl").write_text('{"text": 3}\n')
        assert "pages.jsonl: record 0: parse() reads str" in self.faulty(krnews_, "parse", tmp_path / "pages.jsonl")

    def test_a_line_that_is_no_json_is_told_with_its_file(self, krnews_, tmp_path):
        (tmp_path / "pages.jsonl").write_text('{"text": \n')
        said = self.faulty(krnews_, "parse", tmp_path / "pages.jsonl")
        assert "pages.jsonl: record 0: not a line of JSON" in said

    @pytest.mark.parametrize("name", ["page.txt", "page.txt.gz", "page.html.gz"])
    def test_a_packed_page(self, krnews_, tmp_path, name):
        (tmp_path / name).write_bytes(gzip.compress(PAGE.encode()))
        assert f"{name}: packed by gzip; unpack it first" in self.faulty(krnews_, "parse", tmp_path / name)

    def test_an_output_that_is_a_directory(self, krnews_, page, tmp_path):
        (tmp_path / "out.jsonl").mkdir()
        assert "is a directory" in self.faulty(krnews_, "parse", page, "-o", tmp_path / "out.jsonl")
        assert sorted(tmp_path.iterdir()) == [tmp_path / "out.jsonl", page]

    def test_a_table_has_no_one_story(self, krnews_, jsonl):
        assert "a table of pages" in self.faulty(krnews_, "clean", jsonl)

    @pytest.mark.parametrize("options", [["--resume"], ["--keep", "id"], ["--workers", "2"]])
    def test_options_of_a_run_without_its_file(self, krnews_, page, options):
        assert f"{options[0]} is for a run into a file; name it with -o" in self.faulty(
            krnews_, "parse", page, *options
        )

    def test_an_output_that_is_the_input(self, krnews_, jsonl):
        before = jsonl.read_bytes()
        assert "is the input too" in self.faulty(krnews_, "parse", jsonl, "--text-column", "body", "-o", jsonl)
        assert jsonl.read_bytes() == before

    def test_an_unknown_kind_of_output(self, krnews_, page):
        assert "name it *.jsonl or *.parquet" in self.faulty(krnews_, "parse", page, "-o", "out.xls")

    def test_a_directory_that_is_not_there(self, krnews_, page, tmp_path):
        assert "no such directory" in self.faulty(krnews_, "parse", page, "-o", tmp_path / "no" / "out.jsonl")

    def test_a_column_that_is_not_there(self, krnews_, jsonl, tmp_path):
        out = tmp_path / "out.jsonl"
        assert "no column 'text'; it has id, body, date" in self.faulty(krnews_, "parse", jsonl, "-o", out)
        assert sorted(tmp_path.iterdir()) == [jsonl]

    def test_all_tables_are_looked_at_before_any_page_is_read(self, krnews_, page, jsonl, tmp_path):
        inputs = [page, *[page.with_name(f"{n}.txt") for n in range(40)], jsonl]
        for path in inputs[1:-1]:
            path.write_text(PAGE, encoding="utf-8")
        said = self.faulty(krnews_, "parse", *inputs, "-o", tmp_path / "out.jsonl", "--part", "1")
        assert "pages.jsonl: no column 'text'" in said
        assert not (tmp_path / "out.jsonl.parts").exists()

    def test_pages_of_html_where_html_cannot_be_read(self, krnews_, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "krnews.html", None)
        monkeypatch.delattr(krnews, "html", raising=False)
        (tmp_path / "page.html").write_text("<p>가다.</p>", encoding="utf-8")
        said = self.faulty(krnews_, "parse", tmp_path, "-o", tmp_path / "out.jsonl")
        assert "page.html: reading HTML needs an extra; install it with: pip install 'krnews[html]'" in said
        assert sorted(tmp_path.iterdir()) == [tmp_path / "page.html"]

    def test_an_empty_argument(self, krnews_, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "other.txt").write_text(PAGE, encoding="utf-8")
        assert "an argument is empty" in self.faulty(krnews_, "parse", "")

    def test_a_name_that_is_too_long(self, krnews_):
        assert "file name too long" in self.faulty(krnews_, "parse", "a" * 300)

    @pytest.mark.skipif(os.name != "posix", reason="links are those of POSIX")
    def test_a_link_that_leads_to_itself(self, krnews_, tmp_path):
        (tmp_path / "loop.txt").symlink_to("loop.txt")
        assert "no such file" in self.faulty(krnews_, "parse", tmp_path / "loop.txt", "-o", tmp_path / "out.jsonl")

    def test_a_closed_standard_input(self, krnews_, monkeypatch):
        monkeypatch.setattr(io, "TextIOWrapper", lambda _: None)
        assert "standard input is closed" in self.faulty(krnews_, "parse", "-")

    def test_an_input_that_vanishes_is_named(self, krnews_, page, tmp_path, monkeypatch):
        expand = krnews.cli.run.expand
        monkeypatch.setattr("krnews.cli.run.expand", lambda *x, **y: [*expand(*x, **y), str(tmp_path / "gone.txt")])
        err = self.faulty(krnews_, "parse", page, "-o", tmp_path / "out.jsonl")
        assert f"{tmp_path / 'gone.txt'}: no such file" in err

    @pytest.mark.parametrize("kind", ["csv", "parquet"])
    def test_a_column_that_is_there_twice(self, krnews_, tmp_path, kind):
        path = tmp_path / f"pages.{kind}"
        if kind == "csv":
            path.write_text("text,text\n가다.,나다.\n", encoding="utf-8")
        else:
            pa = pytest.importorskip("pyarrow")
            import pyarrow.parquet as pq

            pq.write_table(pa.Table.from_arrays([pa.array(["가다."]), pa.array(["나다."])], ["text", "text"]), path)
        assert "2 columns 'text'" in self.faulty(krnews_, "parse", path, "-o", tmp_path / "out.jsonl")

    def test_a_name_of_two_lines_is_told_in_one(self, krnews_):
        assert "a b.txt: no such file" in self.faulty(krnews_, "parse", "a\nb.txt")

    def test_an_empty_directory(self, krnews_, tmp_path):
        assert "nothing to read" in self.faulty(krnews_, "parse", tmp_path, "-o", tmp_path / "out.jsonl")

    def test_a_kept_column_of_the_name_of_a_result(self, krnews_, jsonl, tmp_path):
        options = ["--text-column", "body", "--keep", "title", "-o", tmp_path / "out.jsonl"]
        assert "'title'" in self.faulty(krnews_, "parse", jsonl, *options)

    def test_a_file_that_is_no_parquet(self, krnews_, tmp_path):
        pytest.importorskip("pyarrow")
        (tmp_path / "pages.parquet").write_text("가나다")
        assert "pages.parquet" in self.faulty(
            krnews_, "parse", tmp_path / "pages.parquet", "-o", tmp_path / "out.jsonl"
        )

    def test_statistics_of_something_else(self, krnews_, jsonl):
        pytest.importorskip("pyarrow")
        assert "no file of articles; it has no column" in self.faulty(krnews_, "stats", jsonl)


class TestPrinting:
    def test_control_characters_are_shown_and_not_sent(self, krnews_, tmp_path):
        written = "\x1b[2J3조 원을 푼다고 \x1b]0;제목\x07 밝혔다.\x9b"
        (tmp_path / "page.txt").write_text(f"공장\x1b[31m 짓는다\n\n한빛전자는 {written}\n", encoding="utf-8")
        _, out, _ = krnews_("parse", tmp_path / "page.txt")
        assert "␛[2J3조 원" in out
        assert not set("\x1b\x07\x9b") & set(out)

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
    @pytest.mark.parametrize("command", [["parse"], ["parse", "--format", "json"], ["clean"], ["--version"]])
    def test_an_output_that_is_full_is_one_line(self, page, command):
        files = [] if command == ["--version"] else [page]
        with open("/dev/full", "wb") as full:
            run = subprocess.run([*COMMAND, *command, *files], stdout=full, stderr=-1, env=BUFFERED)
        assert (run.returncode, run.stderr) == (2, b"krnews: standard output: no space left on device\n")

    @pytest.mark.skipif(os.name != "posix", reason="pipes are those of POSIX")
    @pytest.mark.parametrize("command", ["parse", "clean"])
    def test_a_pipe_that_is_closed_is_nothing_to_tell(self, page, command):
        process = subprocess.Popen([*COMMAND, command, page], stdout=-1, stderr=-1, env=BUFFERED)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


class TestInputs:
    def test_directories_and_globs_are_files_in_order_each_once(self, tmp_path):
        for name in ("b.txt", "a.html", "deep/c.jsonl.gz", "deep/notes.md", "d.parquet"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()
        names = ["a.html", "b.txt", "d.parquet", "deep/c.jsonl.gz"]
        assert expand([str(tmp_path), str(tmp_path / "*.txt")]) == [str(tmp_path / name) for name in names]
        assert expand([str(tmp_path / "**/*.md")]) == [str(tmp_path / "deep/notes.md")]

    def test_a_file_that_is_named_in_several_ways_is_read_once(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        for name in ("pages/a.txt", "pages/b.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()
        names = ["./pages/b.txt", "pages", str(tmp_path / "pages"), "pages/../pages/a.txt", "-", "-"]
        assert expand(names) == ["./pages/b.txt", "pages/a.txt", "-"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are those of POSIX")
    def test_a_pipe_that_is_named_is_a_page(self, krnews_, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(PAGE, "utf-8"))
        writer.start()
        _, out, _ = krnews_("parse", tmp_path / "pipe", "--format", "json")
        writer.join()
        assert json.loads(out)["title"] == "공장 짓는다"

    def test_a_directory_that_cannot_be_looked_into_is_not_passed_over(self, tmp_path, monkeypatch):
        (tmp_path / "shut").mkdir()
        (tmp_path / "a.txt").touch()
        look = os.scandir

        def shut(path):
            if str(path).endswith("shut"):
                raise PermissionError(13, "Permission denied", path)
            return look(path)

        monkeypatch.setattr(os, "scandir", shut)
        with pytest.raises(InputError, match="shut: permission denied"):
            expand([str(tmp_path)])

    def test_the_output_is_no_input(self, tmp_path):
        (tmp_path / "a.txt").touch()
        (tmp_path / "out.jsonl").touch()
        assert expand([str(tmp_path)], without=[tmp_path / "out.jsonl"]) == [str(tmp_path / "a.txt")]

    @pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "csv", "csv.gz", "cp949.csv", "parquet"])
    def test_tables_of_all_kinds_hold_the_same_records(self, tmp_path, kind):
        path = tmp_path / f"pages.{kind}"
        write_table(path, kind)
        columns = Columns("body", "date", ("id",))
        records = list(read_records([str(path)], columns))
        assert [record.load() for record in records] == [row["body"] for row in ROWS]
        assert [str(record.published) for record in records] == [row["date"] for row in ROWS]
        assert [record.kept for record in records] == [{"id": str(row["id"])} for row in ROWS]
        assert [record.row for record in records] == list(range(len(ROWS)))
        assert list(read_records([str(path)], columns, after=(0, 4))) == records[5:]

    def test_a_quotation_mark_that_never_closes_ends_with_the_file(self, tmp_path):
        path = tmp_path / "pages.csv"
        path.write_text('text,url\n가다.,a\n"나다.,b\n', encoding="utf-8")
        assert [record.load() for record in read_records([str(path)], Columns())] == ["가다.", "나다.,b\n"]

    def test_a_line_that_is_no_json_is_an_error_of_its_record(self, tmp_path):
        path = tmp_path / "pages.jsonl"
        path.write_bytes(
            '\ufeff{"text": "가다."}\n\n{"text": \n[1]\n'.encode() + b"\xff\n" + '{"text": "나다."}'.encode()
        )
        records = list(read_records([str(path)], Columns()))
        assert [record.error is None for record in records] == [True, False, False, False, True]
        assert [record.row for record in records] == [0, 1, 2, 3, 4]

    def test_a_line_of_json_may_leave_out_what_it_has_not(self, tmp_path):
        path = tmp_path / "pages.jsonl"
        path.write_text('{"text": "가다."}\n{"text": "나다.", "url": "a", "date": "2024-04-11"}\n', encoding="utf-8")
        records = list(read_records([str(path)], Columns("text", "date", ("url",))))
        assert [(record.published, record.kept["url"]) for record in records] == [(None, None), ("2024-04-11", "a")]

    def test_a_row_of_an_error_keeps_its_columns_and_says_the_file_once(self, krnews_, tmp_path):
        path = tmp_path / "pages.jsonl"
        path.write_text('{"text": null, "url": "a"}\n', encoding="utf-8")
        (tmp_path / "page.txt").write_bytes(b"\xff\xff\x80")
        krnews_("parse", path, tmp_path / "page.txt", "--keep", "url", "-o", tmp_path / "out.jsonl")
        rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [(row["url"], row["error"]) for row in rows] == [
            ("a", "no text in the column 'text'"),
            (None, "neither UTF-8 nor CP949; convert it to UTF-8 first"),
        ]

    def test_a_table_without_even_a_head_has_no_rows(self, tmp_path):
        for name in ("none.csv", "none.csv.gz", "none.jsonl"):
            (tmp_path / name).touch()
            assert list(read_records([str(tmp_path / name)], Columns())) == []

    def test_a_record_without_the_column_says_so(self, tmp_path):
        path = tmp_path / "pages.jsonl"
        path.write_text('no JSON\n{"text": "가다."}\n{"body": "나다."}\n', encoding="utf-8")
        assert [record.error for record in read_records([str(path)], Columns())][1:] == [
            None,
            "no column 'text' in this record",
        ]
        with pytest.raises(InputError, match="no column 'page'; it has text"):
            list(read_records([str(path)], Columns("page")))

    def test_a_value_too_deep_to_be_written_is_an_error_of_its_record(self, tmp_path):
        path = tmp_path / "pages.jsonl"
        deep = "".join(f'{{"text": "가다.", "id": {"[" * depth}{"]" * depth}}}\n' for depth in range(1, 1100))
        path.write_text(deep, encoding="utf-8")
        records = list(read_records([str(path)], Columns(keep=("id",))))
        assert len(records) == 1099
        assert {record.error is None for record in records} == {True, False}

    def test_values_are_carried_over_as_they_are_written(self, tmp_path):
        pa = pytest.importorskip("pyarrow")
        import pyarrow.parquet as pq

        day = dt.date(2024, 4, 11)
        values = {"a": day, "b": Decimal("1.50"), "c": b"id-7", "d": [day], "e": 1.5, "f": True, "g": None}
        pq.write_table(pa.Table.from_pylist([{"text": "가다.", **values}]), tmp_path / "pages.parquet")
        (record,) = read_records([str(tmp_path / "pages.parquet")], Columns(keep=tuple(values)))
        written = ["2024-04-11", "1.50", "id-7", '["2024-04-11"]', "1.5", "true", None]
        assert list(record.kept.values()) == written


def test_standard_input_reaches_every_process(krnews_, tmp_path):
    for workers in (1, 2):
        krnews_("parse", "-", "-o", tmp_path / f"{workers}.jsonl", "--workers", workers, stdin=PAGE.encode())
    assert json.loads((tmp_path / "2.jsonl").read_bytes())["title"] == "공장 짓는다"
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_a_day_that_is_blank_is_that_of_the_command(krnews_, tmp_path):
    (tmp_path / "pages.csv").write_text("text,day\n9일 만났다., \n9일 만났다.,2024-05-11\n", encoding="utf-8")
    options = ["--published-column", "day", "--published", "2024-04-11"]
    krnews_("parse", tmp_path / "pages.csv", *options, "-o", tmp_path / "out.jsonl")
    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    printed = krnews_("parse", tmp_path / "pages.csv", *options, "--format", "jsonl")[1].splitlines()
    for rows in (written, map(json.loads, printed)):
        assert [row["dates"][0]["value"] for row in rows] == ["2024-04-09", "2024-05-09"]


class TestStats:
    def test_counts_are_those_of_the_articles(self, krnews_, jsonl, tmp_path):
        pytest.importorskip("pyarrow")
        from krnews.cli.counts import read_stats

        jsonl.write_text(jsonl.read_text(encoding="utf-8") + '{"body": null, "date": null}\n', encoding="utf-8")
        articles = [krnews.parse(row["body"]) for row in ROWS]
        found = []
        for name in ("out.parquet", "out.jsonl"):
            krnews_("parse", jsonl, "--text-column", "body", "--published-column", "date", "-o", tmp_path / name)
            found.append(read_stats(tmp_path / name))
        stats = found[0]
        assert found[0] == found[1]
        assert (stats.articles, stats.errors) == (13, 1)
        assert stats.reasons == {"no text in the column 'body'": 1}
        assert str(stats.first) == ROWS[0]["date"]
        assert str(stats.last) == ROWS[-1]["date"]
        assert stats.amounts.total() == sum(len(article.amounts) for article in articles)
        assert stats.dates.total() == sum(len(article.dates) for article in articles)
        assert stats.findings.total() == sum(len(article.findings) for article in articles)
        lost = [x.end - x.start for article in articles for x in article.segments if x.kind not in krnews.CONTENT]
        assert (stats.stripped.total(), stats.stretches.total()) == (sum(lost), len(lost))
        won = [x.value for article in articles for x in article.amounts if x.currency == "KRW" and x.value is not None]
        assert stats.bounds["KRW"] == (min(won), max(won))

    def test_sums_that_a_column_cannot_hold_are_counted(self, krnews_, tmp_path):
        pytest.importorskip("pyarrow")
        from krnews.cli.counts import read_stats

        (tmp_path / "pages.jsonl").write_text(
            json.dumps({"text": f"정부는 1{'0' * 40}원을 푼다. 값은 1.12345678901234달러다.", "day": None})
            + '\n{"text": "가다.", "day": "\\ud83d"}\n',
            encoding="utf-8",
        )
        found = []
        for name in ("out.parquet", "out.jsonl"):
            krnews_("parse", tmp_path / "pages.jsonl", "--published-column", "day", "-o", tmp_path / name)
            found.append(read_stats(tmp_path / name))
        assert found[0] == found[1]
        assert (found[0].errors, found[0].amounts) == (1, {"KRW": 1, "USD": 1})

    def test_tables_are_printed_and_a_picture_is_drawn(self, krnews_, jsonl, tmp_path):
        pytest.importorskip("pyarrow")
        pytest.importorskip("matplotlib")
        krnews_("parse", jsonl, "--text-column", "body", "-o", tmp_path / "out.jsonl")
        code, out, err = krnews_("stats", tmp_path / "out.jsonl", "--plot", tmp_path / "out.svg")
        assert (code, err) == (0, f"plot -> {tmp_path / 'out.svg'}\n")
        assert "12 articles, 0 with an error" in out
        assert "KRW" in out
        assert (tmp_path / "out.svg").read_text(encoding="utf-8").count("<path") > 5
        krnews_("stats", tmp_path / "out.jsonl", "--plot", tmp_path / "out.png")
        assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")

    def test_errors_are_told_by_their_reasons_of_which_not_all_are_kept(self, krnews_, tmp_path, monkeypatch):
        pytest.importorskip("pyarrow")
        from krnews.cli.counts import read_stats

        rows = ['{"text": null}', '{"text": 1}', '{"text": null}', *[f'{{"text": "가다." {n}' for n in range(3)]]
        (tmp_path / "pages.jsonl").write_text("\n".join(rows), encoding="utf-8")
        krnews_("parse", tmp_path / "pages.jsonl", "-o", tmp_path / "out.parquet")
        _, out, _ = krnews_("stats", tmp_path / "out.parquet")
        assert out.index("no text in the column 'text'") < out.index("parse() reads str, got int")
        assert out.count("\nnone\n") == 4
        monkeypatch.setattr("krnews.cli.counts.REASONS", 1)
        assert read_stats(tmp_path / "out.parquet").reasons == {"no text in the column 'text'": 2, "others": 4}

    def test_columns_of_other_types_and_lines_too_deep_are_no_articles(self, krnews_, page, tmp_path):
        pa = pytest.importorskip("pyarrow")
        import pyarrow.parquet as pq

        krnews_("parse", page, "-o", tmp_path / "out.parquet")
        whole = pq.read_table(tmp_path / "out.parquet")
        (tmp_path / "deep.jsonl").write_text("[" * 100_000)
        for name in ("amounts", "dates", "segments", "findings"):
            table = whole.set_column(whole.schema.get_field_index(name), name, pa.array([1]))
            pq.write_table(table, tmp_path / f"{name}.parquet")
        for name in ("amounts.parquet", "dates.parquet", "segments.parquet", "findings.parquet", "deep.jsonl"):
            code, _, err = krnews_("stats", tmp_path / name)
            assert (code, err.count("\n")) == (2, 1)
            assert f"{name}: no file of articles" in err

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_days_without_room_beside_them(self, krnews_, page, tmp_path, day):
        pytest.importorskip("pyarrow")
        pytest.importorskip("matplotlib")
        krnews_("parse", page, "-o", tmp_path / "out.jsonl", "--published", day)
        code, _, err = krnews_("stats", tmp_path / "out.jsonl", "--plot", tmp_path / "out.svg")
        assert (code, err.count("\n")) == (2, 1)
        assert "these days cannot be drawn" in err

    def test_one_is_one(self, krnews_, page, tmp_path):
        assert krnews_("parse", page, "-o", tmp_path / "out.jsonl")[2].startswith("1 article in ")
        assert "1 article, 0 with an error" in krnews_("stats", tmp_path / "out.jsonl")[1]

    def test_another_kind_of_picture_is_refused(self, krnews_, jsonl, tmp_path):
        pytest.importorskip("matplotlib")
        krnews_("parse", jsonl, "--text-column", "body", "-o", tmp_path / "out.jsonl")
        code, out, err = krnews_("stats", tmp_path / "out.jsonl", "--plot", tmp_path / "out.gif")
        assert (code, out) == (2, "")
        assert "name it *.svg or *.png" in err
        code, out, err = krnews_("stats", tmp_path / "out.jsonl", "--plot", tmp_path / "nowhere" / "out.svg")
        assert (code, out) == (2, "")
        assert "no such directory" in err


def test_example_pages_go_through(krnews_, tmp_path):
    code, _, err = krnews_("parse", PAGES, "-o", tmp_path / "out.jsonl", "--workers", "2")
    assert code == 0
    assert "with an error" not in err
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["file"] for row in rows] == sorted(
        str(path) for path in PAGES.iterdir() if path.suffix in (".txt", ".html")
    )
    assert all(row["body"] for row in rows)


def write_table(path, kind):
    """The rows as a table of a kind."""
    if kind == "parquet":
        pa = pytest.importorskip("pyarrow")
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(ROWS), path)
        return
    if kind.startswith("jsonl"):
        written = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    else:
        out = io.StringIO(newline="")
        rows = csv.DictWriter(out, list(ROWS[0]))
        rows.writeheader()
        rows.writerows(ROWS)
        written = out.getvalue()
    raw = written.encode("cp949" if "cp949" in kind else "utf-8-sig")
    path.write_bytes(gzip.compress(raw) if kind.endswith("gz") else raw)
