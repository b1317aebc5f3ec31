"""What only the figures could tell of a total: any run of lines up to it, one of them perhaps not counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice

from xlengine.down.kept import keep
from xlengine.down.net_requirements import has_sign
from xlengine.down.trials import Sum, columns_tried, try_rows
from xlengine.down.walk import (
    DEEP,
    LONG,
    PATIENCE,
    UNSUMMED,
    Node,
    Walk,
    last_lines,
    last_nodes,
    lengths_that_add_up,
    sum_of,
)
from xlengine.fit import HALVES, NIL, NOISE, half_of
from xlengine.layout import Line, State

FARTHEST = 400
"""So many lines are added at most where no word tells."""
Run = tuple[int, int | None]
"""How many of the last lines, and which of them is left out."""


def in_reach(walk: Walk, at: int) -> Iterator[Sum]:
    """The hypotheses that may agree with the figures of more columns than they contradict, the likeliest first."""
    nodes = last_nodes(walk.stack, FARTHEST)
    tried = columns_tried(walk.table, walk.columns, at)
    columns = [found for column in tried if (found := _Column.of(walk, at, nodes, column)) is not None]
    speaking = [column for column in columns if column.speaks]
    for run in runs(nodes):
        asked = columns if run == (1, None) else speaking
        if _most_may_be(asked, run):
            yield sum_of_run(nodes, run)
    yield from signed(walk)


def _most_may_be(columns: Sequence[_Column], run: Run) -> bool:
    """Whether the figures of more than half of the columns do not contradict a run; half of them are enough to tell."""
    left = (len(columns) + 1) // 2
    for column in columns:
        if not column.may_be(*run):
            left -= 1
            if not left:
                return False
    return bool(columns)


def runs(nodes: Sequence[Node]) -> Iterator[Run]:
    """Every run of the last lines, then every one that leaves a line out."""
    shortest = 2 if nodes and nodes[-1].kind == "total" else 1  # no total adds up one other total
    for length in range(shortest, len(nodes) + 1):
        yield length, None
    for length in range(3, min(len(nodes), DEEP) + 1):
        for without in range(1, length - 1):
            yield length, without


def sum_of_run(nodes: Sequence[Node], run: Run) -> Sum:
    """The hypothesis that a line adds these."""
    length, without = run
    lines = nodes[-length:]
    return sum_of(lines) if without is None else sum_of([*lines[:without], *lines[without + 1 :]], -0.5)


def signed(walk: Walk) -> Iterator[Sum]:
    """The last four lines with signs."""
    last = list(islice((node for node in reversed(walk.stack) if node.kind != "mark"), 4))[::-1]
    for pattern in range(1, 2 ** len(last)):
        signs = tuple(-1 if pattern >> place & 1 else 1 for place in range(len(last)))
        if 1 in signs:
            yield Sum(tuple(node.line for node in last), signs, -0.5)


def why_no_total(walk: Walk, at: int, line: Line) -> str:
    """What is said of a line that is called a total and adds up nothing that is read.

    Where it adds each line of a run but the one right above it, in all columns, that proves no reading of the table:
    a line may have been put in there.
    """
    table, nodes = walk.table, last_nodes(walk.stack, DEEP)
    name = f"“{line.label}” (row {line.row})"
    is_line = bool(nodes) and nodes[-1].kind == "line"
    for length in range(LEAST_BEFORE_THE_LAST, len(nodes) + 1 if is_line else 0):
        trial = try_rows(table, walk.columns, at, sum_of(nodes[-length:-1]))
        if trial.hits > 1 and not trial.misses:
            table.passed_over[at] = nodes[-1].line
            left = table.lines[nodes[-1].line]
            return f"{name} adds the lines before “{left.label}” (row {left.row}), and not this one, right above it"
    return f"{name} is called a total, and nothing above adds up to it"


LEAST_BEFORE_THE_LAST = 4
"""Two lines come to another one by chance."""


@dataclass(slots=True)
class _Column:
    """The total's figure in one column, and those of the last lines added up from the nearest on."""

    goal: Decimal
    values: list[Decimal]
    sums: list[Decimal]
    counts: list[int]
    """How many of the lines have a figure."""
    leeway: list[Decimal]
    """By how much a sum may be off, at most."""
    is_told: bool
    """Whether all of them can be added."""

    @classmethod
    def of(cls, walk: Walk, at: int, nodes: Sequence[Node], column: int) -> _Column | None:
        """None where the total has no figure that could contradict."""
        entries = walk.table.entries
        target = entries[at][column]
        if target.value is None:
            return None
        parts = [entries[node.line][column] for node in reversed(nodes)]
        values = [part.value or NIL for part in parts]
        largest = max((abs(value) for value in values), default=NIL) + abs(target.value)
        own = half_of(target) + HALVES[min(target.decimals, 29)] + largest * NOISE
        return cls(
            target.value, values, list(accumulate(values)), list(accumulate(part.value is not None for part in parts)),
            [own + leeway for leeway in accumulate(map(half_of, parts))],
            all(part.state is not State.TEXT and part.state is not State.ERROR for part in parts),
        )  # fmt: skip

    @property
    def speaks(self) -> bool:
        """Whether a sum can be right or wrong there: nil of nothing but nil says nothing."""
        return not self.is_told or bool(self.goal) or any(self.values)

    def may_be(self, length: int, without: int | None) -> bool:
        """Whether the figures do not contradict this run; where one of them is none, nothing is told."""
        found, count = self.sums[length - 1], self.counts[length - 1]
        if without is not None:
            found -= self.values[length - 1 - without]
            count -= 1  # at most
        return not self.is_told or count <= 0 or abs(found - self.goal) <= self.leeway[length - 1]


def unnamed_total(walk: Walk, at: int, line: Line) -> bool:
    """A line that no word calls a total, and that the figures of several columns prove to be one."""
    if len(walk.table.lines) > LONG and not line.bold:
        return False
    if walk.table.kind in UNSUMMED or walk.in_vain > PATIENCE:
        return False
    for length in lengths_that_add_up(walk, at, last_lines(walk.stack)):
        nodes = last_nodes(walk.stack, length)
        if line.indent > min(node.indent for node in nodes) or has_sign(line.label):
            continue  # a part of one of them
        trial = try_rows(walk.table, walk.columns, at, sum_of(nodes))
        if not trial.misses and trial.weight >= 3.0:  # no figure weighs more than two
            keep(walk, at, trial, "XLE202")
            walk.in_vain = 0
            return True
        walk.in_vain += 1
    return False
