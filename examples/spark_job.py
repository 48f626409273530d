"""A Spark job over an archive: `python examples/spark_job.py [ARCHIVE.jsonl]`. Needs pyspark and Java 17."""

import os
import sys
from functools import partial
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from krnews.arrow import SCHEMA, parse_batches

archive = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("archive.jsonl"))
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .config("spark.sql.session.timeZone", "Asia/Seoul")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")

columns = from_arrow_schema(pa.schema([("id", pa.string()), *SCHEMA]))
articles = spark.read.json(archive).mapInArrow(partial(parse_batches, published="date", keep=["id"]), columns)
articles.createOrReplaceTempView("articles")
spark.sql(
    """
    SELECT currency, count(*) AS amounts, CAST(max(high) AS DECIMAL(38, 0)) AS largest
    FROM (SELECT inline(amounts) FROM articles) GROUP BY currency ORDER BY currency
    """
).show()
spark.stop()
