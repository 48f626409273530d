"""The frame of a benchmark: systems on the same texts in one run, and the table that is printed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence


def best_seconds(run: Callable[[], object], repeat: int = 3) -> float:
    """The shortest of some runs, in seconds: the least disturbed one."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
