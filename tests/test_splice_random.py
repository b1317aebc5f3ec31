"""Random sheets in random spellings, random changes: nothing else changes, and everything reads back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparing import losses
from tests.hostile_makers import PAGE, squeezed, with_page
from tests.odd.plain import workbook, worksheet
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.number import exact
from xlengine.sheet import Cell, CellError, Place, Ref, Value

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["=1+1", "@x", "_x0041_", "_x005F_", " a ", "a\nb", "a\r\nb", "]]>", '<c r="A1">', "&amp;", "\x00", "\ufffe"]
)  # fmt: skip
WHOLE = st.integers(-(10**14), 10**14).map(Decimal)
NUMBER = WHOLE | st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)
VALUE: st.SearchStrategy[Value] = st.one_of(
    NUMBER, TEXT, st.booleans(), st.none(), st.sampled_from([CellError("#N/A"), CellError("#DIV/0!")])
)
PLACE = st.builds(Place, st.integers(1, 9), st.integers(1, 7)) | st.builds(
    Place, st.sampled_from([1, 8, 40, 1_048_576]), st.sampled_from([1, 26, 27, 703, 16_384])
)
BODIES = (
    "<v>{n}</v>", '"s":<v>{k}</v>', '"n":<v>{n}</v>', '"b":<v>1</v>', '"e":<v>#REF!</v>', "", "/",
    '"inlineStr":<is><t>w &amp; x</t></is>', "<f>A1+{n}</f><v>{n}</v>", '"str":<f>"a"&amp;"&gt;"</f><v>a></v>',
    "<f>{n}</f>", '"str":<f>""</f><v></v>', "<v>{n}</v><extLst><ext uri='u'><v>9</v></ext></extLst>",
    "<f ca='1'>NOW()</f><v>{n}</v>", "<!-- <v>1</v> --><v>{n}</v>", "<v><![CDATA[{n}]]></v>",
)  # fmt: skip


@dataclass(frozen=True)
class Spelling:
    """How one random sheet is written."""

    quote: str
    gap: str
    spans: bool
    dimension: str
    prefix: str
    style: str


SPELLING = st.builds(
    Spelling, st.sampled_from("'\""), st.sampled_from(["", "\n", "\r\n\t"]), st.booleans(),
    st.sampled_from(["", '<dimension ref="A1"/>', '<dimension ref="B2:C40"/>', '<dimension ref="?"/>']),
    st.sampled_from(["", "x:"]), st.sampled_from(["", '<cols><col min="2" max="3" style="1"/></cols>']),
)  # fmt: skip


def page_of(cells: Mapping[Place, tuple[str, int]], spelling: Spelling, empty_rows: frozenset[int]) -> str:
    """The worksheet's XML."""
    q, gap = spelling.quote, spelling.gap
    rows = []
    for number in sorted({place.row for place in cells} | empty_rows):
        inside = [_cell(place, *cells[place], q) for place in sorted(cells) if place.row == number]
        columns = [place.column for place in cells if place.row == number]
        spans = f" spans={q}{min(columns)}:{max(columns)}{q}" if spelling.spans and columns else ""
        tag = f"<row r={q}{number}{q}{spans}"
        rows.append(f"{tag}>{gap}{gap.join(inside)}{gap}</row>" if inside else f"{tag} />")
    page = worksheet(gap.join(rows), before=spelling.dimension + spelling.style)
    if spelling.prefix:
        import re

        page = re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{spelling.prefix}", page).replace(" xmlns=", " xmlns:x=", 1)
    return page


def _cell(place: Place, body: str, number: int, q: str) -> str:
    kind, mark, rest = body.partition(":") if body.startswith('"') else ("", "", body)
    given = f" t={q}{kind.strip(chr(34))}{q}" if mark else ""
    inside = rest.replace("{n}", str(number)).replace("{k}", str(number % 5))
    tag = f"<c r={q}{place.address}{q}{given}"
    return f"{tag}/>" if inside == "/" else f"{tag}>{inside}</c>"


CELLS = st.dictionaries(PLACE, st.tuples(st.sampled_from(BODIES), st.integers(0, 99_999)), max_size=14)
CHANGES = st.dictionaries(PLACE, VALUE, min_size=1, max_size=10)
ROWS = st.frozensets(st.sampled_from([2, 8, 12]), max_size=2)


def kept(value: Value) -> Value:
    return exact(value) if isinstance(value, Decimal) else value


def same(cell: Cell, value: Value) -> bool:
    """Whether the cell holds the value; a text without signs may be no text at all."""
    wanted = kept(value)
    return (cell.value == wanted and type(cell.value) is type(wanted)) or (cell.value, wanted) == (None, "")


@settings(max_examples=250, deadline=None)
@given(CELLS, CHANGES, SPELLING, ROWS)
def test_whatever_the_sheet_and_the_changes_only_the_changed_cells_change(
    cells: dict[Place, tuple[str, int]], changes: dict[Place, Value], spelling: Spelling, rows: frozenset[int]
) -> None:
    package = Package("x", with_page(page_of(cells, spelling, rows)))
    before = book_of(package).sheets[0]
    wanted = [
        Change(Ref("Sheet1", *place), value, keeps_formula=before.cell(*place).formula is not None)
        for place, value in changes.items()
    ]
    after = splice(package, wanted)
    assert losses(package.content, after, {PAGE: list(changes)}) == []
    now = book_of(Package("x", after)).sheets[0]
    for place, value in changes.items():
        assert same(now.cell(*place), value), place.address
        assert now.cell(*place).formula == before.cell(*place).formula
    for place, cell in before:
        if place not in changes:
            assert now.cell(*place) == cell
    assert set(now.rows) <= set(before.rows) | {place.row for place in changes}


@settings(max_examples=100, deadline=None)
@given(CELLS, CHANGES, SPELLING)
def test_the_same_changes_a_second_time_change_no_byte(
    cells: dict[Place, tuple[str, int]], changes: dict[Place, Value], spelling: Spelling
) -> None:
    package = Package("x", with_page(page_of(cells, spelling, frozenset())))
    before = book_of(package).sheets[0]
    wanted = [
        Change(Ref("Sheet1", *place), value, keeps_formula=before.cell(*place).formula is not None)
        for place, value in changes.items()
    ]
    once = splice(package, wanted)
    assert splice(Package("x", once), wanted) == once


@settings(max_examples=100, deadline=None)
@given(CELLS, SPELLING)
def test_pattern_and_parser_read_the_same(cells: dict[Place, tuple[str, int]], spelling: Spelling) -> None:
    """A comment makes the parser read what the pattern would have read."""
    page = page_of(cells, spelling, frozenset())
    commented = page.replace("<sheetData>", "<!-- --><sheetData>").replace("<x:sheetData>", "<!-- --><x:sheetData>")
    one, other = (book_of(Package("x", squeezed({**workbook(), PAGE: text}))).sheets[0] for text in (page, commented))
    assert one.rows == other.rows
    assert (one.hidden_rows, one.merged, one.forbidden) == (other.hidden_rows, other.merged, other.forbidden)
