"""Percentages of amounts below nil, which offices print in two ways."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.fit import NIL, Agreement, fit
from xlengine.layout import Entry
from xlengine.rule import Form


def is_of_what_is_below_nil(form: Form, target: Entry, arguments: Sequence[Entry]) -> bool:
    """Whether a percentage is that of an amount below nil taken without its sign, as many print it."""
    if form not in (Form.PERCENTAGE, Form.GROWTH) or target.value is None or (arguments[1].value or NIL) >= 0:
        return False
    turned = target._replace(value=-target.value)
    return fit(form, turned, arguments, (1, 1)).agreement is not Agreement.WRONG
