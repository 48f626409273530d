"""Training: weights from well-spaced sentences.

    python -m krnews.spacing.train FILE... --out DIR

A sentence is robbed of its spaces in the ways in which real texts lose theirs, Kiwi reads what is left, and a
logistic regression learns at which gaps a space was lost. Each round draws new losses. The last rounds prune: the
features that matter least go, and those that stay learn again. One seed always gives the same weights, bit for bit.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from krnews._kiwi import kiwi
from krnews.spacing.features import BITS, columns, gaps
from krnews.spacing.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        seed: Of all that is drawn.
        rounds: Rounds before pruning; each reads every sentence once, with losses of its own.
        sizes: How many features stay in each of the rounds that prune.
        rate: Learning rate of AdaGrad.
        batch: Gaps between two updates.
        step: What one step of a weight is worth in the file, in logits.
        holdout: One sentence in so many is held out for the report; 0 trains on all.
    """

    seed: int = 1
    rounds: int = 6
    sizes: tuple[int, ...] = (240_000, 120_000, 62_000, 62_000)
    rate: float = 0.1
    batch: int = 512
    step: float = 0.1
    holdout: int = 20


class Figures(NamedTuple):
    """How well spaces are put back, on sentences that were not trained on.

    Attributes:
        full: F1 over the spaces of sentences that lost all of them.
        partial: F1 on sentences that lost a part.
        damage: Gaps changed in intact sentences, per 1,000.
        sentences: How many were held out.
    """

    full: float
    partial: float
    damage: float
    sentences: int


def train(sentences: Sequence[str], plan: Plan | None = None, card: dict[str, Any] | None = None) -> Weights:
    """Weights trained on well-spaced sentences.

    Args:
        sentences: One sentence or paragraph each, without line breaks.
        plan: How; the defaults are those of the shipped weights.
        card: What the file shall say of itself, beside the plan.

    Returns:
        The weights; the same sentences and plan always give the same.
    """
    import numpy as np

    plan = plan or Plan()
    learner = _Learner(plan)
    total = plan.rounds + len(plan.sizes)
    for number in range(total):
        if number >= plan.rounds:
            learner.prune(plan.sizes[number - plan.rounds])
        keys, lost = _examples(sentences, plan.seed, number, total)
        learner.learn(keys, lost, np.random.default_rng([plan.seed, number]))
    values = np.clip(np.round(learner.weights / plan.step), -127, 127).astype(np.int8)
    told = {**(card or {}), "seed": plan.seed, "sentences": len(sentences), "weights": int(np.count_nonzero(values))}
    return Weights(values, plan.step, told)


class _Learner:
    """Logistic regression by AdaGrad over hashed features."""

    def __init__(self, plan: Plan) -> None:
        import numpy as np

        self.plan = plan
        self.weights = np.zeros(1 << BITS, np.float32)
        self.squares = np.full(1 << BITS, 0.1, np.float32)
        self.counts = np.zeros(1 << BITS, np.int64)
        self.alive = np.ones(1 << BITS, np.bool_)

    def learn(self, keys: NDArray[np.uint32], lost: NDArray[np.float32], rng: np.random.Generator) -> None:
        """Read the examples once, in a drawn order."""
        import numpy as np

        self.counts += np.bincount(keys.ravel(), minlength=1 << BITS)
        order = rng.permutation(len(lost))
        for at in range(0, len(order), self.plan.batch):
            batch = keys[order[at : at + self.plan.batch]]
            flat = batch.ravel()
            error = 1 / (1 + np.exp(-self.weights[batch].sum(axis=1))) - lost[order[at : at + self.plan.batch]]
            slope = np.repeat(error, batch.shape[1]) * self.alive[flat]
            np.add.at(self.squares, flat, slope * slope)
            np.add.at(self.weights, flat, -self.plan.rate * slope / np.sqrt(self.squares[flat]))

    def prune(self, size: int) -> None:
        """Keep the `size` features that matter most: those with a heavy weight that are seen often."""
        import numpy as np

        matter = np.abs(self.weights) * np.log1p(self.counts)
        if np.count_nonzero(matter) > size:
            self.alive &= matter > np.partition(matter, -size - 1)[-size - 1]
        self.weights *= self.alive
        self.squares[:] = 0.1


def _examples(sentences: Sequence[str], seed: int, number: int, total: int) -> tuple[Any, Any]:
    """The gaps of all sentences that show no space, and whether one was lost there."""
    import numpy as np

    pairs = [(lose(text, Random(f"{seed} {number} {n}")), text) for n, text in enumerate(sentences)]
    keys, lost = [], []
    for (robbed, text), tokens in _bar(
        zip(pairs, kiwi().tokenize([robbed for robbed, _ in pairs]), strict=True), len(pairs), f"round {number + 1}/{total}"
    ):
        found = gaps(robbed, columns([(0, tokens)]))
        keys.append(found.keys[~found.spaced])
        lost.append(_spaced(text)[~found.spaced])
    return np.concatenate(keys), np.concatenate(lost).astype(np.float32)


def _spaced(text: str) -> Any:
    """For each gap of the text whether a space stands there."""
    import numpy as np

    at = np.flatnonzero(~np.array([c.isspace() for c in text], np.bool_))
    return np.diff(at) > 1


def lose(text: str, rng: Random) -> str:
    """The text as it might have lost its spaces: all of them, a share, or whole print lines."""
    way = rng.choice(("all", "all", "many", "most", "lines"))
    if way == "lines":
        parts, at = [], 0
        while at < len(text):
            width = rng.randint(10, 28)
            parts.append(_drop(text[at : at + width], rng.choice((0.0, 0.25, 0.95, 0.95)), rng))
            at += width
        return "".join(parts)
    return _drop(text, {"all": 1.0, "many": 0.6, "most": 0.9}[way], rng)


def _drop(text: str, rate: float, rng: Random) -> str:
    return "".join(c for c in text if c != " " or rng.random() >= rate)


def measure(weights: Weights, sentences: Sequence[str], seed: int = 0) -> Figures:
    """Figures of the weights on sentences that they were not trained on."""
    from krnews.spacing.model import Spacing

    spacing = Spacing.__new__(Spacing)
    spacing.__init__(weights)  # type: ignore[misc]
    full, partial, clean = [0] * 4, [0] * 4, [0] * 4
    for n, text in enumerate(_bar(sentences, len(sentences), "measuring")):
        _count(full, text, text.replace(" ", ""), spacing)
        _count(partial, text, lose(text, Random(f"{seed} measure {n}")), spacing)
        _count(clean, text, text, spacing)
    damage = 1000 * (clean[1] + clean[2]) / max(clean[3], 1)
    return Figures(round(_f1(full), 4), round(_f1(partial), 4), round(damage, 2), len(sentences))


def _count(counts: list[int], text: str, given: str, spacing: Any) -> None:
    want, got = _spaced(text), _spaced(spacing.normalize_spacing(given))
    for n, value in enumerate(((want & got).sum(), (got & ~want).sum(), (want & ~got).sum(), len(want))):
        counts[n] += int(value)


def _f1(counts: Sequence[int]) -> float:
    return 2 * counts[0] / max(2 * counts[0] + counts[1] + counts[2], 1)


def sentences_of(paths: Iterable[Path]) -> list[str]:
    """The sentences of files: one a line, or JSONL whose objects have a `text` (or `gold`).

    Raises:
        ValueError: A line of a JSONL file holds neither; the message says file and line.
    """
    found: dict[str, None] = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            text = line
            if path.suffix in (".jsonl", ".ndjson") and line.strip():
                row = json.loads(line)
                text = row.get("text") or row.get("gold") if isinstance(row, dict) else None
                if not isinstance(text, str):
                    raise ValueError(f'{path}, line {number}: expected an object with a "text"')
            text = " ".join(text.split())
            if " " in text:
                found[text] = None
    return list(found)


def _bar(items: Iterable[Any], total: int, name: str) -> Iterator[Any]:
    """Pass the items on, and draw a progress bar where a person watches."""
    shown = sys.stderr.isatty()
    for n, item in enumerate(items, 1):
        yield item
        if shown and (n % 100 == 0 or n == total):
            done = 30 * n // total
            print(f"\r{name:12} {'█' * done}{'░' * (30 - done)} {n:,}/{total:,}", end="", file=sys.stderr, flush=True)
    if shown:
        print(file=sys.stderr)
