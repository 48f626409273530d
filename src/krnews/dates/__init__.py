"""Dates: what a text says of time, as days, with the reason.

`extract_dates` reads the mentions, `check_dates` what does not agree in them, `read_dates` both; `find_published` reads
the stamp of the page.
"""

from krnews.dates.extract import check_dates, extract_dates, read_dates
from krnews.dates.model import DateMention
from krnews.dates.stamps import Stamps, find_published, find_stamps

__all__ = ["DateMention", "Stamps", "check_dates", "extract_dates", "find_published", "find_stamps", "read_dates"]
