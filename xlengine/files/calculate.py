"""The formulas of a workbook computed by formualizer, in memory; what the library cannot do is said, never guessed.

Nothing here reads or writes a file. A formula that cannot be computed keeps its stored value for the formulas above it,
as a spreadsheet does that must not touch it; where it has none, or where given values may have changed it, all that
depends on it is left out too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Any

from xlengine.banded import Banded
from xlengine.bands import Band, Filled
from xlengine.expression import expression
from xlengine.files.calculation import Calculation, Results, close
from xlengine.files.computing import CIRCLE, Computer, Failure, Held
from xlengine.files.formula import MOVING, dissect, folded
from xlengine.files.handed import can_be_handed
from xlengine.files.precedents import Dependence, Extents, Span, precedents
from xlengine.files.readied import Hand
from xlengine.files.second_point import second_point
from xlengine.sheet import Area, Book, Cell, Ref, Value

UNFILLED = "the calculation library does not fill all cells of its array"
_A_TABLE = expression(r"\w\[")
"""A table by its name: `Budget[Amount]`."""
FEW = 64
"""So many cells that a formula names are looked at one by one."""

__all__ = ["Calculation", "calculate", "close", "precedents", "second_point"]


def calculate(
    book: Book,
    given: Mapping[Ref, Value] = MappingProxyType({}),
    functions: Mapping[str, Callable[..., Any]] = MappingProxyType({}),
) -> Calculation:
    """Compute the book's formula cells; nothing raises.

    `given` stands in place of stored values, and of formulas. `functions` are our own, by their canonical name
    (`XLE_VARIANCE`): each is called with one list of rows per argument, cells as Values, and returns a Value or rows.
    """
    try:
        run = _Run(book, given, functions)
        return run.result() or _Run(book.without_bands(), given, functions).result() or Calculation()
    except Exception as error:  # the library's last word: a person reads it as a reason, not as a traceback
        said = (str(error).splitlines() or [type(error).__name__])[0]
        refused = f"the calculation library failed: {said}"
        return Calculation(
            {}, {Ref(s.name, *place): refused for s in book.sheets for place, cell in s if cell.formula is not None}
        )


class _Run:
    """One calculation: what is computed, what is refused and why, the library's workbook, what came out."""

    def __init__(self, book: Book, given: Mapping[Ref, Value], functions: Mapping[str, Callable[..., Any]]) -> None:
        self.book, self.given = book, given
        self.ours = {name.upper(): call for name, call in functions.items()}
        self.names, self.extents = folded(book.names), Extents(book)
        self.hand = Hand(book, self.ours, self.names, self.extents)
        self.rows = {sheet.name: sheet.rows for sheet in book.sheets}
        self.bands: dict[str, list[Band]] = {}
        self.arrays = {
            ref: area
            for sheet in book.sheets
            for area, _ in sheet.forbidden
            if (ref := Ref(sheet.name, area.top, area.left)) not in given and area[:2] != area[2:]
            and book.cell(ref).formula is not None
        }  # fmt: skip
        self.circles: list[list[Ref]] = []
        self.unfilled: set[Ref] = set()
        """Formulas of arrays that the library does not fill as a spreadsheet does."""
        self._set_bands_apart()
        self.formulas = {
            ref: cell
            for name, row, cells in self._rows()
            for column, cell in cells
            if cell.formula is not None and (ref := Ref(name, row, column)) not in given
        }

    def _rows(self) -> Iterator[tuple[str, int, Iterable[tuple[int, Cell]]]]:
        """The cells that stand in no band, by sheet and row."""
        for name, rows in self.rows.items():
            yield from ((name, row, columns.items()) for row, columns in rows.items())

    def _set_bands_apart(self) -> None:
        """Bands whose formulas are handed over as they are, and whose rows need not be looked at one by one."""
        touched: dict[str | None, set[int]] = {}
        for ref in self.given:
            touched.setdefault(self.extents.name(ref.sheet), set()).add(ref.row)
        for sheet in self.book.sheets:
            if not isinstance(sheet.rows, Banded):
                continue
            rows = sheet.rows.without(touched[sheet.name]) if sheet.name in touched else sheet.rows
            is_spilled = any(ref.sheet == sheet.name for ref in self.arrays)
            plain = [] if is_spilled or self.hand.hidden else [b for b in rows.bands if self._is_plain(sheet.name, b)]
            self.bands[sheet.name] = plain
            kept = set(map(id, plain))
            self.rows[sheet.name] = rows.loosened([band for band in rows.bands if id(band) not in kept])

    def _is_plain(self, sheet: str, band: Band) -> bool:
        """Whether every formula of the band is computed as it stands, and every value handed over as it is."""
        for column, formulas, values in zip(band.columns, band.formulas, band.values, strict=True):
            if formulas is None:
                if not can_be_handed(values):
                    return False
                continue
            texts = [formulas.at(band.numbers[0])] if isinstance(formulas, Filled) else formulas
            for row, text in zip(band.numbers, texts, strict=False):
                if self.hand.readied(text, Ref(sheet, row, column)) != (text, ""):
                    return False
        return True

    def result(self) -> Calculation | None:
        """Sort the formulas, load, compute, read back, and leave out what hangs on what was not computed.

        None where that needs the rows of a band one by one.
        """
        texts: dict[str, dict[int, dict[int, str]]] = {sheet.name: {} for sheet in self.book.sheets}
        refused: dict[Ref, str] = {}
        for ref, cell in self.formulas.items():
            text, trouble = self.hand.readied(str(cell.formula), ref)
            trouble = UNFILLED if ref in self.unfilled else trouble
            if trouble:
                refused[ref] = trouble
            else:
                texts[ref.sheet].setdefault(ref.row, {})[ref.column] = text
        missing = {ref for ref in refused if not self._stands(ref)}
        if missing and any(self.bands.values()):
            return None
        constants = self._constants(refused.keys() - missing)
        held = {name: Held(constants[name], texts[name], self.bands.get(name, ())) for name in texts}
        computer = Computer(held, self.book.date_1904)
        for name, call in self.ours.items():
            computer.register(name, call)
        computer.compute()
        unfilled = {ref for ref in self.arrays if ref not in refused and not self._is_filled(ref, computer)}
        if unfilled:
            self.unfilled |= unfilled
            return self.result()
        values: dict[Ref, Value] = {}
        for ref, found in computer.values([ref for ref in self.formulas if ref not in refused]):
            if isinstance(found, Failure):
                refused[ref] = found.reason
                missing.add(ref)
            else:
                values[ref] = found
        columns = self._columns(computer)
        if columns is None or (missing and columns):
            return None
        if missing:
            refused |= self._hanging(missing, refused)
        if refused:
            values = {ref: value for ref, value in values.items() if ref not in refused}
        return Calculation(values, refused, columns, self.circles)

    def _is_filled(self, ref: Ref, computer: Computer) -> bool:
        """Whether an array formula gives a value in its last cell as in its first."""
        area = self.arrays[ref]
        return not any(isinstance(computer.value(ref.sheet, *place), Failure) for place in (area[:2], area[2:]))

    def _columns(self, computer: Computer) -> list[Results] | None:
        """What the formulas of the bands give; None where one gives no value."""
        found: list[Results] = []
        for name, bands in self.bands.items():
            given = computer.columns(name, bands)
            if given is None:
                return None
            found += [
                Results(name, band, at, values)
                for band, columns in zip(bands, given, strict=True)
                for at, values in columns.items()
            ]
        return found

    def _stands(self, ref: Ref) -> bool:
        """Whether the stored value of a formula that is not computed still holds for the formulas above it."""
        cell = self.formulas[ref]
        return cell.value is not None and not (self.given and self._may_have_changed(ref, str(cell.formula)))

    def _may_have_changed(self, ref: Ref, formula: str) -> bool:
        """Whether a formula names a given cell, another formula or a table, or so much that nobody looks."""
        references = dissect(formula, self.names).references
        spans = self.extents.spans(references, ref.sheet)
        if len(spans) < len(references) or _A_TABLE.search(formula):
            return True
        for sheet, area in spans:
            if (area.bottom - area.top + 1) * (area.right - area.left + 1) > FEW:
                return True
            named = (Ref(sheet, *place) for place in product(range(area.top, area.bottom + 1),
                                                             range(area.left, area.right + 1)))  # fmt: skip
            if any(one in self.given or self.book.cell(one).formula is not None for one in named):
                return True
        return False

    def _constants(self, standing: Collection[Ref]) -> dict[str, dict[int, dict[int, Value]]]:
        """What goes in as values: typed-in cells, given ones, formulas whose stored value stands."""
        loaded: dict[str, dict[int, dict[int, Value]]] = {sheet.name: {} for sheet in self.book.sheets}
        # an array formula's results come anew from the library; their stored values would stand in its way
        spilled: dict[str, list[Area]] = {}
        for ref, area in self.arrays.items():
            if ref not in standing:
                spilled.setdefault(ref.sheet, []).append(area)
        for home, row, cells in self._rows():
            held = {column: cell.value for column, cell in cells if cell.formula is None and cell.value is not None}
            if home in spilled:
                areas = spilled[home]
                held = {c: value for c, value in held.items() if not any((row, c) in area for area in areas)}
            if held:
                loaded[home].setdefault(row, {}).update(held)
        for ref, value in [*((ref, self.formulas[ref].value) for ref in standing), *self.given.items()]:
            name = self.extents.name(ref.sheet)
            if name is not None and value is None:
                loaded[name].get(ref.row, {}).pop(ref.column, None)
            elif name is not None:
                loaded[name].setdefault(ref.row, {})[ref.column] = value
        return loaded

    def _hanging(self, missing: set[Ref], refused: dict[Ref, str]) -> dict[Ref, str]:
        """The formulas above those that have no value, each with its reason; members of a circle keep theirs."""
        spans: dict[Ref, list[Span]] = {}
        lost = [ref for ref in self.arrays if ref in missing]
        reasons: dict[Ref, str] = {}
        for ref, cell in self.formulas.items():
            parts = dissect(str(cell.formula), self.names)
            spans[ref] = self.extents.spans(parts.references, ref.sheet)
            spans[ref] += [Span(a.sheet, Area(*a.place, *a.place)) for a in lost if any(
                span.sheet == a.sheet and span.area.meets(self.arrays[a]) for span in spans[ref])]  # fmt: skip
            if parts.functions & MOVING and ref not in missing:
                reasons[ref] = "what it needs cannot be told from its text, and some cells were not calculated"
        graph = Dependence(spans)
        roots = set(missing)
        if any(refused[ref] == CIRCLE for ref in missing):
            self.circles = graph.cycles()
            within = {ref for circle in self.circles for ref in circle}
            roots = {ref for ref in missing if refused[ref] != CIRCLE or ref in within} or missing
        for ref, root in graph.dependents(roots).items():
            if ref not in refused or ref in missing:
                reasons[ref] = f"it needs {root}, which was not calculated: {refused[root]}"
        return reasons
