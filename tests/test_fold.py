"""What a reviewer sees of a label, of a footnote letter, of a formula row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlengine.terms.fold import fold, fold_all, header_formula, unfootnoted

INVISIBLE = ("\u200b", "\u200e", "\u200f", "\u202b", "\u202c", "\u2066", "\u2069", "\ufeff", "\u00ad")
LABELS = (
    "Variance",
    "Écart",
    "Ejecución presupuestaria",
    "Общий объем потребностей",
    "مجموع الاحتياجات",
    "所需资源毛额",
    "Total (I-III)",
    "Taux d’exécution",
)


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("  Écart  ", "ecart"),
        ("合 计", "合计"),
        ("核定 \n人数", "核定人数"),
        ("2020 年 7 月 1 日", "2020年7月1日"),
        ("TOTAL:", "total"),
        ("Obser-\nvateurs électoraux", "observateurs electoraux"),
        ("2014-\n2015", "2014-2015"),
        ("Sous–total", "sous-total"),
        ("“团结”系统", '"团结"系统'),
        ("Taux d’exécution", "taux d'execution"),
        ("（超支）／节余", "(超支)/节余"),
        ("تكاليـــف", "تكاليف"),
        ("الإِجمالي", "الاجمالي"),
        ("العادى", "العادي"),
        ("٢ - تكاليف", "2 - تكاليف"),
        ("Ещё", "еще"),
        ("Кодъ № 5", "кодъ no 5"),
        ("й", "й"),
        ("Total......", "total"),
        ("—", "-"),
        ("…", "..."),
        ("Straße", "strasse"),
    ],
)
def test_a_label_is_seen_without_its_print(printed: str, seen: str) -> None:
    assert fold(printed) == seen


def test_short_i_is_no_accented_i() -> None:
    assert fold("й") != fold("и")
    assert fold("ё") == fold("е")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.sampled_from(LABELS), st.sampled_from(INVISIBLE), st.integers(0, 30))
def test_invisible_marks_are_not_seen(label: str, mark: str, place: int) -> None:
    place = min(place, len(label))
    assert fold(label[:place] + mark + label[place:]) == fold(label)


@given(st.sampled_from(LABELS), st.sampled_from(("  ", "\u00a0", "\u3000", "\t", " \n", "\u2009")))
def test_any_run_of_blanks_is_one_blank(label: str, blanks: str) -> None:
    assert fold(blanks + label.replace(" ", blanks) + blanks) == fold(label)


def test_many_texts_at_once_fold_like_each_alone() -> None:
    assert fold_all([*LABELS, "TOTAL:", "  a   b "]) == [fold(label) for label in (*LABELS, "TOTAL:", "  a   b ")]


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("Apportionmenta", "Apportionment"),
        ("Approveda", "Approved"),
        ("2024 appropriationa", "2024 appropriation"),
        ("Human resourcesa", "Human resources"),
        ("Ressources humainesa", "Ressources humaines"),
        ("Recursos humanosa", "Recursos humanos"),
        ("Людские ресурсыa", "Людские ресурсы"),
        ("الموارد البشرية(أ)", "الموارد البشرية"),
        ("人力资源a", "人力资源"),
        ("核定人数 a", "核定人数"),
        ("Vacancy rate (percentage)b", "Vacancy rate (percentage)"),
        ("Discontinuing and discontinued missionsb", "Discontinuing and discontinued missions"),
        ("Subtotal¹", "Subtotal"),
        ("Expenditure*", "Expenditure"),
        ("Revenue 1)", "Revenue"),
        ("差异分析1", "差异分析"),
        ("Total (a)", "Total"),
        ("Posts a, b", "Posts"),
    ],
)
def test_a_footnote_letter_is_no_part_of_the_label(printed: str, label: str) -> None:
    assert unfootnoted(printed) == label


@pytest.mark.parametrize(
    "label",
    [
        "Data",
        "Umoja",
        "Panama",
        "Agenda",
        "Africa",
        "Balance",
        "UNAMA",
        "表1",
        "Table 1",
        "Part a",
        "Programme C",
        "Amount",
    ],
)
def test_the_last_letter_of_a_word_is_no_footnote(label: str) -> None:
    assert unfootnoted(label) == label


@pytest.mark.parametrize(
    ("printed", "name", "right_side"),
    [
        ("(3)=(1)-(2)", "3", ("sum", ((1, "1"), (-1, "2")))),
        ("(3) = (1) – (2)", "3", ("sum", ((1, "1"), (-1, "2")))),
        ("（3）＝（1）－（2）", "3", ("sum", ((1, "1"), (-1, "2")))),
        ("③=①-②", "3", ("sum", ((1, "1"), (-1, "2")))),
        ("(4)=(2)-(1)", "4", ("sum", ((1, "2"), (-1, "1")))),
        ("(5)=(1)+(2)", "5", ("sum", ((1, "1"), (1, "2")))),
        ("c=a-b", "c", ("sum", ((1, "a"), (-1, "b")))),
        ("гр.3=гр.1-гр.2", "3", ("sum", ((1, "1"), (-1, "2")))),
        ("(гр. 5 + гр. 7 - гр. 9)", "", ("sum", ((1, "5"), (1, "7"), (-1, "9")))),
        ("(4)=(3)/(1)", "4", ("quotient", ((1, "3"), (1, "1")))),
        ("(4)=(3)÷(1)", "4", ("quotient", ((1, "3"), (1, "1")))),
        ("e=d/a×100", "e", ("quotient", ((1, "d"), (1, "a")))),
        ("7=5/4*100", "7", ("quotient", ((1, "5"), (1, "4")))),
        ("(5)=((3)-(1))/(1)", "5", ("quotient_of_sum", ((1, "3"), (-1, "1"), (1, "1")))),
        ("(1)", "1", None),
        ("12", "12", None),
        ("(a)", "a", None),
    ],
)
def test_a_formula_row_is_taken_apart(printed: str, name: str, right_side: object) -> None:
    assert header_formula(printed) == (name, right_side)


@pytest.mark.parametrize(
    "text", ["2022", "2004-05", "Total", "-", "—", "x", "х", "n/a", "(522.8)", "(0.5)", "1-2", "No.", ""]
)
def test_words_years_and_figures_are_no_formula_row(text: str) -> None:
    assert header_formula(text) is None
