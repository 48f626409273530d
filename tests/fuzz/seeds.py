"""What fuzzing starts from: a small corpus out of the project's own cases, and the words it is mixed with."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from krnews._tables import read_table
from krnews.testing.manner import manner

TESTS = Path(__file__).resolve().parent.parent
EXAMPLES = TESTS.parent / "examples" / "pages"
MOST = 120
CASES = {"extract_amounts": "amounts", "extract_dates": "dates", "normalize_unicode": "unicode", "Text": "unicode"}
TABLES = (
    ("krnews.amounts", "currencies.toml"), ("krnews.amounts", "qualifiers.toml"), ("krnews.numerals", "numerals.toml"),
    ("krnews.dates", "lexicon.toml"), ("krnews.boilerplate", "labels.toml"),
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<div>", "<br>", "<li>", "<td>", "<table>", "<script>", "</script>", "<!--", "-->", "<![CDATA[",
    '<meta property="og:title" content="', '<script type="application/ld+json">', '{"@type":"NewsArticle","headline":"',
    "<title>", '<a href="', "&nbsp;", "&#xD800;", "&#44032;", "&amp;lt;", "charset=euc-kr", "<time datetime=",
)  # fmt: skip
SIGNS = (
    "1", "0", "9", "2024", "31", "12", "3조", "5억", "만", "천", "원", " ", "\n", ".", ",", "(", ")", "~", "-", "약 ",
    "일", "월", "년", "(월)", "전날(20일)", "\u200b", "\u0301", "\u1100", "\ufdfa", "\x00", "\udcff", "\U0001f600",
    "°¡¿Â", "ì\x9d´", "\u3000", "\r\n", "\u2028",
)  # fmt: skip


def seeds(name: str) -> list[str]:
    """Inputs for the function `name`, short ones first."""
    if name in CASES:
        cases = json.loads((TESTS / "cases" / CASES[name] / "in-the-wild.json").read_text(encoding="utf-8"))
        found = [case.get("text", case.get("original", "")) for case in cases]
    elif name == "read_html":
        found = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.html"))]
        found += [f'<title>{x}</title><p class="{x}">{x}{y}</p>' for x in TAGS for y in TAGS[:3]]
    else:
        pages = sorted((TESTS / "cases" / "whole-pages").glob("*.json"))
        found = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in pages]
    return sorted(dict.fromkeys(found), key=len)[:: max(1, len(found) // MOST)]


def pieces() -> list[str]:
    """Words that the tables know, tags, and characters of every trouble."""
    words = {x for package, name in TABLES for x in _strings(read_table(package, name)) if len(x) <= 12}
    plain = sorted(x for x in words if not re.search(r"[\\|*+?{}\[\]]", x))
    return [*plain, *manner()["noise"]["pieces"], *TAGS * 5, *SIGNS * 10]


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [x for key, item in value.items() if key not in ("seen", "note", "source") for x in _strings(item)]
    return [x for item in value for x in _strings(item)] if isinstance(value, list) else []
