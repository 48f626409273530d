"""What the tests share: reading the golden cases, and what a page says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import settings

import krnews

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
PAGES = ROOT / "examples" / "pages"


def golden(name: str) -> list[dict[str, Any]]:
    """The cases of `tests/cases/NAME`, a JSON list of objects that each have a `label`."""
    cases: list[dict[str, Any]] = json.loads((CASES / name).read_text(encoding="utf-8"))
    labels = [case["label"] for case in cases]
    assert len(labels) == len(set(labels)), f"two cases of {name} have the same label"
    return cases


def label(case: dict[str, Any]) -> str:
    """A case's name in pytest's output."""
    return str(case["label"])


def page(name: str) -> str:
    """An example page as text."""
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


def share(part: float) -> settings:
    """Settings with a part of the examples of the profile, for properties that are slow."""
    return settings(max_examples=max(10, int(settings().max_examples * part)))


def told(text: str) -> tuple[Any, ...]:
    """What a page says, however it is written down: title, byline, stamp, words of the story, sums and days."""
    article = krnews.parse(text)
    values = [x.low for x in article.amounts], [x.value for x in article.dates]
    return article.title, article.byline, article.published, article.body.split(), *values
