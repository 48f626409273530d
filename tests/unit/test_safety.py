"""Left alone with a hostile crawl: nothing reaches outside, nothing grows without bound, nothing is shown unescaped."""

import gzip
import json
import os
import re
import resource
import socket
import subprocess
import sys
import time
from html.parser import HTMLParser

import pytest

import krnews
from ahead import Ahead
from krnews.html import parse_html, read_html
from krnews.render import to_html
from support import ROOT

EVERYTHING = ROOT / "tests" / "everything.py"


def use_everything(mode):
    """What a process attempted and was given that used all of krnews: see `everything.py`."""
    done = subprocess.run(
        [sys.executable, "-B", str(EVERYTHING), mode], capture_output=True, text=True, timeout=300,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


MODES = ("forbid-network", "read-only", "without-kiwi", "broken-kiwi")
USES = {mode: Ahead(use_everything, mode) for mode in MODES}


@pytest.fixture(scope="module")
def usual():
    return USES["forbid-network"].result()


@pytest.mark.ahead(USES["forbid-network"], USES["read-only"])
class TestOutside:
    def test_no_connection_no_program_no_file(self, usual):
        assert usual["attempts"] == []

    def test_a_read_only_file_system_will_do(self, usual):
        assert USES["read-only"].result() == usual

    def test_the_watch_sees_what_it_forbids(self):
        code = EVERYTHING.read_text(encoding="utf-8").split("import datetime")[0]
        code += "\nimport socket\ntry: socket.create_connection(('192.0.2.1', 9), 1)\nexcept OSError: pass"
        code += "\ntry: open('made', 'w')\nexcept OSError: pass\nprint(len(attempts))"
        done = subprocess.run([sys.executable, "-c", code, "read-only"], capture_output=True, text=True, check=True)
        assert int(done.stdout) == 2

    def test_no_test_of_the_suite_may_leave_this_machine(self):
        with pytest.raises(PermissionError), socket.socket() as sock:
            sock.connect(("192.0.2.1", 9))


@pytest.mark.ahead(*USES.values())
class TestWithoutKiwi:
    @pytest.mark.parametrize("mode", ["without-kiwi", "broken-kiwi"])
    def test_all_but_spacing_works_and_spacing_says_how_to_mend_it(self, usual, mode):
        given = dict(USES[mode].result()["given"])
        assert given.pop("spaced").startswith("RuntimeError: spacing needs kiwipiepy")
        assert given.pop("parsed-lossy") == ["spacing-skipped"]
        wanted = {name: value for name, value in usual["given"].items() if name not in ("spaced", "parsed-lossy")}
        assert given == wanted


class TestReadOnlyOutput:
    def test_a_folder_that_cannot_be_written_is_one_clear_line(self, tmp_path):
        page = tmp_path / "page.txt"
        page.write_text("정부는 9일 3조 원을 쓴다고 밝혔다.", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "krnews.cli", "parse", str(page), "-o", "/proc/no/such/out.jsonl"],
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert "/proc/no/such" in done.stderr


class TestBombs:
    """Small inputs that grow: read in bounded memory and time."""

    @pytest.mark.parametrize(
        "page",
        [
            "<div>" * 100_000 + "본문",
            "<b><i>" * 50_000 + "본문",
            "<ul><li>" * 50_000 + "본문",
            "<table><tr><td>" * 20_000 + "본문",
            "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">본문</p>",
            "<!--" * 100_000,
            "<![CDATA[" * 50_000,
            "<script>" * 50_000,
            "<title>" * 50_000,
            "&lt;" * 200_000,
            "&" * 400_000,
            "&#" * 200_000,
            "<" * 400_000,
            "<a href='" * 50_000,
            '<script type="application/ld+json">' + "[" * 200_000,
            f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{"가" * 300_000}"}}</script>',
            '<meta property="og:title" content="' + "가" * 300_000 + '">',
            "<!DOCTYPE x [<!ENTITY a '" + "가" * 100 + "'>"
            + "".join(f"<!ENTITY b{n} '{'&a;' * 50}'>" for n in range(50)) + "]><p>&b49;</p>",
        ],
        ids=range(18),
    )  # fmt: skip
    def test_of_html(self, page):
        began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        text = read_html(page)
        parse_html(page)
        assert len(text) <= 2 * len(page) + 1000
        assert time.process_time() - began < 30  # linear takes well under a second
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000  # KB

    @pytest.mark.parametrize("suffix", [".jsonl.gz", ".csv.gz"])
    def test_of_gzip(self, tmp_path, suffix, monkeypatch):
        from krnews.cli.faults import InputError
        from krnews.cli.inputs import Columns, read_records

        monkeypatch.setattr("krnews.cli.inputs.LONGEST", 1 << 20)
        bomb = tmp_path / f"bomb{suffix}"
        with gzip.open(bomb, "wb") as out:
            for _ in range(64):
                out.write(b"a" * (1 << 20))
        assert bomb.stat().st_size < 100_000
        with pytest.raises(InputError, match="a line is longer than 1 MB"):
            list(read_records([str(bomb)], Columns()))

    def test_of_parquet(self, tmp_path, monkeypatch):
        """A page that the file holds once stands in each row: never more than one of them is unpacked."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        from krnews import _arrow_values
        from krnews.cli.inputs import Columns, read_records

        page = "정부는 3조 원을 쓴다. " * 50_000
        text = pa.DictionaryArray.from_arrays(pa.array([0, 1] * 200), pa.array([page, "짧은 글"]))
        pq.write_table(pa.table({"text": text}), tmp_path / "bomb.parquet", compression="zstd")
        assert (tmp_path / "bomb.parquet").stat().st_size < 10_000
        unpacked, read = [], _arrow_values.to_values
        monkeypatch.setattr(_arrow_values, "to_values", lambda column: unpacked.append(len(column)) or read(column))
        monkeypatch.setattr("krnews.cli.inputs.LONGEST", len(page) - 1)
        records = list(read_records([str(tmp_path / "bomb.parquet")], Columns()))
        assert set(unpacked) == {1}
        assert [record.text for record in records] == [None, "짧은 글"] * 200
        assert "a page of more than" in records[0].error

    def test_of_entities(self):
        assert len(krnews.normalize_unicode("&amp;" * 100_000)) <= 500_000
        assert len(krnews.normalize_unicode("\ufdfa" * 10_000)) <= 20 * 10_000


class Shown(HTMLParser):
    """The elements and attributes of a document."""

    def __init__(self):
        super().__init__()
        self.tags, self.names, self.links, self.policy = [], set(), [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if dict(attrs).get("http-equiv", "").lower() == "content-security-policy":
            self.policy = dict(attrs)["content"]


def shown(html):
    reader = Shown()
    reader.feed(html)
    return reader


HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "javascript:alert(1)", "</script><b>", "&lt;script&gt;", "' onmouseover='alert(1)", "<!--", "]]>",
    "\u2028<iframe src=//evil.example>",
)  # fmt: skip


class TestEscaping:
    @pytest.mark.parametrize("piece", HOSTILE)
    @pytest.mark.parametrize("lang", ["en", "ko"])
    def test_a_page_adds_no_element_and_no_attribute(self, piece, lang):
        def page(word):
            return (
                f"가온은행 {word} 금리\n입력 2024-04-11 09:00\n▲{word} 사진을 찍고 있다. 사진={word}\n"
                f"가온은행은 9일 {word} 3조 원(약 {word} 20억 달러)을 쓴다고 밝혔다. 2만5,0000유로{word}를 냈다.\n"
                f"문하람{word} 기자 press@example.com\n{word}\n댓글 0"
            )

        plain, hostile = (shown(to_html(krnews.parse(page(word)), lang=lang)) for word in ("말", piece))
        assert set(hostile.tags) <= set(plain.tags) | {"mark", "tr", "td", "span", "h3"}
        assert not {name for name in hostile.names if name.startswith("on")}
        assert hostile.tags.count("script") == plain.tags.count("script")
        assert all(link is None or link.startswith(("#", "data:")) for link in hostile.links)
        assert "default-src 'none'" in hostile.policy

    @pytest.mark.parametrize("piece", HOSTILE)
    def test_a_notebook_shows_it_escaped(self, piece):
        shown_ = krnews.parse(f"정부는 9일 {piece} 3조 원을 쓴다고 밝혔다.")._repr_html_()
        assert not re.search(r"<(?:script>alert|img src=x|svg|iframe src=//)", shown_)
