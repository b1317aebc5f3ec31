"""What a person is told when a file cannot be read or must not be written."""

from __future__ import annotations


class Refused(Exception):
    """One plain sentence: what, which file, what to do. Nothing has been written."""
