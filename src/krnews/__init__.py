"""Read Korean news: strip boilerplate, put lost spaces back, extract amounts and dates.

Every value says where it stood in the raw page, and why. Start with `parse`, or compose the steps yourself.
"""

from krnews.boilerplate import CONTENT, Kind, Segment, Template, segment, strip_boilerplate
from krnews.spacing import normalize_spacing
from krnews.text import Text, compose
from krnews.unicode import normalize_unicode

__version__ = "0.1.0"

__all__ = [
    "CONTENT",
    "Kind",
    "Segment",
    "Template",
    "Text",
    "compose",
    "normalize_spacing",
    "normalize_unicode",
    "segment",
    "strip_boilerplate",
]
