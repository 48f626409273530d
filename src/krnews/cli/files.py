"""Files as bytes: what is in them, packed or not, and in which encoding."""

from __future__ import annotations

import codecs
import gzip
import sys
from pathlib import Path
from typing import BinaryIO, cast

from krnews.cli.faults import InputError, of_system


def read_bytes(name: str) -> bytes:
    """What is in a file, or on standard input where the name is "-".

    Raises:
        InputError: The file cannot be read.
    """
    if name == "-" and sys.stdin is None:
        raise InputError("-: standard input is closed")
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise of_system(name, error) from error


def unpacked(name: str, raw: BinaryIO) -> BinaryIO:
    """An open file as what gzip packed in it, where its name ends in `.gz`."""
    return cast(BinaryIO, gzip.open(raw)) if name.lower().endswith(".gz") else raw


def encoding_of(name: str) -> str:
    """UTF-8, or CP949 where the file is no UTF-8.

    Raises:
        InputError: It is neither.
    """
    for encoding in ("utf-8-sig", "cp949"):
        decoder = codecs.getincrementaldecoder(encoding)()
        with open(name, "rb") as raw, unpacked(name, raw) as inner:
            try:
                while block := inner.read(1 << 20):
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
            return encoding
    raise InputError(f"{name}: neither UTF-8 nor CP949; convert it to UTF-8 first")


def size_of(name: str) -> int:
    """The size of a file in bytes; 0 where it has none that is known."""
    try:
        return 0 if name == "-" else Path(name).stat().st_size
    except OSError:
        return 0
