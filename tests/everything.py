"""A script that uses all of krnews once, in a process that may do nothing outside itself; run by `test_safety`.

    python tests/everything.py forbid-network          # prints what touched the network or started a program
    python tests/everything.py read-only               # every write fails as on a read-only file system
    python tests/everything.py without-kiwi            # kiwipiepy cannot be imported
    python tests/everything.py broken-kiwi             # it can, and its model does not load

Prints one line of JSON: what was attempted, and what the functions gave.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import types
from pathlib import Path
from typing import Any

mode = sys.argv[1]
attempts: list[str] = []
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "ctypes.dlopen")
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def watch(event: str, details: tuple[Any, ...]) -> None:
    """Refuse, and note, what reaches outside the process."""
    if event in NETWORK or event in PROGRAMS[:5] or event.startswith("urllib"):
        attempts.append(f"{event} {details}")
        raise PermissionError(f"{event} is forbidden here")
    if event in CHANGES or (event == "open" and isinstance(details[2], int) and details[2] & WRITING):
        if details[0] in (os.devnull,) or isinstance(details[0], int):
            return
        attempts.append(f"{event} {details[0]}")
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(details[0]))


if mode == "without-kiwi":
    sys.modules["kiwipiepy"] = None  # type: ignore[assignment]
elif mode == "broken-kiwi":
    broken = types.ModuleType("kiwipiepy")
    sys.modules["kiwipiepy"] = broken  # it has no Kiwi

sys.addaudithook(watch)

import datetime as dt  # noqa: E402
import pickle  # noqa: E402

import krnews  # noqa: E402
from krnews import boilerplate, dates  # noqa: E402
from krnews.arrow import to_batch  # noqa: E402
from krnews.html import parse_html, read_html  # noqa: E402
from krnews.render import to_html  # noqa: E402

pages = {path.stem: path for path in (Path(__file__).resolve().parent.parent / "examples" / "pages").iterdir()}
widget = pages["widget"].read_text(encoding="utf-8")
lossy = "이날회의에서는내년예산을논의했다.위원들은다음달에다시만나기로했다."
given: dict[str, Any] = {}

sums = krnews.extract_amounts(widget)
given["amounts"] = len(sums)
given["dates"] = len(krnews.extract_dates(widget, published=dt.date(2025, 2, 5)))
given["published"] = str(krnews.find_published("등록 : 2024년 4월 11일 오전 9시 12분"))
given["stamps"] = str(dates.find_stamps(widget))
given["segments"] = len(krnews.segment(widget, template=krnews.Template.learn([widget, widget])))
given["explained"] = len(str(boilerplate.explain(widget))) > 0
given["prices"] = len(krnews.extract_price_table(widget))
given["unicode"] = str(krnews.normalize_unicode("약&nbsp;3조 ￦3,000"))
given["story"] = len(krnews.compose(krnews.normalize_unicode, krnews.strip_boilerplate)(widget))
given["checked"] = [x.code for x in krnews.check_amounts(krnews.extract_amounts("2만5,0000유로"))]
given["checked"] += [x.code for x in dates.check_dates("2024년 4월 9일(월) 열린다")]
given["written"] = krnews.format_amount(krnews.parse_amount("3조9000억원"), "code")
given["number"] = str(krnews.parse_number("1억1000만"))
article = krnews.parse(widget)
given["article"] = len(article.amounts)
given["many"] = len(list(krnews.parse_many([widget, "한 줄이다."])))
given["pickled"] = pickle.loads(pickle.dumps(article)) == article
given["shown"] = len(to_html(article)) > 0 and len(article._repr_html_()) > 0
given["rows"] = to_batch([article]).num_rows
given["html"] = len(read_html("<p>정부는 3조 원을 쓴다.</p>"))
given["html-article"] = len(parse_html(pages["newsroom"].read_bytes()).amounts)
given["parsed-lossy"] = [x.code for x in krnews.parse(lossy).findings]
try:
    given["spaced"] = str(krnews.normalize_spacing(lossy))
except RuntimeError as error:
    given["spaced"] = f"RuntimeError: {error}"
print(json.dumps({"attempts": attempts, "given": given}, ensure_ascii=False))
