"""Google-style docstrings that name two attributes at once ("start, end: Offsets ...") as Sphinx can read them."""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

_TWO = re.compile(r"^( +)(\w+), (\w+): (.*)$")


def split_fields(_app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Give each of the two its own entry; both say the same."""
    at = 0
    while at < len(lines):
        found = _TWO.match(lines[at])
        if found is None:
            at += 1
            continue
        indent, first, second, said = found.groups()
        after = at + 1
        while after < len(lines) and lines[after].startswith(indent + " "):
            after += 1
        rest = lines[at + 1 : after]
        lines[at:after] = [f"{indent}{first}: {said}", *rest, f"{indent}{second}: {said}", *rest]
        at = after + 1 + len(rest)


def setup(app: Sphinx) -> dict[str, Any]:
    """Run before napoleon, which stands at the default priority of 500."""
    app.connect("autodoc-process-docstring", split_fields, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
