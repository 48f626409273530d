"""What is installed with krnews: the table of the documentation and the lock file are true of pyproject."""

import re
import runpy
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from support import ROOT

packaging = pytest.importorskip("packaging.requirements")
utils = pytest.importorskip("packaging.utils")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TABLE = tomllib.loads((ROOT / "docs" / "dependencies.toml").read_text(encoding="utf-8"))["package"]
SCRIPT = runpy.run_path(str(ROOT / "tools" / "dependencies.py"))
KNOWN = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MIT-CMU", "MPL-2.0",
    "PSF-2.0", "Zlib",
}  # fmt: skip


def locked():
    lines = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def wanted(extra):
    listed = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    return [packaging.Requirement(line) for line in listed]


class TestTable:
    @pytest.mark.parametrize("extra", SCRIPT["EXTRAS"])
    def test_what_pyproject_asks_for_is_there_in_a_version_that_it_allows(self, extra):
        versions = {row["name"]: row["version"] for row in TABLE}
        for need in wanted(extra):
            assert need.specifier.contains(versions[utils.canonicalize_name(need.name)]), need

    def test_each_package_is_asked_for(self):
        asked = {utils.canonicalize_name(need.name): extra for extra in SCRIPT["EXTRAS"] for need in wanted(extra)}
        names = {row["name"] for row in TABLE}
        assert len(names) == len(TABLE)
        for row in TABLE:
            assert row["name"] in asked if row["needed"] == "krnews" else row["needed"] in names, row

    def test_licences_are_spdx_and_ask_for_nothing_of_those_who_use_krnews(self):
        for row in TABLE:
            assert set(re.split(r" (?:AND|OR) ", row["licence"])) <= KNOWN, row

    def test_versions_are_those_of_the_lock_file(self):
        assert {row["name"]: row["version"] for row in TABLE} == {row["name"]: locked()[row["name"]] for row in TABLE}

    def test_licences_are_those_of_what_is_installed(self):
        for row in TABLE:
            try:
                found = distribution(row["name"])
            except PackageNotFoundError:
                continue
            if found.version == row["version"]:
                assert SCRIPT["licence"](found) == row["licence"]


def test_the_lock_file_holds_what_development_asks_for():
    for need in wanted("dev"):
        if need.name != "krnews":
            assert need.specifier.contains(locked()[utils.canonicalize_name(need.name)]), need
