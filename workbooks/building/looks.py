"""How cells look: number formats that show `(522.8)`, `—` and `242 685.1`, and the few looks that all sheets share."""

from __future__ import annotations

from dataclasses import dataclass

AMOUNT = r'#\ ##0.0_);\(#\ ##0.0\);"—"_)'
SMALL_NEGATIVE = r"0.0_);\(0.0\)"
"""Below one thousand the blank of AMOUNT would stand inside the parentheses; a conditional format puts this instead."""
PERCENTAGE = r'0.0_);\(0.0\);"—"_)'
SHARE = r'0.0%_);\(0.0%\);"—"_)'
DOLLARS = r'#\ ###\ ##0_);\(#\ ###\ ##0\);"—"_)'
COUNT = r"#\ ##0_)"
RATE = r"#\ ##0.0_)"
PLACES = (COUNT, RATE, r"#\ ##0.00_)")
"""Formats of a count with no, one and two decimals."""

THIN, MEDIUM, DOUBLE, HAIR = 1, 2, 6, 7


@dataclass(frozen=True, slots=True)
class Look:
    """What one cell looks like; numbers of borders are Excel's own."""

    number: str = "General"
    bold: bool = False
    size: float = 10
    align: str = "left"
    indent: int = 0
    wrap: bool = False
    top: int = 0
    bottom: int = 0
    sides: int = 0
    colour: str = ""
    fill: str = ""


HAIR_COLOUR = "#A6A6A6"
GREY = "#F2F2F2"
REPORT = Look(size=9, colour="#595959")
CAPTION = Look(size=13, bold=True, wrap=True)
UNIT = Look(size=9)
HEADER = Look(bold=True, align="center", wrap=True, top=THIN, bottom=THIN, sides=THIN, fill=GREY)
FORMULA_ROW = Look(size=9, align="center", top=THIN, bottom=MEDIUM, sides=THIN, fill=GREY)
GROUP = Look(bold=True, top=THIN, bottom=THIN, fill=GREY)
NOTE = Look(size=9, wrap=True)
