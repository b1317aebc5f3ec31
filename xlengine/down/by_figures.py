"""Lines that no word ties and the figures of several columns do: sums of lines below or above, and differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, product

from xlengine.down.lines_by_words import is_a_result
from xlengine.down.net_requirements import has_sign
from xlengine.down.trials import Sum, rule_of, try_rows, without_blanks
from xlengine.down.walk import UNSUMMED
from xlengine.fit import HALVES, NIL, half_of
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form

MOST_LINES = 120
"""In a longer table lines are tied by words, or by runs, alone."""
MOST_PAIRS = 100
"""Where more pairs of lines come to a line's largest figure, that they do says nothing."""
LONGEST, MOST_SIGNED = 15, 4
"""So many lines side by side are added at most, and so many with signs of their own."""
BESIDE, ANYWHERE = 3.0, 4.5
"""What the figures must weigh where lines stand beside one another, and where they are taken from anywhere.

No figure weighs more than two.
"""
ROUGHLY = Decimal("1e-6")
"""More than binary arithmetic leaves in a figure."""
ANOTHER = 1.5
"""What more they must weigh where one figure contradicts them, which may be a misprint."""


def lines_by_figures(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations, and those that figures alone show of lines of which nothing is known yet.

    Nothing that follows from what is known is told again: a part is its total less the other parts.
    """
    inputs = table.inputs_among(columns)
    if len(table.lines) > MOST_LINES or table.kind in UNSUMMED:
        return list(found)
    told = _Told(table, inputs, found)
    for anywhere in (False, True):  # what is computed stands below what it comes from, or above all that it adds
        for at in told.open_lines():
            best = next((trial for trial in told.trials(at, anywhere)), None)
            if best is not None:
                told.accept(at, best)
    return told.relations


class _Told:
    """What is known of the lines, and the figures that tell more."""

    def __init__(self, table: Table, inputs: Sequence[int], found: Sequence[Relation]) -> None:
        self.table, self.inputs, self.relations = table, inputs, list(found)
        self.rates = {one.target for one in found if one.form not in (Form.SUM, Form.DIFFERENCE)}
        cells = [[row[at] for at in inputs] for row in table.entries]
        self.figures = [[cell.value for cell in row] for row in cells]
        self.leeways = [[max(half_of(cell), HALVES[min(cell.decimals, 29)]) for cell in row] for row in cells]

    def open_lines(self) -> Iterator[int]:
        """The lines with figures that nothing gives, from the first on."""
        for at, line in enumerate(self.table.lines):
            if self._counts(at) and line.label and not any(one.target == at for one in self.relations):
                yield at

    def _counts(self, at: int) -> bool:
        return at not in self.rates and sum(bool(value) for value in self.figures[at]) > 1

    def trials(self, at: int, anywhere: bool) -> Iterator[Sum]:
        """What figures bear out of a line, that beside it first."""
        for reading in (*self._below(at), *self._above(at)):
            if self._may_be(at, reading) and (trial := self._proved(at, reading, BESIDE)):
                yield trial
        least = BESIDE if is_a_result(self.table.lines[at].label) else ANYWHERE
        pairs = list(islice(self._pairs(at), MOST_PAIRS + 1))
        for reading in pairs if len(pairs) <= MOST_PAIRS else ():
            if (anywhere or max(reading.lines) < at) and (trial := self._proved(at, reading, least)):
                yield trial

    def _proved(self, at: int, reading: Sum, least: float) -> Sum | None:
        if self._is_contradicted(at, reading):
            return None
        complete = without_blanks(self.table, self.inputs, reading.lines)
        trial = try_rows(self.table, complete, at, reading)
        if trial.misses > 1 or trial.weight < least + ANOTHER * trial.misses:
            return None
        if trial.misses and any(not self.table.entries[at][column].value for column in complete):
            return None  # what is nil there is no misprint
        telling = try_rows(self.table, self._telling(at, reading, complete), at, reading)
        if telling.exact < 2 or telling.weight < least or self._is_no_result(at, reading):
            return None
        return None if self._comes_from(at, trial.lines) else trial

    def _telling(self, at: int, reading: Sum, columns: Sequence[int]) -> list[int]:
        """Of the columns those whose figures say something that no other one says: a month like the one before none."""
        said: dict[tuple[Decimal | None, ...], int] = {}
        for column in columns:
            said.setdefault(tuple(self.table.entries[line][column].value for line in (at, *reading.lines)), column)
        return [column for column in said.values() if not self._repeats(at, reading, column)]

    def _repeats(self, at: int, reading: Sum, column: int) -> bool:
        """Whether the line has, but for rounding, the very figure of another one, so that the others come to nil."""
        own = self.table.entries[at][column]
        parts = [self.table.entries[line][column] for line in reading.lines]
        sizes = [(abs(part.value or NIL), half_of(part) + half_of(own)) for part in parts]
        return any(abs(size - abs(own.value or NIL)) <= leeway for size, leeway in sizes)

    def _is_no_result(self, at: int, reading: Sum) -> bool:
        """Whether place or sign say that a line explains another one, or a total adds it beside a part of it."""
        lines = self.table.lines
        if any(at in one.arguments and not set(one.arguments).isdisjoint(reading.lines) for one in self.relations):
            return True
        is_deeper = lines[at].indent > min(lines[line].indent for line in reading.lines)
        return is_deeper or has_sign(lines[at].label) or lines[at].is_a("memo")

    def _comes_from(self, at: int, lines: Sequence[int]) -> bool:
        """Whether one of the lines comes, by whatever way, from this one.

        Whatever follows from what is known, such as a part from its total and the other parts, takes such a line.
        """
        made = {one.target: one.arguments for one in self.relations}
        waiting, seen = list(lines), set[int]()
        while waiting:
            line = waiting.pop()
            if line == at:
                return True
            if line not in seen:
                seen.add(line)
                waiting.extend(made.get(line, ()))
        return False

    def _may_be(self, at: int, reading: Sum) -> bool:
        """Whether the first column that tells does not contradict, but for what rounding may do."""
        column, value = next((column, value) for column, value in enumerate(self.figures[at]) if value)
        parts = [self.figures[line][column] or NIL for line in reading.lines]
        off = sum(part * sign for part, sign in zip(parts, reading.signs, strict=True)) - value
        return abs(off) * 100 <= abs(value) + 100

    def _is_contradicted(self, at: int, reading: Sum) -> bool:
        """Whether two columns contradict: told without a closer look at each."""
        contradicting = 0
        for column, value in enumerate(self.figures[at]):
            parts = [self.figures[line][column] for line in reading.lines]
            if not value or None in parts:
                continue
            off = abs(sum((part * sign for part, sign in zip(parts, reading.signs, strict=True) if part), -value))
            if off:
                leeway = sum((self.leeways[line][column] for line in reading.lines), self.leeways[at][column])
                contradicting += off > leeway + abs(value) * ROUGHLY
                if contradicting > 1:
                    return True
        return False

    def _level(self, lines: Sequence[int]) -> Iterator[int]:
        """Of these lines those that are no parts of another one among them."""
        within = set(lines)
        parts = {part for one in self.relations if one.target in within for part in one.arguments}
        return (at for at in lines if at not in parts and at not in self.rates and any(self.figures[at]))

    def _below(self, at: int) -> Iterator[Sum]:
        below = list(self._level(range(at + 1, len(self.table.lines))))[:LONGEST]
        for count in range(2, len(below) + 1):
            yield Sum.of(below[:count])

    def _above(self, at: int) -> Iterator[Sum]:
        above = tuple(self._level(range(at)))[-LONGEST:]
        for count in range(2, len(above) + 1):
            lines = above[-count:]
            yield Sum.of(lines)
            yield Sum(lines, (1, *[-1] * (count - 1)), form=Form.DIFFERENCE if count == 2 else Form.SUM)
            for signs in product((1, -1), repeat=count - 1) if count <= MOST_SIGNED else ():
                if len(set(signs)) > 1:
                    yield Sum(lines, (1, *signs))

    def _pairs(self, at: int) -> Iterator[Sum]:
        """Two lines anywhere that come to this one, or differ by it."""
        column = max(range(len(self.inputs)), key=lambda one: abs(self.figures[at][one] or NIL))
        goal = self.figures[at][column] or NIL
        having: dict[Decimal, list[int]] = {}
        for line in range(len(self.figures)):
            value = self.figures[line][column]
            if value and self._counts(line):
                having.setdefault(value, []).append(line)
        for value, lines in having.items():
            for first in lines:
                for other in having.get(value - goal, ()):
                    yield Sum((first, other), (1, -1), form=Form.DIFFERENCE)
                for other in having.get(goal - value, ()):
                    if other > first:
                        yield Sum.of((first, other))

    def accept(self, at: int, trial: Sum) -> None:
        """Takes what a line comes from for known."""
        rule = RULES[rule_of(self.table.lines[at], trial)]
        evidence = Evidence(trial.hits, trial.misses, either_way=True)
        self.relations.append(Relation("down", at, trial.lines, trial.signs, trial.form, rule, evidence))
