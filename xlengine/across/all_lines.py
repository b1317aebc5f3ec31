"""Sums tried on many lines at once: a measure's amounts, line by line, as the digits of one whole number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlengine.across.proposal import Proposal
    from xlengine.across.whole_numbers import WholeLine

LEAST = 10
"""An amount of a line is more than one of its last places where it is more than this: it counts in tenths of that."""
MANY = 60
"""Of so many lines a few that agree say nothing, where none of them adds one amount to another."""
AGREEING, TELLING = 8, 3
"""So many lines must agree for each that does not, or so many with more than two amounts: as `Trial.stands` has it."""
EQUAL = 8
"""So many lines in which two amounts come to nil say no more than that these are equal."""


class AllLines:
    """Lines that are added and compared together.

    Each has a place of so many bits that no sum of all measures spills over; its highest bit says of a difference that
    it is not below nil.
    """

    def __init__(self, lines: Sequence[WholeLine]) -> None:
        self.lines = lines
        measures = range(len(lines[0].amounts) if lines else 0)
        largest = max((abs(amount or 0) + room for line in lines
                       for amount, room in zip(line.amounts, line.rooms, strict=True)), default=0)  # fmt: skip
        self._width = ((len(measures) + 1) * largest + 1).bit_length() + 1
        self._ones = self._together([1] * len(lines))
        self._highest = self._ones << self._width - 1
        amounts = [[line.amounts[at] for line in lines] for at in measures]
        self._amounts = [self._together([amount or 0 for amount in some]) for some in amounts]
        self._rooms = [self._together([line.rooms[at] for line in lines]) for at in measures]
        self._known = [self._marked([amount is not None for amount in some]) for some in amounts]
        self._filled = [
            self._marked([at not in line.blanks and line.amounts[at] is not None for line in lines]) for at in measures
        ]
        self._amounting = [self._marked([bool(amount) for amount in some]) for some in amounts]
        self._large = [self._marked([abs(amount or 0) > LEAST for amount in some]) for some in amounts]

    def far_off(self, proposal: Proposal) -> int:
        """The lines, each marked by a bit, in which no rounding brings a sum near the printed figure."""
        apart, room = -self._amounts[proposal.target], self._rooms[proposal.target] + self._ones
        for at, sign in zip(proposal.arguments, proposal.signs, strict=True):
            apart += self._amounts[at] if sign > 0 else -self._amounts[at]
            room += self._rooms[at]
        return (self._highest + apart - room | self._highest - apart - room) & self._tested(proposal)

    def contradict(self, proposal: Proposal) -> bool:
        """Whether no rounding brings so many lines near a sum that it cannot stand, even if all the others agree.

        Nor does it in many lines none of which says anything: 7 = 7 + 0, or many in which 7 - 7 = 0.
        """
        off = self.far_off(proposal)
        misses = off.bit_count()
        with_two = with_one = 0
        for at in proposal.arguments:
            with_two |= with_one & self._amounting[at]
            with_one |= self._amounting[at]
        large = reduce(or_, (self._large[at] for at in (proposal.target, *proposal.arguments)))
        agreeing = self._tested(proposal) & ~off & with_one
        speaking = agreeing & large & with_two
        telling = (speaking & self._amounting[proposal.target]).bit_count()
        if misses > 1 and misses * AGREEING > agreeing.bit_count() and misses * TELLING > telling:
            return True
        return len(self.lines) >= MANY and not telling and not 0 < speaking.bit_count() < EQUAL

    def _tested(self, proposal: Proposal) -> int:
        """The lines with a figure of the target and of one part at least, and no words among the parts."""
        parts = proposal.arguments
        lines = self._filled[proposal.target] & reduce(or_, (self._filled[at] for at in parts))
        for at in parts:
            lines &= self._known[at]
        return lines

    def _together(self, amounts: Sequence[int]) -> int:
        found = 0
        for amount in reversed(amounts):
            found = (found << self._width) + amount
        return found

    def _marked(self, told: Sequence[bool]) -> int:
        """The highest bit of each line of which something is told."""
        return self._together(list(map(int, told))) << self._width - 1
