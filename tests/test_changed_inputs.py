"""An officer changes an input of a whole table of `tests/offices` and presses the button: what follows from it follows.

Right is what a recalculation puts into the cells when all computed ones are empty. Below a table stands where another
figure is left or written: `changed C5: C9 stays`. An input that is put back would be a defect of its own kind.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.test_offices import TABLES, OfficeTable, emptied, written
from xlengine.sheet import Book, Ref, Value, with_values

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


def filled(book: Book, table: OfficeTable) -> dict[str, Value]:
    return written(emptied(book, list(table.computed())))


def outcome(table: OfficeTable, ref: Ref) -> str:
    """What is not as it should be once this input is another and the table is recalculated."""
    book = table.book()
    old = book.cell(ref).value
    assert isinstance(old, Decimal)
    changed = with_values(book, {ref: (old * MORE).quantize(old)})
    before, expected, found = filled(book, table), filled(changed, table), written(changed)
    stay = [at for at, value in expected.items() if before.get(at) != value and at not in found]
    other = [at for at, value in found.items() if at in expected and expected[at] != value]
    said = [f"{at} stays" for at in stay] + [f"{at} is another" for at in other]
    return ", ".join([*said, *(["it is put back"] if ref.address in found else [])])


@pytest.mark.parametrize("table", TABLES, ids=lambda one: f"{one.page}: {one.title}")
def test_what_follows_from_a_changed_input_follows(table: OfficeTable) -> None:
    told = [f"changed {ref.address}: {said}" for ref in inputs_of(table) if (said := outcome(table, ref))]
    assert told == [line for line in table.said if line.startswith("changed ")]


def test_no_input_is_put_back_but_two() -> None:
    """An estimate may be what a real change makes it, and a total cost the sum of what is shared out."""
    put_back = [table.title for table in TABLES if any(line.endswith("it is put back") for line in table.said)]
    assert put_back == ["n19", "08 costshare key"]
