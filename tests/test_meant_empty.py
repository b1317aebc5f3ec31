"""Empty cells of a column that is printed elsewhere, which an office leaves empty on purpose."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from xlengine.across.relate import relate_across
from xlengine.computing.meant_empty import meant_empty
from xlengine.down.relate import relate_down

HEADINGS = "Budget | Actual | Variance"
PRINTED = ("Staff: 9017 9031 -14", "Travel: 5045 5012 33", "Total: 14062 14043 19")


def left(*lines: str, headings: str = HEADINGS) -> list[int]:
    table = columns_of(headings, *lines)
    relate_across(table)
    relate_down(table)
    sums = {one.target for one in table.relations if one.axis == "down"}
    return sorted({line for one in table.relations if one.axis == "across" for line in meant_empty(table, one, sums)})


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        (("Posts: 40 41 ·",), [3]),
        (("Posts: 40 41 ·", "Guests: 8 9 ·"), [3, 4]),
        (("Posts: 40 41 ·", "Guests: 8 9 -1"), []),
        (("Posts: 40 · ·",), [3]),
        (("Posts: · · ·",), []),
        (("Posts: 40 41 -1",), []),
    ],
)
def test_what_stands_below_the_last_total_has_a_variance_in_one_line_or_in_none(
    below: tuple[str, ...], lines: list[int]
) -> None:
    assert left(*PRINTED, *below) == lines


def test_above_the_last_total_an_empty_cell_waits() -> None:
    assert left(*PRINTED[:2], "Rent: 31 30 ·", PRINTED[2]) == []
    assert left("Staff: 9017 9031 ·", *PRINTED[1:], "Posts: 40 41 ·") == [3]


def test_nothing_is_told_by_a_column_that_is_not_printed() -> None:
    assert left("Staff: 9017 9031 ·", "Travel: 5045 5012 ·", "Total: 14062 14043 ·", "Posts: 40 41 ·") == []
    assert left("Staff: 9017 9031 -14", "Travel: 5045 5012 ·", "Total: 14062 14043 ·", "Posts: 40 41 ·") == []


@pytest.mark.parametrize(
    ("deep", "lines"),
    [
        (("> Home: 4 5 ·", "> Abroad: 5 6 ·"), [1, 2]),
        (("> Home: 4 5 ·", "> Abroad: 5 6 -1"), []),
        (("> Home: 4 5 ·",), []),
    ],
)
def test_the_deeper_lines_have_it_or_have_it_not(deep: tuple[str, ...], lines: list[int]) -> None:
    assert left("Staff: 9017 9031 -14", *deep, "Travel: 5045 5012 33", "Rent: 700 681 19") == lines


def test_the_lines_above_deeper_ones_are_no_group() -> None:
    assert left("Staff: 9 11 ·", "> Home: 4017 5031 -1014", "> Abroad: 5045 6012 -967", "Travel: 5 6 ·") == []


def test_a_difference_that_lacks_a_part_is_left_in_all_such_lines() -> None:
    rest = "Fees: 8100 8050 50", "Rent: 7100 7150 -50"
    assert left(*PRINTED[:2], *rest, "Notes: · 12 ·", "Coins: · 14 ·") == [4, 5]
    assert left(*PRINTED[:2], *rest, "Notes: · 12 -12", "Coins: · 14 ·") == []
    assert left(*PRINTED[:2], *rest, "Notes: · 12 ·") == []


SPLIT = "Granted | Paid | Result: Saved | Result: Beyond"


def test_where_the_column_for_the_other_sign_has_the_figure_none_is_missing() -> None:
    saved = "Staff: 9031 9017 14 ·", "Rent: 7023 6611 412 ·", "Paper: 4405 4301 104 ·"
    assert left(*saved, "Travel: 5012 5045 · 33", headings=SPLIT) == [3]
    assert left(*saved, "Travel: 5012 5045 · ·", headings=SPLIT) == []
    assert left(*saved[:2], "Paper: 4405 4301 104 104", "Travel: 5012 5045 · 33", headings=SPLIT) == []
