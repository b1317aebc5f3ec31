"""Incumbency and vacancy. A vacancy rate comes from twelve months that the table does not print: it is judged only."""

from __future__ import annotations

from typing import Any

from xlengine.rule import across, percentage_of
from xlengine.sources import A_76_596


@across("XLE141", cites=A_76_596.footnote("b", of="human resources"), overwrites=False)
def vacancy_rate(authorized_strength: Any, incumbency: Any) -> Any:
    """The unfilled part of the authorized strength, in per cent.

    It is computed from monthly incumbency. The printed counts are whole numbers, so they only bound it: a rate outside
    the bounds is pointed out and never overwritten.

    Example: 940 authorized and 837 in place on average bound the rate to between 10.9 and 11.0.
    """
    return percentage_of(authorized_strength - incumbency, authorized_strength)
