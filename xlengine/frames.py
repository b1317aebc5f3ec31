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
    "outputs": ("Planned", "Actual", "Delivery rate (percentage)"),
    "estimates": ("Approved", "Increase/(decrease)", "Revised estimate"),
    "net_gross": ("Net of staff assessment", "Staff assessment", "Gross amount"),
}
"""Headings that a frame is given where its own columns have no name for what is to be computed."""
EITHER_WAY = ("estimates",)
"""Layouts of which the first column and either of the others are enough; of the others the first two must be there."""
WORDS: Mapping[str, tuple[str, ...]] = {
    "Apportionment": ("apportionment", "appropriation", "allocation", "approved_budget", "revised_appropriation"),
    "Expenditure": ("expenditure",),
    "Variance": ("variance", "difference", "balance", "unencumbered_balance"),
    "Percentage": ("percentage", "implementation_rate"),
    "Planned": ("planned_output", "plan"),
    "Actual": ("actual_output", "actual"),
    "Delivery rate (percentage)": ("delivery_rate",),
    "Approved": ("approved_budget", "original_estimate", "previous_estimate", "appropriation"),
    "Increase/(decrease)": ("increase_decrease", "change"),
    "Revised estimate": ("revised_estimate", "revised_appropriation"),
    "Net of staff assessment": ("net",),
    "Staff assessment": ("staff_assessment",),
    "Gross amount": ("gross",),
}
"""The terms by which a frame's own column, in any language, is told to be one of a layout."""
SURE = 0.4
"""From this weight on a word tells a column."""


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
    table that the frame lacks (`resources`, `estimates`, `outputs`, `net_gross`). Without it the words of the headings
    tell which kind it is, where they name one kind and nothing that is computed. Figures come back as `Decimal`.
    TypeError for what is no frame; ValueError for an unknown layout, and for one whose columns the frame does not have.
    """
    import pandas

    from xlengine.judging.reviewing import recalculation

    if not isinstance(frame, pandas.DataFrame):
        raise TypeError(f"a {type(frame).__name__} is no pandas.DataFrame; make one, with a line a row")
    if layout is not None and layout not in tuple(LAYOUTS):
        raise ValueError(f"{layout!r} is no layout; there are {', '.join(LAYOUTS)}")
    headings = [_heading(column) for column in frame.columns]
    headings += _told(headings) if layout is None else _lacking(headings, layout)
    book = _book(frame, headings)
    sheet = book.sheets[0]
    for change in recalculation(book).changes:
        sheet.rows[change.ref.row][change.ref.column] = Cell(change.value)
    filled = [
        [sheet.cell(row, column).value for column in range(2, len(headings) + 2)] for row in range(2, len(frame) + 2)
    ]
    return pandas.DataFrame(filled, index=frame.index, columns=headings, dtype=object)


def _having(headings: Sequence[str]) -> dict[str, int]:
    """How many columns of a frame are each of those of the layouts."""
    from xlengine.tables.headings import terms_of

    told = [(heading, terms_of([heading])) for heading in headings]
    named = [{heading, *(term for term, weight in terms.items() if weight >= SURE)} for heading, terms in told]
    return {one: sum(not own.isdisjoint((one, *words)) for own in named) for one, words in WORDS.items()}


def _lacking(headings: Sequence[str], layout: str) -> list[str]:
    """The headings of a layout that the frame lacks; ValueError where they cannot be computed from those it has."""
    having, every = _having(headings), LAYOUTS[layout]
    missing = [one for one in every if not having[one]]
    needed = [one for one in every[: 1 if layout in EITHER_WAY else 2] if one in missing]
    if needed or len(every) - len(missing) < 2:
        asked = f"{every[0]} and {' or '.join(every[1:] if layout in EITHER_WAY else every[1:2])}"
        lacks = f"the frame lacks the column {(needed or missing)[0]}, and the layout {layout} needs {asked}"
        raise ValueError(f"{lacks}; name its columns so, which are {', '.join(headings) or 'none'}")
    return missing


def _told(headings: Sequence[str]) -> list[str]:
    """What is computed in the only layout that the headings tell; nothing where they name some of that themselves."""
    having, found = _having(headings), []
    for layout, every in LAYOUTS.items():
        there = tuple(one for one in every if having[one])
        either = layout in EITHER_WAY and there[:1] == every[:1]
        if len(there) == 2 == sum(having[one] for one in every) and (either or there == every[:2]):
            found.append([one for one in every if not having[one]])
    return found[0] if len(found) == 1 else []


def _heading(column: Any) -> str:
    return " / ".join(str(part) for part in column if str(part)) if isinstance(column, tuple) else str(column)


def _book(frame: pandas.DataFrame, headings: Sequence[str]) -> Book:
    rows: dict[int, dict[int, Cell]] = {1: {1: Cell("Category")}}
    rows[1].update({at: Cell(heading) for at, heading in enumerate(headings, 2)})
    columns = [frame.iloc[:, at].to_numpy() for at in range(frame.shape[1])]
    for row, label in enumerate(frame.index, 2):
        text = str(label[-1]) if isinstance(label, tuple) else str(label)
        rows[row] = {1: Cell(text)}
        for at, heading in enumerate(headings):
            try:
                rows[row][at + 2] = Cell(_value(columns[at][row - 2])) if at < len(columns) else Cell()
            except ValueError as error:
                raise ValueError(f"{heading} of {text}: {error}; give a figure, or None") from None
    return Book("", [Sheet("frame", rows)])


def _value(value: Any) -> Value:
    """A cell's figure: a float as the shortest decimal that means it, whether of eight bytes or of four."""
    import pandas

    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if pandas.api.types.is_scalar(value) and pandas.isna(value):
        return None
    return exact(str(value))


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
