"""Reading odd workbooks: every value, formula and format as Excel means it."""

from __future__ import annotations

from decimal import Decimal
from zipfile import ZipFile

import pytest

from tests.odd.build import FOLDER, all_odd
from xlengine.files.read import read
from xlengine.sheet import Place

ODD = {one.name: one for one in all_odd()}
PLAIN = {
    "A1": "Item", "B1": "Amount", "A2": "Posts", "B2": Decimal("10.5"), "A3": "Travel", "B3": Decimal(20),
    "A5": "Total", "B5": Decimal("30.5"), "A4": None, "C2": None,
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_every_odd_workbook_reads_as_excel_means_it(name: str) -> None:
    one = ODD[name]
    book = read(FOLDER / name)
    sheet = book.sheet(one.sheet)
    for address, value in {**(PLAIN if one.is_plain else {}), **one.cells}.items():
        found = sheet.cell(*Place.at(address)).value
        assert (address, found, type(found)) == (address, value, type(value))
    for address, formula in {**({"B5": "SUM(B2:B3)"} if one.is_plain else {}), **one.formulas}.items():
        assert sheet.cell(*Place.at(address)).formula == formula
    if one.warned:
        assert sum(one.warned in warning for warning in book.warnings) == 1
    else:
        assert book.warnings == []


@pytest.mark.parametrize("name", ODD)
def test_the_committed_workbook_is_the_one_that_is_built(name: str) -> None:
    import io

    with ZipFile(FOLDER / name) as committed, ZipFile(io.BytesIO(ODD[name].content)) as built:
        assert committed.namelist() == built.namelist()
        assert all(committed.read(part) == built.read(part) for part in built.namelist())
    assert (FOLDER / name).stat().st_size < 10_000


def test_no_odd_workbook_lies_about_that_nobody_builds() -> None:
    assert {path.name for path in FOLDER.glob("*.xls?")} == set(ODD)


def test_hidden_sheets_rows_and_columns_are_known() -> None:
    assert [sheet.hidden for sheet in read(FOLDER / "hidden_sheet.xlsx").sheets] == [False, True]
    assert read(FOLDER / "row_hidden_single_quotes.xlsx").sheets[0].hidden_rows == {7}
    columns = read(FOLDER / "column_styles.xlsx").sheets[0].hidden_columns
    assert (min(columns), max(columns)) == (7, 16_384)
    assert read(FOLDER / "right_to_left.xlsx").sheets[0].right_to_left


def test_formats_are_those_of_the_cells() -> None:
    cell = read(FOLDER / "styles_many_formats.xlsx").sheets[0].cell
    assert (cell(7, 1).style.number_format, cell(7, 1).style.indent, cell(7, 1).style.locked) == ("0.00%", 2, True)
    assert (cell(2, 2).style.number_format, cell(2, 2).style.locked) == ("#,##0.00", False)
    assert cell(1, 1).style.number_format == "General"


def test_names_and_the_calendar_of_the_workbook_are_known() -> None:
    assert read(FOLDER / "two_sheets_quoted_names.xlsx").names == {"Total": "'表 2!'!$B$5"}
    assert read(FOLDER / "date_1904.xlsx").date_1904
    assert not read(FOLDER / "plain.xlsx").date_1904


def test_merged_areas_are_known() -> None:
    assert [area.address for area in read(FOLDER / "merged.xlsx").sheets[0].merged] == ["A7:B8", "D1"]
