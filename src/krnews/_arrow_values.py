"""Single values between Arrow and Python: what one of them cannot hold costs no batch."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Any

import pyarrow as pa

_PLACES = Decimal("1e-9")
_ROUNDING = Context(prec=38, rounding=ROUND_HALF_EVEN)
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_values(column: pa.Array | pa.ChunkedArray) -> list[Any]:
    """The values of a column in Python; one that Python cannot hold stands as bytes or digits, and fails alone."""
    if pa.types.is_timestamp(column.type):
        column = _held(column)
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        return [_value(scalar) for scalar in column]
    return values


def _held(moments: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Moments as Python can hold them: no finer than microseconds, in UTC where their zone has no name here."""
    unit, zone = moments.type.unit, moments.type.tz
    if unit == "ns":
        moments = moments.cast(pa.timestamp("us", zone), safe=False)
    if zone is None:
        return moments
    try:
        pa.scalar(0, moments.type).as_py()
    except LookupError:
        return moments.cast(pa.timestamp(moments.type.unit, "UTC"))
    return moments


def _value(scalar: pa.Scalar) -> Any:
    if isinstance(scalar, pa.DictionaryScalar):
        scalar = scalar.value
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes() if hasattr(scalar, "as_buffer") else b""
    except (ValueError, OverflowError):
        return str(scalar.value)


def fitting(value: Decimal | None) -> Decimal | None:
    """A sum as `krnews.arrow.MONEY` holds it: rounded to nine places, None where it has too many digits."""
    if value is None or not value.is_finite() or value.adjusted() >= 29:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -9:
        return value
    try:
        return value.quantize(_PLACES, context=_ROUNDING)
    except InvalidOperation:  # rounded up to one digit more
        return None


def encodable(text: str | None) -> str | None:
    """Text as UTF-8 can hold it; a lone surrogate becomes U+FFFD, so offsets stay."""
    return None if text is None else _SURROGATE.sub("\ufffd", text)
