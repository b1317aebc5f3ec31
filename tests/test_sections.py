"""What has been read since the part of a statement that a total is of: a side, a flow, a section, some numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.walks_by_hand import walk_of
from xlengine.down.sections import (
    names_section,
    of_its_first_word,
    of_its_numbers,
    of_its_prefix,
    of_its_year,
    since_named_section,
)
from xlengine.down.sides import (
    after_the_other_side,
    are_of_both_sides,
    has_sides,
    since_the_other_flow,
    since_the_other_side,
    since_what_pays,
    since_what_was_available,
)
from xlengine.down.walk import LONG, Node, Walk, nodes_of
from xlengine.layout import Line


def read(choose: Callable[[Walk, Line], Sequence[Node]], lines: str) -> list[int]:
    walk, at = walk_of(lines)
    return [node.line for node in choose(walk, walk.table.lines[at])]


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("L Rent / M Less: / L Fuel / L Ink / ? Total deductions", [2, 3]),
        ("L Rent / M Funded by / L Fuel / L Ink / ? Total funding", [2, 3]),
        ("M Less: / L Fuel / L Ink / ? Total deductions", [1, 2]),
        ("L Rent / M Funded by / L Fuel / L Ink / ? Total", []),
        ("L Rent / M Light / L Fuel / L Ink / ? Total deductions", []),
        ("L Rent / M Less: / L Fuel / M Other / L Ink / ? Total deductions", []),
        ("L Rent / M Less: / T Fuel / L Ink / ? Total deductions", [2, 3]),
        ("L Rent / L Ink / ? Total deductions", []),
    ],
)
def test_what_stands_below_less_or_funded_by_is_added_by_a_total_that_names_it(lines: str, since: list[int]) -> None:
    assert read(since_what_pays, lines) == since


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("- Grants / T Total resources available / L Rent / L Fuel / ? Total uses", [2, 3]),
        ("- Grants / T Total resources / L Rent / T Total available / L Fuel / ? Total uses", [4]),
        ("T Total resources / L Rent / L Fuel / ? Total uses", [1, 2]),
        ("L Grants / T Total resources / L Rent / L Fuel / ? Total uses", [2, 3]),
        ("L Total resources / T Total rent / L Rent / L Fuel / ? Total uses", []),
        ("- Grants / T Total resources / L Rent / L Fuel / ? Total rent", []),
        ("- Grants / T Total rent / L Rent / L Fuel / ? Total uses", []),
        ("- Grants / L Total resources available / L Rent / L Fuel / ? Total uses", []),
    ],
)
def test_uses_are_what_follows_the_last_total_of_what_was_available(lines: str, since: list[int]) -> None:
    assert read(since_what_was_available, lines) == since


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("- Grants / T Total receipts / L Rent / L Fuel / ? Total payments", [2, 3]),
        ("- Grants / T Total payments / L Rent / L Fuel / ? Total receipts", [2, 3]),
        ("T Total receipts / L Rent / L Fuel / ? Total payments", [1, 2]),
        ("- Grants / T Total receipts / L Rent / T Total receipts / L Fuel / ? Total payments", [4]),
        ("- Grants / T Total receipts / L Rent / T Total rent / L Fuel / ? Total payments", [2, 3, 4]),
        ("- Grants / T Total payments / L Rent / T Total rent / L Fuel / ? Total receipts", [2, 3, 4]),
        ("L Grants / T Total receipts / L Rent / L Fuel / ? Total payments", [2, 3]),
        ("- Grants / T Total receipts / L Rent / L Fuel / ? Total receipts", []),
        ("- Grants / T Total receipts / L Rent / L Fuel / ? Total rent", []),
        ("- Grants / L Total receipts / L Rent / L Fuel / ? Total payments", []),
        ("L Opening balance / L Replenishment / L Rent / L Fuel / ? Total payments", [2, 3]),
        ("L Opening balance / L Receipts / L Rent / L Income / L Fuel / ? Total payments", [4]),
        ("L Opening balance / L Rent / L Fuel / ? Total payments", []),
        ("L Grants / L Replenishment / L Rent / L Fuel / ? Total payments", []),
    ],
)
def test_payments_are_what_follows_the_last_total_of_receipts(lines: str, since: list[int]) -> None:
    assert read(since_the_other_flow, lines) == since


@pytest.mark.parametrize(("came", "went"), [("receipts", "payments"), ("payments", "receipts")])
@pytest.mark.parametrize(("lines", "since"), [(LONG, [2, 3]), (LONG + 1, [])])
def test_in_a_very_long_table_flows_are_not_looked_for(lines: int, since: list[int], came: str, went: str) -> None:
    walk, at = walk_of(f"- Grants / T Total {came} / L Rent / L Fuel / ? Total {went}")
    line = walk.table.lines[at]
    walk.table.lines += [Line(9, "", 0, False)] * (lines - len(walk.table.lines))
    assert [node.line for node in since_the_other_flow(walk, line)] == since


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("- Grants / T Total revenue / L Rent / L Fuel / ? Total expenditure", [2, 3]),
        ("T Total revenue / L Rent / L Fuel / ? Total expenditure", [1, 2]),
        ("- Grants / T Total operating revenue / L Rent / L Fuel / ? Total operating expenditure", [2, 3]),
        ("L Rent / L Fuel / ? Total operating expenditure", [0, 1]),
        ("L Rent / L Fuel / ? Total", []),
        ("- Grants / L Total revenue / L Rent / L Fuel / ? Total expenditure", [1, 2, 3]),
        ("- Grants / T Total revenue / L Rent / T Total revenue / L Fuel / ? Total expenditure", [4]),
        ("- Grants / T Total expenditure / L Rent / T Total rent / L Fuel / ? Total revenue", [2, 3, 4]),
        ("- Cash / T Total assets / L Loans / L Debts / ? Total liabilities", [2, 3]),
        ("- Cash / T Total assets / L Rent / L Fuel / ? Total expenditure", [1, 2, 3]),
    ],
)
def test_a_side_begins_after_the_last_total_of_the_other(lines: str, since: list[int]) -> None:
    walk, at = walk_of(lines)
    assert [node.line for node in after_the_other_side(walk, walk.table.lines[at], walk.stack)] == since


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("T Total revenue / L Rent / T Total revenue / L Fuel / L Ink / ? Total expenditure", [3, 4]),
        ("T Total revenue / L Rent / L Ink / ? Total expenditure", [1, 2]),
        ("L Grants / L Rent / L Ink / ? Total expenditure", []),
    ],
)
def test_a_side_is_what_has_been_read_since_the_last_total_of_the_other(lines: str, since: list[int]) -> None:
    assert read(since_the_other_side, lines) == since


def test_where_no_line_names_a_side_none_is_looked_for() -> None:
    walk, at = walk_of("T Total revenue / L Rent / L Ink / ? Total expenditure")
    assert has_sides(walk.table)
    walk.has_sides = False
    line = walk.table.lines[at]
    assert since_the_other_side(walk, line) == []
    assert not are_of_both_sides(walk, nodes_of(walk.stack), line)


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("L Rent / M Programme 1.2: Plants / L Fuel / L Ink / ? Total expenses for Programme 1.2", [2, 3]),
        ("L Rent / M Partes: Plants / L Fuel / L Ink / ? Total, big partes", [2, 3]),
        ("L Rent / M Parts: Plants / L Fuel / L Ink / ? Total, big parts", []),
        ("L Rent / M Part: Plants / L Fuel / L Ink / ? Total, big part", []),
        ("M Rent / L Programme 1.2: Plants / L Fuel / L Ink / ? Total expenses for Programme 1.2", []),
        ("M Rent / T Programme 1.2: Plants / L Fuel / L Ink / ? Total expenses for Programme 1.2", []),
        ("M Rent / L South / L Fuel / L Ink / ? Total, South", []),
        ("M Rent / T South / L Fuel / L Ink / ? Total, South", []),
        ("L Rent / M Financed by: / L Fuel / L Ink / ? Total financing", [2, 3]),
        ("L Rent / M Financed by / L Fuel / L Ink / ? Total financing", [2, 3]),
        ("L Rent / M Source financed: / L Fuel / L Ink / ? Total financing", [2, 3]),
        ("L Rent / M Source financed / L Fuel / L Ink / ? Total financing", []),
        ("M Financed by / L Fuel / L Ink / ? Total financing", [1, 2]),
        ("M Financed by / T Rent / L Ink / ? Total financing", [1, 2]),
        ("L Rent / M Sources financed / L Fuel / L Ink / ? Total financing", []),
        ("L Rent / M Light: / L Fuel / L Ink / ? Total financing", []),
        ("L Rent / M Expenses: / L Fuel / L Ink / ? Total expenditure", [2, 3]),
        ("L Rent / M Expenses by kind / L Fuel / L Ink / ? Total expenditure", []),
        ("L Rent / M Expectations: / L Fuel / L Ink / ? Total expenditure", []),
        ("L Rent / M Rental: / L Fuel / L Ink / ? Total rent", []),
        ("L Rent / M Rent: / L Fuel / L Ink / ? Total rental", []),
        ("L Rent / M Budgets by kind / L Fuel / L Ink / ? Total budgetary", [2, 3]),
        ("L Rent / M Budget by kind / L Fuel / L Ink / ? Total budgetary", []),
        ("L Rent / M Grant by kind / L Fuel / L Ink / ? Total grants", []),
        ("L Rent / M Budget / L Fuel / L Ink / ? Total budget net", [2, 3]),
        ("L Rent / M Budget / L Fuel / L Ink / ? Total net budget", []),
        ("L Rent / M Budget / L Fuel / L Ink / ? Total annual budget", []),
        ("L Rent / M Financing / L Fuel / L Ink / ? Total financings", []),
        ("D Revenue oil / M Revenue, other / L Fuel / L Ink / ? Total revenue", [2, 3]),
        ("T Revenue oil / M Revenue, other / L Fuel / L Ink / ? Total revenue", [2, 3]),
        ("L Revenue oil / M All revenue / L Fuel / L Ink / ? Total revenue", []),
        ("L Oil revenue / M Revenue, other / L Fuel / L Ink / ? Total revenue", [2, 3]),
        ("L Revenue oil / M Revenue, other / L Fuel / L Ink / ? Total revenue", []),
        ("L Revenue oil / M Revenue / L Fuel / L Ink / ? Total revenue", [2, 3]),
        ("M South / L Fuel / M North / L Ink / ? Total, South", [1, 3]),
        ("M South / L Fuel / L Ink / ? Total, South", [1, 2]),
        ("M South / L Rent / M South / L Fuel / L Ink / ? Total, South", [3, 4]),
    ],
)
def test_a_total_that_names_a_heading_adds_what_stands_below_it(lines: str, since: list[int]) -> None:
    assert read(since_named_section, lines) == since


def test_a_heading_is_not_looked_for_before_any_has_been_read() -> None:
    walk, at = walk_of("L Rent / M South / L Fuel / L Ink / ? Total, South")
    walk.has_marks = False
    assert since_named_section(walk, walk.table.lines[at]) == []


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ("L I. Rent / L II. Fuel / L III. Ink / ? Subtotal (I-II)", [0, 1]),
        ("L I. Rent / L II. Fuel / L III. Ink / ? Subtotal (I+III)", [0, 2]),
        ("L I. Rent / L II. Fuel / L III. Ink / L IV. Pay / ? Subtotal (I-III)", [0, 1, 2]),
        ("L I. Rent / L II. Fuel / L II. Ink / ? Subtotal (I-II)", []),
        ("L I. Rent / L III. Ink / ? Subtotal (I-II)", []),
        ("M I. Rent / L II. Ink / ? Subtotal (I-II)", []),
        ("L I. Rent / L II. Fuel / ? Subtotal (I)", []),
        ("L I Rent / L II Fuel / L III Ink / ? Subtotal (I-II)", [0, 1]),
        ("T Total I / T Total II / L Ink / ? Subtotal (I+II)", [0, 1]),
        ("T I. Total II / T II. Total II / L Ink / ? Subtotal (I+II)", []),
        ("T I. Total II / L Ink / ? Subtotal (I+II)", []),
        ("L North / L South / L East / ? Total, North and South", []),
    ],
)
def test_a_total_that_lists_numbers_adds_the_lines_that_have_them(lines: str, parts: list[int]) -> None:
    assert read(of_its_numbers, lines) == parts


@pytest.mark.parametrize(
    ("names", "label", "is_named"),
    [
        (("south",), "South", True),
        (("south",), "South, all", True),
        (("south",), "South: all", True),
        (("south",), "South. All", True),
        (("south",), "South all", True),
        (("south",), "Southern", False),
        (("south",), "Part south", False),
        (("europe",), "Region of Europe", True),
        (("part i",), "Part II", False),
        (("part i",), "Of Part I and others", True),
        (("chapter 1",), "Chapter 12", False),
        (("north", "south"), "South", False),
        (("第一编",), "一、政治", True),
        (("第一编",), "二、法律", False),
        (("第一编",), "编", False),
        ((), "South", False),
    ],
)
def test_a_heading_is_named_by_its_beginning_or_by_a_long_name_within_it(
    names: tuple[str, ...], label: str, is_named: bool
) -> None:
    assert names_section(names, label) is is_named


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ("L Posts 2022-23 / L Posts 2023-24 / L Others 2022-23 / L Others 2023-24 / ? Total, 2022-23", [0, 2]),
        ("L Posts 2022-23 / L Posts 2023-24 / L Others 2022-23 / L Others 2023-24 / ? Total", []),
        ("L Posts 2022-23 / L Others 2022-23 / ? Total, 2022-23", []),
        ("L Posts 2022-23 / L Others 2023-24 / ? Total, 2022-23", []),
        ("L Posts 2022-23 / L Posts 2023-24 / L Others 2022-23 / L Others 2023-24 / ? Total, 2023-24", [1, 3]),
        ("L Posts 2022-23 / L Others 2022-23 / L Fuel / ? Total, 2022-23", []),
        ("L Posts 2022-23 / L Others 2022-23 / L Fuel / L Posts 2023-24 / ? Total, 2022-23", [0, 1]),
        ("L Posts 2022-23 / L Posts 2023-24 / L Others 2022-23 / L Others 2023-24 / ? Others, 2022-23 / L Pay", []),
        ("L Posts 2022 / L Posts 2023 / L Others 2022 / L Others 2023 / ? Total, 2022 and 2023", []),
        ("M Posts 2022-23 / L Posts 2023-24 / L Others 2022-23 / T Others 2022-23 / ? Total, 2022-23", [2, 3]),
    ],
)
def test_a_total_of_a_year_adds_the_lines_of_that_year(lines: str, parts: list[int]) -> None:
    assert read(of_its_year, lines) == parts


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ("L Interest / L Actuarial gains, pay / L Actuarial losses / ? Total actuarial gains", [1, 2]),
        ("L Interest / L Actuarial losses / ? Total actuarial gains", []),
        ("L Actuarial gains, pay / L Actuarial losses / ? Total actuarial gains", []),
        ("L Actuarial gains / L Actuarial losses / L Interest / ? Total actuarial gains", []),
        ("L Grants / L Revenue from sales / L Revenue from rent / ? Total revenue", []),
        ("L Rent / L Fuel one / L Fuel two / ? Total fuel", []),
        ("L Rent / L Salary one / L Salary two / ? Total salary", []),
        ("L Rent / L Diesels one / L Diesels two / ? Total diesels", [1, 2]),
        ("L Rent / L Diesels one / L Diesels two / ? Sundry diesels / L Pay", []),
        ("L Rent / L Diesels one / ? Total diesels", []),
        ("L Rent / L Diesels one / M Diesels / L Diesels two / ? Total diesels", [1, 3]),
        ("L Rent / L Payments one / L Payments two / ? Total payments", []),
        ("L Rent / L Disposals one / L Disposals two / ? Total disposals", []),
        ("L Rent / L Contingency one / L Contingency two / ? Total contingency", []),
        ("L Rent / L Advances one / L Advanced two / ? Total advances", [1, 2]),
    ],
)
def test_a_total_adds_the_lines_above_it_that_begin_with_its_own_word(lines: str, parts: list[int]) -> None:
    assert read(of_its_first_word, lines) == parts


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ("L Rent / L Senior lien: Interest / L Senior lien: Principal / ? Total senior lien", [1, 2]),
        ("L Rent / L Senior lien: Interest / T Senior lien: Principal / ? Total senior lien", [1, 2]),
        ("L Rent / L Senior lien: One / L Senior lien: Two / L Senior lien: Three / ? Total senior lien", [1, 2, 3]),
        # one line is no sum, and all that has been read needs no name
        ("L Rent / L Senior lien: Interest / ? Total senior lien", []),
        ("L Senior lien: Interest / L Senior lien: Principal / ? Total senior lien", []),
        # they stand right above it
        ("L Senior lien: Interest / L Senior lien: Principal / L Rent / ? Total senior lien", []),
        ("L Rent / L Senior lien: One / M Senior lien: Two / L Senior lien: Three / ? Total senior lien", []),
        ("L Rent / L Senior lien: One / L Junior lien: Two / L Senior lien: Three / ? Total senior lien", []),
        ("L Rent / L Senior lien: One / L Senior lien: Two / D Senior lien: Three / ? Total senior lien", []),
        # with words that are long, in its label, before a colon
        ("L Rent / L Senior lien: Interest / L Senior lien: Principal / ? Total junior lien", []),
        ("L Rent / L Senior lien / L Senior lien / ? Total senior lien", []),
        ("L Rent / L Seniors: Interest / L Seniors: Principal / ? Total seniors", [1, 2]),
        ("L Rent / L Senior: Interest / L Senior: Principal / ? Total senior", []),
    ],
)
def test_a_total_adds_the_lines_above_it_that_begin_with_words_of_its_own_and_a_colon(
    lines: str, parts: list[int]
) -> None:
    assert read(of_its_prefix, lines) == parts


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("L Rent / M Posts, northern / L Fuel / M Travel, northern / L Ink / ? Total, Northern", []),
        ("L Rent / M Posts, northern / L Fuel / M Travel, southern / L Ink / ? Total, Northern", [2, 4]),
        ("L Rent / M Posts, northern / L Fuel / M Northern / L Ink / ? Total, Northern", [4]),
    ],
)
def test_a_name_that_several_headings_hold_names_none_of_them(lines: str, since: list[int]) -> None:
    assert read(since_named_section, lines) == since


def test_a_total_may_name_an_earlier_heading_with_the_word_that_it_begins_with() -> None:
    lines = "M Civilian personnel / L International / M National staff / L Officers / L Other / ? Total, civilian staff"
    assert read(since_named_section, lines) == [1, 3, 4]
    assert read(since_named_section, lines.replace("National staff", "Civilian others")) == [3, 4]


def test_the_last_balance_is_the_last_opening_one_or_the_last_of_one_balance_at_several_dates() -> None:
    walk, at = walk_of(
        "L Net assets at 31 December 2021 / L Prior adjustments / L Opening balance / L Surplus / ? Total movements"
        " / L Net assets at 31 December 2022 / L Paid on 3 May 2022 / L Other"
    )
    assert [walk.last_balance(one) for one in (0, 1, 2, at, at + 2, at + 3)] == [-1, 0, 0, 2, 5, 5]
