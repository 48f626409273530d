"""What repeats across the pages of one outlet."""

from __future__ import annotations


class Template:
    """What repeats across the pages of one outlet."""
