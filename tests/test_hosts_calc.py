"""The functions as an add-in of LibreOffice Calc, headless."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.example_book import book_on_disk, placed
from tests.examples import Example, differences, examples
from udfs.calc import Calc, declaration, for_calc, why_not
from xlengine.function import FUNCTIONS
from xlengine.sheet import CellError, Ref, Value

PLACED = placed(examples("calc"))
needs_calc = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")


@pytest.fixture(scope="module")
def calc() -> Iterator[Calc]:
    with Calc() as running:
        yield running


@pytest.fixture(scope="module")
def values(calc: Calc, tmp_path_factory: pytest.TempPathFactory) -> dict[Ref, Value]:
    return calc.recalculate(book_on_disk(PLACED, tmp_path_factory.mktemp("calc") / "examples.xlsx"))


@needs_calc
@pytest.mark.parametrize("at", range(len(PLACED)), ids=[str(one.example) for one in PLACED])
def test_the_example(values: dict[Ref, Value], at: int) -> None:
    example: Example = PLACED[at].example
    found = [[values.get(ref) for ref in row] for row in PLACED[at].refs()]
    assert differences(example, found, truth_as_number=True) == []  # Calc shows TRUE as 1 where an add-in gives it


@needs_calc
def test_every_spelling_of_a_function_is_the_function(calc: Calc, tmp_path: Path) -> None:
    from udfs.names import spellings

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "预算 2025"
    sheet["A1"], sheet["B1"], sheet["A2"] = 5, 3, "=1/0"
    for at, spelling in enumerate(spellings("XLE_VARIANCE"), 1):
        sheet.cell(at, 4, f"={spelling}(A1,B1)")
        sheet.cell(at, 5, f"=SUM({spelling}(A1:A2,B1:B2))")
    book.save(tmp_path / "spellings.xlsx")
    found = calc.recalculate(tmp_path / "spellings.xlsx")
    rows = range(1, len(spellings("XLE_VARIANCE")) + 1)
    assert {found[Ref("预算 2025", row, 4)] for row in rows} == {2}
    assert {found[Ref("预算 2025", row, 5)] for row in rows} == {CellError("#DIV/0!")}


@needs_calc
def test_a_figure_is_found_in_the_open_workbook(calc: Calc, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表1"
    for row in (
        ["表 1  资源使用情况"], ["", "分配数", "支出数"], ["公务差旅", 40, 36], ["所需资源毛额", 40, 36],
        ["工作人员薪金税收入", 10, 9], ["所需资源净额", 30, "=C4-C5"],
    ):  # fmt: skip
        sheet.append(row)
    book.create_sheet("Where")["A1"] = '=XLE_FIGURE("Table 1","net requirements","expenditure")'
    book.save(tmp_path / "figure.xlsx")
    assert calc.recalculate(tmp_path / "figure.xlsx")[Ref("Where", 1, 1)] == 27


def test_the_declaration_names_every_function() -> None:
    text = declaration()
    assert all(f" {name}(" in text for name in FUNCTIONS)


def test_a_formula_gets_the_names_that_calc_reads_from_files() -> None:
    assert for_calc("=[1]!XLE_VARIANCE(A1,B1)+_xldudf_XLE_CHANGE(1,2)") == (
        "=ORG.XLENGINE.FUNCTIONS.XLE_VARIANCE(A1,B1)+ORG.XLENGINE.FUNCTIONS.XLE_CHANGE(1,2)"
    )
