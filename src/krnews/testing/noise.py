"""What crawls do to text: spaces that are lost, and text of any kind."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from krnews.testing.manner import manner
from krnews.testing.written import LossyText

_SURROGATE = "\ud800"  # no table can hold one


def texts(*, max_pieces: int = 12) -> st.SearchStrategy[str]:
    """Any text: arbitrary characters among pieces of pages, half of which make no sense.

    Args:
        max_pieces: How many pieces there are at most.

    Example:
        >>> from hypothesis import find
        >>> isinstance(find(texts(), lambda text: len(text) > 20), str)
        True
    """
    pieces = st.sampled_from([*manner()["noise"]["pieces"], _SURROGATE]) | st.text(st.characters(), max_size=8)
    return st.lists(pieces, max_size=max_pieces).map("".join)


@st.composite
def loss(draw: st.DrawFn, text: str | st.SearchStrategy[str], rate: float) -> LossyText:
    """A text that lost some of its spaces, as newspaper exports do.

    Args:
        draw: Given by hypothesis.
        text: The text, or a strategy of texts.
        rate: The chance of each space (U+0020) between two other characters of a line to be lost, 0 to 1.

    Returns:
        A strategy of `LossyText`.

    Raises:
        ValueError: `rate` is not between 0 and 1.

    Example:
        >>> from hypothesis import find
        >>> find(loss("이날 회의를 열었다.", 1), lambda lossy: True)
        LossyText(text='이날회의를열었다.', original='이날 회의를 열었다.', lost=(2, 5))
    """
    if not 0 <= rate <= 1:
        raise ValueError(f"loss(rate={rate}): expected a share between 0 and 1")
    original = text if isinstance(text, str) else draw(text)
    dice = random.Random(draw(st.integers(0, 2**32 - 1)))
    left: list[str] = []
    lost: list[int] = []
    for at, char in enumerate(original):
        inside = 0 < at < len(original) - 1 and not (original[at - 1] + original[at + 1]).isspace()
        inside = inside and not original[at - 1].isspace() and not original[at + 1].isspace()
        if char == " " and inside and dice.random() < rate:
            lost.append(len(left))
        else:
            left.append(char)
    return LossyText("".join(left), original, tuple(lost))
