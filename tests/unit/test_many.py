"""parse_many, and the processes beneath it."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from itertools import count, islice

import pytest

import krnews
from bench.generate import pages
from krnews._kiwi import kiwi
from krnews._processes import AHEAD, map_batches
from krnews.many import BATCH_PAGES, as_day, parse_dated, parse_many

PAGES = [page.text for page in pages(40, length=300)]
# Enough to be seen to be well spaced: no process of these tests spends its time on loading Kiwi, but where it is meant.
LONG = "한빛전자는 이날 이사회를 열고 새 공장을 짓기로 했다고 밝혔다. " * 8


def batch_sum(batch):
    return [sum(batch)]


def dies_on_seven(batch):
    if 7 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * 10 for number in batch]


def gives_what_cannot_be_sent(batch):
    return [lambda number=number: number for number in batch]


def gone(item, why):
    return [f"{item}: {why}"]


class TestParseMany:
    @pytest.mark.parametrize("workers", [None, 1, 2])
    def test_gives_what_parse_gives_in_order(self, workers):
        assert list(parse_many(PAGES, workers=workers)) == [krnews.parse(page) for page in PAGES]

    @pytest.mark.parametrize("workers", [None, 2])
    def test_a_bad_page_carries_its_error_and_the_run_goes_on(self, workers):
        articles = list(parse_many([f"{LONG}3조 원이다.", None, b"bytes", f"{LONG}끝이다."], workers=workers))
        assert [article.error is None for article in articles] == [True, False, False, True]
        assert articles[1].error == 'TypeError: parse() reads str, got None; pass "" for an empty text'
        assert "decode it first" in articles[2].error
        assert articles[2].body == ""

    @pytest.mark.parametrize("workers", [None, 2])
    def test_a_page_that_cannot_be_sent_carries_its_error(self, workers):
        articles = list(parse_many([f"{LONG}앞이다.", lambda: "쪽", f"{LONG}뒤다."], workers=workers))
        assert [article.body for article in articles] == [f"{LONG}앞이다.", "", f"{LONG}뒤다."]
        assert articles[1].error.startswith("TypeError: parse() reads str, got function")

    def test_alignment_survives_the_way_between_processes(self):
        (article,) = parse_many([f"입력 2024-04-11 09:00\n\n{LONG}한빛은 약&nbsp;3조 원을 푼다."], workers=2)
        start = article.body.index("약")
        assert article.page[slice(*article.body.to_source(start, start + 1))] == "약"

    @pytest.mark.parametrize("workers", [None, 2])
    def test_published_is_the_same_for_all_or_one_for_each(self, workers):
        day = dt.date(2024, 4, 11)
        texts = [f"{LONG}9일 만났다.", f"{LONG}12일 만난다."]
        same = parse_many(texts, published=day, workers=workers)
        assert [article.published for article in same] == [day, day]
        each = parse_many(texts, published=iter([day, None]), workers=workers)
        assert [article.published for article in each] == [day, None]

    @pytest.mark.parametrize("workers", [None, 2])
    def test_more_pages_than_days_is_an_error_after_what_has_a_day(self, workers):
        articles = parse_many([f"{LONG}하나다.", f"{LONG}둘이다."], published=[None], workers=workers)
        assert next(articles).body == f"{LONG}하나다."
        with pytest.raises(ValueError, match="fewer days than pages"):
            next(articles)

    def test_takes_pages_as_they_are_asked_for(self):
        taken = []
        articles = parse_many((taken.append(n) or f"{LONG}{n}번째 쪽이다." for n in count()), workers=None)
        assert taken == []
        list(islice(articles, 3))
        assert taken == [0, 1, 2]

    def test_reads_ahead_a_bounded_number_of_pages(self):
        taken = []
        articles = parse_many((taken.append(n) or f"{LONG}{n}번째 쪽이다." for n in count()), workers=2)
        assert next(articles).body == f"{LONG}0번째 쪽이다."
        list(islice(articles, 100))
        assert len(taken) <= 101 + 2 * AHEAD * BATCH_PAGES + BATCH_PAGES
        articles.close()

    @pytest.mark.parametrize("workers", [None, 2])
    def test_what_was_read_before_the_source_failed_is_given(self, workers):
        def broken():
            yield f"{LONG}하나다."
            yield f"{LONG}둘이다."
            raise OSError("the disk is gone")

        articles = parse_many(broken(), workers=workers)
        assert [next(articles).body, next(articles).body] == [f"{LONG}하나다.", f"{LONG}둘이다."]
        with pytest.raises(OSError, match="the disk is gone"):
            next(articles)

    @pytest.mark.parametrize("texts", ["한 쪽", b"one"])
    def test_a_single_page_is_refused(self, texts):
        with pytest.raises(TypeError, match=r"use parse\(\), or pass \[page\]"):
            parse_many(texts)

    @pytest.mark.parametrize("texts", [None, 7])
    def test_what_is_no_iterable_is_refused(self, texts):
        with pytest.raises(TypeError, match=r"iterable of pages, got .*; pass a list of str"):
            parse_many(texts)

    @pytest.mark.parametrize("published", ["2024-04-11", 20240411])
    def test_published_of_another_type_is_refused(self, published):
        with pytest.raises(TypeError, match="one date for each page"):
            parse_many([], published=published)

    @pytest.mark.parametrize("workers", [True, 1.5, "2"])
    def test_workers_are_a_whole_number(self, workers):
        with pytest.raises(TypeError, match="expected a whole number"):
            parse_many([], workers=workers)

    @pytest.mark.parametrize("workers", [None, 2])
    def test_what_is_no_day_is_an_error_that_every_table_can_hold(self, workers):
        to_batch = pytest.importorskip("krnews.arrow").to_batch
        articles = list(parse_many([LONG] * 3, published=["2024-04-11", None, float("nan")], workers=workers))
        assert "got str; use datetime.fromisoformat" in articles[0].error
        assert [article.error for article in articles[1:]] == [None, None]
        assert to_batch(articles).column("published").to_pylist() == [None] * 3

    def test_no_workers_is_refused(self):
        with pytest.raises(ValueError, match="expected 1 or more"):
            parse_many([], workers=0)


def words(batch):
    """Kiwi on several texts at once, which it shares out among its threads."""
    return [len(tokens) for tokens in kiwi().tokenize(batch)]


def test_a_process_has_its_own_kiwi():
    batch = ["한빛은공장을짓는다", "둘이서만났다"]
    here = words(batch)
    assert list(map_batches(words, [batch] * 3, workers=1, failed=gone)) == [here] * 3


class TestDays:
    @pytest.mark.parametrize(
        ("written", "day"),
        [
            (None, None),
            ("", None),
            (dt.date(2024, 4, 11), dt.date(2024, 4, 11)),
            ("2024-04-11", dt.date(2024, 4, 11)),
            (20240411, dt.date(2024, 4, 11)),
            ("2024-04-11T14:30", dt.datetime(2024, 4, 11, 14, 30)),
            ("2024-04-11 14:30:00+00:00", dt.datetime(2024, 4, 11, 14, 30, tzinfo=dt.UTC)),
            ("20240411143000", dt.datetime(2024, 4, 11, 14, 30)),
            ("202404111430", dt.datetime(2024, 4, 11, 14, 30)),
        ],
    )
    def test_a_day_as_a_table_holds_it(self, written, day):
        assert as_day(written) == day

    def test_a_stamp_as_a_page_carries_it(self):
        assert as_day("2024.04.11. 오후 2:30").isoformat() == "2024-04-11T14:30:00+09:00"

    @pytest.mark.parametrize("written", ["2024.04.11", "2024. 4. 11.", "2024년 4월 11일"])
    def test_a_stamp_without_a_clock_is_a_day(self, written):
        day = as_day(written)
        assert type(day) is dt.date
        assert day == dt.date(2024, 4, 11)

    def test_figures_that_are_no_day_are_named_as_they_were_given(self):
        with pytest.raises(ValueError, match="published '99999999999999': not a date"):
            as_day("99999999999999")

    def test_a_day_that_is_missing_gives_way_to_another(self):
        for missing in (None, "", " ", float("nan")):
            assert parse_dated("3조 원이다.", missing, "2024-04-11").published == dt.date(2024, 4, 11)
        assert parse_dated("3조 원이다.", "2024-04-09", "2024-04-11").published == dt.date(2024, 4, 9)

    def test_what_is_no_day_is_an_error_of_the_article(self):
        assert parse_dated("3조 원이다.", "어느 날").error.startswith("ValueError: published '어느 날': not a date")


class TestMapBatches:
    def test_keeps_the_order(self):
        batches = [[n, n + 1] for n in range(50)]
        assert list(map_batches(batch_sum, batches, workers=2, failed=gone)) == [[2 * n + 1] for n in range(50)]

    def test_a_process_that_dies_costs_only_the_item_it_died_of(self):
        batches = [list(range(n, n + 3)) for n in range(0, 30, 3)]
        results = [x for result in map_batches(dies_on_seven, batches, workers=2, failed=gone) for x in result]
        assert [x for x in results if isinstance(x, int)] == [n * 10 for n in range(30) if n != 7]
        assert results[7].startswith("7: WorkerDied")

    def test_what_cannot_be_sent_back_is_done_here(self):
        (result,) = map_batches(gives_what_cannot_be_sent, [[1]], workers=1, failed=gone)
        assert result[0]() == 1

    def test_an_iterator_that_is_dropped_leaves_no_process(self):
        code = (
            "import multiprocessing, krnews\n"
            f"articles = krnews.parse_many(({LONG!r} for _ in range(10**9)), workers=2)\n"
            "next(articles)\n"
            "assert multiprocessing.active_children()\n"
            "articles.close()\n"
            "assert not multiprocessing.active_children()\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

    def test_an_iterator_that_a_thread_of_its_own_drops_is_let_go(self):
        """As where the garbage collector comes by in one; here the result itself has it closed where it arrives."""
        code = (
            "import multiprocessing, sys, time\n"
            "multiprocessing.set_start_method('fork')\n"
            "from krnews._processes import map_batches\n"
            "def close():\n"
            "    try:\n"
            "        results.close()\n"
            "    except BaseException as error:\n"
            "        print(error)\n"
            "class Closing:\n"
            "    def __reduce__(self):\n"
            "        return close, ()\n"
            "def work(batch):\n"
            "    time.sleep(0.2 * batch[0])\n"
            "    return Closing() if batch[0] else 7\n"
            "results = map_batches(work, [[n] for n in range(3)], workers=1, failed=print)\n"
            "print(next(results))\n"
            "time.sleep(1)\n"
            "print(list(results))\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
        assert (done.stdout, done.stderr) == ("7\n[]\n", "")


class TestStarting:
    """Processes that do not come to work are told, and leave nothing behind."""

    @staticmethod
    def said(code):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
        assert "WorkerDied" not in done.stdout
        return done.stderr.rstrip().splitlines()[-1]

    def test_a_system_that_gives_too_few_is_no_end_without_end(self):
        code = (
            "import os, krnews\n"
            "fork, left = os.fork, [1]\n"
            "def poor():\n"
            "    if not left:\n"
            "        raise BlockingIOError(11, 'Resource temporarily unavailable')\n"
            "    left.pop()\n"
            "    return fork()\n"
            "os.fork = poor\n"
            "import multiprocessing; multiprocessing.set_start_method('fork')\n"
            f"list(krnews.parse_many([{LONG!r}], workers=2))\n"
        )
        assert "CannotStartError: 2 processes cannot be started" in self.said(code)

    def test_a_process_that_may_have_no_children_says_so(self):
        code = (
            "import multiprocessing, krnews\n"
            "def work(page):\n"
            "    return len(list(krnews.parse_many([page], workers=2)))\n"
            "multiprocessing.set_start_method('fork')\n"
            f"multiprocessing.Pool(1).map(work, [{LONG!r}])\n"
        )
        assert "CannotStartError: 2 processes cannot be started (daemonic" in self.said(code)

    def test_a_script_without_a_guard_is_told_so(self, tmp_path):
        script = tmp_path / "script.py"
        script.write_text(
            "import multiprocessing, krnews\n"
            "multiprocessing.set_start_method('spawn', force=True)\n"
            f"print([article.error for article in krnews.parse_many([{LONG!r}] * 5, workers=2)])\n",
            encoding="utf-8",
        )
        done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)
        assert done.stdout == ""
        assert "CannotStartError: the processes end before they read a page" in done.stderr
        assert "if __name__ == '__main__'" in done.stderr

    def test_what_other_threads_import_holds_no_process_up(self):
        code = (
            "import multiprocessing, sys, threading, time, types\n"
            "import importlib.abc, importlib.util\n"
            "multiprocessing.set_start_method('fork')\n"
            "class Slow(importlib.abc.MetaPathFinder, importlib.abc.Loader):\n"
            "    def find_spec(self, name, path, target=None):\n"
            "        time.sleep(0.2)\n"
            "        return importlib.util.spec_from_loader(name, self) if name == 'slow' else None\n"
            "    def create_module(self, spec): return None\n"
            "    def exec_module(self, module): time.sleep(0.4)\n"
            "def work(batch):\n"
            "    import slow\n"
            "    return 7\n"
            "from krnews._processes import map_batches\n"
            "sys.meta_path.append(Slow())\n"
            "threading.Thread(target=__import__, args=('slow',)).start()\n"
            "time.sleep(0.05)\n"
            "print(*map_batches(work, [[1], [2]], workers=2, failed=print))\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
        assert done.stdout == "7 7\n", done.stderr


ENDLESS = f"""
import multiprocessing, signal, krnews
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is born deaf to it
articles = krnews.parse_many(({LONG!r} for _ in range(10**9)), workers=2)
next(articles)
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
for article in articles:
    pass
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
class TestLeaving:
    @pytest.fixture
    def endless(self):
        process = subprocess.Popen(
            [sys.executable, "-c", ENDLESS], text=True, stdout=-1, stderr=-1, start_new_session=True
        )
        children = [int(pid) for pid in process.stdout.readline().split()]
        assert len(children) == 2
        yield process, children
        if process.poll() is None:
            process.kill()
        process.communicate()

    def test_control_c_ends_all_with_one_traceback(self, endless):
        process, children = endless
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert said.count("Traceback") == 1
        assert said.rstrip().endswith("KeyboardInterrupt")
        assert all_gone(children)

    def test_a_parent_that_is_killed_takes_its_workers_with_it(self, endless):
        process, children = endless
        process.kill()
        assert all_gone(children)


def all_gone(pids):
    """Whether the processes end within ten seconds."""
    for _ in range(200):
        if not any(alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:  # one that waits for its parent to take note is no longer alive
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
