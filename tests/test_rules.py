"""What a reader judges: the limits that the reports state, at the limit and on either side of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from xlengine.rule import RULES, NoFigure

JUDGED = [
    # (rule, figures, whether it holds)
    ("same_figure", ("355694.2", "355694.2"), True),
    ("same_figure", ("355694.2", "355694.1"), False),
    ("same_figure", ("355694.1", "355694.2"), False),
    ("heading_figure", ("-522.8", "-522.8"), True),
    ("heading_figure", ("-522.8", "522.8"), False),
    ("heading_figure", ("522.8", "-522.8"), False),
    ("full_dollars", ("201300", "201.3"), True),
    ("full_dollars", ("201301", "201.3"), False),
    ("full_dollars", ("201299", "201.3"), False),
    ("needs_analysis", ("72.6", "57.1"), True),
    ("needs_analysis", ("17749.7", "17729.9"), False),
    ("needs_analysis", ("1000", "960"), True),
    ("needs_analysis", ("1000", "1040"), True),
    ("needs_analysis", ("1000", "960.1"), False),
    ("needs_analysis", ("1000", "1039.9"), False),
    ("needs_analysis", ("10000", "9950"), True),
    ("needs_analysis", ("10000", "10050"), True),
    ("needs_analysis", ("10000", "9950.1"), False),
    ("needs_analysis", ("-1000", "-1040"), True),
    ("needs_analysis", ("-1000", "-1039.9"), False),
    ("needs_analysis", ("0", "49.9"), False),
    ("needs_analysis", ("0", "50"), True),
    ("needs_analysis", ("1000", "950", "6", "60"), False),
    ("needs_analysis", ("1000", "940", "7", "60"), True),
    ("needs_analysis", ("1000", "940", "6", "70"), True),
    ("superfluous_analysis", ("17749.7", "17729.9"), True),
    ("superfluous_analysis", ("1000", "960"), False),
    ("superfluous_analysis", ("1000", "960.1"), True),
    ("superfluous_analysis", ("10000", "9950"), False),
    ("superfluous_analysis", ("10000", "9950.1"), True),
    ("superfluous_analysis", ("1000", "940", "7", "70"), True),
    ("achieved", ("11", "11"), True),
    ("achieved", ("11", "12"), True),
    ("achieved", ("11", "10"), False),
    ("formula_row", ("74.1", "74.1"), True),
    ("formula_row", ("74.1", "-74.1"), False),
    ("formula_row", ("-74.1", "74.1"), False),
    ("numbering", ("26", "25"), True),
    ("numbering", ("27", "25"), False),
    ("numbering", ("25", "25"), False),
    ("numbering", ("1", "0"), True),
    ("rate_without_actual", ("0", None), False),
    ("rate_without_actual", ("0", "0"), True),
    ("rate_without_actual", ("0", "12"), True),
    ("text_figure", ("201300", "201300"), True),
    ("text_figure", ("201300", "201301"), False),
    ("text_figure", ("201301", "201300"), False),
    ("memo_line", ("11094.1", "13435.3"), True),
    ("memo_line", ("13435.3", "13435.3"), True),
    ("memo_line", ("13435.4", "13435.3"), False),
    ("rounds_to", ("21.34986", "21.3", "1"), True),
    ("rounds_to", ("21.34986", "21.4", "1"), False),
    ("rounds_to", ("21.35", "21.3", "1"), True),
    ("rounds_to", ("21.25", "21.3", "1"), True),
    ("rounds_to", ("21.351", "21.3", "1"), False),
    ("rounds_to", ("21.249", "21.3", "1"), False),
    ("rounds_to", ("2.5", "3", "0"), True),
    ("rounds_to", ("2.49", "3", "0"), False),
]


@pytest.mark.parametrize(("name", "figures", "holds"), JUDGED)
def test_a_rule_judges_at_its_limit_as_the_report_says(name: str, figures: tuple[str | None, ...], holds: bool) -> None:
    numbers = [None if figure is None else Decimal(figure) for figure in figures]
    assert rule(name)(*numbers) is holds


@pytest.mark.parametrize(
    ("name", "figures", "result"),
    [
        ("variance", ("250", "100"), 150),
        ("balance", ("250", "100"), 150),
        ("change", ("250", "100"), 150),
        ("difference", ("250", "100"), 150),
        ("net_requirements", ("250", "100"), 150),
        ("change_rate", ("250", "100"), 150),
        ("difference", ("100", "250"), -150),
        ("closing_posts", ("250", "3", "10"), 243),
        ("total_requirements", ("250", "100"), 350),
    ],
)
def test_a_rule_adds_or_takes_off_as_its_words_say(name: str, figures: tuple[str, ...], result: int) -> None:
    assert rule(name)(*map(Decimal, figures)) == result


@pytest.mark.parametrize(
    ("total", "parts", "decimals", "holds"),
    [
        ("0.6", ("0.3", "0.3"), 1, True),
        ("0.7", ("0.3", "0.3"), 1, True),
        ("0.5", ("0.3", "0.3"), 1, True),
        ("0.8", ("0.3", "0.3"), 1, False),
        ("0.4", ("0.3", "0.3"), 1, False),
        ("0.75", ("0.3", "0.3"), 1, True),
        ("0.76", ("0.3", "0.3"), 1, False),
        ("0", (), 1, True),
        ("0.1", (), 1, False),
    ],
)
def test_a_total_foots_within_the_rounding_of_all_of_it(
    total: str, parts: tuple[str, ...], decimals: int, holds: bool
) -> None:
    assert rule("foots")(Decimal(total), [Decimal(part) for part in parts], decimals) is holds


def test_the_vacancy_rate_of_months_is_one_share_of_the_averages() -> None:
    posts, filled = [Decimal(57)] * 12, [Decimal(47)] * 11 + [Decimal(48)]
    rate = rule("vacancy_rate_of_months")
    assert rate(posts, filled) == Fraction(11900, 684)
    with pytest.raises(NoFigure):
        rate([], [])


def test_whole_counts_bound_a_vacancy_rate() -> None:
    bounds = rule("vacancy_rate_range")(Decimal(940), Decimal(837))
    assert (bounds.low * 940, bounds.high * 940) == (10250, 10350)
    assert rule("vacancy_rate_range")(Decimal(940), Decimal(837), 1).low * 940 == 10295


def rule(name: str) -> Any:
    """What computes the rule."""
    return next(one.compute for one in RULES.values() if one.name == name)
