"""Who may import whom: a floor of the house imports only floors below it, and features never each other."""

import ast
import subprocess
import sys

import pytest

from support import ROOT

SOURCE = ROOT / "src" / "krnews"
FLOORS = [
    {"_alignment", "_arrow_values", "_tables", "_kiwi", "_processes"},
    {"_difference"},
    {"text"},
    {"steps", "_reading"},
    {"findings", "numerals", "_entities", "_escapes", "_markdown", "_markup", "_mojibake"},
    {"unicode", "markup", "boilerplate", "spacing", "amounts", "dates"},
    {"article"},
    {"many"},
    {"html", "arrow", "render", "testing"},
    {"cli"},
]
UPWARDS = {("article", "render")}  # an article shows itself in a notebook
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}


def room_of(module: str) -> str:
    """`krnews.amounts.scanner` -> "amounts"; the face, `krnews` itself, is ""."""
    return [*module.split("."), ""][1]


def imports(path):
    """The rooms of krnews that a file imports, at module level or inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{alias.name}" if node.module == "krnews" else node.module for alias in node.names]
        else:
            continue
        yield from (room_of(name) for name in names if name.split(".")[0] == "krnews")


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_floor_imports_only_floors_below_it(path):
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    assert room in FLOOR, f"{room} stands on no floor: give it one"
    for other in imports(path):
        if other == room or (room, other) in UPWARDS:
            continue
        if other not in FLOOR:
            assert FLOOR[room] == len(FLOORS) - 1, (
                f"{path} imports krnews.{other}: only the outer layers may use the face"
            )
        else:
            assert FLOOR[other] < FLOOR[room], f"{room} imports {other}"


def test_the_face_has_no_logic():
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        assert isinstance(node, ast.ImportFrom | ast.Assign) or isinstance(getattr(node, "value", None), ast.Constant)


def test_the_face_lists_what_it_exports():
    import krnews

    assert len(krnews.__all__) == len(set(krnews.__all__))
    assert all(hasattr(krnews, name) for name in krnews.__all__)


def test_importing_krnews_loads_nothing_heavy():
    heavy = ["kiwipiepy", "dateparser", "numpy", "holidays", "pyarrow", "typer", "rich", "resiliparse", "matplotlib"]
    code = f"import sys, krnews; print([name for name in {heavy!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
