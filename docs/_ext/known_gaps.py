"""`known-gaps`: what krnews is known to read wrongly, out of the strict xfails of its tests.

A gap that is mended makes its test fail until the case is moved, so the list cannot fall behind the code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

CASES = Path(__file__).resolve().parents[2] / "tests" / "cases"
_HEADS = {"en": ("What goes wrong", "In this text"), "ko": ("틀리는 것", "문장")}
_NONE = {"en": "None is known.", "ko": "알려진 것이 없습니다."}
_LONGEST = 160


class KnownGaps(SphinxDirective):
    """The gaps of one feature as a table: `{known-gaps} amounts`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The table as docutils nodes, or a sentence where there is no gap."""
        source = CASES / self.arguments[0] / "known-failures.json"
        self.env.note_dependency(str(source))
        cases = json.loads(source.read_text(encoding="utf-8")) if source.exists() else []
        lang = self.config.language
        if not cases:
            return [nodes.paragraph("", _NONE[lang])]
        group = nodes.tgroup(cols=2)
        group += [nodes.colspec(colwidth=1), nodes.colspec(colwidth=1)]
        group += nodes.thead("", _row(*_HEADS[lang]))
        group += nodes.tbody("", *(_row(_said(case), _text(case)) for case in cases))
        return [nodes.table("", group, classes=["toml-table"])]


def _said(case: dict[str, Any]) -> str:
    label = str(case["label"]).replace("-", " ")
    return ": ".join([label, *(str(case[key]) for key in ("note", "reason", "why") if case.get(key))])


def _text(case: dict[str, Any]) -> str:
    """The text of a case, whatever its feature calls it."""
    for key in ("text", "input", "original", "page", "lines"):
        if key in case:
            value = case[key]
            text = " / ".join(map(str, value)) if isinstance(value, list) else str(value)
            return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return ""


def _row(*cells: str) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known."""
    app.add_directive("known-gaps", KnownGaps)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
