"""What the packages that speak to a host offer to the core: found by the name under which they are installed.

The core knows no host. A package names what it offers in the entry points of the group `xlengine.hosts`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

GROUP = "xlengine.hosts"


def offered(name: str) -> Callable[..., Any]:
    """What is offered under this name; ImportError, with what to do, where no installed package offers it."""
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    if found is None:
        raise ImportError(f"nothing that is installed offers {name!r}; install xlengine anew, with its add-in")
    offer: Callable[..., Any] = found.load()
    return offer
