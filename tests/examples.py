"""The examples that every host runs, and how a host's result is held against them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from xlengine.functions.cells import ERRORS
from xlengine.sheet import CellError


@dataclass(frozen=True)
class Example:
    fact: str
    function: str
    arguments: list[list[list[Any]]]
    """Cells as a host would hold them: a number, a text, True or False, a CellError, None."""
    result: list[list[Any]]
    sheet: str
    hosts: tuple[str, ...]

    def __str__(self) -> str:
        return self.fact


def examples(host: str) -> list[Example]:
    """The examples that this host runs: all, unless an example names its hosts."""
    found = []
    for entry in tomllib.loads(Path(__file__).with_name("examples.toml").read_text("utf-8"))["example"]:
        hosts = tuple(entry.get("hosts", ()))
        if not hosts or host in hosts:
            arguments = [[[cell_of(cell) for cell in row] for row in rows] for rows in entry["arguments"]]
            result = [[cell_of(cell) for cell in row] for row in entry["result"]]
            found.append(
                Example(entry["fact"], entry["function"], arguments, result, entry.get("sheet", "Sheet1"), hosts)
            )
    return found


def cell_of(cell: Any) -> Any:
    if cell == "" and isinstance(cell, str):
        return None
    return CellError(cell) if isinstance(cell, str) and cell in ERRORS else cell


def same(found: Any, expected: Any, *, truth_as_number: bool = False) -> bool:
    """Whether a host's cell is the expected one, to fifteen digits: floats carry no more."""
    if expected is None:
        return found is None or found == ""
    if isinstance(expected, bool):
        if truth_as_number and not isinstance(found, bool):
            return isinstance(found, (int, float, Decimal)) and found == int(expected)
        return isinstance(found, bool) and found is expected
    if isinstance(expected, str):
        return isinstance(found, str) and str(found) == str(expected)
    if isinstance(found, bool) or not isinstance(found, (int, float, Decimal)):
        return False
    return f"{float(found):.15g}" == f"{float(expected):.15g}"


def differences(example: Example, found: Any, *, truth_as_number: bool = False) -> list[str]:
    """Where the host's rows differ from the example's, in words; empty where they agree."""
    shape = [len(row) for row in found]
    expected = [len(row) for row in example.result]
    if shape != expected:
        return [f"{example}: {shape} cells in the rows, not {expected}: {found}"]
    return [
        f"{example}: row {at + 1}, column {place + 1}: {cell!r}, not {should!r}"
        for at, (row, wanted) in enumerate(zip(found, example.result, strict=True))
        for place, (cell, should) in enumerate(zip(row, wanted, strict=True))
        if not same(cell, should, truth_as_number=truth_as_number)
    ]
