"""Columns in which most figures are too small to show, and the numbers of columns in the last row of a heading."""

from __future__ import annotations

from typing import Any

from tests.book_by_hand import book_of
from tests.tables_by_hand import findings, table
from xlengine.judging.reading import read_book
from xlengine.layout import State, Table
from xlengine.sheet import Area, Book


def read(book: Book) -> Table:
    (found,) = read_book(book).tables
    return found


def statement(heading: str, numbers: tuple[int, ...], total: Any = None) -> bool:
    """Whether the column beside the labels of a statement of accounts is one of numbers that are never added."""
    labels, amounts = ("Cash", "Stock", "Debtors", "Buildings", "Land"), (120, 80, 45, 610, 77)
    lines = [(label, number, amount) for label, number, amount in zip(labels, numbers, amounts, strict=True)]
    return read(table(("Item", heading, "2023"), *lines, ("Total assets", total, 932))).measures[0].is_code


def test_numbers_of_notes_are_never_added() -> None:
    for heading in ("Note no.", "Rank", "Прим.", "附注号", "رقم الإيضاح", "Núm. de nota", "Note n°"):
        assert statement(heading, (4, 9, 2, 5, 1))
    assert statement("See", (3, 5, 6, 8, 11))


def test_amounts_that_climb_may_be_totalled_or_still_have_to_be() -> None:
    assert not statement("Posts", (3, 5, 6, 8, 11))
    assert not statement("See", (3, 5, 6, 8, 11), 33)
    assert not statement("See", (3, 5, 6, 8, 7))
    assert not statement("See", (3, 5, 6, 8, 8))
    assert not statement("See", (3, 5, 6, 8, 2000))
    lines = [(f"Line {at}", at, 9 - at) for at in (1, 3, 4, 6)]
    assert not read(table(("Item", "See", "And"), *lines, ("Total", None, None))).measures[0].is_code
    boxes = [(f"Box {at}", at * 90, at) for at in (1, 3, 4)]
    assert not read(table(("Item", "Notes", "Coins"), *boxes)).measures[0].is_code


def test_the_numbers_of_a_list_are_no_figures() -> None:
    def numbered(*numbers: int) -> bool:
        names = ("Ministry of Finance", "Court of Audit", "Central Bank", "Office of Statistics")
        cells = {f"A{at}": number for at, number in enumerate(numbers, 1)}
        book = book_of(("S", cells | {f"B{at}": name for at, name in enumerate(names, 1)}))
        return read(book).measures[0].is_code

    assert numbered(1, 2, 3, 4)
    assert not numbered(12, 2, 31, 4)


def by_year(mark: str) -> Book:
    """Two parts and their total; in most years the second is not shown."""
    shown = {2001: "0.11", 2002: "0.12", 2003: "0.08"}
    lines = []
    for at, year in enumerate(range(2001, 2013)):
        part = float(shown[year]) if year in shown else mark
        tax = 7.49 + at / 10
        lines.append((str(year), round(tax, 2), part, round(tax + (part if isinstance(part, float) else 0.03), 2)))
    return table(("Year", "Payroll tax", "Fund reimbursements", "Total"), *lines)


def test_a_sign_that_refers_to_a_note_is_no_label_and_no_figure() -> None:
    for mark in ("d", "*", "x"):
        found = read(by_year(mark))
        assert [measure.title for measure in found.measures] == ["Payroll tax", "Fund reimbursements", "Total"]
        assert [found.entries[at][1].state for at in (0, 2, 3, 11)] == [State.FIGURE, State.FIGURE, *[State.TEXT] * 2]
        assert [(one.target, one.arguments, one.evidence.hits) for one in found.relations] == [(2, (0, 1), 3)]
        assert findings(by_year(mark)) == {}


def test_words_in_most_lines_are_no_measure() -> None:
    found = read(by_year("revised"))
    assert [measure.title for measure in found.measures] == ["Payroll tax", "Total"]


def test_letters_that_name_lines_among_numbers_are_labels() -> None:
    names = ("Schools", "Clinics", "Roads", "Bridges", "Ports", "Courts", "Prisons")
    annexes = (1, 2, 3, "A", "B", "C", "D")
    lines = [(*both, 10 + at, 20 + at, 30 + 2 * at) for at, both in enumerate(zip(annexes, names, strict=True))]
    found = read(table(("Annex", "Name", "Staff", "Travel", "Total"), *lines))
    assert [measure.title for measure in found.measures] == ["Staff", "Travel", "Total"]
    assert [line.label for line in found.lines] == list(names)


def returns(*numbers: Any) -> Book:
    """Labels over two rows each: the first with the numbers of the columns, or with amounts."""
    amounts = [(1220, 460, 760), (1164, 450, 714), (1185, 470, 715), (990, 400, 590), (870, 350, 520)]
    labels = ("Wages", "Tax withheld", "Benefits", "Tips", "Allowances")
    lines: list[tuple[Any, ...]] = [("Item", "Returns", None, None), (None, "All", "Joint", "Other")]
    book = table(*lines, (labels[0], *numbers), (None, *amounts[0]),
                 *[(label, *some) for label, some in zip(labels[1:], amounts[1:], strict=True)])  # fmt: skip
    book.sheets[0].merged = [Area(1, 1, 2, 1), Area(1, 2, 1, 4), Area(3, 1, 4, 1)]
    return book


def test_the_numbers_of_the_columns_beside_a_label_that_begins_there_are_no_figures() -> None:
    found = read(returns(1, 2, 3))
    assert [(line.label, line.row) for line in found.lines][:2] == [("Wages", 4), ("Tax withheld", 5)]
    assert [measure.number for measure in found.measures] == ["1", "2", "3"]
    (relation,) = found.relations
    assert (relation.evidence.hits, relation.evidence.misses) == (5, 0)
    assert findings(returns(1, 2, 3)) == {}


def test_figures_beside_such_a_label_that_do_not_count_up_are_figures() -> None:
    found = read(returns(1, 3, 2))
    assert [(line.label, line.row) for line in found.lines][:2] == [("Wages", 3), ("", 4)]
