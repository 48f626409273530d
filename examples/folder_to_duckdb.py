"""A folder of pages to Parquet, and a question to it: `python examples/folder_to_duckdb.py [FOLDER]`.

Needs duckdb, and the extra html for pages of HTML.

The question: which were the largest sums in US dollars of the stories published in April?
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

folder = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parent)
with tempfile.TemporaryDirectory() as there:
    parquet = Path(there, "articles.parquet")
    subprocess.run([sys.executable, "-m", "krnews.cli", "parse", folder, "-o", parquet, "--workers", "2"], check=True)
    question = """
        SELECT DISTINCT published, sum.text AS written, CAST(sum.high AS HUGEINT) AS dollars, title
        FROM (SELECT published, title, unnest(amounts) AS sum FROM read_parquet(?))
        WHERE sum.currency = 'USD' AND month(published) = 4
        ORDER BY dollars DESC LIMIT 5
    """
    for published, written, dollars, title in duckdb.execute(question, [str(parquet)]).fetchall():
        print(published, f"{dollars:>15,}", written, "|", title)
