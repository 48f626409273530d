"""The only import of kiwipiepy: one shared instance, built when it is first needed.

Kiwi takes two or three seconds and 500 MB to load, so nothing here may run at import.
"""

from __future__ import annotations

import os
import threading
from typing import Any

_lock = threading.Lock()
_shared: Any = None
_of_parents: list[Any] = []


def kiwi() -> Any:
    """The process-wide `kiwipiepy.Kiwi`, loaded on the first call.

    Raises:
        RuntimeError: kiwipiepy or its model cannot be loaded; the message says how to mend it.
    """
    global _shared
    if _shared is None:
        with _lock:
            if _shared is None:
                _shared = _load()
    return _shared


def _load() -> Any:
    try:
        from kiwipiepy import Kiwi

        return Kiwi()
    except Exception as error:
        raise RuntimeError(
            f"spacing needs kiwipiepy and its model, which did not load ({type(error).__name__}: {error}); "
            "reinstall them with: pip install --force-reinstall kiwipiepy kiwipiepy_model"
        ) from error


def _begin_anew() -> None:
    """In a forked process: the Kiwi of the parent would wait for threads that are not here, even to be deleted."""
    global _lock, _shared
    _lock = threading.Lock()
    _of_parents.append(_shared)
    _shared = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
