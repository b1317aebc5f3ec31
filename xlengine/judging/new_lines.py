"""Lines that an earlier workbook does not have: which total adds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from xlengine.down.trials import Sum, try_rows
from xlengine.layout import Relation, Table
from xlengine.rule import Form


class Joined(NamedTuple):
    """What is known of totals once each new line has found its place, and of which totals it is not."""

    relations: list[Relation]
    doubts: list[str]
    in_doubt: frozenset[int]


def with_new_lines(table: Table, before: Sequence[Relation], there: Collection[int]) -> Joined:
    """The relations between lines that were there before, with new ones among their parts."""
    joining = _Joining(table, list(before), set(there))
    no_parts = _that_explain(table, joining.known) | _inside(joining.sections, joining.known)
    for at, line in enumerate(table.lines):
        if at in joining.known or at in no_parts or line.is_a(*NO_PART):
            continue
        if line.is_total and (_has_figures(table, at) or at in joining.sections):
            joining.join_total(at)
        elif not line.is_total and _has_figures(table, at):
            joining.join(at, *_beside(table, joining.found, at, joining.known))
    return Joined(joining.found, joining.doubts, frozenset(joining.in_doubt))


class _Joining:
    """The relations of before, while one new line after the other finds the totals that add it."""

    def __init__(self, table: Table, found: list[Relation], known: set[int]) -> None:
        self.table, self.found, self.known = table, found, known
        self.doubts: list[str] = []
        self.in_doubt: set[int] = set()
        copied = _sections_like_others(table, found, known)
        self.sections = {one.target: one.arguments for one in copied} | _new_sections(table, known)
        self.found += [one for one in copied if one.arguments == self.sections[one.target]]
        self.proved = [
            one for one in table.relations if one.axis == "down" and one.evidence.hits and not one.evidence.misses
        ]

    def join(self, at: int, above: int | None, below: int | None, is_explained: bool = True) -> None:
        """A new line is a part of what adds the lines beside it; what adds one of them only is given up."""
        totals = {one.target for one in self.proved if at in one.arguments}  # the figures of now say what adds it
        sums = [one for one in self.found if one.form is Form.SUM and totals <= {one.target}]
        joined, either = _joined(sums, above, below)
        if not is_explained:
            joined, either = [], [*joined, *either]
        self.found = [
            _with_part(one, at, above, below) if one in joined else one for one in self.found if one not in either
        ]
        self._doubt(at, either)
        self.known.add(at)

    def join_total(self, total: int) -> None:
        """A new total is added as its section is, or in place of those of its lines that were there before."""
        parts = self.sections.get(total, ())
        before = self.known.intersection(parts)
        if not before:
            is_explained = total in self.sections
            self.join(total, *_beside_section(self.table, self.found, total, self.known), is_explained)
        else:
            found = [_in_place_of(one, before, total) for one in self.found]
            if found == self.found and not before.issuperset(parts):
                self._doubt(total, [one for one in found if not before.isdisjoint(one.arguments)])
            self.found = [one for one in found if one.target not in self.in_doubt]
        self.known |= {total, *parts}

    def _doubt(self, at: int, either: Sequence[Relation]) -> None:
        self.in_doubt |= {one.target for one in either}
        if either:
            line = self.table.lines[at]
            self.doubts.append(f"“{line.label}” (row {line.row}) is new, and which total adds it is not sure")


def _new_sections(table: Table, known: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The parts of each new total as words and figures of now tell them."""
    return {
        one.target: one.arguments
        for one in table.relations
        if one.axis == "down" and one.form is Form.SUM and one.target not in known
        and table.lines[one.target].is_total and not one.evidence.misses
    }  # fmt: skip


def _sections_like_others(table: Table, before: Sequence[Relation], known: Collection[int]) -> list[Relation]:
    """New totals of the new lines right above them, where the totals that were there before add such lines too."""
    model = next((one for one in before if _adds_what_is_right_above(table, one)), None)
    found = []
    for at in [at for at, line in enumerate(table.lines) if line.is_total and at not in known]:
        above = takewhile(lambda other: _is_new_part(table, other, known), range(at - 1, -1, -1))
        parts = tuple(reversed(list(above)))
        if model and len({table.lines[part].indent for part in parts}) == 1:
            found.append(model._replace(target=at, arguments=parts, signs=(1,) * len(parts)))
    return found


def _adds_what_is_right_above(table: Table, relation: Relation) -> bool:
    parts, total = relation.arguments, relation.target
    is_run = parts == tuple(range(total - len(parts), total)) and set(relation.signs) == {1}
    return is_run and relation.form is Form.SUM and len(parts) > 1 and table.lines[total].is_total


def _is_new_part(table: Table, at: int, known: Collection[int]) -> bool:
    line = table.lines[at]
    return at not in known and not line.is_total and not line.is_a(*NO_PART) and _has_figures(table, at)


def _inside(sections: Mapping[int, Sequence[int]], known: Collection[int]) -> set[int]:
    """The new lines that a new total adds."""
    return {at for parts in sections.values() for at in parts if at not in known}


def _has_figures(table: Table, at: int) -> bool:
    return any(entry.is_number for entry in table.entries[at])


def _that_explain(table: Table, known: Collection[int]) -> set[int]:
    """New lines beside one another that are what the line above or below them comes to, in two columns at least."""
    found: set[int] = set()
    for is_known, run in groupby(range(len(table.lines)), key=known.__contains__):
        new = [] if is_known else list(run)
        for at in (new[0] - 1, new[-1] + 1) if len(new) > 1 else ():
            if 0 <= at < len(table.lines):
                trial = try_rows(table, range(len(table.measures)), at, Sum.of(new))
                found |= set(new) if trial.hits > 1 and not trial.misses else set()
    return found


def _joined(
    sums: Sequence[Relation], above: int | None, below: int | None
) -> tuple[list[Relation], list[Relation]]:
    """(the sums that a new line between these two is a part of, those of which that is not sure)."""
    adds_above, adds_below = ([one for one in sums if at in one.arguments] for at in (above, below))
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


def _beside_section(
    table: Table, sums: Sequence[Relation], total: int, known: set[int]
) -> tuple[int | None, int | None]:
    """The known lines above a new section and below its total; below a heading that follows, the total of that."""
    above = next((other for other in range(total - 1, -1, -1) if other in known), None)
    after = [other for other in range(total + 1, len(table.lines)) if other in known]
    if after and not _has_figures(table, after[0]):
        totals = {one.target for one in sums}
        after = [other for other in after if other in totals]
    return above, after[0] if after else None


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
    return relation._replace(arguments=tuple(one for one, _ in parts), signs=tuple(sign for _, sign in parts))


def _in_place_of(relation: Relation, lines: Collection[int], total: int) -> Relation:
    """The total with another one in place of these lines, if it adds them all, or takes all of them off."""
    signs = {_sign(relation, at) for at in lines}
    if len(signs) > 1 or 0 in signs or relation.form is not Form.SUM:
        return relation
    parts = [(at, sign) for at, sign in zip(relation.arguments, relation.signs, strict=True) if at not in lines]
    parts = sorted([*parts, (total, signs.pop())])
    return relation._replace(arguments=tuple(at for at, _ in parts), signs=tuple(sign for _, sign in parts))
