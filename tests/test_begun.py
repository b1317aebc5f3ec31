"""Columns that are filled in the first lines alone: what is empty below is still to be written, and no nil."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rows_by_hand import rows_of
from tests.test_offices import OfficeTable, written
from xlengine.across.begun import begun, hardly_begun, without_begun
from xlengine.down.one_wrong import are_contradicted
from xlengine.layout import Relation
from xlengine.rule import RULES, Form


@pytest.mark.parametrize(
    ("lines", "more", "expected"),
    [
        (("A: 5 50", "B: 6 ·", "C: 7 ·"), 0, {1}),
        (("A: 5 50", "B: 6 ·"), 0, set()),
        (("A: 5 50", "B: 6 ·", "C: 7 ·"), 1, set()),
        (("A: 5 50", "B: 6 ·", "C: 7 ·", "D: 8 ·"), 1, {1}),
        (("A: 5 50", "B: 6 60", "C: 7 ·", "D: 8 ·"), 0, {1}),
        (("A: 5 50", "B: 6 60", "C: 7 ·"), 0, set()),
        (("A: 5 50", "B: 6 ·", "C: 7 70"), 0, set()),
        (("A: 5 ·", "B: 6 60", "C: 7 ·", "D: 8 ·"), 0, set()),
        (("A: 5 50", "B: · ·", "C: · ·"), 0, set()),
        (("A: 5 50 1", "B: 6 · 2", "C: 7 · ·", "D: 8 · ·"), 0, set()),
        (("A: 5 50 1", "B: 6 · ·", "C: 7 · ·", "D: 8 · ·"), 0, {1, 2}),
        (("A: 5 50 ·", "B: 6 · 2", "C: 7 · ·", "D: 8 · ·"), 0, set()),
        (("A: 5 50", "B: 6 50", "C: 7 ·", "D: 8 ·", "E: 9 ·"), 0, set()),
        (("A: 5 50", "B: 6 40", "C: 7 ·", "D: 8 ·", "E: 9 ·"), 0, {1}),
    ],
)
def test_a_column_is_begun_where_another_goes_on_and_empty_cells_are_not_usual(
    lines: tuple[str, ...], more: int, expected: set[int]
) -> None:
    assert begun(rows_of(*lines), more) == expected


LINES = ("A: 5 50 1", "B: 6 · ·", "C: 7 · ·", "D: 8 · ·", "E: 9 40 4")


def test_several_columns_may_have_a_figure_in_one_of_four_lines_that_follow() -> None:
    assert not begun(rows_of(*LINES))
    assert hardly_begun(rows_of(*LINES)) == {1, 2}
    assert not hardly_begun(rows_of(*(line.rpartition(" ")[0] for line in LINES)))
    assert not hardly_begun(rows_of(*LINES[:4], "E: 9 40 4", "F: 9 40 4"))


@pytest.mark.parametrize(
    ("lines", "columns", "expected"),
    [
        (("Gas: 60 13", "Oil: 50 22", "Total: 110 48"), {1}, True),
        (("Gas: 60 13", "Oil: 50 22", "Total: 110 35"), {1}, False),
        (("Gas: 60 ·", "Oil: 50 22", "Total: 110 48"), {1}, False),
        (("Gas: 60 13", "Oil: 50 22", "Total: 110 ·"), {1}, False),
        (("Gas: 60 13", "Oil: 50 22", "Total: 110 48"), set(), False),
    ],
)
def test_what_the_others_tell_of_the_lines_may_be_contradicted_by_a_column_that_is_begun(
    lines: tuple[str, ...], columns: set[int], expected: bool
) -> None:
    total = Relation("down", 2, (0, 1), (1, 1), Form.SUM, RULES["XLE202"])
    assert are_contradicted(rows_of(*lines), [total], columns) is expected


def test_lines_are_read_without_columns_that_are_begun() -> None:
    lines = ("A: 5 50", "B: 6 ·", "C: 7 ·", "D: 8 ·")
    assert without_begun(rows_of(*lines), [0, 1]) == [0]
    assert without_begun(rows_of(*lines[:3]), [0, 1]) == [0, 1]
    assert without_begun(rows_of(*lines), [1]) == [1]


def page(rows: str) -> dict[str, object]:
    lines = [line[1:-1].split("|") for line in rows.strip().splitlines()]
    return dict(written(OfficeTable("page", "S", [[text.strip() for text in line] for line in lines]).book()))


def test_neither_a_total_nor_a_sum_across_takes_what_is_still_to_be_written_for_nil() -> None:
    assert page("""
|Contingent|Rations|Bottled water|Total|
|Battalion|1985600|93075|2078675|
|Engineers| |21600| |
|Hospital| |7446| |
|Aviation| |12593| |
|Total| | | |
""") == {"C6": Decimal(134714)}  # fmt: skip


def test_it_does_where_the_column_is_empty_here_and_there() -> None:
    found = page("""
|Contingent|Rations|Bottled water|Total|
|Battalion|1985600|93075| |
|Engineers| |21600| |
|Hospital|176222|7446| |
|Aviation| |12593| |
|Total| | | |
""")  # fmt: skip
    assert found["B6"] == Decimal(2161822)
