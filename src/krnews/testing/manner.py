"""The sentences, names and furniture that the strategies write with."""

from __future__ import annotations

from functools import cache
from typing import Any

from krnews._tables import read_table

_OTHER = {"을": "를", "은": "는", "이": "가"}


@cache
def manner() -> dict[str, Any]:
    """The table `manner.toml`."""
    return read_table("krnews.testing", "manner.toml")


def fill(template: str, slot: str, word: str) -> tuple[str, int]:
    """The sentence with `word` in its slot, its particle after it, and where the word begins.

    Example:
        >>> fill("새 공장에 {amount:을} 쓴다.", "amount", "3조 달러")
        ('새 공장에 3조 달러를 쓴다.', 6)
    """
    at = template.index("{" + slot)
    close = template.index("}", at)
    particle = template[at + len(slot) + 2 : close] if template[at + len(slot) + 1] == ":" else ""
    return template[:at] + word + _agreeing(word, particle) + template[close + 1 :], at


def _agreeing(word: str, particle: str) -> str:
    """The particle in the form that the last syllable of the word wants."""
    if not particle:
        return ""
    open_syllable = not ("가" <= word[-1] <= "힣") or (ord(word[-1]) - 0xAC00) % 28 == 0
    return _OTHER[particle] if open_syllable else particle
