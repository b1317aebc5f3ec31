"""Cells of a total that stay empty: what it would add is missing and not nil, or belongs in the column beside."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from tests.test_filled import written
from tests.test_readings import Specimen
from xlengine.computing.gaps import MANY, has_twin, is_left_out
from xlengine.layout import Relation
from xlengine.rule import RULES, Form


def is_left(headings: str, *lines: str, measure: int, across: Relation | None = None) -> bool:
    """Whether the last line, which adds all lines before it, stays empty in one column of several that are added."""
    table = columns_of(headings, *lines)
    parts = tuple(range(len(lines) - 1))
    total = Relation("down", len(parts), parts, (1,) * len(parts), Form.SUM, RULES["XLE202"])
    every = set(range(len(table.measures)))
    beside = [across] if across else []
    return is_left_out(table, table.entries, {total.target: parts}, total, measure, every, False, beside)


VARIANCE = Relation("across", 2, (0, 1), (1, -1), Form.DIFFERENCE, RULES["XLE101"])


@pytest.mark.parametrize(
    ("line", "total", "is_nil"),
    [
        ("40 · 40", "· · ·", True),
        ("40 · 25", "· · ·", False),
        ("40 · 25", "130 110 20", True),  # it is printed: it is held against its parts
        ("40 · ·", "· · ·", True),
        ("40 15 25", "· · ·", True),
        ("· · 25", "· · ·", True),  # two are missing: nothing tells which
    ],
)
def test_an_empty_part_is_no_nil_where_its_variance_is_printed_otherwise(line: str, total: str, is_nil: bool) -> None:
    lines = ("50 40 10", "40 55 -15", line, total)
    assert is_left("Budget | Actual | Variance", *lines, measure=1, across=VARIANCE) is not is_nil


@pytest.mark.parametrize(
    ("printed", "empty", "waits"), [(1, MANY, True), (1, MANY - 1, False), (2, 2 * MANY, True), (2, MANY, False)]
)
def test_a_total_waits_where_so_many_of_its_parts_are_missing(printed: int, empty: int, waits: bool) -> None:
    lines = [*["20 11"] * printed, *["20 ·"] * empty, "· ·"]
    assert is_left("Scale | After discount", *lines, measure=1) is waits
    assert not is_left("Scale | After discount", *lines, measure=0)


def test_it_does_not_where_the_column_beside_lacks_as_many() -> None:
    assert is_left("Staff | Travel", "20 11", *["20 ·"] * 3, *["· ·"] * 2, "· ·", measure=1)
    assert not is_left("Staff | Travel", "20 11", *["20 ·"] * 2, *["· ·"] * 3, "· ·", measure=1)


@pytest.mark.parametrize(
    ("headings", "lines", "twins"),
    [
        ("Amount | Amount", ("10 ·", "20 ·", "· 30"), [True, True]),
        ("Amount | Amount", ("10 ·", "20 5", "· 30"), [False, False]),
        ("Amount | Amount", ("10 ·", "20 ·"), [False, True]),
        ("Amount | Total", ("10 ·", "20 ·", "· 30"), [False, False]),
        ("Amount | Year | Amount", ("10 · ·", "· · 30", "· 5 ·"), [False, False, False]),
    ],
)
def test_a_column_has_a_twin_where_one_of_the_same_heading_has_figures_in_its_place(
    headings: str, lines: tuple[str, ...], twins: list[bool]
) -> None:
    table = columns_of(headings, *lines)
    assert [has_twin(table, at) for at in range(len(table.measures))] == twins


def test_a_printed_total_that_lacks_a_part_is_not_called_wrong() -> None:
    others = [f"Office {at} | 700{at} | · | ·" for at in range(9)]
    lines = ["Office | Budget | Actual | Variance", "Posts | 5012 | 4009 | 1003", "Fuel | 4013 | · | 2508",
             "Rent | 9017 | 8006 | 1011", *others, "Total | 81078 | 13520 | 67558"]  # fmt: skip
    assert written(Specimen("", "", [line.split(" | ") for line in lines])) == ["warning at C14"]
