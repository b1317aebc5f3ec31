"""A formula as text: its words, the functions it calls, the cells it names. Formulas are read here, never computed.

The words come from formualizer's tokenizer. Whatever stands for the same thing is made one: the spellings of our own
functions, defined names and what they refer to, the marks that Excel puts before newer functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from xlengine.expression import expression
from xlengine.sheet import LAST_COLUMN, LAST_ROW, column_letters, column_number, quoted

_SHEET = r"(?:('(?:[^'\[\]]|'')+'|[^'!\[\]:]+)!)?"
_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})"
_CELLS = expression(f"{_SHEET}{_CELL}(?::{_CELL})?")
_COLUMNS = expression(rf"{_SHEET}(\$?)([A-Za-z]{{1,3}}):(\$?)([A-Za-z]{{1,3}})")
_ROWS = expression(rf"{_SHEET}(\$?)([1-9][0-9]{{0,6}}):(\$?)([1-9][0-9]{{0,6}})")
_FOREIGN = expression(r"_xll\.|_xldudf_|_xludf\.", re.IGNORECASE)
_NEWER = expression(r"(?:_xlfn\.|_xlws\.)+", re.IGNORECASE)
_OURS = expression(r"XLE[_.](\w[\w.]*)", re.IGNORECASE)

COMPARISONS = frozenset({"=", "<>", "<", ">", "<=", ">="})
JOIN = "&"
JOINING = frozenset({"CONCATENATE", "CONCAT"})
_column = lru_cache(maxsize=1024)(column_number)

EVER_CHANGING = frozenset({"NOW", "TODAY", "RAND", "RANDARRAY", "RANDBETWEEN"})
MOVING = frozenset({"INDIRECT", "OFFSET"})
"""Functions whose cells cannot be told from the text of the formula."""

_LOCAL = frozenset({"LET", "LAMBDA"})


class Reference(NamedTuple):
    """Cells that a formula names. An open edge (`A:A`, `2:3`) reaches to the edge of the worksheet."""

    sheet: str | None
    top: int
    left: int
    bottom: int
    right: int
    top_fixed: bool
    left_fixed: bool
    bottom_fixed: bool
    right_fixed: bool

    @property
    def single(self) -> bool:
        """One cell, as far as the text says it: `B2`, not `B2:B2`."""
        return self.top == self.bottom and self.left == self.right


@dataclass(slots=True)
class Formula:
    """One formula taken apart. `words` holds texts and, in place of what names cells, References."""

    words: list[str | Reference] = field(default_factory=list)
    functions: set[str] = field(default_factory=set)
    trouble: str = ""
    """Why it cannot be computed, in words; empty where nothing in its text forbids it."""
    compares: bool = False
    """It compares values, or joins them to a text: of fifteen digits, and not of all that the library has."""
    plain: bool = True
    """Its text can be computed as it stands: nothing was spelled in another way."""
    references: list[Reference] = field(default_factory=list)
    """The References among its words."""


def library() -> Any:
    """formualizer, imported when it is first needed: starting up must not wait for it."""
    import formualizer

    return formualizer


@lru_cache(maxsize=1)
def _kinds() -> tuple[Any, Any, Any, Any, Any]:
    kind, sub = library().TokenType, library().TokenSubType
    return kind.Operand, sub.Range, kind.Func, sub.Open, kind.OpInfix


def function_name(spelling: str) -> str:
    """One name for the spellings of a function: `[1]!XLE_X`, `_xll.XLE.X` and `_xldudf_XLE_X` are `XLE_X`."""
    last = _FOREIGN.sub("", spelling.rpartition("!")[2], count=1)
    if match := _OURS.fullmatch(last):
        return "XLE_" + match[1].replace(".", "_").upper()
    return _NEWER.sub("", spelling, count=1).upper()


def reference(text: str) -> Reference | None:
    """`B2`, `$B$2:C9`, `A:A`, `2:3`, each with or without a sheet; None where the text is a name or another book."""
    if match := _CELLS.fullmatch(text):
        sheet, left_fixed, left, top_fixed, top, right_fixed, right, bottom_fixed, bottom = match.groups()
        first = (int(top), bool(top_fixed)), (_column(left), bool(left_fixed))
        last = first
        if right is not None:
            last = (int(bottom), bool(bottom_fixed)), (_column(right), bool(right_fixed))
    elif match := _COLUMNS.fullmatch(text):
        sheet, left_fixed, left, right_fixed, right = match.groups()
        first = (1, True), (_column(left), bool(left_fixed))
        last = (LAST_ROW, True), (_column(right), bool(right_fixed))
    elif match := _ROWS.fullmatch(text):
        sheet, top_fixed, top, bottom_fixed, bottom = match.groups()
        first = (int(top), bool(top_fixed)), (1, True)
        last = (int(bottom), bool(bottom_fixed)), (LAST_COLUMN, True)
    else:
        return None
    if sheet and sheet[0] == "'":
        sheet = sheet[1:-1].replace("''", "'")
    near, far = (
        (first, last) if first is last else zip(*(sorted(pair) for pair in zip(first, last, strict=True)), strict=True)
    )
    (row, row_fixed), (column, column_fixed) = near
    (row_to, row_to_fixed), (column_to, column_to_fixed) = far
    if row_to > LAST_ROW or column_to > LAST_COLUMN:
        return None
    return Reference(sheet, row, column, row_to, column_to, row_fixed, column_fixed, row_to_fixed, column_to_fixed)


def dissect(formula: str, names: Mapping[str, str] = MappingProxyType({}), depth: int = 0) -> Formula:
    """The formula (without its `=`) taken apart; `names` are defined names, folded, and what they refer to.

    A formula that cannot be read comes back as its text with the trouble said: this never raises.
    """
    found = Formula()
    try:
        tokens = library().tokenize("=" + formula).tokens()
    except Exception as error:  # the library's own errors share no base class
        found.trouble = f"the formula cannot be read: {str(error).splitlines()[0]}"
        found.words.append(formula)
        return found
    operand, area, function, opening, infix = _kinds()
    words, before = found.words, ""
    groups: list[str] = []
    for token in tokens:
        text, kind = token.value, token.token_type
        if kind == operand and token.subtype == area:
            if before == ":" and len(words) > 1 and isinstance(words[-2], Reference):
                found.trouble = "a range between two references is not supported"
            cells = reference(text)
            if cells is not None:
                words.append(cells)
                found.references.append(cells)
            else:
                _named(found, text, names, depth)
        elif kind == function and token.subtype == opening:
            name = function_name(text[:-1])
            single = name == "SINGLE"  # what files hold for Excel's `@`
            found.plain = found.plain and not single and name.upper() == text[:-1].upper()
            found.functions.add(name)
            if single:
                found.functions.discard(name)
            found.compares = found.compares or name in JOINING
            words.append("@(" if single else name + "(")
        else:
            if kind == infix and text.isspace():
                found.trouble = "an intersection of ranges is not supported"
            elif kind == infix and (text in COMPARISONS or text == JOIN):
                found.compares = True
            elif text == "," and groups and groups[-1] == "(":
                found.trouble = "a union of ranges is not supported"
            words.append(text)
        if text[-1:] in "({":
            groups.append(text)
        elif text in (")", "}") and groups:
            groups.pop()
        before = text
    return found


def _named(found: Formula, text: str, names: Mapping[str, str], depth: int) -> None:
    """Put what a defined name refers to in its place; say so where the text is no name that the workbook has."""
    found.plain = False
    found.words.append(text)
    target = names.get(text.casefold())
    if target is None and found.functions & _LOCAL:
        return  # a variable of LET
    if target is None or depth > 8:
        found.trouble = _unknown(text)
        return
    inner = dissect(target.removeprefix("="), names, depth + 1)
    found.words[-1:] = inner.words if len(inner.words) == 1 else ["(", *inner.words, ")"]
    found.references += inner.references
    found.functions |= inner.functions
    found.compares = found.compares or inner.compares
    found.trouble = found.trouble or inner.trouble


def _unknown(text: str) -> str:
    sheet = text.rpartition("!")[0]
    if "[" in sheet:
        return f"{text} is in another workbook"
    if "[" in text:
        return f"{text} refers to a table by its name, which is not supported"
    if ":" in sheet:
        return f"{text} reaches through several sheets, which is not supported"
    return f"there is no name {text} that holds for the whole workbook"


def folded(names: Mapping[str, str]) -> dict[str, str]:
    """Defined names as `dissect` looks them up: case does not count."""
    return {name.casefold(): target for name, target in names.items()}


def written(reference: Reference) -> str:
    """The reference as a formula writes it, all of it fixed or not as it was."""

    def corner(column: int, column_fixed: bool, row: int, row_fixed: bool) -> str:
        return f"{'$' * column_fixed}{column_letters(column)}{'$' * row_fixed}{row}"

    text = corner(reference.left, reference.left_fixed, reference.top, reference.top_fixed)
    if not reference.single:
        text += ":" + corner(reference.right, reference.right_fixed, reference.bottom, reference.bottom_fixed)
    return f"{quoted(reference.sheet)}!{text}" if reference.sheet else text


def canonical(formula: str) -> str:
    """The formula with every spelling of our own functions made one; all else, letter for letter, as it was."""
    if "xle" not in formula.casefold():
        return formula
    try:
        tokens = library().tokenize("=" + formula.removeprefix("=")).tokens()
    except Exception:
        return formula
    _, _, function, opening, _ = _kinds()
    words = []
    for token in tokens:
        text = token.value
        if token.token_type == function and token.subtype == opening:
            name = function_name(text[:-1])
            text = name + "(" if name.startswith("XLE_") else text
        words.append(text)
    return "=" * formula.startswith("=") + "".join(words)
