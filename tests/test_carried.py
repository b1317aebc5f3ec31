"""Errors that totals and other figures carry on, rates that no heading names, and columns that nobody adds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.sheet import Book


def sheet(*rows: tuple[Any, ...]) -> Book:
    """A sheet from A1 on; words that are numbers are exact figures."""
    cells = {f"{'ABCDEFGH'[at]}{row}": value for row, values in enumerate(rows, 1) for at, value in enumerate(values)}
    exact = {at: Decimal(one) if isinstance(one, str) and _is_figure(one) else one for at, one in cells.items()}
    return book_of(("S", {at: one for at, one in exact.items() if one is not None}))


def _is_figure(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit() and "." in text


def errors(*rows: tuple[Any, ...]) -> list[str]:
    found = check_book(sheet(*rows)).findings
    told = [one for one in found if one.severity is not Severity.NOTE]
    return [f"{one.severity.value} at {one.ref.address}" for one in told if one.ref]


def written(*rows: tuple[Any, ...]) -> dict[str, Any]:
    return {one.ref.address: one.value for one in recalculation(sheet(*rows)).changes}


HEADINGS = ("Item", "Budget", "Actual", "Variance")
FOUR = (("Salaries", 5120, 5034), ("Travel", 910, 960), ("Rent", 7866, 7936), ("Supplies", 1576, 1503))


def test_a_wrong_variance_that_its_total_carries_on_is_told_in_a_short_table() -> None:
    lines = [(*line, line[1] - line[2]) for line in FOUR]
    assert errors(HEADINGS, *lines, ("Total", 15472, 15433, 39)) == []
    lines[3] = (*FOUR[3], 343)
    assert errors(HEADINGS, *lines, ("Total", 15472, 15433, 309)) == ["error at D5", "error at D6"]


def test_a_wrong_total_that_its_variance_carries_on_is_told_where_only_two_columns_are_added() -> None:
    lines = [(*line, line[1] - line[2]) for line in FOUR]
    assert errors(HEADINGS, *lines, ("Total", 15472, 15343, 129)) == ["error at C6"]
    assert written(HEADINGS, *lines, ("Total", 15472, 15343, 129)) == {"C6": Decimal(15433), "D6": Decimal(39)}


def test_two_wrong_variances_are_carried_on_by_no_total() -> None:
    lines = [(*line, line[1] - line[2]) for line in FOUR]
    lines[2:] = (*FOUR[2], 170), (*FOUR[3], 343)
    assert errors(HEADINGS, *lines, ("Total", 15472, 15433, 549)) == []


def growing(heading: str | None, total: str) -> list[tuple[Any, ...]]:
    """Seven lines with what changed in per cent, below this heading."""
    lines = (("Salaries", 5120, 5034, "1.7"), ("Travel", 910, 960, "-5.2"), ("Rent", 7866, 7936, "-0.9"),
             ("Supplies", 1576, 1503, "4.9"), ("Training", 300, 280, "7.1"), ("Fleet", 400, 380, "5.3"),
             ("Other", 77, 60, "28.3"))  # fmt: skip
    head = ("Item", "2025", "2024", "Change", heading)
    return [head, *((a, b, c, b - c, rate) for a, b, c, rate in lines), ("Total", 16249, 16153, 96, total)]


@pytest.mark.parametrize("heading", [None, "Growth", "Evolution", "Var.", "Δ", "Рост", "增长", "Croissance", "النمو"])
def test_a_rate_below_a_heading_that_says_nothing_is_no_sum(heading: str | None) -> None:
    assert errors(*growing(heading, "0.6")) == []
    assert errors(*growing(heading, "0.9")) == ["error at E9"]
    assert written(*growing(heading, "0.9")) == {"E9": Decimal("0.6")}


def test_what_no_column_explains_and_a_total_prints_among_its_lines_is_left_to_a_person() -> None:
    lines = (("Alpha", 100, 90, 10), ("Beta", 120, 100, 41), ("Gamma", 90, 95, 33), ("Delta", 70, 95, 21))
    head, total = ("Item", "2025", "2024", "Yield"), ("Total", 380, 380)
    assert errors(head, *lines, (*total, 27)) == ["warning at D6"]
    assert written(head, *lines, (*total, 27)) == {}
    assert errors(head, *lines, (*total, 501)) == ["error at D6"]  # beyond its lines: a misprint
    assert errors(head, *lines, (*total, 105)) == []


@pytest.mark.parametrize("heading", ["2025 %", "2025* %", "%"])
@pytest.mark.parametrize("years", [("2025", "2024"), ("2025*", "2024*"), ("2025 (a)", "2024 (b)")])
def test_years_with_marks_are_headings_all_the_same(years: tuple[str, str], heading: str) -> None:
    (_, *lines) = growing("%", "0.6")
    assert errors(("Item", *years, "Change", heading), *lines) == []
    assert written(("Item", *years, "Change", heading), *lines) == {}


def test_the_rate_at_which_support_costs_are_taken_makes_them_no_percentage() -> None:
    head = ("Donor", "Contribution", "Direct costs", "Support costs (7%)", "Total costs")
    lines = (("Norway", 2500, 1800, 126, 1926), ("Japan", 1200, 1110, 77, 1187), ("Chile", 6400, 4200, 294, 4494))
    assert errors(head, *lines, ("Total", 10100, 7110, 497, 7607)) == []
    damaged = (("Norway", 2500, 1800, 126, 9126), *lines[1:])
    assert errors(head, *damaged, ("Total", 10100, 7110, 497, 7607)) == ["error at E2"]
    empty = tuple((*line[:3], None, None) for line in lines)
    assert "E2" not in written(head, *empty, ("Total", None, None, None, None))


def test_balances_of_several_years_and_rates_of_exchange_are_not_added() -> None:
    head = ("Year", "Opening balance", "Interest", "Principal repaid", "Closing balance")
    lines = tuple((f"{2024 + at}", 100 - 20 * at, 5 - at, 20, 80 - 20 * at) for at in range(4))
    assert written(head, *lines, ("Total", None, 14, 80, None)) == {}
    local = ("Office", "Local currency", "Exchange rate", "USD")
    offices = (("Nairobi", 1295, "129.5", 10), ("Bangkok", 342, "34.2", 10), ("Santiago", 9450, "945.0", 10))
    assert "C5" not in written(local, *offices, ("Total", None, None, None))
    recosted = ("Office", "Exchange rate", "Inflation", "Total")
    assert written(recosted, ("A", 5, 7, 12), ("B", 3, 4, 7), ("C", 6, 1, 7), ("Total", None, None, None))["B5"] == 14


def test_a_percentage_is_of_the_amount_that_explains_every_line_whatever_its_words_prefer() -> None:
    head = ("类别", "核定数", "计划数", "实际数（平均数）", "空缺数", "空缺率（百分比）")
    lines = (("军事特遣队", 52500, 51800, 50660, 1840, "3.5"), ("联合国警察", 20600, 20000, 19100, 1500, "7.3"),
             ("国际工作人员", 37400, 36300, 33300, 4100, "11.0"), ("本国工作人员", 47500, 46800, 44300, 3200, "6.7"),
             ("建制警察部队", 72000, 72000, 70900, 1100, "1.5"), ("军事观察员", 9500, 9500, 8800, 700, "7.4"),
             ("政府提供的人员", 4700, 4700, 3900, 800, "17.0"), ("选举人员", 6100, 6100, 5800, 300, "4.9"))  # fmt: skip
    assert errors(head, *lines) == []
    assert errors(head, *lines[:2], (*lines[2][:5], "11.9"), *lines[3:]) == ["error at F4"]


def test_a_total_is_not_one_line_because_both_are_nil_in_a_column() -> None:
    head = ("Fund", "Contributions", "Transfers", "Expenditure")
    lines = (("Nutrition", 4127, "—", 5610), ("Education", 15602, "—", 14099), ("Subtotal", None, "—", None),
             ("Officers", 8930, "—", 8246))  # fmt: skip
    filled = written(head, *lines, ("Total", None, "—", None))
    assert filled.get("B6", 28659) == 28659
    assert filled.get("D6", 27955) == 27955


def test_a_numbered_line_that_is_empty_is_no_heading_beside_others_that_are_added() -> None:
    head = ("项目", "2022年决算", "2023年决算")
    cars = (("2.车辆费", None, None), ("其中：购置", 35, 18), ("　　运行", 62, 54))
    lines = (("1.出国费", 7, 12), *cars, ("3.接待费", 9, 6))
    assert "B7" not in written(head, *lines, ("合计", None, None))
