"""Redeployment between groups, and posts over the year."""

from __future__ import annotations

from typing import Any

from xlengine.rule import across
from xlengine.sources import A_76_596, ARITHMETIC


@across("XLE151", cites=str(ARITHMETIC))
def revised_apportionment(apportionment: Any, redeployment: Any) -> Any:
    """The original distribution and what was redeployed, added.

    Example: 12 111.8 and (376.6) are 11 735.2.
    """
    return apportionment + redeployment


@across("XLE152", cites=A_76_596.footnote("a", of="human resources"))
def closing_posts(opening_posts: Any, established_posts: Any, abolished_posts: Any) -> Any:
    """Posts at the beginning, and those established, less those abolished.

    Example: 1 356 and 1, less 3, are 1 354.
    """
    return opening_posts + established_posts - abolished_posts
