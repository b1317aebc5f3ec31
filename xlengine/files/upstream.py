"""The cells that a formula needs, directly or not, in a workbook as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from xlengine.files.formula import MOVING, dissect, folded
from xlengine.files.precedents import Extents
from xlengine.sheet import Book, Ref


class Upstream:
    """Looks upstream of cells of one book; `given` cells have values in place of their formulas."""

    def __init__(self, book: Book, given: Collection[Ref] = ()) -> None:
        self.given = given
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._names, self._extents = folded(book.names), Extents(book)

    def of(self, wanted: Iterable[Ref], most: int | None = None) -> set[Ref] | None:
        """The wanted cells and all that they need; None where a formula hides what it needs.

        Where that is over `most` cells, some of them, more than `most`.
        """
        seen: set[Ref] = set()
        work = list(wanted)
        while work:
            ref = work.pop()
            if ref in seen:
                continue
            seen.add(ref)
            if most is not None and len(seen) > most:
                return seen
            sheet = self._sheets.get(ref.sheet)
            formula = None if sheet is None or ref in self.given else sheet.cell(ref.row, ref.column).formula
            if formula is None:
                continue
            parts = dissect(formula, self._names)
            if parts.functions & MOVING:
                return None
            for name, area in self._extents.spans(parts.references, ref.sheet):
                rows = self._sheets[name].rows
                for row in range(area.top, area.bottom + 1):
                    columns = rows.get(row)
                    if columns:
                        work += [Ref(name, row, column) for column in columns if area.left <= column <= area.right]
                if most is not None and len(work) > 2 * most:
                    return set(work)
        return seen
