"""A shared formula, written once in a file, as each of its cells means it."""

from __future__ import annotations

import re
from functools import lru_cache

from xlengine.expression import expression
from xlengine.sheet import LAST_COLUMN, LAST_ROW, column_letters, column_number

_WORD = expression(
    r"""
    "(?:[^"]|"")*" | '(?:[^']|'')*' | \[(?:[^\[\]]|\[[^\[\]]*\])*\]       # a text, a quoted sheet, a table's column
    | (?P<column>\$?[A-Za-z]{1,3}) : (?P<last_column>\$?[A-Za-z]{1,3}) (?![\w.(!\[$])
    | (?P<row>\$?[1-9][0-9]{0,6}) : (?P<last_row>\$?[1-9][0-9]{0,6}) (?![\w.!])
    | (?P<letters>\$?[A-Za-z]{1,3}) (?P<digits>\$?[1-9][0-9]{0,6}) (?![\w.(!\[?\\])
    | [^\W\d][\w.\\?]* | [0-9.]+(?:[Ee][+-]?[0-9]+)? | .                   # a name, a number, any other sign
    """,
    re.VERBOSE | re.DOTALL,
)
_column = lru_cache(maxsize=1024)(column_number)
_letters = lru_cache(maxsize=1024)(column_letters)


class SharedFormula:
    """The formula of the cell that holds its text; other cells get it with their relative references moved."""

    __slots__ = ("_by_column", "_pieces", "_rows", "column", "row")

    def __init__(self, text: str, row: int, column: int) -> None:
        self.row, self.column = row, column
        self._pieces: list[str | tuple[bool, int]] = []
        """Text that stays, and (is a row, number) for each relative row or column."""
        for word in _WORD.finditer(text):
            for part in _parts(word):
                if self._pieces and isinstance(part, str) and isinstance(self._pieces[-1], str):
                    self._pieces[-1] += part
                else:
                    self._pieces.append(part)
        self._rows = [piece[1] - 1 for piece in self._pieces if not isinstance(piece, str) and piece[0]]
        """The relative rows, counted from nil."""
        self._by_column: dict[int, str] = {}
        """The formula in a column, with `%d` where a relative row stands."""

    def at(self, row: int, column: int) -> str:
        """The formula for another cell. What would leave the sheet comes in again at its other edge, as in Excel."""
        if column not in self._by_column:
            self._by_column[column] = self._in_column(column)
        down = row - self.row
        return self._by_column[column] % tuple([(one + down) % LAST_ROW + 1 for one in self._rows])

    def _in_column(self, column: int) -> str:
        right = column - self.column
        return "".join(
            piece.replace("%", "%%")
            if isinstance(piece, str)
            else "%d"
            if piece[0]
            else _letters((piece[1] + right - 1) % LAST_COLUMN + 1)
            for piece in self._pieces
        )


def _parts(word: re.Match[str]) -> list[str | tuple[bool, int]]:
    """A word as text that stays and edges that move."""
    kind = word.lastgroup
    if kind == "digits":
        letters, digits = word["letters"], word["digits"]
        if _column(letters.lstrip("$")) > LAST_COLUMN or int(digits.lstrip("$")) > LAST_ROW:
            return [word[0]]
        return [_edge(letters), _edge(digits)]
    if kind == "last_column":
        if max(_column(word[name].lstrip("$")) for name in ("column", "last_column")) > LAST_COLUMN:
            return [word[0]]
        return [_edge(word["column"]), ":", _edge(word["last_column"])]
    if kind == "last_row":
        return [_edge(word["row"]), ":", _edge(word["last_row"])]
    return [word[0]]


def _edge(text: str) -> str | tuple[bool, int]:
    if text.startswith("$"):
        return text
    return (True, int(text)) if text.isdigit() else (False, _column(text))
