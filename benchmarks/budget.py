"""A budget performance workbook of any length, with native formulas whose stored results are missing values to refresh.

    python benchmarks/budget.py 1000 out.xlsx [typed|blank|wrong|text]

With a kind, what is computed is no formula but typed, missing, typed with one figure in fifty wrong, or a printed text.
Ten lines to a subtotal, a grand total, staff assessment income, net requirements; variance and percentage in each row.
Every tenth percentage lies exactly between two printed ones, so that its rounding shows.
"""

from __future__ import annotations

import random
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import xlsxwriter

FIRST = 5
GROUP = 10
KINDS = ("typed", "blank", "wrong", "text")
Figures = tuple[Decimal, Decimal]
INCOME = (Decimal("26817.1"), Decimal("27615.6"))
FORMAT = '#,##0.0_);(#,##0.0);"—"_)'


def build(lines: int, out: Path, kind: str = "") -> None:
    """Writes a workbook of so many lines."""
    chosen = random.Random(lines)
    book = xlsxwriter.Workbook(str(out))
    sheet = book.add_worksheet("Performance")
    amount = book.add_format({"num_format": FORMAT})
    bold = book.add_format({"bold": True})
    strong = book.add_format({"bold": True, "num_format": FORMAT, "top": 1})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 4, 16)
    sheet.write_string(0, 0, "Financial resource performance", bold)
    sheet.write_string(1, 0, "(Thousands of United States dollars)")
    for column, heading in enumerate(("Category", "Apportionment", "Expenditure", "Variance", "Percentage")):
        sheet.write_string(2, column, heading, bold)
    for column, number in enumerate(("(1)", "(2)", "(3)=(1)-(2)", "(4)=(3)/(1)"), 1):
        sheet.write_string(3, column, number)
    row, start = FIRST, FIRST

    def put(at: int, column: int, value: Decimal, shade: object, formula: str = "") -> None:
        if formula and not kind:
            sheet.write_formula(at - 1, column, formula, shade, 0)
        elif formula and kind == "blank":
            sheet.write_blank(at - 1, column, None, shade)
        elif kind == "text":
            sheet.write_string(at - 1, column, f"{value:,.1f}" if value >= 0 else f"({-value:,.1f})")
        else:
            is_wrong = bool(formula) and kind == "wrong" and chosen.randrange(50) == 0
            sheet.write_number(at - 1, column, float(value + is_wrong), shade)

    def line(at: int, shade: object, figures: Figures, first: str = "", second: str = "") -> None:
        put(at, 1, figures[0], shade, first)
        put(at, 2, figures[1], shade, second)
        variance = figures[0] - figures[1]
        share = (variance * 100 / figures[0]).quantize(Decimal("0.1"), ROUND_HALF_UP)
        put(at, 3, variance, shade, f"=B{at}-C{at}")
        put(at, 4, share, shade, f"=IF(B{at}=0,0,ROUND(D{at}/B{at}*100,1))")

    def total(at: int, label: str, figures: Figures, first: str, second: str) -> None:
        sheet.write_string(at - 1, 0, label, bold)
        line(at, strong, figures, first, second)

    group = gross = (Decimal(0), Decimal(0))
    for number in range(lines):
        if number % GROUP == GROUP - 1:  # a variance of exactly x.x5 per cent
            apportionment = Decimal(2000)
            expenditure = apportionment - apportionment * (Decimal("0.05") + Decimal("0.1") * (number % 200)) / 100
        else:
            apportionment = Decimal(chosen.randint(1000, 9_999_999)) / 10
            expenditure = (apportionment * chosen.randint(800, 1100) / 1000).quantize(Decimal("0.1"))
        sheet.write_string(row - 1, 0, f"Line {number + 1}")
        line(row, amount, (apportionment, expenditure))
        group = group[0] + apportionment, group[1] + expenditure
        row += 1
        if number % GROUP == GROUP - 1 or number == lines - 1:
            total(row, "Subtotal", group, f"=SUBTOTAL(9,B{start}:B{row - 1})", f"=SUBTOTAL(9,C{start}:C{row - 1})")
            gross, group = (gross[0] + group[0], gross[1] + group[1]), (Decimal(0), Decimal(0))
            row += 1
            start = row
    total(row, "Gross requirements", gross, f"=SUBTOTAL(9,B{FIRST}:B{row - 1})", f"=SUBTOTAL(9,C{FIRST}:C{row - 1})")
    sheet.write_string(row, 0, "Staff assessment income")
    line(row + 1, amount, INCOME)
    net = gross[0] - INCOME[0], gross[1] - INCOME[1]
    total(row + 2, "Net requirements", net, f"=B{row}-B{row + 1}", f"=C{row}-C{row + 1}")
    book.close()


if __name__ == "__main__":
    build(int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
