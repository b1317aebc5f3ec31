"""A figure held against its line and its column at once: one mistake that both tell of is no doubt about either."""

from __future__ import annotations

from decimal import Decimal

from xlengine.fit import NIL, half_of
from xlengine.layout import Table


def is_cross_footed(table: Table, measure: int, line: int, value: Decimal | None) -> bool:
    """Whether the total next below agrees with the lines above it once this line holds the value instead of its own."""
    entries, lines = table.entries, table.lines
    end = next((at for at in range(line + 1, len(lines)) if lines[at].is_total), None)
    own = entries[line][measure].value
    if value is None or end is None or own is None or lines[line].is_total or not entries[end][measure].is_number:
        return False
    begin = next((at + 1 for at in range(line - 1, -1, -1) if lines[at].is_total), 0)
    among = [entries[at][measure] for at in range(begin, end)]
    total = entries[end][measure].value or NIL
    leeway = half_of(entries[end][measure]) + sum(map(half_of, among), NIL)
    printed = sum((entry.value or NIL for entry in among), NIL)
    return abs(printed - total) > leeway >= abs(printed - own + value - total)
