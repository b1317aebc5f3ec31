"""How large a workbook may be before it is refused, ahead of any damage."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold. The real corpus reaches a ratio of 147; everything else is far below."""

    file_bytes: int = 512 * MEBIBYTE
    members: int = 20_000
    member_bytes: int = 512 * MEBIBYTE
    total_bytes: int = 1536 * MEBIBYTE
    ratio: int = 200
    """Unpacked to packed size of one member, looked at above `ratio_from` bytes only."""
    ratio_from: int = 48 * MEBIBYTE
    cells: int = 8_000_000
    merged: int = 200_000
    strings: int = 8_000_000


DEFAULT = Limits()
