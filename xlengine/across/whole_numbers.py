"""The figures of a line as whole numbers of one small unit: that a hypothesis is far from right shows in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from xlengine.across.all_lines import AllLines
from xlengine.across.proposal import Proposal
from xlengine.across.where import Where, sampled
from xlengine.fit import BINARY_NOISE
from xlengine.layout import Entry, State
from xlengine.rule import Form

FINEST = 40
"""Figures of more decimals, or of more digits before the point, are not written so."""

_NOISE = BINARY_NOISE.denominator


class WholeLine(NamedTuple):
    """A line in tenths of the last place of its finest figure."""

    unit: int
    """How many make one."""
    amounts: list[int | None]
    """By measure; nil where the cell is empty, None where words or an error value stand."""
    rooms: list[int]
    """How far the true figure may be from the printed one, or a little further."""
    blanks: frozenset[int]
    """The measures whose cells are empty."""


class WholeNumbers:
    """The lines of a table, each made when it is first asked for."""

    def __init__(self, rows: Sequence[Sequence[Entry]]) -> None:
        self._rows = rows
        self.where = Where(rows)
        self._lines: dict[int, WholeLine | None] = {}

    def is_far_off(self, at: int, proposal: Proposal) -> bool:
        """Whether no rounding brings the target near what its parts in the same line give.

        What is in doubt or lacks figures is not far off: that takes a closer look.
        """
        line = self._lines[at] if at in self._lines else self._made(at)
        return line is not None and _is_far_off(proposal, line)

    def contradict(self, proposal: Proposal) -> bool:
        """Whether so many lines are far off that it cannot stand, even if all the others agree; or none can tell it.

        For what no word says: whatever the words say may stand against as many.
        """
        lines = self._sampled
        if (proposal.form is Form.SUM or proposal.form is Form.DIFFERENCE) and None not in lines:
            return self._together.contradict(proposal)
        most = _most_misses(proposal.form, len(lines))
        for line in lines:
            if line is not None and _is_far_off(proposal, line):
                if not most:
                    return True
                most -= 1
        return False

    @cached_property
    def _sampled(self) -> list[WholeLine | None]:
        return [self._made(at) for at in sampled(len(self._rows))]

    @cached_property
    def _together(self) -> AllLines:
        return AllLines([line for line in self._sampled if line is not None])

    def _made(self, at: int) -> WholeLine | None:
        line = self._lines[at] = whole_line(self._rows[at])
        return line


def _most_misses(form: Form, lines: int) -> int:
    """Of so many lines how many may contradict what all the others bear out, as `Trial.stands` has it.

    The lines of totals, which no product gives, are among them.
    """
    if form in (Form.PRODUCT, Form.SUM, Form.DIFFERENCE):
        return max(1, lines // 4)
    return max(1, min(lines // 4, max(3, lines // (5 if form is Form.FRACTION else 9))))


def whole_line(row: Sequence[Entry]) -> WholeLine | None:
    """None where a figure has more digits than anybody can mean."""
    places = max((_places(entry) for entry in row), default=0)
    if places > FINEST:
        return None
    unit = 10 ** (places + 1)
    amounts: list[int | None] = []
    rooms: list[int] = []
    for entry in row:
        if entry.state is State.TEXT or entry.state is State.ERROR:
            amounts.append(None)
            rooms.append(0)
            continue
        over, under = entry.value.as_integer_ratio() if entry.value is not None else (0, 1)
        amount = over * unit // under
        half = 5 * 10 ** max(0, places - entry.decimals)
        amounts.append(amount)
        rooms.append(0 if entry.state is State.BLANK else half + abs(amount) // _NOISE + 1)
    blanks = frozenset([at for at, entry in enumerate(row) if entry.state is State.BLANK])
    return WholeLine(unit, amounts, rooms, blanks)


def _places(entry: Entry) -> int:
    if entry.value is None:
        return 0
    exponent = entry.value.as_tuple().exponent
    if not isinstance(exponent, int) or entry.value.adjusted() >= FINEST:
        return FINEST + 1
    return max(0, -exponent)


def _is_far_off(proposal: Proposal, line: WholeLine) -> bool:
    amounts, rooms = line.amounts, line.rooms
    shown = amounts[proposal.target]
    if shown is None or proposal.target in line.blanks:
        return False
    if proposal.form is Form.SUM or proposal.form is Form.DIFFERENCE:
        off, room = -shown, rooms[proposal.target]
        for at, sign in zip(proposal.arguments, proposal.signs, strict=True):
            amount = amounts[at]
            if amount is None:
                return False
            off += amount if sign > 0 else -amount
            room += rooms[at]
        return abs(off) > room and not line.blanks.issuperset(proposal.arguments)
    if proposal.form is Form.PRODUCT:
        return _product_is_far_off(proposal, line, shown)
    return _quotient_is_far_off(proposal, line, shown)


def _product_is_far_off(proposal: Proposal, line: WholeLine, shown: int) -> bool:
    """A product is the printed one, but for what that is rounded by: its factors are not rounded."""
    if not line.blanks.isdisjoint(proposal.arguments):
        return False
    amount, scale = proposal.times.as_integer_ratio()
    for at in proposal.arguments:
        factor = line.amounts[at]
        if factor is None:
            return False
        amount *= factor
        scale *= line.unit
    scale //= line.unit
    return abs(amount - shown * scale) > line.rooms[proposal.target] * scale


def _quotient_is_far_off(proposal: Proposal, line: WholeLine, shown: int) -> bool:
    """A quotient is the printed one where the part, in its unit, is the printed one times the whole."""
    first, second = proposal.arguments
    part, whole = (second, first) if proposal.form is Form.VACANCY else (first, second)
    amount, base = line.amounts[part], line.amounts[whole]
    if amount is None or base is None or abs(base) <= line.rooms[whole] or not line.blanks.isdisjoint((part, whole)):
        return False
    scale = line.unit if proposal.form is Form.FRACTION else 100 * line.unit
    if proposal.form is Form.VACANCY:
        shown = scale - shown
    elif proposal.form is Form.GROWTH:
        shown = scale + shown
    around, around_whole, around_part = line.rooms[proposal.target], line.rooms[whole], line.rooms[part]
    around += max(abs(amount), abs(base)) // _NOISE + 1  # binary noise of the amounts
    room = (abs(shown) + around) * around_whole + abs(base) * around + scale * around_part
    return abs(shown * base - scale * amount) > room
