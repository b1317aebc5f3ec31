"""Words that mean more than one thing, on purpose: (language, word) → how likely each meaning is by itself."""

from __future__ import annotations

SELDOM = 0.35
"""A meaning that other columns must bear out before it counts."""
EITHER_WAY = 0.9
"""A meaning that is as good as the other."""

AMBIGUOUS: dict[tuple[str, str], dict[str, float]] = {
    # approved: an amount, or a number of posts
    ("en", "approved"): {"approved_budget": 1.0, "authorized_strength": SELDOM},
    ("zh", "核定"): {"approved_budget": 1.0, "authorized_strength": SELDOM},
    ("fr", "approuvé"): {"approved_budget": 1.0, "authorized_strength": SELDOM},
    ("fr", "autorisé"): {"approved_budget": SELDOM, "authorized_strength": 1.0},
    ("es", "aprobada"): {"approved_budget": 1.0, "authorized_strength": SELDOM},
    ("ar", "المأذون به"): {"approved_budget": SELDOM, "authorized_strength": 1.0},
    # planned: an amount, a number of posts, or of an output
    ("en", "planned"): {"plan": 1.0, "authorized_strength": SELDOM, "planned_output": SELDOM},
    ("fr", "prévu"): {"plan": 1.0, "authorized_strength": SELDOM, "planned_output": SELDOM},
    ("es", "previsto"): {"plan": 1.0, "planned_output": SELDOM},
    ("ru", "запланировано"): {"plan": 1.0, "planned_output": SELDOM},
    ("ar", "المقرر"): {"plan": 1.0, "planned_output": SELDOM},
    ("zh", "计划数"): {"plan": EITHER_WAY, "planned_output": 1.0},
    ("zh", "计划"): {"plan": 1.0, "label": 0.6},
    # actual: an amount, persons in place, or an output
    ("en", "actual"): {"actual": 1.0, "incumbency": SELDOM},
    ("zh", "实际"): {"actual": 1.0, "incumbency": SELDOM},
    ("zh", "实际数"): {"actual": EITHER_WAY, "actual_output": 1.0},
    ("fr", "effectif"): {"actual": 1.0, "incumbency": EITHER_WAY},
    ("fr", "exécuté"): {"actual": 1.0, "actual_output": SELDOM},
    # posts: a count of them, or what they cost
    ("en", "posts"): {"number_of_posts": 1.0, "post_resources": EITHER_WAY},
    ("fr", "postes"): {"number_of_posts": 1.0, "post_resources": EITHER_WAY},
    ("es", "puestos"): {"number_of_posts": 1.0, "post_resources": EITHER_WAY},
    ("ru", "должности"): {"number_of_posts": 1.0, "post_resources": EITHER_WAY},
    ("ar", "الوظائف"): {"number_of_posts": 1.0, "post_resources": EITHER_WAY},
    # what is owed: of one budget, or of the whole organization
    ("ru", "обязательства"): {"commitment": 1.0, "liabilities": EITHER_WAY},
    # recosting: a line that corrects a total, or a column of changes
    ("zh", "费用增长"): {"adjustment": 1.0, "change": EITHER_WAY},
    ("en", "adjustments"): {"adjustment": 1.0, "change": EITHER_WAY},
    ("ru", "корректировка"): {"adjustment": 1.0, "change": EITHER_WAY},
    # Russian and Chinese print one word for a part's total and for any other
    ("ru", "итого"): {"total": 1.0, "subtotal": EITHER_WAY},
    ("ru", "общий итог"): {"grand_total": 1.0, "total": EITHER_WAY},
    ("ar", "المجموع العام"): {"grand_total": 1.0, "total": EITHER_WAY},
    ("zh", "总计"): {"grand_total": 1.0, "total": EITHER_WAY},
    ("en", "overall total"): {"grand_total": 1.0, "total": EITHER_WAY},
    # French and Arabic name gross and net requirements by the bare adjective
    ("fr", "montant brut"): {"gross": 1.0, "gross_requirements": EITHER_WAY},
    ("fr", "total brut"): {"gross": EITHER_WAY, "gross_requirements": 1.0},
    ("fr", "montant net"): {"net": 1.0, "net_requirements": EITHER_WAY},
    ("fr", "total net"): {"net": EITHER_WAY, "net_requirements": 1.0},
    ("ar", "إجمالي"): {"total": 1.0, "gross": SELDOM},
    ("ar", "الإجمالي"): {"total": 1.0, "gross": SELDOM},
    # the change of a programme, or the difference from a plan
    ("fr", "variation"): {"change": 1.0, "variance": EITHER_WAY},
}
