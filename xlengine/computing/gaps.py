"""Cells of a total that stay empty, since what it adds has no figures in their column."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping, Sequence, Set
from decimal import Decimal

from xlengine.computing.no_nil import is_no_nil
from xlengine.expression import expression
from xlengine.fit import NIL
from xlengine.layout import Entry, Measure, Relation, State, Table
from xlengine.rule import RULES, Form
from xlengine.terms.fold import fold
from xlengine.terms.movements import is_opening


def is_left_out(
    table: Table,
    entries: Sequence[Sequence[Entry]],
    sums: Mapping[int, Sequence[int]],
    relation: Relation,
    measure: int,
    adding: Set[int],
    is_missing: bool,
    across: Sequence[Relation],
) -> bool:
    """Whether a total has no figure in this column.

    `adding` are all columns that are added down; `is_missing`: an empty cell here is to be computed, or is no nil;
    `across` is how others of a line come from it.
    """  # fmt: skip
    if _adjusts_nothing(table, entries, sums, relation, measure):
        return True
    if entries[relation.target][measure].state is not State.BLANK or len(relation.arguments) < 2:
        return False
    blank = [line for line in relation.arguments if entries[line][measure].state is State.BLANK]
    if any(is_opening(table.lines[line].label) and _has_amounts(entries[line], adding) for line in blank):
        return True  # what there was at the beginning is no nil
    if any(is_no_nil(table.entries[line], measure, across) for line in blank):
        return True
    if any(table.entries[relation.target][column].is_number for column in adding if column != measure):
        is_missing = True  # the line was computed but for this cell: what else is empty here may be so too
    if len(blank) >= MANY * max(1, len(relation.arguments) - len(blank)) and _are_filled_beside(
        entries, blank, adding - {measure}
    ):
        return True  # all but a few of its parts are missing
    return any(
        entries[line][measure].state is State.BLANK
        and any(entry.is_number for one in (line, *sums.get(line, ())) for entry in entries[one])
        and (is_missing or line in sums or table.lines[line].is_total or not _has_amounts(entries[line], adding))
        for line in relation.arguments
    )  # fmt: skip


def begins_with_one_that_is_empty(table: Table, cells: Sequence[tuple[int, int]], entries: Sequence[Entry]) -> bool:
    """Whether one of the lines that a total adds is what there was at the beginning, and is empty: it is no nil."""
    lines = (line for (line, _), entry in zip(cells, entries, strict=True) if entry.state is State.BLANK)
    return any(is_opening(table.lines[line].label) for line in lines)


def has_twin(table: Table, measure: int) -> bool:
    """Whether the column beside has the very heading, and figures where this one has none: parts in one, sums in one.

    Which of the two a sum belongs in, nothing tells.
    """
    measures = table.measures
    beside = [at for at in (measure - 1, measure + 1) if 0 <= at < len(measures)
              and measures[at].heading and measures[at].heading == measures[measure].heading]  # fmt: skip
    return any(
        any(row[at].is_number for row in table.entries)
        and not any(row[at].is_number and row[measure].is_number for row in table.entries) for at in beside
    )  # fmt: skip


def _are_filled_beside(entries: Sequence[Sequence[Entry]], lines: Sequence[int], columns: Collection[int]) -> bool:
    """Whether every other column that is added has figures in most of these lines."""
    return bool(columns) and all(
        sum(entries[line][column].is_number for line in lines) * 2 > len(lines) for column in columns
    )


MANY = 5
"""A total that lacks so many of its parts, for each that it has, waits for them: they are no nil."""


def may_be_meant_empty(table: Table, relation: Relation, measure: int, adding: Collection[int]) -> bool:
    """Whether a total has figures in other columns, and this one may count what nobody adds: days, pay, other coins.

    Asked of a column without any total. It does not where it is like one of those, or is computed with one of them.
    """
    row = table.entries[relation.target]
    printed = [at for at in adding if at != measure and row[at].is_number]
    if not printed:
        return False
    across = ((one.target, *one.arguments) for one in table.relations if one.axis == "across")
    if any(measure in sides and any(row[at].is_number for at in sides if at != measure) for sides in across):
        return False
    own = table.measures[measure]
    if any(_without_figures(own) == _without_figures(table.measures[at]) for at in printed):
        return False
    if _NO_AMOUNT.search(fold(own.title)):
        return True
    typical = {at: _typical(table, at, relation.arguments) for at in (measure, *printed)}
    return all(
        min(typical[measure], typical[at]) * MUCH_LARGER < max(typical[measure], typical[at]) for at in printed
    )


MUCH_LARGER = 8
"""A column of figures that are so much larger, or smaller, than those of all others may count something else."""
_NO_AMOUNT = expression(
    r"\b(?:days?|months?|weeks?|hours?|frequency|per (?:month|day|week)|daily|monthly|jours?|mois|heures?|frequence"
    r"|journali\w+|mensuel\w*|dias?|mes(?:es)?|horas?|frecuencia|diari[oa]s?|mensual(?:es)?|local currency|km"
    r"|kilomet\w+|hectares?|дн(?:и|ей)|месяц\w*|час(?:ы|ов)|периодичност\w+)\b|天数|月数|次数|ايام|[اأ]شهر"
)


def _typical(table: Table, measure: int, lines: Sequence[int]) -> Decimal:
    """The middle one of a column's figures, without its sign."""
    found = sorted(abs(value) for at in lines if (value := table.entries[at][measure].value))
    return found[len(found) // 2] if found else Decimal(0)


def _without_figures(measure: Measure) -> str:
    return re.sub("[0-9]+", "", " ".join(measure.heading))


def _has_amounts(row: Sequence[Entry], columns: Collection[int]) -> bool:
    return any(row[column].is_number for column in columns)


def _adjusts_nothing(
    table: Table, entries: Sequence[Sequence[Entry]], sums: Container[int], relation: Relation, measure: int
) -> bool:
    """A total of a total and its adjustments has no figure in a column that has no adjustment."""
    plain = [line for line in relation.arguments if line not in sums]
    if not plain or len(plain) == len(relation.arguments) or len(plain) > 8:
        return False
    if any(entries[line][measure].state is not State.BLANK for line in plain):
        return False
    return any(entry.is_number for line in plain for entry in table.entries[line])


def turned_round(table: Table, across: Sequence[Relation]) -> dict[int, list[Relation]]:
    """By measure, how else it is known where its own parts are blank: from a sum that it is a part of.

    The total of changes that are not split, beside `approved` and `estimate`: the estimate less what was approved.
    """
    made = {relation.target: relation for relation in across if relation.form is Form.SUM and not relation.running}
    found: dict[int, list[Relation]] = {}
    for relation in across:
        if relation.form is not Form.SUM or relation.running or relation.only is not None:
            continue
        for place, part in enumerate(relation.arguments):
            if part not in made or relation.signs[place] < 0:
                continue
            others = [(at, -sign) for at, sign in zip(relation.arguments, relation.signs, strict=True) if at != part]
            lines = frozenset(
                line for line, row in enumerate(table.entries)
                if row[relation.target].is_number and row[part].state is State.BLANK
                and all(row[at].is_number for at, _ in others)
                and all(row[at].state is State.BLANK for at in made[part].arguments)
            )  # fmt: skip
            if lines:
                arguments = (relation.target, *(at for at, _ in others))
                signs = (1, *(sign for _, sign in others))
                found.setdefault(part, []).append(relation._replace(target=part, arguments=arguments, signs=signs,
                                                          rule=RULES["XLE116"], only=lines))  # fmt: skip
    return found


_RATE = expression(
    r"(?<![0-9])\s?%|(?<![0-9]) per ?cent\b|percentage|pourcentage|porcentaje|процент|百分|比例|نسب[هة]"
    r"|^(?:ratio|taux|tasa)\b|\brate(?: ?\([^()]*\))?$"
)


def says_rate(label: str) -> bool:
    """Whether a line has rates, which are not added across."""
    return _RATE.search(label.casefold()) is not None


_GROWTH = expression(
    r"growth|\bchange|increase|evol(?:ution|\.)|variaci|variation|crecimiento|прирост|изменени|темп|增减|增长|同比|نمو|تغي"
)
_LESS_IS_BETTER = expression(
    r"обратн\w+ показател|чем меньше|lower is better|less is better|reverse indicator|逆向指标|负向指标|反向指标"
)


def says_growth(label: str) -> bool:
    """Whether a line has growth in per cent: no column of it is the difference of two others."""
    return says_rate(label) and _GROWTH.search(fold(label)) is not None


def says_less_is_better(label: str) -> bool:
    """Whether an indicator counts what should become less: its rate of fulfilment is computed otherwise."""
    return _LESS_IS_BETTER.search(fold(label)) is not None


def _is_a_total_without_rates(table: Table, line: int, measure: int) -> bool:
    """Whether the line is called a total, and no line that is has a figure in this column."""
    totals = [at for at, one in enumerate(table.lines) if one.is_total]
    return line in totals and not any(table.entries[at][measure].is_number for at in totals)


def says_nothing(
    table: Table, relation: Relation, line: int, arguments: Sequence[Entry], begun: Container[int]
) -> bool:
    """Whether a percentage would be that of a change of a deficit: it has no meaning, and none is given.

    `begun` are the columns that are filled in the first lines alone.
    """
    rates = (Form.GROWTH, Form.PERCENTAGE, Form.FRACTION, Form.VACANCY)
    if relation.axis != "across" or relation.form not in rates:
        return False
    if relation.form is Form.VACANCY and not _is_a_total_without_rates(table, line, relation.target):
        return False
    if relation.form is Form.GROWTH and all(entry.as_fraction for entry in arguments):
        return True  # rates differ by points
    is_told = relation.evidence.by_words or relation.evidence.by_formula_row
    if not is_told and (relation.target not in begun or any((entry.value or NIL) < 0 for entry in arguments)):
        return True  # no word says that the column is computed: what it leaves out, it means to
    if relation.form is Form.FRACTION:
        return False
    if not table.lines[line].is_a("surplus_deficit") or not relation.evidence.by_words:
        return False
    return any(entry.value is not None and entry.value < 0 for entry in arguments[1:]) or relation.form is Form.GROWTH
