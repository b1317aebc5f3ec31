"""The words of balances: what there was at the beginning of a period, what came in and went out, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import product

from xlengine.expression import expression
from xlengine.terms.fold import fold

OPENING = expression(
    r"\b(?:opening|beginning|prior year balance|brought forward|start of|1 january|1 july|inicial(?:es)?|initial"
    r"|ouverture|debut|1er janvier|1 de enero|al inicio|на начало|на 1 января|на 01\.01|входящ\w+)\b"
    r"|期初|年初(?!预算|批复|部门|安排|计划|人大)|上年结转|初余额|[اأ]ول (?:المد|الفتر|السن)|بداي[هة]|الافتتاحي"
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
    r"outstanding|arrears|receivable|unpaid|\bdue\b|owed|impaye|arrier|creance|pendiente|adeud|por cobrar"
    r"|задолж|непогаш|недоим|应收|未缴|未收|欠|المستحق|المت[اأ]خر|مدين"
)
_SETTLED = expression(r"collect|receiv|recouvr|encaiss|cobr|recaud|поступ|收缴|收回|已收|محصل")
_CREDITED = expression(r"\bcredits?\b|\bcreditos?\b|зачет|зачт|抵减|贷记")
"""What is taken off what is owed; of budgets it is what is granted."""
_IN = expression(
    r"\b(?:received?|receipts?|income|interests?|interets|intereses|revenues?|contributions?|collect\w*|additions?"
    r"|increases?|new|issue[sd]?|drawn|drawdowns?|assess\w+|billed|invoiced|transfers? (?:in|from)|inflows?|cash in"
    r"|earned|purchase[sd]?|acquisitions?|established|replenish\w*|reapprovisionnements?|reposicion\w*|recettes?|encaissements?|entrees?|augmentations?|dotations?|tirages?|emissions?|nouveaux?|ingresos?"
    r"|cobros?|altas|aumentos?|adiciones|entradas|поступ\w+|привлеч\w+|увеличен\w+|начисл\w+|приход|доход\w*|принято|пополнен\w+)\b"
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


@lru_cache(maxsize=4096)
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
    if owed and _SETTLED.search(words):
        return signed(-1, amounts)
    if bool(_IN.search(words)) == bool(_OUT.search(words)):
        return 0
    return signed(1 if _IN.search(words) else -1, amounts)


OF_ITS_OWN = 2
"""A movement whose figures say with their signs which way it goes."""
_OF_ITS_OWN = expression(
    r"\b(?:exchange|currency|(?:re)?valuation|revalued|adjust\w*|corrections?|reclassifi\w*|change|reevaluation|gains?\W{1,3}loss\w*"
    r"|ecarts? de (?:change|conversion)|ajuste\w*|ajustement\w*|reclassement\w*|cambiari[oa]s?|diferencias? de cambio"
    r"|revaloriz\w+|reclasific\w+|курсов\w+|переоцен\w+|корректировк\w+|реклассифик\w+|переклассифик\w+)\b"
    r"|汇率|汇兑|调整|重估|重新分类|فروق|فرق العمل|تعديل|اعاد[هة] التقييم|التسوي|التقويم"
)
_ALSO_IN = expression(
    r"\b(?:joiners?|starters?|hires?|hired|recruit\w*|appoint\w*|creat\w+|advances paid|advances made|deposits?|granted"
    r"|awarded|raised|accru\w+|charged|pledged|opened|registered|borrowings?|creations?|recrutements?|emprunts?|abondements?"
    r"|constitu\w+|incoming|appele[es]*|aportes?|aportaci\w+|contribucion\w*|ingresad[oa]s|взнос\w*|прибы\w+|nuev[oa]s?|fijad[oa]s?|creacion\w*|ampliaciones|contratad[oa]s?|emitid[oa]s?|devengad[oa]s?|suplementos"
    r"|создан\w*|введен\w*|принят\w*|зачислен\w*|получен\w*|образован\w*|выделен\w*)\b|新设|新建|摊款|增设|转入|捐款|发行"
    r"|\bانشاء|احداث|المستجد|المحصل|الاقتراض"
)
_ALSO_OUT = expression(
    r"\b(?:cleared|cancel\w*|retired|matured|leavers?|departures?|separations?|liquidated|lapsed|settled|applied|returned"
    r"|deducted|abolish\w*|annulled|closed|sold|sales?|withdrawn|suppressions?|supprim\w+|retraits?|departs?|annul\w+"
    r"|liquidations?|liquide\w*|supresi\w+|suprimid\w+|anulad[oa]s?|anulacion\w*|reembols\w+|reintegr\w+|devoluc\w+"
    r"|cancelad[oa]s?|reducci\w+|retiros?|исключен\w*|сокращен\w*|упразднен\w*|зачтен\w*|возврат\w*|возвращен\w*|ликвидирован\w*"
    r"|снят\w*)\b|退还|核销|注销|撤销|转出|已缴|归垫|还本|\bالغاء|التسديد|المسترد|المحول"
)
"""Of columns: a line with such a word may be a part like others."""
_LENT = expression(r"disburse|desembols|decaiss|versement|освоен|выбор|提款|拨付|الصرف")
REPAID = expression(
    r"\brepa(?:id|y)|redempt|redeem|amorti[zs]|rembours|reembols|погаш|偿还|还本|归还|السداد|المسدد|التسديد|سداد"
)
INTEREST = expression(r"\binterests?\b|\binterets?\b|\bintereses\b|\bпроцент|利息|付息|الفوائد|فوائد")
DEBT_SERVICE = expression(
    r"debt service|service de la dette|\bannuites?\b|servicio de la deuda|carga financiera|还本付息|خدم[هة] الدين"
)


def way_of(words: str, owed: bool, lent: bool) -> int:
    """1 for a column of what came in, -1 for one of what went out, OF_ITS_OWN, or nil where its words do not say.

    Of what is owed to us, collections go out; of what we owe, where some is repaid, disbursements come in.
    """
    if (owed and (_SETTLED.search(words) or _CREDITED.search(words))) or (lent and REPAID.search(words)):
        return -1
    if lent and _LENT.search(words):
        return 1
    comes, goes = (any(one.search(words) for one in some) for some in ((_IN, _ALSO_IN), (_OUT, _ALSO_OUT)))
    if comes is goes:
        is_either = comes and any(sign in words for sign in "/(")
        return OF_ITS_OWN if is_either or (not comes and _OF_ITS_OWN.search(words)) else 0
    return 1 if comes else -1


def signed(way: int, amounts: Sequence[Decimal]) -> int:
    """Whether a movement is added or taken off; nil where its figures contradict its words."""
    below = sum(amount < 0 for amount in amounts)
    if way == OF_ITS_OWN or not way:
        return 1 if way else 0
    if below and (way > 0 or below < len(amounts)):
        return 0
    return 1 if below else way


def either_sign(signs: Sequence[int]) -> list[tuple[int, ...]]:
    """All signs that the words leave open."""
    return list(product(*((sign,) if sign else (1, -1) for sign in signs)))
