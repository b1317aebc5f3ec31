"""An officer changes an input of a whole table of `tests/offices` and presses the button: what follows from it follows.

Right is what a recalculation puts into the cells when all computed ones are empty. Below a table stands where another
figure is left or written: `changed C5: C9 stays`. An input that is put back would be a defect of its own kind.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.test_offices import TABLES, OfficeTable, emptied, told, values, written
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Ref, with_values

LEAST, MORE = 20, Decimal("1.13")


def inputs_of(table: OfficeTable) -> list[Ref]:
    """Two of the figures that are typed, and not computed: at a third and at two thirds of the table."""
    book, computed = table.book(), table.computed()
    (sheet,) = book.sheets
    typed = [
        Ref("S", row, column) for row, cells in sheet.rows.items() for column, cell in cells.items()
        if column > 1 and isinstance(cell.value, Decimal) and abs(cell.value) >= LEAST
        and Ref("S", row, column) not in computed
    ]  # fmt: skip
    return sorted({typed[len(typed) // 3], typed[2 * len(typed) // 3]}) if typed else []


def outcome(table: OfficeTable, ref: Ref) -> str:
    """What is not as it should be once this input is another and the table is recalculated."""
    book = table.book()
    old = book.cell(ref).value
    assert isinstance(old, Decimal)
    changed = with_values(book, {ref: (old * MORE).quantize(old)})
    computed = table.computed()
    before = values(book, [ref for ref, mark in computed.items() if mark == "="])  # `tests/test_offices.py` holds it so
    expected, found = written(emptied(changed, list(computed))), written(changed)
    stay = [at for at, value in expected.items() if before.get(at) != value and at not in found]
    other = [at for at, value in found.items() if at in expected and expected[at] != value]
    said = [f"{at} stays" for at in stay] + [f"{at} is another" for at in other]
    return ", ".join([*said, *(["it is put back"] if ref.address in found else [])])


@pytest.mark.parametrize("table", TABLES, ids=lambda one: f"{one.page}: {one.title}")
def test_what_follows_from_a_changed_input_follows(table: OfficeTable) -> None:
    found = [f"changed {ref.address}: {said}" for ref in inputs_of(table) if (said := outcome(table, ref))]
    assert found == [line for line in table.said if line.startswith("changed ")]


def test_no_input_is_put_back_but_two() -> None:
    """An estimate may be what a real change makes it, and a total cost the sum of what is shared out."""
    put_back = [table.title for table in TABLES if any(line.endswith("it is put back") for line in table.said)]
    assert put_back == ["n19", "08 costshare key"]


def table_of(text: str) -> OfficeTable:
    """Lines of cells, separated by `|`."""
    return OfficeTable("", "", [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()])


def test_columns_that_only_figures_tie_together_are_told_and_not_overwritten() -> None:
    """Gross contributions less two credits are net: no word says which of the columns is computed."""
    (table,) = [one for one in TABLES if (one.page, one.title) == ("english", "h32")]
    book = with_values(table.book(), {Ref("S", 5, 3): Decimal(169500)})
    (finding,) = [one for one in check_book(book).findings if one.severity is Severity.ERROR]
    assert finding.ref == Ref("S", 5, 3)
    assert finding.message.endswith("; which of these is computed, no word says. Not overwritten")
    assert finding.change is None
    assert written(book) == {}


POSTS = """
 {title} |  |
 {unit}  |  |
 Office  | D-1 | P-5
 Legal   | 4   | 41
 Payroll | 6   | 28
 Fuel    | 3   | 17
 Rent    | 2   | 14
 Travel  | 1   | 5
 Total   | 16  | 105
"""


@pytest.mark.parametrize(
    ("title", "unit", "is_counted"),
    [
        ("Proposed posts by office", "", True),
        ("Puestos por oficina", "", True),
        ("Штатное расписание", "", True),
        ("人员编制表", "单位：人", True),
        ("الوظائف حسب المكتب", "", True),
        ("Proposed posts by office", "(Number of posts)", True),
        ("Proposed posts by office", "(Thousands of United States dollars)", False),
        ("Posts, average of the year", "", False),
        ("Costs of posts", "", False),
        ("Requirements by office", "", False),
    ],
)
def test_posts_are_counted_and_no_rounding_explains_a_total_of_them(title: str, unit: str, is_counted: bool) -> None:
    text = POSTS.format(title=title, unit=unit).replace("\n  |  |\n", "\n")
    table = table_of(text)
    assert written(table.book()) == {}
    (row,) = [number for number, cells in enumerate(table.rows, 1) if cells[0] == "Payroll"]
    book = with_values(table.book(), {Ref("S", row, 3): Decimal(30)})
    assert written(book) == ({f"C{len(table.rows)}": Decimal(107)} if is_counted else {})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Fuel | | 77 | 77", "error at B6"),
        ("Fuel | | 77 | 78", "error at B6"),
        ("Fuel | | 77 | 79", "warning at B6"),
        ("Fuel | | 77 |", "warning at B6"),
    ],
)
def test_what_a_total_beside_it_shows_to_be_nil_is_nil_in_the_total_below(line: str, said: str) -> None:
    text = f"""
 Office  | Staff | Other | Total
 Legal   | 141   | 20    | 161
 Payroll | 162   | 31    | 193
 {line}
 Rent    | 133   | 41    | 174
 Total   | 430   | 169   | 605
"""
    assert said in told(table_of(text).book())
