"""One file as one page: UTF-8 or CP949 text, or HTML."""

from __future__ import annotations

import sys
from pathlib import Path

from krnews.cli.faults import InputError, of_system

HTML = (".html", ".htm")
NULS = 0.01
"""With a larger share of NUL bytes a file is an image or UTF-16; a text has at most a stray one."""


def read_page(name: str) -> str:
    """The page in a file, or on standard input where the name is "-".

    Raises:
        InputError: The file cannot be read, or is neither UTF-8 nor CP949.
    """
    if name == "-" and sys.stdin is None:
        raise InputError("-: standard input is closed")
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise of_system(name, error) from error
    return _read_html(name, raw) if name.lower().endswith(HTML) else decode(name, raw)


def decode(name: str, raw: bytes) -> str:
    """Bytes as UTF-8, or as CP949 where they are no UTF-8.

    Raises:
        InputError: They are neither.
    """
    if raw.count(0) > NULS * len(raw):
        raise InputError(f"{name}: full of NUL bytes, so no text in UTF-8 or CP949; convert it to UTF-8 first")
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{name}: neither UTF-8 nor CP949; convert it to UTF-8 first")


def _read_html(name: str, raw: bytes) -> str:
    try:
        from krnews.html import read_html
    except ImportError as error:
        raise InputError(f"{name}: reading HTML needs an extra; install it with: pip install 'krnews[html]'") from error
    try:
        return read_html(raw)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from error
