"""What is tested is what is shipped: the wheel is built, looked into, installed into an empty place and run."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from seido import __version__

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, away from the checkout, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    result = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**environment, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "LC_ALL": "C.UTF-8"},
        cwd=cwd,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as pip builds it but without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index")
    run(*pip, "-w", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    """What is in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment into which the wheel alone was installed.

    The packages it depends on are lent by this environment: a path file adds their folder but does not read the path
    files inside, so that the editable seido of the checkout is out of reach.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()}
    (packages / "lent.pth").write_text("".join(f"{path}\n" for path in sorted(lent)), encoding="utf-8")
    return python.parent


def test_the_wheel_is_named_after_the_version(wheel: Path) -> None:
    assert wheel.name == f"seido-{__version__}-py3-none-any.whl"


def test_every_file_of_the_package_is_in_the_wheel(names: frozenset[str]) -> None:
    """Templates, themes and the mark of types too: whatever stands in the package is shipped."""
    package = ROOT / "compiler" / "seido"
    expected = {
        f"seido/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(package).parts)
    }
    assert expected - names == set()
    assert "seido/py.typed" in names


def test_the_grammar_is_in_the_wheel(names: frozenset[str]) -> None:
    grammars = {f"seido/grammar/{path.name}" for path in (ROOT / "grammar").glob("*.lark")}
    assert grammars
    assert grammars <= names


def test_nothing_else_is_in_the_wheel(names: frozenset[str]) -> None:
    assert {name.split("/")[0] for name in names} == {"seido", f"seido-{__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_the_licence_is_in_the_wheel(names: frozenset[str]) -> None:
    assert f"seido-{__version__}.dist-info/licenses/LICENSE" in names


def test_the_installed_command_runs(installed: Path, tmp_path: Path) -> None:
    seido = installed / "seido"
    assert run(seido, "--version", cwd=tmp_path) == f"seido {__version__}\n"
    assert "S0901" in run(seido, "explain", cwd=tmp_path)


def test_the_installed_package_is_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import seido; print(seido.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(installed.parent)


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for requirement in [*project["dependencies"], *(one for extra in extras.values() for one in extra)]:
        assert ">=" in requirement, requirement
        assert "<" in requirement, requirement
