"""Runs `xlengine` as a person would, and inside a test where the engine is to be another one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORKBOOKS = ROOT / "workbooks"
COMMANDS = ("recalc", "check", "explain", "tables", "report", "undo", "button", "addin")
FORMATS = ("text", "json", "github", "junit", "sarif")
CLEAN, FOUND, COULD_NOT = 0, 1, 2


class Said:
    """What one command line gave back."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


def run(*arguments: str, folder: Path = ROOT, **environment: str) -> Said:
    """A whole process."""
    done = subprocess.run(
        [sys.executable, "-m", "xlengine.cli", *arguments], cwd=folder, capture_output=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, timeout=120,
    )  # fmt: skip
    return Said(done.returncode, done.stdout, done.stderr)


def refused(said: Said) -> str:
    """The one line on standard error."""
    assert said.status == COULD_NOT
    assert said.err.count("\n") == 1
    assert said.err.startswith("xlengine: ")
    assert "Traceback" not in said.err
    return said.err.removeprefix("xlengine: ").rstrip("\n")
