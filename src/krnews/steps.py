"""Steps and how they are joined: a step is any callable from text to text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from krnews.text import Text, as_text

Step = Callable[[Any], str]


class Composed:
    """Steps in a row, as one step; made by `compose`.

    Attributes:
        steps: The steps, in the order in which they are applied.
    """

    __slots__ = ("steps",)

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps

    def __call__(self, text: str) -> Text:
        """Apply the steps, from left to right."""
        current = as_text(text, repr(self))
        for step in self.steps:
            result = step(current)
            if not isinstance(result, str):
                raise TypeError(
                    f"{_name(step)} returned {type(result).__name__}; a step takes a str or a Text and returns one"
                )
            current = result if isinstance(result, Text) else current.rewrite(result)
        return current

    def __repr__(self) -> str:
        return f"compose({', '.join(map(_name, self.steps))})"


def compose(*steps: Step) -> Composed:
    """One step out of several, applied from left to right.

    Args:
        *steps: Callables from text to text. A step of others, which returns a plain `str`, is aligned by what is
            alike (see `Text.rewrite`). Options go in by `functools.partial`.

    Returns:
        A callable `(str | Text) -> Text`, itself a step; its repr names the steps.

    Raises:
        TypeError: A step is not callable; when called, a step that returns something else than text.

    Example:
        >>> import krnews
        >>> clean = compose(krnews.normalize_unicode, str.strip)
        >>> clean
        compose(normalize_unicode, strip)
        >>> clean(" ￦3,000 ")
        Text('₩3,000')
    """
    flat: list[Step] = []
    for step in steps:
        if not callable(step):
            raise TypeError(f"compose() takes steps (callables from text to text), got {type(step).__name__}")
        flat.extend(step.steps if isinstance(step, Composed) else [step])
    return Composed(tuple(flat))


def _name(step: Step) -> str:
    """What a step is called in a repr: the name of the function, also inside a partial."""
    inner = getattr(step, "func", None)
    if inner is not None:
        options = [f"{k}={v!r}" for k, v in cast("dict[str, object]", getattr(step, "keywords", {})).items()]
        return f"{_name(inner)}({', '.join(['...', *options])})"
    return getattr(step, "__name__", None) or repr(step)
