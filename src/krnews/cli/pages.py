"""One file as one page: UTF-8 or CP949 text, or HTML."""

from __future__ import annotations

from krnews.cli.faults import InputError
from krnews.cli.files import read_bytes

HTML = (".html", ".htm")
GZIP = b"\x1f\x8b"
NULS = 0.01
"""With a larger share of NUL bytes a file is an image or UTF-16; a text has at most a stray one."""


def read_page(name: str) -> str:
    """The page in a file, or on standard input where the name is "-".

    Raises:
        InputError: The file cannot be read, or is neither UTF-8 nor CP949.
    """
    raw = read_bytes(name)
    return _read_html(name, raw) if is_html(name) else decode(name, raw)


def is_html(name: str) -> bool:
    """Whether a file of that name is read as HTML."""
    return name.lower().removesuffix(".gz").endswith(HTML)


def need_html(name: str) -> None:
    """See that HTML can be read.

    Raises:
        InputError: The extra is missing.
    """
    try:
        import krnews.html  # noqa: F401
    except ImportError as error:
        raise InputError(f"{name}: reading HTML needs an extra; install it with: pip install 'krnews[html]'") from error


def decode(name: str, raw: bytes) -> str:
    """Bytes as UTF-8, or as CP949 where they are no UTF-8.

    Raises:
        InputError: They are neither.
    """
    if raw.startswith(GZIP):
        raise InputError(f"{name}: packed by gzip; unpack it first, or let its name end in .gz")
    if raw.count(0) > NULS * len(raw):
        raise InputError(f"{name}: full of NUL bytes, so no text in UTF-8 or CP949; convert it to UTF-8 first")
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{name}: neither UTF-8 nor CP949; convert it to UTF-8 first")


def _read_html(name: str, raw: bytes) -> str:
    need_html(name)
    from krnews.html import read_html

    try:
        return read_html(raw)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from error
