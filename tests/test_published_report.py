"""The report's own workbooks: filled to the printed figure, checked to the published error, unfolded to the leaf."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

import xlengine
from tests.comparing import losses
from xlengine.files.package import Package
from xlengine.finding import Severity
from xlengine.printed import read_printed
from xlengine.review import Explanation, Review
from xlengine.sheet import Place, Ref

WORKBOOKS = Path(__file__).parent.parent / "workbooks"
BLANK, CHINESE, ENGLISH = (WORKBOOKS / f"A-76-596.{name}.xlsx" for name in ("blank", "zh", "en"))
EXPECTED = list(csv.DictReader((WORKBOOKS / "expected.csv").open(encoding="utf-8")))
WRONG_RATES = {"A4-26", "B-07", "C2-11", "C2-12", "C2-31", "C2-37"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Review]:
    out = tmp_path_factory.mktemp("filled") / "out.xlsx"
    return out, xlengine.recalc(str(BLANK), str(out))


def _right(row: dict[str, str]) -> Decimal | None:
    return Decimal(row["right"]) if row["right"] else None


def test_every_empty_computed_cell_is_filled_with_the_printed_figure(filled: tuple[Path, Review]) -> None:
    changes = {(change.ref.sheet, change.ref.address): change.value for change in filled[1].changes}
    wanted = {
        (row["zh_sheet"], row["cell"]): _right(row) for row in EXPECTED if row["in_blank"] == "empty" and row["right"]
    }
    assert changes == wanted
    financial = [row for row in EXPECTED if row["kind"] != "delivery_rate" and row["in_blank"] == "empty"]
    assert len(financial) == 160
    for row in financial:
        printed = read_printed(row["printed"])
        assert printed is not None
        right = _right(row)
        assert right in (printed.value, printed.value / 100)


def test_nothing_but_the_changed_cells_differs_in_the_file(filled: tuple[Path, Review]) -> None:
    out, review = filled
    parts = {name: part for name, part, _ in Package.open(BLANK).sheets()}
    changed: dict[str, set[Place]] = {}
    for change in review.changes:
        changed.setdefault(parts[change.ref.sheet], set()).add(change.ref.place)
    assert losses(BLANK.read_bytes(), out.read_bytes(), changed) == []


def test_a_second_recalculation_changes_nothing(filled: tuple[Path, Review], tmp_path: Path) -> None:
    assert xlengine.recalc(str(filled[0]), str(tmp_path / "again.xlsx")).changes == []


def test_undo_gives_the_bytes_back(tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(BLANK.read_bytes())
    assert xlengine.recalc(str(copy), in_place=True).changes
    assert copy.read_bytes() != BLANK.read_bytes()
    xlengine.undo(str(copy))
    assert copy.read_bytes() == BLANK.read_bytes()


def test_the_published_report_is_wrong_in_six_delivery_rates_and_nowhere_else() -> None:
    review = xlengine.check(str(CHINESE))
    errors = {(f.ref.sheet, f.ref.address) for f in review.findings if f.severity is Severity.ERROR and f.ref}
    wanted = {(r["zh_sheet"], r["cell"]) for r in EXPECTED if r["line"].removeprefix("outputs.") in WRONG_RATES}
    assert len(wanted) == 6
    assert errors == wanted


def test_the_vacancy_rate_that_its_counts_do_not_allow_is_pointed_out_with_its_range() -> None:
    findings = [f for f in xlengine.check(str(CHINESE)).findings if f.ref and f.ref.sheet == "在职情况"]
    warning = next(f for f in findings if f.severity is Severity.WARNING)
    assert warning.ref is not None
    assert warning.ref.address == "D7"
    assert "10.904 to 11.011" in warning.message
    assert not any(f.fixable for f in findings)


def test_the_english_workbook_whose_formulas_compute_what_should_be_printed_has_no_error() -> None:
    assert [f for f in xlengine.check(str(ENGLISH)).findings if f.severity is Severity.ERROR] == []


def test_figures_of_the_english_workbook_are_the_right_ones() -> None:
    review = xlengine.check(str(ENGLISH))
    for row in EXPECTED:
        if row["kind"] in ("variance", "percentage", "subtotal", "gross", "net", "total"):
            sheet, cell = row["en_sheet"], row["cell"]
            assert review.figures[Ref.at(f"'{sheet}'!{cell}")].value == _right(row), (sheet, cell)


def _leaves(one: Explanation) -> set[str]:
    return {one.ref.address} if not one.parts else {leaf for part in one.parts for leaf in _leaves(part)}


def test_net_requirements_unfold_down_to_what_was_typed_in() -> None:
    found = xlengine.explain(str(CHINESE), "'表1'!B28")
    assert found.rule is not None
    assert found.rule.code == "XLE204"
    lines = {f"B{row}" for row in (8, *range(10, 18), *range(21, 25), 27)}
    assert lines <= _leaves(found)
    assert _leaves(found) - lines == {"B18"}, "the memo line is shown, and is no part"


def test_a_cell_outside_every_table_cannot_be_explained() -> None:
    with pytest.raises(ValueError, match="no table that was recognized"):
        xlengine.explain(str(CHINESE), "'表1'!Z99")
