"""No test may leave this machine; and how hard the properties are tried.

The profile `ci` takes the same examples each time, `nightly` a hundred times as many: KRNEWS_PROFILE=nightly.
"""

import os
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import ahead

settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "nightly",
    max_examples=100 * settings.get_profile("default").max_examples,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile(os.environ.get("KRNEWS_PROFILE", "ci"))

LOCAL = ("localhost", "127.", "::1", "0.0.0.0")


def _stay_here(event: str, details: tuple[Any, ...]) -> None:
    """Forbid connections and look-ups that lead off this machine, to krnews and to whatever it uses."""
    if event == "socket.connect" and isinstance(details[1], tuple):
        host = details[1][0]
    elif event == "socket.getaddrinfo":
        host = details[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host and not str(host).startswith(LOCAL):
        raise PermissionError(f"tests use no network: {event} to {host}")


sys.addaudithook(_stay_here)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin what the tests that were chosen will wait for."""
    if not session.config.option.collectonly:
        for item in session.items:
            for mark in item.iter_markers("ahead"):
                for call in mark.args:
                    call.begin()


def pytest_sessionfinish() -> None:
    """No process of the tests outlives them."""
    ahead.leave()
