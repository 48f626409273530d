"""Reading the TOML tables that stand beside the code."""

from __future__ import annotations

from typing import Any


def read_table(package: str, name: str) -> dict[str, Any]:
    """The parsed table `name` that stands in `package`; callers cache what they compile from it."""
    import tomllib  # this and the next line are a tenth of the time to import krnews
    from importlib.resources import files

    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
