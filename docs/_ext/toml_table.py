"""`toml-table`: a table of the package, as a table of the documentation.

    ```{toml-table} amounts/currencies.toml
    :entries: currency
    :columns: code, words, signs, seen
    :heads: Code, Names, Signs, Seen
    ```

A name that begins with `docs/` is a file of the documentation. Entries are the tables of an array (`[[currency]]`), or
those of a section (`[kind]`; "." is the whole file), whose key is the column `key`.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

DOCS = Path(__file__).resolve().parent.parent
_CODE = {"pattern", "line", "name", "code", "key", "rule", "kind"}


class TomlTable(SphinxDirective):
    """The directive; a table or column that is not there is an error of the build."""

    required_arguments = 1
    option_spec: ClassVar = {
        "entries": directives.unchanged_required,
        "columns": directives.unchanged_required,
        "heads": directives.unchanged_required,
        "limit": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        """The table as docutils nodes."""
        named = self.arguments[0]
        path = DOCS.parent / named if named.startswith("docs/") else files("krnews").joinpath(named)
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = [x.strip() for x in self.options["columns"].split(",")]
        heads = [x.strip() for x in self.options["heads"].split(",")]
        rows = [entry for name in self.options["entries"].split(",") for entry in _entries(table, name.strip())]
        for column in columns:
            if not any(column in row for row in rows):
                raise self.error(f"no entry of {self.arguments[0]} has {column!r}")
        limit = self.options.get("limit", 12)
        return [_table(heads, [[_cell(column, row.get(column), limit) for column in columns] for row in rows])]


def _entries(table: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = table if name == "." else table[name]
    if isinstance(found, dict):
        return [
            {"key": key, **(entry if isinstance(entry, dict) else {"value": entry})} for key, entry in found.items()
        ]
    return found


def _cell(column: str, value: Any, limit: int) -> list[nodes.Node]:
    """A value as the content of a cell; long lists are cut, and say so."""
    if value is None or value == "":
        return []
    if isinstance(value, list):
        shown = [str(x) for x in value[:limit]]
        more = [f"… ({len(value)})"] if len(value) > limit else []
        return [nodes.Text(" · ".join([*shown, *more]))]
    if isinstance(value, dict):
        value = ", ".join(f"{key} = {x}" for key, x in value.items())
    text = str(value)
    return [nodes.literal(text, text) if column in _CODE else nodes.Text(text)]


def _table(heads: list[str], rows: list[list[list[nodes.Node]]]) -> nodes.table:
    group = nodes.tgroup(cols=len(heads))
    group += [nodes.colspec(colwidth=1) for _ in heads]
    group += nodes.thead("", _row([[nodes.Text(head)] for head in heads]))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=["toml-table", *(["wide"] if len(heads) > 2 else [])])


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known."""
    app.add_directive("toml-table", TomlTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
