"""Processes that a test only waits for: begun when the tests are collected, they run beside the tests before it.

PATTERNS = Ahead(subprocess.run, [sys.executable, "patterns.py"], capture_output=True)

@pytest.mark.ahead(PATTERNS)
def test_no_pattern_explodes():
    assert PATTERNS.result().returncode == 0
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

# One at a time: the tests themselves take the other core.
_beside = ThreadPoolExecutor(1)


class Ahead:
    """A call whose result, or exception, is waited for later; made once at most."""

    def __init__(self, function: Callable[..., Any], *args: Any, **options: Any) -> None:
        self.call = lambda: function(*args, **options)
        self.future: Future[Any] | None = None

    def begin(self) -> None:
        """Make the call beside the tests, when those begun before it are over."""
        if self.future is None:
            self.future = _beside.submit(self.call)

    def result(self) -> Any:
        """What the call gives; where its turn has not come, it is made here and now."""
        if self.future is None or self.future.cancel():
            self.future = Future()
            try:
                self.future.set_result(self.call())
            except BaseException as error:
                self.future.set_exception(error)
        return self.future.result()


def leave() -> None:
    """Begin nothing more, and wait for what is under way."""
    _beside.shutdown(cancel_futures=True)
