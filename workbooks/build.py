"""Builds the three workbooks of A/76/596 and `expected.csv`: `python workbooks/build.py [FOLDER]`.

The whole build uses XlsxWriter: it takes the cached value of each formula (`value=`), which openpyxl cannot write, and
it dates the members of the zip file alike every time, so that the same figures give the same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from building.figures import plain
from building.income import income_page, section_v_page
from building.indicators import indicators_page
from building.outputs import outputs_pages
from building.page import Computed, Page
from building.resources import resources_page, section_b_page
from building.staffing import staffing_page
from building.training import training_page
from building.write import Edition, write_workbook

HERE = Path(__file__).parent
EDITIONS: tuple[Edition, ...] = ("zh", "en", "blank")
WHERE = ("sheet", "zh_sheet", "en_sheet", "cell", "line")
WHAT = ("kind", "in_blank", "printed", "published", "right")
"""The columns of `expected.csv`."""


def pages() -> list[Page]:
    """All sheets, in the order of the report."""
    return [
        resources_page("summary", "总表", "Summary"),
        staffing_page("在职情况", "Incumbency"),
        resources_page("table_1", "表1", "Table 1"),
        resources_page("table_2", "表2", "Table 2"),
        income_page("表3", "Table 3"),
        section_b_page("差异分析", "Section B"),
        section_v_page("第五节", "Section V"),
        *outputs_pages(),
        indicators_page("指标", "Indicators"),
        training_page("培训", "Training"),
    ]


def write_expected(path: Path, sheets: Sequence[Page]) -> None:
    """Every computed cell: as printed, as the number that the print means, and as it should have been printed."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow((*WHERE, *WHAT))
        for page in sheets:
            for cell, (content, _) in page.cells.items():
                if isinstance(content, Computed):
                    right = "" if content.right is None else plain(content.right)
                    in_blank = "typed" if content.typed_in_blank else "empty"
                    table.writerow(
                        (
                            page.key,
                            page.zh,
                            page.en,
                            cell,
                            content.line,
                            content.kind,
                            in_blank,
                            content.printed,
                            plain(content.published),
                            right,
                        )
                    )


def build(folder: Path) -> None:
    sheets = pages()
    for edition in EDITIONS:
        write_workbook(folder / f"A-76-596.{edition}.xlsx", sheets, edition)
    write_expected(folder / "expected.csv", sheets)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
