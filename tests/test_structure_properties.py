"""Generated tables are proved right, one wrong figure is the one that is reported, and words change no figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from xlengine.finding import Severity
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.layout import Table
from xlengine.number import rounded_quotient
from xlengine.rule import Form
from xlengine.sheet import Book, Cell, Place, Sheet, Style, Value

SHOWN = Style(number_format="#,##0.0;(#,##0.0)")
HEADINGS = {
    "en": (
        "Category",
        "Apportionment",
        "Expenditure",
        "Variance",
        "Percentage",
        "Subtotal",
        "Total",
        "including: health",
    ),
    "fr": (
        "Catégorie",
        "Crédits ouverts",
        "Dépenses",
        "Écart",
        "Pourcentage",
        "Total partiel",
        "Total",
        "dont : santé",
    ),
    "zh": ("类别", "分配数", "支出数", "差异", "百分比", "小计", "共计", "其中：医务"),
    "ru": ("Категория", "Ассигнования", "Расходы", "Разница", "В процентах", "Итого", "Всего", "в том числе: медицина"),
}
"""Label, budget, outcome, variance, percentage; subtotal, total, and a memo line."""
PLAIN_FIRST = (0, 1, 2, 3)
ORDERS = (PLAIN_FIRST, (1, 0, 2, 3), (0, 2, 3, 1))
"""Where budget, outcome, variance and percentage stand; the percentage is always on the right of its variance."""

amounts = st.integers(min_value=21_010, max_value=9_999_999).map(lambda tenths: Decimal(tenths).scaleb(-1))
"""Above what could be a year: a line of nothing but years is taken for a heading."""
pairs = st.tuples(amounts, amounts)
sections = st.lists(st.lists(pairs, min_size=2, max_size=4), min_size=1, max_size=3)
unhurried = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass
class Made:
    """A table whose figures are all known: rows of label and (budget, outcome, variance, percentage)."""

    labels: list[str] = field(default_factory=list)
    rows: list[tuple[Decimal, Decimal, Decimal, Decimal]] = field(default_factory=list)
    sums: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The rows that a row adds up."""

    def add(self, label: str, budget: Decimal, outcome: Decimal) -> int:
        variance = budget - outcome
        self.labels.append(label)
        self.rows.append((budget, outcome, variance, rounded_quotient(variance, budget, 100, 1)))
        return len(self.rows) - 1


def made(parts: list[list[tuple[Decimal, Decimal]]], words: tuple[str, ...]) -> Made:
    table = Made()
    tops = []
    for number, lines in enumerate(parts):
        at = [table.add(f"Line {number + 1}-{place + 1}", *pair) for place, pair in enumerate(lines)]
        if len(parts) > 1:
            tops.append(_total(table, words[5], at))
        else:
            tops = at
    _total(table, words[6], tops)
    return table


def _total(table: Made, label: str, parts: list[int]) -> int:
    budget, outcome = (sum((table.rows[at][column] for at in parts), Decimal(0)) for column in (0, 1))
    at = table.add(label, budget, outcome)
    table.sums[at] = tuple(parts)
    return at


def book_of(
    table: Made, words: tuple[str, ...], order: tuple[int, ...] = PLAIN_FIRST, *, blank: bool = False, memo: int = 0
) -> Book:
    """The table on a sheet from B3 on; `blank` leaves out what is computed, `memo` adds a line below that row."""
    sheet = Sheet("Table", {2: {2: Cell("Budget performance")}, 3: {2: Cell(words[0])}})
    for place, what in enumerate(order):
        sheet.rows[3][3 + place] = Cell(words[1 + what])
    number = 4
    for at, (label, figures) in enumerate(zip(table.labels, table.rows, strict=True)):
        sheet.rows[number] = {2: Cell(label)}
        for place, what in enumerate(order):
            computed = what > 1 or at in table.sums
            sheet.rows[number][3 + place] = Cell(None if blank and computed else figures[what], style=SHOWN)
        number += 1
        if memo == at + 1:
            sheet.rows[number] = {2: Cell("   " + words[7]), 3 + order.index(0): Cell(Decimal("12.5"), style=SHOWN)}
            sheet.rows[number][3 + order.index(1)] = Cell(Decimal("11.5"), style=SHOWN)
            number += 1
    return Book("", [sheet])


def filled(book: Book) -> dict[Place, Value]:
    return {change.ref.place: change.value for change in recalculation(book).changes}


def wrong(book: Book) -> set[Place]:
    return {f.ref.place for f in check_book(book).findings if f.severity is Severity.ERROR and f.ref is not None}


def table_of(book: Book) -> Table:
    (table,) = read_book(book).tables
    return table


@given(sections)
@unhurried
def test_a_right_table_has_no_error_and_its_blank_twin_is_filled_with_its_figures(
    parts: list[list[tuple[Decimal, Decimal]]],
) -> None:
    words = HEADINGS["en"]
    table = made(parts, words)
    assert not wrong(book_of(table, words))
    given_back = filled(book_of(table, words, blank=True))
    expected = {
        Place(4 + at, 3 + column): figures[column]
        for at, figures in enumerate(table.rows)
        for column in range(4)
        if column > 1 or at in table.sums
    }
    assert given_back == expected


@given(sections)
@unhurried
def test_the_figures_prove_the_structure(parts: list[list[tuple[Decimal, Decimal]]]) -> None:
    table = made(parts, HEADINGS["en"])
    assume(any(abs(figures[3]) >= 1 for figures in table.rows))  # nil of everything proves nothing
    relations = table_of(book_of(table, HEADINGS["en"])).relations
    across = {(r.target, r.form, r.arguments) for r in relations if r.axis == "across"}
    assert across == {(2, Form.DIFFERENCE, (0, 1)), (3, Form.PERCENTAGE, (2, 0))}
    assert {r.target: tuple(sorted(r.arguments)) for r in relations if r.axis == "down"} == table.sums


@given(sections, st.data())
@unhurried
def test_one_wrong_figure_is_the_one_that_is_reported(
    parts: list[list[tuple[Decimal, Decimal]]], data: st.DataObject
) -> None:
    assume(sum(map(len, parts)) >= 3)
    words = HEADINGS["en"]
    table = made(parts, words)
    assume(sum(abs(figures[3]) >= 1 for figures in table.rows) >= 3)
    at = data.draw(st.integers(0, len(table.rows) - 1))
    column = data.draw(st.sampled_from((2, 3)))
    book = book_of(table, words)
    cell = book.sheets[0].rows[4 + at][3 + column]
    assert isinstance(cell.value, Decimal)
    cell.value += data.draw(st.sampled_from((Decimal(-900), Decimal("7.7"), Decimal(5000))))
    reported = wrong(book)
    place = Place(4 + at, 3 + column)
    assert place in reported
    # a percentage is recomputed from the variance that is printed
    assert reported <= {place, Place(4 + at, 6)}
    found = {r.target: tuple(sorted(r.arguments)) for r in table_of(book).relations if r.axis == "down"}
    assert found == table.sums


@given(sections, st.sampled_from(sorted(HEADINGS)), st.sampled_from(ORDERS))
@unhurried
def test_other_words_and_another_order_of_columns_give_the_same_figures(
    parts: list[list[tuple[Decimal, Decimal]]], language: str, order: tuple[int, ...]
) -> None:
    plain, words = HEADINGS["en"], HEADINGS[language]
    one = filled(book_of(made(parts, plain), plain, blank=True))
    other = filled(book_of(made(parts, words), words, order, blank=True))
    back = {Place(place.row, 3 + order[place.column - 3]): value for place, value in other.items()}
    assert back == one


@given(sections, st.sampled_from(sorted(HEADINGS)))
@unhurried
def test_a_memo_line_changes_no_total(parts: list[list[tuple[Decimal, Decimal]]], language: str) -> None:
    words = HEADINGS[language]
    table = made(parts, words)
    without = filled(book_of(table, words, blank=True))
    with_memo = filled(book_of(table, words, blank=True, memo=2))
    moved = {place if place.row < 6 else Place(place.row + 1, place.column): value for place, value in without.items()}
    assert {place: value for place, value in with_memo.items() if place.row != 6} == moved
