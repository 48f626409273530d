"""Mutation testing: change one thing in the code, and see whether a test notices.

    python tests/mutants/run.py src/krnews/numerals tests/unit/test_numerals.py --sample 60 --seed 0

mutmut and cosmic-ray copy or rewrite the checkout, which an editable install does not follow; this changes a module in
memory by an import hook. Mutations: comparisons, arithmetic, boolean operators, `not`, numbers, True and False, and
`return` of nothing. Prints the share killed and each survivor with its line.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Add, ast.Mod: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def mutants(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """Line, what changed, and the changed module."""
    for index, node in enumerate(ast.walk(tree)):
        for change in _changes(node):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[index]
            before = ast.unparse(target)
            change(target)
            yield getattr(node, "lineno", 0), f"{before} -> {ast.unparse(target)}", changed


def _changes(node: ast.AST) -> Iterator[object]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        yield lambda x: x.ops.__setitem__(0, SWAPS[type(x.ops[0])]())
    elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPS:
        yield lambda x: setattr(x, "op", SWAPS[type(x.op)]())
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield lambda x: setattr(x, "value", not x.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield lambda x: setattr(x, "value", x.value + 1)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda x: setattr(x, "operand", ast.UnaryOp(ast.Not(), x.operand))
    elif isinstance(node, ast.Return) and node.value is not None:
        yield lambda x: setattr(x, "value", ast.Constant(None))


HOOK = """
import importlib.abc, importlib.util, os, sys
class Mutated(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["MUTANT_MODULE"]:
            home = os.environ["MUTANT_HOME"]
            inner = [os.path.dirname(home)] if home.endswith("__init__.py") else None
            return importlib.util.spec_from_file_location(name, home, loader=self, submodule_search_locations=inner)
    def get_filename(self, name): return os.environ["MUTANT_HOME"]
    def get_data(self, path): return open(os.environ["MUTANT_FILE"], "rb").read()
    def path_stats(self, path): raise OSError
sys.meta_path.insert(0, Mutated())
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


def killed(path: Path, changed: ast.Module, tests: list[str], folder: Path) -> bool:
    """Whether a test fails with the changed module in place."""
    parts = path.with_suffix("").parts
    module = ".".join(parts[parts.index("krnews") :]).removesuffix(".__init__")
    file = folder / "mutant.py"
    file.write_text(ast.unparse(changed), encoding="utf-8")
    environment = {"MUTANT_MODULE": module, "MUTANT_HOME": str(path.resolve()), "MUTANT_FILE": str(file)}
    command = [sys.executable, "-B", "-c", HOOK, "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(command, env=os.environ | environment, capture_output=True, timeout=20, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main() -> None:
    """Print what survives."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--sample", type=int, default=0, help="how many mutants, drawn by the seed; 0 for all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=Path("/tmp"))
    given = parser.parse_args()
    files = sorted(given.source.rglob("*.py")) if given.source.is_dir() else [given.source]
    every = [(file, *mutant) for file in files for mutant in mutants(ast.parse(file.read_text(encoding="utf-8")))]
    chosen = random.Random(given.seed).sample(every, given.sample) if given.sample else every
    survivors = 0
    for number, (file, line, what, changed) in enumerate(chosen, 1):
        if not killed(file, changed, given.tests, given.folder):
            survivors += 1
            print(f"survived {file}:{line} {what}", flush=True)
        if number % 10 == 0:
            print(f"{number} of {len(chosen)} (of {len(every)}): {number - survivors} killed", flush=True)
    print(f"killed {len(chosen) - survivors} of {len(chosen)} = {1 - survivors / len(chosen):.1%}; {len(every)} in all")


if __name__ == "__main__":
    main()
