"""What a copy editor would mark: the type, and the sentences of each code.

The features find; this module only knows how a finding is said, in Korean and in English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from krnews._tables import read_table


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a page that does not agree with itself; reported, never repaired.

    Attributes:
        start, end: Offsets into the text that was read (str indices, half-open).
        code: What kind of fault, a key of `findings.toml` ("weekday-conflict").
        message: One sentence in English.
        message_ko: The same sentence in Korean.
    """

    start: int
    end: int
    code: str
    message: str
    message_ko: str

    @classmethod
    def of(cls, start: int, end: int, code: str, **facts: object) -> Finding:
        """The finding `code` at a span, its sentences filled with `facts`.

        Raises:
            KeyError: No such code, or a fact that its sentence names is missing.
        """
        said = sentences()[code]
        return cls(start, end, code, said["en"].format_map(facts), said["ko"].format_map(facts))


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Code -> its sentences (`en`, `ko`) with the facts as {placeholders}."""
    return {code: dict(said) for code, said in read_table("krnews", "findings.toml").items()}
