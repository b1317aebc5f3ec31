"""Rows of a worksheet that are written alike, kept column by column: a long sheet in a tenth of the time and room."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xlengine.cell import BLANK, PLAIN, Cell, Style, Value


class Filled(NamedTuple):
    """A formula filled down that names cells of its own row only, and fixed ones."""

    written: str
    """The text, with `%d` for its own row."""
    times: int

    def at(self, row: int) -> str:
        """The formula as it stands in a row."""
        return self.written % ((row,) * self.times)


Formulas = Filled | list[str] | None


class Band(NamedTuple):
    """Rows with cells in the same columns, of the same looks. What the cells hold is listed column by column."""

    columns: tuple[int, ...]
    styles: tuple[Style, ...]
    formulas: tuple[Formulas, ...]
    """None for a column without formulas; a text for each row where they are not simply filled down."""
    numbers: list[int]
    """The rows, from top to bottom; others may stand between them."""
    values: tuple[list[Value], ...]

    def formula(self, at: int, place: int) -> str | None:
        """The formula of the column `at` in the row at this place of the band."""
        formulas = self.formulas[at]
        if formulas is None:
            return None
        return formulas.at(self.numbers[place]) if isinstance(formulas, Filled) else formulas[place]

    def row(self, place: int) -> dict[int, Cell]:
        """The cells of the row at this place of the band."""
        return {
            column: Cell(self.values[at][place], self.formula(at, place), self.styles[at])
            for at, column in enumerate(self.columns)
        }


class Strip(NamedTuple):
    """Cells of one column, row by row: what they hold, the formulas that give it, how they look."""

    values: list[Value]
    formulas: list[str | Filled | None]
    """A Filled stands for the text that it has in the row."""
    styles: list[Style]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Strip:
        return cls([cell.value for cell in cells], [cell.formula for cell in cells], [cell.style for cell in cells])


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
        numbers = list(self.loose)
        for band in self.bands:
            numbers += band.numbers
        return iter(sorted(numbers))

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

    def strips(self, columns: Sequence[int], rows: Sequence[int]) -> list[Strip]:
        """The cells of some columns in these rows, column by column."""
        where = {number: at for at, number in enumerate(rows)}
        loose = [(at, self.loose[number]) for at, number in enumerate(rows) if number in self.loose]
        spots = [[(place, where[number]) for place, number in enumerate(band.numbers) if number in where]
                 for band in self.bands]  # fmt: skip
        strips = []
        for column in columns:
            strip = Strip([None] * len(rows), [None] * len(rows), [PLAIN] * len(rows))
            for at, row in loose:
                cell = row.get(column, BLANK)
                strip.values[at], strip.formulas[at], strip.styles[at] = cell.value, cell.formula, cell.style
            for band, places in zip(self.bands, spots, strict=True):
                if column in band.columns:
                    _lay(strip, band, band.columns.index(column), places)
            strips.append(strip)
        return strips

    def with_columns(self, fresh: Mapping[tuple[int, int], list[Value]]) -> Banded:
        """The same rows with other values in whole columns, by the band's identity and the column's place in it."""
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
        changed = Banded(self.loose, bands).without(outside)
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


def _lay(strip: Strip, band: Band, at: int, places: Sequence[tuple[int, int]]) -> None:
    """A band's column into the rows of a strip; `places` are (place in the band, place in the strip)."""
    values, formulas, style = band.values[at], band.formulas[at], band.styles[at]
    if isinstance(formulas, list):
        for place, target in places:
            strip.formulas[target] = formulas[place]
    elif formulas is not None:
        for _, target in places:
            strip.formulas[target] = formulas
    for place, target in places:
        strip.values[target] = values[place]
        strip.styles[target] = style


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
