"""When a page says it was published and changed: 입력 2024.06.14. 오후 3:21, 송고시간2024-06-14 10:00, Updated : ...

Figures are read here, stamps in words (Fri, 14 Jun 2024 10:00 KST) in `worded`. Times
without a zone are Asia/Seoul, others are moved there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from krnews._reading import plain_forms
from krnews._tables import alternatives, read_table, with_pieces
from krnews.dates.clocks import hour_of_day
from krnews.dates.publication import SEOUL
from krnews.dates.tables import key, tables
from krnews.dates.worded import worded, worded_alone
from krnews.text import as_str

FIRST_YEAR = 1980
# Characters of a label, of what may stand between it and its stamp, around one in an imprint, and of the weather below.
_LABEL, _GAP, _IMPRINT, _WEATHER = 16, 8, 60, 48

# A character class first: only then does the engine skip to the next figure by itself.
_BEGIN = re.compile(r"['’0-9](?<![\d.,\-].)(?=\d{1,3} ?[년.\-/]|\d{7})", re.DOTALL)
_FIGURES = re.compile(
    r"""(?: (?P<year>19[89]\d|20\d\d|['’]?\d\d) [ ]?(?:년|[.\-/])[ ]? (?P<month>1[0-2]|0?[1-9])
        [ ]?(?:월|[.\-/])[ ]? (?P<day>3[01]|[12]\d|0?[1-9]) (?![\d])[ ]?(?:일|\.(?!\d)|\.(?=[0-2]\d:[0-5]\d))?
      | (?P<compact>20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])) (?![\d\-])
    )
    (?: [ ,T·|]{0,3}
        (?:[(\[][월화수목금토일月火水木金土日](?:요일)?[)\]]|[월화수목금토일]요일|\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\)))?
    (?: [ ,T·|]{0,3} [ ,]{0,3} [\[(]? (?P<part>오전|오후|새벽|아침|낮|저녁|밤|AM|PM|am|pm)? [ ]?
        (?P<hour>2[0-4]|1\d|0?\d) [ ]?(?: : [ ]?(?P<minute>[0-5]\d) (?: :(?P<second>[0-5]\d)(?:\.\d{1,6})? )?
                                        | 시 (?:[ ]?(?P<minutes>[0-5]?\d)[ ]?분)? (?:[ ]?(?P<seconds>[0-5]?\d)[ ]?초)? )
        [\])]? (?: [ ]?(?P<part2>AM|PM|am|pm|[ap]\.m\.) )?
        (?: [ ]?(?P<zone>Z|UTC|GMT|KST|[+\-][01]\d:?[0-5]\d)(?![A-Za-z\d]) )?
    )?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Stamps:
    """The times that a page carries of itself, Asia/Seoul.

    Attributes:
        published: When the story was first put out, or None.
        updated: When it was last changed, or None.
    """

    published: dt.datetime | None
    updated: dt.datetime | None


class _Stamp(NamedTuple):
    time: dt.datetime
    start: int
    end: int
    kind: str | None
    has_clock: bool


def find_published(text: str) -> dt.datetime | None:
    """When a page says that it was published.

    A stamp with a label (입력, 등록, 승인, 송고, Published) counts first, then one on a line of its own, then the
    time of the last change. A date in a sentence is no stamp.

    Args:
        text: The text of a page, a str or a `Text`.

    Returns:
        An aware datetime in Asia/Seoul, midnight where the stamp has no clock; None where the page has no stamp.

    Raises:
        TypeError: `text` is no str.

    Example:
        >>> find_published("입력 2024.06.14. 오후 3:21 수정 2024.06.14. 오후 4:02").isoformat()
        '2024-06-14T15:21:00+09:00'
    """
    found = find_stamps(text)
    return found.published or found.updated


def find_stamps(text: str) -> Stamps:
    """When a page says that it was published and last changed; see `find_published`.

    Example:
        >>> find_stamps("승인 2024-06-14 10:00  수정 2024-06-14 11:30").updated.isoformat()
        '2024-06-14T11:30:00+09:00'
    """
    plain = plain_forms(as_str(text, "find_published")).replace("\r\n", "\n")
    stamps = [stamp for stamp in _stamps(plain) if not _in_bar(plain, stamp)]
    clocked = [stamp for stamp in stamps if stamp.has_clock]
    days = [
        stamp
        for stamp in stamps
        if not (stamp.has_clock or _in_imprint(plain, stamp) or (stamp.kind is None and _of_visit(plain, stamp)))
    ]
    published = (
        _first(clocked, "published") or worded(plain, "published") or _alone(plain, clocked)
        or _first(days, "published") or _alone(plain, days) or worded_alone(plain)
    )  # fmt: skip
    return Stamps(published, _first(clocked, "updated") or worded(plain, "updated") or _first(days, "updated"))


def clocked_in(line: str) -> dt.datetime | None:
    """The first stamp with a clock in a line that is known to tell of the page: 10시 20분에 출고된 기사입니다.

    Example:
        >>> clocked_in("이 기사는 2024년 6월 14일 10시 20분에 출고된 기사입니다.").isoformat()
        '2024-06-14T10:20:00+09:00'
    """
    return next((stamp.time for stamp in _stamps(plain_forms(line)) if stamp.has_clock), None)


def _first(stamps: list[_Stamp], kind: str) -> dt.datetime | None:
    return next((stamp.time for stamp in stamps if stamp.kind == kind), None)


def _alone(text: str, stamps: list[_Stamp]) -> dt.datetime | None:
    """The first stamp without a label that has a line of its own, or shares it with that of the last change."""
    for stamp, following in zip_longest(stamps, stamps[1:]):
        end = following.start if following and following.kind == "updated" else None
        if stamp.kind is None and _is_alone(text, stamp, end):
            return stamp.time
    return None


def _in_imprint(text: str, stamp: _Stamp) -> bool:
    """Whether a date stands among the facts about the paper: 등록일 2009.12.24 제호 ..."""
    around = text[max(0, stamp.start - _IMPRINT) : stamp.end + _IMPRINT]
    return any(word in around for word in _table()["imprint"]["words"])


def _in_bar(text: str, stamp: _Stamp) -> bool:
    """Whether a stamp stands in the bar at the top of a site, beside the buttons of its members: it is the visit's."""
    line = text[text.rfind("\n", 0, stamp.start) + 1 : stamp.end + _IMPRINT].partition("\n")[0]
    return len(line) > stamp.end - stamp.start and any(word in line for word in _table()["visit"]["bar"])


def _of_visit(text: str, stamp: _Stamp) -> bool:
    """Whether the weather stands below a day: it is that of the visit then."""
    return re.search(_table()["visit"]["pattern"], text[stamp.end : stamp.end + _WEATHER]) is not None


def _signs(before: str, text: str, stamp: _Stamp) -> bool:
    """Whether `before` is the name of the writer, above the first sentence of the page."""
    if not stamp.has_clock or not (_writer()["pattern"].match(before) or _of_blog(text, stamp)):
        return False
    return _above_story(text, stamp)


def _of_blog(text: str, stamp: _Stamp) -> bool:
    """Whether the line is a nickname, the day and the clock, as blogs have it below the title."""
    line = text[text.rfind("\n", 0, stamp.start) + 1 : stamp.end].strip()
    return bool(_writer()["line"].fullmatch(line)) and not _writer()["not_line"].fullmatch(line)


def _above_story(text: str, stamp: _Stamp) -> bool:
    return re.search(r"[^\n]{30}[가-힣](?<!입니)다\.\s", text[: stamp.start]) is None


def _is_alone(text: str, stamp: _Stamp, changed: int | None) -> bool:
    """Whether nothing else stands in the line, or only the stamp at `changed`, or what goes with stamps."""
    before = text[max(0, stamp.start - _LABEL) : stamp.start].rpartition("\n")[2]
    if len(before) == _LABEL or (re.search(r"\w", _beside().sub("", before)) and not _signs(before, text, stamp)):
        return False
    behind = text[stamp.end : changed or stamp.end + _LABEL + _GAP]
    if changed is not None and len(behind) <= _LABEL + _GAP and "\n" not in behind:
        return True
    rest = _clock_of_change().sub("", behind.partition("\n")[0])[:_LABEL]
    signed = _writer()
    seconds = text.count(":", stamp.start, stamp.end) == len("::")
    named = signed["behind"].fullmatch(rest) or (seconds and signed["behind_seconds"].fullmatch(rest))
    if named and _above_story(text, stamp):
        return True
    return not re.search(r"\w", _beside().sub("", rest))


@cache
def _beside() -> re.Pattern[str]:
    """What may share the line of a stamp: the reporter, the issue, the page, the section."""
    return re.compile(with_pieces(alternatives(_table()["beside"])))


@cache
def _writer() -> dict[str, re.Pattern[str]]:
    """How the writer's name stands beside a stamp."""
    wordings = {key: value for key, value in _table()["writer"].items() if key != "seen"}
    return {key: re.compile(with_pieces(wording)) for key, wording in wordings.items()}


@cache
def _clock_of_change() -> re.Pattern[str]:
    """The time of the last change behind a stamp, without its day: (수정 13:00)."""
    words = "|".join(
        re.escape(word) for entry in _table()["label"] if entry["kind"] == "updated" for word in entry["words"]
    )
    return re.compile(rf"^[\s(\[|·/]*(?:{words})\s?[:：]?\s?\d{{1,2}}:\d\d")


def _stamps(text: str) -> Iterator[_Stamp]:
    at = 0
    while begin := _BEGIN.search(text, at):
        at = begin.end()
        match = _FIGURES.match(text, begin.start())
        if match is None:
            continue
        start, at = match.span()
        time = _time(match)
        if time is not None:
            yield _Stamp(time, start, at, _kind(text, start, at), match["hour"] is not None)


def _time(match: re.Match[str]) -> dt.datetime | None:
    """The time of a match in Seoul, or None where there is no such day."""
    if match["compact"]:
        year, month, day = int(match["compact"][:4]), int(match["compact"][4:6]), int(match["compact"][6:])
    else:
        written = match["year"].lstrip("'’")
        year, month, day = int(written), int(match["month"]), int(match["day"])
        year += 0 if len(written) == 4 else 2000 if year < 80 else 1900
    if year < FIRST_YEAR:
        return None
    part = match["part"] or match["part2"] or ""
    hour = hour_of_day(int(match["hour"] or 0), tables().maps["daypart"].get(part.replace(".", "").lower()))
    minute, second = int(match["minute"] or match["minutes"] or 0), int(match["second"] or match["seconds"] or 0)
    if hour == 24 and (minute or second):
        hour = 0
    try:
        midnight = dt.datetime(year, month, day, tzinfo=_zone(match["zone"]))
    except ValueError:
        return None
    # 24:00 is the end of the day; wall time is added, so that summer time does not shift it.
    return (midnight + dt.timedelta(hours=hour, minutes=minute, seconds=second)).astimezone(SEOUL)


def _zone(name: str | None) -> dt.tzinfo:
    if name is None or name == "KST":
        return SEOUL
    minutes = _table()["zone"].get(name)
    if minutes is None:
        figures = name[1:].replace(":", "")
        minutes = (int(figures[:2]) * 60 + int(figures[2:])) * (-1 if name[0] == "-" else 1)
    return dt.timezone(dt.timedelta(minutes=minutes))


@cache
def _table() -> dict[str, Any]:
    return read_table("krnews.dates", "stamps.toml")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns for a label before and behind a stamp, and label -> kind."""
    kinds = {key(word): entry["kind"] for entry in _table()["label"] for word in entry["words"]}
    before = sorted((word for entry in _table()["label"] for word in entry["words"]), key=len, reverse=True)
    behind = sorted((w for e in _table()["label"] if e.get("after") for w in e["words"]), key=len, reverse=True)
    one_of = "|".join(re.escape(word).replace(r"\ ", " ?") for word in before)
    gap = r"[ \t\u00a0]{0,2}[:：=|ㅣ\-]?[ \t\u00a0\n]{0,3}[\[(]?[ ]?"
    return (
        re.compile(rf"(?:(?<![가-힣A-Za-z])|(?<=[가-힣]l)|(?<=\d호))(?P<label>{one_of}){gap}$", re.IGNORECASE),
        re.compile(rf"[ ]?[\])]?[ ]?(?P<label>{'|'.join(behind)})(?![가-힣])(?![ \t]*[:：]?[ \t]*\d)"),
        kinds,
    )


def _kind(text: str, start: int, end: int) -> str | None:
    before, behind, kinds = _labels()
    found = before.search(text[max(0, start - _LABEL - _GAP) : start]) or behind.match(text, end)
    return kinds[key(found["label"])] if found else None
