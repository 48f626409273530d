"""Mutation testing: change one thing in the code, and see whether a test notices.

    python tests/mutants/run.py numerals
    python tests/mutants/run.py dates --sample 600 --seed 0

Mutations: comparisons, arithmetic, `and` and `or`, `not`, numbers, strings, True and False, an argument that becomes
None, `return` of nothing. Left alone: docstrings, annotations, and the words of an error, of
which tests ask the kind and the way out.

mutmut 3.8 was tried first. It runs on this code, but collects the tests anew for each mutant (2 to 5 seconds of a busy
machine; a process with the function's code exchanged in place takes a tenth of one), counts as found what was only slow
on the clock, leaves decorated functions and constants of a module alone, and of a function behind a cache runs only the
test that filled the cache. cosmic-ray starts pytest for each mutant.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import random
import types
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from trials import ROOT, Trial, replace_everywhere, run

SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Add, ast.Mod: ast.Mult, ast.FloorDiv: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
FUNCTION = ast.FunctionDef
Change = Callable[[Any], None]


def changes(node: ast.AST) -> Iterator[Change]:
    """What can be done to a node, in place."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        yield lambda x: x.ops.__setitem__(0, SWAPS[type(x.ops[0])]())
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in SWAPS:
        yield lambda x: setattr(x, "op", SWAPS[type(x.op)]())
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield lambda x: setattr(x, "value", not x.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield lambda x: setattr(x, "value", x.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield lambda x: setattr(x, "value", f"XX{x.value}XX")
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda x: setattr(x, "operand", ast.UnaryOp(ast.Not(), x.operand))
    elif isinstance(node, ast.Return) and not _is_falsy(node.value):
        yield lambda x: setattr(x, "value", ast.Constant(None))
    elif isinstance(node, ast.Call):
        for index, given in enumerate(node.args):
            if not isinstance(given, ast.Starred | ast.Constant | ast.GeneratorExp):
                yield lambda x, i=index: x.args.__setitem__(i, ast.Constant(None))


def _is_falsy(node: ast.AST | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and not node.value)


def reached(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run, in a fixed order: no docstring, annotation, default, decorator, error or assertion."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "args", "decorator_list") and isinstance(node, FUNCTION | ast.AnnAssign):
            continue
        for child in value if isinstance(value, list) else [value]:
            is_text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_text and not isinstance(child, ast.Raise | ast.Assert):
                yield from reached(child)


def places(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """What is exchanged as a whole: functions, methods, and the constants of the module."""
    for statement in tree.body:
        if isinstance(statement, FUNCTION):
            yield statement.name, statement
        elif isinstance(statement, ast.ClassDef):
            yield from ((f"{statement.name}.{s.name}", s) for s in statement.body if isinstance(s, FUNCTION))
        elif isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value:
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            if isinstance(target, ast.Name) and target.id != "__all__":
                yield target.id, statement


def mutants(file: Path) -> Iterator[Trial]:
    """A trial for each change of a module."""
    module = ".".join(file.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    for name, place in places(ast.parse(file.read_text(encoding="utf-8"))):
        for index, node in enumerate(reached(place)):
            for change in changes(node):
                changed = copy.deepcopy(place)
                target = list(reached(changed))[index]
                before = ast.unparse(target)
                change(target)
                what = f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', place.lineno)} {name}: {before} -> "
                label = (what + ast.unparse(target)).replace("\n", " ")
                reach = (str(file), name) if isinstance(place, FUNCTION) else None
                yield Trial(label, partial(exchange, module, name, changed), f"{module}.{name}", reach)


def exchange(module: str, name: str, changed: ast.stmt) -> None:
    """Put the changed function or constant in place of the one that is there."""
    home = importlib.import_module(module)
    tree = ast.fix_missing_locations(ast.Module([changed], []))
    if not isinstance(changed, FUNCTION):
        whole = ast.parse(Path(home.__file__ or "").read_text(encoding="utf-8"))
        behind = [(n, s) for n, s in places(whole) if s.lineno > changed.lineno and not isinstance(s, FUNCTION)]
        for known, statement in [(name, changed), *behind]:  # what is made of it changes with it
            was = getattr(home, known)
            exec(compile(ast.Module([statement], []), home.__file__ or "", "exec"), home.__dict__)
            replace_everywhere(known, was, getattr(home, known))
        return
    changed.decorator_list = []
    owner, _, plain = name.rpartition(".")
    found = vars(getattr(home, owner))[plain] if owner else getattr(home, plain)
    for inner in ("fget", "func", "__func__", "__wrapped__"):
        found = getattr(found, inner, None) or found
    code = compile(tree, home.__file__ or "", "exec", flags=annotations.compiler_flag)
    found.__code__ = next(c for c in code.co_consts if isinstance(c, types.CodeType) and c.co_name == plain)


def main() -> None:
    """Print what survives, and the share noticed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", choices=("numerals", "amounts", "dates"))
    parser.add_argument("--sample", type=int, default=0, help="how many mutants, drawn by the seed; 0 for all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=Path, help="a file with the lines printed for earlier survivors: only those")
    given = parser.parse_args()
    trials = [trial for file in sorted((ROOT / "src/krnews" / given.package).rglob("*.py")) for trial in mutants(file)]
    print(f"{len(trials)} mutants in all", flush=True)
    if given.sample:
        kept = sorted(random.Random(given.seed).sample(range(len(trials)), given.sample))
        trials = [trials[index] for index in kept]
    if given.only:
        lines = given.only.read_text(encoding="utf-8").splitlines()
        earlier = {line.removeprefix("survived ") for line in lines}
        trials = [trial for trial in trials if trial.name in earlier]
    run(trials, given.package, lambda test: "hostile" not in test and "nothing_heavy" not in test)


if __name__ == "__main__":
    main()
