"""`xlengine.toml`: what it can say, what is refused and how, and what an acceptance does."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.book_by_hand import book_of
from tests.reviews_by_hand import SHEET, finding
from xlengine.codes import known_codes
from xlengine.files.limits import DEFAULT
from xlengine.files.refused import Refused
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.review import Review
from xlengine.rule import Form
from xlengine.settings import Acceptance, Direction, OwnWord, Settings, accepted, matched_elsewhere, settings_for
from xlengine.settings.file import load
from xlengine.sheet import Area, Book, Cell, Sheet, column_letters

EVERYTHING = """
[words]
expenditure = ["Spent", "Outturn"]
apportionment = "Vote"

[words.fr]
expenditure = ["Réalisé"]

[[table]]
workbook = "2021/*.xlsx"
sheet = "Table 1"
range = "A5:F30"
header_rows = 2
label_column = "B"
kind = "resources"
variance = "apportionment - expenditure"
F = "E / C in per cent"

[[accept]]
workbook = "report.xlsx"
sheet = "Table 1"
cell = "D6"
code = "XLE101"
found = "522.8"
reason = "as published"
name = "Budget section"

[limits]
size = 20
members = 500
cells = 100_000
time = 60

[threshold]
percent = 2.5
amount = 100
"""


def written(folder: Path, text: str) -> str:
    path = folder / "xlengine.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def refusal(folder: Path, text: str) -> str:
    """What is said of the file, without its path."""
    path = written(folder, text)
    with pytest.raises(Refused) as refused:
        load(path)
    said = str(refused.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    return said.removeprefix(f"{path}: ")


def test_everything_that_it_can_say(tmp_path: Path) -> None:
    settings = load(written(tmp_path, EVERYTHING))
    assert settings.words == (
        OwnWord("expenditure", "Spent"),
        OwnWord("expenditure", "Outturn"),
        OwnWord("apportionment", "Vote"),
        OwnWord("expenditure", "Réalisé", "fr"),
    )
    (table,) = settings.tables
    assert (table.sheet, table.area, table.header_rows, table.label_column) == ("Table 1", Area(5, 1, 30, 6), 2, 2)
    assert table.directions == (
        Direction("variance", ("apportionment", "expenditure"), (1, -1), Form.DIFFERENCE),
        Direction("F", ("E", "C"), (1, 1), Form.PERCENTAGE),
    )
    (acceptance,) = settings.acceptances
    assert acceptance.text == "as published (Budget section)"
    assert (settings.limits.file_bytes, settings.limits.members, settings.limits.cells) == (20 << 20, 500, 100_000)
    assert settings.seconds == 60
    assert (settings.threshold_percent, settings.threshold_amount) == (Decimal("2.5"), Decimal(100))


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    settings = load(written(tmp_path, ""))
    assert (settings.threshold_percent, settings.threshold_amount, settings.limits) == (4, 50, DEFAULT)
    assert settings.acceptances == ()


@pytest.mark.parametrize(
    ("direction", "arguments", "signs", "form"),
    [
        ("B - C", ("B", "C"), (1, -1), Form.DIFFERENCE),
        ("B + C + D", ("B", "C", "D"), (1, 1, 1), Form.SUM),
        ("-B + C", ("B", "C"), (-1, 1), Form.SUM),
        ("B + C - D", ("B", "C", "D"), (1, 1, -1), Form.SUM),
        ("D/B", ("D", "B"), (1, 1), Form.FRACTION),
        ("D / B in per cent", ("D", "B"), (1, 1), Form.PERCENTAGE),
        ("(B - C) / C", ("B", "C"), (1, 1), Form.GROWTH),
        ("(B - C) / B", ("B", "C"), (1, 1), Form.VACANCY),
        ("estimate - previous", ("estimate", "previous_estimate"), (1, -1), Form.DIFFERENCE),
    ],
)
def test_directions(
    tmp_path: Path, direction: str, arguments: tuple[str, ...], signs: tuple[int, ...], form: Form
) -> None:
    text = f'[[table]]\nsheet = "S"\nrange = "A1:E9"\nE = "{direction}"'
    (table,) = load(written(tmp_path, text)).tables
    assert table.directions == (Direction("E", arguments, signs, form),)


REFUSED = {
    '[acept]\nx = 1': "the file: 'acept' is not a key; did you mean accept?",
    '[accept]\ncode = "XLE101"': "the file: accept must be written as [[accept]], with two brackets",
    '[[limits]]\nsize = 1': "the file: limits must be written as [limits]",
    '[[accept]]\ncode = "XLE101"\nname = "A"': '[[accept]] no. 1: reason is missing; add reason = "…"',
    '[[accept]]\ncode = "XLE101"\nreason = " "\nname = "A"': '[[accept]] no. 1: reason is missing; add reason = "…"',
    '[[accept]]\ncode = "XLE101"\nreason = "r"': '[[accept]] no. 1: name is missing; add name = "…"',
    '[[accept]]\nreson = "r"': "[[accept]] no. 1: 'reson' is not a key; did you mean reason?",
    '[[accept]]\ncode = "XLE110"': "[[accept]] no. 1: 'XLE110' is not a code; did you mean XLE",
    '[[accept]]\ncode = 101': "[[accept]] no. 1: code is 101; write it in quotes, such as code = \"…\"",
    '[[accept]]\ncode = "XLE101"\nreason = "r"\nname = "A"\ncell = "D6"': (
        "[[accept]] no. 1: cell = 'D6' needs its sheet; add sheet = \"…\""
    ),
    '[[accept]]\ncode = "XLE101"\nreason = "r"\nname = "A"\nsheet = "S"\ncell = "6D"': (
        "[[accept]] no. 1: cell = '6D': '6D' is not a cell address such as D14"
    ),
    '[words]\nexpendture = ["Spent"]': "[words]: 'expendture' is not a term; did you mean expenditure?",
    '[words]\nzzz = ["Spent"]': (
        "[words]: 'zzz' is not a term; see docs/settings.md and docs/rules.md for those there are, or take it out"
    ),
    '[words]\nexpenditure = [1]': '[words]: expenditure must be a word or a list of words, such as expenditure = ["…"]',
    '[words.de]\nexpenditure = "Ausgaben"': "[words]: 'de' is not a language; there are ar, en,",
    '[[table]]\nsheet = "S"': '[[table]] no. 1: range is missing; add range = "…"',
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nkind = "resorces"': (
        "[[table]] no. 1: 'resorces' is not a kind of table; did you mean resources?"
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nheader_row = 2': (
        "[[table]] no. 1: 'header_row' is not a key, a term or a column's letters; did you mean header_rows?"
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nheader_rows = 0': (
        "[[table]] no. 1: header_rows is 0; write a whole number above 0"
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nheader_rows = -2': (
        "[[table]] no. 1: header_rows is -2; write a whole number above 0 that leaves lines below it in the 9 rows of "
        "S A1:B9, or mend the range"
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nheader_rows = 9': (
        "[[table]] no. 1: header_rows is 9; write a whole number above 0 that leaves lines below it in the 9 rows of "
        "S A1:B9, or mend the range"
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nheader_rows = true': (
        "[[table]] no. 1: header_rows is True; write a whole number above 0"
    ),
    '[[table]]\nsheet = "S"\nrange = "B1:C9"\nlabel_column = "A"': (
        "[[table]] no. 1: label_column A lies outside S B1:C9; write a column of the range, or widen the range"
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nlabel_column = "1"': (
        "[[table]] no. 1: label_column is '1'; write the letters of a column, such as B"
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nD = "B * C"': (
        "[[table]] no. 1: D is 'B * C'; write \"B - C\", \"B + C\", \"D / B\" or \"(B - C) / C\""
    ),
    '[[table]]\nsheet = "S"\nrange = "A1:B9"\nvariance = "apportionment - expenditur"': (
        "[[table]] no. 1, variance: 'expenditur' is not a term or a column's letters; did you mean expenditure?"
    ),
    '[limits]\nsize = "big"': "[limits]: size is 'big'; write a whole number above 0",
    '[limits]\ntime = true': "[limits]: time is True; write a whole number above 0",
    '[threshold]\npercent = "4"': "[threshold]: percent is '4'; write a number such as 4",
    '[threshold]\npercent = nan': "[threshold]: percent is nan; write a number such as 4",
    '[threshold]\npercents = 4': "[threshold]: 'percents' is not a key; did you mean percent?",
    '[threshold': "not a TOML file: ",
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_meant_is_refused_with_the_nearest_right_word(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text).startswith(REFUSED[text])


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "xlengine.toml").write_bytes(b"[words]\nexpenditure = \xff")
    with pytest.raises(Refused, match=r"byte 23 is not UTF-8; save the file as UTF-8"):
        load(str(tmp_path / "xlengine.toml"))


def test_the_nearest_file_up_to_the_checked_folder_counts(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    written(tmp_path, "[threshold]\npercent = 1")
    written(tmp_path / "outer", "[threshold]\npercent = 2")
    workbook = str(inner / "a.xlsx")
    assert settings_for(workbook, str(inner)).threshold_percent == 4
    assert settings_for(workbook, str(tmp_path / "outer")).threshold_percent == 2
    assert settings_for(workbook, str(tmp_path)).threshold_percent == 2
    written(inner, "[threshold]\npercent = 3")
    assert settings_for(workbook, str(tmp_path)).threshold_percent == 3


def test_a_workbook_named_itself_sees_files_up_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    written(tmp_path, "[threshold]\npercent = 1")
    monkeypatch.chdir(tmp_path)
    assert settings_for("inner/a.xlsx").threshold_percent == 1
    assert settings_for("inner/a.xlsx").path == "xlengine.toml"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert settings_for(str(inner / "a.xlsx")).threshold_percent == 4


def accepting(**more: str) -> Settings:
    given = {"code": "XLE101", "reason": "as published", "name": "Budget section", **more}
    area = Area.at(given.pop("cell")) if "cell" in given else None
    return Settings("xlengine.toml", acceptances=(Acceptance(area=area, **given),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"sheet": SHEET},
        {"sheet": SHEET.upper()},
        {"sheet": SHEET, "cell": "D6"},
        {"sheet": SHEET, "cell": "D1:D9"},
        {"workbook": "rep*.xlsx"},
        {"found": "522.8"},
        {"found": "522,80"},
        {"found": "+522.8"},
    ],
)
def test_an_acceptance_marks_what_it_matches(more: dict[str, str]) -> None:
    (marked,) = accepted([finding()], "2021/report.xlsx", accepting(**more))
    assert marked.accepted == "as published (Budget section)"
    assert marked.severity is Severity.ERROR


@pytest.mark.parametrize(
    "more",
    [
        {"code": "XLE102"},
        {"sheet": "Table 2"},
        {"sheet": SHEET, "cell": "D7"},
        {"found": "522.9"},
        {"found": "(522.8)"},
        {"found": "as printed"},
    ],
)
def test_an_acceptance_that_matches_nothing_is_a_note(more: dict[str, str]) -> None:
    untouched, note = accepted([finding()], "report.xlsx", accepting(**more))
    assert untouched.accepted is None
    assert (note.code, note.severity, note.ref) == ("XLE951", Severity.NOTE, None)
    assert "[[accept]] no. 1 of xlengine.toml" in note.message


@pytest.mark.parametrize(
    ("printed", "found"),
    [("(134)", "-134"), ("−1 234.5", "-1234.5"), ("1.234.567,8", "1234567.8"), ("12.50", "12.5"), ("—", "0")],
)
def test_an_acceptance_may_name_its_figure_as_it_is_printed(printed: str, found: str) -> None:
    (marked,) = accepted([finding()._replace(found=found)], "report.xlsx", accepting(found=printed))
    assert marked.accepted is not None


def test_what_is_wrong_only_beside_an_accepted_figure_is_accepted_with_it() -> None:
    cells: dict[str, object] = {"A1": "Item", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance"}
    lines = (("Staff", 5120, 5034), ("Travel", 910, 960), ("Rent", 7866, 7936), ("Total", 13906, 13930))
    for row, (label, given, spent) in enumerate(lines, 2):
        cells |= {f"A{row}": label, f"B{row}": given, f"C{row}": spent, f"D{row}": given - spent}
    book = book_of((SHEET, cells | {"D5": -34}))

    def told(settings: Settings | None = None) -> list[str]:
        found = check_book(book, settings).findings
        return [f"{one.ref.address} {one.accepted}" for one in found if one.ref and one.severity is Severity.ERROR]

    assert told() == ["B5 None", "D5 None"]
    whole = accepting(code="XLE202", sheet=SHEET, cell="B5")
    assert told(whole) == ["B5 as published (Budget section)", "D5 as published (Budget section)"]
    assert told(accepting(code="XLE101", sheet=SHEET, cell="D5")) == ["B5 None", "D5 as published (Budget section)"]
    assert recalculation(book, whole).changes == []


def test_an_acceptance_for_another_workbook_is_not_looked_at() -> None:
    (untouched,) = accepted([finding()], "report.xlsx", accepting(workbook="other.xlsx"))
    assert untouched.accepted is None


def test_a_pattern_may_name_the_path_from_the_settings(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "xlengine.toml"))
    workbook = str(tmp_path / "2021" / "report.xlsx")
    assert settings.speaks_of("2021/*.xlsx", workbook)
    assert not settings.speaks_of("2020/*.xlsx", workbook)


def test_an_own_word_for_a_total_is_heard_of_a_last_row_that_is_still_empty() -> None:
    sheet = Sheet("Table", {1: {1: Cell("Line"), 2: Cell("Budget"), 3: Cell("Expenditure")}, 5: {1: Cell("Allsum")}})
    for number, amount in ((2, Decimal(1200)), (3, Decimal(340)), (4, Decimal(75))):
        sheet.rows[number] = {1: Cell(f"Line {number}"), 2: Cell(amount), 3: Cell(amount - 5)}
    settings = Settings(words=(OwnWord("total", "Allsum"),))
    filled = {change.ref.address: change.value for change in recalculation(Book("", [sheet]), settings).changes}
    assert filled == {"B5": Decimal(1615), "C5": Decimal(1600)}
    assert not recalculation(Book("", [sheet])).changes


def test_every_code_is_known_once() -> None:
    codes = known_codes()
    assert {"XLE101", "XLE901", "XLE951"} <= set(codes)
    assert list(codes) == sorted(codes)


def test_the_settings_of_the_workbooks_of_this_project_are_understood() -> None:
    settings = load(str(Path(__file__).parents[1] / "workbooks" / "xlengine.toml"))
    assert all(one.reason and one.name for one in settings.acceptances)


def test_every_code_that_the_source_speaks_of_can_be_explained() -> None:
    root = Path(__file__).parents[1]
    spoken = {
        code
        for folder in ("xlengine", "udfs")
        for path in (root / folder).rglob("*.py")
        for code in re.findall(r"XLE[0-9]{3}", path.read_text(encoding="utf-8"))
    }
    assert spoken <= set(known_codes())


PLAN = {
    "A1": "Stuff", "B1": "Aa", "C1": "Bb", "D1": "Cc", "E1": "Dd", "A2": "one", "B2": 100, "C2": 40, "D2": 60,
    "A3": "two", "B3": 50, "C3": 60, "D3": -10, "A4": "three", "B4": 80, "C4": 70, "D4": 10,
}  # fmt: skip
RATES = {"E2": "0.6", "E3": "-0.2", "E4": "0.125"}


def with_own_table(tmp_path: Path, direction: str, sheet: str = "S", area: str = "A1:E4", **cells: str) -> Review:
    """What a recalculation of the plan says and changes, where this is told of its column E."""
    told = f'[[table]]\nsheet = "{sheet}"\nrange = "{area}"\nE = "{direction}"'
    own = {at: Decimal(value) for at, value in cells.items()}
    return recalculation(book_of(("S", PLAN | own)), load(written(tmp_path, told)))


def changes(review: Review) -> dict[str, str]:
    return {one.ref.address: f"{one.value:f}" for one in review.changes if isinstance(one.value, Decimal)}


def test_a_quotient_is_a_fraction_unless_figures_words_or_it_itself_say_per_cent(tmp_path: Path) -> None:
    assert changes(with_own_table(tmp_path, "D / B", **RATES)) == {}
    assert changes(with_own_table(tmp_path, "D / B", **RATES | {"E4": "0.5"})) == {"E4": "0.1"}
    assert changes(with_own_table(tmp_path, "D / B", E2="60", E3="-20")) == {"E4": "13"}
    assert changes(with_own_table(tmp_path, "D / B"))["E2"] == "0.600"
    assert changes(with_own_table(tmp_path, "D / B in per cent"))["E2"] == "60.0"


def test_a_column_that_is_computed_from_itself_is_refused(tmp_path: Path) -> None:
    for directions, circle in (
        ('D = "D - C"', "D is computed from itself"),
        ('D = "E - C"\nE = "D / B"', "D is computed from itself, by way of E"),
    ):
        path = written(tmp_path, f'[[table]]\nsheet = "S"\nrange = "A1:E4"\n{directions}')
        with pytest.raises(Refused, match=re.escape(f"[[table]] no. 1: {circle}; take one of these out")):
            load(path)


@pytest.mark.parametrize(
    ("sheet", "area", "why"),
    [("Nope", "A1:E4", "is on no sheet of this workbook"), ("S", "E4", "holds no lines of figures")],
)
def test_a_table_that_is_not_there_is_told_and_hides_none(tmp_path: Path, sheet: str, area: str, why: str) -> None:
    review = with_own_table(tmp_path, "D / B", sheet, area, **RATES)
    assert [(one.code, why in one.message) for one in review.findings] == [("XLE952", True)]
    assert len(review.tables) == 1


def test_a_table_that_another_workbook_of_the_run_has_is_not_told(tmp_path: Path) -> None:
    settings = load(written(tmp_path, '[[table]]\nsheet = "Two"\nrange = "A1:E4"'))
    one, two = (check_book(book_of((name, PLAN)), settings) for name in ("One", "Two"))
    assert [finding.code for finding in one.findings] == ["XLE952"]
    assert two.findings == []
    assert one.findings[0].message.startswith(matched_elsewhere([(settings, one), (settings, two)]))
    assert not one.findings[0].message.startswith(matched_elsewhere([(settings, one)]) or "?")


def test_a_figure_that_a_person_lets_stand_is_not_written_over_nor_what_comes_from_it(tmp_path: Path) -> None:
    cells = PLAN | {"C1": "Expenditure", "B1": "Apportionment", "D1": "Variance", "E1": "Percentage", "D3": -12}
    cells |= {"E2": 60, "E3": -24, "E4": Decimal("12.5")}
    book = book_of(("S", cells))
    assert [one.ref.address for one in recalculation(book).changes] == ["D3", "E3"]
    accepting = '[[accept]]\nsheet = "S"\ncell = "D3"\ncode = "XLE101"\nreason = "as published"\nname = "Section"'
    review = recalculation(book, load(written(tmp_path, accepting)))
    assert review.changes == []
    assert [(one.code, one.accepted) for one in review.findings] == [("XLE101", "as published (Section)")]


LABELLED = {
    "words in two columns": (
        {"A1": "Description", "B1": "Office", "C1": "2021", "D1": "2022", "A2": "supplies and services", "B2": "Rome",
         "A3": "travel of all staff", "B3": "Oslo", "A4": "both together here", "B4": "Total",
         "C2": 10, "D2": 12, "C3": 20, "D3": 30, "C4": 30},
        "A1:D4", "B", ["Rome", "Oslo", "Total"], {"D4": "42"},
    ),
    "words on the other side of the figures": (
        {"A1": "Ref", "B1": "Budget", "C1": "Spent", "D1": "Office", "A2": "r1", "B2": 10, "C2": 5, "D2": "Rome",
         "A3": "r2", "B3": 20, "C3": 7, "D3": "Oslo", "A4": "r3", "B4": 30, "D4": "Total"},
        "A1:D4", "D", ["Rome", "Oslo", "Total"], {"C4": "12"},
    ),
    "numbers that name the lines": (
        {"A1": "Budget", "B1": "Spent", "C1": "Class", "A2": 10, "B2": 5, "C2": 2010, "A3": 20, "B3": 7, "C3": 2020,
         "A4": 30, "C4": "Total"},
        "A1:C4", "C", ["2010", "2020", "Total"], {"B4": "12"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LABELLED)
def test_the_column_that_a_person_calls_that_of_the_labels_names_the_lines(tmp_path: Path, case: str) -> None:
    cells, area, column, labels, filled = LABELLED[case]
    told = f'[[table]]\nsheet = "S"\nrange = "{area}"\nlabel_column = "{column}"'
    assert recalculation(book_of(("S", cells))).changes == []
    review = recalculation(book_of(("S", cells)), load(written(tmp_path, told)))
    (table,) = review.tables
    assert [line.label for line in table.lines] == labels
    assert column_letters(table.label_column) == column
    assert changes(review) == filled


def test_rows_of_heading_that_hold_all_figures_are_refused(tmp_path: Path) -> None:
    told = load(written(tmp_path, '[[table]]\nsheet = "S"\nrange = "A1:E6"\nheader_rows = 4'))
    with pytest.raises(Refused, match=r"S A1:E6: header_rows is 4 and leaves no lines of figures; write a smaller"):
        check_book(book_of(("S", PLAN | {"A5": "four", "A6": "five"})), told)


def test_two_tables_that_have_cells_in_common_are_refused(tmp_path: Path) -> None:
    two = '[[table]]\nsheet = "S"\nrange = "A1:E9"\n{}[[table]]\nsheet = "{}"\nrange = "{}"'
    said = refusal(tmp_path, two.format("", "s", "E9:H20"))
    assert said == (
        "[[table]]: no. 1 and no. 2 overlap: s A1:E9 and E9:H20; mend one of the ranges, or take one of the tables out"
    )
    for apart in (("", "S", "A10:E20"), ("", "T", "A1:E9"), ('workbook = "2021.xlsx"\n', "S", "A1:E9")):
        assert len(load(written(tmp_path, two.format(*apart))).tables) == 2
