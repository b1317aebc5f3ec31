"""Which cells a formula needs, and what follows for a whole workbook: circles, and all that hangs on a cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from xlengine.files.formula import Reference, dissect, folded
from xlengine.sheet import LAST_COLUMN, LAST_ROW, Area, Book, Ref


class Span(NamedTuple):
    """An area of one sheet."""

    sheet: str
    area: Area


def precedents(formula: str, sheet: str, book: Book) -> list[Span]:
    """The cells that a formula standing on `sheet` names, in the order of its text; never raises.

    Whole columns and rows end where the sheet's cells end; defined names stand for what they refer to; what is not in
    this workbook (a link, an unknown name, a table's name) is left out.
    """
    return Extents(book).spans(dissect(formula.removeprefix("="), folded(book.names)).references, sheet)


class Extents:
    """How far each sheet of a book reaches, looked up once."""

    def __init__(self, book: Book) -> None:
        self._sheets = {sheet.name.casefold(): sheet for sheet in book.sheets}
        self._names: dict[str, str | None] = {}

    def name(self, sheet: str) -> str | None:
        """The sheet's name as the workbook writes it; None where it has no such sheet."""
        if sheet not in self._names:
            found = self._sheets.get(sheet.casefold())
            self._names[sheet] = found.name if found else None
        return self._names[sheet]

    def corner(self, sheet: str) -> tuple[int, int]:
        """The last row and the last column that hold a cell."""
        return self._sheets[sheet.casefold()].corner

    def spans(self, references: Iterable[Reference], sheet: str) -> list[Span]:
        """The references as areas of sheets, clipped to what is there."""
        found: list[Span] = []
        for one in references:
            home = sheet if one.sheet is None else self.name(one.sheet)
            if home is None:
                continue
            bottom, right = one.bottom, one.right
            if bottom == LAST_ROW or right == LAST_COLUMN:
                last_row, last_column = self.corner(home)
                bottom = max(one.top, min(bottom, last_row))
                right = max(one.left, min(right, last_column))
            found.append(Span(home, Area(one.top, one.left, bottom, right)))
        return found


class Dependence:
    """The formula cells of a workbook and what each needs; an area is a few nodes of a tree, however long it is.

    Nodes are numbered: the formula cells first, then for each column of a sheet a binary tree over its formula cells.
    """

    def __init__(self, spans: dict[Ref, list[Span]]) -> None:
        self.refs = list(spans)
        number = {ref: index for index, ref in enumerate(self.refs)}
        self._needs: list[tuple[int, ...]] = [()] * len(self.refs)
        columns: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for ref, index in number.items():
            columns.setdefault((ref.sheet, ref.column), []).append((ref.row, index))
        rows: dict[tuple[str, int], list[int]] = {}
        base: dict[tuple[str, int], int] = {}
        on_sheet: dict[str, list[int]] = {}
        for key, cells in columns.items():
            cells.sort()
            rows[key] = [row for row, _ in cells]
            base[key] = self._tree([index for _, index in cells])
            on_sheet.setdefault(key[0], []).append(key[1])
        for places in on_sheet.values():
            places.sort()
        for ref, index in number.items():
            needs: list[int] = []
            for sheet, (top, left, bottom, right) in spans[ref]:
                if top == bottom and left == right:
                    single = number.get(Ref(sheet, top, left))
                    if single is not None:
                        needs.append(single)
                    continue
                places = on_sheet.get(sheet, [])
                for column in places[bisect_left(places, left) : bisect_right(places, right)]:
                    key = sheet, column
                    first, last = bisect_left(rows[key], top), bisect_right(rows[key], bottom)
                    needs.extend(self._cover(base[key], len(rows[key]), first, last))
            self._needs[index] = tuple(needs)

    def _tree(self, leaves: list[int]) -> int:
        """A tree over a column's formula cells: node i needs nodes 2i and 2i + 1; the leaves are nodes size + i."""
        size, start = len(leaves), len(self._needs)
        self._needs.append(())
        self._needs.extend((start + 2 * node, start + 2 * node + 1) for node in range(1, size))
        self._needs.extend((leaf,) for leaf in leaves)
        return start

    @staticmethod
    def _cover(start: int, size: int, first: int, last: int) -> Iterator[int]:
        """The few nodes of a column's tree that together hold the cells from `first` to before `last`."""
        first, last = first + size, last + size
        while first < last:
            if first & 1:
                yield start + first
                first += 1
            if last & 1:
                last -= 1
                yield start + last
            first, last = first >> 1, last >> 1

    def cycles(self) -> list[list[Ref]]:
        """Every circle of cells that depend on themselves, each in reading order (Tarjan's algorithm, no recursion)."""
        needs, count = self._needs, len(self._needs)
        order, low, open_ = [0] * count, [0] * count, [False] * count
        path: list[int] = []
        found: list[list[Ref]] = []
        clock = 0
        for root in range(len(self.refs)):
            if order[root]:
                continue
            clock += 1
            order[root] = low[root] = clock
            open_[root] = True
            path.append(root)
            work = [(root, iter(needs[root]))]
            while work:
                node, rest = work[-1]
                for child in rest:
                    if not order[child]:
                        clock += 1
                        order[child] = low[child] = clock
                        open_[child] = True
                        path.append(child)
                        work.append((child, iter(needs[child])))
                        break
                    if open_[child] and order[child] < low[node]:
                        low[node] = order[child]
                else:
                    work.pop()
                    if work and low[node] < low[work[-1][0]]:
                        low[work[-1][0]] = low[node]
                    if low[node] == order[node]:
                        found.extend(self._circle(node, path, open_))
        return sorted(found)

    def _circle(self, node: int, path: list[int], open_: list[bool]) -> list[list[Ref]]:
        members: list[int] = []
        while True:
            member = path.pop()
            open_[member] = False
            members.append(member)
            if member == node:
                break
        if len(members) == 1 and node not in self._needs[node]:
            return []
        return [sorted(self.refs[member] for member in members if member < len(self.refs))]

    def dependents(self, of: Collection[Ref]) -> dict[Ref, Ref]:
        """Every formula cell that needs one of these, directly or not, and the one it needs."""
        number = {ref: index for index, ref in enumerate(self.refs)}
        needed_by: list[list[int]] = [[] for _ in self._needs]
        for node, needs in enumerate(self._needs):
            for need in needs:
                needed_by[need].append(node)
        cause = {number[ref]: ref for ref in of if ref in number}
        work = list(cause)
        while work:
            node = work.pop()
            for above in needed_by[node]:
                if above not in cause:
                    cause[above] = cause[node]
                    work.append(above)
        cells = ((self.refs[node], why) for node, why in cause.items() if node < len(self.refs))
        return {ref: why for ref, why in cells if ref not in of}
