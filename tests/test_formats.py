"""What a new figure looks like: only formats that the workbook has already, and only where the cell has none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.comparing import losses
from tests.odd.archive import packed
from tests.odd.plain import encoded, styles, workbook, worksheet
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Place, Ref

FORMATS = (
    '<xf numFmtId="0"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1"/><xf numFmtId="164" fontId="1" applyNumberFormat="1"/><xf numFmtId="10"/>'
)
CODES = '<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0_);\\(#,##0.0\\)"/></numFmts><fonts'
ROWS = (
    '<row r="1"><c r="A1" s="2"><v>1.5</v></c><c r="B1" s="4"><v>2.5</v></c><c r="C1"><v>3</v></c></row>'
    '<row r="2"><c r="A2"/><c r="B2" s="3"/><c r="C2"/><c r="D2" s="5"/></row>'
)


def styled(rows: str = ROWS, before: str = "") -> Package:
    parts = workbook(worksheet(rows, before=before))
    parts["xl/styles.xml"] = styles(FORMATS).replace("<fonts", CODES, 1)
    return Package("book.xlsx", packed(encoded(parts)))


def format_after(package: Package, address: str, decimals: int | None) -> str:
    """The number format of a cell once a figure of so many decimals was written; nothing else may change."""
    place = Place.at(address)
    change = Change(Ref("Sheet1", *place), Decimal("2.25"), number_format_decimals=decimals)
    after = Package("book.xlsx", splice(package, [change]))
    assert after.part("xl/styles.xml") == package.part("xl/styles.xml")
    cell = book_of(after).sheets[0].cell(*place)
    assert cell.value == Decimal("2.25")
    return cell.style.number_format


@pytest.mark.parametrize(
    ("address", "decimals", "expected"),
    [
        ("A2", 1, "#,##0.0_);\\(#,##0.0\\)"),
        ("A2", 0, "General"),
        ("A2", 2, "General"),
        ("A2", None, "General"),
        ("B2", 1, "#,##0.0_);\\(#,##0.0\\)"),
        ("C2", 1, "General"),
        ("D2", 1, "0.00%"),
    ],
)
def test_a_cell_without_a_number_format_takes_that_of_its_column_if_all_else_is_alike(
    address: str, decimals: int | None, expected: str
) -> None:
    assert format_after(styled(), address, decimals) == expected


def test_the_other_attributes_of_the_format_stay() -> None:
    change = Change(Ref("Sheet1", 2, 2), Decimal(1), number_format_decimals=1)
    after = Package("book.xlsx", splice(styled(), [change]))
    assert b'<c r="B2" s="4"><v>1</v></c>' in after.part("xl/worksheets/sheet1.xml")


def test_a_new_figure_whose_decimals_are_said_keeps_the_format_of_its_column() -> None:
    package = styled('<row r="1"/>', '<cols><col min="1" max="9" style="1"/></cols>')
    after = splice(package, [Change(Ref("Sheet1", 1, 2), Decimal(4), number_format_decimals=1)])
    assert b'<c r="B1" s="1"><v>4</v></c>' in Package("book.xlsx", after).part("xl/worksheets/sheet1.xml")


def test_of_two_figures_only_the_one_whose_decimals_are_said_takes_a_format() -> None:
    changes = [
        Change(Ref("Sheet1", 2, 1), Decimal(1), number_format_decimals=1),
        Change(Ref("Sheet1", 2, 2), Decimal(1)),
    ]
    after = Package("book.xlsx", splice(styled(), changes)).part("xl/worksheets/sheet1.xml")
    assert b'<c r="A2" s="2"><v>1</v></c><c r="B2" s="3"><v>1</v></c>' in after


@pytest.mark.parametrize(
    ("rows", "before", "address", "expected"),
    [
        ('<row r="1" s="2" customFormat="1"/>', '<cols><col min="1" max="9" style="1"/></cols>', "B1", b's="2"'),
        ('<row r="1" s="2"/>', '<cols><col min="1" max="9" style="1"/></cols>', "B1", b's="1"'),
        ("", '<cols><col min="1" max="9" style="1"/></cols>', "B7", b's="1"'),
        ('<row r="1"><c r="A1" s="2"><v>1</v></c></row>', "", "A2", b's="2"'),
        ('<row r="3"><c r="A3" s="2"><v>1</v></c></row>', "", "A2", b's="2"'),
        ('<row r="1"><c r="A1" s="2" t="s"><v>1</v></c></row>', "", "A2", b'r="A2">'),
        ('<row r="1"><c r="A1" s="2"/></row>', "", "A2", b'r="A2">'),
        ('<row r="1"><c r="A1" s="2"><v>1</v></c></row>', "", "A3", b'r="A3">'),
    ],
)
def test_a_new_cell_looks_like_its_row_its_column_or_the_number_next_to_it(
    rows: str, before: str, address: str, expected: bytes
) -> None:
    package = styled(rows, before)
    place = Place.at(address)
    after = splice(package, [Change(Ref("Sheet1", *place), Decimal(4))])
    assert losses(package.content, after, {"xl/worksheets/sheet1.xml": [place]}) == []
    content = Package("book.xlsx", after).part("xl/worksheets/sheet1.xml")
    cell = content[content.index(b'<c r="%s"' % address.encode()) :]
    assert expected in cell[: cell.index(b">") + 1]
