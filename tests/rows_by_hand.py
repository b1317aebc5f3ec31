"""Lines of a table with their figures, written down in a test."""

from __future__ import annotations

from dataclasses import replace

from tests.entries_by_hand import entries
from xlengine.down.walk import Node, Walk
from xlengine.layout import Line, Measure, Table
from xlengine.sheet import Area
from xlengine.terms import part_of, row_roles


def rows_of(*lines: str, derived: tuple[int, ...] = ()) -> Table:
    """`Posts: 10 20.5 =30 · —`, one line after the other; the measures in `derived` are computed across."""
    given = [line.partition(":") for line in lines]
    rows = [
        [one._replace(row=at, column=column) for column, one in enumerate(entries(figures), 2)]
        for at, (_, _, figures) in enumerate(given, 2)
    ]
    found = [_line(at, label) for at, (label, _, _) in enumerate(given)]
    measures = [Measure(column + 2, (f"M{column}",)) for column in range(len(rows[0]))]
    area = Area(1, 1, len(lines) + 1, len(measures) + 1)
    return Table("S", area, "table", "en", "", "", found, measures, list(rows), derived=set(derived))


def _line(at: int, written: str) -> Line:
    label = written.lstrip("> ")
    line = Line(at + 2, label, written.count(">"), False, dict(row_roles(label)))
    return replace(line, names=part_of(label)) if line.is_total else line


def reading_of(kinds: str, table: Table) -> Walk:
    """A reading with one node for each letter but `-`: `l`ine, `t`otal, `m`ark, `d`eduction."""
    names = {"l": "line", "t": "total", "m": "mark", "d": "deduction"}
    walk = Walk(table, list(range(len(table.measures))))
    walk.stack = [Node(at, names[kind], table.lines[at].indent) for at, kind in enumerate(kinds) if kind in names]
    return walk
