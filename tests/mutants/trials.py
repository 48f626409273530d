"""Many trials of one collection of tests: each in a process of its own, with one thing changed in place."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import pickle
import re
import resource
import signal
import sys
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import krnews._tables

ROOT = Path(__file__).resolve().parents[2]
# A test that computes for longer has met an endless loop; and one that takes more memory has, too.
SECONDS = 3
# A function that fewer tests reach may be run once and its result kept for all: then every test is asked.
FEW = 5
# What of the tests of findings is about one package.
FINDINGS = {"amounts": ("TestConversions", "TestNumbers"), "dates": ("TestDays",)}
BYTES = 3 << 30


class Trial(NamedTuple):
    """One thing to change.

    Attributes:
        name: What is printed if no test notices.
        change: Does it, in the process of the trial.
        near: Trials with the same are likely noticed by the same test.
        place: File and qualified name of a function that is changed: only tests that reach it can notice.
        words: Tests whose parameters hold one of them come first.
    """

    name: str
    change: Callable[[], None]
    near: str = ""
    place: tuple[str, str] | None = None
    words: tuple[str, ...] = ()


class Trials:
    """A plugin of pytest: with the tests collected, runs them for each trial until one fails."""

    def __init__(self, trials: Iterable[Trial], runs: Callable[[str], bool]) -> None:
        self.trials = list(trials)
        self.runs = runs
        self.survivors: list[str] = []
        self.kills: Counter[int] = Counter()
        self.last: dict[str, int] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests once."""
        self.tests = [item for item in session.items if self.runs(item.nodeid) and is_plain(item)]
        self.shown = [str(parameters(item)) for item in self.tests]
        warm_up(self.tests)
        self.caches = [c for c in gc.get_objects() if isinstance(c, _lru_cache_wrapper) and "krnews" in c.__module__]
        self.reached = reached(self.tests, self.caches)
        gc.freeze()
        if self._noticed(Trial("nothing", lambda: None)):
            raise pytest.UsageError("a test fails with nothing changed")
        for number, trial in enumerate(self.trials, 1):
            if not self._noticed(trial):
                self.survivors.append(trial.name)
                print(f"survived {trial.name}", file=sys.stderr, flush=True)
            if number % 50 == 0:
                print(f"{number} tried, {number - len(self.survivors)} noticed", file=sys.stderr, flush=True)
        return True

    def _order(self, trial: Trial) -> list[int]:
        """Which test first: the one that noticed its neighbour, those with its words, those that notice most."""

        def rank(index: int) -> tuple[bool, bool, int]:
            has_word = any(word in self.shown[index] for word in trial.words)
            return index != self.last.get(trial.near, -1), not has_word, -self.kills[index]

        reach = self.reached.get(trial.place, []) if trial.place else []
        return sorted(reach if len(reach) >= FEW else range(len(self.tests)), key=rank)

    def _noticed(self, trial: Trial) -> bool:
        order = self._order(trial)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            self._try(trial, order, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            begun = pipe.read().split()
        _, status = os.waitpid(child, 0)
        if status and begun:
            killer = int(begun[-1])
            self.kills[killer] += 1
            self.last[trial.near] = killer
        return status != 0

    def _try(self, trial: Trial, order: list[int], writing: int) -> None:
        """The process of a trial: ends with 0 where every test passes."""
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        try:
            trial.change()
            for cache in self.caches:
                cache.cache_clear()
            for index in order:
                os.write(writing, f"{index}\n".encode())
                signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
                call(self.tests[index])
        except BaseException:
            os._exit(1)
        os._exit(0)


def parameters(item: Any) -> dict[str, Any]:
    """What a test is called with."""
    return item.callspec.params if hasattr(item, "callspec") else {}


def is_plain(item: Any) -> bool:
    """Whether a test can be called without pytest: it is to pass, and has no fixtures."""
    return item.get_closest_marker("xfail") is None and set(item.fixturenames) <= set(parameters(item))


def call(item: Any) -> None:
    """Run a plain test; calling it costs a tenth of what pytest needs to report it."""
    item.obj(**parameters(item))


def warm_up(tests: list[Any]) -> None:
    """Load and compile what every trial needs: tables, patterns, modules that are imported late."""
    re._MAXCACHE = 10_000  # type: ignore[attr-defined]
    whole = krnews._tables.read_table
    tables: dict[tuple[str, str], bytes] = {}

    def read_table(package: str, name: str) -> dict[str, Any]:
        if (package, name) not in tables:
            tables[package, name] = pickle.dumps(whole(package, name))
        return pickle.loads(tables[package, name])  # type: ignore[no-any-return]

    replace_everywhere("read_table", whole, read_table)
    for item in tests:
        call(item)


def reached(tests: list[Any], caches: list[Any]) -> dict[tuple[str, str], list[int]]:
    """Function of krnews -> the tests that reach it; results that are kept are asked for anew in each test."""
    kept = [cache for cache in caches if cache.cache_info().currsize > 1]
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(tests):
        for cache in kept:
            cache.cache_clear()
        seen: set[types.CodeType] = set()
        sys.setprofile(lambda frame, event, _, seen=seen: seen.add(frame.f_code) if event == "call" else None)
        try:
            call(item)
        finally:
            sys.setprofile(None)
        for code in seen:
            if "krnews" in code.co_filename:
                found[code.co_filename, code.co_qualname].append(index)
    return found


def replace_everywhere(name: str, old: object, new: object) -> None:
    """Put `new` in place of `old` in every module of krnews that knows it by `name`."""
    for module in [module for key, module in sys.modules.items() if key.startswith("krnews")]:
        if getattr(module, name, None) is old:
            setattr(module, name, new)


def run(trials: list[Trial], package: str, runs: Callable[[str], bool]) -> None:
    """Try all, print each that no test of `package` notices, and the share noticed."""
    plugin = Trials(trials, runs)
    unit = ROOT / "tests" / "unit"
    tests = [str(path) for path in sorted(unit.glob(f"test_{package}*.py"))]
    tests += [f"{unit}/test_findings.py::{name}" for name in FINDINGS.get(package, ())]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        failed = pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--rootdir", str(ROOT), *tests], plugins=[plugin])
    if failed:
        sys.exit(said.getvalue())
    noticed = len(trials) - len(plugin.survivors)
    print(f"{package}: noticed {noticed} of {len(trials)} = {noticed / len(trials):.1%}")
