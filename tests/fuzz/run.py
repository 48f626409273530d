"""Coverage-guided fuzzing of one function with atheris.

    pip install atheris
    python tests/fuzz/run.py extract_amounts -max_total_time=600
    python tests/fuzz/run.py read_html -max_total_time=600 CORPUS_FOLDER

Whatever it finds is written to `crash-*`; it becomes a case of the function's tests, and the input goes. What is asked
of each function is what the properties ask: no exception, offsets that hold, a result that wants nothing more.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["krnews"]):
    import krnews
    from krnews.html import read_html

DAY = dt.date(2024, 4, 11)


def segment(text: str) -> None:
    """The segments tile the text."""
    assert "".join(text[x.start : x.end] for x in krnews.segment(text)) == text


def extract_amounts(text: str) -> None:
    """Spans hold, and what was found can be checked."""
    found = krnews.extract_amounts(text)
    assert all(text[x.start : x.end] == x.text for x in found)
    krnews.check_amounts(found)


def extract_dates(text: str) -> None:
    """Spans hold."""
    assert all(text[x.start : x.end] == x.text for x in krnews.extract_dates(text, published=DAY))


def normalize_unicode(text: str) -> None:
    """Once is enough."""
    once = krnews.normalize_unicode(text)
    assert once.source == text
    assert krnews.normalize_unicode(str(once)) == once


def html(text: str) -> None:
    """Any page is text."""
    assert isinstance(read_html(text), str)


def text(plain: str) -> None:
    """Slices and edits keep their offsets."""
    whole = krnews.Text(plain)
    middle = len(plain) // 2
    edited = whole[middle:].edit([(0, 0, " ")])
    assert edited.to_source(1, len(edited)) == (middle, len(plain))
    assert [str(x) for x in whole.splitlines()] == plain.splitlines()


TARGETS: dict[str, Callable[[str], None]] = {
    "segment": segment,
    "extract_amounts": extract_amounts,
    "extract_dates": extract_dates,
    "normalize_unicode": normalize_unicode,
    "read_html": html,
    "Text": text,
}


def main() -> None:
    """Fuzz the function that the first argument names; the others are libFuzzer's."""
    target = TARGETS[sys.argv.pop(1)]

    def one(data: bytes) -> None:
        target(data.decode("utf-8", "surrogateescape"))

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
