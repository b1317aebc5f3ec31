"""The add-in and its VBA: read back, part by part, installed into a home that is not one's own."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("pyopenvba", reason="the package pyOpenVBA is not installed")

import udfs.buttons
from udfs.addin import build, install, project, wrappers
from udfs.addin.controls import VERBS
from udfs.live import LOG
from xlengine.files.markup import elements
from xlengine.files.refused import Refused
from xlengine.function import FUNCTIONS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the libraries' own
FUNCTION = re.compile(r"^Public Function (XLE_\w+)\(([^)]*)\) As Variant$", re.MULTILINE)


@pytest.fixture(scope="module")
def addin() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(build.addin()))


@pytest.fixture(scope="module")
def sources(addin: zipfile.ZipFile) -> dict[str, str]:
    parser = pytest.importorskip("oletools.olevba").VBA_Parser("add-in", addin.read("xl/vbaProject.bin"))
    return {name: source.replace("\r\n", "\n").strip() for _, _, name, source in parser.extract_macros()}


def test_the_macros_read_back_as_they_are_committed(sources: dict[str, str]) -> None:
    for name, source in project.addin_modules().items():
        assert sources[f"{name}.bas"] == source.replace("\r\n", "\n").strip()
    assert {path.stem for path in project.SOURCE.glob("*.bas")} == {
        "XlengineButtons",
        "XlengineErrors",
        "XlengineRibbon",
    }


def test_every_function_has_a_wrapper_with_its_arguments(sources: dict[str, str]) -> None:
    found = dict(FUNCTION.findall(sources["XlengineFunctions.bas"]))
    assert list(found) == list(FUNCTIONS)
    for function in FUNCTIONS.values():
        names = [wrappers.argument_name(argument) for argument in function.arguments]
        optional = [argument.optional for argument in function.arguments]
        given = [name.strip() for name in found[function.name].split(",")]
        assert given == [f"Optional {name}" if may else name for name, may in zip(names, optional, strict=True)]


def test_no_argument_is_a_word_that_vba_keeps_for_itself(sources: dict[str, str]) -> None:
    for _, arguments in FUNCTION.findall(sources["XlengineFunctions.bas"]):
        names = [name.split()[-1] for name in arguments.split(",")]
        assert not {name.casefold() for name in names} & wrappers.KEYWORDS
        assert len(",".join(names)) + len(names) < 254, "longer lists break the function wizard"


def test_the_vba_keeps_to_what_the_editor_takes(sources: dict[str, str]) -> None:
    for name in project.addin_modules():
        source = sources[f"{name}.bas"]
        assert source.isascii()
        assert max(len(line) for line in source.split("\n")) < 1023
        assert (
            max((len(run) for run in re.findall(r"(?: _\n[^\n]*)+", source) for run in [run.split(" _\n")]), default=0)
            < 25
        )
        assert "Option Explicit" in source
        procedures = re.findall(r"^(?:Public |Private )?(?:Sub|Function) (\w+)", source, re.MULTILINE)
        assert len(procedures) == source.count("\nEnd Sub") + source.count("\nEnd Function")


def test_wizard_texts_are_those_of_the_registry(sources: dict[str, str]) -> None:
    source = sources["XlengineFunctions.bas"]
    for function in FUNCTIONS.values():
        assert (
            f"XleDescribe {wrappers.quoted(function.name)}, _\n        {wrappers.quoted(function.sentence)}" in source
        )
        assert all(wrappers.quoted(argument.help) in source for argument in function.arguments)
    assert 'Category:="Budget"' in source
    assert "Volatile" not in source


def test_the_buttons_call_functions_that_are_there(sources: dict[str, str]) -> None:
    called = re.findall(r'XlePress "\w+", "(\w+)"', sources["XlengineButtons.bas"])
    assert len(called) == len(VERBS)
    assert all(callable(getattr(udfs.buttons, name)) for name in called)
    for verb in VERBS:
        assert f"Public Sub Xlengine{verb}()\n" in sources["XlengineButtons.bas"]


def test_the_ribbon_calls_macros_that_are_there(addin: zipfile.ZipFile, sources: dict[str, str]) -> None:
    ribbon = elements(addin.read("customUI/customUI14.xml"), "ribbon", "add-in")
    buttons = [element.attributes for element in ribbon if element.name == "button"]
    assert [button["label"] for button in buttons] == [*VERBS, "Log"]
    for button in buttons:
        assert f"Public Sub {button['onAction']}(control As IRibbonControl)" in sources["XlengineRibbon.bas"]
        assert f'Case "{button["id"]}": Xlengine{button["label"]}\n' in sources["XlengineRibbon.bas"]
    assert f'LOG_SHEET As String = "{LOG}"' in sources["XlengineRibbon.bas"]


def test_content_types_and_relations_are_those_of_an_add_in(addin: zipfile.ZipFile) -> None:
    types = elements(addin.read("[Content_Types].xml"), "types", "add-in")
    given = {e.attributes["PartName"]: e.attributes["ContentType"] for e in types if e.name == "Override"}
    assert given["/xl/workbook.xml"] == "application/vnd.ms-excel.addin.macroEnabled.main+xml"
    assert given["/xl/vbaProject.bin"] == "application/vnd.ms-office.vbaProject"
    defaults = {e.attributes["Extension"] for e in types if e.name == "Default"}
    for name in addin.namelist():
        assert f"/{name}" in given or name.rpartition(".")[2] in defaults or name == "[Content_Types].xml"
    for rels, folder in (("_rels/.rels", ""), ("xl/_rels/workbook.xml.rels", "xl/")):
        for element in elements(addin.read(rels), rels, "add-in"):
            if element.name == "Relationship":
                assert folder + element.attributes["Target"] in addin.namelist()
    relation = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    assert f'Type="{relation}" Target="customUI/customUI14.xml"'.encode() in addin.read("_rels/.rels")


def test_nothing_in_it_names_a_person_or_a_persons_folder(addin: zipfile.ZipFile) -> None:
    for name in addin.namelist():
        assert not re.search(rb"[A-Z]:\\Users|/home/|/Users/[a-z]|/root/|creator>", addin.read(name)), name


def test_it_brings_the_link_to_python_of_the_xlwings_that_is_installed(sources: dict[str, str]) -> None:
    xlwings = pytest.importorskip("xlwings")
    assert "Public Function RunPython(" in sources["xlwings.bas"]
    assert "Function XLPy()" in sources["xlwings.bas"]
    assert f"'Version: {xlwings.__version__}" in sources["xlwings.bas"]
    assert "BSD 3-clause license" in sources["xlwings.bas"]
    assert 'PROJECT_NAME As String = "xlwings"' in sources["xlwings.bas"]


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    build.build(str(tmp_path / "xlengine.xlam"))
    assert (tmp_path / "xlengine.xlam").read_bytes() == build.addin()


def test_another_name_than_xlam_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"name the result \.xlam"):
        build.build(str(tmp_path / "xlengine.xlsm"))


def test_on_windows_it_goes_into_the_start_up_folder_and_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    folder = install.start_up("win32", tmp_path)
    assert folder == tmp_path / "Roaming" / "Microsoft" / "Excel" / "XLSTART"
    assert install.install(folder).endswith("installed; Excel loads it when it starts next")
    assert zipfile.is_zipfile(folder / "xlengine.xlam")
    assert "removed" in install.remove(folder)
    assert not list(folder.iterdir())
    assert install.remove(folder).endswith("the add-in was not installed")


def test_on_a_mac_it_goes_into_the_group_container_of_office(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="start it once"):
        install.start_up("darwin", tmp_path)
    office = tmp_path / "Library" / "Group Containers" / "UBF8T346G9.Office"
    office.mkdir(parents=True)
    folder = install.start_up("darwin", tmp_path)
    assert folder == office / "User Content.localized" / "Startup.localized" / "Excel"
    install.install(folder)
    assert (folder / "xlengine.xlam").stat().st_size > 10_000


def test_on_linux_it_says_that_there_is_no_excel(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no Excel on this system"):
        install.start_up("linux", tmp_path)


def test_where_no_excel_is_there_is_nothing_to_take_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "start_up", lambda: (_ for _ in ()).throw(Refused("there is no Excel")))
    assert install.remove().startswith("the add-in was not installed: this user has no Excel here")
