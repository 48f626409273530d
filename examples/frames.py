"""Polars and pandas: `python examples/frames.py [ARCHIVE.jsonl]`. Needs polars and pandas."""

import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa

from krnews.arrow import parse_batch

archive = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("archive.jsonl"))

pages = pl.read_ndjson(archive)
articles = pl.from_arrow(
    parse_batch(pages.to_arrow(), published="date", keep=["id", "text"]).rename_columns({"text": "page"})
)
sums = articles.select("id", "page", "amounts").explode("amounts").unnest("amounts").drop_nulls("start")
print("polars, the largest amount of each currency and where it stands on its page:")
for row in sums.sort("high", descending=True).unique("currency", keep="first").sort("currency").to_dicts():
    print(row["currency"], row["id"], row["page"][row["start"] : row["end"]])

pages = pa.Table.from_pandas(pd.read_json(archive, lines=True, dtype=False))
articles = parse_batch(pages, published="date", keep=["id"]).to_pandas(types_mapper=pd.ArrowDtype)
print("pandas, amounts by month:")
print(
    articles.assign(month=[f"{x:%Y-%m}" for x in articles.published], sums=articles.amounts.map(len))
    .groupby("month")
    .sums.sum()
)
