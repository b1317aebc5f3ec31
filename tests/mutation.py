"""Mutation testing: `python -m tests.mutation GROUP... [--sample 150] [--seed 1]`. Needs the extra `mutation`, fork.

One place at a time is changed as cosmic-ray's operators change it: in memory, in a process of its own that was forked
after the tests were collected. There the tests of the group that run the changed statement go on until one fails, the
quickest first and of each file as much; a mutant that lives through `--seconds` of them is a survivor and is printed
with its line. What is done when a module is loaded (rules declared, patterns compiled) cannot be changed afterwards:
then the module is loaded anew.
Of the operators for one place one is drawn; of more places than `--sample`, so many, always the same for the same seed.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib.machinery
import os
import random
import re
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
SPLICE = (
    "test_places test_formats test_chain test_shared test_refresh test_splice test_splice_any test_splice_random"
    " test_bands"
)
STRUCTURE = (
    "test_readings test_fit test_fit_intervals test_expected test_sums test_walk test_rows test_trials"
    " test_parted test_sides test_years test_periods test_cross_footing test_filled test_wordless"
    " test_long_tables test_structure_properties test_spec test_frames test_published_report"
    " test_second_point test_recalculation test_reports test_working test_shares test_depth test_named test_numbered"
    " test_quotients test_closing_rows test_factors test_nested test_flows test_offices"
    " test_office_readings test_blanks test_told_nil test_settled test_one_wrong test_empty_totals test_closings"
    " test_net_requirements test_counts test_depth_of_lines test_above test_totals_expected test_nested_parts"
    " test_relate_down test_sections test_siblings test_trials_of_lines test_lines_by_words test_sections_left_out"
    " test_empty_totals_in_doubt test_totals_above test_empty_parts test_reading_state test_kept test_left_empty"
    " test_stands_apart test_relate_across test_empty_columns test_trials_of_columns test_additive"
    " test_closing_columns test_differences test_proposals test_balances test_changes_in_percent test_cumulative"
    " test_net_changes test_not_added test_what_is_named test_whole_numbers test_round_figures"
    " test_plausible test_both_ways test_explained test_meant_empty"
)
GROUPS = {
    "number": ("number printed interval", "test_numbers test_notation test_function test_recalculation"),
    "rules": ("rules/*", "test_rules test_house test_spec test_function test_recalculation test_published_report"),
    "structure": (
        "fit down/walk down/expected down/wordless down/siblings down/above down/trials down/relate down/sides"
        " down/empty_totals down/net_requirements across/additive down/lines_by_words down/closings across/relate"
        " across/sums across/cumulative across/years across/periods across/balances across/net_changes across/trials"
        " across/cross_footing across/shares across/changes_in_percent across/closings across/not_added across/named"
        " down/numbered down/nested down/sections across/factors across/directions across/of_which tables/depth"
        " computing/blanks computing/told_nil across/proposal down/one_wrong down/settled down/kept tables/counts"
        " across/whole_numbers computing/round_figures across/plausible across/both_ways across/accepted"
        " across/of_named"
        " across/in_words down/explained computing/meant_empty",
        STRUCTURE,
    ),
    "movements": (
        "across/closings across/to_date tables/preamble terms/dates judging/points down/sections",
        "test_closing_columns test_to_date test_dates test_flows test_preamble test_points test_points_tried"
        " test_another_way"
        " test_second_point test_sections test_readings test_filled test_sums test_closings",
    ),
    "compared": (
        "across/compared across/stages across/execution terms/stages across/changes_in_percent across/quotients"
        " across/formula_rows across/spoken",
        "test_compared test_stages test_changes_in_percent test_quotients test_filled test_readings test_sums"
        " test_what_is_named test_differences test_relate_across test_proposals test_years test_named test_offices"
        " test_execution test_formula_rows test_spoken test_spoken_differences test_per_cent_of_changes"
        " test_rates_by_words",
    ),
    "figures": (
        "across/products across/passed_over across/free down/by_figures down/rates_by_figures computing/below_nil"
        " computing/places computing/averages judging/rounds",
        "test_averages test_products test_lines_by_figures test_free test_free_products test_passed_over"
        " test_trials_of_columns test_lines_tied test_rates_of_lines test_below_nil test_rounds test_filled"
        " test_readings test_shares test_factors test_recalculation test_offices",
    ),
    "quick": (
        "computing/at_once computing/working",
        "test_at_once test_working test_recalculation test_frames test_published_report test_spec test_reports"
        " test_findings_told",
    ),
    "formulas": (
        "judging/proving judging/stale files/readied files/comparison across/all_lines across/where across/directions"
        " down/added terms/period_before",
        "test_filled test_damages test_another_way test_points_tried test_second_point test_bands test_many_findings"
        " test_findings_told test_reports test_calculate test_whole_numbers test_where test_lists test_both_ways"
        " test_lines_by_figures test_above test_relate_across test_dates test_sections_left_out test_added"
        " test_directions test_tells_itself test_stale test_proving test_comparison",
    ),
    "begun": (
        "across/begun across/rivals across/one_side down/heads computing/doubtful_sums computing/no_nil"
        " judging/left_empty",
        "test_begun test_rivals test_heads test_left_to_type test_left_empty test_empty_totals_in_doubt test_blanks"
        " test_rounds test_trials_of_columns test_stands_apart test_directions test_both_ways test_gaps test_filled"
        " test_readings test_offices",
    ),
    "compare": (
        "judging/compare judging/another_way",
        "test_another_way test_findings_told test_recalculation test_spec test_published_report test_reports"
        " test_frames test_filled",
    ),
    "splice": ("files/splice files/insertion files/places files/values files/spots files/refresh", SPLICE),
    "earlier": (
        "judging/earlier judging/new_lines checks/pairing checks/matched_lines",
        "test_earlier test_like_earlier test_published_report test_findings_told",
    ),
    "bands": (
        "bands banded tables/kinds tables/entries judging/shapes judging/formulas files/patterns",
        "test_bands test_many_findings test_entries test_at_once test_read test_recalculation test_reports"
        " test_calculate test_published_report test_findings_told",
    ),
}
"""By group: its modules, and the tests that must kill their mutants."""
NO_BEHAVIOUR = ("@", "raise ")
"""Lines that are not changed: how large a cache is, which page is cited, how a refusal is worded."""
ONE_OBJECT = ("_Is_Eq", "_IsNot_NotEq", "_Eq_Is", "_NotEq_IsNot")
MEMBER = re.compile(r"""\s*(?:"|(?:Form|State|Agreement|Kind)\.[A-Z]+\b)""")
"""Before a word that is written down, or a member of an enumeration, `is` and `==` ask the same."""
TIMED = ("take_less_than", "quickly")
"""Tests against the clock: a busy machine would kill mutants."""
MEMORY = 8 * 2**30
Function = tuple[str, str, int]
"""(file, qualified name, first line)."""


class Mutant(NamedTuple):
    """One change of one place."""

    module: Path
    operator: str
    occurrence: int
    line: int

    def source(self) -> str:
        text = self.module.read_text("utf-8")
        return mutate_code(text, get_operator(self.operator)(), self.occurrence) or "" if self.operator else text


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
        for occurrence, (start, end) in enumerate(spots):
            if lines[start[0] - 1].lstrip().startswith(NO_BEHAVIOUR):
                continue
            if name.endswith(ONE_OBJECT) and MEMBER.match(lines[end[0] - 1][end[1] :]):
                continue
            family = name.partition("/")[2].partition("_")[0]
            places.setdefault((start, family), []).append(Mutant(module, name, occurrence, start[0]))
    yield from (places[key] for key in sorted(places))


def parts_of(code: CodeType) -> tuple[list[object], list[CodeType]]:
    """(what is done when a module or class is loaded, the functions that are defined)."""
    done: list[object] = [code.co_code, code.co_names]
    functions: list[CodeType] = []
    for constant in code.co_consts:
        if not isinstance(constant, CodeType) or constant.co_name.startswith("<"):
            done.append(constant)
        elif constant.co_flags & 1:  # optimized: a function, no class
            functions.append(constant)
        else:
            inner = parts_of(constant)
            done += inner[0]
            functions += inner[1]
    return done, functions


def name_of(code: CodeType) -> Function:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def changed_functions(mutant: Mutant) -> list[tuple[Function, CodeType]] | None:
    """The functions that the mutant changes; None where it changes what is done when its module is loaded."""
    path = str(mutant.module)
    before, after = (
        parts_of(compile(text, path, "exec", dont_inherit=True))
        for text in (mutant.module.read_text("utf-8"), mutant.source())
    )
    if before[0] != after[0] or mutant.module.parent.name == "rules":
        return None
    return [(name_of(old), new) for old, new in zip(before[1], after[1], strict=True) if old != new]


def statement_at(module: Path, line: int) -> range:
    """The lines of the innermost statement that the line is part of; of one with a body, its head."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):  # what is inside comes after what it is in
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            body = getattr(node, "body", [])
            first = getattr(node, "lineno", None) or node.pattern.lineno  # type: ignore[union-attr]
            last = max(first, body[0].lineno - 1) if body else node.end_lineno  # type: ignore[union-attr]
            if first <= line <= last:
                found = range(first, last + 1)
    return found


def in_turn(took: dict[str, float]) -> dict[str, float]:
    """When each test comes: the seconds that the tests of its file take up to it, the quickest first.

    So few tests of one function are not left to the end by many quick ones of whole tables.
    """
    spent: dict[str, float] = defaultdict(float)
    when = {}
    for nodeid, seconds in sorted(took.items(), key=lambda one: one[1]):
        file = nodeid.partition("::")[0]
        spent[file] += seconds
        when[nodeid] = spent[file]
    return when


class Trial:
    """Takes the place of the run of the collected tests."""

    def __init__(self, mutants: Sequence[Mutant], files: Sequence[str], seconds: float) -> None:
        self.mutants, self.files, self.seconds = mutants, files, seconds
        self.outcomes: list[bool | None] = []
        changed = sorted({str(mutant.module) for mutant in mutants})
        self.traced = coverage.Coverage(data_file=None, config_file=False, include=changed, messages=False)
        self.tracing = False
        self.took: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        self.in_context(item.nodeid.partition("::")[0])  # what a fixture of the module does, all reach
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        self.in_context(item.nodeid)
        return (yield)

    def in_context(self, name: str) -> None:
        if self.tracing:
            self.traced.switch_context(name)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.unfreeze()  # what a group before this one froze is not among the objects
        self.caches = [
            one for one in gc.get_objects()
            if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("xlengine")
        ]  # fmt: skip
        files = {str(mutant.module) for mutant in self.mutants}
        self.functions = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename in files:
                self.functions[name_of(one.__code__)].append(one)
        items = self.measured([item for item in session.items if not any(word in item.nodeid for word in TIMED)])
        when = in_turn(self.took)
        items.sort(key=lambda item: when[item.nodeid])
        gc.collect()
        gc.freeze()
        unchanged = self.mutants[0]._replace(operator="")
        every = [(name, functions[0].__code__) for name, functions in self.functions.items()]
        if self.forked(lambda: self.put(every, items)) or self.forked(lambda: self.loaded_anew(unchanged)):
            pytest.exit("tests fail without any change, and would kill every mutant", 1)
        for mutant in self.mutants:
            outcome = self.killed(mutant, items)
            self.outcomes.append(outcome)
            if outcome is False:
                line = mutant.module.read_text("utf-8").splitlines()[mutant.line - 1].strip()
                where = mutant.module.relative_to(ROOT).as_posix()
                print(f"survived: {where}:{mutant.line} {mutant.operator.rpartition('/')[2]}: {line}", flush=True)
        return True

    def measured(self, items: Sequence[pytest.Item]) -> list[pytest.Item]:
        """Runs every test without a change: those that pass; how long each takes and which lines it runs is kept."""
        passed = []
        self.tracing = True
        self.traced.start()
        for item, following in zip(items, [*items[1:], None], strict=True):
            self.forget()
            begin = time.process_time()
            reports = runtestprotocol(item, log=False, nextitem=following)
            if all(report.passed for report in reports):
                self.took[item.nodeid] = time.process_time() - begin
                passed.append(item)
            elif any(report.failed for report in reports):
                print(f"fails without any change, and is left out: {item.nodeid}", flush=True)
        self.traced.stop()
        self.tracing = False
        seen = self.traced.get_data()
        self.reach = {path: seen.contexts_by_lineno(path) for path in seen.measured_files()}
        return passed

    def that_run(self, mutant: Mutant, items: Sequence[pytest.Item]) -> list[pytest.Item]:
        """The tests that run the changed statement, in turn."""
        by_line = self.reach.get(str(mutant.module), {})
        seen = {name for line in statement_at(mutant.module, mutant.line) for name in by_line.get(line, ())}
        run = [item for item in items if {item.nodeid, item.nodeid.partition("::")[0]} & seen]
        when = in_turn({item.nodeid: self.took[item.nodeid] for item in run})
        return sorted(run, key=lambda item: when[item.nodeid])

    def forget(self) -> None:
        for cache in self.caches:
            cache.cache_clear()

    def killed(self, mutant: Mutant, items: Sequence[pytest.Item]) -> bool | None:
        """Whether a test fails on it, or never ends; None where it is no Python."""
        try:
            changed = changed_functions(mutant)
        except SyntaxError:
            return None
        if changed is None:
            return self.forked(lambda: self.loaded_anew(mutant))
        run = self.that_run(mutant, items)
        return bool(run) and self.forked(lambda: self.put(changed, run))

    def forked(self, trial: Callable[[], int]) -> bool:
        """Whether a test fails, or never ends, in a process of its own."""
        child = os.fork()
        if not child:
            try:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                signal.alarm(int(8 * self.seconds) + 60)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 1)
                os.dup2(nowhere, 2)
                os._exit(trial())
            except BaseException:
                os._exit(1)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0

    def put(self, changed: Sequence[tuple[Function, CodeType]], items: Sequence[pytest.Item]) -> int:
        """Runs the tests with the changed functions; 1 where one fails."""
        self.forget()
        for name, code in changed:
            for function in self.functions[name]:
                function.__code__ = code
        begin = time.process_time()
        for item in items:
            item.session._setupstate.teardown_exact(None)
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=item)):
                return 1
            if time.process_time() - begin > self.seconds:
                return 0
        return 0

    def loaded_anew(self, mutant: Mutant) -> int:
        """Loads the package and the tests again with the changed module; 1 where a test fails."""
        load = importlib.machinery.SourceFileLoader.get_code

        def get_code(loader: Any, name: str) -> Any:
            path = loader.get_filename(name)
            return compile(mutant.source(), path, "exec") if path == str(mutant.module) else load(loader, name)

        importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]
        for name in list(sys.modules):
            own = name.partition(".")[0] in ("xlengine", "udfs", "tests")
            if own and not name.startswith(("tests.odd.layouts", "tests.mutation")):
                del sys.modules[name]
        return int(pytest.main([*OPTIONS, "-x", *self.files], plugins=[Quickest(self.took, self.seconds)]))


class Quickest:
    """Of the collected tests runs those that take so many seconds together, in the same order."""

    def __init__(self, took: dict[str, float], seconds: float) -> None:
        self.took, self.seconds = took, seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        when = in_turn(self.took)
        known = sorted((item for item in items if item.nodeid in when), key=lambda item: when[item.nodeid])
        summed = accumulate(self.took[item.nodeid] for item in known)
        items[:] = [item for item, spent in zip(known, summed, strict=True) if spent <= 2 * self.seconds]


OPTIONS = ("-q", "-p", "no:cacheprovider", "--hypothesis-seed=1", f"--rootdir={ROOT}")


def main() -> None:
    """Runs the groups one after the other and prints a table of counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[[], *GROUPS], default=[])
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    quiet = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutation", phases=quiet, database=None, deadline=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    hypothesis.settings.load_profile("mutation")
    table = ["| group | places | tried | killed | in 100 |", "|---|---|---|---|---|"]
    for group in given.groups or GROUPS:
        names, tests = GROUPS[group]
        modules = [path for name in names.split() for path in sorted((ROOT / "xlengine").glob(f"{name}.py"))]
        files = [str(ROOT / "tests" / f"{name}.py") for name in tests.split()]
        dice = random.Random(given.seed)
        drawn = [dice.choice(place) for module in modules for place in mutants_of(module)]
        trial = Trial(sorted(dice.sample(drawn, min(given.sample, len(drawn)))), files, given.seconds)
        pytest.main([*OPTIONS, "-s", *files], plugins=[trial])
        tried, dead = sum(o is not None for o in trial.outcomes), sum(o is True for o in trial.outcomes)
        table.append(f"| {group} | {len(drawn)} | {tried} | {dead} | {100 * dead // max(tried, 1)} |")
        print(table[-1], flush=True)
    print("", *table, sep="\n")


if __name__ == "__main__":
    main()
