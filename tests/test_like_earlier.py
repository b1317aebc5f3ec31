"""Inputs typed anew in whole tables of `tests/offices`: read as the table before, everything that follows is computed.

Nothing in the new figures shows the structure: every computed one is still that of the earlier figures.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from tests.test_offices import NUMBER, TABLES, OfficeTable, emptied
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import recalculation
from xlengine.layout import Line, Table
from xlengine.rule import Form
from xlengine.settings import Settings
from xlengine.sheet import Book, Ref, Value, with_values

LATER = ("worldwide_second", "worldwide_third", "worldwide_fourth", "worldwide_fifth", "worldwide_sixth",
         "worldwide_seventh")
"""Most tables of these sets have totals that stay empty when all computed cells are."""
SOME = [one for one in TABLES if not one.page.startswith(LATER)][1::4]


def typed_anew(texts: Sequence[str], dice: random.Random) -> list[str]:
    """A row of a page with other inputs; what is computed stays as it was."""
    found = []
    for text in texts:
        number = NUMBER.fullmatch(text)
        if number and not number[2] and abs(Decimal(text)) >= 20:
            text = str((Decimal(text) * dice.randint(80, 130) / 100).quantize(Decimal(text)))
        found.append(text)
    return found


@cache
def complete(table: OfficeTable) -> Sequence[Table]:
    """The table as it is read complete."""
    return read_book(table.book()).tables


def like(book: Book, earlier: OfficeTable | None) -> dict[str, Value]:
    """What a recalculation puts in, also for what rounding would explain."""
    tables = () if earlier is None else tuple(complete(earlier))
    review = recalculation(book, Settings(earlier=tables), additive=True)
    return {change.ref.address: change.value for change in review.changes}


def differences(table: OfficeTable, earlier: OfficeTable | None, blank: Sequence[Ref] = ()) -> list[str]:
    """Where a recalculation that reads the table as before leaves something else than one that finds it empty."""
    return not_as_computed(table, like(emptied(table.book(), list(blank)), earlier), blank)


def not_as_computed(table: OfficeTable, found: Mapping[str, Value], blank: Sequence[Ref] = ()) -> list[str]:
    """Where the table holds something else than what is computed when all computed cells are empty, and what."""
    book = emptied(table.book(), list(blank))
    empty = emptied(book, list(table.computed()))
    review = recalculation(empty)
    expected = {change.ref.address: change.value for change in review.changes}
    left = {ref.address for ref, figure in review.figures.items() if not figure.rule.overwrites}  # months tell them
    said = []
    for address, value in expected.items():
        now = found.get(address, value_at(book, address))
        if now != value and address not in left and not (value == 0 and now in ("-", "–", "—")):
            said.append(f"{address}: {now} for {value}")
    inputs = found.keys() - expected.keys() - {ref.address for ref in table.computed()}
    return said + [f"{address} is an input" for address in sorted(inputs)]


def value_at(book: Book, address: str) -> Value:
    return book.cell(Ref.at(f"S!{address}")).value


SINGLE = {
    "c02": "headings with one line below them are not computed",
    "k31": "a percentage whose cell is empty in every table",
    "k47": "a heading with one line below it is not computed",
}
"""Of these tables something is not read when they are complete either."""
tables = pytest.mark.parametrize(
    "table", [one for one in SOME if one.title not in SINGLE], ids=lambda one: f"{one.page}: {one.title}"
)


def with_other_inputs(table: OfficeTable, seed: int) -> OfficeTable:
    dice = random.Random(seed)
    return replace(table, rows=[[row[0], *typed_anew(row[1:], dice)] for row in table.rows])


@tables
def test_all_inputs_typed_anew(table: OfficeTable) -> None:
    assert differences(with_other_inputs(table, 1), table) == []


@tables
def test_a_second_recalculation_changes_nothing(table: OfficeTable) -> None:
    anew = with_other_inputs(table, 3).book()
    first = {Ref.at(f"S!{address}"): value for address, value in like(anew, table).items()}
    assert like(with_values(anew, first), table) == {}


def between_parts(table: OfficeTable) -> int | None:
    """The row of the second of three lines that one total adds, none of which adds others; or None."""
    for read in complete(table):
        down = [one for one in read.relations if one.axis == "down" and one.form is Form.SUM]
        computed = {one.target for one in down}
        for total in down:
            lines = [read.lines[at] for at in total.arguments if at not in computed]
            if len(lines) > 2 and total.evidence.hits and not total.evidence.misses and is_free(table, lines[1]):
                return lines[1].row
    return None


def is_free(table: OfficeTable, line: Line) -> bool:
    """Whether the line has a label of its own and nothing in it is merged."""
    here, below = (table.rows[row - 1] if row <= len(table.rows) else [] for row in (line.row, line.row + 1))
    return bool(here[0]) and not here[0].startswith(("'", "<", "^")) and not {"<", "^"} & {*here, *below[:1]}


WITH_LINES = [one for one in SOME if between_parts(one) is not None and one.title not in SINGLE]
tables_with_lines = pytest.mark.parametrize("table", WITH_LINES, ids=lambda one: f"{one.page}: {one.title}")


def with_a_line_more(table: OfficeTable, row: int) -> tuple[OfficeTable, list[Ref]]:
    """(the table with a line like this one below it, the cells in it that are computed and still empty)."""
    added = [f"{table.rows[row - 1][0]} 2", *typed_anew(table.rows[row - 1][1:], random.Random(2))]
    longer = replace(table, rows=[*table.rows[:row], added, *table.rows[row:]])
    return longer, [ref for ref in longer.computed() if ref.row == row + 1]


def with_a_line_less(table: OfficeTable, row: int) -> OfficeTable:
    return replace(table, rows=[*table.rows[: row - 1], *table.rows[row:]])


@tables_with_lines
def test_a_line_is_added(table: OfficeTable) -> None:
    longer, blank = with_a_line_more(table, between_parts(table) or 0)
    assert differences(longer, table, blank) == []


@tables_with_lines
def test_a_line_is_taken_out(table: OfficeTable) -> None:
    assert differences(with_a_line_less(table, between_parts(table) or 0), table) == []


def section_of(table: OfficeTable) -> tuple[int, int] | None:
    """The first and last row of a section whose total is the second part or a later one of another total; or None."""
    for read in complete(table):
        sums = {one.target: one for one in read.relations if one.axis == "down" and one.form is Form.SUM}
        proved = {target: one for target, one in sums.items() if one.evidence.hits and not one.evidence.misses}
        for total in proved.values():
            for before, last in pairwise(total.arguments):
                rows = range(read.lines[before].row + 1, read.lines[last].row + 1)
                is_section = last in proved and set(proved[last].arguments) <= set(range(before + 1, last))
                if is_section and all(is_labelled(table, row) for row in rows) and "^" not in table.rows[rows[-1]]:
                    return rows[0], rows[-1]
    return None


def is_labelled(table: OfficeTable, row: int) -> bool:
    texts = table.rows[row - 1]
    return bool(texts[0]) and not texts[0].startswith("'") and not {"<", "^"} & set(texts)


EXPECTED_OTHERWISE = {
    "a12": "all that was received stands without a total for its second part",
    "h10": "empty, the total of all adds the outputs of the second kind only",
    "k08": "empty, the second total of revenue would take the first in",
    "k10": "empty, the second total of expenditure would take the first in",
    "es04": "no word says total, so the lines of the section are added",
    "n65": "the staff costs have no total of their own to stand in",
    "54 cash position": "what was received is added once, without a total",
    "03 subprogramme gross": "changes that are not computed when their cells are empty",
    "p19": "its titles are totals that no word calls so",
    "fr03 commune invest": "an amount of each line that is not computed when others are empty",
}
"""Of these a table with a section more is not what it is when it is read empty."""
WITH_SECTIONS = [one for one in SOME if section_of(one) is not None and one.title not in EXPECTED_OTHERWISE]


def with_a_section_more(table: OfficeTable, first: int, last: int) -> tuple[OfficeTable, list[Ref]]:
    """(the table with this section once more below it, the cells in it that are computed)."""
    dice = random.Random(5)
    section = [[f"{row[0]} 2", *typed_anew(row[1:], dice)] for row in table.rows[first - 1 : last]]
    longer = replace(table, rows=[*table.rows[:last], *section, *table.rows[last:]])
    return longer, [ref for ref in longer.computed() if last < ref.row <= last + len(section)]


@pytest.mark.parametrize("is_typed", [False, True], ids=["empty", "as copied"])
@pytest.mark.parametrize("table", WITH_SECTIONS, ids=lambda one: f"{one.page}: {one.title}")
def test_a_section_is_added(table: OfficeTable, is_typed: bool) -> None:
    first, last = section_of(table) or (0, 0)
    longer, blank = with_a_section_more(table, first, last)
    assert differences(longer, table, [] if is_typed else blank) == []


def test_most_tables_have_a_line_that_can_be_added_or_taken_out() -> None:
    assert len(WITH_LINES) > 90
    assert len(WITH_SECTIONS) > 20


def main() -> None:
    """Counts, over all tables, in how many nothing is left as it was, alone and with the table before."""
    counted: Counter[tuple[str, str]] = Counter()
    for table in TABLES:
        row = between_parts(table)
        cases: list[tuple[str, OfficeTable, list[Ref]]] = [("inputs typed anew", with_other_inputs(table, 1), [])]
        if row is not None:
            cases += [("a line more", *with_a_line_more(table, row)), ("a line less", with_a_line_less(table, row), [])]
        section = section_of(table)
        if section is not None:
            cases.append(("a section more", *with_a_section_more(table, *section)))
        for what, changed, blank in cases:
            if not_as_computed(changed, {}, blank):
                counted[what, "tables"] += 1
                counted[what, "alone"] += not differences(changed, None, blank)
                counted[what, "like the table before"] += not differences(changed, table, blank)
    for (what, how), count in counted.items():
        print(f"{what}, {how}: {count}")


if __name__ == "__main__":
    main()
