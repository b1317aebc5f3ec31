"""Rows in bands are the same rows: read, looked at, recomputed and written as those that stand each by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile_makers import with_page
from tests.odd.build import FOLDER
from tests.odd.plain import worksheet
from xlengine.banded import Banded
from xlengine.bands import Band, Filled
from xlengine.files import patterns, refresh
from xlengine.files.filled import filled_down, relative
from xlengine.files.package import Package
from xlengine.files.read import book_of, read
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.review import Review
from xlengine.sheet import Book, Cell, Ref, Sheet, column_letters, with_values

HERE = Path(__file__).parent
READABLE = [path for path in sorted(FOLDER.glob("*.xls?")) if path.stat().st_size < 10_000]
BOOKS = [*sorted((HERE.parent / "workbooks").glob("*.xlsx")), *sorted((HERE / "odd" / "layouts").glob("*.xlsx"))[:30]]


@contextmanager
def all_in_bands() -> Iterator[None]:
    """However short a sheet is, and however few rows are alike."""
    with patch.object(patterns, "FROM", 1), patch.object(patterns, "FEWEST", 1):
        yield


@contextmanager
def none_in_bands() -> Iterator[None]:
    with patch.object(patterns, "FROM", 1 << 30):
        yield


def cells_of(book: Book) -> list[object]:
    return [
        (sheet.name, *place, cell.value, type(cell.value), cell.formula, cell.style)
        for sheet in book.sheets
        for place, cell in sheet
    ]


def is_banded(book: Book) -> bool:
    return any(isinstance(sheet.rows, Banded) for sheet in book.sheets)


@pytest.mark.parametrize("path", [*READABLE, *BOOKS], ids=lambda path: path.stem)
def test_a_workbook_holds_the_same_cells(path: Path) -> None:
    try:
        with none_in_bands():
            single = read(path)
    except Refused:
        return
    with all_in_bands():
        assert cells_of(read(path)) == cells_of(single)


def told(review: Review) -> tuple[object, ...]:
    figures = {ref: (f.value, f.rule.code, f.inputs, f.label, f.measure, f.shown) for ref, f in review.figures.items()}
    return figures, list(review.findings), review.changes, review.unchecked


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_workbook_is_checked_and_recomputed_alike(path: Path) -> None:
    with none_in_bands():
        single = read(path)
    with all_in_bands():
        banded = read(path)
    assert is_banded(banded)
    assert not is_banded(single)
    assert told(check_book(banded)) == told(check_book(single))
    assert told(recalculation(banded)) == told(recalculation(single))


NUMBER = st.sampled_from(
    ["0", "-0", "7", "-12.50", "1E+3", "0.1234567890123456", "123456789012345678", "1.2.3", ".", ""]
)
TEXT = st.sampled_from(["0", "3", "99", "00000001"])
FORMULA = st.sampled_from([
    "B{r}-C{r}", "IF(B{r}=0,0,ROUND(D{r}/B{r}*100,1))", "LOG10(B{r})", "SUM(B2:B{r})", "B{p}+C{r}", "$B$2*C{r}",
    "{r}*2", "B{r}*{r}", "Sheet1!B{r}", "'a B{r}'!C{r}", '"B{r}"', "C{r}%", "B{r}:C{r}", "PI()", "B{r}&amp;C{r}",
    "B1{r}",
])  # fmt: skip
TAG = st.sampled_from(["", ' spans="1:5"', ' ht="12.5" customHeight="1"', ' hidden="1"', ' s="1"'])


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """The rows of a sheet of few shapes, in which every cell may be another one now and then."""
    shapes = draw(st.lists(st.tuples(TAG, FORMULA, st.sampled_from(["", ' s="1"', ' s="2"'])), min_size=1, max_size=3))
    rows, number = [], 0
    in_line = draw(st.sampled_from(['<c r="A{}" t="inlineStr"><is><t>a &amp; b</t></is></c>', '<c r="A{}" s="1"/>']))
    for _ in range(draw(st.integers(2, 12))):
        before, number = number, number + draw(st.sampled_from([1, 1, 1, 1, 2, 9]))
        tag, formula, style = draw(st.sampled_from(shapes))
        written = formula.replace("{r}", str(number)).replace("{p}", str(before or 1))
        cells = [
            draw(st.sampled_from([f'<c r="A{number}" t="s"><v>{draw(TEXT)}</v></c>', in_line.format(number)])),
            f'<c r="B{number}"{style}><v>{draw(NUMBER)}</v></c>',
            f'<c r="C{number}" s="1"/>',
            f'<c r="D{number}"{style}><f>{written}</f><v>{draw(NUMBER)}</v></c>',
        ]
        if draw(st.integers(0, 5)) == 0:
            cells[draw(st.integers(0, 3))] = draw(st.sampled_from([
                "", f'<c r="C{number}" t="b"><v>1</v></c>', f'<c r="C{number}" t="str"><f>C1</f><v>a &amp; b</v></c>',
                f'<c r="C{number}" t="e"><v>#N/A</v></c>', f'<c r="C{number}" t="inlineStr"><is><t>x</t></is></c>',
            ]))  # fmt: skip
        gap = draw(st.sampled_from(["", "\n"]))
        rows.append(f'<row r="{number}"{tag}>{"".join(cells)}</row>{gap}')
    return "".join(rows)


def both(rows: str) -> tuple[Sheet, Sheet]:
    """The sheet read row by row, and in bands."""
    content = with_page(worksheet(rows))
    with none_in_bands():
        single = book_of(Package("x", content)).sheets[0]
    with all_in_bands():
        return single, book_of(Package("x", content)).sheets[0]


@settings(max_examples=400, deadline=None)
@given(sheets())
def test_rows_written_alike_are_read_as_they_would_be_one_by_one(rows: str) -> None:
    single, banded = both(rows)
    assert list(banded) == list(single)
    assert [type(cell.value) for _, cell in banded] == [type(cell.value) for _, cell in single]
    assert banded.hidden_rows == single.hidden_rows
    assert sorted(banded.rows) == sorted(single.rows)
    assert len(banded.rows) == len(single.rows)


@settings(max_examples=200, deadline=None)
@given(sheets(), st.data())
def test_whatever_is_asked_of_the_rows_is_the_same(rows: str, data: st.DataObject) -> None:
    single, banded = both(rows)
    numbers = sorted(single.rows)
    some = data.draw(st.lists(st.sampled_from([*numbers, 1_000]), unique=True).map(sorted))
    columns = data.draw(st.lists(st.integers(1, 5), unique=True))
    for own, other in zip(banded.strips(columns, some), single.strips(columns, some), strict=True):
        assert (own.values, own.styles) == (other.values, other.styles)
        texts = [f.at(row) if isinstance(f, Filled) else f for row, f in zip(some, own.formulas, strict=True)]
        assert texts == other.formulas
    for row in some:
        assert sorted(banded.columns(row)) == sorted(single.columns(row))
        assert [banded.cell(row, at) for at in range(1, 6)] == [single.cell(row, at) for at in range(1, 6)]
        assert [banded.formula(row, at) for at in range(1, 6)] == [single.formula(row, at) for at in range(1, 6)]
        assert (row in banded.rows) is (row in single.rows)
    places = st.tuples(st.sampled_from([*numbers, 1_000]), st.integers(1, 6))
    given_values = data.draw(st.dictionaries(places, st.sampled_from([Decimal(5), "x", None, True]), max_size=6))
    values = {Ref("Sheet1", *place): value for place, value in given_values.items()}
    changed = [with_values(Book("", [replace(sheet, name="Sheet1")]), values).sheets[0] for sheet in (banded, single)]
    assert list(changed[0]) == list(changed[1])
    assert list(banded) == list(single), "the sheet itself stays as it is"
    if isinstance(banded.rows, Banded):
        assert dict(banded.rows.without(some)) == dict(single.rows)
        assert not set(some) & {number for band in banded.rows.without(some).bands for number in band.numbers}
        assert banded.rows.corner == (max(numbers), max(place.column for place, _ in single))


@settings(deadline=None)
@given(FORMULA, st.integers(1, 1_048_576), st.integers(1, 1_048_576))
def test_a_formula_filled_down_is_the_same_formula_in_every_row(text: str, row: int, other: int) -> None:
    formula = text.replace("{r}", str(row)).replace("{p}", "1").replace("&amp;", "&")
    filled = filled_down(formula, row)
    if filled is not None:
        assert filled.at(row) == formula
        assert relative(filled.at(other), other) == relative(formula, row)


def test_a_formula_that_names_another_row_is_not_simply_filled_down() -> None:
    assert filled_down("B5-C5", 5) == Filled("B%d-C%d", 2)
    assert filled_down("$B$2*C5%", 5) == Filled("$B$2*C%d%%", 1)
    assert [filled_down(text, 5) for text in ("B4+C5", "SUM(B2:B5)", "Other!B5", "'a'!B5")] == [None] * 4


def long(lines: int, stored: str = "0") -> bytes:
    """A budget of so many lines in groups of ten, all computed cells formulas whose stored results are this."""
    rows, number, start = [], 3, 3
    head = zip("ABCDE", ("Category", "Apportionment", "Expenditure", "Variance", "Percentage"), strict=True)
    texts = (f'<c r="{letter}2" t="inlineStr"><is><t>{text}</t></is></c>' for letter, text in head)
    rows.append(f'<row r="2">{"".join(texts)}</row>')

    def row(label: str, first: str, second: str) -> str:
        return (
            f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{label}</t></is></c>'
            f'<c r="B{number}" s="1">{first}</c><c r="C{number}" s="1">{second}</c>'
            f'<c r="D{number}" s="1"><f>B{number}-C{number}</f><v>{stored}</v></c>'
            f'<c r="E{number}"><f>IF(B{number}=0,0,ROUND(D{number}/B{number}*100,1))</f><v>{stored}</v></c></row>'
        )

    for line in range(lines):
        amount = Decimal(10_000 + 37 * line % 8_009) / 10
        rows.append(row(f"Line {line}", f"<v>{amount}</v>", f"<v>{amount - Decimal(line % 90) / 10}</v>"))
        number += 1
        if line % 10 == 9:
            first, second = (f"<f>SUM({letter}{start}:{letter}{number - 1})</f><v>{stored}</v>" for letter in "BC")
            rows.append(row("Subtotal", first, second))
            number += 1
            start = number
    return with_page(worksheet("".join(rows), before=""))


def long_book(lines: int, stored: str = "0") -> Book:
    return book_of(Package("long.xlsx", long(lines, stored)))


def test_a_long_sheet_stands_in_bands_by_itself() -> None:
    rows = long_book(200).sheets[0].rows
    assert isinstance(rows, Banded)
    assert sum(len(band.numbers) for band in rows.bands) > 190
    assert any(Filled("B%d-C%d", 2) in band.formulas for band in rows.bands)
    short = long_book(40).sheets[0].rows
    assert isinstance(short, dict)


def test_a_band_too_small_to_be_one_is_read_as_single_rows() -> None:
    """Where a few rows match a pattern they are loose again; many stay together."""
    rows = long_book(110).sheets[0].rows
    assert isinstance(rows, Banded)
    assert all(len(band.numbers) >= patterns.FEWEST for band in rows.bands)


@pytest.mark.parametrize("stored", ["0", "1"])
def test_a_long_sheet_is_recomputed_as_its_rows_would_be_one_by_one(stored: str) -> None:
    book = long_book(300, stored)
    single = book.without_bands()
    assert is_banded(book)
    assert not is_banded(single)
    assert told(check_book(book)) == told(check_book(single))
    assert told(recalculation(book)) == told(recalculation(single))


def test_one_formula_that_cannot_be_computed_does_not_spoil_the_others() -> None:
    """Then the rows of the bands are looked at one by one, and what hangs on that formula is left out."""
    book = long_book(200)
    rows = book.sheets[0].rows
    assert isinstance(rows, Banded)
    loose = {**rows.loose, 1000: {2: Cell(None, "TODAY()"), 3: Cell(None, "B1000*2"), 4: Cell(Decimal(1), "B4*1")}}
    odd = replace(book, sheets=[replace(book.sheets[0], rows=Banded(loose, rows.bands))])
    assert told(check_book(odd)) == told(check_book(odd.without_bands()))


def test_results_are_spliced_in_one_pass_as_they_are_one_by_one() -> None:
    content = long(200)
    package = Package("x", content)
    changes = recalculation(book_of(package)).changes
    assert len(changes) > refresh.MANY
    quick = splice(package, changes)
    with patch.object(refresh, "MANY", 1 << 30):
        assert splice(package, changes) == quick
    assert quick != content
    written = book_of(Package("x", quick))
    assert {change.ref: change.value for change in changes} == {c.ref: written.cell(c.ref).value for c in changes}
    assert splice(Package("x", quick), recalculation(written).changes) == quick


def test_one_pass_leaves_a_cell_alone_that_is_not_written_plainly() -> None:
    """A cell of another form is found in the slow way; a comment in the part makes all of them so."""
    page = Package("x", long(200)).part("xl/worksheets/sheet1.xml").decode()
    page = page.replace("<f>B9-C9</f><v>0</v>", '<f ca="1">B9-C9</f><v>0</v>').replace(
        "<f>B12-C12</f><v>0</v>", "<f>B12-C12</f>"
    )
    for text in (page, page.replace("<sheetData>", "<sheetData><!-- <c> -->")):
        package = Package("x", with_page(text))
        changes = recalculation(book_of(package)).changes
        after = book_of(Package("x", splice(package, changes)))
        assert {c.ref.address for c in changes} >= {"D9", "D12", "E100"}
        assert all(after.cell(change.ref).value == change.value for change in changes)


def test_an_area_that_is_not_free_is_refused_in_one_pass_too() -> None:
    page = Package("x", long(200)).part("xl/worksheets/sheet1.xml").decode()
    merged = page.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="D20:E20"/></mergeCells>')
    package = Package("x", with_page(merged))
    changes = recalculation(book_of(Package("x", long(200)))).changes
    with pytest.raises(Refused, match=r"E20 lies inside the merged area D20:E20"):
        splice(package, changes)


def test_a_band_without_some_rows_keeps_what_the_others_hold() -> None:
    formulas, values = (None, ["A1", "A2", "A3"]), ([1, 2, 3], ["a", "b", "c"])
    band = Band((1, 3), (Cell().style, Cell().style), formulas, [1, 2, 5], values)
    rows = Banded({7: {1: Cell("z")}}, [band]).without([2])
    assert rows.bands == [band._replace(formulas=(None, ["A1", "A3"]), numbers=[1, 5], values=([1, 3], ["a", "c"]))]
    assert rows.loose == {7: {1: Cell("z")}, 2: {1: Cell(2), 3: Cell("b", "A2")}}
    assert Banded({}, [band]).without([1, 2, 5]).bands == []


def rows_of(count: int, columns: int, *, tag: str = "") -> str:
    return "".join(
        f'<row r="{row}"{tag.format(row)}>'
        + "".join(f'<c r="{column_letters(column)}{row}"><v>{row}</v></c>' for column in range(1, columns + 1))
        + "</row>"
        for row in range(1, count + 1)
    )


@pytest.mark.parametrize(("columns", "banded"), [(patterns.WIDEST, True), (patterns.WIDEST + 1, False)])
def test_a_pattern_has_no_more_cells_than_are_worth_their_making(columns: int, banded: bool) -> None:
    content = with_page(worksheet(rows_of(120, columns)))
    with patch.object(patterns, "_row_pattern", wraps=patterns._row_pattern) as made:
        sheet = book_of(Package("x", content)).sheets[0]
    assert isinstance(sheet.rows, Banded) is banded
    assert made.call_count == (1 if banded else 120)
    assert sheet.cell(120, columns) == Cell(Decimal(120))


def test_where_no_two_rows_are_alike_the_search_for_patterns_ends() -> None:
    content = with_page(worksheet(rows_of(3_000, 5, tag=' ht="{}"')))
    with patch.object(patterns, "Pattern", wraps=patterns.Pattern) as made:
        sheet = book_of(Package("x", content)).sheets[0]
    assert made.call_count == patterns.CELLS // 5
    assert isinstance(sheet.rows, dict)
    assert len(sheet.rows) == 3_000


def test_rows_that_go_back_are_read_as_they_are_without_patterns() -> None:
    rows = rows_of(130, 3)
    back, again = rows.replace('<row r="90"', '<row r="20"'), rows + rows_of(1, 3)
    for odd in (back, again, rows.replace('r="90"', 'r="1048577"')):
        content = with_page(worksheet(odd))
        with none_in_bands():
            try:
                expected: object = cells_of(book_of(Package("x", content)))
            except Refused as refusal:
                expected = str(refusal)
        try:
            found: object = cells_of(book_of(Package("x", content)))
        except Refused as refusal:
            found = str(refusal)
        assert found == expected


def test_a_result_that_is_no_number_is_missing_and_no_finding() -> None:
    book = long_book(300, "1.2.3")
    review = check_book(book)
    assert not [finding for finding in review.findings if finding.code == "XLE911"]
    assert told(review) == told(check_book(book.without_bands()))
    after = recalculation(book)
    assert {change.before for change in after.changes} == {None}
    assert len(after.changes) == 2 * 330 + 2 * 30


def test_of_results_some_of_which_are_missing_the_others_are_told() -> None:
    page = Package("x", long(300)).part("xl/worksheets/sheet1.xml").decode()
    for row in range(20, 60):
        page = page.replace(f"<f>B{row}-C{row}</f><v>0</v>", f"<f>B{row}-C{row}</f><v>..</v>")
    book = book_of(Package("x", with_page(page)))
    assert isinstance(book.sheets[0].rows, Banded)
    assert told(check_book(book)) == told(check_book(book.without_bands()))
    assert told(recalculation(book)) == told(recalculation(book.without_bands()))


def test_rows_of_words_too_long_for_a_label_end_a_table_in_bands_too() -> None:
    page = Package("x", long(200)).part("xl/worksheets/sheet1.xml").decode()
    for length in (400, 401):
        prose = page.replace("<t>Line 150</t>", f"<t>{'w' * length}</t>")
        book = book_of(Package("x", with_page(prose)))
        whole = check_book(book)
        assert told(whole) == told(check_book(book.without_bands()))
        assert len(whole.tables) == (1 if length == 400 else 2)


def test_banded_rows_are_equal_to_the_same_rows() -> None:
    banded = long_book(120).sheets[0].rows
    assert banded == dict(banded.items())
    assert banded != {}
    assert banded != {**banded, 4: {}}
    assert banded != 5
