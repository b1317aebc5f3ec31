"""Proved figures whose cells hold formulas, by the shape of the formula: many of one shape are one filled down."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, overload

from xlengine.bands import Filled
from xlengine.computing.at_once import AtOnce, Reckoned
from xlengine.computing.one_cell import Family
from xlengine.computing.reckoning import Reckoning
from xlengine.files.filled import relative
from xlengine.layout import Entry, Relation, Table
from xlengine.sheet import Book, Ref

Proved = Reckoning | AtOnce


class Alike(Sequence[Proved]):
    """Figures whose formulas have one shape, and one relation of the table gives them."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.told: list[Reckoning] = []
        self.source: tuple[Reckoned, int] | None = None
        """The table and the measure of those that are right at first sight."""
        self.lines = array("I")
        """Their lines."""

    def __len__(self) -> int:
        return len(self.told) + len(self.lines)

    @overload
    def __getitem__(self, at: int) -> Proved: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Proved]: ...
    def __getitem__(self, at: int | slice) -> Proved | Sequence[Proved]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        if at < len(self.told) or self.source is None:
            return self.told[at]
        reckoned, measure = self.source
        return reckoned.seen(self.lines[at - len(self.told)], measure)


def alike(book: Book, told: Sequence[Reckoning], reckoned: Sequence[Reckoned]) -> list[Alike]:
    """The figures whose cells hold formulas, by shape: those that are `told`, and those right at first sight."""
    shapes: dict[Any, Alike] = {}
    for one in told:
        ref = one.figure.ref
        key = _shape_of(one, str(book.cell(ref).formula), ref.row)
        shapes.setdefault(key, Alike(one.family)).told.append(one)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for each in reckoned:
        if len(each) == len(each.told):
            continue
        table = each.work.table
        columns = [measure.column for measure in table.measures]
        rows = [line.row for line in table.lines]
        formulas = sheets[table.sheet].formulas(columns, rows)
        for key, measure, lines, family in _across(each, formulas, rows):
            _note(shapes, key, each, measure, lines, family)
        for (line, measure), relation in each.work.right_down.items():
            formula, entry = formulas[measure][line], table.entries[line][measure]
            if formula is not None:
                text = formula.at(rows[line]) if isinstance(formula, Filled) else formula
                key = _shape_down(table, columns[measure], text, relation, rows, entry)
                _note(shapes, key, each, measure, (line,), (id(table), relation.target, relation.axis))
    return list(shapes.values())


def _note(
    shapes: dict[Any, Alike], key: Any, reckoned: Reckoned, measure: int, lines: Sequence[int], family: Family
) -> None:
    group = shapes.get(key)
    if group is None:
        group = shapes[key] = Alike(family)
    group.source = reckoned, measure
    group.lines.extend(lines)


def _across(
    reckoned: Reckoned, formulas: Sequence[Sequence[str | Filled | None]], rows: Sequence[int]
) -> Iterator[tuple[Any, int, Sequence[int], Family]]:
    """The figures across that are right at first sight and stand in formulas: shape, measure, lines, family."""
    table = reckoned.work.table
    for measure, some in reckoned.work.right_across.items():
        column = reckoned.work.column(measure)
        for relation, right in some:
            family = id(table), relation.target, relation.axis
            same: dict[tuple[Any, int, bool], list[int]] = {}
            for line, is_right, formula, entry in zip(count(), right, formulas[measure], column, strict=False):
                if is_right and formula is not None:
                    name = formula if type(formula) is Filled else relative(str(formula), rows[line])
                    same.setdefault((name, entry.decimals, entry.as_fraction), []).append(line)
            for (name, decimals, as_fraction), lines in same.items():
                text = relative(name.at(rows[lines[0]]), rows[lines[0]]) if isinstance(name, Filled) else name
                yield (id(relation), text, decimals, as_fraction), measure, lines, family


def _shape_of(one: Reckoning, formula: str, row: int) -> Any:
    """What makes two formulas one: text, rule and the rule's cells, with rows counted from the formula's own."""
    relation, entry, figure = one.relation, one.entry, one.figure
    if relation.axis == "across" and not relation.running and relation.base_line is None:
        return id(relation), relative(formula, row), entry.decimals, entry.as_fraction
    table = figure.table
    if relation.axis == "down":
        rows = [line.row for line in table.lines]
        return _shape_down(table, figure.ref.column, formula, relation, rows, entry)
    elsewhere = next((ref.row for ref in figure.inputs if ref.sheet != figure.ref.sheet), 0)

    def counted(ref: Ref) -> Any:
        base = row if ref.sheet == figure.ref.sheet else elsewhere
        from_here = ref.row - base if "$" not in formula or f"${ref.row}" not in formula else str(ref.row)
        return (ref.column, from_here) if ref.sheet == figure.ref.sheet else (ref.sheet, ref.column, from_here)

    return (
        id(table), figure.ref.column, relative(formula, row, elsewhere), figure.rule.code, relation.form, figure.signs,
        tuple(counted(ref) for ref in figure.inputs), entry.decimals, entry.as_fraction,
    )  # fmt: skip


def _shape_down(table: Table, column: int, formula: str, relation: Relation, rows: Sequence[int], entry: Entry) -> Any:
    """The shape of a formula that a relation between lines gives."""
    row = rows[relation.target]
    parts = [rows[at] for at in relation.arguments]
    counted: list[int | str] = [part - row for part in parts]
    if "$" in formula:
        counted = [str(part) if f"${part}" in formula else part - row for part in parts]
    return (
        id(table), column, relative(formula, row), relation.rule.code, relation.form, relation.signs, tuple(counted),
        entry.decimals, entry.as_fraction,
    )  # fmt: skip
