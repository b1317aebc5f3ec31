"""A reading that has come as far as one of some lines, written down in a test."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlengine.across.additive import additive
from xlengine.down.sides import has_sides
from xlengine.down.trials import Sum
from xlengine.down.walk import Node, Walk, last_nodes
from xlengine.down.wordless import FARTHEST, runs, signed, sum_of_run
from xlengine.judging.reviewing import read_book
from xlengine.sheet import Book, Cell, Sheet, Style

KINDS = {"L": "line", "T": "total", "M": "mark", "D": "deduction"}
"""Lines, totals of lines, headings, deductions; `-` has been added already, `?` is empty and read now, `E` later."""


def walk_of(text: str) -> tuple[Walk, int]:
    """The reading and the place of the line that is read: `L Posts / L Travel / ? Total`; `>` indents, `**` is bold."""
    sheet = Sheet("S", {1: {1: Cell("Category"), 2: Cell("First"), 3: Cell("Second")}})
    given = [part.strip().partition(" ") for part in text.split("/")]
    for at, (kind, _, label) in enumerate(given):
        bare = label.lstrip("> ")
        style = Style(bold=bare.startswith("**"), indent=label.count(">"))
        sheet.rows[at + 2] = {1: Cell(bare.strip("*"), None, style)}
        if kind not in "ME?":
            for column, figure in ((2, 1013 + 97 * at * at), (3, 2029 + 89 * at**3)):
                sheet.rows[at + 2][column] = Cell(Decimal(figure))
    (table,) = read_book(Book("", [sheet])).tables
    assert len(table.lines) == len(given)
    walk = Walk(table, additive(table))
    now = [kind for kind, _, _ in given].index("?")
    walk.stack = [Node(at, KINDS[given[at][0]], table.lines[at].indent) for at in range(now) if given[at][0] in KINDS]
    walk.has_marks = any(node.kind == "mark" for node in walk.stack)
    walk.has_sides = has_sides(table)
    return walk, now


def told(reading: Sum) -> str:
    """`0 + 1 - 2, 1.5`: the lines with their signs and how likely it is; `closes` where it ends its section."""
    signed = zip(reading.signs, reading.lines, strict=True)
    lines = "".join(f" {'+' if sign == 1 else '-'} {line}" for sign, line in signed).strip().removeprefix("+ ")
    return f"{lines}, {reading.prior:.1f}{', closes' if reading.from_mark else ''}"


def further(walk: Walk) -> Iterator[Sum]:
    """Every sum that needs no words, whatever the figures are, the likeliest first."""
    nodes = last_nodes(walk.stack, FARTHEST)
    yield from (sum_of_run(nodes, run) for run in runs(nodes))
    yield from signed(walk)
