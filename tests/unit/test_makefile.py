"""The two commands of the README say what is missing where they cannot run."""

import shutil
import subprocess

import pytest

from support import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*words, cwd):
    return subprocess.run(["make", "-C", str(cwd), *words], capture_output=True, text=True, check=False)


def test_without_a_fit_python_it_says_what_to_install(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    result = make("test", "PYTHON=", cwd=tmp_path)
    assert result.returncode != 0
    assert "Python 3.11" in result.stdout
    assert "apt install python3 python3-venv" in result.stdout


def test_both_commands_make_their_own_environment(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    for goal in ("demo", "test"):
        planned = make("--dry-run", goal, "PYTHON=python3", cwd=tmp_path).stdout
        assert "python3 -m venv .venv" in planned
        assert ".venv/bin/python -m pip install" in planned
