"""French words of the terms, by the document that prints them; `term.py` says what the marks mean."""

from __future__ import annotations

from xlengine.terms.term import OUR_OWN, Table

WORDS: Table = {
    # --- what was given ----------------------------------------------------------------------------------------
    "apportionment": {"A/57/665": "montants répartis", OUR_OWN: "montant réparti | répartition | crédits répartis"},
    "appropriation": {
        "AG/AB/404": "crédits ouverts | ouverture de crédits",
        "FAO J8013F04": "crédits du programme ordinaire",
        "France PLR 2019, programme 126": "crédits de paiement",
        "FAO Y9429F01": "crédits votés",
        OUR_OWN: "crédit ouvert | crédits | crédits alloués | crédits approuvés",
    },
    "allocation": {OUR_OWN: "allocation | allocations | dotations | montant alloué"},
    "approved_budget": {
        OUR_OWN: (
            "budget approuvé | =approuvé | =montant approuvé | montant approuvé | budget | =approuvés | =budgétisé"
            " | montant autorisé | budget voté | prévisions budgétaires | =autorisé | =inscrit au budget"
            " | budget total | montant inscrit au budget | budget adopté | =lf | =lfi"
            " | =lfr | =bp"
        ),
    },
    "original_estimate": {
        "France PLR 2019, programme 126": "prévision lfi",
        OUR_OWN: (
            "budget initial | crédits initiaux | =initial | montant initial | prévision initiale"
            " | prévisions initiales | crédit initial | répartition initiale | loi de finances initiale"
            " | budget primitif"
        ),
    },
    "previous_estimate": {OUR_OWN: "montant précédent | prévision précédente | année précédente | exercice précédent"},
    "revised_estimate": {
        OUR_OWN: (
            "budget révisé | prévisions révisées | =révisé | montant révisé | prévision révisée"
            " | montant estimatif révisé | budget rectifié | budget rectificatif | =montant actualisé"
            " | =ajusté | budget ajusté | crédits ajustés | total prévu | crédits totaux | total des crédits"
            " | dotation révisée | plan de travail révisé"
        ),
    },
    "revised_appropriation": {OUR_OWN: "crédit révisé | montant révisé des crédits | crédits ouverts révisés"},
    "revised_apportionment": {OUR_OWN: "répartition révisée | montant révisé réparti"},
    "requirements": {
        "AG/AB/3799": "projet de budget",
        OUR_OWN: (
            "postes proposés | ressources nécessaires | dépenses prévues"
            " | prévisions de dépenses | budget proposé | montant demandé"
            " | =proposé | besoins | montant nécessaire | ressources demandées | crédits demandés"
        ),
    },
    "estimate": {
        "A/69/692": "montant estimatif",
        OUR_OWN: (
            "estimation | estimations | montant estimé | prévision | prévisions | =estimé"
            " | =prév. | prév."
        ),
    },
    "programme_of_work": {"FAO Y1194F11": "programme de travail", "FAO Y1194F07": "programme de travail"},
    "plan": {OUR_OWN: "=prévu | montant prévu | =planifié | =prévus | plan | =prévues | =prévue"},
    "forecast": {OUR_OWN: "projection | projections | dépenses projetées"},
    # --- what became of it -------------------------------------------------------------------------------------
    "expenditure": {
        "A/57/665": "dépenses",
        "France PLR 2019, programme 126": "crédits consommés",
        OUR_OWN: (
            "mandats émis | dépense | dépenses effectives | montant dépensé | dépenses engagées | =dépensé | charges"

            " | dépenses réelles | montant des dépenses | mandatement | mandats émis | titres émis"
            " | charges d'exploitation"
        ),
    },
    "actual": {
        OUR_OWN: (
            "=effectif | =réel | =réalisé | réalisation | réalisations | montant effectif | =réels | =exécuté"
            " | =exécution | à fin décembre | fin décembre"
            " | réal. | =exéc. | exéc."
        ),
    },
    "commitment": {OUR_OWN: "engagements | =engagé | montant engagé | engagement"},
    "disbursement": {
        OUR_OWN: "décaissements | décaissement | paiements | =payé | montant payé | montants versés | =décaissé",
    },
    "unliquidated_obligations": {
        OUR_OWN: ("engagements non réglés | engagements non liquidés | reste à payer | restes à payer"),
    },
    "cancelled_obligations": {
        OUR_OWN: (
            "annulation d'engagements d'exercices antérieurs | engagements annulés | engagements antérieurs annulés"
            " | annulation d'engagements de l'exercice antérieur"
            " | économies sur les engagements d'exercices antérieurs"
        ),
    },
    "carry_over": {
        OUR_OWN: "montant reporté | crédits reportés | reports de crédits | =reporté | restes à réaliser | =rar",
    },
    "redeployment": {
        "FAO Y9429F01": "virements",
        OUR_OWN: "transfert | transferts | réaffectation | réaffectations | redéploiement | virement",
    },
    "technical_adjustments": {OUR_OWN: "ajustements techniques | ajustement technique"},
    # --- differences -------------------------------------------------------------------------------------------
    "variance": {"A/57/665": "écart", OUR_OWN: "écarts | =variation"},
    "difference": {OUR_OWN: "différence | différences"},
    "change": {
        "FAO Y1194F11": "variation de programme",
        OUR_OWN: (
            "variation | variations | modification | modifications | changement | changements | croissance"
            " | augmentation des ressources | évolution | variation des ressources | mandats nouveaux ou élargis"
            " | nouveaux mandats et mandats élargis | décisions modificatives | décision modificative"
            " | fonds additionnels | crédits supplémentaires"
            " | =var. | =évol. | var. | évol."
        ),
    },
    "increase_decrease": {
        OUR_OWN: (
            "augmentation ou diminution | augmentation/(diminution) | augmentation (diminution) | =augmentation"
            " | =diminution | augmentation ou (diminution) | hausse/(baisse) | augmentation/diminution"
            " | augmentation/(réduction)"
        ),
    },
    "surplus_deficit": {
        OUR_OWN: (
            "excédent/(déficit) | excédent (déficit) | économies/(dépassement) | excédent ou déficit | =excédent"
            " | =déficit | (dépassement)/économies | solde/(déficit) | =économies | =dépassement"
            " | (dépassement)/sous-utilisation | excédent des recettes sur les dépenses | excédent ou (déficit)"
            " | excédent net | sous-utilisation/(dépassement)"
        ),
    },
    "balance": {
        "A/69/693": "solde",
        "AG/AB/404": "solde inutilisé",
        OUR_OWN: (
            "crédits annulés | crédits sans emploi"
            " | solde disponible | solde restant | =reste | =disponible | reliquat | montant disponible"
            " | montant restant"
        ),
    },
    "funds_available": {OUR_OWN: "fonds disponibles | ressources disponibles | financements disponibles"},
    "funding_gap": {OUR_OWN: "déficit de financement | besoins non couverts | écart de financement"},
    "unencumbered_balance": {
        OUR_OWN: (
            "crédits non consommés | crédits disponibles | solde inutilisé des crédits | solde non engagé | =inutilisé"
        ),
    },
    "real_growth": {"FAO Y1194F11": "CR", OUR_OWN: "croissance réelle"},
    "zero_real_growth": {"FAO Y1194F11": "CRZ", "FAO Y1194F07": "croissance réelle zéro"},
    "other": {OUR_OWN: "=autres | =autre | =divers"},
    # --- sums --------------------------------------------------------------------------------------------------
    "amount": {
        "A/57/665": "montant",
        "UNISFA performance report, 123dok y6e8rmj7": "=valeur",
        OUR_OWN: "montants | =somme | =en valeur",
    },
    "total": {"A/69/730": "total", OUR_OWN: "=totaux | =ensemble | totaux"},
    "subtotal": {"A/69/741": "total partiel", OUR_OWN: "sous-total | totaux partiels"},
    "grand_total": {OUR_OWN: "total général | total global | =montant total général"},
    "cumulative": {OUR_OWN: "cumul | cumulé | cumulée | cumulés | cumulées | montant cumulé | =cumulatif"},
    "average": {OUR_OWN: "moyenne | moyen"},
    # --- quotients ---------------------------------------------------------------------------------------------
    "percentage": {
        "A/69/594/Corr.1": "pourcentage",
        "A/57/665": "pourcentage",
        OUR_OWN: (
            "% | en pourcentage | écart en pourcentage | écart (%) | écart (pourcentage) | pour cent"
            " | variation (pourcentage)"
        ),
    },
    "change_percentage": {
        OUR_OWN: (
            "variation en pourcentage | variation (%) | pourcentage de variation | taux de croissance"
            " | augmentation en pourcentage | taux de variation | évolution (%) | évolution en %"
            " | =évol. % | =var. % | =évol. (%) | =% évol."
        ),
    },
    "rate": {OUR_OWN: "taux | coût unitaire | prix unitaire"},
    "ratio": {OUR_OWN: "ratio | rapport"},
    "share": {
        OUR_OWN: (
            "=part | part dans le total | part du total | % du total | pourcentage du total | en pourcentage du total"
            " | part en % | proportion | quote-part"
        ),
    },
    "share_of_gdp": {OUR_OWN: "en pourcentage du pib | % du pib | en % du pib | pourcentage du pib"},
    "implementation_rate": {
        OUR_OWN: (
            "taux de réal. | taux d'exécution | taux d'exécution du budget | taux de réalisation | taux d'utilisation"
            " | taux de consommation | exécution (%) | % d'exécution | taux d'absorption | % exécution"
            " | taux d'exécution budgétaire | taux d'engagement | % de réalisation | taux de décaissement"
            " | % réalisé | % exécuté | % consommé | taux d'exéc | taux d'exéc."
        ),
    },
    "delivery_rate": {OUR_OWN: "taux d'obtention | taux de livraison | taux d'exécution des produits"},
    # --- staff -------------------------------------------------------------------------------------------------
    "authorized_strength": {
        "A/69/586/Corr.2": "effectif autorisé",
        OUR_OWN: (
            "effectif approuvé | =autorisé | =approuvé | postes autorisés | postes approuvés | effectif prévu"
            " | =prévu | effectifs autorisés | effectif budgétisé | effectifs budgétisés"
            " | postes budgétaires | postes budgétés | emplois autorisés | plafond d'emplois | postes ouverts"
        ),
    },
    "incumbency": {
        OUR_OWN: (
            "effectif réel | effectif effectif | effectif moyen | postes pourvus | =effectif | effectif (moyenne)"
            " | effectif réel (moyenne) | effectif déployé | =effectif (moyenne)"
            " | nombre effectif"
            " | postes occupés | =occupés | =pourvus | effectifs réels | emplois pourvus"
        ),
    },
    "vacancy_rate": {
        "UNISFA performance report, 123dok y6e8rmj7": "taux effectif moyen de vacance",
        OUR_OWN: ("taux de vacance | taux de vacance de postes | taux de vacance effectif | taux effectif de vacance"),
    },
    "budgeted_vacancy_rate": {
        OUR_OWN: (
            "taux de vacance budgétisé | taux de vacance prévu | taux de vacance inscrit au budget"
            " | taux de vacance approuvé"
        ),
    },
    "opening_posts": {OUR_OWN: "postes en début de période | effectif en début de période"},
    "established_posts": {OUR_OWN: "postes créés | =créés | créations de postes | créations"},
    "abolished_posts": {OUR_OWN: "postes supprimés | =supprimés | suppressions de postes | suppressions"},
    "closing_posts": {OUR_OWN: "postes en fin de période | effectif en fin de période"},
    "number_of_posts": {OUR_OWN: "nombre de postes | =postes"},
    # --- results -----------------------------------------------------------------------------------------------
    "output": {OUR_OWN: "=produit | =produits | produits prévus"},
    "planned_output": {OUR_OWN: "nombre prévu | quantité prévue | =prévu"},
    "actual_output": {
        OUR_OWN: (
            "nombre effectif de produits | nombre exécuté | =exécuté | quantité livrée | nombre ou état d'exécution"
        ),
    },
    "indicator": {OUR_OWN: "indicateurs de succès | indicateurs de succès prévus | =indicateur | indicateurs"},
    "target": {OUR_OWN: "cible | objectif | valeur cible"},
    "achieved": {OUR_OWN: "=atteint | =objectif atteint"},
    # --- gross and net -----------------------------------------------------------------------------------------
    "gross": {"AG/AB/404": "montant brut | montant total brut", OUR_OWN: "brut | montants bruts | total brut"},
    "net": {
        OUR_OWN: (
            "montant net | net | montants nets | total net | déduction faite des contributions du personnel"
            " | montant net des contributions du personnel | hors contributions du personnel"
        ),
    },
    "staff_assessment": {"AG/AB/404": "contributions du personnel"},
    "staff_assessment_income": {
        "AG/AB/404": "recettes provenant des contributions du personnel",
        "A/57/665": "recettes provenant des contributions du personnel",
        OUR_OWN: "recettes provenant des contributions du personnel (montant) | moins contributions du personnel",
    },
    "gross_requirements": {
        "A/57/665": "montant brut",
        OUR_OWN: "total brut | dépenses brutes | ressources nécessaires (montant brut) | budget brut",
    },
    "net_requirements": {
        OUR_OWN: "montant net | total net | dépenses nettes | ressources nécessaires (montant net) | budget net",
    },
    "total_requirements": {
        OUR_OWN: (
            "total des ressources nécessaires | montant total des ressources | total des besoins | total des ressources"
        ),
    },
    "voluntary_contributions_in_kind": {
        "A/69/741": "contributions volontaires en nature | contributions volontaires en nature (budgétisées)",
        OUR_OWN: "contributions en nature",
    },
    "voluntary_contributions": {
        "A/69/586/Corr.1": "contributions volontaires en espèces",
        OUR_OWN: "contributions volontaires | fonds extrabudgétaires | extrabudgétaire",
    },
    "assessed_contributions": {
        OUR_OWN: "quotes-parts | contributions statutaires | contributions mises en recouvrement",
    },
    "trust_funds": {"FAO Y1194F11": "fonds fiduciaires"},
    # --- lines -------------------------------------------------------------------------------------------------
    "post_resources": {
        OUR_OWN: "=postes | ressources affectées aux postes | postes (montant) | dépenses afférentes aux postes",
    },
    "non_post_resources": {
        OUR_OWN: (
            "autres objets de dépense | dépenses non afférentes aux postes | objets de dépense autres que les postes"
        ),
    },
    "revenue": {
        "A/69/692": "montant estimatif des recettes",
        OUR_OWN: (
            "recettes | produits financiers | revenus | ressources budgétaires"
            " | produits d'exploitation | produits de fonctionnement"
            " | =recouvrements | =recouvré | =encaissements | =encaissé"
        ),
    },
    "other_income": {
        "A/57/665": "autres recettes et ajustements",
        OUR_OWN: "autres recettes | recettes accessoires et ajustements | autres produits",
    },
    "investment_revenue": {
        OUR_OWN: "produits des placements | intérêts créditeurs | produits financiers des placements",
    },
    "miscellaneous_income": {
        OUR_OWN: "recettes accessoires | recettes diverses | autres recettes/recettes accessoires",
    },
    "adjustment": {
        "FAO Y1194F11": "augmentations de coûts | coûts recalculés",
        OUR_OWN: (
            "=ajustement | =ajustements | actualisation des coûts | actualisation | =arrondis | réévaluation des coûts"
        ),
    },
    "assets": {OUR_OWN: "=actif | =actifs | =créances"},
    "liabilities": {OUR_OWN: "=passif | =passifs | =dettes"},
    "month": {
        OUR_OWN: (
            "=janvier | =février | =mars | =avril | =mai | =juin | =juillet | =août | =septembre | =octobre"
            " | =novembre | =décembre"
        ),
    },
    "deduction": {OUR_OWN: "moins… | à déduire…"},
    "memo": {
        "A/C.5/69/19": "y compris…",
        OUR_OWN: (
            "dont… | =dont | parmi lesquels… | incluant… | pour mémoire… | inclus dans | comprend… | compris dans"
            " | incluses dans"
        ),
    },
    "as_percentage_of": {OUR_OWN: "en pourcentage de | en pourcentage du | en pourcentage des"},
    "notes": {OUR_OWN: "=notes | note… | source… | sources… | =nota"},
    "continuation": {OUR_OWN: "…suite | à reporter… | report…"},
    # --- headings that are no figures --------------------------------------------------------------------------
    "label": {
        "A/69/585/Corr.1": "catégorie",
        "FAO Y1194F11": "=programme",
        "FAO J8013F04": "source de financement",
        "A/57/665": "catégorie de dépenses",
        OUR_OWN: (
            "objet de dépense | =chapitre | =rubrique | =intitulé | =libellé | =désignation | =section"
            " | chapitre du budget | =titre | =description | =service | département/bureau | =ministère | =nature"
            " | =composante | nature de la dépense | =département | grand programme | =éléments"
        ),
    },
    "code": {
        OUR_OWN: "=code | =numéro | =n° | no de compte | =no | imputation | =référence | =rang | =note n° | =renvoi",
    },
    "unit": {OUR_OWN: "=unité | unité de mesure | =monnaie"},
    "note": {OUR_OWN: "=observations | =remarques | =commentaires | =notes | =explication | =justification"},
    "period": {OUR_OWN: "=année | =exercice | =période | =mois | =date"},
    "quantity": {"A/69/791": "nombre de missions", OUR_OWN: "quantité | =nombre"},
    # --- titles ------------------------------------------------------------------------------------------------
    "financial_resources": {
        "A/69/586/Corr.2": "exécution du budget",
        "A/57/665": "ressources financières",
        OUR_OWN: "utilisation des ressources financières | exécution du budget : ressources financières",
    },
    "incumbency_performance": {
        "A/69/586/Corr.2": "exécution du budget : ressources humaines",
        "A/69/729": "ressources humaines",
    },
    "variance_analysis": {"A/57/665": "analyse des écarts"},
    "redeployments": {OUR_OWN: "réaffectation des ressources | transferts entre catégories"},
    "monthly_pattern": {OUR_OWN: "évolution des dépenses mensuelles | dépenses mensuelles"},
    "outputs": {OUR_OWN: "produits prévus | produits effectifs"},
    "indicators": {OUR_OWN: "indicateurs de succès"},
    "table": {"A/69/751": "tableau…", OUR_OWN: "annexe…"},
    "appropriations_title": {"AG/AB/404": "ouverture de crédits"},
    # --- units -------------------------------------------------------------------------------------------------
    "united_states_dollars": {
        OUR_OWN: "dollars des états-unis | dollars é.-u. | dollars | $ e.-u. | dollars us | usd",
    },
    "thousands_of_united_states_dollars": {
        "FAO Y1194F11": "milliers de $ e.-u.",
        "A/57/665": "en milliers de dollars des états-unis",
        OUR_OWN: "milliers de dollars des états-unis | milliers de dollars | milliers d'usd",
    },
    "millions_of_united_states_dollars": {
        OUR_OWN: "millions de dollars des états-unis | millions de dollars | en millions de dollars des états-unis",
    },
    "thousands": {OUR_OWN: "milliers | en milliers"},
    "millions": {OUR_OWN: "millions | en millions"},
    "billions": {OUR_OWN: "milliards | en milliards"},
    "currency": {OUR_OWN: "francs suisses | francs cfa | fcfa | euros | millions d'euros | milliers d'euros"},
    "number_of_persons": {OUR_OWN: "nombre de personnes | =personnes | =effectifs"},
    "per_cent": {"A/69/594/Corr.1": "pourcentage", OUR_OWN: "en pourcentage | %"},
}

LABELS = (
    "ressources humaines | installations et infrastructures | projets à effet rapide"
    " | volontaires des nations unies | observateurs électoraux civils | personnel temporaire"
    " | personnel temporaire (autre que pour les réunions) | voyages | transports aériens | transports terrestres"
    " | personnel civil | militaires et personnel de police | dépenses opérationnelles"
    " | progiciel de gestion intégré | consultants | services de consultants | communications et informatique"
    " | services médicaux | matériel spécial | fournitures, services et matériel divers | partie | chapitre | titre"
    " | programme | sous-programme | honoraires | fournitures | services | coûts | ressources | dépenses | recettes"
    " | investissement | fonctionnement | contingents | observateurs militaires | police"
    " | missions politiques spéciales | budget ordinaire | personnel | postes | fonds | frais | section | article"
    " | paragraphe | ministère | exercice | année | activités | projets | groupe | catégorie"
)
"""Names of lines that are no terms: they tell a word from a footnote letter, and a total of something from a name."""
