"""What the check of formulas says, and when two values are one."""

from __future__ import annotations

from decimal import Decimal

from xlengine.files.calculate import close
from xlengine.finding import Because, Finding, Severity
from xlengine.judging.stale import is_stale
from xlengine.sheet import CellError, Ref, Value

_NAMES = {
    "XLE911": ("stale_value", Severity.ERROR),
    "XLE912": ("missing_value", Severity.WARNING),
    "XLE914": ("unknown_function", Severity.WARNING),
    "XLE915": ("not_checked", Severity.WARNING),
}
_CLASSIC = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


def stale(ref: Ref, found: Value, expected: Value, because: tuple[Because, ...]) -> Finding:
    """XLE911: the stored result is not what the formula gives from the stored values of the cells it names."""
    message = (
        f"the stored result is {shown(found)}, but the formula gives {shown(expected)} from the stored values of the "
        "cells it names: the workbook was changed and not recalculated"
    )
    return _finding("XLE911", ref, message, shown(found), shown(expected), because)


def missing(ref: Ref, expected: Value) -> Finding:
    """XLE912: the formula has no stored result."""
    message = (
        "the formula has no stored result: the workbook was saved without calculating, and a program that does not "
        "calculate sees a blank"
    )
    return _finding("XLE912", ref, message, expected=None if expected is None else shown(expected))


def unknown(ref: Ref, function: str) -> Finding:
    """XLE914: a function that neither Excel nor we have."""
    message = f"neither Excel nor this program has a function {function}: Excel shows #NAME? unless an add-in has it"
    return _finding("XLE914", ref, message)


def unchecked(ref: Ref, reason: str) -> Finding:
    """XLE915: the formula was not recomputed; its stored result is neither right nor wrong, as far as was seen."""
    return _finding("XLE915", ref, f"the formula was not checked: {reason}")


def same(found: Value, expected: Value, largest: Decimal = Decimal(0)) -> bool:
    """Whether a stored result is what was computed. A reference to a blank cell gives 0, or an empty text."""
    if expected is None:
        return found in (Decimal(0), "") and found is not False
    if found == "" and expected == "":
        return True
    if isinstance(found, CellError) and isinstance(expected, CellError) and str(found) not in _CLASSIC:
        return True  # `#SPILL!` and its like: the package has no such value, and passes another on
    if isinstance(found, str) and isinstance(expected, str):
        return type(found) is type(expected) and not is_stale(found, expected)
    return close(found, expected, largest)


def shown(value: Value) -> str:
    """A value as a message says it."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def _finding(
    code: str,
    ref: Ref,
    message: str,
    found: str | None = None,
    expected: str | None = None,
    because: tuple[Because, ...] = (),
) -> Finding:
    name, severity = _NAMES[code]
    return Finding(code, name, severity, ref, message, found, expected, because)
