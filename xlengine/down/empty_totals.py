"""What an empty total adds, where that is sure; else why it stays empty."""

from __future__ import annotations

import re
from itertools import takewhile

from xlengine.down.above import may_stand_above, parted_by_figures
from xlengine.down.empty_lines import (
    begins_below_a_total,
    is_empty_line,
    is_like_the_line_above,
    not_all_added,
    results_without_figures,
)
from xlengine.down.expected import may_hold_more, readings
from xlengine.down.heads import adds_a_line_and_its_parts, begins_below_a_head, holds_sections_and_lines
from xlengine.down.lines_by_words import is_a_result
from xlengine.down.net_requirements import less_income, sign_of_label, takes_off
from xlengine.down.numbered import is_as_stated
from xlengine.down.trials import Sum, try_rows
from xlengine.down.walk import Walk, last_nodes
from xlengine.expression import expression
from xlengine.layout import Line
from xlengine.tables.blocks import names_all
from xlengine.tables.numbering import stated_formula
from xlengine.terms import match
from xlengine.terms.fold import fold


def of_an_empty_total(walk: Walk, at: int, line: Line) -> tuple[Sum | None, str]:
    """(what an empty total adds, why it stays empty): both are missing where the words are not sure."""
    if names_all(line.label):
        return None, ""  # printed figures must bear it out
    if walk.lacks_what_is_brought_forward:
        return None, "what is brought forward has no figures"
    if walk.leads_empty or may_stand_above(walk, at):
        walk.leads_empty = True
        return None, "its parts may stand above or below it"
    last = walk.stack[-1] if walk.stack else None
    if last is not None and last.kind == "mark" and is_empty_line(walk, last.line, last.line == at - 1):
        if is_like_the_line_above(walk, last.line):
            walk.empty_lines.append(last.line)
        return None, f"“{walk.table.lines[last.line].label}” above it has no figures"
    parted_by_figures(walk)
    first = next(readings(walk, at, line), None)
    if first is not None and _stands_beside_another(walk, at, line, first):
        return None, "the total below it may add some of its lines"
    if first is None or first.prior < 1 or takes_off(walk, first) or may_hold_more(walk, at, line, first):
        return None, ""
    begin = min(first.lines)
    same = [one for one in walk.empty_totals if fold(walk.table.lines[one].label) == fold(line.label)]
    if same and not line.names:
        return None, f"what another “{line.label}” adds (row {walk.table.lines[same[-1]].row}) is not sure"
    lacking = [*(one for one in walk.empty_lines if one > begin), *results_without_figures(walk, begin)]
    if lacking:
        return None, f"“{walk.table.lines[lacking[0]].label}” above it has no figures"
    among = takewhile(lambda node: node.line > begin, reversed(walk.stack))
    if any(_has_unit(walk.table.lines[node.line].label) for node in among if node.kind == "mark"):
        return None, "some of its lines are in another unit"
    if walk.net_line is not None and min(first.lines) < walk.net_line:
        return None, "a net amount above it has no figures"
    if line.is_a("net_requirements") and _lacks_gross_requirements(walk, at):
        return None, "gross requirements above it do"
    signs = tuple(sign * sign_of_label(walk.table, walk.columns, one)
                  for one, sign in zip(first.lines, first.signs, strict=True))  # fmt: skip
    chosen = less_income(walk, first) if line.is_a("net_requirements") else first._replace(signs=signs)
    if not is_as_stated(walk, at, chosen) or _is_made_for_rates(walk, at, chosen):
        return None, ""
    if len(chosen.lines) == 1 and len(stated_formula(line.label) or ()) > 1:
        return None, "its label names more lines than one, and they are not here"
    if _leaves_out_a_deduction(walk, chosen):
        return None, "a line that is taken off stands right above it"
    if len(chosen.lines) == 1 and not _is_of_a_section(walk, line, chosen.lines[0]):
        return None, "it would add one line only"
    if len(chosen.lines) == 1 and _has_deeper_lines(walk, chosen.lines[0], at):
        return None, "it may add one line, or the deeper lines below that too"
    if _passes_over_deeper_lines(walk, chosen):
        return None, "a total above it does"
    if why := not_all_added(walk, begin, chosen):
        return None, why
    if _MOVEMENTS.search(fold(line.label)) and min(chosen.lines) == 0:
        return None, "what it changes may stand above it"
    if -1 not in chosen.signs and _is_a_result_of_others(walk, line, chosen):
        return None, "a result takes off some of its lines, and nothing says which"
    if begins_below_a_total(walk, line, chosen):
        return None, "what looks like a heading may be the total of the lines above it"
    if begins_below_a_head(walk, line, chosen):
        return None, "what looks like a heading above it may be a total, as another one is"
    if adds_a_line_and_its_parts(walk, chosen):
        return None, "one of its lines may be the total of those below it"
    if _may_hold_less(walk, line, chosen):
        return None, "it may add the total above it, or only the lines below that"
    if holds_sections_and_lines(walk, chosen):
        return None, "some of its parts stand above their own lines, and others may"
    if walk.empty_totals and (_leaves_out_a_total(walk, line, chosen) or _reaches_over_a_total(walk, at, line, chosen)):
        return None, "a total above it does"
    return chosen, ""


def _is_of_a_section(walk: Walk, line: Line, only: int) -> bool:
    """Whether the one line that a total would add stands alone at the top or below a heading, and is no net amount."""
    before = [node for node in walk.stack if node.line < only]
    if before and before[-1].kind == "total" and line.is_a("subtotal"):
        return True
    if before and (before[-1].kind != "mark" or is_a_result(walk.table.lines[before[-1].line].label)):
        return False
    totals = (fold(walk.table.lines[node.line].label) for node in before if node.kind == "total")
    return not is_a_result(line.label) and not any(total.startswith(fold(line.label)) for total in totals)


_MOVEMENTS = expression(r"\b(?:movement|mouvement|movimiento|движени)|变动|حرك[هة]")
"""Totals of these begin from an amount that they do not add."""


def _stands_beside_another(walk: Walk, at: int, line: Line, first: Sum) -> bool:
    """Whether a total that names something would add all lines of a table, and one with another name stands below it.

    `Total, uniformed personnel` and `Total, civilian personnel` at the end of one list.
    """
    if len(first.lines) < 4 or any(node.kind == "total" for node in walk.stack):
        return False
    if len(first.lines) < sum(node.kind == "line" for node in walk.stack):
        return False
    beside = [one for one in (at - 1, at + 1) if one < len(walk.table.lines) and not walk.filled[one]]
    own = {word for name in line.names for word in fold(name).split()}
    for other in (walk.table.lines[one] for one in beside):
        its = {word for name in other.names for word in fold(name).split()}
        are_sisters = any(len(word) > 4 for word in own & its) or (line.is_a("subtotal") and other.is_a("subtotal"))
        if other.is_total and are_sisters and own - its and its - own:
            return True
    return False


def _has_unit(label: str) -> bool:
    """Whether a heading has a unit of its own in brackets."""
    return any(match(text, "unit") for text in re.findall(r"[(（]([^()（）]+)[)）]", label))


def _is_made_for_rates(walk: Walk, at: int, chosen: Sum) -> bool:
    """Whether the cells of an empty total have a percent format, and the figures that it would add have none."""
    entries = walk.table.entries
    own = [entries[at][column].as_fraction for column in walk.columns]
    return all(own) and not any(entries[line][column].as_fraction for line in chosen.lines for column in walk.columns)


def _leaves_out_a_deduction(walk: Walk, chosen: Sum) -> bool:
    """Whether a deduction stands below the first line that the total would add, and is none of them."""
    stack = reversed(walk.stack)
    after = takewhile(lambda node: node.line > min(chosen.lines), stack)
    return any(node.kind == "deduction" and node.line not in chosen.lines for node in after)


def _lacks_gross_requirements(walk: Walk, at: int) -> bool:
    """Whether the gross requirements above net ones are empty, and nothing gives them."""
    lines = walk.table.lines
    gross = next((above for above in reversed(range(at)) if lines[above].is_a("gross_requirements")), None)
    return gross is not None and not (walk.filled[gross] or gross in walk.proved or walk.is_found(gross))


def _has_deeper_lines(walk: Walk, line: int, at: int) -> bool:
    """Whether lines with figures stand between the two, deeper than the first, that do not add up to it."""
    lines = walk.table.lines
    deeper = [one for one in range(line, at) if walk.filled[one] and lines[one].indent > lines[line].indent]
    if not deeper:
        return False
    step = min(lines[one].indent for one in deeper)
    parts = Sum.of(one for one in deeper if lines[one].indent == step)
    trial = try_rows(walk.table, walk.columns, line, parts)
    return not trial.hits or bool(trial.misses)


_RESULT = expression(r"\bresult(?:at|ado)?s?\b|результат|结余|盈余|صافي النتيج")


def _is_a_result_of_others(walk: Walk, line: Line, chosen: Sum) -> bool:
    """Whether a total is called a result, and not all of its lines are."""
    labels = (fold(one.label) for one in (line, *(walk.table.lines[at] for at in chosen.lines)))
    named = [_RESULT.search(label) is not None for label in labels]
    return named[0] and not all(named)


def _passes_over_deeper_lines(walk: Walk, chosen: Sum) -> bool:
    """Whether a total that stays empty may add deeper lines that this one would leave out."""
    return any(_has_deeper_lines(walk, line, total) for total in walk.empty_totals for line in chosen.lines
               if not any(line < other < total for other in chosen.lines))  # fmt: skip


def _may_hold_less(walk: Walk, line: Line, chosen: Sum) -> bool:
    """Whether the last total names a part, as the one that it would add does, and lines of its own stand between."""
    lines = walk.table.lines
    if not line.names and line.roles.keys() == {"total"} and not chosen.from_mark:
        return _is_of_the_last_section(walk, chosen)
    if len(line.names) != 1 or line.roles.keys() != {"total"} or chosen.from_mark or _is_whole(line.names[0]):
        return False
    added = [node for node in last_nodes(walk.stack, len(chosen.lines)) if node.line in chosen.lines]
    own = list(takewhile(lambda node: node.kind == "line", reversed(added)))
    before = next((node for node in reversed(added) if node.kind == "total"), None)
    return before is not None and len(own) > 1 and bool(lines[before.line].roles)


def _is_of_the_last_section(walk: Walk, chosen: Sum) -> bool:
    """Whether a total without a name may be another classification of what the one total above its heading adds."""
    lines, parts = walk.table.lines, set(chosen.lines)
    totals = [line for line in chosen.lines if lines[line].is_total]
    if len(totals) != 1 or totals[0] != min(parts) or not lines[totals[0]].names or len(parts) < 3:
        return False
    marks = [node.line for node in walk.stack if node.kind == "mark"]
    return totals[0] + 1 in marks and not any(totals[0] + 1 < mark < max(parts) for mark in marks)


def _is_whole(name: str) -> bool:
    """Whether a total's name says no more than that it is of everything: `project costs`, and not `direct costs`."""
    return _WHOLE.search(fold(name)) is not None and not re.search(r"[^\W\d_]{4,}", _WHOLE.sub(" ", fold(name)))


_WHOLE = expression(
    r"\b(?:missions?|projects?|program(?:me)?s?|funds?|organi[sz]ation|agency|department|ministry|municipality|university"
    r"|hospital|country|costs?|amount|resources|uses|projets?|fonds|ministere|commune|universite|hopital|pays|couts?"
    r"|ressources|emplois|proyectos?|fondos?|ministerio|municipio|universidad|pais|costos?|recursos|миссии|проект\w*"
    r"|программ\w+|фонд\w*|организаци\w+|министерств\w+|ресурс\w+|затрат)\b|项目|特派团|部门|单位|全|资金|成本|المشروع"
    r"|البعث[هة]|الوزار[هة]|الموارد|التكاليف"
)
"""What a total of everything may name."""


def _leaves_out_a_total(walk: Walk, line: Line, chosen: Sum) -> bool:
    """Whether a line that says no more than total would add only what stands below a total that stays empty."""
    if not line.is_a("grand_total") and len(line.label.split()) > 1:
        return False
    return min(chosen.lines) > max(walk.empty_totals)


def _reaches_over_a_total(walk: Walk, at: int, line: Line, chosen: Sum) -> bool:
    """Whether the total of a part, which another total follows, would add lines above a total that stays empty."""
    if not line.names or line.is_a("grand_total") or not any(one.is_total for one in walk.table.lines[at + 1 :]):
        return False
    return min(chosen.lines) < max(walk.empty_totals)
