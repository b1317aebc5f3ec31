"""The many figures of a long table that are right at first sight: told column by column, unfolded when asked for.

Of each only is kept which relation gives it. Its `Reckoning` is made when a finding or a reader needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from xlengine.computing.one_cell import Family, Reckoning, adds
from xlengine.computing.working import Working
from xlengine.fit import NIL
from xlengine.layout import Entry, Relation, State, Table
from xlengine.number import is_quotient
from xlengine.review import Figure
from xlengine.rule import Form
from xlengine.sheet import Ref


class AtOnce(NamedTuple):
    """One figure that is right at first sight."""

    reckoned: Reckoned
    relation: Relation
    line: int
    measure: int

    @property
    def table(self) -> Table:
        return self.reckoned.work.table

    @property
    def entry(self) -> Entry:
        return self.reckoned.work.table.entries[self.line][self.measure]

    @property
    def family(self) -> Family:
        return id(self.table), self.relation.target, self.relation.axis

    def unfolded(self) -> Reckoning:
        """Its reckoning, from the printed figures."""
        work, relation = self.reckoned.work, self.relation
        if relation.axis == "down":
            cells = [(line, self.measure) for line in relation.arguments]
        else:
            cells = [(self.line, measure) for measure in relation.arguments]
        entries = [work.table.entries[line][measure] for line, measure in cells]
        made = work.reckoning(relation, self.line, self.measure, cells, entries)
        if made is None:  # what was right at first sight can be computed
            raise AssertionError(self)
        return made[0]


class Reckoned:
    """The figures of one table."""

    def __init__(self, work: Working) -> None:
        self.work = work
        self.told = [work.done[key] for key in sorted(work.done)]
        """Those that are wrong, or right only on a closer look, in reading order."""

    def __len__(self) -> int:
        work = self.work
        across = sum(len(lines) - lines.count(0) for some in work.right_across.values() for _, lines in some)
        return len(work.done) + len(work.right_down) + across

    def at_once(self) -> Iterator[AtOnce]:
        """Those that are right at first sight."""
        for measure, some in self.work.right_across.items():
            for relation, lines in some:
                for line, is_right in enumerate(lines):
                    if is_right:
                        yield AtOnce(self, relation, line, measure)
        for (line, measure), relation in self.work.right_down.items():
            yield AtOnce(self, relation, line, measure)

    def seen(self, line: int, measure: int) -> AtOnce:
        """One of those that are right at first sight."""
        relation = self.work.right_down.get((line, measure))
        across = self.work.right_across.get(measure, ())
        return AtOnce(self, relation or next(one for one, lines in across if lines[line]), line, measure)

    def figure(self, line: int, measure: int) -> Figure | None:
        """The figure of one cell; None for a cell that nothing gives."""
        done = self.work.done.get((line, measure))
        if done is not None:
            return done.figure
        relation = self.work.right_down.get((line, measure))
        if relation is None:
            across = self.work.right_across.get(measure, ())
            relation = next((one for one, lines in across if lines[line]), None)
        return None if relation is None else AtOnce(self, relation, line, measure).unfolded().figure

    def refs(self) -> Iterator[Ref]:
        """The cells of its figures, in reading order."""
        places = [*self.work.done, *((one.line, one.measure) for one in self.at_once())]
        return (self.work.table.ref(line, measure) for line, measure in sorted(places))


class Figures(Mapping[Ref, Figure]):
    """The figures of a workbook by their cells, each made when it is asked for."""

    def __init__(self) -> None:
        self._own: dict[Ref, Figure] = {}
        self._reckoned: dict[str, list[tuple[Reckoned, dict[int, int], dict[int, int]]]] = {}

    def take(self, reckoned: Reckoned) -> None:
        """Takes the figures of one table in."""
        table = reckoned.work.table
        lines = {line.row: at for at, line in enumerate(table.lines)}
        measures = {measure.column: at for at, measure in enumerate(table.measures)}
        self._reckoned.setdefault(table.sheet, []).append((reckoned, lines, measures))

    def add(self, figure: Figure) -> None:
        """Takes one more figure in."""
        self._own[figure.ref] = figure

    def _found(self, ref: Ref) -> Figure | None:
        for reckoned, lines, measures in self._reckoned.get(ref.sheet, ()):
            line, measure = lines.get(ref.row), measures.get(ref.column)
            if line is not None and measure is not None:
                figure = reckoned.figure(line, measure)
                if figure is not None:
                    return figure
        return None

    def __getitem__(self, ref: Ref) -> Figure:
        figure = self._own.get(ref) or self._found(ref)
        if figure is None:
            raise KeyError(ref)
        return figure

    def __iter__(self) -> Iterator[Ref]:
        for some in self._reckoned.values():
            for reckoned, _, _ in some:
                yield from reckoned.refs()
        yield from self._own

    def __len__(self) -> int:
        return len(self._own) + sum(len(reckoned) for some in self._reckoned.values() for reckoned, _, _ in some)


def right_at_once(work: Working, relation: Relation, lines: Sequence[int]) -> Iterable[int]:
    """Notes the lines of a relation across that are right at first sight; gives the others."""
    plain = adds(relation) or relation.form is Form.PERCENTAGE
    if relation.running or relation.base_line is not None or not plain:
        return lines
    target = relation.target
    right = bytearray(_sums_right(work, relation) if adds(relation) else _percentages_right(work, relation))
    for line in work.laid_over | work.percentage_lines:
        right[line] = False
    left = [line for line in lines if not right[line]]
    for line in work.settled_lines(target):
        right[line] = False
    if relation.only is not None:
        right = bytearray(is_right and line in relation.only for line, is_right in enumerate(right))
    work.right_across.setdefault(target, []).append((relation, right))
    return left


def _sums_right(work: Working, relation: Relation) -> Iterator[bool]:
    """Line by line, whether the printed figure is exactly the sum of the printed parts."""
    printed = [entry.value for entry in work.column(relation.target)]
    columns = [[entry.value for entry in work.column(at)] for at in relation.arguments]
    if relation.signs == (1, -1):
        for value, whole, part in zip(printed, *columns, strict=True):
            yield value is not None and whole is not None and part is not None and whole - part == value
        return
    for value, parts in zip(printed, zip(*columns, strict=True), strict=True):
        yield value is not None and None not in parts and _sum(parts, relation.signs) == value


def _sum(parts: Sequence[Decimal | None], signs: Sequence[int]) -> Decimal:
    """The parts, none of which is missing, with their signs."""
    known = cast("Sequence[Decimal]", parts)
    if -1 not in signs and len(signs) == len(known):
        return sum(known, NIL)
    return sum((part if sign > 0 else -part for part, sign in zip(known, signs, strict=True)), NIL)


def _percentages_right(work: Working, relation: Relation) -> Iterator[bool]:
    """Line by line, whether the printed percentage is that of the printed figures, rounded once as its format shows."""
    part_at, whole_at = relation.arguments
    columns = work.column(relation.target), work.column(part_at), work.column(whole_at)
    for printed, part, whole in zip(*columns, strict=True):
        decimals = printed.decimals
        yield bool(
            printed.value is not None and part.value is not None and whole.value and decimals <= 12
            and printed.state is State.FIGURE and (not printed.is_formula or printed.shown == decimals)
            and is_quotient(printed.value, part.value, whole.value, 100, decimals)
        )  # fmt: skip


def is_right_at_once(work: Working, relation: Relation, measure: int) -> bool:
    """Whether a total's figure in this column is right at first sight; then it is noted."""
    line, printed = relation.target, work.table.entries
    if not adds(relation) or line in work.laid_over or work.is_settled(line, measure):
        return False
    parts = [printed[at][measure].value for at in relation.arguments]
    if None in parts or not work.laid_over.isdisjoint(relation.arguments):
        return False
    if _sum(parts, relation.signs) != printed[line][measure].value:
        return False
    work.right_down[line, measure] = relation
    return True
