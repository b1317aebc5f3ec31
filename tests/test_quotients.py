"""What headings propose to be a percentage or a rate, and how likely each reading is."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.quotients import quotients_by_words
from xlengine.across.sums import sums_by_words

PROPOSED: list[tuple[str, list[str]]] = [
    (
        "LFI 2024 | LFR 2024 | Réalisations 2024 | Réalisations 2023 | Taux de réalisation / LFR (%)*",
        ["F = D / C × 100, 1.5, XLE117"],
    ),
    ("Réalisations 2023 | Réalisations 2024 | Variation 2024/2023 (%)*", ["D = (C - B) / B × 100, 1.3, XLE119"]),
    ("Réalisations 2023 | Réalisations 2024 | Variation 2023/2024 (%)*", ["D = (C - B) / B × 100, 1.2, XLE119"]),
    (
        "Presupuesto 2023 | Proyecto 2024 | Variación 2024/2023: Absoluta* | Variación 2024/2023: %*",
        ["E = D / B × 100, 1.3"],
    ),
    ("Исполнено 2023 | Исполнено 2024 | Темп роста 2024/2023, %*", ["D = C / B × 100, 1.2, XLE117"]),
    ("2023 outturn | 2024 forecast | 2025 budget | 2025 budget compared with 2024 forecast (%)*", []),
    (
        "2023 outturn | 2024 forecast | 2025 budget | Change, 2025 budget over 2024 forecast*"
        " | 2025 budget compared with 2024 forecast (%)*",
        ["F = E / C × 100, 1.35"],
    ),
    ("2023 outturn | 2024 forecast | 2025 budget compared with 2026 forecast (%)*", []),
    ("2023 outturn | 2024 forecast | 2024 forecast compared with 2024 forecast (%)*", []),
    ("Budget 2024 | Actual 2024 | Actual 2023 | Implementation rate (%)*", ["E = C / B × 100, 1.3, XLE122"]),
    ("Budget 2024 | Actual 2023 | Actual 2024 | Implementation rate (%)*", ["E = D / B × 100, 1.3, XLE122"]),
    ("Budget 2024 | Actual 2024 | Actual 2023 | % of budget*", ["E = C / B × 100, 1.5, XLE117"]),
    ("Budget | Actual 2024 | Actual 2023 | Implementation rate (%)*", ["E = D / B × 100, 1.3, XLE122"]),
    (
        "Budget | Cumulative budget | Actual | Cumulative actual | Cumulative % of budget*",
        ["F = E / C × 100, 1.3, XLE122"],
    ),
    ("Budget | Actual | Cumulative actual | Cumulative % of budget*", ["E = D / B × 100, 1.3, XLE122"]),
    ("Amount | %*", []),
]
"""An empty column's heading among others, and its readings: the part and the whole, then how likely they are."""
PRINTED: list[tuple[str, list[str]]] = [
    (
        "2023 outturn | 2024 forecast | 2025 budget | 2025 budget compared with 2024 forecast (%)*",
        ["E = (D - C) / C × 100, 1.2, XLE119", "E = D / C × 100, 1.1, XLE117"],
    ),
    ("Amount | %*", []),
    ("Budget | Actual | %*", ["D = C / B × 100, 1.25, XLE122"]),
]
"""The same where all columns have figures."""


@pytest.mark.parametrize(
    ("headings", "readings", "printed"),
    [
        *((headings, readings, False) for headings, readings in PROPOSED),
        *((headings, readings, True) for headings, readings in PRINTED),
    ],
)
def test_what_headings_propose(headings: str, readings: list[str], printed: bool) -> None:
    table = table_of(headings, printed)
    free = range(len(table.measures))
    assert told(table, quotients_by_words(table, free, sums_by_words(table, free))) == readings
