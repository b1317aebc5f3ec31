"""Figures of a table written down in a test."""

from __future__ import annotations

from decimal import Decimal

from xlengine.layout import Entry, State


def entry(text: str) -> Entry:
    """`12.50` printed; `=12.5` from a formula; `!12.5` a stored number that was not printed; `·`, `—`, words, `#`."""
    bare = text.lstrip("=!")
    if bare in ("·", "—", "#") or not bare[-1].isdigit():
        states = {"·": State.BLANK, "—": State.NIL, "#": State.ERROR}
        state = states.get(bare, State.TEXT)
        return Entry(1, 1, state, Decimal(0) if state is State.NIL else None, 0, is_formula=text.startswith("="))
    decimals = len(bare.partition(".")[2])
    exact = text[0] in "=!"
    return Entry(1, 1, State.FIGURE, Decimal(bare), decimals, is_formula=text.startswith("="), is_exact=exact)


def entries(texts: str) -> list[Entry]:
    return [entry(text) for text in texts.split()]
