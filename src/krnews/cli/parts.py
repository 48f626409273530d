"""The parts of a run that is not over: files in a directory beside the output, which one run at a time holds."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from krnews.cli.faults import InputError
from krnews.cli.rows import settle

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PLAN = "plan.json"
UNFINISHED = "unfinished"
JOINED = "joined"
LOCK = "lock"
_PART = re.compile(r"part-(\d{8,})-(\d{8,})-(\d{12,})-(\d{12,})\.\w+")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A part, as its name tells of it.

    Attributes:
        number: Which part, from 0.
        file, row: Its last record: which file of the run, and which record of that file.
        size: How many bytes it has.
        path: Where it is.
    """

    number: int
    file: int
    row: int
    size: int
    path: Path

    def damaged(self) -> InputError:
        """The fault of a part that is not as it was written."""
        return InputError(f"{self.path}: is damaged; remove it and the parts behind it, and go on with --resume")


def parts_in(folder: Path) -> list[Part]:
    """The parts, in their order."""
    if not folder.is_dir():
        return []
    named = [(path, _PART.fullmatch(path.name)) for path in folder.iterdir()]
    return sorted(_part(path, found) for path, found in named if found)


def _part(path: Path, found: re.Match[str]) -> Part:
    number, file, row, size = map(int, found.groups())
    return Part(number, file, row, size, path)


def whole_parts(folder: Path) -> list[Part]:
    """The parts, in their order, each as long as it was written.

    Raises:
        InputError: One is not, or is missing.
    """
    parts = parts_in(folder)
    for number, part in enumerate(parts):
        if part.number != number:
            raise InputError(f"{folder}: part {number} is missing; remove those behind it, and go on with --resume")
        if part.path.stat().st_size != part.size:
            raise part.damaged()
    return parts


def keep_part(unfinished: Path, number: int, file: int, row: int, suffix: str) -> None:
    """Give a part that is written its name; until then it is none."""
    size = unfinished.stat().st_size
    os.replace(unfinished, unfinished.with_name(f"part-{number:08}-{file:08}-{row:012}-{size:012}{suffix}"))


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The directory, made where it is not there, and kept from other runs.

    Raises:
        InputError: Another run holds it.
    """
    folder.mkdir(exist_ok=True)
    if fcntl is None:
        yield
        return
    with (folder / LOCK).open("ab") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # of this process: no worker inherits it
            ours = os.path.samestat(os.fstat(lock.fileno()), os.stat(folder / LOCK))
        except (BlockingIOError, PermissionError, FileNotFoundError):
            ours = False
        except OSError:  # a file system without locks
            ours = True
        if not ours:
            raise InputError(f"{folder}: another run is at work there; wait for its end")
        yield


def begin(folder: Path, plan: Mapping[str, object], *, resume: bool) -> None:
    """Write the plan of a new run, or see that the run to be gone on with had the same.

    Raises:
        InputError: It had another, or the directory holds what no run has written.
    """
    if strange := sorted(path.name for path in folder.iterdir() if not _is_own(path.name)):
        raise InputError(f"{folder}: holds {strange[0]}, which no run has written; move it, or name another output")
    if not whole_parts(folder):
        _write_plan(folder, plan)
        return
    if not resume:
        raise InputError(f"{folder}: an unfinished run; go on with --resume, or remove it to begin anew")
    try:
        before = dict(json.loads((folder / PLAN).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{folder}: {PLAN} is missing or damaged; remove the directory to begin anew") from error
    changed = [key for key in plan if before.get(key) != plan[key]]
    if changed:
        raise InputError(f"{folder}: begun with other {', '.join(changed)}; remove it to begin anew")


def end(folder: Path) -> None:
    """Remove the parts; renamed before, so that nothing takes half of them for a run."""
    os.replace(folder, _ended(folder))
    clear(_ended(folder))


def clear_ended(folder: Path) -> None:
    """Remove what a run left that was killed in `end`."""
    clear(_ended(folder))


def clear(folder: Path) -> None:
    """Remove what runs have written, and the directory if nothing else is in it."""
    with suppress(OSError):  # also where another run does the same
        for path in list(folder.iterdir()):
            if _is_own(path.name):
                path.unlink(missing_ok=True)
        folder.rmdir()


def _write_plan(folder: Path, plan: Mapping[str, object]) -> None:
    with (folder / UNFINISHED).open("w", encoding="utf-8") as out:
        json.dump(plan, out, ensure_ascii=False, indent=1)
        out.flush()
        settle(out.fileno())
    os.replace(folder / UNFINISHED, folder / PLAN)


def _ended(folder: Path) -> Path:
    return folder.with_name(folder.name + "-ended")


def _is_own(name: str) -> bool:
    """Whether a run writes files of that name; what is hidden is of the system, and no one's."""
    return name in (PLAN, UNFINISHED, JOINED, LOCK) or _PART.fullmatch(name) is not None or name.startswith(".")
