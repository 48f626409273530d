"""A Ray Data job over an archive: `python examples/ray_job.py [ARCHIVE.jsonl]`. Needs ray[data]."""

import logging
import sys
from pathlib import Path

import ray

from krnews.arrow import parse_batch

archive = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("archive.jsonl"))
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
logging.getLogger("ray.data").setLevel("ERROR")
ray.data.DataContext.get_current().enable_progress_bars = False

articles = ray.data.read_json(archive, lines=True).map_batches(
    parse_batch, batch_format="pyarrow", fn_kwargs={"published": "date", "keep": ["id"]}
)
for row in sorted(articles.take_all(), key=lambda row: row["id"]):
    print(row["id"], row["published"], [f"{a['text']} = {a['low']:,.0f} {a['currency']}" for a in row["amounts"]])
ray.shutdown()
