"""Builds four workbooks of every table here, and their `manifest.json`: `python -m tests.odd.layouts.build FOLDER`."""

from __future__ import annotations

import json
import sys
from atexit import register
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import xlsxwriter

from tests.odd.layouts.page import Page
from tests.odd.layouts.variants import VARIANTS, layout_of

TABLES = Path(__file__).with_name("tables")
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)


def parts_of(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables that stand on one sheet: mostly one."""
    parts: list[dict[str, Any]] = table.get("parts", [table])
    return parts


def build_workbook(table: dict[str, Any], variant: str, folder: Path) -> dict[str, Any]:
    """One workbook; its entry of the manifest."""
    layout = layout_of(table, variant)
    name = f"{table['id']}__{variant}.xlsx"
    with xlsxwriter.Workbook(folder / name) as book:
        book.set_properties({"created": WRITTEN})
        page = Page(book, table, layout)
        page.titles()
        places_of_parts, left, top, bottoms = [], layout.left, page.row, []
        for at, part in enumerate(parts_of(table)):
            if at and table["arrangement"] == "beside":
                page.row, left = top, page.right + 1
            elif at:
                page.row = page.bottom
            places_of_parts.append(page.part(part, left))
            bottoms.append(page.bottom)
        page.bottom = max(bottoms)
        page.notes()
        if layout.extra_sheet:
            book.add_worksheet("Notes").write("A1", "Notes")
    return {
        "file": name, "table": table["id"], "variant": variant, "language": table["language"], "sheet": page.name,
        **places_of_parts[0], "dash_as": layout.dash, "percent_scale": layout.percent,
        "number_text_format": table["number_format"] or "un" if variant == "d_text" else None,
        "inputs": page.inputs, "computed": page.computed,
    }  # fmt: skip


def build(folder: Path, names: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Every table in all four layouts, and the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for path in sorted(TABLES.glob("*.json")):
        if not names or path.stem in names:
            table = json.loads(path.read_text(encoding="utf-8"))
            entries += [build_workbook(table, variant, folder) for variant in VARIANTS]
    (folder / "manifest.json").write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    return entries


@cache
def built_once() -> tuple[Path, list[dict[str, Any]]]:
    """All of them in a folder that goes with this process, and the manifest."""
    folder = Path(mkdtemp())
    register(rmtree, folder, ignore_errors=True)
    return folder, build(folder)


if __name__ == "__main__":
    build(Path(sys.argv[1]), tuple(sys.argv[2:]))
