"""One figure unfolded down to its inputs."""

from __future__ import annotations

from decimal import Decimal

from xlengine.finding import Severity
from xlengine.layout import Table
from xlengine.number import show
from xlengine.review import Explanation, Figure, Review
from xlengine.sheet import Ref, Value

DEEPEST = 12


def explanation_of(review: Review, ref: Ref) -> Explanation:
    """What belongs in the cell, by which rule, and each of its inputs in turn; ValueError where there is nothing."""
    try:
        sheet = review.book.sheet(ref.sheet)
    except KeyError:
        names = ", ".join(s.name for s in review.book.sheets)
        raise ValueError(f"the workbook has no sheet {ref.sheet!r}; it has {names}") from None
    ref = ref._replace(sheet=sheet.name)
    if ref not in review.figures and _place(review, ref) is None:
        raise ValueError(f"{ref} lies in no table that was recognized; `xlengine tables` lists them")
    return _unfold(review, ref, 1, DEEPEST)


def _unfold(review: Review, ref: Ref, sign: int, depth: int) -> Explanation:
    figure = review.figures.get(ref)
    label, measure = _names(review, ref)
    if figure is None:
        value = review.book.cell(ref).value
        return Explanation(ref, label, measure, _text(value), sign, None, "typed in" if value is not None else "empty")
    signs = figure.signs or (1,) * len(figure.inputs)
    parts = tuple(
        _unfold(review, one, one_sign, depth - 1)
        for one, one_sign in zip(figure.inputs, signs, strict=True)
        if depth > 0
    )
    memos = tuple(_memo(review, one, figure) for one in _memo_refs(figure))
    return Explanation(
        ref, label, measure, _text(figure.value, figure), sign, figure.rule, _note(review, ref, figure), parts + memos
    )


def _memo_refs(figure: Figure) -> list[Ref]:
    """Memo lines that stand among the lines that a figure adds."""
    table = figure.table
    rows = [ref.row for ref in figure.inputs if ref.column == figure.ref.column]
    if len(rows) < 2:
        return []
    measure = next(at for at, m in enumerate(table.measures) if m.column == figure.ref.column)
    return [
        table.ref(at, measure)
        for at, line in enumerate(table.lines)
        if line.is_a("memo") and min(rows) < line.row <= max(max(rows), figure.ref.row) and line.row not in rows
    ]


def _memo(review: Review, ref: Ref, figure: Figure) -> Explanation:
    label, measure = _names(review, ref)
    return Explanation(ref, label, measure, _text(review.book.cell(ref).value), 1, None, "memo line, not added")


def _note(review: Review, ref: Ref, figure: Figure) -> str:
    cell = review.book.cell(ref)
    for finding in review.findings:
        if finding.ref == ref and finding.severity is not Severity.NOTE and finding.found is not None:
            return f"the cell shows {finding.found}"
    if cell.value is None:
        return "the cell is empty"
    if isinstance(cell.value, Decimal) and figure.exact and cell.formula is None:
        return f"{figure.exact} unrounded"
    return f"={cell.formula}" if cell.formula is not None else ""


def _place(review: Review, ref: Ref) -> tuple[Table, int, int] | None:
    for table in review.tables:
        if table.sheet != ref.sheet or ref.place not in table.area:
            continue
        for at, line in enumerate(table.lines):
            if line.row == ref.row:
                for column, measure in enumerate(table.measures):
                    if measure.column == ref.column:
                        return table, at, column
    return None


def _names(review: Review, ref: Ref) -> tuple[str, str]:
    found = _place(review, ref)
    if found is None:
        return "", ""
    table, line, measure = found
    return table.lines[line].label, table.measures[measure].title


def _text(value: Value, figure: Figure | None = None) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        places = max(0, -int(value.as_tuple().exponent)) if figure else None
        return show(value, places)
    return str(value)
