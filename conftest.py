"""Runs the examples of README, documentation and docstrings as tests."""

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_documents = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README*.md", "docs/*.md", "docs/*/*.md", "docs/*/*/*.md"],
)
_docstrings = Sybil(parsers=[DocTestParser()], patterns=["src/*/*.py", "src/*/*/*.py"])

pytest_collect_file = (_documents + _docstrings).pytest()
