"""Which declared rule a proved relation is: by its form and by what its figures are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.rule import RULES, Form, Rule

BUDGETS = (
    "apportionment", "appropriation", "approved_budget", "plan", "allocation", "original_estimate", "revised_estimate",
    "revised_appropriation", "revised_apportionment", "programme_of_work", "requirements",
)  # fmt: skip
"""What a reader takes for the budget, in the order of preference."""
ACTUALS = ("expenditure", "actual", "disbursement", "commitment")
"""What a reader takes for the outcome."""
ALIKE = {
    "apportionment": BUDGETS,
    "appropriation": BUDGETS,
    "expenditure": ACTUALS,
    "estimate": (*BUDGETS, "estimate", "expenditure"),
    "previous_estimate": (*BUDGETS, "estimate", "expenditure"),
    "variance": ("variance", "difference", "amount", "surplus_deficit", "unencumbered_balance", "balance"),
    "change": ("change", "increase_decrease", "variance", "amount", "technical_adjustments", "redeployment"),
    "percentage": ("percentage", "rate"),
    "change_percentage": ("percentage", "rate"),
    "change_rate": ("change_percentage", "percentage", "rate"),
    "authorized_strength": ("authorized_strength", "approved_budget", "plan"),
    "incumbency": ("incumbency", "actual"),
    "revised_estimate": ("revised_estimate", "revised_appropriation", *BUDGETS, "estimate"),
    "total_across": ("total", "subtotal", "grand_total"),
    "unencumbered_balance": ("unencumbered_balance",),
}
"""Terms that stand for one another as a rule's parameter."""
ACROSS = {
    Form.SUM: "XLE115",
    Form.DIFFERENCE: "XLE116",
    Form.PERCENTAGE: "XLE117",
    Form.FRACTION: "XLE118",
    Form.VACANCY: "XLE141",
    Form.GROWTH: "XLE119",
    Form.PRODUCT: "XLE123",
}


def likeness(terms: Mapping[str, float], name: str) -> float:
    """How well a heading's terms fit a rule's parameter, 0 to 1."""
    best = terms.get(name, 0.0)
    for place, alike in enumerate(ALIKE.get(name, ())):
        best = max(best, terms.get(alike, 0.0) * (0.9 - 0.01 * place))
    return best


def across_rule(
    form: Form, target: Mapping[str, float], arguments: Sequence[Mapping[str, float]], signs: Sequence[int]
) -> Rule:
    """The rule that a relation between measures is; the general one of its form where no words tell."""
    best, chosen = 0.0, RULES[ACROSS[form]]
    if any(sign < 0 for sign in signs) and form is Form.SUM:
        return chosen
    for rule in RULES.values():
        if rule.axis != "across" or rule.form is not form or rule.code in ACROSS.values():
            continue
        if rule.takes_many or len(rule.parameters) != len(arguments):
            continue
        own = likeness(target, rule.name)
        given = [likeness(arguments[at], rule.parameters[rule.order[at]]) for at in range(len(arguments))]
        if not own or not all(given):
            continue
        score = 2 * own + sum(given)
        if score > best:
            best, chosen = score, rule
    return chosen
