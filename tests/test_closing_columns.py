"""Closing balances on the right of what moved them, and totals on the left of their parts: what their words propose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.columns_by_hand import columns_of
from tests.headings_by_hand import table_of, told
from xlengine.across.closings import all_available, closing_by_terms, closing_column, debt_service
from xlengine.across.of_which import parts_of_which
from xlengine.across.proposal import Proposal
from xlengine.layout import Table

Reader = Callable[[Table, int, Sequence[int]], list[Proposal]]
OPENED, CLOSED = "Opening balance", "Closing balance*"
MOVED = f"Income | Expenditure | {CLOSED}"


def read(reader: Reader, headings: str, printed: bool = False) -> str:
    """What is read of the column with the star."""
    table = table_of(headings, printed)
    target = [heading.endswith("*") for heading in headings.split(" | ")].index(True)
    return "; ".join(told(table, reader(table, target, range(len(table.measures)))))


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (f"{OPENED} | {MOVED}", "E = B + C - D, 1.3"),
        (f"{OPENED} | {MOVED} | Income", "E = B + C - D, 1.3"),
        (f"Income | {OPENED} | {MOVED}", "F = C + D - E, 1.3"),
        (f"{OPENED} | {OPENED} | {MOVED}", "F = C + D - E, 1.3"),
        (f"Opening and closing balance | {MOVED}", ""),
        (f"{OPENED} | Income | Expenditure | Balance*", ""),
        (f"{OPENED} | Income | Expenditure | Closing balance (%)*", ""),
        (f"{OPENED} | Income | Rate (%) | Expenditure | {CLOSED}", ""),
        (f"{OPENED} | {CLOSED}", ""),
        (f"{OPENED} | Income 1 | Income 2 | Income 3 | Income 4 | {MOVED}", "I = B + C + D + E + F + G - H, 1.3"),
        (f"{OPENED} | Income 1 | Income 2 | Income 3 | Income 4 | Income 5 | {MOVED}", ""),
        # what is collected is taken off what is owed
        ("Outstanding, opening | New | Collections | Outstanding, closing*", "E = B + C - D, 1.3"),
        (f"{OPENED} | Assessed | Received | {CLOSED} | Outstanding", "E = B + C - D, 1.3"),
        (f"{OPENED} | Contributions collected | Payments | {CLOSED}", "E = B + C - D, 1.3"),
        # one balance at two dates
        ("Balance at 1.1.2023 | Income | Expenditure | Balance at 31.12.2023*", "E = B + C - D, 1.3"),
        ("Balance at 1.1.2023 | Income | Expenditure | Balance of funds at 31.12.2023*", ""),
        ("Posts at 1 May 2023 | Recruited | Separations | Posts at 30 April 2024*", "E = B + C - D, 1.3"),
        ("Effectif au 31/12/2022 | Entrées | Sorties | Effectif au 31/12/2023*", "E = B + C - D, 1.3"),
        ("Объём долга на 01.01.2024 | Привлечено | Погашено | Объём долга на 01.01.2025*", "E = B + C - D, 1.3"),
        ("Posts in May | Recruited | Separations | Posts in April*", ""),
        ("Balance | Income | Expenditure | Balance*", ""),
        ("Budget 2022 | Income | Expenditure | Budget 2023*", ""),
        (
            "Balance at 1.1.23 | Income | Payments | Balance at 31.12.23 | Income | Payments | Balance at 31.12.24*",
            "H = E + F - G, 1.3",
        ),
        # movements that have signs of their own
        (f"{OPENED} | Income | Payments | Exchange adjustment | {CLOSED}", "F = B + C - D + E, 1.3"),
        # what is lent comes in, where some of it is repaid
        ("Debt at 1.1.23 | Disbursements | Repaid | Revaluation | Debt at 31.12.23*", "F = B + C - D + E, 1.3"),
        ("Debt at 1.1.23 | Repaid | Disbursements | Debt at 31.12.23*", "E = B - C + D, 1.3"),
        ("Saldo al 31-12-2022 | Desembolsos | Amortizaciones | Saldo al 31-12-2023*", "E = B + C - D, 1.3"),
        (f"{OPENED} | Received | Disbursements | {CLOSED}", "E = B + C - D, 1.3"),
        # a total of all that there was, or of what came in
        (f"{OPENED} | Assessed | Total payable | Credits applied | Payments | {CLOSED}", "G = D - E - F, 1.3"),
        (f"{OPENED} | Income | Gifts received | Total income | Expenditure | {CLOSED}", "G = B + E - F, 1.3"),
        (f"{OPENED} | Income | Total income | Expenditure | Total expenditure | {CLOSED}", "G = B + D - F, 1.3"),
        (f"{OPENED} | Income | Total resources | Expenditure | {CLOSED}", "F = D - E, 1.3"),
        # both are split, and the movements are not
        (
            f"{OPENED}: Total | {OPENED}: Overdue | Income | Expenditure | Closing balance: Total*"
            " | Closing balance: Overdue",
            "F = B + D - E, 1.3",
        ),
        (
            f"{OPENED}: Total | {OPENED}: Overdue | Income | Gifts: Expenditure | Expenditure | Closing balance: Total*"
            " | Closing balance: Overdue",
            "G = B + D - F, 1.3",
        ),
        (
            f"{OPENED}: Total (a) | {OPENED}: Overdue | Income | Expenditure | Closing balance: Total (b)*",
            "F = B + D - E, 1.3",
        ),
        (f"{OPENED}: Total | {OPENED}: Total | Income | Expenditure | Closing balance: Total*", "F = C + D - E, 1.3"),
        (f"Opening reserve | {OPENED}: Total | Income | Expenditure | Closing balance: Total*", "F = C + D - E, 1.3"),
        (f"{OPENED}: Total | Income | Expenditure | Closing balance: Total* | {OPENED}: Total", "E = B + C - D, 1.3"),
        (f"Income | {OPENED}: Total | Income | Expenditure | Closing balance: Total*", "F = C + D - E, 1.3"),
        (f"{OPENED}: Total | Income | Expenditure | Closing balance: Total* | Income", "E = B + C - D, 1.3"),
        (f"{OPENED}: Amount | {OPENED}: Overdue | Income | Expenditure | Closing balance: Total*", ""),
        (f"Amount: Total | {OPENED}: Overdue | Income | Expenditure | Closing balance: Total*", ""),
        (f"{OPENED}: Total | Income | Expenditure | Closing: Balance*", ""),
        # what a group of columns comes to stands for it
        (f"{OPENED} | Flows: Gifts | Flows: Total income | Expenditure | {CLOSED}", "F = B + D - E, 1.3"),
        (f"{OPENED} | Flows: Gifts received | Flows: Interest | Expenditure | {CLOSED}", "F = B + C + D - E, 1.3"),
        (f"Fund: {OPENED} | Fund: Income | Fund: Expenditure | Fund: {CLOSED} | Fund: Income", "E = B + C - D, 1.3"),
        (f"Fund: {OPENED} | Fund: Income | Aid: Income | Fund: Expenditure | Fund: {CLOSED}", "F = B + C - E, 1.3"),
        # at one date there is one balance, and what has come together is none
        ("Balance at 1.1.2023 | Income | Payments | Balance at 1.1.2023*", ""),
        ("Cumulative at 1.1.2023 | Income | Payments | Cumulative at 31.12.2023*", ""),
        # of what was collected, and of what was disbursed, the total stands for its parts
        (f"{OPENED} | Interest | Collected gifts | Total collected | Expenditure | {CLOSED}", "G = B + E - F, 1.3"),
        (f"{OPENED} | Income | Disbursed abroad | Total disbursed | {CLOSED}", "F = B + C - E, 1.3"),
        (f"Closing balance: Total* | {OPENED}: Total | Income | Expenditure", ""),
    ],
)
def test_a_closing_balance_is_the_opening_one_with_what_stands_between_them(headings: str, expected: str) -> None:
    assert read(closing_column, headings) == read(closing_column, headings, printed=True) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (f"{OPENED} | Income | {CLOSED}", "D = B + C, 0.0"),
        (f"{OPENED} | Expenditure | {CLOSED}", "D = B - C, 0.0"),
        (f"{OPENED} | Transfers | {CLOSED}", "D = B + C, 0.0; D = B - C, 0.0"),
        (f"{OPENED} | Exchange adjustment | {CLOSED}", "D = B + C, 0.0"),
        (f"{OPENED} | Income | Gains/(losses) received and paid | {CLOSED}", "E = B + C + D, 0.0"),
        (f"{OPENED} | Income | Transfers | Expenditure | {CLOSED}", "F = B + C + D - E, 0.0; F = B + C - D - E, 0.0"),
        (f"{OPENED} | Income | Expenditure | Net movement | {CLOSED}", "F = B + E, 0.0; F = B - E, 0.0"),
        (f"{OPENED} | Net movement | {MOVED}", "F = B + C + D - E, 0.0; F = B - C + D - E, 0.0"),
        (f"Fund: {OPENED} | Fund: Income | Expenditure | Fund: {CLOSED}", "E = B + C, 0.0"),
    ],
)
def test_figures_tell_which_way_a_balance_was_moved_where_words_do_not(headings: str, expected: str) -> None:
    assert read(closing_column, headings) == ""
    assert read(closing_column, headings, printed=True) == expected


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (("100 20 5 ·", "50 10 4 ·"), [(1, 1, -1)]),
        (("100 20 -5 115", "50 10 -4 56"), [(1, 1, 1)]),
        (("100 20 -5 115", "50 10 0 60"), [(1, 1, 1)]),
        (("100 20 -5 115", "50 10 4 46"), [(1, 1, 1), (1, 1, -1)]),
        (("100 20 -5 115", "50 10 4 ·"), [(1, 1, 1), (1, 1, -1)]),
        (("100 20 -5 ·", "50 10 -4 ·"), [(1, 1, 1)]),
        (("100 20 -5 ·", "50 10 4 ·"), []),
        (("100 20 -5 ·", "50 10 -4 ·", "50 -10 -4 ·"), []),
        (("100 20 -0.5 ·", "50 10 -0.4 ·"), [(1, 1, 1)]),
        (("100 20 0.5 ·", "50 10 · ·"), [(1, 1, -1)]),
    ],
)
def test_a_movement_below_nil_is_added(lines: tuple[str, ...], parts: list[tuple[int, ...]]) -> None:
    table = columns_of("Opening balance | Income | Expenditure | Closing balance", *lines)
    assert [one.signs for one in closing_column(table, 3, range(4))] == parts


def test_a_movement_of_both_signs_is_added_as_it_stands() -> None:
    headings = "Opening balance | Income | Expenditure | Transfers | Closing balance"
    both, one = ("100 20 5 7 ·", "50 10 4 -7 ·"), ("100 20 5 7 ·", "50 10 4 7 ·")
    small = "100 20 5 0.5 ·", "50 10 4 -0.5 ·"
    for lines in (both, small):
        assert [found.signs for found in closing_column(columns_of(headings, *lines), 4, range(5))] == [(1, 1, -1, 1)]
    assert closing_column(columns_of(headings, *one), 4, range(5)) == []


def test_where_lines_without_movements_change_words_do_not_say_all() -> None:
    headings = "Opening balance | Income | Expenditure | Closing balance"
    moved, still = ("100 20 5 115", "50 10 4 ·"), ("60 · · 70", "80 · · 81")
    assert [found.prior for found in closing_column(columns_of(headings, *moved, still[0]), 3, range(4))] == [1.3]
    assert [found.prior for found in closing_column(columns_of(headings, *moved, *still), 3, range(4))] == [0.0]
    less, empty = ("60 · · 50", "80 · · 71"), ("60 · · ·", "80 · · ·")
    assert [found.prior for found in closing_column(columns_of(headings, *moved, *less), 3, range(4))] == [0.0]
    assert [found.prior for found in closing_column(columns_of(headings, *moved, *empty), 3, range(4))] == [1.3]


def test_an_empty_total_of_what_went_out_has_the_sign_of_its_parts() -> None:
    headings = "Opening balance | Income | Fees | Costs | Total payments | Closing balance"
    below, above = ("100 20 -5 -2 · ·", "50 10 -4 -1 · ·"), ("100 20 5 2 · ·", "50 10 4 1 · ·")
    assert [one.signs for one in closing_column(columns_of(headings, *below), 5, range(6))] == [(1, 1, 1)]
    assert [one.signs for one in closing_column(columns_of(headings, *above), 5, range(6))] == [(1, 1, -1)]
    assert closing_column(columns_of(headings, "100 20 5 -2 · ·", "50 10 4 -1 · ·"), 5, range(6)) == []


def test_what_is_repaid_below_nil_is_no_cost_of_debt() -> None:
    headings = "Principal repaid | Interest paid | Total debt service"
    assert [one.arguments for one in debt_service(columns_of(headings, "5 2 ·", "7 1 ·"), 2, range(3))] == [(0, 1)]
    assert debt_service(columns_of(headings, "-5 2 ·", "-7 1 ·"), 2, range(3)) == []
    assert debt_service(columns_of(headings, "5 2 ·", "-0.5 1 ·"), 2, range(3)) == []
    for nothing in ("·", "—", "0", "0.5"):
        (one,) = debt_service(columns_of(headings, f"{nothing} 2 ·", "7 1 ·"), 2, range(3))
        assert one.arguments == (0, 1)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (f"{OPENED} | Revenue | Expenditure | Balance*", "E = B + C - D, 1.3"),
        (f"Revenue | {OPENED} | Revenue | Expenditure | Balance*", "F = C + D - E, 1.3"),
        (f"Revenue | {OPENED} | Expenditure | Balance*", ""),
        (f"{OPENED} | Revenue | Balance*", ""),
        (f"{OPENED} | Expenditure | Balance*", ""),
        (f"{OPENED} | Revenue | Fuel | Expenditure | Balance*", ""),
        (f"{OPENED} | Balance*", ""),
        (
            f"{OPENED} | Revenue: Gifts revenue | Revenue: Interest revenue | Expenditure | Balance*",
            "F = B + C + D - E, 1.3",
        ),
        (
            f"{OPENED} | Revenue: Gifts revenue | Revenue: Interest revenue | Revenue: Total revenue | Expenditure"
            " | Balance*",
            "G = B + E - F, 1.3",
        ),
    ],
)
def test_a_balance_is_the_one_before_it_with_what_came_in_and_without_what_was_spent(
    headings: str, expected: str
) -> None:
    opened = headings.split(" | ").index(OPENED)
    assert read(lambda table, target, _: closing_by_terms(table, opened, target), headings) == expected


WHOLE, STATE, LOCAL = "Consolidated: Budget*", "Of which state: Budget", "Of which local: Budget"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (f"{WHOLE} | {STATE} | {LOCAL}", "B = C + D, 1.3, XLE115"),
        (f"{WHOLE} | {STATE} | Of which state: Actual | {LOCAL} | Of which local: Actual", "B = C + E, 1.3, XLE115"),
        (
            f"Consolidated: Budget | Consolidated: Actual* | {STATE} | Of which state: Actual | {LOCAL}"
            " | Of which local: Actual",
            "C = E + G, 1.3, XLE115",
        ),
        (
            "Fund: Consolidated: Budget* | Of which state: Fund: Budget | Of which local: Fund: Budget",
            "B = C + D, 1.3, XLE115",
        ),
        (f"{WHOLE} | {STATE}", ""),
        (f"{WHOLE} | State: Budget | {LOCAL}", ""),
        (f"{STATE} | {LOCAL} | {WHOLE}", ""),
        (f"{STATE}* | {LOCAL} | Of which other: Budget", ""),
        (f"Budget* | {STATE} | {LOCAL}", ""),
        ("Consolidated: Rate* | Of which state: Rate | Of which local: Rate", ""),
        ("Consolidated: Budget* | State: of which: Budget | Local: of which: Budget", ""),
    ],
)
def test_an_empty_total_adds_its_like_in_two_or_more_groups_of_which_it_is_made(headings: str, expected: str) -> None:
    assert read(parts_of_which, headings) == expected
    assert read(parts_of_which, headings, printed=True) == ""


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Outstanding at 1 January | Assessed for 2024 | Total payable* | Payments", "D = B + C, 1.3"),
        ("年初未缴 | 本年摊款 | 应缴总额* | 本年已缴", "D = B + C, 1.3"),
        ("Brought forward | Received in 2024 | Exchange adjustment | Total available*", "E = B + C + D, 1.3"),
        ("Brought forward | Received in 2024 | Total received*", ""),
        ("Brought forward | Received in 2024 | Spent | Total*", ""),
        ("Brought forward | Received in 2024 | Rate (%) | Total available*", ""),
        ("Budget | Received in 2024 | Total available*", ""),
        # what came in since the last balance, with nothing else between, and not only what moved either way
        ("Balance at 1.1.23 | Received | Balance at 1.1.24 | Gifts received | Total available*", "F = D + E, 1.3"),
        ("Brought forward | Received in 2024 | Aid: Received | Total available*", ""),
        ("Brought forward | Exchange adjustment | Total available*", ""),
        ("Brought forward | Received in 2024 | Other | Total available*", ""),
        ("Brought forward | Total available*", ""),
        ("Received in 2024 | Total available* | Brought forward", ""),
        ("Aid: Brought forward | Aid: Received | Aid: Total available*", "D = B + C, 1.3"),
        ("Aid: Brought forward | Received | Total available*", ""),
        # a total of credits, or of what was paid in, is of all that there was
        ("Brought forward | Received in 2024 | Total credits*", "D = B + C, 1.3"),
        ("Brought forward | Received in 2024 | Total des versements*", "D = B + C, 1.3"),
        ("Brought forward | Received in 2024 | Total collected*", ""),
    ],
)
def test_what_is_available_in_all_is_the_opening_balance_and_what_came_in(headings: str, expected: str) -> None:
    assert read(all_available, headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Disbursements | Principal repaid | Debt, end-2024 | Interest paid | Total debt service*", "F = C + E, 1.3"),
        ("Amortización | Intereses | Servicio de la deuda*", "D = B + C, 1.3"),
        ("Amortización | Intereses | Comisiones por intereses | Servicio de la deuda*", ""),
        ("Principal repaid | Interest paid | Total*", ""),
        ("Total debt service* | Principal repaid | Interest paid", ""),
        ("Principal repaid | Total debt service* | Interest paid", ""),
        ("Interest paid | Total debt service* | Principal repaid", ""),
        ("Interest repaid | Total debt service*", ""),
        ("Principal repaid | Bonds redeemed | Interest paid | Total debt service*", ""),
        ("Debt service repaid | Principal repaid | Interest paid | Total debt service*", "E = C + D, 1.3"),
    ],
)
def test_debt_service_is_what_is_repaid_and_the_interest(headings: str, expected: str) -> None:
    assert read(debt_service, headings) == expected
