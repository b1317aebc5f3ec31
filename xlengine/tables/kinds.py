"""What cells look like before anyone knows what they mean, and the rows of a sheet that hold anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter

from xlengine.banded import Banded
from xlengine.bands import Band
from xlengine.printed import read_printed
from xlengine.sheet import Cell, CellError, Sheet, Style, Value
from xlengine.terms.fold import fold

LONGEST_LABEL = 400
"""A text longer than this is prose, not a label."""

NOT_APPLICABLE = frozenset(
    fold(word)
    for word in (
        "n/a", "n.a.", "na", "not applicable", "..", "...", "…", "x", "х", "不适用", "sans objet", "s.o.",
        "no aplicable", "no se aplica", "н.п.", "не применимо", "لا ينطبق", "#", "*", "nd", "n.d.", "p.m.",
    )
)  # fmt: skip


_ODD_LETTERS = frozenset(word[0] for word in NOT_APPLICABLE) | set("nxх")
"""What the words that stand for a figure, such as `nil`, begin with."""


class Kind(Enum):
    """What a cell looks like."""

    BLANK = 0
    TEXT = 1
    FIGURE = 2
    NIL = 3
    NOT_APPLICABLE = 4
    ERROR = 5

    __hash__ = object.__hash__  # there is one of each; the usual way spells its name for every lookup


FIGURES = frozenset((Kind.FIGURE, Kind.NIL, Kind.NOT_APPLICABLE, Kind.ERROR))


def kind_of_text(text: str) -> Kind:
    """What a text in a cell looks like."""
    bare = text.strip()
    if not bare:
        return Kind.BLANK
    if len(bare) > 60:
        return Kind.TEXT
    if bare[0].isalpha() and bare[0].casefold() not in _ODD_LETTERS:
        return Kind.TEXT  # no figure, and no word for one, begins with this letter
    return _kind_of_short(bare)


@lru_cache(maxsize=65536)
def _kind_of_short(bare: str) -> Kind:
    printed = read_printed(bare, ".") or read_printed(bare, ",")
    if printed:
        return Kind.NIL if printed.is_nil else Kind.FIGURE
    return Kind.NOT_APPLICABLE if fold(bare) in NOT_APPLICABLE else Kind.TEXT


def kind_of(value: Value, has_formula: bool, style: Style) -> Kind:
    """What a cell looks like. A formula without a stored value looks like a figure."""
    if value is None:
        return Kind.FIGURE if has_formula else Kind.BLANK
    if isinstance(value, Decimal):
        return Kind.TEXT if style.is_date else Kind.FIGURE
    if isinstance(value, CellError):
        return Kind.ERROR
    if isinstance(value, bool):
        return Kind.TEXT
    kind = kind_of_text(value)
    return Kind.FIGURE if kind is Kind.BLANK and has_formula else kind


@dataclass(slots=True)
class Row:
    """One row of a sheet that holds anything."""

    number: int
    kinds: Mapping[int, Kind]
    texts: Sequence[int]
    """Columns that hold words."""
    figures: Sequence[int]
    """Columns that hold figures, dashes, `not applicable` or errors."""
    first: Value
    """What the first of these holds."""
    is_prose: bool = False
    """Whether some words of it are too long for a label."""

    @property
    def has_figures(self) -> bool:
        return bool(self.figures)


Looks = tuple[tuple[int, Kind], ...]
"""The columns of a row's cells, and what they look like."""
Shape = tuple[Mapping[int, Kind], Sequence[int], Sequence[int]]
"""What the rows of one look have in common: kinds, columns of words, columns of figures."""
Shapes = dict[Looks, Shape]


def rows_of(sheet: Sheet) -> list[Row]:
    """The rows that hold anything, from top to bottom."""
    shapes: Shapes = {}
    if not isinstance(sheet.rows, Banded):
        return list(_loose_rows(sheet.rows, shapes))
    rows = list(_loose_rows(sheet.rows.loose, shapes))
    for band in sheet.rows.bands:
        rows += _rows_of_band(band, shapes)
    return sorted(rows, key=attrgetter("number"))


def _loose_rows(rows: Mapping[int, Mapping[int, Cell]], shapes: Shapes) -> Iterator[Row]:
    for number in sorted(rows):
        cells = rows[number]
        looks = ((at, kind_of(cell.value, cell.formula is not None, cell.style)) for at, cell in sorted(cells.items()))
        kinds, texts, figures = _shape(tuple(looks), shapes)
        if kinds:
            first = cells[figures[0]].value if figures else None
            yield Row(number, kinds, texts, figures, first, any(_is_long(cells[column].value) for column in texts))


def _shape(looks: Looks, shapes: Shapes) -> Shape:
    """By the kinds of all cells of a row, blank ones too."""
    if looks not in shapes:
        kinds = {column: kind for column, kind in looks if kind is not Kind.BLANK}
        texts = [column for column, kind in kinds.items() if kind is Kind.TEXT]
        shapes[looks] = kinds, texts, [column for column in kinds if column not in texts]
    return shapes[looks]


def _rows_of_band(band: Band, shapes: Shapes) -> Iterator[Row]:
    columns: list[Sequence[Kind]] = []
    long: set[int] = set()
    for values, formulas, style in zip(band.values, band.formulas, band.styles, strict=True):
        if set(map(type, values)) == {Decimal}:
            columns.append([kind_of(values[0], formulas is not None, style)] * len(values))
        else:
            columns.append([kind_of(value, formulas is not None, style) for value in values])
            words = (place for place, kind in enumerate(columns[-1]) if kind is Kind.TEXT)
            long.update(place for place in words if _is_long(values[place]))
    own: dict[tuple[Kind, ...], Shape] = {}
    for place, (number, looks) in enumerate(zip(band.numbers, zip(*columns, strict=True), strict=True)):
        shape = own.get(looks)
        if shape is None:
            shape = own[looks] = _shape(tuple(zip(band.columns, looks, strict=True)), shapes)
        kinds, texts, figures = shape
        if kinds:
            first = band.values[band.columns.index(figures[0])][place] if figures else None
            yield Row(number, kinds, texts, figures, first, place in long)


def _is_long(value: Value) -> bool:
    return isinstance(value, str) and len(value) > LONGEST_LABEL and len(value.strip()) > LONGEST_LABEL


def counted(rows: Iterable[Row]) -> dict[int, Counter[Kind]]:
    """How many cells of each column look like what; rows of one look are counted together."""
    shapes: dict[int, Mapping[int, Kind]] = {}
    times: Counter[int] = Counter()
    for row in rows:
        shapes[id(row.kinds)] = row.kinds
        times[id(row.kinds)] += 1
    found: dict[int, Counter[Kind]] = {}
    for key, kinds in shapes.items():
        for column, kind in kinds.items():
            found.setdefault(column, Counter())[kind] += times[key]
    return found
