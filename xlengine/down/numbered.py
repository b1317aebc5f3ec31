"""Lines that say by numbers how they are computed: `8. Total receipts (1+4)`, `Fiscal deficit [9-(1+5+6)]`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from xlengine.down.lines_by_words import standing_for
from xlengine.down.net_requirements import sign_of_label
from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import Walk
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form
from xlengine.tables.numbering import may_state_formulas, number_of, stated_formula


def numbered_lines(table: Table, columns: Sequence[int]) -> list[Relation]:
    """The relations that labels state by the numbers of other lines, where all of those are here."""
    if not may_state_formulas("\n".join(line.label for line in table.lines)):
        return []
    every = ((at, line, stated_formula(line.label)) for at, line in enumerate(table.lines))
    formulas = [(at, line, stated) for at, line, stated in every if stated is not None]
    own = _numbers(table) if formulas else {}
    if len(own) < 2:
        return []
    found = []
    filled = table.filled(columns)
    for at, line, stated in formulas:
        if line.is_total and _may_be_a_range(stated):
            continue
        named = [
            (_lines_of(table, own[name], columns, at, filled) if name in own else [], sign) for name, sign in stated
        ]
        settled = tuple(one for lines, _ in named for one in lines)
        if not all(lines for lines, _ in named) or at in settled or len(set(settled)) < len(settled):
            continue
        signs = tuple(
            sign * (sign_of_label(table, columns, one) if len(lines) > 1 else 1)
            for lines, sign in named for one in lines
        )  # fmt: skip
        form = Form.DIFFERENCE if signs == (1, -1) else Form.SUM
        trial = try_rows(table, columns, at, Sum(settled, signs, form=form))
        if trial.misses > trial.hits and not _is_all_that_there_is(table, columns, at, settled):
            continue
        rule = RULES["XLE209" if -1 in signs else "XLE202"]
        evidence = Evidence(trial.hits, trial.misses, by_words=True)
        found.append(Relation("down", at, settled, signs, form, rule, evidence))
    return found


def _lines_of(table: Table, at: int, columns: Sequence[int], but: int, filled: Sequence[bool]) -> list[int]:
    """The line itself; for a heading without figures the total that ends its section, else the lines of this."""
    stands = standing_for(table, at, columns, but)
    if stands != at or filled[at] or table.lines[at].is_total:
        return [stands]
    following = range(at + 1, but if but > at else len(table.lines))
    by_label = bool(number_of(table.lines[at].label))  # else its number stands in a column of its own
    numbers = [number_of(line.label) if by_label else line.code for line in table.lines]
    section = list(takewhile(lambda below: filled[below] and not numbers[below], following))
    if section and table.lines[section[0]].indent > table.lines[at].indent:
        return [at]  # what stands deeper below it gives it figures of its own
    totals = [below for below in section if table.lines[below].is_total]
    if totals:
        return totals if totals == section[-1:] else [at]
    return section or [at]


def _numbers(table: Table) -> dict[str, int]:
    """Lines by their numbers, those left out that two lines have."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(table.lines):
        name = number_of(line.label) or (number_of(f"{line.code}. {line.label}") if line.code else "")
        if name:
            found.setdefault(name, []).append(at)
    return {name: only for name, (only, *others) in found.items() if not others}


def _may_be_a_range(stated: Sequence[tuple[str, int]]) -> bool:
    """Whether `1-3` after a total may mean one to three."""
    return [sign for _, sign in stated] == [1, -1]


def _is_all_that_there_is(table: Table, columns: Sequence[int], at: int, parts: Sequence[int]) -> bool:
    """Whether the line has one figure, and all of its parts stand beside it: then its label says that it is wrong."""
    own = [column for column in columns if table.entries[at][column].is_number]
    return len(own) == 1 and all(table.entries[one][own[0]].is_number for one in parts)


def is_as_stated(walk: Walk, at: int, chosen: Sum) -> bool:
    """Whether no line is added that stands outside of those that the label names by their numbers."""
    stated = stated_formula(walk.table.lines[at].label)
    if stated is None or walk.table.lines[at].is_a("net_requirements"):
        return True
    numbered = {number_of(walk.table.lines[one].label): one for one in range(at)}
    named = [numbered[number] for number, _ in stated if number in numbered]
    return len(named) < len(stated) or all(min(named) <= one <= max(named) for one in chosen.lines)
