"""Files as bytes: what is in them, packed or not, and in which encoding."""

from __future__ import annotations

import codecs
import gzip
import sys
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from krnews.cli.faults import InputError, of_system

LONGEST_PAGE = 256 << 20
"""Bytes that are unpacked for one page at the most: a packed file can hold a page without end."""


def read_bytes(name: str) -> bytes:
    """What is in a file, unpacked where its name ends in `.gz`; or on standard input where the name is "-".

    Raises:
        InputError: The file cannot be read, or holds too much.
    """
    if name == "-" and sys.stdin is None:
        raise InputError("-: standard input is closed")
    try:
        if name == "-":
            return sys.stdin.buffer.read()
        with open(name, "rb") as raw, unpacked(name, raw) as inner:
            page = inner.read(LONGEST_PAGE + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{name}: packed, but damaged ({error})") from error
    except OSError as error:
        raise of_system(name, error) from error
    if len(page) > LONGEST_PAGE:
        raise InputError(f"{name}: a page of more than {LONGEST_PAGE >> 20} MB; split it")
    return page


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
