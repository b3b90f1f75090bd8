"""What generated code may hold: the standard library, no reflection, nothing that a policy's text put there."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.emit.checking import compile_golden, package_of, reference, write_package

import seido.values

ALLOWED_IMPORTS = {
    "__future__",
    "collections.abc",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "itertools",
    "re",
    "typing",
}
FORBIDDEN_NAMES = {
    *("__builtins__", "__import__", "breakpoint", "compile", "delattr", "eval", "exec", "float", "getattr", "globals"),
    *("input", "locals", "memoryview", "open", "print", "setattr", "vars"),
}
SHOWN_NODES = (
    *(ast.Module, ast.ImportFrom, ast.alias, ast.Expr, ast.Constant, ast.Name, ast.Load, ast.Store, ast.Attribute),
    *(ast.Assign, ast.AnnAssign, ast.AugAssign, ast.ClassDef, ast.FunctionDef, ast.arguments, ast.arg, ast.keyword),
    *(ast.Return, ast.If, ast.IfExp, ast.For, ast.Break, ast.Try, ast.ExceptHandler, ast.Raise, ast.Delete, ast.Del),
    *(ast.Call, ast.Starred, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.Subscript, ast.ListComp, ast.comprehension),
    *(ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.UnaryOp, ast.USub, ast.Not, ast.BitOr),
    *(ast.BoolOp, ast.And, ast.Or, ast.Compare, ast.Is, ast.IsNot, ast.In, ast.NotIn),
    *(ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE),
)
"""Every kind of node that a checker may hold: no lambda, no with, no walrus, no true division, no formatted text."""

CASES = ("rates", "rows", "special", "rounding", "hostile")


def packages() -> Iterator[tuple[str, Mapping[str, str]]]:
    for case in CASES:
        yield case, package_of(compile_golden(case))
    yield "reference", package_of(reference())


@pytest.fixture(scope="module")
def emitted() -> dict[str, Mapping[str, str]]:
    return dict(packages())


def test_a_package_holds_its_modules_and_verbatim_copies_of_the_runtime(emitted: dict[str, Mapping[str, str]]) -> None:
    files = emitted["reference"]
    runtime = ["exact", "answer", "plain"]
    assert set(files) == {
        "checkers/__init__.py",
        "checkers/py.typed",
        *(f"checkers/{name}.py" for name in reference().irs),
        "checkers/runtime/__init__.py",
        *(f"checkers/runtime/{name}.py" for name in runtime),
    }
    source = Path(str(seido.values.__path__[0]))
    for name in runtime:
        assert files[f"checkers/runtime/{name}.py"] == (source / f"{name}.py").read_text("utf-8")


def test_generated_code_imports_the_standard_library_and_its_own_runtime_only(
    emitted: dict[str, Mapping[str, str]],
) -> None:
    for files in emitted.values():
        for path, text in files.items():
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Import):
                    assert {alias.name for alias in node.names} <= ALLOWED_IMPORTS, path
                if isinstance(node, ast.ImportFrom) and node.level == 0:
                    assert node.module in ALLOWED_IMPORTS, path


def test_checkers_are_made_of_plain_statements(emitted: dict[str, Mapping[str, str]]) -> None:
    for files in emitted.values():
        for path, text in files.items():
            if "/runtime/" in path:
                continue
            for node in ast.walk(ast.parse(text)):
                assert isinstance(node, SHOWN_NODES), (path, ast.dump(node))
                if isinstance(node, ast.Name):
                    assert node.id not in FORBIDDEN_NAMES, path
                if isinstance(node, ast.Constant):
                    assert not isinstance(node.value, float), path
                if isinstance(node, ast.Attribute):
                    assert not node.attr.startswith("__"), path


def test_every_sign_of_generated_code_can_be_seen(emitted: dict[str, Mapping[str, str]]) -> None:
    for files in emitted.values():
        for path, text in files.items():
            if "/runtime/" in path:
                continue
            assert all(letter == "\n" or letter.isprintable() or letter == "\u3000" for letter in text), path
            assert all(line == line.rstrip() for line in text.split("\n")), path


def test_a_hostile_policy_imports_and_runs_nothing(emitted: dict[str, Mapping[str, str]], tmp_path: Path) -> None:
    write_package(emitted["hostile"], tmp_path)
    code = (
        "import sys; import checkers.trial as t; print(len(t.TITLE), 'os.path' in t.__dict__, '__import__' in t.TITLE)"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert found.stdout.split()[1:] == ["False", "True"]


def test_all_packages_pass_strict_type_checking(emitted: dict[str, Mapping[str, str]], tmp_path: Path) -> None:
    """One run of mypy over the reference set and every golden case; the copies of the runtime are the same."""
    whole = dict(emitted["reference"])
    for case in CASES:
        whole[f"checkers/golden_{case}.py"] = emitted[case]["checkers/trial.py"]
    write_package(whole, tmp_path)
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "checkers"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert found.returncode == 0, found.stdout
