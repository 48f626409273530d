"""A search that knows Korean: 금액 finds 금액과 and 금액을, and names in Latin letters are found as they stand.

At build time Kiwi takes the words apart and only what carries meaning is indexed: 금액과 as 금액, 읽는다 as 읽.
The browser has no Kiwi; it takes a query apart by the longest words that the index knows (korean_search.js).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

from krnews._kiwi import kiwi

_HANGUL = re.compile("[가-힣]")
_MEANING = ("N", "V", "XR", "MAG", "MM")
_EMPTY = {"하", "되", "있", "없", "이", "것", "수", "등", "그", "때", "않", "같"}


@cache
def korean_words(text: str) -> tuple[str, ...]:
    """The words of Korean text that carry meaning, each as its stem; nouns written in one word also together."""
    found: list[str] = []
    compound, end = "", -1
    for token in kiwi().tokenize(text):
        hangul = _HANGUL.search(token.form)
        if hangul and token.tag.startswith(_MEANING) and not token.tag.startswith("VC"):
            found.append(token.form)
        noun = hangul and token.tag.startswith(("NN", "XR", "XSN", "XPN"))
        if noun and token.start == end:
            compound += token.form
            found.append(compound)
        else:
            compound = token.form if noun else ""
        end = token.start + token.len if noun else -1
    return tuple(word for word in found if word not in _EMPTY)


class KoreanSearch(SearchEnglish):
    """Korean by morphemes, everything else as Sphinx does it for English."""

    lang = "ko"
    language_name = "English"  # names the stemmer in the browser
    js_splitter_code = (Path(__file__).parent / "korean_search.js").read_text(encoding="utf-8")

    def split(self, input: str) -> list[str]:
        """The words of a text: those without Hangul as they stand, the others by `korean_words`."""
        words = [word for word in self._word_re.findall(input) if not _HANGUL.search(word)]
        if not _HANGUL.search(input):
            return words
        mixed = [run for word in self._word_re.findall(input) if _HANGUL.search(word) for run in _latin(word)]
        return [*words, *mixed, *korean_words(input)]


class EnglishSearch(KoreanSearch):
    """The same for the English pages, whose examples are Korean."""

    lang = "en"


def _latin(word: str) -> list[str]:
    """The names inside a word that has Hangul too: extract_amounts in extract_amounts는."""
    return re.findall("[A-Za-z_][A-Za-z0-9_]+", word)


def setup(app: Sphinx) -> dict[str, Any]:
    """Take the place of Sphinx's search for both languages."""
    app.add_search_language(KoreanSearch)
    app.add_search_language(EnglishSearch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
