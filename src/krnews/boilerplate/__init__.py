"""Which parts of a page are the story, and which stand about and around it.

`segment` names every stretch of a page and the rule that decided, `strip_boilerplate` keeps some kinds of them,
`Template` learns what repeats on an outlet's pages, `explain` shows the decisions and `check_segments` what is odd.
"""

from krnews.boilerplate.checks import check_segments
from krnews.boilerplate.explain import explain
from krnews.boilerplate.kinds import CONTENT, Kind, Segment
from krnews.boilerplate.segments import segment
from krnews.boilerplate.strip import keep_segments, strip_boilerplate
from krnews.boilerplate.template import Template

__all__ = [
    "CONTENT",
    "Kind",
    "Segment",
    "Template",
    "check_segments",
    "explain",
    "keep_segments",
    "segment",
    "strip_boilerplate",
]
