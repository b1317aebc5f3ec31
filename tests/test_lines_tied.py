"""What figures of several columns must show of lines before they are tied, and what place, sign and label forbid."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.rows_by_hand import rows_of
from tests.test_lines_by_figures import told
from xlengine.down.by_figures import lines_by_figures
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form


def _rows(lines: str) -> Table:
    return rows_of(*lines.split(" / "))


def tied(lines: str, known: Sequence[Relation] = ()) -> list[str]:
    """What figures tell of lines beside what is known: `/` stands between them, and `:` begins one without words."""
    table = _rows(lines)
    found = lines_by_figures(table, range(len(table.measures)), known)
    assert found[: len(known)] == list(known)
    return [told(one).removesuffix(", either way") for one in found[len(known) :]]


def known(target: int, *parts: int, form: Form = Form.SUM) -> Relation:
    rule = RULES["XLE202" if form is Form.SUM else "XLE222"]
    return Relation("down", target, parts, (1,) * len(parts), form, rule, Evidence(by_words=True))


PARTS = ": 1964.2 2177.5 / : 1154.2 1874.6"
ALPHA = "Alpha: 3118.4 4052.1"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"{ALPHA} / {PARTS}", ["0 = 1 + 2, 2 of 2"]),
        # a line without a label is told of no others, and may be a part of one
        (f": 3118.4 4052.1 / {PARTS}", []),
        (": 3118.4 4052.1 / Beta: 1964.2 2177.5 / Delta: 1154.2 1874.6", ["2 = 0 - 1, 2 of 2"]),
        # two figures of a line must be more than nil
        ("Alpha: 3118.4 0 / : 1964.2 2177.5 / : 1154.2 -2177.5", []),
        ("Alpha: 3118.4 0 4052.1 / : 1964.2 55.5 2177.5 / : 1154.2 -55.5 1874.6", ["0 = 1 + 2, 3 of 3"]),
        ("Alpha: 3118.4 · 4052.1 / : 1964.2 55.5 2177.5 / : 1154.2 -55.5 1874.6", ["0 = 1 + 2, 2 of 2"]),
        # two of them exact
        ("Alpha: 31184 40521 50965 / : 19642 21775 20011 / : 11542 18745 30954", ["0 = 1 + 2, 3 of 3"]),
        ("Alpha: 31184 40521 50966 / : 19642 21775 20011 / : 11542 18745 30955", ["0 = 1 + 2, 3 of 3"]),
        ("Alpha: 31184 40521 50966 / : 19642 21775 20011 / : 11542 18745 30954", []),
        # where another line has the same figure, the others come to nil, and nothing is told
        ("Alpha: 3118.4 2177.5 / : 1964.2 2177.5 / : 1154.2 0", []),
        ("Alpha: 3118.4 2177.5 4052.1 / : 1964.2 2177.5 2177.5 / : 1154.2 0 1874.6", ["0 = 1 + 2, 3 of 3"]),
        ("Alpha: 3118.4 2177.5 / : 1964.2 2177.4 / : 1154.2 0.1", []),
        ("Alpha: 3118.4 2177.5 / : 1964.2 2177.3 / : 1154.2 0.2", ["0 = 1 + 2, 2 of 2"]),
        ("Alpha: 3118.4 -2177.5 / : 1964.2 2177.5 / : 1154.2 -4355.0", []),
        ("Alpha: 3118.4 -2177.5 / : 1964.2 2178.5 / : 1154.2 -4356.0", ["0 = 1 + 2, 2 of 2"]),
        # what is left then must weigh enough
        ("Alpha: 3118.4 7 9 / : 3118.4 4 3 / : 0 3 6", []),
    ],
)
def test_two_exact_figures_that_tell_something_tie_lines(lines: str, expected: list[str]) -> None:
    assert tied(lines) == expected


SIX = ("3118.4 4052.1 5096.5 2214.4 6171.3 7245.2", "1964.2 2177.5 2001.1 1211.2 4040.9 1139.7")
REST = ["1154.2", "1874.6", "3095.4", "1003.2", "2130.4", "6105.5"]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({}, ["0 = 1 + 2, 6 of 6"]),
        ({4: "2103.4"}, ["0 = 1 + 2, 5 of 6"]),
        ({4: "0"}, ["0 = 1 + 2, 5 of 6"]),
        ({4: "2103.4", 5: "6150.5"}, []),
    ],
)
def test_one_figure_may_be_a_misprint_and_two_may_not(wrong: dict[int, str], expected: list[str]) -> None:
    rest = " ".join(wrong.get(at, figure) for at, figure in enumerate(REST))
    assert tied(f"Alpha: {SIX[0]} / : {SIX[1]} / : {rest}") == expected


def test_nil_is_no_misprint() -> None:
    assert tied("Alpha: 3118.4 4052.1 5096.5 0 / : 1964.2 2177.5 2001.1 44.1 / : 1154.2 1874.6 3095.4 16.7") == []
    assert tied("Alpha: 3118.4 4052.1 5096.5 7.7 / : 1964.2 2177.5 2001.1 44.1 / : 1154.2 1874.6 3095.4 16.7") == [
        "0 = 1 + 2, 3 of 4"
    ]


@pytest.mark.parametrize(
    ("first", "told_of"),
    [("3000.0", True), ("3031.00", True), ("3031.01", False), ("2969.00", True), ("2968.99", False)],
)
def test_three_lines_whose_first_figure_is_far_off_are_not_asked_further(first: str, told_of: bool) -> None:
    """By more than one unit and one per cent: more than any misprint is tried for."""
    parts = f"{first} 2177.5 2001.1 1211.2 / : 0.0 1474.6 3003.2 903.2 / : 0.0 400.0 92.2 100.0"
    assert (tied(f"Alpha: 3000.0 4052.1 5096.5 2214.6 / : {parts}") != []) is told_of


@pytest.mark.parametrize("first", ["0", "·"])
def test_the_first_figure_that_is_more_than_nil_is_asked(first: str) -> None:
    parts = ": 0 2177.5 2001.1 1211.2 / : 0 1474.6 3003.2 903.2 / : 0 400.0 92.2 100.0"
    assert tied(f"Alpha: {first} 4052.1 5096.5 2214.4 / {parts}") == ["0 = 1 + 2 + 3, 3 of 3"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # deeper than one of the lines that it would come from
        ("> Alpha: 3118.4 4052.1 / : 1964.2 2177.5 / : 1154.2 1874.6", []),
        ("> Alpha: 3118.4 4052.1 / >: 1964.2 2177.5 / : 1154.2 1874.6", []),
        ("> Alpha: 3118.4 4052.1 / >: 1964.2 2177.5 / >: 1154.2 1874.6", ["0 = 1 + 2, 2 of 2"]),
        ("Alpha: 3118.4 4052.1 / >: 1964.2 2177.5 / >: 1154.2 1874.6", ["0 = 1 + 2, 2 of 2"]),
        # with a sign before its label, or as one of which it is said
        (f"(+) Alpha: 3118.4 4052.1 / {PARTS}", []),
        (f"of which Alpha: 3118.4 4052.1 / {PARTS}", []),
    ],
)
def test_place_sign_and_label_say_that_a_line_is_no_result(lines: str, expected: list[str]) -> None:
    assert tied(lines) == expected


def test_a_total_that_adds_a_line_beside_a_part_of_it_says_so_too() -> None:
    parts = ": 1964.2 2177.5 2001.1 / : 1154.2 1874.6 3095.4"
    lines = f"{ALPHA} 5096.5 / {parts} / Total: 5082.6 6229.6 7097.6 / : 3118.4 4052.1 5096.5"
    assert tied(lines) == ["0 = 1 + 2, 3 of 3", "3 = 0 + 1, 3 of 3"]
    assert tied(lines, [known(3, 0, 1)]) == []
    assert tied(lines, [known(3, 0, 4)]) == ["0 = 1 + 2, 3 of 3"]


def test_what_comes_from_a_line_by_two_steps_does_not_give_it() -> None:
    """The subtotal is Beta and Alpha, the total adds Delta, and Alpha and Delta are known too: Beta follows."""
    lines = (
        "Beta: 1964.2 2177.5 2001.1 / Alpha: 3118.4 4052.1 5096.5 / Subtotal: 5082.6 6229.6 7097.6"
        " / Delta: 853.1 1472.4 901.2 / Total: 5935.7 7702.0 7998.8 / Both: 3971.5 5524.5 5997.7"
    )
    assert tied(lines, [known(2, 0, 1), known(4, 2, 3), known(5, 1, 3)]) == []
    assert tied(lines, [known(4, 2, 3), known(5, 1, 3)]) == ["2 = 0 + 1, 3 of 3"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a line without figures is passed over
        (f"{ALPHA} / : 1964.2 2177.5 / : · · / : 1154.2 1874.6", ["0 = 1 + 3, 2 of 2"]),
        (f"{ALPHA} / : 1964.2 2177.5 / : 0 0 / : 1154.2 1874.6", ["0 = 1 + 3, 2 of 2"]),
        # so is what stands before, or after, the lines that are added
        (f": 55.5 66.6 / {ALPHA} / {PARTS} / : 77.7 88.8", ["1 = 2 + 3, 2 of 2"]),
        (f": 55.5 66.6 / {PARTS} / {ALPHA}", ["3 = 1 + 2, 2 of 2"]),
        # two and three lines that are taken off, and some of three lines
        (": 3118.4 4052.1 / : 1964.2 2177.5 / Delta: 1154.2 1874.6", ["2 = 0 - 1, 2 of 2"]),
        (": 7000.3 6000.4 / : 3118.4 1052.1 / : 1964.2 2177.5 / Omega: 1917.7 2770.8", ["3 = 0 - 1 - 2, 2 of 2"]),
        (": 7000.3 6000.4 / : 3118.4 1052.1 / : 1964.2 2177.5 / Omega: 5846.1 7125.8", ["3 = 0 - 1 + 2, 2 of 2"]),
        (": 7000.3 6000.4 / : 3118.4 1052.1 / : 1964.2 2177.5 / Omega: 8154.5 4875.0", ["3 = 0 + 1 - 2, 2 of 2"]),
        (
            ": 7000.3 6000.4 / : 3118.4 1052.1 / : 1964.2 2177.5 / : 102.1 201.4 / Omega: 5948.2 7327.2",
            ["4 = 0 - 1 + 2 + 3, 2 of 2"],
        ),
        (
            ": 7000.3 6000.4 / : 3118.4 1052.1 / : 1964.2 2177.5 / : 102.1 201.4 / : 9.3 8.2 / Omega: 5957.5 7335.4",
            [],
        ),
        (
            ": 7000.3 6000.4 / : 3118.4 1052.1 / : 1964.2 2177.5 / : 102.1 201.4 / : 9.3 8.2 / Omega: 1806.3 2561.2",
            ["5 = 0 - 1 - 2 - 3 - 4, 2 of 2"],
        ),
    ],
)
def test_lines_beside_one_another_are_added_and_taken_off(lines: str, expected: list[str]) -> None:
    assert tied(lines) == expected


def _many(count: int) -> tuple[list[str], str]:
    """So many lines with figures, and what they come to."""
    figures = [(311 + 97 * at * at, 577 + 89 * at**3) for at in range(count)]
    return [f": {one} {other}" for one, other in figures], f"{sum(a for a, _ in figures)} {sum(b for _, b in figures)}"


@pytest.mark.parametrize(("count", "is_told"), [(15, True), (16, False)])
def test_so_many_lines_are_added_at_most(count: int, is_told: bool) -> None:
    lines, whole = _many(count)
    parts = " + ".join(map(str, range(1, count + 1)))
    assert tied(" / ".join([f"Alpha: {whole}", *lines])) == ([f"0 = {parts}, 2 of 2"] if is_told else [])
    parts = " + ".join(map(str, range(count)))
    assert tied(" / ".join([*lines, f"Alpha: {whole}"])) == ([f"{count} = {parts}, 2 of 2"] if is_told else [])


def test_in_a_long_table_figures_alone_tie_no_lines() -> None:
    given = [ALPHA, *PARTS.split(" / "), *[": · ·"] * 117]
    assert tied(" / ".join(given)) == ["0 = 1 + 2, 2 of 2"]
    assert tied(" / ".join([*given, ": 5 7"])) == []


def test_a_subtotal_is_added_and_its_parts_are_not() -> None:
    lines = "Alpha: 3118.4 4052.1 / Sub: 1964.2 2177.5 / : 1063.1 1111.2 / : 901.1 1066.3 / : 1154.2 1874.6"
    assert tied(lines, [known(1, 2, 3)]) == ["0 = 1 + 4, 2 of 2"]
    below = ": 1063.1 1111.2 / : 901.1 1066.3 / Sub: 1964.2 2177.5 / : 1154.2 1874.6 / Alpha: 3118.4 4052.1"
    assert tied(below, [known(2, 0, 1)]) == ["4 = 2 + 3, 2 of 2"]


def test_a_rate_is_no_part_and_no_result() -> None:
    lines = "Alpha: 3118.4 4052.1 5096.5 / Beta: 1964.2 2177.5 2001.1 / : 1154.2 1874.6 3095.4 / : 7 8 9 / : 5 5 8"
    assert tied(lines) == ["0 = 1 + 2, 3 of 3"]
    assert tied(lines, [known(0, 3, 4, form=Form.PERCENTAGE)]) == []
    assert tied(lines, [known(1, 3, 4, form=Form.PERCENTAGE)]) == []
    assert tied(lines, [known(2, 3, 4, form=Form.PERCENTAGE)]) == []
    assert tied(lines, [known(3, 2, 4, form=Form.PERCENTAGE)]) == ["0 = 1 + 2, 3 of 3"]


MU, NU = ": 5.5 6.1 7.7", ": 9.1 9.9 9.2"
FIRST, SECOND, THIRD = "3118.4 4052.1 5096.5", "1964.2 2177.5 2001.1", "1154.2 1874.6 3095.4"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # anywhere, where three figures say so: what stands above first
        (f": {FIRST} / {MU} / : {SECOND} / {NU} / Delta: {THIRD}", ["4 = 0 - 2, 3 of 3"]),
        (f": {THIRD} / {MU} / : {SECOND} / {NU} / Alpha: {FIRST}", ["4 = 0 + 2, 3 of 3"]),
        (f"Alpha: {FIRST} / {MU} / : {SECOND} / {NU} / : {THIRD}", ["0 = 2 + 4, 3 of 3"]),
        (f"Delta: {THIRD} / {MU} / : {SECOND} / {NU} / : {FIRST}", ["0 = 4 - 2, 3 of 3"]),
        (f"Alpha: {FIRST} / {MU} / : {SECOND} / {NU} / Delta: {THIRD}", ["4 = 0 - 2, 3 of 3"]),
        # never twice the same line
        (f"Alpha: 6236.8 8104.2 10193.0 / {MU} / Beta: {FIRST} / {NU}", []),
        # where some are empty, and where one of several with one figure is meant
        (f": · · 12.1 / : {FIRST} / {MU} / : {SECOND} / {NU} / Delta: {THIRD}", ["5 = 1 - 3, 3 of 3"]),
        (
            f": 3.3 4.4 5096.5 / : 7.7 2177.9 5096.5 / : {FIRST} / {MU} / : 8.1 9.2 2001.1 / : {SECOND} / {NU}"
            f" / Delta: {THIRD}",
            ["7 = 2 - 5, 3 of 3"],
        ),
        (
            f": {THIRD} / {MU} / : 8.1 9.2 2001.1 / {NU} / : {SECOND} / : 8.8 4.3 3095.4 / Alpha: {FIRST}",
            ["6 = 0 + 4, 3 of 3"],
        ),
        # the largest figure of the line is asked first, wherever it stands and however small it is
        (
            f": 5 0.6151 0.7322 0.9871 / {MU} 8 / : 4 0.2419 0.3011 0.5552 / {NU} 9 / Delta: · 0.3732 0.4311 0.4319",
            ["4 = 0 - 2, 3 of 3"],
        ),
        (f": 5096.5 3118.4 12.1 / {MU} / : 2001.1 1964.2 8.2 / {NU} / Delta: 3095.4 1154.2 3.9", ["4 = 0 - 2, 3 of 3"]),
        (
            ": 12.1 · 3118.4 5096.5 / : 5 6 7 8 / : 8.2 3 1964.2 2001.1 / : 9 9 9 9 / Delta: 3.9 · 1154.2 3095.4",
            ["4 = 0 - 2, 3 of 3"],
        ),
    ],
)
def test_two_lines_anywhere_may_give_another(lines: str, expected: list[str]) -> None:
    assert tied(lines) == expected


@pytest.mark.parametrize(
    ("line", "code", "form"),
    [
        ("Alpha", "XLE202", Form.SUM),
        ("Subtotal", "XLE201", Form.SUM),
    ],
)
def test_what_is_tied_has_the_rule_of_its_words(line: str, code: str, form: Form) -> None:
    (one,) = lines_by_figures(_rows(f"{line}: 3118.4 4052.1 / {PARTS}"), range(2), [])
    assert (one.axis, one.rule.code, one.form, one.signs) == ("down", code, form, (1, 1))
    assert one.evidence == Evidence(2, 0, either_way=True)


def test_a_difference_has_a_rule_of_its_own() -> None:
    (one,) = lines_by_figures(_rows(": 3118.4 4052.1 / : 1964.2 2177.5 / Delta: 1154.2 1874.6"), range(2), [])
    assert (one.rule.code, one.form, one.signs) == ("XLE209", Form.DIFFERENCE, (1, -1))
    (three,) = lines_by_figures(
        _rows(": 7000.3 6000.4 / : 3118.4 1052.1 / : 1964.2 2177.5 / Omega: 1917.7 2770.8"), range(2), []
    )
    assert (three.rule.code, three.form) == ("XLE209", Form.SUM)


def test_columns_that_are_computed_across_say_nothing_of_their_own() -> None:
    table = rows_of(f"{ALPHA} 7170.5", ": 1964.2 2177.5 4141.7", ": 1154.2 1874.6 3028.8", derived=(2,))
    assert [told(one) for one in lines_by_figures(table, range(3), [])] == ["0 = 1 + 2, 2 of 2, either way"]
    assert lines_by_figures(table, [0, 2], []) == []
