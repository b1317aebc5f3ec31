"""The command line: names, options and help. What a command does is in `xlengine.commands`, imported when it is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import click

from xlengine import __version__
from xlengine.files.garbage import no_garbage_search

FORMATS = ("text", "json", "github", "junit", "sarif")
COULD_NOT = 2


class Commands(click.Group):
    """The commands in the order of an officer's day."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            raise click.ClickException("interrupted; every file is whole") from None


def _form(*names: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """The option `--format`."""
    help_text = "What is written: text for people, the others for programs."
    return click.option("--format", "form", type=click.Choice(names), default="text", show_default=True, help=help_text)


_LIKE = click.option(
    "--like", metavar="EARLIER", help="Read the tables as in this workbook, or one of the same name in this folder, "
    "from before inputs were typed anew."
)  # fmt: skip


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="xlengine", message="%(prog)s %(version)s")
def commands() -> None:
    """Recomputes, checks and explains the figures of budget performance reports inside their workbooks.

    \b
    Example: xlengine check report.xlsx
    Exit status: 0 clean, 1 an error was found, 2 something could not be done.
    """


@commands.command()
@click.argument("workbooks", nargs=-1, required=True, metavar="WORKBOOK...")
@click.option("-o", "--output", metavar="OUT", help="Write here; a folder for several. [default: NAME.recalc.xlsx]")
@click.option("--in-place", is_flag=True, help="Write the workbook itself; `xlengine undo` takes it back.")
@click.option(
    "--as", "cells", type=click.Choice(("values", "formulas", "functions")), default="values", show_default=True,
    help="What an empty cell gets.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--additive", is_flag=True, help="Also rewrite published figures that only rounding explains.")
@_LIKE
@_form("text", "json")
def recalc(
    workbooks: Sequence[str], output: str | None, in_place: bool, cells: str, dry_run: bool, additive: bool,
    like: str | None, form: str,
) -> int:  # fmt: skip
    """Recompute every figure that can be proved and put it into the workbook.

    Nothing else in the file is touched; a formula is never replaced by a number.

    Example: xlengine recalc report.xlsx -o recomputed.xlsx
    """
    if output is not None and in_place:
        raise click.UsageError("-o and --in-place say two things; leave one out")
    from xlengine.commands.recalc import recalc as run

    return run(workbooks, output, in_place, cells, dry_run, additive, like, form)


@commands.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--text", "texts", multiple=True, metavar="FILE", help="Tie the numbers of a prose file to the figures.")
@click.option("--formulas", is_flag=True, help="Also recompute every formula with the package formulas.")
@click.option("--no-config", is_flag=True, help="Read no xlengine.toml.")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Workbooks at a time. [default: as it needs]")
@_LIKE
@_form(*FORMATS)
def check(
    paths: Sequence[str], texts: Sequence[str], formulas: bool, no_config: bool, jobs: int | None, like: str | None,
    form: str,
) -> int:  # fmt: skip
    """Recompute and compare; nothing is written.

    PATH is a workbook, or a folder that is searched for .xlsx and .xlsm.

    Example: xlengine check workbooks/ --format junit > result.xml
    """
    from xlengine.commands.check import check as run

    return run(paths, texts, form, jobs or 0, formulas, no_config, like)


@commands.command()
@click.argument("what", metavar="WORKBOOK|CODE")
@click.argument("cell", required=False, metavar="['Sheet'!CELL]")
@_form("text", "json")
def explain(what: str, cell: str | None, form: str) -> int:
    """Unfold one figure down to its inputs, or print one rule.

    \b
    Example: xlengine explain report.xlsx "'Table 1'!D28"
             xlengine explain XLE101
    """
    from xlengine.commands.explain import explain as run

    return run(what, cell, form)


@commands.command()
@click.argument("workbooks", nargs=-1, required=True, metavar="WORKBOOK...")
@_form("text", "json")
def tables(workbooks: Sequence[str], form: str) -> int:
    """Show what was recognized and how it hangs together; what was not, and why.

    Example: xlengine tables report.xlsx
    """
    from xlengine.commands.explain import tables as run

    return run(workbooks, form)


@commands.command()
@click.argument("workbooks", nargs=-1, required=True, metavar="WORKBOOK...")
@click.option("-o", "--output", default="report.html", show_default=True, metavar="OUT", help="The page to write.")
def report(workbooks: Sequence[str], output: str) -> int:
    """Write one self-contained page with pictures.

    Example: xlengine report report.xlsx -o report.html
    """
    from xlengine.commands.report import report as run

    return run(workbooks, output)


@commands.command()
@click.argument("workbook")
@click.option("--while-open", is_flag=True, help="Also while LibreOffice has it open: open it again afterwards.")
def undo(workbook: str, while_open: bool) -> int:
    """Take the last recalculation back, cell by cell, from its journal.

    Example: xlengine undo report.xlsx
    """
    from xlengine.commands.recalc import undo as run

    return run(workbook, while_open=while_open)


@commands.command()
@click.argument("workbook")
@click.option("-o", "--output", required=True, metavar="OUT.xlsm", help="The workbook to write.")
def button(workbook: str, output: str) -> int:
    """Write the same workbook with the buttons Recompute, Check, Explain and Undo, and their macros.

    Example: xlengine button report.xlsx -o report.xlsm
    """
    from xlengine.commands.office import button as run

    return run(workbook, output)


@commands.command()
@click.argument("action", type=click.Choice(("build", "install", "remove")))
@click.option("-o", "--output", default="xlengine.xlam", show_default=True, metavar="OUT", help="What build writes.")
def addin(action: str, output: str) -> int:
    """Build the ribbon add-in; put it into Excel's start-up folder, or take it out again.

    Example: xlengine addin build -o xlengine.xlam
    """
    from xlengine.commands.office import addin as run

    return run(action, output)


def main(arguments: Sequence[str] | None = None) -> None:
    """The outermost guard: whatever happens, one line and an exit status.

    What a run has made goes with the process; taking it apart first would cost a tenth of a short one.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    status = run(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit status of one command line."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not all(one.strip() for one in given):
        return _said("one of the names is empty; write the name of a file there, or leave it out")
    try:
        with no_garbage_search():  # what a command makes goes in no circles, and is gone with the process
            status = commands.main(args=given or ["--help"], prog_name="xlengine", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "xlengine"
        return _said(f"{error.format_message().removesuffix('.')}. See: {where} --help")
    except click.ClickException as error:
        return _said(error.format_message())
    except SystemExit:  # click's way to end a page of help that nobody reads to its end
        return 0
    except click.Abort:
        return _said("interrupted; every file is whole")
    except OSError as error:
        return _said(f"the report cannot be written ({error.strerror or error}); make room, or write it elsewhere")
    except Exception as error:
        if os.environ.get("XLENGINE_DEBUG"):
            raise
        text = f"an unforeseen fault ({type(error).__name__}: {str(error)[:200]}); please report it"
        return _said(f"{text}, XLENGINE_DEBUG=1 shows where")
    return status if isinstance(status, int) else 0


def _said(text: str) -> int:
    from xlengine.commands.said import refuse

    refuse(text)
    return COULD_NOT


if __name__ == "__main__":
    main()
