"""One figure unfolded down to its inputs."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from xlengine.finding import Severity
from xlengine.layout import Table
from xlengine.printed import show
from xlengine.review import Explanation, Figure, Review
from xlengine.sheet import Cell, Ref, Value

DEEPEST = 12
MEMO = "memo line, not added"


def explanation_of(review: Review, ref: Ref) -> Explanation:
    """What belongs in the cell, by which rule, and each of its inputs in turn; ValueError where there is nothing."""
    try:
        sheet = review.book.sheet(ref.sheet)
    except KeyError:
        names = ", ".join(s.name for s in review.book.sheets)
        raise ValueError(f"the workbook has no sheet {ref.sheet!r}; it has {names}") from None
    ref = ref._replace(sheet=sheet.name)
    known = _Known(review)
    if ref not in review.figures and known.place(ref) is None:
        over = next((one for one in review.tables if one.sheet == ref.sheet and ref.place in one.area), None)
        if over is not None:
            table = over.area.address
            raise ValueError(f"{ref} is a label or a heading of the table {table}; name a cell with a figure")
        raise ValueError(f"{ref} lies in no table that was recognized; `xlengine tables` lists them")
    return _unfold(known, ref, 1, DEEPEST)


class _Known:
    """A review whose tables and findings are looked up by cell: a total may unfold into very many."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self._tables: dict[str, list[tuple[Table, dict[int, int], dict[int, int]]]] = {}
        self._memos: dict[int, list[int]] = {}
        for table in review.tables:
            lines = {line.row: at for at, line in enumerate(table.lines)}
            measures = {measure.column: at for at, measure in enumerate(table.measures)}
            self._tables.setdefault(table.sheet, []).append((table, lines, measures))
            self._memos[id(table)] = [at for at, line in enumerate(table.lines) if line.is_a("memo")]

    @cached_property
    def found(self) -> dict[Ref, str]:
        """What the cells show that are not as they should be."""
        return {
            finding.ref: finding.found for finding in reversed(self.review.findings)
            if finding.ref is not None and finding.found is not None and finding.expected is not None
            and finding.severity is not Severity.NOTE
        }  # fmt: skip

    def place(self, ref: Ref) -> tuple[Table, int, int] | None:
        """The table, line and measure of a cell."""
        for table, lines, measures in self._tables.get(ref.sheet, ()):
            if ref.row in lines and ref.column in measures:
                return table, lines[ref.row], measures[ref.column]
        return None

    def names(self, ref: Ref) -> tuple[str, str]:
        """What line and measure of a cell are called."""
        found = self.place(ref)
        if found is None:
            return "", ""
        table, line, measure = found
        return table.lines[line].label, table.measures[measure].title

    def memos(self, figure: Figure) -> list[Ref]:
        """Memo lines that stand among the lines that a figure adds."""
        table = figure.table
        rows = [ref.row for ref in figure.inputs if ref.column == figure.ref.column]
        memos = self._memos[id(table)] if len(rows) > 1 else []
        if not memos:
            return []
        first, last = min(rows), max(*rows, figure.ref.row)
        measure = next(at for at, m in enumerate(table.measures) if m.column == figure.ref.column)
        among = [at for at in memos if first < table.lines[at].row <= last and table.lines[at].row not in rows]
        return [table.ref(at, measure) for at in among]


def _unfold(known: _Known, ref: Ref, sign: int, depth: int) -> Explanation:
    figure = known.review.figures.get(ref)
    label, measure = known.names(ref)
    if figure is None:
        cell = known.review.book.cell(ref)
        note = _as_stored(cell) if cell.formula is not None else "typed in" if cell.value is not None else "empty"
        return Explanation(ref, label, measure, _text(cell.value), sign, None, note)
    signs = figure.signs or (1,) * len(figure.inputs)
    parts = tuple(
        _unfold(known, one, one_sign, depth - 1)
        for one, one_sign in zip(figure.inputs, signs, strict=True)
        if depth > 0
    )
    memos = tuple(_memo(known, one) for one in known.memos(figure))
    return Explanation(
        ref, label, measure, _text(figure.value, figure), sign, figure.rule, _note(known, ref, figure), parts + memos
    )


def _memo(known: _Known, ref: Ref) -> Explanation:
    label, measure = known.names(ref)
    return Explanation(ref, label, measure, _text(known.review.book.cell(ref).value), 1, None, MEMO)


def _note(known: _Known, ref: Ref, figure: Figure) -> str:
    cell = known.review.book.cell(ref)
    if ref in known.found:
        return f"the cell shows {known.found[ref]}"
    if cell.value is None:
        return _as_stored(cell) if cell.formula is not None else "the cell is empty"
    if isinstance(cell.value, Decimal) and figure.exact and cell.formula is None:
        return f"{figure.exact} unrounded"
    return f"={cell.formula}" if cell.formula is not None else ""


def _as_stored(cell: Cell) -> str:
    """The formula, and that it has no stored result where it has none."""
    return f"={cell.formula}" if cell.value is not None else f"={cell.formula}, without a stored result"


def _text(value: Value, figure: Figure | None = None) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        places = max(0, -int(value.as_tuple().exponent)) if figure else None
        return show(value, places)
    return str(value)
