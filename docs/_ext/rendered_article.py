"""`rendered-article`: a page of `docs/pages`, read by krnews while the documentation is built, to look at in place.

```{rendered-article} shipyard.txt
:published: 2024-05-20
```
"""

from __future__ import annotations

import datetime as dt
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import krnews
from krnews.render import to_html

PAGES = Path(__file__).resolve().parent.parent / "pages"
_WORDS = {"en": ("The page, read by krnews", "Open it alone"), "ko": ("krnews가 읽은 페이지", "따로 열기")}


class RenderedArticle(SphinxDirective):
    """The directive: a frame, and a link that opens what it shows."""

    required_arguments = 1
    option_spec: ClassVar = {"published": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """The frame as raw HTML; what it shows is written beside the static files."""
        source = PAGES / self.arguments[0]
        self.env.note_dependency(str(source))
        day = self.options.get("published")
        article = krnews.parse(
            source.read_text(encoding="utf-8"), published=dt.date.fromisoformat(day) if day else None
        )
        lang = self.config.language
        target = Path(self.env.app.outdir) / "_static" / "articles" / f"{source.stem}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(to_html(article, lang=lang), encoding="utf-8")
        href = f"{'../' * self.env.docname.count('/')}_static/articles/{target.name}"
        name, alone = _WORDS[lang]
        title = escape(f"{name}: {article.title}" if article.title else name)
        html = (
            f'<div class="rendered-article"><iframe src="{href}" title="{title}"></iframe>'
            f'<p><a href="{href}">{alone}</a></p></div>'
        )
        return [nodes.raw("", html, format="html", classes=["no-search"])]


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known."""
    app.add_directive("rendered-article", RenderedArticle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
