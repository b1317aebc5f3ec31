"""Numbers of a prose text held against the figures of a workbook: which figure was meant, and which is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.book_by_hand import book_of
from xlengine.banded import Banded
from xlengine.checks.narrative import tie_texts
from xlengine.files.read import read
from xlengine.files.text_numbers import numbers_as_texts
from xlengine.judging.reviewing import check_book

BUDGET = {
    "A1": "Thousands of United States dollars", "A2": "Item", "B2": "Budget", "C2": "Actual",
    "A3": "Salaries", "B3": 8306, "C3": 8157, "A4": "Rent", "B4": 7866, "C4": 7936,
    "A5": "Total", "B5": 16172, "C5": 16093,
}  # fmt: skip


def told(tmp_path: Path, text: str) -> tuple[tuple[int | None, int | None], list[str]]:
    """How many numbers are tied and how many not, and what is said of these."""
    path = tmp_path / "n.txt"
    path.write_text(text, encoding="utf-8")
    review = check_book(book_of(("S", BUDGET)))
    tie_texts(review, [str(path)])
    found = [one for one in review.findings if one.code in ("XLE501", "XLE511")]
    said = [f"{one.severity.value} {one.ref.address if one.ref else one.message}" for one in found]
    return (review.tied, review.untied), said


@pytest.mark.parametrize(
    ("text", "counts", "said"),
    [
        ("Total expenditure was 16,093,000 against a budget of 16,172,000.", (2, 0), []),
        ("Total expenditure was 16,093,000 against a budget of 16,127,000.", (1, 1), ["error B5"]),
        ("The total budget was 16,127,000.", (0, 1), ["error C5"]),  # the nearer one
        ("Rent was 7,936,000. The total of 16,093,000 includes it.", (2, 0), []),
        ("Rent was 7,396,000.", (0, 1), ["note n.txt says 7,396,000, which is no figure of the workbook"]),
    ],
)
def test_a_number_that_is_no_figure_was_meant_to_be_one_that_its_sentence_does_not_show(
    tmp_path: Path, text: str, counts: tuple[int, int], said: list[str]
) -> None:
    assert told(tmp_path, text) == (counts, said)


def test_texts_that_look_like_numbers_are_found_in_long_sheets_too(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("S")
        for row in range(2000):
            sheet.write_row(row, 0, (f"Line {row}", "90,411" if row % 500 == 7 else "90411", row))
    book = read(str(path))
    assert isinstance(book.sheets[0].rows, Banded)
    found = numbers_as_texts(book)["S"]
    assert sorted(place.address for place in found) == ["B1008", "B1508", "B508", "B8"]
