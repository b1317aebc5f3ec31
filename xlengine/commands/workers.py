"""Several workbooks at a time, a process each. A process that the system ends costs one workbook, not the run."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait

from xlengine.commands.work import Task, done, light
from xlengine.reports.outcome import Refusal
from xlengine.review import Review

Done = Review | Refusal
LOOK = 0.25
"""Seconds between two looks at the clock."""


def work(pipe: Connection) -> None:
    """A worker's whole life: task in, result out, until there are no more."""
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        result = light(done(task))
        gc.collect(1)  # what went in circles; results that were handed over are gone already
        try:
            pipe.send(result)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
            pipe.send(Refusal(task.path, f"{task.path}: its result cannot be handed over ({error}); use --jobs 1"))


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that starts here never hears an interruption: the first process does, and ends the others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Worker:
    """One process and what it is busy with."""

    def __init__(self, life: Callable[[Connection], None]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=life, args=(far,), daemon=True)
        with _deaf():
            self.process.start()
        far.close()
        self.at: int | None = None
        self.task: Task | None = None
        self.since = 0.0

    def give(self, at: int, task: Task) -> bool:
        """Whether the task could be handed over: a process that has ended takes none."""
        self.at, self.task, self.since = at, task, time.monotonic()
        try:
            self.pipe.send(task)
        except OSError:
            return False
        return True

    def result(self, ended: bool) -> Done | None:
        """What has become of the task; None while it is being done."""
        task = self.task
        assert task is not None
        if self.pipe.poll():
            try:
                received: Done = self.pipe.recv()
                return received
            except (EOFError, OSError, pickle.UnpicklingError):
                ended = True
        if ended:
            return Refusal(task.path, f"{task.path}: {self._how_it_ended()}")
        if task.settings.seconds is not None and time.monotonic() - self.since > task.settings.seconds:
            seconds = task.settings.seconds
            return Refusal(task.path, f"{task.path}: took longer than {seconds} seconds; raise `time` under [limits]")
        return None

    def _how_it_ended(self) -> str:
        self.process.join(5)
        code = self.process.exitcode
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"
            return f"the system ended its check ({name}), for want of memory most likely; check it alone"
        return f"its check ended without a result (status {code}); check it alone"

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def run(
    tasks: Sequence[Task],
    jobs: int,
    told: Callable[[int], None] = lambda count: None,
    life: Callable[[Connection], None] = work,
) -> list[Done]:
    """The results in the order of the tasks, whichever is done first; `told` hears how many are done, now and then."""
    results: list[Done | None] = [None] * len(tasks)
    waiting = deque(enumerate(tasks))
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.at is not None for worker in workers):
            if waiting and len(workers) < jobs and all(worker.at is not None for worker in workers):
                workers.append(_Worker(life))
            for worker in workers:
                if worker.at is None and waiting:
                    worker.give(*waiting.popleft())
            if waiting and len(workers) < jobs:
                continue
            told(sum(result is not None for result in results))
            _collect(workers, results)
    finally:
        for worker in workers:
            worker.end()
    return [result for result in results if result is not None]


def _collect(workers: list[_Worker], results: list[Done | None]) -> None:
    """Waits until something has happened, takes what there is, and puts a new process for each that has ended."""
    busy = [worker for worker in workers if worker.at is not None]
    ready = wait([end for worker in busy for end in (worker.pipe, worker.process.sentinel)], LOOK)
    for worker in busy:
        ended = worker.process.sentinel in ready and not worker.pipe.poll()
        result = worker.result(ended)
        if result is None or worker.at is None:
            continue
        results[worker.at] = result
        worker.at = worker.task = None
        if not worker.process.is_alive() or isinstance(result, Refusal):
            worker.end()
            workers.remove(worker)
