"""krnews as mypyc compiles it, for the tests and benchmarks that run it beside the plain one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("pyproject.toml", "README.md", "LICENSE", "src")


def unpacked(folder: Path) -> Path:
    """Build the compiled wheel from a copy of the project, since mypyc writes beside its sources; where it lies open.

    Raises:
        RuntimeError: It cannot be built; the message is what the build said.
    """
    copy, opened = folder / "copy", folder / "compiled"
    for part in PARTS:
        take = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy.mkdir(exist_ok=True)
        take(ROOT / part, copy / part)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder), str(copy)]
    asked = os.environ | {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}
    done = subprocess.run(command, env=asked, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(opened)
    return opened
