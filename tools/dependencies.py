"""Write `docs/dependencies.toml`, what krnews and its extras install, with licences; and the lock file of development.

python tools/dependencies.py > docs/dependencies.toml
python tools/dependencies.py --lock > requirements-dev.lock

It reads the metadata of what is installed beside it (the extra `dev`) and the requirements of `pyproject.toml`; nothing
is asked of the network. A licence is the package's own SPDX expression; where it has none, its classifiers as SPDX.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
EXTRAS = ("", "cli", "html", "arrow", "plot", "testing")
"""What people install; "" is krnews alone. The extras of development are in `requirements-dev.lock`."""
SPDX = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}


class Package(NamedTuple):
    """A package that krnews installs.

    Attributes:
        extra: The extra that first asks for it, "" for krnews alone.
        needed: Who asks for it.
    """

    name: str
    version: str
    licence: str
    extra: str
    needed: str


def packages() -> Iterator[Package]:
    """What each extra adds to those before it, by name."""
    seen: set[tuple[str, str]] = set()
    for extra in EXTRAS:
        added = [package for line in asked(extra) for package in _below(Requirement(line), extra, "krnews", seen)]
        yield from sorted(added)


def locked() -> list[str]:
    """The lines of the lock file: all that the extra `dev` installs, in the versions that are installed now."""
    lines, seen = [*asked(""), *asked("dev")], set[tuple[str, str]]()
    found = {f"{x.name}=={x.version}" for line in lines for x in _below(Requirement(line), "dev", "krnews", seen)}
    return sorted(found)


def asked(extra: str) -> list[str]:
    """The requirements of an extra in `pyproject.toml`, "" for those of krnews alone."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return list(project["optional-dependencies"][extra] if extra else project["dependencies"])


def licence(package: Distribution) -> str:
    """The SPDX expression of a package; several classifiers are taken as a choice."""
    told = package.metadata
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classed = [SPDX[x] for x in told.get_all("Classifier") or [] if x in SPDX]
    if classed:
        return " OR ".join(sorted(classed))
    return str(told.get("License") or "unknown").splitlines()[0]


def _below(wanted: Requirement, extra: str, needed: str, seen: set[tuple[str, str]]) -> Iterator[Package]:
    """A requirement and what it requires, but for what was seen before: pairs of a package and an extra of it."""
    name = canonicalize_name(wanted.name)
    for part in sorted({"", *wanted.extras} - {of for known, of in seen if known == name}):
        seen.add((name, part))
        if name == "krnews":
            lines = asked(part) if part else []
        else:
            found = distribution(name)
            if not part:
                yield Package(name, found.version, licence(found), extra, needed)
            requires = map(Requirement, found.requires or [])
            lines = [str(x) for x in requires if x.marker is None or x.marker.evaluate({"extra": part})]
        for line in lines:
            yield from _below(Requirement(line), extra, name, seen)


def written(package: Package) -> str:
    """An entry of the table."""
    return "[[package]]\n" + "".join(f'{name} = "{value}"\n' for name, value in package._asdict().items())


if __name__ == "__main__":
    if "--lock" in sys.argv:
        print(
            "# What the tests last ran with: pip install -r requirements-dev.lock && pip install --no-deps --editable ."
        )
        print("# Made by tools/dependencies.py from the versions installed for the extra dev, on CPython 3.11, Linux.")
        print("\n".join(locked()))
        sys.exit()
    print("# Made by tools/dependencies.py from what is installed; not edited by hand.\n")
    print("\n".join(map(written, packages())), end="")
