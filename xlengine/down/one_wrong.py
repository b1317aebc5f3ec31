"""Structure in spite of one wrong figure: what the other columns tell, where all of them together tell less."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from xlengine.down.trials import Sum, try_rows, without_blanks
from xlengine.down.walk import proves_a_total_above
from xlengine.layout import Relation, Table
from xlengine.rule import Form

MOST_LINES, MOST_COLUMNS = 150, 16
"""A table with more than these is not read once for each of its columns."""


class Reading(NamedTuple):
    """What was read down the lines of a table."""

    relations: list[Relation]
    doubts: list[str]

    def unexplained(self, filled: Sequence[bool]) -> int:
        """How many lines with figures no relation gives or takes."""
        known = {at for relation in self.relations for at in (relation.target, *relation.arguments)}
        return sum(is_filled and at not in known for at, is_filled in enumerate(filled))


def in_spite_of_one(
    table: Table, columns: Sequence[int], read: Callable[[Sequence[int], Sequence[Relation]], Reading]
) -> Reading:
    """The reading of all columns, or that of all but one which leaves fewer lines unexplained.

    Nothing is given up that figures bear out, but for what more of them do. In the column that was left out one figure
    contradicts it, and others agree.
    """
    whole = read(columns, ())
    inputs = table.inputs_among(columns)
    if not 2 <= len(inputs) <= MOST_COLUMNS or len(table.lines) > MOST_LINES:
        return whole
    filled = table.filled(columns)
    best, left = whole, whole.unexplained(filled)
    known = [one for one in whole.relations if one.form is Form.SUM and one.evidence.hits and not one.evidence.misses]
    for column in inputs if left else ():
        others = [at for at in columns if at != column]
        readings = [read(others, known)]
        if known:
            readings.append(_with(known, read(others, ())))
        for other in readings:
            if other.unexplained(filled) >= left or not _but_for_one_figure(table, columns, column, other.relations):
                continue
            held = [_held_against(table, columns, relation) for relation in other.relations]
            if gives_nothing_up(held, whole.relations):
                best, left = Reading(held, other.doubts), other.unexplained(filled)
    return best


def gives_nothing_up(found: Sequence[Relation], before: Sequence[Relation]) -> bool:
    """Whether each line that figures gave before comes from the same lines, or from others that more figures say."""
    now = {one.target: one for one in found}
    return all(
        one.target in now
        and (now[one.target].arguments == one.arguments or _surplus(now[one.target]) > _surplus(one))
        for one in before if _surplus(one) > 0
    )  # fmt: skip


def _surplus(relation: Relation) -> int:
    return relation.evidence.hits - relation.evidence.misses


def _with(known: Sequence[Relation], reading: Reading) -> Reading:
    """The reading with what is known besides: of lines that it knows nothing of, with parts that nothing else adds."""
    targets = {one.target for one in reading.relations}
    added = {at for one in reading.relations for at in one.arguments}
    more = [one for one in known if one.target not in targets and added.isdisjoint(one.arguments)]
    return Reading([*reading.relations, *more], reading.doubts)


def _but_for_one_figure(table: Table, columns: Sequence[int], column: int, found: Sequence[Relation]) -> bool:
    """Whether all figures agree but for one of this column, of which each total that is wrong is made, or is itself.

    These are right in another column; another one is right here, and has no empty part.
    """
    others = [at for at in columns if at != column]
    hits, wrong = 0, []
    for relation in found:
        told = _held_against(table, [column], relation).evidence
        if _held_against(table, others, relation).evidence.misses:
            return False
        hits += _held_against(table, without_blanks(table, [column], relation.arguments), relation).evidence.hits
        if told.misses:
            complete = without_blanks(table, others, relation.arguments)
            trial = try_rows(table, complete, relation.target, _sum_of(relation))
            if not (proves_a_total_above(trial) or (relation.evidence.by_words and trial.hits)):
                return False
            wrong.append({relation.target, *relation.arguments})
    return bool(hits and wrong and set.intersection(*wrong))


def _held_against(table: Table, columns: Sequence[int], relation: Relation) -> Relation:
    """The relation with what the figures of these columns say of it."""
    trial = try_rows(table, columns, relation.target, _sum_of(relation))
    return relation._replace(evidence=relation.evidence._replace(hits=trial.hits, misses=trial.misses))


def _sum_of(relation: Relation) -> Sum:
    return Sum(relation.arguments, relation.signs, float(relation.evidence.by_words), relation.form)


def are_contradicted(table: Table, relations: Sequence[Relation], columns: Collection[int]) -> bool:
    """Whether a printed figure of these columns, which were not read, contradicts what was read in others."""
    for relation in relations if columns else ():
        whole = without_blanks(table, sorted(columns), (relation.target, *relation.arguments))
        if try_rows(table, whole, relation.target, Sum(relation.arguments, relation.signs, form=relation.form)).misses:
            return True
    return False
