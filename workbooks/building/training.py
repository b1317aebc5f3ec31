"""The list of core training events: number, place and month."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from .figures import rows
from .looks import HAIR, HEADER, MEDIUM, Look
from .page import YEAR, Given, Page, Words


def training_page(zh: str, en: str) -> Page:
    page = Page("training", zh, en, (12.0, 34.0, 34.0), landscape=False, row_height=14.5)
    page.begin(Words("四. 综合培训处：核心培训活动", "IV. Integrated Training Service: core training events"), YEAR)
    headings = (Words("序号", "No."), Words("地点", "Place"), Words("期间", "Period"))
    for letter, words in zip("ABC", headings, strict=True):
        page.put(f"{letter}5", words, replace(HEADER, bottom=MEDIUM))
    for row, line in enumerate(rows("training"), 6):
        page.put(f"A{row}", Given(Decimal(line["no"])), Look(align="center", bottom=HAIR))
        page.put(f"B{row}", Words(line["place_zh"], line["place_en"]), Look(bottom=HAIR))
        page.put(f"C{row}", Words(line["period_zh"], line["period_en"]), Look(bottom=HAIR))
    page.freeze, page.header_rows = "A6", (1, 5)
    return page
