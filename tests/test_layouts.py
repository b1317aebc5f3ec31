"""Tables as odd as real documents print them: nothing is filled wrongly, no right figure is called an error."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.odd.layouts.build import TABLES, build, built_once
from tests.odd.layouts.variants import VARIANTS
from tests.score import score_workbook
from xlengine.files.read import read
from xlengine.judging.reviewing import recalculation
from xlengine.sheet import with_values

LAYOUTS = Path(__file__).with_name("odd") / "layouts"
COMMITTED = sorted(path.name for path in LAYOUTS.glob("*.xlsx"))
FILES = [f"{path.stem}__{variant}.xlsx" for path in sorted(TABLES.glob("*.json")) for variant in VARIANTS]
HARM = ("filled wrong", "false errors", "that were right", "corrected wrongly")


class Built:
    """The folder with all workbooks, and the score of each."""

    def __init__(self) -> None:
        self.folder, entries = built_once()
        self.entries = {entry["file"]: entry for entry in entries}
        self._scores: dict[str, tuple[Counter[str], list[str]]] = {}

    def score(self, file: str) -> tuple[Counter[str], list[str]]:
        if file not in self._scores:
            self._scores[file] = score_workbook(read(str(self.folder / file)), self.entries[file])
        return self._scores[file]

    def computed(self, *statuses: str) -> list[dict[str, Any]]:
        return [cell for entry in self.entries.values() for cell in entry["computed"] if cell["status"] in statuses]


@pytest.fixture(scope="module")
def built() -> Built:
    return Built()


@pytest.mark.parametrize("file", FILES)
def test_a_layout_is_read_without_harm(built: Built, file: str) -> None:
    counts, said = built.score(file)
    assert not any(counts[name] for name in counts if name.endswith(HARM)), said


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith("b_blank.xlsx")])
def test_a_second_recalculation_of_a_layout_writes_nothing(built: Built, file: str) -> None:
    book = read(str(built.folder / file))
    filled = {change.ref: change.value for change in recalculation(book).changes}
    assert recalculation(with_values(book, filled)).changes == []


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith(("a_hard.xlsx", "d_text.xlsx"))])
def test_what_is_wrong_in_print_is_found(built: Built, file: str) -> None:
    counts, said = built.score(file)
    variant = built.entries[file]["variant"]
    assert counts[f"{variant} found"] == counts[f"{variant} inconsistent"], said


def test_of_a_hundred_empty_cells_ninety_seven_are_filled(built: Built) -> None:
    scores = [built.score(file)[0] for file in FILES if file.endswith("b_blank.xlsx")]
    filled = sum(counts["b_blank filled right"] for counts in scores)
    assert filled * 100 >= 97 * sum(counts["b_blank computed"] for counts in scores)


def test_some_figures_are_wrong_in_print(built: Built) -> None:
    assert len(built.computed("inconsistent")) >= 4 * len(VARIANTS)


def test_the_same_tables_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    build(tmp_path, ("ar_munaqalat", "unesco_36c5_mp2"))
    for path in tmp_path.glob("*.xlsx"):
        assert path.read_bytes() == (built.folder / path.name).read_bytes(), path.name


@pytest.mark.parametrize("file", COMMITTED)
def test_the_workbook_that_is_shown_is_the_one_that_is_built(built: Built, file: str) -> None:
    assert (LAYOUTS / file).read_bytes() == (built.folder / file).read_bytes()


def test_ten_workbooks_are_shown() -> None:
    assert len(COMMITTED) == 10


@pytest.mark.parametrize("name", [path.name for path in sorted(TABLES.glob("*.json"))])
def test_a_table_says_where_it_comes_from(name: str) -> None:
    table = json.loads((TABLES / name).read_text(encoding="utf-8"))
    assert table["source"]["symbol"]
    assert table["notes"].endswith(("Figures as printed.", "figures made for this table."))
