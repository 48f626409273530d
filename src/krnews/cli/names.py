"""Which files the arguments name: files, directories with all below them, and globs."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from krnews.cli.faults import InputError, of_system
from krnews.cli.inputs import KNOWN

NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)
"""What the system says of a name that leads to no file."""


def expand(names: Iterable[str], *, without: Iterable[Path] = ()) -> list[str]:
    """The files that the arguments name: files, directories (with all below them) and globs; each once, in order.

    A file that is named twice, in whatever way, stands where it was named first.

    Raises:
        InputError: There is no such file, nothing to read below a directory, or a directory cannot be looked into.
    """
    left_out = {real_path(path) for path in without}
    found: dict[str, str] = {}
    for name in names:
        places = {file: real_path(file) for file in _named(name)}
        kept = {file: place for file, place in places.items() if not _stands_in(place, left_out)}
        if not kept:
            raise InputError(f"{name}: nothing to read; known are {', '.join(KNOWN)}")
        for file, place in kept.items():
            found.setdefault(place, file)
    return list(found.values())


def real_path(name: str | Path) -> str:
    """Where a name leads, behind all links; standard input is `-`."""
    return "-" if name == "-" else os.path.realpath(name)


def _stands_in(place: str, places: set[str]) -> bool:
    return bool(places) and not places.isdisjoint([place, *map(str, Path(place).parents)])


def _named(name: str) -> list[str]:
    """The files of one argument."""
    if not name:
        raise InputError("an argument is empty; name a file, a directory or a glob")
    mode = 0 if name == "-" else _mode(name)
    if mode is None:
        files = sorted(file for file in glob.glob(name, recursive=True) if _is_file(file))
        if not files and not glob.has_magic(name):
            raise InputError(f"{name}: no such file or directory")
        return files
    return _below(name) if stat.S_ISDIR(mode) else [name]


def _below(folder: str) -> list[str]:
    """The known files below a directory, in the order of their names."""

    def refuse(error: OSError) -> None:
        raise of_system(error.filename, error) from error

    files = [str(Path(place, file)) for place, _, names in os.walk(folder, onerror=refuse) for file in names]
    return sorted(file for file in files if file.lower().endswith(KNOWN) and _is_file(file))


def _is_file(name: str) -> bool:
    mode = _mode(name)
    return mode is not None and stat.S_ISREG(mode)


def _mode(name: str) -> int | None:
    """What stands under a name, or None where nothing does.

    Raises:
        InputError: The system does not say.
    """
    try:
        return os.stat(name).st_mode
    except OSError as error:
        if error.errno in NOWHERE:
            return None
        raise of_system(name, error) from error
