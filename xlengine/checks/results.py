"""What formulas give in a column of figures: words, or an error value, where a figure belongs."""

from __future__ import annotations

from xlengine.finding import Because, Finding, Severity
from xlengine.layout import State, Table
from xlengine.sheet import Book, Cell, CellError, Ref
from xlengine.tables.kinds import Kind, kind_of_text

ERROR_VALUE = "XLE902"
WORDS = "XLE903"
SAID_ON_PURPOSE = frozenset(("#DIV/0!", "#N/A"))
"""A share of nothing and `not available` are often left to stand; where a rule gives a figure, that is said."""
MOST_WORDS = 12
"""Where more formulas of a column give words than this, they name something: what a look-up found."""
MOST_NAMED = 400
"""So many cells of one formula are looked at for the error that it passes on."""


def result_findings(table: Table, book: Book) -> list[Finding]:
    """Each formula of a measure of figures that gives none and is not handed its error by another cell.

    Stored results count: an error value that only another program computes is not held against the workbook.
    """
    found = []
    for measure, column in enumerate(table.measures):
        states = [row[measure].state for row in table.entries]
        if column.is_code or {State.TEXT, State.ERROR}.isdisjoint(states) or not _holds_figures(states):
            continue
        words = [row[measure] for row in table.entries if row[measure].state is State.TEXT and row[measure].is_formula]
        for line, row in enumerate(table.entries):
            state = row[measure].state
            if state is State.TEXT and len(words) > MOST_WORDS:
                continue
            if state is not State.TEXT and state is not State.ERROR:
                continue
            if not row[measure].is_formula or (state is State.TEXT and _is_a_heading(table, line)):
                continue
            ref = table.ref(line, measure)
            finding = _finding(ref, book.cell(ref), book)
            if finding is not None and not (finding.code == WORDS and _is_handed_on(finding, table)):
                found.append(finding)
    return found


def _is_handed_on(finding: Finding, table: Table) -> bool:
    """Whether words come from a cell among figures too, such as `See note`, or from the same place of another sheet."""
    lines = {line.row: at for at, line in enumerate(table.lines)}
    columns = {measure.column: at for at, measure in enumerate(table.measures)}
    home = finding.ref
    for ref, _ in finding.because:
        is_copied = home is not None and ref.sheet != home.sheet and ref.place == home.place
        stands_among_figures = ref.sheet == table.sheet and ref.row in lines and ref.column in columns
        if not is_copied and not (stands_among_figures and not _is_a_heading(table, lines[ref.row])):
            return False
    return bool(finding.because)


def _is_a_heading(table: Table, line: int) -> bool:
    """Whether a line without a label repeats words of the heading side by side: `Year 1`, `Year 2`."""
    words = [at for at, entry in enumerate(table.entries[line]) if entry.state is State.TEXT]
    beside = table.entries[line][words[0] : words[-1] + 1]
    return not table.lines[line].label and len(words) > 1 and not any(entry.is_number for entry in beside)


def _holds_figures(states: list[State]) -> bool:
    """Whether most of what stands there are figures."""
    return 2 * (states.count(State.FIGURE) + states.count(State.NIL)) > len(states) - states.count(State.BLANK)


def _finding(ref: Ref, cell: Cell, book: Book) -> Finding | None:
    formula = str(cell.formula)
    if isinstance(cell.value, CellError):
        if cell.value in SAID_ON_PURPOSE:
            return None
        message = f"the formula ={formula} gives the error value {cell.value}"
        code, name = ERROR_VALUE, "error_value"
    else:
        if '"' in formula or not isinstance(cell.value, str) or not cell.value.strip() or cell.value in SAID_ON_PURPOSE:
            return None  # words of its own, such as IF(B7=0,"n/a",…), or nothing to be seen
        message = f"the formula ={formula} gives “{cell.value}” where a figure belongs"
        code, name = WORDS, "words_for_figure"
    named = _named(formula, ref, book)
    if any(isinstance(one.value, CellError) for one in named):
        return None  # handed on: it is said of the cell that it comes from
    because = tuple(one for one in named if isinstance(one.value, str) and kind_of_text(one.value) is Kind.TEXT)
    if cell.value == "#VALUE!" and not because:
        return None  # a dash for nothing is no number to a spreadsheet
    return Finding(code, name, Severity.ERROR, ref, message, str(cell.value), because=because[:12])


def _named(formula: str, ref: Ref, book: Book) -> list[Because]:
    """The cells that a formula names, with what they hold."""
    from xlengine.files.calculate import precedents

    found: list[Because] = []
    for sheet, area in precedents(formula, ref.sheet, book):
        rows = book.sheet(sheet).rows
        for row in range(area.top, area.bottom + 1):
            for column in sorted(rows.get(row, ())):
                if area.left <= column <= area.right and len(found) < MOST_NAMED:
                    found.append(Because(Ref(sheet, row, column), rows[row][column].value))
    return found
