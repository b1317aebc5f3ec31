"""All rows of a long sheet, most of them in bands: read in a fraction of the time, kept in a fraction of the room."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from xlengine.bands import Band, Filled, Strip
from xlengine.cell import BLANK, PLAIN, Cell, Value

Spots = tuple[Sequence[int], Sequence[int]]
"""Rows of a band by their places in it, and where each stands among others."""


class Banded(Mapping[int, dict[int, Cell]]):
    """The rows of a sheet, most of them in bands. A row of a band is made when it is asked for: changing it is lost."""

    def __init__(
        self, loose: dict[int, dict[int, Cell]], bands: Sequence[Band],
        where: tuple[array[int], array[int]] | None = None,
    ) -> None:  # fmt: skip
        self.loose, self.bands = loose, list(bands)
        if where is not None:  # bands of the same rows
            self._band, self._place = where
            return
        last = max((band.numbers[-1] for band in self.bands), default=0)
        self._band, self._place = array("H", bytes(2 * last + 2)), array("I", bytes(4 * last + 4))
        for at, band in enumerate(self.bands, 1):
            for place, number in enumerate(band.numbers):
                self._band[number] = at
                self._place[number] = place

    def _found(self, number: int) -> tuple[Band, int] | None:
        """The band that a row lies in, and its place there."""
        at = self._band[number] if 0 <= number < len(self._band) else 0
        return (self.bands[at - 1], self._place[number]) if at else None

    def __getitem__(self, number: int) -> dict[int, Cell]:
        found = self._found(number)
        return self.loose[number] if found is None else found[0].row(found[1])

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and (self._found(number) is not None or number in self.loose)

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self.numbers()))

    def __len__(self) -> int:
        return len(self.loose) + sum(len(band.numbers) for band in self.bands)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    def columns(self, number: int) -> Collection[int]:
        """The columns that hold a cell in a row."""
        found = self._found(number)
        return self.loose.get(number, {}) if found is None else found[0].columns

    def numbers(self) -> set[int]:
        """The rows, in no order."""
        return set(self.loose).union(*(band.numbers for band in self.bands))

    @property
    def corner(self) -> tuple[int, int]:
        """The last row and the last column that hold a cell."""
        row, column = corner_of(self.loose)
        return (
            max([row, *(band.numbers[-1] for band in self.bands)]),
            max([column, *(band.columns[-1] for band in self.bands)]),
        )

    @property
    def count(self) -> int:
        """How many cells there are."""
        loose = sum(map(len, self.loose.values()))
        return loose + sum(len(band.numbers) * len(band.columns) for band in self.bands)

    def cell(self, number: int, column: int) -> Cell:
        """One cell; a plain blank one where there is none."""
        found = self._found(number)
        if found is None:
            return self.loose[number].get(column, BLANK) if number in self.loose else BLANK
        band, place = found
        if column not in band.columns:
            return BLANK
        at = band.columns.index(column)
        return Cell(band.values[at][place], band.formula(at, place), band.styles[at])

    def formula(self, number: int, column: int) -> str | None:
        """The formula of one cell, without its `=`."""
        found = self._found(number)
        if found is None:
            return self.cell(number, column).formula
        band, place = found
        return band.formula(band.columns.index(column), place) if column in band.columns else None

    def _where(self, rows: Sequence[int]) -> tuple[list[tuple[int, dict[int, Cell]]], list[Spots]]:
        """(rows in no band, with their places), and for each band which of its rows stand where among these."""
        first, last = (rows[0], rows[-1]) if rows else (1, 0)
        if last - first + 1 == len(rows):  # one below the other
            loose = [(number - first, row) for number, row in self.loose.items() if first <= number <= last]
            ends = ((bisect_left(band.numbers, first), bisect_right(band.numbers, last)) for band in self.bands)
            return loose, [
                (range(begin, end), [number - first for number in band.numbers[begin:end]])
                for band, (begin, end) in zip(self.bands, ends, strict=True)
            ]
        where = {number: at for at, number in enumerate(rows)}
        found = ([place for place, number in enumerate(band.numbers) if number in where] for band in self.bands)
        return [(at, self.loose[number]) for number, at in where.items() if number in self.loose], [
            (places, [where[band.numbers[place]] for place in places])
            for band, places in zip(self.bands, found, strict=True)
        ]

    def strips(self, columns: Sequence[int], rows: Sequence[int]) -> list[Strip]:
        """The cells of some columns in these rows, which are given from top to bottom, column by column."""
        loose, spots = self._where(rows)
        strips = []
        for column, formulas in zip(columns, self._formulas(columns, len(rows), loose, spots), strict=True):
            strip = Strip([None] * len(rows), formulas, [PLAIN] * len(rows))
            for at, row in loose:
                cell = row.get(column, BLANK)
                strip.values[at], strip.styles[at] = cell.value, cell.style
            for band, (places, targets) in zip(self.bands, spots, strict=True):
                if column in band.columns:
                    in_band = band.columns.index(column)
                    style = band.styles[in_band]
                    for at, value in zip(targets, _chosen(band.values[in_band], places), strict=True):
                        strip.values[at] = value
                        strip.styles[at] = style
            strips.append(strip)
        return strips

    def formulas(self, columns: Sequence[int], rows: Sequence[int]) -> list[list[str | Filled | None]]:
        """The formulas of some columns in these rows, column by column."""
        return self._formulas(columns, len(rows), *self._where(rows))

    def _formulas(
        self, columns: Sequence[int], length: int, loose: Sequence[tuple[int, Mapping[int, Cell]]],
        spots: Sequence[Spots],
    ) -> list[list[str | Filled | None]]:  # fmt: skip
        found: list[list[str | Filled | None]] = []
        for column in columns:
            texts: list[str | Filled | None] = [None] * length
            for at, row in loose:
                texts[at] = row.get(column, BLANK).formula
            for band, (places, targets) in zip(self.bands, spots, strict=True):
                formulas = band.formulas[band.columns.index(column)] if column in band.columns else None
                if isinstance(formulas, list):
                    for at, formula in zip(targets, _chosen(formulas, places), strict=True):
                        texts[at] = formula
                elif formulas is not None:
                    for at in targets:
                        texts[at] = formulas
            found.append(texts)
        return found

    def with_columns(self, fresh: Mapping[tuple[int, int], list[Value]]) -> Banded:
        """The rows with other values in whole columns, by the band's identity and the column's place in it."""
        if not any((id(band), at) in fresh for band in self.bands for at in range(len(band.columns))):
            return self
        bands = [
            band._replace(values=tuple(fresh.get((id(band), at), own) for at, own in enumerate(band.values)))
            for band in self.bands
        ]
        return Banded(self.loose, bands, (self._band, self._place))

    def with_values(self, given: Mapping[int, Mapping[int, Value]]) -> Banded:
        """The same rows with other values in some cells, by row and column."""
        values = [list(band.values) for band in self.bands]
        copied: set[tuple[int, int]] = set()
        outside: dict[int, Mapping[int, Value]] = {}
        for number, some in given.items():
            at = self._band[number] - 1 if 0 <= number < len(self._band) else -1
            columns = self.bands[at].columns if at >= 0 else ()
            if not some.keys() <= set(columns):
                outside[number] = some
                continue
            for column, value in some.items():
                place = columns.index(column)
                if (at, place) not in copied:
                    copied.add((at, place))
                    values[at][place] = list(values[at][place])
                values[at][place][self._place[number]] = value
        bands = [band._replace(values=tuple(own)) for band, own in zip(self.bands, values, strict=True)]
        if not outside:
            return Banded(self.loose, bands, (self._band, self._place))
        changed = Banded(dict(self.loose), bands, (self._band, self._place))
        if any(self._found(number) for number in outside):
            changed = changed.without(outside)
        for number, some in outside.items():
            changed.loose[number] = row_with_values(changed.loose.get(number, {}), some)
        return changed

    def loosened(self, bands: Sequence[Band]) -> dict[int, dict[int, Cell]]:
        """The rows that stand in no band, and those of these bands."""
        made = {number: band.row(place) for band in bands for place, number in enumerate(band.numbers)}
        return {**self.loose, **made}

    def without(self, numbers: Iterable[int]) -> Banded:
        """The same rows, these of them in no band."""
        loose, gone = dict(self.loose), set(numbers)
        for number in gone:
            found = self._found(number)
            if found is not None:
                loose[number] = found[0].row(found[1])
        return Banded(loose, [_without(band, gone) for band in self.bands if not gone.issuperset(band.numbers)])


def _chosen(column: list[Any], places: Sequence[int]) -> Sequence[Any]:
    """What a column of a band holds at these places."""
    return column[places.start : places.stop] if isinstance(places, range) else [column[place] for place in places]


def formulas_of(rows: Mapping[int, dict[int, Cell]], near: Collection[int]) -> Iterator[tuple[int, str]]:
    """Every formula with its row; of one filled down only those that stand in a `near` row, and the first."""
    loose = rows.loose if isinstance(rows, Banded) else rows
    for row, cells in loose.items():
        yield from ((row, cell.formula) for cell in cells.values() if cell.formula is not None)
    for band in rows.bands if isinstance(rows, Banded) else ():
        for formulas in band.formulas:
            if isinstance(formulas, Filled):
                some = [band.numbers[0], *(row for row in band.numbers if row in near)]
                yield from ((row, formulas.at(row)) for row in some)
            elif formulas is not None:
                yield from zip(band.numbers, formulas, strict=True)


def _without(band: Band, numbers: set[int]) -> Band:
    kept = [place for place, number in enumerate(band.numbers) if number not in numbers]
    formulas = tuple([one[place] for place in kept] if isinstance(one, list) else one for one in band.formulas)
    values = tuple([column[place] for place in kept] for column in band.values)
    return band._replace(formulas=formulas, numbers=[band.numbers[place] for place in kept], values=values)


def corner_of(rows: Mapping[int, dict[int, Cell]]) -> tuple[int, int]:
    """The last row and the last column of rows that stand in no band."""
    return max(rows, default=1), max((max(columns) for columns in rows.values() if columns), default=1)


def row_with_values(row: Mapping[int, Cell], given: Mapping[int, Value]) -> dict[int, Cell]:
    """A row with other values in some cells; the row itself stays as it is."""
    changed = dict(row)
    for column, value in given.items():
        cell = row.get(column, BLANK)
        changed[column] = Cell(value, cell.formula, cell.style)
    return changed
