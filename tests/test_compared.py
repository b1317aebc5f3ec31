"""Headings that hold one column against another, and rates whose headings name their base."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
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
    ("Budget | Outturn | Variance* | Use of reserves | Net variance*", ["D = B - C, 1.3"]),
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
