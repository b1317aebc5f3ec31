Attribute VB_Name = "XlengineButtons"
Option Explicit
' The four verbs. In Excel they go to Python through xlwings, which works on the open workbook. In LibreOffice they go
' to the command line, which works on the saved file and never on the one that is open.

Private Const LONGEST_MESSAGE As Long = 900
Private Const LONGEST_WAIT As Long = 600
Private is_busy As Boolean

Public Sub XlengineRecompute()
    XlePress "recompute", "recompute_this_workbook"
End Sub

Public Sub XlengineCheck()
    XlePress "check", "check_this_workbook"
End Sub

Public Sub XlengineExplain()
    XlePress "explain", "explain_this_cell"
End Sub

Public Sub XlengineUndo()
    XlePress "undo", "undo_last_run"
End Sub

Private Sub XlePress(ByVal verb As String, ByVal button As String)
    Dim system As String
    system = Application.OperatingSystem
    If InStr(1, system, "Windows", 1) > 0 Or InStr(1, system, "Mac", 1) > 0 Then
        XlePressInExcel button
    Else
        XlePressOutside verb
    End If
End Sub

Private Sub XlePressInExcel(ByVal button As String)
    Dim place As String
    place = XlePlaceOf("RunPython")
    On Error GoTo missing
    Application.Run place, "import udfs.buttons; udfs.buttons." & button & "()"
    Exit Sub
missing:
    MsgBox "xlengine could not start Python (" & Err.Description & "). Install its add-in once with: " & _
        "xlengine addin install", vbExclamation, "xlengine"
End Sub

' Where xlwings is: in xlengine's own add-in, in xlwings' add-in, or in this workbook.
Public Function XlePlaceOf(ByVal procedure As String) As String
    Dim candidate As Variant, found As Object
    On Error Resume Next
    For Each candidate In Array("xlengine.xlam", "xlwings.xlam")
        Set found = Nothing
        Set found = Workbooks(CStr(candidate))
        If Not found Is Nothing Then
            XlePlaceOf = "'" & candidate & "'!" & procedure
            Exit Function
        End If
    Next candidate
    XlePlaceOf = "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & procedure
End Function

Private Sub XlePressOutside(ByVal verb As String)
    Dim book As String, result As String, answer As String, status As String
    If is_busy Then Exit Sub
    If ThisWorkbook.Path = "" Then
        MsgBox "Save the workbook first: xlengine works on the saved file.", vbExclamation, "xlengine"
        Exit Sub
    End If
    If Not ThisWorkbook.Saved Then
        MsgBox "There are changes that are not saved yet. Save the workbook, then press again.", vbExclamation, "xlengine"
        Exit Sub
    End If
    book = ThisWorkbook.Path & "/" & ThisWorkbook.Name
    is_busy = True
    On Error GoTo failed
    Application.StatusBar = "xlengine: " & verb & " ..."
    Select Case verb
        Case "recompute"
            result = XleBeside(book)
            If XleIsOpen(result) Then Err.Raise 1003, , "close " & result & " first"
            status = XleRun(Array("recalc", book, "-o", result), answer)
        Case "explain"
            status = XleRun(Array("explain", book, "'" & Replace(ActiveSheet.Name, "'", "''") & "'!" & _
                ActiveCell.Address(False, False)), answer)
        Case "undo"
            status = XleRun(Array("undo", "--while-open", book), answer)
        Case Else
            status = XleRun(Array(verb, book), answer)
    End Select
    Application.StatusBar = False
    is_busy = False
    If verb = "recompute" And (status = "0" Or status = "1") Then Workbooks.Open result
    If verb = "undo" And status = "0" Then answer = answer & vbLf & "Open the file again to see it as it was."
    MsgBox XleShort(answer), IIf(status = "2", vbExclamation, vbInformation), "xlengine"
    Exit Sub
failed:
    is_busy = False
    Application.StatusBar = False
    MsgBox "xlengine could not be run: " & Err.Description, vbExclamation, "xlengine"
End Sub

' What fits into a message: the beginning, and the last line, which sums up.
Private Function XleShort(ByVal answer As String) As String
    XleShort = answer
    If Len(answer) <= LONGEST_MESSAGE Then Exit Function
    XleShort = Left(answer, LONGEST_MESSAGE - 150) & " ..." & vbLf & vbLf & Right(Mid(answer, InStrRev(answer, vbLf) + 1), 140)
End Function

' The recalculated workbook goes beside the open one, which stays as it is.
Private Function XleBeside(ByVal book As String) As String
    Dim dot As Long
    dot = InStrRev(book, ".")
    XleBeside = Left(book, dot - 1) & ".recalc" & Mid(book, dot)
End Function

Private Function XleIsOpen(ByVal path As String) As Boolean
    Dim opened As Object
    For Each opened In Workbooks
        If opened.Path & "/" & opened.Name = path Then XleIsOpen = True
    Next opened
End Function

' Runs xlengine with the words, waits, gives its exit status; what it said comes back in answer.
' The command is the setting XLENGINE_COMMAND, or xlengine as found on PATH.
Private Function XleRun(ByVal words As Variant, ByRef answer As String) As String
    Dim program As String, folder As String, said As String, tail As String, word As Variant, started As Double
    program = Environ("XLENGINE_COMMAND")
    If program = "" Then program = "xlengine"
    folder = Environ("XDG_RUNTIME_DIR")
    If folder = "" Then folder = Environ("TMPDIR")
    If folder = "" Then folder = "/tmp"
    Randomize
    said = folder & "/xlengine-" & Format(Now, "yyyymmddhhnnss") & "-" & CStr(Int(Rnd * 1000000)) & ".txt"
    tail = "-c '""$@"" >""$0.part"" 2>&1; echo ""$?"" >>""$0.part""; mv ""$0.part"" ""$0""' " & XleWord(said)
    tail = tail & " " & XleWord(program)
    For Each word In words
        tail = tail & " " & XleWord(CStr(word))
    Next word
    Shell "/bin/sh " & tail, 2
    started = Timer
    Do While Dir(said) = ""
        If Timer - started > LONGEST_WAIT Or Timer < started Then Err.Raise 1001, , "no answer came"
        Application.Wait Now + 0.3 / 86400
        DoEvents
    Loop
    XleRun = XleRead(said, answer)
    Kill said
End Function

Private Function XleRead(ByVal said As String, ByRef answer As String) As String
    Dim handle As Integer, row As String
    handle = FreeFile
    answer = ""
    XleRead = ""
    Open said For Input As #handle
    Do While Not EOF(handle)
        If XleRead <> "" Then answer = answer & IIf(answer = "", "", vbLf) & XleRead
        Line Input #handle, row
        XleRead = row
    Loop
    Close #handle
End Function

' One word of a command line; a double quote would end it, and no path of ours has one.
Private Function XleWord(ByVal word As String) As String
    If InStr(word, """") > 0 Then Err.Raise 1002, , "a name holds a double quote"
    XleWord = """" & word & """"
End Function
