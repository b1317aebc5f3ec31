"""The one place that talks to formualizer's workbook: Values in, Values out, failures in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from xlengine.files.formula import library
from xlengine.sheet import CellError, Value

_KINDS = {
    "#DIV/0!": "Div", "#N/A": "Na", "#NAME?": "Name", "#REF!": "Ref", "#VALUE!": "Value", "#NUM!": "Num",
    "#NULL!": "Null", "#SPILL!": "Spill", "#CALC!": "Calc",
}  # fmt: skip
_ERRORS = {kind: CellError(text) for text, kind in _KINDS.items()}
CIRCLE = "it depends on itself"
FIFTEEN = "XLE_FIFTEEN_DIGITS"
"""The function that the sides of a comparison are put into."""
_FAILURES = {
    "Circ": CIRCLE,
    "Spill": "its array has no room: other cells stand in its way",
    "NImpl": "the calculation library does not do what it asks for",
}


class Failure(NamedTuple):
    """What the library gave instead of a value."""

    reason: str


class Computer:
    """One workbook in formualizer's memory."""

    def __init__(self, sheets: Iterable[str], date_1904: bool = False) -> None:
        fz = library()
        settings = fz.EvaluationConfig()
        settings.enable_parallel = False  # budget workbooks are too small to gain by threads
        settings.cycle_detection = "runtime"  # as Excel: a circle through a branch of IF that is not taken is none
        if date_1904:
            settings.date_system = "1904"
        # Ephemeral: in the other mode 0.13.0 leaves formulas set in batches without a value
        self._workbook = fz.Workbook(config=fz.WorkbookConfig(mode=fz.WorkbookMode.Ephemeral, eval_config=settings))
        self._workbook.set_temporal_egress("serial")
        self._literal, self._one_by_one = fz.LiteralValue, False
        self._workbook.register_function(FIFTEEN, _fifteen, min_args=1, max_args=1)
        for name in sheets:
            self._workbook.add_sheet(name)

    def register(self, name: str, call: Callable[..., Any]) -> None:
        """Make a function of our own callable from cells: lists of rows of Values in, a Value or rows out."""

        def called(*arguments: Any) -> Any:
            try:
                return self._returned(call(*(_rows(argument) for argument in arguments)))
            except Exception:  # a function in a cell answers with an error value, as in Excel
                return {"type": "Error", "kind": "Value"}

        self._workbook.register_function(name, called)

    def put(self, sheet: str, rows: Mapping[int, Mapping[int, Value]]) -> None:
        """Values into cells: in blocks, for each call to the library costs more than a few blanks in a block do."""
        block: list[int] = []
        for row in sorted(rows):
            if block and row > block[-1] + 20:
                self._put_block(sheet, block, rows)
                block = []
            if rows[row]:
                block.append(row)
        self._put_block(sheet, block, rows)

    def _put_block(self, sheet: str, block: list[int], rows: Mapping[int, Mapping[int, Value]]) -> None:
        if not block:
            return
        left, right = min(min(rows[row]) for row in block), max(max(rows[row]) for row in block)
        height, width = block[-1] - block[0] + 1, right - left + 1
        if height * width > 1000 + 20 * sum(len(rows[row]) for row in block):
            for row in block:
                for column, value in rows[row].items():
                    self._workbook.set_value(sheet, row, column, self._literally(value))
            return
        cells: list[list[Any]] = [[None] * width for _ in range(height)]
        for row in block:
            line = cells[row - block[0]]
            for column, value in rows[row].items():
                line[column - left] = self._literally(value)
        self._workbook.set_values_batch(sheet, block[0], left, cells)

    def put_formulas(self, sheet: str, columns: Mapping[int, Mapping[int, str]]) -> dict[tuple[int, int], str]:
        """Formulas into cells, by column and row; what the library refuses comes back with the reason."""
        refused: dict[tuple[int, int], str] = {}
        for column, texts in columns.items():
            run: list[str] = []
            first = 0
            for row in sorted(texts):
                if run and row != first + len(run):
                    self._put_run(sheet, first, column, run, refused)
                    run = []
                if not run:
                    first = row
                run.append("=" + texts[row])
            if run:
                self._put_run(sheet, first, column, run, refused)
        return refused

    def _put_run(self, sheet: str, row: int, column: int, run: list[str], refused: dict[tuple[int, int], str]) -> None:
        try:
            self._workbook.set_formulas_batch(sheet, row, column, [[text] for text in run])
        except Exception:  # one formula spoils the batch: find it
            for offset, text in enumerate(run):
                try:
                    self._workbook.set_formula(sheet, row + offset, column, text)
                except Exception as error:
                    said = str(error).splitlines()[0]
                    refused[row + offset, column] = CIRCLE if "#CIRC!" in said else f"it cannot be read: {said}"

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
        if found is None:
            return Failure("the calculation library gave no value")
        if isinstance(found, dict):
            kind = str(found.get("kind"))
            if kind in _FAILURES or kind not in _ERRORS:
                return Failure(_FAILURES.get(kind, f"the calculation library failed ({kind})"))
        if isinstance(found, list):
            return Failure("it gives an array where one value is wanted")
        return _exact(found)

    def _literally(self, value: Value) -> Any:
        if isinstance(value, CellError):
            return self._literal.error(_KINDS.get(str(value), "Value"), None)
        return float(value) if isinstance(value, Decimal) else value

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
        return Decimal(format(found, ".15g")) + 0
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


@lru_cache(maxsize=1)
def _scratch() -> Computer:
    return Computer(["S"])


@lru_cache(maxsize=4096)
def knows(function: str) -> bool:
    """Whether the library has a function of this name: a call without arguments tells `#NAME?` from other errors."""
    scratch = _scratch()
    if scratch.put_formulas("S", {1: {1: function + "()"}}):
        return False
    scratch.compute()
    found = scratch.value("S", 1, 1)
    return not isinstance(found, Failure) and found != CellError("#NAME?")
