"""Any changes into any worksheet: nothing but the changed cells differs, and each reads back; or it is refused."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparing import losses
from tests.odd.archive import packed
from tests.odd.plain import TEXTS, encoded, workbook, worksheet
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import CellError, Place, Ref, Value, column_letters

PART = "xl/worksheets/sheet1.xml"
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=3).filter(
    lambda number: len(number.normalize().as_tuple().digits) <= 15
)
WRITTEN = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
VALUES: st.SearchStrategy[Value] = st.one_of(
    NUMBERS, WRITTEN, st.sampled_from(TEXTS), st.booleans(), st.sampled_from([CellError("#N/A"), CellError("#DIV/0!")])
)
BODIES = (
    "", "<v>5</v>", "<v>-0.25</v>", "<f>A1+1</f><v>7</v>", "<f>A1</f>", '<f t="shared" si="0"/><v>1</v>', "<v> 3 </v>",
    "<v>4</v><extLst><ext uri='x'/></extLst>", "<extLst/>", "<f ca='1'>NOW()</f><v>1</v>", "<!-- <c> --><v>2</v>",
)  # fmt: skip
TAGS = ('r="{}"', 'r="{}" s="1"', "s='2' r='{}'", "", 'r="{}" vm="1"', 'r="{}" ph="1" s="3"', ' r = "{}" ')
ROW_TAGS = ('r="{}"', 'r="{}" spans="1:3"', "r='{}'", "", 'spans="2:2" r="{}" s="1" customFormat="1" ht="20"')
PREFIXES = ("", "x:")


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """A worksheet of any shape that programs write, in any of their spellings."""
    rows, number = [], 0
    for _ in range(draw(st.integers(0, 5))):
        tag = draw(st.sampled_from(ROW_TAGS))
        number += draw(st.integers(1, 3)) if tag else 1
        cells, column = [], 0
        for _ in range(draw(st.integers(0, 4))):
            given_tag, body = draw(st.sampled_from(TAGS)), draw(st.sampled_from(BODIES))
            column += draw(st.integers(1, 3)) if given_tag else 1
            attributes = given_tag.format(f"{column_letters(column)}{number}")
            cells.append(f"<c {attributes}>{body}</c>" if body or draw(st.booleans()) else f"<c {attributes}/>")
        space = draw(st.sampled_from(["", "\n  "]))
        inner = space.join(cells)
        opened = f"<row {tag.format(number)}"
        rows.append(f"{opened}/>" if not cells and draw(st.booleans()) else f"{opened}>{inner}{space}</row>{space}")
    before = draw(
        st.sampled_from(
            ["", '<dimension ref="A1:C4"/>', '<dimension ref="A1"/><cols><col min="2" max="3" style="1"/></cols>']
        )
    )
    after = draw(
        st.sampled_from(
            ["", '<mergeCells count="1"><mergeCell ref="H1:I2"/></mergeCells>', "<extLst><row r='1'/></extLst>"]
        )
    )
    page = worksheet("".join(rows), before=before, after=after)
    if not rows and draw(st.booleans()):
        page = page.replace("<sheetData></sheetData>", draw(st.sampled_from(["<sheetData/>", "<sheetData />"])))
    if draw(st.booleans()):
        return page.replace("UTF-8", "UTF-16").encode("utf-16")
    return page.encode("utf-8")


@settings(max_examples=250, deadline=None)
@given(sheets(), st.data())
def test_any_changes_to_any_worksheet_leave_every_other_byte(page: bytes, data: st.DataObject) -> None:
    package = Package("any.xlsx", packed({**encoded(workbook()), PART: page}))
    sheet = book_of(package).sheets[0]
    places = st.builds(Place, st.integers(1, 14), st.integers(1, 9)).filter(
        lambda place: place in {(1, 8)} or not (place.row <= 2 and place.column >= 8)
    )
    changes = []
    for place in data.draw(st.sets(places, max_size=8)):
        cell = sheet.cell(*place)
        if any(place in area for area, _ in sheet.forbidden):
            continue
        value = data.draw(VALUES)
        changes.append(Change(Ref("Sheet1", *place), value, keeps_formula=cell.formula is not None))
    after = splice(package, changes)
    assert losses(package.content, after, {PART: [change.ref.place for change in changes]}) == []
    book = book_of(Package("any.xlsx", after))
    written = {change.ref.place: change for change in changes}
    for place, cell in book.sheets[0]:
        change = written.get(place)
        if change is None:
            assert cell == sheet.cell(*place)
        else:
            expected = None if change.value == "" and not change.keeps_formula else change.value
            assert (type(cell.value), cell.value) == (type(expected), expected)
            assert cell.formula == sheet.cell(*place).formula
    assert all(place in written or place in dict(book.sheets[0]) for place, _ in sheet)
    again = [Change(c.ref, c.value, keeps_formula=c.keeps_formula) for c in changes]
    assert splice(Package("any.xlsx", after), again) == after


@settings(max_examples=60, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1E+300"), max_value=Decimal("1E+300")))
def test_any_number_is_read_back_to_fifteen_digits(number: Decimal) -> None:
    package = Package("any.xlsx", packed(encoded(workbook())))
    after = splice(package, [Change(Ref("Sheet1", 2, 2), number)])
    found = book_of(Package("any.xlsx", after)).sheets[0].cell(2, 2).value
    assert isinstance(found, Decimal)
    assert abs(found - number) <= abs(number) * Decimal("5E-15")
