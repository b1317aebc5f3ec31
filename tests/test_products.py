"""Columns that are multiplied: which headings say so, which figures show it, and what is said of one that is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.headings_by_hand import table_of, told
from tests.test_changed_inputs import table_of as office_table
from xlengine.across.factors import per_cent_of
from xlengine.across.formula_rows import formula_row
from xlengine.across.products import free_products, is_no_quotient, products_by_words
from xlengine.across.proposal import Proposal
from xlengine.across.trials import tried
from xlengine.finding import Severity
from xlengine.function import FUNCTIONS
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.layout import Table
from xlengine.rule import RULES, Form, product_of
from xlengine.sheet import CellError, Ref, with_values
from xlengine.terms.fold import header_formula

BY_WORDS: list[tuple[str, list[str]]] = [
    ("Quantity | Unit price | Total cost*", ["D = B × C, 1.2"]),
    ("Travellers | Airfare | Airfare total*", ["D = B × C, 1.2"]),
    ("Travellers | Airfare | Hotel total*", []),
    ("Number of participants | Cost per participant | Amount*", ["D = B × C, 1.2"]),
    ("Количество | Цена за единицу | Сумма*", ["D = B × C, 1.2"]),
    ("数量 | 单价 | 金额*", ["D = B × C, 1.2"]),
    ("Quantité | Prix unitaire | Montant*", ["D = B × C, 1.2"]),
    ("Cantidad | Precio unitario | Importe*", ["D = B × C, 1.2"]),
    ("العدد | سعر الوحدة | المبلغ*", ["D = B × C, 1.2"]),
    # a price for a month
    ("Posts | Months | Cost per month | Total cost*", ["E = B × C × D, 1.2"]),
    ("Posts | Monthly rate per post | Annual cost*", ["D = B × C × 12, 1.2"]),
    ("Months | Monthly rate per post | Annual cost*", []),
    ("Posts | Monthly rate per post | Total for a month*", ["D = B × C, 1.2"]),
    ("Posts | Monthly rate per post | Cost*", []),
    ("Posts | Cost per month | Cost*", []),
    ("Staff | Person-months | Monthly fee per person | Fees*", ["E = C × D, 1.2"]),
    # two things are counted, and no month
    ("Sites | Visits | Cost per visit | Total cost*", []),
    # the price stands first
    ("Unit cost | Quantity | Total*", ["D = B × C, 1.2"]),
    ("Costo unitario | Cantidad | Total*", ["D = B × C, 1.2"]),
    ("$/h | No. horas | Total*", ["D = B × C, 1.2"]),
    ("Цена за единицу | Количество | Сумма*", ["D = B × C, 1.2"]),
    ("单价 | 数量 | 金额*", ["D = B × C, 1.2"]),
    ("Unit cost | Delivered | Total*", []),
    ("Monthly rate per post | Number of posts | Annual cost*", ["D = B × C × 12, 1.2"]),
    ("Plan: Unit cost | Actual: Quantity | Actual: Amount*", []),
    # what is counted is money, a rate or another price
    ("Fleet cost | Cost per hour | Variable cost*", []),
    ("Rate (%) | Unit cost | Total cost*", []),
    ("Amount (US$) | Unit cost | Total cost*", []),
    # what it comes to is a price, a rate, or in thousands
    ("Quantity | Unit cost | Cost per person*", []),
    ("Quantity | Unit cost | Cost as % of total*", []),
    ("Quantity | Unit cost | Cost (thousands)*", []),
    ("Quantity | Unit cost | Remarks*", []),
]


@pytest.mark.parametrize(("headings", "expected"), BY_WORDS)
def test_headings_say_what_is_multiplied(headings: str, expected: list[str]) -> None:
    table = table_of(headings)
    assert told(table, products_by_words(table, range(len(table.measures)))) == expected


def test_a_table_in_thousands_says_nothing_of_a_price_in_dollars() -> None:
    table = table_of("Litres | Price per litre (US$) | Cost*")
    assert products_by_words(table, range(3))
    table.unit = "thousands of United States dollars"
    assert not products_by_words(table, range(3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5=3×4", (("3", "4"), "product")),
        ("(5) = (3) x (4)", (("3", "4"), "product")),
        ("6=5*12", (("5", "12"), "product")),
        ("7=6×10%", (("6", "10%"), "product")),
        ("f = d · e", (("d", "e"), "product")),
        ("(4)=(3)/(1)×100", (("3", "1"), "quotient")),
        ("4=3×100", (("3",), "sum")),
        ("5=2×(3+4)", ((), "other")),
    ],
)
def test_a_row_of_formulas_multiplies(text: str, expected: tuple[tuple[str, ...], str]) -> None:
    parsed = header_formula(text)
    assert parsed is not None
    assert parsed.right_side is not None
    kind, names = parsed.right_side
    assert (tuple(name for _, name in names), kind) == expected


LINES = """
 Item   | {0}
 {1}
 Rice   | 12 | 31.25 | 375.00
 Oil    | 40 | 18.35 | 734.00
 Salt   | 7  | 44.10 | 308.70
 Flour  | 55 | 9.95  | 547.25
"""


def _table(text: str) -> Table:
    (table,) = read_book(office_table(text).book()).tables
    return table


def test_a_number_that_is_no_columns_is_a_constant() -> None:
    said = {"(1)×(2)": ["D = B × C, 1.5"], "(2)×12": ["D = C × 12, 1.5"], "(2)×10%": ["D = C ÷ 10, 1.5"]}
    for formula in ("(1)×(2)", "(2)×12", "(2)×10%", "(2)×b", "(2)×(3)"):
        table = _table(LINES.format("A | B | C", f" | (1) | (2) | (3)={formula}"))
        assert told(table, formula_row(table)) == said.get(formula, [])


def test_figures_show_a_product_and_the_wrong_amount_is_told_and_not_overwritten() -> None:
    table = office_table(LINES.format("A | B | C", ""))
    (relation,) = read_book(table.book()).tables[0].relations
    assert (relation.rule.code, relation.arguments, relation.times) == ("XLE123", (0, 1), 1)
    book = with_values(table.book(), {Ref("S", 4, 4): Decimal("743.00")})
    (error,) = [one for one in check_book(book).findings if one.severity is Severity.ERROR]
    assert error.ref == Ref("S", 4, 4)
    assert error.message.startswith("40 × 18.35 = 734.00; which of these is computed")
    assert recalculation(book).changes == []


def test_a_heading_that_says_so_is_followed_against_a_figure() -> None:
    table = office_table(LINES.format("Quantity | Unit cost | Total cost", ""))
    book = with_values(table.book(), {Ref("S", 4, 4): Decimal("743.00")})
    assert [(one.ref.address, one.value) for one in recalculation(book).changes] == [("D4", Decimal("734.00"))]
    formulas = recalculation(with_values(book, {Ref("S", 4, 4): None}), cells="formulas").changes
    assert [one.formula for one in formulas] == ["B4*C4"]
    ours = recalculation(with_values(book, {Ref("S", 4, 4): None}), cells="functions").changes
    assert [one.formula for one in ours] == ["XLE_AMOUNT_AT_RATE(B4,C4)"]


RATES = """
 Project | Direct  | Agreed rate (%) | Indirect
 P-1     | 418200  | 7.0  | 29274
 P-2     | 1204500 | 8.0  | 96360
 P-3     | 88400   | 12.5 | 11050
 P-4     | 642000  | 10.0 | 64200
"""


def test_a_rate_in_per_cent_is_a_factor_in_hundredths() -> None:
    table = office_table(RATES)
    (relation,) = read_book(table.book()).tables[0].relations
    assert (relation.form, relation.arguments, relation.times) == (Form.PRODUCT, (0, 1), Decimal("0.01"))
    (change,) = recalculation(with_values(table.book(), {Ref("S", 5, 4): None}), cells="formulas").changes
    assert (change.value, change.formula) == (Decimal(64200), "B5*C5/100")


def test_a_rate_of_small_amounts_is_computed_from_them_and_not_they_from_it() -> None:
    """68.6 per cent of 35 is 24.01: rounded to posts, the product agrees as well as the quotient."""
    lines = "A | 35 | 68.6 | 24", "B | 25 | 64.0 | 16", "C | 37 | 89.2 | 33", "D | 53 | 67.9 | 36", "E | 81 | 74.1 | 60"
    table = _table("\n".join(["Office | Posts | Rate (%) | Filled", *lines]))
    rounded = Proposal.product(2, (0, 1), 0.0, Decimal("0.01"))
    assert tried(table, rounded).stands
    assert not is_no_quotient(table, tried(table, rounded))
    exact = _table(RATES)
    assert is_no_quotient(exact, tried(exact, Proposal.product(2, (0, 1), 0.0, Decimal("0.01"))))


def test_products_are_looked_for_to_the_left_and_rates_are_none() -> None:
    table = _table(RATES)
    found = {(one.target, one.arguments, one.times) for one in free_products(table, range(3), set())}
    assert (2, (0, 1), Decimal("0.01")) in found
    assert (2, (0,), Decimal(12)) in found
    assert not any(target in (0, 1) and 2 in arguments for target, arguments, _ in found)
    assert not any(target == 1 for target, _, _ in found)
    assert free_products(table, range(3), {2}) == []
    assert (per_cent_of(0), per_cent_of(1)) == (1, Decimal("0.01"))


def test_what_is_added_is_not_multiplied() -> None:
    """In a line that is called a total the price is an average, if it is printed at all."""
    text = LINES.format("Quantity | Unit cost | Total cost", "") + " Total | 114 | 20.00 | 1964.95\n"
    table = office_table(text)
    assert [one for one in check_book(table.book()).findings if one.severity is Severity.ERROR] == []
    book = with_values(table.book(), {Ref("S", 7, 4): None})
    assert [(one.ref.address, one.value) for one in recalculation(book).changes] == [("D7", Decimal("1964.95"))]


def test_the_rule_is_exact_and_a_function() -> None:
    long = Decimal("1234567890123456789.123456789")
    assert product_of((long, Decimal(3))) == Decimal("3703703670370370367.370370367")
    rule = RULES["XLE123"]
    assert (rule.form, rule.order) == (Form.PRODUCT, (0, 1))
    call = FUNCTIONS["XLE_AMOUNT_AT_RATE"]
    assert call([[Decimal(24)], [Decimal(7)]], [[Decimal(3200)], [None]]) == [[Decimal(76800)], [Decimal(0)]]
    assert call([[CellError("#N/A")]], [[Decimal(1)]]) == [[CellError("#N/A")]]
