"""A built site, served on loopback, and a headless Chromium that takes down what it asks for and complains of."""

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from ahead import Ahead
from support import ROOT

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage "
    # One process shows all pages, and none is kept for going back: else each page begins with a new process.
    "--renderer-process-limit=1 --disable-features=BackForwardCache"
)


def missing(what):
    """Skip, and say why; where a browser is required, fail."""
    message = f"{what} is not installed (Debian: apt install chromium chromium-driver; pip install -e '.[dev]')"
    if os.environ.get("KRNEWS_REQUIRE_BROWSER") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


class Browser:
    """A Chromium with the few things the tests do with it.

    Attributes:
        driver: The selenium driver.
        site: Where the served folder is, with a slash at the end.
    """

    def __init__(self, driver, site):
        self.driver, self.site = driver, site

    def open(self, path):
        """Load a page and forget what was asked for and complained of before."""
        self.driver.get("about:blank")
        self.requests(), self.complaints()
        # No window has the focus where there is no screen, and without it focusin is not told.
        self.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
        self.driver.get(self.site + path)

    def script(self, source, *given):
        return self.driver.execute_script(source, *given)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def wait(self, condition, seconds=10):
        """What `condition` gives once it gives something."""
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: condition())

    def keys(self, *keys):
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def hover(self, element):
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).scroll_to_element(element).move_to_element(element).perform()

    def requests(self):
        """The addresses asked for since the last call."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [x["params"]["request"]["url"] for x in messages if x["method"] == "Network.requestWillBeSent"]

    def outside(self):
        """Those of `requests` that do not stay in the page or on the site."""
        inside = (self.site, "data:", "about:", "blob:", "chrome:")
        return [url for url in self.requests() if not url.startswith(inside)]

    def complaints(self):
        """What stood on the console since the last call; a missing favicon is no complaint."""
        return [x["message"] for x in self.driver.get_log("browser") if "favicon.ico" not in x["message"]]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """A driver with a profile of its own."""
    if not CHROMIUM:
        missing("Chromium")
    if not DRIVER:
        missing("chromedriver")
    try:
        from selenium import webdriver
    except ImportError:
        missing("selenium")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}", "--window-size=1280,900"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_page_load_timeout(60)
    yield driver
    driver.quit()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *args):
        pass


def serve(folder):
    """A server of a folder on loopback, in a thread."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def build():
    """The documentation, built anew: what the build said, and the folder that it stands in as long as that is held."""
    held = tempfile.TemporaryDirectory()
    command = [sys.executable, str(ROOT / "docs" / "build.py"), str(Path(held.name) / "html")]
    return subprocess.run(command, capture_output=True, text=True, check=False), held


SITE = Ahead(build)


def pytest_collection_finish(session):
    """The site is built while the first tests run."""
    wanted = any("site" in item.fixturenames for item in session.items if hasattr(item, "fixturenames"))
    if wanted and CHROMIUM and DRIVER and not session.config.option.collectonly:
        SITE.begin()


@pytest.fixture(scope="session")
def site():
    """The folder of the built documentation."""
    try:
        import furo  # noqa: F401
        import sphinx  # noqa: F401
    except ImportError:
        missing("Sphinx")
    done, held = SITE.result()
    assert done.returncode == 0, done.stderr
    return Path(held.name) / "html"


@pytest.fixture(scope="session")
def docs(chromium, site):
    """A browser on the documentation."""
    server = serve(site)
    yield Browser(chromium, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """A folder for documents that a test writes itself."""
    return tmp_path_factory.mktemp("articles")


@pytest.fixture(scope="session")
def reader(chromium, shelf):
    """A browser on that folder."""
    server = serve(shelf)
    yield Browser(chromium, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
