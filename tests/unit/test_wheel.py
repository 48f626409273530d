"""The wheel: it holds what the library needs, and works where nothing else is installed.

With KRNEWS_SLOW=1 it is installed into empty environments (from the package index): of this Python, and of those that
KRNEWS_PYTHONS names, separated as in PATH.
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from ahead import Ahead
from support import ROOT

pytest.importorskip("build", reason="building a wheel needs build and hatchling")
pytest.importorskip("hatchling", reason="building a wheel needs build and hatchling")
SMOKE = ROOT / "tests" / "smoke" / "installed.py"
PYTHONS = [sys.executable, *filter(None, os.environ.get("KRNEWS_PYTHONS", "").split(os.pathsep))]


FOLDER = tempfile.TemporaryDirectory()


def build():
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", FOLDER.name, str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = Path(FOLDER.name).glob("*.whl")
    return made


WHEEL = Ahead(build)
pytestmark = pytest.mark.ahead(WHEEL)


@pytest.fixture(scope="module")
def wheel():
    return WHEEL.result()


def run(python, *arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(python), *map(str, arguments)], env=clean | environment, capture_output=True, text=True, check=False
    )


def test_it_holds_every_module_table_and_weight_and_nothing_else(wheel):
    names = {x for x in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in x}
    source = ROOT / "src"
    here = {str(x.relative_to(source)) for x in (source / "krnews").rglob("*") if x.is_file()}
    assert names == {name for name in here if "__pycache__" not in name}
    assert "krnews/py.typed" in names


def test_it_says_its_licence_and_what_it_requires(wheel):
    archive = zipfile.ZipFile(wheel)
    (name,) = (x for x in archive.namelist() if x.endswith("/METADATA"))
    told = archive.read(name).decode()
    assert "License-Expression: MIT" in told
    assert any(x.endswith("/licenses/LICENSE") for x in archive.namelist())
    needed = [line.split()[1] for line in told.splitlines() if line.startswith("Requires-Dist") and ";" not in line]
    assert sorted(name.split(">")[0] for name in needed) == ["dateparser", "holidays", "kiwipiepy", "regex"]


def test_it_works_out_of_the_checkout(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    done = run(sys.executable, SMOKE, ROOT, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("works on")


def use_alone(python):
    """The steps from an empty environment of a Python to a use of the wheel there, up to the first that fails."""
    env = Path(FOLDER.name) / f"env-{PYTHONS.index(python)}"
    inside = env / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", inside, "--disable-pip-version-check"]
    steps = []
    for command in (
        [python, "-m", "venv", "--without-pip", env],
        [*pip, "install", "--quiet", "--no-compile", WHEEL.result()],
        [inside, SMOKE, ROOT],
    ):
        steps.append(run(*command))
        if steps[-1].returncode:
            break
    return steps


SLOW = pytest.mark.skipif("KRNEWS_SLOW" not in os.environ, reason="KRNEWS_SLOW=1 installs into an empty environment")
ALONE = {python: Ahead(use_alone, python) for python in PYTHONS}


@SLOW
@pytest.mark.parametrize(
    "python",
    [pytest.param(x, marks=pytest.mark.ahead(use) if "KRNEWS_SLOW" in os.environ else []) for x, use in ALONE.items()],
)
def test_it_works_alone_in_an_empty_environment(python):
    steps = ALONE[python].result()
    assert [step.returncode for step in steps] == [0, 0, 0], steps[-1].stderr
    assert steps[-1].stdout.startswith("works on")
