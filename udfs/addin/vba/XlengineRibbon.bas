Attribute VB_Name = "XlengineRibbon"
Option Explicit
' The ribbon tab of the add-in: its buttons are named for what they do.

Private Const LOG_SHEET As String = "xlengine log"

Public Sub XlengineRibbonPressed(control As IRibbonControl)
    If ActiveWorkbook Is Nothing Then
        MsgBox "Open a workbook first.", vbInformation, "xlengine"
        Exit Sub
    End If
    Select Case control.ID
        Case "xlengineRecompute": XlengineRecompute
        Case "xlengineCheck": XlengineCheck
        Case "xlengineExplain": XlengineExplain
        Case "xlengineUndo": XlengineUndo
        Case "xlengineLog": XlengineLog
    End Select
End Sub

Public Sub XlengineLog()
    Dim sheet As Object
    For Each sheet In ActiveWorkbook.Worksheets
        If LCase(sheet.Name) = LOG_SHEET Then
            sheet.Visible = True
            sheet.Activate
            Exit Sub
        End If
    Next sheet
    MsgBox "This workbook has no log: nothing was recomputed in it yet.", vbInformation, "xlengine"
End Sub

' Excel runs this when it loads the add-in: category and argument help for the function wizard.
Public Sub Auto_Open()
    On Error Resume Next
    XleDescribeAll
End Sub
