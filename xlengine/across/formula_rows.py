"""`(3)=(1)-(2)` under the headings, as proposals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from xlengine.across.factors import is_in_hundredths, per_cent_of
from xlengine.across.meant import DIFFERENCES, OUTCOMES, PERCENTAGES, is_a
from xlengine.across.proposal import SPELLED_OUT, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, State, Table
from xlengine.rule import RULES, Form
from xlengine.terms.fold import fold


def formula_row(table: Table) -> list[Proposal]:
    """`(3)=(1)-(2)` under the headings, as proposals. A number that stands twice means the nearest one on the left."""
    found = []
    for target, measure in enumerate(table.measures):
        if measure.formula is None:
            continue
        kind, operands = measure.formula
        if kind == "product":
            found.extend(_product(table, target, [name for _, name in operands]))
            continue
        if not operands:
            continue  # arithmetic that no rule has
        arguments = [_numbered(table.measures, target, name) for _, name in operands]
        if None in arguments or target in arguments:
            continue
        settled = tuple(a for a in arguments if a is not None)
        signs = tuple(sign for sign, _ in operands)
        if kind == "quotient_of_sum":
            found.extend(_quotient_of_difference(target, settled, signs))
        elif kind == "quotient":
            quotient = partial(Proposal.quotient, target, both=settled, prior=SPELLED_OUT, by_formula_row=True)
            if _is_growth(table, target, settled):
                found.append(quotient(form=Form.GROWTH, rule=RULES["XLE119"]))
            found.append(quotient(form=Form.PERCENTAGE if is_percentage(table, target) else Form.FRACTION))
        else:
            form = Form.DIFFERENCE if signs == (1, -1) else Form.SUM
            found.append(Proposal(target, form, settled, signs, SPELLED_OUT, by_formula_row=True))
    return found


def _product(table: Table, target: int, names: Sequence[str]) -> list[Proposal]:
    """`3×4`, and `5×12` or `6×10%` where no column has that number."""
    columns = {name: _numbered(table.measures, target, name) for name in names}
    factors = [at for at in columns.values() if at is not None]
    times = Decimal(1)
    for name in names:
        if columns[name] is None and not _CONSTANT.fullmatch(name):
            return []
        if columns[name] is None:
            times *= Decimal(name.rstrip("%").replace(",", ".")).scaleb(-2 if name.endswith("%") else 0)
    if not factors or target in factors:
        return []
    is_points = any(name.endswith("%") for name in names)  # a tenth of a rate in per cent is one in per cent
    times *= 1 if is_points else per_cent_of(sum(is_in_hundredths(table, at) for at in factors))
    return [Proposal.product(target, factors, SPELLED_OUT, times, by_row=True)]


_CONSTANT = expression(r"[0-9]+(?:[.,][0-9]+)?%?")


def _is_growth(table: Table, target: int, arguments: Sequence[int]) -> bool:
    """Whether `(2)/(1)` stands for a variation in per cent: the heading calls it a change, and neither part is one."""
    changes = ("change_percentage", "change", "increase_decrease", "variance")
    if not is_a(table.measures[target], *changes):
        return False
    return not any(is_a(table.measures[at], *DIFFERENCES, *PERCENTAGES) for at in arguments)


def _quotient_of_difference(target: int, arguments: tuple[int, ...], signs: tuple[int, ...]) -> list[Proposal]:
    """`((2)-(1))/(1)` and `((1)-(2))/(1)` over a column of its own."""
    if len(arguments) != 3 or signs[:2] != (1, -1):
        return []
    first, second, base = arguments
    quotient = partial(Proposal.quotient, target, both=(first, second), prior=SPELLED_OUT, by_formula_row=True)
    if base == second:
        return [quotient(form=Form.GROWTH)]
    return [quotient(form=Form.VACANCY, rule=RULES["XLE117"])] if base == first else []


def _numbered(measures: Sequence[Measure], target: int, name: str) -> int | None:
    having = [at for at, measure in enumerate(measures) if measure.number == name]
    left = [at for at in having if at < target]
    return max(left) if left else min(having) if having else None


_RATIO = expression(r"\bratio\b")


def is_percentage(table: Table, target: int) -> bool:
    """Whether a quotient stands in points: by its heading, its format, or figures beyond one."""
    measure = table.measures[target]
    is_rate = measure.is_a(*PERCENTAGES, *OUTCOMES, "share") and not measure.is_a("ratio")
    if is_rate and not any("/" in text for text in measure.heading):
        return True
    values = [row[target] for row in table.entries if row[target].state is State.FIGURE]
    if any(entry.as_fraction for entry in values):
        return True
    if not values:
        return not _RATIO.search(fold(measure.title)) or measure.is_a(*PERCENTAGES)
    return any(entry.value is not None and abs(entry.value) > 2 for entry in values)


def has_percent_format(table: Table, measure: int) -> bool:
    """Whether most cells of a column, beside figures, have a percent format: made for rates and no amounts."""
    if not table.has_percent_formats(measure):
        return False
    cells = [row[measure] for row in table.entries if any(entry.is_number for entry in row)]
    usable = [cell.as_fraction for cell in cells if cell.state is State.BLANK or cell.is_number]
    return 2 * sum(usable) > len(usable)
