"""Coverage-guided fuzzing of one function with atheris.

    pip install atheris
    python tests/fuzz/run.py extract_amounts CORPUS_FOLDER -max_total_time=600
    make fuzz-guided                                                            # each of them for ten minutes

An empty corpus folder is first filled with cases of the project. Each fault is told once by the place where it was
raised, its input written to `crash-NAME-*`, and the run goes on; what hangs ends it and is written to `timeout-*`. It
becomes a case of the function's tests, and the input goes. What is asked of each function is what the properties ask:
no exception, offsets that hold, a result that wants nothing more.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent))

with atheris.instrument_imports(include=["krnews"]):
    import krnews
    from krnews.html import parse_html, read_html

from seeds import pieces, seeds

DAY = dt.date(2024, 4, 11)
LONGEST = 2000
DEFAULTS = (f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1")


def segment(text: str) -> None:
    """The segments tile the text, and nothing is new in the story that is kept."""
    assert "".join(text[x.start : x.end] for x in krnews.segment(text)) == text
    once = krnews.strip_boilerplate(text)
    left = iter(text)
    assert all(char in left for char in once)  # a subsequence
    assert len(krnews.strip_boilerplate(once)) <= len(once)
    assert once.source == text


def extract_amounts(text: str) -> None:
    """Spans hold, and what was found can be checked, paired, summed and written."""
    found = krnews.extract_amounts(text)
    for amount in found:
        assert text[amount.start : amount.end] == amount.text
        assert None in (amount.low, amount.high) or amount.low <= amount.high  # type: ignore[operator]
        amount.bounds()
        krnews.format_amount(amount)
    for finding in krnews.check_amounts(found):
        assert 0 <= finding.start < finding.end <= len(text)
    assert all(pair.rate.is_finite() for pair in krnews.pair_conversions(found))
    krnews.extract_price_table(text)


def extract_dates(text: str) -> None:
    """Spans hold, days stand in order, each says why."""
    for published in (DAY, None):
        for date in krnews.extract_dates(text, published=published):
            assert text[date.start : date.end] == date.text
            assert date.first is None or date.first <= date.last
            assert date.why
    krnews.check_dates(text, published=DAY)
    krnews.find_published(text)


def normalize_unicode(text: str) -> None:
    """Once is enough, and every offset leads somewhere."""
    once = krnews.normalize_unicode(text)
    assert once.source == text
    assert krnews.normalize_unicode(str(once)) == once
    assert once.to_source(0, len(once))[1] <= len(text)


def html(text: str) -> None:
    """Any page is text, and an article of it."""
    page = read_html(text)
    assert isinstance(page, str)
    assert parse_html(text).page == page


def text(plain: str) -> None:
    """Slices and edits keep their offsets."""
    whole = krnews.Text(plain)
    middle = len(plain) // 2
    edited = whole[middle:].edit([(0, 0, " ")])
    assert edited.to_source(1, len(edited)) == (middle, len(plain))
    lines = whole.splitlines()
    assert [str(x) for x in lines] == plain.splitlines()
    assert all(plain[slice(*x.to_source(0, len(x)))] == x for x in [*lines, whole.strip()])
    for change in (str.strip, str.upper, str.title, lambda x: x.replace(" ", ""), lambda x: x.expandtabs(4)):
        changed = krnews.compose(change)(whole)
        assert changed == change(plain)
        assert changed.source == plain
        ends = [changed.to_source(at, at)[0] for at in range(len(changed) + 1)]
        assert ends == sorted(ends)


TARGETS: dict[str, Callable[[str], None]] = {
    "segment": segment,
    "extract_amounts": extract_amounts,
    "extract_dates": extract_dates,
    "normalize_unicode": normalize_unicode,
    "read_html": html,
    "Text": text,
}


def decoded(data: bytes) -> str:
    """The bytes as text; what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def mutate(data: bytes, longest: int, seed: int) -> bytes:
    """A change of whole characters and words, every other time; libFuzzer's own would break most Korean letters."""
    dice = random.Random(seed)
    if dice.random() < 0.5:
        return bytes(atheris.Mutate(data, longest))
    chars = decoded(data)
    for _ in range(dice.randint(1, 4)):
        start = dice.randint(0, len(chars))
        end = min(len(chars), start + dice.choice((0, 0, 1, 2, 5, 20)))
        new = dice.choice((dice.choice(WORDS), dice.choice(WORDS), chars[end : end + 5], "", chars[start:end] * 2))
        chars = chars[:start] + new + chars[end:]
    return chars.encode("utf-8", "surrogateescape")[:longest]


WORDS = pieces()


def main() -> None:
    """Fuzz the function that the first argument names; the second is the corpus, the others are libFuzzer's."""
    name = sys.argv.pop(1)
    target = TARGETS[name]
    for folder in (Path(x) for x in sys.argv[1:2] if not x.startswith("-")):
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate([] if any(folder.iterdir()) else seeds(name)):
            data = seed.encode("utf-8", "surrogatepass")[:LONGEST]
            (folder / f"{number:04}").write_bytes(data)

    told: set[tuple[str, int | None]] = set()

    def one(data: bytes) -> None:
        try:
            target(decoded(data))
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            if (place.filename, place.lineno) not in told:
                told.add((place.filename, place.lineno))
                out = Path(f"crash-{name}-{hashlib.sha1(data).hexdigest()[:8]}")
                out.write_bytes(data)
                traceback.print_exc()
                print(f"FAULT written to {out}", file=sys.stderr, flush=True)

    atheris.Setup([sys.argv[0], *DEFAULTS, *sys.argv[1:]], one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
