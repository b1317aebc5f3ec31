"""The command line. Text is for people, every other format for programs; 0 is clean, 1 findings, 2 could not run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xlengine import __version__

if TYPE_CHECKING:
    from xlengine.review import Review
    from xlengine.settings import Settings

CLEAN, FOUND, COULD_NOT = 0, 1, 2
WORKBOOKS = (".xlsx", ".xlsm")
FORMATS = ("text", "json", "github", "junit", "sarif")


class Group(click.Group):
    """The commands, in the order of an officer's day, and one outermost guard."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)

    def main(self, *arguments: Any, **options: Any) -> Any:
        try:
            return super().main(*arguments, **options)
        except Exception as error:
            if os.environ.get("XLENGINE_DEBUG"):
                raise
            kind = type(error).__name__
            click.echo(f"xlengine: an unforeseen fault ({kind}: {_one_line(str(error))}); set XLENGINE_DEBUG=1 to see more", err=True)
            sys.exit(COULD_NOT)


def _one_line(text: str) -> str:
    from xlengine.reports.shown import visible

    return visible(text)[:300]


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="xlengine")
def main() -> None:
    """Recomputes, checks and explains the figures of budget performance reports inside their workbooks."""


def _refused(text: str) -> None:
    click.echo(f"xlengine: {_one_line(text)}", err=True)


def _settings(path: str, no_config: bool = False) -> Settings:
    from xlengine.settings import Settings, settings_for

    return Settings() if no_config else settings_for(path)


def _each(paths: Sequence[str], work: Callable[[str], Review]) -> tuple[list[Review], bool]:
    """Runs the work on every path; what cannot be done is said, and the others are done all the same."""
    from xlengine.files.refused import Refused

    done, failed = [], False
    for path in paths:
        try:
            done.append(work(path))
        except Refused as refusal:
            _refused(str(refusal))
            failed = True
    return done, failed


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _finish(reviews: Sequence[Review], failed: bool) -> None:
    from xlengine.finding import Severity

    errors = any(review.count(Severity.ERROR) for review in reviews)
    sys.exit(COULD_NOT if failed else FOUND if errors else CLEAN)


def _render(reviews: list[Review], form: str, verb: str) -> str:
    from importlib import import_module

    if form in ("text", "json"):
        module = import_module(f"xlengine.reports.{form}")
        return str(module.render(reviews, verb, _colour()) if form == "text" else module.render(reviews, verb))
    return str(import_module(f"xlengine.reports.{form}").render(reviews))


@main.command()
@click.argument("workbooks", nargs=-1, required=True, metavar="WORKBOOK...")
@click.option("-o", "--output", metavar="OUT", help="Where to write; NAME.recalc.xlsx beside the workbook by default.")
@click.option("--in-place", is_flag=True, help="Write the workbook itself; `xlengine undo` takes it back.")
@click.option("--as", "cells", type=click.Choice(("values", "formulas", "functions")), default="values", show_default=True, help="What an empty cell gets.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@click.option("--additive", is_flag=True, help="Also rewrite published figures that only rounding explains.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def recalc(workbooks: Sequence[str], output: str | None, in_place: bool, cells: str, dry_run: bool, additive: bool, form: str) -> None:
    """Recompute every figure that can be proved, and put it into the workbook.

    Example: xlengine recalc report.xlsx -o report.done.xlsx
    """
    import xlengine

    if output and (len(workbooks) > 1 or in_place):
        raise click.UsageError("-o names one output: give one workbook, and not --in-place with it")
    reviews, failed = _each(
        workbooks,
        lambda path: xlengine.recalc(
            path, output, in_place=in_place, cells=cells, dry_run=dry_run, additive=additive, settings=_settings(path)
        ),
    )
    click.echo(_render(reviews, form, "recalc"))
    _finish(reviews, failed)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--text", "texts", multiple=True, metavar="FILE", help="A prose file whose numbers are tied to the figures.")
@click.option("--no-config", is_flag=True, help="Read no xlengine.toml.")
@click.option("--formulas", is_flag=True, help="Also hold each formula's result against the formulas package.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Workbooks at a time.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
def check(paths: Sequence[str], texts: Sequence[str], no_config: bool, formulas: bool, jobs: int, form: str) -> None:
    """Recompute and compare; nothing is written. A folder is searched for .xlsx and .xlsm.

    Example: xlengine check workbooks/ --format json
    """
    import xlengine

    files, failed = _found(paths)

    def work(path: str) -> Review:
        return xlengine.check(path, settings=_settings(path, no_config), formulas=formulas, texts=texts)

    if jobs > 1 and len(files) > 1:
        from xlengine.jobs import run

        reviews, refusals = run(files, jobs, no_config, formulas, tuple(texts))
        for refusal in refusals:
            _refused(refusal)
        failed = failed or bool(refusals)
    else:
        reviews, refused = _each(files, work)
        failed = failed or refused
    click.echo(_render(reviews, form, "check"))
    _finish(reviews, failed)


def _found(paths: Sequence[str]) -> tuple[list[str], bool]:
    """The workbooks that the paths name: files as given, folders searched, in a stable order."""
    files: list[str] = []
    failed = False
    for path in paths:
        if not os.path.isdir(path):
            files.append(path)
            continue
        inside = [
            str(found) for found in sorted(Path(path).rglob("*"))
            if found.suffix.lower() in WORKBOOKS and not found.name.startswith(("~$", "."))
            and not found.stem.endswith(".recalc") and found.is_file()
        ]  # fmt: skip
        if not inside:
            _refused(f"{path}: no .xlsx or .xlsm in this folder; name another one")
            failed = True
        files += inside
    return files, failed


@main.command()
@click.argument("what", metavar="WORKBOOK | CODE")
@click.argument("cell", required=False, metavar="['Sheet'!D14]")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def explain(what: str, cell: str | None, form: str) -> None:
    """Unfold one figure down to its inputs, or print one rule.

    Example: xlengine explain report.xlsx "'Table 1'!D28" · xlengine explain XLE101
    """
    from xlengine.files.refused import Refused

    if cell is None:
        _explain_rule(what)
        return
    import json

    import xlengine
    from xlengine.reports import json as as_json
    from xlengine.reports import text as as_text

    try:
        found = xlengine.explain(what, cell, settings=_settings(what))
    except (Refused, ValueError) as refusal:
        _refused(str(refusal))
        sys.exit(COULD_NOT)
    shown = json.dumps(as_json.explanation(found), ensure_ascii=False, indent=1) if form == "json" else as_text.explanation(found)
    click.echo(shown)


def _explain_rule(code: str) -> None:
    import difflib

    import xlengine.rules  # noqa: F401 — declares the rules
    from xlengine.reports.text import rule
    from xlengine.rule import RULES

    found = RULES.get(code.upper()) or next((r for r in RULES.values() if r.name == code.lower()), None)
    if found is None:
        near = difflib.get_close_matches(code.upper(), RULES, 1)
        _refused(f"{code}: no rule has this code" + (f"; did you mean {near[0]}?" if near else "; to explain a cell, name it too"))
        sys.exit(COULD_NOT)
    click.echo(rule(found))


@main.command()
@click.argument("workbooks", nargs=-1, required=True, metavar="WORKBOOK...")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def tables(workbooks: Sequence[str], form: str) -> None:
    """Show what was recognized and how it hangs together; what was not, and why.

    Example: xlengine tables report.xlsx
    """
    import xlengine
    from xlengine.reports import json as as_json
    from xlengine.reports import text as as_text

    reviews, failed = _each(workbooks, lambda path: xlengine.check(path, settings=_settings(path)))
    click.echo(as_text.tables(reviews) if form == "text" else as_json.tables(reviews))
    sys.exit(COULD_NOT if failed else CLEAN)


@main.command()
@click.argument("workbooks", nargs=-1, required=True, metavar="WORKBOOK...")
@click.option("-o", "--output", required=True, metavar="OUT", help="The page to write, such as report.html.")
def report(workbooks: Sequence[str], output: str) -> None:
    """Write one self-contained page with pictures.

    Example: xlengine report report.xlsx -o report.html
    """
    import xlengine
    from xlengine.reports.html import render

    reviews, failed = _each(workbooks, lambda path: xlengine.check(path, settings=_settings(path)))
    try:
        Path(output).write_text(render(reviews), encoding="utf-8")
    except OSError as error:
        _refused(f"{output}: cannot be written ({error.strerror}); name another place")
        failed = True
    _finish(reviews, failed)


@main.command()
@click.argument("workbook")
def undo(workbook: str) -> None:
    """Take the last recalculation back, cell by cell, from its journal.

    Example: xlengine undo report.xlsx
    """
    import xlengine
    from xlengine.files.refused import Refused

    try:
        changes = xlengine.undo(workbook)
    except Refused as refusal:
        _refused(str(refusal))
        sys.exit(COULD_NOT)
    click.echo(f"{workbook}: {len(changes)} cell{'s' if len(changes) != 1 else ''} taken back")


@main.command()
@click.argument("workbook")
@click.option("-o", "--output", required=True, metavar="OUT.xlsm", help="The workbook with buttons to write.")
def button(workbook: str, output: str) -> None:
    """Write the same workbook with the Recompute, Check, Explain and Undo buttons and their macros.

    Example: xlengine button report.xlsx -o report.xlsm
    """
    from xlengine.files.refused import Refused

    try:
        from udfs.addin.button import add

        add(workbook, output)
    except (Refused, ImportError) as refusal:
        _refused(str(refusal))
        sys.exit(COULD_NOT)
    click.echo(f"{output}: written, with buttons")


@main.command()
@click.argument("action", type=click.Choice(("build", "install", "remove")))
@click.option("-o", "--output", default="xlengine.xlam", show_default=True, metavar="OUT", help="For build: the add-in to write.")
def addin(action: str, output: str) -> None:
    """Build the ribbon add-in, or put it into Excel's start-up and take it out again.

    Example: xlengine addin build -o xlengine.xlam
    """
    from xlengine.files.refused import Refused

    try:
        if action == "build":
            from udfs.addin.build import build

            build(output)
            said: object = f"{output}: written"
        else:
            from udfs.addin import install as places

            said = places.install() if action == "install" else places.remove()
    except (Refused, ImportError) as refusal:
        _refused(str(refusal))
        sys.exit(COULD_NOT)
    click.echo(str(said or "done"))


if __name__ == "__main__":
    main()
