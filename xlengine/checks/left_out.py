"""Lines that a total passes over although they stand among those that it adds, and no word says why."""

from __future__ import annotations

from collections.abc import Iterator

from xlengine.finding import Because, Finding, Severity
from xlengine.fit import NIL
from xlengine.layout import Line, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.sheet import Area, Book, Ref
from xlengine.terms.movements import flow_of

TOTAL = "XLE202"
FARTHEST = 60
"""Of so many lines a line may be the sum."""


def left_out(table: Table, book: Book) -> Iterator[Finding]:
    """A warning at the first figure of each total that does so; what a line adds by its formula is not left out."""
    sums = [one for one in table.relations if one.axis == "down" and one.form is Form.SUM]
    known = {at for one in table.relations if one.axis == "down" for at in (one.target, *one.arguments)}
    targets = {one.target for one in table.relations if one.axis == "down"}
    for target, line in table.passed_over.items():
        filled = [at for at, entry in enumerate(table.entries[target]) if entry.is_number]
        if target not in targets and filled and _has_figures(table, line, filled[:1]):
            yield _warning(table, target, [line], filled)
    plain = [at for at, line in enumerate(table.lines) if at not in known and _look(line) is not None]
    for total in sums if plain else ():
        is_called_one = table.lines[total.target].is_total
        if -1 in total.signs or len(total.arguments) < 2 or not (is_called_one and total.evidence.hits):
            continue
        filled = [at for at, entry in enumerate(table.entries[total.target]) if entry.is_number]
        added = [table.lines[at] for at in total.arguments if not table.lines[at].is_total]
        looks = {(line.indent, line.bold) for line in added}
        among = _among(total)
        missing = [at for at in plain if at in among and {_look(table.lines[at])} == looks]
        missing = [at for at in missing if _has_figures(table, at, filled) and not _is_a_sum(table, at, filled)]
        way = flow_of(table.lines[total.target].label)
        missing = [at for at in missing if not way or flow_of(table.lines[at].label) != -way]
        if filled and missing:
            added_by_lines = [area for at in total.arguments for area in _named(table.ref(at, filled[0]), book)]
            missing = [at for at in missing if not any(table.ref(at, filled[0]).place in a for a in added_by_lines)]
        if filled and missing:
            yield _warning(table, total.target, missing, filled)


def _among(total: Relation) -> range:
    """The lines from the first that a total below them adds up to itself, and one before that."""
    first = min(total.arguments)
    return range(max(0, first - 1), total.target) if total.target > max(total.arguments) else range(0)


def _named(ref: Ref, book: Book) -> list[Area]:
    """The areas of its own sheet that a cell's formula names."""
    formula = book.cell(ref).formula
    if formula is None:
        return []
    from xlengine.files.calculate import precedents

    return [span.area for span in precedents(formula, ref.sheet, book) if span.sheet == ref.sheet]


def _look(line: Line) -> tuple[int, bool] | None:
    """How a line looks of which no word says anything, and which is no heading; None for any other."""
    is_plain = bool(line.label) and not line.label.endswith((":", "：")) and not line.roles and not line.is_total
    return (line.indent, line.bold) if is_plain else None


def _has_figures(table: Table, at: int, columns: list[int]) -> bool:
    return all(table.entries[at][column].value for column in columns)


def _is_a_sum(table: Table, at: int, columns: list[int]) -> bool:
    """Whether a line is what the next lines, or those before it, come to: a total that is called none."""
    for column in columns[:1]:
        own = table.entries[at][column].value
        for way in (1, -1):
            added = NIL
            for one in range(at + way, at + way * FARTHEST, way):
                if not 0 <= one < len(table.entries) or table.lines[one].is_total:
                    break
                added += table.entries[one][column].value or NIL
                if added == own:
                    return True
    return False


def _warning(table: Table, total: int, missing: list[int], filled: list[int]) -> Finding:
    named = " and ".join(f"“{table.lines[at].label}” (row {table.lines[at].row})" for at in missing[:3])
    message = f"the total does not add {named}, and nothing says why; add it, or say in its label that it is not added"
    because = tuple(Because(table.ref(at, filled[0]), table.entries[at][filled[0]].value) for at in missing[:3])
    rule = RULES[TOTAL]
    return Finding(rule.code, rule.name, Severity.WARNING, table.ref(total, filled[0]), message, because=because)
