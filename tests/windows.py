"""The functions through xlwings' own Windows code, with Windows' part replaced.

Run as a program: it reads nothing, writes the results of all examples to standard output as JSON. Real: decorators,
conversion, `call_udf`, the generated VBA. Replaced: pywin32, Excel and the passage between the two. In a process of
its own, because xlwings chooses its decorators when it is imported.
"""

# ruff: noqa: N802 — the object model of Excel names the members

from __future__ import annotations

import atexit
import ctypes
import datetime
import importlib
import io
import json
import sys
import time
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

RANGE_INTERFACE = "{00020846-0000-0000-C000-000000000046}"
LEFT_OUT = -2147352572
"""What VBA hands over for an optional argument that is not there."""


class ComError(Exception):
    hresult = 0


class ComTime(datetime.datetime):
    pass


class Dispatched:
    """Any class of pywin32 that is only inherited from."""


def module(name: str, **members: Any) -> ModuleType:
    made = ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    return made


def excel_without_windows() -> Any:
    """xlwings as it is on Windows."""
    for name in ("win32api", "win32con", "win32gui", "win32event"):
        module(name)
    module("win32process", GetWindowThreadProcessId=lambda window: (0, 1))
    module("win32timezone", TimeZoneInfo=SimpleNamespace(utc=lambda: datetime.UTC))
    module("pywintypes", com_error=ComError, TimeType=ComTime, IID=str, Time=None)
    module(
        "pythoncom", __file__="pythoncom.dll", com_error=ComError, CoInitialize=lambda: None, IID_IDispatch=0,
        IID_IEnumVARIANT=0, TypeIIDs={0: type("PyIDispatch", (), {})}, CoMarshalInterThreadInterfaceInStream=None,
    )  # fmt: skip
    client = module(
        "win32com.client", Dispatch=lambda thing, **_: thing, DispatchEx=Dispatched, CDispatch=Dispatched,
        DispatchBaseClass=Dispatched, CoClassBaseClass=Dispatched, VARIANT=Dispatched, gencache=MagicMock(),
    )  # fmt: skip
    server = module(
        "win32com.server",
        util=module("win32com.server.util", wrap=lambda thing, *_, **__: thing, unwrap=lambda thing: thing),
        dispatcher=module("win32com.server.dispatcher"),
        policy=module("win32com.server.policy", DefaultPolicy=object),
        exception=module("win32com.server.exception", COMException=ComError),
    )
    module("win32com", client=client, server=server)
    libraries = {name: getattr(ctypes, name, None) for name in ("PyDLL", "windll", "oledll")}
    for name in libraries:
        setattr(ctypes, name, MagicMock(name=name))
    import xlwings

    windows = importlib.import_module("xlwings._xlwindows")
    ctypes.PyDLL = libraries["PyDLL"]  # type: ignore[misc]
    atexit.unregister(windows.cleanup)
    xlwings._xlwindows = windows
    xlwings.engines.add(xlwings.Engine(impl=windows.engine))
    udfs = importlib.import_module("xlwings.udfs")
    xlwings.func, xlwings.arg, xlwings.ret, xlwings.sub = udfs.xlfunc, udfs.xlarg, udfs.xlret, udfs.xlsub
    return udfs


class ComSheet:
    """A worksheet as Excel's object model shows it."""

    def __init__(self, rows: int, columns: int, values: dict[tuple[int, int], Any]) -> None:
        self.size, self.values, self.reads, self.Name = (rows, columns), values, 0, "表1"
        self.Parent = SimpleNamespace(Application=SimpleNamespace(Hwnd=1), Name="book.xlsm")

    @property
    def UsedRange(self) -> ComRange:
        return ComRange(self, 1, 1, *self.size)

    def Cells(self, row: int, column: int) -> ComRange:
        return ComRange(self, row, column, 1, 1)

    def Range(self, first: ComRange, last: ComRange) -> ComRange:
        return ComRange(self, first.Row, first.Column, last.Row - first.Row + 1, last.Column - first.Column + 1)


class ComRange:
    """A range as Excel hands it to a function."""

    def __init__(self, sheet: ComSheet, row: int, column: int, rows: int, columns: int) -> None:
        self.Worksheet, self.Row, self.Column = sheet, row, column
        self.Rows, self.Columns = SimpleNamespace(Count=rows), SimpleNamespace(Count=columns)
        attributes = SimpleNamespace(iid=RANGE_INTERFACE)
        self._oleobj_ = SimpleNamespace(GetTypeInfo=lambda: SimpleNamespace(GetTypeAttr=lambda: attributes))

    @property
    def Value(self) -> Any:
        self.Worksheet.reads += self.Rows.Count * self.Columns.Count
        values = tuple(
            tuple(self.Worksheet.values.get((row, column)) for column in self._span(self.Column, self.Columns))
            for row in self._span(self.Row, self.Rows)
        )
        return values[0][0] if self.Rows.Count == self.Columns.Count == 1 else values

    def __call__(self, row: int, column: int) -> ComRange:
        return self.Worksheet.Cells(self.Row + row - 1, self.Column + column - 1)

    @staticmethod
    def _span(first: int, count: Any) -> range:
        return range(first, first + count.Count)


def com_range(rows: list[list[Any]]) -> ComRange:
    """The cells as a range of a sheet of their own, each as COM carries it."""
    values = {(i, j): com_value(cell) for i, row in enumerate(rows, 1) for j, cell in enumerate(row, 1)}
    return ComRange(ComSheet(len(rows), len(rows[0]), values), 1, 1, len(rows), len(rows[0]))


def com_value(cell: Any) -> Any:
    from udfs.edge import COM_ERRORS
    from xlengine.sheet import CellError

    if isinstance(cell, CellError):
        return next(number for number, error in COM_ERRORS.items() if error == cell)
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


def main() -> None:
    udfs = excel_without_windows()
    com = importlib.import_module("udfs.com")
    from tests.examples import examples

    def call(name: str, *arguments: Any) -> Any:
        return udfs.call_udf("udfs.com", name, arguments)

    found: dict[str, Any] = {
        "results": [call(one.function, *map(com_range, one.arguments)) for one in examples("com")],
        "constants": call("XLE_VARIANCE", 5.0, ((1.0,), (None,))),
        "left out": call("XLE_PERCENTAGE", 15.5, 72.6, LEFT_OUT),
        "new error": call("XLE_VARIANCE", ((-2146826243,),), ((1.0,),)),
        "date": call("XLE_VARIANCE", ComTime(2025, 3, 1, tzinfo=datetime.UTC), 0.0),
    }
    column = ComSheet(300, 2, {(row, column): float(row) for row in range(1, 301) for column in (1, 2)})
    whole = call("XLE_VARIANCE", ComRange(column, 1, 1, 1_048_576, 1), ComRange(column, 1, 2, 1_048_576, 1))
    found["whole column"] = [len(whole), column.reads]
    long = tuple((float(at),) for at in range(50_000))
    begun = time.process_time()
    call("XLE_VARIANCE", long, long)
    found["seconds for 50000 rows"] = time.process_time() - begun
    text = io.StringIO()
    udfs.generate_vba_wrapper("udfs.com", com, text, SimpleNamespace(Name="xlengine.xlam"))
    found["vba"] = text.getvalue()
    made = {name: one.__xlfunc__ for name, one in vars(com).items() if hasattr(one, "__xlfunc__")}
    found["wizard"] = {
        name: [one["ret"]["doc"], one["category"], [argument["doc"] for argument in one["args"]]]
        for name, one in made.items()
    }
    found["volatile"] = [name for name, one in made.items() if one["volatile"]]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
