"""Every pattern that krnews compiles, tried on hostile input; run by `test_hostile` in a process of its own.

Prints the patterns that took longer than a generous bound, as lines of JSON, and at last how many there were.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import regex

SIZE, SECONDS = 300, 0.2
UNITS = (
    " ", "\n", "가", "1", "0", "a", ",", ".", "(", "[", "“", '"', "'", "억", "일", "년", "1,", "1 ", "1억 ", "가 ",
    "다. ", "<a ", "&#", "-", "1-", "2024.", "1월 1일 ", "1일(", "~", "·", "A=", "//", "@", "a.", "▲", "ⓒ", "|", "_",
    "$1,", "천", "수", "지난 ", "오전 ", "기자 ", "(가=가)", "사진=", "입력 ", "ab ", "가1", "1가", " 1", "\n1", "1\n",
    "\u200b",
)  # fmt: skip
compiled: dict[tuple[str, int], Any] = {}


def watched(compile_: Callable[..., Any]) -> Callable[..., Any]:
    """`re.compile`, noting what krnews compiles."""

    def compile_and_note(pattern: Any, *args: Any, **options: Any) -> Any:
        made = compile_(pattern, *args, **options)
        if sys._getframe(1).f_globals.get("__name__", "").startswith("krnews") and isinstance(made.pattern, str):
            compiled[made.pattern, made.flags] = made
        return made

    return compile_and_note


re.compile, regex.compile = watched(re.compile), watched(regex.compile)

import krnews  # noqa: E402
from krnews.boilerplate.rules import rules  # noqa: E402

for module in pkgutil.walk_packages(krnews.__path__, "krnews."):
    if not module.name.endswith(("__main__", "train")):
        importlib.import_module(module.name)
for module_ in [value for name, value in list(sys.modules.items()) if name.startswith("krnews")]:
    for cached in list(vars(module_).values()):  # the tables that are compiled when first asked for
        if hasattr(cached, "cache_info") and not inspect.signature(cached).parameters:
            cached()
for page in sorted((Path(__file__).resolve().parent.parent / "examples" / "pages").glob("*.txt")):
    krnews.parse(page.read_text(encoding="utf-8"))

bounded = {rule.line: rule.longest for rule in rules()}  # a rule is asked about whole lines up to that length
for (text, _), pattern in list(compiled.items()):
    for unit in UNITS:
        hostile = (unit * SIZE)[: min(SIZE, bounded.get(pattern, SIZE))] + "\x01"
        began = time.process_time()
        pattern.match(hostile)
        pattern.fullmatch(hostile)
        if pattern not in bounded:
            sum(1 for _ in pattern.finditer(hostile))
        if time.process_time() - began > SECONDS:
            print(json.dumps({"pattern": text, "unit": unit, "seconds": time.process_time() - began}), flush=True)
            break
print(len(compiled))
