"""One formula of a right workbook is made another one: a check tells that very cell, and blames no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.odd.layouts.build import built_once
from tests.spoiled import SLIPS, verdicts

LAYOUTS = (
    "en_ctbto_comparison", "es_mantenimiento_paz", "ru_fns_postupleniya", "ru_plan_fakt",
    "rb_section_components", "ar_credito_devengado", "zh_yiban_shouru_2023",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder() -> Path:
    return built_once()[0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_slip_of_the_hand_is_told_where_it_was_made(layout: str, folder: Path) -> None:
    told = list(verdicts(folder / f"{layout}__c_formula.xlsx"))
    assert [f"{slip} at {ref.address}: {verdict}" for slip, ref, verdict, _ in told if verdict != "told"] == []
    assert {slip for slip, *_ in told} & {slip.__name__ for slip in SLIPS}
    assert {slip for slip, *_ in told} >= {"typed_over", "stored_as_a_text"}
