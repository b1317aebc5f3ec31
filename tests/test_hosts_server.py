"""Excel anywhere: the functions through xlwings Server over HTTP on loopback; needs the user's own licence key."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.examples import Example, differences, examples
from udfs import office
from xlengine.function import FUNCTIONS
from xlengine.sheet import CellError

REASON = office.why_not()
needs_key = pytest.mark.skipif(REASON is not None, reason=REASON or "")
EXAMPLES = examples("server")
KINDS = {
    "#DIV/0!": "Div0", "#N/A": "NotAvailable", "#NAME?": "Name", "#NULL!": "Null", "#NUM!": "Num", "#REF!": "Ref",
    "#VALUE!": "Value",
}  # fmt: skip
"""Error values as Excel on the web names them."""
TEXTS = {kind: text for text, kind in KINDS.items()}

Call = Callable[..., Any]


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    log = (tmp_path_factory.mktemp("server") / "log.txt").open("w+")
    root = str(Path(__file__).parents[1])
    environment = {**os.environ, **office.environment(), "XLWINGS_SECRET_KEY": "for tests only", "PYTHONPATH": root}
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "xlwings_server.main:main_app",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        for _ in range(120):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, Path(log.name).read_text("utf-8")
            time.sleep(0.5)
        yield lambda name, *arguments: post(address, name, arguments)
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def post(address: str, name: str, arguments: Any) -> Any:
    body = {
        "func_name": name, "args": [[[sent(cell) for cell in row] for row in rows] for rows in arguments],
        "caller_address": "[Book1.xlsx]预算!D2", "content_language": "en-US", "version": "", "client": "Office.js",
        "runtime": "1.4", "culture_info_name": "en-US", "date_format": "m/d/yyyy", "session_id": "tests",
    }  # fmt: skip
    request = urllib.request.Request(
        f"{address}/xlwings/custom-functions-call", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return [[received(cell) for cell in row] for row in json.load(answer)["result"]]


def sent(cell: Any) -> Any:
    if isinstance(cell, CellError):
        return {"type": "Error", "errorType": KINDS[cell], "basicType": "Error", "basicValue": str(cell)}
    return "" if cell is None else cell


def received(cell: Any) -> Any:
    return CellError(TEXTS[cell["errorType"]]) if isinstance(cell, dict) else cell


@needs_key
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_example(call: Call, example: Example) -> None:
    assert differences(example, call(example.function, *example.arguments)) == []


class TestWithoutAKey:
    """Nothing but this host is affected, and one sentence says why."""

    @pytest.fixture(autouse=True)
    def no_key(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("XLWINGS_LICENSE_KEY", raising=False)
        monkeypatch.setattr(Path, "home", lambda: tmp_path)

    def test_one_sentence_says_why_not(self) -> None:
        assert office.why_not() == office.NO_KEY
        assert "\n" not in office.NO_KEY
        assert office.NO_KEY.endswith(".")

    def test_the_functions_are_refused_with_that_sentence(self) -> None:
        with pytest.raises(RuntimeError, match="your own licence key"):
            office.functions()

    def test_every_other_function_works(self) -> None:
        assert FUNCTIONS["XLE_VARIANCE"](5, 3) == [[2]]


def test_no_key_is_in_the_project_folder() -> None:
    texts = [file.read_text("utf-8") for file in office.PROJECT.rglob("*") if file.suffix in (".py", ".md")]
    assert texts
    assert not any("LICENSE_KEY=" in text.replace("LICENSE_KEY=…", "") or "noncommercial" in text for text in texts)


def test_the_project_folder_names_the_functions_as_they_are_shown() -> None:
    assert office.environment()["XLWINGS_FUNCTIONS_NAMESPACE"] == "XLE"
    assert (office.PROJECT / "custom_functions" / "__init__.py").is_file()
