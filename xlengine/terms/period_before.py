"""Words for the period before this one, which headings have in place of a year: `last year`, `上年数`, `N-1`."""

from __future__ import annotations

from xlengine.expression import expression

_PERIOD = r"(?:financial |fiscal )?(?:year|period|quarter|month)"
PERIOD_BEFORE = expression(
    rf"\b(?:previous|prior|last|preceding) {_PERIOD}\b(?:'?s\b)?"
    r"|\b(?:annee|periode) precedente\b|\b(?:exercice|mois|trimestre) precedent\b|\bn ?[-–−] ?1\b"
    r"|\b(?:ano|ejercicio|periodo|mes|trimestre) (?:anterior|pasado)\b"
    r"|\b(?:прошл|предыдущ|предшествующ)\w+ (?:отчетн\w+ )?(?:год|период|квартал|месяц)\w*"
    r"|上(?:一)?(?:年度?|期|季度?|月)|去年"
    r"|(?:العام|السن[هة]|الفتر[هة]|الشهر) (?:ال)?(?:سابق|ماضي)[هة]?"
)
"""In folded headings."""
