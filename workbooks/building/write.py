"""Pages to a workbook file. The only place that knows XlsxWriter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_cell_to_rowcol  # type: ignore[import-untyped]

from .figures import plain
from .looks import HAIR, HAIR_COLOUR, SMALL_NEGATIVE, Look
from .page import REPORT_WORDS, Computed, Content, Given, Page, Words

Edition = Literal["zh", "en", "blank"]
PUBLISHED = datetime(2021, 12, 1)
FONT = {"zh": "宋体", "en": "Arial", "blank": "宋体"}
A4 = 9


class Writer:
    """One workbook being written, with the formats it has so far."""

    def __init__(self, path: Path, edition: Edition) -> None:
        self.edition = edition
        self.book = xlsxwriter.Workbook(str(path), {"in_memory": True})  # no temporary files, whose dates would show
        self.formats: dict[tuple[Any, ...], Any] = {}
        self.raised = self.book.add_format({"font_name": FONT[edition], "font_size": 10, "font_script": 1})
        self.book.set_properties({"title": self.say(Words(*REPORT_WORDS)), "subject": "A/76/596", "created": PUBLISHED})

    def say(self, words: Words) -> str:
        return words.en if self.edition == "en" else words.zh

    def look(self, look: Look) -> Any:
        """The file's format for a look; equal looks share one."""
        if astuple(look) not in self.formats:
            wanted = {
                "font_name": FONT[self.edition],
                "font_size": look.size,
                "num_format": look.number,
                "align": look.align,
                "valign": "vcenter",
                "indent": look.indent,
                "bold": look.bold,
                "text_wrap": look.wrap,
                "top": look.top,
                "bottom": look.bottom,
                "left": look.sides,
                "right": look.sides,
                "bottom_color": HAIR_COLOUR if look.bottom == HAIR else "",
                "font_color": look.colour,
                "bg_color": look.fill,
            }
            self.formats[astuple(look)] = self.book.add_format({key: value for key, value in wanted.items() if value})
        return self.formats[astuple(look)]

    def page(self, page: Page) -> None:
        sheet = self.book.add_worksheet(page.en if self.edition == "en" else page.zh)
        sheet.set_default_row(page.row_height)
        for column, width in enumerate(page.widths):
            sheet.set_column(column, column, width)
        for row, height in page.heights.items():
            sheet.set_row(row - 1, height)
        for cells, (content, look) in page.merged.items():
            sheet.merge_range(cells, "", self.look(look))
            self.cell(sheet, cells.partition(":")[0], content, look)
        for cell, (content, look) in page.cells.items():
            self.cell(sheet, cell, content, look)
        small = self.book.add_format({"num_format": SMALL_NEGATIVE})
        for cells in page.small_negatives:
            between = {"type": "cell", "criteria": "between", "minimum": -999.94, "maximum": -0.05, "format": small}
            sheet.conditional_format(cells, between)
        self.print_settings(sheet, page)

    def cell(self, sheet: Any, cell: str, content: Content, look: Look) -> None:
        row, column = xl_cell_to_rowcol(cell)
        shape = self.look(look)
        if isinstance(content, Words) and content.note:
            sheet.write_rich_string(row, column, self.look(look), self.say(content), self.raised, content.note, shape)
        elif isinstance(content, Words):
            sheet.write_string(row, column, self.say(content), shape)
        elif isinstance(content, Given):
            sheet.write_number(row, column, Decimal(plain(content.value)), shape)
        elif isinstance(content, Computed):
            self.computed(sheet, row, column, content, shape)
        else:
            sheet.write_blank(row, column, None, shape)

    def computed(self, sheet: Any, row: int, column: int, content: Computed, shape: Any) -> None:
        if self.edition == "zh" or (self.edition == "blank" and content.typed_in_blank):
            sheet.write_number(row, column, Decimal(plain(content.published)), shape)
        elif self.edition == "blank":
            sheet.write_blank(row, column, None, shape)
        elif content.right is None:
            sheet.write_string(row, column, "n/a", shape)
        else:
            sheet.write_formula(row, column, f"={content.formula}", shape, Decimal(plain(content.right)))

    def print_settings(self, sheet: Any, page: Page) -> None:
        sheet.freeze_panes(*xl_cell_to_rowcol(page.freeze))
        sheet.print_area(f"A1:{page.last_column}{page.last_row}")
        first, last = page.header_rows
        sheet.repeat_rows(first - 1, last - 1)
        sheet.set_paper(A4)
        if page.landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 1 if page.landscape else 0)
        sheet.set_h_pagebreaks(page.breaks)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.set_header("&R&9&A")
        sheet.set_footer("&C&9&P / &N")


def write_workbook(path: Path, pages: Sequence[Page], edition: Edition) -> None:
    writer = Writer(path, edition)
    for page in pages:
        writer.page(page)
    writer.book.close()
