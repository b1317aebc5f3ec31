"""One sheet of the workbooks, before it is a file: what stands in which cell, and how the sheet looks.

A page is the same for all three workbooks, so one address serves them all; only what a cell shows differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from .looks import CAPTION, REPORT, UNIT, Look

REPORT_WORDS = (
    "A/76/596  维持和平行动支助账户 2020/21 年度预算执行情况",
    "A/76/596  Support account for peacekeeping operations: budget performance, 2020/21",
)
WIDTH_OF_A_CAPTION_LETTER = 1.3
PERIOD = ("预算年度为 2020 年 7 月 1 日至 2021 年 6 月 30 日", "budget year is 1 July 2020 to 30 June 2021")


@dataclass(frozen=True, slots=True)
class Words:
    """A label in Chinese and English; the footnote letter stands raised behind it."""

    zh: str
    en: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A number that nothing in the report gives: it is typed in all three workbooks."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Computed:
    """A number that the report computes: typed as published, a formula, or empty.

    `right` is None where no number can be computed. `typed_in_blank` marks what an officer types although another
    table holds it too.
    """

    kind: str
    line: str
    printed: str
    published: Decimal
    right: Decimal | None
    formula: str = ""
    typed_in_blank: bool = False


YEAR = Words("(2020/21 年度)", "(2020/21)")

Content = Words | Given | Computed | None


@dataclass(slots=True)
class Page:
    """The cells, merged cells and print settings of one sheet."""

    key: str
    zh: str
    en: str
    widths: tuple[float, ...]
    landscape: bool = True
    row_height: float = 16.5
    cells: dict[str, tuple[Content, Look]] = field(default_factory=dict)
    merged: dict[str, tuple[Content, Look]] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    freeze: str = ""
    header_rows: tuple[int, int] = (1, 1)
    breaks: list[int] = field(default_factory=list)
    small_negatives: list[str] = field(default_factory=list)
    last_row: int = 0

    @property
    def last_column(self) -> str:
        return "ABCDEFGH"[len(self.widths) - 1]

    def put(self, cell: str, content: Content, look: Look) -> None:
        """Put something into a cell, or into a range that becomes one merged cell."""
        (self.merged if ":" in cell else self.cells)[cell] = (content, look)
        last = cell.rpartition(":")[2].lstrip("ABCDEFGH")
        self.last_row = max(self.last_row, int(last))

    def begin(self, caption: Words, unit: Words) -> None:
        """The three lines above every table: the report, the caption, the unit and the period."""
        last = self.last_column
        self.put(f"A1:{last}1", Words(*REPORT_WORDS), REPORT)
        self.put(f"A2:{last}2", caption, CAPTION)
        self.put(f"A3:{last}3", unit, UNIT)
        two_lines = len(caption.en) * WIDTH_OF_A_CAPTION_LETTER > sum(self.widths)
        self.heights.update({1: 15, 2: 36 if two_lines else 22, 3: 16})

    def note(self, row: int, letter: str, zh: str, en: str, look: Look) -> None:
        """A footnote under the table."""
        self.put(f"A{row}:{self.last_column}{row}", Words(f"{letter} {zh}", f"{letter} {en}"), look)
