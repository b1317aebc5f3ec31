"""The Chinese workbook with functions in its cells and buttons: made by one command, and right."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("pyopenvba", reason="the package pyOpenVBA is not installed")

from udfs.calc import Calc, why_not
from xlengine.files.package import Package
from xlengine.files.read import read
from xlengine.function import FUNCTIONS
from xlengine.sheet import Area, Book, Ref, Value

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "workbooks" / "A-76-596.zh.xlsm"
FINANCIAL = ("summary", "table_1", "table_2", "table_3")
CALL = re.compile(r"(XLE_\w+)\(([^()]*)\)(\*1000)?")


@pytest.fixture(scope="module")
def book() -> Book:
    return read(WORKBOOK)


def expected() -> list[dict[str, str]]:
    with (ROOT / "workbooks" / "expected.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_the_command_makes_the_committed_workbook(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "workbooks/build_buttons.py", str(tmp_path)], cwd=ROOT, check=True, timeout=120)
    made, committed = Package.open(tmp_path / WORKBOOK.name), Package.open(WORKBOOK)
    assert made.names == committed.names
    differing = [name for name in made.names if made.part(name) != committed.part(name)]
    assert set(differing) <= {"xl/vbaProject.bin"}, "the macros follow the functions' texts; run build_buttons.py"


def test_every_computed_figure_of_the_financial_tables_is_a_formula(book: Book) -> None:
    for line in expected():
        cell = book.cell(Ref.at(f"'{line['zh_sheet']}'!{line['cell']}"))
        assert cell.value == Decimal(line["published"])
        if line["sheet"] in FINANCIAL:
            assert cell.formula is not None
            assert cell.formula.startswith("XLE_") or line["kind"] == "tie"


def test_every_function_in_a_cell_gives_what_is_stored(book: Book) -> None:
    count = 0
    for sheet in book.sheets:
        for row in sheet.rows.values():
            for cell in row.values():
                call = CALL.fullmatch(cell.formula or "")
                if call is None:
                    continue
                count += 1
                (result,) = FUNCTIONS[call[1]](*[values(book, sheet.name, given) for given in call[2].split(",")])[0]
                assert isinstance(result, Decimal)
                assert result * (1000 if call[3] else 1) == cell.value
    assert count == 753


def values(book: Book, sheet: str, given: str) -> list[list[Value]]:
    """The cells that an argument names."""
    name, _, address = given.rpartition("!")
    area = Area.at(address)
    found = book.sheet(name.strip("'") or sheet)
    return [
        [found.cell(row, column).value for column in range(area.left, area.right + 1)]
        for row in range(area.top, area.bottom + 1)
    ]


def test_opening_it_computes_nothing_so_that_all_is_seen_without_python(book: Book) -> None:
    calculation = re.search(rb"<calcPr[^>]*>", Package.open(WORKBOOK).part("xl/workbook.xml"))
    assert calculation is not None
    assert calculation[0] == b'<calcPr calcId="191029"/>'


def printed() -> dict[Ref, Decimal]:
    """What the cells that hold formulas should come to."""
    return {
        Ref.at(f"'{line['zh_sheet']}'!{line['cell']}"): Decimal(line["right"])
        for line in expected()
        if line["published"] == line["right"]
    }


@pytest.mark.skipif(why_not() is not None, reason=why_not() or "")
def test_libreoffice_with_the_functions_recalculates_every_printed_figure() -> None:
    with Calc() as calc:
        values = calc.recalculate(str(WORKBOOK))
    assert {ref: values.get(ref) for ref, right in printed().items() if values.get(ref) != right} == {}


def test_formulas_recalculates_every_printed_figure() -> None:
    pytest.importorskip("formulas", reason="the package formulas is not installed")
    from udfs.headless import calculate_whole

    result = calculate_whole(str(WORKBOOK), FUNCTIONS)
    assert not result.not_calculated
    assert {ref: result.values.get(ref) for ref, right in printed().items() if result.values.get(ref) != right} == {}
