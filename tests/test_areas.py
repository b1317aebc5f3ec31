"""What of a sheet belongs to something else, and what its part says outside the cells."""

from __future__ import annotations

import pytest

from tests.odd.archive import packed
from tests.odd.plain import DECLARED, MAIN, encoded, relations, workbook, worksheet
from xlengine.files.areas import COVERED, HEADING, PIVOT, owned_areas
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.sheet import Area, Place, Sheet

PART = "xl/worksheets/sheet1.xml"


def owned(kind: str, content: str) -> list[tuple[str, str]]:
    """The areas that another part of this kind owns."""
    parts = {
        **workbook(),
        "xl/worksheets/_rels/sheet1.xml.rels": relations((kind, "../other.xml"), (kind, "../missing.xml")),
        "xl/other.xml": DECLARED + content,
    }
    package = Package("book.xlsx", packed(encoded(parts)))
    return [(area.address, why) for area, why in owned_areas(package, PART)]


def sheet_with(*, before: str = "", after: str = "") -> Sheet:
    return book_of(Package("book.xlsx", packed(encoded(workbook(worksheet(before=before, after=after)))))).sheets[0]


@pytest.mark.parametrize(
    ("filters", "areas"),
    [
        ("", ["B6:D9"]),
        (' rowPageCount="2" colPageCount="1"', ["B6:D9", "B3:C4"]),
        (' rowPageCount="1" colPageCount="2"', ["B6:D9", "B4:F4"]),
        (' rowPageCount="5" colPageCount="1"', ["B6:D9"]),
        (' rowPageCount="x"', ["B6:D9"]),
    ],
)
def test_a_pivot_table_owns_its_output_and_the_filters_above_it(filters: str, areas: list[str]) -> None:
    found = owned(
        "pivotTable", f'<pivotTableDefinition xmlns="{MAIN}"><location ref="B6:D9"{filters}/></pivotTableDefinition>'
    )
    assert found == [(area, PIVOT) for area in areas]


@pytest.mark.parametrize(
    ("given", "areas"),
    [('ref="A1:C9"', ["A1:C1"]), ('ref="A1:C9" headerRowCount="0"', []), ('ref="nonsense"', []), ("", [])],
)
def test_a_table_owns_the_row_that_names_its_columns(given: str, areas: list[str]) -> None:
    assert owned("table", f'<table xmlns="{MAIN}" {given}/>') == [(area, HEADING) for area in areas]


def test_other_parts_own_nothing() -> None:
    assert owned("drawing", f'<location xmlns="{MAIN}" ref="A1:B2"/>') == []


def test_merged_areas_stand_where_the_format_puts_them_and_nowhere_else() -> None:
    merged = '<mergeCells><mergeCell ref="C1:D2"/><mergeCell ref="?"/><mergeCell/></mergeCells>'
    assert sheet_with(after=merged).merged == [Area.at("C1:D2")]
    deeper = f"<extLst><ext>{merged}</ext></extLst><phoneticPr><x ref='A1:B1'/></phoneticPr>"
    assert sheet_with(after=deeper).merged == []


def test_all_cells_of_a_merged_area_but_the_first_are_forbidden() -> None:
    refs = ("B2:D4", "F1:G1", "H1:H3", "J1")
    sheet = sheet_with(after="<mergeCells>" + "".join(f'<mergeCell ref="{ref}"/>' for ref in refs) + "</mergeCells>")
    closed = {
        Place(row, column).address
        for row in range(1, 6)
        for column in range(1, 12)
        if any(Place(row, column) in area and why == COVERED for area, why in sheet.forbidden)
    }
    assert closed == {"C2", "D2", "B3", "C3", "D3", "B4", "C4", "D4", "G1", "H2", "H3"}


def test_a_sheet_is_protected_only_if_it_says_so_of_itself() -> None:
    assert sheet_with(after='<sheetProtection sheet="1" objects="1"/>').protected
    assert sheet_with(after='<sheetProtection sheet="true"/>').protected
    assert not sheet_with(after='<sheetProtection objects="1"/>').protected
    assert not sheet_with(after='<sheetProtection sheet="0"/>').protected
    assert not sheet_with(after='<extLst><sheetProtection sheet="1"/></extLst>').protected
    assert not sheet_with(after='<pageSetup sheet="1"/>').protected


def test_hidden_columns_are_those_of_the_sheet() -> None:
    columns = '<col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="0"/><col min="x" max="9" hidden="1"/>'
    assert sheet_with(before=f"<cols>{columns}</cols>").hidden_columns == {2, 3}
    last = '<cols><col min="16383" max="20000" hidden="true"/></cols>'
    assert sheet_with(before=last).hidden_columns == {16383, 16384}
    assert sheet_with(after=f"<extLst><ext>{columns}</ext></extLst>").hidden_columns == set()


def test_the_first_view_says_from_where_a_sheet_is_read() -> None:
    def views(*given: str) -> str:
        return "<sheetViews>" + "".join(f"<sheetView {one}/>" for one in given) + "</sheetViews>"

    assert sheet_with(before=views('rightToLeft="1"', "")).right_to_left
    assert not sheet_with(before=views("", 'rightToLeft="1"')).right_to_left
    assert not sheet_with().right_to_left
