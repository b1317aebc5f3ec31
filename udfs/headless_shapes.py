"""Formula cells recomputed from stored values, by shape: formulas that differ only in cells and numbers are one.

Each shape is compiled once. Where it holds nothing but single cells and functions that work cell by cell, it is called
once for all its formulas, on columns; otherwise once a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from udfs.headless_library import Library, library
from udfs.headless_values import from_host, host_value, rows_of
from udfs.headless_words import for_host, number_in
from xlengine.files.formula import Formula, Reference
from xlengine.files.precedents import Extents, Span
from xlengine.sheet import Area, Book, Ref, Value

_CELL_BY_CELL = frozenset({"ABS", "IF", "IFERROR", "INT", "ISBLANK", "ISERROR", "ISNUMBER", "ISTEXT", "NOT", "ROUND",
                           "ROUNDDOWN", "ROUNDUP", "SIGN", "SQRT"})  # fmt: skip
TOTALLING = frozenset({"SUBTOTAL", "AGGREGATE"})
_MOST_CELLS = 4_000_000


class Slot(NamedTuple):
    """What one stand-in of a shape stands for in one formula: cells, or a number written into it."""

    sheet: str
    area: Area | None
    number: float = 0.0
    skip_totals: bool = False
    skip_hidden: bool = False

    @property
    def single(self) -> bool:
        return self.area is None or (self.area.top == self.area.bottom and self.area.left == self.area.right)


@dataclass(slots=True)
class Shape:
    """Formulas that are one but for their cells and numbers."""

    text: str
    by_column: bool
    members: list[tuple[Ref, tuple[Slot, ...]]] = field(default_factory=list)


def shape_of(parts: Formula, spans: list[Span]) -> tuple[str, tuple[Slot, ...], bool]:
    """The formula's text with stand-ins, what they stand for, and whether it can be called on columns.

    `spans` are the areas of its references, in their order.
    """
    areas = iter(spans)
    words: list[str] = []
    slots: dict[Slot, str] = {}
    inside: list[str] = []
    arguments: list[list[str]] = []
    for word in for_host(parts.words):
        if isinstance(word, Reference):
            span = next(areas)
            totalling = bool(inside) and inside[-1] in ("SUBTOTAL(", "AGGREGATE(")
            codes = arguments[-1] if totalling else []
            slot = Slot(span.sheet, span.area, 0.0, *_skips(inside[-1] if totalling else "", codes))
            words.append(slots.setdefault(slot, f"A{len(slots) + 1}"))
            continue
        if word[-1] in "({" and word[0] != '"':
            inside.append(word)
            arguments.append([])
        elif word in (")", "}") and inside:
            inside.pop()
            arguments.pop()
        elif arguments and word not in (",", ";"):
            arguments[-1].append(word)
        number = number_in(word)
        if number is not None and not (inside and (inside[-1] == "{" or inside[-1][:-1] in TOTALLING)):
            word = slots.setdefault(Slot("", None, number), f"A{len(slots) + 1}")
        words.append(word)
    single = all(slot.single for slot in slots)
    text = "".join(words)
    return text, tuple(slots), single and parts.functions <= _CELL_BY_CELL and not set("@:{") & set(text)


def _skips(function: str, codes: list[str]) -> tuple[bool, bool]:
    numbers = [int(number) if (number := number_in(code)) is not None else 0 for code in codes]
    if function == "SUBTOTAL(":
        return True, bool(numbers) and numbers[0] > 100
    if function == "AGGREGATE(" and len(numbers) > 1:
        return numbers[1] < 4, numbers[1] in (1, 3, 5, 7)
    return False, False


class StoredValues:
    """What the cells hold, as the library has it, with what SUBTOTAL must not see."""

    def __init__(self, book: Book, totals: set[Ref]) -> None:
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._cells: dict[str, Any] = {}
        self._corner = Extents(book).corner
        self.totals = totals

    def read(self, slot: Slot) -> Any:
        """The slot's cells as an array."""
        assert slot.area is not None
        top, left, bottom, right = slot.area
        block = self._block(slot.sheet, slot.area)
        hidden = self._sheets[slot.sheet].hidden_rows if slot.skip_hidden else ()
        if hidden or slot.skip_totals:
            block = block.copy()
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if row in hidden or (slot.skip_totals and Ref(slot.sheet, row, column) in self.totals):
                        block[row - top, column - left] = library().blank
        return block

    def _block(self, name: str, area: Area) -> Any:
        last_row, last_column = self._corner(name)
        top, left, bottom, right = area
        if bottom > last_row or right > last_column or last_row * last_column > _MOST_CELLS:
            return self._filled(name, area)
        if name not in self._cells:
            self._cells[name] = self._filled(name, Area(1, 1, last_row, last_column))
        return self._cells[name][top - 1 : bottom, left - 1 : right]

    def _filled(self, name: str, area: Area) -> Any:
        top, left, bottom, right = area
        block = library().blanks(bottom - top + 1, right - left + 1)
        rows = self._sheets[name].rows
        for row in range(top, bottom + 1) if bottom - top < len(rows) else rows:
            for column, cell in rows.get(row, {}).items():
                if top <= row <= bottom and left <= column <= right and cell.value is not None:
                    block[row - top, column - left] = host_value(cell.value)
        return block


class Computed(NamedTuple):
    """What came out of one formula: rows of Values, or why nothing did; and how to compute it alone, once more."""

    ref: Ref
    slots: tuple[Slot, ...]
    rows: list[list[Value]]
    trouble: str
    again: Callable[[tuple[Slot, ...]], Computed] | None = None
    shape: str = ""
    """Set where the value came from a column, together with others."""


def computed(shapes: Iterable[Shape], stored: StoredValues, host: Library) -> Iterator[Computed]:
    """Every member of every shape, recomputed from the stored values of its own precedents."""
    for shape in shapes:
        try:
            call = _compiled(shape.text, host)
        except Exception as error:  # whatever the library cannot parse or compile
            reason = (str(error).splitlines() or [type(error).__name__])[-1].strip()
            for ref, slots in shape.members:
                yield Computed(ref, slots, [], f"the package formulas cannot compile it ({reason[:120]})")
            continue
        results = _by_column(call, shape, stored, host) if shape.by_column and len(shape.members) > 1 else None
        for index, (ref, slots) in enumerate(shape.members):
            again = partial(_alone, call, ref, stored)
            if results is None:
                yield again(slots)
            else:
                yield Computed(ref, slots, [[results[index]]], "", again, shape.text)


def _alone(call: Callable[..., Any], ref: Ref, stored: StoredValues, slots: tuple[Slot, ...]) -> Computed:
    again = partial(_alone, call, ref, stored)
    try:
        result = call(*(slot.number if slot.area is None else stored.read(slot) for slot in slots))
    except Exception as error:
        return Computed(ref, slots, [], f"the package formulas failed ({type(error).__name__})", again)
    result = getattr(result, "value", result)
    rows = rows_of(result) if getattr(result, "size", 1) > 1 else [[from_host(result)]]
    return Computed(ref, slots, rows, "", again)


def _compiled(text: str, host: Library) -> Callable[..., Any]:
    function = host.parser.ast("=" + text)[1].compile()
    order = [int(str(name)[1:]) - 1 for name in function.inputs]

    def call(*arguments: Any) -> Any:
        return function(*(arguments[index] for index in order))

    return call


def _by_column(call: Callable[..., Any], shape: Shape, stored: StoredValues, host: Library) -> list[Value] | None:
    """The results for all members at once; None where the library does not give one for each."""
    count = len(shape.members)
    columns = []
    for slots in zip(*(slots for _, slots in shape.members), strict=True):
        cells = [slot.number if slot.area is None else stored.read(slot)[0, 0] for slot in slots]
        columns.append(host.array(cells, (count, 1)))
    try:
        result = call(*columns)
    except Exception:
        return None
    if getattr(result, "shape", None) != (count, 1):
        return None
    return [from_host(cell) for cell in result.ravel().tolist()]
