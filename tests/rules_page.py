"""Writes docs/rules.md from the declared rules: `python -m tests.rules_page`. A test holds the page against them."""

from __future__ import annotations

from pathlib import Path

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.codes import WORKBOOK_CODES
from xlengine.function import FUNCTIONS
from xlengine.rule import RULES

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
GROUPS = {
    "1": "Across a row", "2": "Down a column", "3": "Between tables", "4": "For a reader's judgement",
    "5": "Text against tables",
}  # fmt: skip


def page() -> str:
    """The page as it must be."""
    lines = ["# Every rule", ""]
    lines.append("`xlengine explain CODE` prints one of them with its reason. Made from the rules themselves.")
    for digit, title in GROUPS.items():
        lines += ["", f"## {title}", ""]
        lines += ["| code | rule | what | example | source | in a cell |", "|---|---|---|---|---|---|"]
        for rule in sorted((r for r in RULES.values() if r.code[3] == digit), key=lambda r: r.code):
            function = f"XLE_{rule.name.upper()}"
            cell = f"`{function}`" if function in FUNCTIONS else ""
            example = " ".join(rule.example.split())
            cells = (rule.code, rule.title, rule.sentence, example, "; ".join(rule.cites), cell)
            lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "## The workbook itself", "", "| code | name | what |", "|---|---|---|"]
    lines += [f"| {c.code} | {c.name.replace('_', ' ')} | {c.sentence} |" for c in WORKBOOK_CODES.values()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
