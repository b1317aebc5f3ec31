"""What a heading says beside its date."""

from __future__ import annotations

import pytest

from xlengine.terms.dates import undated
from xlengine.terms.fold import fold


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("Balance at 31 December 2024", "balance"),
        ("Pledges outstanding 31 Dec.", "pledges outstanding"),
        ("Balance as at December 31, 2024", "balance"),
        ("Stock, end-2023", "stock"),
        ("Net book value 30.6.24", "net book value"),
        ("At 1 April 2023 £", ""),
        ("Restes à payer au 31/12/2022", "restes payer"),
        ("Effectif au 1er janvier", "effectif"),
        ("Encours fin 2023", "encours"),
        ("Saldo al 31 de diciembre de 2023", "saldo"),
        ("Efectivos a 1-9-2022", "efectivos"),
        ("Объём долга на 01.01.2024", "объем долга"),
        ("Непогашенный остаток на 30 сентября 2024 года", "непогашенный остаток"),
        ("2023年1月1日结余", "结余"),
        ("2022年末债务余额", "债务余额"),
        ("الرصيد في 31 كانون الأول/ديسمبر 2023", "الرصيد"),
        ("الرصيد القائم في نهاية عام 2022", "الرصيد القايم"),
        ("رصيد 2023/12/31", "رصيد"),
        ("الرصيد في 1/1", "الرصيد"),
        ("Budget 2024", None),
        ("Budget 2024/25", None),
        ("Posts in May", None),
        ("From 1 January 2024 to 31 December 2024", None),
        ("Item 3.1.2", None),
    ],
)
def test_what_a_heading_says_beside_its_date(heading: str, rest: str | None) -> None:
    assert undated(fold(heading)) == rest
