"""The cell formats of a workbook, as far as they say what a cell means."""

from __future__ import annotations

import re
from functools import lru_cache

from xlengine.expression import expression
from xlengine.files.markup import Element
from xlengine.sheet import PLAIN, Style

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "$#,##0_);($#,##0)", 6: "$#,##0_);[Red]($#,##0)",
    7: "$#,##0.00_);($#,##0.00)", 8: "$#,##0.00_);[Red]($#,##0.00)", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: "_(* #,##0_);_(* (#,##0);_(* -_);_(@_)", 42: "_($* #,##0_);_($* (#,##0);_($* -_);_(@_)",
    43: "_(* #,##0.00_);_(* (#,##0.00);_(* -??_);_(@_)", 44: "_($* #,##0.00_);_($* (#,##0.00);_($* -??_);_(@_)",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The number formats that files name by number only."""

_LITERAL = expression(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_date_format(number_format: str) -> bool:
    """Whether the format shows a date or a time."""
    bare = _LITERAL.sub("", number_format).casefold()
    return bare != "general" and bool(re.search(r"[ymdhs]", bare.replace("general", "")))


def styles_of(found: list[Element]) -> list[Style]:
    """One Style for each cell format, in the order in which cells number them."""
    formats = dict(BUILT_IN)
    bold, italic, tops = [], [], []
    cells: list[Style] = []
    inside = ""
    current: dict[str, object] | None = None
    for name, given, depth in found:
        if depth == 2:
            inside = name
        if name == "numFmt" and inside == "numFmts":
            formats[_number(given.get("numFmtId"))] = given.get("formatCode") or "General"
        elif name == "font" and inside == "fonts" and depth == 3:
            bold.append(False)
            italic.append(False)
        elif inside == "fonts" and depth == 4 and name in ("b", "i") and bold:
            (bold if name == "b" else italic)[-1] = given.get("val", "1") not in ("0", "false")
        elif name == "border" and inside == "borders" and depth == 3:
            tops.append(False)
        elif inside == "borders" and name == "top" and tops:
            tops[-1] = given.get("style", "none") != "none"
        elif inside == "cellXfs" and name == "xf" and depth == 3:
            number_format = formats.get(_number(given.get("numFmtId")), "General")
            font, border = _number(given.get("fontId")), _number(given.get("borderId"))
            current = {
                "number_format": number_format,
                "bold": font < len(bold) and bold[font],
                "italic": font < len(italic) and italic[font],
                "top_border": border < len(tops) and tops[border],
                "is_date": is_date_format(number_format),
            }
            cells.append(Style(**current))  # type: ignore[arg-type]
        elif inside == "cellXfs" and current is not None and cells:
            if name == "alignment":
                current["indent"] = _number(given.get("indent"))
            elif name == "protection":
                current["locked"] = given.get("locked", "1") not in ("0", "false")
            cells[-1] = Style(**current)  # type: ignore[arg-type]
    return cells or [PLAIN]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 9 else 0
