"""Reading and writing the weights of the spacing model.

A weights file is a plain `.npz` archive (arrays only, no pickled objects): `gaps`, the differences between the
sorted numbers of the features, as a low and a high byte; `values`, their weights in steps of `step`; and `card`,
a JSON text that says what they were trained on. Most of the two million features have no weight: pruning keeps those
that matter.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from os import PathLike
from typing import TYPE_CHECKING, Any

from krnews.spacing.features import BITS, TEMPLATES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LAYOUT = f"krnews-spacing-1 {BITS} {len(TEMPLATES)}"
"""Names the features that a file was trained for; a file with another layout is refused."""


class Weights:
    """A trained model: a weight for each feature.

    Attributes:
        table: Weights by feature number, in steps of `step`.
        step: What one step is worth, in logits.
        card: What the file says of itself: sources, licence, seed, figures.
    """

    __slots__ = ("card", "step", "table")

    def __init__(self, table: NDArray[np.int8], step: float, card: dict[str, Any]) -> None:
        self.table, self.step, self.card = table, step, card

    def probabilities(self, keys: NDArray[np.uint32]) -> NDArray[np.float64]:
        """For each row of features the probability that a space belongs there."""
        import numpy as np

        logits = self.table.take(keys.T).sum(axis=0, dtype=np.int32) * self.step
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.minimum(np.maximum(logits, -30), 30)))
        return chances

    def to_bytes(self) -> bytes:
        """The file as bytes; the same weights always give the same bytes."""
        import json

        import numpy as np

        index = np.flatnonzero(self.table)
        gap = np.diff(index, prepend=0)
        card = json.dumps({**self.card, "layout": LAYOUT, "step": self.step}, ensure_ascii=False, indent=1)
        buffer = BytesIO()
        np.savez_compressed(
            buffer,
            low=(gap & 0xFF).astype(np.uint8),
            high=(gap >> 8).astype(np.uint16),
            values=self.table[index],
            card=np.frombuffer(card.encode(), np.uint8),
        )
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Weights:
        """The weights in a file's bytes.

        Raises:
            ValueError: It is no weights file, or one of another layout; the message says `name`.
        """
        import json

        import numpy as np

        try:
            with np.load(BytesIO(data), allow_pickle=False) as arrays:
                card = json.loads(arrays["card"].tobytes().decode())
                gap = arrays["low"].astype(np.int64) + (arrays["high"].astype(np.int64) << 8)
                values = arrays["values"]
            layout, step = card.get("layout"), float(card.get("step", "nan"))
        except Exception as error:
            raise ValueError(f"{name} is no file of spacing weights ({error}); make one with {_COMMAND}") from error
        if layout != LAYOUT:
            raise ValueError(
                f"{name} was trained for {layout!r}, this krnews reads {LAYOUT!r}; train it again with {_COMMAND}"
            )
        index = np.cumsum(gap)
        whole = values.dtype == np.int8 and values.shape == gap.shape and gap.ndim == 1 and len(gap) > 0
        if not (whole and index[-1] < 1 << BITS and 0 < step < float("inf")):
            raise ValueError(f"{name} is a damaged file of spacing weights; make it with {_COMMAND}")
        table = np.zeros(1 << BITS, np.int8)
        table[index] = values
        return cls(table, step, card)


_COMMAND = "python -m krnews.spacing.train"


def load(path: str | PathLike[str]) -> Weights:
    """The weights in a file, or in the folder that the training wrote.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: It is no weights file of this version.
    """
    from pathlib import Path

    file = Path(path)
    if file.is_dir():
        file /= "weights.npz"
    return Weights.from_bytes(file.read_bytes(), str(path))


@cache
def shipped() -> Weights:
    """The weights that come with krnews."""
    from importlib.resources import files  # a tenth of the time to import krnews

    return Weights.from_bytes(files("krnews.spacing").joinpath("weights.npz").read_bytes(), "the shipped weights")
