"""An article one can look at: a standalone page that shows the story, its values, and what was stripped and why.

The document asks for nothing from elsewhere and carries a policy that forbids it: its style and script stand inside,
named by their hash, so that no other script can run in it. All that comes from an article is escaped.
"""

from krnews.render.document import to_html, to_notebook
from krnews.render.words import Language

__all__ = ["Language", "to_html", "to_notebook"]
