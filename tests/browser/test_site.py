"""The documentation as a reader meets it: every page, the switch, the search, the copy buttons."""

import pytest

from support import ROOT

DOCS = ROOT / "docs"
SOURCES = {x: {path.relative_to(DOCS / x) for path in (DOCS / x).rglob("*.md")} for x in ("en", "ko")}
PAGES = [
    *sorted(str(path.with_suffix(".html")) for path in SOURCES["en"] | SOURCES["ko"]),
    "genindex.html",
    "search.html",
]


def check(docs, page):
    """The page that is open, whole and without complaint or outside request."""
    assert docs.driver.current_url == docs.site + page
    assert docs.script("return document.documentElement.lang") == page[:2]
    assert docs.find("h1").text
    assert docs.outside() == []
    assert docs.complaints() == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_in_both_languages_and_the_switch_leads_from_one_to_the_other(docs, page):
    docs.open(f"en/{page}")
    check(docs, f"en/{page}")
    switch = docs.find("a.language-switch")
    assert switch.is_displayed()
    assert switch.text == "한국어"
    switch.click()
    docs.wait(lambda: docs.driver.current_url != f"{docs.site}en/{page}")
    check(docs, f"ko/{page}")
    back = docs.find("a.language-switch")
    assert back.is_displayed()
    assert back.text == "English"
    assert back.get_attribute("href") == f"{docs.site}en/{page}"


@pytest.mark.parametrize("page", ["en/index.html", "ko/reference/currencies.html"])
def test_a_page_fits_a_phone_and_shows_the_switch_there(docs, page):
    docs.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        docs.open(page)
        assert docs.find("a.language-switch").is_displayed()
        assert docs.script("return document.documentElement.scrollWidth") <= 390
    finally:
        docs.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_door_leads_in(docs):
    docs.open("index.html")
    docs.wait(lambda: docs.driver.current_url.endswith(("en/index.html", "ko/index.html")))


def results(docs, language, query):
    """The pages that a search finds, as paths inside the language."""
    docs.open(f"{language}/index.html")
    box = docs.find("input.sidebar-search")
    box.send_keys(query + "\n")
    docs.wait(lambda: "search.html" in docs.driver.current_url)
    # The heading changes once the search is over.
    docs.wait(lambda: docs.script("return Search.status && Search.status.innerText !== ''"))
    links = docs.script("return [...document.querySelectorAll('ul.search a')].map((a) => a.pathname + a.hash)")
    return [link.removeprefix(f"/{language}/") for link in links]


def stripped(found):
    return {link.split("#")[0] for link in found}


class TestSearch:
    @pytest.mark.parametrize("query", ["금액", "금액과", "금액을", "금액에서는"])
    def test_a_korean_word_is_found_with_and_without_its_particle(self, docs, query):
        assert "how-to/amounts.html" in stripped(results(docs, "ko", query))

    def test_the_same_pages_whatever_the_particle(self, docs):
        one, *others = [stripped(results(docs, "ko", query)) for query in ("날짜", "날짜를", "날짜와")]
        assert one
        assert others == [one, one]

    def test_words_written_together_are_found_apart(self, docs):
        assert "how-to/amounts.html" in stripped(results(docs, "ko", "금액읽기"))

    def test_an_unknown_word_finds_nothing(self, docs):
        assert results(docs, "ko", "쀍뛣쮉") == []

    @pytest.mark.parametrize("language", ["en", "ko"])
    @pytest.mark.parametrize("name", ["extract_amounts", "to_source", "normalize_spacing"])
    def test_names_are_found_as_they_stand(self, docs, language, name):
        found = results(docs, language, name)
        assert [link for link in found if link.endswith(name)], found

    @pytest.mark.parametrize("name", ["extract_amounts", "Spark"])
    def test_a_particle_behind_a_name_is_not_asked_for(self, docs, name):
        alone = stripped(results(docs, "ko", name))
        assert alone
        # The name alone may also be found as the title or the object that it is.
        assert stripped(results(docs, "ko", f"{name}에서는")) <= alone
        assert stripped(results(docs, "ko", f"{name}에서는"))

    @pytest.mark.parametrize("query", ["resolve dates", "spaces", "한빛조선", "한빛조선이"])
    def test_english_pages_are_searched_in_english_and_by_their_korean_examples(self, docs, query):
        assert results(docs, "en", query)


class TestCopying:
    @pytest.fixture(autouse=True)
    def clipboard(self, docs):
        docs.driver.execute_cdp_cmd(
            "Browser.grantPermissions",
            {"origin": docs.site.rstrip("/"), "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
        )

    def copied(self, docs, number):
        button = docs.all("button.copy-code")[number]
        docs.hover(button)
        button.click()
        docs.wait(lambda: button.text in {"Copied", "복사됨"})
        return docs.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")

    def test_a_session_is_copied_without_prompts_and_answers(self, docs):
        docs.open("en/how-to/offsets.html")
        text = self.copied(docs, 0)
        assert text.startswith("import krnews\npage = ")
        assert text.endswith("page[amount.start : amount.end]")

    def test_a_program_is_copied_as_it_stands(self, docs):
        docs.open("ko/how-to/look.html")
        text = self.copied(docs, 0)
        assert text.startswith("import krnews\n\narticle = krnews.parse(")
        assert text.endswith("article")

    def test_the_button_is_reached_by_the_keyboard(self, docs):
        docs.open("en/how-to/offsets.html")
        button = docs.all("button.copy-code")[0]
        docs.script("arguments[0].focus()", button)
        assert docs.script("return getComputedStyle(arguments[0]).opacity", button) == "1"


def test_a_rendered_article_stands_in_the_page_and_follows_its_theme(docs):
    docs.open("en/index.html")
    frame = docs.find(".rendered-article iframe")
    docs.wait(lambda: docs.script("return arguments[0].contentDocument?.querySelector('#story') !== null", frame))
    docs.script("document.body.dataset.theme = 'dark'")
    docs.wait(lambda: docs.script("return arguments[0].contentDocument.documentElement.dataset.theme", frame) == "dark")


def test_every_page_is_written_in_both_languages():
    assert SOURCES["en"] == SOURCES["ko"]
