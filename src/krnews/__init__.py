"""Read Korean news: strip boilerplate, put lost spaces back, extract amounts and dates.

Every value says where it stood in the raw page, and why. Start with `parse`, or compose the steps yourself.
"""

from krnews.amounts import (
    Amount,
    Conversion,
    Price,
    Total,
    check_amounts,
    extract_amounts,
    extract_price_table,
    format_amount,
    pair_conversions,
    parse_amount,
    sum_amounts,
)
from krnews.article import Article, parse
from krnews.boilerplate import CONTENT, Kind, Segment, Template, explain, segment, strip_boilerplate
from krnews.dates import DateMention, check_dates, extract_dates, find_published
from krnews.findings import Finding
from krnews.many import parse_many
from krnews.numerals import parse_number
from krnews.spacing import Spacing, lossy_spans, missing_spaces, normalize_spacing
from krnews.steps import compose
from krnews.text import Text
from krnews.unicode import normalize_unicode

__version__ = "0.1.0"

__all__ = [
    "CONTENT",
    "Amount",
    "Article",
    "Conversion",
    "DateMention",
    "Finding",
    "Kind",
    "Price",
    "Segment",
    "Spacing",
    "Template",
    "Text",
    "Total",
    "check_amounts",
    "check_dates",
    "compose",
    "explain",
    "extract_amounts",
    "extract_dates",
    "extract_price_table",
    "find_published",
    "format_amount",
    "lossy_spans",
    "missing_spaces",
    "normalize_spacing",
    "normalize_unicode",
    "pair_conversions",
    "parse",
    "parse_amount",
    "parse_many",
    "parse_number",
    "segment",
    "strip_boilerplate",
    "sum_amounts",
]
