"""Lines added one by one: a total that is far from them is told so, and never one that a closer look calls right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entries_by_hand import entries
from xlengine.down.added import Added
from xlengine.fit import Agreement, fit
from xlengine.rule import Form


def is_far(total: str, *parts: str) -> bool:
    added = Added()
    for some in parts:
        added.take(entries(some))
    (entry,) = entries(total)
    return added.is_far_from(entry)


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("60", ("10 20", "30"), False),
        ("62", ("10 20", "30"), False),  # half a unit of each of the four
        ("63", ("10 20", "30"), True),
        ("57", ("10 20", "30"), True),
        ("6.3", ("1.0 2.0", "3.0"), True),
        ("6.2", ("1.0 2.0", "3.0"), False),
        ("-63", ("-10 -20", "-30"), True),
        ("40", ("10 · 20",), True),
        ("30", ("10 · 20",), False),
        ("40", ("· ·",), False),  # nothing to be far from
        ("40", ("10 x 20",), False),
        ("40", ("10 # 20",), False),
        ("·", ("10 20",), False),
        ("x", ("10 20",), False),
    ],
)
def test_far_is_what_no_rounding_explains(total: str, parts: tuple[str, ...], expected: bool) -> None:
    assert is_far(total, *parts) is expected


def test_the_lines_are_counted() -> None:
    added = Added()
    added.take(entries("10 · x"))
    added.take(entries("4"))
    assert added.count == 4


FIGURES = st.one_of(
    st.integers(-999, 999).map(str), st.decimals(-99, 99, places=1).map(str), st.sampled_from(["·", "—", "x", "#"])
)


@given(FIGURES, st.lists(FIGURES, min_size=1, max_size=6))
def test_what_a_closer_look_calls_right_is_not_far(total: str, parts: list[str]) -> None:
    (entry,) = entries(total)
    found = fit(Form.SUM, entry, entries(" ".join(parts)), (1,) * len(parts)).agreement
    assert found is Agreement.WRONG or not is_far(total, *parts)
