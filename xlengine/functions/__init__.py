"""What a spreadsheet function is made of: cells in, lines of figures, cells out."""
