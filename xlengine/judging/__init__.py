"""Holds the figures against the cells: findings, changes, explanations."""
