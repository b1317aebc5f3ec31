"""In which lines a measure has a figure: many lines asked at once, each of them one bit of a whole number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from xlengine.layout import FIGURES, Entry, State

SAMPLE = 240
"""Lines that a hypothesis is tried on before it is tried on all of them."""


def sampled(count: int) -> range:
    """Of so many lines those that a hypothesis is tried on first."""
    return range(0, count, max(1, count // SAMPLE))


def bits(lines: Iterable[int]) -> int:
    """Some lines as one number."""
    found = 0
    for line in lines:
        found |= 1 << line
    return found


class Where:
    """The lines of a table, asked measure by measure."""

    def __init__(self, rows: Sequence[Sequence[Entry]]) -> None:
        self._rows = rows
        self._sample = sampled(len(rows))
        self._figures: dict[int, int] = {}
        self._amounts: dict[int, int] = {}
        self._blanks: dict[int, int] = {}
        self._tested: dict[int, list[int]] = {}
        self._empty: dict[int, list[int]] = {}

    def figures(self, measure: int) -> int:
        """The lines with a figure, nil among them."""
        if measure not in self._figures:
            self._figures[measure] = _bits_of([row[measure].state in FIGURES for row in self._rows])
        return self._figures[measure]

    def amounts(self, measure: int) -> int:
        """The lines with a figure that is not nil."""
        if measure not in self._amounts:
            self._amounts[measure] = _bits_of([bool(row[measure].value) for row in self._rows])
        return self._amounts[measure]

    def blanks(self, measure: int) -> int:
        """The lines in which the cell is empty."""
        if measure not in self._blanks:
            self._blanks[measure] = _bits_of([row[measure].state is State.BLANK for row in self._rows])
        return self._blanks[measure]

    def all_figures(self, measures: Iterable[int]) -> int:
        """The lines with a figure in every one of the measures."""
        found = -1
        for measure in measures:
            found &= self.figures(measure)
        return found

    def tested(self, target: int) -> list[int]:
        """Of the sampled lines those in which a hypothesis about this measure can be tested."""
        if target not in self._tested:
            self._tested[target] = [line for line in self._sample if self._rows[line][target].is_number]
        return self._tested[target]

    def empty(self, target: int) -> list[int]:
        """Of the sampled lines those in which the measure is empty."""
        if target not in self._empty:
            self._empty[target] = [line for line in self._sample if self._rows[line][target].state is State.BLANK]
        return self._empty[target]

    def is_open(self, measure: int) -> bool:
        """Whether the measure waits to be filled: empty but for a few lines that have a figure of their own."""
        own, count = self.figures(measure), len(self._rows)
        filled = own.bit_count()
        return filled * 3 <= count and filled * 2 <= (self._any_figure & ~own).bit_count()

    @cached_property
    def _any_figure(self) -> int:
        """The lines with any figure at all."""
        found = 0
        for measure in range(len(self._rows[0]) if self._rows else 0):
            found |= self.figures(measure)
        return found


_DIGITS = bytes.maketrans(b"\0\1", b"01")


def _bits_of(told: list[bool]) -> int:
    """The lines of which something is told, as one number."""
    told.reverse()
    return int(bytes(told).translate(_DIGITS) or b"0", 2)
