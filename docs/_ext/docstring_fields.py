"""Google-style docstrings that name several attributes at once ("start, end: Offsets ...") as Sphinx can read them."""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

_SEVERAL = re.compile(r"^( +)(\w+(?:, \w+)+): (.*)$")


def split_fields(_app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Give each of them its own entry; all say the same."""
    at = 0
    while at < len(lines):
        found = _SEVERAL.match(lines[at])
        if found is None:
            at += 1
            continue
        indent, names, said = found.groups()
        after = at + 1
        while after < len(lines) and lines[after].startswith(indent + " "):
            after += 1
        rest = lines[at + 1 : after]
        entries = [[f"{indent}{name}: {said}", *rest] for name in names.split(", ")]
        lines[at:after] = [line for entry in entries for line in entry]
        at += len(entries) * (1 + len(rest))


def setup(app: Sphinx) -> dict[str, Any]:
    """Run before napoleon, which stands at the default priority of 500."""
    app.connect("autodoc-process-docstring", split_fields, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
