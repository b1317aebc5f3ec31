"""Table 3 (other income and adjustments) and section V (the amounts on which the General Assembly acts)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from .figures import Row, number, rows, whole
from .looks import AMOUNT, DOLLARS, DOUBLE, HAIR, HEADER, MEDIUM, THIN, Look
from .page import PERIOD, Computed, Content, Given, Page, Words
from .resources import THOUSANDS, rightful, row_numbers

FIRST_ROW = 6
TOTAL_ROW = FIRST_ROW + 3
WIDTHS = (56.0, 18.0)


def income_page(zh: str, en: str) -> Page:
    """Table 3: three sources and their total."""
    page = Page("table_3", zh, en, WIDTHS)
    page.begin(Words("表 3  其他收入和调整", "Table 3  Other income and adjustments"), THOUSANDS)
    _header(page, Words("类别", "Category"))
    for row, line in enumerate(rows("income"), FIRST_ROW):
        total = line["role"] == "total"
        look = Look(bold=True, indent=1, top=THIN, bottom=DOUBLE) if total else Look(bottom=HAIR)
        content: Content = Given(number(line["amount"]))
        if total:
            content = Computed(
                "total",
                "table_3.total",
                line["amount"],
                number(line["amount"]),
                total_income(),
                f"SUM(B{FIRST_ROW}:B{row - 1})",
            )
        page.put(f"A{row}", Words(line["label_zh"], line["label_en"]), look)
        page.put(f"B{row}", content, replace(look, number=AMOUNT, align="right", indent=0))
    page.small_negatives.append(f"B{FIRST_ROW}:B{page.last_row}")
    return page


def section_v_page(zh: str, en: str) -> Page:
    """Section V in full dollars; the refund (c) stands in no table."""
    page = Page("section_v", zh, en, (80.0, 18.0))
    page.begin(
        Words("五. 有待大会采取的行动", "V. Actions to be taken by the General Assembly"),
        Words(f"(美元；{PERIOD[0]})", f"(United States dollars; {PERIOD[1]})"),
    )
    _header(page, Words("项目", "Item"))
    for row, line in enumerate(rows("section_v"), FIRST_ROW):
        look = Look(bottom=HAIR, indent=0 if line["item"] else 3, bold=line["role"] == "total", wrap=True)
        words = (f"{line['item']} {line[label]}".strip() for label in ("label_zh", "label_en"))
        page.put(f"A{row}", Words(*words), look)
        page.put(f"B{row}", _dollars(line, row), replace(look, number=DOLLARS, align="right", indent=0))
    return page


def total_income() -> Decimal:
    return sum((number(line["amount"]) for line in rows("income") if line["into"]), Decimal(0))


def _header(page: Page, label: Words) -> None:
    page.put("A5", label, replace(HEADER, bottom=MEDIUM))
    page.put("B5", Words("数额", "Amount"), replace(HEADER, bottom=MEDIUM))
    page.freeze, page.header_rows = f"B{FIRST_ROW}", (1, FIRST_ROW - 1)


def _dollars(line: Row, row: int) -> Content:
    name, printed = line["id"], line["amount"]
    whose, published = f"section_v.{name}", number(printed)
    if name == "unencumbered":
        gross = rightful("table_1", "gross", "apportionment") - rightful("table_1", "gross", "expenditure")
        formula = f"ROUND('Table 1'!D{row_numbers('table_1')['gross']}*1000,0)"
        return Computed("unencumbered_balance", whose, printed, published, whole(gross * 1000), formula)
    if name == "other_income":
        formula = f"SUM(B{row + 1}:B{row + 3})"
        return Computed("other_income_total", whose, printed, published, whole(total_income() * 1000), formula)
    if line["into"] == "other_income":
        there = next(at for at, part in enumerate(rows("income"), FIRST_ROW) if f"oi_{part['id']}" == name)
        amount = number(rows("income")[there - FIRST_ROW]["amount"])
        return Computed("tie", whose, printed, published, whole(amount * 1000), f"'Table 3'!B{there}*1000")
    return Given(published)
