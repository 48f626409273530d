"""What repeats across the pages of one outlet, learned from a pile of them.

A unit is a line, or a sentence at the edge of a line, with what differs from page to page masked: names of reporters,
numbers, addresses. A unit that stands on many pages belongs to the outlet and not to any story; one that stands on a
single page is never learned.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from os import PathLike

from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.rules import finals, pattern
from krnews.text import as_str

FORMAT = 1
EDGE = 4
LONGEST = 400
TELLING = 30
ALIKE = 0.5

_FINISHED = re.compile(r"[다요]\.")
_ADDRESS = re.compile(
    r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*?(?:\.(?:com|net|co\.kr|kr|org)(?![a-z])|(?![A-Za-z0-9.-]))|(?:https?://|www\.)[!-~]+"
)
_SIGNED = re.compile(r"(?<!○ )[가-힣]{2,4}\s?@")
_NUMBER = re.compile(r"\d[\d.,:/-]*")
_SPACE = re.compile(r"\s+")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[{finals()}]\.[\"”’'」』)\]]*|[?!][\"”’'」』)\]]*|\.(?=\s|$)")


class Template:
    """The furniture of an outlet's pages.

    Attributes:
        units: Masked unit -> the number of pages on which it stood.
        pages: From how many different pages it was learned.
    """

    __slots__ = ("pages", "units")

    def __init__(self, units: dict[str, int], pages: int) -> None:
        self.units = dict(units)
        self.pages = pages

    @classmethod
    def learn(cls, pages: Iterable[str], *, share: float = 0.2) -> Template:
        """What repeats on the pages of one outlet.

        Args:
            pages: Texts of pages of one outlet, whole or flattened. Copies of a page count once.
            share: On what part of the pages a unit has to stand, above 0 and up to 1; two pages at the least.

        Returns:
            The template; empty where nothing repeats.

        Raises:
            ValueError: `share` is not a part of 1.
            TypeError: A page is no str, or `pages` is a single one.

        Example:
            >>> pages = [f"{day}일에 다리가 열렸다.더 많은 소식은 물빛편지로 만나요" for day in range(1, 9)]
            >>> Template.learn(pages).units
            {'더 많은 소식은 물빛편지로 만나요': 8}
        """
        if isinstance(pages, str | bytes):
            raise TypeError("Template.learn() reads an iterable of pages, got a single one; pass [page, ...]")
        if not 0 < share <= 1:
            raise ValueError(f"share={share!r}: expected a part of the pages, above 0 and up to 1")
        counts: Counter[str] = Counter()
        seen: set[int] = set()
        stories: set[str] = set()
        number = 0
        for page in pages:
            plain = as_str(page, "Template.learn")
            words = hash(" ".join(plain.split()))
            story = {unit for unit in _sentences(plain) if len(unit) >= TELLING}
            if words in seen or (story and len(story & stories) >= ALIKE * len(story)):
                continue
            seen.add(words)
            stories |= story
            number += 1
            counts.update(set(_units(plain)))
        least = max(2, math.ceil(share * number))
        found = {unit: count for unit, count in counts.items() if count >= least}
        return cls(dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))), number)

    def knows(self, line: str) -> bool:
        """Whether the whole of `line` is furniture."""
        return len(line) <= LONGEST and mask(line) in self.units

    def edges(self, line: str) -> tuple[int, int]:
        """Where in `line` the story begins and ends, between the furniture glued to its edges."""
        start, end = 0, len(line)
        while end > start:
            ends = [found.end() for found in _ends().finditer(line, max(start, end - LONGEST), end)]
            cut = next((at for at in ends if at < end and mask(line[at:end]) in self.units), None)
            if cut is None:
                break
            end = cut
        while start < end:
            ends = [found.end() for found in _ends().finditer(line, start, min(end, start + LONGEST))]
            cut = next((at for at in reversed(ends) if at < end and mask(line[start:at]) in self.units), None)
            if cut is None:
                break
            start = cut
        return start, end

    @staticmethod
    def kind(unit: str) -> Kind:
        """What a unit is that nothing but the template knows: a menu entry, or a notice to the reader."""
        return Kind.NAVIGATION if len(unit) < 15 else Kind.PROMO

    def to_json(self) -> str:
        """The template as JSON text."""
        import json

        content = {"format": FORMAT, "pages": self.pages, "units": self.units}
        return json.dumps(content, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Template:
        """The template that `to_json` wrote.

        Raises:
            ValueError: The text is no template, or one of a later format.
        """
        import json

        try:
            content = json.loads(text)
            version, pages, units = content["format"], int(content["pages"]), content["units"]
            known = {str(unit): int(count) for unit, count in units.items()}
        except (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError) as error:
            raise ValueError(f"not a template ({error}); expected the JSON that Template.save writes") from None
        if version != FORMAT:
            raise ValueError(f"a template of format {version!r}; this krnews reads format {FORMAT}")
        return cls(known, pages)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the template to a JSON file."""
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.to_json())

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Template:
        """Read a template that `save` wrote.

        Raises:
            ValueError: The file holds no template.
        """
        with open(path, encoding="utf-8") as file:
            return cls.from_json(file.read())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Template):
            return NotImplemented
        return (self.units, self.pages) == (other.units, other.pages)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Template of {self.pages} pages: {len(self.units)} units>"


def mask(unit: str) -> str:
    """`unit` with what differs from page to page taken out; what holds a finished sentence is left as it is.

    Two market reports may differ in nothing but their figures, and both are stories.
    """
    if _FINISHED.search(unit):
        return _SPACE.sub(" ", unit).strip()
    plain = _ADDRESS.sub("@", unit)
    plain = pattern("reporters").sub("○ ", plain)
    plain = _SIGNED.sub("○ @", plain)
    return _SPACE.sub(" ", _NUMBER.sub("0", plain)).strip()


def _sentences(page: str) -> Iterator[str]:
    for line in page.split("\n"):
        at = 0
        for found in _ends().finditer(line):
            yield mask(line[at : found.end()])
            at = found.end()


def _units(page: str) -> Iterator[str]:
    """The masked units of a page: its lines, and the sentences at the edges of each."""
    for line in page.split("\n"):
        bare = line.strip().lstrip("•").strip()
        if not bare:
            continue
        if len(bare) <= LONGEST:
            yield from _worth_learning(bare)
        ends = [0, *(found.end() for found in _ends().finditer(bare))]
        if len(ends) == 1:
            continue
        if ends[-1] < len(bare):
            ends.append(len(bare))
        parts = [bare[a:b] for a, b in pairwise(ends)]
        for part in parts[:EDGE] + parts[-EDGE:]:
            if len(part) <= LONGEST:
                yield from _worth_learning(part)


def _worth_learning(unit: str) -> Iterator[str]:
    masked = mask(unit)
    if sum(char.isalpha() for char in masked) >= 2:
        yield masked
