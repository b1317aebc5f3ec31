"""What is kept of the relations of a table, and what the lines beside them add."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from tests.rows_by_hand import rows_of
from xlengine.down import settled
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form


def total(target: int, *lines: int, hits: int = 0) -> Relation:
    """`-2` takes line 2 off."""
    arguments, signs = tuple(map(abs, lines)), tuple(-1 if line < 0 else 1 for line in lines)
    return Relation("down", target, arguments, signs, Form.SUM, RULES["XLE202"], Evidence(hits))


def told(relations: Iterable[Relation]) -> list[str]:
    """`2 = 0 + 1`, lines counted from nil."""
    return [f"{one.target} = {_parts(one)}" for one in relations]


def _parts(one: Relation) -> str:
    signed = zip(one.arguments, one.signs, strict=True)
    return " ".join(f"{'+' if sign > 0 else '-'} {at}" for at, sign in signed).removeprefix("+ ")


@pytest.mark.parametrize(
    ("base", "only", "found", "expected"),
    [
        (2, None, [total(2, 0, 1)], {0, 1, 2}),
        (3, None, [total(3, 1, 2)], {1, 2, 3}),
        (6, None, [total(6, 2, 5), total(2, 0, 1), total(5, 3, 4)], {0, 1, 2, 3, 4, 5, 6}),
        (0, None, [total(0, 1, 2)], {0, 1, 2}),
        (2, None, [total(5, 3, 4)], None),
        (2, None, [total(2, 1)], {1, 2}),
        (None, None, [total(2, 0, 1)], None),
        (2, frozenset({7}), [total(2, 0, 1)], {7}),
    ],
)
def test_a_share_of_a_total_stands_beside_what_the_total_adds(
    base: int | None, only: frozenset[int] | None, found: list[Relation], expected: set[int] | None
) -> None:
    share = Relation("across", 1, (0, 0), (1, 1), Form.PERCENTAGE, RULES["XLE202"], base_line=base, only=only)
    assert settled.within_its_total(share, found).only == expected


@pytest.mark.parametrize(
    ("lines", "found", "expected"),
    [
        (("Posts: 1 2", "Travel: · ·", "Total: · ·"), [total(2, 0, 1)], []),
        (("Posts: 1 2", "Travel: · 3", "Total: · ·"), [total(2, 0, 1)], ["2 = 0 + 1"]),
        (("Posts: 1 2", "Travel: 3 ·", "Total: · ·"), [total(2, 0, 1)], ["2 = 0 + 1"]),
        (("Posts: 1 2", "Travel: 3 4", "Total: · ·"), [total(2, 0, 1)], ["2 = 0 + 1"]),
        (("Posts: 1", "Fuel: 2", "Sum: ·", "Total: ·"), [total(2, 0, 1), total(3, 0, 2)], ["2 = 0 + 1", "3 = 0 + 2"]),
        (("Posts: 1", "Fuel: ·", "Sum: ·", "Total: ·"), [total(2, 0, 1), total(3, 0, 2)], []),
        (("Posts: 1", "Fuel: ·", "Sum: 3", "Total: ·"), [total(2, 0, 1), total(3, 0, 2)], ["3 = 0 + 2"]),
    ],
)
def test_no_total_adds_a_line_that_stays_empty(
    lines: Sequence[str], found: list[Relation], expected: list[str]
) -> None:
    table = rows_of(*lines)
    assert told(settled.without_gaps(table, range(len(table.measures)), found)) == expected


GOODS, SUM = "Goods: 704 512", "Total: 3754 6794"
STAFF, POSTS, TRAVEL = "Staff: 3050 6282", "Posts: 1013 2104", "Travel: 2037 4178"


@pytest.mark.parametrize(
    ("lines", "found", "expected"),
    [
        ((STAFF, POSTS, TRAVEL, GOODS, SUM), total(4, 0, 3), ["0 = 1 + 2"]),
        ((POSTS, TRAVEL, STAFF, GOODS, SUM), total(4, 2, 3), ["2 = 0 + 1"]),
        ((STAFF, POSTS, "Travel: 2138 4178", GOODS, SUM), total(4, 0, 3), []),
        ((STAFF, POSTS, "Travel: 2037 4979", GOODS, SUM), total(4, 0, 3), []),
        ((STAFF, "Posts: 3050 6282", GOODS, SUM), total(3, 0, 2), []),
        ((POSTS, TRAVEL, STAFF, TRAVEL, POSTS, "Heading: · ·", GOODS, SUM), total(7, 2, 6), ["2 = 3 + 4"]),
        ((STAFF, POSTS, "Total travel: 2037 4178", GOODS, SUM), total(4, 0, 3), []),
        ((STAFF, POSTS, "Heading: · ·", TRAVEL, GOODS, SUM), total(5, 0, 4), []),
        (("Staff: 12", "Posts: 5", "Travel: 7", "Goods: 4", "Total: 16"), total(4, 0, 3), []),
        (("Staff: 12", "(+) Posts: 5", "(+) Travel: 7", "Goods: 4", "Total: 16"), total(4, 0, 3), ["0 = 1 + 2"]),
        (("Staff: 12", "(+) Posts: 5", "Travel: 7", "Goods: 4", "Total: 16"), total(4, 0, 3), []),
        (("Staff: 12", "(+) Posts: 19", "(-) Travel: 7", "Goods: 4", "Total: 16"), total(4, 0, 3), ["0 = 1 - 2"]),
        (
            ("Staff: 12", "(+) Posts: 5", "(+) Fuel: 3", "(+) Fees: 4", "Goods: 4", "Total: 16"),
            total(5, 0, 4),
            ["0 = 1 + 2 + 3"],
        ),
        (("Staff: 5", "(+) Posts: 5", "Heading: ·", "Goods: 4", "Total: 9"), total(4, 0, 3), []),
        (("Staff: ·", "(+) Posts: 5", "(+) Travel: 7", "Goods: 4", "Total: 16"), total(4, 0, 3), []),
        ((STAFF, "Posts: 1013 ·", "Travel: 2037 6282", GOODS, SUM), total(4, 0, 3), []),
    ],
)
def test_the_lines_beside_a_part_are_what_it_adds_where_figures_show_it(
    lines: Sequence[str], found: Relation, expected: list[str]
) -> None:
    table = rows_of(*lines)
    known, *more = settled.with_lines_beside(table, range(len(table.measures)), [found])
    assert known is found
    assert told(more) == expected
    assert all(one.evidence.hits and not one.evidence.misses for one in more)


IN, OUT = ("Fees: 1013 2104", "Grants: 2037 4178", "Income: 3050 6282"), ("Posts: 717 648", "Fuel: 301 404",
                                                                         "Spending: 1018 1052")  # fmt: skip
TWO = [total(2, 0, 1, hits=2), total(5, 3, 4, hits=2)]


@pytest.mark.parametrize(
    ("last", "found", "expected"),
    [
        (["Result: 2032 5230"], TWO, ["6 = 2 - 5"]),
        (["Result: 2032 5230", "Note: 1 1"], TWO, ["6 = 2 - 5"]),
        (["Result: 2032 5931"], TWO, []),
        (["Result: 2032 ·"], TWO, []),
        (["Result: · ·"], TWO, []),
        (["Note: 1 1", "Result: 2032 5230"], TWO, []),
        ([], TWO, []),
        (["Result: 2032 5230"], [TWO[0], total(5, 3, 4)], []),
        (["Result: 2032 5230"], [total(2, 0, 1), TWO[1]], []),
        (["Result: 2032 5230"], [TWO[0], total(5, 4, 6, hits=2)], []),
        (["Result: 2032 5230"], [*TWO, total(6, 0, 1)], []),
        (["Result: 2032 5230", "All: 9 9"], [*TWO, total(7, 2, 6)], []),
        (["Result: 2032 5230", "All: 9 9"], [*TWO, total(7, 5, 6)], []),
    ],
)
def test_what_stands_below_two_totals_is_what_they_differ_by(
    last: list[str], found: list[Relation], expected: list[str]
) -> None:
    table = rows_of(*IN, *OUT, *last)
    more = settled.with_results(table, [0, 1], found)[len(found) :]
    assert told(more) == expected
    assert [(one.form, one.rule.code, one.evidence) for one in more] == [
        (Form.DIFFERENCE, "XLE223", Evidence(2, 0)) for _ in expected]  # fmt: skip


def test_two_totals_of_which_something_else_adds_one_hide_no_others() -> None:
    table = rows_of(*IN, *OUT, "Rent: 307 204", "Light: 401 408", "Upkeep: 708 612", "Result: 310 440", "All: 9 9")
    found = [*TWO, total(8, 6, 7, hits=2), total(10, 2, 6)]
    (more,) = settled.with_results(table, [0, 1], found)[len(found) :]
    assert (more.target, more.arguments, more.signs) == (9, (5, 8), (1, -1))


@pytest.mark.parametrize(("result", "is_told"), [("2032 ·", False), ("· 5230", True)])
def test_one_figure_tells_a_result_where_it_has_many_digits(result: str, is_told: bool) -> None:
    table = rows_of(*IN, *OUT, f"Result: {result}")
    assert [one.evidence for one in settled.with_results(table, [0, 1], TWO)[2:]] == [Evidence(1, 0)] * is_told


@pytest.mark.parametrize(
    ("lines", "found", "kept"),
    [
        (("Drawdown: 50", "Repayment: 20", "Net: ·"), total(2, 0, 1), False),
        (("Drawdown: 50", "Repayment: ·", "Net: ·"), total(2, 0, 1), False),
        (("Drawdown: 50", "Repayment: 0", "Net: ·"), total(2, 0, 1), False),
        (("Drawdown: 50", "Repayment: -20", "Net: ·"), total(2, 0, 1), True),
        (("Drawdown: 50", "Repayment: -0.5", "Net: ·"), total(2, 0, 1), True),
        (("Drawdown: -50", "Repayment: 20", "Net: ·"), total(2, 0, 1), False),
        (("Drawdown: 50", "Repayment: 20", "Net: ·"), total(2, 0, 1, hits=1), True),
        (("Drawdown: 50", "Repayment: 20", "Net: ·"), total(2, 0, -1), True),
        (("Drawdown: 50", "Fees: 20", "Net: ·"), total(2, 0, 1), True),
        (("Fees: 50", "Repayment: 20", "Net: ·"), total(2, 0, 1), True),
    ],
)
def test_what_is_repaid_is_not_added_to_what_was_borrowed(lines: Sequence[str], found: Relation, kept: bool) -> None:
    assert settled.without_repayments(rows_of(*lines), [0], [found]) == ([found] if kept else [])


@pytest.mark.parametrize(
    ("lines", "found", "expected"),
    [
        (("Posts: 5", "Fuel: 7", "Sum: ·", "Total: 12"), [total(2, 0, 1), total(3, 0, 1, 2)], "3 = 0 + 1"),
        (("Posts: 9", "Fuel: 2", "Sum: ·", "Total: 7"), [total(2, 0, 1), total(3, 0, -1, 2)], "3 = 0 - 1"),
        (("Posts: 5", "Fuel: 7", "Sum: ·", "Total: 18"), [total(2, 0, 1), total(3, 0, 1, 2)], "3 = 0 + 1 + 2"),
        (("Posts: 5", "Fuel: 7", "Sum: ·", "Total: ·"), [total(2, 0, 1), total(3, 0, 1, 2)], "3 = 0 + 1 + 2"),
        (("Posts: 5", "Fuel: 7", "Sum: ·", "Total: 5"), [total(2, 0, 1), total(3, 0, 2)], "3 = 0 + 2"),
        (("Posts: 5", "Fuel: 7", "Sum: ·", "Total: 12"), [total(3, 0, 1, 2)], "3 = 0 + 1 + 2"),
        (("Posts: 5", "Fuel: 7", "Sum: —", "Total: 12"), [total(2, 0, 1), total(3, 0, 1, 2)], "3 = 0 + 1 + 2"),
        (("Posts: 5 5", "Fuel: 7 7", "Sum: · 9", "Total: 12 12"), [total(2, 0, 1), total(3, 0, 1, 2)], "3 = 0 + 1 + 2"),
        (("Posts: 5 5", "Fuel: 7 7", "Sum: · ·", "Total: 12 19"), [total(2, 0, 1), total(3, 0, 1, 2)], "3 = 0 + 1 + 2"),
    ],
)
def test_a_total_is_without_an_empty_total_where_its_figures_are_right_without_it(
    lines: Sequence[str], found: list[Relation], expected: str
) -> None:
    table = rows_of(*lines)
    *_, last = settled.without_empty_totals(table, range(len(table.measures)), found)
    assert told([last]) == [expected]
