Attribute VB_Name = "XlengineErrors"
Option Explicit
Option Private Module
' Error values come back from Python as text, and a total would pass over text in silence:
' XleErr makes real error values of them.

Public Function XleErr(ByVal result As Variant) As Variant
    Dim i As Long, j As Long
    Select Case XleDimensions(result)
        Case 0
            XleErr = XleCell(result)
            Exit Function
        Case 1
            For i = LBound(result) To UBound(result)
                result(i) = XleCell(result(i))
            Next i
        Case Else
            For i = LBound(result, 1) To UBound(result, 1)
                For j = LBound(result, 2) To UBound(result, 2)
                    result(i, j) = XleCell(result(i, j))
                Next j
            Next i
    End Select
    XleErr = result
End Function

Private Function XleCell(ByVal shown As Variant) As Variant
    XleCell = shown
    If VarType(shown) <> vbString Then Exit Function
    If Left(shown, 1) <> "#" Then Exit Function
    Select Case shown
        Case "#NULL!": XleCell = CVErr(2000)
        Case "#DIV/0!": XleCell = CVErr(2007)
        Case "#VALUE!": XleCell = CVErr(2015)
        Case "#REF!": XleCell = CVErr(2023)
        Case "#NAME?": XleCell = CVErr(2029)
        Case "#NUM!": XleCell = CVErr(2036)
        Case "#N/A": XleCell = CVErr(2042)
        Case "#GETTING_DATA": XleCell = CVErr(2043)
        Case "#SPILL!": XleCell = CVErr(2045)
        Case "#CONNECT!": XleCell = CVErr(2046)
        Case "#BLOCKED!": XleCell = CVErr(2047)
        Case "#UNKNOWN!": XleCell = CVErr(2048)
        Case "#FIELD!": XleCell = CVErr(2049)
        Case "#CALC!": XleCell = CVErr(2050)
    End Select
End Function

Private Function XleDimensions(ByRef result As Variant) As Long
    Dim last As Long
    If Not IsArray(result) Then Exit Function
    On Error GoTo counted
    last = UBound(result, 1)
    XleDimensions = 1
    last = UBound(result, 2)
    XleDimensions = 2
counted:
End Function
