"""What an Excel number format shows: how many decimals, and whether a fraction as a percentage."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def decimals_of_format(number_format: str) -> int | None:
    """Decimals that an Excel number format shows; None for General and for what shows no number."""
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", number_format.partition(";")[0])
    if bare.strip().lower() in ("general", "", "@") or not re.search(r"[0#?]", bare):
        return None
    fraction = re.search(r"\.([0#?]+)", bare)
    return len(fraction[1]) if fraction else 0


@lru_cache(maxsize=4096)
def is_percent_format(number_format: str) -> bool:
    """Whether the format shows a fraction as a percentage (0.027 as 2.7%)."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)
