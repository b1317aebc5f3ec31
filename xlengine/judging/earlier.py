"""A table read as it was before its figures were typed anew: what the earlier figures prove holds for the new ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from xlengine.computing.told_nil import told_by_totals
from xlengine.expression import expression
from xlengine.judging.new_lines import Joined, with_new_lines
from xlengine.layout import Before, Line, Measure, Relation, Table
from xlengine.rule import Form
from xlengine.terms.fold import fold

_NUMBER = expression(r"\d+")
Places = Mapping[int, int]
"""Where a line or measure of the earlier table stands now."""


def as_earlier(table: Table, earlier: Sequence[Table]) -> None:
    """Relates the lines and measures of a table as those of the earlier table with its headings were related.

    What is new, and of what is gone, is read as ever. A new line among the parts of one total is a part of it; where it
    may belong to either of two, both are left alone, and that is said.
    """
    if not table.lines or not earlier:
        return
    before = max(earlier, key=lambda one: _likeness(one, table))
    measures = _where([_heading(measure) for measure in before.measures], [_heading(m) for m in table.measures])
    if 2 * len(measures) <= len(table.measures):
        return
    lines = _lines(before.lines, table.lines)
    across = [_across(table, one, measures, lines) for one in before.relations
              if one.axis == "across" and measures.keys() >= {one.target, *one.arguments}
              and (one.base_line is None or one.base_line in lines)]  # fmt: skip
    table.before = Before(before, lines, measures)
    joined = _down(table, [one for one in _without_gone(before, lines) if not one.evidence.either_way], lines, measures)
    down = joined.relations
    if not (across or down or joined.doubts):
        return
    rows = {line.row: at for at, line in enumerate(before.lines)}
    table.told_nil = frozenset(
        (table.lines[lines[rows[row]]].row, measures[at]) for (row, at), is_nil in told_by_totals(before).items()
        if is_nil and rows[row] in lines and at in measures
    )  # fmt: skip
    as_before = [_proved_again(one, table.relations) for one in (*across, *down)]
    untold = [one for one in as_before if one.axis == "across" and one.evidence.earlier and not one.evidence.is_told]
    as_before = [one for one in as_before if one not in untold]
    besides = _found_besides(table, Before(before, lines, measures), as_before)

    table.relations = as_before + [one for one in besides if one.axis == "across" or one.target not in joined.in_doubt]
    table.derived = {one.target for one in table.relations if one.axis == "across"}
    told = [f"“{table.lines[one.target].label}”" for one in down]
    told += [f"“{table.measures[one.target].title}”" for one in across]
    table.doubts = [one for one in table.doubts if not one.startswith(tuple(told))] + joined.doubts
    for one in untold:
        what = f"“{table.measures[one.target].title}”"
        table.doubts.append(f"{what} is not what it was in the earlier workbook, and no word says that it is computed")


def _likeness(before: Table, now: Table) -> tuple[int, int, int]:
    """How many headings and lines two tables share, and whether they stand on one sheet, or on that of another year."""
    headings = len(_where([_heading(one) for one in before.measures], [_heading(one) for one in now.measures]))
    labels = {_words(one.label) for one in before.lines}
    sheets = (before.sheet == now.sheet) + (_words(before.sheet) == _words(now.sheet))
    return headings, sum(_words(one.label) in labels for one in now.lines), sheets


def _words(text: str) -> str:
    """A text without its numbers: the years of two budgets differ, and nothing else."""
    return _NUMBER.sub("0", fold(text))


def _heading(measure: Measure) -> str:
    return _words(" / ".join((*measure.heading, measure.number)))


def _where(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Where each of a row of texts stands now, in the same order; what is gone is not there."""
    if before == now:
        return {at: at for at in range(len(now))}
    blocks = SequenceMatcher(None, before, now).get_matching_blocks()
    return {old + at: new + at for old, new, size in blocks for at in range(size)}


def _lines(before: Sequence[Line], now: Sequence[Line]) -> dict[int, int]:
    """Where each line stands now; as many others in the place of some are these with other names.

    Numbers in labels tell lines apart, unless they are other ones in most of them.
    """
    old_labels, new_labels = ([fold(line.label) for line in lines] for lines in (before, now))
    if 2 * len(set(old_labels) & set(new_labels)) < len(set(old_labels)):
        old_labels, new_labels = ([_words(label) for label in labels] for labels in (old_labels, new_labels))
    found = _where(old_labels, new_labels)
    old, new = -1, -1
    for next_old, next_new in [*found.items(), (len(before), len(now))]:
        if next_old - old == next_new - new:
            places = zip(range(old + 1, next_old), range(new + 1, next_new), strict=True)
            found.update((one, other) for one, other in places if before[one].roles.keys() == now[other].roles.keys())
        old, new = next_old, next_new
    return found


def _without_gone(before: Table, lines: Places) -> Iterator[Relation]:
    """The relations between the lines that are still there; the parts of a total that is gone are in its place."""
    down = {one.target: one for one in before.relations if one.axis == "down"}

    def there(relation: Relation) -> Iterator[tuple[int, int]]:
        for at, sign in zip(relation.arguments, relation.signs, strict=True):
            if at in lines:
                yield at, sign
            elif at in down and down[at].form is Form.SUM:
                yield from ((part, sign * its_sign) for part, its_sign in there(down[at]))

    for relation in (one for one in before.relations if one.axis == "down"):
        parts = dict(there(relation)) if relation.form is Form.SUM else {}
        if relation.target not in lines:
            continue
        if parts:
            yield relation._replace(arguments=tuple(sorted(parts)), signs=tuple(parts[at] for at in sorted(parts)))
        elif relation.form is not Form.SUM and lines.keys() >= set(relation.arguments):
            yield relation


def _only(relation: Relation, places: Places, count: int) -> frozenset[int] | None:
    """Where a relation holds: where it did, and in what is new."""
    if relation.only is None:
        return None
    elsewhere = {now for before, now in places.items() if before not in relation.only}
    return frozenset(range(count)) - elsewhere


def _across(table: Table, relation: Relation, measures: Places, lines: Places) -> Relation:
    return relation._replace(
        target=measures[relation.target],
        arguments=tuple(measures[at] for at in relation.arguments),
        base_line=None if relation.base_line is None else lines[relation.base_line],
        only=_only(relation, lines, len(table.lines)),
        evidence=relation.evidence._replace(earlier=True),
    )


def _proved_again(relation: Relation, now: Sequence[Relation]) -> Relation:
    """The relation as the figures of now prove it, or what they prove in its place where the earlier ones do not."""
    is_proved = relation.evidence.hits and not relation.evidence.misses
    for own in now:
        if (own.axis, own.target) == (relation.axis, relation.target) and own.evidence.hits and not own.evidence.misses:
            is_same = own._replace(evidence=relation.evidence) == relation
            return relation if is_proved and not is_same else own
    return relation


def _found_besides(table: Table, before: Before, known: Sequence[Relation]) -> list[Relation]:
    """What is read now of lines and measures that are new, or that the earlier figures did not tell and these prove."""
    there = {"across": set(before.measures.values()), "down": set(before.lines.values())}
    told = {(one.axis, one.target) for one in known}
    left = (one for one in table.relations if (one.axis, one.target) not in told)
    return [one for one in left if one.evidence.hits > one.evidence.misses
            or (one.target not in there[one.axis] and not one.evidence.misses)]  # fmt: skip


def _down(table: Table, before: Iterable[Relation], lines: Places, measures: Places) -> Joined:
    """The relations between lines, with new lines among their parts."""
    moved = [
        relation._replace(
            target=lines[relation.target],
            arguments=tuple(lines[at] for at in relation.arguments),
            only=_only(relation, measures, len(table.measures)),
            evidence=relation.evidence._replace(earlier=True),
        )
        for relation in before
    ]
    return with_new_lines(table, moved, set(lines.values()))
