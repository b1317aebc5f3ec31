"""The functions inside the package `formulas`."""

from __future__ import annotations

import pytest

from tests.example_book import book_in_memory, placed
from tests.examples import Example, differences, examples
from xlengine.function import FUNCTIONS
from xlengine.sheet import Ref, Value

pytest.importorskip("formulas", reason="the package formulas is not installed")

PLACED = placed(examples("formulas"))


@pytest.fixture(scope="module")
def values() -> dict[Ref, Value]:
    from udfs.headless import calculate_whole

    result = calculate_whole(book_in_memory(PLACED), FUNCTIONS)
    assert not result.not_calculated
    return dict(result.values)


@pytest.mark.parametrize("at", range(len(PLACED)), ids=[str(one.example) for one in PLACED])
def test_the_example(values: dict[Ref, Value], at: int) -> None:
    example: Example = PLACED[at].example
    assert differences(example, [[values.get(ref) for ref in row] for row in PLACED[at].refs()]) == []
