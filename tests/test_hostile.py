"""Workbooks of strangers: each is read, or refused with one sentence and status 2, within 5 seconds and 1 GiB."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import HOSTILE

resource = pytest.importorskip("resource")
SECONDS, MEMORY = 5, 1 << 30


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


def checked(path: Path) -> subprocess.CompletedProcess[str]:
    """`xlengine check` of one workbook, within the limits; nothing else is in its folder."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", "xlengine.cli", "check", path.name], cwd=path.parent, preexec_fn=limited,
        capture_output=True, text=True, timeout=60, env=environment, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_read_or_refused_in_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(HOSTILE[name].make())
    done = checked(path)
    told = done.stderr.splitlines()
    if HOSTILE[name].refused:
        assert (done.returncode, len(told)) == (2, 1), told
        assert told[0].startswith("xlengine: book.xlsx: ")
        assert HOSTILE[name].refused in told[0]
    else:
        assert (done.returncode, told) in ((0, []), (1, []))
    assert "Traceback" not in done.stderr + done.stdout
    assert "unforeseen" not in done.stderr
    assert os.listdir(tmp_path) == ["book.xlsx"]
