"""VBA of the functions: one wrapper a function, made from the registry."""

from __future__ import annotations

import unicodedata

from xlengine.function import FUNCTIONS, Function
from xlengine.functions.declared import Argument

MODULE = "XlengineFunctions"
PYTHON_MODULE = "udfs.com"
LONGEST_LINE = 1000
"""VBA takes 1,023 signs a line."""
_KEYWORDS = """
    abs access addressof alias and any append as base binary boolean byref byte byval call case cbool cbyte ccur
    cdate cdbl cdec chr cint clng close compare const csng cstr currency cvar cverr date debug decimal declare dim dir
    do doevents double each else elseif empty end endif enum eqv erase error event exit explicit false fix for format
    friend function get global gosub goto if imp implements in input int integer is lbound left len let lib like line
    load lock long longlong longptr loop lset me mid mod name new next not nothing null object on open option optional
    or output paramarray preserve print private property ptrsafe public put raiseevent random read redim rem reset
    resume return right rset seek select set sgn shared single spc static step stop string sub tab text then time to
    true type typeof ubound unload unlock until variant wend while width with withevents write xor"""
KEYWORDS = frozenset(_KEYWORDS.split())
"""Words that VBA, or LibreOffice's Basic, may take for its own."""
HEAD = f'''Attribute VB_Name = "{MODULE}"
Option Explicit
' Made from the registry of functions: every wrapper hands its arguments to Python and gives back what comes.

Private server_place As String

Private Function XleCall(ByVal function_name As String, ByVal arguments As Variant) As Variant
    Dim server As Object
    On Error GoTo missing
    If Not Application.CommandBars("Standard").Controls(1).Enabled Then Exit Function
    If server_place = "" Then server_place = XlePlaceOf("XLPy")
    Set server = Application.Run(server_place)
    On Error GoTo failed
    XleCall = XleErr(server.CallUDF("{PYTHON_MODULE}", function_name, (arguments), ActiveWorkbook, Application.Caller))
    Exit Function
missing:
    server_place = ""
    XleNote function_name & ": no server of functions: " & Err.Description
    XleCall = CVErr(2029)
    Exit Function
failed:
    XleNote function_name & ": " & Err.Description
    XleCall = CVErr(2015)
End Function

Private Sub XleNote(ByVal told As String)
    On Error Resume Next
    Debug.Print Now & " " & told
End Sub
'''
DESCRIBE = """
Private Sub XleDescribe(ByVal function_name As String, ByVal sentence As String, ByVal arguments As Variant)
    Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & function_name, Description:=sentence, _
        Category:="{category}", ArgumentDescriptions:=arguments
End Sub

Public Sub XleDescribeAll()
    On Error Resume Next
"""


def functions_module() -> str:
    """The module with all functions; its lines end as VBA's do."""
    wrappers = "".join(_wrapper(function) for function in FUNCTIONS.values())
    category = next(iter(FUNCTIONS.values())).category
    described = "".join(_described(function) for function in FUNCTIONS.values())
    source = HEAD + wrappers + DESCRIBE.format(category=category) + described + "End Sub\n"
    return source.replace("\n", "\r\n")


def argument_name(argument: Argument) -> str:
    """The argument's name, with an underscore behind it where VBA has another use for the word."""
    return argument.name + "_" if argument.name.casefold() in KEYWORDS else argument.name


def _wrapper(function: Function) -> str:
    names = [argument_name(argument) for argument in function.arguments]
    taken = ", ".join(
        f"Optional {name}" if argument.optional else name
        for name, argument in zip(names, function.arguments, strict=True)
    )
    return (
        f"\nPublic Function {function.name}({taken}) As Variant\n"
        f"Attribute {function.name}.VB_Description = {quoted(function.sentence.replace(chr(34), chr(39)))}\n"
        f'    {function.name} = XleCall("{function.name}", Array({", ".join(names)}))\n'
        "End Function\n"
    )


def _described(function: Function) -> str:
    helps = ", _\n        ".join(quoted(argument.help) for argument in function.arguments)
    return f'    XleDescribe "{function.name}", _\n        {quoted(function.sentence)}, Array( _\n        {helps})\n'


def quoted(text: str) -> str:
    """A text as VBA writes it, in signs that every code page has."""
    plain = text.translate({ord(sign): plain for sign, plain in zip("—–’‘“”", "--''\"\"", strict=True)})
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "replace").decode("ascii")
    return '"' + plain.replace('"', '""') + '"'
