"""What was spent and what is still to come, budgets before and after recosting, amounts that were moved, all years."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from tests.headings_by_hand import table_of, told
from tests.test_closing_columns import read
from xlengine.across.closings import changed_by
from xlengine.across.quotients import quotients_by_words
from xlengine.across.to_date import at_completion, is_at_completion, repriced, together_so_far
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
        ("Spend to date | Forecast remaining | Reserve*", ""),
        ("Projected to date | Forecast remaining | Outturn*", ""),
        ("Spend to date | Forecast until December | Outturn*", ""),
        ("Variance to date | Forecast remaining | Outturn*", ""),
        ("Spend to date | Forecast variance | Outturn*", ""),
        ("Spend to date | Forecast remaining | Outturn variance*", ""),
        ("Total spend to date | Forecast remaining | Outturn*", ""),
        ("Aid: Spend to date | Aid: Forecast remaining | Outturn*", "D = B + C, 1.3"),
        ("Aid: Spend to date | Loans: Forecast remaining | Outturn*", ""),
        ("Forecast remaining | Outturn*", ""),
        ("Outturn* | Spend to date | Forecast remaining", ""),
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
        ("Spent in prior years | Spent 2023/24 | Total spent*", "D = B + C, 1.3"),
        ("Spent in prior years | Spent 2023/24 | Spent in all*", ""),
        ("Aid: Spent to 30 June 2023 | Aid: Spent 2023/24 | Cumulative*", "D = B + C, 1.3"),
        ("Aid: Spent to 30 June 2023 | Loans: Spent 2023/24 | Cumulative*", ""),
        ("Variance to 30 June 2023 | Variance 2023/24 | Cumulative*", ""),
        ("Spent to 30 June 2023 (%) | Spent 2023/24 | Cumulative*", ""),
        ("Spent to 30 June 2023 | Spent 2023/24 (%) | Cumulative*", ""),
        ("Spent 2023/24 | Cumulative expenditure*", ""),
        ("Cumulative expenditure* | Spent to 30 June 2023 | Spent 2023/24", ""),
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
        ("Before recosting | Recosting | 2025 estimate*", "D = B + C, 1.3"),
        ("Recosting | 2025 estimate*", ""),
        ("Before recosting | Total recosting | 2025 estimate*", ""),
        ("2025 estimate* | Before recosting | Recosting", ""),
        ("Estimate before recosting* | Appropriation | Growth", ""),
        # the change stands right behind the last amount before it
        ("Appropriation | Growth | Growth (%) | Estimate before recosting*", "E = B + C, 1.3"),
        ("Appropriation | Rate (%) | Growth | Estimate before recosting*", ""),
        ("Appropriation | Variance | Growth | Estimate before recosting*", ""),
        ("Budget: Staff | Budget: Total | Growth | Estimate before recosting*", "E = C + D, 1.3"),
        ("Appropriation | Changes: Technical | Estimate before recosting*", "D = B + C, 1.3"),
        ("Total appropriation | Growth | Estimate before recosting*", "D = B + C, 1.3"),
        ("Appropriation | New posts | Estimate before recosting*", "D = B + C, 1.3"),
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
        # in one piece, up to six of them, both ways
        ("Budget | Additions | Reductions | Change (%) | Revised budget*", ""),
        ("Budget | Share (%) | Additions | Reductions | Revised budget*", ""),
        ("Budget | Additions | Reductions | Exchange adjustment | Revised budget*", "F = B + C - D + E, 1.3"),
        ("Additions | Reductions | Increases | Revised budget*", ""),
        ("Budget | Added: Additions | Added: Reductions | Revised budget*", "E = B + C - D, 1.3"),
        (
            "Budget | Additions | New | Increases | Decreases | Disposals | Reductions | Revised budget*",
            "I = B + C + D + E - F - G - H, 1.3",
        ),
        ("Budget | Additions | New | Increases | Drawn | Decreases | Disposals | Reductions | Revised budget*", ""),
        # of an amount that was approved, and into another one
        ("Approved credits | Additions | Reductions | Revised credits*", "E = B + C - D, 1.3"),
        ("Amortization budget | Additions | Reductions | Revised budget*", "E = B + C - D, 1.3"),
        ("Actual budget | Additions | Reductions | Revised budget*", ""),
        ("Budget balance | Additions | Reductions | Revised budget*", ""),
        ("Total budget | Additions | Reductions | Revised budget*", ""),
        ("Budget | Additions | Reductions | Budget balance*", ""),
        ("Budget | Additions | Reductions | Total budget*", ""),
        ("Budget | Additions | Reductions | Revised budget (%)*", ""),
        ("Budget | Additions | Reductions | Actual budget*", ""),
        ("Revised budget* | Additions | Reductions", ""),
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


@pytest.mark.parametrize(
    ("first", "signs"),
    [("20 5", [(1, 1, -1)]), ("20 -5", []), ("-20 5", []), ("-20 -5", [])],
)
def test_amounts_below_nil_contradict_what_was_added_or_taken_off(first: str, signs: list[tuple[int, ...]]) -> None:
    table = columns_of("Budget | Additions | Reductions | Revised budget", f"100 {first} ·", "50 10 4 ·")
    assert [one.signs for one in changed_by(table, 3, range(4))] == signs


def test_only_columns_that_are_amounts_are_put_together() -> None:
    """What is free leaves out codes: one of them between the parts, or among them, is none."""
    table = table_of("Spend to date | Forecast remaining | Outturn*")
    assert told(table, at_completion(table, 2, range(3))) == ["D = B + C, 1.3"]
    assert at_completion(table, 2, [0, 2]) == at_completion(table, 2, [1, 2]) == []
    table = table_of("Spent to 30 June 2023 | Spent 2023/24 | Cumulative expenditure*")
    assert told(table, together_so_far(table, 2, range(3))) == ["D = B + C, 1.3"]
    assert together_so_far(table, 2, [0, 2]) == together_so_far(table, 2, [1, 2]) == []
    table = table_of("Before recosting | Recosting | 2025 estimate*")
    assert told(table, repriced(table, 2, range(3))) == ["D = B + C, 1.3"]
    assert repriced(table, 2, [0, 2]) == repriced(table, 2, [1, 2]) == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Estimate at completion", True), ("Atterrissage", True), ("Completion date", False), ("Outturn", False)],
)
def test_a_heading_says_that_it_is_of_the_end(heading: str, expected: bool) -> None:
    assert is_at_completion(table_of(f"Budget | {heading}").measures[1]) is expected
