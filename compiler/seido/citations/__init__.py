"""Source documents: quotes located, claims proved, printed figures accounted for."""
