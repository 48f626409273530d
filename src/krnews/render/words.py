"""What the document says itself, in the language that was asked for."""

from __future__ import annotations

from functools import cache
from typing import Literal

from krnews._tables import read_table

Language = Literal["en", "ko"]


@cache
def labels(lang: Language) -> dict[str, str]:
    """Name of a label -> the label."""
    return {name: said[lang] for name, said in read_table("krnews.render", "words.toml")["label"].items()}


@cache
def kinds(lang: Language) -> dict[str, str]:
    """Value of a `Kind` -> what it is called."""
    return {name: said[lang] for name, said in read_table("krnews.render", "words.toml")["kind"].items()}


@cache
def meanings(lang: Language) -> dict[str, str]:
    """Value of a `Kind` -> what a stretch of that kind is."""
    return {name: said[lang] for name, said in read_table("krnews.render", "words.toml")["means"].items()}
