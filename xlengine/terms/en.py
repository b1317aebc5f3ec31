"""English words of the terms, by the document that prints them; `term.py` says what the marks mean."""

from __future__ import annotations

from xlengine.terms.term import OUR_OWN, Table

WORDS: Table = {
    # --- what was given ----------------------------------------------------------------------------------------
    "apportionment": {"A/61/662": "apportionment", "A/80/400": "six-month apportionment", OUR_OWN: "apportioned"},
    "appropriation": {"A/80/6 (Sect. 3)/Add.1": "appropriation", OUR_OWN: "appropriated | final appropriation"},
    "allocation": {"Cameroon budget execution workbooks": "allocation", OUR_OWN: "allotment | allocated"},
    "approved_budget": {
        "A/80/6 (Sect. 5)": "approved",
        "A/RES/47/220": "amount approved",
        "Cameroon budget execution workbooks": "budget",
        OUR_OWN: (
            "approved amount | approved estimates | budgeted | budget amount | approved resources"
            " | approved estimate | final budget | approved programme budget | annual budget | =adopted | =enacted"
            " | adopted budget | approved budget"
            " | …adopted | =adopted budget"
        ),
    },
    "original_estimate": {
        OUR_OWN: (
            "original estimate | initial credit | original budget | initial budget | initial appropriation"
            " | original distribution | original appropriation | initial estimate | initial allocation"
            " | =original | original apportionment"
        ),
    },
    "previous_estimate": {
        OUR_OWN: (
            "previous estimate | previous approved | prior estimate | prior year | previous year | preceding year"
        ),
    },
    "revised_estimate": {
        "A/80/400": "revised estimate",
        OUR_OWN: (
            "final estimate | final estimates | revised budget | =revised"
            " | definitive credit | revised requirements | revised amount | amended budget"
            " | updated estimate | =update | updated budget | adjusted budget | adjusted appropriations"
            " | revised net budget | current budget"
            " | =amended | …amended"
        ),
    },
    "revised_appropriation": {"A/RES/47/220": "revised appropriation", OUR_OWN: "revised allotment"},
    "revised_apportionment": {
        OUR_OWN: "revised apportionment | revised distribution of apportionment | revised distribution",
    },
    "requirements": {
        "A/79/6 (Sect. 3)/Add.1": "requirements",
        OUR_OWN: (
            "proposed posts | posts proposed | proposed budget"
            " | =proposed | cost estimates | resource requirements | estimated requirements"
            " | projected requirements | proposed resources | budget proposal | budget request"
            " | proposed requirements | provision…"
        ),
    },
    "estimate": {
        "A/80/6 (Sect. 5)": "estimate",
        OUR_OWN: "estimated amount | =estimated | estimated expenditure | estimated cost",
    },
    "programme_of_work": {OUR_OWN: "programme of work | programme of work and budget"},
    "plan": {"A/61/662": "planned", OUR_OWN: "planned amount | plan"},
    "forecast": {OUR_OWN: "forecast | projection | projected | projected expenditure | outlook"},
    # --- what became of it -------------------------------------------------------------------------------------
    "expenditure": {
        "A/61/662": "expenditure",
        OUR_OWN: (
            "actual expenditure | spent | expenses | amount spent | actual spending | outturn | spending | expensed"
            " | recorded expenditure | expenditure incurred | outlays"
            " | operating expenses | operating expenditure | =expended | =expended to date | =spent to date"
        ),
    },
    "actual": {
        "Cameroon budget execution workbooks": "actual",
        OUR_OWN: (
            "actual amount | actual performance | realized"
            " | actuals | =act. | =realised"
        ),
    },
    "commitment": {
        "Cameroon budget execution workbooks": "engagement",
        OUR_OWN: "commitment | committed | obligations | encumbrance",
    },
    "disbursement": {
        OUR_OWN: "disbursement | =paid | disbursed | payments | amount paid | =cash out | =cash outflows | =outflows",
    },
    "unliquidated_obligations": {
        "A/80/6 (Sect. 3)/Add.1": "unliquidated obligations",
        OUR_OWN: "outstanding obligations",
    },
    "cancelled_obligations": {
        "A/80/6 (Sect. 3)/Add.1": "cancelled prior-period obligations",
        OUR_OWN: (
            "cancellation of prior-period obligations | prior-period adjustments"
            " | savings on prior-period obligations | savings on or cancellation of prior-period obligations"
        ),
    },
    "carry_over": {OUR_OWN: "carry-over | carried forward | brought forward | carryover | carry forward"},
    "redeployment": {
        "A/67/609": "redeployment",
        "A/80/400": "resources redeployed",
        OUR_OWN: "transfers | virement | reallocation | shifting of funds | shifts of funds",
    },
    "technical_adjustments": {
        "A/80/6 (Sect. 5)": "technical adjustments",
        OUR_OWN: ("exchange rate | exchange rates | rates of exchange"),
    },
    # --- differences -------------------------------------------------------------------------------------------
    "variance": {
        "A/61/662": "variance",
        OUR_OWN: (
            "deviation | budget variance"
            " | =var. | =var"
        ),
    },
    "difference": {OUR_OWN: "difference"},
    "change": {
        "A/80/6 (Sect. 5)": "changes | new/expanded mandates",
        "A/80/400": "other changes",
        OUR_OWN: (
            "resource changes | resource growth | programme change | net change | =growth | =modifications"
            " | =amendments | =adjustments | budget adjustments | price adjustment | cost adjustments | cost adjustment"
            " | =supplementary"
            " | supplementary budget"
            " | additional funds | supplementary appropriations"
        ),
    },
    "increase_decrease": {
        "A/RES/47/220": "increase or decrease",
        "A/RES/50/205": "increase or (decrease)",
        "A/80/6 (Sect. 3)/Add.1": "increase/(decrease)",
        OUR_OWN: "=increase | =decrease | increase or reduction | increase and decrease",
    },
    "surplus_deficit": {
        "A/80/6 (Sect. 3)/Add.1": "surplus/(deficit)",
        OUR_OWN: (
            "surplus or deficit | savings/(overexpenditure) | under/(over) | savings/(overrun)"
            " | savings or overexpenditure | underexpenditure/(overexpenditure) | (over)/under"
            " | (over)/underexpenditure | underspent/(overspent) | surplus | =deficit | (overexpenditure)/savings"
            " | under/(over) expenditure | excess of income over expenditure | excess of revenue over expenses"
            " | underspend | excess (shortfall) of income over expenditure | net surplus | under/over expenditure"
            " | (overspent)/underspent | under/(over) budget | net surplus/(deficit) | =savings"
            " | surplus/(deficit) for the period | =shortfall | =overexpenditure | deficit for the year"
            " | budget deficit | budget surplus"
            " | net result | net cash flow"
        ),
    },
    "balance": {
        "Cameroon budget execution workbooks": "balance",
        OUR_OWN: (
            "available balance | remaining balance | unspent balance | =remaining | balance available"
            " | unused balance | unutilized balance | =available | =unspent | =vacant | =unallocated"
            " | outstanding"
        ),
    },
    "funds_available": {OUR_OWN: "funds available | available funds | available funding | available resources"},
    "funding_gap": {OUR_OWN: "funding gap | financing gap | unmet needs | funding shortfall | unfunded"},
    "unencumbered_balance": {
        "A/80/6 (Sect. 3)/Add.1": "unencumbered balance",
        OUR_OWN: "=unencumbered | unobligated balance",
    },
    "real_growth": {OUR_OWN: "real growth"},
    "zero_real_growth": {OUR_OWN: "zero real growth"},
    "other": {"A/80/6 (Sect. 5)": "=other", OUR_OWN: "=others"},
    # --- sums --------------------------------------------------------------------------------------------------
    "amount": {"A/61/662": "amount", OUR_OWN: "=value | =sum"},
    "total": {"A/69/730": "total", OUR_OWN: "overall total | =totals"},
    "subtotal": {"A/69/741": "subtotal", OUR_OWN: "sub-total"},
    "grand_total": {OUR_OWN: "grand total | =overall total"},
    "cumulative": {OUR_OWN: "cumulative | year to date | accumulated | running total | =cum | =cum."},
    "average": {"A/61/662": "average", OUR_OWN: "=mean"},
    # --- quotients ---------------------------------------------------------------------------------------------
    "percentage": {
        "A/61/662": "percentage",
        OUR_OWN: (
            "per cent | percent | % | variance percentage | variance (percentage) | percentage variance"
            " | variance (%) | variance (per cent) | =pct"
        ),
    },
    "change_percentage": {
        OUR_OWN: (
            "percentage change | change (percentage) | change (%) | % change | increase/(decrease) (percentage)"
            " | percentage increase | change (per cent) | growth rate | percentage growth"
            " | percentage increase/(decrease) | rate of growth | percentage of change | increase (percentage)"
            " | =var % | =var. % | =% var | =% var."
        ),
    },
    "rate": {"Cameroon budget execution workbooks": "rate", OUR_OWN: "unit cost | unit price | cost per unit"},
    "ratio": {OUR_OWN: "ratio"},
    "share": {
        OUR_OWN: (
            "=share | share of total | % of total | percentage of total | per cent of total"
            " | as percentage of total | percentage share | proportion | share (percentage) | share (%)"
            " | percent of total | =weight"
        ),
    },
    "share_of_gdp": {
        OUR_OWN: (
            "as percentage of gdp | % of gdp | percentage of gdp | per cent of gdp | percent of gdp | share of gdp"
            " | as a percentage of gdp"
        ),
    },
    "implementation_rate": {
        "Cameroon budget execution workbooks": "actual/budget",
        OUR_OWN: (
            "implementation rate | execution rate | utilization rate | budget implementation rate"
            " | expenditure rate | % execution | burn rate | rate of expenditure | utilization (percentage)"
            " | rate of execution | rate of implementation | =utilization | =utilization % | percentage of budget"
            " | % of budget"
            " | absorption rate | % spent | % used | percentage used | rate of utilization | =execution"
            " | percentage spent | expenditure as percentage of budget | % utilized | % of appropriation"
            " | budget execution | budget execution rate | budget utilization | budget implementation"
            " | budget execution (%) | rate of budget execution | rate of use"
        ),
    },
    "delivery_rate": {OUR_OWN: "delivery rate | delivery ratio | rate of delivery | delivered (percentage)"},
    # --- staff -------------------------------------------------------------------------------------------------
    "authorized_strength": {
        "A/69/586/Corr.2": "authorized strength",
        "A/61/733": "authorized staff",
        "A/61/662": "approved | planned",
        OUR_OWN: (
            "authorized | approved posts | authorized posts | approved staffing | approved strength"
            " | budgeted posts | authorized number"
            " | establishment | funded establishment | funded posts | sanctioned posts"
            " | sanctioned strength | authorised posts | authorised strength"
        ),
    },
    "incumbency": {
        "A/61/662": "actual (average) | actual",
        "A/61/733": "actual incumbency (average) | actual incumbency",
        "A/69/586/Corr.2": "incumbency",
        OUR_OWN: (
            "average strength | encumbered | actual strength | average incumbency | staff on board | actual staff"
            " | encumbered posts"
            " | in post | =strength | =filled | filled posts | staff in post | occupied posts | =occupied"
            " | =incumbents | posts filled"
        ),
    },
    "vacancy_rate": {
        "A/61/662": "vacancy rate",
        OUR_OWN: (
            "actual vacancy rate | average vacancy rate | =vacancy | realized vacancy rate | vacancies (percentage)"
            " | vacant (percentage)"
        ),
    },
    "budgeted_vacancy_rate": {
        OUR_OWN: (
            "budgeted vacancy rate | planned vacancy rate | approved vacancy rate | vacancy rate applied"
            " | budgeted vacancy"
        ),
    },
    "opening_posts": {
        OUR_OWN: (
            "opening posts | posts at the beginning of the period | opening strength | opening balance of posts"
            " | posts at start | approved posts at the beginning of the period"
        ),
    },
    "established_posts": {
        OUR_OWN: "posts established | =established | new posts | established posts | posts created",
    },
    "abolished_posts": {
        OUR_OWN: "posts abolished | =abolished | abolished posts | posts discontinued | =abolishment",
    },
    "closing_posts": {
        OUR_OWN: (
            "closing posts | posts at the end of the period | closing strength | posts at end"
            " | closing balance of posts"
        ),
    },
    "number_of_posts": {"A/61/662": "=posts", OUR_OWN: "number of posts"},
    # --- results -----------------------------------------------------------------------------------------------
    "output": {OUR_OWN: "=output | =outputs | planned outputs"},
    "planned_output": {OUR_OWN: "planned number | number planned | planned quantity | planned"},
    "actual_output": {
        OUR_OWN: (
            "actual number | number completed | delivered | number delivered | actual output | actual outputs"
            " | =completed | actual quantity | completed (number) | completed (number or yes/no)"
        ),
    },
    "indicator": {OUR_OWN: "=indicator | indicators of achievement | planned indicators of achievement"},
    "target": {OUR_OWN: "target | planned target | =goal"},
    "achieved": {OUR_OWN: "achieved"},
    # --- gross and net -----------------------------------------------------------------------------------------
    "gross": {"A/80/6 (Sect. 36)": "gross | gross amount", OUR_OWN: "gross total"},
    "net": {
        "A/80/6 (Sect. 36)": "net | net of staff assessment | net amount",
        OUR_OWN: "net total | excluding staff assessment",
    },
    "staff_assessment": {"A/80/6 (Sect. 36)": "staff assessment"},
    "staff_assessment_income": {
        "A/61/662": "staff assessment income",
        "A/80/6 (Income sect. 1)": "income from staff assessment",
        OUR_OWN: "less: staff assessment",
    },
    "gross_requirements": {
        "A/61/662": "gross requirements",
        OUR_OWN: "gross budget | total gross | total gross requirements | gross resource requirements | gross cost",
    },
    "net_requirements": {
        "A/61/662": "net requirements",
        OUR_OWN: "net budget | total net | total net requirements | net resource requirements | net cost",
    },
    "total_requirements": {
        "A/61/662": "total requirements",
        OUR_OWN: "total resource requirements | total resources",
    },
    "voluntary_contributions_in_kind": {
        "A/61/662": "voluntary contributions in kind | voluntary contributions in kind (budgeted)",
        "A/67/609": "non-budgeted contributions",
        OUR_OWN: "contributions in kind",
    },
    "voluntary_contributions": {
        "A/69/586/Corr.1": "voluntary contributions | voluntary contributions in cash",
        OUR_OWN: "extrabudgetary",
    },
    "assessed_contributions": {OUR_OWN: "assessed contributions"},
    "trust_funds": {OUR_OWN: "trust funds"},
    # --- lines -------------------------------------------------------------------------------------------------
    "post_resources": {"A/61/733": "post requirements", OUR_OWN: "post resources | =posts"},
    "non_post_resources": {"A/61/733": "non-post requirements", OUR_OWN: "non-post resources | =non-post"},
    "revenue": {
        "A/69/692": "estimated income",
        OUR_OWN: (
            "revenue | income | receipts | =cash in | =cash inflows | =inflows"
            " | operating revenue | operating revenues | =collected | =collected to date | =collections"
            " | amount collected | =amount received | =received"
            ""
        ),
    },
    "other_income": {
        "A/67/609": "other income and adjustments",
        "A/61/662": "other income and adjustments",
        OUR_OWN: "other income | other revenue | other revenue and adjustments",
    },
    "investment_revenue": {OUR_OWN: "investment revenue | interest income | investment income"},
    "miscellaneous_income": {
        OUR_OWN: (
            "other/miscellaneous revenue | miscellaneous income | other/miscellaneous income | miscellaneous revenue"
        ),
    },
    "adjustment": {
        OUR_OWN: (
            "cost increases | recosting | =adjustment | =adjustments | =rounding | =contingency"
            " | effect of recosting | =inflation | effect of rounding | currency adjustment"
        ),
    },
    "assets": {OUR_OWN: "=assets | =receivables"},
    "liabilities": {OUR_OWN: "=liabilities | =payables"},
    "month": {
        OUR_OWN: (
            "=january | =february | =march | =april | =may | =june | =july | =august | =september"
            " | =october | =november | =december"
        ),
    },
    "deduction": {OUR_OWN: "less… | less:… | minus… | deduct…"},
    "memo": {
        OUR_OWN: (
            "of which… | including… | included in | included above | thereof… | memorandum… | memo item… | memo…"
            " | for information… | memorandum items…"
        ),
    },
    "as_percentage_of": {"A/80/6 (Sect. 3)/Add.1": "as a percentage of", OUR_OWN: "as percentage of"},
    "notes": {OUR_OWN: "=notes | note… | source… | sources… | =footnotes"},
    "continuation": {OUR_OWN: "…continued | …cont'd | carried forward to next page"},
    # --- headings that are no figures --------------------------------------------------------------------------
    "label": {
        "A/61/662": "category",
        "A/80/6 (Sect. 3)/Add.4": "category of expenditure",
        "A/80/6 (Sect. 5)": "object of expenditure",
        "A/RES/47/220": "=section",
        "A/80/6 (Sect. 36)": "budget section",
        OUR_OWN: (
            "=programme | =description | =item | =line item | =component | department/office | =budget line"
            " | expenditure category | cost category | =account | =particulars | major programme | =details"
            " | =department | =name | source of funding | expenditure group | expenditure class | object class"
            " | cost class | =group | =classification | =office"
        ),
    },
    "code": {
        OUR_OWN: (
            "code | =no. | =number | section number | =line no. | =ref. | account code | =s/n | item no. | =id"
            " | account number | line number | serial number | =# | =reference | =sl. no. | =s. no. | =sr. no. | =sl."
            " | =rank | =ranking | =note no. | =note nos. | =note number | =note ref. | =schedule no. | =sch. no."
        ),
    },
    "unit": {OUR_OWN: "=unit | unit of measure | units of measurement | =currency"},
    "note": {OUR_OWN: "=remarks | =notes | =comments | =note | =sops note | =explanation | =justification"},
    "period": {OUR_OWN: "=year | =period | =month | =financial year | =fiscal year | =date"},
    "quantity": {"A/69/791": "number of assignments", OUR_OWN: "quantity | =qty"},
    # --- titles ------------------------------------------------------------------------------------------------
    "financial_resources": {
        "A/80/6 (Sect. 3)/Add.4": "financial resources",
        "A/61/662": "performance of financial resources",
        "A/69/586/Corr.2": "resource performance",
        "A/80/6 (Sect. 3)/Add.1": "financial performance",
        "A/80/6 (Sect. 5)": "evolution of financial resources",
        OUR_OWN: "budget performance",
    },
    "incumbency_performance": {
        "A/69/586/Corr.2": "human resources incumbency performance | incumbency performance",
        "A/69/729": "human resources",
    },
    "variance_analysis": {"A/61/662": "analysis of variances", OUR_OWN: "variance analysis"},
    "redeployments": {"A/67/609": "redeployments across groups | summary information on redeployments"},
    "monthly_pattern": {"A/67/609": "monthly expenditure pattern"},
    "outputs": {OUR_OWN: "actual outputs | planned outputs"},
    "indicators": {OUR_OWN: "indicators of achievement | actual indicators of achievement"},
    "table": {"A/69/751": "table…", "A/80/6 (Sect. 36)": "annex…"},
    "appropriations_title": {"A/RES/47/220": "budget appropriations | revised budget appropriations"},
    # --- units -------------------------------------------------------------------------------------------------
    "united_states_dollars": {"A/RES/47/220": "united states dollars", OUR_OWN: "us dollars | us$ | usd | dollars"},
    "thousands_of_united_states_dollars": {
        "A/61/662": "thousands of united states dollars",
        OUR_OWN: (
            "thousands of us dollars | us$ '000 | us$ 000 | us$ thousands | thousand united states dollars"
            " | in thousands of united states dollars | usd thousands | us$ thousand | thousands of dollars | $000"
            " | usd 000"
        ),
    },
    "millions_of_united_states_dollars": {
        OUR_OWN: (
            "millions of united states dollars | millions of us dollars | us$ million | us$ millions | usd million"
            " | millions of dollars | million united states dollars | $ million | $ millions"
        ),
    },
    "thousands": {OUR_OWN: "thousands | in thousands | '000"},
    "millions": {OUR_OWN: "millions | in millions | million"},
    "billions": {OUR_OWN: "billions | in billions | billion"},
    "currency": {OUR_OWN: "swiss francs | cfa francs | eur | chf | pounds sterling | euros"},
    "number_of_persons": {"A/61/662": "number of persons", OUR_OWN: "=persons | number of posts | headcount"},
    "per_cent": {"A/69/594/Corr.1": "percentage", OUR_OWN: "per cent | percent | %"},
}

LABELS = (
    "human resources | civilian personnel | military and police personnel | operational costs"
    " | operational requirements | facilities and infrastructure | quick-impact projects"
    " | united nations volunteers | civilian electoral observers | general temporary assistance | travel"
    " | official travel | air transportation | ground transportation | naval transportation"
    " | civilian personnel costs | enterprise resource planning | civilian staff | international staff"
    " | national staff | military contingents | military observers | formed police units | united nations police"
    " | government-provided personnel | consultants | consulting services"
    " | communications and information technology | medical | special equipment"
    " | other supplies, services and equipment | mine detection and mine-clearing services | posts"
    " | other staff costs | hospitality | contractual services | general operating expenses"
    " | supplies and materials | furniture and equipment | improvement of premises | special political missions"
    " | discontinued missions | cluster | professional and higher | general service and related"
    " | national professional officers | part | section | title | chapter | programme | subprogramme"
    " | policymaking organs | executive direction and management | programme support | regular budget"
    " | other assessed | extrabudgetary | after-service health insurance | death and disability claims"
    " | grants and contributions | fellowships | equipment | budget | missions | activities | projects | services"
    " | costs | staff | personnel | office | department | division | fund | funds | level | programmes | categories"
    " | items | lines | year | years | months | resources | positions | units | contracts | assets | liabilities"
    " | taxes | loans | interest | salaries | wages | goods | works | subsidies | transfers | capital | operating"
    " | administration | group | class | object | component | category | direct | indirect | cash | number"
    " | current | recurrent | investment | core | non-core | corporate | biennium | all | pillar | output | outcome"
    " | headquarters | field | member states | contribution"
)
"""Names of lines that are no terms: they tell a word from a footnote letter, and a total of something from a name."""
