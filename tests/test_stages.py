"""What is still to be done, and at what rate it was done: posts, contributions, commitments, payments."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import first_empty, table_of, told
from xlengine.across.quotients import quotients_by_words
from xlengine.across.stages import rate_of_what_is_done, still_to_be_done
from xlengine.across.sums import sums_by_words

SAID: list[tuple[str, list[str]]] = [
    # posts that are not filled, and the rates of both
    ("Establishment | Strength | Vacancies*", ["D = B - C, 1.3, explicit"]),
    (
        "Establishment | Strength | Vacancies* | Vacancy rate (%)*",
        ["D = B - C, 1.3, explicit", "E = D / B × 100, 1.3"],
    ),
    ("Establishment | Permanent | Vacancies* | Vacancy rate (%)*", []),
    ("Approved | Planned | Actual (average) | Vacant posts*", ["E = C - D, 1.3, explicit"]),
    (
        "Approved posts | In post: Women | In post: Men | In post: Total* | Vacancies* | Incumbency rate (%)*",
        ["E = C + D, 1.4, XLE115", "E = B + C + D, 1.1, XLE115", "F = B - E, 1.3, explicit", "G = E / B × 100, 1.3"],
    ),
    ("Plazas dotadas | Ocupadas | Vacantes*", ["D = B - C, 1.3, explicit"]),
    (
        "Штатная численность | Фактическая численность | Вакансии* | Укомплектованность, %*",
        ["D = B - C, 1.3, explicit", "E = C / B × 100, 1.3"],
    ),
    ("核定人数 | 计划数 | 实际人数 | 空缺数*", ["E = C - D, 1.3, explicit"]),
    ("الوظائف المعتمدة | الوظائف المشغولة | الوظائف الشاغرة*", ["D = B - C, 1.3, explicit"]),
    # what was assessed, billed or pledged, and what came in
    ("Assessed | Collected | Uncollected*", ["D = B - C, 1.3, explicit"]),
    ("Assessed | Collected | Collection rate (%)*", ["D = C / B × 100, 1.3"]),
    ("Billed | Exemptions | Net billed* | Collected | Uncollected*", ["F = D - E, 1.3, explicit"]),
    ("Derechos reconocidos netos | Recaudación neta | Pendiente de cobro*", ["D = B - C, 1.3, explicit"]),
    (
        "Pledged | Received: Prior years | Received: 2024 | Received: Total received* | Outstanding pledge*",
        ["E = C + D, 1.4, XLE115", "E = C + D, 1.2, XLE115", "F = B - E, 1.3, explicit"],
    ),
    ("Assessed | Collected | Cancelled | Collection rate (collected as % of assessed)*", []),
    # budgets that are committed, recognized and paid
    ("Budget | Commitments | Uncommitted*", ["D = B - C, 1.3, explicit"]),
    ("Budget | Other | Commitments | Uncommitted*", []),
    ("Ordonnancements | Payé | Restes à payer*", ["D = B - C, 1.3, explicit"]),
    ("Restes à payer au 31/12/2022 | Engagements 2023 | Paiements 2023 | Restes à payer au 31/12/2023*", []),
    ("Commitments | Disbursements | % disbursed*", ["D = C / B × 100, 1.3"]),
    (
        "Allotment | Obligations | Unobligated balance* | % obligated*",
        ["D = B - C, 1.4, XLE121, explicit", "E = C / B × 100, 1.3"],
    ),
]


@pytest.mark.parametrize(("headings", "readings"), SAID)
def test_what_is_left_and_the_rate_of_what_is_done(headings: str, readings: list[str]) -> None:
    table = table_of(headings)
    free = range(len(table.measures))
    sums = sums_by_words(table, free)
    assert told(table, [*sums, *quotients_by_words(table, free, sums)]) == readings


def left_over(headings: str) -> str:
    """What the first empty column is read as: `B - C`; nothing for none."""
    table = table_of(headings)
    target = first_empty(headings)
    found = told(table, still_to_be_done(table, target, range(len(table.measures))))
    return ", ".join(found).removesuffix(", 1.3, explicit").partition(" = ")[2]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Establishment | Filled | Vacancies*", "B - C"),
        ("Fuel | Establishment | Filled | Vacancies* | Filled", "C - D"),
        ("Establishment | Filled | Fuel*", ""),
        ("Establishment | Filled | Vacancies and arrears*", ""),
        ("Establishment | Filled | Total vacancies*", ""),
        ("Establishment | Filled | Vacancies (%)*", ""),
        ("Establishment | Filled | Vacancies per office*", ""),
        ("Ordonnancements | Payé | Restes à payer: Montant* | Restes à payer: Part*", "B - C"),
        # both stand on the left, what was given first
        ("Filled | Establishment | Vacancies*", ""),
        ("Establishment | Vacancies* | Filled", ""),
        ("Establishment | Fuel | Vacancies*", ""),
        ("Fuel | Filled | Vacancies*", ""),
        # nothing else between them but another step
        ("Establishment | Fuel | Filled | Vacancies*", ""),
        ("Establishment | Filled | Fuel | Vacancies*", "B - C"),
        ("Budget | Spent | Commitments | Uncommitted*", "B - D"),
        ("Budget | Commitments | Paid | Spent | Unspent*", "B - E"),
        # a column for each or of a computed kind is none of the two, an average of months may be
        ("Establishment | Filled per office | Filled | Vacancies*", "B - D"),
        ("Establishment | Balance of posts filled | Filled | Vacancies*", "B - D"),
        ("Establishment | Establishment per office | Filled | Vacancies*", "B - D"),
        ("Establishment | Actual (average) | Vacancies*", "B - C"),
        ("Establishment | Filled | Filled (average per month) | Vacancies*", ""),
        # vacancies at another date, and what moved them
        ("Vacancies at 1 January | Establishment | Filled | Vacancies*", ""),
        # one of several, or the total of these
        ("Establishment | Filled by men | Filled by women | Vacancies*", ""),
        ("Establishment | Filled by men | Total filled | Vacancies*", ""),
        ("Establishment | In post: Filled by men | In post: Filled, total | Vacancies*", "B - D"),
        ("Establishment | Total filled | Total in post | Vacancies*", ""),
        ("Men: Filled | Establishment | All: Total filled | All: Other | Vacancies*", ""),
        ("All: Establishment | All: Total establishment | Filled | Vacancies*", "C - D"),
        ("All: Establishment | All: Establishment, new | Filled | Vacancies*", ""),
        ("All: Total establishment | All: Establishment, new | Filled | Vacancies*", "B - D"),
        ("Old: Establishment | New: Establishment | New: Total establishment | Filled | Vacancies*", "D - E"),
        ("Establishment | Establishment, new | Filled | Vacancies*", "C - D"),
        # what is given and done at once, and what was taken off
        ("Establishment | Establishment filled | Filled, total | Vacancies*", ""),
        ("Budget | Cancelled budget | Commitments | Uncommitted*", ""),
        ("Cancelled budget | Commitments | Uncommitted*", ""),
        # the step right before it
        ("Budget | Commitments | Spent | Paid | Unpaid*", "D - E"),
        ("Budget | Commitments | Paid | Unpaid*", "C - D"),
        ("Budget | Paid | Unpaid*", "B - C"),
        ("Budget | Spent | Fuel | Paid | Unpaid*", ""),
        ("Spent | Budget | Paid | Unpaid*", "C - D"),
        ("Fuel | Paid | Unpaid*", ""),
    ],
)
def test_what_is_left_of_what_was_given(headings: str, expected: str) -> None:
    assert left_over(headings) == expected


def rate(headings: str, printed: bool = False) -> str:
    """What the first empty column is read as in per cent of what: `C / B`; nothing for none."""
    table = table_of(headings, printed)
    target = first_empty(headings)
    found = told(table, rate_of_what_is_done(table, target, range(len(table.measures))))
    return ", ".join(found).removesuffix(" × 100, 1.3").partition(" = ")[2]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Assessed | Collected | Collection rate*", "C / B"),
        ("Assessed | Collected | % collection*", "C / B"),
        ("Assessed | Collected | Collection rate: %* | Collection rate: Other*", "C / B"),
        ("Assessed | Collected | Collection*", ""),
        ("Assessed | Collected | Growth rate*", ""),
        ("Budget | Spent | Variance between budget and spent (%)*", ""),
        ("Assessed | Collected | Collection and payment rate*", ""),
        ("Assessed | Collected | Collected in % of assessed*", ""),
        ("Assessed | Fuel | Collection rate*", ""),
        ("Fuel | Collected | Collection rate*", ""),
        ("Spent | Paid | Payment implementation rate*", "C / B"),
        # vacancies beside it do not matter, nor do arrears that came in
        ("Vacancies at 1 January | Establishment | Filled | Incumbency rate*", "D / C"),
        ("Arrears collected | Assessed | Collected | Collection rate*", "D / C"),
        # any step before it, if there is one only
        ("Commitments | Paid | % paid*", "C / B"),
        ("Budget | Paid | % paid*", "C / B"),
        ("Budget | Spent | Paid | % paid*", ""),
        ("Commitments | Spent | Paid | % paid*", ""),
    ],
)
def test_what_was_done_in_per_cent_of_what_was_given(headings: str, expected: str) -> None:
    assert rate(headings) == expected


def test_a_ratio_is_one_in_per_cent_where_its_figures_are_beyond_two() -> None:
    assert rate("Assessed | Collected | Collection ratio*") == ""
    assert rate("Assessed | Collected | Collection ratio*", printed=True) == "C / B"
