"""The buttons, end to end on the real workbooks, on an engine for xlwings.Book that needs no Excel."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings
from openpyxl.workbook.protection import WorkbookProtection

from udfs import buttons, protocol
from udfs.live import FINDINGS, LOG, read_open_book
from udfs.workbook_engine import open_workbook
from xlengine.sheet import Cell, Ref

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
BLANK = WORKBOOKS / "A-76-596.blank.xlsx"
CHINESE = WORKBOOKS / "A-76-596.zh.xlsx"
TABLE = "表1"

State = dict[str, dict[str, tuple[Any, str, Any]]]


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., Any]:
    """Opens a copy of a workbook, changed before by `edit`."""

    def opened(source: Path, edit: Callable[[openpyxl.Workbook], None] = lambda _: None) -> Any:
        book = openpyxl.load_workbook(source)
        edit(book)
        book.save(tmp_path / source.name)
        return open_workbook(tmp_path / source.name)

    return opened


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Any]:
    """A sheet with one table, its variances missing or wrong."""

    def made(edit: Callable[[Any], None] = lambda _: None) -> Any:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = TABLE
        for row in (
            ["Table 1. Financial resource performance"],
            ["(Thousands of United States dollars)"],
            ["Category", "Apportionment", "Expenditure", "Variance", "Percentage"],
            ["Consultants", 2323.5, 2557.1, None, None],
            ["Official travel", 7856.7, 1482.5, None, None],
            ["Facilities and infrastructure", 23186.8, 23247.2, -60.4, -0.3],
            ["Ground transportation", 72.6, 57.1, 15.5, 99.9],
            ["Communications", 17749.7, 17729.9, 19.8, 0.1],
            ["Medical", 87.6, 97.1, -9.5, -10.8],
            ["Other supplies", 13435.3, 17125.7, -3690.4, -27.5],
        ):
            sheet.append(row)
        edit(sheet)
        book.save(tmp_path / "small.xlsx")
        return open_workbook(tmp_path / "small.xlsx")

    return made


def state(book: Any) -> State:
    """Value, number format and fill of every cell, but for the engine's own sheets."""
    return {
        sheet.title: {
            cell.coordinate: (
                cell.value,
                cell.number_format,
                cell.fill.start_color.rgb if cell.fill.fill_type else None,
            )
            for row in sheet.iter_rows()
            for cell in row
        }
        for sheet in book.impl.workbook.worksheets
        if sheet.title not in (LOG, FINDINGS)
    }


def changed(before: State, after: State) -> set[str]:
    return {
        f"{sheet}!{address}"
        for sheet, cells in after.items()
        for address, cell in cells.items()
        if cell != before[sheet].get(address, (None, "General", None))
    }


def value(book: Any, address: str, sheet: str = TABLE) -> Any:
    return book.sheets[sheet].range(address).value


class TestRecompute:
    def test_puts_every_printed_figure_into_the_blank_workbook(self, copy: Callable[..., Any]) -> None:
        book = copy(BLANK)
        buttons.recompute(book)
        picture = read_open_book(book)
        wrong = [row["cell"] for row in expected() if not agrees(picture.cell(ref_of(row)), row)]
        assert len(expected()) > 500
        assert wrong == []

    def test_leaves_everything_else_as_it_was(self, copy: Callable[..., Any]) -> None:
        book = copy(CHINESE)
        before = state(book)
        buttons.recompute(book)
        assert changed(before, state(book)) == {str(line.ref).replace("'", "") for line in protocol.lines(book)}

    def test_fills_what_it_changed_and_only_that(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        filled = {address for address, (_, _, fill) in state(book)[TABLE].items() if fill}
        assert filled == {"D4", "D5", "E4", "E5", "E7"}
        assert book.sheets[TABLE].range("E7").color == buttons.CHANGED

    def test_writes_cells_below_one_another_in_one_go(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        areas = [action.area for action in book.impl.actions if action.what == "value" and action.sheet == TABLE]
        assert areas == ["D4:D5", "E4:E5", "E7"]

    def test_logs_each_cell_before_and_after_with_rule_user_and_version(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        rows = book.sheets[LOG].range("A1:L6").value
        assert rows[0] == list(protocol.HEADINGS)
        assert [row[protocol.CELL] for row in rows[1:]] == ["D4", "E4", "D5", "E5", "E7"]
        assert rows[5][protocol.BEFORE : protocol.RULE + 1] == [99.9, 21.3, "XLE102"]
        assert all(row[protocol.USER] and row[protocol.VERSION] and row[protocol.TIME] for row in rows[1:])

    def test_a_second_time_there_is_nothing_to_do(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        written = len(book.impl.actions)
        assert buttons.recompute(book) == "Every figure that can be proved is already there."
        assert len(book.impl.actions) == written

    def test_inputs_typed_since_the_workbook_was_saved_do_not_hide_what_is_computed(
        self, small: Callable[..., Any]
    ) -> None:
        book = small()
        buttons.recompute(book)
        book.save()
        budget = [2400.5, 7100.7, 23500.8, 80.6, 17100.7, 90.6, 13900.3]
        book.sheets[TABLE].range("B4:B10").value = [[amount] for amount in budget]
        buttons.recompute(book)
        spent = book.sheets[TABLE].range("C4:C10").value
        expected = [pytest.approx(one - other) for one, other in zip(budget, spent, strict=True)]
        assert [float(value) for value in book.sheets[TABLE].range("D4:D10").value] == expected

    def test_never_replaces_a_formula(self, small: Callable[..., Any]) -> None:
        book = small(lambda sheet: sheet.__setitem__("D7", "=B7-C7+1"))
        buttons.recompute(book)
        assert book.impl.workbook[TABLE]["D7"].value == "=B7-C7+1"

    def test_a_figure_stored_as_text_stays_text(self, small: Callable[..., Any]) -> None:
        def as_text(sheet: Any) -> None:
            for row, texts in enumerate(
                (("2 323.5", "2 557.1", "(999.9)", "(10.1)"), ("7 856.7", "1 482.5", "6 374.2", "81.1"),
                 ("23 186.8", "23 247.2", "(60.4)", "(0.3)"), ("72.6", "57.1", "15.5", "21.3"),
                 ("17 749.7", "17 729.9", "19.8", "0.1"), ("87.6", "97.1", "(9.5)", "(10.8)"),
                 ("13 435.3", "17 125.7", "(3 690.4)", "(27.5)")), 4,
            ):  # fmt: skip
                for column, text in enumerate(texts, 2):
                    sheet.cell(row, column).value = text

        book = small(as_text)
        buttons.recompute(book)
        assert value(book, "D4") == "(233.6)"

    def test_a_blank_cell_without_a_format_shows_the_decimals_of_its_column(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        assert book.sheets[TABLE].range("D4").number_format == "#,##0.0"

    def test_says_on_the_status_bar_what_it_does(self, copy: Callable[..., Any]) -> None:
        book = copy(BLANK)
        buttons.recompute(book)
        said = book.app.impl.said
        assert any("reading 表1 (3 of 23)" in text for text in said)
        assert any("writing" in text for text in said)


class TestExcelIsAfterwardsAsItWas:
    SETTINGS = ("screen_updating", "enable_events", "calculation", "status_bar")

    @pytest.mark.parametrize("button", [buttons.recompute, buttons.check, buttons.explain, buttons.undo])
    @pytest.mark.parametrize("calculation", ["automatic", "manual"])
    def test_after_every_button(
        self, small: Callable[..., Any], button: Callable[[Any], str], calculation: str
    ) -> None:
        book = small()
        with settings(book, calculation=calculation):
            before = [getattr(book.app, name) for name in self.SETTINGS]
            button(book)
            assert [getattr(book.app, name) for name in self.SETTINGS] == before

    def test_after_a_fault(self, small: Callable[..., Any]) -> None:
        book = small()
        before = [getattr(book.app, name) for name in self.SETTINGS]
        book.impl.fails_after = 1
        buttons.recompute(book)
        assert [getattr(book.app, name) for name in self.SETTINGS] == before


class TestAFault:
    @pytest.mark.parametrize("writes", range(12))
    def test_at_any_moment_of_a_recomputation_leaves_the_sheets_as_they_were(
        self, small: Callable[..., Any], writes: int
    ) -> None:
        book = small()
        before = state(book)
        book.impl.fails_after = writes
        message = buttons.recompute(book)
        if book.impl.fails_after is not None:  # the recomputation needs fewer writes than that
            assert message.startswith("5 cells changed")
            return
        assert "nothing was changed" in message
        assert "the connection to Excel was lost" in message
        assert changed(before, state(book)) == set()
        assert protocol.lines(book) == []

    @pytest.mark.parametrize("writes", range(12))
    def test_at_any_moment_of_an_undo_leaves_the_run_as_it_was(self, small: Callable[..., Any], writes: int) -> None:
        book = small()
        buttons.recompute(book)
        before = state(book)
        book.impl.fails_after = writes
        buttons.undo(book)
        if book.impl.fails_after is None:
            assert changed(before, state(book)) == set()
            assert len(protocol.last_run(book)) == 5

    def test_a_cell_that_takes_another_value_than_it_was_given_is_a_fault(
        self, small: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book = small()
        before = state(book)
        monkeypatch.setattr("udfs.workbook_range._taken", lambda given, _: 7.0 if given == 21.3 else given)
        assert "did not take" in buttons.recompute(book)
        assert changed(before, state(book)) == set()


class TestPythonEndsInTheMiddle:
    """Nothing can be put back then; but the log knows, and Undo does it later."""

    @pytest.mark.parametrize("writes", range(2, 8))
    def test_undo_takes_back_what_was_written(
        self, small: Callable[..., Any], writes: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class EndedError(BaseException):
            pass

        book = small()
        before = state(book)
        wrote = type(book.impl).wrote

        def until(self: Any, action: Any) -> None:
            if len(self.actions) == writes:
                raise EndedError
            wrote(self, action)

        with monkeypatch.context() as ended:
            ended.setattr(type(book.impl), "wrote", until)
            with pytest.raises(EndedError):
                buttons.recompute(book)
        message = buttons.undo(book)
        assert "put back as before run 1" in message
        assert "changed since" not in message
        assert changed(before, state(book)) == set()


class TestUndo:
    @pytest.mark.parametrize("source", [BLANK, CHINESE], ids=["blank", "Chinese"])
    def test_restores_every_value_format_and_fill(self, copy: Callable[..., Any], source: Path) -> None:
        book = copy(source)
        before = state(book)
        buttons.recompute(book)
        assert changed(before, state(book))
        buttons.undo(book)
        assert changed(before, state(book)) == set()

    def test_restores_a_fill_that_was_there_before(self, small: Callable[..., Any]) -> None:
        fill = openpyxl.styles.PatternFill("solid", start_color="00AB12")
        book = small(lambda sheet: setattr(sheet["E7"], "fill", fill))
        buttons.recompute(book)
        buttons.undo(book)
        assert book.sheets[TABLE].range("E7").color == (0, 0xAB, 0x12)

    def test_takes_back_one_run_at_a_time(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        book.sheets[TABLE].range("E9").value = 50
        buttons.recompute(book)
        assert value(book, "E9") == -10.8
        buttons.undo(book)
        assert (value(book, "E9"), value(book, "D4")) == (50, -233.6)
        buttons.undo(book)
        assert value(book, "D4") is None
        assert buttons.undo(book) == "There is no run to take back."

    def test_leaves_a_cell_alone_that_was_changed_since(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        book.sheets[TABLE].range("D4").value = 1
        message = buttons.undo(book)
        assert value(book, "D4") == 1
        assert value(book, "D5") is None
        assert "表1'!D4 was changed since" in message

    def test_works_in_a_workbook_that_was_saved_and_opened_again(
        self, small: Callable[..., Any], tmp_path: Path
    ) -> None:
        book = small()
        before = state(book)
        buttons.recompute(book)
        book.save(tmp_path / "again.xlsx")
        again = open_workbook(tmp_path / "again.xlsx")
        buttons.undo(again)
        assert changed(before, state(again)) == set()


class TestWhatStandsInTheWay:
    def test_a_protected_sheet_is_named_and_the_others_are_done(self, copy: Callable[..., Any]) -> None:
        book = copy(BLANK, lambda workbook: workbook[TABLE].protection.enable())
        before = state(book)
        message = buttons.recompute(book)
        touched = {cell.partition("!")[0] for cell in changed(before, state(book))}
        assert TABLE not in touched
        assert "表2" in touched
        assert "表1 is protected: unprotect it" in message

    def test_a_filtered_sheet_is_named_and_left(self, small: Callable[..., Any]) -> None:
        def filtered(sheet: Any) -> None:
            sheet.auto_filter.ref = "A3:E10"
            sheet.row_dimensions[7].hidden = True

        book = small(filtered)
        before = state(book)
        assert "表1 is filtered: show all rows" in buttons.recompute(book)
        assert changed(before, state(book)) == set()

    def test_a_cell_hidden_in_merged_cells_is_left(self, small: Callable[..., Any]) -> None:
        book = small(lambda sheet: sheet.merge_cells("D4:D5"))
        message = buttons.recompute(book)
        assert value(book, "D5") is None
        assert value(book, "E7") == 21.3
        assert "nothing was changed" not in message

    def test_a_read_only_workbook_is_not_touched(self, small: Callable[..., Any]) -> None:
        book = small()
        book.impl.api.ReadOnly = True
        assert "Save it under another name" in buttons.recompute(book)
        assert book.impl.actions == []

    def test_a_workbook_whose_structure_is_protected_is_not_touched(self, copy: Callable[..., Any]) -> None:
        book = copy(BLANK, lambda workbook: setattr(workbook, "security", WorkbookProtection(lockStructure=True)))
        assert "structure is protected" in buttons.recompute(book)
        assert book.impl.actions == []
        assert " tables, " in buttons.check(book)

    def test_a_workbook_that_calculates_by_hand_says_so(self, small: Callable[..., Any]) -> None:
        book = small()
        with settings(book, calculation="manual"):
            assert "press F9" in buttons.recompute(book)

    def test_an_undo_on_a_protected_sheet_changes_nothing(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.recompute(book)
        book.impl.workbook[TABLE].protection.enable()
        before = state(book)
        assert "is protected" in buttons.undo(book)
        assert changed(before, state(book)) == set()
        assert len(protocol.last_run(book)) == 5


class TestCheck:
    def test_writes_nothing_but_the_list_of_findings(self, small: Callable[..., Any]) -> None:
        book = small()
        before = state(book)
        message = buttons.check(book)
        assert changed(before, state(book)) == set()
        assert LOG not in [sheet.name for sheet in book.sheets]
        assert "1 error" in message
        assert ["error", TABLE, "E7"] in [row[:3] for row in book.sheets[FINDINGS].range("A1:G9").value]

    def test_lists_anew_each_time(self, small: Callable[..., Any]) -> None:
        book = small()
        buttons.check(book)
        rows = book.sheets[FINDINGS].used_range.value
        buttons.check(book)
        assert book.sheets[FINDINGS].used_range.value == rows
        buttons.recompute(book)
        buttons.check(book)
        assert "E7" not in [row[2] for row in book.sheets[FINDINGS].range("A1:G9").value]


class TestExplain:
    def test_unfolds_the_active_cell(self, copy: Callable[..., Any]) -> None:
        book = copy(CHINESE)
        select(book, TABLE, "D28")
        message = buttons.explain(book)
        assert message.startswith("999.8   所需资源净额")
        assert "328 877.1" in message
        assert "[XLE101]" in message
        assert book.app.impl.alerts[-1] == message

    def test_fits_into_a_message_box(self, copy: Callable[..., Any]) -> None:
        book = copy(CHINESE)
        select(book, TABLE, "B28")
        assert len(buttons.explain(book)) < 1024

    def test_says_so_where_there_is_no_figure(self, copy: Callable[..., Any]) -> None:
        book = copy(CHINESE)
        select(book, TABLE, "K99")
        assert "lies in no table" in buttons.explain(book)


@pytest.mark.parametrize(
    ("press", "said"),
    [
        (buttons.recompute_this_workbook, "5 cells changed"),
        (buttons.check_this_workbook, "1 table"),
        (buttons.explain_this_cell, "lies in no table"),
        (buttons.undo_last_run, "no run to take back"),
    ],
)
def test_a_button_needs_no_argument(small: Callable[..., Any], press: Callable[[], None], said: str) -> None:
    book = small()
    book.set_mock_caller()
    try:
        press()
    finally:
        del xlwings.Book._mock_caller
    assert said in book.app.impl.alerts[-1]


def test_an_open_workbook_reads_as_the_file_does() -> None:
    from xlengine.files.read import read

    live, file = read_open_book(open_workbook(CHINESE)), read(str(CHINESE))
    assert [sheet.name for sheet in live.sheets] == [sheet.name for sheet in file.sheets]
    for sheet, other in zip(live.sheets, file.sheets, strict=True):
        values = {place: cell.value for place, cell in sheet if cell.value is not None}
        assert values == {place: cell.value for place, cell in other if cell.value is not None}
        assert {place: cell.formula for place, cell in sheet if cell.formula} == {
            place: cell.formula for place, cell in other if cell.formula
        }
        assert {place: cell.style.number_format for place, cell in sheet if cell.value is not None} == {
            place: cell.style.number_format for place, cell in other if cell.value is not None
        }
        assert sorted(sheet.merged) == sorted(other.merged)


def expected() -> list[dict[str, str]]:
    with (WORKBOOKS / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["in_blank"] == "empty"]


def ref_of(row: dict[str, str]) -> Ref:
    return Ref.at(f"{row['zh_sheet']}!{row['cell']}")


def agrees(cell: Cell, row: dict[str, str]) -> bool:
    right = Decimal(row["right"]) if row["right"] else None  # no rate where the actual number is not applicable
    return cell.value == right


def select(book: Any, sheet: str, address: str) -> None:
    book.sheets[sheet].api.Activate()
    book.impl.workbook[sheet].sheet_view.selection[0].sqref = address


class settings:  # noqa: N801 — reads as a statement
    """Excel's settings for a while; the engine has one Excel for all tests."""

    def __init__(self, book: Any, **values: Any) -> None:
        self.app, self.values = book.app.impl, values

    def __enter__(self) -> None:
        self.before = {name: getattr(self.app, name) for name in self.values}
        for name, value in self.values.items():
            setattr(self.app, name, value)

    def __exit__(self, *_: object) -> None:
        for name, value in self.before.items():
            setattr(self.app, name, value)


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    for engine in xlwings.engines:
        if engine.name == "xlengine workbook":
            app = engine.impl.apps.running[0]
            app.books.open_books.clear()
            app.said.clear()
            app.alerts.clear()


def test_a_hidden_sheet_is_left_alone(copy: Callable[..., Any]) -> None:
    book = copy(BLANK, lambda workbook: setattr(workbook[TABLE], "sheet_state", "hidden"))
    buttons.recompute(book)
    assert TABLE not in {line.ref.sheet for line in protocol.lines(book)}


def test_a_date_is_read_as_its_serial_number_and_known_for_a_date(small: Callable[..., Any]) -> None:
    book = small(lambda sheet: sheet.__setitem__("G1", datetime.datetime(2025, 3, 1)))
    cell = read_open_book(book).sheets[0].cell(1, 7)
    assert (cell.value, cell.style.is_date) == (45717, True)
