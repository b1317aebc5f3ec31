"""Workbooks that have what buttons must not harm: charts, notes, tables, pivots, macros, buttons of their own."""

from __future__ import annotations

import io
import re
from pathlib import Path

import xlsxwriter

from udfs.addin.project import compiled
from xlengine.files.package import Package

PIVOT_PARTS = {
    "xl/pivotTables/pivotTable1.xml": b'<?xml version="1.0"?><pivotTableDefinition'
    b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="P" cacheId="1"/>',
    "xl/pivotCache/pivotCacheDefinition1.xml": b'<?xml version="1.0"?><pivotCacheDefinition'
    b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" invalid="1"/>',
}
THEIR_MACRO = 'Attribute VB_Name = "Theirs"\r\nSub Count()\r\n    Range("J1").Value = 1\r\nEnd Sub\r\n'


def plain(path: Path, **options: object) -> Path:
    """One small table."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("预算")
    _table(sheet)
    if options.get("hide_columns"):
        sheet.set_column("D:XFD", None, None, {"hidden": True})
    if options.get("hide_rows"):
        sheet.set_default_row(hide_unused_rows=True)
    book.close()
    return path


def rich(path: Path) -> Path:
    """A chart, notes, a table, sparklines, a pivot's parts; before them a hidden sheet and a chart sheet."""
    book = xlsxwriter.Workbook(str(path))
    hidden = book.add_worksheet("Hidden")
    hidden.hide()
    alone = book.add_chartsheet("Alone")
    sheet = book.add_worksheet("Budget")
    second = book.add_worksheet("Second")
    _table(sheet)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Budget!$B$2:$B$4"})
    other = book.add_chart({"type": "line"})
    other.add_series({"values": "=Budget!$C$2:$C$4"})
    alone.set_chart(other)
    sheet.insert_chart("E2", chart)
    sheet.write_comment("B2", "A note of the officer's")
    second.write_comment("A1", "Another")
    sheet.add_table("A8:B10", {"columns": [{"header": "Line"}, {"header": "Amount"}]})
    sheet.add_sparkline("D2", {"range": "Budget!B2:C2"})
    sheet.conditional_format("B2:C4", {"type": "data_bar", "data_bar_2010": True})
    sheet.set_header("&C&G", {"image_center": io_picture()})
    sheet.activate()
    book.close()
    package = Package.open(path)
    path.write_bytes(package.rebuilt({}, PIVOT_PARTS))
    return path


def with_macros(path: Path) -> Path:
    """Macros and a button of their own, as XlsxWriter writes them: VML alone."""
    project = path.with_suffix(".bin")
    project.write_bytes(compiled({"Theirs": THEIR_MACRO}, "ThisWorkbook", [("Sheet1", "worksheet")]))
    book = xlsxwriter.Workbook(str(path))
    book.add_vba_project(str(project))
    book.set_vba_name("ThisWorkbook")
    sheet = book.add_worksheet("Budget")
    sheet.set_vba_name("Sheet1")
    _table(sheet)
    sheet.insert_button("E2", {"macro": "Count", "caption": "Count", "width": 90, "height": 30})
    book.close()
    return path


def prefixed(path: Path) -> Path:
    """The worksheet as some libraries write it: every element with a prefix, no relationships declared."""
    package = Package.open(plain(path))
    part = package.sheets()[0][1]
    content = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", package.part(part))
    content = content.replace(b"xmlns=", b"xmlns:x=").replace(
        b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"', b""
    )
    path.write_bytes(package.rebuilt({part: content}))
    return path


def _table(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.write_row("A1", ["Line", "Apportionment", "Expenditure"])
    for row in range(1, 4):
        sheet.write_row(row, 0, [f"Line {row}", 100 * row, 90 * row])


def io_picture() -> io.BytesIO:
    """One white pixel as a PNG."""
    import base64

    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg=="
    return io.BytesIO(base64.b64decode(pixel))
