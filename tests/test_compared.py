"""Headings that hold one column against another, and rates whose headings name their base."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.compared import compared, compared_in_percent
from xlengine.across.proposal import Proposal
from xlengine.across.quotients import quotients_by_words
from xlengine.across.sums import sums_by_words

SAID: list[tuple[str, list[str]]] = [
    ("2024 | 2023 | 2024 vs 2023*", ["D = B - C, 1.45, explicit"]),
    ("2024 | 2023 | 2024 vs 2022*", []),
    (
        "2024 Proposed | 2023 Approved | 2024 vs 2023 (EUR)* | 2024 vs 2023 (%)*",
        ["D = B - C, 1.45, explicit", "E = D / C × 100, 1.3"],
    ),
    ("LFI 2023 | LFR 2023 | Écart LFR/LFI*", ["D = C - B, 1.45, explicit"]),
    (
        "EPRD 2023 | Compte financier 2023 | EPRD 2024 | Écart EPRD 2024 / CF 2023* | Évol. %*",
        ["E = D - C, 1.45, explicit", "F = E / C × 100, 1.3"],
    ),
    ("Compte 2022 | Budget 2023 | Compte 2023 | Écart C23 / B23*", ["E = D - C, 1.45, explicit"]),
    ("Budget 2024 | Estimé 2024 | Budget 2025 | Écart estimé / budget 2024*", ["E = C - B, 1.45, explicit"]),
    ("2023 | 2022 | Var. 2023/2022* | Var. (%)*", ["D = B - C, 1.2", "E = D / C × 100, 1.3"]),
    ("2022 | 2023 | Évolution 2023/2022 (%)*", ["D = (C - B) / B × 100, 1.3, XLE119"]),
    ("2022 | 2023 | 2023/2022 (%)*", []),
    ("LFI 2023 | 2023 exécuté | Exéc. 2023 / LFI (%)*", ["D = C / B × 100, 1.25, XLE122"]),
    (
        "Budget 25/26 | Est. outturn 24/25 | Budget 25/26 vs Est. outturn 24/25*",
        ["D = B - C, 1.45, explicit"],
    ),
    # nothing says which of the two is taken off
    ("Réel | Budget | Réel c. budget*", []),
    ("Outturn | Estimate | Outturn vs Estimate, saving/(excess)*", []),
    # a statement in brackets that no column answers
    ("Budget | Actual | Variance (projected - approved)*", []),
    # the difference of two rates, and a variance that goes on from another
    ("Rate 2022 (%) | Rate 2023 (%) | Difference*", []),
    ("Budget | Outturn | Variance* | Use of reserves | Net variance*", ["D = B - C, 1.3", "D = C - B, 1.3"]),
    # rates that name their base
    (
        "Бюджет на год | План на период | Исполнено | Исполнение, %: к плану на период*"
        " | Исполнение, %: к бюджету на год*",
        ["E = D / C × 100, 1.3, XLE122", "F = D / B × 100, 1.3, XLE122"],
    ),
    ("План на 2025 год | План на I кв. 2025 | Исполнено | Исполнение, %: к годовому плану*", []),
    (
        "Current budget | Funds available | Expenditure | Expenditure as % of: Current budget*"
        " | Expenditure as % of: Funds available*",
        ["E = D / B × 100, 1.5, XLE117", "F = D / C × 100, 1.5, XLE117"],
    ),
    ("Estimate | Revenue | Implementation rate*", ["D = C / B × 100, 1.3, XLE122"]),
    (
        "2023: Women | 2023: Men | 2023: Total* | 2023: % women*",
        ["D = B + C, 1.4, XLE115", "D = B + C, 1.1, XLE115", "E = B / D × 100, 1.2, XLE117"],
    ),
]


@pytest.mark.parametrize(("headings", "readings"), SAID)
def test_what_is_held_against_what(headings: str, readings: list[str]) -> None:
    table = table_of(headings)
    free = range(len(table.measures))
    sums = sums_by_words(table, free)
    assert told(table, [*sums, *quotients_by_words(table, free, sums)]) == readings


def held(headings: str) -> str:
    """What the last column is read as, by its heading alone: `B - C`; nothing for none."""
    table = table_of(headings)
    found = compared(table, len(table.measures) - 1, range(len(table.measures)))
    return ", ".join(told(table, found)).removesuffix(", 1.45, explicit").partition(" = ")[2]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # a word between two names, or a stroke behind a word for a change
        ("2024 | 2023 | 2024 vs 2023*", "B - C"),
        ("2024 | 2023 | 2023 vs 2024*", "C - B"),
        ("2024 | 2023 | Change 2024/2023*", "B - C"),
        ("2024 | 2023 | 2024/2023*", ""),
        ("2024 | 2023 | 2024 - 2023*", ""),
        ("2024 | 2023 | Change vs 2023*", ""),
        ("2024 | 2023 | 2024 vs 2024*", ""),
        ("2024 | 2023 | 2022 | 2024 vs 2023 vs 2022*", ""),
        ("Spring | Autumn | Spring vs Autumn*", "B - C"),
        ("Spring | Autumn | Spring vs Winter*", ""),
        ("Spring | Autumn | Winter vs Spring*", ""),
        ("Spring | Autumn | Change in % Spring/Autumn*", "B - C"),
        ("Spring/Summer | Autumn | Spring/Summer vs Autumn*", "B - C"),
        # what is computed otherwise
        ("2024 | 2023 | 2024 vs 2023 (%)*", ""),
        ("2024 | 2023 | Implementation rate vs 2023*", ""),
        ("Implemented | Budget | Underspend, implemented vs budget*", ""),
        ("2024 | 2023 | 2024 vs 2023 per pupil*", ""),
    ],
)
def test_the_first_that_is_named_less_the_second(headings: str, expected: str) -> None:
    assert held(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # by its year alone
        ("2024 | 2023 | 24 vs 23*", "B - C"),
        ("2024 | 2023 | FY 24 vs FY23*", "B - C"),
        ("2024 | 2023 | 2024 г. vs 2023 г.*", "B - C"),
        ("Spring 2024 | Autumn 2024 | 2023 | 24 vs 23*", ""),
        ("Spring 2024 | Autumn 2024 | 2023 | 2024 vs 2023*", ""),
        ("Balance 2024 | Budget 2024 | 2023 | 2024 vs 2023*", "C - D"),
        # by its initial and its year
        ("Budget 2024 | Actual 2024 | Budget 2023 | B24 vs B23*", "B - D"),
        ("Budget 2024 | Actual 2024 | Actual 2023 | A24 vs A23*", "C - D"),
        ("Budget 2024 | Actual 2023 | Spent 2023 | B24 vs S23*", "B - D"),
        ("Budget 2024 | Budget reserve 2024 | Actual 2023 | B24 vs A23*", ""),
        # by its words, and by its year beside them
        ("Budget 2024 | Budget 2023 | Budget 2024 vs 2023*", "B - C"),
        ("Budget 2024 | Forecast outcome 2023 | Forecast outcome 2024 | Forecast 2023 vs Budget 2024*", "C - B"),
        ("Spring 2024 | Autumn 2024 | Spring 2023 | Spring of 2024 vs Autumn of 2024*", "B - C"),
        ("Spring plan 2024 | Autumn plan 2024 | Spring plan 2023 | SP 2024 vs Autumn*", "B - C"),
        ("Spring plan 2023 | Autumn plan 2023 | Autumn plan 2024 | SP 2023 vs AP 2023*", "B - C"),
        ("Spring plan 2023 | Sales plan 2023 | Autumn plan 2024 | SP 2023 vs Autumn*", ""),
    ],
)
def test_how_a_column_is_named(headings: str, expected: str) -> None:
    assert held(headings) == expected


def test_columns_under_the_same_heading_are_not_what_it_compares() -> None:
    table = table_of("2024 | 2023 | 2024 vs 2023: Amount* | 2024 vs 2023: Sum*")
    assert told(table, compared(table, 2, range(4))) == ["D = B - C, 1.45, explicit"]
    assert compared(table, 2, [0, 2, 3]) == []
    assert compared(table, 2, [1, 2, 3]) == []


def in_percent(headings: str, *sums: Proposal, at: int = 2, as_fraction: bool = False) -> str:
    """What a column is read as beside these differences: `D / C × 100`; nothing for none."""
    table = table_of(headings)
    if as_fraction:
        table.entries = [[*row[:at], row[at]._replace(as_fraction=True), *row[at + 1 :]] for row in table.entries]
    found = told(table, compared_in_percent(table, at, range(len(table.measures)), sums))
    return ", ".join(found).partition(" = ")[2]


GROWN, EXECUTED = "(B - C) / C × 100, 1.45, XLE119", "B / C × 100, 1.45, XLE122"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("2024 | 2023 | Change 2024/2023 (%)*", GROWN),
        ("2024 | 2023 | Change 2024 vs 2023 (%)*", GROWN),
        ("2024 | 2023 | Change: 2024 vs 2023 (%)* | Change: Net*", GROWN),
        ("2024 | 2023 | Fuel: 2024 vs 2023 (%)* | Fuel: Net*", ""),
        ("2024 | 2023 | 2024 vs 2023 (%)*", ""),
        ("2024 | 2023 | 2024/2023 (%)*", ""),
        ("2024 | 2023 | Change 2024/2022 (%)*", ""),
        ("2024 | 2023 | Change 2024/2023*", ""),
        ("2024 | 2023 | Change per pupil 2024/2023 (%)*", ""),
        ("Actual | Budget | Actual/Budget (%)*", EXECUTED),
        ("Actual | Budget | Actual vs Budget (%)*", ""),
        ("Actual | Budget | Budget/Actual (%)*", ""),
        ("Actual | Fuel | Actual/Fuel (%)*", ""),
        ("Fuel | Budget | Fuel/Budget (%)*", ""),
    ],
)
def test_a_change_in_per_cent_of_the_second_or_an_outcome_of_its_budget(headings: str, expected: str) -> None:
    assert in_percent(headings) == expected


def test_a_percent_format_says_so_too() -> None:
    assert in_percent("2024 | 2023 | Change 2024/2023*", as_fraction=True) == GROWN
    assert in_percent("2024 | 2023 | Price per change 2024/2023*", as_fraction=True) == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([(3, 0, 1)], "E / C × 100, 1.45"),
        ([(4, 0, 2), (3, 0, 1)], "E / C × 100, 1.45"),
        ([(3, 1, 0)], GROWN),
        ([(4, 0, 2)], GROWN),
        ([(3, 0, 1), (4, 0, 1)], GROWN),
    ],
)
def test_the_one_difference_that_stands_there_is_what_changed(
    changes: Sequence[tuple[int, int, int]], expected: str
) -> None:
    sums = [Proposal.difference(*change, 1.0) for change in changes]
    for words in ("Change 2024 vs 2023", "Change 2024/2023"):
        assert in_percent(f"2024 | 2023 | 2022 | Net* | More* | {words} (%)*", *sums, at=5) == expected


def test_the_difference_of_two_that_a_stroke_parts_is_none_of_theirs() -> None:
    difference = Proposal.difference(3, 0, 1, 1.0)
    assert in_percent("2024 | 2023 | 2024 vs 2023 (%)* | Net*", difference) == "E / C × 100, 1.45"
    assert in_percent("Actual | Budget | Actual/Budget (%)* | Net*", difference) == EXECUTED
    added = Proposal.added(3, [0, 1], 1.0)
    assert in_percent("2024 | 2023 | Change 2024/2023 (%)* | Total*", added) == GROWN
    assert in_percent("2024 | 2023 | Change 2024/2023 (%)* | Total*", added, difference) == "E / C × 100, 1.45"
