"""The 26 tables of outputs: a sheet a department, its offices one under another, rows by number."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from .figures import Row, decimals, hundredfold, is_number, number, rows
from .looks import GROUP, HAIR, HEADER, MEDIUM, PLACES, RATE, Look
from .page import Computed, Content, Given, Page, Words

NOT_APPLICABLE = Words("不适用", "n/a")
HEADINGS = {
    "A": Words("产出", "Output no."),
    "B": Words("计划数", "Planned"),
    "C": Words("实际数", "Actual"),
    "D": Words("交付比率(百分比)", "Delivery rate (percentage)"),
}
FIGURE = Look(align="right", bottom=HAIR)
WIDTHS = (16.0, 18.0, 18.0, 25.0)
PAGE_ROWS = 54
"""Rows of one printed page; a table that would not end on it starts the next."""


def outputs_pages() -> list[Page]:
    """One page a department, A to N."""
    departments = groupby(rows("offices"), lambda row: row["letter"])
    return [_department(letter, list(offices)) for letter, offices in departments]


def _department(letter: str, offices: list[Row]) -> Page:
    page = Page(f"outputs_{letter}", f"产出{letter}", f"Outputs {letter}", WIDTHS, landscape=False, row_height=13.5)
    department = offices[0]
    caption = Words(f"{letter}. {department['department_zh']}", f"{letter}. {department['department_en']}")
    page.begin(caption, Words("(实际产出；2020/21 年度)", "(Actual outputs; 2020/21)"))
    page.freeze, page.header_rows = "A4", (1, 3)
    row = page_begins = 5
    for office in offices:
        rows_after = row + 2 + sum(line["office"] == office["office"] for line in rows("outputs"))
        if rows_after - page_begins > PAGE_ROWS and row > page_begins:
            page.breaks.append(row - 1)
            page_begins = row
        row = _office(page, row, office) + 3
    return page


def _office(page: Page, row: int, office: Row) -> int:
    """One table; returns its last row."""
    if office["number"]:
        words = Words(f"{office['number']}. {office['office_zh']}", f"{office['number']}. {office['office_en']}")
        page.put(f"A{row}:D{row}", words, GROUP)
        page.heights[row] = 16.5
        row += 1
    for letter, words in HEADINGS.items():
        page.put(f"{letter}{row}", words, replace(HEADER, bottom=MEDIUM))
    page.heights[row] = 18
    for line in rows("outputs"):
        if line["office"] == office["office"]:
            row += 1
            _output(page, row, line)
    return row


def _output(page: Page, row: int, line: Row) -> None:
    page.put(f"A{row}", Given(number(line["no"])), Look(align="center", bottom=HAIR))
    for letter, column in (("B", "planned"), ("C", "actual")):
        counted = is_number(line[column])
        content: Content = Given(number(line[column])) if counted else NOT_APPLICABLE
        shown = PLACES[decimals(line[column])] if counted else "General"
        page.put(f"{letter}{row}", content, replace(FIGURE, number=shown))
    right = hundredfold(number(line["actual"]), number(line["planned"])) if is_number(line["actual"]) else None
    formula = f"ROUND(C{row}/B{row}*100,1)" if right is not None else ""
    whose = f"outputs.{line['office']}-{int(line['no']):02}"
    rate = Computed("delivery_rate", whose, line["rate"], number(line["rate"]), right, formula)
    page.put(f"D{row}", rate, replace(FIGURE, number=RATE))
