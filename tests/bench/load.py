"""Load: a hundred megabytes in one call, and a million short texts, with time and memory.

python tests/bench/load.py > docs/benchmarks/load.md    # both; an hour or more
python tests/bench/load.py --mb 10 --texts 100000
python tests/bench/load.py --only many        # the readers, and parse as where Kiwi does not load
python tests/bench/load.py --only spaced      # parse with Kiwi, which takes most of its time
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import random
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

READERS = ("normalize_unicode", "segment", "strip_boilerplate", "extract_amounts", "extract_dates")
LARGE = """One call over one text of generated pages; memory is the peak above what was held before, without the text.

| function | text | CPU | speed | memory above | ratio | found |
|---|---|---|---|---|---|---|"""
MANY = """
Short texts of 41 characters in the mean, no two alike in their figures, through `segment`, `extract_amounts`,
`extract_dates` and `parse` as where Kiwi does not load:
"""
SPACED = "\nThe same through `parse` with Kiwi:\n"
DIGIT = re.compile(r"\d")
SENTENCE = re.compile(r"(?<=다\.) |\n")


def resident() -> float:
    """Megabytes that this process holds now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("no VmRSS: this needs Linux")


def peak() -> float:
    """Megabytes that this process held at most."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def large(name: str, megabytes: int) -> str:
    """One call over one large text: a row of the table."""
    import krnews
    from bench.generate import pages

    read = getattr(krnews, name)
    page = "\n".join(x.text for x in pages(50))
    read(page)  # tables are compiled
    size = megabytes << 20
    text = page * (size // len(page.encode()) + 1)
    held = resident()
    began = time.process_time()
    found = read(text)
    seconds, grown = time.process_time() - began, peak() - held
    in_memory = sys.getsizeof(text) / (1 << 20)
    return (
        f"| {name} | {len(text.encode()) >> 20} MB | {seconds:.0f} s | {len(text) / seconds / 1e6:.2f} M chars/s | "
        f"{grown:,.0f} MB | {grown / (len(text.encode()) / (1 << 20)):.1f} x the bytes, {grown / in_memory:.1f} x the "
        f"str | {len(found):,} |"
    )


def many(count: int, *, spaced: bool) -> None:
    """Short texts without end, no two alike in their figures: how memory stands at each tenth."""
    if not spaced:
        sys.modules["kiwipiepy"] = None  # type: ignore[assignment]
    import krnews
    from bench.generate import pages

    lines = (line for page in pages(200) for line in SENTENCE.split(page.text))
    texts = [line for line in lines if 20 < len(line) <= 80]
    dice = random.Random(0)
    began = time.process_time()
    print("| texts | CPU | MB held |\n|---|---|---|", flush=True)
    for number in range(count):
        text = DIGIT.sub(lambda _: str(dice.randrange(10)), texts[number % len(texts)])
        day = dt.date.fromordinal(dice.randrange(693_596, 750_000))
        if not spaced:
            krnews.segment(text)
            krnews.extract_amounts(text)
            krnews.extract_dates(text, published=day)
        krnews.parse(text, published=day)
        if number % (count // 10) == count // 10 - 1:
            gc.collect()
            print(f"| {number + 1:,} | {time.process_time() - began:.0f} s | {resident():.1f} |", flush=True)


def main() -> None:
    """Print the report; each measurement has a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=100)
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--only", choices=[*READERS, "many", "spaced"])
    given = parser.parse_args()
    if given.only in ("many", "spaced"):
        many(given.texts, spaced=given.only == "spaced")
        return
    if given.only:
        print(large(given.only, given.mb), flush=True)
        return
    print(LARGE, flush=True)
    for name in READERS:
        for megabytes in (given.mb // 4, given.mb // 2, given.mb):
            command = [sys.executable, __file__, "--only", name, "--mb", str(megabytes)]
            subprocess.run(command, check=True)
    for name, said in (("many", MANY), ("spaced", SPACED)):
        print(said, flush=True)
        subprocess.run([sys.executable, __file__, "--only", name, "--texts", str(given.texts)], check=True)


if __name__ == "__main__":
    main()
