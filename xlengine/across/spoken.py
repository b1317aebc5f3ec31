"""Headings that say in words how they are computed: `Funds available as % of budget`, `Отклонение от плана`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.across.formula_rows import is_percentage
from xlengine.across.meant import PERCENTAGES, TOTALS, is_a, is_derived, outcome, surest
from xlengine.across.named import called_by, of_one_year
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposal import EXACT, NAMED, SPELLED_OUT, USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when
from xlengine.terms import match, percentage_parts
from xlengine.terms.fold import fold

SAYS_NO_MORE = frozenset(("amount", "percentage", "unit"))
_QUOTIENTS = (
    r"^(?P<part>.+?)(?:为|占|完成)(?P<whole>.+?)的?(?:%|百分比|比例|比重)$",
    r"^(?:%|процент\w*) (?:исполнения|выполнения|освоения) (?:к|от) (?P<whole>.+)$",
    r"^(?:исполнение|выполнение|исполнено) в (?:%|процентах) (?:к|от) (?P<whole>.+)$",
    r"^(?:taux|%|pourcentage) d(?:e |')[\w ]+? ?(?:/|sur|par rapport (?:a|au|aux)) (?:l'|la |les? )?(?P<whole>.+)$",
    r"^(?:%|tasa|porcentaje) (?:de )?[\w.]+ (?:s/|sobre(?: el| la)?) ?(?P<whole>.+)$",
    r"^(?:(?:%|per cent|percentage) )?(?:of )?(?P<part>[\w .]+?)"
    r" (?:as (?:a )?(?:%|share|percentage) of|to) (?P<whole>.+)$",
    r"^(?:% )?(?P<part>[^\W\d_]{3,}\.?) ?/ ?(?P<whole>[^\W\d_]{3,}\.)(?: ?%)?$",
)
_FROM = (
    r"^(?P<other>.*?)[比较](?P<base>.+?)(?:增减|增长|增加|减少|变动|变化)(?:额|数|率|幅度|%)?$",
    r"^(?:отклонени\w+|изменени\w+|прирост|рост) ?(?P<other>)(?:от|к|с|по сравнению с) (?P<base>.+)$",
    r"^(?:ecart|variation|evolution) ?(?P<other>)(?:par rapport (?:a la|a l'|aux?|a)|sur|/) ?(?P<base>.+)$",
    r"^(?:desviacion|variacion|diferencia) ?(?P<other>)(?:respecto (?:al|a la|a|del|de la|de)|sobre|s/) ?(?P<base>.+)$",
    r"^(?:deviation|variance|change|increase|difference) ?(?P<other>.*?) ?\b"
    r"(?:from|over|compared (?:to|with)|against|vs\.?) (?P<base>.+)$",
    r"^(?:ال)?(?:فرق|انحراف|تغي[يّ]?ر|زياد[هة])(?: ?/? ?\(?(?:و|او )?(?:ال)?نقص\)?)? ?(?P<other>)عن (?P<base>.+)$",
)


def text_of(table: Table, target: int) -> str:
    """What the heading says, folded: its lowest level, or the one above where that says no more than `Amount`."""
    for text in reversed(table.measures[target].heading):
        folded = fold(re.sub(r"\([^()]*%[^()]*\)|, ?%$", "", text))
        if folded and not _says_no_more(folded):
            return folded
    return ""


def _says_no_more(folded: str) -> bool:
    found = match(folded, "column")
    return all(one.term in SAYS_NO_MORE for one in found if one.whole) and any(one.whole for one in found)


def spoken_quotient(table: Table, target: int, free: Sequence[int]) -> list[Proposal] | None:
    """The part and the whole that the heading names. Empty where it names some that are not here; None for no names."""
    measure = table.measures[target]
    heading = measure.heading[-1] if measure.heading else ""
    if goes_on_below(measure):
        heading = f"{measure.heading[-2]} {heading}"
    text = fold(heading)
    names = percentage_parts(heading)
    names = names or percentage_parts(text) or _parts_of(text, _QUOTIENTS, "part", "whole")
    if names is None:
        return None
    amounts = [at for at in free if at != target and not is_derived(table.measures[at])]
    others = [at for at in free if at != target and not is_a(table.measures[at], *PERCENTAGES)]
    whole = called_by(table, target, names[1], amounts)
    if whole is None and not _is_common(names[1]):
        whole = called_by(table, target, names[1], others)
    if whole is None:
        return None if _is_common(names[1]) else []
    part = called_by(table, target, names[0], [at for at in amounts if at != whole]) if names[0] else None
    if part is None and names[0]:
        part = called_by(table, target, names[0], [at for at in others if at != whole])
    is_used = not names[0] or _USED.search(fold(names[0])) is not None
    if part is None and not _is_common(names[0]) and (match(names[0], "column") or not is_used):
        return []
    if part is None:
        part = outcome(table, target, [at for at in free if at != whole])
        part = None if part is None else of_one_year(table, part, whole, free)
    if part is None or part == whole:
        return None
    is_of_a_total = not names[0] and any(one.term in TOTALS and one.whole for one in match(names[1], "column"))
    if is_of_a_total and table.measures[part].group != table.measures[whole].group:
        return None  # `% of total` in one of two groups that have totals both
    form = Form.PERCENTAGE if _in_percent(table, target) else Form.FRACTION
    rule = RULES["XLE117"] if form is Form.PERCENTAGE else None
    return [Proposal.quotient(target, form, (part, whole), SPELLED_OUT, rule)]


_USED = expression(
    r"\bus(?:ed|e|age)\b|utili[sz]|implement|execut|ejecu|realiz|realis|perform|achiev|outturn|\bspen[dt]|consum|consomm"
    r"|исполн|использ|освоен|执行|使用|完成|支出|تنفيذ|صرف|استخدام|[اإ]نفاق"
)
"""What was done with a budget, where no column has that name."""


def goes_on_below(measure: Measure) -> bool:
    """Whether a heading says that its figures are per cent of what stands below it: `Expenditure as % of`."""
    return len(measure.heading) > 1 and _GOES_ON.search(fold(measure.heading[-2])) is not None


_GOES_ON = expression(
    r"(?:%|per ?cent|percentage|share) of$|(?:%|pourcentage|part) d[eu]s?$|(?:%|процент\w*) (?:от|к)$"
)


def _in_percent(table: Table, target: int) -> bool:
    measure = table.measures[target]
    if goes_on_below(measure) or is_a(measure, "percentage", "rate", "share", "implementation_rate"):
        return True
    return is_percentage(table, target)


def spoken_difference(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What the heading says that its figure differs from, in an amount or, where it is a percentage, as a growth."""
    names = _parts_of(text_of(table, target), _FROM, "other", "base")
    if names is None:
        return []
    amounts = [at for at in free if at != target and not is_derived(table.measures[at])]
    base = called_by(table, target, names[1], amounts)
    if base is None:
        amounts = [at for at in free if at != target and is_a(table.measures[at], "cumulative")]
        base = called_by(table, target, names[1], amounts)
    if base is None:
        return []
    rest = [at for at in amounts if at != base]
    other = called_by(table, target, names[0], rest) if names[0] else _compared(table, target, base, rest)
    if other is None:
        return []
    if is_a(table.measures[target], "percentage", "change_percentage", "rate"):
        return [Proposal.quotient(target, Form.GROWTH, (other, base), EXACT, RULES["XLE119"])]
    return [Proposal.difference(target, other, base, NAMED, sign_is_explicit=True)]


def _compared(table: Table, target: int, base: int, amounts: Sequence[int]) -> int | None:
    """What is held against a base that is named: the outcome of a budget, the later of two years, else the only one."""
    if is_a(table.measures[target], "change", "increase_decrease") and when(table.measures[base]):
        since = [at for at in amounts if base < at < target and when(table.measures[at]) > when(table.measures[base])]
        if len(since) == 1:
            return since[0]
    if is_a(table.measures[base], *BUDGETS) and not is_a(table.measures[base], *ACTUALS):
        spent = outcome(table, target, [*amounts, target])
        if spent is not None:
            return of_one_year(table, spent, base, amounts)
    if is_a(table.measures[base], "cumulative") and len(amounts) == 1:
        return amounts[0]
    year = when(table.measures[base])
    same = [at for at in amounts if at < target and year and when(table.measures[at]) == year]
    if len(same) == 1 and is_a(table.measures[same[0]], *ACTUALS) and not is_a(table.measures[same[0]], *BUDGETS):
        return same[0]
    later = [at for at in amounts if when(table.measures[at]) > year > 0]
    left = [at for at in later or amounts if at < target]
    return left[-1] if left and (later or len(left) == 1) else None


_UNDONE = (
    (r"unreleased|unallotted|non delegues?|no asignad[oa]s?", ("allocation",)),
    (r"unobligated|uncommitted|non engages?|no comprometid[oa]s?", ("commitment",)),
    (r"unpaid|undisbursed|non payee?s?|no pagad[oa]s?|pendientes? de pago", ("disbursement",)),
    (r"unspent|unexpended|non depensee?s?|no ejecutad[oa]s?", ("expenditure", "actual")),
)
"""What was not done with an amount, and the term of what was done."""


def undone(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`Unobligated allotments`: the allotments that the heading names less the obligations beside them."""
    text = fold(table.measures[target].heading[-1]) if table.measures[target].heading else ""
    for words, terms in _UNDONE:
        rest = re.sub(rf"\b(?:{words})\b", "", text).strip()
        if rest == text or not rest:
            continue
        left = [at for at in free if at < target and table.measures[at].group != table.measures[target].group]
        whole = called_by(table, target, rest, left)
        done = [at for at in left if surest(table.measures[at]) in terms and at != whole]
        if len(done) != 1:
            continue
        if whole is None:
            whole = max((at for at in left if at < done[0] and fold(rest)[:6] in fold(
                table.measures[at].title)), default=None)  # fmt: skip
        if whole is not None and whole < done[0]:
            return [Proposal.difference(target, whole, done[0], NAMED, sign_is_explicit=True)]
    return []


_BETWEEN = expression(
    r"\b(?:entre|between|между)\b.+\b(?:et|and|y|e|и)\b|\bبين\b.+ و"
    r"|^(?:ecart|variance|difference|desviacion|diferencia|отклонение) [^\W\d_]{3,} ?/ ?[^\W\d_]{3,}"
    r"|[^\W\d_]{3,} c\. [^\W\d_]{3,}"
)


def names_both_sides(table: Table, target: int) -> bool:
    """Whether the heading does not say which of two amounts is taken off: `Écart entre LFI et exécution`."""
    return _BETWEEN.search(text_of(table, target)) is not None


def spoken_sum(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`LFI + LFR`, `Total (RAR + vote)`: the heading names what it adds."""
    measure = table.measures[target]
    text = measure.heading[-1] if measure.heading else ""
    pieces = re.split(r"\s\+\s", next(iter(_ADDED.findall(text)), text))
    if len(pieces) < 2:
        return []
    found = [called_by(table, target, piece, [at for at in free if at != target]) for piece in pieces]
    settled = tuple(at for at in found if at is not None)
    if len(set(settled)) < len(pieces):
        return []
    return [Proposal.total(target, settled, NAMED)]


_ADDED = expression(r"\(([^()]*\s\+\s[^()]*)\)")


def states_a_sum(table: Table, target: int) -> bool:
    """Whether an empty measure says in brackets what it adds, so that nothing else is meant."""
    is_printed = any(row[target].is_number for row in table.entries)
    heading = table.measures[target].heading
    return bool(heading) and not is_printed and _ADDED.search(heading[-1]) is not None


def _parts_of(text: str, patterns: Sequence[str], first: str, second: str) -> tuple[str, str] | None:
    for pattern in patterns:
        found = re.match(pattern, text)
        if found:
            parts = found.groupdict()
            return parts.get(first) or "", parts[second]
    return None


def _is_common(words: str) -> bool:
    """Whether the words are one of the terms, of which a table may have several columns: `budget`, `appropriation`."""
    return any(one.term in (*BUDGETS, *ACTUALS, "total", "share_of_gdp", "previous_estimate", "revenue", "estimate")
               and one.whole for one in match(words, "column"))  # fmt: skip


def ratio_of_two(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`Ratio Actual/Budget`: a fraction, since the heading says ratio and no per cent."""
    names = [piece.strip() for piece in fold(table.measures[target].heading[-1]).split("/")]
    amounts = [at for at in free if at != target and not is_derived(table.measures[at])]
    part, whole = (called_by(table, target, name.removeprefix("ratio ").removeprefix("of "), amounts)
                   for name in names) if len(names) == 2 else (None, None)  # fmt: skip
    if part is None or whole is None or part == whole:
        return []
    return [Proposal.quotient(target, Form.FRACTION, (part, whole), USUAL)]
