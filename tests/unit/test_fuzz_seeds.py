"""What fuzzing starts from is there, and small; the runner itself needs atheris."""

import re
import runpy

import pytest

from support import ROOT

FUZZ = ROOT / "tests" / "fuzz"
SEEDS = runpy.run_path(str(FUZZ / "seeds.py"))
TARGETS = re.findall(r'^    "(\w+)": \w+,$', (FUZZ / "run.py").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", TARGETS)
def test_each_function_has_seeds(name):
    found = SEEDS["seeds"](name)
    assert 10 <= len(found) <= 2 * SEEDS["MOST"]
    assert len(set(found)) == len(found)


def test_there_are_words_of_every_table_and_characters_of_every_trouble():
    words = set(SEEDS["pieces"]())
    assert {"달러", "지난 해", "약", "억", "<script>", "\u200b", "\udcff"} <= words


def test_the_functions_are_those_that_make_fuzzes():
    named = re.search(r"for name in (.*); do", (ROOT / "Makefile").read_text(encoding="utf-8"))[1].split()
    assert sorted(named) == sorted(TARGETS)
