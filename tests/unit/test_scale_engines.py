"""Real engines: every example runs as it stands, and prints what the how-to page says it prints.

An engine that is not installed is skipped, by name. With KRNEWS_REQUIRE_ENGINES=1 it is a failure instead.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys

import pytest

from ahead import Ahead
from support import ROOT

EXAMPLES = ROOT / "examples"
PAGE = ROOT / "docs" / "en" / "how-to" / "arrow-spark-ray.md"
NEEDS = {
    "spark_job": ("pyarrow", "pyspark"),
    "ray_job": ("pyarrow", "ray", "pandas"),
    "datasets_map": ("pyarrow", "datasets"),
    "frames": ("pyarrow", "polars", "pandas"),
    "folder_to_duckdb": ("pyarrow", "typer", "rich", "duckdb"),
    "datatrove_formatter": ("datatrove", "orjson"),
    "feed": (),
}
# Else much of the time of a short Spark job goes into code that the JVM optimizes as if for a long one.
SHORT = {"spark_job": {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}}


def missing(example):
    """What an example needs and this machine has not."""
    found = [name for name in NEEDS[example] if importlib.util.find_spec(name) is None]
    return [*found, *(["Java"] if example == "spark_job" and shutil.which("java") is None else [])]


def shown(example):
    """The output of an example as the page shows it."""
    after = PAGE.read_text(encoding="utf-8").split(f"/{example}.py\n", 1)[1]
    return re.search(r"```text\n(.*?)```", after, re.DOTALL)[1]


def run(example):
    """An example as a process of its own, which has ended."""
    return subprocess.run(
        [sys.executable, EXAMPLES / f"{example}.py"],
        capture_output=True, text=True, check=False, timeout=300, cwd=ROOT,
        env={**SHORT.get(example, {}), **os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


RUNS = {path.stem: Ahead(run, path.stem) for path in sorted(EXAMPLES.glob("*.py"))}


@pytest.mark.parametrize(
    "example",
    [pytest.param(name, marks=[] if missing(name) else pytest.mark.ahead(done)) for name, done in RUNS.items()],
)
def test_an_example_prints_what_the_page_shows(example):
    lacking = missing(example)
    if lacking:
        said = f"{example} needs {', '.join(lacking)}"
        if os.environ.get("KRNEWS_REQUIRE_ENGINES"):
            pytest.fail(said)
        pytest.skip(said)
    done = RUNS[example].result()
    assert done.returncode == 0, done.stderr
    assert trimmed(done.stdout) == trimmed(shown(example))


def trimmed(text):
    """Lines without what stands at their end: tables pad."""
    return [line.rstrip() for line in text.strip().splitlines()]
