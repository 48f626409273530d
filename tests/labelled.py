"""The labelled pages of `tests/cases/boilerplate/pages`: reading them, and measuring a segmentation against them.

A page is a file of rows `CODE<tab>ITEM ¦ ITEM`; each item is a line of the page and the code is its kind. `⟦…⟧` marks
a stretch inside a line of the story that is not part of it. A row that begins with # is a remark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from krnews import segment, strip_boilerplate
from support import CASES

FOLDER = CASES / "boilerplate" / "pages"
CODES = {
    "t": "title", "d": "deck", "h": "heading", "b": "body", "cap": "caption", "by": "byline", "st": "timestamp",
    "mast": "masthead", "key": "keywords", "tool": "toolbar", "rea": "reactions", "com": "comments", "rel": "related",
    "tick": "ticker", "promo": "promo", "copy": "copyright", "nav": "navigation", "for": "foreign", "code": "code",
    "orn": "ornament", "dl": "dateline",
}  # fmt: skip
KEPT = frozenset(("title", "deck", "heading", "body"))
INLINE = re.compile(r"⟦(.*?)⟧")


@dataclass(frozen=True)
class Labelled:
    """A page of ours: its lines, the kind of each, and what is left of each when only the story is kept."""

    name: str
    lines: tuple[tuple[str, str, str], ...]
    groups: tuple[int, ...]

    def text(self, layout: str = "lines") -> str:
        """The page as people hold it: one line after the other, or lists with bullets and blank lines between."""
        if layout == "lines":
            return "\n".join(line for _, line, _ in self.lines)
        parts, at = [], 0
        for size in self.groups:
            rows = [line for _, line, _ in self.lines[at : at + size]]
            parts.append("\n".join(f"  • {row}" for row in rows) if size > 2 else "\n\n".join(rows))
            at += size
        return "\n\n".join(parts)

    @property
    def story(self) -> str:
        """What should be left of the page."""
        return "\n".join(clean for kind, _, clean in self.lines if kind in KEPT)


def labelled_pages(folder: Path = FOLDER) -> Iterator[Labelled]:
    """All labelled pages, in the order of their names."""
    for path in sorted(folder.glob("*.page")):
        lines, groups = [], []
        for row in path.read_text(encoding="utf-8").splitlines():
            if not row.strip() or row.startswith("#"):
                continue
            code, _, items = row.partition("\t")
            texts = [item.strip() for item in items.split("¦") if item.strip()]
            groups.append(len(texts))
            lines += [(CODES[code], INLINE.sub(r"\1", x), " ".join(INLINE.sub(" ", x).split())) for x in texts]
        yield Labelled(path.stem, tuple(lines), tuple(groups))


def kinds_of(text: str) -> list[str]:
    """The kind that covers most of each line that is not blank."""
    parts, found, at, first = segment(text), [], 0, 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            cover: Counter[str] = Counter()
            while first < len(parts) and parts[first].end <= at:
                first += 1
            for part in parts[first:]:
                if part.start >= end:
                    break
                cover[str(part.kind)] += min(end, part.end) - max(at, part.start)
            found.append(cover.most_common(1)[0][0])
        at = end + 1
    return found


def word_scores(text: str, story: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words that are left of a page."""
    out, gold = Counter(str(strip_boilerplate(text)).split()), Counter(story.split())
    hit = sum((out & gold).values())
    precision, recall = hit / max(1, out.total()), hit / max(1, gold.total())
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0
