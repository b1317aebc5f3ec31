"""Headings and labels of what one of something costs or takes: prices, pay, days for each; never added, no outcome."""

from __future__ import annotations

from functools import lru_cache

from xlengine.expression import expression
from xlengine.layout import Measure
from xlengine.terms.fold import fold

_EACH = expression(
    r"(?<!as )\bper\b (?!cent|diem$|approved|budget|decision|month|annum|year|week|quarter)\w"
    r"|\b(?:cout|prix|cost[eo]|precio|gasto|depense)s? .*\bp[ao]r\b "
    r"(?:hab|agent|poste|unit|tete|eleve|m2|m3|km|alumn|person|puest|plaza|et[pc]\b|lit\b|patient|sejour|visit|cama\b)"
    r"|(?:[$€£¥]|\b(?:eur|usd|fcfa|euros?|pesos|soles|руб\.?)) ?p[ao]r (?!mois|an\b|mes\b|ano)\w"
    r"|(?:[$€£¥]|руб\.?) на \w"
    r"|\b(?:unit|average|daily|hourly|monthly) (?:cost|price|rate|salary|wage|allowance|fee)\b|\b(?:cost|amount) per$"
    r"|\bstandard (?:costs?|rates?|salary|salaries) ?/?(?:\(|per\b|$)"
    r"|\baverage (?:amount|value|grant|payment)\b"
    r"|\b(?:importe|coste?|valor|gasto|precio|montant|cout|prix)s? (?:medio|moyen)\b"
    r"|^(?:prices?|prix|precios?|tariffs?|tarifs?|tarifas?|fee|тариф|تعرفه)(?: ?\(.*\))?$|\bprix par\b"
    r"|^tarifs? (?!bleu)[\w ]*(?:19|20)[0-9]{2}\b"
    r"|(?:sueldo|salario|traitement|salaire|remuneracion) (?:mensual|mensuel)"
    r"|\b(?:prix|couts?|precios?|costos?|costes?|valor(?:es)?|v/?r\.?) unita(?:rio|ria|rie|ire)s?\b|\bцен[аы]\b"
    r"|\boperational rates? of exchange\b|\b(?:ticket|fuel|list|market|retail|unit) prices?\b"
    r"|\bالواحد[هة]?\b|\bسعر\b|\b(?:ال)?[كت]كلف[هة] الوحد[هة]"
    r"|\b(?:unites?|heures|jours|montants?|unidades|horas|dias) p[ao]r [^\W\d_]{3,}"
    r"|\((?:us\$|[$€£¥]|[a-z]{3}|dollars?|元|万元|руб\.?)\s?/\s?"
    r"(?!usd|eur|chf|us\$|year|month|an\b|mes\b|ano|год)[^()]+\)"
    r"|^(?:us\$|[$€£¥]) ?/ ?[^\W\d_]+$"
    r"|\bcoef(?:f|icient|iciente)?\b|\bкоэффициент|系数|\bمعامل\b"
    r"|\bоклад|\bна (?:одного|одну|единицу|человека|1)\b|\bстоимость (?:одно(?:го|й)|единицы)\b"
    r"|[人次户日]均|均价|单价|标准(?= ?[（(]|$)|\bلكل\b"
)
LOCAL_CURRENCY = expression(
    r"\b(?:local (?:currency|amount)|monnaie locale|moneda local|montant local|importe local)\b"
    r"|\((?:000|thousands?|millions?) local\)"
)
"""Amounts that are not added to those beside them; and no price."""
PAY = expression(r"\b(?:salary|salaries|wage|pay|salaire|traitement|sueldo|salario)\b|工资|راتب|оклад")
"""What is paid for one post."""


def is_each(measure: Measure) -> bool:
    """Whether the heading says that its figures are for one of something: `Months per position`, on two levels too."""
    return any(map(says_for_each, measure.heading)) or says_for_each(" ".join(measure.heading[-2:]))


_LINE_FOR_EACH = expression(
    r"(?<!as )\bper (?!cent|diem$|approved|budget|decision|month|annum|year|week|quarter)\w"
    r"|\b(?:average|unit) (?:cost|price|salary|wage|amount|value|grant|pay)\b"
    r"|\b(?:cout|prix|cost[eo]|precio|salaire|sueldo|montant|importe|valor)s? (?:moyen|medio|promedio|unitai?r\w+)\b"
    r"|\b(?:cout|prix|cost[eo]|precio|gasto|depense)s? p[ao]r (?:hab|agent|post|unit|tete|elev|km|kilom|alumn|person"
    r"|puest|plaza|patient|pacient|sejour|visit|cama|vehi|heure|hora|jour|dia)"
    r"|\b(?:средн(?:яя|ий|ее) (?:цена|стоимость|зарплата|заработная)|на (?:одного|одну|единицу|человека))\b"
    r"|[人次户日]均|均价|单价|/ ?(?:share|unit|head|person|post|vehicle|patient|student|pupil|m2|km)\b|\bلكل\b"
)


@lru_cache(maxsize=4096)
def is_for_each(label: str) -> bool:
    """Whether the label of a line says that its figures are for one of something, and so no part of a total."""
    return _LINE_FOR_EACH.search(fold(label)) is not None


@lru_cache(maxsize=4096)
def says_for_each(text: str) -> bool:
    """Whether a heading or a label does, or is of an amount in local currency, which nobody adds to others either."""
    words = fold(text)
    return _EACH.search(words) is not None or LOCAL_CURRENCY.search(words) is not None
