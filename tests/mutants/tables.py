"""The tables taken apart: leave out one entry at a time, and see whether a test notices.

    python tests/mutants/tables.py amounts --sample 150 --seed 0
    python tests/mutants/tables.py dates --words

Tests made from the tables themselves would lose the entry with its table, so only those that state cases of their own
are run.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from typing import Any

from trials import Trial, replace_everywhere, run

import krnews._tables

# Made from the tables; the golden words of dates, which stand beside such tests, are run.
LEFT_OUT = ("TestTable", "test_amounts_tables.py", "test_dates_tables.py", "hostile", "nothing_heavy")
WORD_CASES = "test_dates_tables.py::test_words"


def entries(table: dict[str, Any], *, words: bool) -> Iterator[tuple[Any, ...]]:
    """Where the entries of a table stand: ("currency", 3); with `words`, also ("currency", 3, "words", 0)."""
    for kind, listed in table.items():
        if not isinstance(listed, list) or not isinstance(listed[0], dict):
            continue
        for number, entry in enumerate(listed):
            if not words:
                yield kind, number
                continue
            for key, value in entry.items():
                if isinstance(value, list) and len(value) > 1:
                    yield from ((kind, number, key, at) for at in range(len(value)))


def inside(table: Any, path: tuple[Any, ...]) -> Any:
    """What stands at `path`."""
    for step in path:
        table = table[step]
    return table


def strings(entry: Any) -> tuple[str, ...]:
    """The words of an entry, its source aside."""
    if isinstance(entry, str):
        return (entry,)
    lists = [value if isinstance(value, list) else [value] for key, value in entry.items() if key != "seen"]
    return tuple(value for values in lists for value in values if isinstance(value, str) and value)


def leave_out(package: str, name: str, path: tuple[Any, ...]) -> None:
    """From now on, what `read_table` gives lacks the entry."""

    read_table = krnews._tables.read_table

    def without(asked: str, table: str) -> dict[str, Any]:
        read = read_table(asked, table)
        if (asked, table) == (package, name):
            del inside(read, path[:-1])[path[-1]]
        return read

    replace_everywhere("read_table", read_table, without)


def main() -> None:
    """Print each entry that can go unnoticed, and the share noticed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", choices=("numerals", "amounts", "dates"))
    parser.add_argument("--sample", type=int, default=0, help="how many entries, drawn by the seed; 0 for all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--words", action="store_true", help="single words of the entries' lists, not whole entries")
    given = parser.parse_args()
    package = f"krnews.{given.package}"
    trials = []
    for name in sorted(file.name for file in files(package).iterdir() if file.name.endswith(".toml")):
        table = krnews._tables.read_table(package, name)
        for path in entries(table, words=given.words):
            entry = inside(table, path)
            shown = {key: value for key, value in entry.items() if key != "seen"} if isinstance(entry, dict) else entry
            label = f"{name} {path}: {str(shown)[:200]}"
            trials.append(Trial(label, partial(leave_out, package, name, path), words=strings(entry)))
    if given.sample:
        trials = random.Random(given.seed).sample(trials, min(given.sample, len(trials)))
    run(trials, given.package, lambda test: WORD_CASES in test or not any(part in test for part in LEFT_OUT))


if __name__ == "__main__":
    main()
