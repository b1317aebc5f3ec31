"""How large a workbook may be before it is refused, ahead of any damage."""

from __future__ import annotations

from typing import NamedTuple

MEBIBYTE = 1 << 20


class Limits(NamedTuple):
    """What a file may hold. Far above every real budget workbook, low enough for a machine with 1 GiB to spare."""

    file_bytes: int = 256 * MEBIBYTE
    members: int = 20_000
    member_bytes: int = 256 * MEBIBYTE
    """Of one part, unpacked."""
    total_bytes: int = 512 * MEBIBYTE
    """Of all parts, unpacked."""
    ratio: int = 200
    """Unpacked to packed size of a part, and of all, looked at above `ratio_from` bytes only. Real workbooks reach 147.
    """
    ratio_from: int = 64 * MEBIBYTE
    cells: int = 2_000_000
    """Of all sheets together; a cell that has only a format counts too."""
    formula_signs: int = 40_000_000
    """Of formulas that cells share, written out for each of them."""
    merged: int = 200_000
    """Merged areas of one sheet."""
    strings: int = 2_000_000
    """Shared texts; as many as cells, where that is more."""
    depth: int = 256
    """How deeply elements may be nested in one part."""


DEFAULT = Limits()
