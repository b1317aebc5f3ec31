"""Lines of rates among lines of amounts, told by their formats."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.layout import Entry, Line

MOST_LINES = 2000
"""In longer tables such a line has to be named by its words."""


def name_rates(lines: Sequence[Line], entries: Sequence[Sequence[Entry]]) -> None:
    """A line all of whose figures have a percent format, where others of their columns have none, is of rates."""
    if len(lines) > MOST_LINES:
        return
    mixed = [sum(row[at].as_fraction for row in entries) for at in range(len(entries[0]))]
    if not any(mixed):
        return
    plain = [any(row[at].is_number and not row[at].as_fraction for row in entries) for at in range(len(mixed))]
    for line, row in zip(lines, entries, strict=True):
        figures = [at for at, entry in enumerate(row) if entry.is_number]
        if len(figures) > 1 and all(row[at].as_fraction and plain[at] for at in figures):
            line.roles = {**line.roles, "as_percentage_of": 1.0}
