"""What all tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Tests share helpers as `tests.support`, however pytest is started.
ROOT = str(Path(__file__).parents[1])
if ROOT not in sys.path:
    sys.path.append(ROOT)

# The same examples on every machine and in every run: a failure that somebody sees, everybody can see.
settings.register_profile("seido", derandomize=True, deadline=None)
settings.load_profile("seido")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --update`` renews golden files that seido generated; figures copied from documents are never renewed."""
    parser.addoption("--update", action="store_true", help="renew the generated golden files")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether generated golden files are to be renewed."""
    return bool(request.config.getoption("--update"))
