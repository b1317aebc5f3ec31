"""How long the commands take from start to end, beside a bare Python and beside openpyxl reading the same workbook.

    python benchmarks/start.py [ROUNDS]

The runs are interleaved, so that a busy machine disturbs all of them alike. Nothing is asserted: times are not facts.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
WORKBOOK = "workbooks/A-76-596.zh.xlsx"
OPENPYXL = f"import openpyxl; openpyxl.load_workbook({WORKBOOK!r})"
BARE = "python -c pass"
RUNS = {
    BARE: ["-c", "pass"],
    "xlengine --help": ["-m", "xlengine.cli", "--help"],
    "xlengine check": ["-m", "xlengine.cli", "check", WORKBOOK],
    "xlengine tables": ["-m", "xlengine.cli", "tables", WORKBOOK],
    "openpyxl reads it": ["-c", OPENPYXL],
}


def seconds(arguments: list[str], compiled: str) -> float:
    """One whole process, from start to end; its modules are compiled once, into a folder of their own."""
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - begun


def main() -> None:
    """Prints the medians and their ratios to a bare Python."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    times: dict[str, list[float]] = {name: [] for name in RUNS}
    with TemporaryDirectory() as compiled:
        for arguments in RUNS.values():
            seconds(arguments, compiled)  # once unmeasured: compiled modules and a warm disk
        for _ in range(rounds):
            for name, arguments in RUNS.items():
                times[name].append(seconds(arguments, compiled))
    bare = statistics.median(times[BARE])
    print(f"{WORKBOOK}, Python {sys.version.split()[0]}, {rounds} rounds, whole processes")
    print(f"{'':20} {'median':>8} {'fastest':>8} {'slowest':>8} {'× bare':>7}")
    for name, all_times in times.items():
        median = statistics.median(all_times)
        print(f"{name:20} {median:7.3f}s {min(all_times):7.3f}s {max(all_times):7.3f}s {median / bare:7.1f}")
    print(f"check is {statistics.median(times['xlengine check']) / statistics.median(times['openpyxl reads it']):.2f} "
          "times as long as openpyxl reading the workbook")  # fmt: skip


if __name__ == "__main__":
    main()
