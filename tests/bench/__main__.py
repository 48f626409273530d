"""`make bench`: runs the benchmarks and writes what they report into docs/benchmarks, which the documentation shows.

`python tests/bench amounts dates` runs only those; `python tests/bench` runs all. Each runs in a process of its own, so
that none heats the caches of the next.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPORTS = HERE.parents[1] / "docs" / "benchmarks"
PEERS = ("price-parser", "quantulum3", "korean-datetime", "dateparser", "quickspacer", "kiwipiepy", "trafilatura")
PEERS += ("justext", "readability-lxml", "resiliparse", "ftfy")


def run(name: str) -> bool:
    """Write the report of `bench_NAME.py`; whether it came to an end."""
    done = subprocess.run([sys.executable, str(HERE / f"bench_{name}.py")], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: failed\n{done.stderr}", file=sys.stderr)
        return False
    (REPORTS / f"{name}.md").write_text(f"{done.stdout.strip()}\n\n{_circumstances()}\n", encoding="utf-8")
    print(f"{name}: written")
    return True


def _circumstances() -> str:
    """When, on what, and with which versions: a figure without them says nothing."""
    day = dt.datetime.now(dt.UTC).date()
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    versions = ", ".join(f"{peer} {version}" for peer in PEERS if (version := _version(peer)))
    return f"*{day}; {machine}; krnews {_version('krnews')}; {versions}.*"


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


if __name__ == "__main__":
    REPORTS.mkdir(exist_ok=True)
    wanted = sys.argv[1:] or sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    failed = [name for name in wanted if not run(name)]
    sys.exit(bool(failed))
