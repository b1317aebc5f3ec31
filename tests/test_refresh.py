"""Many refreshed results are put into a worksheet in one pass; what is not written plainly is left to the slow way."""

from __future__ import annotations

from decimal import Decimal
from unittest.mock import patch

import pytest

from tests.hostile_makers import PAGE, with_page
from tests.odd.plain import worksheet
from xlengine.files import splice as splicing
from xlengine.files.package import Package
from xlengine.files.places import Layout
from xlengine.files.refresh import MANY, refreshed
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.finding import Change
from xlengine.sheet import Area, Place, Ref

ROWS = 2 * MANY


def page(rows: int = ROWS, value: str = "0") -> bytes:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><f>{n}*2</f><v>{value}</v></c></row>' for n in range(1, rows + 1))
    return worksheet(cells, before="").encode()


def layout_of(content: bytes) -> Layout:
    return Layout(content, PAGE, "book.xlsx")


def results(rows: int) -> list[Change]:
    return [Change(Ref("Sheet1", n, 1), Decimal(2 * n), keeps_formula=True) for n in range(1, rows + 1)]


@pytest.mark.parametrize(("many", "at_once"), [(MANY - 1, 0), (MANY, MANY), (ROWS, ROWS)])
def test_from_so_many_results_on_all_are_found_in_one_pass(many: int, at_once: int) -> None:
    content, changes = page(), results(many)
    pieces, left = refreshed(layout_of(content), changes, ())
    assert [(content[start:end], written) for start, end, written in pieces] == [
        (b"0", b"%d" % (2 * n)) for n in range(1, at_once + 1)
    ]
    assert list(left) == (changes if not at_once else [])


def test_a_result_that_stands_there_already_is_no_change_and_needs_no_further_look() -> None:
    assert refreshed(layout_of(page(value="14")), results(ROWS), ())[1] == []
    pieces, _ = refreshed(layout_of(page(value="14")), results(ROWS), ())
    assert len(pieces) == ROWS - 1


def test_what_is_no_number_or_takes_the_place_of_the_formula_is_left() -> None:
    changes = results(ROWS)
    changes[3] = Change(Ref("Sheet1", 4, 1), Decimal(9))
    changes[4] = Change(Ref("Sheet1", 5, 1), "five", keeps_formula=True)
    changes[5] = Change(Ref("Sheet1", 6, 1), "six")
    changes.append(Change(Ref("Sheet1", 500, 1), Decimal(1), keeps_formula=True))
    pieces, left = refreshed(layout_of(page()), changes, ())
    assert len(pieces) == ROWS - 3
    assert list(left) == [changes[3], changes[4], changes[5], changes[-1]]


def test_only_the_cells_of_closed_areas_are_left() -> None:
    closed = [Area.at("A3:B4"), Area.at("C1:C9")]
    pieces, left = refreshed(layout_of(page()), results(ROWS), closed)
    assert len(pieces) == ROWS - 2
    assert [change.ref.address for change in left] == ["A3", "A4"]


def test_where_a_comment_may_hold_what_looks_like_a_cell_nothing_is_done_at_once() -> None:
    changes = results(ROWS)
    content = page().replace(b"<sheetData>", b'<sheetData><!--<c r="A1"><f>1</f><v>5</v></c>-->')
    assert refreshed(layout_of(content), changes, ()) == ([], changes)


def test_a_number_that_takes_the_place_of_a_formula_among_many_results_is_refused() -> None:
    changes = results(ROWS)
    changes[3] = Change(Ref("Sheet1", 4, 1), Decimal(9))
    with pytest.raises(Refused, match="A4"):
        splice(Package("book.xlsx", with_page(page().decode())), changes)


def test_a_worksheet_that_does_not_read_back_as_it_was_meant_is_not_given_out() -> None:
    package = Package("book.xlsx", with_page(page().decode()))
    made = splicing.with_cells
    with (
        patch.object(splicing, "with_cells", lambda *given: made(*given).replace(b"<v>14</v>", b"<v>15</v>")),
        pytest.raises(Refused, match="A7 could not be read back; nothing was written"),
    ):
        splice(package, results(ROWS))


def test_emptying_a_cell_that_is_not_there_makes_none() -> None:
    package = Package("book.xlsx", with_page(page(3).decode()))
    assert splice(package, [Change(Ref("Sheet1", 2, 5), None), Change(Ref("Sheet1", 9, 1), "")]) == package.content
    after = Package("book.xlsx", splice(package, [Change(Ref("Sheet1", 2, 5), None, formula="1+1")]))
    assert b'<c r="E2"><f>1+1</f></c>' in after.part(PAGE)


def test_cells_written_plainly_are_found_without_a_look_at_the_others() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"/></row>' for n in range(1, 5))
    layout = layout_of(worksheet(rows, before="").encode())
    with patch.object(layout, "cells", side_effect=AssertionError):
        assert [layout.spot(Place(n, 1)).body for n in range(1, 5)] == [b"<v>%d</v>" % n for n in range(1, 5)]
        assert [layout.spot(Place(n, 2)).body for n in (4, 2, 3)] == [b""] * 3
    assert "rows" not in vars(layout)


def test_an_element_whose_name_begins_as_that_of_a_row_or_cell_ends_neither() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><cat xmlns="urn:x">8</cat></ext></extLst></c>'
        '<c r="B1"><v>2</v></c><rowan xmlns="urn:x">3</rowan><c r="C1"><v>4</v></c></row><row r="2"><c r="B2"/></row>'
    )
    layout = layout_of(worksheet(rows, before="").encode())
    spots = [layout.spot(Place.at(address)) for address in ("A1", "B1", "C1")]
    assert [spot.body[:8] for spot in spots] == [b"<v>1</v>", b"<v>2</v>", b"<v>4</v>"]
    assert layout.cells(layout.rows[0])[1][1] == spots[1].start
    assert [row.number for row in layout.rows] == [1, 2]
    assert layout.rows[0].end == layout.rows[1].start


@pytest.mark.parametrize(
    ("beside", "style"),
    [
        ('<c r="B2" s="3"><v>1</v></c>', b"3"),
        ('<c r="B2" s="3"/>', b""),
        ('<c r="B2" t="s" s="3"><v>0</v></c>', b""),
    ],
)
def test_a_new_cell_takes_the_format_of_a_number_beside_it_and_of_nothing_else(beside: str, style: bytes) -> None:
    layout = layout_of(worksheet(f'<row r="2">{beside}</row>', before="").encode())
    assert layout.spot(Place(3, 2)).new_style == style
    assert layout.spot(Place(1, 2)).new_style == style
