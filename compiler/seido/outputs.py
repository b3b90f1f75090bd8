"""What is made of a compiled project beyond its policies: the documents of all its sets, in one tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seido.emit.context import Context
from seido.emit.documents import emit_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seido.pipeline import Compiled
    from seido.project import Project


def context_of(compiled: Compiled) -> Context:
    """What the emitters of documents are told of a policy set."""
    return Context(
        irs=compiled.irs,
        declared=compiled.program.documents,
        documents=compiled.documents,
        proofs=compiled.proofs,
        coverage=compiled.coverage,
        sources=compiled.sources,
        verifications=compiled.verifications,
    )


def by_folder(project: Project, compiled: Sequence[Compiled]) -> Iterator[tuple[str, Compiled]]:
    """Each compiled set with the folder of its own, ending in ``/``; a set that is alone needs none."""
    for policy_set, one in zip(project.sets, compiled, strict=True):
        yield (f"{policy_set.name}/" if len(compiled) > 1 else ""), one


def all_documents(project: Project, compiled: Sequence[Compiled]) -> Mapping[str, str]:
    """Every document of the project by its path."""
    return {
        f"{folder}{path}": text
        for folder, one in by_folder(project, compiled)
        for path, text in emit_documents(context_of(one)).items()
    }
