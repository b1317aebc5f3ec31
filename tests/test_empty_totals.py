"""Empty totals: which have cells to be filled, and which empty lines stand among what they add."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.rows_by_hand import reading_of, rows_of
from xlengine.down.empty_lines import could_be_filled, waits, with_empty_lines
from xlengine.down.empty_totals import of_an_empty_total
from xlengine.down.numbered import is_as_stated
from xlengine.down.trials import Sum


@pytest.mark.parametrize(
    ("kinds", "lines", "chosen", "expected"),
    [
        ("lml", ("Posts: 10", "Fuel: ·", "Rent: 5", "Total: 15"), (0, 2), (0, 1, 2)),
        ("lml", ("Posts: 10", "Fuel: ·", "Rent: 5", "Total: 90"), (0, 2), (0, 2)),  # nothing explains so much
        ("lml", ("Posts: 10", "Fuel: ·", "Rent: 5", "Total: ·"), (0, 2), (0, 1, 2)),
        ("ltl", ("Posts: 10", "Fuel: ·", "Rent: 5", "Total: 15"), (0, 2), (0, 2)),
        ("lml", ("Posts: 10", "> Fuel: ·", "Rent: 5", "Total: 15"), (0, 2), (0, 2)),
        ("lml", ("Posts: 10", "Fuel:: ·", "Rent: 5", "Total: 15"), (0, 2), (0, 1, 2)),
        ("lml", ("Posts: 10", "Subtotal: ·", "Rent: 5", "Total: 15"), (0, 2), (0, 2)),
        ("lml", ("Total posts: 10", "Fuel: ·", "Rent: 5", "Total: 15"), (0, 2), (0, 2)),
        ("lmml", ("Posts: 10", "Fuel: ·", "Gas: ·", "Rent: 5", "Total: 15"), (0, 3), (0, 1, 3)),
        ("lml", ("> Posts: 10", "Fuel: ·", "Rent: 5", "Total: 15"), (0, 2), (0, 2)),
        ("mll", ("Fuel: ·", "Posts: 10", "Rent: 5", "Total: 15"), (1, 2), (1, 2)),
        ("-mll", ("Fees: 9", "Fuel: ·", "Posts: 10", "Rent: 5", "Total: 15"), (2, 3), (2, 3)),
        ("--ml", ("Fees: 9", "Light: 9", "Fuel: ·", "Posts: 10", "Total: 10"), (3,), (2, 3)),
        ("lm", ("Posts: 10", "Subtotal: ·", "Total: 10"), (0,), (0,)),
        ("ml", ("Fuel: ·", "Posts: 10", "Total: 10"), (1,), (0, 1)),
        ("ml", ("> Fuel: ·", "Posts: 10", "Total: 10"), (1,), (1,)),
        ("ml", ("Fuel: ·", "> Posts: 10", "Total: 10"), (1,), (1,)),
        ("mml", ("Fuel: ·", "Gas: ·", "Posts: 10", "Total: 10"), (2,), (1, 2)),
        ("mll", ("Fuel: ·", "Gas: 3", "Posts: 10", "Total: 10"), (2,), (2,)),
        ("lm", ("Posts: 10", "Fuel: ·", "Total: 10"), (0,), (0, 1)),
        ("mlm", ("Gas: ·", "Posts: 10", "Fuel: ·", "Total: 10"), (1,), (1, 2)),
    ],
)
def test_empty_lines_like_those_that_a_total_adds_are_added_too_where_no_figure_is_against_it(
    kinds: str, lines: Sequence[str], chosen: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    walk = reading_of(kinds, rows_of(*lines))
    adds = with_empty_lines(walk, len(lines) - 1, Sum(chosen, (1,) * len(chosen)))
    assert (adds.lines, adds.signs) == (expected, (1,) * len(expected))
    assert expected != chosen or adds == Sum(chosen, (1,) * len(chosen))


def test_a_bold_line_right_above_the_only_part_is_its_heading() -> None:
    walk = reading_of("ml", rows_of("Fuel: ·", "Posts: 10", "Total: 10"))
    walk.table.lines[0].bold = True
    assert with_empty_lines(walk, 2, Sum((1,), (1,))).lines == (1,)


NUMBERED = ("1. Posts: 10", "2. Fuel: 20", "3. Rent: 30", "4. Fees: 40")


@pytest.mark.parametrize(
    ("label", "chosen", "expected"),
    [
        ("Total (1+2)", (0, 1), True),
        ("Total (1+2)", (1,), True),
        ("Total (1+2)", (0, 1, 2), False),
        ("Total (2+3)", (1, 2), True),
        ("Total (2+3)", (0, 1, 2), False),
        ("Total (2+3)", (1, 2, 3), False),
        ("Total (2+9)", (0, 1, 2), True),
        ("Total", (0, 1, 2), True),
        ("Net requirements (2+3)", (0, 1, 2), True),
    ],
)
def test_a_total_adds_no_line_outside_of_those_that_its_label_names(
    label: str, chosen: tuple[int, ...], expected: bool
) -> None:
    walk = reading_of("llll", rows_of(*NUMBERED, f"{label}: ·"))
    assert is_as_stated(walk, 4, Sum(chosen, (1,) * len(chosen))) is expected


@pytest.mark.parametrize(
    ("kinds", "total", "derived", "heading", "expected"),
    [
        ("ll", "· · ·", (), "", True),
        ("tm", "· · ·", (), "", True),
        ("mm", "· · ·", (), "", False),
        ("--", "· · ·", (), "", False),
        ("ll", "30 · ·", (), "", False),
        ("ll", "· 30 ·", (), "", False),
        ("ll", "· n/a ·", (), "", False),
        ("ll", "· · 30", (2,), "", False),  # computed across, and none of its inputs is there
        ("ll", "· · 30", (2,), "percentage", True),
        ("ll", "· · ·", (2,), "", True),
    ],
)
def test_an_empty_total_has_cells_to_be_filled_where_a_line_above_it_has_figures(
    kinds: str, total: str, derived: tuple[int, ...], heading: str, expected: bool
) -> None:
    table = rows_of("Posts: 10 20 30", "Fuel: 20 30 50", f"Total: {total}", derived=derived)
    table.measures[2].terms = {heading: 1.0} if heading else {}
    walk = reading_of(kinds, table)
    walk.columns = [0, 1]
    assert could_be_filled(walk, 2) is expected


@pytest.mark.parametrize(
    ("line", "codes", "memo", "expected"),
    [
        ("4 · ·", False, None, True),
        ("— · ·", False, None, True),
        ("4 · ·", True, None, False),
        ("4 · ·", False, 0, False),
        ("4 8 ·", False, None, False),
        ("4 · 8", False, None, False),
        ("4 · n/a", False, None, False),
        ("· · ·", False, None, False),
        ("n/a · ·", False, None, False),
    ],
)
def test_a_line_with_a_quantity_waits_for_its_amounts(line: str, codes: bool, memo: int | None, expected: bool) -> None:
    table = rows_of(f"Desks: {line}")
    table.measures[0].is_code = codes
    walk = reading_of("-", table)
    walk.columns, walk.memo_indent = [1, 2], memo
    assert waits(walk, 0) is expected


GROSS, INCOME, NET = "Gross requirements: ·", "Staff assessment income: 90", "Net requirements: ·"
DOES = "gross requirements above it do"
DEEPER = "it may add one line, or the deeper lines below that too"
RESULT = "a result takes off some of its lines, and nothing says which"


@pytest.mark.parametrize(
    ("kinds", "lines", "adds", "why"),
    [
        ("l-l", ("Posts: 700", GROSS, INCOME, NET), None, DOES),
        ("-ll", (GROSS, "Posts: 700", INCOME, NET), None, DOES),
        ("ll-", ("Posts: 700", INCOME, GROSS, NET), None, DOES),
        ("tl", ("Gross requirements: 700", INCOME, NET), {0: 1, 1: -1}, ""),
        ("ll", ("Posts: 700", INCOME, NET), {0: 1, 1: -1}, ""),
        ("l--", ("Staff: 30", "> P-5: 10", "> P-4: 12", "Total: ·"), None, DEEPER),
        ("l--", ("Staff: 30", "> P-5: 10", "> P-4: 20", "Total: ·"), {0: 1}, ""),
        ("l---", ("Staff: 30", "> P-5: 10", "> P-4: 20", ">> Step: 5", "Total: ·"), {0: 1}, ""),
        ("l--", ("Staff: 30", "> P-5: 10", "> P-4: ·", "Total: ·"), None, DEEPER),
        ("l-", ("Staff: 30", "> P-5: ·", "Total: ·"), {0: 1}, ""),
        ("-l--", ("Fees: 3", "Staff: 30", "> P-5: 10", "> P-4: 12", "Total: ·"), None, DEEPER),
        ("-l-", ("Fees: 3", "Staff: 30", "> P-5: 10", "Total: ·"), None, DEEPER),
        ("ll", ("Posts: 10", "Fuel: 20", "Result: ·"), None, RESULT),
        ("ll", ("Result of fees: 10", "Fuel: 20", "Total result: ·"), None, RESULT),
        ("ll", ("Result of fees: 10", "Result of fuel: 20", "Total result: ·"), {0: 1, 1: 1}, ""),
        ("ll", ("Fees: 10", "(-) Fuel: 20", "Total result: ·"), {0: 1, 1: -1}, ""),
        ("lm", ("Posts: 10", "Fuel: ·", "Total: ·"), None, "“Fuel” above it has no figures"),
        ("llm", ("Posts: 10", "Gas: 4", "> Fuel: ·", "Total: ·"), {0: 1, 1: 1}, ""),
        ("ltm", ("Posts: 10", "Subtotal: 4", "Fuel: ·", "Total: ·"), None, "“Fuel” above it has no figures"),
        ("lmm", ("Posts: 10", "Fuel: ·", "Rent: ·", "Total: ·"), None, "“Rent” above it has no figures"),
        ("mm", ("Fuel: ·", "Rent: ·", "Total: ·"), None, ""),
        ("llmm", ("Posts: 10", "Gas: 4", "Fuel: ·", "Rent: ·", "Total: ·"), None, "“Rent” above it has no figures"),
    ],
)
def test_an_empty_total_adds_what_is_sure_or_says_why_not(
    kinds: str, lines: Sequence[str], adds: dict[int, int] | None, why: str
) -> None:
    walk = reading_of(kinds, rows_of(*lines))
    chosen, reason = of_an_empty_total(walk, len(lines) - 1, walk.table.lines[-1])
    assert (dict(zip(chosen.lines, chosen.signs, strict=True)) if chosen else None, reason) == (adds, why)
