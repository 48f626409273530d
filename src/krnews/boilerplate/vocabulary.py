"""The words of a story, by which a line above it is known as its title or deck."""

from __future__ import annotations

import re

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Line

STORY = 1500
_WORD = re.compile(r"[가-힣A-Za-z]{2,}|\d{2,}")
_LETTER, _DIGIT = re.compile(r"[가-힣A-Za-z]"), re.compile(r"\d")
_STEM = 2
"""So many characters of a word tell a noun, whatever particle is behind it."""


class Vocabulary:
    """How the words of the story begin: it is asked for the few that stand in titles, and never taken apart.

    Attributes:
        silent: No word stands in the story.
    """

    def __init__(self, lines: list[Line]) -> None:
        told: list[str] = []
        size = 0
        for line in lines:
            if size >= STORY:
                break
            if line.kind is None or line.kind is Kind.BODY:
                told.append(line.text[:STORY])
                size += line.size
        self._text = "\n".join(told)
        self._known: dict[str, bool] = {}
        self.silent = _WORD.search(self._text) is None

    def shared(self, text: str) -> float:
        """What part of the words of `text` the story has too."""
        stems = {word[:_STEM] for word in _WORD.findall(text)}
        return sum(map(self._has, stems)) / len(stems) if stems else 0.0

    def _has(self, stem: str) -> bool:
        found = self._known.get(stem)
        if found is None:
            found = self._known[stem] = self._looked_up(stem)
        return found

    def _looked_up(self, stem: str) -> bool:
        """Whether a word begins with `stem`: behind what a word of its kind does not go on from."""
        goes_on = _DIGIT if stem[0].isdecimal() else _LETTER
        at = self._text.find(stem)
        while at > 0 and goes_on.match(self._text, at - 1):
            at = self._text.find(stem, at + 1)
        return at >= 0
