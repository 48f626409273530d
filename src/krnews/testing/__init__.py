"""Strategies for hypothesis, each of which knows what is true of what it writes.

Needs the extra `testing`. `amounts` and `dates` write sentences with the value that stands in them, `articles` and
`pages` whole pages with their true segments, `loss` takes spaces away and says which, and `texts` is any text at all.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401
except ImportError as error:
    raise ImportError("krnews.testing needs hypothesis; install it with: pip install 'krnews[testing]'") from error

from krnews.testing.days import dates
from krnews.testing.layouts import articles, layouts, pages
from krnews.testing.money import amounts
from krnews.testing.noise import loss, texts
from krnews.testing.written import LossyText, WrittenAmount, WrittenDate, WrittenPage

__all__ = [
    "LossyText",
    "WrittenAmount",
    "WrittenDate",
    "WrittenPage",
    "amounts",
    "articles",
    "dates",
    "layouts",
    "loss",
    "pages",
    "texts",
]
