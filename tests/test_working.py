"""A table while it is computed: which figures are right at first sight, and what is computed for the other cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.rows_by_hand import rows_of
from xlengine.computing.at_once import Figures, Reckoned, is_right_at_once, right_at_once
from xlengine.computing.working import Working
from xlengine.fit import Agreement
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.sheet import Ref

CODES = {
    Form.SUM: "XLE115", Form.DIFFERENCE: "XLE116", Form.PERCENTAGE: "XLE117", Form.FRACTION: "XLE117",
    Form.VACANCY: "XLE141",
}  # fmt: skip
DOWN = RULES["XLE202"]


def across(form: Form, arguments: Sequence[int] = (0, 1), code: str = "", **more: object) -> Relation:
    signs = (1, -1) if form is Form.DIFFERENCE else (1,) * len(arguments)
    rule = RULES[code or CODES[form]]
    evidence = Evidence(by_words=True)
    return Relation("across", 2, tuple(arguments), signs, form, rule, evidence, **more)  # type: ignore[arg-type]


def down(target: int, arguments: Sequence[int], form: Form = Form.SUM, signs: Sequence[int] = ()) -> Relation:
    return Relation("down", target, tuple(arguments), tuple(signs) or (1,) * len(arguments), form, DOWN)


def working(table: Table, *relations: Relation, cascade: bool = False, shown: int | None = None) -> Working:
    table.relations = list(relations)
    table.entries = [[entry._replace(shown=shown) for entry in row] for row in table.entries]
    return Working(table, cascade)


def lines_of(*figures: str) -> Table:
    return rows_of(*(f"Line: {line}" for line in figures))


@pytest.mark.parametrize(
    ("form", "figures", "right"),
    [
        (Form.DIFFERENCE, "30 10 20", True),
        (Form.DIFFERENCE, "10 30 -20", True),
        (Form.DIFFERENCE, "30 10 21", False),
        (Form.DIFFERENCE, "30 10 ·", False),
        (Form.DIFFERENCE, "30 · 30", False),
        (Form.DIFFERENCE, "· 10 -10", False),
        (Form.DIFFERENCE, "30 x 30", False),
        (Form.DIFFERENCE, "30 — 30", True),
        (Form.DIFFERENCE, "30 30 —", True),
        (Form.DIFFERENCE, "30 10 =20", True),
        (Form.SUM, "10 20 30", True),
        (Form.SUM, "10 20 31", False),
        (Form.PERCENTAGE, "10 30 33.3", True),
        (Form.PERCENTAGE, "10 30 33", True),
        (Form.PERCENTAGE, "10 30 33.4", False),
        (Form.PERCENTAGE, "10 0 33.3", False),
        (Form.PERCENTAGE, "10 · 33.3", False),
        (Form.PERCENTAGE, "· 30 33.3", False),
        (Form.PERCENTAGE, "0 30 0.0", True),
        (Form.PERCENTAGE, "0 30 —", False),
        (Form.PERCENTAGE, "10 30 ·", False),
        (Form.PERCENTAGE, "10 30 33.333333333333", True),
        (Form.PERCENTAGE, "10 30 33.3333333333333", False),
        (Form.PERCENTAGE, "10 30 =33.3", False),
        (Form.FRACTION, "10 20 0.5", False),
    ],
)
def test_a_figure_is_right_at_first_sight_if_it_is_the_one_that_its_cells_give(
    form: Form, figures: str, right: bool
) -> None:
    work, relation = working(lines_of(figures)), across(form)
    assert list(right_at_once(work, relation, [0])) == ([] if right else [0])
    assert work.is_settled(0, 2) is right
    assert len(Reckoned(work)) == right
    assert [(one.line, one.measure) for one in Reckoned(work).at_once()] == ([(0, 2)] if right else [])


@pytest.mark.parametrize(("shown", "right"), [(None, False), (1, True), (2, False)])
def test_a_formula_for_a_percentage_is_right_at_first_sight_with_the_decimals_that_it_shows(
    shown: int | None, right: bool
) -> None:
    work = working(lines_of("10 30 =33.3"), shown=shown)
    assert list(right_at_once(work, across(Form.PERCENTAGE), [0])) == ([] if right else [0])


@pytest.mark.parametrize("more", [{"running": True}, {"base_line": 0}])
def test_a_running_sum_and_a_share_of_a_total_are_looked_at_more_closely(more: dict[str, object]) -> None:
    work = working(lines_of("10 20 30", "40 50 90"))
    assert list(right_at_once(work, across(Form.SUM, **more), [0, 1])) == [0, 1]
    assert work.right_across == {}


def test_only_the_lines_that_are_asked_for_are_looked_at() -> None:
    work = working(lines_of("10 20 30", "40 50 99", "1 2 3", "4 5 9"))
    relation = across(Form.SUM, only=frozenset({0, 1, 2}))
    assert list(right_at_once(work, relation, [0, 1, 2])) == [1]
    assert [work.is_settled(line, 2) for line in range(4)] == [True, False, True, False]
    assert [work.is_settled(line, 1) for line in range(4)] == [False] * 4


def test_a_cell_that_has_its_figure_gets_no_second_one() -> None:
    work, first, second = working(lines_of("20 20 20", "10 20 30")), across(Form.SUM, (0,)), across(Form.SUM, (1,))
    assert list(right_at_once(work, first, [0, 1])) == [1]
    assert list(right_at_once(work, second, [0, 1])) == [1]
    assert [one.relation for one in Reckoned(work).at_once()] == [first]
    work.reckon(second, 0, 2, [(0, 1)])
    assert work.done == {}


def test_lines_that_are_percentages_or_were_filled_are_looked_at_more_closely() -> None:
    table = lines_of("10 20 30", "40 50 90", "1 2 3")
    work = working(table, down(1, (0, 2), Form.PERCENTAGE))
    work.laid_over.add(2)
    assert list(right_at_once(work, across(Form.SUM), [0, 1, 2])) == [1, 2]
    assert (work.percentage_lines, set(work.sums)) == ({1}, {1})


@pytest.mark.parametrize(
    ("figures", "signs", "right"),
    [
        (("10", "20", "30"), (1, 1), True),
        (("10", "20", "31"), (1, 1), False),
        (("30", "20", "10"), (1, -1), True),
        (("10", "·", "10"), (1, 1), False),
        (("·", "10", "10"), (1, 1), False),
        (("10", "—", "10"), (1, 1), True),
        (("10", "20", "·"), (1, 1), False),
        (("10", "-10", "—"), (1, 1), True),
    ],
)
def test_a_total_is_right_at_first_sight_if_it_is_what_its_lines_give(
    figures: tuple[str, ...], signs: tuple[int, ...], right: bool
) -> None:
    work, relation = working(lines_of(*figures)), down(2, (0, 1), signs=signs)
    assert is_right_at_once(work, relation, 0) is right
    assert work.is_settled(2, 0) is right
    assert len(Reckoned(work)) == right
    assert not right or not is_right_at_once(work, relation, 0)


@pytest.mark.parametrize("filled", [0, 1, 2])
def test_a_total_of_lines_that_were_filled_is_looked_at_more_closely(filled: int) -> None:
    work = working(lines_of("10", "20", "30"))
    work.laid_over.add(filled)
    assert not is_right_at_once(work, down(2, (0, 1)), 0)


def test_a_quotient_of_lines_is_looked_at_more_closely() -> None:
    assert not is_right_at_once(working(lines_of("10", "20", "50")), down(2, (0, 1), Form.PERCENTAGE), 0)


def test_what_is_right_at_first_sight_unfolds_to_the_cells_that_give_it() -> None:
    table = lines_of("10 20 30", "40 50 90", "50 70 120")
    work, relation, total = working(table), across(Form.SUM, only=frozenset({0, 1})), down(2, (0, 1))
    right_at_once(work, relation, [0, 1])
    assert is_right_at_once(work, total, 1)
    reckoned = Reckoned(work)
    told = {(one.line, one.measure): one.unfolded() for one in reckoned.at_once()}
    assert {key: made.figure.value for key, made in told.items()} == {(0, 2): 30, (1, 2): 90, (2, 1): 70}
    assert [made.relation for made in told.values()] == [relation, relation, total]
    assert [entry.value for entry in told[1, 2].arguments] == [40, 50]
    assert [entry.value for entry in told[2, 1].arguments] == [20, 50]
    assert [(ref.row, ref.column) for ref in told[0, 2].figure.inputs] == [(2, 2), (2, 3)]
    assert all(made.fit.agreement is Agreement.EXACT for made in told.values())
    assert {one.family for one in reckoned.at_once()} == {(id(table), 2, "across"), (id(table), 2, "down")}
    assert {made.family for made in told.values()} == {(id(table), 2, "across"), (id(table), 2, "down")}
    assert all(made.table is table and made.unfolded() is made for made in told.values())
    assert [one.entry.value for one in reckoned.at_once()] == [30, 90, 70]


def test_figures_are_found_by_their_cells_whichever_way_they_were_computed() -> None:
    table = lines_of("10 20 30", "40 50 99", "50 70 120")
    work, relation, total = working(table), across(Form.SUM, only=frozenset({0, 1})), down(2, (0, 1))
    for line in right_at_once(work, relation, [0, 1]):
        work.reckon(relation, line, 2, [(line, 0), (line, 1)])
    assert is_right_at_once(work, total, 0)
    reckoned = Reckoned(work)
    assert len(reckoned) == 3
    assert [one.fit.agreement for one in reckoned.told] == [Agreement.WRONG]
    assert [(ref.row, ref.column) for ref in reckoned.refs()] == [(2, 4), (3, 4), (4, 2)]
    values = {(line, measure): reckoned.figure(line, measure) for line in range(3) for measure in range(3)}
    assert {key: figure.value for key, figure in values.items() if figure} == {(0, 2): 30, (1, 2): 90, (2, 0): 50}
    figures = Figures()
    figures.take(reckoned)
    assert len(figures) == len(list(figures)) == 3
    assert figures[Ref("S", 3, 4)].value == 90
    for nowhere in (Ref("T", 3, 4), Ref("S", 3, 2), Ref("S", 99, 4), Ref("S", 3, 99)):
        assert nowhere not in figures


@pytest.mark.parametrize(
    ("form", "figures", "cascade", "value", "laid"),
    [
        (Form.DIFFERENCE, "30 10 ·", False, "20", "20"),
        (Form.DIFFERENCE, "30 10 25", False, "20", "25"),
        (Form.DIFFERENCE, "30 10 25", True, "20", "20"),
        (Form.DIFFERENCE, "30.04 10.01 20.0", True, "20.03", "20.0"),
        (Form.DIFFERENCE, "30.5 10 ·", False, "20.5", "20.5"),
        (Form.DIFFERENCE, "30 10 x", False, None, None),
        (Form.DIFFERENCE, "x 10 20", False, None, "20"),
        (Form.PERCENTAGE, "10 30 ·", False, "33.3", "33.3"),
        (Form.PERCENTAGE, "10 30 35.00", False, "33.33", "35.00"),
        (Form.FRACTION, "10 30 ·", False, "0.333", "0.333"),
        (Form.VACANCY, "400 300 99", True, "25", "99"),
        (Form.VACANCY, "400 300 ·", True, "25.0", "25.0"),
    ],
)
def test_an_empty_cell_is_filled_and_a_wrong_one_is_handed_on_corrected_in_a_recalculation(
    form: Form, figures: str, cascade: bool, value: str | None, laid: str | None
) -> None:
    table = lines_of(figures)
    printed = list(table.entries[0])
    work = working(table, cascade=cascade)
    work.reckon(across(form), 0, 2, [(0, 0), (0, 1)])
    made = work.done.get((0, 2))
    assert (made and made.figure.value) == (None if value is None else Decimal(value))
    assert work.entries[0][2].value == (None if laid is None else Decimal(laid))
    assert table.entries[0] == printed
    assert work.laid_over == (set() if work.entries[0] == printed else {0})
    assert work.is_settled(0, 2) is (value is not None)


def test_what_is_filled_shows_how_many_decimals_it_has_and_whether_it_is_exact() -> None:
    work = working(lines_of("30.5 10 ·", "10 30 ·"))
    work.reckon(across(Form.DIFFERENCE), 0, 2, [(0, 0), (0, 1)])
    work.reckon(across(Form.PERCENTAGE), 1, 2, [(1, 0), (1, 1)])
    filled = [work.entries[line][2] for line in (0, 1)]
    assert [(entry.decimals, entry.is_exact, entry.is_number) for entry in filled] == [
        (1, True, True),
        (1, False, True),
    ]


@pytest.mark.parametrize(
    ("form", "lines", "shown", "value", "told"),
    [
        # of a sum: as many as its parts
        (Form.SUM, ("1.5 2.25 ·",), None, "3.75", 2),
        (Form.SUM, ("1.5 2.25 ·",), 1, "3.75", 2),
        (Form.SUM, ("!1.125 2 ·",), None, "3.125", 3),
        (Form.SUM, ("1 2 9.00",), None, "3.00", 2),
        (Form.SUM, ("1 2 =9.00",), None, "3", 0),
        # of a quotient: as printed, as shown, as its column, as usual
        (Form.PERCENTAGE, ("1 3 9.00",), 1, "33.33", 2),
        (Form.PERCENTAGE, ("1 3 =9.00",), 1, "33.3", 1),
        (Form.PERCENTAGE, ("1 3 ·",), 3, "33.333", 3),
        (Form.PERCENTAGE, ("1 3 ·", "1 2 50.00", "1 4 25.00", "1 5 20"), None, "33.33", 2),
        (Form.PERCENTAGE, ("1 3 ·", "1 2 50.00"), 0, "33", 0),
        (Form.PERCENTAGE, ("1 3 ·",), None, "33.3", 1),
        (Form.PERCENTAGE, ("1.00 3.00 ·",), None, "33.33", 2),
        (Form.PERCENTAGE, ("1.0 3.0 ·",), None, "33.3", 1),
        (Form.PERCENTAGE, ("1.00 3.0 ·",), None, "33.3", 1),
        (Form.PERCENTAGE, ("1.00 3.00 ·", "2.00 3 ·", "2.00 3.00 ·"), None, "33.33", 2),
        (Form.FRACTION, ("1 3 ·",), None, "0.333", 3),
        (Form.FRACTION, ("1 3 ·", "1 2 0.5"), None, "0.3", 1),
    ],
)
def test_a_figure_has_the_decimals_that_are_printed_or_shown_or_usual(
    form: Form, lines: tuple[str, ...], shown: int | None, value: str, told: int
) -> None:
    work = working(lines_of(*lines), shown=shown)
    work.reckon(across(form), 0, 2, [(0, 0), (0, 1)])
    figure = work.done[0, 2].figure
    assert str(figure.value) == value
    assert figure.shown == told


def test_a_stored_number_that_was_not_printed_gives_a_sum_all_of_its_decimals() -> None:
    table = lines_of("!1.125 2.5 ·", "1.125 2.5 ·")
    table.entries = [[row[0]._replace(decimals=1), *row[1:]] for row in table.entries]
    work = working(table)
    for line in (0, 1):
        work.reckon(across(Form.SUM), line, 2, [(line, 0), (line, 1)])
    assert [work.done[line, 2].figure.shown for line in (0, 1)] == [3, 1]


@pytest.mark.parametrize(("figures", "computed"), [("10 30 ·", False), ("10 30 35.0", True)])
def test_an_empty_percentage_that_no_word_asks_for_stays_empty(figures: str, computed: bool) -> None:
    work = working(lines_of(figures))
    work.reckon(across(Form.PERCENTAGE)._replace(evidence=Evidence(2, 0)), 0, 2, [(0, 0), (0, 1)])
    assert ((0, 2) in work.done) is computed


@pytest.mark.parametrize("signs", [(1,), (1, 1, 1)])
def test_a_relation_has_a_sign_for_each_of_its_parts(signs: tuple[int, ...]) -> None:
    work = working(lines_of("10 20 30", "10 20 30", "20 40 60"))
    with pytest.raises(ValueError, match="argument 2"):
        right_at_once(work, across(Form.SUM)._replace(signs=signs), [0])
    with pytest.raises(ValueError, match="argument 2"):
        is_right_at_once(work, down(2, (0, 1))._replace(signs=signs), 0)


def test_amounts_in_thousands_have_no_cents() -> None:
    table = lines_of("1.00 3.00 ·")
    table.unit = "Thousands of United States dollars"
    work = working(table)
    work.reckon(across(Form.PERCENTAGE), 0, 2, [(0, 0), (0, 1)])
    assert str(work.done[0, 2].figure.value) == "33.3"


@pytest.mark.parametrize(
    ("lines", "shown", "value"),
    [
        (("1 1", "3 3", "· ·"), {}, "33.3"),
        (("1 1", "3 3", "· 33.33"), {}, "33.33"),
        (("1.0 1", "3.00 3", "· ·"), {}, "33.3"),
        (("1 1", "3 3", "· 33.33"), {2: 0, 3: 3}, "33.333"),
        (("1 1", "3 3", "· 33.33"), {3: 0}, "33"),
        (("1 1", "3 3", "· 33.33"), {2: 4, 3: 1, 4: 2}, "33.33"),
    ],
)
def test_a_quotient_of_lines_has_the_decimals_of_its_line_or_of_the_formats_of_its_parts(
    lines: tuple[str, ...], shown: dict[int, int], value: str
) -> None:
    table = lines_of(*lines)
    table.entries = [[entry._replace(shown=shown.get(entry.row)) for entry in row] for row in table.entries]
    work = Working(table, cascade=False)
    work.reckon(down(2, (0, 1), Form.PERCENTAGE), 2, 0, [(0, 0), (1, 0)])
    assert str(work.done[2, 0].figure.value) == value


@pytest.mark.parametrize(
    ("form", "code", "lines", "computed"),
    [
        (Form.SUM, "", ("10 · ·", "1 2 3", "1 2 3"), True),
        (Form.SUM, "", ("10 · ·", "1 2 3", "1 2 3", "1 2 3"), False),
        (Form.SUM, "", ("10 · ·", "1 2 3", "1 2 3", "· · ·"), True),
        (Form.SUM, "", ("10 · ·", "1 · 3", *["1 2 3"] * 5), False),
        (Form.SUM, "", ("10 · ·", "1 · 1", "1 · 1", *["1 2 3"] * 7), True),
        (Form.SUM, "", ("10 · ·", "1 · 1", "1 · 1", *["1 2 3"] * 8), False),
        (Form.SUM, "", ("10 · 10", "1 2 3", "1 2 3", "1 2 3"), True),
        (Form.SUM, "", ("10 · 11", "1 2 3", "1 2 3"), False),
        (Form.DIFFERENCE, "", ("10 · ·", *["3 2 1"] * 5), False),
        (Form.DIFFERENCE, "XLE101", ("10 · ·", *["3 2 1"] * 5), True),
        (Form.DIFFERENCE, "XLE101", ("· 10 ·", *["3 2 1"] * 5), True),
        (Form.PERCENTAGE, "", ("10 · ·", *["1 2 50"] * 5), False),
    ],
)
def test_a_line_with_figures_in_a_few_columns_only_is_skipped_unless_blanks_are_usual(
    form: Form, code: str, lines: tuple[str, ...], computed: bool
) -> None:
    work = working(lines_of(*lines))
    work.reckon(across(form, code=code), 0, 2, [(0, 0), (0, 1)])
    assert ((0, 2) in work.done) is computed


@pytest.mark.parametrize(
    ("derived", "total", "line", "computed"),
    [((), 0, 0, True), ((1,), 0, 0, False), ((1,), 1, 0, True), ((1,), 0, 1, True), ((1,), 1, 1, False)],
)
def test_a_part_that_was_to_be_computed_in_a_total_and_could_not_be_is_no_nil(
    derived: tuple[int, ...], total: int, line: int, computed: bool
) -> None:
    table = lines_of("10 · ·", "1 · ·")
    table.derived = set(derived)
    work = working(table, down(total, (1 - total,)))
    work.reckon(across(Form.SUM), line, 2, [(line, 0), (line, 1)])
    assert ((line, 2) in work.done) is computed


def test_a_sum_is_not_rounded_beyond_what_its_parts_hold() -> None:
    work = working(lines_of("!1.123456789012 2 9.0", "!1.1234567890123 2 9.0"))
    for line in (0, 1):
        work.reckon(across(Form.SUM), line, 2, [(line, 0), (line, 1)])
    assert [str(work.done[line, 2].figure.value) for line in (0, 1)] == ["3.123456789012", "3.1234567890123"]


def test_a_running_sum_of_the_first_line_has_one_part() -> None:
    work = working(lines_of("10 7 ·", "20 8 ·"))
    relation = across(Form.SUM, (2, 0), running=True)
    work.reckon(relation, 0, 2, [(0, 0)])
    work.reckon(relation, 1, 2, [(0, 2), (1, 0)])
    assert [work.done[line, 2].figure.value for line in (0, 1)] == [10, 30]
    assert [work.done[line, 2].figure.signs for line in (0, 1)] == [(1,), (1, 1)]
