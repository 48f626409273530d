"""A picture of the amounts of a file over time."""

from __future__ import annotations

from pathlib import Path

from krnews.cli.counts import Stats
from krnews.cli.faults import InputError, of_system
from krnews.cli.show import counted

MOST = 4
"""Currencies that get a panel, the most frequent first."""


def check_picture(path: Path) -> None:
    """See, before anything is counted, that a picture can be drawn.

    Raises:
        InputError: matplotlib is missing, the kind of picture is unknown, or there is no such directory.
    """
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError as error:
        raise InputError(f"{path}: plots need an extra; install it with: pip install 'krnews[plot]'") from error
    if path.suffix.lower() not in (".svg", ".png"):
        raise InputError(f"{path}: unknown kind of picture; name it *.svg or *.png")
    if not path.parent.is_dir():
        raise InputError(f"{path}: no such directory")


def plot_amounts(stats: Stats, path: Path) -> None:
    """Draw the sums by day of publication, one panel for each currency, on a logarithmic scale.

    A dot's area is the number of amounts on that day that are about as large.

    Raises:
        InputError: As `check_picture`, the days cannot be drawn, or the file cannot be written.
    """
    check_picture(path)
    from matplotlib.figure import Figure

    codes = [code for code, _ in stats.amounts.most_common() if any(key[0] == code for key in stats.sums)][:MOST]
    figure = Figure(figsize=(9, 1 + 2.2 * max(1, len(codes))), layout="constrained")
    panels = figure.subplots(max(1, len(codes)), sharex=True, squeeze=False)[:, 0]
    for code, panel in zip(codes, panels, strict=False):
        points = [
            (day, 10 ** ((tenth + 0.5) / 10), count) for (of, day, tenth), count in stats.sums.items() if of == code
        ]
        days, sums, counts = zip(*points, strict=True)
        panel.scatter(days, sums, s=[8 * count for count in counts], alpha=0.5, linewidths=0)
        panel.set_yscale("log")
        panel.set_ylabel("no currency named" if code == "?" else code)
        panel.grid(visible=True, alpha=0.3)
    if not codes:
        panels[0].text(0.5, 0.5, "no dated amounts", ha="center", transform=panels[0].transAxes)
    panels[0].set_title(f"Amounts in {counted(stats.articles, 'article')} by day of publication")
    panels[-1].tick_params(axis="x", rotation=30)
    try:
        figure.savefig(path)
    except OSError as error:
        raise of_system(path, error) from error
    except ValueError as error:  # days at the ends of the calendar, beside which no margin is left
        raise InputError(f"{path}: these days cannot be drawn ({error})") from error
