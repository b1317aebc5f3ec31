"""What a person is shown of a table of hundreds of lines: the first and the last, and what the others come to."""

from __future__ import annotations

import json

import pytest

from tests.book_by_hand import book_of
from xlengine.judging.explaining import MEMO, explanation_of
from xlengine.judging.reviewing import check_book
from xlengine.reports import html, text_explain
from xlengine.reports import json as json_report
from xlengine.reports.pictures import MOST_LINES, lines_shown, resources_of
from xlengine.reports.unfolded import MOST_PARTS, SHOWN_FIRST, parted, together
from xlengine.review import Explanation, Review
from xlengine.sheet import Book, Ref


def budget(lines: int, group: int) -> Book:
    """So many lines of 1.5 and 1, a subtotal after each group, a total; every fifth variance is one too large."""
    cells: dict[str, object] = {"B1": "Apportionment", "C1": "Expenditure", "D1": "Variance"}
    row = 2
    for line in range(lines):
        cells |= {f"A{row}": f"Line {line + 1}", f"B{row}": 1.5, f"C{row}": 1, f"D{row}": 1.5 if line % 5 == 0 else 0.5}
        row += 1
        if (line + 1) % group == 0:
            cells |= {f"A{row}": "Subtotal", f"B{row}": 1.5 * group, f"C{row}": group, f"D{row}": 0.5 * group}
            row += 1
    cells |= {f"A{row}": "Total", f"B{row}": 1.5 * lines, f"C{row}": lines, f"D{row}": 0.5 * lines}
    return book_of(("S", cells))


@pytest.fixture(scope="module")
def long() -> Review:
    return check_book(budget(600, 10))


def test_a_total_of_very_many_parts_shows_the_first_the_last_and_what_the_others_come_to(long: Review) -> None:
    explanation = explanation_of(long, Ref("S", 662, 2))
    assert len(explanation.parts) == 60
    told = text_explain.explain_report(explanation).splitlines()
    assert sum("Subtotal" in line for line in told) == SHOWN_FIRST + 1
    (rest,) = [line for line in told if "more, together" in line]
    assert rest.split() == ["├─", "and", "39", "more,", "together", "585.0", "[B232", "to", "B650]"]
    assert "└─ Subtotal" in told[told.index(rest) + 1]
    every = json.loads(json_report.explain_report("S.xlsx", explanation))["figure"]["parts"]
    assert len(every) == 60, "a program is told all of them"


def test_as_many_parts_as_there_is_room_for_are_all_shown() -> None:
    part = Explanation(Ref("S", 2, 2), "Line", "", "1")
    assert parted([part] * MOST_PARTS) == ([part] * MOST_PARTS, (), ())
    first, rest, last = parted([part] * (MOST_PARTS + 1))
    assert (len(first), len(rest), len(last)) == (SHOWN_FIRST, MOST_PARTS - SHOWN_FIRST, 1)


def test_parts_come_to_their_sum_with_their_signs_and_without_memo_lines() -> None:
    def part(value: str, sign: int = 1, note: str = "") -> Explanation:
        return Explanation(Ref("S", 2, 2), "Line", "", value, sign, None, note)

    assert together([part("1 204.50"), part("(3.0)"), part("200", -1), part("77", note=MEMO)]) == "1 001.50"
    assert together([part("1"), part("n/a")]) == ""


def test_a_page_shows_the_totals_of_a_long_table_and_as_many_parts_as_there_is_room_for(long: Review) -> None:
    (table,) = long.tables
    shown = [table.lines[at].label for at in lines_shown(table)]
    assert (shown.count("Subtotal"), shown.count("Total"), len(shown)) == (60, 1, 61)
    (resources,) = resources_of(long)
    assert (len(resources.rows), resources.left_out) == (61, 600)
    assert [row.budget is not None for row in resources.rows] == [True] * 60 + [False], "what is not unfolded has a bar"
    page = html.report([long])
    assert "and 600 more lines" in page
    assert page.count("<tr class=") == 61


def test_a_long_table_without_totals_shows_its_first_lines() -> None:
    book = budget(MOST_LINES + 5, 1000)
    del book.sheets[0].rows[MOST_LINES + 7]
    (table,) = check_book(book).tables
    assert list(lines_shown(table)) == list(range(MOST_LINES))


def test_every_error_is_on_the_page(long: Review) -> None:
    page = html.report([long])
    errors = [finding for finding in long.findings if finding.code == "XLE101"]
    assert len(errors) == 120
    assert {finding.expected for finding in errors} == {"0.5"}
    assert page.count('<span class="severity error">') == 120
