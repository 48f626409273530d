"""What an elliptical member of a range or a list means: 500~1,200만원, 3~4천만원, 4700→5510원."""

from __future__ import annotations

from decimal import Context, Decimal

from krnews.numerals import EOK, EXACT, MYRIAD, ONE, Numeral

_ABOUT = Context(prec=10)  # whatever precision the caller works with
_FURTHEST = Decimal(50)
"""Members of a list are of one size: none is more than this many times the other."""
_FURTHEST_PLAIN = Decimal(10)
"""The same for a number without a unit of its own, which may as well be a year (2016에서 3만원)."""


def implied(numeral: Numeral, *, digits: bool) -> Decimal | None:
    """The value with the unit that is left out at its end: 1억5천 is 1억5천만.

    Args:
        numeral: The number.
        digits: Whether plain digits may be meant so, too: 1억5000.
    """
    value = numeral.value
    if value is None or numeral.top < EOK or numeral.unit >= MYRIAD:
        return value
    rest = EXACT.remainder(value, numeral.top)
    left_out = EXACT.divide_int(numeral.top, MYRIAD)
    if rest >= MYRIAD or (numeral.unit < 100 and not (digits and rest >= 100)):
        return value
    return EXACT.add(EXACT.subtract(value, rest), EXACT.multiply(rest, left_out))


def shared(left: Numeral, right: Numeral) -> Numeral:
    """`left` with the unit that it shares with `right`: the greatest that leaves it below `right`."""
    if left.top > ONE:
        return left._replace(value=implied(left, digits=True))
    if right.top == right.lead == ONE:
        return left
    for unit in _units(left, right):
        raised = _raised(left, unit)
        if below(raised, right):
            return raised
    return left


def shared_in_list(left: Numeral, right: Numeral) -> Numeral | None:
    """`left` with the unit that it shares with `right` in a list, the one that makes them most alike.

    None where no unit makes them alike: the left number counts something else.
    """
    if left.value is None or right.value is None:
        return left if left.vague and right.vague and left.top > ONE else None
    if left.top > ONE:
        readings = [left._replace(value=implied(left, digits=True))]
    else:
        readings = [left, *(_raised(left, unit) for unit in _units(left, right))]
    furthest = _FURTHEST if left.unit > ONE else _FURTHEST_PLAIN
    return min((r for r in readings if _times(r, right) <= furthest), key=lambda r: _times(r, right), default=None)


def _times(one: Numeral, other: Numeral) -> Decimal:
    """How many times the smaller number goes into the greater."""
    if not one.value or not other.value:
        return Decimal("Infinity")
    greater, smaller = max(one.value, other.value), min(one.value, other.value)
    return _ABOUT.divide(greater, smaller)


def _units(left: Numeral, right: Numeral) -> list[Decimal]:
    units = [right.lead] if left.unit == ONE else []
    unit = right.top
    while unit >= MYRIAD:
        units.append(unit)
        unit = EXACT.divide_int(unit, MYRIAD)
    return units


def _raised(numeral: Numeral, unit: Decimal) -> Numeral:
    def times(value: Decimal) -> Decimal:
        return EXACT.multiply(value, unit)

    return numeral._replace(
        value=None if numeral.value is None else times(numeral.value),
        vague=numeral.vague and (times(numeral.vague[0]), times(numeral.vague[1])),
        top=unit,
        unit=times(numeral.unit),
    )


def below(left: Numeral, right: Numeral) -> bool:
    """Whether the least that `left` can mean is less than the least that `right` can."""
    low = left.value if left.vague is None else left.vague[0]
    high = right.value if right.vague is None else right.vague[0]
    return low is not None and high is not None and low < high
