"""A worksheet is read by pattern where its shape is the usual one, and by a parser else: both must see the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.odd.build import FOLDER, all_odd
from xlengine.files import strings, worksheet
from xlengine.files.contents import ARRAY, LOST, Contents
from xlengine.files.limits import Limits
from xlengine.files.read import read
from xlengine.files.refused import Refused
from xlengine.files.worksheet import Worksheet, worksheet_of
from xlengine.sheet import Area, Cell, CellError, Style, Value

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = [Style(), Style(bold=True)]


def sheet_of(rows: str, *, limits: Limits | None = None, outside: str = "") -> Worksheet:
    content = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{outside}</worksheet>'.encode()
    limits = limits or Limits()
    return worksheet_of(content, "sheet1.xml", "book.xlsx", Contents(["Travel", "Total"], STYLES), limits, limits.cells)


def only(cell: str) -> Cell:
    """The one cell of a sheet, read by pattern and by the parser alike."""
    usual = sheet_of(f'<row r="1">{cell}</row>').rows[1]
    parsed = sheet_of(f'<!-- --><row r="1">{cell}</row>').rows[1]
    assert usual == parsed
    return usual[1]


@pytest.mark.parametrize("name", [one.name for one in all_odd()])
def test_pattern_and_parser_see_the_same_in_every_odd_workbook(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = read(FOLDER / name)
    monkeypatch.setattr(worksheet, "span_of", lambda content: None)
    monkeypatch.setattr(strings, "_usual", lambda content: None)
    assert read(FOLDER / name) == usual


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>1.005</v></c>', Decimal("1.005")),
        ('<c r="A1"><v>1.0049999999999999</v></c>', Decimal("1.005")),
        ('<c r="A1"><v>0.1</v></c>', Decimal("0.1")),
        ('<c r="A1"><v>0.30000000000000004</v></c>', Decimal("0.3")),
        ('<c r="A1"><v>123456789012345678</v></c>', Decimal("123456789012346000")),
        ('<c r="A1"><v>1E+22</v></c>', Decimal("1E+22")),
        ('<c r="A1"><v>9.99E+307</v></c>', Decimal("9.99E+307")),
        ('<c r="A1"><v>-5</v></c>', Decimal(-5)),
        ('<c r="A1" t="n"><v> 7 </v></c>', Decimal(7)),
        ('<c r="A1"><v>1.2.3</v></c>', None),
        ('<c r="A1"><v>NaN</v></c>', None),
        ('<c r="A1"><v>1_000</v></c>', None),
        ('<c r="A1"><v>--5</v></c>', None),
        ('<c r="A1"><v>' + "9" * 5000 + "</v></c>", None),
        ('<c r="A1" s="1"/>', None),
        ('<c r="A1"><v></v></c>', None),
        ('<c r="A1" t="s"><v>1</v></c>', "Total"),
        ('<c r="A1" t="s"><v>2</v></c>', None),
        ('<c r="A1" t="s"><v>-1</v></c>', None),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
        ('<c r="A1" t="str"><v>a &lt;b&gt; &amp; _x0041_&#x42;</v></c>', "a <b> & AB"),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="A1" t="inlineStr"><is><t>in line</t></is></c>', "in line"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a\r\nb </t></is></c>', " a\nb "),
        ('<c r="A1" t="inlineStr"><is><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r></is></c>', "two runs"),
        ('<c r="A1" t="inlineStr"><is><t>字</t><rPh sb="0" eb="1"><t>ji</t></rPh></is></c>', "字"),
        ('<c r="A1" t="str"><v>_xD83D__xDE00_ _xD83D_</v></c>', "😀 \ufffd"),
    ],
)
def test_a_stored_value_means_one_exact_value(cell: str, value: Value) -> None:
    found = only(cell).value
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ('<c r="A1"><f>B1&lt;C1</f><v>1</v></c>', "B1<C1"),
        ('<c r="A1"><f ca="1">NOW()</f><v>1</v></c>', "NOW()"),
        ('<c r="A1"><f/><v>1</v></c>', None),
        ('<c r="A1" cm="1"><f t="array" ref="A1:A3">SORT(B1:B3)</f><v>1</v></c>', "SORT(B1:B3)"),
        ('<c r="A1"><v>1</v></c>', None),
    ],
)
def test_a_formula_is_read_without_its_sign_and_with_its_own_characters(cell: str, formula: str | None) -> None:
    assert only(cell).formula == formula


def test_a_shared_formula_is_written_out_for_each_cell_also_before_its_text() -> None:
    rows = (
        '<row r="1"><c r="C1"><f t="shared" si="3"/><v>0</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" ref="C1:C3" si="3">A2-$B2</f><v>0</v></c></row>'
        '<row r="3"><c r="C3"><f t="shared" si="3"/><v>0</v></c><c r="D3"><f t="shared" si="9"/><v>0</v></c></row>'
    )
    found = sheet_of(rows)
    assert [found.rows[row][3].formula for row in (1, 2, 3)] == ["A1-$B1", "A2-$B2", "A3-$B3"]
    assert found.arrays == [(Area.at("D3"), LOST)]


@pytest.mark.parametrize("number", ["2", "3", "99999999"])
def test_a_format_that_the_workbook_does_not_have_is_the_plain_one(number: str) -> None:
    assert only('<c r="A1" s="1"><v>1</v></c>').style == STYLES[1]
    for inside in ("<v>1</v>", "", "<f>B1&amp;C1</f>", "<is><t>x</t></is>"):
        assert only(f'<c r="A1" s="{number}">{inside}</c>').style == Style()


def test_hidden_rows_are_known_whatever_else_their_tags_say() -> None:
    rows = (
        '<row r="2" hidden="1"/><row r="3" ht="9" hidden="true"><c r="A3"/></row>'
        '<row r="4" hidden="0"><c r="A4"/></row><row collapsed="1" r="6" hidden="1"/>'
    )
    assert sheet_of(rows).hidden_rows == sheet_of("<!-- -->" + rows).hidden_rows == {2, 3, 6}


def test_what_an_array_formula_fills_is_known() -> None:
    found = sheet_of('<row r="2"><c r="B2"><f t="array" ref="B2:C4">A1:A3</f><v>1</v></c></row>')
    assert found.arrays == [(Area.at("B2:C4"), ARRAY)]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"><c r="A0"/></row>',
        '<row r="1048577"><c r="A1048577"/></row>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="1A"/></row>',
        '<row r="1"><c r="A1"><v>1</c></row>',
        '<row r="1"><c r="A1"><v>&bomb;</v></c></row><row><row/></row></sheetData>',
        "<row>" * 300 + "</row>" * 300,
    ],
)
def test_what_is_no_worksheet_is_refused(rows: str) -> None:
    with pytest.raises(Refused, match=r"^book\.xlsx: [^\n]+$"):
        sheet_of(rows)


def test_too_many_cells_are_refused_before_one_is_read() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"/><c r="B{row}"/></row>' for row in range(1, 12))
    assert sheet_of(rows, limits=Limits(cells=22)).count == 22
    for shape in (rows, "<!-- -->" + rows):
        with pytest.raises(Refused, match="more cells than the limit"):
            sheet_of(shape, limits=Limits(cells=21))
    merged = "<mergeCells>" + "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, 5)) + "</mergeCells>"
    assert len(sheet_of(rows, limits=Limits(merged=4), outside=merged).merged()) == 4
    with pytest.raises(Refused, match="merged areas"):
        sheet_of(rows, limits=Limits(merged=3), outside=merged)


TAGS = (
    "<row>", '<row r="2">', '<row r="3" hidden="1" spans="1:3">', '<row r="4"/>', "</row>", '<c r="A2">',
    '<c r="B2" s="1">',
    '<c r="C3" t="s">', "<c>", '<c t="str" r="D3">', "<c/>", '<c r="E2" s="1"/>', "</c>", "<v>", "</v>", "<v/>", "<f>",
    "</f>", "<is><t>in</t></is>", '<f t="shared" si="0" ref="A2:A4">A1</f>', '<f t="shared" si="0"/>', "<extLst/>",
)  # fmt: skip
WORDS = (
    "1", "0.5", "x", "&amp;", "&#65;", "_x0041_", " ", "\n", "<!-- no -->", "<![CDATA[1]]>", "<?a b?>", "中", "'", '"',
    ">", "&nope;",
    "&#11;", "&#xD800;", "&#x110000;", "&#x10FFFF;", "&#0;", "&#10;", "\x01", "]]>", "\ufffe", "\r\n", "&",
)  # fmt: skip
CELLS = ('<c r="{}"{}>', '<c r="{}" s="1"{}>', '<c r="{}"  cm="1"{}>', "<c r='{}'{}>")
KINDS = ("", ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="n"', ' t="inlineStr"')
FORMULAS = ("", "<f>A1+1</f>", "<f/>", '<f t="shared" si="0"/>', '<f t="shared" si="0" ref="A1:C9">B$1</f>')
VALUES = (
    "",
    "<v/>",
    "<is><t>in</t></is>",
    "<v>1</v><is><t>in</t></is>",
    "<v>1</v>",
    "<v>0</v>",
    "<v>-2.50</v>",
    "<v>1E3</v>",
    "<v>x&lt;</v>",
    "<v> 1</v>",
)


def outcome(rows: str) -> object:
    """What is read, or that it is refused."""
    try:
        found = sheet_of(rows)
    except Refused:
        return "refused"
    return found.rows, found.hidden_rows, sorted(found.arrays)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(TAGS + WORDS), max_size=14))
def test_any_sheet_data_is_read_alike_by_both_or_refused_by_both(pieces: list[str]) -> None:
    rows = "".join(pieces)
    assert outcome(rows) == outcome("<!-- by the parser -->" + rows)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (CELLS, KINDS, FORMULAS, VALUES, ("", *WORDS)))), max_size=9))
def test_any_cells_are_read_alike_by_both_or_refused_by_both(cells: list[tuple[str, str, str, str, str]]) -> None:
    rows = "".join(
        f'<row r="{row}">{tag.format(f"B{row}", kind)}{formula}{value.replace("1<", f"1{word}<")}</c></row>'
        for row, (tag, kind, formula, value, word) in enumerate(cells, 1)
    )
    assert outcome(rows) == outcome("<!-- by the parser -->" + rows)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="5":2"><c r="A5"><v>1</v></c></row>',
        '<row r="5" spans="1:2" spans="1:3"><c r="A5"><v>1</v></c></row>',
        '<row r="5" hidden><c r="A5"><v>1</v></c></row>',
        '<row r="5"><c r="A5"><f t="shared" si="0" si="1">1</f><v>1</v></c></row>',
        '<row r="5"><c r="A5"><f t>1</f><v>1</v></c></row>',
        '<row r="5"><c r="A5" s="1" s="1"><v>1</v></c></row>',
    ],
)
def test_a_row_that_no_parser_would_take_is_refused_and_not_read_by_pattern(row: str) -> None:
    with pytest.raises(Refused, match="damaged"):
        sheet_of(row)


def test_the_sign_that_closes_a_tag_may_stand_in_an_attribute() -> None:
    assert sheet_of('<row r="5" x="a>b" spans="1:2"><c r="A5"><v>7</v></c></row>').rows == {5: {1: Cell(Decimal(7))}}
