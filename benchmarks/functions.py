"""One call of a function over fifty thousand rows: `python benchmarks/functions.py`.

The processor's seconds for the quickest of three calls, without Excel. Compare only inside one table.
"""

from __future__ import annotations

import time

from xlengine.function import FUNCTIONS

ROWS = 50_000
NAMES = (
    "XLE_VARIANCE", "XLE_PERCENTAGE", "XLE_NEEDS_ANALYSIS", "XLE_ROUNDS_TO", "XLE_SUBTOTAL_EXCLUDING", "XLE_TOTAL",
)  # fmt: skip


def seconds(name: str) -> float:
    """Of one call."""
    first = [[(7919 * at % 1_000_003) / 10] for at in range(ROWS)]
    second = [[0.0 if name.endswith("EXCLUDING") else (104_729 * at % 999_983 + 1) / 10] for at in range(ROWS)]
    arguments = (first, second)[: max(2, FUNCTIONS[name].required)]
    found = []
    for _ in range(3):
        begun = time.process_time()
        FUNCTIONS[name](*arguments)
        found.append(time.process_time() - begun)
    return min(found)


def main() -> None:
    """Prints the table."""
    print(f"| function, {ROWS:,} rows | s |\n|---|---|")
    for name in NAMES:
        print(f"| {name} | {seconds(name):.2f} |")


if __name__ == "__main__":
    main()
