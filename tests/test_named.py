"""Which column the words of a heading name, among columns with these headings."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of
from xlengine.across.named import called_by, of_one_year, stems
from xlengine.sheet import column_letters


def named(words: str, headings: str, result: str = "Result") -> str:
    """The letter of the column that is named; a dash for none."""
    table = table_of(f"{headings} | {result}*")
    target = len(table.measures) - 1
    at = called_by(table, target, words, range(target))
    return "-" if at is None else column_letters(table.measures[at].column)


@pytest.mark.parametrize(
    ("words", "headings", "column"),
    [
        ("Fuel", "Fuel | Rent", "B"),
        ("fuel", "Fuel cost | Rent", "B"),
        ("Fuel", "Fuel cost | Fuel levy", "-"),
        ("RAR", "Restes à réaliser | Vote", "B"),
        ("RA", "Restes à réaliser | Vote", "B"),
        ("RAS", "Restes à réaliser | Vote", "-"),
        ("PQB", "Papier quai bleu | Plume quart bond", "-"),
        ("PQB", "Papier quai bleu | Plume quart rond", "B"),
        ("PQ", "Papier quai bleu | Plume", "B"),
        ("pqb", "Papier quai bleu | Plume", "-"),
        ("P", "Papier quai bleu | Rond", "-"),
        ("Pap. bleu", "Papier quai bleu | Papier rouge", "B"),
        ("Pap. 2023", "Papier 2023 | Papier 2024", "B"),
        ("Pap. 2022", "Papier 2023 | Papier 2024", "-"),
        ("Pap. de la Plume", "Papier | Plume", "-"),
        ("Réal. 2024", "Réalisations 2023 | Réalisations 2024", "C"),
        ("Réal.", "Réalisations | Vote", "B"),
        ("Exéc LFR", "Exécution LFI | Exécution LFR", "C"),
        ("of the", "Fuel of the year | Rent", "-"),
        ("上年同期", "本年累计 | 上年同期累计", "C"),
        ("上年同期", "上年同期收入 | 上年同期支出", "-"),
        ("同期", "本年累计 | 上年同期累计", "-"),
        ("Budget", "Budget 2023 | Budget 2024", "C"),
        ("Budget 2023", "Budget 2023 | Budget 2024", "B"),
        ("last year's budget", "Budget 2023 | Budget 2024", "B"),
        ("last year's budget", "Budget 2022 | Budget 2023 | Budget 2024", "C"),
        ("last year's budget", "Budget 2024 | Budget 2023 | Budget 2022 | Budget 2021", "C"),
        ("last year's budget", "Budget 2023 | Rent", "B"),
        ("last year's budget", "Budget 2022 | Rent 2024", "B"),
        ("last year's budget", "Budget 2022 | Rent 2023 | Fuel 2024", "-"),
        ("last year's budget", "Budget | Rent", "B"),
        ("Budget", "Budget 2022 | Budget 2024 | Budget 2023", "C"),
        ("Budget", "Budget 2024 | Budget 2022 | Budget", "D"),
        ("Budget", "Budget 2024 | Budget of 2024", "-"),
        ("Rent", "Budget: Rent | Rent: Fuel", "B"),
        ("Rent fuel", "Rent: Fuel | Rent: Posts | Fuel: Rent", "B"),
        ("Rent fuel", "Rent: Of fuel | Rent: Posts", "B"),
        ("Spending", "Budget | Expenditure", "C"),
        ("Spending", "Budget | Expenditure | Actual expenditure", "-"),
        ("Prop. fuel", "Fuel proposed | Fuel", "B"),
        ("pro.", "Fuel proposed | Fuel", "B"),
        ("Rents", "Fuel: Rent | Rent: Posts", "B"),
        ("Fuel", "Rent: Fuel cost | Fuel: Posts", "B"),
        ("PQB", "Rent: Papier quai bleu | Rent: Plume", "B"),
        ("Rent fuel", "Rent: Of fuel cost | Rent: Posts", "B"),
        ("Rent fuels", "Rent: Fuel | Rent: Posts", "B"),
        ("Pap", "Papier 2024 | Vote", "B"),
        ("Budgets", "Budget 2024 | Budget of all", "-"),
        ("last year's budget", "Budget 2024 | Budget of all", "B"),
        ("pro.", "Proposed: Fuel | Posts: Rent", "B"),
        ("", "Fuel | Rent", "-"),
        ("Budget", "Budget 2023 | Fuel 2024", "B"),
        ("Budget", "North: Budget | South: Budget", "-"),
        ("Fuel", "Fuel 2023 | Fuel 2023 of it | Rent", "-"),
    ],
)
def test_a_column_is_named_by_its_words_by_short_ones_and_by_its_year(words: str, headings: str, column: str) -> None:
    assert named(words, headings) == column


def test_of_several_columns_the_one_in_the_same_group_is_named() -> None:
    assert named("Budget", "North: Budget | South: Budget", "South: Result") == "C"
    assert named("Budget", "North: Budget | South: Budget", "North: Result") == "B"
    assert named("Budget", "North: Budget | South: Budget", "East: Result") == "-"


@pytest.mark.parametrize(
    ("headings", "actual", "expected"),
    [
        ("Budget 2024 | Actual 2024 | Actual 2023", 2, 1),
        ("Budget 2023 | Actual 2023 | Actual 2024 | Actual 2022", 3, 1),
        ("Budget 2024 | Actual 2024 | Actual 2023", 1, 1),
        ("Budget 2024 | Actual 2023 | Actual 2022", 2, 2),
        ("Budget | Actual 2024 | Actual 2023", 2, 2),
        ("Budget 2024 | Actual | Actual 2024", 1, 1),
        ("Budget 2024 | Actual 2024 | Expenditure 2024 | Actual 2023", 3, 3),
        ("Budget 2024 | Variance of actual 2024 | Actual 2023", 2, 2),
    ],
)
def test_a_budget_is_held_against_the_outcome_of_its_own_year(headings: str, actual: int, expected: int) -> None:
    table = table_of(headings, printed=True)
    assert of_one_year(table, actual, 0, range(len(table.measures))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("adjustments", {"adjus"}),
        ("budget", {"budg"}),
        ("expense", {"expen"}),
        ("the budget of it", {"budg"}),
        ("预算数", {"预算"}),
        ("2024年预算额", {"预算"}),
        ("of it fuel", {"fuel"}),
        ("预算 fuel", {"预算", "fuel"}),
        ("journal", {"journ"}),
        ("posts", {"post"}),
        ("预算执行情况a", {"预算执行情况a"}),
        ("a预算执行情况", {"a预算执行"}),
        ("예산집행현황표", {"예산집행현"}),
        ("travel", {"trav"}),
    ],
)
def test_the_stem_of_a_word_leaves_its_ending_out(text: str, expected: set[str]) -> None:
    assert stems(text) == expected
