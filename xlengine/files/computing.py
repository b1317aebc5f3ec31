"""The one place that talks to formualizer's workbook: Values in, Values out, failures in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

from xlengine.bands import Band
from xlengine.files.formula import library
from xlengine.files.handed import package_of, sheet_part
from xlengine.sheet import CellError, Ref, Value

_KINDS = {
    "#DIV/0!": "Div", "#N/A": "Na", "#NAME?": "Name", "#REF!": "Ref", "#VALUE!": "Value", "#NUM!": "Num",
    "#NULL!": "Null", "#SPILL!": "Spill", "#CALC!": "Calc",
}  # fmt: skip
_ERRORS = {kind: CellError(text) for text, kind in _KINDS.items()}
AT_A_TIME, MOST_IN_VAIN = 4096, 8
"""So many cells are asked for together, where at most so many are looked at for each that is wanted."""
CIRCLE = "it depends on itself"
_FIFTEEN_DIGITS = "%.15g".__mod__
FIFTEEN = "XLE_FIFTEEN_DIGITS"
"""The function that the sides of a comparison are put into."""
_FAILURES = {
    "Circ": CIRCLE,
    "Spill": "its array has no room: other cells stand in its way",
    "NImpl": "the calculation library does not do what it asks for",
    "Error": "it cannot be read by the calculation library",
}


class Failure(NamedTuple):
    """What the library gave instead of a value."""

    reason: str


class Held(NamedTuple):
    """What one sheet holds, by row and column: values, and formulas without their `=`."""

    values: Mapping[int, Mapping[int, Value]]
    formulas: Mapping[int, Mapping[int, str]]
    bands: Sequence[Band] = ()


class Computer:
    """One workbook in formualizer's memory."""

    def __init__(self, sheets: Mapping[str, Held], date_1904: bool = False) -> None:
        fz = self._library = library()
        settings = fz.EvaluationConfig()
        settings.enable_parallel = False  # budget workbooks are too small to gain by threads
        settings.cycle_detection = "runtime"  # as Excel: a circle through a branch of IF that is not taken is none
        if date_1904:
            settings.date_system = "1904"
        config = fz.WorkbookConfig(mode=fz.WorkbookMode.Ephemeral, eval_config=settings)
        parts = {name: sheet_part(held.values, held.formulas, held.bands) for name, held in sheets.items()}
        texts = {name: text for name, (text, _) in parts.items()}
        self._workbook = fz.Workbook.from_bytes(package_of(texts, date_1904), config=config)
        self._workbook.set_temporal_egress("serial")
        self._one_by_one = False
        self._workbook.register_function(FIFTEEN, _fifteen, min_args=1, max_args=1)
        for name, (_, odd) in parts.items():
            for row, column, value in odd:
                self._workbook.set_value(name, row, column, value)

    def register(self, name: str, call: Callable[..., Any]) -> None:
        """Make a function of our own callable from cells: lists of rows of Values in, a Value or rows out."""

        def called(*arguments: Any) -> Any:
            try:
                return self._returned(call(*(_rows(argument) for argument in arguments)))
            except Exception:  # a function in a cell answers with an error value, as in Excel
                return {"type": "Error", "kind": "Value"}

        self._workbook.register_function(name, called)

    def compute(self) -> None:
        """Compute every formula that was put in; where that does not come to an end, each when it is asked for."""
        try:
            self._workbook.evaluate_all()
        except Exception:
            self._one_by_one = True

    def value(self, sheet: str, row: int, column: int) -> Value | Failure:
        """What a cell holds now: numbers as the fifteen digits that a spreadsheet shows, exactly."""
        try:
            ask = self._workbook.evaluate_cell if self._one_by_one else self._workbook.get_value
            found = ask(sheet, row, column)
        except Exception as error:
            return Failure(f"the calculation library cannot settle it: {str(error).splitlines()[0]}")
        return self._settled(found)

    def values(self, refs: Sequence[Ref]) -> Iterator[tuple[Ref, Value | Failure]]:
        """What cells hold now; where they stand close together, asked for some thousand at a time."""
        at = 0
        while at < len(refs):
            sheet, top, left = refs[at]
            end, right = at, left
            while end < len(refs) and end - at < AT_A_TIME and refs[end].sheet == sheet and refs[end].row >= top:
                left, right = min(left, refs[end].column), max(right, refs[end].column)
                end += 1
            bottom = max(ref.row for ref in refs[at:end])
            if self._one_by_one or (bottom - top + 1) * (right - left + 1) > MOST_IN_VAIN * (end - at):
                yield from ((ref, self.value(*ref)) for ref in refs[at:end])
            else:
                area = self._library.RangeAddress(sheet, top, left, bottom, right)
                held = self._workbook.sheet(sheet).get_values(area)
                for ref in refs[at:end]:
                    yield ref, self._settled(held[ref.row - top][ref.column - left])
            at = end

    def columns(self, sheet: str, bands: Sequence[Band]) -> list[dict[int, list[Value]]] | None:
        """What the formulas of bands give, by the column of the band, row by row; None where one gives no value."""
        if self._one_by_one:
            return None
        found: list[dict[int, list[Value]]] = [
            {at: [] for at, formulas in enumerate(band.formulas) if formulas is not None} for band in bands
        ]
        wanted = [band.columns[at] for band, columns in zip(bands, found, strict=True) for at in columns]
        if not wanted:
            return found
        left, right = min(wanted), max(wanted)
        top, last = min(band.numbers[0] for band in bands), max(band.numbers[-1] for band in bands)
        step = max(1, AT_A_TIME // (right - left + 1))
        for first in range(top, last + 1, step):
            area = self._library.RangeAddress(sheet, first, left, min(first + step - 1, last), right)
            held = self._workbook.sheet(sheet).get_values(area)
            for band, columns in zip(bands, found, strict=True):
                begin, end = bisect_left(band.numbers, first), bisect_left(band.numbers, first + step)
                rows = [held[number - first] for number in band.numbers[begin:end]]
                for at, values in columns.items():
                    place = band.columns[at] - left
                    for one in self._settled_column([row[place] for row in rows]):
                        if isinstance(one, Failure):
                            return None
                        values.append(one)
        return found

    def _settled_column(self, found: list[Any]) -> Iterable[Value | Failure]:
        if set(map(type, found)) == {float} and all(map(isfinite, found)):
            known = {one: Decimal(_FIFTEEN_DIGITS(one + 0.0)) for one in set(found)}
            return [known[one] for one in found]  # one object for each number; nil has no minus before it
        return [self._settled(one) for one in found]

    @staticmethod
    def _settled(found: Any) -> Value | Failure:
        if found is None:
            return Failure("the calculation library gave no value")
        if isinstance(found, dict):
            kind = str(found.get("kind"))
            if kind in _FAILURES or kind not in _ERRORS:
                return Failure(_FAILURES.get(kind, f"the calculation library failed ({kind})"))
        if isinstance(found, list):
            return Failure("it gives an array where one value is wanted")
        return _exact(found)

    def _returned(self, result: Any) -> Any:
        if isinstance(result, Sequence) and not isinstance(result, str):
            return [[self._plain(cell) for cell in row] for row in result]
        return self._plain(result)

    @staticmethod
    def _plain(value: Any) -> Any:
        if isinstance(value, CellError):
            return {"type": "Error", "kind": _KINDS.get(str(value), "Value")}
        if value is None:
            return ""
        return value if isinstance(value, bool | str) else float(value)


def _exact(found: Any) -> Value:
    if isinstance(found, bool | str) or found is None:
        return found
    if isinstance(found, dict):
        return _ERRORS.get(str(found.get("kind")), CellError("#VALUE!"))
    if isinstance(found, int | float):
        return Decimal(format(found, ".15g")) + 0 if isfinite(found) else CellError("#NUM!")
    return str(found)


def _fifteen(argument: Any) -> Any:
    if isinstance(argument, float):
        return float(format(argument, ".15g"))
    return [_fifteen(part) for part in argument] if isinstance(argument, list) else argument


def _rows(argument: Any) -> list[list[Value]]:
    """An argument as rows of Values: one cell is one row of one."""
    if not isinstance(argument, list):
        return [[_exact(argument)]]
    return [[_exact(cell) for cell in row] if isinstance(row, list) else [_exact(row)] for row in argument]


@lru_cache(maxsize=4096)
def knows(function: str) -> bool:
    """Whether the library has a function of this name: a call without arguments tells `#NAME?` from other errors."""
    scratch = Computer({"S": Held({}, {1: {1: function + "()"}})})
    scratch.compute()
    found = scratch.value("S", 1, 1)
    return not isinstance(found, Failure) and found != CellError("#NAME?")
