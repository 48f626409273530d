"""One library in many threads and processes: the same answers in each, and values that travel between them."""

import datetime as dt
import multiprocessing
import pickle
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from decimal import Decimal

import pytest
from hypothesis import Phase, find, settings

import krnews
from krnews import boilerplate, dates, numerals, spacing, testing
from support import ROOT, page

PAGES = [page(name) for name in ("plain", "widget", "bilingual")]
LOSSY = "이날회의에서는내년예산을논의했다.위원들은다음달에다시만나기로했다."
ARTICLE = krnews.parse(PAGES[0])


def read(text):
    """Everything at once, as plain data that can be compared."""
    return krnews.parse(text).to_dict()


def some(strategy):
    """A value of a strategy; it need not be the simplest."""
    return find(strategy, lambda _: True, settings=settings(phases=[Phase.generate]))


VALUES = {
    "Text": krnews.Text("약&nbsp;3조 원")[1:].edit([(0, 6, " ")]),
    "Amount": krnews.parse_amount("3조9000억원"),
    "Bounds": krnews.parse_amount("1,300원대").bounds(),
    "Conversion": krnews.pair_conversions(krnews.extract_amounts("29억 달러(약 3조9000억원)를 쓴다"))[0],
    "Total": krnews.sum_amounts(krnews.extract_amounts("3조 원과 2억 원")),
    "Price": krnews.extract_price_table(page("widget"))[0],
    "DateMention": krnews.extract_dates("9일 만난다", published=dt.date(2024, 4, 11))[0],
    "Stamps": dates.find_stamps("입력 2024-04-11 09:12 수정 2024-04-11 10:00"),
    "Segment": krnews.segment(PAGES[0])[0],
    "Kind": krnews.Kind.BODY,
    "Finding": krnews.check_amounts(krnews.extract_amounts("2만5,0000유로"))[0],
    "Article": ARTICLE,
    "Template": krnews.Template.learn(PAGES),
    "Explanation": boilerplate.explain(PAGES[0]),
    "MissingSpace": spacing.MissingSpace(3, 0.9),
    "LossySpan": spacing.LossySpan(1, 9, 0.5),
    "Spacing": krnews.Spacing(),
    "Composed": krnews.compose(krnews.normalize_unicode, krnews.strip_boilerplate),
    "Numeral": numerals.read_numeral("수십억"),
    "WrittenAmount": testing.WrittenAmount("3조 원을 쓴다", 0, 4, Decimal(3 * 10**12), Decimal(3 * 10**12), "KRW"),
    "WrittenDate": some(testing.dates(dt.date(2024, 4, 11))),
    "WrittenPage": some(testing.pages()),
    "LossyText": testing.LossyText("이날회의", "이날 회의", (2,)),
}


class TestPickling:
    @pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
    @pytest.mark.parametrize("name", VALUES)
    def test_every_public_value_comes_back(self, name, protocol):
        value = VALUES[name]
        other = pickle.loads(pickle.dumps(value, protocol))
        assert type(other) is type(value)
        told = {
            "Template": lambda x: x.to_json(),
            "Composed": lambda x: x(PAGES[0]),
            "Spacing": lambda x: x.weights.card,
        }
        tell = told.get(name, lambda x: x)
        assert tell(other) == tell(value)

    def test_every_type_of_the_face_is_among_them(self):
        types = {name for name in krnews.__all__ if isinstance(getattr(krnews, name), type)}
        for path in (ROOT / "docs" / "en" / "reference").glob("*.md"):
            named = re.findall(r"autoclass:: (\S+)", path.read_text(encoding="utf-8"))
            types |= {name.rpartition(".")[2] for name in named}
        assert types <= set(VALUES)

    def test_a_text_keeps_its_offsets(self):
        other = pickle.loads(pickle.dumps(VALUES["Text"]))
        assert other.source == VALUES["Text"].source
        assert other.to_source(1, 3) == VALUES["Text"].to_source(1, 3)


class TestThreads:
    def test_sixteen_threads_give_what_one_gives(self):
        wanted = [read(text) for text in PAGES]
        with ThreadPoolExecutor(16) as pool:
            for _ in range(3):
                assert list(pool.map(read, PAGES * 8)) == wanted * 8

    def test_sixteen_threads_may_be_the_first_to_ask(self):
        code = (
            "import krnews, sys, threading\n"
            "page, out, gate = sys.stdin.read(), [], threading.Barrier(16)\n"
            "def run():\n"
            "    gate.wait()\n"
            "    out.append(krnews.parse(page).to_json())\n"
            "threads = [threading.Thread(target=run) for _ in range(16)]\n"
            "[t.start() for t in threads]; [t.join() for t in threads]\n"
            "print(len(out), len(set(out)))\n"
        )
        done = subprocess.run([sys.executable, "-c", code], input=PAGES[1], capture_output=True, text=True, timeout=120)
        assert done.stdout.split() == ["16", "1"], done.stderr

    def test_threads_share_one_kiwi(self):
        wanted = krnews.normalize_spacing(LOSSY)
        with ThreadPoolExecutor(16) as pool:
            assert set(pool.map(krnews.normalize_spacing, [LOSSY] * 32)) == {wanted}


@pytest.mark.parametrize("method", ["fork", "spawn"])
class TestProcesses:
    def test_a_process_reads_what_its_parent_read_before(self, method):
        wanted, spaced = [krnews.parse(text) for text in PAGES], krnews.normalize_spacing(LOSSY)
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(method)) as pool:
            found = list(pool.map(krnews.parse, PAGES))
            assert pool.submit(krnews.normalize_spacing, LOSSY).result(timeout=120) == spaced
        assert found == wanted
        assert found[0].body.to_source(0, 4) == wanted[0].body.to_source(0, 4)
