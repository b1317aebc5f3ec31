"""What the package may never do, told from its own source: no network, no other program, no code out of data."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "xlengine").rglob("*.py"))
NETWORK = {
    "socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib",
    "xmlrpc", "socketserver", "asyncio", "requests", "httpx", "aiohttp", "urllib3", "webbrowser",
}  # fmt: skip
CODE = {"pickle", "dill", "cloudpickle", "marshal", "shelve", "subprocess", "pty", "ctypes", "code", "codeop", "runpy"}
XML = {"xml.etree", "xml.dom", "xml.sax", "lxml"}
FORBIDDEN = NETWORK | CODE | XML
UNREAD = frozenset({"pickle", "marshal", "ElementTree", "ET", "etree"})
BUILT_IN = frozenset({"eval", "exec", "compile", "__import__", "breakpoint", "input"})
OF_SYSTEM = frozenset({"system", "popen", "startfile", "execv", "execve", "execvp", "spawnl", "spawnv", "posix_spawn"})
ALLOWED = {"xlengine/commands/workers.py": {"pickle"}, "xlengine/reports/junit.py": {"xml.etree"}}
"""Workers of `--jobs` are this program again, and only their errors are named; a report is written, none is parsed."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_nothing_that_reaches_out_or_runs_data(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    allowed = ALLOWED.get(name_of(path), set())
    found = [
        f"{name} in line {line}"
        for name, line in imports(tree)
        if any(name == bad or name.startswith(f"{bad}.") for bad in FORBIDDEN - allowed)
    ]
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_calls_nothing_that_runs_data_or_other_programs(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in BUILT_IN:
            found.append(f"{called.id} in line {node.lineno}")
        elif isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            whole = f"{called.value.id}.{called.attr}"
            if called.attr in ("loads", "load", "parse", "fromstring", "iterparse") and called.value.id in UNREAD:
                found.append(f"{whole} in line {node.lineno}")
            if called.value.id == "os" and called.attr in OF_SYSTEM:
                found.append(f"{whole} in line {node.lineno}")
            if called.value.id == "tempfile" and called.attr not in ("mkstemp", "mkdtemp", "TemporaryDirectory"):
                found.append(f"{whole} in line {node.lineno}")
            if whole in ("importlib.import_module", "expat.ParserCreate") and not _is_expected(path, whole, node):
                found.append(f"{whole} in line {node.lineno}")
    assert found == []


def _is_expected(path: Path, called: str, node: ast.Call) -> bool:
    """A parser is only made where document types are refused; a module is only imported by a name in the source."""
    if called == "expat.ParserCreate":
        return name_of(path) == "xlengine/files/markup.py"
    named = node.args[0] if node.args else None
    own = isinstance(named, ast.JoinedStr) and isinstance(named.values[0], ast.Constant)
    return isinstance(named, ast.Constant) or (own and str(named.values[0].value).startswith("xlengine."))  # type: ignore[union-attr]


def test_a_check_and_a_recalculation_open_no_connection_and_start_no_program(tmp_path: Path) -> None:
    """The interpreter's own audit tells what a run does, whatever library does it."""
    code = """
import sys
def heard(event, arguments):
    if event.split(".")[0] in ("socket", "subprocess", "ftplib", "smtplib", "urllib", "webbrowser") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.startfile", "pickle.find_class", "os.fork",
    ):
        raise SystemExit(f"told of {event} {arguments!r}")
sys.addaudithook(heard)
import xlengine
review = xlengine.check(sys.argv[1])
assert xlengine.recalc(sys.argv[1], sys.argv[2]).changes
print("done")
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "workbooks" / "A-76-596.blank.xlsx"), str(tmp_path / "out.xlsx")],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("done\n", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions are told differently there")
def test_temporary_files_are_for_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from xlengine.files.write import put

    seen = []
    flush = os.fsync

    def look(handle: int) -> None:
        seen.append(os.fstat(handle).st_mode & 0o777)
        flush(handle)

    monkeypatch.setattr(os, "fsync", look)
    os.umask(0o000)
    try:
        put(tmp_path / "book.xlsx", b"figures")
    finally:
        os.umask(0o022)
    assert seen[0] == 0o600
