"""The 161 indicators of achievement: target, estimate, actual, and whether the report says achieved."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from .figures import decimals, is_number, number, rows
from .looks import GROUP, HAIR, HEADER, MEDIUM, PLACES, Look
from .page import YEAR, Content, Given, Page, Words

MARKS = ["㈠", "㈡", "㈢", "㈣", "㈤", "㈥", "㈦", "㈧", "㈨", "㈩", "(十一)", "(十二)", "(十三)", "(十四)", "(十五)"]
ENGLISH_MARKS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
IN_ENGLISH = {"不适用": "n/a", "无": "none", "正面": "positive", "是": "yes"}
HEADINGS = {
    "A5:A6": Words("部/厅", "Office"),
    "B5:B6": Words("预期成绩", "Expected accomplishment"),
    "C5:C6": Words("绩效指标", "Indicator"),
    "D5:F5": Words("业绩计量(2020/21 年度)", "Performance measure (2020/21)"),
    "D6": Words("目标数", "Target"),
    "E6": Words("估计数", "Estimate"),
    "F6": Words("实际数", "Actual"),
    "G5:G6": Words("报告所称", "Reported as"),
}
MIDDLE = Look(align="center", bottom=HAIR)


def indicators_page(zh: str, en: str) -> Page:
    page = Page("indicators", zh, en, (8.0, 17.0, 11.0, 14.0, 14.0, 14.0, 14.0), landscape=False, row_height=14.5)
    page.begin(Words("实际绩效指标", "Actual indicators of achievement"), YEAR)
    for cells, words in HEADINGS.items():
        page.put(cells, words, replace(HEADER, bottom=1 if cells == "D5:F5" else MEDIUM))
    page.heights.update({5: 18, 6: 18})
    offices = {office["office"]: office for office in rows("offices")}
    row = 6
    for code, lines in groupby(rows("indicators"), lambda line: line["office"]):
        row += 1
        office = offices[code]
        sign = ".".join(part for part in (office["letter"], office["number"]) if part)
        names = (
            colon.join(part for part in (office[f"department_{language}"], office[f"office_{language}"]) if part)
            for language, colon in (("zh", "："), ("en", ": "))
        )
        page.put(f"A{row}:G{row}", Words(*(f"{sign}. {name}" for name in names)), GROUP)
        for line in lines:
            row += 1
            page.put(f"A{row}", Words(sign, sign), MIDDLE)
            page.put(f"B{row}", Words(f"({line['accomplishment']})", f"({line['accomplishment']})"), MIDDLE)
            page.put(f"C{row}", Words(line["mark"], f"({ENGLISH_MARKS[MARKS.index(line['mark'])]})"), MIDDLE)
            for letter, column in (("D", "target"), ("E", "estimate"), ("F", "actual")):
                page.put(f"{letter}{row}", *_measure(line[column]))
            said = Words("已实现", "Achieved") if line["achieved"] == "yes" else None
            page.put(f"G{row}", said, MIDDLE)
    page.freeze, page.header_rows = "A7", (1, 6)
    return page


def _measure(printed: str) -> tuple[Content, Look]:
    look = Look(align="right", bottom=HAIR)
    if is_number(printed):
        return Given(number(printed)), replace(look, number=PLACES[decimals(printed)])
    return Words(printed, IN_ENGLISH.get(printed, printed)), look
