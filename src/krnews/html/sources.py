"""The table of this folder: where markup says what, which elements are hidden, which encodings pages have."""

from __future__ import annotations

from functools import cache
from typing import Any

from krnews._tables import read_table


@cache
def sources() -> dict[str, Any]:
    """The table, as it stands in `sources.toml`."""
    return read_table("krnews.html", "sources.toml")
