"""Spanish words of the terms, by the document that prints them; `term.py` says what the marks mean."""

from __future__ import annotations

from xlengine.terms.term import OUR_OWN, Table

WORDS: Table = {
    # --- what was given ----------------------------------------------------------------------------------------
    "apportionment": {
        OUR_OWN: "fondos asignados | prorrateo | monto prorrateado | distribución | cantidad prorrateada",
    },
    "appropriation": {
        "A/56/813": "consignó",
        "FAO X7374S03": "consignación del programa ordinario",
        "FAO Y9429S01": "consignaciones",
        OUR_OWN: "consignación | crédito | créditos | consignación de créditos | créditos consignados",
    },
    "allocation": {OUR_OWN: "asignación | asignaciones | =asignado | monto asignado"},
    "approved_budget": {
        "Ecatepec 2016 egresos": "=aprobado",
        OUR_OWN: (
            "presupuesto aprobado | monto aprobado | cuantía aprobada | presupuesto | =presupuestado | =autorizado"
            " | suma aprobada | presupuesto vigente | =vigente | créditos aprobados | =aprobada"
            " | recursos aprobados"
        ),
    },
    "original_estimate": {
        "Aragón 2024 gastos": "crédito inicial",
        "Aragón, ingresos": "previsión inicial",
        OUR_OWN: (
            "presupuesto inicial | créditos iniciales | =inicial | estimación inicial | previsiones iniciales"
            " | asignación inicial | distribución inicial | monto inicial | =pia"
        ),
    },
    "previous_estimate": {OUR_OWN: "estimación anterior | presupuesto anterior | año anterior | ejercicio anterior"},
    "revised_estimate": {
        "Aragón 2024 gastos": "crédito definitivo",
        "Aragón, ingresos": "previsión definitiva",
        "Ecatepec 2016 egresos": "=modificado",
        "A/RES/56/255": "estimaciones revisadas",
        OUR_OWN: (
            "presupuesto definitivo | estimación revisada | presupuesto revisado | =revisado | =definitivo"
            " | presupuesto modificado | créditos definitivos | previsiones definitivas | crédito total"
            " | monto revisado | presupuesto actualizado | crédito actual | créditos totales | =pim"
        ),
    },
    "revised_appropriation": {
        OUR_OWN: (
            "apropiación definitiva | aprop. definitiva | apropiación vigente | =codificado | presupuesto codificado"
            " | consignación revisada | consignaciones revisadas"
        ),
    },
    "revised_apportionment": {OUR_OWN: "distribución revisada | prorrateo revisado"},
    "requirements": {
        "A/69/586/Corr.2": "necesidades",
        OUR_OWN: (
            "puestos propuestos | plazas propuestas | recursos necesarios"
            " | necesidades de recursos | estimaciones de gastos | presupuesto propuesto"
            " | =propuesto | proyecto de presupuesto | necesidades estimadas | recursos propuestos | =propuesta"
        ),
    },
    "estimate": {
        "Tierra Nueva 2024 registros presupuestarios": "=estimado",
        OUR_OWN: "estimación | estimaciones | estimación de gastos | previsión | previsiones | monto estimado",
    },
    "programme_of_work": {"FAO Y9429S01": "programa de labores", OUR_OWN: "programa de trabajo"},
    "plan": {
        OUR_OWN: (
            "=previsto | =planificado | plan | monto previsto | =programado | =prevista | =previstos | =planificados"
            " | plantilla prevista | dotación prevista"
        ),
    },
    "forecast": {OUR_OWN: "pronóstico | proyección | proyecciones | gastos proyectados"},
    # --- what became of it -------------------------------------------------------------------------------------
    "expenditure": {
        "A/56/813": "gastos",
        "Aragón 2024 gastos": "obligaciones reconocidas",
        "Ecatepec 2016 egresos": "=devengado | egresos",
        "Tierra Nueva 2024 registros presupuestarios": "=ejercido",
        OUR_OWN: (
            "gasto | gastos efectivos | =gastado | monto gastado | gastos reales | obligaciones reconocidas netas"
            " | erogaciones | gastos efectuados | gasto ejecutado"
        ),
    },
    "actual": {
        OUR_OWN: (
            "=efectivo | =real | =ejecutado | =realizado | monto real | =efectiva | =reales | ejecución real"
            " | ejecución acumulada"
        ),
    },
    "commitment": {
        "Aragón 2024 gastos": "=comprometido",
        "Consejo Audiovisual de Andalucía 2019": "crédito dispuesto",
        OUR_OWN: "compromisos | gastos comprometidos | compromiso | autorizaciones de gasto",
    },
    "disbursement": {
        "Aragón 2024 gastos": "=pagado",
        "FAO Y9429S01": "desembolsos",
        OUR_OWN: "pagos | pagos realizados | =desembolsado | pagos líquidos | monto pagado | pagos ordenados | =girado",
    },
    "unliquidated_obligations": {
        OUR_OWN: (
            "obligaciones por liquidar | obligaciones pendientes de pago | obligaciones pendientes | pendiente de pago"
        ),
    },
    "cancelled_obligations": {
        OUR_OWN: (
            "cancelación de obligaciones de períodos anteriores | obligaciones canceladas"
            " | anulación de obligaciones de períodos anteriores | economías en obligaciones de períodos anteriores"
        ),
    },
    "carry_over": {
        OUR_OWN: "remanente | arrastre | saldo arrastrado | remanentes incorporados | incorporación de remanentes",
    },
    "redeployment": {
        "FAO Y9429S01": "transferencias",
        OUR_OWN: "redistribución | transferencia | reasignación | reasignaciones | traspasos",
    },
    "technical_adjustments": {
        OUR_OWN: (
            "ajustes técnicos | ajuste técnico"
            " | tipo de cambio"
        ),
    },
    # --- differences -------------------------------------------------------------------------------------------
    "variance": {OUR_OWN: "variación | desviación | desviaciones | variaciones | diferencias presupuestarias"},
    "difference": {OUR_OWN: "diferencia | diferencias"},
    "change": {
        "Aragón 2024 gastos": "modificaciones",
        "Ecatepec 2016 egresos": "ampliaciones/reducciones",
        OUR_OWN: (
            "cambios | cambio | modificación | crecimiento | cambios en los recursos | crecimiento de los recursos"
            " | cambio neto | mandatos nuevos o ampliados | mandatos nuevos y ampliados | variación del programa"
            " | cambios en el programa | modificaciones de crédito | modificaciones presupuestarias"
            " | ajuste de costos | ajustes de costos | =reformas"
            " | =var. | var."
        ),
    },
    "increase_decrease": {
        OUR_OWN: (
            "aumento o disminución | aumento/(disminución) | aumento (disminución) | =aumento | =disminución"
            " | aumento o (disminución) | incremento/(disminución) | aumento/(reducción) | aumentos/(disminuciones)"
            " | aumento/disminución"
        ),
    },
    "surplus_deficit": {
        OUR_OWN: (
            "superávit/(déficit) | superávit (déficit) | superávit o déficit | =superávit | =déficit"
            " | economías/(sobregastos) | excedente/(déficit) | =excedente | (sobregastos)/economías"
            " | ahorro/(exceso de gastos) | =economías | superávit o (déficit)"
            " | exceso de ingresos respecto de gastos | capacidad/necesidad de financiación | superávit/déficit"
            " | =sobregastos | exceso de los ingresos sobre los gastos | resultado presupuestario"
        ),
    },
    "balance": {
        "A/69/693": "saldo",
        "Ecatepec 2016 egresos": "subejercicio",
        "Consejo Audiovisual de Andalucía 2019": "crédito disponible",
        OUR_OWN: (
            "saldo disponible | remanente de crédito | =disponible | saldo restante | saldo no utilizado"
            " | =pendiente | saldo de crédito"
        ),
    },
    "funds_available": {OUR_OWN: "fondos disponibles | recursos disponibles | financiación disponible"},
    "funding_gap": {OUR_OWN: "déficit de financiación | necesidades no cubiertas | brecha de financiación"},
    "unencumbered_balance": {"A/56/813": "saldo no comprometido", OUR_OWN: "saldos no comprometidos"},
    "real_growth": {OUR_OWN: "crecimiento real"},
    "zero_real_growth": {OUR_OWN: "crecimiento real cero"},
    "other": {OUR_OWN: "=otros | =otras | =otro | =varios"},
    # --- sums --------------------------------------------------------------------------------------------------
    "amount": {OUR_OWN: "monto | importe | cuantía | =suma | =valor | montos | importes"},
    "total": {"A/69/730": "total", OUR_OWN: "=totales | =suma total | totales"},
    "subtotal": {"A/69/741": "subtotal", OUR_OWN: "total parcial | subtotales"},
    "grand_total": {OUR_OWN: "total general | gran total | total global"},
    "cumulative": {OUR_OWN: "acumulado | acumulada | =acumulativo | =acum | =acum."},
    "average": {OUR_OWN: "promedio | media"},
    # --- quotients ---------------------------------------------------------------------------------------------
    "percentage": {
        "A/69/594/Corr.1": "porcentaje",
        OUR_OWN: (
            "% | por ciento | variación (porcentaje) | diferencia (porcentaje) | en porcentaje | diferencia (%)"
            " | variación porcentual | desviación (%)"
        ),
    },
    "change_percentage": {
        OUR_OWN: (
            "cambio porcentual | cambio (%) | porcentaje de cambio | tasa de crecimiento | aumento porcentual"
            " | variación (%) | tasa de variación"
            " | =var. % | =% var. | =var %"
        ),
    },
    "rate": {OUR_OWN: "tasa | índice | costo unitario | coste unitario | precio unitario"},
    "ratio": {OUR_OWN: "razón | ratio | coeficiente"},
    "share": {
        OUR_OWN: (
            "% del total | porcentaje del total | =proporción | participación | participación porcentual | =peso"
            " | peso relativo | % s/total"
        ),
    },
    "share_of_gdp": {OUR_OWN: "% del pib | como porcentaje del pib | porcentaje del pib | en % del pib | % pib"},
    "implementation_rate": {
        OUR_OWN: (
            "tasa de ejecución | % de ejecución | porcentaje de ejecución | % ejecución | =ejecución"
            " | grado de ejecución | nivel de ejecución | tasa de utilización | % ejecutado | ejecución (%)"
            " | tasa de gastos | % avance | ejecución presupuestaria | avance % | =avance | avance (%) | % ejec"
        ),
    },
    "delivery_rate": {OUR_OWN: "tasa de entrega | tasa de cumplimiento | grado de cumplimiento"},
    # --- staff -------------------------------------------------------------------------------------------------
    "authorized_strength": {
        "A/69/586/Corr.2": "dotación autorizada | dotación máxima autorizada",
        OUR_OWN: (
            "dotación aprobada | puestos autorizados | plantilla aprobada | plazas aprobadas | puestos aprobados"
            " | plantilla autorizada | =aprobada"
            " | =dotadas | plazas dotadas | plazas presupuestadas | puestos dotados"
            " | plantilla presupuestaria | plazas autorizadas | plazas orgánicas"
        ),
    },
    "incumbency": {
        "A/69/586/Corr.2": "=ocupación",
        OUR_OWN: (
            "ocupación efectiva | dotación efectiva | ocupación media | puestos ocupados | plazas ocupadas"
            " | real (promedio) | efectiva (promedio) | dotación real | plantilla real | ocupación (promedio)"
            " | efectivos reales | ocupación real (promedio) | efectivo (promedio)"
            " | =ocupadas | plazas cubiertas | =cubiertas | puestos cubiertos | plazas ocupadas"
        ),
    },
    "vacancy_rate": {
        OUR_OWN: (
            "tasa de vacantes | tasa de vacantes efectiva | tasa de vacantes real | índice de vacantes"
            " | tasa efectiva de vacantes"
        ),
    },
    "budgeted_vacancy_rate": {
        OUR_OWN: (
            "tasa de vacantes presupuestada | tasa de vacantes prevista | tasa de vacantes aprobada"
            " | tasa presupuestada de vacantes"
        ),
    },
    "opening_posts": {OUR_OWN: "puestos al inicio del período | puestos al comienzo del período"},
    "established_posts": {OUR_OWN: "puestos creados | =creados | creación de puestos | puestos nuevos"},
    "abolished_posts": {OUR_OWN: "puestos suprimidos | =suprimidos | supresión de puestos"},
    "closing_posts": {OUR_OWN: "puestos al final del período"},
    "number_of_posts": {OUR_OWN: "número de puestos | =puestos | =plazas"},
    # --- results -----------------------------------------------------------------------------------------------
    "output": {OUR_OWN: "=producto | =productos | productos previstos"},
    "planned_output": {OUR_OWN: "número previsto | cantidad prevista | =previsto | número planificado"},
    "actual_output": {
        OUR_OWN: "número real | número obtenido | cantidad entregada | =entregado | número efectivo | =obtenido",
    },
    "indicator": {
        OUR_OWN: "indicadores de progreso | =indicador | =indicadores | indicadores de progreso previstos",
    },
    "target": {OUR_OWN: "objetivo | meta"},
    "achieved": {OUR_OWN: "=logrado | =alcanzado | =cumplido | =conseguido"},
    # --- gross and net -----------------------------------------------------------------------------------------
    "gross": {
        "A/56/813": "cifras brutas",
        OUR_OWN: "bruto | brutos | importe bruto | cifra bruta | monto bruto | en cifras brutas",
    },
    "net": {
        "A/56/813": "cifras netas",
        OUR_OWN: (
            "neto | netos | importe neto | cifra neta | monto neto | en cifras netas"
            " | deducidas las contribuciones del personal | descontadas las contribuciones del personal"
            " | excluidas las contribuciones del personal"
        ),
    },
    "staff_assessment": {OUR_OWN: "contribuciones del personal"},
    "staff_assessment_income": {
        OUR_OWN: (
            "ingresos en concepto de contribuciones del personal"
            " | ingresos por concepto de contribuciones del personal | menos contribuciones del personal"
        ),
    },
    "gross_requirements": {
        OUR_OWN: (
            "necesidades en cifras brutas | necesidades brutas | total bruto | presupuesto bruto"
            " | recursos necesarios en cifras brutas"
        ),
    },
    "net_requirements": {
        OUR_OWN: (
            "necesidades en cifras netas | necesidades netas | total neto | presupuesto neto"
            " | recursos necesarios en cifras netas"
        ),
    },
    "total_requirements": {
        "A/69/586/Corr.2": "total de necesidades",
        OUR_OWN: "total de recursos necesarios | necesidades totales | total de recursos | recursos totales",
    },
    "voluntary_contributions_in_kind": {
        "A/69/741": ("contribuciones voluntarias en especie | contribuciones voluntarias en especie (presupuestadas)"),
        OUR_OWN: "contribuciones en especie",
    },
    "voluntary_contributions": {
        "A/69/586/Corr.1": "contribuciones voluntarias en efectivo",
        OUR_OWN: "contribuciones voluntarias | recursos extrapresupuestarios | =extrapresupuestario",
    },
    "assessed_contributions": {OUR_OWN: "cuotas | cuotas asignadas | contribuciones prorrateadas"},
    "trust_funds": {OUR_OWN: "fondos fiduciarios"},
    # --- lines -------------------------------------------------------------------------------------------------
    "post_resources": {OUR_OWN: "=puestos | recursos relacionados con puestos | recursos para puestos"},
    "non_post_resources": {
        OUR_OWN: (
            "recursos no relacionados con puestos | gastos no relacionados con puestos | =no relacionados con puestos"
        ),
    },
    "revenue": {
        "A/69/692": "ingresos estimados",
        "Aragón, ingresos": "recaudado neto | d.rec. netos",
        "Tierra Nueva 2024 registros presupuestarios": "=recaudado",
        OUR_OWN: (
            "ingresos | derechos reconocidos netos | derechos reconocidos"
            " | recaudación neta | =recaudación | recaudado | =cobrado | =cobros"
        ),
    },
    "other_income": {OUR_OWN: "otros ingresos | otros ingresos y ajustes | ingresos varios y ajustes"},
    "investment_revenue": {
        OUR_OWN: (
            "ingresos por inversiones | ingresos por concepto de inversiones | ingresos en concepto de intereses"
            " | intereses devengados"
        ),
    },
    "miscellaneous_income": {OUR_OWN: "ingresos varios | otros ingresos/ingresos varios | ingresos diversos"},
    "adjustment": {
        OUR_OWN: (
            "aumentos de costos | incrementos de costos | =ajuste | =ajustes | nuevo cálculo de los costos"
            " | =redondeo | ajuste por inflación"
        ),
    },
    "assets": {OUR_OWN: "=activo | =activos | =cuentas por cobrar"},
    "liabilities": {OUR_OWN: "=pasivo | =pasivos | =cuentas por pagar"},
    "month": {
        OUR_OWN: (
            "=enero | =febrero | =marzo | =abril | =mayo | =junio | =julio | =agosto | =septiembre"
            " | =octubre | =noviembre | =diciembre"
        ),
    },
    "deduction": {OUR_OWN: "menos…"},
    "memo": {
        "A/C.5/69/19": "incluidas…",
        OUR_OWN: (
            "de los cuales… | de las cuales… | del cual… | de la cual… | de lo cual… | incluido… | incluida…"
            " | incluidos… | entre ellos… | partida informativa… | pro memoria… | incluido en | incluidas en"
            " | incluida en | incluidos en"
        ),
    },
    "as_percentage_of": {
        OUR_OWN: "como porcentaje de | como porcentaje del | en porcentaje de | en porcentaje del",
    },
    "notes": {OUR_OWN: "=notas | nota… | fuente… | fuentes… | =observaciones"},
    "continuation": {OUR_OWN: "…continuación | suma y sigue…"},
    # --- headings that are no figures --------------------------------------------------------------------------
    "label": {
        "A/69/585/Corr.1": "categoría",
        "Aragón 2024 gastos": "=descripción",
        "FAO X7374S03": "fuente de financiación",
        "Ecatepec 2016 egresos": "=concepto",
        "Consejo Audiovisual de Andalucía 2019": "=capítulo",
        OUR_OWN: (
            "categoría de gastos | objeto de gastos | objeto de los gastos | =sección | sección del presupuesto"
            " | =partida | =programa | =denominación | =rubro | =departamento | =componente | departamento/oficina"
            " | =clasificación | programa principal | =detalle | =artículo | =aplicación | =oficina | =título"
            " | =nombre | =conceptos"
        ),
    },
    "code": {
        "Aragón 2024 gastos": "=económico",
        OUR_OWN: (
            "=código | =núm. | =número | =nº | =clave | =cuenta | =referencia | aplicación presupuestaria | =cód."
            " | =nota nº | =núm. de nota | =ranking"
        ),
    },
    "unit": {OUR_OWN: "=unidad | unidad de medida | =moneda"},
    "note": {OUR_OWN: "=observaciones | =notas | =comentarios | =explicación | =justificación"},
    "period": {OUR_OWN: "=año | =ejercicio | =período | =periodo | =mes | =fecha"},
    "quantity": {"A/69/791": "núm. de tareas", OUR_OWN: "=cantidad"},
    # --- titles ------------------------------------------------------------------------------------------------
    "financial_resources": {
        "A/69/586/Corr.2": "utilización de los recursos",
        "Aragón 2024 gastos": "estado de ejecución de gastos | estado de ejecución presupuestaria",
        "A/56/813": "informe de ejecución financiera",
        OUR_OWN: "recursos financieros | utilización de los recursos financieros | ejecución financiera",
    },
    "incumbency_performance": {"A/69/586/Corr.2": "recursos humanos: ocupación", "A/69/729": "recursos humanos"},
    "variance_analysis": {OUR_OWN: "análisis de las diferencias | análisis de las variaciones"},
    "redeployments": {OUR_OWN: "redistribuciones entre grupos | redistribución entre grupos"},
    "monthly_pattern": {OUR_OWN: "patrón de gastos mensuales | gastos mensuales"},
    "outputs": {OUR_OWN: "productos previstos | productos obtenidos"},
    "indicators": {OUR_OWN: "indicadores de progreso"},
    "table": {"A/69/751": "cuadro…", OUR_OWN: "anexo… | tabla…"},
    "appropriations_title": {"A/RES/56/255": "consignaciones de créditos"},
    # --- units -------------------------------------------------------------------------------------------------
    "united_states_dollars": {
        OUR_OWN: "dólares de los estados unidos | dólares ee.uu. | dólares | dólares de los ee.uu.",
    },
    "thousands_of_united_states_dollars": {
        OUR_OWN: (
            "miles de dólares de los estados unidos | en miles de dólares de los estados unidos | miles de dólares"
            " | miles de dólares ee.uu."
        ),
    },
    "millions_of_united_states_dollars": {
        OUR_OWN: "millones de dólares de los estados unidos | millones de dólares",
    },
    "thousands": {OUR_OWN: "miles | en miles | miles de euros"},
    "millions": {OUR_OWN: "millones | en millones | millones de euros"},
    "billions": {OUR_OWN: "miles de millones"},
    "currency": {"Aragón 2024 gastos": "euros", OUR_OWN: "pesos | francos suizos"},
    "number_of_persons": {OUR_OWN: "número de personas | =personas | =efectivos"},
    "per_cent": {"A/69/594/Corr.1": "porcentaje", OUR_OWN: "en porcentaje | %"},
}

LABELS = (
    "recursos humanos | instalaciones e infraestructura | proyectos de efecto rápido"
    " | voluntarios de las naciones unidas | observadores electorales civiles | personal temporario general"
    " | viajes | transporte aéreo | transporte terrestre | personal civil | personal militar y de policía"
    " | gastos operacionales | proyecto de planificación de los recursos institucionales | consultores"
    " | servicios de consultoría | comunicaciones y tecnología de la información | servicios médicos"
    " | equipo especial | suministros, servicios y equipo de otro tipo | parte | sección | título | capítulo"
    " | programa | subprograma | artículo | honorarios | suministros | servicios | recursos | gastos | ingresos"
    " | inversiones | operaciones | personal | puestos | costos | contingentes militares | observadores militares"
    " | policía | misiones políticas especiales | presupuesto ordinario | altos cargos | remuneraciones"
    " | retribuciones | fondo de pensiones | seguridad social | sueldos | ministerio | año | ejercicio"
    " | actividades | proyectos | grupo | categoría | departamento | fondos | transferencias corrientes"
    " | transferencias de capital | operaciones"
)
"""Names of lines that are no terms: they tell a word from a footnote letter, and a total of something from a name."""
