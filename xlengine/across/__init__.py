"""Which measure is computed from which, along the line: words and formula rows propose, the figures decide."""
