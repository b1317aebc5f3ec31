"""Lines that are added one by one in one column: that a total is far from them is told without a closer look."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from xlengine.fit import HALVES, NIL, half_of
from xlengine.layout import Entry, State

ROUGHLY = Decimal("1e-6")
"""More than binary arithmetic leaves in a figure."""


class Added:
    """What some lines come to in one column, and by how much that may be off."""

    def __init__(self) -> None:
        self.count = 0
        self.total, self.leeway, self.largest = NIL, NIL, NIL
        self.states: set[State] = set()

    def take(self, entries: Iterable[Entry]) -> None:
        """Adds the figures of more lines."""
        for entry in entries:
            self.count += 1
            self.states.add(entry.state)
            self.total += entry.value or NIL
            self.leeway += half_of(entry)
            self.largest = max(self.largest, abs(entry.value or NIL))

    def is_far_from(self, entry: Entry) -> bool:
        """Whether the figure of a total contradicts, whatever was rounded: told without a closer look."""
        if entry.value is None or self.states == {State.BLANK} or not self.states.isdisjoint((State.TEXT, State.ERROR)):
            return False
        leeway = self.leeway + max(half_of(entry), HALVES[min(entry.decimals, 29)])
        return abs(self.total - entry.value) > leeway + max(self.largest, abs(entry.value)) * ROUGHLY
