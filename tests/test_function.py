"""The functions of the add-in, in pure Python."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import Example, differences, examples
from xlengine.function import FUNCTIONS, Function
from xlengine.functions.lookup import looking_into
from xlengine.rule import LONGEST_SENTENCE, RULES
from xlengine.sheet import LAST_ROW, Book, Cell, CellError, Sheet


@pytest.mark.parametrize("example", examples("python"), ids=str)
def test_the_example(example: Example) -> None:
    assert differences(example, FUNCTIONS[example.function](*example.arguments)) == []


def test_every_function_has_an_example() -> None:
    shown = {example.function for example in examples("python")}
    assert set(FUNCTIONS) - shown == {"XLE_FIGURE"}


def test_every_rule_across_or_down_is_a_function() -> None:
    missing = [
        rule.name
        for rule in RULES.values()
        if rule.axis in ("across", "down") and f"XLE_{rule.name.upper()}" not in FUNCTIONS
    ]
    assert missing == []


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
class TestEveryFunction:
    def test_has_help_that_the_wizard_shows_whole(self, function: Function) -> None:
        texts = [function.sentence, *(argument.help for argument in function.arguments)]
        assert all(text.endswith(".") and len(text) <= LONGEST_SENTENCE for text in texts)

    def test_has_names_that_every_host_and_the_wizard_accept(self, function: Function) -> None:
        names = [argument.name for argument in function.arguments]
        assert all(name.isidentifier() and name.isascii() for name in [function.name, *names])
        assert len(set(names)) == len(names)
        assert len(", ".join(names)) < 255

    def test_has_its_optional_arguments_last(self, function: Function) -> None:
        optional = [argument.optional for argument in function.arguments]
        assert optional == sorted(optional)

    @pytest.mark.parametrize(
        "cell",
        [
            None,
            "",
            " ",
            0,
            -0.0,
            1e308,
            -1e-308,
            float("nan"),
            float("inf"),
            10**400,
            True,
            "x",
            "=1",
            pytest.param(object(), id="an object"),
            CellError("#SPILL!"),
        ],
        ids=repr,
    )
    def test_never_raises_and_gives_rows_of_cells(self, function: Function, cell: Any) -> None:
        for argument in ([[cell]], cell, [[cell, 1], [2, cell]], [], [[cell], [1, 2]]):
            rows = function(*[argument] * function.required)
            assert rows
            assert all(isinstance(value, (Decimal, str, bool, type(None))) for row in rows for value in row)

    def test_lets_an_error_through(self, function: Function) -> None:
        rows = function(*[[[CellError("#SPILL!")]]] * function.required)
        lets_through = {row[0] for row in rows}
        assert lets_through == {"#SPILL!"} or function.name == "XLE_FIGURE"

    def test_refuses_too_few_and_too_many_arguments(self, function: Function) -> None:
        assert function(*[1] * (function.required - 1)) == [["#VALUE!"]]
        assert function(*[1] * (len(function.arguments) + 1)) == [["#VALUE!"]]


def test_of_a_whole_column_only_what_is_in_it_comes_back() -> None:
    column = [[1.5]] * 300 + [[None]] * (LAST_ROW - 300)
    assert len(FUNCTIONS["XLE_VARIANCE"](column, column)) == 300


def test_a_range_with_blanks_at_its_end_keeps_its_height() -> None:
    assert len(FUNCTIONS["XLE_VARIANCE"]([[1], [None], [None]], [[1], [None], [None]])) == 3


def test_a_call_of_fifty_thousand_rows_gives_what_single_cells_give() -> None:
    first = [[(7919 * at % 1_000_003) / 10] for at in range(50_000)]
    second = [[(104_729 * at % 999_983) / 10] for at in range(50_000)]
    at_once = FUNCTIONS["XLE_PERCENTAGE"](first, second)
    some = range(0, 50_000, 97)
    assert len(at_once) == 50_000
    assert [at_once[at] for at in some] == [FUNCTIONS["XLE_PERCENTAGE"](first[at], second[at])[0] for at in some]


class TestFigure:
    """XLE_FIGURE on a small workbook with two tables."""

    @pytest.fixture
    def book(self) -> Book:
        return Book(
            "two.xlsx",
            [
                _sheet("表1", "表 1  资源使用情况", "分配数", "支出数"),
                _sheet("Table 2", "Table 2", "Apportionment", "Expenditure"),
            ],
        )

    @pytest.mark.parametrize(
        ("table", "line", "measure", "expected"),
        [
            ("Table 1", "net requirements", "expenditure", Decimal("27")),
            ("表1", "所需资源净额", "支出数", Decimal("27")),
            ("Table 2", "Travel", "apportionment", Decimal("40")),
            ("Table 2", "所需资源毛额", "percentage", Decimal("10.0")),
            ("Table 2", "gross requirements", "variance", Decimal("4")),
            ("Table 7", "Travel", "apportionment", "#N/A"),
            ("Table 2", "no such line", "apportionment", "#N/A"),
            ("Table 2", "Travel", "vacancy rate", "#N/A"),
            ("Table 2", None, "apportionment", None),
        ],
    )
    def test_finds_it_by_its_words(self, book: Book, table: str, line: str, measure: str, expected: object) -> None:
        with looking_into(lambda: book):
            assert FUNCTIONS["XLE_FIGURE"](table, line, measure) == [[expected]]

    def test_gives_a_figure_for_each_label(self, book: Book) -> None:
        with looking_into(lambda: book):
            rows = FUNCTIONS["XLE_FIGURE"]("Table 2", [["Travel"], ["nothing"]], [["apportionment"]])
        assert rows == [[Decimal(40)], ["#N/A"]]

    def test_two_lines_of_one_name_are_a_value_error(self, book: Book) -> None:
        sheet = book.sheets[1]
        sheet.rows[7] = {**sheet.rows[7], 1: Cell("Travel")}
        with looking_into(lambda: book):
            assert FUNCTIONS["XLE_FIGURE"]("Table 2", "Travel", "expenditure") == [["#VALUE!"]]

    def test_without_a_workbook_nothing_is_found(self) -> None:
        assert FUNCTIONS["XLE_FIGURE"]("Table 2", "Travel", "expenditure") == [["#N/A"]]


def _sheet(name: str, title: str, *headings: str) -> Sheet:
    rows: list[list[Any]] = [
        [title],
        [None, *headings, "Variance", "Percentage"],
        ["Travel", 40, 36, 4, 10],
        ["Consultants", 0, 0, 0, 0],
        ["Gross requirements", 40, 36, 4, 10],
        ["Staff assessment income", 10, 9, 1, 10],
        ["Net requirements", 30, 27, 3, 10],
    ]
    cells = {
        at: {
            column: Cell(Decimal(value) if isinstance(value, int) else value)
            for column, value in enumerate(row, 1)
            if value is not None
        }
        for at, row in enumerate(rows, 2)
    }
    return Sheet(name, cells)


CELLS = st.one_of(
    st.none(), st.decimals(-10**9, 10**9, places=2), st.floats(-1e9, 1e9), st.sampled_from(["(50.0)", "—", "text", ""]),
    st.just(CellError("#DIV/0!")),
)  # fmt: skip


@given(st.lists(st.tuples(CELLS, CELLS), min_size=2, max_size=12))
def test_a_range_gives_what_its_cells_give_one_by_one(lines: list[tuple[Any, Any]]) -> None:
    for name in ("XLE_VARIANCE", "XLE_PERCENTAGE", "XLE_NEEDS_ANALYSIS"):
        function = FUNCTIONS[name]
        at_once = function([[first] for first, _ in lines], [[second] for _, second in lines])
        assert at_once == [function(first, second)[0] for first, second in lines]


@given(st.lists(st.lists(st.integers(-(10**9), 10**9), min_size=3, max_size=3), min_size=1, max_size=9))
def test_subtotals_across_of_subtotals_down_are_the_total(table: list[list[int]]) -> None:
    down = FUNCTIONS["XLE_SUBTOTAL"](table)
    across = FUNCTIONS["XLE_TOTAL_ACROSS"](table)
    assert FUNCTIONS["XLE_TOTAL_ACROSS"](down) == FUNCTIONS["XLE_SUBTOTAL"](across) == [[sum(map(sum, table))]]
