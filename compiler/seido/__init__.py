"""seido: support schemes as exact, cited, computable text."""

from __future__ import annotations

__version__ = "0.1.0"
