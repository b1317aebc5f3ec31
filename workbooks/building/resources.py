"""The financial tables: the summary, tables 1 and 2, and the headings of section B."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from .figures import Row, hundredfold, number, rows
from .looks import AMOUNT, DOUBLE, FORMULA_ROW, HAIR, HEADER, MEDIUM, NOTE, PERCENTAGE, SHARE, THIN, Look
from .page import PERIOD, Computed, Content, Given, Page, Words

COLUMNS = {"apportionment": "B", "expenditure": "C", "variance": "D", "percentage": "E"}
FIRST_ROW = {"summary": 7, "table_1": 8, "table_2": 7}
WIDTHS = (46.0, 15.0, 15.0, 14.0, 12.0)

SUMS = {
    "table_1": {
        "nonpost": "SUM({c}{gta}:{c}{other})",
        "core": "{c}{post}+{c}{nonpost}",
        "corp": "SUM({c}{erp}:{c}{umoja})",
        "gross": "{c}{core}+{c}{corp}",
        "net": "{c}{gross}-{c}{sa}",
    },
    "summary": {
        "core": "{c}{post}+{c}{nonpost}",
        "corp": "{c}{erp}+{c}{gsdm}+{c}{pcr}+{c}{umoja}",
        "gross": "SUM({c}{core},{c}{corp})",
        "net": "{c}{gross}-{c}{sa}",
    },
    "table_2": {
        "core": "SUBTOTAL(9,{c}{dpo}:{c}{ohchr})",
        "corp": "SUBTOTAL(9,{c}{erp}:{c}{umoja})",
        "gross": "{c}{core}+{c}{corp}",
    },
}
"""How an officer adds up each table: by range, by plain addition, by SUBTOTAL."""

VARIANCE = {"table_1": "B{r}-C{r}", "summary": "ROUND(B{r}-C{r},1)", "table_2": "B{r}-C{r}"}
LINE_KIND = {"nonpost": "subtotal", "core": "subtotal", "corp": "subtotal", "gross": "gross", "net": "net"}
CAPTIONS = {
    "summary": Words("财政资源使用情况", "Financial resource performance"),
    "table_1": Words("表 1  按类别分列的资源使用情况汇总表", "Table 1  Summary of resource utilization by category"),
    "table_2": Words(
        "表 2  按部/厅分列的资源使用情况总表", "Table 2  Summary of resource utilization by department/office"
    ),
}
THOUSANDS = Words("(千美元)", "(Thousands of United States dollars)")
THOUSANDS_AND_PERIOD = (f"(千美元；{PERIOD[0]})", f"(Thousands of United States dollars; {PERIOD[1]})")


def lines_of(table: str) -> list[Row]:
    return [row for row in rows("resources") if row["table"] == table]


def row_numbers(table: str) -> dict[str, int]:
    """On which row of its sheet each line stands."""
    return {line["id"]: row for row, line in enumerate(lines_of(table), FIRST_ROW[table])}


def rightful(table: str, line: str, column: str) -> Decimal:
    """An amount from the leaves up: what goes into a line is added, staff assessment income is taken off."""
    lines = lines_of(table)
    parts = [part for part in lines if part["into"] == line]
    if not parts:
        return number(next(row[column] for row in lines if row["id"] == line))
    amounts = ((part["role"], rightful(table, part["id"], column)) for part in parts)
    return sum((-amount if role == "deduction" else amount for role, amount in amounts), Decimal(0))


def resources_page(table: str, zh: str, en: str) -> Page:
    """The summary, table 1 or table 2."""
    page = Page(table, zh, en, WIDTHS)
    unit = Words(*THOUSANDS_AND_PERIOD, note="a" if table == "table_1" else "")
    page.begin(CAPTIONS[table], THOUSANDS if table == "table_2" else unit)
    _header(page, table)
    for line in lines_of(table):
        _line(page, table, line)
    first, last = FIRST_ROW[table], page.last_row
    page.freeze = f"B{first}"
    page.header_rows = (1, first - 1)
    page.small_negatives.append(f"B{first}:D{last}")
    if table == "table_1":
        page.note(
            last + 2,
            "a",
            "四舍五入：与财务报表第二卷略有出入。",
            "Rounded; differs slightly from volume II of the financial statements.",
            NOTE,
        )
    return page


def _header(page: Page, table: str) -> None:
    category = Words("部/厅", "Department/office") if table == "table_2" else Words("类别", "Category")
    page.put("A5:A6" if table != "table_1" else "A5:A7", category, replace(HEADER, bottom=MEDIUM))
    page.put("B5:B6", Words("分配数", "Apportionment"), HEADER)
    page.put("C5:C6", Words("支出数", "Expenditure"), HEADER)
    page.put("D5:E5", Words("差异", "Variance"), HEADER)
    page.put("D6", Words("数额", "Amount"), HEADER)
    page.put("E6", Words("百分比", "Percentage"), HEADER)
    if table == "table_1":
        for column, formula in zip("BCDE", ("(1)", "(2)", "(3)=(1)-(2)", "(4)=(3)÷(1)"), strict=True):
            page.put(f"{column}7", Words(formula, formula), FORMULA_ROW)


def _line(page: Page, table: str, line: Row) -> None:
    row = row_numbers(table)[line["id"]]
    look = _line_look(line)
    page.put(f"A{row}", Words(line["label_zh"], line["label_en"]), look)
    figure = replace(look, align="right", indent=0)
    for column, letter in COLUMNS.items():
        content = _figure(table, line, column, row) if line[column] else None
        page.put(f"{letter}{row}", content, replace(figure, number=PERCENTAGE if column == "percentage" else AMOUNT))


def _line_look(line: Row) -> Look:
    indent = {"memo": 2, "subtotal": 1}.get(line["role"], 1 if line["into"] == "nonpost" else 0)
    look = Look(indent=indent, bottom=HAIR, wrap=True)
    if line["role"] == "subtotal":
        return replace(look, bold=True, top=THIN, bottom=THIN)
    if line["role"] in ("total", "net"):
        return replace(look, bold=True, top=THIN, bottom=THIN if line["into"] else DOUBLE)
    return look


def _figure(table: str, line: Row, column: str, row: int) -> Content:
    name = line["id"]
    published = number(line[column])
    apportionment, expenditure = (rightful(table, name, amount) for amount in ("apportionment", "expenditure"))
    whose = f"{table}.{name}"
    if column == "variance":
        formula = VARIANCE[table].format(r=row)
        return Computed("variance", whose, line[column], published, apportionment - expenditure, formula)
    if column == "percentage":
        right = hundredfold(apportionment - expenditure, apportionment)
        formula = f"IF(B{row}=0,0,ROUND(D{row}/B{row}*100,1))"
        return Computed("percentage", whose, line[column], published, right, formula)
    letter = COLUMNS[column]
    if name in SUMS[table]:
        formula = SUMS[table][name].format(c=letter, **row_numbers(table))
        return Computed(LINE_KIND[name], whose, line[column], published, rightful(table, name, column), formula)
    if table == "summary" or (table == "table_2" and line["into"] == "corp"):
        formula = f"'Table 1'!{letter}{row_numbers('table_1')[name]}"
        right = rightful("table_1", name, column)
        return Computed("tie", whose, line[column], published, right, formula, typed_in_blank=True)
    return Given(published)


def section_b_page(zh: str, en: str) -> Page:
    """The headings of the analysis of variances: an amount and a share for each line that is analysed."""
    page = Page("section_b", zh, en, (46.0, 15.0, 14.0, 10.0))
    page.begin(Words("B. 差异分析", "B. Analysis of variances", note="1"), THOUSANDS)
    page.put("A5:A6", Words("类别", "Category"), replace(HEADER, bottom=MEDIUM))
    page.put("B5:C5", Words("差异", "Variance"), HEADER)
    page.put("B6", Words("数额", "Amount"), replace(HEADER, bottom=MEDIUM))
    page.put("C6", Words("百分比", "Percentage"), replace(HEADER, bottom=MEDIUM))
    page.put("D5:D6", Words("段次", "Para."), replace(HEADER, bottom=MEDIUM))
    for row, line in enumerate(rows("section_b"), 7):
        there = row_numbers("table_1")[line["id"]]
        apportionment, expenditure = (rightful("table_1", line["id"], c) for c in ("apportionment", "expenditure"))
        variance = apportionment - expenditure
        share = hundredfold(variance, apportionment) / 100
        label, figure, whose = Look(bottom=HAIR), Look(bottom=HAIR, align="right"), f"section_b.{line['id']}"
        page.put(f"A{row}", Words(line["label_zh"], line["label_en"]), label)
        page.put(
            f"B{row}",
            Computed("tie", whose, line["variance"], number(line["variance"]), variance, f"'Table 1'!D{there}"),
            replace(figure, number=AMOUNT),
        )
        page.put(
            f"C{row}",
            Computed("tie", whose, line["percentage"], number(line["percentage"]), share, f"'Table 1'!E{there}/100"),
            replace(figure, number=SHARE),
        )
        page.put(f"D{row}", Given(Decimal(line["paragraph"])), replace(figure, align="center"))
    page.freeze, page.header_rows = "B7", (1, 6)
    page.small_negatives.append(f"B7:B{page.last_row}")
    page.note(page.last_row + 2, "1", "分析门槛：4% 或 50 000 美元。", "Threshold: 4 per cent or $50 000.", NOTE)
    return page
