"""The words of what is done with an amount, step by step: posts are filled, contributions collected, budgets spent.

Each step has words for what it is done to, for what was done, for what is still to be done, and for the rate of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from xlengine.expression import expression


class Stage(NamedTuple):
    """One step, as the headings of a table speak of it."""

    given: re.Pattern[str] | None
    """What it is done to; None for a budget, which has terms of its own."""
    done: re.Pattern[str]
    left: re.Pattern[str]
    """What was not done yet."""
    rate: re.Pattern[str]


POSTS = Stage(
    expression(
        r"establishment|authori[sz]ed|sanctioned|\b(?:approved|budgeted|funded) (?:posts|positions|strength|staff)"
        r"|\bposts? (?:approved|budgeted)|plazas? (?:dotadas|autorizadas|presupuestadas|aprobadas|organicas)"
        r"|^dotadas|plantilla (?:autorizada|aprobada|presupuest\w+)|puestos (?:autorizados|aprobados|dotados)"
        r"|dotaci[o]n(?:es)? (?:autorizada|aprobada|rpt)|effectifs? (?:autorise|approuve|budgetise)s?"
        r"|(?:postes|emplois) (?:budget|autoris|ouvert|approuv)\w*|plafond d'emplois|штатн|по штату"
        r"|\bplanned\b|\bprevus?\b|previst|заплан|планов|计划|المقرر|المخطط"
        r"|утвержден\w+ (?:число |количество )?должност|编制|核定(?:人数|员额|数)"
        r"|الوظا[ئي]ف المعتمد|الماذون|القوام المعتمد"
    ),
    expression(
        r"\b(?:filled|occupied|in post|on board|encumbered|incumb\w*|strength|deployed|actual)\b|\bocupad|\bcubiert"
        r"|\befectiv|dotacion real|\boccupes?\b|pourvu|deploye|effectifs? (?:reel|moyen)|фактич|занят|замещ"
        r"|实有|在职|在岗|实际|مشغول|شاغل|الفعلي"
    ),
    expression(r"\bvacan|вакан|空编|空缺(?!率)|缺编|شاغر"),
    expression(
        r"\b(?:incumbency|occupancy|staffing) rate|\bocupacion|taux d'occupation|укомплектован|[اإ]?شغال\b|满编率"
    ),
)
COLLECTION = Stage(
    expression(
        r"\b(?:assess\w+|billed|invoiced|pledge[sd]?|levied|receivable)\b|derechos reconocidos|\bliquidad[oa]\b"
        r"|mis(?:es)? en recouvrement|titres emis|начислен|应缴|应收|المستحق"
    ),
    expression(
        r"\b(?:collect\w+|receiv\w+|receipts?)\b|\brecaud|\bcobrad|\bcobros\b|percibid|recouvr|encaiss|поступ|уплачен"
        r"|已缴|实缴|已收|实收|محصل|المقبوض"
    ),
    expression(
        r"\b(?:uncollected|outstanding (?:pledge|contribution|assess)\w*|arrears)\b|pendientes? de (?:cobro|recaud)"
        r"|\bpor (?:cobrar|recaudar|percibir)\b|restes? a recouvrer|impaye|задолж|недоим|未缴|欠缴|未收|غير المحصل"
    ),
    expression(r"\bcollection|recouvrement|recaudacion|\bcobro|собираем|收缴率|征收率|تحصيل"),
)
COMMITMENT = Stage(
    None,
    expression(
        r"\b(?:commit\w+|obligat\w+|encumbrances?)\b|compromet|compromis|engage|обязательств|承付|التزام|ارتباط|تعهد"
    ),
    expression(
        r"\b(?:uncommitted|unobligated)\b|\b(?:por comprometer|sin comprometer)\b|non engage|未承付|غير الملتزم"
    ),
    expression(r"\b(?:committed|obligated|commitment|obligation)\b|d'engagement|comprom|التزام|تعهد"),
)
SPENDING = Stage(
    None,
    expression(
        r"\b(?:spent|expend\w+|expens\w+|outturn|spend)\b|devengad|ejecutad|\bejecucion|execution"
        r"|obligaciones(?! pend)|\bdepens|consomm|liquidation|ordonnanc|mandate|realise|исполнен|расход|支出|执行"
        r"|مصروف|منفق|[اإ]نفاق|منصرف"
    ),
    expression(
        r"\b(?:unspent|unexpended)\b|\bpor (?:devengar|ejecutar|ejercer)\b|restes? a (?:liquider|realiser|mandater)"
        r"|non consomm|неисполн|неизрасход|未支出|未执行|غير المستعمل|غير المصروف"
    ),
    expression(
        r"\b(?:spent|expended|spending|utili[sz]ation)\b|\boblig\.|obligaciones|devengad|ejecuci|ejecutad|الصرف|الانفاق"
    ),
)
PAYMENT = Stage(
    None,
    expression(
        r"\b(?:paid|payments?|disburs\w+)\b|pagad|\bpagos\b|\bpayes?\b|paiement|decaiss|оплач|выплач|已付|支付"
        r"|مدفوع|مسدد|دفوعات"
    ),
    expression(
        r"\b(?:undisbursed|unpaid)\b|pendientes? de pago|\bpor pagar\b|restes? a payer|deuda flotante|к оплате|未付"
        r"|غير المدفوع"
    ),
    expression(r"\b(?:disbursement|disbursed|payment|paid)\b|\bpagos?\b|paiement|decaissement|الدفع|السداد"),
)
STAGES = (POSTS, COLLECTION, COMMITMENT, SPENDING, PAYMENT)
