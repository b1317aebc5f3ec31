"""What words and formula rows propose about measures, before any figure is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlengine.fold import fold
from xlengine.headings import years_of
from xlengine.layout import Measure, State, Table
from xlengine.naming import ACTUALS, BUDGETS
from xlengine.rule import RULES, Form, Rule

SURE = 0.4
"""A term counts for a proposal from this weight on."""

DIFFERENCES = (
    "variance", "difference", "surplus_deficit", "increase_decrease", "change", "balance", "unencumbered_balance",
)  # fmt: skip
PERCENTAGES = ("percentage", "rate", "change_percentage")
OUTCOMES = ("implementation_rate", "delivery_rate")
TOTALS = ("total", "subtotal", "grand_total")
NOT_ADDED = ("percentage", "rate", "share", "share_of_gdp", "average", "code", "year", "note", "change_percentage")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One hypothesis: the target comes from the arguments in this form."""

    target: int
    form: Form
    arguments: tuple[int, ...]
    signs: tuple[int, ...]
    prior: float
    """1 and more: words or a formula row say so. 0: nothing but the figures could."""
    rule: Rule | None = None
    by_formula_row: bool = False
    sign_is_explicit: bool = False
    base_line: int | None = None
    """The line whose figure is the whole, where a percentage is of the column's total."""
    """The heading itself says which way: surplus/(deficit), increase/(decrease)."""

    @property
    def is_quotient(self) -> bool:
        return self.form not in (Form.SUM, Form.DIFFERENCE)

    @property
    def identity(self) -> tuple[object, ...]:
        """Two hypotheses with one identity say the same thing: a - b = c and b + c = a."""
        if self.is_quotient:
            return ("quotient", self.target)
        return ("sum", frozenset((self.target, *self.arguments)))

    @property
    def order(self) -> tuple[int, ...]:
        """Between equals the measure that stands last is the computed one."""
        return (-self.target, len(self.arguments), *(-a for a in self.arguments))

    def same_as(self, other: Proposal) -> bool:
        """Whether both give the same number."""
        return (self.target, self.form) == (other.target, other.form) and set(
            zip(self.arguments, self.signs, strict=True)
        ) == set(zip(other.arguments, other.signs, strict=True)) and (
            not self.is_quotient or self.arguments == other.arguments
        )


def formula_row(table: Table) -> list[Proposal]:
    """`(3)=(1)-(2)` under the headings, as proposals. A number that stands twice means the nearest one on the left."""
    found = []
    for target, measure in enumerate(table.measures):
        if measure.formula is None:
            continue
        kind, operands = measure.formula
        arguments = [_numbered(table.measures, target, name) for _, name in operands]
        if None in arguments or target in arguments:
            continue
        settled = tuple(a for a in arguments if a is not None)
        signs = tuple(sign for sign, _ in operands)
        if kind == "quotient_of_sum":
            found.extend(_quotient_of_difference(target, settled, signs))
        elif kind == "quotient":
            form = Form.PERCENTAGE if _is_percentage(table, target) else Form.FRACTION
            found.append(Proposal(target, form, settled, (1, 1), 1.5, by_formula_row=True))
        else:
            form = Form.DIFFERENCE if signs == (1, -1) else Form.SUM
            found.append(Proposal(target, form, settled, signs, 1.5, by_formula_row=True))
    return found


def _quotient_of_difference(target: int, arguments: tuple[int, ...], signs: tuple[int, ...]) -> list[Proposal]:
    """`((2)-(1))/(1)` and `((1)-(2))/(1)` over a column of its own."""
    if len(arguments) != 3 or signs[:2] != (1, -1):
        return []
    first, second, base = arguments
    if base == second:
        return [Proposal(target, Form.GROWTH, (first, second), (1, 1), 1.5, by_formula_row=True)]
    if base == first:
        return [Proposal(target, Form.VACANCY, (first, second), (1, 1), 1.5, RULES["XLE117"], True)]
    return []


def _numbered(measures: Sequence[Measure], target: int, name: str) -> int | None:
    having = [at for at, measure in enumerate(measures) if measure.number == name]
    left = [at for at in having if at < target]
    return max(left) if left else min(having) if having else None


def _is_percentage(table: Table, target: int) -> bool:
    """Whether a quotient stands in points: by its heading, its format, or figures beyond one."""
    measure = table.measures[target]
    if measure.is_a(*PERCENTAGES, *OUTCOMES, "share") and not measure.is_a("ratio"):
        return True
    values = [row[target] for row in table.entries if row[target].state is State.FIGURE]
    if any(entry.as_fraction for entry in values):
        return True
    return not values or any(entry.value is not None and abs(entry.value) > 2 for entry in values)


def is_a(measure: Measure, *terms: str) -> bool:
    """Whether the heading names one of the terms, surely enough."""
    return any(measure.terms.get(term, 0.0) >= SURE for term in terms)


def nearest(table: Table, target: int, free: Sequence[int], terms: Sequence[str], but: Sequence[int] = ()) -> int | None:
    """The measure of one of these terms that a reader would take: of the same group, nearest on the left.

    None where nothing, or more than one thing, could be meant.
    """
    group = table.measures[target].group
    candidates = [
        at for at in free if at != target and at not in but and is_a(table.measures[at], *terms)
        and not is_a(table.measures[at], *PERCENTAGES, *DIFFERENCES)
    ]  # fmt: skip
    same = [at for at in candidates if group and table.measures[at].group[: len(group)] == group]
    pool = same or candidates
    left = [at for at in pool if at < target]
    if left:
        return max(left)
    return min(pool) if pool else None


def sums_by_words(table: Table, free: Sequence[int]) -> list[Proposal]:
    """Differences, changes, revised amounts, gross amounts and totals that the headings name."""
    found: list[Proposal] = []
    for target in free:
        measure = table.measures[target]
        if is_a(measure, *PERCENTAGES, *OUTCOMES, "share", "vacancy_rate"):
            continue
        if is_a(measure, *DIFFERENCES):
            found.extend(_differences(table, target, free))
        if is_a(measure, "gross", "net") and not is_a(measure, "staff_assessment"):
            found.extend(_gross_or_net(table, target, free))
        if is_a(measure, *TOTALS):
            found.extend(_totals(table, target, free))
        if not is_a(measure, *DIFFERENCES, *TOTALS):
            found.extend(_revised(table, target, free))
    return found


def _differences(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    measure = table.measures[target]
    budget = nearest(table, target, free, BUDGETS)
    actual = nearest(table, target, free, ACTUALS)
    explicit_surplus = is_a(measure, "surplus_deficit", "unencumbered_balance", "balance")
    explicit_change = is_a(measure, "increase_decrease", "change") and not explicit_surplus
    found: list[Proposal] = []
    years = _by_years(table, target, free)
    if years and not explicit_surplus:
        new, old = years
        found.append(Proposal(target, Form.DIFFERENCE, (new, old), (1, -1), 1.2, None, False, explicit_change))
    if budget is not None and actual is not None and budget != actual and not explicit_change:
        code = "XLE121" if is_a(measure, "unencumbered_balance") else None
        rule = RULES[code] if code else None
        prior = 1.4 if explicit_surplus else 1.3 if not years else 1.1
        if _is_plan(table.measures[budget]) and not explicit_surplus:
            return [*found, Proposal(target, Form.DIFFERENCE, (actual, budget), (1, -1), prior), *_if_printed(
                table, Proposal(target, Form.DIFFERENCE, (budget, actual), (1, -1), 1.0))]  # fmt: skip
        found.append(Proposal(target, Form.DIFFERENCE, (budget, actual), (1, -1), prior, rule, False, explicit_surplus))
        if not explicit_surplus and any(row[target].is_number for row in table.entries):
            found.append(Proposal(target, Form.DIFFERENCE, (actual, budget), (1, -1), 1.0))
    return found


SCENARIOS = ("real_growth", "zero_real_growth", "period", "amount", "total", "other", "net", "gross")
"""Terms that say which one of several, and not what."""


def surest(measure: Measure) -> str:
    """The term that says best what the measure is."""
    terms = [term for term in measure.terms if term not in SCENARIOS]
    return max(terms, key=lambda term: measure.terms[term], default="")


def _is_plan(measure: Measure) -> bool:
    """A plan rather than a budget: what differs from it is what came about, less the plan."""
    return surest(measure) in ("plan", "forecast", "target", "planned_output")


def _if_printed(table: Table, proposal: Proposal) -> list[Proposal]:
    """A reading that only printed figures may bear out."""
    return [proposal] if any(row[proposal.target].is_number for row in table.entries) else []


def _by_years(table: Table, target: int, free: Sequence[int]) -> tuple[int, int] | None:
    """The newer and the older estimate on the left of a change, told by their years or their order."""
    estimates = (*BUDGETS, "estimate", *ACTUALS)
    group = table.measures[target].group
    candidates = [at for at in free if at < target and not _is_derived(table.measures[at])]
    within = [at for at in candidates if group and table.measures[at].group[: len(group)] == group]
    if len(within) >= 2:
        candidates = within
    dated = [(years_of(table.measures[at].title), at) for at in candidates]
    named = years_of(table.measures[target].title)
    if len(named) >= 2:
        pairs = {year: at for years, at in dated for year in years[-1:]}
        if all(year in pairs for year in named[:2]):
            return pairs[max(named[:2])], pairs[min(named[:2])]
    usable = [(years[-1], at) for years, at in dated if years]
    usable = [(year, at) for year, at in usable if is_a(table.measures[at], *estimates) or len(usable) == 2]
    if len(usable) >= 2:
        (first_year, first), (second_year, second) = usable[-2:]
        if first_year != second_year:
            return (second, first) if second_year > first_year else (first, second)
    return None


def _is_derived(measure: Measure) -> bool:
    return is_a(measure, *DIFFERENCES, *PERCENTAGES, *OUTCOMES, "share", "vacancy_rate")


def _gross_or_net(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    measure = table.measures[target]
    group = measure.group
    same = [at for at in free if at != target and table.measures[at].group == group]
    assessment = [at for at in same if is_a(table.measures[at], "staff_assessment") and not _is_net(table.measures[at])]
    if _is_net(measure):
        gross = [at for at in same if is_a(table.measures[at], "gross") and not _is_net(table.measures[at])]
        if len(gross) == len(assessment) == 1:
            return [Proposal(target, Form.DIFFERENCE, (gross[0], assessment[0]), (1, -1), 1.0)]
        return []
    net = [at for at in same if _is_net(table.measures[at])]
    if len(net) == len(assessment) == 1:
        return [Proposal(target, Form.SUM, (net[0], assessment[0]), (1, 1), 1.3, RULES["XLE114"])]
    return []


def _is_net(measure: Measure) -> bool:
    return measure.terms.get("net", 0.0) >= max(SURE, measure.terms.get("gross", 0.0))


def _totals(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A total of the parts in its group, or of the amounts beside it."""
    group = table.measures[target].group
    found = []
    if group:
        parts = [
            at for at in free if at != target and table.measures[at].group == group
            and not is_a(table.measures[at], *NOT_ADDED, *TOTALS)
        ]  # fmt: skip
        if len(parts) >= 2:
            found.append(Proposal(target, Form.SUM, tuple(parts), (1,) * len(parts), 1.4, RULES["XLE115"]))
    amounts = [at for at in free if not is_a(table.measures[at], *NOT_ADDED)]
    place = amounts.index(target) if target in amounts else -1
    before: list[int] = []
    for at in reversed(amounts[: max(place, 0)]):
        if is_a(table.measures[at], *TOTALS):
            break
        before.insert(0, at)
    if len(before) >= 2:
        found.append(Proposal(target, Form.SUM, tuple(before), (1,) * len(before), 1.1, RULES["XLE115"]))
    if place == 0 and len(amounts) >= 3:
        rest = amounts[1:]
        found.append(Proposal(target, Form.SUM, tuple(rest), (1,) * len(rest), 1.0, RULES["XLE115"]))
    return found


CHANGES = ("change", "increase_decrease", "redeployment", "technical_adjustments", "variance")
ESTIMATES = (
    "revised_estimate", "revised_appropriation", "revised_apportionment", "estimate", "requirements",
    "programme_of_work", "appropriation", "apportionment", "approved_budget",
)  # fmt: skip
PREVIOUS = (
    "original_estimate", "approved_budget", "appropriation", "apportionment", "estimate", "programme_of_work",
    "requirements", "expenditure", "revised_estimate", "revised_appropriation",
)  # fmt: skip


def _revised(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was approved and its change, where the result stands on the right of both."""
    measure = table.measures[target]
    if not is_a(measure, *ESTIMATES) or surest(measure) not in ESTIMATES:
        return []
    left = [at for at in free if at < target]
    changes = [at for at in left if is_a(table.measures[at], *CHANGES) and not is_a(table.measures[at], *PERCENTAGES)]
    if not changes:
        return []
    totals = [at for at in changes if is_a(table.measures[at], *TOTALS)]
    change = (totals or changes)[-1]
    if not totals and len({table.measures[at].group for at in changes[-2:]}) == 1 and len(changes) > 1:
        group = table.measures[change].group
        if group and [table.measures[at].group for at in changes].count(group) > 1:
            parts = [at for at in changes if table.measures[at].group == group]
            olds = [at for at in left if at < parts[0] and is_a(table.measures[at], *PREVIOUS)]
            return (
                [Proposal(target, Form.SUM, (olds[-1], *parts), (1,) * (1 + len(parts)), 1.0)] if olds else []
            )
    olds = [
        at for at in left if at < change and is_a(table.measures[at], *PREVIOUS)
        and not is_a(table.measures[at], *DIFFERENCES, *PERCENTAGES)
    ]  # fmt: skip
    if not olds:
        return []
    rule = RULES["XLE113"]
    first = Proposal(target, Form.SUM, (olds[-1], change), (1, 1), 1.3, rule)
    found = [first]
    if _years_apart(table, olds, change) is not None:
        found[0] = Proposal(target, Form.SUM, (_years_apart(table, olds, change) or 0, change), (1, 1), 1.3, rule)
    return found


def _years_apart(table: Table, olds: Sequence[int], change: int) -> int | None:
    """Of several older estimates the approved one, rather than what was spent in an earlier year."""
    approved = [at for at in olds if not is_a(table.measures[at], *ACTUALS)]
    return approved[-1] if approved else None


def quotients_by_words(table: Table, free: Sequence[int], sums: Sequence[Proposal]) -> list[Proposal]:
    """Percentages, rates and shares that the headings name; a percentage takes the base of its variance."""
    found: list[Proposal] = []
    for target in free:
        measure = table.measures[target]
        if is_a(measure, "budgeted_vacancy_rate"):
            continue
        if is_a(measure, "vacancy_rate"):
            authorized = nearest(table, target, free, ("authorized_strength", "approved_budget", "plan"))
            incumbent = nearest(table, target, free, ("incumbency", "actual"))
            if authorized is not None and incumbent is not None and authorized != incumbent:
                arguments = (authorized, incumbent)
                found.append(Proposal(target, Form.VACANCY, arguments, (1, 1), 1.5, RULES["XLE141"]))
            continue
        if is_a(measure, "delivery_rate"):
            planned = nearest(table, target, free, ("planned_output", "plan"))
            actual = nearest(table, target, free, ("actual_output", "actual"))
            if planned is not None and actual is not None and planned != actual:
                found.append(Proposal(target, Form.PERCENTAGE, (actual, planned), (1, 1), 1.5, RULES["XLE131"]))
            continue
        if is_a(measure, "implementation_rate") and not is_a(measure, "change_percentage"):
            budget, actual = nearest(table, target, free, BUDGETS), nearest(table, target, free, ACTUALS)
            if budget is not None and actual is not None and budget != actual:
                found.append(Proposal(target, Form.PERCENTAGE, (actual, budget), (1, 1), 1.3, RULES["XLE122"]))
        elif is_a(measure, "share"):
            found.extend(_share_of_total(table, target, free))
        elif is_a(measure, *PERCENTAGES) and not is_a(measure, "share_of_gdp"):
            named = _percentage_of_named(table, target, free)
            found.extend(named or _percentage_of_change(table, target, free, sums) or _growth(table, target, free))
    return found


def _growth(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A change in per cent without a column of its own for the change."""
    years = _by_years(table, target, free)
    if years is None or not is_a(table.measures[target], "change_percentage", "change", "variance", "increase_decrease"):
        return []
    return [Proposal(target, Form.GROWTH, years, (1, 1), 1.2, RULES["XLE119"])]


def _percentage_of_named(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`% of plan`, `完成预算的百分比`: the heading names the base, and the outcome is its part."""
    measure = table.measures[target]
    bases = [term for term in BUDGETS if 0.25 <= measure.terms.get(term, 0.0)]
    title = fold(measure.heading[-1]) if measure.heading else ""
    plain = [at for at in free if at != target and not _is_derived(table.measures[at])]
    named = [at for at in plain if is_a(table.measures[at], *bases)] if bases else []
    if not named:
        named = [at for at in plain if at < target and table.measures[at].heading
                 and len(fold(table.measures[at].heading[-1])) > 1
                 and _stem(fold(table.measures[at].heading[-1])) in title]  # fmt: skip
    named = [at for at in named if is_a(table.measures[at], *BUDGETS)]
    if len(named) != 1:
        return []
    actual = nearest(table, target, free, ACTUALS)
    if actual is None or actual == named[0]:
        return []
    return [Proposal(target, Form.PERCENTAGE, (actual, named[0]), (1, 1), 1.35, RULES["XLE122"])]


def _stem(word: str) -> str:
    """A heading without its last sign where that only counts: 预算数 is 预算."""
    return word[:-1] if word.endswith("数") and len(word) > 2 else word


def _share_of_total(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """Each line in per cent of the column's total."""
    line = total_line(table)
    amounts = [at for at in free if at < target and not _is_derived(table.measures[at])]
    if line is None or not amounts:
        return []
    return [Proposal(target, Form.PERCENTAGE, (amounts[-1], amounts[-1]), (1, 1), 1.2, RULES["XLE117"], base_line=line)]


def total_line(table: Table) -> int | None:
    """The line of the whole table's total: the last one that its words call so, or the first line of all."""
    totals = [at for at, line in enumerate(table.lines) if line.is_a("total", "grand_total")]
    return totals[-1] if totals else None


def _percentage_of_change(table: Table, target: int, free: Sequence[int], sums: Sequence[Proposal]) -> list[Proposal]:
    """The amount of the same pair, nearest on the left, in per cent of what it is a variance of or a change to."""
    group = table.measures[target].group
    made = {p.target: p for p in sums}
    amounts = [
        at for at in free if at < target and at in made and not made[at].is_quotient
    ]  # fmt: skip
    same = [at for at in amounts if group and table.measures[at].group == group]
    found = []
    for at in reversed(same or amounts[-1:]):
        proposal = made[at]
        if proposal.form is Form.DIFFERENCE:
            first, second = proposal.arguments
            bases = [second, first] if _is_change(table, proposal) else [first, second]
            found.append(Proposal(target, Form.PERCENTAGE, (at, bases[0]), (1, 1), 1.3))
            if any(row[target].is_number for row in table.entries):
                found.append(Proposal(target, Form.PERCENTAGE, (at, bases[1]), (1, 1), 1.0))
        else:
            for other in sums:
                if at in other.arguments and other.form is Form.SUM and len(other.arguments) == 2:
                    base = next(a for a in other.arguments if a != at)
                    found.append(Proposal(target, Form.PERCENTAGE, (at, base), (1, 1), 1.3))
        if found:
            break
    for other in sums:  # the result stands on the right of change and percentage: approved + change = revised
        change = other.arguments[-1]
        if other.form is Form.SUM and len(other.arguments) == 2 and change < target < other.target:
            found.append(Proposal(target, Form.PERCENTAGE, (change, other.arguments[0]), (1, 1), 1.3))
    return found


def _is_change(table: Table, proposal: Proposal) -> bool:
    """New less old rather than budget less outcome: the base is then the old one."""
    first, second = (table.measures[a] for a in proposal.arguments)
    if is_a(first, *BUDGETS) and is_a(second, *ACTUALS):
        first_years, second_years = years_of(first.title), years_of(second.title)
        return bool(first_years and second_years and first_years[-1] > second_years[-1])
    if is_a(first, *ACTUALS) and is_a(second, *BUDGETS):
        return True
    if is_a(table.measures[proposal.target], "surplus_deficit", "unencumbered_balance"):
        return False
    first_years, second_years = years_of(first.title), years_of(second.title)
    return not (first_years and second_years and first_years[-1] < second_years[-1])
