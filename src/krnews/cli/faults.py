"""How the command line says that something is wrong with what it was given."""

from __future__ import annotations

import os


class InputError(Exception):
    """A fault of the input that ends the program: one line on standard error, and exit code 2."""


def of_system(name: object, error: OSError) -> InputError:
    """What the system says of a file, as a fault."""
    return InputError(f"{name}: {(os.strerror(error.errno) if error.errno else str(error)).lower()}")
