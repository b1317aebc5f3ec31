"""The list for a person with Windows says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from udfs.live import FINDINGS, LOG
from xlengine.function import CATEGORY, FUNCTIONS

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "windows-checklist.md").read_text("utf-8")


def test_it_names_functions_sheets_and_category_as_they_are() -> None:
    assert set(re.findall(r"XLE_[A-Z_]+", TEXT)) <= set(FUNCTIONS)
    assert f"*{LOG}*" in TEXT
    assert f"*{FINDINGS}*" in TEXT
    assert f"**{CATEGORY}**" in TEXT


def test_the_figures_in_it_are_right() -> None:
    variance = FUNCTIONS["XLE_VARIANCE"]([[242685.1], [12111.8]], [[243207.9], [12488.4]])
    assert [f"{row[0]:f}".replace("-", "−") for row in variance] == ["−522.8", "−376.6"]  # type: ignore[str-bytes-safe]
    assert "−522.8, −376.6" in TEXT
    percentage = FUNCTIONS["XLE_PERCENTAGE"](variance, [[242685.1], [12111.8]])
    assert ", ".join(f"{row[0]}".replace("-", "−") for row in percentage) in TEXT
    assert f"{sum(row[0] for row in variance)}".replace("-", "−") in TEXT  # type: ignore[misc]
