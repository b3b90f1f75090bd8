"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every machine and in every run: a failure that somebody sees, everybody can see.
settings.register_profile("seido", derandomize=True, deadline=None)
settings.load_profile("seido")
