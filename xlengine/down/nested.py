"""Parts of a total that are themselves totals of others among them: they are added, or their own parts, not both."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import DEEP
from xlengine.fit import NIL, NOISE, Agreement, fit, half_of
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.tables.numbering import number_of

PROOF = 3.0
"""So much must figures weigh that tell a part of a total to be the total of its neighbours: no single one does."""
OF_MORE, BESIDE = 1.8, 1.2
"""Where several columns tell it of three lines or more; and of one of several such totals, which together weigh enough.

Of an only line that its code or its indent puts below, any figure tells it.
"""


def parts_added_once(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations, where one that adds a line and its parts adds the line alone, and the line adds its parts.

    Where subtotals are empty in a column, a total of all lines is the sum of the others there; where they are not, it
    would be too much.
    """
    settled = list(found)
    given = {one.target for one in found if one.target < min(one.arguments)}
    for place, relation in enumerate(found):
        if relation.form is not Form.SUM or -1 in relation.signs or len(relation.arguments) > DEEP:
            continue
        if relation.evidence.hits and _is_borne_out_in_full(table, columns, relation):
            continue
        left, inner = sorted(relation.arguments), []
        above = given.intersection(left)
        while nested := _nested(table, columns, relation, left, above):
            inner += nested
            above |= {one.target for one in nested if one.target < min(one.arguments)}
            left = [at for at in left if not any(at in one.arguments for one in nested)]
        if inner:
            settled[place] = relation._replace(arguments=tuple(left), signs=(1,) * len(left))
            known = {one.target for one in settled}
            settled += [one for one in inner if one.target not in known]
    return settled


def without_what_its_parts_hold(table: Table, columns: Sequence[int], found: Sequence[Relation]) -> list[Relation]:
    """The relations, where a total adds another and a line that this one holds, or whose parts it holds, without that.

    But where the figures bear out both.
    """
    sums = {one.target: set(one.arguments) for one in found if one.form is Form.SUM and -1 not in one.signs}
    settled = []
    for relation in found:
        added = set(relation.arguments)
        parts = [at for at in relation.arguments if at in sums]
        held = {at for part in parts for at in sums[part] & added}
        if len(parts) <= DEEP:
            held |= {at for part in parts for at in parts if sums[at] < sums[part]}
        left = tuple(at for at in relation.arguments if at not in held)
        if relation.target in sums and held and left:
            reading, other = Sum.of(left), Sum.of(relation.arguments)
            told = try_rows(table, columns, relation.target, reading)
            if told.misses <= try_rows(table, columns, relation.target, other).misses:
                evidence = relation.evidence._replace(hits=told.hits, misses=told.misses)
                relation = relation._replace(arguments=left, signs=told.signs, evidence=evidence)
        settled.append(relation)
    return settled


def _is_borne_out_in_full(table: Table, columns: Sequence[int], relation: Relation) -> bool:
    """Whether a total is right in a column in which each of its parts has a figure: then none is added twice."""
    for column in columns:
        parts = [table.entries[at][column].value or NIL for at in relation.arguments]
        if all(parts) and (
            sum(parts, NIL) == table.entries[relation.target][column].value
            or _weight_in(table, column, relation) is not None
        ):
            return True
    return False


def _weight_in(table: Table, column: int, relation: Relation) -> float | None:
    """How much a column weighs in which a total is right; None where it is wrong or says nothing."""
    entries = [table.entries[at][column] for at in relation.arguments]
    told = fit(relation.form, table.entries[relation.target][column], entries, relation.signs)
    return None if told.agreement in (Agreement.UNTESTABLE, Agreement.WRONG) else told.weight


def _nested(
    table: Table, columns: Sequence[int], relation: Relation, among: Sequence[int], above: Collection[int]
) -> list[Relation]:
    """The next part of a total that is itself the total of those right after it, or right before it; inner ones first.

    All of them, where only all together are sure. `above` are parts that are known to stand above their own.
    """
    after = [(among[place], among[place + 1 :]) for place in reversed(range(len(among)))]
    before = [(among[place], among[:place][::-1]) for place in range(len(among))]
    for side in (after, before):
        less_sure: list[tuple[Relation, float]] = []
        for line, beside in side:
            for length in _lengths(table, columns, line, beside[: len(among) - 2]):
                parts = tuple(sorted(beside[:length]))
                if length == 1 and not _goes_on(table, line, *parts):
                    continue
                own = _told_by(table, columns, line, parts)
                without = _without(table, columns, relation, line, parts) if own.weight else None
                if without is None:
                    continue
                evidence = Evidence(own.hits, own.misses)
                one = Relation("down", line, parts, own.signs, Form.SUM, RULES["XLE202"], evidence)
                weight = own.weight + without
                if length == 1 or weight >= (BESIDE if _stands_over(table, line, parts, above) else _needed(own)):
                    return [one]
                taken = {at for other, _ in less_sure for at in (other.target, *other.arguments)}
                if weight >= BESIDE and taken.isdisjoint((line, *parts)):
                    less_sure.append((one, weight))
        if sum(weight for _, weight in less_sure) >= PROOF:
            return [one for one, _ in less_sure]
    return []


def _lengths(table: Table, columns: Sequence[int], line: int, beside: Sequence[int]) -> list[int]:
    """How many of the lines next to one may add up to it, as one of its columns tells."""
    found: set[int] = set()
    for column in columns:
        own = table.entries[line][column]
        if not own.value:
            continue
        running, leeway = NIL, half_of(own) + abs(own.value) * NOISE
        for length, at in enumerate(beside, 1):
            entry = table.entries[at][column]
            running += entry.value or NIL
            leeway += half_of(entry)
            if entry.is_number and abs(running - own.value) <= leeway:
                found.add(length)
    return sorted(found)


def _stands_over(table: Table, line: int, parts: Sequence[int], above: Collection[int]) -> bool:
    """Whether others of its kind stand above their parts, or the line has a number and its parts have none."""
    if line > min(parts):
        return False
    numbers = [number_of(table.lines[at].label) for at in (line, *parts)]
    return bool(above) or (bool(numbers[0]) and not any(numbers[1:]))


def _needed(own: Sum) -> float:
    return OF_MORE if len(own.lines) > 2 and own.hits > 1 else PROOF


def _told_by(table: Table, columns: Sequence[int], line: int, parts: Sequence[int]) -> Sum:
    """What all columns say of a line that may add these: nothing, where one of those that are added contradicts it."""
    reading = Sum.of(parts)
    whole = [at for at in range(len(table.measures)) if all(table.entries[one][at].is_number for one in (line, *parts))]
    if try_rows(table, [at for at in columns if at in whole], line, reading).misses:
        return reading
    return try_rows(table, whole, line, reading)._replace(misses=0)


def _goes_on(table: Table, line: int, part: int) -> bool:
    """Whether one line stands below the other by its code or its indent."""
    over, under = table.lines[line], table.lines[part]
    return under.indent > over.indent or (bool(over.code) and under.code != over.code
                                          and under.code.startswith(over.code))  # fmt: skip


def _without(
    table: Table, columns: Sequence[int], relation: Relation, line: int, parts: Sequence[int]
) -> float | None:
    """How much figures weigh by which a total is right where the line is empty and its parts are not.

    None where it is right with both of them.
    """
    weight = 0.0
    for column in columns:
        told = _weight_in(table, column, relation)
        if told is not None and any(table.entries[at][column].value for at in parts):
            if table.entries[line][column].value:
                return None
            weight += told
    return weight
