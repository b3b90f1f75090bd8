"""All documents of a policy set: pages, source pages and machine-readable files, by path.

Pages stand in ``schemes/`` and ``sources/``, machine-readable files in ``data/``, scripts of calculators in ``calc/``, and
beside them the 団体カード; links between them are relative, so
that the whole may be put anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seido.citations.references import References
from seido.emit.bundle import emit_scripts
from seido.emit.context import CARD, DATA, SCHEMES, SOURCES
from seido.emit.guide import emit_card, emit_guide, emit_index
from seido.emit.policy_page import emit_policy, policies_of, policy_page
from seido.emit.program_json import emit_json
from seido.emit.schema import emit_schema
from seido.emit.scheme_list import listed
from seido.emit.source_page import emit_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seido.emit.context import Context


def emit_documents(context: Context) -> Mapping[str, str]:
    """The text of every document by its path (``/`` between folders), in a fixed order."""
    made = {f"{SCHEMES}/index.md": emit_index(context)}
    for identifier, ir in context.irs.items():
        made[f"{SCHEMES}/{identifier}.md"] = emit_guide(ir, context)
        made[f"{DATA}/{identifier}.json"] = emit_json(ir, context)
        made[f"{DATA}/{identifier}.schema.json"] = emit_schema(ir)
    for name in context.declared:
        made[f"{SOURCES}/{name}.md"] = emit_source(name, context)
    for source in policies_of(context):
        made[policy_page(source.path)] = emit_policy(source, context)
    made[CARD] = emit_card(context)
    references = References(context.documents)
    scripts = emit_scripts(context.irs, context.declared, references, context.sources, listed(context))
    return {**made, **scripts}
