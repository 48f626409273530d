"""Example uses of the public interface, read by mypy only."""

from typing import assert_type

import krnews

text = krnews.Text("3조 원")
assert_type(text[1:], krnews.Text)
assert_type(text.source, str)
assert_type(text.to_source(0, 1), tuple[int, int])
assert_type(krnews.compose(str.strip)("a"), krnews.Text)
