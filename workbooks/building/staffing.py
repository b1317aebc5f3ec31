"""The incumbency table: counts and vacancy rates, all typed: the monthly figures behind the rates are not there."""

from __future__ import annotations

from dataclasses import replace

from .figures import number, rows
from .looks import COUNT, HAIR, HEADER, MEDIUM, NOTE, PERCENTAGE, Look
from .page import YEAR, Given, Page, Words

HEADINGS = {
    "A": Words("类别", "Category"),
    "B": Words("核定人数", "Authorized staff", note="a"),
    "C": Words("实际在职人数(平均)", "Actual incumbency (average)"),
    "D": Words("空缺率(百分比)", "Vacancy rate (percentage)", note="b"),
    "E": Words("预算编列的空缺率", "Budgeted vacancy rate"),
}
COLUMNS = {"authorized": "B", "incumbency": "C", "vacancy_rate": "D", "budgeted_vacancy_rate": "E"}


def staffing_page(zh: str, en: str) -> Page:
    page = Page("incumbency", zh, en, (36.0, 14.0, 18.0, 18.0, 18.0))
    page.begin(Words("人力资源在职情况", "Human resources incumbency performance"), YEAR)
    for letter, words in HEADINGS.items():
        page.put(f"{letter}5", words, replace(HEADER, bottom=MEDIUM))
    page.heights[5] = 34
    for row, line in enumerate(rows("staffing"), 6):
        heading = line["role"] == "header"
        look = Look(bold=heading, indent=0 if heading else 1, bottom=HAIR)
        page.put(f"A{row}", Words(line["label_zh"], line["label_en"]), look)
        for column, letter in COLUMNS.items():
            shown = PERCENTAGE if "rate" in column else COUNT
            content = Given(number(line[column])) if line[column] else None
            page.put(f"{letter}{row}", content, Look(number=shown, align="right", bottom=HAIR))
    page.freeze, page.header_rows = "B6", (1, 5)
    last = page.last_row
    page.note(
        last + 2,
        "a",
        "期末数：2021 年 1 月 1 日增 1(管理部，一般事务(其他职等))；2021 年 4 月 1 日减 3(监督厅，P-5、P-4、外勤)。",
        "End of period: plus 1 on 1 January 2021 (DMSPC, General Service (Other level)); "
        "less 3 on 1 April 2021 (OIOS: P-5, P-4, Field Service).",
        NOTE,
    )
    page.note(last + 3, "b", "按 12 个月的在职人数算出。", "From the incumbency of the 12 months.", NOTE)
    page.heights[last + 2] = 27
    return page
