"""What holds for every TOML table: it can be read, and each entry says where it was seen."""

import tomllib

import pytest

from support import ROOT

TABLES = sorted((ROOT / "src" / "krnews").rglob("*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_table_is_read_and_opens_with_what_it_is(path):
    raw = path.read_text(encoding="utf-8")
    assert tomllib.loads(raw)
    assert raw.startswith("#"), "a table says in its first line what it holds"


def test_findings_say_each_code_in_both_languages():
    table = tomllib.loads((ROOT / "src" / "krnews" / "findings.toml").read_text(encoding="utf-8"))
    for code, said in table.items():
        assert set(said) == {"en", "ko"}, code


def test_shared_pieces_stand_in_several_patterns():
    pieces = tomllib.loads((ROOT / "src" / "krnews" / "pieces.toml").read_text(encoding="utf-8"))["piece"]
    texts = "".join(path.read_text(encoding="utf-8") for path in TABLES if path.name != "pieces.toml")
    for name in pieces:
        assert texts.count(f"{{{name}}}") > 1, name
