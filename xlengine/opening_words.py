"""The words for what there was at the beginning of a period, and for what is left at its end."""

from __future__ import annotations

import re

from xlengine.fold import fold

OPENING = re.compile(
    r"\b(?:opening|beginning|brought forward|start of|1 january|1 july|inicial(?:es)?|initial|ouverture|debut"
    r"|1er janvier|1 de enero|al inicio|на начало|на 1 января|на 01\.01|входящ\w+)\b|期初|年初结转|年初余额|上年结转"
    r"|初余额|[اأ]ول (?:المد|الفتر|السن)|بداي[هة]|الافتتاحي"
)
CLOSING = re.compile(
    r"\b(?:closing|ending|end of|31 december|30 june|carried forward|final(?:es)?|cloture|fin de|31 decembre"
    r"|31 de diciembre|al cierre|de cierre|на конец|на 31 декабря|исходящ\w+)\b|期末|年末|末余额|结转下年"
    r"|نهاي[هة]|[اآ]خر (?:المد|الفتر|السن)|الختامي"
)
CHANGES = re.compile(
    r"\bcash (?:in|out)\b|\binflows?\b|\boutflows?\b|\bchange|\bmovement|variation|mouvement|variacion|movimiento"
    r"|изменени|движени|变动|التغير"
)


def is_opening(label: str) -> bool:
    """Whether a line is what there was at the beginning, which is no part of any change."""
    return OPENING.search(fold(label)) is not None


def is_closing(label: str) -> bool:
    """Whether a line is what is left at the end."""
    return CLOSING.search(fold(label)) is not None
