"""Rules as spreadsheet functions: ranges in, arrays out, the same in every host.

    FUNCTIONS["XLE_VARIANCE"]([[Decimal("1234.5")]], [[1000.0]])      →  [[Decimal("234.5")]]

A cell is `Decimal | float | int | bool | str | None | CellError`. A function never raises; an error value goes through
as that error. A blank is not zero: a line that is all blank stays blank, a blank beside a figure counts as nil. Text
that is a printed figure, such as `(1 234.5)` or `—`, is read as one; other text is #VALUE!.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.functions import lookup, printed, special
from xlengine.functions.cells import NOT_A_FIGURE, Grid, grid_of, is_blank
from xlengine.functions.declared import Argument, RefusedError, decimals_in
from xlengine.functions.lines import each_column, each_line, each_row
from xlengine.rule import LONGEST_SENTENCE, RULES, Form, Rule
from xlengine.terms import TERMS

PREFIX = "XLE_"
CATEGORY = "Budget"
MOST_RANGES = 8
"""Ranges that a total takes besides one another: totals are seldom in one piece."""
JUDGEMENTS = ("same_figure", "full_dollars", "needs_analysis")
"""Rules that are neither across nor down and still answer a question in a cell."""
QUOTIENTS = {Form.PERCENTAGE: 1, Form.VACANCY: 1, Form.GROWTH: 1, Form.FRACTION: 3}
"""Rules that divide, and the decimals they round to unless told otherwise."""
DECIMALS = "How many decimals the result is rounded to, half away from zero; {} if left out."


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the add-in."""

    name: str
    """`XLE_VARIANCE`, in every host but the web, where it is `XLE.VARIANCE`."""
    arguments: tuple[Argument, ...]
    sentence: str
    """The function wizard's text, at most 255 signs."""
    compute: Callable[..., Grid]
    rule: Rule | None = None
    """The rule whose arithmetic it is; None for a function that only reads or shows."""
    needs_book: bool = False
    """It looks into the open workbook, which not every host can give."""
    category: str = CATEGORY

    @property
    def required(self) -> int:
        return sum(not argument.optional for argument in self.arguments)

    def __call__(self, *arguments: Any) -> Grid:
        """The result as rows of cells; an error value where there is none. Never raises."""
        given = [
            None if at >= self.required and _is_left_out(argument) else argument
            for at, argument in enumerate(arguments)
        ]
        if not self.required <= len(given) <= len(self.arguments):
            return [[NOT_A_FIGURE]]
        try:
            return self.compute(*given)
        except RefusedError as refused:
            return [[refused.error]]
        except Exception:  # a cell must show an error value, whatever went wrong
            return [[NOT_A_FIGURE]]


def _is_left_out(argument: Any) -> bool:
    """An optional argument that is not there, or points at one empty cell."""
    grid = grid_of(argument)
    return len(grid) == 1 and len(grid[0]) == 1 and is_blank(grid[0][0])


def _of_rule(rule: Rule) -> Function:
    signature = inspect.signature(rule.compute).parameters
    defaults = [p.default for p in signature.values() if p.default is not inspect.Parameter.empty]
    arguments = [
        Argument(name, _help(rule, name), optional=signature[name].default is not inspect.Parameter.empty)
        for name in rule.parameters
    ]
    compute: Callable[..., Grid]
    if rule.takes_many:
        (first,) = arguments
        more = f"More {first.name.replace('_', ' ')}, that stand elsewhere."
        arguments += [Argument(f"{first.name}_{at}", more, optional=True) for at in range(2, MOST_RANGES + 1)]
        compute = _total_of(rule)
    elif rule.form in QUOTIENTS:
        arguments.append(Argument("decimals", DECIMALS.format(QUOTIENTS[rule.form]), optional=True))
        compute = _quotient_of(rule)
    else:
        compute = _lines_of(rule, defaults)
    return Function(PREFIX + rule.name.upper(), tuple(arguments), rule.sentence, compute, rule)


def _help(rule: Rule, name: str) -> str:
    meaning = special.HELP.get(name) or (TERMS[name].meaning if name in TERMS else "")
    if not meaning:
        raise ValueError(f"{rule.code} {rule.name}: nothing says what {name!r} is; give it a term or a text")
    return meaning[:LONGEST_SENTENCE]


def _total_of(rule: Rule) -> Callable[..., Grid]:
    over = each_row if rule.axis == "across" else each_column

    def compute(*ranges: Any) -> Grid:
        return over(rule.compute, [one for at, one in enumerate(ranges) if at == 0 or one is not None])

    return compute


def _quotient_of(rule: Rule) -> Callable[..., Grid]:
    count, usual = len(rule.parameters), QUOTIENTS[rule.form]

    def compute(*ranges: Any) -> Grid:
        decimals = decimals_in(ranges[count] if len(ranges) > count else None, usual)
        return each_line(rule.compute, ranges[:count], decimals)

    return compute


def _lines_of(rule: Rule, defaults: list[Any]) -> Callable[..., Grid]:
    required = len(rule.parameters) - len(defaults)

    def compute(*ranges: Any) -> Grid:
        optional = [*ranges[required:], *[None] * (len(rule.parameters) - len(ranges))]
        chosen = [usual if one is None else one for one, usual in zip(optional, defaults, strict=True)]
        return each_line(rule.compute, ranges[:required], settings=chosen)

    return compute


def _all() -> dict[str, Function]:
    own = {
        PREFIX + special_one.name: Function(
            PREFIX + special_one.name,
            special_one.arguments,
            special_one.sentence,
            special_one.compute,
            RULES.get(special_one.code),
            special_one.needs_book,
        )
        for special_one in (*special.DECLARED, *printed.DECLARED, *lookup.DECLARED)
    }
    rules = [rule for rule in RULES.values() if rule.axis in ("across", "down") or rule.name in JUDGEMENTS]
    found = {PREFIX + rule.name.upper(): _of_rule(rule) for rule in rules if PREFIX + rule.name.upper() not in own}
    return dict(sorted({**found, **own}.items()))


FUNCTIONS: dict[str, Function] = _all()
"""Every function by its name. All hosts read this and nothing else."""
