"""The functions of the engine, for xlwings Server."""

from udfs.office import functions

globals().update(functions())
