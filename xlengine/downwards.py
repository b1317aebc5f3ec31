"""What relations between lines are made of: hypotheses, their trial on the figures, and the rules they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.fit import NIL, NOISE, Agreement, fit
from xlengine.fold import fold
from xlengine.layout import Entry, Evidence, Line, Relation, State, Table
from xlengine.numbering import stated_formula
from xlengine.proposals import is_bad
from xlengine.rule import RULES, Form, Rule
from xlengine.terms import percentage_parts, speaks_of_percentages

TOTAL_ROLES = ("total", "subtotal", "grand_total", "gross_requirements", "net_requirements", "total_requirements")
REVENUE = ("revenue", "income")
SPENDING = ("expenditure", "disbursement")
BUDGET_ROWS = ("apportionment", "appropriation", "approved_budget", "revised_appropriation", "revised_apportionment")


class Sum(NamedTuple):
    """One hypothesis about a line: these lines, with these signs."""

    lines: tuple[int, ...]
    signs: tuple[int, ...]
    prior: float = 0.0
    form: Form = Form.SUM
    hits: int = 0
    misses: int = 0
    weight: float = 0.0
    from_mark: bool = False


class Reading:
    """The declared rules, by code."""

    @staticmethod
    def rule(code: str) -> Rule:
        return RULES[code]


def is_total(line: Line) -> bool:
    """Whether the words call the line a total of what stands above it."""
    return line.is_a(*TOTAL_ROLES) and not line.is_a("total_above", "as_percentage_of")


def columns_tried(table: Table, columns: Sequence[int], target: int) -> list[int]:
    """The columns whose figures speak of what a line adds.

    What a formula computes across says nothing of its own: beside columns of inputs it is left out.
    """
    if all(column in table.derived for column in columns):
        return list(columns)
    return [c for c in columns if c not in table.derived or not table.entries[target][c].is_formula]


def try_rows(table: Table, columns: Sequence[int], target: int, reading: Sum) -> Sum:
    """Holds a hypothesis against every column that has figures."""
    hits = misses = 0
    weight = 0.0
    spoken = reading.prior >= 1 and reading.form in (Form.SUM, Form.DIFFERENCE)
    for column in columns_tried(table, columns, target):
        arguments = [table.entries[line][column] for line in reading.lines]
        result = fit(reading.form, table.entries[target][column], arguments, reading.signs)
        if result.agreement is Agreement.WRONG:
            misses += not (spoken and _may_lack_a_part(table.entries[target][column], arguments, reading.signs))
        elif result.agreement is not Agreement.UNTESTABLE and (result.weight > 0 or len(reading.lines) == 1):
            hits += 1
            weight += result.weight
    return Sum(reading.lines, reading.signs, reading.prior, reading.form, hits, misses, weight, reading.from_mark)


def _may_lack_a_part(target: Entry, arguments: Sequence[Entry], signs: Sequence[int]) -> bool:
    """Whether what an empty cell may stand for explains why a total is not the sum of the others.

    Amounts that are all above nil, or all below, and come to more than their total already, are not those that it adds.
    """
    if all(entry.state is not State.BLANK for entry in arguments):
        return False
    known = [entry.value if sign > 0 else -entry.value
             for entry, sign in zip(arguments, signs, strict=True) if entry.value is not None]  # fmt: skip
    total = target.value or NIL
    missing = total - sum(known, NIL)
    if min(known, default=NIL) >= 0 and total >= 0:
        return missing >= 0
    if max(known, default=NIL) <= 0 and total <= 0:
        return missing <= 0
    return True


def best_of(
    table: Table, columns: Sequence[int], target: int, expected: Iterable[Sum], further: Iterable[Sum]
) -> Sum | None:
    """The first hypothesis that no figure contradicts; else the one that most figures bear out."""
    tried: list[Sum] = []
    readings = 0
    for reading in expected:
        readings += 1
        trial = try_rows(table, columns, target, reading)
        if trial.hits and not trial.misses:
            return trial
        tried.append(trial)
    if tried and tried[0].prior >= 1.5 and len(columns) == 1 and _leaves_one_out(table, columns[0], target, tried[0]):
        return tried[0]  # a formula that leaves a line out is no other reading of the table
    if tried and not any(trial.misses for trial in tried):  # no figure speaks
        return tried[0] if tried[0].prior >= 1 else None
    for reading in further:
        trial = try_rows(table, columns, target, reading)
        if trial.hits > trial.misses and _shows_each_part(table, columns, target, reading):
            if not trial.misses and trial.weight >= 0.9:
                return trial
            tried.append(trial)
    standing = [trial for trial in tried if trial.hits > trial.misses and trial.misses * 2 <= trial.hits + 1]
    standing = standing or [trial for trial in tried if trial.prior >= 1.1 and trial.hits >= max(trial.misses, 1)]
    if standing:
        return max(standing, key=lambda trial: (trial.hits - trial.misses, trial.prior, trial.weight))
    first = tried[0] if tried else None
    if first is not None and first.prior >= 1.5 and len(columns) == 1 and readings <= 2:
        return first  # one column, one reading: the total itself is wrong
    return None


def _shows_each_part(table: Table, columns: Sequence[int], target: int, reading: Sum) -> bool:
    """Whether each line that is more than nil somewhere is so in a column where the total has a figure."""
    told = [column for column in columns if table.entries[target][column].is_number]
    return all(
        any(table.entries[line][column].value for column in told)
        or not any(table.entries[line][column].value for column in columns)
        for line in reading.lines
    )


def _leaves_one_out(table: Table, column: int, target: int, reading: Sum) -> bool:
    """Whether the total is a formula that gives what the lines give without one of them."""
    entry = table.entries[target][column]
    values = [table.entries[line][column].value or NIL for line in reading.lines]
    if not entry.is_formula or entry.value is None:
        return False
    missing = sum(values, NIL) - entry.value
    return any(abs(missing - value) <= abs(value) * NOISE for value in values if value)


def rule_of(line: Line, reading: Sum) -> str:
    """The code of the rule that a total is, by its words."""
    if reading.form is Form.DIFFERENCE or -1 in reading.signs:
        return "XLE204" if line.is_a("net_requirements") else "XLE209"
    if line.is_a("gross_requirements"):
        return "XLE203"
    if line.is_a("total_requirements") and len(reading.lines) == 2:
        return "XLE205"
    if line.is_a("subtotal"):
        return "XLE201"
    return "XLE202"


def balances(table: Table, columns: Sequence[int]) -> list[Relation]:
    """Lines that are the difference of two others by their words: a balance, a surplus or deficit."""
    found = []
    for at, line in enumerate(table.lines):
        if not line.roles or line.is_a("as_percentage_of", "memo"):
            continue
        if line.is_a("surplus_deficit"):
            pair, code = (_last(table, at, REVENUE), _last(table, at, SPENDING)), "XLE223"
        elif line.is_a("unencumbered_balance", "balance", "variance"):
            pair, code = (_last(table, at, BUDGET_ROWS), _last(table, at, SPENDING)), "XLE221"
            if pair[0] is None and line.is_a("balance"):
                pair, code = (_last(table, at, REVENUE), pair[1]), "XLE223"
        else:
            continue
        first, second = pair
        if first is None or second is None or first == second:
            continue
        first, second = standing_for(table, first, columns, at), standing_for(table, second, columns, at)
        if line.is_a("surplus_deficit") and is_bad(line.label) and not _SIGNED.search(fold(line.label)):
            continue
        trial = try_rows(table, columns, at, Sum((first, second), (1, -1), form=Form.DIFFERENCE))
        if trial.misses > trial.hits:
            continue
        evidence = Evidence(trial.hits, trial.misses, by_words=True)
        found.append(Relation("down", at, trial.lines, trial.signs, trial.form, RULES[code], evidence))
    return found


_SIGNED = re.compile(r"\([-+]\)|surplus|superavit|excedent|excedente|профицит|盈余|节余|结余|فائض|saving|/|\(deficit\)")


def standing_for(table: Table, at: int, columns: Sequence[int], but: int) -> int:
    """The line itself; for a heading without figures the total of its part, which stands before the line `but`."""
    lines = table.lines
    deeper = at + 1 < len(lines) and lines[at + 1].indent > lines[at].indent
    empty = not any(table.entries[at][column].is_number for column in columns)
    if not (empty and deeper) or is_total(lines[at]) or stated_formula(lines[at].label) is not None:
        return at
    for below in range(at + 1, len(lines)):
        closes = lines[below].indent <= lines[at].indent
        if below == but or (closes and not is_total(lines[below])):
            break
        if is_total(lines[below]) and not (lines[below].is_a("subtotal") and not closes):
            return below
    return at


def _last(table: Table, before: int, terms: Sequence[str]) -> int | None:
    """The nearest line above that is one of these, and no part of another."""
    for at in range(before - 1, -1, -1):
        line = table.lines[at]
        if line.is_a(*terms) and not line.is_a("memo", "as_percentage_of", "surplus_deficit"):
            return at
    return None


def quotient_rows(table: Table) -> list[Relation]:
    """Lines such as “Unencumbered balance as a percentage of appropriation”."""
    found = []
    every = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    told = speaks_of_percentages("\n".join(line.label for line in table.lines))
    for at, line in enumerate(table.lines):
        parts = percentage_parts(line.label) if told else None
        if parts is None and line.is_a("implementation_rate"):
            part, whole = _last(table, at, SPENDING), _last(table, at, BUDGET_ROWS)
        elif parts is None:
            continue
        else:
            part, whole = (_line_called(table, words, at) for words in parts)
        if part is None:
            part = next((b for b in range(at - 1, -1, -1) if not table.lines[b].is_a("as_percentage_of")), None)
        if part is None or whole is None or part == whole:
            continue
        trial = try_rows(table, every, at, Sum((part, whole), (1, 1), form=Form.PERCENTAGE))
        printed = sum(table.entries[at][column].is_number for column in every)
        if trial.misses > max(trial.hits, 1) or (trial.misses and not trial.hits and printed > 1):
            continue
        evidence = Evidence(trial.hits, trial.misses, by_words=True)
        found.append(Relation("down", at, trial.lines, trial.signs, trial.form, RULES["XLE222"], evidence))
    return found


def _line_called(table: Table, words: str, but: int) -> int | None:
    """The line with this label; of several the nearest above."""
    wanted = fold(words)
    if not wanted:
        return None
    order: list[int] = [*range(but - 1, -1, -1), *range(but + 1, len(table.lines))]
    for whole in (True, False):
        for at in order:
            label = fold(table.lines[at].label)
            same = label == wanted if whole else label.startswith(wanted)
            if same and percentage_parts(table.lines[at].label) is None:
                filled = any(entry.state is not State.BLANK for entry in table.entries[at])
                if filled or at < but:
                    return at
    return None
