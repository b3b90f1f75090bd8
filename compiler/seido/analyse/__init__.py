"""Analyses: what a careful colleague would notice about a policy."""
