"""The pages of `tests/filled`: tables as offices print them, what a recalculation writes into each, and nothing else.

A wrong figure in a report is worse than an empty cell: what is not sure stays empty, and what a person has printed is
only replaced where nothing is missing that it could come from.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.test_readings import SPECIMENS as READ
from tests.test_readings import Specimen, specimens
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.sheet import Value, with_values

SPECIMENS = list(specimens(Path(__file__).with_name("filled")))


def written(specimen: Specimen) -> list[str]:
    """`E3 = 143`, `E5 = 127, not 172` for a printed figure that is replaced, `warning at E4` for one that is not."""
    changes = [
        f"{change.ref.address} = {_shown(change.value)}" + (f", not {_shown(change.before)}" if change.before else "")
        for change in recalculation(specimen.book()).changes
    ]
    found = check_book(specimen.book()).findings
    warned = [one.ref.address for one in found if one.ref is not None and one.severity is Severity.WARNING]
    return [*changes, *(f"warning at {address}" for address in warned)]


def _shown(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


EVERY = [*SPECIMENS, *READ]


@pytest.mark.parametrize("specimen", EVERY, ids=lambda one: f"{one.page}: {one.title}")
def test_a_second_recalculation_writes_nothing(specimen: Specimen) -> None:
    book = specimen.book()
    first = recalculation(book)
    again = recalculation(with_values(book, {change.ref: change.value for change in first.changes}))
    assert again.changes == []


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda one: f"{one.page}: {one.title}")
def test_a_recalculation_writes_what_the_page_says_and_nothing_else(specimen: Specimen) -> None:
    assert written(specimen) == specimen.said


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda one: f"{one.page}: {one.title}")
def test_an_error_is_only_told_of_what_is_replaced(specimen: Specimen) -> None:
    found = check_book(specimen.book()).findings
    errors = {one.ref.address for one in found if one.severity is Severity.ERROR and one.ref is not None}
    assert errors <= {line.split()[0] for line in specimen.said if ", not " in line}
