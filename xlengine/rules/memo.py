"""Memo lines: what is told of a line and already counted in it."""

from __future__ import annotations

from typing import Any

from xlengine.rule import check
from xlengine.sources import A_76_596


@check("XLE207", cites=A_76_596.table(1))
def memo_line(memo: Any, line: Any) -> Any:
    """A memo line ("of which") is at most the line that it belongs to, and is never added.

    After-service health insurance is part of other supplies, services and equipment; added once more, it would turn
    76 824.0 into 87 918.1.

    Example: 11 094.1 of 13 435.3.
    """
    return bool(memo <= line)
