"""A variance that turns round: what came in less its budget, and the budget less what went out."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of, read
from xlengine.across.both_ways import both_ways
from xlengine.across.proposal import USUAL, Proposal

HEADINGS = "Budget | Actual | Variance"
CAME_IN = ("Taxes: 100 120 20", "Fees: 40 35 -5", "Total revenue: 140 155 15")
WENT_OUT = ("Staff: 90 95 -5", "Travel: 20 12 8", "Total expenditure: 110 107 3")


def ways(*lines: str) -> tuple[list[int], list[int]] | None:
    found = both_ways(columns_of(HEADINGS, *lines), Proposal.difference(2, 0, 1, USUAL))
    return None if found is None else (sorted(found.straight), sorted(found.reverse))


def test_each_section_has_its_own_sign() -> None:
    assert ways(*CAME_IN, *WENT_OUT) == ([3, 4, 5], [0, 1, 2])


def test_lines_without_a_variance_belong_to_the_section_around_them_and_to_none_between_two() -> None:
    nil, empty = "Grants: 10 10 —", "Gifts: 10 14 ·"
    assert ways(CAME_IN[0], nil, *CAME_IN[1:], empty, *WENT_OUT) == ([5, 6, 7], [0, 1, 2, 3])
    assert ways(*CAME_IN, *WENT_OUT[:2], empty, WENT_OUT[2], nil) == ([3, 4, 5, 6, 7], [0, 1, 2])
    assert ways(empty, *CAME_IN, *WENT_OUT) == ([4, 5, 6], [0, 1, 2, 3])


def test_the_result_may_have_the_sign_of_revenue_again() -> None:
    results = "Surplus: 30 48 18", "Reserve: 9 11 2"
    assert ways(*CAME_IN, *WENT_OUT, *results) == ([3, 4, 5], [0, 1, 2, 6, 7])


SUMMARY = ("Income: 633 574 -59", "Expenses: 545 496 49", "Balance: 88 78 -10")


def test_a_line_of_income_and_one_of_expenditure_have_each_their_own_sign() -> None:
    assert ways(*SUMMARY) == ([1], [0, 2])
    assert read(" / ".join((HEADINGS, *SUMMARY))) == [
        "C = B - A, XLE116, 2 of 2 figures agree, the words say so",
        "C = A - B, XLE116, 1 of 1 figures agree, the words say so",
    ]  # fmt: skip
    assert ways(*SUMMARY[:2], "Balance: 88 78 10") is None
    assert ways(SUMMARY[0], "Posts: 545 496 49", SUMMARY[2]) is None


@pytest.mark.parametrize(
    "lines",
    [
        (*CAME_IN, "Staff: 90 95 -9", *WENT_OUT[1:]),  # a figure that neither way explains
        (*CAME_IN[:1], *WENT_OUT),  # one line only goes the other way: a misprint
        CAME_IN,
        WENT_OUT,
        (CAME_IN[0], WENT_OUT[0], CAME_IN[1], WENT_OUT[1], CAME_IN[2], WENT_OUT[2]),  # no sections
        (*CAME_IN[:2], *WENT_OUT, CAME_IN[2]),  # nothing ends the first one
        ("Taxes: 100 120 20", "Fees: 40 35 -5", "Total one: 140 155 15", *WENT_OUT[:2], "Total two: 110 107 3"),
    ],
)
def test_nothing_turns_round_where_sections_do_not_explain_every_figure(lines: tuple[str, ...]) -> None:
    assert ways(*lines) is None


IN_PER_CENT = (
    "Taxes: 100 120 20 20.0", "Fees: 40 35 -5 -12.5", "Total revenue: 140 155 15 10.7",
    "Staff: 90 95 -5 -5.3", "Travel: 20 12 8 66.7", "Rent: 60 75 -15 -20.0", "Total expenditure: 170 182 -12 -6.6",
)  # fmt: skip


def percentages(*lines: str) -> list[str]:
    return [one for one in read(" / ".join((f"{HEADINGS} | Variance (%)", *lines))) if one.startswith("D")]


def test_a_percentage_is_of_the_amount_that_is_taken_off_in_each_section() -> None:
    assert percentages(*IN_PER_CENT) == [
        "D = C / A × 100, XLE102, 3 of 3 figures agree, the words say so",
        "D = C / B × 100, XLE102, 4 of 4 figures agree, the words say so",
    ]


def test_a_percentage_that_neither_explains_is_of_the_budget_everywhere() -> None:
    wrong = IN_PER_CENT[4].replace("66.7", "40.0"), IN_PER_CENT[5].replace("-20.0", "-25.0")
    assert percentages(*IN_PER_CENT[:4], *wrong, IN_PER_CENT[6]) == [
        "D = C / A × 100, XLE102, 6 of 7 figures agree, the words say so",
    ]


def test_each_way_is_a_relation_of_its_own_lines_and_no_figure_contradicts_it() -> None:
    lines = " / ".join((*CAME_IN, *WENT_OUT))
    assert read(f"{HEADINGS} / {lines}") == [
        "C = B - A, XLE116, 3 of 3 figures agree, the words say so",
        "C = A - B, XLE116, 3 of 3 figures agree, the words say so",
    ]
