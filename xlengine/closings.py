"""What is left at the end of a period: what there was at its beginning, what came in and what went out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from xlengine.downwards import Sum, is_total, try_rows
from xlengine.fold import fold
from xlengine.layout import Evidence, Measure, Relation, Table
from xlengine.net_changes import is_net
from xlengine.opening_words import CLOSING, OPENING
from xlengine.proposals import PERCENTAGES, TOTALS, Proposal, is_a
from xlengine.rule import RULES, Form

_OWED = re.compile(
    r"outstanding|receivable|unpaid|\bdue\b|owed|impaye|creance|pendiente|por cobrar|задолж"
    r"|应收|未缴|未收|欠|المستحق|مدين"
)
_SETTLED = re.compile(r"collect|receiv|recouvr|encaiss|cobr|recaud|поступ|收缴|收回|已收|محصل")
_IN = re.compile(
    r"\b(?:received?|receipts?|income|interests?|interets|intereses|revenue|contributions?|collect\w*|additions?|increases?|new|issue[sd]?|drawn"
    r"|drawdowns?|assess\w+|billed|invoiced|transfers? (?:in|from)|inflows?|cash in|earned|purchase[sd]?|acquisitions?"
    r"|established|recettes?|encaissements?|entrees?|augmentations?|dotations?|tirages?|emissions?|nouveaux?|ingresos?"
    r"|cobros?|altas|aumentos?|adiciones|entradas|поступ\w+|привлеч\w+|увеличен\w+|начисл\w+|приход|принято)\b"
    r"|收入|增加|新增|借入|举借|الإضافات|الاضافات|المقبوضات|الإيرادات|الايرادات|المسحوب[هة]|الزياد[هة]"
)
_OUT = re.compile(
    r"\b(?:payments?|paid|disburse\w*|expen\w+|spent|repa\w+|redemptions?|redeemed|disposals?|decreases?|reductions?"
    r"|withdraw\w*|transfers? (?:out|to)|outflows?|cash out|write-?offs?|written off|used|utili[sz]\w+|refund\w*"
    r"|abolished|depenses?|decaissements?|paiements?|sorties?|diminutions?|reprises?|remboursements?|amortissements?"
    r"|cessions?|gastos?|pagos?|egresos?|bajas|salidas|amortizacion\w*|disminuciones|погаш\w+|выбы\w+|уменьшен\w+"
    r"|списан\w+|расход\w*|выплач\w+|оплачено)\b|支出|减少|偿还|归还|الاستبعادات|المدفوعات|المسدد[هة]|المصروفات|النقص"
)
_NET_CHANGE = re.compile(
    r"\bnet\b.*\b(?:change|increase|decrease|movement|flow)|\b(?:total )?changes? in net|variation nette|variacion neta"
    r"|чист\w+ (?:изменени|прирост)|净增|净变动|صافي التغير"
)
MOST = 6
"""So many movements are tried with either sign."""


def closing_column(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A closing balance on the right of its opening balance and of what moved it."""
    measure = table.measures[target]
    titles = {at: fold(table.measures[at].title) for at in free}
    left = [at for at in free if at < target and table.measures[at].group == measure.group]
    openings = [at for at in left if OPENING.search(titles[at]) and not CLOSING.search(titles[at])]
    openings = openings if CLOSING.search(titles[target]) else []
    openings = openings or [at for at in left if _is_earlier(table.measures[at], measure)]
    if not openings or is_a(measure, *PERCENTAGES):
        return []
    first = openings[-1]
    between = [at for at in left if at > first]
    ends = [at for at in between if is_a(table.measures[at], *TOTALS)]
    if ends:  # what was available
        first, between = ends[-1], [at for at in between if at > ends[-1]]
    if between and is_net(table.measures[between[-1]]):
        between = between[-1:]
    if not 0 < len(between) <= MOST or any(is_a(table.measures[at], *PERCENTAGES) for at in between):
        return []
    columns = [[row[at].value for row in table.entries if row[at].value] for at in between]
    owed = _OWED.search(" ".join(titles.values())) is not None
    signs = [_sign(titles[at], owed, [value for value in values if value is not None])
             for at, values in zip(between, columns, strict=True)]  # fmt: skip
    if all(signs) and len(set(signs)) > 1:
        return [Proposal(target, Form.SUM, (first, *between), (1, *signs), 1.3)]
    if not any(row[target].is_number for row in table.entries):
        return []  # what moved it one way only may not be all that did
    return [Proposal(target, Form.SUM, (first, *between), (1, *some), 0.0) for some in _either(signs)]


def _is_earlier(one: Measure, other: Measure) -> bool:
    """Whether the headings are one balance at two dates."""
    words = [_DATE.sub("", fold(measure.title)) for measure in (one, other)]
    dated = all(_DATE.search(fold(measure.title)) for measure in (one, other))
    return dated and is_a(one, "balance") and is_a(other, "balance") and words[0] == words[1]


_DATE = re.compile(r"[0-9][0-9./-]*")


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


def _closing_row(table: Table, columns: Sequence[int], opening: int, at: int) -> Relation | None:
    lines, entries = table.lines, table.entries
    between = [one for one in range(opening + 1, at) if any(entries[one][c].is_number for c in columns)
               or is_total(lines[one])]  # fmt: skip
    ends = [one for one in between if is_total(lines[one])]
    net = [one for one in between if _NET_CHANGE.search(fold(lines[one].label))]
    if net:
        between = net[-1:]
    elif ends:
        between = [one for one in between if one in ends or one > ends[-1]]
    if not 0 < len(between) <= MOST or any(lines[one].is_a("memo", "as_percentage_of") for one in between):
        return None
    owed = any(_OWED.search(fold(lines[one].label)) for one in (opening, at))
    signs = [1 if net else _sign(fold(lines[one].label), owed, [
        value for c in columns if (value := entries[one][c].value)]) for one in between]  # fmt: skip
    trials = [
        try_rows(table, columns, at, Sum((opening, *between), (1, *some), 1.2 if all(signs) else 0.0))
        for some in _either(signs)
    ]
    best = max(trials, key=lambda trial: (trial.hits - trial.misses, trial.weight))
    if best.misses > best.hits or (not best.hits and not all(signs)) or (best.hits and best.misses * 2 > best.hits + 1):
        return None
    if not all(signs) and (best.weight < 1.8 or sum(trial.hits >= best.hits for trial in trials) > 1):
        return None
    rule = RULES["XLE209" if -1 in best.signs else "XLE202"]
    evidence = Evidence(best.hits, best.misses, by_words=all(signs))
    return Relation("down", at, best.lines, best.signs, Form.SUM, rule, evidence)


def _sign(words: str, owed: bool, amounts: Sequence[object]) -> int:
    """Whether a movement is added or taken off by its words; nil where they do not say, or its figures contradict."""
    below = sum(amount < 0 for amount in amounts)  # type: ignore[operator]
    if owed and _SETTLED.search(words):
        sign = -1
    elif bool(_IN.search(words)) == bool(_OUT.search(words)):
        return 0
    else:
        sign = 1 if _IN.search(words) else -1
    if below and (sign > 0 or below < len(amounts)):
        return 0
    return 1 if below else sign


def _either(signs: Sequence[int]) -> list[tuple[int, ...]]:
    """All signs that the words leave open."""
    return list(product(*((sign,) if sign else (1, -1) for sign in signs)))
