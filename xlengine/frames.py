"""Tables and findings as pandas frames, and a frame that never was a workbook computed like one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from xlengine.layout import State, Table
from xlengine.number import exact, rounded
from xlengine.review import Review
from xlengine.sheet import Book, Cell, Sheet, Value

if TYPE_CHECKING:
    import pandas

LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "resources": ("Apportionment", "Expenditure", "Variance", "Percentage"),
    "outputs": ("Planned outputs", "Actual outputs", "Delivery rate (percentage)"),
    "estimates": ("Approved", "Increase/(decrease)", "Revised estimate"),
    "net_gross": ("Net of staff assessment", "Staff assessment", "Gross amount"),
}
"""Headings that a frame is given where its own columns have no name for what is to be computed."""


def frame_of(table: Table, floats: bool = False) -> pandas.DataFrame:
    """One table: a row a line (line, role, label as index), a column a measure (group, term, heading as columns).

    Figures are exact `Decimal` in the table's own unit, or floats on request; blank and words are None.
    """
    import pandas

    kept = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    index = pandas.MultiIndex.from_tuples(
        [(line.row, role_of(table, at), line.label) for at, line in enumerate(table.lines)],
        names=["line", "role", "label"],
    )
    columns = pandas.MultiIndex.from_tuples(
        [(" / ".join(table.measures[at].heading[:-1]), term_of(table, at), table.measures[at].title) for at in kept],
        names=["group", "term", "heading"],
    )
    rows = [[_number(row[at].value, floats) for at in kept] for row in table.entries]
    return pandas.DataFrame(rows, index=index, columns=columns, dtype=None if floats else object)


def _number(value: Decimal | None, floats: bool) -> Any:
    return value if value is None or not floats else float(value)


def role_of(table: Table, at: int) -> str:
    """What a line is: header, memo, the rule that sums it, or line."""
    relation = next((r for r in table.relations if r.axis == "down" and r.target == at), None)
    if relation is not None:
        return relation.rule.name
    line = table.lines[at]
    if line.is_a("memo"):
        return "memo"
    if all(entry.state is State.BLANK for entry in table.entries[at]):
        return "header"
    return "staff_assessment_income" if line.is_a("staff_assessment_income") else "line"


def term_of(table: Table, at: int) -> str:
    """What a measure is: the rule that computes it, or the surest term of its heading."""
    relation = next((r for r in table.relations if r.axis == "across" and r.target == at), None)
    if relation is not None:
        return relation.rule.name
    terms = table.measures[at].terms
    return max(terms, key=lambda term: terms[term]) if terms else ""


def findings_frame(review: Review) -> pandas.DataFrame:
    """The findings: one a row, in reading order."""
    import pandas

    return pandas.DataFrame(
        [
            {
                "code": f.code, "name": f.name, "severity": f.severity.value, "sheet": f.ref.sheet if f.ref else "",
                "cell": f.ref.address if f.ref else "", "found": f.found, "expected": f.expected, "message": f.message,
                "accepted": f.accepted,
            }
            for f in review.findings
        ],
        columns=["code", "name", "severity", "sheet", "cell", "found", "expected", "message", "accepted"],
    )  # fmt: skip


def figures_frame(review: Review) -> pandas.DataFrame:
    """Every computed figure: where it stands, what it is, what belongs there and what stands there."""
    import pandas

    return pandas.DataFrame(
        [
            {
                "sheet": ref.sheet, "cell": ref.address, "label": figure.label, "measure": figure.measure,
                "rule": figure.rule.name, "code": figure.rule.code, "value": figure.value,
                "stored": review.book.cell(ref).value,
            }
            for ref, figure in review.figures.items()
        ],
        columns=["sheet", "cell", "label", "measure", "rule", "code", "value", "stored"],
    )  # fmt: skip


def compute(frame: pandas.DataFrame, layout: str | None = None) -> pandas.DataFrame:
    """The frame with its computed columns and totals filled, as a recalculation would fill a sheet of it.

    The index holds the labels of the lines, the columns the headings; `layout` adds the headings of a known kind of
    table that the frame lacks (`resources`, `estimates`, `outputs`, `net_gross`). Figures come back as `Decimal`.
    ValueError for an unknown layout.
    """
    from xlengine.judging.reviewing import recalculation

    headings = [_heading(column) for column in frame.columns]
    if layout is not None:
        if layout not in LAYOUTS:
            raise ValueError(f"{layout!r} is no layout; there are {', '.join(LAYOUTS)}")
        headings += [heading for heading in LAYOUTS[layout] if heading not in headings]
    book = _book(frame, headings)
    sheet = book.sheets[0]
    for change in recalculation(book).changes:
        sheet.rows[change.ref.row][change.ref.column] = Cell(change.value)
    import pandas

    filled = [
        [sheet.cell(row, column).value for column in range(2, len(headings) + 2)] for row in range(2, len(frame) + 2)
    ]
    return pandas.DataFrame(filled, index=frame.index, columns=headings, dtype=object)


def _heading(column: Any) -> str:
    return " / ".join(str(part) for part in column if str(part)) if isinstance(column, tuple) else str(column)


def _book(frame: pandas.DataFrame, headings: Sequence[str]) -> Book:
    rows: dict[int, dict[int, Cell]] = {1: {1: Cell("Category")}}
    rows[1].update({at: Cell(heading) for at, heading in enumerate(headings, 2)})
    for row, (label, values) in enumerate(zip(frame.index, frame.itertuples(index=False), strict=True), 2):
        text = str(label[-1]) if isinstance(label, tuple) else str(label)
        rows[row] = {1: Cell(text), **{at: Cell(_value(value)) for at, value in enumerate(values, 2)}}
        for at in range(len(values) + 2, len(headings) + 2):
            rows[row][at] = Cell()
    return Book("", [Sheet("frame", rows)])


def _value(value: Any) -> Value:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if value != value:  # not a number: pandas' blank
        return None
    return exact(value)


def vacancy(
    monthly: pandas.DataFrame, authorized: str = "authorized", incumbency: str = "incumbency"
) -> dict[str, Decimal]:
    """Average strength, average incumbency and the vacancy rate of twelve (or fewer) months, one a row.

    The rate is that of the averages, in points with one decimal, half away from zero: the one that a footnote
    “based on monthly incumbency” means. ValueError where a month is blank or the strength is nil.
    """
    strengths = [_month(value) for value in monthly[authorized]]
    persons = [_month(value) for value in monthly[incumbency]]
    total, filled = sum(strengths, Decimal(0)), sum(persons, Decimal(0))
    if not total:
        raise ValueError("the authorized strength is nil in every month: there is no vacancy rate")
    months = len(strengths)
    from fractions import Fraction

    return {
        "authorized_strength": rounded(Fraction(total) / months, 1),
        "incumbency": rounded(Fraction(filled) / months, 1),
        "vacancy_rate": rounded(Fraction(total - filled) * 100 / Fraction(total), 1),
    }


def _month(value: Any) -> Decimal:
    number = _value(value)
    if not isinstance(number, Decimal):
        raise ValueError("a month has no figure; give every month a number, nil where nobody was in place")
    return number
