"""A table read as it was before its figures were typed anew: what the earlier figures prove holds for the new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from xlengine.computing.told_nil import told_by_totals
from xlengine.layout import Before, Line, Measure, Relation, Table
from xlengine.rule import Form
from xlengine.terms.fold import fold

_NUMBER = re.compile(r"\d+")
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
    down, doubts = _down(table, _without_gone(before, lines), lines, measures)
    if not (across or down or doubts):
        return
    rows = {line.row: at for at, line in enumerate(before.lines)}
    table.told_nil = frozenset(
        (table.lines[lines[rows[row]]].row, measures[at]) for (row, at), is_nil in told_by_totals(before).items()
        if is_nil and rows[row] in lines and at in measures
    )  # fmt: skip
    table.typed_anew = frozenset(
        (line, at) for old, line in lines.items() for its, at in measures.items()
        if table.entries[line][at].value != before.entries[old][its].value
    )  # fmt: skip
    as_before = [_proved_again(one, table.relations) for one in (*across, *down)]
    table.relations = as_before + _found_besides(table, Before(before, lines, measures), as_before)
    table.derived = {one.target for one in table.relations if one.axis == "across"}
    told = [f"“{table.lines[one.target].label}”" for one in down]
    told += [f"“{table.measures[one.target].title}”" for one in across]
    table.doubts = [one for one in table.doubts if not one.startswith(tuple(told))] + doubts


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
            yield replace(relation, arguments=tuple(sorted(parts)), signs=tuple(parts[at] for at in sorted(parts)))
        elif relation.form is not Form.SUM and lines.keys() >= set(relation.arguments):
            yield relation


def _only(relation: Relation, places: Places, count: int) -> frozenset[int] | None:
    """Where a relation holds: where it did, and in what is new."""
    if relation.only is None:
        return None
    elsewhere = {now for before, now in places.items() if before not in relation.only}
    return frozenset(range(count)) - elsewhere


def _across(table: Table, relation: Relation, measures: Places, lines: Places) -> Relation:
    return replace(
        relation,
        target=measures[relation.target],
        arguments=tuple(measures[at] for at in relation.arguments),
        base_line=None if relation.base_line is None else lines[relation.base_line],
        only=_only(relation, lines, len(table.lines)),
        evidence=replace(relation.evidence, earlier=True),
    )


def _proved_again(relation: Relation, now: Sequence[Relation]) -> Relation:
    """The relation as the figures of now prove it, where none of them contradicts."""
    again = (one for one in now if one.evidence.hits and not one.evidence.misses)
    return next((one for one in again if replace(one, evidence=relation.evidence) == relation), relation)


def _found_besides(table: Table, before: Before, known: Sequence[Relation]) -> list[Relation]:
    """What is read now of lines and measures that are new, or that the earlier figures did not tell and these prove."""
    there = {"across": set(before.measures.values()), "down": set(before.lines.values())}
    told = {(one.axis, one.target) for one in known}
    left = (one for one in table.relations if (one.axis, one.target) not in told)
    return [one for one in left if one.evidence.hits > one.evidence.misses
            or (one.target not in there[one.axis] and not one.evidence.misses)]  # fmt: skip


def _down(
    table: Table, before: Iterable[Relation], lines: Places, measures: Places
) -> tuple[list[Relation], list[str]]:
    """(the relations between lines, with new lines among their parts; of which new ones that is not sure)."""
    found = [
        replace(
            relation,
            target=lines[relation.target],
            arguments=tuple(lines[at] for at in relation.arguments),
            only=_only(relation, measures, len(table.measures)),
            evidence=replace(relation.evidence, earlier=True),
        )
        for relation in before
    ]
    doubts = []
    known = set(lines.values())
    for at, line in enumerate(table.lines):
        is_plain = not line.is_total and not line.is_a(*NO_PART)
        if at in known or not is_plain or not any(entry.is_number for entry in table.entries[at]):
            continue
        above, below = _beside(table, found, at, known)
        joined, either = _joined(found, above, below)
        found = [_with_part(one, at, above, below) if one in joined else one for one in found if one not in either]
        if either:
            doubts.append(f"“{line.label}” (row {line.row}) is new, and which total adds it is not sure")
        known.add(at)
    return found, doubts


def _joined(
    sums: Sequence[Relation], above: int | None, below: int | None
) -> tuple[list[Relation], list[Relation]]:
    """(the sums that a new line between these two is a part of, those of which that is not sure)."""
    adds_above, adds_below = ([one for one in sums if one.form is Form.SUM and at in one.arguments]
                              for at in (above, below))  # fmt: skip
    if any(one.target == below for one in adds_above):  # right before its total
        return adds_above, []
    if any(one.target == above for one in adds_below):  # right below its total
        return adds_below, []
    if adds_above and adds_below:
        both = [one for one in adds_above if one in adds_below and _sign(one, above) == _sign(one, below)]
        return both, [one for one in (*adds_above, *adds_below) if one not in both]
    one_side = [*adds_above, *adds_below]
    if any(-1 in one.signs for one in one_side):
        return [], one_side  # after what is carried forward, or before what is
    return one_side, []


NO_PART = ("total_above", "memo", "as_percentage_of", "surplus_deficit", "balance", "carry_over")
"""A new line that is called so is no part because of where it stands."""


def _beside(table: Table, sums: Sequence[Relation], at: int, known: set[int]) -> tuple[int | None, int | None]:
    """The known lines above and below a new one that are as deep, or between which it can only be one of them."""
    above = next((other for other in range(at - 1, -1, -1) if other in known), None)
    below = next((other for other in range(at + 1, len(table.lines)) if other in known), None)
    depth = table.lines[at].indent
    if any({above, below} <= set(one.arguments) for one in sums) and depth <= table.lines[below or 0].indent:
        return above, below
    return _next(table, at, -1, known), _next(table, at, 1, known)


def _next(table: Table, at: int, step: int, known: set[int]) -> int | None:
    """The known line next to a new one, as deep as that, with nothing less deep between."""
    lines = table.lines
    other = at + step
    while 0 <= other < len(lines) and (lines[other].indent > lines[at].indent or other not in known):
        if lines[other].indent < lines[at].indent:
            return None
        other += step
    return other if 0 <= other < len(lines) and lines[other].indent == lines[at].indent else None


def _sign(relation: Relation, at: int | None) -> int:
    return next((sign for part, sign in zip(relation.arguments, relation.signs, strict=True) if part == at), 0)


def _with_part(relation: Relation, at: int, above: int | None, below: int | None) -> Relation:
    """The total with one more part, added or taken off as the one beside it."""
    parts = sorted([*zip(relation.arguments, relation.signs, strict=True),
                    (at, _sign(relation, above) or _sign(relation, below))])  # fmt: skip
    return replace(relation, arguments=tuple(one for one, _ in parts), signs=tuple(sign for _, sign in parts))
