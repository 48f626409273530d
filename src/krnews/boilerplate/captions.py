"""Which lines describe a picture: a credit at the end, a mark before it, a label above it, the same words twice."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from krnews._tables import read_table
from krnews.boilerplate.kinds import Kind
from krnews.boilerplate.lines import Close, Line

LONGEST = 420
IMAGE_LABELS = frozenset(
    ("이미지확대보기", "이미지확대", "사진확대", "사진크게보기", "이미지크게보기", "확대보기", "크게보기", "원본보기")
)

_SCENE = re.compile(
    r"(?:고\s?있다|있는\s?모습(?:이다)?|모습(?:이다)?|장면(?:이다)?|전경(?:이다)?|광경|기념\s?촬영|포즈|사진은|서\s?있다|앉아\s?있다|왼쪽|오른쪽|가운데|위쪽|아래\s?사진|조감도|예시|화면|현장)"
)
_MARKED_CREDIT = re.compile(
    r"(?P<slash>[./\]\s]/\s?[가-힣A-Za-z0-9·=\s]{2,24}\.?)$"
    r"|(?P<named>[\s./|\[(【<]*(?:사진|자료사진|자료|그래픽|삽화|일러스트|이미지|출처|캡처|제공)\s?(?:출처|제공)?\s?[=:ㅣ|/]\s?[^.]{1,40}[\])>】]*)$"
    r"|(?P<bracket>[\[(【<]\s?[^\])】>]{0,30}(?:제공|캡처|캡쳐|사진|갈무리|뉴스\d?|통신|시스|DB|일보|신문|로이터|AP|AFP|EPA|이미지)[^\])】>]{0,6}[\])】>])$"
    r"|(?P<right>[ⓒ©]\s?[A-Za-z가-힣0-9.·/\s]{2,30}(?:,?\s?무단.{0,30})?)$"
)
_WIRE_PHOTO = re.compile(r"[\[(【][^\])】]{1,12}=[^\])】]{1,12}[\])】].{2,20}기자\s*=.*")
_NO_WORD = re.compile(r"[\W_]+")
_SOURCE_ONLY = re.compile(
    r"[\[(【<]?\s*(?:사진|자료|그래픽|삽화|일러스트|출처|영상|제공)\s?(?:출처|제공)?\s?[=:ㅣ/]\s?[^.]{1,40}[\])】>]?|[\[(【][^\])】]{1,20}(?:제공|캡처|캡쳐|갈무리|자료사진|뉴스\d?)[\])】]"
)


@cache
def _credits() -> re.Pattern[str]:
    """A credit behind the sentence, without a mark of its own."""
    parts = [
        f"(?P<{entry['name']}>{entry['pattern']})" for entry in read_table("krnews.boilerplate", "spans.toml")["credit"]
    ]
    return re.compile(rf"[.\]’”]\s?(?:[가-힣A-Za-z]{{2,8}}\s?[/=]\s?)?(?:{'|'.join(parts)})\.?")


def caption_rule(line: Line) -> str:
    """The name of what makes `line` a caption, or "" where nothing does."""
    text = line.text
    if line.size > LONGEST or line.size < 4:
        return ""
    if line.size < 45 and _SOURCE_ONLY.fullmatch(text):
        return "caption-credit"
    if _WIRE_PHOTO.fullmatch(text) and (_SCENE.search(text) or "ⓒ" in text or "photo" in text):
        return "caption-wire"
    sentences = text.count("다.")
    if sentences > 3:
        return ""
    tail = text[-60:]
    marked = _MARKED_CREDIT.search(tail)
    signed = any(span.kind is Kind.BYLINE for span in line.tails) and not _SCENE.search(text)
    if marked and not signed:
        named = marked.lastgroup == "named" and not marked[0].startswith(("/", "[", "(", "<", "【"))
        if not named or sentences == 0 or _SCENE.search(text):
            return "caption-credit"
        return ""
    if text.startswith("▲") and (line.close is Close.FULL or "다." in tail[20:]):
        return "caption-mark"
    for found in _credits().finditer(tail):
        named = signed or (found.lastgroup == "photographer" and not _SCENE.search(text))
        if found.end() == len(tail) and sentences <= 2 and not named:
            return "caption-credit"
    return ""


def mark_captions(lines: list[Line]) -> None:
    """Set the kind of the lines that describe pictures."""
    for at, line in enumerate(lines):
        if line.kind not in (None, Kind.COPYRIGHT):
            continue
        rule = caption_rule(line)
        if rule and (line.kind is None or _describes_first(line.text)):
            line.kind, line.rule = Kind.CAPTION, rule
        elif line.kind is None and at and _is_image_label(lines[at - 1]) and line.size <= LONGEST and _describes(line):
            line.kind, line.rule = Kind.CAPTION, "caption-below-image"
    _unmark_lists(lines)
    seen = Counter(line.text for line in lines if line.size >= 25)
    for at, line in enumerate(lines):
        near = (at and lines[at - 1].text == line.text) or (at + 1 < len(lines) and lines[at + 1].text == line.text)
        again = seen[line.text] > 1 and near
        if line.kind is None and (again or (at and _same_caption(lines[at - 1], line))):
            line.kind, line.rule = Kind.CAPTION, "caption-repeated"


def _unmark_lists(lines: list[Line]) -> None:
    """Lines with ▲ that stand together and differ are the items of a list, not pictures."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.rule == "caption-mark":
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    for run in runs:
        if len({line.text for line in run}) > 1:
            for line in run:
                line.kind, line.rule = Kind.BODY, "list-item"


def _same_caption(before: Line, line: Line) -> bool:
    """Whether `line` says what the caption above it says, marks and credits aside."""
    if before.kind is not Kind.CAPTION or line.size < 25:
        return False
    return _NO_WORD.sub("", line.text) in _NO_WORD.sub("", before.text)


def _describes_first(text: str) -> bool:
    """Whether a line with a notice of rights begins with a description."""
    at = min((found for found in map(text.find, "ⓒ©") if found >= 0), default=len(text))
    return "다." in text[:at] or at > 40 or bool(_SCENE.search(text[:at]))


def _is_image_label(line: Line) -> bool:
    return line.kind is Kind.TOOLBAR and "".join(line.text.split()) in IMAGE_LABELS


def _describes(line: Line) -> bool:
    return line.text.count("다.") <= 2 and line.size >= 8
