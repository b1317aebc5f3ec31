"""What is still to be done, and at what rate it was done: posts, contributions, commitments, payments."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.quotients import quotients_by_words
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
