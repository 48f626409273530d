"""A function over batches in several processes: in order, with bounded memory, and whatever becomes of a process."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3
"""Batches that wait for each process, so that none stands idle."""
MOST_IMPORTS = 1000
"""Modules that a fork waits for: two threads that import each other's would be waited for without end."""
_here = threading.local()
"""Of a thread, and of the processes that are forked from it: whether it `starts` some."""


class CannotStartError(RuntimeError):
    """The processes could not be started, or ended before they began to read."""


def map_batches(
    function: Callable[[list[Item]], Result],
    batches: Iterable[list[Item]],
    *,
    workers: int,
    failed: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """`function` of each batch, in order, over several processes; at most `AHEAD` batches a process are under way.

    Args:
        function: Of a whole batch; it can be pickled, and so can what it takes and gives.
        batches: Taken as there is room for them.
        workers: Processes.
        failed: Stands in for an item that cannot be done: gets the item and why.

    Yields:
        One result for each batch. Where the process of a batch died, each of its items is tried alone, and there is
        one result for each item instead.

    Raises:
        CannotStartError: There are no processes to do it.
    """
    crew = _Crew(function, workers, failed)
    source = iter(batches)
    fault: Exception | None = None
    try:
        while True:
            while fault is None and len(crew.waiting) < AHEAD * workers:
                try:
                    batch = next(source)
                except StopIteration:
                    break
                except Exception as error:  # what was read before it comes first
                    fault = error
                else:
                    crew.take(batch)
            if not crew.waiting:
                break
            yield from crew.give()
    finally:
        crew.leave()
    if fault is not None:
        raise fault


class _Crew(Generic[Item, Result]):
    """Processes, and the batches that they have under way, oldest first."""

    def __init__(
        self, function: Callable[[list[Item]], Result], workers: int, failed: Callable[[Item, str], Result]
    ) -> None:
        self.function, self.workers, self.failed = function, workers, failed
        self.pool: _Pool | None = None
        self.waiting: deque[tuple[list[Item], Future[Result]]] = deque()
        self.answered = False

    def take(self, batch: list[Item]) -> None:
        self.waiting.append((batch, self._submit(batch)))

    def give(self) -> list[Result]:
        batch, future = self.waiting.popleft()
        try:
            result = future.result()
        except BrokenProcessPool:
            results = list(self._one_by_one(batch))
            self._begin_anew()
            return results
        except Exception:  # what cannot be pickled is done here
            return [self._here(item) for item in batch]
        self.answered = True
        return [result]

    def leave(self) -> None:
        if self.pool is not None:
            self.pool.leave()

    def _submit(self, batch: list[Item]) -> Future[Result]:
        if self.pool is None:
            self.pool = _Pool(self.workers)
        return self.pool.submit(self.function, batch)

    def _begin_anew(self) -> None:
        """A fresh pool, with the batches that the broken one had not done."""
        self.leave()
        self.pool = None
        left = list(self.waiting)
        self.waiting.clear()
        for batch, future in left:
            done = future.done() and not future.cancelled() and future.exception() is None
            self.waiting.append((batch, future if done else self._submit(batch)))

    def _one_by_one(self, batch: list[Item]) -> Iterator[Result]:
        """Each item of a batch whose process died, in a process of its own kind."""
        pool = _Pool(1)
        try:
            for item in batch:
                try:
                    yield pool.submit(self.function, [item]).result()
                    self.answered = True
                except BrokenProcessPool as error:
                    if not self.answered and not pool.began():
                        raise CannotStartError(
                            "the processes end before they read a page; where multiprocessing starts them by spawn "
                            "or forkserver, a script needs its `if __name__ == '__main__':`"
                        ) from error
                    yield self.failed(
                        item, "WorkerDied: the process that read this page was killed, or ran out of memory"
                    )
                    pool.leave()
                    pool = _Pool(1)
        finally:
            pool.leave()

    def _here(self, item: Item) -> Result:
        try:
            return self.function([item])
        except Exception as error:
            return self.failed(item, f"{type(error).__name__}: {error}")


class _Pool:
    """Processes, started at once, that all end when one of them dies.

    Raises:
        CannotStartError: The system does not give so many; those that it gave are ended.
    """

    def __init__(self, workers: int) -> None:
        self.workers, self.thread = workers, threading.get_ident()
        self.executor = ProcessPoolExecutor(workers, initializer=_begin_worker)
        _here.starts = True
        try:
            self.first = self.submit(_answer)
        finally:
            _here.starts = False

    def submit(self, function: Callable[..., Result], *arguments: object) -> Future[Result]:
        try:
            return self.executor.submit(function, *arguments)
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken
        except (OSError, AssertionError) as error:  # the latter in a process that may have no children
            for process in list((getattr(self.executor, "_processes", None) or {}).values()):
                process.kill()  # no one else would: those that wait for work keep the program from ending
                process.join()
            raise CannotStartError(
                f"{self.workers} processes cannot be started ({error}); use fewer, or read in this one"
            ) from error

    def began(self) -> bool:
        """Whether one of the processes has come so far as to take work."""
        return self.first.exception() is None

    def leave(self) -> None:
        """End the processes; they are waited for where that can hold nothing up, as it can in a thread of the pool."""
        self.executor.shutdown(wait=threading.get_ident() == self.thread, cancel_futures=True)


def _answer() -> None:
    """What each pool is given first."""


def _await_imports() -> None:
    """Wait for the modules that other threads import: a process forked meanwhile would wait for them for ever."""
    if not getattr(_here, "starts", False):
        return
    for _ in range(MOST_IMPORTS):
        busy = _imported_elsewhere()
        if busy is None:
            return
        with suppress(Exception):  # that is the other thread's to tell
            importlib.import_module(busy)


def _imported_elsewhere() -> str | None:
    """A module that another thread imports just now, as Python's own locks of modules tell."""
    locks: dict[str, Any] = getattr(sys.modules.get("_frozen_importlib"), "_module_locks", {})
    for name, held in list(locks.items()):
        if getattr(held(), "owner", None) not in (None, threading.get_ident()):
            return name
    return None


def _begin_worker() -> None:
    """Ctrl-C is the parent's to answer; and a parent that was killed takes its workers with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _imported_elsewhere() is not None:  # in a thread of the parent, after all: no work could be done here
        os._exit(1)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_await_imports)
