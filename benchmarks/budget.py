"""A budget performance workbook of any length, with native formulas whose stored results are missing values to refresh.

    python benchmarks/budget.py 1000 out.xlsx

Ten lines to a subtotal, a grand total, staff assessment income, net requirements; variance and percentage in each row.
Every tenth percentage lies exactly between two printed ones, so that its rounding shows.
"""

from __future__ import annotations

import random
import sys
from decimal import Decimal
from pathlib import Path

import xlsxwriter

FIRST = 5
GROUP = 10
FORMAT = '#,##0.0_);(#,##0.0);"—"_)'


def build(lines: int, out: Path) -> None:
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
    row, start, subtotals = FIRST, FIRST, []

    def computed(at: int, shade: object) -> None:
        sheet.write_formula(at - 1, 3, f"=B{at}-C{at}", shade, 0)
        sheet.write_formula(at - 1, 4, f"=IF(B{at}=0,0,ROUND(D{at}/B{at}*100,1))", shade, 0)

    def total(at: int, label: str, first: str, second: str) -> None:
        sheet.write_string(at - 1, 0, label, bold)
        sheet.write_formula(at - 1, 1, first, strong, 0)
        sheet.write_formula(at - 1, 2, second, strong, 0)
        computed(at, strong)

    for line in range(lines):
        if line % GROUP == GROUP - 1:  # a variance of exactly x.x5 per cent
            apportionment = Decimal(2000)
            expenditure = apportionment - apportionment * (Decimal("0.05") + Decimal("0.1") * (line % 200)) / 100
        else:
            apportionment = Decimal(chosen.randint(1000, 9_999_999)) / 10
            expenditure = (apportionment * chosen.randint(800, 1100) / 1000).quantize(Decimal("0.1"))
        sheet.write_string(row - 1, 0, f"Line {line + 1}")
        sheet.write_number(row - 1, 1, float(apportionment), amount)
        sheet.write_number(row - 1, 2, float(expenditure), amount)
        computed(row, amount)
        row += 1
        if line % GROUP == GROUP - 1 or line == lines - 1:
            total(row, "Subtotal", f"=SUBTOTAL(9,B{start}:B{row - 1})", f"=SUBTOTAL(9,C{start}:C{row - 1})")
            subtotals.append(row)
            row += 1
            start = row
    gross = row
    total(gross, "Gross requirements", f"=SUBTOTAL(9,B{FIRST}:B{row - 1})", f"=SUBTOTAL(9,C{FIRST}:C{row - 1})")
    sheet.write_string(gross, 0, "Staff assessment income")
    sheet.write_number(gross, 1, 26817.1, amount)
    sheet.write_number(gross, 2, 27615.6, amount)
    computed(gross + 1, amount)
    total(gross + 2, "Net requirements", f"=B{gross}-B{gross + 1}", f"=C{gross}-C{gross + 1}")
    book.close()


if __name__ == "__main__":
    build(int(sys.argv[1]), Path(sys.argv[2]))
