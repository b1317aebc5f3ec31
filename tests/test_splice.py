"""Changes into odd workbooks: outside the changed cells every byte stays, or one plain sentence says why not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.comparing import losses
from tests.odd.build import FOLDER, all_odd
from tests.odd.odd import Odd
from xlengine.files.package import Package
from xlengine.files.read import book_of, read
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import CellError, Place, Ref, Value

ODD = {one.name: one for one in all_odd()}
WRITABLE = [name for name in ODD if name != "signed.xlsx"]
VALUES: tuple[Value, ...] = (
    Decimal("123.25"), Decimal("-0.001"), Decimal("1E+22"), "=SUM(A1:A2)", " a <b> & 'c' \"d\"\n_x0041_ ",
    "预算 مليون 🙂", True, False, CellError("#DIV/0!"), None,
)  # fmt: skip


def spliced(one: Odd, changes: dict[str, Value], keeps_formula: tuple[str, ...] = ()) -> tuple[Package, bytes]:
    package = Package.open(FOLDER / one.name)
    wanted = [
        Change(Ref(one.sheet, *Place.at(address)), value, keeps_formula=address in keeps_formula)
        for address, value in changes.items()
    ]
    return package, splice(package, wanted)


def clean(one: Odd, changes: dict[str, Value], keeps_formula: tuple[str, ...] = ()) -> None:
    """Splices and demands that nothing else changed and everything reads back."""
    package, after = spliced(one, changes, keeps_formula)
    part = {name: part for name, part, _ in package.sheets()}[one.sheet]
    assert losses(package.content, after, {stored(package, part): [Place.at(a) for a in changes]}) == []
    before, now = book_of(package), book_of(Package(one.name, after))
    for address, value in changes.items():
        cell = now.sheet(one.sheet).cell(*Place.at(address))
        assert cell.value == value
        assert cell.formula == before.sheet(one.sheet).cell(*Place.at(address)).formula
    for sheet in before.sheets:
        for place, cell in sheet:
            if sheet.name != one.sheet or place.address not in changes:
                assert now.sheet(sheet.name).cell(*place) == cell


def stored(package: Package, part: str) -> str:
    """The part's name as the archive spells it."""
    return next(name for name in package.names if name.replace("\\", "/").lstrip("/").lower() == part.lower())


@pytest.mark.parametrize("name", WRITABLE)
def test_an_existing_a_missing_cell_and_a_missing_row_change_and_nothing_else(name: str) -> None:
    one = ODD[name]
    clean(one, {"J2": Decimal("7.5"), "A4": "new row", "B40": Decimal(1), "C3": "=1+1", "XFD1048576": Decimal(9)})
    if one.is_plain and "B1" not in one.refused:
        clean(one, {"B2": Decimal("123.25"), "B1": "Sum", "C2": Decimal(3), "B4": Decimal(4), "A6": "under"})


@pytest.mark.parametrize("name", [name for name in WRITABLE if ODD[name].is_plain])
def test_a_stored_result_is_refreshed_and_its_formula_stays(name: str) -> None:
    for value in VALUES:
        clean(ODD[name], {"B5": value}, ("B5",))
    results = ODD[name].results
    clean(ODD[name], dict.fromkeys(("B5", *results), Decimal("99.5")), ("B5", *results))
    clean(ODD[name], dict.fromkeys(("B5", *results), "words"), ("B5", *results))


@pytest.mark.parametrize("value", VALUES)
def test_every_sort_of_value_reads_back_as_it_was_written(value: Value) -> None:
    for name in ("plain.xlsx", "prefixed_root.xlsx", "utf16_sheet.xlsx", "latin_1_sheet.xlsx", "bom.xlsx"):
        clean(ODD[name], {"A2": value, "B3": value, "C9": value, "A4": value})


@pytest.mark.parametrize(("name", "address"), [(one.name, address) for one in ODD.values() for address in one.refused])
def test_what_must_not_be_written_is_refused_with_one_sentence_that_names_the_cell(name: str, address: str) -> None:
    with pytest.raises(Refused) as caught:
        spliced(ODD[name], {"A40": Decimal(1), address: Decimal(1)})
    told = str(caught.value)
    assert ODD[name].refused[address] in told
    assert name in told
    assert "\n" not in told
    if name != "signed.xlsx":
        assert address in told


@pytest.mark.parametrize("name", [name for name in WRITABLE if ODD[name].is_plain])
def test_a_formula_is_never_replaced_by_a_number(name: str) -> None:
    with pytest.raises(Refused, match="formula is never replaced"):
        spliced(ODD[name], {"B5": Decimal(1)})


def test_a_result_is_not_refreshed_where_there_is_no_formula() -> None:
    with pytest.raises(Refused, match="no formula"):
        spliced(ODD["plain.xlsx"], {"B3": Decimal(1)}, ("B3",))


@pytest.mark.parametrize("name", WRITABLE)
def test_changes_that_change_nothing_give_the_same_bytes(name: str) -> None:
    package, after = spliced(ODD[name], {})
    assert after == package.content
    if ODD[name].is_plain and name not in ("carriage_returns_between.xlsx", "attributes_in_other_order.xlsx"):
        sheet = book_of(package).sheet(ODD[name].sheet)
        values = {"B2": sheet.cell(2, 2).value, "B5": sheet.cell(5, 2).value}
        package, after = spliced(ODD[name], values, ("B5",))
        assert after == package.content


def test_a_new_cell_takes_the_format_of_its_row_or_column() -> None:
    one = ODD["column_styles.xlsx"]
    _, after = spliced(one, dict.fromkeys(("D2", "F40", "G2", "C2", "D8", "A8"), Decimal(5)))
    sheet = book_of(Package("x", after)).sheet("Sheet1")
    formats = {a: sheet.cell(*Place.at(a)).style.number_format for a in ("D2", "F40", "G2", "C2", "D8", "A8")}
    assert formats == {
        "D2": "mm-dd-yy", "F40": "mm-dd-yy", "G2": "#,##0.00", "C2": "General", "D8": "0.00%", "A8": "0.00%",
    }  # fmt: skip


def test_the_dimension_and_the_spans_grow_with_the_cells() -> None:
    _, after = spliced(ODD["row_spans.xlsx"], {"A7": Decimal(1), "D7": Decimal(1), "C12": Decimal(1)})
    page = Package("x", after).part("xl/worksheets/sheet1.xml")
    assert b'<dimension ref="A1:D12"/>' in page
    assert b'<row r="7" spans="1:4"><c r="A7"><v>1</v></c><c r="B7">' in page


def test_a_formula_can_be_written_into_a_blank_cell() -> None:
    package = Package.open(FOLDER / "plain.xlsx")
    change = Change(Ref("Sheet1", 7, 2), Decimal(20), formula='IF(B2<B3,B3,"")')
    cell = book_of(Package("x", splice(package, [change]))).cell(change.ref)
    assert (cell.formula, cell.value) == ('IF(B2<B3,B3,"")', Decimal(20))


@pytest.mark.parametrize(
    "name", ["calculation_settings.xlsx", "plain.xlsx", "prefixed_root.xlsx", "utf16_everywhere.xlsx"]
)
def test_excel_is_asked_to_compute_when_formulas_were_not_refreshed(name: str) -> None:
    package = Package.open(FOLDER / name)
    after = Package("x", splice(package, [Change(Ref("Sheet1", 3, 2), Decimal(1))], calculate_on_open=True))
    main = after.part("xl/workbook.xml").replace(b"\0", b"")
    if b"calcPr" in package.part("xl/workbook.xml"):
        assert main.count(b"fullCalcOnLoad") == 1
        assert b'fullCalcOnLoad="1"' in main
    assert book_of(after).sheet("Sheet1").cell(3, 2).value == Decimal(1)


def test_a_sheet_that_is_gone_is_refused() -> None:
    with pytest.raises(Refused, match="no sheet 'Sheet1'"):
        spliced(replace(ODD["very_long_sheet_name.xlsx"], sheet="Sheet1"), {"A1": Decimal(1)})


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), "half \ud83d", "x" * 32_768])
def test_what_no_cell_can_hold_is_refused(value: Value) -> None:
    with pytest.raises(Refused) as caught:
        spliced(ODD["plain.xlsx"], {"B3": value})
    assert "\n" not in str(caught.value)


def test_protected_cells_are_written_and_said(tmp_path: Path) -> None:
    assert read(FOLDER / "protected.xlsx").sheet("Sheet1").protected
    clean(ODD["protected.xlsx"], {"B2": Decimal(1)})
