"""What was spent and what is still to come, budgets before and after recosting, amounts that were moved, all years."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from tests.test_closing_columns import read
from xlengine.across.closings import changed_by
from xlengine.across.quotients import quotients_by_words
from xlengine.across.to_date import at_completion, repriced, together_so_far
from xlengine.across.totals import totals


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Spend to date | Forecast remaining | Forecast outturn*", "E = C + D, 1.3"),
        ("Expended to Date | Estimate to Complete | Estimate at Completion*", "D = B + C, 1.3"),
        ("Spent at 31 December 2024 | Projected January to June | Total estimated expenditure*", "D = B + C, 1.3"),
        ("الفعلي حتى 30 أيلول | المتوقع للربع الرابع | المتوقع للسنة*", "D = B + C, 1.3"),
        ("Budget | Forecast | Outturn*", ""),
        ("Actual to date | Budget | Total*", ""),
        ("Actual to date | Forecast (%) | Total*", ""),
        ("Actual to date | Total forecast | Outturn*", ""),
        ("2023: Actual to date | 2024: Forecast remaining | Outturn*", ""),
        ("Spend to date | Forecast remaining | Budget | Forecast outturn*", ""),
    ],
)
def test_an_outturn_is_what_was_spent_and_what_is_still_to_come(headings: str, expected: str) -> None:
    assert read(at_completion, headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Spent to 30 June 2023 | Spent 2023/24 | Cumulative expenditure*", "D = B + C, 1.3"),
        ("Ejecutado al 31/12/2022 | Ejecutado 2023 | Acumulado*", "D = B + C, 1.3"),
        ("المنفق لغاية 2023/12/31 | المنفق خلال 2024 | مجموع المنفق*", "D = B + C, 1.3"),
        ("Spent to 30 June 2023 | Spent to 30 June 2024 | Cumulative expenditure*", ""),
        ("Spent to 30 June 2023 | Budget 2023/24 | Cumulative expenditure*", ""),
        ("Spent 2022/23 | Spent 2023/24 | Cumulative expenditure*", ""),
        ("Spent to 30 June 2023 | Spent 2023/24 | Balance*", ""),
        ("Spent to 30 June 2023 | Spent 2023/24 | Cumulative (%)*", ""),
    ],
)
def test_what_has_come_together_is_what_there_was_to_a_date_and_since(headings: str, expected: str) -> None:
    assert read(together_so_far, headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("2022 expenditure | 2024 appropriation | Resource growth | Total before recosting*", "E = C + D, 1.3"),
        ("Appropriation | Changes: Technical | Changes: Total | Estimate before recosting*", "E = B + D, 1.3"),
        ("Appropriation | Changes: Technical | Changes: Other | Estimate before recosting*", ""),
        ("Resource growth | Total before recosting*", ""),
        ("Appropriation | Growth | Before recosting | Recosting | 2025 estimate*", "F = D + E, 1.3"),
        ("Ассигнования | Рост | До пересчета | Пересчет | Смета на 2025 год*", "F = D + E, 1.3"),
        ("Appropriation | Growth | Recosting | 2025 estimate*", ""),
        ("Appropriation | Growth | Before recosting | Recosting | Difference*", ""),
    ],
)
def test_an_estimate_before_recosting_and_the_one_after_it(headings: str, expected: str) -> None:
    assert read(repriced, headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Presupuesto aprobado | Ampliaciones | Disminuciones | Presupuesto vigente*", "E = B + C - D, 1.3"),
        ("Apropiación inicial | Adiciones | Reducciones | Apropiación vigente*", "E = B + C - D, 1.3"),
        ("Effectif approuvé 2024 | Créations | Suppressions | Effectif proposé 2025*", "E = B + C - D, 1.3"),
        ("Approved | Additions | Reductions | Revised budget*", "E = B + C - D, 1.3"),
        ("Spent | Approved | Additions | Reductions | Revised budget*", "F = C + D - E, 1.3"),
        ("Budget | Additions | Reductions | Expenditure*", ""),
        ("Budget | Additions | Increases | Revised budget*", ""),
        ("Budget | Additions | Reductions | Posts | Revised budget*", ""),
        ("Budget | Additions | Revised budget*", ""),
        ("Budget | Additions | Reductions | Something else*", ""),
    ],
)
def test_what_was_approved_with_what_was_added_and_taken_off(headings: str, expected: str) -> None:
    assert read(changed_by, headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Spent before | 2024 | 2025 | 2026 | Total 2024-2026*", "F = C + D + E, 1.4, XLE115"),
        ("2024 | 2026 | Total 2024-2026*", "D = B + C, 1.1, XLE115"),
        ("2023 | 2024 | 2025 | Total 2024-2025*", "E = C + D, 1.4, XLE115"),
        ("Budget 2023 | Actual 2024 | Total 2023-2024*", ""),
    ],
)
def test_a_total_of_years_adds_these_years(headings: str, expected: str) -> None:
    assert read(totals, headings) == expected


def test_a_change_between_two_years_stays_in_the_group_of_the_older_amount() -> None:
    headings = "Regular: 2021 | Regular: 2022 | Other: 2022 | Total: 2022 | Change in regular (%) 2021-2022*"
    table = table_of(headings)
    assert told(table, quotients_by_words(table, range(5), ())) == ["F = (C - B) / B × 100, 1.2, XLE119"]
