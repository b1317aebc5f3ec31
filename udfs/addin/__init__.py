"""The buttons of a workbook, the ribbon add-in, and the VBA that both need."""
