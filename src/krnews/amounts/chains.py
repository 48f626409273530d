"""Members that a sign joins: ranges, lists, changes. They share currency and unit leftwards.

500~1,200만원 is one amount, 10만ㆍ20만원대 are two, 4700→5510원 are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from krnews._tables import read_table
from krnews.amounts.context import is_bare_money
from krnews.amounts.currencies import read_name_before
from krnews.amounts.members import Member, read_member
from krnews.amounts.model import Amount
from krnews.amounts.qualifiers import read_after, read_before, read_per_behind
from krnews.amounts.sharing import below, implied, shared, shared_in_list
from krnews.amounts.words import GAP
from krnews.numerals import EXACT, MYRIAD, ONE, numeral_letters

_RANGES = frozenset({"range", "hyphen", "to"})
_ALIKE = frozenset({"list", "comma", "and"})
_OF_THOUSANDS = frozenset({"comma", "from"})


class _Joins(NamedTuple):
    pattern: re.Pattern[str]
    labelled: re.Pattern[str]
    label: re.Pattern[str]
    kinds: dict[str, str]
    between: re.Pattern[str]
    from_before: re.Pattern[str]
    moved_before: re.Pattern[str]


@cache
def _joins() -> _Joins:
    table = read_table("krnews.amounts", "joins.toml")
    kinds = {sign: entry["kind"] for entry in table["join"] for sign in entry["signs"]}
    signs = "|".join(re.escape(sign) for sign in sorted(kinds, key=len, reverse=True))
    currency = r"(?:[A-Z]{0,3}[$€£¥₩￦＄￡￥]|[A-Z]{3})"
    number = rf"[0-9０-９{numeral_letters()}]"
    before = rf"(?:마이너스\s?|[-−])?(?:{currency}{GAP})?"
    bound = rf"(?:(?P<bound>{'|'.join(table['bound']['words'])}){GAP})?"
    pattern = rf"{GAP}(?P<sign>{signs}){GAP}{bound}{before}(?={number})"
    label = f"{table['label']['signs']}{table['label']['pattern']}"
    return _Joins(
        pattern=re.compile(pattern),
        labelled=re.compile(rf"(?P<sign>{signs}){GAP}{table['label']['pattern']}(?=[0-9０-９])"),
        label=re.compile(label),
        kinds=kinds,
        between=re.compile(table["between"]["pattern"]),
        from_before=re.compile(table["from"]["pattern"]),
        moved_before=re.compile(table["from"]["moved"]),
    )


def join_letters() -> str:
    """Every letter that a join can begin with."""
    return "".join(sorted({sign[0] for sign in _joins().kinds}))


class Chain(NamedTuple):
    """Members in reading order, and the kind of the join behind each but the last."""

    members: list[Member]
    kinds: list[str]

    @property
    def end(self) -> int:
        """Where reading may go on."""
        last = self.members[-1]
        return max(last.end, last.numeral.end)


def read_chain(text: str, first: Member, floor: int = 0, *, sure: bool = False) -> Chain:
    """All members that are joined to `first`, behind the amount that ends at `floor`; `sure` as in `read_member`."""
    chain, joins = Chain([], []), _joins()
    _add(chain, first)
    while found := joins.pattern.match(text, chain.members[-1].end) or _labelled(text, chain, floor):
        last, kind = chain.members[-1], joins.kinds[found["sign"]]
        if kind in _RANGES and found.groupdict().get("bound"):
            kind = "change"
        if kind == "and" and not (last.numeral.unit > MYRIAD or _is_between(text, last)):
            break
        if last.unit and not last.has_sign_before and kind not in _RANGES:
            break
        inherited = last.unit if last.has_sign_before and kind in _RANGES else None
        member = read_member(text, found.end(), found.end("sign"), inherited, sure=sure)
        if member is None:
            break
        chain.kinds.append(kind)
        _add(chain, member)
    return chain


def _is_between(text: str, member: Member) -> bool:
    return _joins().between.search(text[max(0, member.start - 12) : member.start]) is not None


def _labelled(text: str, chain: Chain, floor: int) -> re.Match[str] | None:
    """The join to a number with its label: R석 12만·S석 9만원, 어른 3,000·어린이 1,000원.

    A comma is one only in the middle of such a list: elsewhere the two numbers may count anything.
    """
    last = chain.members[-1]
    if last.unit is not None or last.numeral.top > MYRIAD or last.numeral.hangul:
        return None
    if last.numeral.top < MYRIAD and "," not in text[last.start : last.numeral.end]:
        return None
    found = _joins().labelled.match(text, last.end)
    if found is None or _joins().kinds[found["sign"]] not in ("list", "comma"):
        return None
    inside = len(chain.members) > 1 or (floor and _joins().label.fullmatch(text, floor, last.start))
    return found if inside or _joins().kinds[found["sign"]] == "list" else None


def _add(chain: Chain, member: Member) -> None:
    """Add a member; 두세 억 is a range over both numbers that it can mean."""
    vague = member.numeral.vague if member.numeral.estimate else None
    if vague is None:
        chain.members.append(member)
        return
    low, high = (replace(member, numeral=member.numeral._replace(value=end, vague=None)) for end in vague)
    chain.members.extend((low, high))
    chain.kinds.append("range")


def amounts_of(text: str, chain: Chain) -> list[Amount]:
    """The amounts of a chain, in reading order."""
    return [*_from_the_right(text, chain)][::-1]


def _from_the_right(text: str, chain: Chain) -> Iterator[Amount]:
    """The last member names currency and unit for the others, so it comes first."""
    members, kinds = chain
    at = len(members) - 1
    while at >= 0:
        last = members[at]
        code = last.unit.code if last.unit else _bare(text, last)
        at -= 1
        if last.unit is None and code is None:
            continue
        low = last
        if at >= 0 and (left := _range_start(text, members[at], last, kinds[at])):
            low, at = left, at - 1
        amount = _amount(text, low, last, code)
        yield amount
        while at >= 0 and (item := _list_item(text, members[at], low, kinds[at])):
            alike = amount if kinds[at] in _ALIKE else None
            low, at = item, at - 1
            yield _amount(text, low, low, amount.currency, alike)


def _bare(text: str, member: Member) -> str | None:
    """The code ("" where none is told) of a number without a currency that is money; None where it is not."""
    name = read_name_before(text, member.start) if member.numeral.top > ONE else None
    if name is not None:
        return name
    if member.numeral.value is None and member.numeral.malformed:
        return None
    before, _ = read_before(text, member.start)
    numeral = member.numeral
    if not is_bare_money(text, member.start, numeral.end, numeral, qualified=bool(before)):
        return None
    member.numeral = numeral._replace(value=implied(numeral, digits=True))
    return ""


def _range_start(text: str, left: Member, right: Member, kind: str) -> Member | None:
    """`left` as the lower end of a range up to `right`, or None where the two are no range."""
    if kind not in _RANGES and not (kind == "comma" and _is_estimate(left, right)):
        return None
    if kind == "to" and _is_move(text, left):
        return None
    if left.unit and right.unit and left.unit.code != right.unit.code:
        return None
    numeral = left.numeral
    if left.unit is None or left.has_sign_before:
        numeral = shared(numeral, right.numeral)
    low = Member(left.start, left.end, numeral, left.unit or right.unit, left.negative, left.change)
    if low.value is not None and right.value is not None:
        return low if low.value < right.value else None
    is_open = low.numeral.malformed and low.value is None  # 12,34~50만원
    return low if is_open or below(low.numeral, right.numeral) else None


def _is_move(text: str, left: Member) -> bool:
    """Whether `to` tells where a sum went: from $5 million to, fell 4.3 won to."""
    before = text[max(0, left.start - 14) : left.start]
    return bool(_joins().from_before.search(before) or (left.unit and _joins().moved_before.search(before)))


def _is_estimate(left: Member, right: Member) -> bool:
    """Whether two figures say that it is one or the other: 2, 3만원."""
    if left.value is None or right.value is None or left.unit or left.numeral.top > ONE:
        return False
    return left.value < 10 and EXACT.multiply(EXACT.add(left.value, ONE), right.numeral.lead) == right.value


def _list_item(text: str, left: Member, right: Member, kind: str) -> Member | None:
    """`left` as an amount of its own that shares the currency of `right`, or None."""
    if left.unit is not None or (kind in _RANGES and not (kind == "to" and _is_move(text, left))):
        return None
    if kind in _OF_THOUSANDS and left.numeral.unit < 1000:
        return None
    numeral = shared_in_list(left.numeral, right.numeral)
    if numeral is None:
        return None
    return Member(left.start, left.end, numeral, right.unit, left.negative)


def _amount(text: str, low: Member, high: Member, code: str | None, like: Amount | None = None) -> Amount:
    """The amount from `low` to `high`; an item of a list is qualified as the one behind it, `like`."""
    before, per = read_before(text, low.start)
    after = like.qualifiers if like else read_after(text, high.end)
    if (low.numeral.more or high.numeral.more) and "여" not in after:
        after = ("여", *after)
    value = low.value
    return Amount(
        start=low.start,
        end=high.end,
        text=text[low.start : high.end],
        low=value,
        high=value if high is low else high.value,
        currency=code or None,
        qualifiers=(*before, *after),
        per=per or read_per_behind(text, high.end),
        unit=high.unit.word if high.unit else None,
        vague=_vague(low, high),
    )


def _vague(low: Member, high: Member) -> tuple[Decimal, Decimal] | None:
    """What 수십억 or 500만∼수천만 can mean; None where both ends are told."""
    if low.numeral.vague is None and high.numeral.vague is None:
        return None
    least = low.numeral.vague[0] if low.numeral.vague else low.value
    most = high.numeral.vague[1] if high.numeral.vague else high.value
    return None if least is None or most is None else (least, most)
