"""The wheel that mypyc compiles: it says what the plain one says, on every case, also where it refuses.

With KRNEWS_SLOW=1, since to build it takes two minutes and a C compiler.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ahead import Ahead
from compiled import unpacked
from support import ROOT

pytestmark = pytest.mark.skipif(not os.environ.get("KRNEWS_SLOW"), reason="builds for two minutes; set KRNEWS_SLOW=1")
FOLDER = tempfile.TemporaryDirectory()
HERE = ROOT / "tests" / "unit"
ASKED = ["amounts", "amounts_tools", "article", "boilerplate", "boilerplate_template", "columns", "dates"]
ASKED += ["dates_checks", "dates_stamps", "many", "numerals", "reading", "spacing", "text", "titles", "unicode"]


def ask():
    """Where the compiled package lies, and what the tests say of it."""
    there = unpacked(Path(FOLDER.name))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += [str(HERE / f"test_{name}.py") for name in ASKED]
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "KRNEWS_REQUIRE"))}
    return there, subprocess.run(
        command, cwd=ROOT, env=alone | {"PYTHONPATH": str(there)}, capture_output=True, text=True, check=False
    )


ANSWER = Ahead(ask)
if os.environ.get("KRNEWS_SLOW"):
    pytestmark = [pytestmark, pytest.mark.ahead(ANSWER)]


def test_what_is_hot_is_compiled():
    there, _ = ANSWER.result()
    code = "import krnews.dates.phrases as a, krnews.boilerplate.lines as b; print(a.__file__, b.__file__)"
    run = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(there)}, capture_output=True, text=True
    )
    files = [Path(name) for name in run.stdout.split()]
    assert len(files) == 2, run.stderr
    assert all(file.is_relative_to(there) and file.suffix in (".so", ".pyd") for file in files)


def test_it_passes_the_tests_of_the_plain_one():
    _, run = ANSWER.result()
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-2000:]
    assert int(run.stdout.split(" passed")[0].split()[-1]) > 3000
