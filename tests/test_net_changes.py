"""Net changes: what came in less what went out, by their headings and by the minus of what went out."""

from __future__ import annotations

import pytest

from tests.entries_by_hand import entries
from tests.headings_by_hand import table_of, told
from xlengine.across.net_changes import goes_out, in_less_out, is_net, is_net_of_all, net_of_group
from xlengine.layout import Table

IN_AND_OUT = "Transfers in | Transfers out | Net transfers"
THREE = "Regrading | Transfers in | Transfers out | Net change"
GROUPED = " | ".join(f"Moves: {heading}" for heading in THREE.split(" | "))


def with_figures(headings: str, figures: str) -> Table:
    """The table, with these figures line by line where they are given: `10 20 · / 30 40 ·`."""
    table = table_of(f"{headings}*")
    if figures:
        table.entries = [entries(row) for row in figures.split("/")]
        assert {len(row) for row in table.entries} == {len(table.measures)}
    return table


def net(headings: str, figures: str = "") -> str:
    """`D = B - C`: what the last column is the net of; empty where that is open."""
    table = with_figures(headings, figures)
    every = range(len(table.measures))
    found = told(table, net_of_group(table, every[-1], list(every)))
    assert len(found) <= 1
    return "".join(found).removesuffix(", 1.35")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (IN_AND_OUT, "D = B - C"),
        ("Transfers out | Transfers in | Net transfers", "D = C - B"),
        ("Transfers in | Net transfers", ""),
        ("Transfers out | Net transfers", ""),
        ("Transfers in | Transfers out | Net transfers out", ""),
        ("Transfers in | Transfers out | Change", ""),
        ("Transfers in | Transfers out | Gross net change", ""),
        ("Transfers in | Transfers out | Net subtotal", ""),
        ("Transfers in | Additions | Net change", ""),
        ("Transfers in | Transfers out | Reductions | Net transfers", ""),
        ("Transfers out | Reductions | Net transfers", ""),
    ],
)
def test_a_net_change_is_what_came_in_less_the_one_that_went_out(headings: str, expected: str) -> None:
    assert net(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (THREE, "E = C - D"),
        ("Budget | Transfers in | Transfers out | Net change", "E = C - D"),
        ("Transfers in | Transfers out | Budget | Net change", ""),
        ("Transfers in | Expenditure | Transfers out | Net change", ""),
        ("Transfers in | Transfers out | Share | Net change", ""),
        ("Moves: Transfers out | Transfers in | Transfers out | Net change", "E = C - D"),
        ("New posts | Transfers in | Transfers out | Net change", ""),
        ("New posts | Regrading | Transfers in | Transfers out | Net change", ""),
        ("Regrading | Review | Transfers in | Transfers out | Net change", "F = D - E"),
        ("Regrading | Transfers out | Transfers in | Net change", ""),
        ("Transfers out | Transfers in | Regrading | Net change", ""),
        ("Regrading | Moves | Transfers out | Net change", ""),
        (GROUPED, ""),
        ("Moves: Transfers in | Moves: Transfers out | Moves: Net change", "D = B - C"),
        ("Moves: Transfers in | Moves: Transfers out | Moves: Share | Moves: Net change", "E = B - C"),
        ("Moves: Transfers in | Moves: Transfers out | Other: Regrading | Moves: Net change", "E = B - C"),
        ("Alpha: Regrading | Moves: Transfers in | Moves: Transfers out | Moves: Net change", "E = C - D"),
        ("Other: Transfers in | Moves: Transfers out | Moves: Net change", ""),
    ],
)
def test_they_stand_in_its_group_or_right_before_it_and_no_other_came_in(headings: str, expected: str) -> None:
    assert net(headings) == expected


def test_in_a_group_one_of_them_may_stand_behind_it() -> None:
    table = table_of("Moves: Transfers in | Moves: Net change* | Moves: Transfers out")
    assert told(table, net_of_group(table, 1, [0, 1, 2])) == ["C = B - D, 1.35"]
    table = table_of("Transfers in | Net change* | Transfers out")
    assert told(table, net_of_group(table, 1, [0, 1, 2])) == []


@pytest.mark.parametrize(
    ("headings", "figures", "expected"),
    [
        (IN_AND_OUT, "5 5 · / 6 6 ·", "D = B - C"),
        (IN_AND_OUT, "5 -5 · / 6 -6 ·", "D = B + C"),
        (IN_AND_OUT, "5 -5 · / 6 0 · / 7 · ·", "D = B + C"),
        (IN_AND_OUT, "5 5 · / 6 0 · / 7 · ·", "D = B - C"),
        (IN_AND_OUT, "5 -5 · / 6 6 ·", ""),
        (IN_AND_OUT, "5 5 · / 6 -6 ·", ""),
        (IN_AND_OUT, "-5 5 · / -6 6 ·", "D = B - C"),
        (THREE, "1 2 -3 · / 4 5 -6 ·", "E = B + C + D"),
        (THREE, "1 2 3 · / 4 5 · · / 4 5 0 ·", "E = C - D"),
        (THREE, "1 2 -3 · / 4 5 6 ·", ""),
        ("Budget | Transfers in | Transfers out | Net change", "9 2 -3 · / 8 5 -6 ·", "E = C + D"),
        ("Transfers in | Transfers out | Share | Net change", "2 -3 50 · / 5 -6 50 ·", ""),
        (GROUPED, "1 2 -3 · / 4 5 -6 ·", "E = B + C + D"),
        (GROUPED, "1 2 3 · / 4 5 · ·", ""),
    ],
)
def test_what_went_out_with_a_minus_is_added(headings: str, figures: str, expected: str) -> None:
    assert net(headings, figures) == expected


@pytest.mark.parametrize(
    ("headings", "figures", "expected"),
    [
        ("Transfers in | Transfers out | Change", "", "D = B - C, 1.3"),
        ("Increase | Decrease | Change", "5 5 · / 6 · ·", "D = B - C, 1.3"),
        ("Increase | Decrease | Change", "5 -5 · / 6 0 ·", "D = B + C, 1.3"),
        ("Increase | Decrease | Change", "5 -5 · / 6 6 ·", ""),
        ("Regrading | Decrease | Change", "5 5 · / 6 6 ·", ""),
        ("Regrading | Decrease | Change", "5 -5 · / 6 -6 ·", ""),
    ],
)
def test_a_change_beside_what_came_in_and_what_went_out(headings: str, figures: str, expected: str) -> None:
    table = with_figures(headings, figures)
    assert told(table, in_less_out(table, 2, 0, 1)) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("heading", "nets", "of_all", "out"),
    [
        ("Net change", True, True, False),
        ("Net", True, True, False),
        ("净增减额", True, True, False),
        ("净额", True, True, False),
        ("Net redeployment", True, True, False),
        ("Net amount", True, True, False),
        ("Increase/(decrease), net", True, True, True),
        ("Net reclassified", True, False, False),
        ("Change in posts, net", True, False, False),
        ("Staff: Posts | Staff: Net change", True, True, False),
        ("Change: Posts | Change: Net reclassified", True, False, False),
        ("Staff: Posts: Other | Staff: Posts: Net change", True, True, False),
        ("Change", False, False, False),
        ("Net budget", False, False, False),
        ("Posts abolished", False, False, True),
        ("Abolition", False, False, False),
    ],
)
def test_what_a_net_change_and_what_goes_out_are_called(heading: str, nets: bool, of_all: bool, out: bool) -> None:
    *_, measure = table_of(heading).measures
    assert (is_net(measure), is_net_of_all(measure), goes_out(measure)) == (nets, of_all, out)
