"""Why a site could not be made, as a finding."""

from __future__ import annotations

from pathlib import Path

from seido.source.catalogue import project as kinds
from seido.source.diagnostic import Diagnostic, Text
from seido.source.files import reason_of


def site_failure(error: Exception) -> Diagnostic:
    """The finding for an error that ended the making of a site; what mkdocs told on the way says more than the error."""
    told = getattr(error, "__notes__", ())
    if isinstance(error, OSError) and error.filename and not told:
        why, path = reason_of(error), Path(error.filename).as_posix()
        ja, en = (why.ja, why.en) if isinstance(why, Text) else (why, why)
        return Diagnostic(kinds.SITE_FAILED, None, {"reason": Text(f"「{path}」は{ja}", f"{path}: {en}")})
    return Diagnostic(kinds.SITE_FAILED, None, {"reason": " / ".join(told) or str(error)})
