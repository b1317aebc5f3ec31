"""Several workbooks at a time: the order stays, and a worker that the system ends costs one workbook."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.command_line import FOUND, ROOT, refused, run
from tests.reviews_by_hand import review
from xlengine.commands.work import Task, light
from xlengine.commands.workers import run as run_all
from xlengine.commands.workers import work
from xlengine.reports.outcome import Refusal
from xlengine.review import Review
from xlengine.settings import Settings


def strange(pipe: Connection) -> None:
    """A worker that is killed, leaves, sleeps or answers, as the name of the workbook says."""
    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        if "kill" in task.path:
            os.kill(os.getpid(), signal.SIGKILL)
        if "leave" in task.path:
            os._exit(3)
        if "sleep" in task.path:
            time.sleep(60)
        if "late" in task.path:
            time.sleep(0.3)
        pipe.send(review(path=task.path))


def done(*names: str, jobs: int = 2, seconds: int | None = None) -> list[Review | Refusal]:
    tasks = [Task(name, Settings(seconds=seconds)) for name in names]
    return run_all(tasks, jobs, life=strange)


def paths(results: list[Review | Refusal]) -> list[str]:
    return [f"refused {one.path}" if isinstance(one, Refusal) else one.path for one in results]


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_the_order_is_that_of_the_tasks(jobs: int) -> None:
    assert paths(done("late", "b", "c", "late too", "e", jobs=jobs)) == ["late", "b", "c", "late too", "e"]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no signals")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_is_killed_costs_one_workbook(jobs: int) -> None:
    results = done("a", "kill", "b", "kill too", "c", jobs=jobs)
    assert paths(results) == ["a", "refused kill", "b", "refused kill too", "c"]
    assert isinstance(results[1], Refusal)
    assert results[1].why == (
        "kill: the system ended its check (SIGKILL), for want of memory most likely; check it alone"
    )


def test_a_worker_that_leaves_is_told() -> None:
    (result,) = done("leave")
    assert isinstance(result, Refusal)
    assert result.why == "leave: its check ended without a result (status 3); check it alone"


def test_a_workbook_that_takes_too_long_is_ended() -> None:
    begun = time.monotonic()
    results = done("sleep", "b", seconds=2, jobs=2)
    assert paths(results) == ["refused sleep", "b"]
    assert isinstance(results[0], Refusal)
    assert results[0].why == "sleep: took longer than 2 seconds; raise `time` under [limits]"
    assert time.monotonic() - begun < 30


def test_how_many_are_done_is_told() -> None:
    heard: list[int] = []
    run_all([Task(name, Settings()) for name in ("late", "b", "c")], 2, heard.append, life=strange)
    assert heard == sorted(heard)
    assert heard[0] == 0


def test_no_task_is_no_work() -> None:
    assert run_all([], 4) == []


def test_a_light_result_says_the_same_without_the_cells(folder: Path) -> None:
    import xlengine
    from xlengine.reports import json, text

    whole = xlengine.check(str(folder / "zh.xlsx"))
    without = light(whole)
    assert isinstance(without, Review)
    assert not any(sheet.rows for sheet in without.book.sheets)
    assert text.check_report([without]) == text.check_report([whole])
    assert json.check_report([without]) == json.check_report([whole])


def test_real_workbooks_are_reported_alike_by_any_number_of_workers(folder: Path) -> None:
    for number in range(3):
        shutil.copy(folder / "zh.xlsx", folder / f"{number}.xlsx")
    alone = run("check", ".", "--format", "json", "--jobs", "1", folder=folder)
    together = run("check", ".", "--format", "json", "--jobs", "3", folder=folder)
    assert (alone.status, alone.out) == (together.status, together.out)
    assert alone.status == FOUND


def test_a_time_limit_in_the_settings_is_kept(folder: Path) -> None:
    (folder / "xlengine.toml").write_text("[limits]\ntime = 600", encoding="utf-8")
    assert run("check", "zh.xlsx", folder=folder).status == FOUND


def test_a_worker_refuses_in_a_line_too(folder: Path) -> None:
    (folder / "broken.xlsx").write_bytes(b"PK")
    said = run("check", "broken.xlsx", "en.xlsx", "--jobs", "2", folder=folder)
    assert refused(said).startswith("broken.xlsx: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_all_of_them_and_is_one_line(folder: Path, jobs: str) -> None:
    for number in range(30):
        shutil.copy(folder / "zh.xlsx", folder / f"{number}.xlsx")
    with subprocess.Popen(
        [sys.executable, "-m", "xlengine.cli", "check", ".", "--jobs", jobs], cwd=folder, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's `&` has it ignored
    ) as process:  # fmt: skip
        time.sleep(1)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (2, "", "xlengine: interrupted; every file is whole\n")


def test_the_worker_is_found_by_name() -> None:
    assert work.__module__ == "xlengine.commands.workers"
    assert (ROOT / "xlengine" / "commands" / "workers.py").is_file()
