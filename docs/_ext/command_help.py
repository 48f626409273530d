"""`command-help`: the options of the command `krnews`, asked of the command itself."""

from __future__ import annotations

from enum import Enum
from inspect import Parameter, signature
from typing import Any, get_args, get_type_hints

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from typer.models import ArgumentInfo, OptionInfo

from krnews import cli

_HEADS = {"en": ("Option", "What it does", "If not given"), "ko": ("옵션", "하는 일", "주지 않으면")}


class CommandHelp(SphinxDirective):
    """The arguments and options of one command as a table: `{command-help} parse`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The usage line and the table."""
        name = self.arguments[0]
        function = getattr(cli, name)
        hints = get_type_hints(function, include_extras=True)
        rows, takes = [], ""
        for parameter in signature(function).parameters.values():
            kind, info = get_args(hints[parameter.name])[:2]
            option = isinstance(info, OptionInfo)
            if not option:
                takes = info.metavar or parameter.name.upper()
            flag = f"--{parameter.name.replace('_', '-')}"
            names = ", ".join(info.param_decls or [flag]) if option else takes
            rows.append([nodes.literal(names, names), nodes.Text(_said(kind, info)), *_default(parameter)])
        usage = f"krnews {name} [OPTIONS] {takes}"
        table = nodes.tgroup(cols=3)
        table += [nodes.colspec(colwidth=1) for _ in range(3)]
        table += nodes.thead("", _row([nodes.Text(x) for x in _HEADS[self.config.language]]))
        table += nodes.tbody("", *map(_row, rows))
        return [nodes.literal_block(usage, usage, language="console"), nodes.table("", table, classes=["toml-table"])]


def _said(kind: Any, info: ArgumentInfo | OptionInfo) -> str:
    choices = [x.value for x in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
    return " ".join([(info.help or "").strip(), *([f"({', '.join(choices)})"] if choices else [])])


def _default(parameter: Parameter) -> list[nodes.Node]:
    value = parameter.default
    if value in (None, False, Parameter.empty):
        return [nodes.Text("")]
    shown = str(value.value if isinstance(value, Enum) else value)
    return [nodes.literal(shown, shown)]


def _row(cells: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known."""
    app.add_directive("command-help", CommandHelp)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
