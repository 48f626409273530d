"""Sphinx configuration of both languages: `-t ko` builds the Korean pages, otherwise the English ones.

Nothing is loaded from elsewhere, at build time or by the pages; see `build.py` for how they are built.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "_ext"))

import krnews  # noqa: E402

korean = tags.has("ko")  # noqa: F821

project = "krnews"
author = "krnews"
copyright = "krnews"
show_authors = False
version = release = krnews.__version__
language = "ko" if korean else "en"
html_search_language = language
root_doc = "index"
exclude_patterns = ["_build"]

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "docstring_fields",
    "korean_search",
    "toml_table",
    "rendered_article",
    "known_gaps",
    "benchmark_report",
    "command_help",
]

# The Korean reference reads its docstrings from the same code; their translation stands in locale/.
locale_dirs = [str(HERE / "locale")]
gettext_compact = "docstrings"
gettext_uuid = False

myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 3
default_role = "code"
highlight_language = "python"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

# There is no inventory of other projects to look up: the build makes no request.
nitpick_ignore_regex = [
    (
        "py:.*",
        r"(dt|datetime|decimal|collections|typing|pathlib|os|enum|pyarrow|pa|hypothesis|st|strategies|numpy)\..*",
    ),
    ("py:.*", r"(str|int|float|bool|bytes|object|None|dict|list|tuple|set|frozenset|type|date|datetime|Decimal|Any)"),
    (
        "py:.*",
        r"(krnews\.arrow\.Batch|krnews\.spacing\.weights\.Weights|Weights|krnews\.boilerplate\.explain\.Explanation)",
    ),
    ("py:.*", r"(Iterable|Iterator|Callable|Sequence|Mapping|Literal|StrEnum|SupportsIndex|Path|PathLike|TypeVar)"),
]

html_theme = "furo"
html_title = "krnews"
html_static_path = [str(HERE / "_static")]
templates_path = [str(HERE / "_templates")]
html_css_files = ["krnews.css"]
html_js_files = [("krnews.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_use_index = True
html_domain_indices = False
html_theme_options = {
    "top_of_page_buttons": ["view"],
    "light_css_variables": {"font-stack": "var(--krnews-sans)", "font-stack--monospace": "var(--krnews-mono)"},
}
pygments_style = "tango"
pygments_dark_style = "monokai"

OTHER = {"code": "en", "name": "English"} if korean else {"code": "ko", "name": "한국어"}
html_context = {
    "other_language": OTHER["code"],
    "other_language_name": OTHER["name"],
    "other_language_title": "Read this page in English" if korean else "이 페이지를 한국어로 읽기",
}
