"""Hypotheses about lines: how figures take them, which of them is believed, and which rule it is."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import rows_of
from tests.walks_by_hand import walk_of
from xlengine.across.additive import additive
from xlengine.down.lines_by_words import standing_for
from xlengine.down.trials import Sum, best_of, rule_of, try_rows
from xlengine.layout import Line, Measure, Relation
from xlengine.rule import RULES, Form
from xlengine.terms import row_roles


def sum_of(text: str) -> Sum:
    """`0 + 1 - 2, 1.5`: lines with signs, and how likely the words make it."""
    lines, _, prior = text.partition(",")
    signs, places, sign = [], [], 1
    for token in lines.split():
        if token in "+-":
            sign = 1 if token == "+" else -1
        else:
            places.append(int(token))
            signs.append(sign)
            sign = 1
    return Sum(tuple(places), tuple(signs), float(prior or 0))


def told(trial: Sum | None) -> str:
    if trial is None:
        return "none"
    signed = zip(trial.signs, trial.lines, strict=True)
    lines = "".join(f" {'+' if sign == 1 else '-'} {line}" for sign, line in signed).removeprefix(" + ").strip()
    return f"{lines}: {trial.hits} hits, {trial.misses} misses"


def line(label: str) -> Line:
    return Line(1, label, 0, False, row_roles(label))


@pytest.mark.parametrize(
    ("lines", "reading", "hits", "misses", "hundredths"),
    [
        (("10 20", "20 30", "30 50"), "0 + 1", 2, 0, 74 + 85),
        (("10 20", "20 30", "30 59"), "0 + 1", 1, 1, 74),
        (("10 20", "20 30", "39 59"), "0 + 1", 0, 2, 0),
        (("10 ·", "20 ·", "30 ·"), "0 + 1", 1, 0, 74),
        (("10 ·", "20 ·", "30 5"), "0 + 1", 1, 0, 74),
        (("10 0", "20 0", "30 0"), "0 + 1", 1, 0, 74),
        (("10 0", "10 0", "10 0"), "0", 2, 0, 50),
        (("10 5", "20 5", "-10 0"), "0 - 1", 2, 0, 65 + 35),
    ],
)
def test_every_column_with_figures_bears_a_sum_out_or_speaks_against_it(
    lines: tuple[str, ...], reading: str, hits: int, misses: int, hundredths: int
) -> None:
    table = rows_of(*(f"Line: {figures}" for figures in lines))
    trial = try_rows(table, (0, 1), 2, sum_of(reading))
    assert (trial.hits, trial.misses) == (hits, misses)
    assert trial.weight * 100 == pytest.approx(hundredths, abs=1)


@pytest.mark.parametrize(
    ("derived", "goal", "hits", "misses"),
    [
        ((), "30 =99", 1, 1),
        ((1,), "30 =99", 1, 0),
        ((1,), "30 99", 1, 1),
        ((0, 1), "30 =99", 1, 1),
        ((0,), "=99 50", 1, 0),
    ],
)
def test_what_a_formula_computes_across_says_nothing_beside_columns_of_inputs(
    derived: tuple[int, ...], goal: str, hits: int, misses: int
) -> None:
    table = rows_of("A: 10 20", "B: 20 30", f"Total: {goal}", derived=derived)
    trial = try_rows(table, (0, 1), 2, sum_of("0 + 1"))
    assert (trial.hits, trial.misses) == (hits, misses)


PROVED = ("1000 2000", "2000 3000", "3000 5000")
CHOSEN = [
    # (the lines, the last of which is the total; what words expect; what figures could tell; what is taken)
    (("10 20", "20 30", "30 50"), ["0 + 1, 1.5"], [], "0 + 1: 2 hits, 0 misses"),
    (("10 20", "20 30", "20 30"), ["0 + 1, 1.5", "1, 0.9"], [], "1: 2 hits, 0 misses"),
    (("10 20", "20 30", "20 30"), ["1, 0.5", "0 + 1, 1.5"], [], "1: 2 hits, 0 misses"),
    # no figure speaks
    (("10 20", "20 30", "· ·"), ["0 + 1, 1.5", "1, 0.9"], [], "0 + 1: 0 hits, 0 misses"),
    (("10 20", "20 30", "· ·"), ["0 + 1, 1.0", "1, 0.9"], [], "0 + 1: 0 hits, 0 misses"),
    (("10 20", "20 30", "· ·"), ["1, 0.9", "0 + 1, 1.5"], [], "none"),
    (("10 20", "20 30", "· ·"), [], [], "none"),
    (("· ·", "20 30", "20 30"), ["0, 1.5", "1, 0.9"], [], "1: 2 hits, 0 misses"),
    (("· ·", "20 30", "29 39"), ["0, 1.5", "1, 0.9"], [], "none"),
    # what only figures tell
    (PROVED, [], ["0 + 1"], "0 + 1: 2 hits, 0 misses"),
    (PROVED, ["0, 1.5"], ["1", "0 + 1"], "0 + 1: 2 hits, 0 misses"),
    (("1 1", "2 1", "3 2"), [], ["0 + 1"], "0 + 1: 2 hits, 0 misses"),
    (("7 1", "2 1", "9 9"), [], ["0 + 1"], "none"),
    (("7", "2", "9"), ["0, 1.5"], ["0 + 1"], "0 + 1: 1 hits, 0 misses"),
    (("1000", "1000", "2000", "2000"), [], ["2, -0.5", "0 + 1"], "0 + 1: 1 hits, 0 misses"),
    (("1000", "1000", "2000", "2000"), [], ["2", "0 + 1, -0.5"], "0 + 1: 1 hits, 0 misses"),
    # most figures bear it out
    (("1 2 3 4 5 6 7 8", "9 9 9 9 9 9 9 9", "10 11 12 13 14 1 1 1"), ["0 + 1, 0.5"], [], "0 + 1: 5 hits, 3 misses"),
    (("10 20 30", "20 30 40", "30 50 79"), ["0 + 1, 0.5"], [], "0 + 1: 2 hits, 1 misses"),
    (("10 20 30 40 50", "20 30 40 50 60", "30 50 70 99 99"), ["0 + 1, 0.5"], [], "0 + 1: 3 hits, 2 misses"),
    (("10 20 30 40 50", "20 30 40 50 60", "30 50 99 99 99"), ["0 + 1, 0.5"], [], "none"),
    (("10 20 30 40 50", "20 30 40 50 60", "30 50 99 99 99"), ["0 + 1, 1.5"], [], "none"),
    (("10 20 30 40", "20 30 40 50", "30 50 99 99"), ["0 + 1, 1.1"], [], "0 + 1: 2 hits, 2 misses"),
    (("10 20 30 40", "20 30 40 50", "30 50 99 99"), ["0 + 1, 1.0"], [], "none"),
    (("10 20", "20 30", "30 99"), ["0 + 1, 1.5"], [], "0 + 1: 1 hits, 1 misses"),
    (("10 20", "20 30", "30 99"), ["0, 1.5", "0 + 1, 1.1"], [], "0 + 1: 1 hits, 1 misses"),
    (("10 20 30", "20 30 40", "20 30 70"), ["0 + 1, 1.5", "1, 0.9"], [], "none"),
    (("10 20 20", "20 20 40", "20 20 60"), ["1, 0.5"], ["0"], "none"),
    (("10 20 30 40 50", "90 90 90 90 90", "10 20 30 40 99"), ["0, 0.9"], [], "none"),
    (("10 20 30", "20 30 40", "20 30 70"), ["1, 1.8"], [], "1: 2 hits, 1 misses"),
    (("10 20 30", "0 0 1", "10 20 99"), ["0, 0.6", "0 + 1, 0.7"], [], "0 + 1: 2 hits, 1 misses"),
    (("10 20 30", "0 0 1", "10 20 99"), ["0, 0.6", "0 + 1, 0.6"], [], "0 + 1: 2 hits, 1 misses"),
    # one column: the total itself is wrong, or a formula that leaves a line out
    (("10", "20", "99"), ["0 + 1, 1.5"], [], "0 + 1: 0 hits, 1 misses"),
    (("10", "20", "99"), ["0 + 1, 1.4"], [], "none"),
    (("10", "20", "99"), ["0 + 1, 1.5", "0, 1.2"], [], "0 + 1: 0 hits, 1 misses"),
    (("10", "20", "99"), ["0 + 1, 1.5", "0, 1.2", "1, 1.1"], [], "none"),
    (("10 10", "20 20", "99 98"), ["0 + 1, 1.5"], [], "none"),
    (("1000", "2000", "=2000"), ["0 + 1, 1.5"], ["1"], "0 + 1: 0 hits, 1 misses"),
    (("1000", "2000", "=1000"), ["0 + 1, 1.5"], ["0"], "0 + 1: 0 hits, 1 misses"),
    (("1000", "2000", "2000"), ["0 + 1, 1.5"], ["1"], "1: 1 hits, 0 misses"),
    (("1000", "2000", "=2000"), ["0 + 1, 1.5", "0, 1.2"], ["1"], "0 + 1: 0 hits, 1 misses"),
    (("1000 1", "2000 2", "=2000 2"), ["0 + 1, 1.5"], ["1"], "1: 2 hits, 0 misses"),
    (("1000", "2000", "=2000"), ["0 + 1, 1.4", "1, 1.5"], [], "1: 1 hits, 0 misses"),
    (("1000", "2000", "3000", "=3000"), ["0 + 1 + 2, 1.5"], ["0 + 1"], "0 + 1 + 2: 0 hits, 1 misses"),
    (("1000", "2000", "3500", "=2500"), ["0 + 1 + 2, 1.4"], ["2 - 0"], "2 - 0: 1 hits, 0 misses"),
]


@pytest.mark.parametrize(("lines", "expected", "further", "taken"), CHOSEN)
def test_a_reading_is_taken_as_far_as_figures_bear_it_out(
    lines: tuple[str, ...], expected: list[str], further: list[str], taken: str
) -> None:
    table = rows_of(*(f"Line: {figures}" for figures in lines))
    columns = range(len(table.measures))
    words, figures = map(sum_of, expected), map(sum_of, further)
    assert told(best_of(table, columns, len(lines) - 1, words, figures)) == taken


@pytest.mark.parametrize(
    ("label", "called_total"),
    [
        ("Total", True),
        ("Subtotal", True),
        ("Grand total", True),
        ("Gross requirements", True),
        ("Net requirements", True),
        ("Total requirements", True),
        ("Total, of which:", False),
        ("Total as a percentage of the budget", False),
        ("Posts", False),
        ("Balance", False),
        ("", False),
    ],
)
def test_words_call_a_line_a_total_of_what_stands_above(label: str, called_total: bool) -> None:
    assert line(label).is_total is called_total


@pytest.mark.parametrize(
    ("label", "reading", "code"),
    [
        ("Total", "0 + 1", "XLE202"),
        ("Posts", "0 + 1", "XLE202"),
        ("Subtotal", "0 + 1", "XLE201"),
        ("Gross requirements", "0 + 1", "XLE203"),
        ("Total requirements", "0 + 1", "XLE205"),
        ("Total requirements", "0 + 1 + 2", "XLE202"),
        ("Total requirements", "0", "XLE202"),
        ("Net requirements", "0 - 1", "XLE204"),
        ("Net requirements", "0 + 1", "XLE202"),
        ("Total", "0 - 1", "XLE209"),
        ("Gross requirements", "0 - 1 + 2", "XLE209"),
    ],
)
def test_a_sum_of_lines_is_the_rule_that_its_words_name(label: str, reading: str, code: str) -> None:
    assert rule_of(line(label), sum_of(reading)) == code


def test_a_difference_is_no_sum_whatever_its_signs() -> None:
    assert rule_of(line("Total"), Sum((0, 1), (1, 1), form=Form.DIFFERENCE)) == "XLE209"


@pytest.mark.parametrize(
    ("lines", "at", "but", "stands"),
    [
        (("Revenue: ·", "> Taxes: 10", "> Fees: 20", "> Total: 30", "Balance: 5"), 0, 4, 3),
        (("Revenue: ·", "> Taxes: 10", "> Fees: 20", "Total: 30", "Balance: 5"), 0, 4, 3),
        (("Revenue: 30", "> Taxes: 10", "> Fees: 20", "> Total: 30", "Balance: 5"), 0, 4, 0),
        (("Revenue: ·", "Taxes: 10", "Fees: 20", "Total: 30", "Balance: 5"), 0, 4, 0),
        (("Revenue: ·", "> Taxes: 10", "> Fees: 20", "Balance: 5"), 0, 3, 0),
        (("Revenue: ·", "> Taxes: 10", "> Fees: 20", "> Total: 30", "Balance: 5"), 0, 3, 0),
        (("Revenue: ·", "> Taxes: 10", "> Fees: 20", "> Total: 30", "Balance: 5"), 0, 2, 0),
        (("Revenue: ·", "> Taxes: 10", "> Subtotal: 10", "> Fees: 20", "> Total: 30", "Balance: 5"), 0, 5, 4),
        (("Revenue: ·", "> Taxes: 10", "> Fees: 20", "Subtotal: 30", "Balance: 5"), 0, 4, 3),
        (("Revenue: ·", "> Taxes: 10", "Costs: ·", "> Rent: 20", "> Total: 30", "Balance: 5"), 0, 5, 0),
        (("Total revenue: ·", "> Taxes: 10", "> Fees: 20", "> Total: 30", "Balance: 5"), 0, 4, 0),
        (("Revenue (1+2): ·", "> Taxes: 10", "> Fees: 20", "> Total: 30", "Balance: 5"), 0, 4, 0),
        (("Taxes: 10", "Revenue: ·"), 1, 2, 1),
        (("Taxes: 10", "Revenue: ·", "> Total: 10"), 1, 3, 2),
        (("Rent: 5", "Taxes: 10", "Revenue: ·", "> Total: 10"), 2, 4, 3),
        (("Rent: 5", "Taxes: 10", "Revenue: ·", "> Total: 10"), 2, 0, 3),
        (("Revenue: ·", "Total: 30", "Balance: 5"), 0, 2, 0),
        (("> Revenue: ·", "Total: 30", "Balance: 5"), 0, 2, 0),
        (("Revenue: ·", "Total: 30", "> Taxes: 10"), 0, 3, 0),
        (("> Revenue: ·", ">> Taxes: 10", "Fees: 20", "Total: 30"), 0, 4, 0),
        (("1. Revenue: ·", "> Taxes: 10", "Total: 30"), 0, 3, 2),
        (("10. Revenue: ·", "> Taxes: 10", "10. Total: 30"), 0, 3, 2),
        (("1. Revenue: ·", "> Taxes: 10", "2. Total: 30"), 0, 3, 0),
        (("2. Revenue: ·", "> Taxes: 10", "1. Total: 30"), 0, 3, 0),
        (("Revenue: ·", "> Taxes: 10", "2. Total: 30"), 0, 3, 0),
        (("1. Revenue: ·", "> Taxes: 10", "> 2. Total: 30"), 0, 3, 2),
        (("Revenue: ·", "> Taxes: 10", "2. Total: 30", "Total: 40"), 0, 4, 0),
    ],
)
def test_for_a_heading_stands_the_total_of_its_part(lines: tuple[str, ...], at: int, but: int, stands: int) -> None:
    assert standing_for(rows_of(*lines), at, [0], but) == stands


def test_a_bare_hypothesis_is_a_sum_that_no_word_and_no_figure_bears_out() -> None:
    bare = Sum((0, 1), (1, 1))
    assert (bare.prior, bare.hits, bare.misses, bare.weight, bare.from_mark) == (0.0, 0, 0, 0.0, False)
    assert bare.form is Form.SUM


def relation(axis: str, form: Form, target: int, *, running: bool = False) -> Relation:
    return Relation(axis, target, (0, 1), (1, 1), form, RULES["XLE115"], running=running)


@pytest.mark.parametrize(
    ("relations", "columns"),
    [
        ([], [0, 1, 2]),
        ([relation("across", Form.SUM, 2)], [0, 1, 2]),
        ([relation("across", Form.DIFFERENCE, 2)], [0, 1, 2]),
        ([relation("across", Form.SUM, 2, running=True)], [0, 1]),
        ([relation("across", Form.PERCENTAGE, 2)], [0, 1]),
        ([relation("across", Form.FRACTION, 1), relation("across", Form.GROWTH, 2)], [0]),
        ([relation("down", Form.PERCENTAGE, 2)], [0, 1, 2]),
    ],
)
def test_what_is_divided_or_runs_on_is_not_added_down_the_column(relations: list[Relation], columns: list[int]) -> None:
    table = rows_of("A: 1 2 3", "B: 4 5 6")
    table.relations = relations
    assert additive(table) == columns


def test_what_has_come_together_so_far_is_not_added_over_periods_nor_an_index_over_anything() -> None:
    months, offices = rows_of("January: 1 2", "February: 4 5"), rows_of("Legal: 1 2", "Payroll: 4 5")
    for table in (months, offices):
        table.measures = [Measure(2, ("Cumulative",), {"cumulative": 1.0}), Measure(3, ("Amount",), {"amount": 1.0})]
    assert additive(months) == [1]
    assert additive(offices) == [0, 1]
    offices.measures[0] = Measure(2, ("Cumulative index",), {"cumulative": 1.0})
    assert additive(offices) == [1]


def test_what_is_called_execution_is_added_where_its_figures_are_no_rates() -> None:
    for figures, columns in (("90 100", [1]), ("501 100", [0, 1]), ("-501 100", [0, 1]), ("500 100", [1])):
        table = rows_of(f"Legal: {figures}", "Payroll: 4 5")
        table.measures = [Measure(2, ("Execution",), {"implementation_rate": 1.0}), Measure(3, ("Amount",))]
        assert additive(table) == columns


@pytest.mark.parametrize(
    ("terms", "columns"),
    [
        (({"quantity": 1.0}, {"amount": 1.0}), [0, 1]),
        (({"quantity": 1.0}, {"rate": 1.0}, {"amount": 1.0}), [2]),
        (({"percentage": 1.0}, {"amount": 1.0}), [1]),
        (({"vacancy_rate": 1.0}, {"delivery_rate": 1.0}, {"budgeted_vacancy_rate": 1.0}), []),
        (({"cumulative": 1.0}, {"amount": 1.0}), [0, 1]),
        (({"cumulative": 1.0, "expenditure": 1.0}, {"amount": 1.0}), [0, 1]),
        (({"implementation_rate": 1.0}, {"amount": 1.0}), [1]),
        (({"implementation_rate": 1.0, "actual": 1.0}, {"amount": 1.0}), [0, 1]),
        (({"percentage": 1.0, "expenditure": 1.0}, {"vacancy_rate": 1.0, "actual": 1.0}), []),
    ],
)
def test_rates_and_numbers_of_priced_things_are_not_added(
    terms: tuple[dict[str, float], ...], columns: list[int]
) -> None:
    table = rows_of(" ".join(["A: 1", *["2"] * (len(terms) - 1)]))
    for measure, named in zip(table.measures, terms, strict=True):
        measure.terms = named
    assert additive(table) == columns


def test_a_code_is_not_added() -> None:
    table = rows_of("A: 1 2")
    table.measures[0].is_code = True
    assert additive(table) == [1]


@pytest.mark.parametrize(
    ("deductions", "form", "signs"),
    [(1, Form.DIFFERENCE, (1, -1)), (2, Form.SUM, (1, -1, -1))],
)
def test_net_requirements_are_a_difference_where_one_line_is_taken_off(
    deductions: int, form: Form, signs: tuple[int, ...]
) -> None:
    taken = ["D Staff assessment income"] * deductions
    walk, at = walk_of(" / ".join(["- Posts", "T Gross requirements", *taken, "? Net requirements"]))
    net = [relation for relation in walk.table.relations if relation.target == at]
    assert [(one.form, one.signs) for one in net] == [(form, signs)]
