"""The host `formulas`: every formula of a workbook recomputed by a calculator that is not ours.

`check_formulas` recomputes each formula cell from the stored values of its own precedents. Where all agree and nothing
goes in a circle, every figure is right, by induction; no order of calculation is needed, and equal shapes are compiled
once. `calculate_whole` computes a whole small workbook from its typed-in figures alone.
"""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from udfs.headless_findings import missing, same, stale, unchecked, unknown
from udfs.headless_functions import Surroundings, at_home
from udfs.headless_library import Library
from udfs.headless_shapes import TOTALLING, Computed, Shape, Slot, StoredValues, computed, shape_of
from udfs.headless_whole import calculate_whole
from udfs.headless_words import counts_blanks
from xlengine.files.formula import EVER_CHANGING, MOVING, Formula, dissect, folded
from xlengine.files.precedents import Dependence, Extents
from xlengine.finding import Because, Finding
from xlengine.judging.formulas import circle_of
from xlengine.sheet import Area, Book, Cell, Ref, Value

__all__ = ["calculate_whole", "check_formulas"]

_STANDING = frozenset(
    {"ADDRESS", "AREAS", "CELL", "COLUMN", "FORMULATEXT", "ISFORMULA", "ISREF", "ROW", "SHEET", "SHEETS"}
)
"""Functions that ask where a cell stands or what kind of cell it is, which its value does not tell."""

_HEARD = 50
"""So many results of one shape that disagree are computed again alone; where they stand, so do the others."""


def check_formulas(book: Book, functions: Mapping[str, Callable[..., Any]] | None = None) -> list[Finding]:
    """What is wrong with the stored results of the book's formulas, at most one finding a cell, in reading order.

    `functions` are our own by name, all of them if left out. ImportError, with a sentence, where `formulas` is missing.
    """
    surroundings = Surroundings()
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage before the end; looking for it took a third of the time
    try:
        with at_home(functions, surroundings) as host:
            return _Check(book, host).findings()
    finally:
        if collecting:
            gc.enable()


class _Check:
    def __init__(self, book: Book, host: Library) -> None:
        self.book, self.host = book, host
        self.extents, names = Extents(book), folded(book.names)
        self.cells: dict[Ref, Cell] = {}
        self.parts: dict[Ref, Formula] = {}
        for sheet in book.sheets:
            for row, columns in sheet.rows.items():
                for column, cell in columns.items():
                    if cell.formula is not None:
                        ref = Ref(sheet.name, row, column)
                        self.cells[ref] = cell
                        self.parts[ref] = dissect(cell.formula, names)
        self.blamed: Counter[str] = Counter()
        self.unstored: dict[tuple[str, int], list[int]] = {}
        for ref, cell in sorted(self.cells.items()):
            if cell.value is None:
                self.unstored.setdefault((ref.sheet, ref.column), []).append(ref.row)
        self.arrays = {
            Ref(sheet.name, area.top, area.left): area
            for sheet in book.sheets
            for area, _ in sheet.forbidden
            if sheet.cell(area.top, area.left).formula is not None
        }

    def findings(self) -> list[Finding]:
        found: dict[Ref, Finding] = {}
        in_circles: set[Ref] = set()
        spans = {ref: self.extents.spans(parts.references, ref.sheet) for ref, parts in self.parts.items()}
        for members in Dependence(spans).cycles():
            in_circles.update(members)
            found[members[0]] = circle_of(members, self.book)
        shapes: dict[str, Shape] = {}
        for ref, parts in self.parts.items():
            if ref in in_circles:
                continue
            finding = self._unable(ref, parts)
            if finding is not None:
                found[ref] = finding
                continue
            text, slots, by_column = shape_of(parts, spans[ref])
            shapes.setdefault(text, Shape(text, by_column)).members.append((ref, slots))
        totals = {ref for ref, parts in self.parts.items() if parts.functions & TOTALLING}
        for result in computed(shapes.values(), StoredValues(self.book, totals), self.host):
            for finding in self._judged(result):
                found.setdefault(finding.ref or result.ref, finding)
        order = {sheet.name: index for index, sheet in enumerate(self.book.sheets)}
        return [found[ref] for ref in sorted(found, key=lambda ref: (order[ref.sheet], ref.row, ref.column))]

    def _unable(self, ref: Ref, parts: Formula) -> Finding | None:
        """Why the formula is not recomputed at all, if it is not."""
        if parts.trouble:
            return unchecked(ref, parts.trouble)
        for name in sorted(parts.functions):
            if name in EVER_CHANGING:
                return unchecked(ref, f"{name} gives another value each time")
            if name in MOVING:
                return unchecked(ref, f"which cells {name} means cannot be told from the formula")
            if name in _STANDING:
                return unchecked(ref, f"{name} asks where a cell stands, which a check of values does not know")
            if name in self.host.looking_around:
                return unchecked(ref, f"{name} looks into the open workbook")
            if not self.host.has(name):
                if self.host.is_excels(name):
                    return unchecked(ref, f"the package formulas has no function {name}")
                return unknown(ref, name)
        if counts_blanks(parts):
            return unchecked(ref, "it counts the blank cells of a whole column or row")
        for reference in parts.references:
            if reference.sheet is not None and self.extents.name(reference.sheet) is None:
                return unchecked(ref, f"there is no sheet {reference.sheet} in the workbook")
        return None

    def _judged(self, result: Computed) -> Iterable[Finding]:
        ref, cell = result.ref, self.cells[result.ref]
        lacking = self._lacking(result.slots) if self.unstored else None
        if cell.value is None:
            if not result.trouble and lacking is None and result.rows == [[""]]:
                return
            yield missing(ref, None if result.trouble or lacking else result.rows[0][0])
        elif result.trouble:
            yield unchecked(ref, result.trouble)
        elif lacking is not None:
            yield unchecked(ref, f"it needs {lacking}, a formula that has no stored result")
        else:
            yield from self._compared(result, self.arrays.get(ref))

    def _compared(self, result: Computed, array: Area | None) -> Iterable[Finding]:
        ref, rows = result.ref, result.rows
        if array is None:
            if len(rows) > 1 or len(rows[0]) > 1:
                yield unchecked(ref, "it gives an array, and the file does not say which cells hold it")
                return
            array = Area(ref.row, ref.column, ref.row, ref.column)
        for row in range(array.top, array.bottom + 1):
            for column in range(array.left, array.right + 1):
                line = rows[min(row - array.top, len(rows) - 1)]
                expected = line[min(column - array.left, len(line) - 1)]
                at = Ref(ref.sheet, row, column)
                found = self.book.cell(at).value
                if not self._agree(found, expected, result, row - array.top, column - array.left):
                    yield stale(at, found, expected, self._because(result.slots))

    def _agree(self, found: Value, expected: Value, result: Computed, down: int, right: int) -> bool:
        if same(found, expected, Decimal(0)) or same(found, expected, self._largest(result.slots)):
            return True
        if result.again is None:
            return False
        attempts = []
        if result.shape and self.blamed[result.shape] < _HEARD:  # what came from a column is not blamed unheard
            self.blamed[result.shape] += 1
            attempts.append(result.slots)
        if any(slot.skip_totals for slot in result.slots):  # whether a filter hid the rows, the cells do not say
            attempts.append(tuple(slot._replace(skip_hidden=slot.skip_totals) for slot in result.slots))
        for slots in attempts:
            rows = result.again(slots).rows
            if len(rows) > down and len(rows[down]) > right and same(found, rows[down][right], Decimal(0)):
                return True
        return False

    def _cells(self, slots: Iterable[Slot], most: int = 100_000) -> Iterable[tuple[Ref, Value]]:
        for slot in slots:
            if slot.area is not None:
                rows = self.book.sheet(slot.sheet).rows
                for row in range(slot.area.top, slot.area.bottom + 1):
                    for column, cell in rows.get(row, {}).items():
                        if slot.area.left <= column <= slot.area.right and most > 0:
                            most -= 1
                            yield Ref(slot.sheet, row, column), cell.value

    def _largest(self, slots: Iterable[Slot]) -> Decimal:
        numbers = (abs(value) for _, value in self._cells(slots) if isinstance(value, Decimal))
        return max(numbers, default=Decimal(0))

    def _because(self, slots: Iterable[Slot]) -> tuple[Because, ...]:
        return tuple(Because(ref, value) for ref, value in self._cells(slots, most=12) if value is not None)

    def _lacking(self, slots: Iterable[Slot]) -> Ref | None:
        for slot in slots:
            if slot.area is not None:
                for column in range(slot.area.left, slot.area.right + 1):
                    rows = self.unstored.get((slot.sheet, column), [])
                    first = bisect_left(rows, slot.area.top)
                    if first < len(rows) and rows[first] <= slot.area.bottom:
                        return Ref(slot.sheet, rows[first], column)
        return None
