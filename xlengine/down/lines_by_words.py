"""Lines that their words compute from others: balances, surpluses and deficits, percentages of another line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from xlengine.across.directions import is_bad
from xlengine.across.named import stems
from xlengine.down.sections import names_section, several_names
from xlengine.down.trials import BUDGET_ROWS, REVENUE, SPENDING, Sum, try_rows
from xlengine.expression import expression
from xlengine.layout import Evidence, Relation, State, Table
from xlengine.number import NOTHING
from xlengine.rule import RULES, Form
from xlengine.tables.numbering import number_of, stated_formula
from xlengine.terms import percentage_parts, speaks_of_percentages
from xlengine.terms.fold import fold

_A_RESULT = expression(
    r"\b(?:result|surplus|deficit|balance|net|profit|loss|solde|resultat|excedent|net+e?s?|saldo|resultado|deficit"
    r"|superavit|ahorro|сальдо|результат|дефицит|профицит|остаток|чист\w+|разница)\b|结余|差额|盈余|赤字|净|الرصيد|صافي"
    r"|الفائض|العجز"
)


def is_a_result(label: str) -> bool:
    """Whether a label speaks of what is left of one thing once another is taken off."""
    return _A_RESULT.search(fold(label)) is not None


def balances(table: Table, columns: Sequence[int]) -> list[Relation]:
    """Lines that are the difference of two others by their words: a balance, a surplus or deficit."""
    found: list[Relation] = []
    for at, line in enumerate(table.lines):
        if not line.roles or line.is_a("as_percentage_of", "memo") or stated_formula(line.label) is not None:
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
        second = _with_what_is_named_beside(table, columns, first, second, at)
        first, second = standing_for(table, first, columns, at), standing_for(table, second, columns, at)
        same = next((one for one in found if one.arguments == (first, second)), None)
        if same is not None and _stand_between(table, columns, same.target, at):
            continue  # what came after the first balance of the two is in this one
        if same is not None and not any(table.entries[one][c].is_number for one in (same.target, at) for c in columns):
            found.remove(same)  # two results of the same two lines: before something, and after it
            continue
        if line.is_a("surplus_deficit") and is_bad(line.label) and not _SIGNED.search(fold(line.label)):
            continue
        hypothesis = _what_is_left(table, columns, at, first, second)
        if hypothesis is None:
            continue
        trial = try_rows(table, columns, at, hypothesis)
        after = _come_after(table, columns, second, at)
        if trial.misses > trial.hits or (after and (trial.misses or not trial.hits)):
            continue
        evidence = Evidence(trial.hits, trial.misses, by_words=True)
        only = _where_they_are_nil(table, columns, after, at)
        found.append(Relation("down", at, trial.lines, trial.signs, trial.form, RULES[code], evidence, only=only))
    return found


def _what_is_left(table: Table, columns: Sequence[int], at: int, first: int, second: int) -> Sum | None:
    """One line less the other; both added where the table prints one of them below nil.

    None where the sign of income in the table and that of its surplus by the label are not the same.
    """
    is_turned = _BRACKETED_SURPLUS.search(fold(table.lines[at].label)) is not None
    pairs = ((_amount(table, first, column), _amount(table, second, column))
             for column in columns if column not in table.derived)  # fmt: skip
    signs = {(one > 0, other > 0) for one, other in pairs if one and other}
    if len(signs) != 1 or signs in ({(True, True)}, {(False, False)}):
        return Sum((second, first) if is_turned else (first, second), (1, -1), form=Form.DIFFERENCE)
    if signs == {(not is_turned, is_turned)}:
        return Sum.of((first, second))
    return None


_BRACKETED_SURPLUS = expression(
    r"\((?:surplus|excedent|superavit|profit|income|профицит|прибыль|盈余|结余|فائض|الفائض)\)"
)
"""`(Surplus)/deficit`: what was spent beyond the income has no brackets."""


def _amount(table: Table, at: int, column: int) -> Decimal:
    """What a line prints in a column; for an empty total what the lines come to that stand above it, up to another."""
    value = table.entries[at][column].value
    if value is not None or not table.lines[at].is_total:
        return value or NOTHING
    above = takewhile(lambda line: not table.lines[line].is_total, reversed(range(at)))
    return sum((table.entries[line][column].value or NOTHING for line in above), NOTHING)


def _stand_between(table: Table, columns: Sequence[int], one: int, other: int) -> bool:
    """Whether totals, or lines with figures, stand between two lines, and the second has no figures to tell."""
    if any(table.entries[other][column].is_number for column in columns):
        return False
    between = range(one + 1, other)
    return any(table.lines[at].is_total or table.entries[at][column].is_number for at in between for column in columns)


def _come_after(table: Table, columns: Sequence[int], total: int, at: int) -> list[int]:
    """The lines with figures that stand beside a total and before its result: they may be in that, too."""
    lines = table.lines
    return [
        one for one in range(total + 1, at if lines[total].is_total else 0)
        if lines[one].indent <= lines[total].indent and not lines[one].is_total
        and not lines[one].is_a("memo", "as_percentage_of", "surplus_deficit", "balance", "variance")
        and any(table.entries[one][column].is_number for column in columns)
    ]  # fmt: skip


def _where_they_are_nil(table: Table, columns: Sequence[int], lines: Sequence[int], at: int) -> frozenset[int] | None:
    """The columns in which these lines are nil, where the result is told in no other: whether they are in it or not."""
    filled = {column for column in columns if any(table.entries[line][column].value for line in lines)}
    if not filled or any(table.entries[at][column].is_number for column in filled):
        return None
    return frozenset(range(len(table.measures))) - filled


_SIGNED = expression(r"\([-+]\)|surplus|superavit|excedent|excedente|профицит|盈余|节余|结余|فائض|saving|/|\(deficit\)")


def standing_for(table: Table, at: int, columns: Sequence[int], but: int) -> int:
    """The line itself; for a heading without figures the total of its part, which stands before the line `but`."""
    lines = table.lines
    indents = [line.indent for line in lines[at : at + 2]]
    deeper = indents[0] < indents[-1]
    empty = not any(table.entries[at][column].is_number for column in columns)
    if not (empty and deeper) or lines[at].is_total or stated_formula(lines[at].label) is not None:
        return at
    for below in range(at + 1, len(lines)):
        closes = lines[below].indent <= lines[at].indent
        if below == but or (closes and not lines[below].is_total):
            break
        if closes and number_of(lines[below].label) not in ("", number_of(lines[at].label)):
            break  # a total with a number of its own stands beside the heading
        if lines[below].is_total and not (lines[below].is_a("subtotal") and not closes):
            return below
    return at


def _last(table: Table, before: int, terms: Sequence[str]) -> int | None:
    """The nearest line above that is one of these, and no part of another."""
    for at in reversed(range(before)):
        line = table.lines[at]
        if line.is_a(*terms) and not line.is_a("memo", "as_percentage_of", "surplus_deficit"):
            return at if line.is_total else _total_of_its_name(table, at, before)
    return None


def _with_what_is_named_beside(table: Table, columns: Sequence[int], first: int, second: int, at: int) -> int:
    """The total that names this line beside others (`Total spent and committed`), unless figures contradict it."""
    label = table.lines[second].label
    for later in range(second + 1, at):
        if any(names_section((name,), label) for name in several_names(table.lines[later])):
            trial = try_rows(table, columns, at, Sum((first, later), (1, -1), form=Form.DIFFERENCE))
            return second if trial.misses > trial.hits else later
    return second


def _total_of_its_name(table: Table, at: int, before: int) -> int:
    """The total below a line that has its first word, as `Total des produits` has that of `Produits financiers`."""
    word = fold(table.lines[at].label).split(" ")[0]
    for later in range(at + 1, before if len(word) > 5 else 0):
        line = table.lines[later]
        if line.is_total and word in map(fold, line.names):
            return later
    return at


def quotient_rows(table: Table) -> list[Relation]:
    """Lines such as “Unencumbered balance as a percentage of appropriation”."""
    found = []
    every = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    told = speaks_of_percentages("\n".join(line.label for line in table.lines))
    for at, line in enumerate(table.lines):
        parts = percentage_parts(line.label) if told else None
        is_named = False
        if parts is None and line.is_a("implementation_rate"):
            part, whole = _last(table, at, SPENDING), _last(table, at, BUDGET_ROWS)
            base = _BASE.search(fold(line.label))
            if base is not None:
                named = [b for b in range(at) if base[1] in fold(table.lines[b].label).split()]
                whole = named[0] if len(named) == 1 else None
        elif parts is None:
            continue
        else:
            part, whole = (_line_called(table, words, at) for words in parts)
            part = _line_with_the_words(table, parts[0], at) if part is None else part
            is_named = part is None and bool(parts[0].strip())
        if part is None:
            part = next((b for b in reversed(range(at)) if not table.lines[b].is_a("as_percentage_of")), None)
        if part is None or whole is None or part == whole:
            continue
        trial = try_rows(table, every, at, Sum((part, whole), (1, 1), form=Form.PERCENTAGE))
        printed = sum(table.entries[at][column].is_number for column in every)
        if (trial.misses > trial.hits and printed > 1) or (is_named and not trial.hits):
            continue  # it is not the line right above that is named
        evidence = Evidence(trial.hits, trial.misses, by_words=True)
        rule, only = RULES["XLE222"], _but_differences(table, at)
        found.append(Relation("down", at, trial.lines, trial.signs, trial.form, rule, evidence, only=only))
    return found


def _line_with_the_words(table: Table, words: str, before: int) -> int | None:
    """The nearest line above that has all the words and more: `Net take-home pay` for `net pay`."""
    wanted = stems(fold(words))
    above = (at for at in reversed(range(before)) if percentage_parts(table.lines[at].label) is None)
    return next((at for at in above if len(wanted) > 1 and wanted <= stems(fold(table.lines[at].label))), None)


def _but_differences(table: Table, at: int) -> frozenset[int] | None:
    """The columns but for those of variances, where a line of percentages has none in these."""
    left_out = {
        one.target for one in table.relations if one.axis == "across" and one.form is Form.DIFFERENCE
        and not table.entries[at][one.target].is_number
    }  # fmt: skip
    return frozenset(range(len(table.measures))) - left_out if left_out else None


_BASE = expression(r"(?<=[^\W\d_]) ?/ ?([^\W\d_]{2,}) ?(?:\(|%|$)")
"""`Taux d'exécution / LFI (%)` is of the line that has this word."""


def _line_called(table: Table, words: str, but: int) -> int | None:
    """The line with this label; of several the nearest above."""
    wanted = fold(words)
    if not wanted:
        return None
    order: list[int] = [*reversed(range(but)), *range(but, len(table.lines))]
    for whole in (True, False):
        for at in order:
            label = fold(table.lines[at].label)
            same = label == wanted if whole else label.startswith(wanted)
            if same and percentage_parts(table.lines[at].label) is None:
                filled = any(entry.state is not State.BLANK for entry in table.entries[at])
                if filled or at < but:
                    return at
    return None
