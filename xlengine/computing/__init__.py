"""Computes the figures of proved relations, and tells what empty cells may be."""
