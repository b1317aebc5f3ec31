"""Mutation testing: `python -m tests.mutation GROUP... [--sample 150] [--seed 1]`. Needs the extra `mutation`.

In a copy of the project one place at a time is changed as cosmic-ray's operators change it, and the tests of its group
run until one fails. A mutant that no test kills is printed with its line. Of the operators for one place one is drawn;
of more places than `--sample`, so many, always the same ones for the same seed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
COPIED = ("xlengine", "udfs", "tests", "workbooks", "docs", "README.md", "pyproject.toml")
LONGEST = 120
"""Seconds for the tests of one mutant; one that never ends is killed by that."""
SPLICE = "test_places test_formats test_chain test_shared test_splice test_splice_any test_splice_random"
STRUCTURE = "test_structure_properties test_published_report test_frames test_second_point test_layouts"
NO_BEHAVIOUR = ("@", "raise ")
"""Lines that are not changed: how large a cache is, which page is cited, how a refusal is worded."""
TIMED = "--deselect=tests/test_function.py::test_fifty_thousand_rows_take_less_than_half_a_second"
GROUPS = {
    "number": ("number interval", "test_numbers test_notation test_function"),
    "rules": ("rules/*", "test_function test_published_report test_headless_workbook"),
    "structure": ("fit walk expected above down downwards across sums", STRUCTURE),
    "compare": ("compare", "test_published_report test_second_point test_frames test_headless test_layouts"),
    "splice": ("files/splice files/insertion files/places files/values files/spots", SPLICE),
}
"""By group: its modules, and the tests that must kill their mutants, quickest first."""


class Mutant(NamedTuple):
    """One change of one place."""

    module: Path
    operator: str
    occurrence: int
    line: int


def mutants_of(module: Path) -> Iterator[list[Mutant]]:
    """The mutants of a module, place by place."""
    tree = get_ast(module.read_text("utf-8"))
    lines = module.read_text("utf-8").splitlines()
    places: dict[tuple[tuple[int, int], str], list[Mutant]] = {}
    for name in operator_names():
        operator_class = get_operator(name)
        if operator_class.arguments() or "BitOr" in name:  # `|` stands between types, mostly
            continue
        operator = operator_class()
        spots = [spot for node in ast_nodes(tree) for spot in operator.mutation_positions(node)]
        for occurrence, (start, _) in enumerate(spots):
            if lines[start[0] - 1].lstrip().startswith(NO_BEHAVIOUR):
                continue
            family = name.partition("/")[2].partition("_")[0]
            places.setdefault((start, family), []).append(Mutant(module, name, occurrence, start[0]))
    yield from (places[key] for key in sorted(places))


def fails(copy: Path, tests: Sequence[str]) -> bool:
    """Whether a test fails on the copy as it is, or never ends."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=1", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(command, cwd=copy, capture_output=True, check=False, timeout=LONGEST, env=environment)
    except subprocess.TimeoutExpired:
        return True
    return run.returncode != 0


def killed(mutant: Mutant, copy: Path, tests: Sequence[str]) -> bool | None:
    """Whether a test fails on it; None where it is no Python."""
    module = copy / mutant.module.relative_to(ROOT)
    source = module.read_text("utf-8")
    changed = mutate_code(source, get_operator(mutant.operator)(), mutant.occurrence)
    try:
        compile(changed or "", str(module), "exec")
    except SyntaxError:
        return None
    module.write_text(changed, "utf-8")
    try:
        return fails(copy, tests)
    finally:
        module.write_text(source, "utf-8")


def main() -> None:
    """Runs the groups one after the other and prints a table of counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[[], *GROUPS], default=[])
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    table = ["| group | places | tried | killed | in 100 |", "|---|---|---|---|---|"]
    for group in given.groups or GROUPS:
        names, tests = GROUPS[group]
        modules = [path for name in names.split() for path in sorted((ROOT / "xlengine").glob(f"{name}.py"))]
        dice = random.Random(given.seed)
        drawn = [dice.choice(place) for module in modules for place in mutants_of(module)]
        chosen = sorted(dice.sample(drawn, min(given.sample, len(drawn))))
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder)
            for part in COPIED:
                source = ROOT / part
                ignored = shutil.ignore_patterns("__pycache__")
                (shutil.copytree if source.is_dir() else shutil.copy)(
                    source, copy / part, **({"ignore": ignored} if source.is_dir() else {})
                )
            files = [f"tests/{name}.py" for name in tests.split()]
            if fails(copy, [*files, TIMED]):
                sys.exit(f"the tests of {group} fail without any change, and would kill every mutant")
            outcomes = []
            for mutant in chosen:
                outcome = killed(mutant, copy, [*files, TIMED])
                outcomes.append(outcome)
                if outcome is False:
                    line = mutant.module.read_text("utf-8").splitlines()[mutant.line - 1].strip()
                    where = mutant.module.relative_to(ROOT).as_posix()
                    print(f"survived: {where}:{mutant.line} {mutant.operator.rpartition('/')[2]}: {line}", flush=True)
        tried, dead = sum(o is not None for o in outcomes), sum(o is True for o in outcomes)
        table.append(f"| {group} | {len(drawn)} | {tried} | {dead} | {100 * dead // max(tried, 1)} |")
        print(table[-1], flush=True)
    print("", *table, sep="\n")


if __name__ == "__main__":
    main()
