"""Reading the TOML tables that stand beside the code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any


def read_table(package: str, name: str) -> dict[str, Any]:
    """The parsed table `name` that stands in `package`; callers cache what they compile from it."""
    import tomllib  # this and the next line are a tenth of the time to import krnews
    from importlib.resources import files

    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def alternatives(entries: Iterable[Mapping[str, Any]], key: str = "pattern") -> str:
    """The patterns that stand under `key` in the entries of a table, as one; entries without one are left out.

    Example:
        >>> alternatives([{"pattern": "a|b"}, {"pattern": "c"}, {"seen": "nowhere"}])
        '(?:a|b)|(?:c)'
    """
    return "|".join(f"(?:{entry[key]})" for entry in entries if key in entry)


@cache
def _shared_pieces() -> dict[str, str]:
    pieces: dict[str, str] = read_table("krnews", "pieces.toml")["piece"]
    return pieces


def with_pieces(pattern: str, pieces: Mapping[str, str] | None = None) -> str:
    """The pattern with its {PIECES} put in, by default those of `pieces.toml`; pieces may hold pieces.

    Example:
        >>> with_pieces("{DAY}(?:요일)?", {"DAY": "[월화]"})
        '[월화](?:요일)?'
    """
    known = _shared_pieces() if pieces is None else pieces
    while True:
        new = re.sub(r"\{([A-Z_]+)\}", lambda found: known[found[1]], pattern)
        if new == pattern:
            return new
        pattern = new
