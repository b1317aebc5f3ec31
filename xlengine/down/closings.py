"""What is left at the end of a period: what there was at its beginning, what came in and what went out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from xlengine.down.trials import Sum, try_rows
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.terms.fold import fold
from xlengine.terms.movements import CLOSING, MOST_MOVEMENTS, NET_CHANGE, OPENING, OWED, either_sign, sign_of


def closing_rows(table: Table, columns: Sequence[int]) -> list[Relation]:
    """Closing balances below their opening balance and what moved it."""
    found: list[Relation] = []
    labels = fold("\n".join(line.label for line in table.lines))
    if not (OPENING.search(labels) and CLOSING.search(labels)):
        return found
    opening: int | None = None
    for at, line in enumerate(table.lines):
        label = fold(line.label)
        if OPENING.search(label) and not CLOSING.search(label):
            opening = at
        elif opening is not None and CLOSING.search(label):
            relation = _closing_row(table, columns, opening, at)
            found += [relation] if relation else []
            opening = None
    return found


def _is_all_that_moved(table: Table, columns: Sequence[int], opening: int, at: int, net: int) -> bool:
    """Whether figures show that one line is the whole change."""
    trial = try_rows(table, columns, at, Sum.of((opening, net)))
    return not trial.misses and trial.weight >= 0.9


def _amounts(table: Table, columns: Sequence[int], at: int) -> list[Decimal]:
    """The figures of a movement; of an empty total those of the lines that it may add."""
    own = [value for column in columns if (value := table.entries[at][column].value)]
    if own or not table.lines[at].is_total:
        return own
    above = range(at - 1, -1, -1)
    parts = takewhile(lambda one: any(table.entries[one][column].is_number for column in columns), above)
    return [value for one in parts for column in columns if (value := table.entries[one][column].value)]


def _closing_row(table: Table, columns: Sequence[int], opening: int, at: int) -> Relation | None:
    lines, entries = table.lines, table.entries
    between = [one for one in range(opening + 1, at) if any(entries[one][c].is_number for c in columns)
               or lines[one].is_total]  # fmt: skip
    ends = [one for one in between if lines[one].is_total]
    net = [one for one in between if NET_CHANGE.search(fold(lines[one].label))]
    last = between[-1:] if len(ends) > 1 and between[-1] not in ends else []
    if not net and last and _is_all_that_moved(table, columns, opening, at, last[0]):
        net = last
    if net:
        between = net[-1:]
    elif ends:
        between = ends + [one for one in between if one > ends[-1]]
    if not 0 < len(between) <= MOST_MOVEMENTS or any(lines[one].is_a("memo", "as_percentage_of") for one in between):
        return None
    owed = any(OWED.search(fold(lines[one].label)) for one in (opening, at))
    signs = [1 if net else sign_of(fold(lines[one].label), owed, _amounts(table, columns, one)) for one in between]
    trials = [
        try_rows(table, columns, at, Sum((opening, *between), (1, *some), 1.2 if all(signs) else 0.0))
        for some in either_sign(signs)
    ]
    best = max(trials, key=lambda trial: (trial.hits - trial.misses, trial.weight))
    if best.misses > best.hits or (not best.hits and not all(signs)) or (best.hits and best.misses * 2 > best.hits + 1):
        return None
    is_unsure = best.weight < 1.8 or best.misses * 2 > best.hits or sum(one.hits >= best.hits for one in trials) > 1
    if not all(signs) and is_unsure:
        return None
    rule = RULES["XLE209" if -1 in best.signs else "XLE202"]
    evidence = Evidence(best.hits, best.misses, by_words=all(signs))
    return Relation("down", at, best.lines, best.signs, Form.SUM, rule, evidence)
