"""Whole processes side by side: `python benchmarks/speed.py [--sizes 40,1000,10000,100000] [--rounds 5] [--kinds]`.

In every round each job runs once, in turn, as a fresh process; ratios are taken round by round and the median is
printed. Compare only inside one table: absolute times are those of the machine and of the moment. Peers that are not
installed are left out; the extra `benchmarks` installs them, LibreOffice comes from the system.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from budget import KINDS, build
from peers import JOBS

LIBRARY = {"limit": "python_calamine", "expat": "xml"}
"""What a job needs, where that is not called as the job is."""
TOO_LONG = {"formulas": 1000}
"""The largest size at which a peer is tried: it takes minutes beyond."""
HERE = Path(__file__).parent


def commands(workbook: Path, size: int) -> dict[str, list[str]]:
    """The jobs that can run here, each as a command."""
    ours = [sys.executable, "-m", "xlengine.cli"]
    found = {
        "xlengine check": [*ours, "check", "--no-config", str(workbook)],
        "xlengine recalc": [*ours, "recalc", str(workbook), "-o", str(workbook.with_suffix(".out.xlsx"))],
    }
    for name in JOBS:
        library = importlib.util.find_spec(LIBRARY.get(name, name))
        present = shutil.which("soffice") if name == "libreoffice" else library
        if present and size <= TOO_LONG.get(name, size):
            found[name] = [sys.executable, str(HERE / "peers.py"), name, str(workbook)]
    return found


def timed(command: list[str]) -> tuple[float, int]:
    """Wall seconds of one run, and its peak memory in KiB. A job that fails is no measurement."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} failed")
    return seconds, usage.ru_maxrss


def unpacked(workbook: Path) -> int:
    """The bytes of its worksheets as XML."""
    with zipfile.ZipFile(workbook) as package:
        return sum(one.file_size for one in package.infolist() if one.filename.startswith("xl/worksheets/sheet"))


def exponent(points: dict[int, float]) -> float:
    """Of the power of the lines that the seconds grow with, fitted through all sizes."""
    return statistics.linear_regression([math.log(x) for x in points], [math.log(y) for y in points.values()]).slope


def measure(size: int, rounds: int, folder: Path) -> dict[str, float]:
    """One table; gives the median seconds of each job."""
    workbook = folder / f"budget-{size}.xlsx"
    build(size, workbook)
    jobs = commands(workbook, size)
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    memory: dict[str, int] = {}
    for turn in range(rounds + 1):
        for name, command in list(jobs.items()):
            try:
                taken, peak = timed(command)
            except RuntimeError as fault:
                print(f"left out: {fault}", file=sys.stderr)
                del jobs[name], seconds[name]
                continue
            if turn:  # the first round only warms up
                seconds[name].append(taken)
                memory[name] = max(memory.get(name, 0), peak)
    xml = unpacked(workbook)
    print(f"\n{size:,} lines, {xml / 2**20:.1f} MiB of XML, {rounds} rounds\n")
    print("| job | median s | min–max | peak MiB | times the XML | times the limit | times xlengine check |")
    print("|---|---|---|---|---|---|---|")
    for name, own in seconds.items():
        limits = statistics.median(a / b for a, b in zip(own, seconds["limit"], strict=True))
        ours = statistics.median(a / b for a, b in zip(own, seconds["xlengine check"], strict=True))
        span = f"{min(own):.2f}–{max(own):.2f}"
        middle, peak, xmls = statistics.median(own), memory[name] >> 10, (memory[name] << 10) / xml
        print(f"| {name} | {middle:.2f} | {span} | {peak} | {xmls:.0f} | {limits:.1f} | {ours:.1f} |")
    return {name: statistics.median(own) for name, own in seconds.items()}


def measure_kinds(size: int, rounds: int, folder: Path) -> None:
    """What a check and a recalculation take where the results are no formulas but typed, missing, wrong, or texts."""
    jobs = {}
    for kind in KINDS:
        workbook = folder / f"{kind}-{size}.xlsx"
        build(size, workbook, kind)
        jobs |= {(kind, name): command for name, command in commands(workbook, size).items() if "xlengine" in name}
    seconds: dict[tuple[str, str], list[float]] = {job: [] for job in jobs}
    for turn in range(rounds + 1):
        for job, command in jobs.items():
            taken, _ = timed(command)
            if turn:
                seconds[job].append(taken)
    print(f"\n{size:,} lines without formulas, {rounds} rounds\n")
    print("| results | check, median s | recalc, median s |")
    print("|---|---|---|")
    for kind in KINDS:
        check, recalc = (statistics.median(seconds[kind, f"xlengine {name}"]) for name in ("check", "recalc"))
        print(f"| {kind} | {check:.2f} | {recalc:.2f} |")


def main() -> None:
    """Measures each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="40,1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kinds", action="store_true", help="workbooks without formulas, and no peers")
    given = parser.parse_args()
    package = importlib.util.find_spec("xlengine")
    if package and package.origin:  # as after an installation, whatever the environment says of compiled modules
        compileall.compile_dir(Path(package.origin).parent, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        sizes = [int(one) for one in given.sizes.split(",")]
        if given.kinds:
            for size in sizes:
                measure_kinds(size, given.rounds, Path(folder))
            return
        medians = {size: measure(size, given.rounds, Path(folder)) for size in sizes}
    long = [size for size in sizes if size >= 1000]
    for name in ("xlengine check", "xlengine recalc") if len(long) > 1 else ():
        fitted = exponent({size: medians[size][name] for size in long})
        print(f"\n{name}: the time grows with the lines to the power of {fitted:.2f}, from {long[0]:,} lines on")


if __name__ == "__main__":
    main()
