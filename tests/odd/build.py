"""Writes the odd workbooks into this folder: `python -m tests.odd.build`. The same bytes every time."""

from __future__ import annotations

from pathlib import Path

from tests.odd.in_cells import in_cells
from tests.odd.in_files import in_files
from tests.odd.in_sheets import in_sheets
from tests.odd.odd import Odd

FOLDER = Path(__file__).parent


def all_odd() -> list[Odd]:
    """Every odd workbook, with what is true of it."""
    return [*in_files(), *in_cells(), *in_sheets()]


def main() -> None:
    for one in all_odd():
        (FOLDER / one.name).write_bytes(one.content)


if __name__ == "__main__":
    main()
