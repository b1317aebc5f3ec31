"""The spellings of one function: how each host writes it, how files hold it."""

from __future__ import annotations

from xlengine.files.formula import canonical, function_name

__all__ = ["canonical", "function_name", "office", "spellings"]


def office(name: str) -> str:
    """`XLE_VARIANCE` as Excel's web functions show it: namespace XLE, then the name."""
    return name.replace("XLE_", "XLE.", 1)


def spellings(name: str) -> tuple[str, ...]:
    """How files hold a call of `XLE_VARIANCE`: plainly, from a web add-in, from an XLL, from the add-in's workbook.

    The number in `[1]!` differs from file to file, and so does the folder before `xlengine.xlam`: `canonical` knows
    them all.
    """
    shown = office(name)
    return name, shown, f"_xll.{shown}", f"_xldudf_{name}", f"[1]!{name}", f"'xlengine.xlam'!{name}"
