"""Why a site could not be made, as a finding."""

from __future__ import annotations

from seido.source.catalogue import project as kinds
from seido.source.diagnostic import Diagnostic


def site_failure(error: Exception) -> Diagnostic:
    """The finding for an error that ended the making of a site; what mkdocs told on the way says more than the error."""
    told = getattr(error, "__notes__", ())
    return Diagnostic(kinds.SITE_FAILED, None, {"reason": " / ".join(told) or str(error)})
