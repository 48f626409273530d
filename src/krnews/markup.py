"""A step for texts in which HTML, Markdown or escapes of JSON were left. `parse` takes it by itself."""

from __future__ import annotations

from krnews import _escapes, _markup
from krnews._markdown import is_markdown, without_emphasis, without_links
from krnews.text import Text, as_text

__all__ = ["strip_markup"]


def strip_markup(text: str) -> Text:
    r"""Take out the tags of HTML and the marks of Markdown that a feed, a CMS or a crawl has left in a text.

    Tags between blocks become line breaks, and so do the `\n` of JSON that stand in two characters; scripts and
    comments go, and of a link its words stay. A text that shows no markup comes back as it is: `<표>`, `a < b` and
    `김**` are text. A whole page is better read by `krnews.html`.

    Args:
        text: A `str` or a `Text`; best before `normalize_unicode`, which makes `<` of `&lt;`.

    Returns:
        The text without its markup, aligned with its source.

    Raises:
        TypeError: `text` is no str.

    Example:
        >>> strip_markup("<b>한별시</b>는 다리를 놓는다.<br/>돈은 <a href='/3'>3조 원</a>이다.")
        Text('한별시는 다리를 놓는다.\n돈은 3조 원이다.')
        >>> strip_markup("# 새 다리\n**한별시**는 [다리](https://example.com)를 놓는다.")
        Text('새 다리\n한별시는 다리를 놓는다.')
    """
    given = as_text(text, "strip_markup")
    plain = given.edit(_escapes.mends(str(given)))
    plain = plain.edit(_markup.mends(str(plain)))
    return without_links(without_emphasis(plain)) if is_markdown(str(plain)) else plain
