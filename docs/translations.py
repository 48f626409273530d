"""The Korean of the docstrings: which sentences of the reference still stand in English.

Run `python docs/translations.py`: it prints each sentence that the catalogue in locale/ko lacks, as an entry to be
filled in, and ends with 1 if there is one.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE / "locale" / "ko" / "LC_MESSAGES" / "docstrings.po"
_ENGLISH = re.compile(r"^(?!>>> ).*[A-Za-z]{2,}", re.DOTALL)
_DOCSTRINGS = re.compile(r"\bauto\w+::")
_QUOTED = re.compile(r'^"(?:[^"\\]|\\.)*"$')


def read(catalogue: str) -> dict[str, tuple[str, list[str]]]:
    """The entries of a PO file: sentence -> its translation, and where it stands."""
    entries: dict[str, tuple[str, list[str]]] = {}
    for block in re.split(r"\n\s*\n", catalogue):
        said, field, places = {"msgid": "", "msgstr": ""}, "", []
        for line in block.splitlines():
            if line.startswith("#:"):
                places.append(line[2:].strip())
            elif found := re.match(r"(msgid|msgstr) (.*)", line):
                field, line = found.groups()
            if field and _QUOTED.match(line):
                said[field] += ast.literal_eval(line)
        if said["msgid"]:
            entries[said["msgid"]] = (said["msgstr"], places)
    return entries


def sentences() -> set[str]:
    """What the docstrings of the reference say, as Sphinx hands it to translators; code is not among it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "gettext", "-t", "ko", "-c", str(HERE)]
        command += ["-D", f"exclude_patterns={','.join(_without_docstrings())}", "-D", "suppress_warnings=toc,myst"]
        subprocess.run([*command, "-d", f"{folder}/doctrees", str(HERE / "ko"), f"{folder}/pot"], check=True)
        template = read((Path(folder) / "pot" / "docstrings.pot").read_text(encoding="utf-8"))
    return {
        sentence
        for sentence, (_, places) in template.items()
        if any("docstring of" in place for place in places) and _ENGLISH.search(sentence)
    }


def _without_docstrings() -> list[str]:
    """The pages into which no docstring is read; the first page holds the others together."""
    pages = {path.relative_to(HERE / "ko"): path.read_text(encoding="utf-8") for path in (HERE / "ko").rglob("*.md")}
    return [str(page) for page, text in pages.items() if page.name != "index.md" and not _DOCSTRINGS.search(text)]


def missing() -> list[str]:
    """The sentences without Korean."""
    known = read(CATALOGUE.read_text(encoding="utf-8"))
    return sorted(sentence for sentence in sentences() if not known.get(sentence, ("", []))[0])


def _po(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    todo = missing()
    for sentence in todo:
        print(f'msgid {_po(sentence)}\nmsgstr ""\n')
    sys.exit(bool(todo))
