"""``seido diff``: what changed between two folders of policies, or between two years of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, assert_never

from seido.commands.shell import FINDINGS, FINE, Shell, open_project
from seido.source.catalogue import project as kinds
from seido.source.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seido.emit.differences import SchemeView, View
    from seido.ir.nodes import SchemeIR
    from seido.pipeline import Compiled

_BROKEN: Final = Text(
    "{place}に誤りが残っているので、比べませんでした。上の誤りを直してから、もう一度実行してください。",
    "Nothing was compared, since there are errors in {place}. Mend them and run the command again.",
)
_SIDES: Final = 2


@dataclass(frozen=True, slots=True)
class Options:
    """What to compare: two folders, or two years of one; in which schemes; and the form of the output."""

    paths: tuple[str, ...]
    years: tuple[str, str] | None
    year: str | None
    schemes: tuple[str, ...]
    exit_code: bool
    format: Literal["text", "json", "markdown"]


@dataclass(frozen=True, slots=True)
class _Version:
    """One side: the schemes that compiled, by set and identifier, and how the side is called."""

    label: Text
    schemes: Mapping[tuple[str, str], tuple[SchemeIR, Compiled]]
    year: int | None  # None: the year of each scheme's document


def execute(options: Options, shell: Shell) -> int:
    """Compare and print. Policies with errors are not compared; their findings are."""
    from seido.emit.differences_text import differences_json, differences_markdown, differences_text

    versions = _versions(options, shell)
    if isinstance(versions, int):
        return versions
    view = _compare(*versions, options)
    if isinstance(view, Diagnostic):
        return shell.report((view,), {})
    match options.format:
        case "text":
            shell.out.write(differences_text(view, shell.language))
        case "markdown":
            shell.out.write(differences_markdown(view, shell.language))
        case "json":
            shell.out.write(differences_json(view))
        case _:
            assert_never(options.format)
    differs = any(each.status != "same" for each in view.schemes)
    return FINDINGS if differs and options.exit_code else FINE


def _versions(options: Options, shell: Shell) -> tuple[_Version, _Version] | int:
    """Both sides; the exit status where there are none to compare."""
    from seido.values.calendar import show_year

    places = options.paths
    if len(places) != _SIDES if options.years is None else len(places) > 1:
        count = len(places) + (0 if options.years is None else _SIDES)
        return shell.report((Diagnostic(kinds.DIFF_SIDES, None, {"count": str(count)}),), {})
    asked = options.years if options.years is not None else () if options.year is None else (options.year,)
    years = [_read_year(text) for text in asked]
    for text, year in zip(asked, years, strict=True):
        if year is None:
            return shell.report((Diagnostic(kinds.DIFF_YEAR, None, {"text": text}),), {})
    read = [_read((place,), shell) for place in places] if options.years is None else [_read(places, shell)]
    for each in read:
        if isinstance(each, int):
            return each
    sets = [each for each in read if not isinstance(each, int)]
    if options.years is not None:
        labels = [Text(show_year(year), show_year(year)) for year in years if year is not None]
        return _Version(labels[0], _schemes(sets[0]), years[0]), _Version(labels[1], _schemes(sets[0]), years[1])
    fixed = years[0] if years else None
    one, other = (
        _Version(_label(place, made, fixed), _schemes(made), fixed) for place, made in zip(places, sets, strict=True)
    )
    return one, other


def _read_year(text: str) -> int | None:
    from seido.values.calendar import fiscal_year
    from seido.values.numerals import fold

    folded = fold(text)
    return fiscal_year(folded) or fiscal_year(folded + "度") or fiscal_year(folded + "年度")


def _read(paths: Sequence[str], shell: Shell) -> Sequence[tuple[str, Compiled]] | int:
    """The compiled sets of a side; the exit status where they have errors."""
    from seido.project import compile_set

    project = open_project(paths)
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})
    made = [(policy_set.name, compile_set(policy_set)) for policy_set in project.sets]
    errors = [finding for _, one in made for finding in one.diagnostics if finding.is_error]
    if errors:
        status = shell.report(errors, {path: text for _, one in made for path, text in one.sources.items()})
        shell.err.write(shell.say(_BROKEN, place="、".join(paths) or "policies") + "\n")
        return status
    return made


def _schemes(made: Sequence[tuple[str, Compiled]]) -> Mapping[tuple[str, str], tuple[SchemeIR, Compiled]]:
    """The schemes by set and identifier; where there is one set, its name does not matter."""
    alone = len(made) == 1
    return {("" if alone else name, key): (ir, one) for name, one in made for key, ir in one.irs.items()}


def _label(place: str, made: Sequence[tuple[str, Compiled]], year: int | None) -> Text:
    from seido.values.calendar import show_year

    years = {scheme.document_year for _, one in made for scheme in one.schemes}
    shown = place.rstrip("/") or place
    known = year if year is not None else next(iter(years)) if len(years) == 1 else None
    if known is None:
        return Text(shown, shown)
    return Text(f"{shown}（{show_year(known)}）", f"{shown} ({show_year(known)})")


def _compare(old: _Version, new: _Version, options: Options) -> View | Diagnostic:
    """The comparison of all schemes, in the order of the newer side, then those that are gone."""
    from seido.emit.differences import View, view_alone
    from seido.project import unknown_scheme
    from seido.values.numerals import fold

    every = {**old.schemes, **new.schemes}
    known = [ir.scheme.name for ir, _ in every.values()]
    for asked in options.schemes:
        if not any(
            fold(asked) in (ir.scheme.id, ir.scheme.name) for ir, _ in (*old.schemes.values(), *new.schemes.values())
        ):
            return unknown_scheme(asked, known)
    wanted = {fold(asked) for asked in options.schemes}

    def is_wanted(ir: SchemeIR) -> bool:
        return not wanted or ir.scheme.id in wanted or ir.scheme.name in wanted

    pairs = _pairs(old, new)
    views: list[SchemeView] = []
    for key, (ir, compiled) in new.schemes.items():
        before = pairs.get(key)
        if before is None:
            if is_wanted(ir):
                views.append(view_alone(ir, "added"))
        elif is_wanted(ir) or is_wanted(old.schemes[before][0]):
            views.append(_view(old, new, old.schemes[before], (ir, compiled)))
    gone = [key for key in old.schemes if key not in pairs.values()]
    views += [view_alone(old.schemes[key][0], "removed") for key in gone if is_wanted(old.schemes[key][0])]
    return View(old.label, new.label, tuple(views))


def _pairs(old: _Version, new: _Version) -> Mapping[tuple[str, str], tuple[str, str]]:
    """The older scheme of each newer one: by identifier, else by name."""
    pairs = {key: key for key in new.schemes if key in old.schemes}
    names = {(key[0], ir.scheme.name): key for key, (ir, _) in old.schemes.items() if key not in new.schemes}
    for key, (ir, _) in new.schemes.items():
        named = names.get((key[0], ir.scheme.name))
        if key not in pairs and named is not None:
            pairs[key] = named
    return pairs


def _view(
    old: _Version, new: _Version, before: tuple[SchemeIR, Compiled], after: tuple[SchemeIR, Compiled]
) -> SchemeView:
    from seido.analyse.differences import compare_schemes
    from seido.citations.references import References
    from seido.emit.differences import Origin, view_scheme

    years = [
        version.year if version.year is not None else ir.scheme.document_year
        for version, (ir, _) in ((old, before), (new, after))
    ]
    difference = compare_schemes(before[0], after[0], *years)
    origins = [Origin(References(made.documents), made.sources) for _, made in (before, after)]
    return view_scheme(difference, origins[0], origins[1], (old.label, new.label))
