"""Hypotheses about a total: which figures speak, when an empty part explains a gap, and which one is believed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.trials import Sum, best_of, columns_tried, rule_of, try_rows, without_blanks
from xlengine.down.walk import DEEP, Node, Walk, last_lines, last_nodes
from xlengine.layout import Evidence, Line, Relation
from xlengine.rule import RULES, Form


def sum_of(*lines: int, prior: float = 0.0) -> Sum:
    return Sum(lines, (1,) * len(lines), prior)


@pytest.mark.parametrize(
    ("derived", "tried"),
    [((), [0, 1, 2]), ((1,), [0, 2]), ((2,), [0, 1, 2]), ((1, 2), [0, 2]), ((0, 1, 2), [0, 1, 2])],
)
def test_what_a_formula_computes_across_tells_nothing_beside_inputs(derived: tuple[int, ...], tried: list[int]) -> None:
    table = rows_of("Rent: 1 2 3", "Total: 1 =2 3", derived=derived)
    assert columns_tried(table, [0, 1, 2], 1) == tried


@pytest.mark.parametrize(
    ("prior", "total", "parts", "against"),
    [
        (1.0, "50", ("10", "20", "·"), 0),  # the empty part may be what is missing
        (1.0, "50", ("10", "20", "—"), 1),
        (0.9, "50", ("10", "20", "·"), 1),
        (1.0, "25", ("10", "20", "·"), 1),  # too much already
        (1.0, "-50", ("-10", "-20", "·"), 0),
        (1.0, "-25", ("-10", "-20", "·"), 1),
        (1.0, "50", ("-10", "-20", "·"), 0),
        (1.0, "25", ("10", "40", "·"), 1),
        (1.0, "50", ("10", "0", "·"), 0),
        (1.0, "0", ("10", "20", "·"), 1),
        (1.0, "0", ("-10", "-20", "·"), 1),
    ],
)
def test_an_empty_part_explains_a_gap_but_not_a_surplus(
    prior: float, total: str, parts: tuple[str, ...], against: int
) -> None:
    table = rows_of(*(f"Rent: {part}" for part in parts), f"Total: {total}")
    trial = try_rows(table, [0], 3, sum_of(0, 1, 2, prior=prior))
    assert (trial.hits, trial.misses) == (0, against)


@pytest.mark.parametrize(("beside", "against"), [("-5", 0), ("0", 1), ("5", 1)])
def test_where_some_amounts_are_below_nil_an_empty_part_may_be_too(beside: str, against: int) -> None:
    table = rows_of("Rent: 10", "Fuel: 20", "Ink: ·", "Total: 25", f"Refunds: {beside}")
    assert try_rows(table, [0], 3, sum_of(0, 1, 2, prior=1.0)).misses == against


@pytest.mark.parametrize(
    ("total", "parts", "told"),
    [
        ("30 70 ·", ("10 30 1", "20 40 2"), (2, 0, 2)),
        ("31 70 9", ("10 30 1", "20 40 2"), (2, 1, 1)),
        ("0 0 0", ("0 — ·", "0 — ·"), (0, 0, 0)),
        ("30 x #", ("10 1 1", "20 2 2"), (1, 0, 1)),
    ],
)
def test_figures_agree_exactly_or_by_rounding_or_not(
    total: str, parts: tuple[str, ...], told: tuple[int, int, int]
) -> None:
    table = rows_of(*(f"Rent: {part}" for part in parts), f"Total: {total}")
    trial = try_rows(table, [0, 1, 2], 2, sum_of(0, 1))
    assert (trial.hits, trial.misses, trial.exact) == told


def test_one_line_alone_is_borne_out_even_by_nil() -> None:
    table = rows_of("Rent: 0", "Total: 0")
    assert try_rows(table, [0], 1, sum_of(0)).hits == 1


def test_columns_without_empty_lines_are_found() -> None:
    table = rows_of("Rent: 1 · — x", "Fuel: 1 1 1 ·", "Ink: · · · ·")
    assert without_blanks(table, [0, 1, 2, 3], [0, 1]) == [0, 2]
    assert without_blanks(table, [1, 2], [1]) == [1, 2]


@pytest.mark.parametrize(
    ("lines", "expected", "further", "chosen"),
    [
        # the first that nothing contradicts
        (("10.00", "20.00", "30.00"), [sum_of(0, 1, prior=1.5)], [], (0, 1)),
        (("10.00", "20.00", "20.00"), [sum_of(0, 1, prior=1.5), sum_of(1, prior=1.1)], [], (1,)),
        # no figure speaks: words alone, where they are sure
        (("10.00", "20.00", "·"), [sum_of(0, 1, prior=1.0)], [], (0, 1)),
        (("10.00", "20.00", "·"), [sum_of(0, 1, prior=0.9)], [], None),
        # one column and one reading or two: the total itself is wrong
        (("10.00", "20.00", "99.00"), [sum_of(0, 1, prior=1.5)], [], (0, 1)),
        (("10.00", "20.00", "99.00"), [sum_of(0, 1, prior=1.4)], [], None),
        (("10.00", "20.00", "99.00"), [sum_of(0, 1, prior=1.5), sum_of(0, prior=1.1)], [], (0, 1)),
        (
            ("10.00", "20.00", "99.00"),
            [sum_of(0, 1, prior=1.5), sum_of(0, prior=1.1), sum_of(1, prior=0.9)],
            [],
            None,
        ),
        (("10.00 1", "20.00 2", "99.00 9"), [sum_of(0, 1, prior=1.5)], [], None),
        # figures alone
        (("10.00", "20.00", "40.00", "70.00"), [sum_of(1, 2, prior=1.5)], [sum_of(0, 1, 2)], (0, 1, 2)),
        (("10.00", "20.00", "40.00", "60.00"), [], [sum_of(0, 1), sum_of(1, 2)], (1, 2)),
        # a formula that leaves a line out is no other reading
        (("10.00", "20.00", "40.00", "=60.00"), [sum_of(0, 1, 2, prior=1.5)], [sum_of(1, 2)], (0, 1, 2)),
        (("10.00", "20.00", "40.00", "60.00"), [sum_of(0, 1, 2, prior=1.5)], [sum_of(1, 2)], (1, 2)),
        (("10.00", "20.00", "40.00", "=60.00"), [sum_of(0, 1, 2, prior=1.4)], [sum_of(1, 2)], (1, 2)),
        (("10.00", "20.00", "40.00", "=50.00"), [sum_of(0, 1, 2, prior=1.5)], [sum_of(0, 2)], (0, 1, 2)),
        (("10.00 1", "20.00 2", "40.00 4", "=60.00 =6"), [sum_of(0, 1, 2, prior=1.5)], [sum_of(1, 2)], (1, 2)),
        # more figures for it than against it
        (("10.00 1 1", "20.00 2 2", "30.00 3 9"), [sum_of(0, 1, prior=1.5)], [], (0, 1)),
        (("10.00 1", "20.00 2", "30.00 9"), [sum_of(0, 1, prior=1.1)], [], (0, 1)),
        (("10.00 1", "20.00 2", "30.00 9"), [sum_of(0, 1, prior=1.0)], [], None),
        (("10.00 1 1 1 1", "20.00 2 2 2 2", "30.00 3 3 9 9"), [sum_of(0, 1, prior=1.0)], [], (0, 1)),
        (("10.00 1 1 1", "20.00 2 2 2", "30.00 3 9 9"), [sum_of(0, 1, prior=1.0)], [], None),
        # a line that is nil wherever the total has a figure is not shown
        (("10.00 1", "20.00 2", "· 4", "30.00 ·"), [sum_of(0, prior=1.0)], [sum_of(0, 1, 2), sum_of(0, 1)], (0, 1)),
        (("10.00 1", "20.00 2", "· ·", "30.00 ·"), [sum_of(0, prior=1.0)], [sum_of(0, 1, 2), sum_of(0, 1)], (0, 1, 2)),
    ],
)
def test_the_first_reading_that_no_figure_contradicts_is_believed(
    lines: tuple[str, ...], expected: list[Sum], further: list[Sum], chosen: tuple[int, ...] | None
) -> None:
    table = rows_of(*(f"Rent: {line}" for line in lines))
    told = best_of(table, list(range(len(table.measures))), len(lines) - 1, expected, further)
    assert (told and told.lines) == chosen


def test_of_several_readings_that_one_figure_contradicts_the_likeliest_is_believed() -> None:
    table = rows_of("Rent: 10 10 10", "Fuel: 20 20 20", "Ink: 0 0 50", "Total: 30 30 99")
    for priors, lines in (((1.5, 1.3), (0, 1)), ((1.3, 1.5), (0, 1, 2))):
        some = [sum_of(0, 1, prior=priors[0]), sum_of(0, 1, 2, prior=priors[1])]
        told = best_of(table, [0, 1, 2], 3, some, [])
        assert told is not None
        assert told.lines == lines


@pytest.mark.parametrize(
    ("label", "signs", "form", "code"),
    [
        ("Total", (1, 1), Form.SUM, "XLE202"),
        ("Subtotal", (1, 1), Form.SUM, "XLE201"),
        ("Gross requirements", (1, 1), Form.SUM, "XLE203"),
        ("Total requirements", (1, 1), Form.SUM, "XLE205"),
        ("Total requirements", (1, 1, 1), Form.SUM, "XLE202"),
        ("Total requirements", (1,), Form.SUM, "XLE202"),
        ("Net requirements", (1, -1), Form.SUM, "XLE204"),
        ("Net requirements", (1, 1), Form.DIFFERENCE, "XLE204"),
        ("Net requirements", (1, 1), Form.SUM, "XLE202"),
        ("Total", (1, -1), Form.SUM, "XLE209"),
        ("Subtotal", (1, 1), Form.DIFFERENCE, "XLE209"),
    ],
)
def test_the_words_of_a_total_tell_its_rule(label: str, signs: tuple[int, ...], form: Form, code: str) -> None:
    line: Line = rows_of(f"{label}: 1").lines[0]
    assert rule_of(line, Sum(tuple(range(len(signs))), signs, form=form)) == code


def relation(target: int, *arguments: int) -> Relation:
    return Relation("down", target, arguments, (1,) * len(arguments), Form.SUM, RULES["XLE202"], Evidence())


def test_lines_that_a_relation_gives_are_known_at_once_and_which_stand_over_their_parts() -> None:
    walk = Walk(rows_of(*["Rent: 1"] * 6), [0])
    assert not walk.is_found(0)
    walk.found.append(relation(0, 1, 2))
    assert [walk.is_found(at) for at in range(6)] == [True, False, False, False, False, False]
    walk.found += [relation(5, 3, 4), relation(3, 2, 4)]
    assert [walk.stands_over_its_parts(at) for at in range(6)] == [True, False, False, False, False, False]
    assert [walk.is_found(at) for at in range(6)] == [True, False, False, True, False, True]


def test_a_line_is_plain_where_it_has_a_figure_and_nothing_else_is_known_of_it() -> None:
    walk = Walk(rows_of("Rent: 1", "Fuel: ·", "Ink: —"), [0])
    assert [walk.is_plain(at) for at in range(3)] == [True, False, True]
    assert not walk.is_plain(0, {1}, {0})
    assert walk.is_plain(0, {1}, {2})
    walk.spent = {0}
    assert [walk.is_plain(at) for at in (0, 2)] == [False, True]
    walk.memo_indent = 0
    assert not walk.is_plain(2)


def test_lines_are_found_by_their_very_label() -> None:
    walk = Walk(rows_of("Rent: 1", "Fuel: 2", "RENT: 3", "Rent, all: 4"), [0])
    assert walk.labelled("rent") == [0, 2]
    assert walk.labelled("Fuel") == [1]
    assert walk.labelled("Ink") == []


@pytest.mark.parametrize(("lines", "told"), [(59, 59), (60, 60), (61, 60)])
def test_the_last_sixty_lines_are_looked_at_from_the_nearest_on(lines: int, told: int) -> None:
    stack = [Node(at, "line", 0) for at in range(lines)]
    assert list(last_lines(stack)) == list(range(lines))[::-1][:told]
    assert [node.line for node in last_nodes(stack, 2)] == [lines - 2, lines - 1]


@pytest.mark.parametrize(("figures", "beyond"), [("1.0 2", Decimal("0.5")), ("1.00 2.0", Decimal("0.05"))])
def test_rounding_of_sixty_lines_may_take_a_sum_back(figures: str, beyond: Decimal) -> None:
    walk = reading_of("", rows_of(*(f"Rent: {figure}" for figure in figures.split())))
    assert walk.beyond(0) == DEEP * beyond
    assert DEEP == 60


@pytest.mark.parametrize(
    ("fuel", "ink", "total", "chosen"),
    [
        ("20 20 20 20", "1 1 1 5", "30 30 30 35", (0, 1)),  # three to the unit, or three by rounding
        ("20 20 20 20", "1 1 5 5", "30 30 35 35", (0, 1, 2)),
        ("20 20 20 20", "0 0 0 5", "30 30 30 35", (0, 1, 2)),  # as exact in as many columns
    ],
)
def test_a_reading_that_needs_rounding_gives_way_to_one_that_is_exact_but_for_a_few_figures(
    fuel: str, ink: str, total: str, chosen: tuple[int, ...]
) -> None:
    table = rows_of("Rent: 10 10 10 10", f"Fuel: {fuel}", f"Ink: {ink}", f"Total: {total}")
    expected, others = [sum_of(0, 1, prior=1.5)], [sum_of(0, 1, 2, prior=1.1)]
    for first, further in (([*expected, *others], []), (expected, others)):
        told = best_of(table, [0, 1, 2, 3], 3, first, further)
        assert told is not None
        assert told.lines == chosen


@pytest.mark.parametrize(
    ("hits", "misses", "is_believed"),
    [(1, 0, True), (2, 1, True), (1, 1, False), (3, 2, True), (4, 3, False), (5, 3, True), (6, 4, False), (7, 4, True)],
)
def test_few_figures_may_be_wrong_where_words_are_not_sure(hits: int, misses: int, is_believed: bool) -> None:
    total = " ".join(["30.00"] * hits + ["99.00"] * misses)
    table = rows_of("Rent:" + " 10.00" * (hits + misses), "Fuel:" + " 20.00" * (hits + misses), f"Total: {total}")
    told = best_of(table, list(range(hits + misses)), 2, [sum_of(0, 1, prior=1.0)], [])
    assert (told is not None) is is_believed


@pytest.mark.parametrize(
    ("hits", "misses", "prior", "is_believed"),
    [(1, 1, 1.1, True), (1, 1, 1.0, False), (1, 2, 1.1, False), (4, 4, 1.1, True), (0, 2, 1.5, False)],
)
def test_where_words_are_sure_half_of_the_figures_may_be_wrong(
    hits: int, misses: int, prior: float, is_believed: bool
) -> None:
    total = " ".join(["30.00"] * hits + ["99.00"] * misses)
    table = rows_of("Rent:" + " 10.00" * (hits + misses), "Fuel:" + " 20.00" * (hits + misses), f"Total: {total}")
    told = best_of(table, list(range(hits + misses)), 2, [sum_of(0, 1, prior=prior)], [])
    assert (told is not None) is is_believed
