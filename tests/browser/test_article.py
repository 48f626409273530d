"""A rendered article in a real browser: its tips by mouse, keyboard and finger, and hostile text that stays text."""

from dataclasses import replace

import pytest

import krnews
from krnews.render import to_html, to_notebook

PAGE = """한빛조선, 바다시에 풍력 기지 짓는다
입력 2024-05-20 09:12

한빛조선이 바다시 앞바다에 해상풍력 기지를 짓는다고 밝혔다. 사업비는 29억 달러(약 3조9000억 원)다.

김가람 대표는 17일 협약식에서 “2년간 1조 원을 먼저 넣겠다”고 말했다. 회사는 다음 달 3일 설명회를 연다.

좋아요 12
화나요 3
슬퍼요 0
"""
HOSTILE = """<script>window.broken = 1</script>"><img src=x onerror="window.broken = 2">
입력 2024-05-20 09:12

"><img src=x onerror=window.broken=3> 정부는 17일 3조 원<script>window.broken = 4</script>을 넣는다고 밝혔다.

'"><svg onload=window.broken=5> 정부는 그 돈으로 바다시 앞바다에 해상풍력 기지를 짓는다고 설명했다.

</span></li><iframe src="javascript:parent.broken=6"></iframe> 사업비는 모두 29억 달러라고 정부는 설명했다.
"""


@pytest.fixture
def article(reader, shelf):
    (shelf / "article.html").write_text(to_html(krnews.parse(PAGE)), encoding="utf-8")
    reader.open("article.html")
    return reader


def tip(browser):
    """What the tool tip says, or None while it is hidden."""
    return browser.script("const tip = document.querySelector('#tip'); return tip.hidden ? null : tip.textContent")


class TestTips:
    def test_an_amount_shows_its_value_under_the_mouse(self, article):
        article.hover(article.find("a.amount"))
        assert tip(article) == "2,900,000,000 USD"

    def test_a_date_shows_value_and_reason(self, article):
        article.hover(article.find("a.date"))
        said = tip(article).split("\n")
        assert said[0] == "DATE 2024-05-17"
        assert len(said[1]) > 10

    def test_a_line_of_the_raw_page_shows_its_rule(self, article):
        article.hover(article.find("ol.page .kind-reactions .text"))
        assert "rule: " in tip(article)
        assert "stripped" in tip(article)

    def test_the_keyboard_reaches_a_mark_and_escape_closes_the_tip(self, article):
        from selenium.webdriver.common.keys import Keys

        for _ in range(20):
            article.keys(Keys.TAB)
            if article.script("return document.activeElement.matches('a.amount')"):
                break
        assert tip(article) == "2,900,000,000 USD"
        assert article.script("return document.activeElement.getAttribute('aria-describedby')") == "tip"
        article.keys(Keys.ESCAPE)
        assert tip(article) is None

    def test_a_tip_is_there_also_where_focus_had_to_scroll(self, article):
        # Scroll events come with the next frames: wait for two of them.
        frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))"
        article.script("document.querySelector('ol.page li:last-child a.kind').focus()")
        article.driver.execute_async_script(frames)
        assert article.script("return scrollY") > 0
        assert "rule: " in tip(article)

    def test_the_tip_of_the_focus_stays_where_the_page_moves_under_a_mouse_at_rest(self, article):
        article.script("document.querySelector('ol.page').style.marginTop = '3000px'")
        article.hover(article.find("a.amount"))
        article.script(
            "window.over = 0; document.addEventListener('pointerover', () => { over += 1 });"
            "document.querySelector('ol.page li:last-child a.kind').focus()"
        )
        article.wait(lambda: article.script("return over"))
        assert "rule: " in tip(article)

    def test_enter_leads_to_the_row_and_back(self, article):
        from selenium.webdriver.common.keys import Keys

        article.script("document.querySelector('#amount-1-at').focus()")
        article.keys(Keys.ENTER)
        article.wait(lambda: article.driver.current_url.endswith("#amount-1"))
        assert article.find("tr:target").text.startswith("29억 달러")

    def test_a_tip_stays_inside_the_window(self, article):
        for mark in article.all("a.amount, a.date"):
            article.hover(mark)
            box = article.script(
                "const r = document.querySelector('#tip').getBoundingClientRect();"
                "return [r.left, r.right, r.top, r.bottom]"
            )
            width, height = article.script("return [innerWidth, innerHeight]")
            assert box[0] >= 0
            assert box[1] <= width
            assert box[2] >= 0
            assert box[3] <= height

    def test_a_first_tap_shows_the_tip_and_the_second_follows(self, article):
        chrome = article.driver
        chrome.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
        try:
            where = article.script(
                "const m = document.querySelector('a.amount'); m.scrollIntoView(); const r = m.getBoundingClientRect();"
                "return [r.left + 4, r.top + 4]"
            )
            touch = {"type": "touchStart", "touchPoints": [{"x": where[0], "y": where[1]}]}
            for expected in (False, True):
                chrome.execute_cdp_cmd("Input.dispatchTouchEvent", touch)
                chrome.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
                article.wait(lambda: tip(article) or article.driver.current_url.endswith("#amount-1"))
                assert article.driver.current_url.endswith("#amount-1") is expected
        finally:
            chrome.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


class TestLook:
    def test_nothing_is_asked_for_or_complained_of(self, article):
        assert article.outside() == []
        assert article.complaints() == []

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_light_and_dark_can_be_read(self, article, scheme):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        article.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        for selector in ("article p", "ol.page .text", "ol.page .kind", "td.place", "dt", ".hint"):
            assert article.script(CONTRAST, selector) >= 4.5, selector
        article.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    def test_it_fits_a_phone(self, article):
        size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
        article.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        article.open("article.html")
        assert article.script("return document.documentElement.scrollWidth") <= 390
        article.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


# The contrast of an element's text with the nearest ground that is painted, as WCAG counts it. Colours are read off
# a canvas, so that it does not matter how the browser writes them.
CONTRAST = """
const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const pixel = (colour) => {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};
const light = (colour) => {
  const linear = (x) => (x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = pixel(colour).map((x) => linear(x / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const element = document.querySelector(arguments[0]);
let ground = element;
while (pixel(getComputedStyle(ground).backgroundColor)[3] < 255) ground = ground.parentElement;
const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)];
return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
"""


class TestHostileText:
    @pytest.fixture
    def shown(self, reader, shelf):
        (shelf / "hostile.html").write_text(to_html(krnews.parse(HOSTILE)), encoding="utf-8")
        reader.open("hostile.html")
        return reader

    def test_it_stays_text(self, shown):
        assert shown.script("return window.broken") is None
        assert shown.all("img, svg, iframe, body script ~ script") == []
        assert "<script>window.broken = 1</script>" in shown.find("ol.page").text
        assert shown.complaints() == []
        assert shown.outside() == []

    def test_it_stays_text_in_tips(self, reader, shelf):
        article = krnews.parse(HOSTILE)
        loud = replace(
            article,
            segments=tuple(replace(x, rule=HOSTILE) for x in article.segments),
            dates=tuple(replace(x, why=HOSTILE) for x in article.dates),
        )
        (shelf / "loud.html").write_text(to_html(loud), encoding="utf-8")
        reader.open("loud.html")
        for mark in reader.all("a.date, ol.page li:not(.blank)"):
            reader.hover(mark)
            assert "<script>window.broken = 1" in tip(reader)
            assert reader.script("return document.querySelector('#tip').childElementCount") == 0
        assert reader.script("return window.broken") is None

    def test_the_policy_stops_what_would_get_through(self, shown):
        shown.script(
            "const s = document.createElement('script'); s.textContent = 'window.broken = 7'; document.body.append(s);"
            "const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i)"
        )
        assert shown.script("return window.broken") is None
        assert [x for x in shown.complaints() if "Content Security Policy" in x]

    def test_a_notebook_is_not_reached(self, reader, shelf):
        frame = f"<!doctype html><meta charset=utf-8><title>notebook</title>{to_notebook(krnews.parse(HOSTILE))}"
        (shelf / "notebook.html").write_text(frame, encoding="utf-8")
        reader.open("notebook.html")
        assert reader.script("return window.broken") is None
        assert len(reader.all("iframe")) == 1
        reader.driver.switch_to.frame(0)
        try:
            assert reader.find("ol.page").text
        finally:
            reader.driver.switch_to.default_content()
