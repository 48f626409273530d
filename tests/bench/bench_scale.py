"""How many articles a second, in how much memory, and where the time goes.

Run as `python tests/bench/bench_scale.py`; `--articles N` makes it smaller.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from generate import pages
from table import markdown

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from compiled import unpacked

MANY = 10_000
LONG_NAME = "다. 한빛자산관리공사노동조합원들이 새 위원장을 뽑았다."


def report(many: int = MANY) -> str:
    """The figures of this machine, as Markdown."""
    few, load = many // 10, os.getloadavg()[0]
    rows = []
    runs: dict[tuple[str, int, int], Run] = {}
    with tempfile.TemporaryDirectory() as folder:
        builds = {"plain": "", "compiled": str(unpacked(Path(folder)))}
        for count, workers in ((few, 1), (many, 1), (many, 2)):
            for build, where in builds.items():  # in turns, since a machine is faster at one hour than at the next
                run = runs[build, count, workers] = _measured(count, workers, where)
                figures = (run.seconds, count / run.seconds, run.cpu / count * 1000, run.peak)
                rows.append([build, f"{count:,}", str(workers), *map("{:,.1f}".format, figures)])
    rows.sort(key=lambda row: row[0], reverse=True)
    told = [
        "Generated pages, well spaced, their stories of 2,000 characters, from JSON Lines to Parquet with "
        "`krnews parse -o`, each run in a process of its own; the package as it is, and compiled by mypyc. Memory is "
        f"the peak of the parent or of a worker, whichever is larger. {os.cpu_count()} cores; load of the machine "
        f"before the runs {load:.1f}.",
        markdown(
            ["build", "articles", "workers", "seconds", "articles a second", "CPU ms an article", "peak MB"], rows
        ),
    ]
    for build in builds:
        one, two, small = (runs[build, *which] for which in ((many, 1), (many, 2), (few, 1)))
        told.append(
            f"{build.capitalize()}: two workers against one {one.seconds / two.seconds:.2f}x. From {few:,} to {many:,} "
            f"articles {one.cpu / many / (small.cpu / few):.3f}x the CPU time of an article, "
            f"{one.peak / small.peak:.2f}x the memory."
        )
    return "\n\n".join([*told, _profile()])


class Run(NamedTuple):
    """Seconds, peak memory in MB and seconds of a processor of a run."""

    seconds: float
    peak: float
    cpu: float


def _measured(count: int, workers: int, where: str) -> Run:
    """A run of the package that lies at `where`, or of the installed one; the start of Python is not counted."""
    with tempfile.TemporaryDirectory() as there:
        given, out = Path(there, "pages.jsonl"), Path(there, "out.parquet")
        with given.open("w", encoding="utf-8") as lines:
            for page in pages(count):
                row = {"text": page.text, "published": page.published.isoformat()}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
        run = subprocess.run(
            [sys.executable, __file__, "--run", str(given), str(out), str(workers)],
            check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": where},
        )  # fmt: skip
        return Run(*map(float, run.stdout.split()))


def _run(given: str, out: str, workers: str) -> None:
    """One run, in this process: prints seconds and peak memory."""
    import krnews
    from krnews.cli.inputs import Columns
    from krnews.cli.run import Job, run

    assert krnews.__file__.startswith(os.environ.get("PYTHONPATH", "")), krnews.__file__
    krnews.parse(next(pages(1)).text)  # tables are compiled once a process
    began, before = time.perf_counter(), _cpu()
    run(Job([given], Path(out), Columns(published="published"), workers=int(workers)))
    seconds, cpu = time.perf_counter() - began, _cpu() - before
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(seconds, peak / (1024**2 if sys.platform == "darwin" else 1024), cpu)


def _cpu() -> float:
    """Seconds of a processor that this process and its children that ended have used."""
    return sum(os.times()[:4])


def _profile(count: int = 300) -> str:
    """The share of each step in the time of `parse`: each step timed by itself, on the input that it has there."""
    import krnews
    from krnews import amounts, boilerplate, dates

    texts = [(page.published, page.text) for page in pages(count)]
    spent: dict[str, float] = {}

    def timed(step: str, function, *arguments, **options):
        began = time.process_time()
        result = function(*arguments, **options)
        spent[step] = spent.get(step, 0) + time.process_time() - began
        return result

    for day, page in texts[: count // 10] + texts:
        if (day, page) == texts[0]:
            spent.clear()
        timed("parse", krnews.parse, page, published=day)
        uniform = timed("normalize_unicode", krnews.normalize_unicode, page)
        pieces = timed("segment", boilerplate.segment, uniform)
        stripped = timed("keep_segments", boilerplate.keep_segments, uniform, pieces, keep=krnews.CONTENT)
        story = timed("normalize_spacing (no Kiwi: well spaced)", krnews.normalize_spacing, stripped)
        timed("stamps", dates.find_stamps, uniform)
        sums = timed("amounts", amounts.extract_amounts, story)
        timed("checks of amounts", amounts.check_amounts, sums)
        timed("dates and their checks", dates.read_dates, story, published=day)
    whole = spent.pop("parse")
    spent["all else (parts, offsets, findings)"] = whole - sum(spent.values())
    rows = [
        [step, f"{seconds / count * 1000:.2f}", f"{seconds / whole:.0%}"]
        for step, seconds in sorted(spent.items(), key=lambda x: -x[1])
    ]
    lost = _each([page.text for page in pages(20, lost=1.0)])
    named = _each([page.text.replace("다.", LONG_NAME, 1) for page in pages(20)])
    return "\n\n".join(
        [
            f"One article takes {whole / count * 1000:.2f} ms in one process, plain; of that:",
            markdown(["step", "ms", "share"], rows),
            f"An article whose sentences lost two of three spaces takes {lost:.0f} ms, nearly all of it in Kiwi; one "
            f"that lost none, with a name of fifteen syllables, around which Kiwi reads, {named:.1f} ms.",
        ]
    )


def _each(texts: list[str]) -> float:
    """Milliseconds that an article takes, once all is loaded."""
    import krnews

    krnews.parse(texts[0])
    began = time.process_time()
    for text in texts:
        krnews.parse(text)
    return (time.process_time() - began) / len(texts) * 1000


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        _run(*sys.argv[2:])
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("--articles", type=int, default=MANY)
        print(report(parser.parse_args().articles))
