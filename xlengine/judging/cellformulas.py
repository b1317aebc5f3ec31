"""The formula that a computed cell could hold: in a spreadsheet's own functions, or in ours."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.computing.one_cell import Reckoning
from xlengine.finding import Change
from xlengine.number import decimals_of
from xlengine.rule import RULES, Form, times_told
from xlengine.sheet import Area, Ref, quoted

_SIGNS = str.maketrans({"×": "*", "÷": "/", " ": None})


def written_formula(reckoning: Reckoning, change: Change, cells: str) -> str | None:
    """The cell's formula without `=`: native for `formulas`, ours for `functions`; None where the value is better."""
    figure = reckoning.figure
    inputs = [_address(ref, figure.ref) for ref in figure.inputs]
    if figure.value is None or isinstance(change.value, str):
        return None
    as_fraction = change.value != figure.value
    if cells == "functions" and not as_fraction:
        ours = _function(reckoning, inputs)
        if ours is not None:
            return ours
    return _native(reckoning, inputs, as_fraction)


def _address(ref: Ref, home: Ref) -> str:
    return ref.address if ref.sheet == home.sheet else f"{quoted(ref.sheet)}!{ref.address}"


def _native(reckoning: Reckoning, inputs: Sequence[str], as_fraction: bool) -> str | None:
    form, signs = reckoning.relation.form, reckoning.figure.signs
    decimals = decimals_of(reckoning.figure.value) if reckoning.figure.value is not None else 1
    decimals = max(decimals, 1)
    percent = "" if as_fraction else "*100"
    decimals += 2 if as_fraction else 0
    if form is Form.SUM and all(sign > 0 for sign in signs) and len(inputs) > 2:
        return f"SUM({','.join(_runs(reckoning.figure.inputs, reckoning.figure.ref))})"
    if form in (Form.SUM, Form.DIFFERENCE):
        text = "".join(("+" if sign > 0 else "-") + one for one, sign in zip(inputs, signs, strict=True))
        return text.removeprefix("+")
    if form is Form.OTHER:
        tied = f"{inputs[0]}/100" if as_fraction else inputs[0]
        return tied if reckoning.figure.rule.code == "XLE302" else f"{inputs[0]}*1000"
    if form is Form.PRODUCT:
        text = "*".join(inputs) + times_told(reckoning.relation.times).translate(_SIGNS)
        text += "/100" if as_fraction else ""
        return text if reckoning.figure.value == reckoning.figure.unrounded else f"ROUND({text},{decimals})"
    first, second = inputs
    if form is Form.VACANCY:
        return f'IF({first}=0,"",ROUND(({first}-{second})/{first}{percent},{decimals}))'
    if form is Form.GROWTH:
        return f'IF({second}=0,"",ROUND(({first}-{second})/{second}{percent},{decimals}))'
    scale = percent if form is Form.PERCENTAGE else ""
    return f'IF({second}=0,"",ROUND({first}/{second}{scale},{decimals}))'


def _runs(refs: Sequence[Ref], home: Ref) -> list[str]:
    """Neighbouring cells of one column or row as one range."""
    runs: list[list[Ref]] = []
    for ref in refs:
        last = runs[-1] if runs else None
        if last and last[-1].sheet == ref.sheet and _follows(last, ref):
            last.append(ref)
        else:
            runs.append([ref])
    found = []
    for run in runs:
        area = Area(run[0].row, run[0].column, run[-1].row, run[-1].column).address
        found.append(area if run[0].sheet == home.sheet else f"{quoted(run[0].sheet)}!{area}")
    return found


def _follows(run: Sequence[Ref], ref: Ref) -> bool:
    last = run[-1]
    if ref.column == last.column and ref.row == last.row + 1:
        return all(one.column == ref.column for one in run)
    return ref.row == last.row and ref.column == last.column + 1 and all(one.row == ref.row for one in run)


def _function(reckoning: Reckoning, inputs: Sequence[str]) -> str | None:
    """The call of our own function, where the rule is one."""
    rule = reckoning.figure.rule
    deducts = rule.takes_many and any(sign < 0 for sign in reckoning.figure.signs)
    if rule.code not in RULES or rule.form is Form.OTHER or deducts:
        return None
    name = f"XLE_{rule.name.upper()}"
    from xlengine.function import FUNCTIONS

    if name not in FUNCTIONS:
        return None
    if rule.takes_many:
        return f"{name}({','.join(_runs(reckoning.figure.inputs, reckoning.figure.ref))})"
    ordered = [""] * len(inputs)
    for at, place in enumerate(rule.order):
        ordered[place] = inputs[at]
    return f"{name}({','.join(ordered)})"
