"""krnews as a step of a datatrove pipeline: `python examples/datatrove_formatter.py [ARCHIVE.jsonl]`. Needs datatrove.

The formatter keeps the story of each page and adds to its metadata what was stripped, and why.
"""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from datatrove.data import Document, DocumentsPipeline
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

import krnews


class KrnewsFormatter(BaseFormatter):
    """The story of a Korean news page: boilerplate stripped, characters made uniform, lost spaces put back."""

    name = "📰 krnews"

    def format(self, text: str) -> str:
        return str(krnews.parse(text).body)

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        for document in data:
            document.metadata["stripped"] = stripped(document)
            yield from super().run(iter([document]), rank, world_size)


def stripped(document: Document) -> dict[str, int]:
    """Characters by rule, of what is not the story."""
    chars: Counter[str] = Counter()
    for segment in krnews.segment(document.text):
        if segment.kind not in krnews.CONTENT:
            chars[segment.rule] += segment.end - segment.start
    return dict(chars)


if __name__ == "__main__":
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("archive.jsonl")
    with tempfile.TemporaryDirectory() as there:
        steps = [
            JsonlReader(str(archive.parent), glob_pattern=archive.name),
            KrnewsFormatter(),
            JsonlWriter(there, output_filename="stories.jsonl", compression=None),
        ]
        LocalPipelineExecutor(steps, tasks=1, logging_dir=f"{there}/logs").run()
        for line in Path(there, "stories.jsonl").read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            print(story["id"], story["text"].split("\n")[0], story["metadata"]["stripped"])
