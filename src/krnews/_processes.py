"""A function over batches in several processes: in order, with bounded memory, and whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3
"""Batches that wait for each process, so that none stands idle."""
ATTEMPTS = 3
"""Processes that are begun in vain before it is said that none can be."""


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
        RuntimeError: No process can be begun.
    """
    crew = _Crew(function, workers, failed)
    source = iter(batches)
    fault: Exception | None = None
    try:
        while True:
            while fault is None and len(crew.waiting) < AHEAD * workers:
                try:
                    crew.take(next(source))
                except StopIteration:
                    break
                except Exception as error:  # of the source: what was read before it comes first
                    fault = error
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
        self.pool = _pool(workers)
        self.waiting: deque[tuple[list[Item], Future[Result]]] = deque()

    def take(self, batch: list[Item]) -> None:
        self.waiting.append((batch, self._submit(batch)))

    def give(self) -> list[Result]:
        batch, future = self.waiting.popleft()
        try:
            return [future.result()]
        except BrokenProcessPool:
            results = list(self._one_by_one(batch))
            self._begin_anew()
            return results
        except Exception:  # what cannot be pickled is done here
            return [self._here(item) for item in batch]

    def leave(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, batch: list[Item]) -> Future[Result]:
        try:
            return self.pool.submit(self.function, batch)
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken

    def _begin_anew(self) -> None:
        """A fresh pool, with the batches that the broken one had not done."""
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.pool = _pool(self.workers)
        left = list(self.waiting)
        self.waiting.clear()
        for batch, future in left:
            done = future.done() and not future.cancelled() and future.exception() is None
            self.waiting.append((batch, future if done else self._submit(batch)))

    def _one_by_one(self, batch: list[Item]) -> Iterator[Result]:
        """Each item of a batch whose process died, in a process of its own kind."""
        pool = _pool(1)
        try:
            for item in batch:
                try:
                    yield pool.submit(self.function, [item]).result()
                except BrokenProcessPool:
                    pool.shutdown(wait=True)
                    pool = _living_pool()
                    yield self.failed(
                        item, "WorkerDied: the process that read this page was killed, or ran out of memory"
                    )
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _here(self, item: Item) -> Result:
        try:
            return self.function([item])
        except Exception as error:
            return self.failed(item, f"{type(error).__name__}: {error}")


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_begin_worker)


def _living_pool() -> ProcessPoolExecutor:
    """A pool of one process that has answered: so a page is not blamed for processes that end as they begin.

    Raises:
        RuntimeError: Each of `ATTEMPTS` ended without an answer.
    """
    for _ in range(ATTEMPTS):
        pool = _pool(1)
        try:
            pool.submit(os.getpid).result()
        except BrokenProcessPool:
            pool.shutdown(wait=True)
        else:
            return pool
    raise RuntimeError(
        "processes end before they read a page; where multiprocessing starts them by spawn or forkserver, a script "
        'needs if __name__ == "__main__": around what it runs'
    )


def _begin_worker() -> None:
    """Ctrl-C is the parent's to answer; and a parent that was killed takes its workers with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
