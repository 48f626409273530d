"""Builds the site into docs/_build/html: both languages, the door that leads to them, and llms.txt.

Run `python docs/build.py [FOLDER]`. Nothing is fetched, and a warning ends the build.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "ko")
DOOR = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>krnews</title>
<script>location.replace((navigator.language || "").startsWith("ko") ? "ko/index.html" : "en/index.html");</script>
</head>
<body>
<p><a href="en/index.html">English</a> · <a href="ko/index.html" lang="ko">한국어</a></p>
</body>
</html>
"""


def build(out: Path) -> None:
    """Build the whole site into `out`, which is made anew.

    Raises:
        SystemExit: Sphinx warned or failed; what it said stands on standard error.
    """
    shutil.rmtree(out, ignore_errors=True)
    builds = {}
    for language in LANGUAGES:  # at the same time: neither knows of the other
        command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html"]
        command += ["-c", str(HERE), "-d", str(out.parent / f"doctrees-{language}"), "-t", language]
        builds[language] = subprocess.Popen([*command, str(HERE / language), str(out / language)])
    failed = [language for language, build in builds.items() if build.wait()]
    if failed:
        raise SystemExit(f"docs: the build of {' and '.join(failed)} warned or failed, see above")
    (out / "index.html").write_text(DOOR, encoding="utf-8")
    shutil.copy(HERE / "llms.txt", out / "llms.txt")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "_build" / "html"
    build(folder)
    print(f"built {folder}; serve it with: make docs-serve")
