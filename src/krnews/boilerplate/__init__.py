"""Which parts of a page are the story, and which stand about and around it."""

from krnews.boilerplate.kinds import CONTENT, Kind, Segment
from krnews.boilerplate.segments import segment
from krnews.boilerplate.strip import strip_boilerplate
from krnews.boilerplate.template import Template

__all__ = ["CONTENT", "Kind", "Segment", "Template", "segment", "strip_boilerplate"]
