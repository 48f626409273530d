"""Hugging Face datasets, 1,000 rows at a time: `python examples/datasets_map.py [ARCHIVE.jsonl]`. Needs datasets."""

import sys
from functools import partial
from pathlib import Path

from datasets import Dataset, disable_progress_bars

from krnews.arrow import parse_batch

archive = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("archive.jsonl"))
disable_progress_bars()

pages = Dataset.from_json(archive)
read = partial(parse_batch, published="date", keep=["id"])
articles = pages.with_format("arrow").map(read, batched=True, load_from_cache_file=False)
for row in articles.with_format(None):
    print(row["id"], row["title"], [(d["text"], str(d["first"])) for d in row["dates"] if d["first"]])
