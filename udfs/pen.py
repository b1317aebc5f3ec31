"""What is written into an open workbook: contiguous runs, read back at once, taken back whole on a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from udfs.live import formulas_of, value_of
from xlengine.sheet import CellError, Ref, Value

Colour = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Stroke:
    """One cell as it shall become: value, and where they are to change too, fill and number format."""

    ref: Ref
    value: Value
    fill: Colour | str = "as it is"
    number_format: str | None = None
    only_if_general: bool = False
    """The number format is for a cell that has none of its own."""


@dataclass(slots=True)
class Before:
    """One cell as it was."""

    ref: Ref
    value: Value
    fill: Colour
    number_format: str


class NotTakenBack(Exception):
    """After a fault some cells could not be put back as they were; the text names them."""


class Pen:
    """Knows what stands in the cells before it writes any of them; `take_back` undoes what it wrote."""

    def __init__(self, book: Any, strokes: Iterable[Stroke]) -> None:
        """Looks at the cells; RuntimeError where one holds a formula."""
        self.book = book
        self.runs = list(runs(strokes))
        self.before = {one.ref: one for run in self.runs for one in self._before(run)}
        self.touched: list[Before] = []

    def write(self) -> None:
        """Writes runs of cells below one another; RuntimeError where Excel then holds something else."""
        for run in self.runs:
            area = self._range(run)
            self.touched.extend(self.before[stroke.ref] for stroke in run)
            for stroke in run:
                was = self.before[stroke.ref].number_format
                if stroke.number_format not in (None, was) and (was == "General" or not stroke.only_if_general):
                    self._cell(stroke.ref).number_format = stroke.number_format
            area.value = [[typed(stroke.value)] for stroke in run]
            self._held(area, run)
            fills = {stroke.fill for stroke in run}
            for fill in fills - {"as it is"}:
                for part in runs(stroke for stroke in run if stroke.fill == fill):
                    self._range(part).color = fill

    def take_back(self) -> None:
        """Puts every cell back as it was, the last one first; NotTakenBack where Excel will not have it."""
        stuck = []
        for before in reversed(self.touched):
            try:
                cell = self._cell(before.ref)
                cell.number_format = before.number_format
                cell.value = typed(before.value)
                cell.color = before.fill
            except Exception:  # the others are still put back
                stuck.append(f"{before.ref} held {before.value}")
        self.touched.clear()
        if stuck:
            raise NotTakenBack("; ".join(reversed(stuck)))

    def _before(self, run: Sequence[Stroke]) -> list[Before]:
        area = self._range(run)
        values = [row[0] for row in area.options(ndim=2, err_to_str=True).value]
        formulas = [row[0] for row in formulas_of(area)]
        found = []
        for stroke, value, formula in zip(run, values, formulas, strict=True):
            if isinstance(formula, str) and formula.startswith("=") and formula != value:
                raise RuntimeError(f"{stroke.ref} holds a formula, which is never replaced by a number")
            cell = self._cell(stroke.ref)
            found.append(Before(stroke.ref, value_of(value), fill_of(cell), str(cell.number_format or "General")))
        return found

    def _cell(self, ref: Ref) -> Any:
        return self.book.sheets[ref.sheet].range(ref.address)

    def _range(self, run: Sequence[Stroke]) -> Any:
        first, last = run[0].ref, run[-1].ref
        return self.book.sheets[first.sheet].range(f"{first.address}:{last.address}")

    def _held(self, area: Any, run: Sequence[Stroke]) -> None:
        values = area.options(ndim=2, err_to_str=True).value
        for stroke, (value,) in zip(run, values, strict=True):
            if not same(value_of(value), stroke.value):
                raise RuntimeError(f"{stroke.ref} did not take {stroke.value}; it holds {value}")


def inside_merged(book: Any, refs: Iterable[Ref]) -> set[Ref]:
    """Cells that a merged area hides: Excel shows and keeps only its first one."""
    found = set()
    for run in runs(Stroke(ref, None) for ref in refs):
        first, last = run[0].ref, run[-1].ref
        with suppress(AttributeError, NotImplementedError):
            if book.sheets[first.sheet].range(f"{first.address}:{last.address}").merge_cells is False:
                continue
            for stroke in run:
                cell = book.sheets[stroke.ref.sheet].range(stroke.ref.address)
                if cell.merge_cells and (cell.merge_area.row, cell.merge_area.column) != stroke.ref.place:
                    found.add(stroke.ref)
    return found


def runs(strokes: Iterable[Stroke]) -> Iterator[list[Stroke]]:
    """Strokes of one column that stand directly below one another."""
    run: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda one: (one.ref.sheet, one.ref.column, one.ref.row)):
        if run and run[-1].ref._replace(row=run[-1].ref.row + 1) != stroke.ref:
            yield run
            run = []
        run.append(stroke)
    if run:
        yield run


def typed(value: Value) -> Any:
    """A value as it must be handed to Excel: text with an apostrophe before it, or `(50.0)` would become a number."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, str) and not isinstance(value, CellError):
        return "'" + value
    return value


def same(one: Value, other: Value) -> bool:
    """Whether two values are one to Excel, which keeps fifteen digits."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return f"{float(one):.15g}" == f"{float(other):.15g}"
    return (type(one) is type(other) and one == other) or (one in (None, "") and other in (None, ""))


def fill_of(cell: Any) -> Colour:
    """A cell's fill; None where it has none or the engine cannot say."""
    try:
        return tuple(cell.color) if cell.color else None
    except (AttributeError, NotImplementedError):
        return None
