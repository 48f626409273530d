"""Load: a hundred megabytes in one call, and a million short texts, with time and memory.

python tests/bench/load.py            # both, as a Markdown table; about half an hour
python tests/bench/load.py --mb 10 --texts 100000
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

READERS = ("normalize_unicode", "segment", "strip_boilerplate", "extract_amounts", "extract_dates")


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

    page = "\n".join(x.text for x in pages(50))
    size = megabytes << 20
    text = page * (size // len(page.encode()) + 1)
    held = resident()
    began = time.process_time()
    found = getattr(krnews, name)(text)
    seconds, grown = time.process_time() - began, peak() - held
    in_memory = sys.getsizeof(text) / (1 << 20)
    rate = len(text) / seconds / 1e6
    return (
        f"| {name} | {len(text.encode()) >> 20} MB | {seconds:.0f} s | {rate:.2f} M chars/s | {grown:,.0f} MB | "
        f"{grown / in_memory:.1f} x the str | {len(found):,} |"
    )


def many(count: int) -> str:
    """Short texts without end: how memory stands at each tenth."""
    import krnews
    from bench.generate import pages

    texts = [line for page in pages(200) for line in page.text.split("\n") if len(line) > 20]
    held: list[float] = []
    began = time.process_time()
    for number in range(count):
        text = f"{texts[number % len(texts)]} {number}호"
        krnews.segment(text)
        krnews.extract_amounts(text)
        krnews.extract_dates(text)
        krnews.strip_boilerplate(krnews.normalize_unicode(text))
        if number % (count // 10) == count // 10 - 1:
            gc.collect()
            held.append(resident())
    seconds = time.process_time() - began
    told = ", ".join(f"{x:.0f}" for x in held)
    return f"{count:,} texts, five functions each: {seconds:.0f} s; MB held at each tenth: {told}"


def main() -> None:
    """Print the report; each measurement has a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=100)
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--only", choices=[*READERS, "many"])
    given = parser.parse_args()
    if given.only:
        print(many(given.texts) if given.only == "many" else large(given.only, given.mb))
        return
    print("| function | text | CPU | speed | memory above | ratio | found |\n|---|---|---|---|---|---|---|", flush=True)
    for name in [*READERS, "many"]:
        command = [sys.executable, __file__, "--only", name, "--mb", str(given.mb), "--texts", str(given.texts)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
