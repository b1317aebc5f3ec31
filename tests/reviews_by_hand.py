"""Small reviews written down in a test: one table of resources, with findings as the engine words them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.finding import Because, Change, Finding, Severity, Unchecked
from xlengine.layout import Entry, Evidence, Line, Measure, Relation, State, Table
from xlengine.reports.outcome import Refusal
from xlengine.review import Explanation, Figure, Review
from xlengine.rule import RULES, Form
from xlengine.sheet import Area, Book, Place, Ref, Sheet

SHEET = "Table 1"
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
MEASURES = (
    (("Apportionment",), "apportionment"),
    (("Expenditure",), "expenditure"),
    (("Variance", "Amount"), "variance"),
    (("Variance", "Percentage"), "percentage"),
)
LINES = (
    ("Post resources", ("242685.1", "243207.9", "-522.8", "-0.2"), ""),
    ("Consultants", ("2323.5", "2557.1", "-233.6", "-10.1"), ""),
    ("of which travel", ("10.0", "8.0", "2.0", "20.0"), "memo"),
    ("Subtotal", ("245008.6", "245765.0", "-756.4", "-0.3"), "subtotal"),
)

EMPTY = "the cell is empty; 2 − 1 = 1"
UNUSED = {"name": "unused_acceptance", "message": "matches none", "found": None, "expected": None, "because": ()}
LOCKED = Refusal("locked.xlsx", "locked.xlsx: open in Excel; close it there")
RIGHT_TO_LEFT = "\u202e"
NASTY = (
    f'$(touch x); `id` "quoted" \'single\' <script>alert(1)</script> ::error::x ##[error]x %0A,:"}}]{RIGHT_TO_LEFT}'
    "\x1b[31mred\x07\x00\nsecond line ]]> &amp; {{ 7 * 7 }} =1+1"
)


def table(sheet: str = SHEET, title: str = "Table 1", labels: dict[int, str] | None = None) -> Table:
    """A5:E9: a header in row 5, four lines, variance and percentage across, a subtotal down."""
    lines = [
        Line(6 + at, (labels or {}).get(at, label), 0, role == "subtotal", {role: 1.0} if role else {})
        for at, (label, _, role) in enumerate(LINES)
    ]
    measures = [Measure(2 + at, heading, {term: 1.0}) for at, (heading, term) in enumerate(MEASURES)]
    entries = [
        [
            Entry(6 + row, 2 + column, State.FIGURE, Decimal(text), len(text.partition(".")[2]))
            for column, text in enumerate(figures)
        ]
        for row, (_, figures, _) in enumerate(LINES)
    ]
    relations = [
        Relation("across", 2, (0, 1), (1, -1), Form.DIFFERENCE, RULES["XLE101"], Evidence(4, 0, by_words=True)),
        Relation("across", 3, (2, 0), (1, 1), Form.PERCENTAGE, RULES["XLE102"], Evidence(3, 1)),
        Relation("down", 3, (0, 1), (1, 1), Form.SUM, RULES["XLE201"], Evidence(2, 0, by_formula_row=True)),
    ]
    return Table(
        sheet, Area(5, 1, 9, 5), "resources", "en", title, "Thousands of dollars", lines, measures, entries, relations,
        header_area=Area(5, 1, 5, 5), label_column=1,
    )  # fmt: skip


def finding(
    cell: str | None = "D6", severity: Severity = ERROR, code: str = "XLE101", sheet: str = SHEET, **more: Any
) -> Finding:
    """`D6`, found 522.8, expected -522.8, from B6 and C6; anything else as given."""
    ref = None
    if cell is not None:
        place = Place.at(cell)
        ref = Ref(sheet, place.row, place.column)
    usual = {
        "name": RULES[code].name if code in RULES else "empty",
        "message": "242 685.1 − 243 207.9 = (522.8)",
        "found": "522.8",
        "expected": "-522.8",
        "because": (
            Because(Ref(SHEET, 6, 2), Decimal("242685.1")),
            Because(Ref(SHEET, 6, 3), Decimal("243207.9")),
        ),
    }
    given = usual | more
    return Finding(code=code, severity=severity, ref=ref, **given)


def fixable(**more: Any) -> Finding:
    change = Change(Ref(SHEET, 6, 4), Decimal("-522.8"), Decimal("522.8"), "XLE101")
    return finding(change=change, **more)


def review(*findings: Finding, path: str = "report.xlsx", tables: list[Table] | None = None) -> Review:
    """A review of one workbook with these findings."""
    found = [table()] if tables is None else tables
    book = Book(path, [Sheet(one.sheet) for one in found])
    figures = {}
    for one in found:
        for row in range(len(one.lines)):
            ref = one.ref(row, 2)
            label, measure = one.lines[row].label, one.measures[2].title
            inputs = (one.ref(row, 0), one.ref(row, 1))
            value = one.entries[row][2].value
            figures[ref] = Figure(ref, value, RULES["XLE101"], inputs, one, label, measure, (1, -1))
    return Review(path, book, found, figures, list(findings))


def unchecked(address: str, why: str, sheet: str = "Training") -> Unchecked:
    return Unchecked(sheet, Area.at(address), why)


def explanation(
    label: str, value: str, cell: str, *parts: Explanation, code: str = "", measure: str = "Amount", **more: Any
) -> Explanation:
    place = Place.at(cell)
    rule = RULES[code] if code else None
    return Explanation(Ref(SHEET, place.row, place.column), label, measure, value, rule=rule, parts=parts, **more)


def everything() -> Review:
    """One of each: an error that can be mended, a warning, many notes, an accepted one, one about the workbook."""
    notes = [
        finding(f"D{row}", NOTE, "XLE901", found=None, expected="1.0", because=(), message=EMPTY)
        for row in range(6, 10)
    ]
    found = review(
        fixable(),
        finding("E7", WARNING, "XLE102", found="-10.1", expected="-10.0", message="10.0 it is", because=()),
        *notes,
        finding("D9", accepted="as published (Budget section)"),
        finding(None, NOTE, "XLE951", **UNUSED),
    )
    found.unchecked = [unchecked("A1:C9", "no words"), unchecked("A11:C19", "no words")]
    found.unchecked.append(unchecked("A1", "two layouts fit"))
    return found


def nasty() -> Review:
    """Every word of the workbook, and its name, are an attack."""
    named = table(sheet=NASTY, title=NASTY, labels={0: NASTY, 1: "=cmd|'/C calc'!A0"})
    named.measures[2].heading = (NASTY,)
    found = review(
        finding(sheet=NASTY, message=NASTY, found=NASTY, expected="1"),
        finding("D7", sheet=NASTY, message=NASTY, accepted=NASTY),
        path=f"{NASTY}.xlsx",
        tables=[named],
    )
    found.unchecked = [unchecked("A1", NASTY, NASTY)]
    found.book.warnings = [NASTY]
    found.changes = [Change(Ref(NASTY, 6, 4), "=1+1", NASTY, "XLE101")]
    return found
