"""Fixtures of the tests of the command line; properties are tried for as long as a busy machine needs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.command_line import WORKBOOKS, Said

if settings().deadline is not None:
    settings.register_profile("any machine", deadline=None)
    settings.load_profile("any machine")


@pytest.fixture
def inside(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs a command line in this process, so that the engine can be another one."""
    from xlengine import cli

    def run_inside(*arguments: str) -> Said:
        status = cli.run(list(arguments))
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return run_inside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The Chinese workbook as published, and the English one, without settings beside them."""
    for name in ("zh", "en"):
        shutil.copy(WORKBOOKS / f"A-76-596.{name}.xlsx", tmp_path / f"{name}.xlsx")
    return tmp_path
