"""How the cells of an open sheet look: number format, bold, indent, merged, hidden.

Each question to Excel costs as much as reading a thousand cells. So nothing is asked cell by cell: formats where
figures stand, bold and indent where labels stand, merged cells where words stand beside blanks; each of a whole area
first, and of its halves only where Excel answers that its cells differ.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any

from xlengine.sheet import PLAIN, Area, Style

Ask = Callable[[Any], Any]
Values = Sequence[Sequence[Any]]


class Look:
    """The look of one sheet's used range, whose values have been read."""

    def __init__(self, sheet: Any, used: Area, values: Values) -> None:
        self.sheet, self.used, self.values = sheet, used, values
        self.blocks = [Area(used.top + rows[0], used.left, used.top + rows[-1], used.right) for rows in _runs(values)]
        self._formats: dict[tuple[int, int], str] = {}
        self._bold: dict[tuple[int, int], bool] = {}
        self._indent: dict[tuple[int, int], int] = {}
        self._known: dict[tuple[Any, ...], Style] = {}
        figures = [area for block in self.blocks if (area := self._figures(block)) is not None]
        for area in figures:
            self._note(self._formats, area, lambda part: part.number_format)
        if figures:
            labels = used._replace(right=max(min(area.left for area in figures) - 1, used.left))
            self._note(self._bold, labels, lambda part: part.font.bold)
            self._note(self._indent, labels, lambda part: part.api.IndentLevel)

    def style(self, row: int, column: int, value: Any) -> Style:
        """One object for all cells that look alike."""
        spot = row, column
        known = (
            self._formats.get(spot, "General"), self._bold.get(spot, False), self._indent.get(spot, 0),
            isinstance(value, datetime.date),
        )  # fmt: skip
        if known == ("General", False, 0, False):
            return PLAIN
        if known not in self._known:
            self._known[known] = Style(number_format=known[0], bold=known[1], indent=known[2], is_date=known[3])
        return self._known[known]

    def merged(self) -> list[Area]:
        """Merged areas that begin with words; others hide nothing that is read."""
        found: set[Area] = set()
        with suppress(Exception):
            for block in self.blocks:
                if self._range(block).merge_cells is False:
                    continue
                for row in range(block.top, block.bottom + 1):
                    for column in self._beside_blanks(row):
                        address = str(self._range(Area(row, column, row, column)).merge_area.address)
                        area = Area.at(address.replace("$", ""))
                        if area.top != area.bottom or area.left != area.right:
                            found.add(area)
        return sorted(found)

    def hidden_rows(self) -> set[int]:
        """Rows that are not shown; xlwings' own `rows.hidden` would ask for every row."""
        found: set[int] = set()
        with suppress(Exception):
            first = self.used._replace(right=self.used.left)
            for area, hidden in self._uniform(first, lambda part: part.api.EntireRow.Hidden):
                if hidden:
                    found.update(range(area.top, area.bottom + 1))
        return found

    def _note(self, into: dict[tuple[int, int], Any], area: Area, ask: Ask) -> None:
        """What Excel says of each cell of the area; nothing where it cannot say, since it is but a hint."""
        with suppress(Exception):
            for part, said in self._uniform(area, ask):
                if said and said != "General":
                    into.update(
                        ((row, column), said)
                        for row in range(part.top, part.bottom + 1)
                        for column in range(part.left, part.right + 1)
                    )

    def _uniform(self, area: Area, ask: Ask) -> Iterator[tuple[Area, Any]]:
        """Parts of an area for which the answer is one; Excel answers None where cells differ."""
        said = ask(self._range(area))
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        if said is not None or (height == 1 and width == 1):
            yield area, said
            return
        if width > 1:
            middle = area.left + width // 2 - 1
            halves = area._replace(right=middle), area._replace(left=middle + 1)
        else:
            middle = area.top + height // 2 - 1
            halves = area._replace(bottom=middle), area._replace(top=middle + 1)
        for half in halves:
            yield from self._uniform(half, ask)

    def _range(self, area: Area) -> Any:
        return self.sheet.range(area.address)

    def _row(self, row: int) -> Sequence[Any]:
        return self.values[row - self.used.top]

    def _figures(self, block: Area) -> Area | None:
        """Where figures of a block stand or may come to stand: from its first number on, behind the labels."""
        rows = range(block.top, block.bottom + 1)
        top = next((row for row in rows if any(map(_is_number, self._row(row)))), None)
        if top is None:
            return None
        places = [_first_place(self._row(row)) for row in range(top, block.bottom + 1)]
        return block._replace(top=top, left=block.left + min(places))

    def _beside_blanks(self, row: int) -> Iterator[int]:
        """Words with a blank to their right or below: only they can begin a merged area."""
        cells = self._row(row)
        below = self.values[row + 1 - self.used.top] if row < self.used.bottom else [None] * len(cells)
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                right = cells[place + 1] if place + 1 < len(cells) else None
                if right is None or below[place] is None:
                    yield self.used.left + place


def _first_place(row: Sequence[Any]) -> int:
    """The first place of a row where a number stands, or a blank behind words."""
    words = False
    for place, cell in enumerate(row):
        if _is_number(cell) or (cell is None and words):
            return place
        words = words or cell is not None
    return len(row) - 1


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float, datetime.date)) and not isinstance(cell, bool)


def _runs(values: Values) -> Iterator[list[int]]:
    """Rows that follow one another without a blank one."""
    for filled, run in groupby(range(len(values)), lambda at: any(cell is not None for cell in values[at])):
        if filled:
            yield list(run)
