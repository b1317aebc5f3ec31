"""The cells that a formula needs, directly or not, in a workbook as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from xlengine.banded import formulas_of
from xlengine.files.filled import moved, relative
from xlengine.files.formula import MOVING, Reference, dissect, folded
from xlengine.files.precedents import Extents
from xlengine.sheet import Area, Book, Ref

MOST_ASKED = 100
"""Of more cells than this it is not looked up whether a formula names them."""

LARGE = 12_000
"""An area of more cells than this is looked at row by row: most of it may be empty."""
MOST_KEPT = 100
"""Of so many areas at most it is kept what they hold."""
_LOOKING = frozenset({"SUBTOTAL", "AGGREGATE", "ISFORMULA", "FORMULATEXT", "CELL"})
"""Functions to which a formula is not the same as its result."""


class Upstream:
    """Looks upstream of cells of one book."""

    def __init__(self, book: Book) -> None:
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._names, self._extents = folded(book.names), Extents(book)
        self._shapes: dict[str, tuple[int, list[Reference]]] = {}
        self._areas: dict[tuple[str, Area, int | None], tuple[set[Ref], list[Ref]]] = {}

    def of(
        self, wanted: Iterable[Ref], most: int | None = None, known: Collection[Ref] = frozenset(),
        beyond: Collection[Ref] = frozenset(),
    ) -> set[Ref] | None:  # fmt: skip
        """The wanted cells and all that they need; None where a formula hides what it needs.

        Where that is over `most` cells, some of them, more than `most`; where one of them is `beyond`, some with that
        one. What is `known` is left out with all it needs.
        """
        seen: set[Ref] = set()
        work = list(wanted)
        while work:
            ref = work.pop()
            if ref in seen or ref in known:
                continue
            seen.add(ref)
            if ref in beyond or (most is not None and len(seen) > most):
                return seen
            sheet = self._sheets.get(ref.sheet)
            formula = None if sheet is None else sheet.formula(ref.row, ref.column)
            if formula is None:
                continue
            references = self._references(formula, ref.row)
            if references is None:
                return None
            for name, area in self._extents.spans(references, ref.sheet):
                typed, formulas = self._cells(name, area, 2 * most if most is not None else None)
                seen |= typed
                work += formulas
                if most is not None and len(seen) + len(work) > 2 * most:
                    return seen.union(work)
        return seen

    def _cells(self, name: str, area: Area, most: int | None = None) -> tuple[set[Ref], list[Ref]]:
        """The cells of an area that hold a value, and those that may hold a formula; no more than just over `most`.

        Many formulas look into the same few areas: what these hold is not looked up again.
        """
        key = name, area, most
        if key not in self._areas:
            if len(self._areas) >= MOST_KEPT:
                self._areas.clear()
            self._areas[key] = self._cells_of(name, area, most)
        return self._areas[key]

    def _cells_of(self, name: str, area: Area, most: int | None) -> tuple[set[Ref], list[Ref]]:
        last_row, last_column = self._extents.corner(name)
        rows = range(area.top, min(area.bottom, last_row) + 1)
        columns = range(area.left, min(area.right, last_column) + 1)
        typed: set[Ref] = set()
        formulas: list[Ref] = []
        if len(rows) * len(columns) > LARGE:
            columns_in = self._sheets[name].columns
            for row in rows:
                formulas += [Ref(name, row, column) for column in columns_in(row) if column in columns]
                if most is not None and len(formulas) > most:
                    break
            return typed, formulas
        for column, strip in zip(columns, self._sheets[name].strips(columns, rows), strict=True):
            for row, value, formula in zip(rows, strip.values, strip.formulas, strict=True):
                if formula is not None:
                    formulas.append(Ref(name, row, column))
                elif value is not None:
                    typed.add(Ref(name, row, column))
        return typed, formulas

    def named(self, ref: Ref, most: int) -> tuple[set[Ref], set[Ref]] | None:
        """The cells that a formula names itself, those with a value and those with a formula.

        None where that is hidden, where they are over `most`, or where it sees in a cell more than its value.
        """
        formula = str(self._sheets[ref.sheet].formula(ref.row, ref.column))
        references = self._references(formula, ref.row)
        if references is None:
            return None
        typed: set[Ref] = set()
        formulas: set[Ref] = set()
        for name, area in self._extents.spans(references, ref.sheet):
            if (area.bottom - area.top + 1) * (area.right - area.left + 1) > most:
                return None
            values, computed = self._cells(name, area)
            typed |= values
            formulas.update(computed)
        return None if formulas and dissect(formula, self._names).functions & _LOOKING else (typed, formulas)

    def names_any(self, cells: Collection[Ref]) -> bool:
        """Whether a formula of the book names one of these cells, or may."""
        if len(cells) > MOST_ASKED:
            return True
        return any(
            references is None or self._meets(references, name, cells)
            for name, sheet in self._sheets.items()
            for row, formula in formulas_of(sheet.rows, {ref.row for ref in cells})
            for references in (self._references(formula, row),)
        )

    def _meets(self, references: Iterable[Reference], sheet: str, cells: Collection[Ref]) -> bool:
        spans = self._extents.spans(references, sheet)
        return any(self._extents.name(ref.sheet) == name and ref.place in area for name, area in spans for ref in cells)

    def _references(self, formula: str, row: int) -> list[Reference] | None:
        """What the formula names; None where it hides that. A formula filled down is taken apart once."""
        shape = relative(formula, row)
        if shape not in self._shapes:
            parts = dissect(formula, self._names)
            if parts.functions & MOVING or not parts.plain:
                return None if parts.functions & MOVING else parts.references
            self._shapes[shape] = row, parts.references
        first, references = self._shapes[shape]
        return [moved(one, row - first) for one in references] if row != first else references
