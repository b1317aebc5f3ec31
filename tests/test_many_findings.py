"""Very many stale results are kept together: told, counted and listed as if each had been kept."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest

from tests.book_by_hand import book_of
from tests.test_bands import long_book
from xlengine.banded import Banded
from xlengine.commands.work import light
from xlengine.files.upstream import MOST_ASKED, Upstream
from xlengine.finding import Findings, Severity
from xlengine.judging import formulas
from xlengine.judging.formulas import computed_again, native_formulas
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.reports import github, html, junit, sarif, text
from xlengine.reports import json as json_report
from xlengine.review import Review
from xlengine.settings import Acceptance, Settings
from xlengine.sheet import Area, Book, Cell, Ref, Sheet, with_values


def both(book: Book, settings: Settings | None = None) -> tuple[Review, Review]:
    """A check with its stale results together, and one with each by itself."""
    with patch.object(formulas, "FEW", 1 << 30):
        single = check_book(book, settings)
    return check_book(book, settings), single


@pytest.fixture(scope="module")
def reviews() -> tuple[Review, Review]:
    return both(long_book(600))


def test_they_are_the_same_findings_in_reading_order(reviews: tuple[Review, Review]) -> None:
    many, single = reviews
    assert isinstance(many.findings, Findings)
    assert isinstance(single.findings, list)
    assert list(many.findings) == single.findings
    assert list(reversed(many.findings)) == single.findings[::-1]
    assert (many.findings[3], many.findings[-2:]) == (single.findings[3], single.findings[-2:])
    assert len(many.findings) == len(single.findings) > 1000
    assert [many.count(severity) for severity in Severity] == [single.count(severity) for severity in Severity]
    (run,) = many.findings.runs
    assert run.last() == [finding for finding in single.findings if finding.code == "XLE911"][-1]


def test_every_report_says_the_same_of_them(reviews: tuple[Review, Review]) -> None:
    many, single = reviews
    for report in (text, json_report, github, junit, sarif):
        assert report.check_report([many]) == report.check_report([single])
    assert html.report([many]) == html.report([single])
    assert len(json.loads(json_report.check_report([many]))["workbooks"][0]["findings"]) == len(single.findings)
    said = text.check_report([many])
    assert said.count("XLE911 stale value") == 21, "twenty are told, and how many more there are"
    assert f"and {len(single.findings) - 20} more warnings of XLE911 stale value" in said


def test_code_scanning_is_given_no_more_results_than_it_takes_the_most_severe_of_them(
    reviews: tuple[Review, Review],
) -> None:
    def scanned(findings: Any, most: int) -> tuple[list[str], list[str]]:
        with patch.object(sarif, "MOST", most):
            (run,) = json.loads(sarif.check_report([replace(many, findings=findings)]))["runs"]
        assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {one["ruleId"] for one in run["results"]}
        (invocation,) = run["invocations"]
        assert invocation["executionSuccessful"], "what is left out was checked all the same"
        notes = invocation["toolExecutionNotifications"]
        return [one["level"] for one in run["results"]], [one["message"]["text"] for one in notes]

    many, single = reviews
    count = len(single.findings)
    error = single.findings[0]._replace(code="XLE202", severity=Severity.ERROR)
    findings = [error._replace(accepted="as published"), *single.findings, error, error]
    levels, (note,) = scanned(findings, 10)
    assert levels == ["warning"] * 8 + ["error"] * 2, "in reading order; what is accepted is the first to go"
    told = "the least severe: code scanning takes 10 results; --format json tells all"
    assert note == f"1 error, {count - 8} warnings left out, {told}"
    assert scanned(findings, count + 3) == (["error", *["warning"] * count, "error", "error"], [])
    assert scanned(many.findings, 10) == (["warning"] * 10, [f"{count - 10} warnings left out, {told}"])


def test_one_that_a_person_accepts_is_marked_among_the_others() -> None:
    accepted = Acceptance("XLE911", "as published", "Budget section", area=Area.at("D9:E10"), workbook="*")
    many, single = both(long_book(600), Settings(acceptances=(accepted,)))
    assert list(many.findings) == list(single.findings)
    assert many.accepted == single.accepted == 4


def test_single_cells_of_the_sheet_are_told_with_its_bands() -> None:
    book = long_book(600)
    sheet = with_values(book, {Ref("Sheet1", 900, 2): None}).sheets[0]
    rows = dict(sheet.rows)
    rows[900] = {2: Cell(book_of(("S", {"A1": 1})).cell(Ref("S", 1, 1)).value, "SUM(B3:B4)")}
    other = book_of(("Other", {"A1": 5, "A2": ("=A1*2", 3), "A3": ("=A1*3", 15)})).sheets[0]
    banded = long_book(600).sheets[0]
    assert isinstance(banded.rows, Banded)
    with_one = Banded({**banded.rows.loose, 900: rows[900]}, banded.rows.bands)
    mixed = Book("x", [Sheet("Another", dict(other.rows)), Sheet("Sheet1", with_one), other])
    many, single = both(mixed)
    assert isinstance(many.findings, Findings)
    assert [f.ref.sheet for f in many.findings.told if f.ref and f.code == "XLE911"] == ["Another", "Other"]
    assert list(many.findings) == list(single.findings)
    assert text.check_report([many]) == text.check_report([single])


def test_they_can_be_handed_from_one_process_to_another(reviews: tuple[Review, Review]) -> None:
    many, single = reviews
    handed = light(many)
    assert isinstance(handed, Review)
    assert pickle.loads(pickle.dumps(handed)).findings == single.findings


def test_a_recalculation_leaves_none_of_them() -> None:
    after = recalculation(long_book(600))
    assert len(after.changes) > 1000
    assert after.count(Severity.WARNING) == 0


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ("B2*2", True), ("SUM(A1:C3)", True), ("SUM(B:B)", True), ("SUM(2:2)", True), ("S!B2", True), ("s!B2", True),
        ("B3*2", False), ("SUM(C1:C9)", False), ("Other!B2", False), ('INDIRECT("B2")', True), ("Total", True),
    ],
)  # fmt: skip
def test_whether_a_formula_names_a_cell_is_told_from_its_text(formula: str, named: bool) -> None:
    book = book_of(("S", {"B2": 1, "B3": 2, "F9": f"={formula}"}), ("Other", {"B2": 5}), names={"Total": "S!$B$2"})
    assert Upstream(book).names_any([Ref("S", 2, 2)]) is named


def test_of_many_cells_it_is_not_asked_whether_a_formula_names_them() -> None:
    book = book_of(("S", {"A1": "=1+1"}))
    cells = [Ref("S", row, 9) for row in range(1, MOST_ASKED + 2)]
    assert not Upstream(book).names_any(cells[1:])
    assert Upstream(book).names_any(cells)


def test_formulas_of_bands_name_cells_of_their_own_rows() -> None:
    upstream = Upstream(long_book(200))
    assert upstream.names_any([Ref("Sheet1", 150, 2)])
    assert upstream.names_any([Ref("Sheet1", 150, 4)])
    assert not upstream.names_any([Ref("Sheet1", 150, 5), Ref("Sheet1", 150, 1), Ref("Sheet1", 900, 2)])


def test_formulas_are_computed_again_only_where_one_names_a_filled_cell() -> None:
    book = long_book(200)
    native = native_formulas(book)
    nobody, somebody = Ref("Sheet1", 150, 6), Ref("Sheet1", 150, 2)
    assert computed_again(native, book, {nobody: book.cell(somebody).value}) is native
    assert computed_again(native, book, {}) is native
    given = {somebody: book.cell(Ref("Sheet1", 151, 2)).value}
    again = {change.ref: change.value for change in computed_again(native, book, given).changes}
    whole = {change.ref: change.value for change in native_formulas(with_values(book, given)).changes}
    assert again == whole
    assert again != {change.ref: change.value for change in native.changes}


@pytest.mark.parametrize(
    ("stored", "told"),
    [("0", ("0", "0.1")), ("0.1000000012", ("0.1000000012", "0.0999999999999943")), ("0.1", None)],
)
def test_a_stale_result_is_told_without_the_noise_of_binary_arithmetic(
    stored: str, told: tuple[str, str] | None
) -> None:
    book = book_of(("S", {"A1": "Figures", "B1": 100.3, "C1": 100.2, "D1": 0}))
    book.sheets[0].rows[1][4] = Cell(Decimal(stored), "B1-C1")
    stale = [(finding.found, finding.expected) for finding in check_book(book).findings if finding.code == "XLE911"]
    assert stale == ([told] if told else [])
