"""What a heading names: by words cut short, by the words that amounts share with it, by the heading beside it."""

from __future__ import annotations

import pytest

from tests.entries_by_hand import entries
from tests.headings_by_hand import table_of, told
from xlengine.across.named import as_named, named_above, of_what_is_named, shortened_in
from xlengine.across.proposal import Proposal
from xlengine.rule import Form
from xlengine.sheet import column_letters


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        ("Compromisos | Pagado | % Comp.*", "B"),
        ("Pagado | Compromisos | % Comp. total*", "C"),
        ("Compromisos | Compras | % Comp.*", "-"),
        ("Compromisos | Pagado | % Comp. Pag.*", "B"),
        ("Compromisos | Pagado | % Co.*", "-"),
        ("Compromisos | Pagado | % Real.*", "-"),
        ("Total compromisos | Pagado | % Comp.*", "B"),
        ("Compromisos | Descompensado | % Comp.*", "B"),
        ("Gasto: Compromisos | Gasto: Pagado | Gasto: Comp.*", "B"),
        ("Comp: Pagado | Comp: Compromisos | Comp: Comp.*", "C"),
        ("Gasto: Comp: Pagado | Gasto: Comp: Compromisos | Gasto: Comp: Comp.*", "C"),
    ],
)
def test_a_word_with_a_full_stop_shortens_the_one_heading_with_a_word_that_begins_so(
    headings: str, column: str
) -> None:
    table = table_of(headings)
    at = shortened_in(table, len(table.measures) - 1, range(len(table.measures) - 1))
    assert column == ("-" if at is None else column_letters(table.measures[at].column))


def kept(headings: str) -> str:
    """Which of all differences between other columns remain for the first empty one: `DC DB`."""
    table = table_of(headings)
    target = [heading.strip().endswith("*") for heading in headings.split("|")].index(True)
    every = range(len(table.measures))
    others = [at for at in every if at != target and not headings.split("|")[at].strip().endswith("*")]
    pairs = [(one, other) for one in others for other in others if one != other]
    found = [Proposal.difference(target, *pair, 1.0) for pair in pairs]
    letters = [column_letters(measure.column) for measure in table.measures]
    return " ".join(
        "".join(letters[at] for at in one.arguments) for one in of_what_is_named(table, target, list(every), found)
    )


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget proceeds | Fuel | Actual proceeds | Change in proceeds*", "BD DB"),
        ("Budget proceeds | Actual proceeds | Change in proceeds*", "BC CB"),
        ("Budget proceeds | Fuel | Change in proceeds*", "BC CB"),
        ("Budget proceeds | Fuel | Change in proceeds* | Actual proceeds", "BE EB"),
        ("Proceeds | Rent | Sales proceeds | Other proceeds | Proceeds lost*", "BC BD BE CB CD CE DB DC DE EB EC ED"),
        ("Budget proceeds | Fuel | Actual proceeds | Balance of proceeds*", "BC BD CB CD DB DC"),
        ("Budget proceeds | Fuel | Actual proceeds | Change in proceeds and fuel*", "BC CB CD DC"),
        ("Budget total | Fuel | Actual total | Total change*", "BC BD CB CD DB DC"),
        ("Budget proceeds | Fuel | Actual proceeds | Change in proceeds* | Change in all proceeds*", "BD DB"),
    ],
)
def test_two_columns_that_share_the_headings_word_are_meant(headings: str, expected: str) -> None:
    assert kept(headings) == expected


def test_quotients_are_kept_beside_the_two() -> None:
    table = table_of("Budget proceeds | Fuel | Actual proceeds | Change in proceeds*")
    share = Proposal.quotient(3, Form.PERCENTAGE, (1, 0), 1.0)
    found = [Proposal.difference(3, 1, 0, 1.0), share, Proposal.difference(3, 2, 0, 1.0)]
    found.append(Proposal.added(3, [0, 1, 2], 1.0))
    assert told(table, of_what_is_named(table, 3, [0, 1, 2, 3], found)) == ["E = C / B × 100, 1.0", "E = D - B, 1.0"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Fuel cost | Rent cost | Change: In fuel* | Change: In rent*", "BC"),
        ("Fuel cost | Rent cost | Change: In fuel* | Other: In rent*", "BC CB"),
        ("Fuel cost | Rent cost | In fuel* | In rent*", "BC CB"),
        ("Change: Fuel cost | Change: Rent cost | Change: In fuel* | Change: In rent*", "BC CB"),
        ("Fuel cost | Rent and fuel cost | Change: In fuel* | Change: In rent*", "BC CB"),
        ("Posts | Rent cost | Change: In fuel* | Change: In rent*", "BC"),
        ("Posts | Travel | Change: In fuel* | Change: In rent*", "BC CB"),
        ("Fuel cost | Rent cost | Change: Fuel and rent* | Change: In rent*", "BC CB"),
        ("Fuel cost | Rent cost | Change: All: In fuel* | Change: All: In rent*", "BC"),
        ("Change: Fuel cost | All: Rent cost | Change: In fuel* | Change: In rent*", "BC"),
        ("Change: Fuel cost | Works: Rent cost | Change: In fuel* | Change: In rent*", "BC"),
    ],
)
def test_what_the_heading_beside_names_is_not_meant(headings: str, expected: str) -> None:
    assert kept(headings) == expected


ONE = "Fuel budget | Fuel actual | Rent budget | Rent actual | {}*"
TWO = "Fuel budget | Fuel actual | Rent budget | Rent actual | Implementation rate | {}*"
RENT = "Rent implementation rate"


def named(headings: str, budget: int, actual: int, rate: str = "90") -> str:
    """The columns of the budget and of the outcome; a dash for none. Every line has the rate in all columns."""
    table = table_of(headings)
    target = len(table.measures) - 1
    table.entries = [entries(" ".join([rate] * target + ["·"])) for _ in table.lines]
    found = as_named(table, target, range(target), budget, actual)
    return "".join("-" if at is None else column_letters(table.measures[at].column) for at in found)


@pytest.mark.parametrize(
    ("headings", "budget", "actual", "expected"),
    [
        (ONE.format("Implementation rate"), 0, 1, "BC"),
        (ONE.format("Implementation rate"), 2, 3, "DE"),
        (ONE.format("Fuel implementation rate"), 2, 3, "BC"),
        (TWO.format("Fuel implementation rate"), 2, 3, "BC"),
        (TWO.format(RENT), 0, 1, "DE"),
        (TWO.format("Implementation rate"), 0, 1, "-C"),
        ("Fuel budget | Budget implementation | Fuel actual | Implementation rate | Implementation rate*", 1, 2, "CD"),
    ],
)
def test_a_rate_is_of_the_budget_and_the_outcome_that_share_its_word(
    headings: str, budget: int, actual: int, expected: str
) -> None:
    assert named(headings, budget, actual) == expected


@pytest.mark.parametrize(
    ("amounts", "budget", "actual", "expected"),
    [
        ("Fuel budget | Rent budget | Rent actual | Fuel actual", 0, 3, "CD"),
        ("Fuel budget | Rent budget | Rent actual | Rent expenditure", 0, 3, "CE"),
        ("Fuel budget | Rent budget | Fuel actual | Actual", 0, 3, "CE"),
        ("Rent budget | Rent reserve budget | Rent actual", 1, 2, "CD"),
        ("Rent budget | Fuel budget | Rent actual", 1, 2, "BD"),
        ("Balance of rent | Rent budget | Rent actual", 0, 2, "BD"),
        ("Rent budget | Rent plan, actual | Fuel budget | Actual", 2, 3, "BC"),
    ],
)
def test_of_two_rates_each_is_of_the_outcome_too_that_shares_its_word(
    amounts: str, budget: int, actual: int, expected: str
) -> None:
    assert named(f"{amounts} | Implementation rate | {RENT}*", budget, actual) == expected


def test_amounts_are_no_rates_and_rates_of_other_groups_are_others() -> None:
    delivered = "Fuel budget | Rent budget | Rent actual | Rent expenditure | Delivery rate"
    assert named(f"{delivered} | {RENT}*", 0, 2) == "CD"
    towns = "Fuel budget | Rent town budget | Rent actual | Rent town actual | Implementation rate"
    assert named(f"{towns} | Rent town implementation rate*", 0, 2) == "CE"
    two = TWO.format("Implementation rate")
    assert named(two, 0, 1, "500") == "-C"
    assert named(two, 0, 1, "500.1") == "BC"
    assert named(two, 0, 1, "·") == "-C"
    table = table_of(ONE.format(RENT))
    table.entries = [entries("600 600 600 600 600")] * 3
    assert as_named(table, 4, range(4), 0, 1) == (2, 3)
    grouped = "All: Fuel budget | All: Fuel actual | {}: Implementation rate | All: Implementation rate*"
    assert named(grouped.format("All"), 0, 1) == "BC"
    other = "All: Fuel budget | All: Rent budget | All: Fuel actual | All: Rent actual"
    rates = "{}: Implementation rate | All: Rent implementation rate*"
    assert named(f"{other} | {rates.format('All')}", 0, 2) == "CE"
    assert named(f"{other} | {rates.format('Other')}", 0, 2) == "CE"
    assert named(f"{other} | {rates.format('Aid')}", 0, 2) == "CE"


def test_only_what_stands_before_the_rate_and_is_no_balance_is_named() -> None:
    table = table_of("Fuel budget | Fuel actual | Rent implementation rate* | Rent budget")
    assert as_named(table, 2, [0, 1, 2, 3], 0, 1) == (0, 1)
    table = table_of("Fuel budget | Fuel actual | Rent budget balance | Rent implementation rate*")
    assert as_named(table, 3, [0, 1, 2, 3], 0, 1) == (0, 1)


@pytest.mark.parametrize(
    ("headings", "above"),
    [
        ("Actual 2022 | Forecast 2023 | Actual 2023 | Variance forecast: k€* | Variance forecast: %*", 1),
        ("Actual 2022 | Forecast 2023 | Actual 2023 | Variance forecast*", None),
        ("Actual 2022 | Forecast 2023 | Actual 2023 | Variance forecast: %* | Variance forecast: Fuel*", None),
        ("Actual 2022 | Forecast 2023 | Actual 2023 | Forecast: k€* | Forecast: %*", None),
        ("Forecast 2022 | Forecast 2023 | Actual 2023 | Variance forecast: k€* | Variance forecast: %*", None),
        ("Variance forecast: Forecast 2023 | Actual 2023 | Variance forecast: k€* | Variance forecast: %*", None),
        ("Approved 2022 | Actual 2023 | Variance approved: k€* | Variance approved: %*", None),  # says too little
    ],
)
def test_a_variance_names_its_base_above_a_level_of_units(headings: str, above: int | None) -> None:
    table = table_of(headings)
    every = range(len(table.measures))
    assert named_above(table, every[-1], every) == above
