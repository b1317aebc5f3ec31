"""Which line adds up which, down the column: a reviewer's reading from top to bottom, held against the figures."""
