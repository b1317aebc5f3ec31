"""What came in, what went out, and what there was to spend: told by the label of a total."""

from __future__ import annotations

import pytest

from tests.labels_by_hand import table_of, told
from xlengine.terms.movements import OF_ITS_OWN, flow_of, is_available, way_of


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Total income", 1),
        ("Total receipts", 1),
        ("Total revenues and transfers", 1),
        ("Total encaissements", 1),
        ("Total ingresos", 1),
        ("收入合计", 1),
        ("Total expenditure", -1),
        ("Total payments", -1),
        ("Total décaissements", -1),
        ("Total gastos", -1),
        ("支出合计", -1),
        ("Total", 0),
        ("Total resources available", 0),
        ("Total income and expenditure", 0),
        ("Total funds received", 0),
    ],
)
def test_a_total_is_of_what_came_in_or_of_what_went_out(label: str, expected: int) -> None:
    assert flow_of(label) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Total resources available", True),
        ("Crédits disponibles", True),
        ("Recursos totales", True),
        ("可用资金", True),
        ("Total income", False),
    ],
)
def test_what_there_was_to_spend(label: str, expected: bool) -> None:
    assert is_available(label) is expected


def read(text: str) -> list[str]:
    """The relations between lines; see `tests.labels_by_hand`."""
    return told(relation for relation in table_of(text).relations if relation.axis == "down")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # an opening balance is no income
            "Opening balance = 100 200 / Gifts = 624 70 / Interest = 41 52 / Total income",
            ["4 = + 2 + 3, sum, XLE202, 0 of 0"],
        ),
        (  # what went out takes nothing of what came in
            "Gifts = 624 70 / Interest = 41 52 / Total receipts / Staff = 31 62 / Rent = 23 34 / Total payments",
            ["3 = + 1 + 2, sum, XLE202, 0 of 0", "6 = + 4 + 5, sum, XLE202, 0 of 0"],
        ),
        (  # nor of what there was to spend
            "Opening balance = 100 200 / Gifts = 624 70 / Total resources available / Staff = 31 62 / Rent = 23 34"
            " / Total use of resources",
            ["3 = + 1 + 2, sum, XLE202, 0 of 0", "6 = + 4 + 5, sum, XLE202, 0 of 0"],
        ),
        (  # what pays is named by its heading
            "Staff = 31 62 / Rent = 23 34 / Funded by / Tax = 12 43 / Grants = 42 53 / Total funding",
            ["6 = + 4 + 5, sum, XLE202, 0 of 0"],
        ),
        ("Charges = 31 62 / Produits = 48 71 / Résultat total", []),  # a result takes off some of its lines
        ("Drawdown = 31 62 / Repayment = 48 71 / Other = 3 4 / Total", []),  # what is repaid was not borrowed
        (
            "Drawdown = 31 62 / Repayment = -48 -71 / Other = 3 4 / Total",
            ["4 = + 1 + 2 + 3, sum, XLE202, 0 of 0"],
        ),
    ],
)
def test_sums_of_one_direction(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("words", "owed", "lent", "way"),
    [
        ("credits applied", True, False, -1),
        ("credits et ajustements", True, False, -1),
        ("credits supplementaires", False, False, 0),
        ("suplementos de credito", False, False, 1),
        ("contributions received", False, False, 1),
        ("contributions received", True, False, -1),
        ("disbursements", False, False, -1),
        ("disbursements", False, True, 1),
        ("principal repaid", False, True, -1),
        ("exchange adjustments", False, False, OF_ITS_OWN),
        ("increase/(decrease)", False, False, OF_ITS_OWN),
        ("received and paid", False, False, 0),
        ("other", False, False, 0),
    ],
)
def test_which_way_a_column_moves_a_balance(words: str, owed: bool, lent: bool, way: int) -> None:
    assert way_of(words, owed, lent) == way
