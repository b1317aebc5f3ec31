"""The calculation chain when formulas go, and the wish to be computed on opening."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.comparing import losses
from tests.odd.archive import packed
from tests.odd.plain import DECLARED, MAIN, encoded, relations, types, workbook, worksheet
from xlengine.files.chain import computed_on_opening
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Place, Ref

ROWS = "".join(f'<row r="{row}"><c r="A{row}"><f>1+{row}</f><v>0</v></c></row>' for row in range(1, 4))
SECOND = '<row r="1"><c r="A1"><f>Sheet1!A1</f><v>0</v></c></row>'


def chained(entries: str) -> Package:
    """Two sheets of formulas; the first has the number 7 in the chain, as after others were deleted."""
    parts = workbook(worksheet(ROWS), worksheet(SECOND), names=("Sheet1", "Second"))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('sheetId="1"', 'sheetId="7"')
    parts["xl/calcChain.xml"] = f'{DECLARED}<calcChain xmlns="{MAIN}">{entries}</calcChain>'
    parts["[Content_Types].xml"] = types(
        ("/xl/worksheets/sheet1.xml", "worksheet"), ("/xl/worksheets/sheet2.xml", "worksheet"),
        ("/xl/sharedStrings.xml", "sharedStrings"), ("/xl/styles.xml", "styles"), ("/xl/calcChain.xml", "calcChain"),
    )  # fmt: skip
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/sheet2.xml"),
        ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"), ("calcChain", "calcChain.xml"),
    )  # fmt: skip
    return Package("book.xlsx", packed(encoded(parts)))


def without(package: Package, *cells: tuple[str, str]) -> Package:
    """The workbook with a number in place of these formulas."""
    changes = [Change(Ref(sheet, *Place.at(address)), Decimal(5)) for sheet, address in cells]
    return Package("book.xlsx", splice(package, changes, drops_formulas=True))


def entries_of(package: Package) -> str:
    found = re.search(rb"<calcChain[^>]*>(.*)</calcChain>", package.part("xl/calcChain.xml"))
    assert found is not None
    return found[1].decode()


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ('<c r="A1" i="7"/><c r="A2"/><c r="A3"/>', "A2", '<c r="A1" i="7"/><c r="A3"/>'),
        ('<c r="A1" i="7"/><c r="A2"/><c r="A3"/>', "A1", '<c i="7" r="A2"/><c r="A3"/>'),
        ('<c r="A1" i="7" l="1"/><c r="A2"/><c r="A1" i="2"/>', "A1 A2", '<c r="A1" i="2"/>'),
        ('<c r="A1" i="2"/><c r="A1" i="7"/><c r="A2"/>', "A1", '<c r="A1" i="2"/><c i="7" r="A2"/>'),
        ('<c r="A1" i="2"/><c r="A1" i="1"/>', "A1", '<c r="A1" i="2"/><c r="A1" i="1"/>'),
        ('<c r="A3" i="7"></c><c r="A2"/>', "A3", '<c i="7" r="A2"/>'),
    ],
)
def test_a_formula_that_goes_leaves_the_chain_and_the_next_entry_says_its_sheet(
    before: str, gone: str, after: str
) -> None:
    package = without(chained(before), *(("Sheet1", address) for address in gone.split()))
    assert entries_of(package) == after


def test_an_empty_chain_goes_with_all_that_names_it() -> None:
    package = chained('<c r="A1" i="7"/>')
    after = without(package, ("Sheet1", "A1"))
    assert after.names == [name for name in package.names if name != "xl/calcChain.xml"]
    assert b"calcChain" not in after.part("[Content_Types].xml") + after.part("xl/_rels/workbook.xml.rels")
    assert [sheet.name for sheet in book_of(after).sheets] == ["Sheet1", "Second"]
    assert book_of(after).sheets[0].cell(1, 1).formula is None


def test_refreshing_a_result_leaves_the_chain_alone() -> None:
    package = chained('<c r="A1" i="7"/>')
    after = splice(package, [Change(Ref("Sheet1", 1, 1), Decimal(9), keeps_formula=True)])
    assert losses(package.content, after, {"xl/worksheets/sheet1.xml": [Place(1, 1)]}) == []


def test_the_formula_that_others_share_is_not_taken_from_them() -> None:
    shared = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>0</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>0</v></c></row>'
    )
    package = Package("book.xlsx", packed(encoded(workbook(worksheet(shared)))))
    for change in (Change(Ref("Sheet1", 1, 1), Decimal(1)), Change(Ref("Sheet1", 1, 1), Decimal(1), formula="C1")):
        with pytest.raises(Refused, match="A1 holds the formula that A1:A2 share"):
            splice(package, [change], drops_formulas=True)
    after = book_of(without(package, ("Sheet1", "A2")))
    assert [after.sheets[0].cell(row, 1).formula for row in (1, 2)] == ["B1", None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<workbook><sheets/><calcPr calcId='1'/></workbook>", "<calcPr calcId='1' fullCalcOnLoad=\"1\"/>"),
        ('<workbook><calcPr fullCalcOnLoad="0" a="b"/></workbook>', '<calcPr a="b" fullCalcOnLoad="1"/>'),
        ("<workbook><calcPr></calcPr></workbook>", '<calcPr fullCalcOnLoad="1"></calcPr>'),
        ("<workbook><sheets/><pivotCaches/></workbook>", '<sheets/><calcPr fullCalcOnLoad="1"/><pivotCaches/>'),
        ("<x:workbook><x:sheets/></x:workbook>", '<x:sheets/><x:calcPr fullCalcOnLoad="1"/></x:workbook>'),
    ],
)
def test_excel_is_asked_to_compute_where_the_format_wants_it_said(before: str, after: str) -> None:
    assert after.encode() in computed_on_opening(before.encode())
    assert computed_on_opening(before.encode()).count(b"fullCalcOnLoad") == 1
