"""How a function that no single rule gives is declared."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xlengine.functions.cells import NOT_A_FIGURE, Grid, figure, grid_of
from xlengine.functions.lines import MOST_DECIMALS
from xlengine.sheet import CellError


class RefusedError(Exception):
    """The whole call has no result: an argument that makes no sense. Shown as an error value."""

    def __init__(self, error: CellError) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a function."""

    name: str
    help: str
    """What the function wizard says of it, at most 255 signs."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared function: its name without the prefix, and what the wizard shows."""

    name: str
    arguments: tuple[Argument, ...]
    sentence: str
    compute: Callable[..., Grid]
    code: str
    """The rule whose arithmetic it calls; empty where it calls none."""
    needs_book: bool


def function(
    into: list[Declared], code: str = "", needs_book: bool = False, **helps: str
) -> Callable[[Callable[..., Grid]], Callable[..., Grid]]:
    """Declares a function: its name is the function's, its text the docstring's first line, `helps` its arguments."""

    def declare(compute: Callable[..., Grid]) -> Callable[..., Grid]:
        parameters = inspect.signature(compute).parameters.values()
        arguments = tuple(Argument(p.name, helps[p.name], p.default is not inspect.Parameter.empty) for p in parameters)
        sentence = (inspect.getdoc(compute) or "").partition("\n")[0]
        into.append(Declared(compute.__name__.upper(), arguments, sentence, compute, code, needs_book))
        return compute

    return declare


def decimals_in(argument: Any, usual: int) -> int:
    """The argument `decimals`: a whole number from 0 to 15, or the usual one where it is left out."""
    if argument is None:
        return usual
    found = figure(grid_of(argument)[0][0])
    if found is None:
        return usual
    if isinstance(found, CellError):
        raise RefusedError(found)
    if found != int(found) or not 0 <= found <= MOST_DECIMALS:
        raise RefusedError(NOT_A_FIGURE)
    return int(found)


def text_in(argument: Any, usual: str) -> str:
    """A text argument, or the usual one where it is left out."""
    cell = None if argument is None else grid_of(argument)[0][0]
    if cell is None:
        return usual
    if isinstance(cell, CellError):
        raise RefusedError(cell)
    if not isinstance(cell, str):
        raise RefusedError(NOT_A_FIGURE)
    return cell.strip()
