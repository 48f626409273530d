"""A run in the terminal: a bar with articles a second and the time left, and one line when it is over."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from krnews._processes import CannotStartError
from krnews.cli.faults import InputError, of_system
from krnews.cli.run import Job, Progress, run
from krnews.cli.show import counted

SLOW = 10
"""Below so many articles a second the tenths are told too."""


def run_with_bar(job: Job, *, resume: bool) -> None:
    """Do a job; what is told goes to standard error.

    Raises:
        InputError: As `run`.
        SystemExit: With code 130 where Ctrl-C was pressed.
    """
    console = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[articles]:,} articles"),
        TextColumn("{task.fields[speed]:,.0f}/s"),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    began = time.monotonic()
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None, articles=0, speed=0.0)

        def tell(now: Progress) -> None:
            speed = now.articles / max(time.monotonic() - began, 1e-3)
            bar.update(task, total=now.total or None, completed=now.bytes, articles=now.articles, speed=speed)

        try:
            done = run(job, resume=resume, tell=tell)
        except OSError as error:
            raise of_system(error.filename or job.output, error) from error
        except CannotStartError as error:
            raise InputError(f"--workers {job.workers}: {error}") from error
        except KeyboardInterrupt:
            bar.stop()
            there = (
                f"go on with --resume (parts are in {job.parts})" if job.parts.is_dir() else "no article is saved yet"
            )
            console.print(f"krnews: stopped; {there}", markup=False)
            raise SystemExit(130) from None
    seconds = time.monotonic() - began
    failed = f", {done.errors:,} with an error" if done.errors else ""
    rate = done.articles / max(seconds, 1e-3)
    speed = f"{rate:,.0f} a second" if rate >= SLOW else f"{rate:.1f} a second"
    console.print(
        f"{counted(done.articles, 'article')}{failed} in {seconds:.1f} s ({speed}) -> {job.output}", markup=False
    )
