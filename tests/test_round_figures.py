"""Tables rounded to tens or thousands that print every place: what their rounding explains, and what it does not."""

from __future__ import annotations

from typing import Any

from tests.tables_by_hand import findings, table
from xlengine.judging.reviewing import recalculation
from xlengine.sheet import Book

HEADINGS = ("Month", "Men", "Women", "Total")
RIGHT = [("April", 1240, 860, 2100), ("May", 1310, 880, 2190), ("June", 1350, 910, 2260), ("July", 1420, 940, 2360),
         ("August", 1440, 950, 2390), ("September", 1470, 950, 2420)]  # fmt: skip
OFF = [("October", 1480, 960, 2450), ("November", 1550, 1010, 2550), ("December", 1590, 1040, 2640)]
"""Sums of figures that were rounded to tens one by one: ten too much, ten too little, ten too much."""


def book(*lines: tuple[Any, ...]) -> Book:
    return table(HEADINGS, *RIGHT, *lines)


def said(whole: Book) -> list[str]:
    return [f"{one.severity.value} at {address}" for address, one in findings(whole).items()]


def test_sums_of_figures_rounded_to_tens_may_be_off_by_their_rounding() -> None:
    whole = book(*OFF)
    found = findings(whole)
    assert said(whole) == ["note at D8", "note at D9", "note at D10"]
    assert found["D8"].message == (
        "1 480 + 960 = 2 440; the difference is no more than the rounding of its parts, which are rounded to 10"
    )
    assert recalculation(whole).changes == []


def test_figures_rounded_to_thousands_alike() -> None:
    thousands = [(label, *(figure * 100 for figure in figures)) for label, *figures in [*RIGHT, *OFF]]
    whole = table(HEADINGS, *thousands)
    assert said(whole) == ["note at D8", "note at D9", "note at D10"]
    assert "rounded to 1 000" in findings(whole)["D9"].message


def test_one_that_no_rounding_explains_is_wrong() -> None:
    more = [("January", 1600, 1050, 2650), ("February", 1620, 1060, 2680)]
    whole = book(*OFF, *more, ("March", 1640, 1080, 2740))
    assert said(whole) == ["note at D8", "note at D9", "note at D10", "error at D13"]
    whole = book(*OFF, *more, ("March", 1640, 1080, 2710))
    assert said(whole) == ["note at D8", "note at D9", "note at D10", "note at D13"]


def test_a_figure_that_does_not_end_in_a_nought_claims_its_last_place() -> None:
    odd = ("January", 1601, 1050, 2651)
    assert said(book(*OFF, odd)) == ["error at D8", "error at D9", "error at D10"]


def test_two_that_are_off_are_mistakes() -> None:
    assert said(book(*OFF[:2])) == ["error at D8", "error at D9"]


def test_three_that_are_off_one_way_are_mistakes() -> None:
    too_much = [(label, men, women, men + women + 10) for label, men, women, _ in OFF]
    assert said(book(*too_much)) == ["error at D8", "error at D9", "error at D10"]


def by_district(count: int, *off: int, nil: int = 0) -> Book:
    """North and South with their total, which is off in some districts; in the first of them North has nothing."""
    north, south = (1240, 1310, 1350, 1420, 1480, 1550, 1590, 1620), (860, 880, 910, 940, 960, 1010, 1040, 1060)
    north = (*(0,) * nil, *north[nil:])
    total = [one + other + more for one, other, more in zip(north, south, off, strict=False)]
    districts = [f"District {number}" for number in range(1, count + 1)]
    return table(("Area", *districts), ("North", *north[:count]), ("South", *south[:count]), ("Total", *total[:count]))


def test_down_a_column_as_across() -> None:
    assert said(by_district(8, 0, 0, 10, 0, -10, 0, 10, 0)) == ["note at D4", "note at F4", "note at H4"]


def test_percentages_beside_the_figures_say_nothing_of_their_rounding() -> None:
    months = [*RIGHT, *OFF, ("January", 1600, 1050, 2650), ("February", 1620, 1060, 2680)]
    year = ("Year", *(sum(month[at] for month in months) for at in (1, 2, 3)))
    lines = [(*line, round(line[2] * 100 / line[3], 1)) for line in [*months, year]]
    assert said(table((*HEADINGS, "Share of women, %"), *lines)) == [f"note at D{row}" for row in (8, 9, 10, 13)]


def test_few_figures_may_all_end_in_a_nought() -> None:
    assert said(by_district(7, 0, 0, 10, 0, -10, 0, 10)) == ["note at D4", "note at F4", "note at H4"]
    assert said(by_district(6, 0, 10, 0, -10, 0, 10)) == ["error at C4", "error at E4", "error at G4"]
    notes, errors = ([f"{what} at {cell}" for cell in ("D4", "F4", "H4")] for what in ("note", "error"))
    assert said(by_district(7, 0, 0, 10, 0, -10, 0, 10, nil=1)) == notes
    assert said(by_district(7, 0, 0, 10, 0, -10, 0, 10, nil=2)) == errors


def test_one_of_eight_may_be_further_off() -> None:
    whole = by_district(8, 0, 0, 10, 0, -10, 0, 10, 500)
    assert said(whole) == ["note at D4", "note at F4", "note at H4", "error at I4"]


def test_the_more_parts_the_further_off_a_sum_may_be() -> None:
    def with_children(*off: int) -> Book:
        lines = []
        for children, (label, men, women, _), more in zip(range(500, 600, 10), [*RIGHT, *OFF], off, strict=False):
            lines.append((label, men, women, children, men + women + children + more))
        return table((*HEADINGS[:3], "Children", "Total"), *lines)

    assert said(with_children(0, 0, 0, 0, 0, 0, 20, -10, 20)) == ["note at E8", "note at E9", "note at E10"]
    assert said(with_children(0, 0, 0, 0, 0, 0, 30, -10, 20)) == ["error at E8", "error at E9", "error at E10"]
