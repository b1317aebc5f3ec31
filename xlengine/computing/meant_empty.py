"""Empty cells of a computed column that an office leaves empty on purpose, told by where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from xlengine.down.lines_by_words import is_a_result
from xlengine.layout import Relation, State, Table
from xlengine.rule import Form

ENOUGH = 2
"""So many figures must be printed in the column elsewhere, and so many be missing of a depth, before a place tells."""


def meant_empty(table: Table, relation: Relation, sums: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """The lines of which a printed column says that they have none: those that it could be computed in, all empty.

    Lines below the last total, such as memo lines; the deeper lines of a table whose other lines have it; surpluses and
    deficits, which have no percentages; lines that lack a part of a difference; and those in which the column beside it
    has the figure, as where savings and excesses have a column each that no word calls computed.
    """
    if relation.running or (relation.evidence.hits < ENOUGH and relation.base_line is None):
        return frozenset()
    rows = table.entries
    told = [at for at in _within(table, relation) if any(rows[at][part].is_number for part in relation.arguments)]
    printed = {at for at in _within(table, relation) if rows[at][relation.target].is_number}
    empty = {at for at in told if rows[at][relation.target].state is State.BLANK}
    if len(printed) < ENOUGH or not empty:
        return frozenset()
    found_alike = {at for at in empty if is_a_result(table.lines[at].label) and _has_empty_twin(table, relation, at)}
    beside = [] if relation.evidence.is_told else _beside(table, relation)
    found = found_alike | {at for at in empty if any(rows[at][other].value for other in beside)}
    for group in _groups(table, relation, sums, empty):
        if group and printed.isdisjoint(group):
            found.update(at for at in group if rows[at][relation.target].state is State.BLANK)
    return frozenset(found)


def _has_empty_twin(table: Table, relation: Relation, line: int) -> bool:
    """Whether a column of another group with this heading, printed elsewhere, is empty here and could be computed."""
    own, row = table.measures[relation.target].heading[-1:], table.entries[line]
    return any(
        one.axis == "across" and one.form is relation.form and one.target != relation.target
        and table.measures[one.target].heading[-1:] == own and row[one.target].state is State.BLANK
        and all(row[at].is_number for at in one.arguments) and one.evidence.hits >= ENOUGH for one in table.relations
    )  # fmt: skip


def leaves_nil_out(table: Table, measure: int) -> bool:
    """Whether a column has figures, and the table has empty cells and no nil: a result of nil is left empty then."""
    rows = [row for row in table.entries if any(entry.is_number for entry in row)]
    printed = sum(row[measure].is_number for row in rows)
    empty = sum(entry.state is State.BLANK for row in rows for at, entry in enumerate(row) if at != measure)
    is_written = any(entry.is_number and not entry.value for row in rows for entry in row)
    return printed >= ENOUGH and empty > len(rows) and not is_written


def _within(table: Table, relation: Relation) -> Sequence[int]:
    return range(len(table.lines)) if relation.only is None else sorted(relation.only)


def _groups(table: Table, relation: Relation, sums: Mapping[int, Sequence[int]], empty: set[int]) -> list[list[int]]:
    """Lines that belong together by their place, in each of which the column may have no figure."""
    lines, rows = table.lines, table.entries
    ends = [at for at, line in enumerate(lines) if line.is_total or (at in sums and at > max(sums[at]))]
    whole = [at for at in range(ends[-1] + 1, len(lines)) if at not in sums] if ends else []
    by_depth: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        by_depth[line.indent].append(at)
    shallowest = min(by_depth, default=0)
    deeper = [group for indent, group in by_depth.items() if indent > shallowest and _several(group, empty)]
    results = [at for at, line in enumerate(lines) if line.is_a("surplus_deficit") or is_a_result(line.label)]
    if relation.form in (Form.PERCENTAGE, Form.GROWTH) and _several(results, empty):
        deeper.append(results)
    takes_off = relation.form is Form.DIFFERENCE  # a sum may lack a part that is nil
    lacking = [at for at in _within(table, relation)
               if any(rows[at][part].state is State.BLANK for part in relation.arguments)]  # fmt: skip
    return [whole, *deeper, *([lacking] if takes_off and _several(lacking, empty) else [])]


def _several(group: Sequence[int], empty: set[int]) -> bool:
    return len(empty.intersection(group)) >= ENOUGH


def _beside(table: Table, relation: Relation) -> list[int]:
    """The columns of the group that have figures just where this one has none, and that nothing computes."""
    measures, rows = table.measures, table.entries
    group, target = measures[relation.target].group, relation.target
    made = {one.target for one in table.relations if one.axis == "across"}
    lines = [at for at, line in enumerate(table.lines) if not line.is_total]

    def alternate(other: int) -> bool:
        own, its = ({at for at in lines if rows[at][one].value} for one in (target, other))
        return len(own) >= ENOUGH and bool(its) and own.isdisjoint(its)

    return [at for at, one in enumerate(measures) if group and one.group == group and at not in made and alternate(at)]
