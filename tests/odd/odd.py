"""One odd workbook: its bytes, and what is true of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tests.odd.archive import packed
from tests.odd.plain import encoded
from xlengine.sheet import CellError, Value

Told = Decimal | int | str | bool | None


@dataclass(frozen=True)
class Odd:
    """A workbook named for its oddity. Every one holds the plain three lines and total unless `is_plain` is false."""

    name: str
    content: bytes
    cells: Mapping[str, Value] = field(default_factory=dict)
    """What is read, beyond the plain lines; addresses of the first sheet."""
    formulas: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    """Cells that a number cannot be written to, each with words of the refusal."""
    results: tuple[str, ...] = ()
    """Cells beyond the plain total whose stored result is refreshed."""
    is_plain: bool = True
    warned: str = ""
    """Words of a warning that reading gives."""
    sheet: str = "Sheet1"

    @property
    def stem(self) -> str:
        return self.name.partition(".")[0]


def odd(
    name: str,
    parts: Mapping[str, str | bytes],
    cells: Mapping[str, Told] | None = None,
    formulas: Mapping[str, str] | None = None,
    refused: Mapping[str, str] | None = None,
    results: tuple[str, ...] = (),
    *,
    is_plain: bool = True,
    warned: str = "",
    sheet: str = "Sheet1",
    content: bytes | None = None,
) -> Odd:
    """The workbook of these parts; integers among the cells are decimals, texts such as `#N/A` are errors."""
    full = name if "." in name else f"{name}.xlsx"
    return Odd(
        full, packed(encoded(parts)) if content is None else content,
        {address: _value(value) for address, value in (cells or {}).items()},
        formulas or {}, refused or {}, results, is_plain, warned, sheet,
    )  # fmt: skip


def _value(told: Told) -> Value:
    if isinstance(told, int) and not isinstance(told, bool):
        return Decimal(told)
    return CellError(told) if isinstance(told, str) and told.startswith("#") and told[-1:] in "!?A0" else told
