"""Whether a formula computes what its rule says: of how many formulas it is asked, and what agrees at other figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.checks.ties import Tie
from xlengine.finding import Finding
from xlengine.judging import proving
from xlengine.judging.reviewing import check_book
from xlengine.layout import Entry, State
from xlengine.rule import Form
from xlengine.sheet import Ref

OWN, OTHER = Ref("Own", 2, 2), Ref("Other", 2, 2)


def findings(*sheets: tuple[str, dict[str, Any]]) -> list[Finding]:
    """What a check says of formulas, but that a result is missing."""
    return [one for one in check_book(book_of(*sheets)).findings if one.code != "XLE901"]


def said(*sheets: tuple[str, dict[str, Any]]) -> list[str]:
    return [f"{one.severity.value} at {one.ref}" for one in findings(*sheets)]


def tie(one: str, two: str, scale: int = 1, *, fractions: tuple[bool, bool] = (False, False)) -> Tie:
    """A tie of two cells that show these figures."""
    first, second = (
        Entry(2, 2, State.FIGURE, Decimal(text), len(text.partition(".")[2]), as_fraction=as_fraction)
        for text, as_fraction in zip((one, two), fractions, strict=True)
    )
    return Tie(OWN, OTHER, first, second, scale, "XLE301", "Travel")


def apart(one: Tie, own: Any, other: Any, *, first_is_own: bool = True) -> bool:
    values = {OWN: own, OTHER: other}
    exact = {ref: Decimal(value) if isinstance(value, str) else value for ref, value in values.items()}
    return proving._apart(exact, one, first_is_own)


def test_a_formula_may_differ_from_what_it_takes_by_half_its_own_last_place() -> None:
    assert not apart(tie("7.3", "7.26"), "912.3", "912.25")
    assert apart(tie("7.3", "7.26"), "912.3", "912.24")
    assert apart(tie("7.3", "7.26"), "912.24", "912.3", first_is_own=False)
    assert not apart(tie("7.26", "7.3"), "912.25", "912.3", first_is_own=False)


def test_of_many_decimals_six_are_held_against_each_other() -> None:
    assert not apart(tie("0.123456789", "0.123456789"), "0.1234565", "0.123456")
    assert apart(tie("0.123456789", "0.123456789"), "0.1234566", "0.123456")


def test_binary_noise_of_a_large_figure_is_no_difference() -> None:
    assert not apart(tie("1000000000", "1000000000"), "3000000000", "3000000003")
    assert apart(tie("1000000000", "1000000000"), "3000000000", "3000000004")


def test_full_dollars_are_a_thousand_times_the_thousands() -> None:
    assert not apart(tie("25300", "25.3", 1000), "48700", "48.7")
    assert apart(tie("25300", "25.3", 1000), "48701", "48.7")
    assert not apart(tie("25300", "25.3", 1000), "48740", "48.7", first_is_own=False)
    assert apart(tie("25300", "25.3", 1000), "48760", "48.7", first_is_own=False)


def test_a_fraction_is_held_against_per_cent() -> None:
    assert not apart(tie("12.5", "12.5", fractions=(True, False)), "0.317", "31.7")
    assert apart(tie("12.5", "12.5", fractions=(True, False)), "0.317", "31.9")
    assert not apart(tie("12.5", "12.5", fractions=(False, True)), "31.7", "0.317")
    assert apart(tie("12.5", "12.5", fractions=(False, True)), "31.7", "0.319")


@pytest.mark.parametrize(("own", "other"), [(None, "5"), ("5", None), ("5", True)])
def test_what_is_no_number_there_tells_nothing(own: Any, other: Any) -> None:
    assert not apart(tie("7", "7"), own, other)


def asked(verdicts: Mapping[str, bool | None], *groups: int) -> tuple[list[tuple[int, bool | None]], list[list[str]]]:
    """Formulas of some shapes, so many of each; the verdicts of those with one, by shape and place, others are right.

    Comes to how many formulas each verdict was given for, and which were asked together.
    """
    shapes = []
    for shape, many in enumerate(groups):
        told: list[Any] = [
            SimpleNamespace(family=shape, figure=SimpleNamespace(ref=f"{'ABC'[shape]}{at}")) for at in range(many)
        ]
        for one in told:
            one.unfolded = lambda one=one: one
        group = proving.Alike(shape)  # type: ignore[arg-type]
        group.told = told
        shapes.append(group)
    rounds: list[list[str]] = []

    def verdicts_of(_book: Any, reckonings: Any, _native: Any) -> dict[Any, bool | None]:
        rounds.append([one.figure.ref for one in reckonings])
        return {one.figure.ref: verdicts.get(one.figure.ref, True) for one in reckonings}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proving, "_verdicts", verdicts_of)
        told = list(proving._told(None, shapes, None))  # type: ignore[arg-type]
    return [(len(group), verdict) for _, group, verdict in told], rounds


def test_up_to_three_formulas_of_one_shape_are_each_asked() -> None:
    assert asked({"A1": False}, 3) == ([(1, True), (1, False), (1, True)], [["A0", "A1", "A2"], []])
    assert asked({}, 1, 2)[1] == [["A0", "B0", "B1"], []]


def test_of_more_the_first_one_in_the_middle_and_the_last_tell_of_all() -> None:
    assert asked({}, 4) == ([(4, True)], [["A0", "A2", "A3"], []])
    assert asked(dict.fromkeys(("A0", "A3", "A6"), False), 7) == ([(7, False)], [["A0", "A3", "A6"], []])


def test_one_of_the_three_that_tells_nothing_leaves_the_verdict_of_the_others() -> None:
    assert asked({"A0": None, "A5": False, "A9": False}, 10)[0] == [(10, False)]


def test_where_the_three_disagree_each_is_asked() -> None:
    told, rounds = asked({"A9": False, "A4": False}, 10)
    assert rounds[1] == [f"A{at}" for at in range(10)]
    assert told == [(1, at not in (4, 9)) for at in range(10)]


def test_where_the_three_tell_nothing_up_to_a_hundred_are_each_asked() -> None:
    silent = dict.fromkeys(("A0", "A50", "A99", "A100"))
    told, rounds = asked(silent, 100)
    assert len(rounds[1]) == 100
    assert sum(verdict is True for _, verdict in told) == 97
    told, rounds = asked(silent, 101)
    assert rounds[1] == []
    assert told == [(1, None)] * 3


def percentages(*formulas: str) -> tuple[str, dict[str, Any]]:
    """Budgets with a rate in percent format beside them, by these formulas."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "Apportionment", "C1": "Expenditure", "D1": "Implementation rate, %"}
    amounts = ((120, 90), (400, 300), (75, 60), (820, 779), (64, 48))
    for row, (formula, (budget, spent)) in enumerate(zip(formulas, amounts, strict=True), 2):
        cells |= {f"A{row}": f"Item {row}", f"B{row}": budget, f"C{row}": spent}
        cells[f"D{row}"] = f"={formula}".replace("#", str(row)), Decimal(spent) * 100 / budget
    return "S", cells


def test_a_rate_of_another_line_is_wrong_at_other_figures_though_it_is_equal_today() -> None:
    right = "C#/B#*100"
    assert said(percentages(right, right, right, right, right)) == []
    assert said(percentages(right, "C2/B2*100", right, right, right)) == ["error at S!D3"]
    assert said(percentages(right, right, right, right, "C3/B3*100")) == ["error at S!D6"]


def test_what_is_said_names_the_formula_the_rule_and_its_cells() -> None:
    right = "C#/B#*100"
    (one,) = findings(percentages(right, "C2/B2*100", right, right, right))
    assert one.message.startswith("the formula =C2/B2*100 gives the right figure here and a wrong one for other ")
    assert one.message.endswith(" from C3, B3")
    assert (one.found, one.expected) == ("75", "75")
    assert [str(because.ref) for because in one.because] == ["S!C3", "S!B3"]


HERE, ONE, TWO = Ref("S", 2, 4), Ref("S", 2, 2), Ref("S", 2, 3)


def agrees(
    form: Form, at: Any, values: tuple[Any, Any], *, printed: tuple[Any, Any] = ("5", "2"), decimals: int = 1,
    as_fraction: bool = False, code: str = "XLE101", axis: str = "across", computed: bool = True,
) -> bool | None:  # fmt: skip
    """Whether a formula that comes to `at` is a rule of these two cells, which hold `values` there, and formulas.

    Where they are not `computed` they are typed as `printed`; a dash is nil, a word a text, None an empty cell.
    """
    entries = [entry_of(ref, text) for ref, text in zip((ONE, TWO), printed, strict=True)]
    reckoning: Any = SimpleNamespace(
        figure=SimpleNamespace(ref=HERE, inputs=(ONE, TWO), signs=(1, -1), rule=SimpleNamespace(code=code)),
        relation=SimpleNamespace(axis=axis, form=form, times=Decimal(1)),
        arguments=entries[:1] if axis == "between" else entries,
        entry=Entry(2, 4, State.FIGURE, Decimal(1), decimals, as_fraction=as_fraction),
    )  # fmt: skip
    if axis == "between":
        reckoning.figure.inputs = (ONE,)
    point = {
        ref: Decimal(value) if isinstance(value, str) and value[:1].isdigit() else value
        for ref, value in zip((HERE, ONE, TWO), (at, *values), strict=True)
        if value != "absent"
    }
    cells = {"B2": "=Z1", "C2": "=Z2"} if computed else dict(zip(("B2", "C2"), printed, strict=True))
    return proving._agrees(reckoning, point, book_of(("S", cells)))


def entry_of(ref: Ref, text: str | None) -> Entry:
    states = {None: State.BLANK, "—": State.NIL}
    state = states.get(text, State.TEXT if text and not text[0].isdigit() else State.FIGURE)
    value = Decimal(text) if state is State.FIGURE and text else Decimal(0) if state is State.NIL else None
    return Entry(ref.row, ref.column, state, value, 1)


def test_a_difference_agrees_within_half_its_last_place() -> None:
    assert agrees(Form.DIFFERENCE, "41.65", ("71.7", "30.1"))
    assert agrees(Form.DIFFERENCE, "41.66", ("71.7", "30.1")) is False
    assert agrees(Form.DIFFERENCE, "42", ("71.7", "30.2"), decimals=0)
    assert agrees(Form.DIFFERENCE, "42.6", ("72.2", "30.2"), decimals=0) is False


def test_what_binary_arithmetic_leaves_of_the_largest_part_is_no_difference() -> None:
    large = ("7000000000000", "6999999999999")
    assert agrees(Form.DIFFERENCE, "71.05", large)  # seventy of seven million million are left, and half a tenth
    assert agrees(Form.DIFFERENCE, "71.06", large) is False
    assert agrees(Form.DIFFERENCE, "71.05", large[::-1]) is False


def test_a_percentage_in_percent_format_has_two_more_places() -> None:
    assert agrees(Form.PERCENTAGE, "0.4205", ("42", "100"), as_fraction=True)
    assert agrees(Form.PERCENTAGE, "0.4206", ("42", "100"), as_fraction=True) is False
    assert agrees(Form.PERCENTAGE, "42.05", ("42", "100"))
    assert agrees(Form.PERCENTAGE, "42.06", ("42", "100")) is False


def test_a_difference_of_fractions_is_one() -> None:
    assert agrees(Form.DIFFERENCE, "0.42", ("0.72", "0.30"), as_fraction=True)
    assert agrees(Form.DIFFERENCE, "0.0042", ("0.72", "0.30"), as_fraction=True) is False


def test_full_dollars_are_taken_from_thousands_and_a_gross_amount_as_it_is() -> None:
    assert agrees(Form.OTHER, "48700", ("48.7", "0"), code="XLE303", axis="between")
    assert agrees(Form.OTHER, "48.7", ("48.7", "0"), code="XLE303", axis="between") is False
    assert agrees(Form.OTHER, "48.7", ("48.7", "0"), code="XLE302", axis="between")
    assert agrees(Form.OTHER, "48.7", (None, "0"), printed=(None, None), code="XLE302", axis="between") is None


def test_nothing_is_told_of_what_gives_no_number() -> None:
    assert agrees(Form.PERCENTAGE, "42", ("42", "0")) is None
    assert agrees(Form.PERCENTAGE, None, ("42", "100")) is None
    assert agrees(Form.PERCENTAGE, "n/a", ("42", "100")) is None


def test_a_part_that_is_computed_and_was_not_computed_there_tells_nothing() -> None:
    assert agrees(Form.DIFFERENCE, "41.6", ("71.7", "absent")) is None
    assert agrees(Form.DIFFERENCE, "69.7", ("71.7", "absent"), computed=False)


def test_an_empty_part_is_nil_and_a_dash_too() -> None:
    assert agrees(Form.DIFFERENCE, "71.7", ("71.7", None), printed=("5", None))
    assert agrees(Form.DIFFERENCE, "71.7", ("71.7", ""), printed=("5", None))
    assert agrees(Form.DIFFERENCE, "71.7", ("71.7", "—"), printed=("5", "—"), computed=False)
    assert agrees(Form.PERCENTAGE, "71.7", ("71.7", None), printed=("5", None)) is None


def test_a_word_there_tells_nothing_and_a_word_here_that_is_a_number_there_does() -> None:
    assert agrees(Form.DIFFERENCE, "71.7", ("71.7", "n/a"), printed=("5", "n/a")) is None
    assert agrees(Form.DIFFERENCE, "41.6", ("71.7", "30.1"), printed=("5", "n/a"))


def years(*named: str) -> tuple[str, dict[str, Any]]:
    """Costs of four years without any fuel; the total adds the lines that are named, in each year."""
    cells: dict[str, Any] = {"A1": "Item", "A2": "Salaries", "A3": "Travel", "A4": "Fuel", "A5": "Total costs"}
    lines = {2: (512, 530, 561, 548), 3: (41, 38, 47, 52), 4: (0, 0, 0, 0)}
    for at, letter in enumerate("BCDE"):
        cells |= {f"{letter}1": 2021 + at} | {f"{letter}{row}": figures[at] for row, figures in lines.items()}
        cells[f"{letter}5"] = "=" + "+".join(f"{letter}{row}" for row in named[at])
    return "S", cells


def test_a_line_that_is_nil_everywhere_is_left_out_by_mistake_where_another_formula_adds_it() -> None:
    assert said(years("234", "234", "234", "234")) == []
    assert said(years("234", "23", "234", "234")) == ["error at S!C5"]
    assert said(years("23", "23", "23", "234")) == [f"error at S!{letter}5" for letter in "BCD"]


def test_where_no_formula_adds_it_the_labels_tell_and_a_person_decides() -> None:
    found = findings(years("23", "23", "23", "23"))
    assert [f"{one.severity.value} at {one.ref}" for one in found] == [f"warning at S!{letter}5" for letter in "BCDE"]
    assert "gives the right figure here and, going by the labels, a wrong one for other inputs: " in found[0].message
    (sure, *_) = findings(years("23", "234", "234", "234"))
    assert "the right figure here and a wrong one for other inputs: " in sure.message
