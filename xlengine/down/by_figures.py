"""Lines that no word ties and the figures of several columns do: sums of lines below or above, and differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, product
from operator import mul

from xlengine.down.added import ROUGHLY
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
            best = next(told.trials(at, anywhere), None)
            if best is not None:
                told.accept(at, best)
    return told.relations


class _Told:
    """What is known of the lines, and the figures that tell more."""

    def __init__(self, table: Table, inputs: Sequence[int], found: Sequence[Relation]) -> None:
        self.table, self.inputs, self.relations = table, inputs, list(found)
        self._known = len(found)
        self.rates = {one.target for one in found if one.form not in (Form.SUM, Form.DIFFERENCE)}
        cells = [[row[at] for at in inputs] for row in table.entries]
        self.figures = [[cell.value for cell in row] for row in cells]
        self.leeways = [[max(half_of(cell), HALVES[min(cell.decimals, 29)]) for cell in row] for row in cells]
        self._counting = [
            at for at, row in enumerate(self.figures)
            if at not in self.rates and sum(1 for value in row if value) > 1
        ]  # fmt: skip
        self._having: dict[int, dict[Decimal, list[int]]] = {}
        """By column, the lines that count, by their figure in it."""
        self._pairs: dict[int, list[tuple[int, int, int]]] = {}

    def open_lines(self) -> Iterator[int]:
        """The lines with figures that nothing gives, from the first on."""
        for at in self._counting:
            if self.table.lines[at].label and not any(one.target == at for one in self.relations):
                yield at

    def trials(self, at: int, anywhere: bool) -> Iterator[Sum]:
        """What figures bear out of a line, that beside it first."""
        if not anywhere or len(self.relations) > self._known:  # those beside it have been tried with what was known
            for reading in (*self._below(at), *self._above(at)):
                if trial := self._proved(at, reading, BESIDE):
                    yield trial
        if at not in self._pairs:
            self._pairs[at] = self._pairs_of(at)
        for first, other, sign in self._pairs[at]:
            if anywhere or max(first, other) < at:
                reading = Sum((first, other), (1, sign), form=Form.SUM if sign > 0 else Form.DIFFERENCE)
                least = BESIDE if is_a_result(self.table.lines[at].label) else ANYWHERE
                if trial := self._proved(at, reading, least):
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

    def _first_told(self, at: int) -> tuple[int, Decimal, Decimal]:
        """(the first column that tells, the line's figure in it, by how much lines that come to it may be off)."""
        column, value = next((column, value) for column, value in enumerate(self.figures[at]) if value)
        return column, value, abs(value) / 100 + 1

    def _below(self, at: int) -> Iterator[Sum]:
        """The lines right below that may come to this one."""
        below = list(islice(self._level(range(at + 1, len(self.table.lines))), LONGEST))
        column, value, most = self._first_told(at)
        off = -value
        for count, line in enumerate(below, 1):
            off += self.figures[line][column] or NIL
            if count > 1 and abs(off) <= most:
                yield Sum.of(below[:count])

    def _above(self, at: int) -> Iterator[Sum]:
        """The lines right above that may come to this one, or of which the first comes to it less the others."""
        above = tuple(self._level(range(at)))[-LONGEST:]
        column, value, most = self._first_told(at)
        figures = [self.figures[line][column] or NIL for line in above]
        total = NIL
        for count in range(1, len(above) + 1):
            lines, first = above[-count:], figures[-count]
            total += first
            if count < 2:
                continue
            if abs(total - value) <= most:
                yield Sum.of(lines)
            if abs(first + first - total - value) <= most:
                yield Sum(lines, (1, *[-1] * (count - 1)), form=Form.DIFFERENCE if count == 2 else Form.SUM)
            for signs in product((1, -1), repeat=count - 1) if count <= MOST_SIGNED else ():
                if len(set(signs)) > 1 and abs(sum(map(mul, signs, figures[1 - count :]), first - value)) <= most:
                    yield Sum(lines, (1, *signs))

    def _pairs_of(self, at: int) -> list[tuple[int, int, int]]:
        """Two lines anywhere that come to this one, or differ by it, with the sign of the second; none of too many."""
        column = max(range(len(self.inputs)), key=lambda one: abs(self.figures[at][one] or NIL))
        goal = self.figures[at][column] or NIL
        if column not in self._having:
            self._having[column] = {}
            for line in self._counting:
                if value := self.figures[line][column]:
                    self._having[column].setdefault(value, []).append(line)
        having = self._having[column]
        found: list[tuple[int, int, int]] = []
        for value, lines in having.items():
            less, more = having.get(value - goal, ()), having.get(goal - value, ())
            for first in lines:
                found += [(first, other, -1) for other in less]
                found += [(first, other, 1) for other in more if other > first]
                if len(found) > MOST_PAIRS:
                    return []
        return found

    def accept(self, at: int, trial: Sum) -> None:
        """Takes what a line comes from for known."""
        rule = RULES[rule_of(self.table.lines[at], trial)]
        evidence = Evidence(trial.hits, trial.misses, either_way=True)
        self.relations.append(Relation("down", at, trial.lines, trial.signs, trial.form, rule, evidence))
