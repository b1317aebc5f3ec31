"""The documents that rules cite."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """One document, by its symbol."""

    symbol: str
    title: str

    def table(self, number: int | str, column: int | None = None) -> str:
        return f"{self.symbol}, table {number}" + (f", column ({column})" if column else "")

    def paragraph(self, number: int | str) -> str:
        return f"{self.symbol}, para. {number}"

    def section(self, name: str) -> str:
        return f"{self.symbol}, section {name}"

    def footnote(self, name: str, of: str) -> str:
        return f"{self.symbol}, {of}, footnote {name}"

    def __str__(self) -> str:
        return self.symbol


A_76_596 = Source("A/76/596", "Budget performance of the support account for peacekeeping operations, 2020/21")
A_61_662 = Source("A/61/662", "Budget performance of the United Nations Disengagement Observer Force, 2005/06")
A_79_6_SECT_3_ADD_1 = Source("A/79/6 (Sect. 3)/Add.1", "Special political missions: proposed programme budget for 2025")
A_80_6_SECT_3_ADD_1 = Source("A/80/6 (Sect. 3)/Add.1", "Special political missions: proposed programme budget for 2026")
A_80_6_SECT_5 = Source("A/80/6 (Sect. 5)", "Peacekeeping operations: proposed programme budget for 2026")
A_80_6_SECT_36 = Source("A/80/6 (Sect. 36)", "Staff assessment: proposed programme budget for 2026")
A_RES_47_220 = Source("A/RES/47/220 A", "Revised budget appropriations for the biennium 1992-1993")
FAO_Y1194F11 = Source("FAO Y1194F11", "Programme of work and budget 2002-03, major programme 2.5")
ARITHMETIC = Source("arithmetic", "What the words in the heading themselves say")
