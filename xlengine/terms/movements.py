"""The words of balances: what there was at the beginning of a period, what came in and went out, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from xlengine.expression import expression
from xlengine.terms.fold import fold

OPENING = expression(
    r"\b(?:opening|beginning|prior year balance|brought forward|start of|1 january|1 july|inicial(?:es)?|initial"
    r"|ouverture|debut|1er janvier|1 de enero|al inicio|на начало|на 1 января|на 01\.01|входящ\w+)\b"
    r"|期初|年初结转|年初余额|上年结转|初余额|[اأ]ول (?:المد|الفتر|السن)|بداي[هة]|الافتتاحي"
)
CLOSING = expression(
    r"\b(?:closing|ending|end of|31 december|30 june|carried forward|final(?:es)?|cloture|fin de|31 decembre"
    r"|31 de diciembre|al cierre|de cierre|на конец|на 31 декабря|исходящ\w+)\b|期末|年末|末余额|结转下年"
    r"|نهاي[هة]|[اآ]خر (?:المد|الفتر|السن)|الختامي"
)
CHANGES = expression(
    r"\bcash (?:in|out)\b|\binflows?\b|\boutflows?\b|\bchange|\bmovement|variation|mouvement|variacion|movimiento"
    r"|изменени|движени|变动|التغير"
)
OWED = expression(
    r"outstanding|receivable|unpaid|\bdue\b|owed|impaye|creance|pendiente|por cobrar|задолж"
    r"|应收|未缴|未收|欠|المستحق|مدين"
)
_SETTLED = expression(r"collect|receiv|recouvr|encaiss|cobr|recaud|поступ|收缴|收回|已收|محصل")
_IN = expression(
    r"\b(?:received?|receipts?|income|interests?|interets|intereses|revenues?|contributions?|collect\w*|additions?"
    r"|increases?|new|issue[sd]?|drawn|drawdowns?|assess\w+|billed|invoiced|transfers? (?:in|from)|inflows?|cash in"
    r"|earned|purchase[sd]?|acquisitions?|established|recettes?|encaissements?|entrees?|augmentations?|dotations?|tirages?|emissions?|nouveaux?|ingresos?"
    r"|cobros?|altas|aumentos?|adiciones|entradas|поступ\w+|привлеч\w+|увеличен\w+|начисл\w+|приход|принято)\b"
    r"|收入|增加|新增|借入|举借|الإضافات|الاضافات|المقبوضات|الإيرادات|الايرادات|السحوبات|المسحوب[هة]|الزياد[هة]"
)
_OUT = expression(
    r"\b(?:payments?|paid|disburse\w*|expen\w+|spent|repa\w+|redemptions?|redeemed|disposals?|decreases?|reductions?"
    r"|deductions?|deducciones"
    r"|withdraw\w*|transfers? (?:out|to)|outflows?|cash out|write-?offs?|written off|used|utili[sz]\w+|refund\w*"
    r"|abolished|depenses?|decaissements?|paiements?|sorties?|diminutions?|reprises?|remboursements?|amortissements?"
    r"|cessions?|gastos?|pagos?|egresos?|bajas|salidas|amortizacion\w*|disminuciones|погаш\w+|выбы\w+|уменьшен\w+"
    r"|списан\w+|расход\w*|выплач\w+|оплачено)\b|支出|减少|偿还|归还|الاستبعادات|المدفوعات|السداد|المسدد[هة]|المصروفات|النقص"
)
NET_CHANGE = expression(
    r"\bnet\b.*\b(?:change|increase|decrease|movement|flow)|\b(?:total )?changes? in net|variation nette|variacion neta"
    r"|чист\w+ (?:изменени|прирост)|净增|净变动|صافي التغيي?ر"
)
MOST_MOVEMENTS = 6
"""So many are tried with either sign, where words leave it open."""


def is_opening(label: str) -> bool:
    """Whether a line is what there was at the beginning, which is no part of any change."""
    return OPENING.search(fold(label)) is not None


_AVAILABLE = expression(
    r"available|disponib|resources|ressources|recursos|funds|fonds|fondos|ресурс|资金|可用|متاح|موارد"
)


def is_available(label: str) -> bool:
    """Whether a line is what there was to spend, balances brought forward included."""
    return _AVAILABLE.search(fold(label)) is not None


def flow_of(label: str) -> int:
    """1 for a total of what came in, -1 for one of what went out; nil for others, as of all that there was to spend."""
    words = fold(label)
    if is_available(label) or bool(_IN.search(words)) is bool(_OUT.search(words)):
        return 0
    return 1 if _IN.search(words) else -1


def is_closing(label: str) -> bool:
    """Whether a line is what is left at the end."""
    return CLOSING.search(fold(label)) is not None


def sign_of(words: str, owed: bool, amounts: Sequence[Decimal]) -> int:
    """Whether a movement is added or taken off by its words; nil where they do not say, or its figures contradict."""
    below = sum(amount < 0 for amount in amounts)
    if owed and _SETTLED.search(words):
        sign = -1
    elif bool(_IN.search(words)) == bool(_OUT.search(words)):
        return 0
    else:
        sign = 1 if _IN.search(words) else -1
    if below and (sign > 0 or below < len(amounts)):
        return 0
    return 1 if below else sign


def either_sign(signs: Sequence[int]) -> list[tuple[int, ...]]:
    """All signs that the words leave open."""
    return list(product(*((sign,) if sign else (1, -1) for sign in signs)))
