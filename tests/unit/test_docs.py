"""The documentation as data: both languages say the same, every public name is explained, every page is listed."""

import datetime as dt
import importlib.util
import inspect
import re
import runpy
import sys

import pytest

import krnews
from ahead import Ahead
from support import ROOT

DOCS = ROOT / "docs"
ENGLISH = sorted(path.relative_to(DOCS / "en") for path in (DOCS / "en").rglob("*.md"))
FENCE = re.compile(r"^```\{?([\w-]*)\}?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXTRAS = ("krnews.html", "krnews.arrow", "krnews.render", "krnews.testing")


def text(language, page):
    return (DOCS / language / page).read_text(encoding="utf-8")


def headings(page):
    """The levels of a page's headings, in order; code is no heading."""
    return [len(line) - len(line.lstrip("#")) for line in FENCE.sub("", page).splitlines() if re.match("#+ ", line)]


def links(page):
    """Where a page's links lead, in order."""
    return re.findall(r"\]\(([^)#]+)[^)]*\)", FENCE.sub("", page))


class TestBothLanguages:
    def test_the_same_pages(self):
        assert sorted(path.relative_to(DOCS / "ko") for path in (DOCS / "ko").rglob("*.md")) == ENGLISH

    @pytest.mark.parametrize("page", ENGLISH, ids=str)
    def test_the_same_sections_links_and_blocks(self, page):
        english, korean = text("en", page), text("ko", page)
        assert headings(korean) == headings(english)
        assert sorted(links(korean)) == sorted(links(english))
        kinds = [[block[0] for block in FENCE.findall(x)] for x in (english, korean)]
        assert kinds[0] == kinds[1]

    @pytest.mark.parametrize("page", ENGLISH, ids=str)
    def test_korean_pages_are_written_in_korean(self, page):
        prose = re.sub(r"`[^`]*`|\]\([^)]*\)|\|", "", FENCE.sub("", text("ko", page)))
        for paragraph in re.split(r"\n\s*\n", prose):
            words = re.findall(r"[A-Za-z]{2,}", paragraph)
            assert len(words) < 12 or re.search("[가-힣]", paragraph), paragraph

    def test_links_lead_to_pages(self):
        for language in ("en", "ko"):
            for page in ENGLISH:
                for link in links(text(language, page)):
                    assert link.startswith("http") or (DOCS / language / page).parent.joinpath(link).resolve().exists()


class TestReference:
    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_the_table_of_timex3_is_true(self, language):
        rows = re.findall(r"^\| (.+?) \| ([A-Z]+) \| `(.+?)`", text(language, "reference/timex3.md"), re.MULTILINE)
        assert len(rows) > 15
        for written, kind, value in rows:
            found = krnews.extract_dates(f"{written} 열린다.", published=dt.date(2024, 4, 11))
            assert [(x.type, x.value) for x in found] == [(kind, value)], written

    @pytest.mark.parametrize("name", krnews.__all__)
    def test_every_name_of_the_face_is_in_the_reference(self, name):
        said = "".join(text("en", page) for page in ENGLISH if page.parts[0] == "reference")
        assert re.search(rf"^\.\. (?:auto\w+|py:data):: {name}$", said, re.MULTILINE)

    def test_every_page_is_in_llms_txt(self):
        listed = set(re.findall(r"\(en/([^)]+)\.html\)", (DOCS / "llms.txt").read_text(encoding="utf-8")))
        pages = {str(page.with_suffix("")) for page in ENGLISH if page.name != "index.md" or len(page.parts) == 1}
        assert listed == pages

    def test_every_directory_of_cases_has_its_place_among_the_limits(self):
        known = {path.parent.name for path in (ROOT / "tests" / "cases").glob("*/known-failures.json")}
        for language in ("en", "ko"):
            assert known <= set(re.findall(r"\{known-gaps\} (\w+)", text(language, "reference/limits.md")))


def public():
    """Every public name of the face and the extras, and the public members of classes that are ours."""
    for module in ("krnews", *EXTRAS):
        try:
            home = importlib.import_module(module)
        except ImportError:
            continue
        names = getattr(home, "__all__", None) or [x for x in vars(home) if not x.startswith("_")]
        for name in names:
            value = getattr(home, name)
            if not (inspect.isclass(value) or inspect.isfunction(value)):
                continue
            if not value.__module__.startswith("krnews"):
                continue
            yield f"{module}.{name}", value
            if inspect.isclass(value):
                for member, inner in vars(value).items():
                    if not member.startswith("_") and (inspect.isfunction(inner) or isinstance(inner, property)):
                        yield f"{module}.{name}.{member}", inner


PUBLIC = dict(public())


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_has_a_docstring(name):
    assert (inspect.getdoc(PUBLIC[name]) or "").strip()


@pytest.mark.parametrize("name", [x for x in PUBLIC if inspect.isfunction(PUBLIC[x])])
def test_the_docstring_of_a_function_names_its_arguments(name):
    function, said = PUBLIC[name], inspect.getdoc(PUBLIC[name])
    parameters = [x for x in inspect.signature(function).parameters if x not in ("self", "cls")]
    # A docstring that opens with another name ("See `...`") leaves the arguments to that one.
    if len(parameters) > 1 and not said.startswith(("See `", "`")):
        assert "Args:" in said
        for parameter in parameters:
            assert re.search(rf"^    [\w, *]*\b{parameter}\b[\w, ]*:", said, re.MULTILINE), parameter


@pytest.fixture(scope="module")
def search():
    """The search extension of the documentation."""
    pytest.importorskip("sphinx", reason="the search is built with Sphinx: pip install -e '.[docs]'")
    sys.path.insert(0, str(DOCS / "_ext"))
    try:
        yield importlib.import_module("korean_search")
    finally:
        sys.path.remove(str(DOCS / "_ext"))


class TestSearchWords:
    def test_particles_are_not_indexed(self, search):
        assert set(search.korean_words("금액과 금액을 금액에서")) == {"금액"}

    def test_verbs_are_indexed_by_their_stem(self, search):
        assert "읽" in search.korean_words("날짜를 읽는다")

    def test_nouns_written_together_are_indexed_apart_and_together(self, search):
        assert {"인공", "지능", "인공지능"} <= set(search.korean_words("인공지능을 쓴다"))

    def test_names_stay_whole_even_with_a_particle(self, search):
        words = search.KoreanSearch({}).split("extract_amounts는 Text.to_source를 쓴다")
        assert {"extract_amounts", "to_source", "쓰"} <= set(words)


TRANSLATIONS = runpy.run_path(str(DOCS / "translations.py"))
SENTENCES = Ahead(TRANSLATIONS["sentences"])


@pytest.mark.ahead(*[SENTENCES] if importlib.util.find_spec("sphinx") else [])
class TestKoreanDocstrings:
    @pytest.fixture(scope="class")
    @classmethod
    def known(cls):
        return TRANSLATIONS["read"](TRANSLATIONS["CATALOGUE"].read_text(encoding="utf-8"))

    @pytest.fixture(scope="class")
    @classmethod
    def sentences(cls):
        pytest.importorskip("sphinx", reason="Sphinx reads the docstrings: pip install -e '.[docs]'")
        return SENTENCES.result()

    def test_every_sentence_of_the_reference_has_its_korean(self, known, sentences):
        assert sorted(x for x in sentences if not known.get(x, ("", []))[0]) == []

    def test_no_korean_is_left_of_sentences_that_are_gone(self, known, sentences):
        assert sorted(set(known) - sentences) == []
