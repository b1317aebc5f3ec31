"""Finds tables on a sheet and reads them as a reviewer does: headings, measures, lines, figures."""
