"""Where a text lost its spaces: a lossy channel, watched over the whole document.

Most text has all its spaces; some has stretches, a print line or an export's whole paragraph, in which spaces were
lost at some rate. The channel is a hidden Markov model over the gaps of a document. Its states are loss rates. What
is observed at a gap is whether a space stands there; what it should have is the model's probability of a boundary.
A missing word boundary inside a stretch that keeps its other spaces is then a writer's habit and stays; the same gap
inside a stretch that lost half of its spaces is mended. See docs: explanation, the spacing channel.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Channel(NamedTuple):
    """How a document loses spaces. All are probabilities; a step leads from one gap in question to the next.

    Attributes:
        slip: Loss rate where nothing is wrong: a writer's slip.
        rates: Loss rates of lossy stretches.
        calm: At the start: no loss so far; the rest is shared by the lossy states and `clear`.
        clear: At the start: an intact stretch of a lossy document.
        enter: From a calm document into its first lossy stretch.
        again: From an intact stretch of a lossy document into the next lossy one.
        leave: From a lossy stretch to an intact one.
        change: From one loss rate to the others.
        settle: From an intact stretch to calm.
    """

    slip: float = 0.0001
    rates: tuple[float, float, float] = (0.35, 0.7, 0.97)
    calm: float = 0.5
    clear: float = 0.05
    enter: float = 1e-6
    again: float = 0.06
    leave: float = 0.007
    change: float = 0.02
    settle: float = 1e-6


_FLOOR = 1e-300


def losses(boundary: Sequence[float], spaced: Sequence[bool], channel: Channel) -> tuple[list[float], list[float]]:
    """What the channel says of each gap, by the forward-backward algorithm in linear time.

    Args:
        boundary: For each gap the probability that a space belongs there.
        spaced: For each gap whether one stands there.
        channel: The rates.

    Returns:
        For each gap the probability that a space was lost there (0 where one stands); and for each the expected loss
        rate of the stretch around it.
    """
    import numpy as np

    if not boundary:
        return [], []
    told, stands = np.array(boundary), np.array(spaced, np.bool_)
    told[stands] = 0.0
    rates = np.array([channel.slip, *channel.rates])
    likely = 1 - told[:, None] * (1 - rates)  # of what is seen, in each state
    likely[stands] = 1 - rates
    state = _posteriors(likely.tolist(), channel)
    rated = state * rates
    return (told * (rated / likely).sum(axis=1)).tolist(), rated.sum(axis=1).tolist()


_STEPS = 16  # between two times that the numbers are brought back to a sum of one


def _posteriors(likely: Sequence[Sequence[float]], channel: Channel) -> Any:
    """For each gap the probabilities of no loss (calm and clear together) and of the three loss rates."""
    import numpy as np

    stay0, enter = 1 - channel.enter, channel.enter / 3
    stay1, again, settle = 1 - channel.again - channel.settle, channel.again / 3, channel.settle
    leave, swap = channel.leave, channel.change / 2
    hold = 1 - leave - 3 * swap  # `swap` is given to all three alike, so that one sum serves

    share = (1 - channel.calm - channel.clear) / 3
    e, ex, ey, ez = likely[0]
    calm, clear, x, y, z = channel.calm * e, channel.clear * e, share * ex, share * ey, share * ez
    ahead = [(calm, clear, x, y, z)]
    for n in range(1, len(likely), _STEPS):
        for e, ex, ey, ez in likely[n : n + _STEPS]:
            lossy = x + y + z
            flow = calm * enter + clear * again + lossy * swap
            calm, clear = (calm * stay0 + clear * settle) * e, (clear * stay1 + lossy * leave) * e
            x, y, z = (x * hold + flow) * ex, (y * hold + flow) * ey, (z * hold + flow) * ez
            ahead.append((calm, clear, x, y, z))
        norm = 1 / (calm + clear + x + y + z + _FLOOR)
        calm, clear, x, y, z = calm * norm, clear * norm, x * norm, y * norm, z * norm

    ahead.reverse()
    behind = likely[::-1]
    out: list[float] = []
    b0 = b1 = bx = by = bz = 1.0
    for n in range(0, len(behind), _STEPS):
        for (a0, a1, ax, ay, az), (e, ex, ey, ez) in zip(ahead[n : n + _STEPS], behind[n : n + _STEPS], strict=True):
            out += (a0 * b0 + a1 * b1, ax * bx, ay * by, az * bz)
            b0, b1, bx, by, bz = b0 * e, b1 * e, bx * ex, by * ey, bz * ez
            lossy = bx + by + bz
            b0, b1, flow = (
                b0 * stay0 + lossy * enter,
                b1 * stay1 + b0 * settle + lossy * again,
                lossy * swap + b1 * leave,
            )
            bx, by, bz = bx * hold + flow, by * hold + flow, bz * hold + flow
        norm = 1 / (b0 + b1 + bx + by + bz + _FLOOR)
        b0, b1, bx, by, bz = b0 * norm, b1 * norm, bx * norm, by * norm, bz * norm
    found = np.array(out).reshape(-1, 4)[::-1]
    return found / (found.sum(axis=1, keepdims=True) + _FLOOR)
