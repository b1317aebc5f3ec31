"""Where cells stand in a worksheet's bytes, and that a worksheet in disorder is not written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.odd.archive import Member, packed
from tests.odd.build import all_odd
from tests.odd.plain import ROWS, encoded, strings, workbook, worksheet
from xlengine.files.package import Package
from xlengine.files.places import Layout
from xlengine.files.read import book_of
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Place, Ref, Value

PART = "xl/worksheets/sheet1.xml"


def package_of(rows: str, texts: str = "") -> Package:
    parts = workbook(worksheet(rows, before=""))
    if texts:
        parts["xl/sharedStrings.xml"] = texts
    return Package("book.xlsx", packed(encoded(parts)))


def written(package: Package, address: str, value: Value, formula: str | None = None) -> bytes:
    """The bytes of the cell once the value is in it."""
    place = Place.at(address)
    after = Package("book.xlsx", splice(package, [Change(Ref("Sheet1", *place), value, formula=formula)]))
    spot = Layout(after.part(PART), PART, "book.xlsx").spot(place)
    return after.part(PART)[spot.start : spot.end]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="3"><c r="A3"/></row><row r="2"><c r="A2"/></row>',
        '<row r="3"><c r="A3"/></row><row r="3"><c r="B3"/></row>',
        '<row r="3"><c r="C3"/><c r="B3"/></row>',
        '<row r="3"><c r="C3"/><c r="C3"/></row>',
        '<row r="3"><c r="C4"/></row>',
    ],
)
def test_into_a_worksheet_in_disorder_no_cell_is_put(rows: str) -> None:
    package = package_of(rows)
    with pytest.raises(Refused):
        splice(package, [Change(Ref("Sheet1", 3, 4), Decimal(1)), Change(Ref("Sheet1", 9, 1), Decimal(1))])


def test_a_merged_area_is_guarded_though_another_is_nonsense() -> None:
    merged = '<mergeCells><mergeCell ref="?"/><mergeCell ref="C2:D3"/></mergeCells>'
    package = Package("book.xlsx", packed(encoded(workbook(worksheet(ROWS, after=merged)))))
    assert splice(package, [Change(Ref("Sheet1", 2, 3), Decimal(1))])
    for address in ("D2", "C3", "D3"):
        with pytest.raises(Refused, match="merged area C2:D3"):
            splice(package, [Change(Ref("Sheet1", *Place.at(address)), Decimal(1))])


def test_a_cell_holds_so_much_and_no_more() -> None:
    longest = "B2" + "+1" * 4095
    assert f"<f>{longest}</f>".encode() in written(package_of(ROWS), "F1", Decimal(1), longest)
    assert b"x" * 32_767 in written(package_of(ROWS), "F1", "x" * 32_767)
    for value, formula in ((Decimal(1), longest + "+"), ("x" * 32_768, None), ("😀" * 16_384, None), (Decimal(1), "")):
        with pytest.raises(Refused):
            written(package_of(ROWS), "F1", value, formula)


def test_a_workbook_with_a_damaged_picture_is_not_written() -> None:
    parts = [Member(name, content) for name, content in encoded(workbook()).items()]
    change = Change(Ref("Sheet1", 2, 2), Decimal(1))
    assert splice(Package("book.xlsx", packed([*parts, Member("xl/media/image1.png", b"picture")])), [change])
    package = Package("book.xlsx", packed([*parts, Member("xl/media/image1.png", b"picture", checksum=5)]))
    with pytest.raises(Refused, match=r"image1\.png' is damaged"):
        splice(package, [change])


def test_asked_in_any_order_a_cell_stands_where_it_stands() -> None:
    content = worksheet(ROWS).encode()
    places = [Place(row, column) for row in range(1, 8) for column in range(1, 4)]
    alone = {place: Layout(content, PART, "book.xlsx").spot(place) for place in places}
    masked = Layout(b"<!-- --> " + content.partition(b"?>\n")[2], PART, "book.xlsx")
    moved = len(masked.content) - len(content)
    for order in (places, places[::-1], places[::2] + places[1::2]):
        layout = Layout(content, PART, "book.xlsx")
        for place in order:
            spot, slow = layout.spot(place), masked.spot(place)
            assert spot == alone[place]
            assert (slow.start - moved, slow.end - moved, slow.head, slow.body) == spot[1:3] + spot[4:6]


def test_a_text_that_the_workbook_has_is_named_and_not_written_again() -> None:
    assert written(package_of(ROWS), "A2", "Total") == b'<c r="A2" t="s"><v>4</v></c>'
    assert written(package_of(ROWS), "F9", "Total") == b'<c r="F9" t="s"><v>4</v></c>'
    assert b"inlineStr" in written(package_of(ROWS), "A2", "total")


@pytest.mark.parametrize(
    "items",
    [
        ("Item", "<r><t>Total</t></r>"),
        ("Item", "<t>Total</t><rPh sb='0' eb='1'><t>x</t></rPh>"),
        ("Item", "<!-- --><t>Total</t>"),
    ],
)
def test_a_text_with_a_look_or_a_reading_of_its_own_is_not_borrowed(items: tuple[str, ...]) -> None:
    assert b"inlineStr" in written(package_of("", strings(items)), "A1", "Total")


@pytest.mark.parametrize("text", ["=1+1", "=cmd|'/C calc'!A0", "+1", "@x", "-2", "\t=1", "'=1"])
def test_a_text_is_never_a_formula(text: str) -> None:
    cell = written(package_of(ROWS), "B2", text)
    assert b"<f" not in cell
    assert b'<c r="B2" s="1" t="inlineStr"><is><t' in cell


@pytest.mark.parametrize(
    ("text", "keeps"), [(" a", True), ("a ", True), ("a\nb", True), ("a\tb", True), ("a b", False)]
)
def test_blanks_that_a_reader_of_xml_may_drop_are_kept(text: str, keeps: bool) -> None:
    assert (b'xml:space="preserve"' in written(package_of(ROWS), "B2", text)) is keeps


@pytest.mark.parametrize(
    ("number", "stored"),
    [
        ("1.50", b"<v>1.5</v>"), ("100", b"<v>100</v>"), ("-0", b"<v>0</v>"), ("-0.001", b"<v>-0.001</v>"),
        ("1E+3", b"<v>1000</v>"), ("1E+23", b"<v>1%s</v>" % (b"0" * 23)), ("1E+24", b"<v>1E+24</v>"),
        ("123456789012345", b"<v>123456789012345</v>"),
        ("0.1234567890123456789", b"<v>0.12345678901234568</v>"),
    ],
)  # fmt: skip
def test_a_number_is_stored_as_short_as_it_can_be(number: str, stored: bytes) -> None:
    assert stored in written(package_of(ROWS), "B2", Decimal(number))


def test_an_element_whose_name_begins_as_a_cell_does_ends_no_cell() -> None:
    rows = '<row r="2"><c r="A2"><v>1</v><extLst><ext><cx>5</cx></ext></extLst></c><c r="B2"><v>2</v></c></row>'
    for row in (rows, rows.replace('r="A2"', "r='A2'")):
        after = Package("book.xlsx", splice(package_of(row), [Change(Ref("Sheet1", 2, 1), Decimal(7))])).part(PART)
        assert b"<v>7</v><extLst><ext><cx>5</cx></ext></extLst></c>" in after
        assert b'<c r="B2"><v>2</v></c>' in after


def test_a_number_takes_the_place_of_a_rich_value() -> None:
    package = package_of('<row r="2"><c r="A2" t="e" vm="1"><v>#VALUE!</v></c></row>')
    assert written(package, "A2", Decimal(5)) == b'<c r="A2"><v>5</v></c>'


def test_a_refreshed_dynamic_array_formula_stays_one() -> None:
    package = package_of('<row r="2"><c r="A2" cm="1"><f t="array" ref="A2">SUM(B1:B9)</f><v>1</v></c></row>')
    change = Change(Ref("Sheet1", 2, 1), Decimal(7), keeps_formula=True)
    cell = b'<c r="A2" cm="1"><f t="array" ref="A2">SUM(B1:B9)</f><v>7</v></c>'
    assert cell in Package("book.xlsx", splice(package, [change])).part(PART)


def test_a_number_that_takes_the_place_of_a_dynamic_array_formula_is_a_plain_one() -> None:
    package = package_of('<row r="2"><c r="A2" cm="1"><f>SUM(B1:B9)</f><v>1</v></c></row>')
    change = Change(Ref("Sheet1", 2, 1), Decimal(7))
    after = Package("book.xlsx", splice(package, [change], drops_formulas=True)).part(PART)
    assert b'<c r="A2"><v>7</v></c>' in after


@pytest.mark.parametrize("spelled", ["$A$1:$D$9", "a1:d9", "D9:A1"])
def test_a_used_range_that_holds_the_new_cell_stays_as_it_is_spelled(spelled: str) -> None:
    before = f'<dimension ref="{spelled}"/>'
    package = Package("book.xlsx", packed(encoded(workbook(worksheet(ROWS, before=before)))))
    inside, outside = (Change(Ref("Sheet1", *Place.at(address)), Decimal(7)) for address in ("D9", "E9"))
    assert before.encode() in Package("book.xlsx", splice(package, [inside])).part(PART)
    assert b'<dimension ref="A1:E9"/>' in Package("book.xlsx", splice(package, [outside])).part(PART)


def test_settings_of_calculation_are_kept_where_excel_is_asked_to_compute() -> None:
    package = Package("book.xlsx", packed(encoded(workbook(after='<calcPr calcId="191029"/>'))))
    after = splice(package, [Change(Ref("Sheet1", 2, 2), Decimal(1))], calculate_on_open=True)
    assert b'<calcPr calcId="191029" fullCalcOnLoad="1"/>' in Package("book.xlsx", after).part("xl/workbook.xml")


@pytest.mark.parametrize(("address", "spans"), [("C2", b'"2:9"'), ("A2", b'"1:9"'), ("K2", b'"2:11"')])
def test_the_spans_of_a_row_grow_only_where_a_new_cell_lies_outside_them(address: str, spans: bytes) -> None:
    package = package_of('<row r="2" spans="2:9"><c r="B2"><v>1</v></c></row>')
    after = splice(package, [Change(Ref("Sheet1", *Place.at(address)), Decimal(1))])
    assert b'<row r="2" spans=' + spans + b">" in Package("book.xlsx", after).part(PART)


def test_a_sheet_that_stays_as_it_is_stays_beside_one_that_changes() -> None:
    package = next(Package(odd.name, odd.content) for odd in all_odd() if odd.stem == "two_sheets_quoted_names")
    first, second = (name for name, _, _ in package.sheets())
    book = book_of(package)
    changes = [Change(Ref(first, 2, 2), book.cell(Ref(first, 2, 2)).value), Change(Ref(second, 2, 2), Decimal("7.5"))]
    after = book_of(Package("book.xlsx", splice(package, changes)))
    assert after.cell(Ref(first, 2, 2)) == book.cell(Ref(first, 2, 2))
    assert after.cell(Ref(second, 2, 2)).value == Decimal("7.5")


@pytest.mark.parametrize(
    "rows",
    [
        """<row r="2"><c r="A2" x="a>b" y="c>d"><v>1</v></c><c r="B2"><v>2</v></c></row>""",
        """<row r="2"><c r="A2" x='a>b'><v>1</v></c><c r="B2"><v>2</v></c></row>""",
        """<row r="2"><c r="A2" x="it's>b"><v>1</v></c><c r="B2"><v>2</v></c></row>""",
        """<row r="2" x="a>b"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>""",
        """<row r="2" x='a>b'><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>""",
        """<row r="2"><c r="A2"><v>1</v></c ><c r="B2"><v>2</v></c></row>""",
        """<row r="2"><c r="A2"><v>1</v></c\n><c r="B2"><v>2</v></c></row >""",
    ],
)
def test_a_cell_ends_where_xml_says_and_not_where_its_signs_stand(rows: str) -> None:
    package = package_of(rows)
    after = Package("book.xlsx", splice(package, [Change(Ref("Sheet1", 2, 1), Decimal(7))])).part(PART)
    assert after == package.part(PART).replace(b"<v>1</v>", b"<v>7</v>").replace(b"</c >", b"</c>").replace(
        b"</c\n>", b"</c>"
    )


def test_a_worksheet_that_is_not_well_formed_has_no_places() -> None:
    with pytest.raises(Refused):
        Layout(b"<worksheet><sheetData></sheetData><x></worksheet>", PART, "book.xlsx")


def test_a_new_cell_takes_the_format_of_its_column() -> None:
    columns = '<cols><col min="1" max="1" width="9"/><col min="2" max="3" width="9" style="1"/></cols>'
    parts = workbook(worksheet('<row r="2"><c r="A2"><v>1</v></c></row>', before=columns))
    package = Package("book.xlsx", packed(encoded(parts)))
    assert written(package, "C2", Decimal(5)) == b'<c r="C2" s="1"><v>5</v></c>'
    assert written(package, "D2", Decimal(5)) == b'<c r="D2"><v>5</v></c>'
