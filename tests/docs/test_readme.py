"""The README: its commands, its answers and its links are what they say."""

from __future__ import annotations

import io
import re
import shlex
import sys
import tomllib
from typing import TYPE_CHECKING

from tests.docs.following import one_scheme
from tests.emit.checking import package_of, reference, write_package
from tests.support import ROOT

from seido import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_two_commands_are_shown_and_the_project_has_what_they_name() -> None:
    """That they work is tried by `.ci/run`, which types them in an environment of its own."""
    section = README.partition("## Two commands\n")[2].partition("\n## ")[0]
    assert re.findall("^    (.*)$", section, re.MULTILINE) == [
        "pip install -e . && seido build",
        "pip install -e '.[test]' && pytest -n auto",
    ]
    assert PROJECT["requires-python"] == ">=3.11"
    assert PROJECT["scripts"]["seido"] == "seido.cli:main"
    assert any(each.startswith("pytest") for each in PROJECT["optional-dependencies"]["test"])


def test_the_answer_is_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(one_scheme(tmp_path))
    shown = re.search(r"^```\n\$ seido (.*)\n((?s:.*?))^```$", README, re.MULTILINE)
    assert shown is not None
    out = io.StringIO()
    assert cli.run(shlex.split(shown[1]), out, io.StringIO(), {}) == 0
    assert "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n" == shown[2]


def test_the_lines_of_a_policy_are_those_of_the_scheme() -> None:
    """Each line stands in the policy file, where it may say more."""
    shown = re.search(r"## Ten lines\n\n```\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    held = re.sub(r"\s+", "", (ROOT / "policies" / "r6" / "shuraku.pol").read_text(encoding="utf-8"))
    missing = [line for line in shown[1].splitlines() if re.sub(r"\s+", "", line) not in held]
    assert missing == []


def test_the_session_in_python_comes_out_as_its_comments_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = write_package(package_of(reference()), tmp_path / "build")
    monkeypatch.syspath_prepend(str(package.parent))
    shown = re.search(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert shown is not None
    lines = shown[1].splitlines()
    asked = [line.partition("  # ")[::2] for line in lines if line.startswith("answer.")]
    assert len(asked) == 2
    space: dict[str, object] = {}
    try:
        exec("\n".join(line for line in lines if not line.startswith("answer.")), space)  # noqa: S102  what a reader types
        for expression, said in asked:
            value = eval(expression, space)  # noqa: S307  what a reader types
            assert said.partition(":")[0] in (str(value), repr(value))
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == package.name]:
            del sys.modules[name]


def test_every_command_stands_in_the_table() -> None:
    commands = cli.command_tree("en", io.StringIO(), io.StringIO(), {}).commands
    assert [name for name in commands if not re.search(rf"^\|.*`seido {name}\b", README, re.MULTILINE)] == []


def test_every_link_leads_to_something() -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", README)
    assert len(targets) > 10
    assert [each for each in targets if not each.startswith("http") and not (ROOT / each).exists()] == []
