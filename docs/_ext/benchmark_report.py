"""`benchmark-report`: what `make bench` wrote about one feature, `{benchmark-report} amounts`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

REPORTS = Path(__file__).resolve().parent.parent / "benchmarks"
_NOT_RUN = {"en": "Not run yet: `make bench` writes it.", "ko": "아직 돌리지 않았습니다. `make bench`가 씁니다."}


class BenchmarkReport(SphinxDirective):
    """The directive; the report is Markdown, as the page is."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The report as docutils nodes, or a sentence where there is none yet."""
        source = REPORTS / f"{self.arguments[0]}.md"
        self.env.note_dependency(str(source))
        report = source.read_text(encoding="utf-8") if source.exists() else _NOT_RUN[self.config.language]
        return self.parse_text_to_nodes(report)


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known."""
    app.add_directive("benchmark-report", BenchmarkReport)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
