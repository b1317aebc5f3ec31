"""The vocabulary: its words, and how headings and labels are read with it."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlengine.terms import TERMS, language_of, match, part_of, percentage_parts, row_roles, words
from xlengine.terms.ambiguous import AMBIGUOUS
from xlengine.terms.fold import fold
from xlengine.terms.vocabulary import LANGUAGES, tokens


def best(text: str, where: str = "column") -> str:
    found = match(text, where)
    return found[0].term if found else ""


def test_every_word_belongs_to_a_term() -> None:
    assert {word.term for word in words()} <= TERMS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_that_documents_print(language: str) -> None:
    own = words(language)
    assert len(own) > 300
    assert sum(word.attested for word in own) > 40


def test_a_word_without_a_document_is_not_attested() -> None:
    assert all(word.attested == bool(word.document.strip()) for word in words())


def test_no_word_means_two_things_unless_on_purpose() -> None:
    meanings: dict[tuple[object, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for word in words():
        keys = tuple(key for key, _, _ in tokens(fold(word.text)) if key not in "/()")
        meanings[word.language, keys][word.term].add(word.text)
    undeclared = [
        (language, first, second)
        for (language, _), terms in meanings.items()
        for first in terms
        for second in terms
        if first < second
        and TERMS[first].where & TERMS[second].where
        and not any({first, second} <= AMBIGUOUS.get((str(language), text), {}).keys() for text in terms[first])
    ]
    assert undeclared == []


def test_every_declared_ambiguity_is_one() -> None:
    having = defaultdict(set)
    for word in words():
        having[word.language, word.text].add(word.term)
    assert {key: having[key] for key in AMBIGUOUS} == {key: set(terms) for key, terms in AMBIGUOUS.items()}


def test_every_term_says_what_it_means_in_one_sentence() -> None:
    assert all(term.meaning.endswith(".") and term.where for term in TERMS.values())


def test_a_printed_word_weighs_more_than_our_own_translation() -> None:
    assert match("Écart", "column")[0].weight > match("Diferencia", "column")[0].weight >= 0.8


@pytest.mark.parametrize(
    ("heading", "term"),
    [
        # A/76/596
        ("分配数", "apportionment"),
        ("支出数", "expenditure"),
        ("差异 / 数额", "amount"),
        ("差异 / 百分比", "percentage"),
        ("核定 \n人数 a", "authorized_strength"),
        ("实际在职 \n人数(平均)", "incumbency"),
        ("空缺率 \n(百分比)b", "vacancy_rate"),
        ("预算编列的 \n空缺率", "budgeted_vacancy_rate"),
        ("计划数", "planned_output"),
        ("实际数", "actual_output"),
        ("交付比率", "delivery_rate"),
        ("目标数", "target"),
        ("估计数", "estimate"),
        ("类别", "label"),
        # A/61/662, A/61/733
        ("Apportionmenta", "apportionment"),
        ("Expenditure", "expenditure"),
        ("Variance / Amount", "amount"),
        ("Variance / Percentage", "percentage"),
        ("Actual (average)", "incumbency"),
        ("Vacancy rate (percentage)b", "vacancy_rate"),
        ("Authorized staff", "authorized_strength"),
        # A/79/6 and A/80/6
        ("2024 appropriationa", "appropriation"),
        ("2025 requirements", "requirements"),
        ("Variance Surplus/(deficit)", "surplus_deficit"),
        ("2026 vs. 2025 Increase/(decrease)", "increase_decrease"),
        ("2025 approved", "approved_budget"),
        ("2026 estimate", "estimate"),
        ("Changes / Technical adjustments", "technical_adjustments"),
        ("2025 approved / Net of staff assessment", "net"),
        ("2025 approved / Staff assessment", "staff_assessment"),
        ("2026 estimates (before recosting) / Gross amount", "gross"),
        # A/RES/47/220
        ("Amount approved by resolution 46/186 A", "approved_budget"),
        ("Increase or decrease", "increase_decrease"),
        ("Revised appropriation", "revised_appropriation"),
        # FAO
        ("Programme de travail 2000-01", "programme_of_work"),
        ("Variation de programme CRZ", "change"),
        ("Fonds fiduciaires", "trust_funds"),
        ("实际增长2004-05年工作计划", "programme_of_work"),
        ("计划变动", "change"),
        ("(超支)/节余", "surplus_deficit"),
        # A/57/665, in French
        ("Montants répartis", "apportionment"),
        ("Écart / Montant", "amount"),
        # national budgets
        ("Credito inicial", "original_estimate"),
        ("Credito Definitivo", "revised_estimate"),
        ("Obligaciones Reconocidas", "expenditure"),
        ("Pagado", "disbursement"),
        ("Economico", "code"),
        ("План", "plan"),
        ("Факт", "actual"),
        ("Отклонение / %%", "percentage"),
        ("в% к ВВП", "share_of_gdp"),
        ("Actual/Budget", "implementation_rate"),
        ("النفقات", "expenditure"),
        ("الفرق / النسبة المئوية", "percentage"),
        ("الرصيد", "balance"),
    ],
)
def test_a_heading_is_read_by_its_words(heading: str, term: str) -> None:
    assert best(heading) == term


def test_a_longer_word_hides_the_shorter_ones_inside() -> None:
    assert {found.term for found in match("Net of staff assessment", "column")} == {"net"}
    assert {found.term for found in match("实际零增长", "column")} == {"zero_real_growth"}
    assert "balance" not in {found.term for found in match("Unencumbered balance", "column")}


def test_an_ambiguous_word_gives_all_its_meanings() -> None:
    assert [found.term for found in match("Approved", "column")] == ["approved_budget", "authorized_strength"]


def test_what_follows_percentage_of_is_only_its_base() -> None:
    found = {hit.term: hit.weight for hit in match("Percentage of appropriation", "column")}
    assert found["percentage"] > 0.8
    assert found["appropriation"] < 0.4


def test_a_word_is_not_found_inside_another() -> None:
    assert match("Netherlands", "column") == []
    assert match("Planning and totality", "column") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("(Thousands of United States dollars)", "thousands_of_united_states_dollars"),
        ("(千美元；预算年度为 2020 年 7 月 1 日至 2021 年 6 月 30 日)", "thousands_of_united_states_dollars"),
        ("milliers de $ E.-U.", "thousands_of_united_states_dollars"),
        ("(En milliers de dollars des États-Unis)", "thousands_of_united_states_dollars"),
        ("млрд. руб.", "billions"),
        ("euros", "currency"),
        ("(بدولارات الولايات المتحدة)", "united_states_dollars"),
        ("United States dollars", "united_states_dollars"),
        ("Number of persons", "number_of_persons"),
    ],
)
def test_a_unit_line_is_known(text: str, unit: str) -> None:
    assert best(text, "unit") == unit


TOTAL = {
    "total",
    "subtotal",
    "grand_total",
    "total_above",
    "gross_requirements",
    "net_requirements",
    "total_requirements",
}


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Total", "total"),
        ("TOTAL, PART I", "total"),
        ("Total (I-III)", "total"),
        ("Total (net of staff assessment)", "total"),
        ("Subtotal (net of staff assessment)", "subtotal"),
        ("Subtotal, civilian staff", "subtotal"),
        ("Total requirements", "total_requirements"),
        ("Gross requirements", "gross_requirements"),
        ("Net requirements", "net_requirements"),
        ("Staff assessment income", "staff_assessment_income"),
        ("Less: staff assessment income", "staff_assessment_income"),
        ("III. Staff assessment income", "staff_assessment_income"),
        ("Voluntary contributions in kind (budgeted)", "voluntary_contributions_in_kind"),
        ("Total UNAMA", "total"),
        ("Total partiel", "subtotal"),
        ("Total partiel, personnel civil", "subtotal"),
        ("Sous-total", "subtotal"),
        ("Total - coûts recalculés", "total"),
        ("Augmentations de coûts", "adjustment"),
        ("Montant brut", "gross_requirements"),
        ("Recettes provenant des contributions du personnel", "staff_assessment_income"),
        ("Total de necesidades", "total_requirements"),
        ("Subtotal, personal civil", "subtotal"),
        ("Итого (I-III)", "total"),
        ("Итого, гражданский персонал", "total"),
        ("Всего", "total"),
        ("Общий объем потребностей", "total_requirements"),
        ("Доходы - всего", "total_above"),
        ("Доходы - всего", "revenue"),
        ("Расходы - всего", "expenditure"),
        ("Total expenditure, of which:", "total_above"),
        ("В том числе: нефтегазовые доходы", "memo"),
        ("Профицит (+), Дефицит (-)", "surplus_deficit"),
        ("المجموع", "total"),
        ("المجموع الفرعي", "subtotal"),
        ("المجموع (أولا - ثالثا)", "total"),
        ("مجموع الاحتياجات", "total_requirements"),
        ("小计", "subtotal"),
        ("合 计", "total"),
        ("共计", "total"),
        ("总计-重新计算费用", "grand_total"),
        ("第二类小计", "subtotal"),
        ("文职人员小计", "subtotal"),
        ("第一类和第二类共计", "total"),
        ("(第一项至第三项)共计", "total"),
        ("所需资源毛额", "gross_requirements"),
        ("所需资源净额，第一至第三类", "net_requirements"),
        ("三. 工作人员薪金税收入", "staff_assessment_income"),
        ("费用增长", "adjustment"),
        ("所需非员额资源中所包含的离职后健康保险", "memo"),
        ("列入其他用品、服务和设备的离职后健康保险", "memo"),
        ("其中：工资", "memo"),
        ("dont intérêts", "memo"),
        ("de los cuales: sueldos", "memo"),
        ("منها: المرتبات", "memo"),
        ("After-service health insurance (included in other supplies, services and equipment)", "memo"),
        ("Unencumbered balance as a percentage of appropriation", "as_percentage_of"),
        ("Notes:", "notes"),
        ("Примечания", "notes"),
    ],
)
def test_a_label_says_what_its_row_does(label: str, role: str) -> None:
    assert role in row_roles(label)


@pytest.mark.parametrize(
    "label",
    [
        "Total quality management programme",
        "TOTAL QUALITY MANAGEMENT",
        "Net for wildlife",
        "Totally unrelated",
        "Share of total",
        "Travel",
        "Other supplies, services and equipment",
        "一般临时人员",
        "咨询人",
        "部/厅",
        "Unencumbered balance as a percentage of total appropriation",
        "其中：合计",
        "including total staff",
        "Augmentations de coûts",
        "Нормативная величина Резервного фонда",
    ],
)
def test_these_labels_are_no_totals(label: str) -> None:
    assert not TOTAL & row_roles(label).keys()


def test_a_plain_line_has_no_role() -> None:
    for label in (
        "Ground transportation",
        "维和能力准备",
        "2.5.2 Parité et population",
        "Trienios",
        "Note on methodology",
    ):
        assert row_roles(label) == {}


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("TOTAL, PART II", ("part ii",)),
        ("Total (I-III)", ("i", "ii", "iii")),
        ("المجموع (أولا - ثالثا)", ("اولا", "ثانيا", "ثالثا")),
        ("Total, parts I and II", ("i", "ii")),
        ("Subtotal, civilian staff", ("civilian staff",)),
        ("Total partiel, personnel civil", ("personnel civil",)),
        ("Итого, гражданский персонал", ("гражданский персонал",)),
        ("文职人员小计", ("文职人员",)),
        ("第二类小计", ("第二类",)),
        ("第一类和第二类共计", ("第一类", "第二类")),
        ("所需资源净额，第一至第三类", ("第一类", "第二类", "第三类")),
        ("Subtotal 1-3", ("1", "2", "3")),
        ("Total for section 5", ("section 5",)),
        ("Total", ()),
        ("Total (net of staff assessment)", ()),
        ("Total requirements", ()),
        ("Доходы - всего", ()),
        ("Travel", ()),
    ],
)
def test_a_total_names_what_it_adds_up(label: str, named: tuple[str, ...]) -> None:
    assert part_of(label) == named


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Unencumbered balance as a percentage of appropriation", ("Unencumbered balance", "appropriation")),
        ("Engagements en pourcentage des crédits", ("Engagements", "crédits")),
        ("Gastos como porcentaje de las consignaciones", ("Gastos", "consignaciones")),
        ("Остаток в % к ассигнованиям", ("Остаток", "ассигнованиям")),
        ("未支配余额占批款的百分比", ("未支配余额", "批款")),
        ("% of appropriation", ("", "appropriation")),
    ],
)
def test_a_percentage_row_names_its_part_and_its_whole(label: str, parts: tuple[str, str]) -> None:
    assert percentage_parts(label) == parts


def test_other_labels_name_no_percentage() -> None:
    assert percentage_parts("Vacancy rate (percentage)") is None
    assert percentage_parts("Central Emergency Fund") is None


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Category", "Apportionment", "Total"], "en"),
        (["Catégorie", "Dépenses", "Total"], "fr"),
        (["Programme", "Programme de travail 2000-01", "Fonds fiduciaires"], "fr"),
        (["Descripcion", "Economico", "Credito inicial", "Pagado"], "es"),
        (["Показатели", "Сумма", "Total"], "ru"),
        (["类别", "分配数", "COVID-19"], "zh"),
        (["الفئة", "النفقات"], "ar"),
        ([], "en"),
    ],
)
def test_the_language_of_a_table_is_told_by_its_words(texts: list[str], language: str) -> None:
    assert language_of(texts) == language


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for where in ("column", "row", "title", "unit", "mark"):
        assert all(0 < found.weight <= 1 and found.term in TERMS for found in match(text, where))
    assert row_roles(text).keys() <= TERMS.keys()
    assert all(part_of(text)) or part_of(text) == ()
