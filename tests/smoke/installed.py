"""Run by an interpreter that has nothing but the wheel of krnews and what it requires: does the library work there?"""

import sys
from decimal import Decimal
from importlib.metadata import requires

import krnews

checkout = sys.argv[1]
assert not krnews.__file__.startswith(checkout), krnews.__file__

article = krnews.parse(
    "가온은행, 새 지점 낸다\n입력 2024-04-11 09:00\n"
    "가온은행은 9일 29억 달러(약 3조9000억원)를 들여 지점을 낸다고 밝혔다.\n댓글 0"
)
assert [amount.value for amount in article.amounts] == [Decimal(2_900_000_000), Decimal(3_900_000_000_000)]
assert article.dates[0].value == "2024-04-09"
assert [finding.code for finding in article.findings] == ["body-short"]
assert krnews.find_published("등록 : 2024년 4월 11일 오전 9시 12분") is not None
assert krnews.normalize_spacing("이날회의에서는내년예산을논의했다.") == "이날 회의에서는 내년 예산을 논의했다."
for extra in ("krnews.html", "krnews.arrow", "krnews.testing"):
    try:
        __import__(extra)
    except ImportError as error:
        said = str(error)
    else:
        said = "pip install 'krnews["  # the extra is there
    assert "pip install 'krnews[" in said, said
assert any(name.startswith("kiwipiepy") for name in requires("krnews"))
print("works on", sys.version.split()[0])
