"""A news feed: the stamp of each item is its day of publication: `python examples/feed.py [FEED.xml]`."""

import sys
from datetime import timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import krnews

feed = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("feed.xml"))
items = list(ElementTree.parse(feed).iter("item"))
stamps = [parsedate_to_datetime(item.findtext("pubDate", "")) for item in items]
texts = [item.findtext("description", "") for item in items]

for article in krnews.parse_many(texts, published=stamps):
    day = article.published.astimezone(timezone(timedelta(hours=9)))  # pages count their days in Seoul
    for mention in article.dates:
        print(f"{day:%Y-%m-%d %H:%M}  {mention.text} = {mention.value}")
