"""Formulas that come to a total another way than from its parts, and tables that take their figures from others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.book_by_hand import book_of
from xlengine.judging.reviewing import check_book

LINES = ("Salaries", "Allowances", "Travel", "Fuel", "Spare parts", "Repairs")


def said(*sheets: tuple[str, dict[str, Any]]) -> list[str]:
    """What a check says of a book, but for notes that a result is missing."""
    found = check_book(book_of(*sheets)).findings
    return [f"{one.severity.value} at {one.ref}" for one in found if one.ref is not None and one.code != "XLE901"]


def estimates(grand_total: str, subtotal: Any = 180) -> dict[str, Any]:
    """Two groups with typed subtotals, and a grand total."""
    return {
        "A1": "Object", "B1": "Budget", "C1": "Spent",
        "A2": "Salaries", "B2": 100, "C2": 90, "A3": "Allowances", "B3": 80, "C3": 85,
        "A4": "Subtotal, staff", "B4": subtotal, "C4": 175,
        "A5": "Travel", "B5": 40, "C5": 30, "A6": "Fuel", "B6": 60, "C6": 61,
        "A7": "Subtotal, operations", "B7": 100, "C7": 91,
        "A8": "Grand total", "B8": grand_total, "C8": grand_total.replace("B", "C"),
    }  # fmt: skip


def test_a_total_may_add_the_lines_in_place_of_their_subtotals() -> None:
    assert said(("S", estimates("=B4+B7"))) == []
    assert said(("S", estimates("=SUM(B2:B3)+SUM(B5:B6)"))) == []
    assert said(("S", estimates("=B4+B5+B6"))) == []


def test_a_total_that_leaves_out_a_line_of_a_subtotal_is_wrong() -> None:
    cells = estimates("=B4+B7") | {"B6": 0, "B7": 40}
    assert said(("S", cells | {"B8": "=SUM(B2:B3)+SUM(B5:B6)"})) == []
    assert said(("S", cells | {"B8": "=SUM(B2:B3)+B5"})) == ["error at S!B8"]


def by_office(total: str) -> tuple[tuple[str, dict[str, Any]], tuple[str, dict[str, Any]]]:
    """Offices with two amounts each and typed totals, and a sheet that puts the two together, beside their posts."""
    own: dict[str, Any] = {"A1": "Office", "B1": "Cash", "C1": "In kind"}
    other: dict[str, Any] = {"A1": "Office", "B1": "All contributions", "C1": "Posts"}
    for row in range(2, 10):
        own |= {f"A{row}": f"Office {row}", f"B{row}": 1000 + row * 37, f"C{row}": 400 + row * row}
        other |= {f"A{row}": f"Office {row}", f"B{row}": f"=Offices!B{row}+Offices!C{row}", f"C{row}": row * 3}
    own |= {"A10": "Total", "B10": sum(own[f"B{row}"] for row in range(2, 10)),
            "C10": sum(own[f"C{row}"] for row in range(2, 10))}  # fmt: skip
    return ("Offices", own), ("All", other | {"A10": "Total", "B10": total, "C10": "=SUM(C2:C9)"})


def test_a_total_may_be_computed_across_as_its_lines_are() -> None:
    assert said(*by_office("=Offices!B10+Offices!C10")) == []
    assert said(*by_office("=SUM(B2:B9)")) == []


def test_a_total_that_is_computed_neither_way_is_wrong() -> None:
    assert said(*by_office("=Offices!B10+SUM(Offices!C2:C9)")) == ["error at All!B10"]


def linked(off: str) -> tuple[tuple[str, dict[str, Any]], tuple[str, dict[str, Any]]]:
    """Typed amounts with their typed totals in rows, and a sheet that links to each of them, in columns."""
    accounts: dict[str, Any] = {"A1": "Year", "A2": 2024, "A3": 2023}
    summary: dict[str, Any] = {"A1": "Object", "B1": "2024", "C1": "2023"}
    amounts = [["1204.33", "880.10", "312.47", "96.02", "45.55", "2210.90"],
               ["1180.21", "905.66", "298.31", "88.94", "61.07", "2104.18"]]  # fmt: skip
    for at, label in enumerate(LINES):
        letter = "BCDEFG"[at]
        accounts |= {f"{letter}1": label, f"{letter}2": amounts[0][at], f"{letter}3": amounts[1][at]}
        summary |= {f"A{at + 2}": label, f"B{at + 2}": f"=Accounts!{letter}2", f"C{at + 2}": f"=Accounts!{letter}3"}
    totals = [sum(map(Decimal, years), Decimal(0)) for years in amounts]
    accounts |= {"H1": "Total", "H2": totals[0] + Decimal(off), "H3": totals[1]}
    accounts = {a: Decimal(v) if isinstance(v, str) and v[0].isdigit() else v for a, v in accounts.items()}
    summary |= {"A8": "Total", "B8": "=Accounts!H2", "C8": "=Accounts!H3"}
    return ("Accounts", accounts), ("Summary", summary)


def test_a_link_to_a_typed_total_may_be_off_by_the_rounding_of_its_parts() -> None:
    assert said(*linked("0.00")) == []
    assert said(*linked("0.02")) == ["note at Accounts!H2", "note at Summary!B8"]
    assert said(*linked("0.50")) == ["error at Summary!B8"]


def test_a_formula_that_takes_the_parts_themselves_has_no_rounding() -> None:
    accounts, summary = linked("0.00")
    wrong = summary[1] | {"B8": "=SUM(B2:B7)+0.02"}
    assert said(accounts, (summary[0], wrong)) == ["error at Summary!B8"]


def test_a_formula_that_leaves_out_a_small_part_is_not_explained_by_rounding() -> None:
    cells = estimates("=B4+B7") | {"B8": "=SUM(B2:B4)-SUM(B2:B3)+B5+B6", "B5": 99, "B6": 1}
    assert said(("S", cells)) == []
    assert said(("S", cells | {"B8": "=B4+B5"})) == ["error at S!B8"]
    lines = {f"B{row}": amount for row, amount in zip(range(2, 8), (100, 80, 40, 60, 55, 2), strict=True)}
    both = {f"C{row}": amount for row, amount in zip(range(2, 8), (90, 85, 30, 61, 50, 3), strict=True)}
    labels = {f"A{row}": label for row, label in zip(range(2, 8), LINES, strict=True)}
    small = {"A1": "Object", "B1": "Budget", "C1": "Spent", **labels, **lines, **both, "A8": "Total"}
    assert said(("S", small | {"B8": "=SUM(B2:B7)", "C8": "=SUM(C2:C7)"})) == []
    assert said(("S", small | {"B8": "=SUM(B2:B6)", "C8": "=SUM(C2:C7)"})) == ["error at S!B8"]


def assets(total: str, **other: Any) -> tuple[str, dict[str, Any]]:
    """What an enterprise has in four years: nothing of two kinds, and in the end all of it."""
    lines: dict[str, Any] = {
        "Cash": (120, 135, 151, 99), "Stock": (85, 91, 87, 102), "Total current assets": "=B2+B3",
        "Buildings": (640, 660, 671, 702), "Land": (77, 79, 83, 91), "Machinery": (50, 61, 66, 73),
        "Less: wear and tear": (40, 53, 67, 81), "Net property": "=SUM(B5:B7)-B8",
        "Goodwill": (0, 0, 0, 0), "Deposits": (0, 0, 0, 0), "Total assets": total,
    }  # fmt: skip
    cells: dict[str, Any] = {"A1": "Assets"} | {f"{letter}1": 2021 + at for at, letter in enumerate("BCDE")}
    for row, (label, figures) in enumerate(lines.items(), 2):
        cells[f"A{row}"] = label
        for at, letter in enumerate("BCDE"):
            cells[f"{letter}{row}"] = figures.replace("B", letter) if isinstance(figures, str) else figures[at]
    return "S", cells | other


def test_a_total_may_add_lines_that_are_nil_today_and_that_no_other_total_adds() -> None:
    assert said(assets("=B4+B9")) == []
    assert said(assets("=SUM(B10:B11)+B9+B4")) == []
    assert said(assets("=B4+B9", B7=0, B12="=B4+B9+B7")) == ["error at S!B12"]  # a part of what it adds


def costs(first: str, second: str, third: str) -> tuple[str, dict[str, Any]]:
    """The costs of kitchens, said again among all operating costs, and what these come to."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "2022", "C1": "2023", "D1": "2024"}
    lines = {
        "Food": (300, 350, 365), "Labour": (250, 280, 296), "Total kitchens": ("=B2+B3", "=C2+C3", "=D2+D3"),
        "Meals": (9100, 9800, 9950), "Operating costs:": (None, None, None), "Kitchens": (550, 630, 661),
        "Offices": (120, 125, 131), "Depreciation": (40, 44, 47), "Total operating costs": (first, second, third),
    }  # fmt: skip
    for row, (label, figures) in enumerate(lines.items(), 2):
        cells |= {f"A{row}": label} | dict(zip((f"B{row}", f"C{row}", f"D{row}"), figures, strict=True))
    return "S", cells


def test_a_total_may_add_a_line_that_says_the_same_figure_again() -> None:
    assert said(costs("=SUM(B7:B9)", "=SUM(C7:C9)", "=SUM(D7:D9)")) == []
    assert said(costs("=SUM(B8:B9)+B4", "=SUM(C8:C9)+C4", "=SUM(D8:D9)+D4")) == []
    assert said(costs("=SUM(B7:B9)", "=SUM(C8:C9)+C4", "=SUM(D7:D9)")) == ["error at S!C10"]
    assert said(costs("=SUM(B8:B9)+550", "=SUM(C8:C9)+630", "=SUM(D8:D9)+661")) == [
        "error at S!B10", "error at S!C10", "error at S!D10",
    ]  # fmt: skip


def by_year(result: str) -> tuple[str, dict[str, Any]]:
    """Two years that link to columns in which all is typed, beside two that are computed."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "2023", "C1": "2024", "D1": "2025", "E1": "2026"}
    cells |= {"A4": "Surplus/(deficit)", "H4": 60, "I4": 110, "D4": "=D2-D3", "E4": "=E2-E3"}
    for row, (label, *figures) in enumerate((("Revenue", 700, 800, 850, 900), ("Expenditure", 640, 690, 700, 730)), 2):
        cells |= {f"A{row}": label, f"B{row}": f"=H{row}", f"C{row}": f"=I{row}"}
        cells |= dict(zip((f"H{row}", f"I{row}", f"D{row}", f"E{row}"), figures, strict=True))
    return "S", cells | {"B4": result, "C4": result.replace("H", "I")}


def test_a_difference_may_be_linked_to_as_its_parts_are() -> None:
    assert said(by_year("=H2-H3")) == []
    assert said(by_year("=H4")) == []
    assert said(by_year("=H4+0")) == ["error at S!B4", "error at S!C4"]


def by_state(funds: str, other: dict[int, int], formula: str = "") -> tuple[str, dict[str, Any]]:
    """A sheet with the funds of twenty-four states; some of them have other amounts."""
    cells: dict[str, Any] = {"A1": "State", "B1": "Amount"}
    for row in range(2, 26):
        amount = other.get(row, 2000 + row * row * 7)
        cells |= {f"A{row}": f"State of {chr(63 + row)}", f"B{row}": formula.format(row=row) or amount}
    return funds, cells


def test_two_tables_are_tied_but_for_a_few_lines() -> None:
    assert said(by_state("First", {}), by_state("Second", {5: 9999})) == ["error at First!B5"]
    eight = {row: 9000 + row for row in range(2, 10)}
    assert len(said(by_state("First", {}), by_state("Second", eight))) == 8


def test_two_tables_of_which_a_third_of_the_lines_differ_are_not() -> None:
    nine = {row: 9000 + row for row in range(2, 11)}
    assert said(by_state("First", {}), by_state("Second", nine)) == []


def test_lines_that_are_nil_in_both_tie_nothing() -> None:
    nil = dict.fromkeys(range(2, 26), 0)
    assert said(by_state("First", nil | {4: 3100, 9: 27}), by_state("Second", nil | {4: 3100, 9: 0})) == []
    most = dict.fromkeys(range(2, 20), 0)
    assert said(by_state("First", most), by_state("Second", most | {21: 1})) == ["error at First!B21"]


def test_a_formula_that_adds_something_to_the_tied_cell_follows_it() -> None:
    more = by_state("Contingency", dict.fromkeys(range(2, 26), 0))
    both = by_state("All", {}, "=Federal!B{row}+Contingency!B{row}")
    assert said(by_state("Federal", {}), more, both) == []
    some = by_state("Contingency", dict.fromkeys(range(2, 26), 0) | {7: 45})
    assert said(by_state("Federal", {}), some, both) == []


def test_a_formula_that_takes_another_cell_that_is_equal_today_does_not() -> None:
    twice = by_state("Federal", {7: 2063, 4: 2063})
    links = by_state("All", {}, "=Federal!B{row}")
    links[1]["B7"] = "=Federal!B4"
    assert said(twice, links) == ["error at All!B7"]


def tied(last: Any) -> tuple[str, dict[str, Any]]:
    """Three lines that no word ties: in four columns the first is the sum of the others; in the fifth it is told."""
    cells: dict[str, Any] = {"A1": "Item", "A2": "Alpha", "A3": "Beta", "A4": "Delta", "A9": "Rate", "B9": 2}
    sums, parts = ("3118.4", "4052.1", "5096.5", "2114.4", "3000.6"), ("1964.2", "2177.5", "2001.1", "1211.2", "1800.3")
    for letter, first, second in zip("BCDEF", sums, parts, strict=True):
        cells |= {f"{letter}1": f"Site {letter}", f"{letter}2": Decimal(first), f"{letter}3": Decimal(second)}
        cells[f"{letter}4"] = Decimal(first) - Decimal(second)
    return "S", cells | {"F2": last}


def test_what_only_figures_tie_is_what_its_formula_says() -> None:
    assert said(tied(Decimal("3000.6"))) == []
    assert said(tied(Decimal("3001.2"))) == ["error at S!F2"]
    assert said(tied("=F3*B9")) == []


def linked_total(figure: str) -> tuple[str, dict[str, Any]]:
    """A section whose lines are nil for one partner, and its total, which may be taken from elsewhere."""
    cells: dict[str, Any] = {"A1": "Task", "A5": "Total", "B5": "=SUM(B2:B4)", "C5": "=SUM(C2:C4)", "D5": figure}
    for letter, figures in (("B", (34, 12, 7)), ("C", (15, 21, 9)), ("D", (0, 0, 0))):
        cells |= {f"{letter}1": f"Partner {letter}"} | {f"{letter}{row}": one for row, one in enumerate(figures, 2)}
    return "S", cells | {f"A{row}": f"Task {row}" for row in (2, 3, 4)} | {"H20": 66}


def test_a_total_taken_from_elsewhere_is_right_where_no_line_has_a_figure() -> None:
    assert said(linked_total("=SUM(D2:D4)")) == []
    assert said(linked_total("=H20")) == []
    assert said(linked_total("=H20+D2")) == ["error at S!D5"]


def test_a_total_need_not_name_a_line_that_one_of_its_parts_adds() -> None:
    lines = {"Loans": (512, 530, 561, 548), "Notes": (41, 38, 47, 52), "Total liabilities": "=B2+B3",
             "Preferred": (0, 0, 0, 0), "Shares": (300, 300, 310, 310), "Earnings": (88, 97, 91, 105),
             "Equity": "=SUM(B5:B7)", "Total liabilities and equity": "=B4+B8"}  # fmt: skip
    cells: dict[str, Any] = {"A1": "Item"} | {f"{letter}1": 2021 + at for at, letter in enumerate("BCDE")}
    for row, (label, figures) in enumerate(lines.items(), 2):
        cells[f"A{row}"] = label
        for at, letter in enumerate("BCDE"):
            cells[f"{letter}{row}"] = figures.replace("B", letter) if isinstance(figures, str) else figures[at]
    assert said(("S", cells)) == []
    without = {f"{letter}8": f"={letter}6+{letter}7" for letter in "BCDE"}
    assert len(said(("S", cells | without))) == 4


def across(variance: str) -> tuple[str, dict[str, Any]]:
    """A budget of two lines with their variances, of which the second line has spent what the first one has."""
    return "S", {
        "A1": "Item", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance", "E1": "Percentage",
        "A2": "Staff", "B2": 120, "C2": 100, "D2": "=B2-C2", "E2": "=ROUND(D2/B2*100,1)",
        "A3": "Travel", "B3": 130, "C3": 100, "D3": variance, "E3": "=ROUND(D3/B3*100,1)",
        "A4": "Fuel", "B4": 75, "C4": 60, "D4": "=B4-C4", "E4": "=ROUND(D4/B4*100,1)",
    }  # fmt: skip


def test_a_variance_that_takes_another_line_goes_no_other_way() -> None:
    assert said(across("=B3-C3")) == []
    assert said(across("=B3-C2")) == ["error at S!D3"]


def test_a_percentage_that_is_off_is_no_rounding_of_others() -> None:
    name, cells = across("=B3-C3")
    assert said((name, cells | {"E3": "=ROUND(D3/B3*100,1)+0.1"})) == ["error at S!E3"]


def with_fuel(*fuel: int, label: str = "Total costs") -> tuple[str, dict[str, Any]]:
    """Costs of four years, and a total without the fuel in the years in which there was none."""
    cells: dict[str, Any] = {"A1": "Item", "A2": "Salaries", "A3": "Travel", "A4": "Fuel", "A5": "Repairs", "A6": label}
    lines = {2: (512, 530, 561, 548), 3: (41, 38, 47, 52), 4: fuel, 5: (83, 79, 91, 105)}
    for at, letter in enumerate("BCDE"):
        named = (2, 3, 4, 5) if fuel[at] else (2, 3, 5)
        cells |= {f"{letter}1": 2021 + at} | {f"{letter}{row}": figures[at] for row, figures in lines.items()}
        cells[f"{letter}6"] = "=" + "+".join(f"{letter}{row}" for row in named)
    return "S", cells


def test_all_formulas_of_a_total_that_leave_out_a_line_which_is_nil_throughout_are_warned_of() -> None:
    assert said(with_fuel(0, 0, 0, 0)) == [f"warning at S!{letter}6" for letter in "BCDE"]


def test_a_total_that_leaves_out_a_line_with_an_amount_in_another_column_is_wrong() -> None:
    assert said(with_fuel(0, 0, 0, 18)) == [f"error at S!{letter}6" for letter in "BCD"]


def test_what_all_formulas_of_a_line_leave_out_is_no_part_of_it_where_no_word_says_so() -> None:
    assert said(with_fuel(0, 0, 0, 0, label="TL + E")) == []
    assert said(with_fuel(0, 0, 21, 18, label="TL + E")) == [f"error at S!{letter}6" for letter in "BC"]


def between_two(label: str, amount: int) -> dict[str, Any]:
    """Three lines of which the first and the last are tied in any two such tables."""
    lines = (("Convention Fund", 1234), (label, amount), ("Equipment Management", 4321), ("Library", 8765))
    return {"A1": "Fund", "B1": "Amount"} | {
        f"{letter}{row}": one for row, line in enumerate(lines, 2) for letter, one in zip("AB", line, strict=True)
    }


def test_names_that_have_some_letters_in_common_are_no_contradiction() -> None:
    first = between_two("Stormwater Capital Projects", 5000)
    assert said(("First", first), ("Second", between_two("Customer Care", 7000))) == []
    assert said(("First", first), ("Second", between_two("Stormwater and Capital", 7000))) == ["error at First!B3"]
