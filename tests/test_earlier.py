"""A table whose inputs were typed anew, or that has a line more, read as the one before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import xlengine
from tests.test_offices import cell_of
from xlengine.files.refused import Refused
from xlengine.finding import Severity
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.layout import Relation
from xlengine.settings import Settings
from xlengine.sheet import Book, Sheet, Value


def book_of(*texts: str, sheets: Sequence[str] = ("S", "T")) -> Book:
    """A sheet for each text: lines of cells, separated by `|`."""
    made = []
    for name, text in zip(sheets, texts, strict=False):
        sheet = Sheet(name)
        for number, line in enumerate(text.strip().splitlines(), 1):
            cells = {at: cell_of(cell.strip()) for at, cell in enumerate(line.split("|"), 1)}
            sheet.rows[number] = {at: cell for at, cell in cells.items() if cell is not None}
        made.append(sheet)
    return Book("", made)


def as_before(before: Book | str, now: Book | str) -> Settings:
    earlier = before if isinstance(before, Book) else book_of(before)
    return Settings(earlier=tuple(read_book(earlier).tables))


def written(before: Book | str, now: Book | str) -> dict[str, Value]:
    book = now if isinstance(now, Book) else book_of(now)
    return {change.ref.address: change.value for change in recalculation(book, as_before(before, now)).changes}


def doubts(before: str, now: str) -> list[str]:
    return [one.why for one in recalculation(book_of(now), as_before(before, now)).unchecked]


def relations(before: Book | str, now: Book | str) -> list[Relation]:
    book = now if isinstance(now, Book) else book_of(now)
    (table,) = read_book(book, as_before(before, now)).tables
    return table.relations


BEFORE = """
 Category    | Apportionment | Expenditure | Variance | Percentage
 Posts       | 100           | 90          | 10       | 10.0
 Travel      | 50            | 60          | -10      | -20.0
 Consultants | 20            | 10          | 10       | 50.0
 Total       | 170           | 160         | 10       | 5.9
"""
NOW = """
 Category    | Apportionment | Expenditure | Variance | Percentage
 Posts       | 112           | 104         | 10       | 10.0
 Travel      | 61            | 48          | -10      | -20.0
 Consultants | 25            | 30          | 10       | 50.0
 Total       | 170           | 160         | 10       | 5.9
"""
COMPUTED = {
    "D2": 8, "E2": Decimal("7.1"), "D3": 13, "E3": Decimal("21.3"), "D4": -5, "E4": Decimal("-20.0"),
    "B5": 198, "C5": 182, "D5": 16, "E5": Decimal("8.1"),
}  # fmt: skip
TOLD = COMPUTED.keys() - {"D5", "E5"}
"""What is wrong beside what is printed; the variance of the printed totals is what they differ by."""


def test_without_the_earlier_workbook_nothing_shows_what_is_computed() -> None:
    assert recalculation(book_of(NOW)).changes == []


def test_everything_that_follows_from_inputs_that_were_typed_anew_is_computed() -> None:
    assert written(BEFORE, NOW) == COMPUTED


def test_a_check_tells_each_figure_that_does_not_follow() -> None:
    found = check_book(book_of(NOW), as_before(BEFORE, NOW)).findings
    assert {one.ref.address for one in found if one.ref and one.severity is Severity.ERROR} == TOLD


def test_it_is_said_that_the_earlier_workbook_proves_it() -> None:
    told = {str(one.evidence) for one in relations(BEFORE, NOW)}
    assert told == {
        "4 of 4 figures agree, the words say so, in the earlier workbook",
        "3 of 3 figures agree, the words say so, in the earlier workbook",
    }


def test_what_the_figures_of_now_prove_they_prove_themselves() -> None:
    assert not any(one.evidence.earlier for one in relations(BEFORE, BEFORE))
    variance, percentage, total = relations(BEFORE, BEFORE.replace("| 160 ", "| 190 "))
    assert [one.evidence.earlier for one in (variance, percentage, total)] == [True, False, True]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Apportionment", "Apportionment (2021/22)"),
        ("Category", "Object of expenditure"),
        ("Posts", "Posts, 31 December 2022"),
    ],
)
def test_the_years_of_headings_and_lines_may_be_others(old: str, new: str) -> None:
    before = BEFORE.replace(old, new.replace("21/22", "20/21").replace("2022", "2021"))
    assert written(before, NOW.replace(old, new)) == COMPUTED


def test_a_table_of_other_headings_is_read_as_ever() -> None:
    other = "Office | Posts | Vacant\nLegal | 4 | 1\nPayroll | 6 | 2\nTotal | 10 | 3"
    assert written(other, NOW) == {}
    assert written(other, BEFORE.replace("| 160 ", "| 190 ")) == {"C5": 160}


@pytest.mark.parametrize("sheets", [("S", "T"), ("T", "S"), ("Budget 2020", "Budget 2021")])
def test_of_tables_of_one_kind_each_is_read_as_the_one_of_its_sheet(sheets: tuple[str, str]) -> None:
    """On one sheet the first line is above its parts."""
    above = "Category | Amount | Spent\nAll | 30 | 33\nPosts | 10 | 11\nTravel | 20 | 22"
    below = "Category | Amount | Spent\nPosts | 10 | 11\nTravel | 20 | 22\nAll | 30 | 33"
    before = book_of(above, below, sheets=sheets)
    now = book_of(above.replace("10 | 11", "14 | 17"), below.replace("20 | 22", "26 | 29"), sheets=sheets)
    got = {(change.ref.sheet, change.ref.address): change.value
           for change in recalculation(now, as_before(before, now)).changes}  # fmt: skip
    assert got == {(sheets[0], "B2"): 34, (sheets[0], "C2"): 39, (sheets[1], "B4"): 36, (sheets[1], "C4"): 40}


TWO_PARTS = """
 Category       | Budget | Spent
 Posts          | 100    | 90
 Volunteers     | 50     | 60
 Total staff    | 150    | 150
 Rent           | 21     | 12
 Fuel           | 33     | 35
 Total premises | 54     | 47
 Grand total    | 204    | 197
"""


def with_line(after: str, line: str, text: str = TWO_PARTS) -> str:
    """The table with a line more, right after the one that is named."""
    lines = text.strip().splitlines()
    at = next(number for number, one in enumerate(lines) if one.strip().startswith(after))
    return "\n".join([*lines[: at + 1], line, *lines[at + 1 :]])


@pytest.mark.parametrize(
    ("after", "line", "totals"),
    [
        ("Posts", "Interns | 7 | 8", {"B5": 157, "C5": 158, "B9": 211, "C9": 205}),
        ("Volunteers", "Interns | 7 | 8", {"B5": 157, "C5": 158, "B9": 211, "C9": 205}),
        ("Category", "Interns | 7 | 8", {"B5": 157, "C5": 158, "B9": 211, "C9": 205}),
        ("Rent", "Water | 7 | 8", {"B8": 61, "C8": 55, "B9": 211, "C9": 205}),
        ("Fuel", "Water | 7 | 8", {"B8": 61, "C8": 55, "B9": 211, "C9": 205}),
        ("Fuel", "of which: diesel | 7 | 8", {}),
        ("Fuel", "Water | | ", {}),
        ("Grand total", "Outside the budget | 7 | 8", {}),
    ],
)
def test_a_new_line_is_a_part_of_the_total_between_whose_parts_it_stands(
    after: str, line: str, totals: dict[str, int]
) -> None:
    assert written(TWO_PARTS, with_line(after, line)) == totals


def test_two_new_lines_beside_one_another_are_both_parts() -> None:
    longer = with_line("Interns", "Trainees | 2 | 3", with_line("Posts", "Interns | 7 | 8"))
    assert written(TWO_PARTS, longer) == {"B6": 159, "C6": 161, "B10": 213, "C10": 208}


def test_a_line_between_two_totals_may_belong_to_either_and_is_told() -> None:
    """After the total of staff, before rent: of the grand total, or the first line of the premises."""
    now = with_line("Total staff", "Cars | 7 | 8")
    assert written(TWO_PARTS, now) == {}
    assert "“Cars” (row 5) is new, and which total adds it is not sure" in doubts(TWO_PARTS, now)


def test_a_line_below_a_total_that_stands_above_its_parts_is_one_of_them() -> None:
    before = "Office | Posts | Vacant\nAll | 30 | 33\n> North | 10 | 11\n> South | 20 | 22"
    assert written(before, with_line("All", "> East | 5 | 6", before)) == {"B2": 35, "C2": 39}
    assert written(before, before + "\n> West | 5 | 6") == {"B2": 35, "C2": 39}


def test_among_lines_of_one_total_a_new_one_is_theirs_though_it_is_not_indented() -> None:
    before = "Office | Posts | Vacant\nAll | 30 | 33\n> North | 10 | 11\n> South | 20 | 22"
    assert written(before, with_line("> North", "East | 5 | 6", before)) == {"B2": 35, "C2": 39}


def test_a_deeper_line_explains_the_one_above_it() -> None:
    assert written(TWO_PARTS, with_line("Rent", "> Garage | 7 | 8")) == {}


LESS = """
 Item                 | 2020 | 2021
 Gross requirements   | 300  | 310
 Less: income         | 40   | 42
 Less: reimbursements | 10   | 11
 Net requirements     | 250  | 257
"""


def test_what_is_new_among_deductions_is_taken_off() -> None:
    assert written(LESS, with_line("Less: income", "Less: refunds | 5 | 6", LESS)) == {"B6": 245, "C6": 251}


def test_between_what_is_added_and_what_is_taken_off_nothing_says_which_a_new_line_is() -> None:
    before = """
 Item            | 2020 | 2021
 Opening balance | 300  | 310
 Receipts        | 40   | 42
 Payments        | 10   | 11
 Closing balance | 330  | 341
"""
    assert written(before, with_line("Opening", "Interest | 5 | 6", before)) == {"B6": 335, "C6": 347}
    now = with_line("Receipts", "Interest | 5 | 6", before)
    assert written(before, now) == {}
    assert "“Interest” (row 4) is new, and which total adds it is not sure" in doubts(before, now)


@pytest.mark.parametrize(
    ("gone", "totals"),
    [
        ("Volunteers", {"B3": 100, "C3": 90, "B7": 154, "C7": 137}),
        ("Posts", {"B3": 50, "C3": 60, "B7": 104, "C7": 107}),
        ("Total premises", {}),
    ],
)
def test_a_line_that_is_gone_is_not_added_any_more(gone: str, totals: dict[str, int]) -> None:
    lines = [line for line in TWO_PARTS.strip().splitlines() if not line.strip().startswith(gone)]
    assert written(TWO_PARTS, "\n".join(lines)) == totals


def test_a_line_with_another_name_is_a_line_in_its_place() -> None:
    assert written(TWO_PARTS, TWO_PARTS.replace("Rent  ", "Leases").replace("| 21 ", "| 31 ")) == {"B7": 64, "B8": 214}


def test_a_new_column_is_added_down_and_the_others_are_as_before() -> None:
    now = """
 Category    | Apportionment | Redeployed | Expenditure | Variance | Percentage
 Posts       | 112           | 3          | 104         | 10       | 10.0
 Travel      | 61            | 4          | 48          | -10      | -20.0
 Consultants | 25            | 5          | 30          | 10       | 50.0
 Total       | 170           | 15         | 160         | 10       | 5.9
"""
    moved = {"D": "E", "E": "F", "C": "D", "B": "B"}
    expected = {f"{moved[address[0]]}{address[1:]}": value for address, value in COMPUTED.items()}
    assert written(BEFORE, now) == expected | {"C5": 12}


def test_what_came_from_a_column_that_is_gone_is_left_alone() -> None:
    now = "\n".join(line[: line.index("|")] + line[line.index("|", line.index("|") + 1) :]
                    for line in NOW.strip().splitlines())  # fmt: skip
    assert written(BEFORE, now) == {"B5": 182}


def test_an_empty_cell_that_the_earlier_total_shows_to_be_nil_is_nil() -> None:
    before = """
 Category | North | South | East
 Posts    | 10 | 20 | 31
 Travel   | 4  |    | 7
 Fuel     | 3  | 5  | 2
 Total    | 17 | 25 | 40
"""
    now = before.replace("| 5 ", "| 9 ").replace("10 | 20 | 31", "12 | 22 | 33").replace("4  |    | 7", "9  |    | 8")
    assert written(before, now) == {"B5": 24, "C5": 31, "D5": 43}
    assert written(before.replace("| 25 |", "| 29 |"), now) == {"B5": 24, "D5": 43}


def test_a_share_is_of_the_line_it_was_of() -> None:
    before = """
Fund  | Amount | Share of total (%)
Core  | 30     | 30.0
Trust | 50     | 50.0
Other | 20     | 20.0
Total | 100    | 100.0
"""
    now = before.replace("| 30 ", "| 50 ").replace("Other", "New | 80 | 20.0\nOther")
    assert written(before, now) == {
        "C2": Decimal("25.0"), "C3": Decimal("25.0"), "C4": Decimal("40.0"), "C5": Decimal("10.0"), "B6": 200,
    }  # fmt: skip


WORKBOOKS = Path(__file__).parents[1] / "workbooks"
Save = Callable[[str, str], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Writes a table into a workbook."""

    def saved(name: str, text: str) -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for line in text.strip().splitlines():
            cells = [cell_of(cell.strip()) for cell in line.split("|")]
            sheet.append([None if cell is None else cell.value for cell in cells])
        (tmp_path / name).parent.mkdir(exist_ok=True)
        book.save(tmp_path / name)
        return tmp_path / name

    return saved


def test_a_workbook_is_recomputed_like_another_one(save: Save) -> None:
    before, now = save("2020.xlsx", BEFORE), save("2021.xlsx", NOW)
    assert {one.ref.address for one in xlengine.recalc(str(now), like=str(before)).changes} == set(COMPUTED)
    assert xlengine.check(str(now.with_name("2021.recalc.xlsx"))).count(Severity.ERROR) == 0
    assert {one.ref.address for one in xlengine.check(str(now), like=str(before)).findings if one.ref} == TOLD


def test_the_earlier_workbook_must_be_one(save: Save) -> None:
    now = save("2021.xlsx", NOW)
    with pytest.raises(Refused, match="there is no such file"):
        xlengine.check(str(now), like=str(now.with_name("2020.xlsx")))


def test_what_two_tables_said_alike_is_tied_though_no_figure_is_alike_now() -> None:
    """Every figure of the second sheet is another one; the first is still of the year before."""
    lines = BEFORE.strip().replace("| 100 ", "| 1100 ").replace("| 170 ", "| 1170 ").replace("| 10 ", "| 1010 ")
    book = "\n".join(line.rsplit("|", 2)[0] for line in lines.splitlines())
    other = book.replace("1100", "1210").replace("| 90 ", "| 97 ").replace("| 50 ", "| 77 ").replace("| 60 ", "| 66 ")
    other = other.replace("| 20 ", "| 31 ").replace("| 1010 ", "| 1021 ")
    now = book_of(book, other.replace("1170", "1318").replace("| 160 ", "| 1184 "))
    assert not [one for one in check_book(now).findings if one.code == "XLE301"]
    told = check_book(now, as_before(book_of(book, book), now)).findings
    assert {one.ref.address for one in told if one.ref and one.code == "XLE301"} == {
        "B2", "C2", "B3", "C3", "B4", "C4", "B5", "C5",
    }  # fmt: skip


def anew(value: float, place: int) -> float:
    """Another input, of as many decimals."""
    return value * (7 + place % 4) // 8 if isinstance(value, int) else round(value * (7 + place % 4) / 8, 1)


def test_the_report_typed_anew_is_recomputed_like_the_report(tmp_path: Path) -> None:
    """Every input is another one, in the workbook without computed cells and in the one with those of before.

    Left alone is only what stands in two tables: those that differ now are told, and which is right nothing says.
    """
    empty, full = (openpyxl.load_workbook(WORKBOOKS / f"A-76-596.{name}.xlsx") for name in ("blank", "zh"))
    for sheet in empty:
        for cell in (cell for row in sheet.iter_rows(min_col=2) for cell in row):
            if isinstance(cell.value, int | float) and abs(cell.value) >= 20:
                cell.value = full[sheet.title][cell.coordinate].value = anew(cell.value, cell.row + cell.column)
    empty.save(tmp_path / "empty.xlsx")
    full.save(tmp_path / "full.xlsx")
    expected = xlengine.recalc(str(tmp_path / "empty.xlsx"), dry_run=True)
    zh = str(WORKBOOKS / "A-76-596.zh.xlsx")
    review = xlengine.recalc(str(tmp_path / "full.xlsx"), str(tmp_path / "out.xlsx"), like=zh, additive=True)
    out = openpyxl.load_workbook(tmp_path / "out.xlsx")
    left = {
        str(change.ref) for change in expected.changes
        if out[change.ref.sheet][change.ref.address].value != pytest.approx(float(str(change.value)), abs=0)
    }  # fmt: skip
    assert len(expected.changes) == 782
    assert len(review.changes) > 300
    found = xlengine.check(str(tmp_path / "out.xlsx"), like=zh).findings
    tied = {str(one.ref) for one in found if one.code in ("XLE301", "XLE302", "XLE303")}
    assert left - {"'第五节'!B7"} <= tied  # the total of three of these
    assert {ref.partition("!")[0] for ref in left} == {"'差异分析'", "'第五节'"}


WORDLESS = """
 Office  | Alpha | Beta | Gamma
 Legal   | 113   | 21   | 134
 Payroll | 207   | 35   | 242
 Fuel    | 318   | 47   | 365
 Rent    | 429   | 53   | 482
 Travel  | 511   | 68   | 579
"""


def test_a_column_that_no_word_calls_computed_is_told_and_left_alone() -> None:
    """Figures may tie columns by accident, such as payments that are all that was granted."""
    now = WORDLESS.replace("113", "171").replace("429", "492").replace("318", "381")
    assert written(WORDLESS, now) == {}
    said = "“Gamma” is not what it was in the earlier workbook, and no word says that it is computed"
    assert said in doubts(WORDLESS, now)
    assert said not in doubts(WORDLESS, WORDLESS)


def test_what_the_earlier_figures_did_not_tell_and_these_do_is_read_from_these() -> None:
    untold = BEFORE.replace("| 10 ", "| 17 ").replace("| -10 ", "| -44 ")
    now = BEFORE.replace("| -10 ", "| -12 ")
    assert not [one for one in relations(untold, untold) if one.target == 2 and one.axis == "across"]
    assert written(untold, now) == written(now, now) == {"D3": -10}


def test_lines_that_only_their_numbers_tell_apart_are_known_by_these() -> None:
    before = "Item | 2020 | 2021\n" + "\n".join(f"Line {at} | {at * 7} | {at * 11}" for at in range(1, 301))
    before += f"\nTotal | {7 * 45150} | {11 * 45150}"
    now = before.replace("Line 200 | 1400 | 2200", "Line 200 | 1500 | 2300\nLine 200a | 5000 | 6000")
    assert written(before, now) == {"B303": 7 * 45150 + 5100, "C303": 11 * 45150 + 6100}


LACKING = """
 Component | 2024 appropriation | Technical changes | Other changes | Total changes | Percentage
 Organs    | 701                | -89               |               | -89           | -12.7
 Direction | 4302               | 115               | -23           | 92            | 2.1
 Trade     | 3411               | 210               | 12            | 222           | 6.5
 Water     | 1956               | 330               | -8            | 322           | 16.5
"""


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ([("| -89  ", "| -113 ")], {"E2": -113, "F2": Decimal("-16.1")}),
        ([("| 210 ", "| 251 ")], {"E4": 263, "F4": Decimal("7.7")}),
        (
            [("| -89  ", "| -113 "), ("| 210 ", "| 251 ")],
            {"E2": -113, "F2": Decimal("-16.1"), "E4": 263, "F4": Decimal("7.7")},
        ),
    ],
)
def test_a_percentage_of_the_earlier_figures_does_not_contradict_a_sum_with_an_empty_part(
    changed: list[tuple[str, str]], expected: dict[str, Value]
) -> None:
    now = LACKING
    for old, new in changed:
        now = now.replace(old, new, 1)
    assert written(LACKING, now) == expected


def test_a_percentage_of_the_earlier_figures_does_not_contradict_an_empty_total() -> None:
    now = NOW.replace("| 170 ", "|     ")
    assert written(BEFORE, now) == COMPUTED


def test_new_lines_that_another_total_is_shown_to_add_are_not_added_twice() -> None:
    """The earlier workbook has the net amounts only; now what they come from stands above them."""
    before = """
 Item          | 2020 | 2021
 Net external  | 379  | 425
 Net domestic  | 505  | 495
 Total         | 884  | 920
"""
    now = """
 Item          | 2020 | 2021
 Disbursements | 600  | 665
 Amortization  | -221 | -240
 Net external  | 379  | 425
 Net domestic  | 505  | 495
 Total         | 884  | 920
"""
    assert written(before, now) == {}
    assert written(before, now.replace("505", "515")) == {"B6": 894}


def test_what_the_earlier_figures_contradict_and_these_prove_is_as_these_prove_it() -> None:
    before = "\n".join(line for line in TWO_PARTS.strip().splitlines() if "Rent" not in line)
    assert written(before, TWO_PARTS) == {}
