"""What is kept of the relations of a table, once all of its lines have been read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from xlengine.down.net_requirements import has_sign, sign_of_label
from xlengine.down.trials import LIST, Sum, try_rows, without_blanks
from xlengine.down.walk import proves_a_total_above
from xlengine.expression import expression
from xlengine.layout import Evidence, Relation, State, Table
from xlengine.rule import RULES, Form
from xlengine.tables.numbering import number_of
from xlengine.terms.fold import fold

FEW = 3
"""So many totals must agree in a list for each that does not."""


def within_its_total(relation: Relation, found: Sequence[Relation]) -> Relation:
    """A share of a total stands beside the lines that make up the total, and beside no others."""
    if relation.base_line is None or relation.only is not None:
        return relation
    adds = {other.target: other.arguments for other in found}
    waiting, parts = [relation.base_line], {relation.base_line}
    while waiting:
        new = set(adds.get(waiting.pop(), ())) - parts
        parts |= new
        waiting.extend(new)
    return relation._replace(only=frozenset(range(min(parts), max(parts) + 1))) if len(parts) > 1 else relation


def without_gaps(table: Table, columns: Sequence[int], found: list[Relation]) -> list[Relation]:
    """The relations without those that add a line which is empty and stays so: what it stands for is not known."""
    empty = {at for relation in found for at in relation.arguments}
    for column in columns:
        empty = {at for at in empty if table.entries[at][column].state is State.BLANK}
    while True:
        made = {relation.target for relation in found}
        kept = [
            relation for relation in found
            if not empty or all(at in made for at in empty.intersection(relation.arguments))
        ]  # fmt: skip
        if len(kept) == len(found):
            return kept
        found = kept


def without_numbered_gaps(table: Table, found: list[Relation]) -> list[Relation]:
    """The relations without those of empty totals that pass over a line which is numbered as the others and empty.

    What it stands for is not known, since what is told below it is not added either: `1.`, `2.` with its parts, `3.`
    """
    made = {relation.target for relation in found}
    return [one for one in found if one.evidence.hits or not _passes_over_a_number(table, one, made)]


def _passes_over_a_number(table: Table, total: Relation, made: Collection[int]) -> bool:
    lines, added = table.lines, set(total.arguments)
    numbers = [number_of(lines[at].label) for at in total.arguments]
    if total.form is not Form.SUM or sum(number.isdigit() for number in numbers) < 2 or total.target < max(added):
        return False
    return any(
        at not in added and at + 1 not in added and at not in made and number_of(lines[at].label).isdigit()
        and not any(entry.value for entry in table.entries[at])
        for at in range(min(added), total.target - 1)
    )


def with_lines_beside(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations, and those of parts that are the totals of all lines right below or right above them.

    Nothing else adds these lines.
    """
    known = {at for one in found for at in (one.target, *one.arguments)}
    given = {one.target for one in found}
    filled = table.filled(columns)
    left = {line for line, is_filled in enumerate(filled) if is_filled} - known
    beside_them = {line + step for line in left for step in (-1, 1)}
    more = []
    for at in sorted((known - given) & beside_them):
        for lines in (range(at + 1, len(filled)), range(at - 1, -1, -1)):
            beside = sorted(takewhile(lambda line: line not in known and filled[line], lines))
            one = _total_of(table, columns, at, beside)
            if one is not None:
                known.update(one.arguments)
                more.append(one)
                break
    return [*found, *more]


def _total_of(table: Table, columns: Sequence[int], at: int, lines: Sequence[int]) -> Relation | None:
    """A line as the total of others, of which there are two at least and none is called a total: figures show it."""
    if len(lines) < 2 or any(table.lines[line].is_total for line in lines):
        return None
    signs = tuple(sign_of_label(table, columns, line) for line in lines)
    trial = try_rows(table, columns, at, Sum(tuple(lines), signs))
    complete = try_rows(table, without_blanks(table, columns, lines), at, trial)
    is_said = all(has_sign(table.lines[line].label) for line in lines)
    if trial.misses or not (proves_a_total_above(complete) or (is_said and complete.hits)):
        return None
    evidence = Evidence(trial.hits, 0, by_words=is_said)
    return Relation("down", at, trial.lines, trial.signs, Form.SUM, RULES["XLE202"], evidence)


def with_results(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations, and those of lines that are what the two totals right before them differ by: figures show it."""
    given = {one.target for one in found}
    added = {at for one in found for at in one.arguments}
    totals = sorted(one.target for one in found if one.evidence.hits and one.target > max(one.arguments))
    more = []
    for first, second in pairwise(totals):
        at = second + 1
        if at >= len(table.lines) or at in given or not added.isdisjoint((first, second)):
            continue
        trial = try_rows(table, columns, at, Sum((first, second), (1, -1), form=Form.DIFFERENCE))
        complete = try_rows(table, without_blanks(table, columns, trial.lines), at, trial)
        if not trial.misses and complete.weight >= 1.8:
            evidence = Evidence(trial.hits, 0)
            more.append(Relation("down", at, trial.lines, trial.signs, trial.form, RULES["XLE223"], evidence))
    return [*found, *more]


_RECEIVED = expression(r"получен|привлечен|drawdown|drawings?\b|receipt of loan|tirage|desembolso|借入|السحب")
_REPAID = expression(r"погашен|возврат|repayment|remboursement|amortizaci|偿还|سداد")


def without_repayments(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations without those that no figure bears out and that would add what is repaid to what was borrowed."""
    return [one for one in found if one.evidence.hits or not _adds_repayments(table, columns, one)]


def _adds_repayments(table: Table, columns: Sequence[int], relation: Relation) -> bool:
    labels = [fold(table.lines[at].label) for at in relation.arguments]
    repaid = [at for at, label in zip(relation.arguments, labels, strict=True) if _REPAID.search(label)]
    if not repaid or not any(map(_RECEIVED.search, labels)) or -1 in relation.signs:
        return False
    return not any((table.entries[at][column].value or 0) < 0 for at in repaid for column in columns)


def without_empty_totals(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations without parts that are totals with no figures, where all figures are right without them."""
    made = {one.target for one in found}
    settled = []
    for one in found:
        empty = {at for at in one.arguments if at in made and not any(
            table.entries[at][column].is_number for column in columns)}  # fmt: skip
        kept = [pair for pair in zip(one.arguments, one.signs, strict=True) if pair[0] not in empty]
        if empty and len(kept) > 1:
            arguments, signs = (tuple(side) for side in zip(*kept, strict=True))
            trial = try_rows(table, columns, one.target, Sum(arguments, signs, form=one.form))
            one = one._replace(arguments=arguments, signs=signs) if trial.hits and not trial.misses else one
        settled.append(one)
    return settled


def without_unproved(
    table: Table, columns: Sequence[int], found: Sequence[Relation], doubted: int
) -> list[Relation]:
    """What is read in one long column, without totals that figures contradict, unless most others are borne out.

    A shop whose name has a word for a total stands in a list by chance, and one of many may agree by chance.
    """
    if len(columns) > 1 or len(table.lines) <= LIST:
        return list(found)
    told = [one.evidence for one in found]
    wrong = doubted + sum(one.misses > 0 and not one.hits for one in told)
    if wrong * FEW <= sum(one.hits > 0 for one in told):
        return list(found)
    return [one for one in found if one.evidence.hits or not one.evidence.misses]
