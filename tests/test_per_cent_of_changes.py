"""Percentages beside changes: which change a percentage is of, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.headings_by_hand import first_empty, table_of, told
from xlengine.across.proposal import Proposal
from xlengine.across.quotients import quotients_by_words
from xlengine.rule import Form


def sums_of(*stated: str) -> Iterator[Proposal]:
    """`D = B - C`, `E = B + D`, `E = B - C - D`."""
    for one in stated:
        target, _, right = one.partition(" = ")
        parts = right.replace("- ", "-").replace("+ ", "+").split()
        signs = tuple(-1 if part[0] == "-" else 1 for part in parts)
        form = Form.DIFFERENCE if signs == (1, -1) else Form.SUM
        yield Proposal(ord(target) - ord("B"), form, tuple(ord(part[-1]) - ord("B") for part in parts), signs, 1.0)


def per_cent(headings: str, *stated: str, printed: bool = False, but: int | None = None) -> str:
    """What the first column with a star is in per cent of: `D / B`, the surest first; nothing for none."""
    table = table_of(headings, printed)
    free = [at for at in range(len(table.measures)) if at != but]
    found = quotients_by_words(table, free, list(sums_of(*stated)))
    found = [one for one in found if one.target == first_empty(headings)]
    assert all(one.form is Form.PERCENTAGE for one in found)
    assert [one.prior for one in found] == [1.3, 1.0][: len(found)]
    return ", ".join(one.partition(" = ")[2].partition(" ×")[0] for one in told(table, found))


@pytest.mark.parametrize(
    ("amounts", "base"),
    [
        # budget less outcome: of the budget, unless the outcome is the one of an earlier year
        ("Budget | Actual | Variance", "B"),
        ("Budget 2023 | Actual 2023 | Variance", "B"),
        ("Budget 2023 | Actual 2024 | Variance", "B"),
        ("Budget 2024 | Actual | Variance", "B"),
        ("Budget | Actual 2023 | Variance", "B"),
        ("Budget 2024 | Actual 2023 | Variance", "C"),
        ("Budget of 2021 for 2024 | Actual 2023 | Variance", "C"),
        ("Budget 2024 | Actual of 2025 for 2023 | Variance", "C"),
        # outcome less budget: of the budget
        ("Actual | Budget | Variance", "C"),
        ("Actual 2023 | Budget 2024 | Variance", "C"),
        ("Actual | Budget | Surplus", "C"),
        # new less old: of the old
        ("Fuel | Rent | Variance", "C"),
        ("Fuel | Rent 2024 | Variance", "C"),
        ("Fuel 2023 | Rent | Variance", "C"),
        ("Fuel 2024 | Fuel 2023 | Variance", "C"),
        ("Fuel 2024 | Rent 2024 | Variance", "C"),
        ("Fuel 2023 | Fuel 2024 | Variance", "B"),
        ("Fuel of 2025 for 2023 | Fuel 2024 | Variance", "B"),
        ("Fuel 2023 | Fuel of 2021 for 2024 | Variance", "B"),
        ("Actual 2023 | Rent 2024 | Variance", "B"),
        ("Fuel 2023 | Budget 2024 | Variance", "B"),
        ("Budget | Rent | Variance", "C"),
        ("Fuel | Budget | Variance", "C"),
        ("Fuel | Actual | Variance", "C"),
        ("Actual | Rent | Variance", "C"),
        # what is left over, vacant or saved: of what there was
        ("Fuel | Rent | Surplus", "B"),
        ("Fuel | Rent | Balance", "B"),
        ("Fuel | Rent | Unencumbered balance", "B"),
        ("Fuel | Rent | Vacant posts", "B"),
        ("Fuel | Rent | Amount saved", "B"),
        ("Actual | Budget | Balance", "B"),
    ],
)
def test_what_a_difference_is_held_against(amounts: str, base: str) -> None:
    assert per_cent(f"{amounts} | Rate*", "D = B - C") == f"D / {base}"
    other = "B" if base == "C" else "C"
    assert per_cent(f"{amounts} | Rate*", "D = B - C", printed=True) == f"D / {base}, D / {other}"


@pytest.mark.parametrize(
    ("headings", "stated", "expected"),
    [
        # without a group the last amount before it that is computed
        ("Fuel | Rent | Net | Rate*", [], ""),
        ("Fuel | Rent | Net | More | Rate*", ["D = B - C", "E = C - B"], "E / B"),
        ("Fuel | Rent | Rate* | Net", ["E = B - C"], ""),
        ("Fuel | Rent | Net | More | Rate*", ["D = B - C", "E = B + C"], ""),
        # in a group the last one of these that says of what it is
        ("All: Fuel | All: Rent | All: Net | Works: More | All: Rate*", ["D = B - C", "E = C - B"], "D / C"),
        ("All: Fuel | All: Rent | All: Net | All: More | All: Rate*", ["D = B - C", "E = C - B"], "E / B"),
        ("All: Fuel | All: Rent | All: Net | All: More | All: Rate*", ["D = B - C", "E = B + C"], "D / C"),
        ("All: Fuel | All: Rent | All: Net | More | All: Rate*", ["D = B - C", "E = C - B"], "D / C"),
        ("All: Fuel | All: Rent | Works: Net | Works: More | All: Rate*", ["D = B - C", "E = C - B"], "E / B"),
        # what is itself added up is of what it is added to
        ("Sum | Fuel | In | Out | Net | Rate*", ["F = D + E", "B = C + F"], "F / C"),
        ("Sum | Fuel | In | Out | Net | Rate*", ["F = D + E", "B = F + C"], "F / C"),
        ("Sum | Fuel | In | Out | Net | Rate*", ["F = D + E", "B = C - F"], ""),
        ("Sum | Fuel | In | Out | Net | Rate*", ["F = D + E", "B = C + D + F"], ""),
        ("Sum | Fuel | In | Out | Net | Rate*", ["F = D + E", "B = C + D"], ""),
        ("Sum | Fuel | In | Out | Net | Rate*", ["F = D + E", "B = F"], ""),
        ("All: Sum | All: In | All: Out | All: Net | All: Fuel | All: Rate*", ["E = C + D", "B = E + F"], "E / F"),
    ],
)
def test_which_change_a_percentage_is_of(headings: str, stated: list[str], expected: str) -> None:
    assert per_cent(headings, *stated) == expected


def test_what_is_multiplied_or_divided_is_no_change() -> None:
    table = table_of("All: Fuel | All: Rent | All: Net | All: Cost | All: Rate*")
    sums = [*sums_of("D = B - C"), Proposal.product(3, [0, 1], 1.0)]
    assert told(table, quotients_by_words(table, range(5), sums)) == ["F = D / C × 100, 1.3"]


@pytest.mark.parametrize(
    ("headings", "stated", "expected"),
    [
        ("Fuel | Change | Rate* | Sum", ["E = B + C"], "C / B"),
        ("Fuel | Change | Rate* | Sum", ["E = B - C"], ""),
        ("Fuel | Change | Rate* | Sum", ["C = E - B"], "C / B"),
        ("Fuel | Change | Rate* | Sum", ["E = C"], ""),
        ("Fuel | Change | More | Rate* | Sum", ["F = B + C + D"], ""),
        ("Fuel | Rate* | Change | Sum", ["E = B + D"], ""),
        ("Fuel | Change | Sum | Rate*", ["D = B + C"], ""),
    ],
)
def test_a_change_between_what_it_changes_and_the_result(headings: str, stated: list[str], expected: str) -> None:
    assert per_cent(headings, *stated) == expected


@pytest.mark.parametrize(
    ("headings", "stated", "expected"),
    [
        # a change that stands by itself, of what it is added to
        ("Fuel | Change: Amount | Change: %* | Sum", ["E = B + C"], "C / B"),
        ("Fuel | Change: Amount | Change: %* | Sum", ["E = C + B"], ""),
        ("Fuel | Change: Amount | Change: %* | Sum", ["E = B - C"], ""),
        ("Fuel | Change: Amount | Change: %* | Sum", ["E = C"], ""),
        ("Fuel | Change: Amount | Change: %* | More | Sum", ["F = B + E"], ""),
        ("Fuel | Rent | Change: Amount | Change: %* | Sum", ["F = B + D + C"], ""),
        ("Fuel | Rent | Change: Amount | Change: %* | Sum", ["F = B + D"], "D / B"),
        ("Fuel | Rent | Change: Amount | Change: Net change | Change: %* | Sum", ["G = B + E"], "E / B"),
        ("Fuel | Rent | Change: Amount | Change: Net change | Change: %* | Sum", ["G = B + D"], ""),
        ("Fuel | Rent | Change: Amount | Change: Net change | Change: %* | Sum", ["D = B - C", "G = B + E"], "E / B"),
        # or of the budget or estimate right before it
        ("Budget | Change: Amount | Change: %*", [], "C / B"),
        ("Estimate | Change: Amount | Change: %*", [], "C / B"),
        ("Estimate | Change: Amount | Change: Net change | Change: %*", [], "D / B"),
        ("Fuel | Budget | Change: Amount | Change: %*", [], "D / C"),
        ("Fuel | Rent | Budget | Change: Amount | Change: %*", [], "E / D"),
        ("Amount | Budget | Change: Amount | Change: %*", [], "D / C"),
        ("Budget | Fuel | Budget | Change: Amount | Change: %*", [], ""),
        ("Budget | Change: Amount | Change: %* | Rest: Budget | Rest: Fuel", [], "C / B"),
        ("Fuel | Change: Amount | Change: %*", [], ""),
        ("Budget | Fuel | Change: Amount | Change: %*", [], ""),
        ("Fuel | Budget | Change: Amount | Change: %* | Sum", ["F = B + D"], "D / B"),
        ("All: Budget | Rest: Budget | Change: Amount | Change: %*", [], ""),
        ("All: Budget | All: Estimate | Change: Amount | Change: %*", [], "D / C"),
        # of no later year than the percentage
        ("Budget 2024 | Change: Amount | Change 2023: Rate | Change: %*", [], "C / B"),
        ("Budget 2024 | Change 2024: Amount | Change 2024: %*", [], "C / B"),
        ("Budget 2024 | Change 2025: Amount | Change 2025: %*", [], "C / B"),
        ("Budget 2024 | Change 2023: Amount | Change 2023: %*", [], ""),
        # where that is no free column
        ("Change: Amount | Change: %* | Budget", [], ""),
        # a change in another group, behind the percentage, or that is one itself
        ("Budget | Rest: Amount | Change: %* | Change: Fuel", [], ""),
        ("Fuel | Change: %* | Change: Amount | Sum", ["E = B + D"], ""),
        ("Budget | Change: Rate of change | Change: %*", [], ""),
    ],
)
def test_an_amount_under_the_same_heading_is_the_change(headings: str, stated: list[str], expected: str) -> None:
    assert per_cent(headings, *stated) == expected


def test_a_budget_that_is_known_already_is_not_taken() -> None:
    assert per_cent("Budget | Change: Amount | Change: %*", but=0) == ""


def test_a_change_that_the_percentage_does_not_speak_of() -> None:
    assert per_cent("Budget | Actual | Change | Fuel | Change (%)*", "D = C - B") == ""
    assert per_cent("Budget | Actual | Change | Change (%)*", "D = C - B") == "D / B"
