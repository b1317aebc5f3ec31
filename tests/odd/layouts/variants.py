"""The four workbooks of a table, and what differs between them: told by the table's name, alike every time."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

VARIANTS = ("a_hard", "b_blank", "c_formula", "d_text")
FORMATS = ('#,##0{};(#,##0{});"–"', "#,##0{}_);(#,##0{})", "#,##0{};-#,##0{}")


@dataclass(frozen=True)
class Layout:
    """How one workbook lays a table out."""

    variant: str
    top: int
    left: int
    titles: int
    """Lines above the heading: title; title and unit; symbol, title and unit."""
    gap: bool
    """Whether a blank row stands between heading and lines."""
    spacers: bool
    groups: Literal["merged", "repeated", "first"]
    indents: Literal["format", "blanks", "none"]
    dash: Literal["text", "zero", "blank"]
    percent: Literal["points", "fraction"]
    number_format: str
    notes_gap: int
    right_to_left: bool
    extra_sheet: bool


def layout_of(table: dict[str, Any], variant: str) -> Layout:
    """Chosen by the name of table and variant, so that a new build gives the same bytes."""
    dice = iter(sha256(f"{table['id']} {variant}".encode()).digest())

    def roll(*choices: Any) -> Any:
        return choices[next(dice) % len(choices)]

    told = table.get("layout", {})
    blank, text, formulas = (variant == name for name in ("b_blank", "d_text", "c_formula"))
    return Layout(
        variant=variant,
        top=roll(6, 7) if blank else 0 if text else roll(0, 1, 2),
        left=roll(1, 2, 3) if blank else 0 if text else roll(0, 0, 1),
        titles=1 if text else roll(2, 2, 3),
        gap=told.get("gap", roll(False, True) if not blank else False),
        spacers=roll(False, True) if blank or formulas else False,
        groups="merged" if variant == "a_hard" else "repeated" if blank else roll("first", "merged", "repeated"),
        indents="blanks" if blank or text else roll("format", "format", "none"),
        dash=told.get("dash", "text" if text else roll("text", "zero") if not blank else roll("zero", "text")),
        percent=told.get("percent", "points" if text or blank else roll("points", "points", "fraction")),
        number_format=roll(*FORMATS),
        notes_gap=told.get("notes_gap", roll(1, 2)),
        right_to_left=bool(told.get("rtl", False)),
        extra_sheet=formulas and roll(True, False),
    )
