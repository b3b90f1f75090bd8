"""Exact numbers, units, years, and answers."""
